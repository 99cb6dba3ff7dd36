// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Looks, and records nothing.

#include "app/custody/piece.h"
#include "app/station/device_page.h"
#include "app/station/sayings.h"
#include "app/station/show_places.h"
#include "app/station/verbs.h"
#include "app/store/evidence.h"
#include "app/store/search.h"

namespace custody::station {
namespace {

Result<Json> eventsJson(Desk& desk, const std::vector<store::Place>& places, const SubjectId& subject)
{
    Json out = Json::array();
    for (const auto& [laneId, index] : places) {
        const auto lane = TRY(desk.store.ledger().lane(laneId));
        const auto opened = TRY(store::openEvent(desk.store, lane, index, subject));
        out.push_back({{"type", opened.entry.type}, {"id", toText(opened.entry.eventId)},
            {"lane", lane.origin}, {"index", index},
            {"time", rfc3339(static_cast<UtcMs>(opened.entry.claimedMs))},
            {"actor", opened.entry.actor ? Json(access::shortName(*opened.entry.actor)) : Json(nullptr)}});
    }
    return out;
}

Result<Answer> showItem(Desk& desk, const std::string& named)
{
    const auto item = TRY(desk.findItem(named));
    desk.item = item.id;
    desk.parcel = item.parcel;
    desk.page = Page::History;
    Answer answer;
    answer.more = {{"item", toText(item.id)}, {"lpn", item.lpn}, {"parcel", toText(item.parcel)},
        {"sku", item.sku}, {"process", chain::name(item.stage)}, {"label", chain::name(item.label)},
        {"held_by", item.custodian ? Json(access::shortName(*item.custodian)) : Json(nullptr)},
        {"custody", chain::name(chain::custodyOf(item))}, {"zone", item.zone}, {"bin", item.bin},
        {"container", item.container}, {"seal", item.seal.number},
        {"seal_state", chain::name(item.seal.state)}, {"holds", item.holds}, {"grade", item.grade},
        {"scale", item.scale}, {"route", item.decision ? Json(item.decision->route) : Json(nullptr)},
        {"approved", item.decision && item.decision->approver.has_value()},
        {"final", item.finalKind.empty() ? Json(nullptr) : Json(item.finalKind)},
        {"discrepancies", discrepanciesJson(item.discrepancies)}, {"chain", TRY(chainJson(desk, item))},
        {"offer", item.offer ? Json(toText(*item.offer)) : Json(nullptr)}, {"station", item.station},
        {"photos", item.photos.size()},
        {"history", TRY(eventsJson(desk, TRY(store::chainOf(desk.store, item.id)), item.parcel))}};
    return answer;
}

Result<Answer> showParcel(Desk& desk, const std::string& named)
{
    const auto parcel = TRY(desk.findParcel(named));
    desk.item.reset();
    desk.parcel = parcel.id;
    desk.page = Page::History;
    Json items = Json::array();
    for (const auto& id : parcel.items)
        items.push_back(TRY(desk.store.things().item(id)).lpn);
    Json lines = Json::array();
    for (const auto& line : parcel.lines)
        lines.push_back({{"sku", line.sku}, {"gtin", line.gtin}, {"expected", line.quantity},
            {"found", line.found}, {"resolution", line.resolution}});
    const auto piece = chain::pieceOf(parcel);
    const bool wasHere = piece.stage != chain::ItemStage::None;
    Answer answer;
    answer.more = {{"parcel", toText(parcel.id)}, {"carrier", parcel.carrier}, {"tracking", parcel.tracking},
        {"state", chain::name(parcel.stage)}, {"expected", parcel.expected},
        {"held_by", parcel.custodian ? Json(access::shortName(*parcel.custodian)) : Json(nullptr)},
        {"custody", wasHere ? Json(chain::name(chain::custodyOf(piece))) : Json(nullptr)},
        {"zone", parcel.zone}, {"bin", parcel.bin},
        {"offer", parcel.offer ? Json(toText(*parcel.offer)) : Json(nullptr)},
        {"chain", TRY(chainJson(desk, piece))}, {"items", items}, {"photos", parcel.photos.size()},
        {"lines", lines}, {"discrepancies", discrepanciesJson(parcel.discrepancies)},
        {"history", TRY(eventsJson(desk, TRY(store::chainOf(desk.store, parcel.id)), parcel.id))}};
    return answer;
}

// By origin, or "spine"; with the events from `from` on, so that a test can find every acknowledged one.
Result<Answer> showLane(Desk& desk, const std::string& named, std::int64_t from)
{
    const auto lane =
        TRY(desk.store.ledger().laneByOrigin(named == "spine" ? desk.store.name().origin : named));
    if (!lane)
        return fail(Fault::NotFound, say::filled(say::noSuchLane, named));
    const auto status = TRY(desk.store.outbox().lane(lane->id));
    desk.page = Page::Status;
    Json events = Json::array();
    for (auto index = static_cast<std::uint64_t>(std::max<std::int64_t>(from, 0)); index < lane->size;
         ++index) {
        const auto entry = TRY(ledger::decodeEntry(TRY(desk.store.ledger().entryBytes(lane->id, index))));
        events.push_back({{"type", entry.type}, {"id", toText(entry.eventId)}, {"index", index}});
    }
    Answer answer;
    answer.more = {{"lane", lane->origin}, {"size", lane->size}, {"unsynced", status.unsynced},
        {"receipted", status.receiptedSize}, {"forked", status.state == store::LaneState::Forked},
        {"head", TRY(desk.store.ledger().newestHead(lane->id)).whole()}, {"history", events}};
    return answer;
}

Result<Answer> showLanes(Desk& desk)
{
    Json lanes = Json::array();
    for (const auto& status : TRY(desk.store.outbox().lanes()))
        lanes.push_back({{"lane", status.origin}, {"size", status.size}, {"unsynced", status.unsynced},
            {"receipted", status.receiptedSize}});
    desk.page = Page::Status;
    Answer answer;
    answer.more = {{"lanes", lanes}};
    return answer;
}

// A torn label: none, one or many.
Result<Answer> showEnding(Desk& desk, const std::string& ending)
{
    const auto found = TRY(store::parcelsByTrackingEnding(desk.store, ending));
    Json matches = Json::array();
    for (const auto& parcel : found)
        matches.push_back({{"parcel", toText(parcel.id)}, {"carrier", parcel.carrier},
            {"tracking", parcel.tracking}, {"state", chain::name(parcel.stage)}});
    if (found.size() == 1) {
        desk.item.reset();
        desk.parcel = found.front().id;
        desk.page = Page::History;
    }
    Answer answer;
    answer.more = {{"found",
                       found.empty()           ? "none"
                           : found.size() == 1 ? "one"
                                               : "many"},
        {"matches", matches}};
    return answer;
}

} // namespace

Result<Answer> show(Desk& desk, const Command& command)
{
    desk.outcome = {};
    if (const auto item = TRY(command.maybeText("item")))
        return showItem(desk, *item);
    if (const auto parcel = TRY(command.maybeText("parcel")))
        return showParcel(desk, *parcel);
    if (const auto ending = TRY(command.maybeText("tracking_ending")))
        return showEnding(desk, *ending);
    if (const auto lane = TRY(command.maybeText("lane")))
        return showLane(desk, *lane, TRY(command.maybeNumber("from")).value_or(0));
    if (const auto zone = TRY(command.maybeText("zone")))
        return showZone(desk, *zone);
    if (const auto container = TRY(command.maybeText("container")))
        return showContainer(desk, *container);
    if (TRY(command.maybeText("offer")))
        return showOffer(desk, command);
    if (TRY(command.truth("zones", false)))
        return showZones(desk);
    if (TRY(command.truth("board", false)))
        return showBoard(desk);
    if (TRY(command.truth("overdue", false)))
        return showOverdue(desk);
    if (TRY(command.truth("anomalies", false)))
        return showAnomalies(desk, command);
    if (TRY(command.truth("unknown", false)))
        return showUnknown(desk, command);
    if (TRY(command.truth("visitors", false)))
        return showVisitors(desk);
    if (TRY(command.truth("roles", false)))
        return showRoles(desk);
    if (TRY(command.truth("breakglass", false)))
        return showBreakglass(desk);
    if (TRY(command.truth("clips", false)))
        return showClips(desk);
    if (TRY(command.truth("seals", false)))
        return showSeals(desk);
    if (TRY(command.truth("devices", false)))
        return showDevices(desk, command);
    return showLanes(desk);
}

} // namespace custody::station
