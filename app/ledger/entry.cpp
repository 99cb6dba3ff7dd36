// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/ledger/entry.h"

#include <algorithm>

#include "app/ledger/cbor_stream.h"

namespace custody::ledger {
namespace {

constexpr std::uint64_t entryVersion = 1;
constexpr std::size_t usualEntry = 512;
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

// Each read names the key that is wrong, so that a finding can be shown to a person.
tl::unexpected<Error> wrong(std::uint64_t key, const char* expected)
{
    return fail(Fault::Invalid, "the entry's key " + std::to_string(key) + " must be " + expected);
}

template <std::size_t N> bool read(cbor::Reader& in, std::array<std::uint8_t, N>& out)
{
    const auto bytes = in.bytes();
    if (!bytes || bytes->size() != N)
        return false;
    std::ranges::copy(*bytes, out.begin());
    return true;
}

bool read(cbor::Reader& in, std::uint64_t& out)
{
    const auto number = in.number();
    out = number ? *number : 0;
    return number.has_value();
}

bool read(cbor::Reader& in, std::string& out)
{
    const auto text = in.text();
    out = text ? *text : std::string_view();
    return text.has_value();
}

// An array of exactly so many values follows.
bool opens(cbor::Reader& in, std::uint64_t size)
{
    const auto found = in.array();
    return found && *found == size;
}

bool isEventType(std::string_view type)
{
    return !type.empty() && type.size() <= 64 && std::ranges::all_of(type, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    });
}

bool readReferences(cbor::Reader& in, std::vector<Reference>& out)
{
    const auto size = in.array();
    for (std::uint64_t n = 0; size && n < *size; ++n) {
        auto& reference = out.emplace_back();
        if (!opens(in, 3) || !read(in, reference.origin) || !read(in, reference.index)
            || !read(in, reference.leaf))
            return false;
    }
    return size && *size > 0;
}

bool readBlobs(cbor::Reader& in, std::vector<BlobReference>& out)
{
    const auto size = in.array();
    for (std::uint64_t n = 0; size && n < *size; ++n) {
        auto& blob = out.emplace_back();
        if (!opens(in, 2) || !read(in, blob.id) || !read(in, blob.size))
            return false;
    }
    return size && *size > 0;
}

bool readDigests(cbor::Reader& in, std::vector<Hash>& out)
{
    const auto size = in.array();
    if (!size)
        return false;
    out.reserve(std::min(*size, largestEntry / sizeof(Hash))); // the size may lie
    for (std::uint64_t n = 0; n < *size; ++n)
        if (!read(in, out.emplace_back()))
            return false;
    return std::ranges::adjacent_find(out, std::greater_equal<>()) == out.end();
}

bool readClock(cbor::Reader& in, std::optional<ClockReading>& out)
{
    ClockReading clock{};
    std::uint64_t source = 0;
    if (!opens(in, 4) || !read(in, clock.bootId) || !read(in, clock.monotonicMs) || !read(in, source)
        || source > 3 || !read(in, clock.plusMinusMs))
        return false;
    clock.source = static_cast<ClockSource>(source);
    out = clock;
    return true;
}

bool readBeacon(cbor::Reader& in, std::optional<Beacon>& out)
{
    out.emplace();
    return opens(in, 2) && read(in, out->note) && read(in, out->time);
}

bool readMap(cbor::Reader& in, std::optional<cbor::Map>& out)
{
    const auto value = in.value();
    const auto* map = value ? value->as<cbor::Map>() : nullptr;
    if (map)
        out = *map;
    return map != nullptr;
}

Result<> readKey(std::uint64_t key, cbor::Reader in, Entry& entry)
{
    const auto must = [&](bool right, const char* expected) -> Result<> {
        return right ? Result<>() : Result<>(wrong(key, expected));
    };
    std::uint64_t version = 0;
    switch (key) {
    case Version: return must(read(in, version) && version == entryVersion, "the version 1");
    case EventIdKey: return must(read(in, entry.eventId.value), "16 bytes");
    case Type:
        return must(read(in, entry.type) && isEventType(entry.type), "an event type such as item.graded");
    case ClaimedMs: return must(read(in, entry.claimedMs), "a number");
    case Index: return must(read(in, entry.index), "a number");
    case Digests:
        return must(readDigests(in, entry.digests), "32-byte digests in ascending order, none twice");
    case ItemPrevious: return must(read(in, entry.itemPrevious.emplace()), "32 bytes");
    case References:
        return must(readReferences(in, entry.references), "references [origin, index, leaf hash]");
    case Blobs: return must(readBlobs(in, entry.blobs), "blobs [hash, size]");
    case Clock: return must(readClock(in, entry.clock), "[boot id, ms, source 0 to 3, plus or minus ms]");
    case BeaconKey: return must(readBeacon(in, entry.beacon), "[note hash, time]");
    case Actor: return must(read(in, entry.actor.emplace().value), "16 bytes");
    case Corrects: return must(read(in, entry.corrects.emplace().value), "16 bytes");
    case Approval: return must(readMap(in, entry.approval), "a map");
    case Environment: return must(read(in, entry.environment.emplace()), "32 bytes");
    default: return fail(Fault::Invalid, "the entry has an unknown key " + std::to_string(key));
    }
}

void write(const Entry& entry, cbor::Writer out)
{
    constexpr std::uint64_t always = Digests;
    out.map(always + entry.itemPrevious.has_value() + !entry.references.empty() + !entry.blobs.empty()
        + entry.clock.has_value() + entry.beacon.has_value() + entry.actor.has_value()
        + entry.corrects.has_value() + entry.approval.has_value() + entry.environment.has_value());
    out.number(Version).number(entryVersion);
    out.number(EventIdKey).bytes(entry.eventId.bytes());
    out.number(Type).text(entry.type);
    out.number(ClaimedMs).number(entry.claimedMs);
    out.number(Index).number(entry.index);
    auto digests = entry.digests;
    std::ranges::sort(digests);
    out.number(Digests).array(digests.size());
    for (const auto& digest : digests)
        out.bytes(digest);

    if (entry.itemPrevious)
        out.number(ItemPrevious).bytes(*entry.itemPrevious);
    if (!entry.references.empty())
        out.number(References).array(entry.references.size());
    for (const auto& reference : entry.references)
        out.array(3).text(reference.origin).number(reference.index).bytes(reference.leaf);
    if (!entry.blobs.empty())
        out.number(Blobs).array(entry.blobs.size());
    for (const auto& blob : entry.blobs)
        out.array(2).bytes(blob.id).number(blob.size);
    if (entry.clock)
        out.number(Clock)
            .array(4)
            .bytes(entry.clock->bootId)
            .number(entry.clock->monotonicMs)
            .number(static_cast<std::uint64_t>(entry.clock->source))
            .number(entry.clock->plusMinusMs);
    if (entry.beacon)
        out.number(BeaconKey).array(2).bytes(entry.beacon->note).number(entry.beacon->time);
    if (entry.actor)
        out.number(Actor).bytes(entry.actor->bytes());
    if (entry.corrects)
        out.number(Corrects).bytes(entry.corrects->bytes());
    if (entry.approval)
        out.number(Approval).value(*entry.approval);
    if (entry.environment)
        out.number(Environment).bytes(*entry.environment);
}

} // namespace

