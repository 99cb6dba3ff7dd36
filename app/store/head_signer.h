// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Signs a head on a thread of its own while its caller reads on: the full check signs every head anew. Only
// its caller's thread may call it; what it signs leaves it only through take().

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "app/crypto/signing.h"

namespace custody::store {

class HeadSigner {
public:
    HeadSigner() = default;
    ~HeadSigner();
    HeadSigner(const HeadSigner&) = delete;
    HeadSigner& operator=(const HeadSigner&) = delete;

    // Forgets what was begun before. On a machine with one core it does nothing: there is no time to win.
    void begin(std::string text, const crypto::SigningKey& key);
    // The signature over exactly this text; absent when another was begun, or none, or its thread has not
    // come to it yet: then signing it oneself is quicker than waiting.
    std::optional<crypto::Signature> take(std::string_view text);

private:
    enum class State { Idle, Asked, Signing, Done };
    void work(const std::stop_token& stop);

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    State m_state = State::Idle;
    std::string m_text;
    std::optional<crypto::SigningKey> m_key; // a handle of its own, so that nothing dangles
    crypto::Signature m_signature{};
    std::jthread m_thread; // the last member: it ends before the others go
};

} // namespace custody::store
