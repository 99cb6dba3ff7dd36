// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The fold of a parcel's own events.

#include <algorithm>

#include "app/custody/fold.h"

namespace custody::chain {

void fold::hold(Parcel& parcel, const std::optional<PersonId>& person, UtcMs at)
{
    parcel.custodian = person;
    parcel.heldSince = at;
    parcel.offer.reset();
    parcel.zone.clear();
    parcel.bin.clear();
    parcel.zoneSince = 0;
    parcel.unaccounted = false;
    parcel.missingSince = 0;
    for (const char* rule : {"held", "dwell", "missing"})
        drop(parcel.overdue, rule);
}

namespace {

using namespace fold;

std::string numbered(const char* list, std::size_t at, const char* what)
{
    return std::string(list) + "." + std::to_string(at) + "." + what;
}

std::vector<ExpectedLine> linesOf(const Event& event)
{
    std::vector<ExpectedLine> lines;
    for (std::size_t at = 1; event.find(numbered("line", at, "quantity")); ++at)
        lines.push_back({event.text(numbered("line", at, "sku")), event.text(numbered("line", at, "gtin")),
            event.number(numbered("line", at, "quantity")), event.number(numbered("line", at, "found")),
            event.text(numbered("line", at, "resolution"))});
    return lines;
}

// What was known of it as nobody's. Photos, items and discrepancies stay where they were recorded.
void goOn(Parcel& parcel, const Event& event)
{
    parcel.stage = parcelStageNamed(event.text("process"));
    parcel.carrier = event.text("carrier");
    parcel.tracking = event.text("tracking");
    parcel.check = event.text("check");
    parcel.scannedAt = timeIn(event, "scanned_at");
    parcel.acceptedAt = timeIn(event, "accepted_at");
    parcel.custodian = personIn(event, "holder");
    parcel.heldSince = parcel.custodian ? event.at : 0;
    parcel.zone = event.text("zone");
    parcel.bin = event.text("bin");
    parcel.zoneSince = parcel.zone.empty() ? 0 : event.at;
    parcel.unaccounted = event.truth("unaccounted");
    parcel.missingSince = parcel.unaccounted ? event.at : 0;
    parcel.pieces = event.number("pieces");
    parcel.outerCondition = event.text("outer_condition");
    parcel.weightGrams = event.number("weight_g");
    if (const auto seal = event.text("seal"); !seal.empty())
        parcel.seal = {SealState::Intact, seal};
}

} // namespace

void apply(Parcel& parcel, const Event& event)
{
    applyTo(parcel.discrepancies, event);
    applyTo(parcel.clips, event);
    applyTo(parcel.seal, event);
    switch (event.type) {
    case EventType::ParcelExpected:
        parcel.stage = ParcelStage::Expected;
        parcel.expected = true;
        parcel.carrier = event.text("carrier");
        parcel.tracking = event.text("tracking");
        parcel.lines = linesOf(event);
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
        parcel.acceptedAt = event.at;
        parcel.pieces = event.number("pieces");
        parcel.outerCondition = event.text("outer_condition");
        parcel.weightGrams = event.number("weight_g");
        break;
    case EventType::ParcelRefused:
        parcel.stage = ParcelStage::Refused;
        parcel.ending = event.id;
        break;
    case EventType::ParcelOpened:
        parcel.stage = ParcelStage::Opened;
        drop(parcel.overdue, "unopened");
        break;
    case EventType::ParcelReconciled:
        parcel.stage = ParcelStage::Reconciled;
        parcel.lines = linesOf(event);
        break;
    case EventType::ParcelClosed:
        parcel.stage = ParcelStage::Closed;
        parcel.custodian.reset();
        parcel.ending = event.id;
        break;
    case EventType::ParcelAssigned:
        parcel.stage = ParcelStage::Assigned;
        hold(parcel, std::nullopt, 0);
        parcel.overdue.clear();
        break;
    case EventType::ParcelContinued: goOn(parcel, event); break;
    case EventType::ItemRegistered:
        if (event.item)
            parcel.items.push_back(*event.item);
        if (parcel.stage == ParcelStage::Reconciled) // more came out than was reconciled
            parcel.stage = ParcelStage::Opened;
        break;
    case EventType::ItemCarriedOver: // its box stayed where it was opened
        if (parcel.stage == ParcelStage::None) {
            parcel.stage = ParcelStage::Closed;
            parcel.carrier = event.text("carrier");
            parcel.tracking = event.text("tracking");
        }
        if (event.item
            && std::find(parcel.items.begin(), parcel.items.end(), *event.item) == parcel.items.end())
            parcel.items.push_back(*event.item);
        break;
    case EventType::PhotoCaptured:
        if (!event.item)
            parcel.photos.push_back(photoOf(event));
        break;
    case EventType::PhotoRejected: reject(parcel.photos, event); break;
    case EventType::CustodyOverdue: add(parcel.overdue, event.text("rule")); break;
    case EventType::CustodyOffered: parcel.offer = eventIn(event, "offer"); break;
    case EventType::CustodyDeclined:
    case EventType::CustodyCancelled:
    case EventType::CustodyExpired: parcel.offer.reset(); break;
    case EventType::CustodyForced: ++parcel.exceptions; [[fallthrough]];
    case EventType::CustodyAccepted: hold(parcel, event.actor, event.at); break;
    case EventType::CustodyWitnessed: applyTo(parcel.witnesses, event); break;
    case EventType::ZoneItemEntered:
        hold(parcel, std::nullopt, 0);
        parcel.zone = event.text("zone");
        parcel.bin = event.text("bin");
        parcel.zoneSince = event.at;
        break;
    case EventType::ZoneItemLeft:
        parcel.zone.clear();
        parcel.bin.clear();
        parcel.zoneSince = 0;
        break;
    case EventType::MissingDeclared:
        hold(parcel, std::nullopt, 0);
        parcel.unaccounted = true;
        parcel.missingSince = event.at;
        break;
    case EventType::ItemFound:
        parcel.unaccounted = false;
        parcel.missingSince = 0;
        break;
    case EventType::ErrorDeclared: forget(parcel, event); break;
    default: break; // the other events leave a parcel as it is
    }
    spend(parcel.witnesses, event.type);
}

} // namespace custody::chain
