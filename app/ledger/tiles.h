// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A whole lane as a tree of plain files (C2SP tlog-tiles.md), readable by anybody's software: `checkpoint`,
// `tile/<level>/<n>` with up to 256 hashes each, `tile/entries/<n>` with the entries themselves. Paths and
// bytes only; who has a folder brings its files. Format: resources/formats/tiles.md.

#include <functional>
#include <optional>
#include <string>

#include "app/ledger/merkle.h"

namespace custody::ledger {

constexpr std::uint64_t tileWidth = 256;

// Where a tile or bundle lies. Less than `tileWidth` wide it is partial: tile/0/x001/x234/067.p/12
std::string tilePath(unsigned level, std::uint64_t index, std::uint64_t width = tileWidth);
std::string bundlePath(std::uint64_t index, std::uint64_t width = tileWidth);

using TileSink = std::function<Result<>(const std::string& path, ByteView content)>;
using TileSource = std::function<Result<std::optional<Bytes>>(const std::string& path)>; // absent: no file
using EntrySource = std::function<Result<Bytes>(std::uint64_t index)>;
using EntryVisitor = std::function<Result<>(std::uint64_t index, ByteView entry)>;

// Every tile and bundle of a tree of `size` leaves; the checkpoint is the caller's to write, last.
Result<> writeTiles(
    std::uint64_t size, const NodeSource& nodes, const EntrySource& entries, const TileSink& write);

// A tree of `size` leaves read from its files. Nothing is believed: whoever wants to know calls `verify`.
class TiledLog {
public:
    TiledLog(std::uint64_t size, TileSource files)
        : m_size(size)
        , m_files(std::move(files))
    {
    }

    std::uint64_t size() const { return m_size; }
    // The entries of one bundle. Tampered: the file is missing, too short or too long; the error names it.
    Result<std::vector<Bytes>> bundle(std::uint64_t index) const;
    // Subtree roots as the tiles give them: for proofs, and for the root at every smaller size. Keeps the
    // files, not this object.
    NodeSource nodes() const;
    // Hashes every entry, compares every tile of every level with what lies below it, and gives the root. One
    // tile a level is held in memory. The error names the file and the entry. `visit` sees each entry in
    // order, after its leaf hash agreed.
    Result<Hash> verify(const EntryVisitor& visit = {}) const;

private:
    std::uint64_t m_size;
    TileSource m_files;
};

} // namespace custody::ledger
