// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/custody/state.h"

#include <algorithm>

namespace custody::chain {
namespace {

constexpr std::size_t witnessesKept = 8;

Photo photoOf(const Event& event)
{
    return Photo{event.text("role"), event.id,
        event.attachments.empty() ? Attachment{} : event.attachments.front(), event.text("mime"), event.at};
}

std::optional<EventId> eventIn(const Event& event, std::string_view field)
{
    const auto id = parseId<EventId>(event.text(field));
    return id ? std::optional(*id) : std::nullopt;
}

UtcMs timeIn(const Event& event, std::string_view field)
{
    const auto time = parseRfc3339(event.text(field));
    return time ? *time : 0;
}

void reject(std::vector<Photo>& photos, const Event& event)
{
    const auto id = eventIn(event, "photo");
    for (auto& photo : photos)
        photo.rejected |= id && photo.event == *id;
}

void drop(std::vector<std::string>& list, const std::string& one)
{
    list.erase(std::remove(list.begin(), list.end(), one), list.end());
}

void add(std::vector<std::string>& list, const std::string& one)
{
    if (std::find(list.begin(), list.end(), one) == list.end())
        list.push_back(one);
}

void applyTo(std::vector<Discrepancy>& list, const Event& event)
{
    const auto id = eventIn(event, "discrepancy");
    if (!id)
        return;
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const Discrepancy& one) { return one.id == *id; });
    switch (event.type) {
    case EventType::DiscrepancyOpened:
        list.push_back({*id, event.text("kind"), personIn(event, "owner"), timeIn(event, "due_at"), true});
        break;
    case EventType::DiscrepancyAssigned:
        if (found != list.end()) {
            found->owner = personIn(event, "owner");
            if (const auto due = timeIn(event, "due_at")) // else as it was
                found->dueAt = due;
        }
        break;
    case EventType::DiscrepancyResolved:
        if (found != list.end())
            found->open = false;
        break;
    default: break;
    }
}

void applyTo(std::vector<Clip>& list, const Event& event)
{
    const auto id = eventIn(event, "clip");
    if (id && event.type == EventType::ClipRequested)
        list.push_back({*id, event.at, timeIn(event, "kept_until"), true});
    if (id && event.type == EventType::ClipAnswered)
        for (auto& one : list)
            one.open &= one.id != *id;
}

void applyTo(Seal& seal, const Event& event)
{
    switch (event.type) {
    case EventType::SealApplied: seal = {SealState::Intact, event.text("seal")}; break;
    case EventType::SealVerified:
        seal.state = event.text("result") == "intact" ? SealState::Intact : SealState::Broken;
        break;
    case EventType::SealBroken: {
        const auto next = event.text("new_seal"); // without one nothing is on it any more
        seal = {next.empty() ? SealState::Broken : SealState::Intact, next};
        break;
    }
    default: break;
    }
}

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

// Custody begins anew: what was said about the hands before no longer holds.
void hold(Item& item, const std::optional<PersonId>& person, UtcMs at)
{
    item.custodian = person;
    item.heldSince = at;
    item.offer.reset();
    item.zone.clear();
    item.bin.clear();
    item.zoneSince = 0;
    item.unaccounted = false;
    std::erase_if(item.overdue, [](const auto& rule) { return rule == "held" || rule == "dwell"; });
    item.station.clear();
}

// What another station knew of it. A decision is not carried over: whoever decided cannot be asked here.
void carryOver(Item& item, const Event& event)
{
    const auto process = stageNamed(event.text("process"));
    item.lpn = event.text("lpn");
    item.sku = event.text("sku");
    item.gtin = event.text("gtin");
    item.category = event.text("category");
    item.valueMinor = event.number("declared_value_minor");
    item.zoneClass = event.text("zone_class");
    item.stage = std::min(process, ItemStage::Graded);
    item.label = process >= ItemStage::Labelled ? LabelState::Verified : LabelState::None;
    item.grade = event.text("grade");
    item.scale = item.grade.empty() ? "" : event.text("scale") + "/" + event.text("scale_version");
    item.grading = eventIn(event, "grading");
    item.decision.reset();
    for (std::size_t at = 1; event.find("hold." + std::to_string(at)); ++at)
        add(item.holds, event.text("hold." + std::to_string(at)));
    item.station = event.text("other_station");
}

void enterZone(Item& item, const Event& event)
{
    const bool ready = item.stage == ItemStage::Approved
        || (item.stage == ItemStage::Decided && item.decision && !item.decision->approvalNeeded);
    hold(item, std::nullopt, 0);
    item.zone = event.text("zone");
    item.bin = event.text("bin");
    item.zoneSince = event.at;
    if (ready)
        item.stage = ItemStage::Staged;
}

void applyCustody(Item& item, const Event& event)
{
    switch (event.type) {
    case EventType::CustodyOffered: item.offer = eventIn(event, "offer"); break;
    case EventType::CustodyAccepted: hold(item, event.actor, event.at); break;
    case EventType::CustodyForced:
        hold(item, event.actor, event.at);
        ++item.exceptions;
        break;
    case EventType::CustodyDeclined:
    case EventType::CustodyCancelled:
    case EventType::CustodyExpired: item.offer.reset(); break;
    case EventType::CustodyReleased:
        hold(item, std::nullopt, 0);
        item.container.clear();
        item.station = event.text("other_station");
        break;
    case EventType::CustodyWitnessed:
        if (const auto who = personIn(event, "witness"))
            item.witnesses.push_back({*who, event.at, eventIn(event, "offer")});
        if (item.witnesses.size() > witnessesKept)
            item.witnesses.erase(item.witnesses.begin());
        break;
    case EventType::CustodyOverdue: add(item.overdue, event.text("rule")); break;
    case EventType::ZoneItemEntered: enterZone(item, event); break;
    case EventType::ZoneItemLeft:
        item.zone.clear();
        item.bin.clear();
        item.zoneSince = 0;
        break;
    case EventType::ContainerItemAdded: item.container = event.text("container"); break;
    case EventType::ContainerItemRemoved: item.container.clear(); break;
    case EventType::MissingDeclared:
        hold(item, std::nullopt, 0);
        item.unaccounted = true;
        break;
    case EventType::ItemFound: item.unaccounted = false; break;
    default: break;
    }
}

