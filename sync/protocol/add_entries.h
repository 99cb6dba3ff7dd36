// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The leaves of a lane on their way to the cloud: a head that says which ones, then packages of at most 256,
// each with a proof that it belongs to the announced tree, so that a cut upload keeps what arrived whole.
// Source: C2SP tlog-mirror.md, add-entries. All integers are big-endian.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/ledger/merkle.h"

namespace custody::protocol {

inline constexpr std::uint64_t packageSize = 256; // leaves
inline constexpr std::size_t packageLimit = 32; // packages in one request
inline constexpr std::size_t entryLimit = 65'535; // bytes of one leaf
// Room for one package of the largest leaves; a sender stops well before it.
inline constexpr std::size_t bodyLimit = 32 * 1024 * 1024;

struct Upload {
    std::string origin;
    std::uint64_t begin = 0; // first leaf offered
    std::uint64_t end = 0; // tree size of the announced checkpoint
    Bytes ticket; // from the mirror's last answer
};

// Leaves [begin, end) and the aligned subtree [subtree, end) that their proof speaks of.
struct PackageRange {
    std::uint64_t subtree = 0;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    bool operator==(const PackageRange&) const = default;
};

// The package that starts at `at`, which is the upload's begin or a multiple of 256. Absent at the end.
std::optional<PackageRange> packageAt(std::uint64_t at, std::uint64_t uploadEnd);

// Invalid when the origin, the ticket, a leaf or the proof is larger than its length field allows.
Result<Bytes> uploadHead(const Upload& upload);
Result<> appendPackage(Bytes& body, std::span<const Bytes> entries, const ledger::Proof& proof);

struct Package {
    PackageRange range;
    std::vector<ByteView> entries; // into the body
    ledger::Proof proof;
};

// Reads a body that may be cut anywhere. Holds views into it.
class UploadReader {
public:
    static Result<UploadReader> open(ByteView body);

    const Upload& upload() const { return m_upload; }
    // Absent when the sequence is complete, the rest is cut short, or 32 packages were read. Invalid for a
    // proof that is too long and for bytes after the last package.
    Result<std::optional<Package>> next();

private:
    UploadReader() = default;
    Upload m_upload;
    ByteView m_rest;
    std::uint64_t m_at = 0;
    std::size_t m_packages = 0;
};

} // namespace custody::protocol