Result<Bytes> encodeEntry(const Entry& entry)
{
    Bytes bytes;
    bytes.reserve(usualEntry);
    write(entry, cbor::Writer(bytes));
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
    cbor::Reader in(bytes);
    const auto pairs = in.map();
    if (!pairs) {
        TRY(cbor::decode(bytes)); // CBOR that is none is told apart from an entry that is none
        return fail(Fault::Invalid, "an entry is a CBOR map");
    }
    std::array<ByteView, cbor::mapKeys> found; // where each key's value lies; empty: it is not there
    std::optional<std::uint64_t> last;
    for (std::uint64_t n = 0; n < *pairs; ++n) {
        last = TRY(in.key(last));
        found[*last] = TRY(in.skip(1));
    }
    TRY(in.end());
    for (std::uint64_t key = Version; key <= Digests; ++key)
        if (found[key].empty())
            return fail(Fault::Invalid, "the entry lacks its key " + std::to_string(key));
    Entry entry;
    for (std::uint64_t key = 0; key < found.size(); ++key)
        if (!found[key].empty())
            TRY(readKey(key, cbor::Reader(found[key]), entry));
    return entry;
}

Bytes encodeDisclosure(const Disclosure& disclosure)
{
    Bytes out;
    cbor::Writer(out).array(3).bytes(disclosure.salt).text(disclosure.name).value(disclosure.value);
    return out;
}

Result<DisclosureView> viewDisclosure(ByteView bytes)
{
    cbor::Reader in(bytes);
    DisclosureView disclosure{};
    const auto read = [&]() -> Result<> {
        if (!opens(in, 3))
            return fail(Fault::Invalid, "it has not three parts");
        disclosure.salt = TRY(in.bytes());
        disclosure.name = TRY(in.text());
        disclosure.value = TRY(in.skip(1));
        return in.end();
    };
    if (read() && disclosure.salt.size() == sizeof Disclosure::salt)
        return disclosure;
    TRY(cbor::decode(bytes)); // CBOR that is none is told apart from a disclosure that is none
    return fail(Fault::Invalid, "a disclosure is CBOR [salt of 32 bytes, name, value]");
}

Result<Disclosure> decodeDisclosure(ByteView bytes)
{
    const auto seen = TRY(viewDisclosure(bytes));
    Disclosure disclosure{{}, std::string(seen.name), TRY(cbor::decode(seen.value))};
    std::ranges::copy(seen.salt, disclosure.salt.begin());
    return disclosure;
}

Hash digestOf(ByteView encodedDisclosure)
{
    return crypto::sha256(view("wcs/disclosure/v1\n"), encodedDisclosure);
}

Disclosure disclose(crypto::Expander& saltKey, const EventId& event, std::string name, cbor::Value value)
{
    Bytes info = bytes("wcs/salt/v1\n");
    append(info, event.bytes());
    append(info, view(name));
    return {saltKey.of(info), std::move(name), std::move(value)};
}

} // namespace custody::ledger
