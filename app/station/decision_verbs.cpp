// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Where an item goes: decided by one, approved by another, and its end with the evidence of its kind.

#include <algorithm>

#include "app/station/acts.h"
#include "app/station/sayings.h"
#include "app/station/verbs.h"
#include "app/store/evidence.h"
#include "app/store/holds.h"

namespace custody::station {
namespace {

using chain::EventType;

constexpr std::array<std::string_view, 5> holdKinds{"fraud", "legal", "recall", "qa", "discrepancy"};

EventType finalEvent(std::string_view kind)
{
    static constexpr std::array ends{EventType::FinalRestocked, EventType::FinalDestroyed,
        EventType::FinalRecycled, EventType::FinalDonated, EventType::FinalVendorReturned,
        EventType::FinalCustomerReturned, EventType::FinalLiquidated};
    return *std::find_if(
        ends.begin(), ends.end(), [&](EventType type) { return chain::finalKindOf(type) == kind; });
}

// The two pictures of a destruction: the first taken after the decision, the second after that one.
struct Pictures {
    std::string before, after;
};

Result<std::optional<store::Place>> placeOf(Desk& desk, const EventId& event)
{
    const auto found = TRY(desk.store.ledger().placeOf(event));
    return found ? std::optional(store::Place{found->first, found->second}) : std::nullopt;
}

Result<Bytes> originalOf(Desk& desk, const store::Place& place, const chain::Item& item)
{
    const auto lane = TRY(desk.store.ledger().lane(place.lane));
    const auto opened = TRY(store::openEvent(desk.store, lane, place.index, item.parcel));
    for (const auto& field : opened.fields)
        if (const auto* digest = std::get_if<Bytes>(&field.value); digest && field.name == "sha256")
            return *digest;
    return Bytes();
}

Result<std::optional<Pictures>> picturesOf(Desk& desk, const chain::Item& item)
{
    if (!item.decision)
        return std::optional<Pictures>();
    const auto decided = TRY(placeOf(desk, item.decision->event));
    std::optional<store::Place> before;
    Bytes first;
    Pictures pictures;
    for (const auto& photo : item.photos) {
        const bool is[]{photo.role == "destroy_before", photo.role == "destroy_after"};
        const auto place =
            (is[0] || is[1]) && !photo.rejected ? TRY(placeOf(desk, photo.event)) : std::nullopt;
        if (!place || !decided || *place < *decided)
            continue;
        const auto original = TRY(originalOf(desk, *place, item));
        if (is[0] && !before) {
            before = place;
            first = original;
            pictures.before = toText(photo.event);
        } else if (is[1] && before && original != first) {
            pictures.after = toText(photo.event);
        }
    }
    return pictures.after.empty() ? std::nullopt : std::optional(pictures);
}

// The evidence this kind of end needs.
Result<> addEvidence(const Command& command, chain::Event& event, const std::string& kind,
    const std::optional<access::Person>& witness, const std::optional<Pictures>& pictures)
{
    if (kind == "restocked") {
        event.fields.push_back({"bin", TRY(command.text("bin"))});
        return copyTexts(command, event, {"receiver", "zone"});
    }
    if (kind == "destroyed") {
        event.fields.push_back({"method", TRY(command.text("method"))});
        event.fields.push_back({"witness", toText(witness->id)});
        event.fields.push_back({"before", pictures->before});
        event.fields.push_back({"after", pictures->after});
        return copyTexts(command, event, {"certificate"});
    }
    event.fields.push_back({"consignee", TRY(command.text("consignee"))});
    return copyTexts(command, event, {"reference", "seal", "manifest"});
}

} // namespace

Result<Answer> decideItem(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    auto item = TRY(itemOf(desk, command));
    const auto policy = TRY(desk.policyOf(item.tenant));
    const auto route = TRY(command.text("route"));
    if (chain::finalKindFor(route).empty())
        return fail(Fault::Invalid, say::routeWords);
    const auto reason = TRY(command.maybeText("reason")).value_or("");
    std::vector<chain::Event> events;
    if (const auto refusal = watch(desk, item, policy, TRY(desk.maybeWitness(command)), person.id, events))
        return refuse(desk, command, *refusal, person.id, item);
    if (const auto refusal =
            chain::mayDecide(item, person.id, policy, route, !reason.empty(), desk.store.clock().now()))
        return refuse(desk, command, *refusal, person.id, item);
    const auto proposed = policy.routes.find(item.grade);
    const bool approval = chain::approvalNeeded(policy, item, route);
    auto event = about(desk, EventType::DispositionDecided, person.id, item);
    event.fields = {{"route", route}, {"rule", policy.routeRule},
        {"proposed", proposed == policy.routes.end() ? std::string("-") : proposed->second},
        {"approval_needed", approval}};
    TRY(copyTexts(command, event, {"reason", "note"}));
    events.push_back(std::move(event));
    return done(desk, command, item, std::move(events), say::decided,
        approval ? say::nextApprove : say::nextFinalize, approval ? Mark::Attention : Mark::Ok,
        {{"route", route}, {"approval_needed", approval}});
}

Result<Answer> approveItem(Desk& desk, const Command& command)
{
    const auto approver = TRY(desk.proveOrActor(command));
    const auto item = TRY(itemOf(desk, command));
    const auto policy = TRY(desk.policyOf(item.tenant));
    const bool rejects = TRY(command.truth("reject", false));
    if (const auto refusal = rejects ? chain::maySendBack(item, actorOf(approver), policy)
                                     : chain::mayApprove(item, actorOf(approver), policy))
        return refuse(desk, command, *refusal, approver.id, item);
    const auto decision = toText(item.decision->event);
    const bool stays = TRY(command.truth("stay", false)); // at the board, for the next one
    const auto answered = [&](Result<Answer> answer) {
        if (stays)
            desk.page = Page::Board;
        return answer;
    };
    if (rejects) {
        auto event = about(desk, EventType::DispositionRejected, approver.id, item);
        event.fields = {{"decision", decision}, {"reason", TRY(command.text("reason"))}};
        return answered(
            done(desk, command, item, {std::move(event)}, say::sentBack, say::nextDecide, Mark::Attention));
    }
    auto event = about(desk, EventType::DispositionApproved, approver.id, item);
    event.fields = {{"decision", decision}, {"route", item.decision->route},
        {"method", TRY(command.maybeText("badge")) ? desk.methodOf(approver.id) : "session"}};
    return answered(done(desk, command, item, {std::move(event)}, say::approved, say::nextFinalize));
}

Result<Answer> holdItem(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto item = TRY(itemOf(desk, command));
    const auto hold = TRY(command.text("hold"));
    if (std::find(holdKinds.begin(), holdKinds.end(), hold) == holdKinds.end())
        return fail(Fault::Invalid, say::holdWords);
    if (const auto refusal = chain::mayHold(item))
        return refuse(desk, command, *refusal, person.id, item);
    auto event = about(desk, EventType::ItemHeld, person.id, item);
    event.fields = {{"hold", hold}, {"reason", TRY(command.text("reason"))}};
    if (const auto owner = TRY(command.maybeText("owner")))
        event.fields.push_back({"owner", toText(TRY(desk.findPerson(*owner)))});
    if (const auto until = TRY(command.maybeText("review_by")))
        event.fields.push_back({"review_by", rfc3339(TRY(parseRfc3339(*until)))});
    return done(desk, command, item, {std::move(event)}, say::onHold, "", Mark::Attention);
}

Result<Answer> releaseItem(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.proveOrActor(command));
    const auto item = TRY(itemOf(desk, command));
    const auto hold = TRY(command.text("hold"));
    if (const auto refusal = chain::mayRelease(item, hold, actorOf(person)))
        return refuse(desk, command, *refusal, person.id, item);
    auto event = about(desk, EventType::ItemReleased, person.id, item);
    event.fields = {{"hold", hold}, {"reason", TRY(command.text("reason"))}};
    return done(desk, command, item, {std::move(event)}, say::holdLifted);
}

