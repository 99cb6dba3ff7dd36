// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/custody/state.h"

#include <algorithm>

#include "app/custody/fold.h"

namespace custody::chain {

void fold::hold(Item& item, const std::optional<PersonId>& person, UtcMs at)
{
    item.custodian = person;
    item.heldSince = at;
    item.offer.reset();
    item.zone.clear();
    item.bin.clear();
    item.zoneSince = 0;
    item.unaccounted = false;
    item.missingSince = 0;
    std::erase_if(item.overdue,
        [](const auto& rule) { return rule == "held" || rule == "dwell" || rule == "missing"; });
    item.station.clear();
}

void fold::lose(Item& item, UtcMs at)
{
    hold(item, std::nullopt, 0);
    item.unaccounted = true;
    item.missingSince = at;
}

namespace {

using namespace fold;

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
    item.container.clear();
    item.seal = {};
    if (const auto seal = event.text("seal"); !seal.empty())
        item.seal = {SealState::Intact, seal};
    for (std::size_t at = 1; event.find("hold." + std::to_string(at)); ++at)
        add(item.holds, event.text("hold." + std::to_string(at)));
    for (std::size_t at = 1; event.find("void_lpn." + std::to_string(at)); ++at)
        add(item.voidLpns, event.text("void_lpn." + std::to_string(at)));
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
        item.seal = {}; // it went along
        item.station = event.text("other_station");
        break;
    case EventType::CustodyWitnessed: applyTo(item.witnesses, event); break;
    case EventType::CustodyOverdue: add(item.overdue, event.text("rule")); break;
    case EventType::ZoneItemEntered: enterZone(item, event); break;
    case EventType::ZoneItemLeft:
        item.zone.clear();
        item.bin.clear();
        item.zoneSince = 0;
        break;
    case EventType::ContainerItemAdded: item.container = event.text("container"); break;
    case EventType::ContainerItemRemoved:
        item.container.clear();
        if (item.seal.state == SealState::Intact) // it stays on the tote
            item.seal = {};
        break;
    case EventType::MissingDeclared: lose(item, event.at); break;
    case EventType::DiscrepancyResolved: // of two answers the other station's stands
        if (event.text("stands") == "there" && item.stage != ItemStage::Final) {
            hold(item, std::nullopt, 0);
            item.container.clear();
            item.seal = {};
            item.station = event.text("other_station");
        }
        break;
    case EventType::ItemFound:
        item.unaccounted = false;
        item.missingSince = 0;
        break;
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
        if (item.decision) {
            item.stage = ItemStage::Approved;
            item.decision->approver = event.actor;
            item.decision->approval = event.id;
        }
        break;
    case EventType::DispositionRejected:
        // An approval taken back leaves the decision, which waits again.
        if (item.decision && item.decision->approver) {
            item.stage = ItemStage::Decided;
            item.decision->approver.reset();
            item.decision->approval.reset();
            break;
        }
        item.stage = ItemStage::Graded;
        item.decision.reset();
        break;
    case EventType::HandedToCarrier:
        item.carriedBy = event.text("carrier");
        item.carrying = event.id;
        break;
    case EventType::ItemHeld:
        add(item.holds, event.text("hold"));
        std::erase_if(item.lifted, [&](const Lift& one) { return one.hold == event.text("hold"); });
        break;
    case EventType::ItemReleased:
        if (std::erase(item.holds, event.text("hold")) > 0)
            item.lifted.push_back({event.text("hold"), event.id});
        break;
    default:
        if (const auto kind = finalKindOf(event.type); !kind.empty()) {
            hold(item, std::nullopt, 0);
            item.stage = ItemStage::Final;
            item.finalKind = kind;
            item.ending = event.id;
            item.container.clear();
        }
    }
}

} // namespace

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
        item.verification = event.id;
        item.stage = std::max(item.stage, ItemStage::Labelled);
        return;
    case EventType::LabelReplaced:
        add(item.voidLpns, item.lpn);
        item.lpn = event.text("lpn");
        item.label = LabelState::Replaced;
        item.prints = 0;
        return;
    case EventType::ErrorDeclared: forget(item, event); return;
    default: break;
    }
    applyCustody(item, event);
    applyCondition(item, event);
    applyDecision(item, event);
    spend(item.witnesses, event.type);
}

} // namespace custody::chain
