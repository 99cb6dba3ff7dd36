// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The fixed things of the dock as they stand now: zones, totes, seals, counts, and each brand's policy.
// Sealed projections of the leaves, under the station's own key.

#include <optional>

#include "app/custody/access.h"
#include "app/custody/place.h"
#include "app/custody/policy.h"
#include "app/store/things.h"

namespace custody::store {

struct Located {
    SubjectId item;
    UtcMs since = 0;
};

struct Lying { // in one zone
    std::string zone;
    std::int64_t items = 0;
    UtcMs oldest = 0;
};

class Fixtures {
public:
    Fixtures(Database& database, SubjectKeyring& subjects)
        : m_database(database)
        , m_subjects(subjects)
    {
    }

    // Absent: nobody defined it.
    Result<std::optional<chain::Zone>> zone(std::string_view name);
    Result<std::vector<chain::Zone>> zones();
    Result<chain::Container> container(std::string_view name); // one nobody used yet is empty and unsealed
    Result<std::optional<chain::Audit>> audit(const EventId& id);
    // Counts of this zone, or of any, that are not closed yet.
    Result<std::vector<chain::Audit>> openAudits(std::string_view zone = {});
    Result<std::vector<chain::Visit>> visits(); // of those who are inside
    Result<std::vector<chain::Grant>> grants(); // that nobody has looked at yet
    Result<std::vector<chain::RoleHeld>> roles(); // that were given or taken at the bench
    Result<std::optional<chain::AccessReview>> review(); // the newest
    Result<std::vector<chain::Neighbour>> neighbours();
    Result<std::vector<chain::SealRange>> sealRanges();
    Result<std::vector<chain::SealUse>> sealUses();
    // Since when it was told that a lane waits for its receipt: the due time, as text; empty: it was not.
    Result<std::string> toldUnsynced(std::string_view lane);
    // In force for this brand; the standard where none was set.
    Result<chain::Policy> policy(const TenantId& brand);
    Result<std::string> policyText(const TenantId& brand);

    Result<std::vector<Lying>> lying(); // of all zones where something lies
    Result<std::vector<Located>> inZone(std::string_view zone); // oldest first
    Result<std::vector<SubjectId>> inContainer(std::string_view container);
    Result<std::vector<Located>> inZonesSince(UtcMs before); // that lie longer
    // Parcels and items outside zones that are missing or of which a question is open.
    Result<std::vector<SubjectId>> asked();

    // What a leaf that is about no item changes; in the caller's transaction.
    Result<> project(const chain::Event& event, const std::optional<TenantId>& brand);
    // Where an item lies; and each parcel and item of which a question is open, wherever it is.
    Result<> locate(
        const SubjectId& id, std::string_view zone, std::string_view container, UtcMs since, bool asked);
    // Whether project() has anything to do with this kind of event.
    static bool concerns(chain::EventType type);
    // Every row's name and what it says, for the comparison with what the leaves give.
    Result<std::vector<std::pair<std::string, std::string>>> rows();

private:
    Result<std::optional<Bytes>> read(std::string_view kind, std::string_view name);
    Result<std::vector<Bytes>> readAll(std::string_view kind);
    Result<> write(std::string_view kind, std::string_view name, ByteView plain);
    Result<> drop(std::string_view kind, std::string_view name);
    template <typename Fixture>
    Result<> fold(std::string_view kind, const std::string& name, const chain::Event& event);

    Database& m_database;
    SubjectKeyring& m_subjects;
};

} // namespace custody::store
