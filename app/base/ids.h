// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Names that cannot be mixed up: an event's id is not a person's id, though both are 16 bytes.

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "app/base/bytes.h"
#include "app/base/clock.h"

namespace custody {

template <typename What> struct Id {
    std::array<std::uint8_t, 16> value{};

    auto operator<=>(const Id&) const = default;
    ByteView bytes() const { return value; }
    bool isNil() const { return *this == Id{}; }

    static Result<Id> fromBytes(ByteView bytes)
    {
        Id id;
        if (bytes.size() != id.value.size())
            return fail(Fault::Invalid, "an id is 16 bytes");
        std::copy(bytes.begin(), bytes.end(), id.value.begin());
        return id;
    }
};

using EventId = Id<struct EventTag>; // one event; a UUIDv7, also the idempotency key end to end
using PersonId = Id<struct PersonTag>; // a worker's pseudonym; the name lies in the roster
using TenantId = Id<struct TenantTag>; // a brand
using SubjectId = Id<struct SubjectTag>; // a parcel or an item
using KeyId = Id<struct KeyTag>; // names a key without telling it

// RFC 9562 section 5.7: 48 bits of time, then random bits. `random` supplies the last ten bytes.
template <typename AnyId> AnyId uuid7(UtcMs now, const std::array<std::uint8_t, 10>& random)
{
    AnyId id;
    for (int i = 0; i < 6; ++i)
        id.value[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(now >> (40 - 8 * i));
    std::copy(random.begin(), random.end(), id.value.begin() + 6);
    id.value[6] = static_cast<std::uint8_t>((id.value[6] & 0x0F) | 0x70);
    id.value[8] = static_cast<std::uint8_t>((id.value[8] & 0x3F) | 0x80);
    return id;
}

// When it was made, by the clock of whoever made it.
template <typename AnyId> UtcMs madeAt(const AnyId& id)
{
    UtcMs at = 0;
    for (std::size_t i = 0; i < 6; ++i)
        at = at << 8 | id.value[i];
    return at;
}

// 8-4-4-4-12 lower-case hex; `urn:uuid:` in front is accepted when reading.
std::string uuidText(ByteView sixteenBytes);
Result<std::array<std::uint8_t, 16>> parseUuid(std::string_view text);

template <typename AnyId> std::string toText(const AnyId& id) { return uuidText(id.bytes()); }
template <typename AnyId> Result<AnyId> parseId(std::string_view text) { return AnyId{TRY(parseUuid(text))}; }

} // namespace custody
