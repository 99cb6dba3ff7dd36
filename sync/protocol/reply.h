// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the cloud says back: one HTTP answer, and the three small texts it may carry. Sizes and indexes are
// counts of leaves. Source: C2SP tlog-witness.md and tlog-mirror.md (add-checkpoint, add-entries).

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "app/ledger/note.h"

namespace custody::protocol {

namespace mime {
inline constexpr std::string_view size = "text/x.tlog.size";
inline constexpr std::string_view mirrorInfo = "text/x.tlog.mirror-info";
inline constexpr std::string_view text = "text/plain; charset=utf-8";
inline constexpr std::string_view octets = "application/octet-stream";
inline constexpr std::string_view problem = "application/problem+json";
} // namespace mime

inline constexpr std::string_view addCheckpointPath = "/mirror/add-checkpoint";
inline constexpr std::string_view addEntriesPath = "/mirror/add-entries";
// "/mirror/" hex(SHA-256(origin)) "/checkpoint"
std::string checkpointPath(std::string_view origin);

// No honest answer of this protocol is longer, in bytes.
inline constexpr std::size_t replyLimit = 64 * 1024;

struct Reply {
    int status = 0; // of HTTP
    std::string type; // Content-Type
    std::string body; // for a refusal by the mirror: one sentence
    std::optional<std::chrono::seconds> retryAfter = {};
};

// A decimal without sign or leading zeros, at most 2^63 - 1: the largest size a database can hold.
Result<std::uint64_t> parseDecimal(std::string_view digits);

// "<size>\n": the tree size the cloud stands at (409 of add-checkpoint).
std::string sizeText(std::uint64_t size);
Result<std::uint64_t> parseSize(std::string_view body);

// Where the mirror stands (202 and 409 of add-entries).
struct MirrorInfo {
    std::uint64_t pendingSize = 0; // of a checkpoint it would accept as the upload's end
    std::uint64_t nextEntry = 0; // first leaf it does not have yet
    Bytes ticket; // opaque; handed back as it came

    std::string text() const;
    static Result<MirrorInfo> parse(std::string_view body);
    bool operator==(const MirrorInfo&) const = default;
};

// The receipt (200 of add-entries): one to 32 signature lines, nothing else.
std::string cosignatureLines(const std::vector<ledger::NoteSignature>& cosignatures);
Result<std::vector<ledger::NoteSignature>> parseCosignatureLines(std::string_view body);

} // namespace custody::protocol
