// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where the cloud is and whose receipts count: sync.toml in the station's data folder
// (resources/formats/sync.md).

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "app/ledger/note.h"

namespace custody::client {

struct Config {
    std::string host;
    int port = 443;
    std::string prefix; // of every path; empty or "/x"
    std::filesystem::path ca; // PEM; the only certificates that are trusted
    std::vector<ledger::VerifierKey> mirrors; // whose cosignature releases an event
    std::chrono::seconds connectTimeout{10};
    std::chrono::seconds exchangeTimeout{30}; // for one read or write
    std::chrono::seconds laneTimeout{600}; // time slice of one lane in a pass
};

// Every error is a bad configuration and its sentence says where it stands and what to do. Relative paths
// are relative to the file.
Result<Config> readConfig(const std::filesystem::path& file);

} // namespace custody::client
