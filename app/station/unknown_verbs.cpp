// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What nobody knows: codes that are no carrier's number, and parcels without a brand.

#include <algorithm>
#include <set>

#include "app/crypto/hash.h"
#include "app/custody/piece.h"
#include "app/custody/vocabulary.h"
#include "app/station/acts.h"
#include "app/station/sayings.h"
#include "app/station/scanned.h"
#include "app/station/show_places.h"
#include "app/station/verbs.h"
#include "app/store/evidence.h"
#include "app/store/holds.h"
#include "app/store/since.h"

namespace custody::station {
namespace {

using chain::EventType;

constexpr std::int64_t dayMs = 24 * 3'600'000;

bool isNobodys(const chain::Discrepancy& one) { return one.open && one.kind == chain::nobodysKind; }

// As a person can compare it with a label: what is no plain letter is written as its number.
std::string legible(ByteView raw)
{
    constexpr std::size_t longest = 120;
    std::string out;
    for (const auto byte : raw.first(std::min(raw.size(), longest)))
        if (byte >= 0x20 && byte < 0x7f && byte != '\\')
            out += static_cast<char>(byte);
        else
            out += "\\x" + hex(ByteView(&byte, 1));
    return raw.size() > longest ? out + "…" : out;
}

Result<std::optional<SubjectId>> announcedAs(
    const Desk& desk, const TenantId& brand, const chain::Parcel& nobodys)
{
    if (nobodys.tracking.empty())
        return std::optional<SubjectId>();
    for (const auto& id : TRY(desk.store.things().parcelsByTracking(brand, nobodys.tracking)))
        if (const auto parcel = TRY(desk.store.things().parcel(id));
            parcel.stage == chain::ParcelStage::Expected && parcel.carrier == nobodys.carrier)
            return std::optional(id);
    return std::optional<SubjectId>();
}

Result<chain::LeafReference> referenceTo(Desk& desk, const store::Place& place)
{
    return chain::LeafReference{TRY(desk.store.ledger().lane(place.lane)).origin, place.index,
        TRY(desk.store.ledger().leafHash(place.lane, place.index))};
}

Result<chain::Event> continued(
    Desk& desk, const chain::Parcel& parcel, const TenantId& brand, const PersonId& who)
{
    auto event = desk.event(EventType::ParcelContinued, who);
    event.brand = brand;
    event.parcel = TRY(announcedAs(desk, brand, parcel));
    if (!event.parcel)
        event.parcel = uuid7<SubjectId>(event.at, crypto::randomArray<10>());
    const auto places = TRY(desk.store.things().placesOf(parcel.id));
    event.references.push_back(TRY(referenceTo(desk, places.front())));
    if (places.size() > 1)
        event.references.push_back(TRY(referenceTo(desk, places.back())));
    event.fields = {{"tenant", toText(brand)}, {"was", toText(parcel.id)},
        {"process", std::string(chain::name(parcel.stage))}, {"carrier", parcel.carrier},
        {"tracking", parcel.tracking}, {"check", parcel.check}, {"scanned_at", rfc3339(parcel.scannedAt)},
        {"holder", parcel.custodian ? toText(*parcel.custodian) : std::string("-")}};
    if (parcel.acceptedAt != 0) {
        event.fields.push_back({"accepted_at", rfc3339(parcel.acceptedAt)});
        event.fields.push_back({"pieces", parcel.pieces});
        event.fields.push_back({"outer_condition", parcel.outerCondition});
        if (parcel.weightGrams > 0) // else nobody put it on a scale
            event.fields.push_back({"weight_g", parcel.weightGrams});
    }
    const auto put = [&](const char* key, const std::string& value) {
        if (!value.empty())
            event.fields.push_back({key, value});
    };
    put("zone", parcel.zone);
    put("bin", parcel.bin);
    const auto before = TRY(chainReport(desk, chain::pieceOf(parcel)));
    const auto holes = static_cast<std::int64_t>(before.holes.size());
    const auto breaks = std::ranges::count_if(before.flaws, [](const chain::Flaw& flaw) {
        return flaw.rejects && !flaw.what.ends_with(chain::nobodysKind); // this act is that question's answer
    });
    if (holes > 0)
        event.fields.push_back({"holes", holes});
    if (breaks > 0)
        event.fields.push_back({"flaws", static_cast<std::int64_t>(breaks)});
    if (parcel.unaccounted)
        event.fields.push_back({"unaccounted", true});
    if (parcel.seal.state == chain::SealState::Intact)
        event.fields.push_back({"seal", parcel.seal.number});
    return event;
}

// Whether somebody declared wrong what gave it its brand.
Result<bool> isWronglyAssigned(Desk& desk, const chain::Parcel& parcel)
{
    std::set<EventId> declared, gaveIt;
    const auto look = [&](const SubjectId& subject, const std::string& ours) -> Result<std::string> {
        std::string was;
        for (const auto& place : TRY(desk.store.things().placesOf(subject))) {
            const auto lane = TRY(desk.store.ledger().lane(place.lane));
            const auto opened = TRY(store::openEvent(desk.store, lane, place.index, subject));
            if (opened.entry.type == chain::name(EventType::ErrorDeclared) && opened.entry.corrects)
                declared.insert(*opened.entry.corrects);
            if (opened.entry.type == chain::name(EventType::ParcelContinued))
                was = opened.text("was");
            if (ours.empty() ? opened.entry.type == chain::name(EventType::ParcelContinued)
                             : opened.entry.type == chain::name(EventType::ParcelAssigned)
                        && opened.text("parcel") == ours)
                gaveIt.insert(opened.entry.eventId);
        }
        return was;
    };
    const auto was = parseId<SubjectId>(TRY(look(parcel.id, "")));
    if (!was)
        return false;
    TRY(look(*was, toText(parcel.id)));
    return std::ranges::any_of(gaveIt, [&](const EventId& one) { return declared.contains(one); });
}

} // namespace

Result<Answer> keepUnread(
    Desk& desk, const Command& command, const Scanned& scanned, const PersonId& who, const char* why)
{
    const auto& reading = scanned.reading;
    const bool two = scanned.agreement == scan::Agreement::Disagree;
    auto answer = failed({Fault::Invalid, why ? why : two ? say::twoLabels : whyNot(reading)});
    answer.more = {{"carrier", reading.carrier}, {"tracking", reading.tracking},
        {"verdict", scan::name(reading.verdict)}, {"check_expected", reading.checkExpected},
        {"why", reading.why}, {"label", scan::name(scanned.agreement)}};
    const auto now = desk.store.clock().now();
    if (desk.unread.isRepeat(hex(crypto::sha256(scanned.raw)), now)) // it is still in view
        return answer;
    auto event = desk.event(EventType::ParcelScanUnread, who);
    event.parcel = uuid7<SubjectId>(event.at, crypto::randomArray<10>());
    event.fields = {{"raw", scanned.raw}, {"symbology", scanned.symbology},
        {"verdict", std::string(scan::name(reading.verdict))},
        {"why",
            why       ? why
                : two ? say::twoLabels
                      : reading.why}};
    for (std::size_t at = 0; at < scanned.beside.size(); ++at) {
        event.fields.push_back({numbered("raw", at + 2), scanned.beside[at].first});
        event.fields.push_back({numbered("symbology", at + 2), scanned.beside[at].second});
    }
    TRY(chain::fits(event));
    store::Recording recording;
    recording.events.push_back(std::move(event));
    TRY(desk.tellGlass(command, recording));
    recording.commandId = command.id();
    recording.answer = [&](const std::vector<store::Recorded>& recorded) {
        auto kept = answer;
        kept.events = recorded;
        return command.fingerprint() + kept.text();
    };
    answer.events = TRY(desk.store.record(recording));
    return answer;
}

chain::Event nobodys(const Desk& desk, const SubjectId& parcel, const PersonId& who)
{
    auto event = desk.event(EventType::DiscrepancyOpened, who);
    event.parcel = parcel;
    event.fields = {{"discrepancy", toText(event.id)}, {"kind", std::string(chain::nobodysKind)}};
    return event;
}

std::vector<chain::Event> noMoreNobodys(
    const Desk& desk, const chain::Parcel& parcel, const PersonId& who, const char* resolution)
{
    std::vector<chain::Event> out;
    for (const auto& one : parcel.discrepancies)
        if (isNobodys(one)) {
            auto resolved = desk.event(EventType::DiscrepancyResolved, who);
            resolved.parcel = parcel.id;
            resolved.fields = {{"discrepancy", toText(one.id)}, {"resolution", std::string(resolution)}};
            out.push_back(std::move(resolved));
        }
    return out;
}

Result<Answer> assignParcel(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    auto parcel = TRY(desk.findParcel(TRY(command.text("parcel"))));
    if (const auto refusal = chain::mayAssign(parcel, actorOf(person), TRY(isWronglyAssigned(desk, parcel))))
        return desk.refuse(command, *refusal, person.id, parcel.id);
    const auto brand = TRY(desk.findTenant(TRY(command.text("tenant"))));
    const auto reason = TRY(command.text("reason"));
    // Nobody knew then that its brand asks for the weight.
    if (const auto weight = TRY(command.maybeNumber("weight_g")); weight && parcel.weightGrams == 0) {
        if (*weight < 1 || *weight > 1'000'000)
            return fail(Fault::Invalid, say::weightKnownRange);
        parcel.weightGrams = *weight;
    }
    store::Recording recording;
    recording.events.push_back(TRY(continued(desk, parcel, brand, person.id)));
    const auto id = *recording.events.front().parcel;
    auto assigned = desk.event(EventType::ParcelAssigned, person.id);
    assigned.parcel = parcel.id;
    assigned.fields = {{"tenant", toText(brand)}, {"parcel", toText(id)}, {"reason", reason}};
    recording.events.push_back(std::move(assigned));
    for (auto& resolved : noMoreNobodys(desk, parcel, person.id, "assigned"))
        recording.events.push_back(std::move(resolved));
    TRY(store::holdAlong(desk.store, parcel.id, id, recording));
    auto answer = TRY(desk.record(command, std::move(recording),
        {{"parcel", toText(id)}, {"was", toText(parcel.id)}, {"carrier", parcel.carrier},
            {"tracking", parcel.tracking}}));
    desk.parcel = id;
    desk.item.reset();
    desk.page = Page::Parcel;
    desk.outcome = {Mark::Ok, say::parcelAssigned, {}, {}};
    return answer;
}

Result<Answer> showUnknown(Desk& desk, const Command& command)
{
    const auto told = TRY(command.maybeText("since"));
    const auto since = told ? TRY(parseRfc3339(*told)) : desk.store.clock().now() - dayMs;
    Json parcels = Json::array(), scans = Json::array();
    for (const auto& id : TRY(desk.store.fixtures().asked())) {
        if (TRY(desk.store.things().kindOf(id)) != store::ThingKind::Parcel)
            continue;
        const auto parcel = TRY(desk.store.things().parcel(id));
        if (std::ranges::any_of(parcel.discrepancies, isNobodys))
            parcels.push_back(
                {{"parcel", toText(id)}, {"carrier", parcel.carrier}, {"tracking", parcel.tracking},
                    {"state", chain::name(parcel.stage)}, {"scanned_at", rfc3339(parcel.scannedAt)}});
    }
    for (const auto& lane : TRY(desk.store.ledger().lanes())) {
        if (lane.tenant != TenantId{})
            continue;
        for (auto index = TRY(store::firstSince(desk.store, lane, since)); index < lane.size; ++index) {
            const auto entry = TRY(ledger::decodeEntry(TRY(desk.store.ledger().entryBytes(lane.id, index))));
            if (entry.type != chain::name(EventType::ParcelScanUnread))
                continue;
            const auto subject = TRY(desk.store.things().subjectAt(lane.id, index));
            if (!subject || TRY(desk.store.things().isErased(*subject)))
                continue;
            const auto opened = TRY(store::openEvent(desk.store, lane, index, *subject));
            const auto raw = std::ranges::find(opened.fields, "raw", &chain::Field::name);
            const auto* bytes = raw == opened.fields.end() ? nullptr : std::get_if<Bytes>(&raw->value);
            scans.push_back(
                {{"raw", bytes ? legible(*bytes) : std::string()}, {"symbology", opened.text("symbology")},
                    {"why", opened.text("why")}, {"time", rfc3339(static_cast<UtcMs>(entry.claimedMs))},
                    {"person", entry.actor ? Json(access::shortName(*entry.actor)) : Json(nullptr)},
                    {"event", toText(entry.eventId)}});
        }
    }
    Answer answer;
    answer.more = {{"parcels", parcels}, {"scans", scans}, {"since", rfc3339(since)}};
    return answer;
}

} // namespace custody::station
