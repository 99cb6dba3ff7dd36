// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A whole cloud in one folder, for a bench, a course or a test: archive, mirror key, TLS identity, and the
// configuration a station needs to reach it (resources/formats/sync.md).

#include <filesystem>
#include <memory>

#include "app/base/file.h"
#include "sync/server/http_server.h"

namespace custody::server {

class DemoCloud {
public:
    // Makes what is missing in the folder; nothing runs yet. Storage: the folder is not writable.
    static Result<std::unique_ptr<DemoCloud>> open(const std::filesystem::path& folder, const Clock& clock);

    // Opens the doors and writes sync.toml for the port it got. Busy: another process serves from this
    // folder; otherwise see HttpServer for its errors.
    Result<> serve(int port, int healthPort);
    // Also while another custody-cloud serves from this folder.
    Result<> enrol(const ledger::VerifierKey& station);

    int port() const { return m_server->port(); }
    int healthPort() const { return m_server->healthPort(); }
    ledger::VerifierKey mirrorKey() const;

private:
    DemoCloud(std::filesystem::path folder, crypto::Secret seed);
    Result<> writeStationConfig() const;

    std::filesystem::path m_folder;
    crypto::SigningKey m_key;
    std::optional<FolderLock> m_lock; // while serving
    std::unique_ptr<MirrorThread> m_mirror;
    std::unique_ptr<HttpServer> m_server; // dies first: it asks the mirror
};

} // namespace custody::server
