// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The cloud's real mirror without a network between, and one that can be told to lie.

#include <functional>

#include <QTemporaryDir>

#include "sync/client/cloud.h"
#include "sync/server/mirror.h"

namespace custody::test {

class MirrorCloud : public client::Cloud {
public:
    explicit MirrorCloud(const Clock& clock, std::uint8_t seed = 2)
        : m_clock(clock)
        , m_key(*crypto::Secret::fromBytes(Bytes(32, seed)))
    {
        restart();
    }

    void restart()
    {
        m_mirror.reset();
        m_archive.reset();
        auto opened = server::Archive::open(m_folder.filePath("cloud.sqlite").toStdString());
        if (!opened)
            qFatal("%s", opened.error().what.c_str());
        m_archive = std::move(*opened);
        m_mirror = std::make_unique<server::Mirror>(*m_archive, server::Cosigner{name, m_key}, m_clock);
    }

    server::Mirror& mirror() { return *m_mirror; }
    server::Archive& archive() { return *m_archive; }
    const crypto::SigningKey& signing() const { return m_key; }
    ledger::VerifierKey key() const { return ledger::cosignerKey(name, m_key.publicKey()); }

    Result<protocol::Reply> addCheckpoint(const std::string& body) override
    {
        ++checkpoints;
        return m_mirror->addCheckpoint(body);
    }
    Result<protocol::Reply> addEntries(const Bytes& body) override
    {
        ++uploads;
        return m_mirror->addEntries(body);
    }
    Result<protocol::Reply> checkpoint(const std::string& origin) override
    {
        return m_mirror->checkpoint(hex(crypto::sha256(view(origin))));
    }

    static constexpr auto name = "mirror.custody.example/m1";
    int checkpoints = 0, uploads = 0;

private:
    const Clock& m_clock;
    QTemporaryDir m_folder;
    crypto::SigningKey m_key;
    std::unique_ptr<server::Archive> m_archive;
    std::unique_ptr<server::Mirror> m_mirror;
};

// Does the honest work and then says something else, where it was told what.
class LyingCloud final : public MirrorCloud {
public:
    using MirrorCloud::MirrorCloud;
    using Answer = Result<protocol::Reply>;

    Answer addCheckpoint(const std::string& body) override
    {
        auto truth = MirrorCloud::addCheckpoint(body);
        return onCheckpoint ? onCheckpoint(body, std::move(truth)) : truth;
    }
    Answer addEntries(const Bytes& body) override
    {
        if (beforeEntries)
            if (auto instead = beforeEntries(body))
                return *instead;
        auto truth = MirrorCloud::addEntries(body);
        return onEntries ? onEntries(body, std::move(truth)) : truth;
    }

    std::function<Answer(const std::string&, Answer)> onCheckpoint;
    std::function<std::optional<Answer>(const Bytes&)> beforeEntries; // instead of the work
    std::function<Answer(const Bytes&, Answer)> onEntries;
};

} // namespace custody::test
