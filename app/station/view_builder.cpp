// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/view_builder.h"

#include <algorithm>

#include <QDateTime>
#include <QTimeZone>

#include "app/station/board.h"
#include "app/station/device_page.h"
#include "app/store/evidence.h"
#include "app/vision/picture.h"

namespace custody::station {
namespace {

constexpr int thumbnailWidth = 640;
constexpr std::size_t mostThumbnails = 64;

std::vector<PhotoView> photosOf(Desk& desk, const std::vector<chain::Photo>& photos, const SubjectId& parcel)
{
    std::vector<PhotoView> out;
    const auto keys = desk.store.subjects().find(parcel);
    if (desk.thumbnails.size() > mostThumbnails)
        desk.thumbnails.clear();
    for (const auto& photo : photos) {
        auto& small = desk.thumbnails[photo.event];
        // A photo that cannot be opened shows as an empty frame; fsck says why.
        if (small.empty() && keys)
            if (const auto original = desk.store.photos().open(photo.sealed, *keys, photo.event, 0))
                small = vision::thumbnail(*original, thumbnailWidth).value_or(Bytes());
        out.push_back({photo.role, small, photo.at});
    }
    return out;
}

ParcelView parcelView(Desk& desk, const chain::Parcel& parcel)
{
    ParcelView view;
    view.id = toText(parcel.id);
    view.brand = desk.brandName(parcel.tenant);
    view.carrier = scan::carrierName(parcel.carrier);
    view.tracking = parcel.tracking;
    view.check = parcel.check == "pass" ? "check digit agrees"
        : parcel.check == "none"        ? "no check digit"
                                        : "";
    view.checkMark = parcel.check == "pass" ? Mark::Ok : Mark::Info;
    view.state = chain::name(parcel.stage);
    view.expectation = parcel.expected ? "expected" : "unexpected";
    view.addressedTo = desk.parcel == parcel.id ? desk.addressedTo : "";
    view.custodian = desk.personName(parcel.custodian);
    view.pieces = parcel.pieces;
    view.outerCondition = parcel.outerCondition;
    view.weightGrams = parcel.weightGrams;
    view.photos = photosOf(desk, parcel.photos, parcel.id);
    for (const auto& id : parcel.items)
        if (const auto item = desk.store.things().item(id))
            view.items.push_back(item->lpn);
    return view;
}

ItemView itemView(Desk& desk, const chain::Item& item)
{
    ItemView view;
    view.id = toText(item.id);
    view.lpn = item.lpn;
    view.brand = desk.brandName(item.tenant);
    view.sku = item.sku;
    view.category = item.category;
    view.process = chain::name(item.stage);
    view.label = chain::name(item.label);
    view.custodian = desk.personName(item.custodian);
    view.offered = item.offer.has_value();
    view.labelPicture = desk.labelPicture;
    view.photos = photosOf(desk, item.photos, item.parcel);
    return view;
}

OfferView offerView(Desk& desk, const chain::Offer& offer)
{
    OfferView view;
    view.id = toText(offer.id);
    view.from = desk.personName(offer.from);
    view.to = desk.personName(offer.to);
    view.purpose = offer.purpose;
    view.state = chain::name(offer.state);
    view.receipts = desk.devices.writeReceipt != nullptr;
    for (const auto& id : offer.items)
        if (const auto item = desk.store.things().piece(id))
            view.lpns.push_back(item->lpn);
    if (offer.state == chain::OfferState::Accepted)
        view.acceptedBy = desk.personName(offer.answeredBy);
    return view;
}

std::vector<HoldingView> holdings(Desk& desk, const PersonId& person)
{
    std::vector<HoldingView> out;
    const auto held = desk.store.things().heldBy(person);
    if (!held)
        return out;
    for (const auto& one : *held) {
        if (one.kind == store::ThingKind::Item) {
            if (const auto item = desk.store.things().item(one.subject))
                out.push_back({item->lpn, desk.brandName(item->tenant) + " · " + item->sku, one.since});
        } else if (const auto parcel = desk.store.things().parcel(one.subject)) {
            out.push_back({parcel->tracking, std::string(scan::carrierName(parcel->carrier)), one.since});
        }
    }
    return out;
}

Mark markOf(const std::string& type)
{
    if (type == "transition.denied" || type == "parcel.refused")
        return Mark::Refused;
    if (type == "label.failed" || type == "custody.declined" || type == "parcel.duplicate_scan")
        return Mark::Attention;
    return Mark::Ok;
}

std::vector<HistoryRow> history(Desk& desk)
{
    std::vector<HistoryRow> rows;
    if (!desk.parcel)
        return rows;
    const auto places = store::chainOf(desk.store, desk.item.value_or(*desk.parcel));
    if (!places)
        return rows;
    Result<store::Lane> lane = fail(Fault::NotFound, "not looked up yet");
    Result<store::LaneStatus> status = fail(Fault::NotFound, "not looked up yet");
    for (const auto& [laneId, index] : *places) {
        if (!lane || lane->id != laneId) {
            lane = desk.store.ledger().lane(laneId);
            status = desk.store.outbox().lane(laneId);
        }
        if (!lane)
            continue;
        const auto opened = store::openEvent(desk.store, *lane, index, *desk.parcel);
        if (!opened)
            continue;
        HistoryRow row;
        row.at = static_cast<UtcMs>(opened->entry.claimedMs);
        row.type = opened->entry.type;
        row.who = desk.personName(opened->entry.actor);
        if (row.type == "parcel.accepted" || row.type == "item.registered" || row.type == "custody.accepted")
            row.custodianAfter = row.who;
        row.lane = lane->origin.substr(lane->origin.size() - std::min<std::size_t>(lane->origin.size(), 4));
        row.index = index;
        row.mark = markOf(row.type);
        row.receipted = status && index < status->receiptedSize;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<LaneView> lanes(Desk& desk)
{
    std::vector<LaneView> out;
    const auto all = desk.store.outbox().lanes();
    if (!all)
        return out;
    for (const auto& status : *all) {
        LaneView view;
        const auto lane = desk.store.ledger().lane(status.lane);
        view.name = !lane || !lane->tenant ? "station"
            : lane->tenant->isNil()        ? "no brand"
                                           : desk.brandName(*lane->tenant);
        view.leaves = status.size;
        view.receipted = status.receiptedSize;
        view.oldestUnsynced = status.oldestUnsynced;
        view.lastReceipt = status.lastReceipt;
        view.forked = status.state == store::LaneState::Forked;
        out.push_back(std::move(view));
    }
    return out;
}

// Midnight where the dock is: a shift's work does not vanish at midnight UTC.
UtcMs startOfDay(UtcMs now, const std::string& zone)
{
    const QTimeZone here(QByteArray::fromStdString(zone));
    if (!here.isValid())
        return now - now % (24 * 60 * 60 * 1000);
    return QDateTime::fromMSecsSinceEpoch(now, here).date().startOfDay(here).toMSecsSinceEpoch();
}

} // namespace

BenchView buildView(Desk& desk)
{
    BenchView view;
    view.site = desk.store.name().site;
    view.station = desk.store.name().station;
    view.now = desk.store.clock().now();
    view.page = desk.page;
    view.outcome = desk.outcome;
    if (desk.person) {
        view.person = PersonView{access::shortName(desk.person->id), desk.person->name,
            std::string(access::name(desk.person->role)), desk.person->language};
        view.holding = holdings(desk, desk.person->id);
    }
    if (desk.parcel)
        if (const auto parcel = desk.store.things().parcel(*desk.parcel))
            view.parcel = parcelView(desk, *parcel);
    if (desk.item)
        if (const auto item = desk.store.things().item(*desk.item))
            view.item = itemView(desk, *item);
    if (desk.offer)
        if (const auto offer = desk.store.things().offer(*desk.offer))
            view.offer = offerView(desk, *offer);
    view.zone = desk.zone;
    if (desk.page == Page::Board && desk.person)
        if (auto board = boardView(desk))
            view.board = std::move(*board);
    view.history = history(desk);
    view.devices = deviceViews(desk.devices);
    view.lanes = lanes(desk);
    const auto today = [&](const char* what) {
        return desk.store.things().countedSince(startOfDay(view.now, view.timeZone), what).value_or(0);
    };
    view.parcelsToday = today("parcels");
    view.exceptionsToday = today("exceptions");
    view.unknownScansToday = today("unread_scans") + today("unknown_scans"); // as earlier stations said
    return view;
}

} // namespace custody::station
