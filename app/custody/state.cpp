// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/custody/state.h"

#include <algorithm>

namespace custody::chain {
namespace {

Photo photoOf(const Event& event)
{
    return Photo{event.text("role"), event.id,
        event.attachments.empty() ? Attachment{} : event.attachments.front(), event.text("mime"), event.at};
}

} // namespace

std::string_view name(ParcelStage stage)
{
    switch (stage) {
    case ParcelStage::None: return "unknown";
    case ParcelStage::Expected: return "expected";
    case ParcelStage::Arrived: return "arrived";
    case ParcelStage::Accepted: return "accepted";
    case ParcelStage::Refused: return "refused";
    case ParcelStage::Opened: return "opened";
    }
    return "unknown";
}

std::string_view name(ItemStage stage)
{
    switch (stage) {
    case ItemStage::None: return "unknown";
    case ItemStage::Registered: return "registered";
    case ItemStage::Labelled: return "labelled";
    case ItemStage::Photographed: return "photographed";
    }
    return "unknown";
}

std::string_view name(LabelState label)
{
    switch (label) {
    case LabelState::None: return "none";
    case LabelState::Requested: return "requested";
    case LabelState::Printed: return "printed";
    case LabelState::Verified: return "verified";
    }
    return "none";
}

void apply(Parcel& parcel, const Event& event)
{
    switch (event.type) {
    case EventType::ParcelExpected:
        parcel.stage = ParcelStage::Expected;
        parcel.expected = true;
        parcel.carrier = event.text("carrier");
        parcel.tracking = event.text("tracking");
        break;
    case EventType::ParcelCarrierScanned:
        parcel.stage = ParcelStage::Arrived;
        parcel.carrier = event.text("carrier");
        parcel.tracking = event.text("tracking");
        parcel.check = event.text("check");
        parcel.scannedAt = event.at;
        break;
    case EventType::ParcelAccepted:
        parcel.stage = ParcelStage::Accepted;
        parcel.custodian = event.actor;
        parcel.heldSince = event.at;
        parcel.pieces = event.number("pieces");
        parcel.outerCondition = event.text("outer_condition");
        parcel.weightGrams = event.number("weight_g");
        break;
    case EventType::ParcelRefused: parcel.stage = ParcelStage::Refused; break;
    case EventType::ParcelOpened: parcel.stage = ParcelStage::Opened; break;
    case EventType::ItemRegistered:
        if (event.item)
            parcel.items.push_back(*event.item);
        break;
    case EventType::PhotoCaptured:
        if (!event.item)
            parcel.photos.push_back(photoOf(event));
        break;
    default: break; // the other events leave a parcel as it is
    }
}

void apply(Item& item, const Event& event)
{
    switch (event.type) {
    case EventType::ItemRegistered:
        item.stage = ItemStage::Registered;
        item.custodian = event.actor;
        item.heldSince = event.at;
        item.lpn = event.text("lpn");
        item.sku = event.text("sku");
        item.category = event.text("category");
        break;
    case EventType::LabelPrintRequested:
        item.label = LabelState::Requested;
        ++item.prints;
        break;
    case EventType::LabelPrinted: item.label = LabelState::Printed; break;
    case EventType::LabelVerified:
        item.label = LabelState::Verified;
        item.stage = std::max(item.stage, ItemStage::Labelled);
        break;
    case EventType::PhotoCaptured:
        item.photos.push_back(photoOf(event));
        if (item.label == LabelState::Verified)
            item.stage = ItemStage::Photographed;
        break;
    case EventType::CustodyOffered: {
        const auto offer = parseId<EventId>(event.text("offer"));
        item.offer = offer ? std::optional(*offer) : std::nullopt;
        break;
    }
    case EventType::CustodyAccepted:
        item.custodian = event.actor;
        item.heldSince = event.at;
        item.offer.reset();
        break;
    case EventType::CustodyDeclined:
    case EventType::CustodyCancelled: item.offer.reset(); break;
    default: break; // the other events leave an item as it is
    }
}

} // namespace custody::chain
