// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Parcels, items and offers as they stand now: sealed projections of the leaves, and the blind indexes that
// find them.

#include <map>

#include "app/crypto/hash.h"
#include "app/custody/hand_off.h"
#include "app/custody/state.h"
#include "app/store/subject_keys.h"

namespace custody::store {

using crypto::Hash;

constexpr std::size_t trackingEndingSize = 6;
// What a torn label still shows, in capitals; empty when the number is shorter.
std::string trackingEnding(std::string_view tracking);

enum class ThingKind { Parcel = 1, Item = 2 };

struct Holding {
    SubjectId subject;
    ThingKind kind;
    UtcMs since;
};

struct Place {
    std::int64_t lane = 0;
    std::uint64_t index = 0;
    auto operator<=>(const Place&) const = default;
};

class Fixtures;

class Things {
public:
    Things(Database& database, crypto::Keystore& keys, SubjectKeyring& subjects, Fixtures& fixtures)
        : m_database(database)
        , m_keys(keys)
        , m_subjects(subjects)
        , m_fixtures(fixtures)
    {
    }

    Result<chain::Parcel> parcel(const SubjectId& id); // NotFound
    Result<chain::Item> item(const SubjectId& id);
    // What changes hands: an item, or a parcel as one piece.
    Result<chain::Item> piece(const SubjectId& id);
    Result<chain::Offer> offer(const EventId& id);
    // Of what was erased too.
    Result<ThingKind> kindOf(const SubjectId& id);
    Result<SubjectId> parcelOf(const SubjectId& id); // a parcel is its own
    Result<bool> isErased(const SubjectId& id);

    // Newest first: a tracking number comes back after months.
    Result<std::vector<SubjectId>> parcelsByTracking(const TenantId& tenant, std::string_view tracking);
    // By the last six characters, which is what a torn label still shows.
    Result<std::vector<SubjectId>> parcelsByTrackingEnding(const TenantId& tenant, std::string_view ending);
    Result<std::optional<SubjectId>> itemByLpn(std::string_view lpn);
    Result<std::vector<Holding>> heldBy(const PersonId& person); // oldest first
    Result<std::optional<EventId>> openOffer(); // the newest that waits
    Result<std::vector<EventId>> openOffers(); // oldest first
    Result<std::vector<Holding>> heldSince(UtcMs before); // by anybody, for longer; oldest first
    Result<std::optional<SubjectId>> subjectAt(std::int64_t lane, std::uint64_t index);
    Result<std::optional<Hash>> lastLeaf(const SubjectId& id);
    // Where the events of a thing lie, oldest first. A lane that was continued after a fork has a higher id.
    Result<std::vector<Place>> placesOf(const SubjectId& id);

    // From gather() to settle() parcels and items stay open in memory, and whoever asks is told from there:
    // an act of many events seals each thing once, as its last event leaves it. Settled in the caller's
    // transaction; forgotten when that is rolled back.
    void gather() { m_gathering = true; }
    Result<> settle();
    void forget();

    // In the caller's transaction.
    Result<> save(const chain::Parcel& parcel, std::int64_t lane, const std::optional<Hash>& lastLeaf);
    Result<> save(const chain::Item& item, std::int64_t lane, const std::optional<Hash>& lastLeaf);
    Result<> save(chain::Offer offer); // its items in one order, whatever order they were named in
    Result<> noteEvent(const SubjectId& id, std::int64_t lane, std::uint64_t index);
    // The blind indexes alone, where they are not there yet.
    Result<> index(const chain::Parcel& parcel);
    Result<> index(const chain::Item& item);
    Result<> count(UtcMs at, std::string_view what);
    Result<std::int64_t> countedSince(UtcMs start, std::string_view what); // to the hour

private:
    struct Row {
        SubjectId parcel;
        Bytes sealed;
        std::optional<Hash> lastLeaf;
    };
    template <typename Thing> struct Gathered {
        Thing state;
        std::optional<Hash> lastLeaf;
        std::optional<std::int64_t> lane; // absent: read, and not saved since
        std::optional<Thing> before; // as its row says; absent: it has none
    };
    template <typename Thing> using AllGathered = std::map<SubjectId, Gathered<Thing>>;
    template <typename Thing> AllGathered<Thing>& gathered()
    {
        if constexpr (std::is_same_v<Thing, chain::Parcel>)
            return m_parcels;
        else
            return m_items;
    }
    template <typename Thing> Result<Thing> read(const SubjectId& id);
    template <typename Thing>
    Result<> keep(const Thing& thing, std::int64_t lane, const std::optional<Hash>& lastLeaf);
    template <typename Thing>
    Result<> write(const Thing& thing, std::int64_t lane, const std::optional<Hash>& lastLeaf,
        const std::optional<Thing>& before);
    Result<Row> row(const SubjectId& id, ThingKind kind);
    Result<> writeRow(const SubjectId& id, ThingKind kind, const SubjectId& parcel, std::int64_t lane,
        const std::optional<Hash>& lastLeaf, ByteView plain, const SubjectKeys& keys);
    Result<> hold(const SubjectId& id, const std::optional<PersonId>& person, UtcMs since);
    Result<> index(const TenantId& tenant, const SubjectId& parcel, std::string_view field,
        std::string_view value, const SubjectId& id);
    // In all living months of one brand, or of all of them; newest first.
    Result<std::vector<SubjectId>> lookUp(
        const std::optional<TenantId>& tenant, std::string_view field, std::string_view value);

    Database& m_database;
    crypto::Keystore& m_keys;
    SubjectKeyring& m_subjects;
    Fixtures& m_fixtures;
    bool m_gathering = false;
    AllGathered<chain::Parcel> m_parcels;
    AllGathered<chain::Item> m_items;
};

} // namespace custody::store
