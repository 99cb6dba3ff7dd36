// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/ledger/entry.h"

#include <algorithm>

namespace custody::ledger {
namespace {

constexpr std::uint64_t entryVersion = 1;
enum Key : std::uint64_t {
    Version = 1,
    EventIdKey,
    Type,
    ClaimedMs,
    Index,
    Digests,
    ItemPrevious,
    References,
    Blobs,
    Clock,
    BeaconKey,
    Actor,
    Corrects,
    Approval,
    Environment,
};

template <std::size_t N> cbor::Value raw(const std::array<std::uint8_t, N>& bytes)
{
    return Bytes(bytes.begin(), bytes.end());
}

// Each read names the key that is wrong, so that a finding can be shown to a person.
tl::unexpected<Error> wrong(std::uint64_t key, const char* expected)
{
    return fail(Fault::Invalid, "the entry's key " + std::to_string(key) + " must be " + expected);
}

template <std::size_t N> bool read(const cbor::Value& value, std::array<std::uint8_t, N>& out)
{
    const auto* bytes = value.as<Bytes>();
    if (bytes == nullptr || bytes->size() != N)
        return false;
    std::ranges::copy(*bytes, out.begin());
    return true;
}

template <typename T> bool read(const cbor::Value& value, T& out)
{
    const auto* found = value.as<T>();
    if (found != nullptr)
        out = *found;
    return found != nullptr;
}

bool isEventType(std::string_view type)
{
    return !type.empty() && type.size() <= 64 && std::ranges::all_of(type, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    });
}

bool readReferences(const cbor::Value& value, std::vector<Reference>& out)
{
    const auto* list = value.as<cbor::Array>();
    if (list == nullptr || list->empty())
        return false;
    for (const auto& element : *list) {
        const auto* parts = element.as<cbor::Array>();
        auto& reference = out.emplace_back();
        if (parts == nullptr || parts->size() != 3 || !read((*parts)[0], reference.origin)
            || !read((*parts)[1], reference.index) || !read((*parts)[2], reference.leaf))
            return false;
    }
    return true;
}

bool readBlobs(const cbor::Value& value, std::vector<BlobReference>& out)
{
    const auto* list = value.as<cbor::Array>();
    if (list == nullptr || list->empty())
        return false;
    for (const auto& element : *list) {
        const auto* parts = element.as<cbor::Array>();
        auto& blob = out.emplace_back();
        if (parts == nullptr || parts->size() != 2 || !read((*parts)[0], blob.id)
            || !read((*parts)[1], blob.size))
            return false;
    }
    return true;
}

bool readDigests(const cbor::Value& value, std::vector<Hash>& out)
{
    const auto* list = value.as<cbor::Array>();
    if (list == nullptr)
        return false;
    for (const auto& element : *list)
        if (!read(element, out.emplace_back()))
            return false;
    return std::ranges::adjacent_find(out, std::greater_equal<>()) == out.end();
}

bool readClock(const cbor::Value& value, std::optional<ClockReading>& out)
{
    const auto* parts = value.as<cbor::Array>();
    ClockReading clock{};
    std::uint64_t source = 0;
    if (parts == nullptr || parts->size() != 4 || !read((*parts)[0], clock.bootId)
        || !read((*parts)[1], clock.monotonicMs) || !read((*parts)[2], source) || source > 3
        || !read((*parts)[3], clock.plusMinusMs))
        return false;
    clock.source = static_cast<ClockSource>(source);
    out = clock;
    return true;
}

bool readBeacon(const cbor::Value& value, std::optional<Beacon>& out)
{
    const auto* parts = value.as<cbor::Array>();
    out.emplace();
    return parts != nullptr && parts->size() == 2 && read((*parts)[0], out->note)
        && read((*parts)[1], out->time);
}

Result<> readKey(std::uint64_t key, const cbor::Value& value, Entry& entry)
{
    const auto must = [&](bool right, const char* expected) -> Result<> {
        return right ? Result<>() : Result<>(wrong(key, expected));
    };
    std::uint64_t version = 0;
    switch (key) {
    case Version: return must(read(value, version) && version == entryVersion, "the version 1");
    case EventIdKey: return must(read(value, entry.eventId.value), "16 bytes");
    case Type:
        return must(read(value, entry.type) && isEventType(entry.type), "an event type such as item.graded");
    case ClaimedMs: return must(read(value, entry.claimedMs), "a number");
    case Index: return must(read(value, entry.index), "a number");
    case Digests:
        return must(readDigests(value, entry.digests), "32-byte digests in ascending order, none twice");
    case ItemPrevious: return must(read(value, entry.itemPrevious.emplace()), "32 bytes");
    case References:
        return must(readReferences(value, entry.references), "references [origin, index, leaf hash]");
    case Blobs: return must(readBlobs(value, entry.blobs), "blobs [hash, size]");
    case Clock: return must(readClock(value, entry.clock), "[boot id, ms, source 0 to 3, plus or minus ms]");
    case BeaconKey: return must(readBeacon(value, entry.beacon), "[note hash, time]");
    case Actor: return must(read(value, entry.actor.emplace().value), "16 bytes");
    case Corrects: return must(read(value, entry.corrects.emplace().value), "16 bytes");
    case Approval: return must(read(value, entry.approval.emplace()), "a map");
    case Environment: return must(read(value, entry.environment.emplace()), "32 bytes");
    default: return fail(Fault::Invalid, "the entry has an unknown key " + std::to_string(key));
    }
}

cbor::Map toMap(const Entry& entry)
{
    cbor::Map map{
        {Version, entryVersion},
        {EventIdKey, raw(entry.eventId.value)},
        {Type, entry.type},
        {ClaimedMs, entry.claimedMs},
        {Index, entry.index},
    };
    auto digests = entry.digests;
    std::ranges::sort(digests);
    cbor::Array list;
    for (const auto& digest : digests)
        list.push_back(raw(digest));
    map.emplace(Digests, std::move(list));

    if (entry.itemPrevious)
        map.emplace(ItemPrevious, raw(*entry.itemPrevious));
    cbor::Array references;
    for (const auto& reference : entry.references)
        references.push_back(cbor::Array{reference.origin, reference.index, raw(reference.leaf)});
    if (!references.empty())
        map.emplace(References, std::move(references));
    cbor::Array blobs;
    for (const auto& blob : entry.blobs)
        blobs.push_back(cbor::Array{raw(blob.id), blob.size});
    if (!blobs.empty())
        map.emplace(Blobs, std::move(blobs));
    if (entry.clock)
        map.emplace(Clock,
            cbor::Array{raw(entry.clock->bootId), entry.clock->monotonicMs,
                static_cast<std::uint64_t>(entry.clock->source), entry.clock->plusMinusMs});
    if (entry.beacon)
        map.emplace(BeaconKey, cbor::Array{raw(entry.beacon->note), entry.beacon->time});
    if (entry.actor)
        map.emplace(Actor, raw(entry.actor->value));
    if (entry.corrects)
        map.emplace(Corrects, raw(entry.corrects->value));
    if (entry.approval)
        map.emplace(Approval, *entry.approval);
    if (entry.environment)
        map.emplace(Environment, raw(*entry.environment));
    return map;
}

} // namespace