Result<Answer> finalizeItem(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    auto item = TRY(itemOf(desk, command));
    const auto kind = chain::finalKindFor(TRY(command.text("kind")));
    if (kind.empty())
        return fail(Fault::Invalid, say::endWords);
    const auto witness = TRY(desk.maybeWitness(command));
    const auto other = witness ? std::optional(witness->id) : std::nullopt;
    const auto pictures = TRY(picturesOf(desk, item));
    const chain::EndEvidence evidence{pictures.has_value(), TRY(store::isHeldByLaw(desk.store, item)),
        TRY(desk.store.things().parcel(item.parcel)).discrepancies};
    if (const auto refusal = chain::mayFinalize(item, person.id, kind, other, evidence))
        return refuse(desk, command, *refusal, person.id, item);
    std::vector<chain::Event> events;
    if (const auto refusal = watch(desk, item, TRY(desk.policyOf(item.tenant)), witness, person.id, events))
        return refuse(desk, command, *refusal, person.id, item);
    // Whoever ends what lies in a zone takes it out of there.
    if (const auto refusal = TRY(outOfZone(desk, person, item, witness, events)))
        return refuse(desk, command, *refusal, person.id, item);
    auto event = about(desk, finalEvent(kind), person.id, item);
    event.fields.push_back({"decision", toText(item.decision->event)});
    TRY(addEvidence(command, event, kind, witness, pictures));
    events.push_back(std::move(event));
    return done(desk, command, item, std::move(events), say::ended, "", Mark::Ok, {{"kind", kind}});
}

Result<Answer> handToCarrier(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto item = TRY(itemOf(desk, command));
    if (const auto refusal = chain::mayHandToCarrier(item))
        return refuse(desk, command, *refusal, person.id, item);
    auto event = about(desk, EventType::HandedToCarrier, person.id, item);
    event.fields = {{"carrier", TRY(command.text("carrier"))}, {"tracking", TRY(command.text("tracking"))}};
    TRY(copyTexts(command, event, {"driver"}));
    return done(desk, command, item, {std::move(event)}, say::driven);
}

} // namespace custody::station
