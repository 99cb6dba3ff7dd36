// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/protocol/add_entries.h"

#include <algorithm>
#include <limits>

#include "sync/protocol/add_checkpoint.h"

namespace custody::protocol {
namespace {

void put(Bytes& to, std::uint64_t value, unsigned size)
{
    for (unsigned byte = size; byte-- > 0;)
        to.push_back(static_cast<std::uint8_t>(value >> (8 * byte)));
}

// Absent when the bytes end too early; nothing is allocated for a length that is only claimed.
std::optional<ByteView> take(ByteView& from, std::size_t size)
{
    if (from.size() < size)
        return std::nullopt;
    const auto taken = from.first(size);
    from = from.subspan(size);
    return taken;
}

std::optional<std::uint64_t> number(ByteView& from, unsigned size)
{
    const auto raw = take(from, size);
    if (!raw)
        return std::nullopt;
    std::uint64_t value = 0;
    for (const auto byte : *raw)
        value = value << 8 | byte;
    return value;
}

std::optional<ByteView> shortString(ByteView& from)
{
    const auto size = number(from, 2);
    return size ? take(from, *size) : std::nullopt;
}

} // namespace

std::optional<PackageRange> packageAt(std::uint64_t at, std::uint64_t uploadEnd)
{
    if (at >= uploadEnd)
        return std::nullopt;
    const auto subtree = at - at % packageSize;
    return PackageRange{subtree, at, uploadEnd - subtree > packageSize ? subtree + packageSize : uploadEnd};
}

Result<Bytes> uploadHead(const Upload& upload)
{
    constexpr std::size_t longest = 65'535;
    if (upload.origin.size() > longest || upload.ticket.size() > longest)
        return fail(Fault::Invalid, "a lane's name or a mirror's ticket is too long to send");
    Bytes head;
    put(head, upload.origin.size(), 2);
    append(head, view(upload.origin));
    put(head, upload.begin, 8);
    put(head, upload.end, 8);
    put(head, upload.ticket.size(), 2);
    append(head, upload.ticket);
    return head;
}

Result<> appendPackage(Bytes& body, std::span<const Bytes> entries, const ledger::Proof& proof)
{
    if (proof.size() > proofLimit)
        return fail(Fault::Invalid, "the subtree proof is longer than any tree needs");
    for (const auto& entry : entries)
        if (entry.size() > entryLimit)
            return fail(Fault::Invalid, "a leaf is too long to send");
    for (const auto& entry : entries) {
        put(body, entry.size(), 2);
        append(body, entry);
    }
    body.push_back(static_cast<std::uint8_t>(proof.size()));
    for (const auto& hash : proof)
        append(body, hash);
    return {};
}

Result<UploadReader> UploadReader::open(ByteView body)
{
    constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    const auto origin = shortString(body);
    const auto begin = number(body, 8);
    const auto end = number(body, 8);
    const auto ticket = shortString(body);
    if (!origin || !begin || !end || !ticket)
        return fail(Fault::Invalid, "the upload's head is cut short");
    if (*begin > *end || *end > largest)
        return fail(Fault::Invalid, "the upload's range is no range");

    UploadReader reader;
    reader.m_upload = {std::string(text(*origin)), *begin, *end, Bytes(ticket->begin(), ticket->end())};
    reader.m_rest = body;
    reader.m_at = *begin;
    return reader;
}

Result<std::optional<Package>> UploadReader::next()
{
    const auto range = packageAt(m_at, m_upload.end);
    if (!range) {
        if (!m_rest.empty())
            return fail(Fault::Invalid, "bytes follow the last package");
        return std::nullopt;
    }
    if (m_packages == packageLimit)
        return std::nullopt;

    auto rest = m_rest;
    Package package;
    package.range = *range;
    package.entries.reserve(range->end - range->begin); // at most 256
    for (auto index = range->begin; index < range->end; ++index) {
        const auto entry = shortString(rest);
        if (!entry)
            return std::nullopt;
        package.entries.push_back(*entry);
    }
    const auto hashes = number(rest, 1);
    if (!hashes)
        return std::nullopt;
    if (*hashes > proofLimit)
        return fail(Fault::Invalid, "the subtree proof is longer than any tree needs");
    for (std::uint64_t i = 0; i < *hashes; ++i) {
        const auto hash = take(rest, ledger::Hash().size());
        if (!hash)
            return std::nullopt;
        std::copy(hash->begin(), hash->end(), package.proof.emplace_back().begin());
    }
    m_rest = rest;
    m_at = range->end;
    ++m_packages;
    return package;
}

} // namespace custody::protocol