Result<Bytes> encodeEntry(const Entry& entry)
{
    Bytes bytes = cbor::encode(toMap(entry));
    // What could not be read back must never be signed.
    auto readable = decodeEntry(bytes);
    if (!readable)
        return fail("this event cannot be written", readable.error());
    return bytes;
}

Result<Entry> decodeEntry(ByteView bytes)
{
    if (bytes.size() > largestEntry)
        return fail(
            Fault::Invalid, "an entry is at most 65535 bytes, this one has " + std::to_string(bytes.size()));
    const auto value = TRY(cbor::decode(bytes));
    const auto* map = value.as<cbor::Map>();
    if (map == nullptr)
        return fail(Fault::Invalid, "an entry is a CBOR map");
    for (std::uint64_t key = Version; key <= Digests; ++key)
        if (!map->contains(key))
            return fail(Fault::Invalid, "the entry lacks its key " + std::to_string(key));
    Entry entry;
    for (const auto& [key, content] : *map)
        TRY(readKey(key, content, entry));
    return entry;
}

Bytes encodeDisclosure(const Disclosure& disclosure)
{
    return cbor::encode(cbor::Array{raw(disclosure.salt), disclosure.name, disclosure.value});
}

Result<Disclosure> decodeDisclosure(ByteView bytes)
{
    const auto value = TRY(cbor::decode(bytes));
    const auto* parts = value.as<cbor::Array>();
    Disclosure disclosure{};
    if (parts == nullptr || parts->size() != 3 || !read((*parts)[0], disclosure.salt)
        || !read((*parts)[1], disclosure.name))
        return fail(Fault::Invalid, "a disclosure is CBOR [salt of 32 bytes, name, value]");
    disclosure.value = (*parts)[2];
    return disclosure;
}

Hash digestOf(ByteView encodedDisclosure)
{
    return crypto::sha256(view("wcs/disclosure/v1\n"), encodedDisclosure);
}

Disclosure disclose(const crypto::Secret& saltKey, const EventId& event, std::string name, cbor::Value value)
{
    Bytes info = bytes("wcs/salt/v1\n");
    append(info, event.bytes());
    append(info, view(name));
    Disclosure disclosure{{}, std::move(name), std::move(value)};
    std::ranges::copy(crypto::hkdfExpandSha256(saltKey.bytes(), info, 32), disclosure.salt.begin());
    return disclosure;
}

} // namespace custody::ledger
