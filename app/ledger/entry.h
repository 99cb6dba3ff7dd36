// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One leaf of a lane: what happened, without any personal data. Format: resources/formats/entry.md.

#include <optional>
#include <string>
#include <vector>

#include "app/base/ids.h"
#include "app/crypto/hash.h"
#include "app/crypto/secret.h"
#include "app/ledger/cbor.h"

namespace custody::ledger {

using crypto::Hash;

struct Reference { // a leaf of another lane that this event answers
    std::string origin;
    std::uint64_t index;
    Hash leaf;
    bool operator==(const Reference&) const = default;
};

struct BlobReference { // a sealed photo or payload: SHA-256 of its ciphertext
    Hash id;
    std::uint64_t size;
    bool operator==(const BlobReference&) const = default;
};

enum class ClockSource : std::uint8_t { None = 0, Synced = 1, Operator = 2, Rtc = 3 };

struct ClockReading {
    std::array<std::uint8_t, 16> bootId;
    std::uint64_t monotonicMs;
    ClockSource source;
    std::uint64_t plusMinusMs;
    bool operator==(const ClockReading&) const = default;
};

struct Beacon { // the newest cosigned checkpoint of this lane that the station held
    Hash note;
    std::uint64_t time;
    bool operator==(const Beacon&) const = default;
};

struct Entry {
    EventId eventId = {}; // key 2
    std::string type = {}; // key 3
    std::uint64_t claimedMs = 0; // key 4
    std::uint64_t index = 0; // key 5
    std::vector<Hash> digests = {}; // key 6; encode sorts them
    std::optional<Hash> itemPrevious = {}; // key 7
    std::vector<Reference> references = {}; // key 8, absent when empty
    std::vector<BlobReference> blobs = {}; // key 9, absent when empty
    std::optional<ClockReading> clock = {}; // key 10
    std::optional<Beacon> beacon = {}; // key 11
    std::optional<PersonId> actor = {}; // key 12
    std::optional<EventId> corrects = {}; // key 13
    std::optional<cbor::Map> approval = {}; // key 14
    std::optional<Hash> environment = {}; // key 15
    bool operator==(const Entry&) const = default;
};

constexpr std::size_t largestEntry = 65535; // tlog-tiles gives an entry a uint16 length

Result<Bytes> encodeEntry(const Entry& entry); // Invalid when too large
Result<Entry> decodeEntry(ByteView bytes); // strict: re-encodes to the same bytes

// A field of an event that may be shown or withheld: its salted digest stands in the leaf.
struct Disclosure {
    std::array<std::uint8_t, 32> salt;
    std::string name;
    cbor::Value value;
};

Bytes encodeDisclosure(const Disclosure& disclosure); // CBOR [salt, name, value]
Result<Disclosure> decodeDisclosure(ByteView bytes);
// The same where it lies; `value` is still encoded.
struct DisclosureView {
    ByteView salt;
    std::string_view name;
    ByteView value;
};
Result<DisclosureView> viewDisclosure(ByteView bytes);
Hash digestOf(ByteView encodedDisclosure); // SHA-256("wcs/disclosure/v1\n" || D)
// The salt of one field: HKDF-Expand(saltKey, "wcs/salt/v1\n" || event id || name). It dies with the key.
Disclosure disclose(crypto::Expander& saltKey, const EventId& event, std::string name, cbor::Value value);

} // namespace custody::ledger