void applyCondition(Item& item, const Event& event)
{
    switch (event.type) {
    case EventType::PhotoCaptured:
        item.photos.push_back(photoOf(event));
        if (item.label == LabelState::Verified)
            item.stage = std::max(item.stage, ItemStage::Photographed);
        break;
    case EventType::PhotoRejected: reject(item.photos, event); break;
    case EventType::PhotoWaived: {
        const auto roles = event.text("roles");
        for (std::size_t from = 0; from < roles.size();) {
            const auto comma = std::min(roles.find(',', from), roles.size());
            add(item.waived, roles.substr(from, comma - from));
            from = comma + 1;
        }
        break;
    }
    case EventType::ItemInspected:
        item.stage = ItemStage::Inspected;
        item.inspection = event.id;
        break;
    case EventType::RecommendationShown: item.advice = event.text("suggested"); break;
    case EventType::ItemGraded:
    case EventType::ItemRegraded:
        item.stage = ItemStage::Graded;
        item.advice.clear();
        item.grade = event.text("grade");
        item.scale = event.text("scale") + "/" + event.text("scale_version");
        item.grading = event.id;
        item.decision.reset();
        break;
    case EventType::ItemRemediated:
        item.stage = ItemStage::Photographed;
        item.inspection.reset();
        break;
    default: break;
    }
}

void applyDecision(Item& item, const Event& event)
{
    switch (event.type) {
    case EventType::DispositionDecided:
        item.stage = ItemStage::Decided;
        item.decision = Decision{
            event.id, event.text("route"), event.actor, event.truth("approval_needed"), std::nullopt};
        break;
    case EventType::DispositionApproved:
        item.stage = ItemStage::Approved;
        if (item.decision)
            item.decision->approver = event.actor;
        break;
    case EventType::DispositionRejected:
        // An approval taken back leaves the decision, which waits again.
        if (item.decision && item.decision->approver) {
            item.stage = ItemStage::Decided;
            item.decision->approver.reset();
            break;
        }
        item.stage = ItemStage::Graded;
        item.decision.reset();
        break;
    case EventType::HandedToCarrier: item.carriedBy = event.text("carrier"); break;
    case EventType::ItemHeld: add(item.holds, event.text("hold")); break;
    case EventType::ItemReleased: drop(item.holds, event.text("hold")); break;
    default:
        if (const auto kind = finalKindOf(event.type); !kind.empty()) {
            hold(item, std::nullopt, 0);
            item.stage = ItemStage::Final;
            item.finalKind = kind;
            item.container.clear();
        }
    }
}

// Acts somebody may have to watch who is not part of a hand-off: her word stands for one of them.
bool spendsWitness(EventType type)
{
    return type == EventType::ZoneItemEntered || type == EventType::ZoneItemLeft
        || type == EventType::SealApplied || type == EventType::SealBroken
        || type == EventType::DispositionDecided || type == EventType::ItemRegraded
        || type == EventType::CustodyForced || type == EventType::ItemFound || !finalKindOf(type).empty();
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
    case EventType::ParcelRefused: parcel.stage = ParcelStage::Refused; break;
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
        break;
    case EventType::ItemRegistered:
        if (event.item)
            parcel.items.push_back(*event.item);
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
    case EventType::CustodyAccepted:
        parcel.custodian = event.actor;
        parcel.heldSince = event.at;
        parcel.offer.reset();
        drop(parcel.overdue, "held"); // it begins anew for the next one
        break;
    default: break; // the other events leave a parcel as it is
    }
}

void apply(Item& item, const Event& event)
{
    applyTo(item.discrepancies, event);
    applyTo(item.clips, event);
    applyTo(item.seal, event);
    switch (event.type) {
    case EventType::ItemRegistered:
        item.stage = ItemStage::Registered;
        item.custodian = event.actor;
        item.heldSince = event.at;
        item.lpn = event.text("lpn");
        item.sku = event.text("sku");
        item.gtin = event.text("gtin");
        item.category = event.text("category");
        item.valueMinor = event.number("declared_value_minor");
        item.zoneClass = event.text("zone_class");
        return;
    case EventType::ItemCarriedOver: carryOver(item, event); return;
    case EventType::LabelPrintRequested:
        item.label = LabelState::Requested;
        ++item.prints;
        return;
    case EventType::LabelPrinted: item.label = LabelState::Printed; return;
    case EventType::LabelVerified:
        item.label = LabelState::Verified;
        item.stage = std::max(item.stage, ItemStage::Labelled);
        return;
    case EventType::LabelReplaced:
        add(item.voidLpns, item.lpn);
        item.lpn = event.text("lpn");
        item.label = LabelState::Replaced;
        item.prints = 0;
        return;
    default: break;
    }
    applyCustody(item, event);
    applyCondition(item, event);
    applyDecision(item, event);
    if (spendsWitness(event.type))
        std::erase_if(item.witnesses, [](const Witness& one) { return !one.offer; });
}

} // namespace custody::chain
