// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one thread that touches the cloud's archive. Whoever serves a station asks it and waits, but never
// longer than its patience.

#include <chrono>
#include <filesystem>
#include <future>
#include <memory>
#include <optional>

#include <QObject>
#include <QThread>

#include "sync/server/mirror.h"

namespace custody::server {

class MirrorThread {
public:
    // Opens the archive on the new thread. `key` and `clock` outlive it. Needs a QCoreApplication.
    static Result<std::unique_ptr<MirrorThread>> start(
        const std::filesystem::path& archive, Cosigner cosigner, const Clock& clock);
    ~MirrorThread(); // finishes what was asked, then closes the archive

    // Absent when the answer took longer than `patience`; the act may still happen. Call it on any other
    // thread; `act` must own what it uses.
    template <typename Act>
    auto ask(std::chrono::milliseconds patience, Act act) -> std::optional<std::invoke_result_t<Act, Mirror&>>
    {
        using Answer = std::invoke_result_t<Act, Mirror&>;
        const auto promise = std::make_shared<std::promise<Answer>>();
        auto answer = promise->get_future();
        post([this, promise, act = std::move(act)]() mutable { promise->set_value(act(*m_mirror)); });
        if (answer.wait_for(patience) != std::future_status::ready)
            return std::nullopt;
        return answer.get();
    }

private:
    MirrorThread() = default;
    void post(std::function<void()> act);

    QThread m_thread;
    std::unique_ptr<QObject> m_bell; // lives on m_thread; wakes it
    std::unique_ptr<Archive> m_archive; // born and dies on m_thread
    std::unique_ptr<Mirror> m_mirror;
};

} // namespace custody::server
