// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/fsck_lists.h"

#include <algorithm>
#include <set>

#include "app/store/evidence.h"

namespace custody::store {
namespace {

struct Enrolled {
    std::set<std::string> tenants; // ids as text
    std::map<std::string, std::string> lanes; // id → the origin of its first lane
    std::map<std::string, std::string> people; // id → role
};

Result<Enrolled> enrolledByEvents(Store& store)
{
    Enrolled enrolled;
    for (const auto& lane : TRY(store.ledger().lanes())) {
        if (lane.tenant)
            continue;
        for (std::uint64_t index = 0; index < lane.size; ++index) {
            const auto entry = TRY(ledger::decodeEntry(TRY(store.ledger().entryBytes(lane.id, index))));
            const bool tenant = entry.type == chain::name(chain::EventType::TenantEnrolled);
            const bool granted = entry.type == chain::name(chain::EventType::RoleGranted),
                       revoked = entry.type == chain::name(chain::EventType::RoleRevoked);
            if (!tenant && !granted && !revoked
                && entry.type != chain::name(chain::EventType::PersonEnrolled))
                continue;
            const auto opened = TRY(openEvent(store, lane, index, stationSubject()));
            if (tenant) {
                enrolled.tenants.insert(opened.text("tenant"));
                enrolled.lanes.emplace(opened.text("tenant"), opened.text("lane"));
            }
            if (granted || revoked)
                enrolled.people[opened.text("person")] = granted ? opened.text("role") : "none";
            else if (!tenant)
                enrolled.people.emplace(opened.text("person"), opened.text("role"));
        }
    }
    return enrolled;
}

// A brand that was erased keeps its lane, and a leaf in it says so.
Result<bool> wasErased(Store& store, const Lane& lane)
{
    for (auto index = lane.size; index-- > 0;) {
        const auto entry = TRY(ledger::decodeEntry(TRY(store.ledger().entryBytes(lane.id, index))));
        if (entry.type == chain::name(chain::EventType::TenantErased))
            return true;
    }
    return false;
}

// Every brand's lane has its brand, or says that it was erased.
Result<> checkOwners(
    Store& store, const std::vector<Tenant>& brands, Enrolled& enrolled, std::vector<std::string>& faults)
{
    for (const auto& lane : TRY(store.ledger().lanes())) {
        const auto known = [&](const auto& brand) { return brand.id == *lane.tenant; };
        if (!lane.tenant)
            continue;
        const auto owner = toText(*lane.tenant);
        for (const auto& [id, origin] : enrolled.lanes)
            if (!origin.empty()
                && (id == owner) != (lane.origin == origin || lane.origin.starts_with(origin + "/")))
                faults.push_back("lane " + lane.origin + ": it was opened for another brand");
        if (lane.tenant->isNil() || std::any_of(brands.begin(), brands.end(), known))
            continue;
        if (TRY(wasErased(store, lane)))
            enrolled.tenants.erase(toText(*lane.tenant));
        else
            faults.push_back("lane " + lane.origin + ": it belongs to no brand of this station");
    }
    return {};
}

} // namespace

Result<> checkRoster(Store& store, std::vector<std::string>& faults)
{
    const auto tenants = store.roster().tenants();
    if (!tenants)
        return fail("the brands", tenants.error());
    const auto people = store.roster().people();
    if (!people)
        return fail("the people", people.error());
    auto enrolled = enrolledByEvents(store);
    if (!enrolled)
        return fail("the enrolments", enrolled.error());
    for (const auto& tenant : *tenants) {
        if (enrolled->tenants.erase(toText(tenant.id)) == 0)
            faults.push_back("tenant " + toText(tenant.id) + ": no event enrolled this brand");
        if (!TRY(store.ledger().laneOf(tenant.id)))
            faults.push_back("tenant " + toText(tenant.id) + ": this brand's lane is missing");
    }
    TRY(checkOwners(store, *tenants, *enrolled, faults));
    for (const auto& id : enrolled->tenants)
        faults.push_back("tenant " + id + ": this brand was enrolled, and its row is missing");
    for (const auto& person : *people) {
        const auto event = enrolled->people.find(toText(person.id));
        if (event == enrolled->people.end())
            faults.push_back("person " + toText(person.id) + ": no event enrolled this person");
        else if (event->second != access::name(person.role))
            faults.push_back("person " + toText(person.id) + ": enrolled in another role, or given another");
        enrolled->people.erase(toText(person.id));
    }
    for (const auto& [id, role] : enrolled->people)
        faults.push_back("person " + id + ": this person was enrolled, and her row is missing");
    for (auto& fault : TRY(store.roster().disagreements()))
        faults.push_back(std::move(fault));
    return {};
}

Result<> checkStops(Store& store, std::vector<std::string>& faults)
{
    auto query = TRY(store.database().prepare(
        "SELECT l.origin, l.state, (SELECT count(*) FROM quarantine q WHERE q.lane=l.id),"
        " EXISTS(SELECT 1 FROM lane n WHERE n.tenant IS l.tenant AND n.epoch=l.epoch+1),"
        " l.epoch=1 OR EXISTS(SELECT 1 FROM lane p WHERE p.tenant IS l.tenant AND p.epoch=l.epoch-1)"
        " FROM lane l ORDER BY l.id"));
    while (TRY(query.step())) {
        const auto name = "lane " + query.text(0) + ": ";
        const bool forked = query.integer(1) == static_cast<std::int64_t>(LaneState::Forked);
        if (!forked && query.integer(1) != static_cast<std::int64_t>(LaneState::Open))
            faults.push_back(name + "its state is none that there is");
        if (forked && query.integer(2) == 0)
            faults.push_back(name + "it is stopped, and the evidence why is missing");
        if (!forked && query.integer(2) != 0)
            faults.push_back(name + "it was stopped, and somebody opened it again");
        if (!forked && query.integer(3) != 0)
            faults.push_back(name + "it was continued elsewhere, yet is not stopped");
        if (query.integer(4) == 0)
            faults.push_back(name + "the lane it continues is missing");
    }
    return {};
}

} // namespace custody::store
