// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/ledger/tiles.h"

#include <algorithm>
#include <memory>
#include <span>

#include "app/ledger/entry.h"

namespace custody::ledger {
namespace {

constexpr unsigned levelsOfATile = 8; // 2^8 hashes wide
constexpr std::uint64_t largestLog = 1ULL << 62;

// Zero-padded groups of three digits, all but the last behind an x, so that no name is file and folder both.
std::string numberPath(std::uint64_t index, std::uint64_t width)
{
    const auto three = [](std::uint64_t n) {
        const auto digits = std::to_string(n % 1000);
        return std::string(3 - digits.size(), '0') + digits;
    };
    std::string path = three(index);
    while (index >= 1000) {
        index /= 1000;
        path.insert(0, "x" + three(index) + "/");
    }
    return width == tileWidth ? path : path + ".p/" + std::to_string(width);
}

// How many hashes a level of tiles holds: one for each full tile below.
std::uint64_t hashesAt(unsigned level, std::uint64_t size)
{
    const unsigned shift = levelsOfATile * level;
    return shift < 64 ? size >> shift : 0;
}

std::uint64_t widthOf(std::uint64_t index, std::uint64_t hashes)
{
    return std::min(tileWidth, hashes - index * tileWidth);
}

tl::unexpected<Error> wrong(const std::string& path, const std::string& what)
{
    return fail(Fault::Tampered, path + ": " + what);
}

std::string entryOf(std::uint64_t index) { return "entry " + std::to_string(index); }

struct Found {
    std::string path;
    Bytes content;
};

// A partial file may have been replaced by the full one, of which it is the beginning.
Result<Found> find(const TileSource& files, const std::string& partial, const std::string& full)
{
    for (const auto& path : {partial, full})
        if (auto content = TRY(files(path)))
            return Found{path, std::move(*content)};
    return wrong(partial, "this file is missing");
}

Result<std::vector<Hash>> readTile(
    const TileSource& files, unsigned level, std::uint64_t index, std::uint64_t width)
{
    const auto found = TRY(find(files, tilePath(level, index, width), tilePath(level, index)));
    const auto expected = found.path == tilePath(level, index) ? tileWidth : width;
    if (found.content.size() != expected * sizeof(Hash))
        return wrong(found.path,
            "a tile of " + std::to_string(expected) + " hashes has " + std::to_string(expected * sizeof(Hash))
                + " bytes; this one has " + std::to_string(found.content.size()));
    std::vector<Hash> hashes(width);
    for (std::size_t i = 0; i < width; ++i)
        std::copy_n(found.content.begin() + static_cast<std::ptrdiff_t>(i * sizeof(Hash)), sizeof(Hash),
            hashes[i].begin());
    return hashes;
}

Result<std::vector<Bytes>> readBundle(const TileSource& files, std::uint64_t index, std::uint64_t width)
{
    const auto found = TRY(find(files, bundlePath(index, width), bundlePath(index)));
    const auto expected = found.path == bundlePath(index) ? tileWidth : width;
    std::vector<Bytes> entries;
    ByteView rest = found.content;
    while (!rest.empty()) {
        const auto cut = [&] {
            return wrong(found.path, entryOf(index * tileWidth + entries.size()) + " is cut short");
        };
        if (entries.size() == expected)
            return wrong(found.path, "there is more in it than its " + std::to_string(expected) + " entries");
        if (rest.size() < 2)
            return cut();
        const std::size_t size = static_cast<std::size_t>(rest[0] << 8 | rest[1]);
        rest = rest.subspan(2);
        if (rest.size() < size)
            return cut();
        entries.emplace_back(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(size));
        rest = rest.subspan(size);
    }
    if (entries.size() != expected)
        return wrong(found.path,
            "it holds " + std::to_string(entries.size()) + " entries and not " + std::to_string(expected));
    entries.resize(width);
    return entries;
}

Hash rootOfTile(const std::vector<Hash>& tile)
{
    Frontier tree;
    for (const auto& hash : tile)
        tree.append(hash);
    return tree.root();
}

} // namespace

std::string tilePath(unsigned level, std::uint64_t index, std::uint64_t width)
{
    return "tile/" + std::to_string(level) + "/" + numberPath(index, width);
}

std::string bundlePath(std::uint64_t index, std::uint64_t width)
{
    return "tile/entries/" + numberPath(index, width);
}

Result<> writeTiles(
    std::uint64_t size, const NodeSource& nodes, const EntrySource& entries, const TileSink& write)
{
    for (std::uint64_t index = 0; index * tileWidth < size; ++index) {
        const auto width = widthOf(index, size);
        Bytes bundle;
        for (std::uint64_t i = 0; i < width; ++i) {
            const auto entry = TRY(entries(index * tileWidth + i));
            if (entry.size() > largestEntry)
                return fail(Fault::Invalid, entryOf(index * tileWidth + i) + " is too large for a bundle");
            bundle.push_back(static_cast<std::uint8_t>(entry.size() >> 8));
            bundle.push_back(static_cast<std::uint8_t>(entry.size() & 0xFF));
            append(bundle, entry);
        }
        TRY(write(bundlePath(index, width), bundle));
    }
    for (unsigned level = 0; hashesAt(level, size) > 0; ++level) {
        const auto hashes = hashesAt(level, size);
        for (std::uint64_t index = 0; index * tileWidth < hashes; ++index) {
            const auto width = widthOf(index, hashes);
            Bytes tile;
            for (std::uint64_t i = 0; i < width; ++i)
                append(tile, TRY(nodes(level * levelsOfATile, index * tileWidth + i)));
            TRY(write(tilePath(level, index, width), tile));
        }
    }
    return {};
}

Result<std::vector<Bytes>> TiledLog::bundle(std::uint64_t index) const
{
    if (m_size > largestLog || index > (m_size - 1) / tileWidth || m_size == 0)
        return fail(Fault::Invalid, "there is no such bundle in a log of that size");
    return readBundle(m_files, index, widthOf(index, m_size));
}

NodeSource TiledLog::nodes() const
{
    struct Kept {
        unsigned level = 0;
        std::uint64_t index = 0;
        std::vector<Hash> hashes;
    };
    return [size = m_size, files = m_files, kept = std::make_shared<Kept>()](
               unsigned level, std::uint64_t index) -> Result<Hash> {
        if (level >= 64 || size > largestLog || index >= size >> level)
            return fail(Fault::Invalid, "there is no such node in a log of that size");
        // The subtree's own leaves within one tile: 2^inner hashes of it, counted from `first`.
        const unsigned tileLevel = level / levelsOfATile;
        const unsigned inner = level % levelsOfATile;
        const std::uint64_t first = index << inner;
        const std::uint64_t tile = first / tileWidth;
        if (kept->hashes.empty() || kept->level != tileLevel || kept->index != tile)
            *kept = {tileLevel, tile,
                TRY(readTile(files, tileLevel, tile, widthOf(tile, hashesAt(tileLevel, size))))};
        const auto begin = kept->hashes.begin() + static_cast<std::ptrdiff_t>(first % tileWidth);
        return rootOfTile({begin, begin + (std::ptrdiff_t{1} << inner)});
    };
}

Result<Hash> TiledLog::verify(const EntryVisitor& visit) const
{
    if (m_size > largestLog)
        return fail(Fault::Tampered, "checkpoint: no log has that many entries");
    Frontier tree;
    std::vector<Hash> above; // roots of the full tiles of the level below
    for (std::uint64_t index = 0; index * tileWidth < m_size; ++index) {
        const auto width = widthOf(index, m_size);
        const auto entries = TRY(readBundle(m_files, index, width));
        const auto tile = TRY(readTile(m_files, 0, index, width));
        for (std::uint64_t i = 0; i < width; ++i) {
            const auto at = index * tileWidth + i;
            if (leafHash(entries[i]) != tile[i])
                return wrong(bundlePath(index, width),
                    entryOf(at) + " does not hash to what " + tilePath(0, index, width) + " says");
            tree.append(tile[i]);
            if (visit)
                if (const auto seen = visit(at, entries[i]); !seen)
                    return wrong(bundlePath(index, width), entryOf(at) + ": " + seen.error().what);
        }
        if (width == tileWidth)
            above.push_back(rootOfTile(tile));
    }
    for (unsigned level = 1; !above.empty(); ++level) {
        std::vector<Hash> next;
        for (std::uint64_t index = 0; index * tileWidth < above.size(); ++index) {
            const auto width = widthOf(index, above.size());
            const auto tile = TRY(readTile(m_files, level, index, width));
            const auto differs =
                std::ranges::mismatch(tile, std::span(above).subspan(index * tileWidth, width));
            if (differs.in1 != tile.end())
                return wrong(tilePath(level, index, width),
                    "hash " + std::to_string(differs.in1 - tile.begin())
                        + " is not what the tiles below it give");
            if (width == tileWidth)
                next.push_back(rootOfTile(tile));
        }
        above = std::move(next);
    }
    return tree.root();
}

} // namespace custody::ledger
