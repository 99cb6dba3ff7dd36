// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Numbered seals: stock, put on, checked (view, verify, tug, twist), cut; and totes.

#include "app/custody/place_rules.h"
#include "app/station/acts.h"
#include "app/station/sayings.h"
#include "app/station/verbs.h"

namespace custody::station {
namespace {

using chain::EventType;

// What a seal closes: a tote, a parcel or an item.
struct Closed {
    std::string container;
    std::optional<chain::Parcel> parcel;
    std::optional<chain::Item> item;
    chain::Seal seal;

    chain::Event event(const Desk& desk, EventType type, const PersonId& who) const
    {
        auto event = desk.event(type, who);
        if (item)
            event.item = item->id;
        if (item || parcel)
            event.parcel = item ? item->parcel : parcel->id;
        if (!container.empty())
            event.fields.push_back({"container", container});
        return event;
    }
};

// An item in a tote lies under the tote's seal, however it is named.
Result<Closed> closedBy(Desk& desk, const Command& command, bool byItsTote)
{
    Closed closed;
    if (const auto tote = TRY(command.maybeText("container"))) {
        const auto container = TRY(desk.store.fixtures().container(*tote));
        closed.container = container.name;
        closed.seal = container.seal;
    } else if (TRY(command.maybeText("item"))) {
        auto item = TRY(itemOf(desk, command));
        if (byItsTote && !item.container.empty()) {
            closed.seal = TRY(desk.store.fixtures().container(item.container)).seal;
            const bool own = item.seal.state == chain::SealState::Intact && item.seal != closed.seal;
            if (!own) { // earlier stations packed what had a seal of its own
                closed.container = item.container;
                return closed;
            }
        }
        closed.seal = item.seal;
        closed.item = std::move(item);
    } else {
        closed.parcel = TRY(desk.findParcel(TRY(command.text("parcel"))));
        closed.seal = closed.parcel->seal;
    }
    return closed;
}

Result<Answer> refused(Desk& desk, const Command& command, const Closed& closed,
    const chain::Refusal& refusal, const PersonId& who)
{
    const auto parcel = closed.item ? std::optional(closed.item->parcel)
        : closed.parcel             ? std::optional(closed.parcel->id)
                                    : std::nullopt;
    return desk.refuse(
        command, refusal, who, parcel, closed.item ? std::optional(closed.item->id) : std::nullopt);
}

chain::Event used(const Desk& desk, const PersonId& who, const std::string& number)
{
    auto event = desk.event(EventType::SealUsed, who);
    event.fields = {{"seal", number}};
    return event;
}

// What lies under the seal: the item itself, or all that lies in the tote.
Result<std::vector<chain::Item>> inside(Desk& desk, const Closed& closed)
{
    if (closed.item)
        return std::vector{*closed.item};
    std::vector<chain::Item> items;
    if (!closed.container.empty())
        for (const auto& id : TRY(desk.store.fixtures().inContainer(closed.container)))
            items.push_back(TRY(desk.store.things().item(id)));
    return items;
}

// In her hands and in no other hand-off: else it is not hers to close or to open.
chain::Answer mayTouch(const Closed& closed, const std::vector<chain::Item>& items, const PersonId& who)
{
    if (closed.parcel && closed.parcel->custodian != who)
        return chain::mayPhotograph(*closed.parcel, who);
    if (closed.item)
        return chain::mayPhotograph(*closed.item, who);
    for (const auto& item : items) {
        if (item.custodian && item.custodian != who)
            return chain::Refusal{"G1", say::othersTote, say::othersToteNext};
        if (auto refusal = chain::mayOfferOne(item, who))
            return refusal;
    }
    return {};
}

// A seal on what is of high value goes on before a third person, whether it lies there alone or in a tote.
Result<chain::Answer> isWatched(Desk& desk, std::vector<chain::Item>& items,
    const std::optional<access::Person>& witness, const PersonId& who, std::vector<chain::Event>& events)
{
    const PersonId hands[]{who};
    for (auto& item : items) {
        const auto policy = TRY(desk.policyOf(item.tenant));
        if (!chain::needsWitness(policy, item, "seal"))
            continue;
        if (auto refusal = watch(desk, item, policy, witness, who, events))
            return refusal;
        if (!chain::watched(item, std::nullopt, hands, policy, desk.store.clock().now()))
            return chain::Answer(chain::Refusal{"G3", say::sealUnwatched, say::sealUnwatchedNext});
    }
    return chain::Answer();
}

Result<chain::Answer> mayUse(Desk& desk, const chain::Seal& seal, const std::string& number)
{
    return chain::maySeal(
        seal, number, TRY(desk.store.fixtures().sealRanges()), TRY(desk.store.fixtures().sealUses()));
}

} // namespace

Result<Answer> applySeal(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    auto closed = TRY(closedBy(desk, command, false));
    const auto number = TRY(command.text("seal"));
    const auto sealClass = TRY(command.maybeText("class")).value_or("bag");
    const auto witness = TRY(desk.maybeWitness(command));
    if (const auto refusal = TRY(mayUse(desk, closed.seal, number)))
        return refused(desk, command, closed, *refusal, person.id);
    auto items = TRY(inside(desk, closed));
    store::Recording recording;
    auto refusal = mayTouch(closed, items, person.id);
    if (!refusal && closed.item)
        refusal = chain::mayHaveOwnSeal(*closed.item);
    if (!refusal)
        refusal = TRY(isWatched(desk, items, witness, person.id, recording.events));
    if (refusal)
        return refused(desk, command, closed, *refusal, person.id);
    if (closed.container.empty()) {
        auto event = closed.event(desk, EventType::SealApplied, person.id);
        event.fields.push_back({"seal", number});
        event.fields.push_back({"class", sealClass});
        if (witness)
            event.fields.push_back({"witness", toText(witness->id)});
        TRY(copyTexts(command, event, {"photo"}));
        recording.events.push_back(std::move(event));
    } else {
        auto event = closed.event(desk, EventType::ContainerSealed, person.id);
        event.fields.push_back({"seal", number});
        event.fields.push_back({"class", sealClass});
        event.fields.push_back({"items", static_cast<std::int64_t>(items.size())});
        if (witness)
            event.fields.push_back({"witness", toText(witness->id)});
        recording.events.push_back(std::move(event));
        for (const auto& item : items) { // each item's own chain tells of the seal it lies under
            auto own = about(desk, EventType::SealApplied, person.id, item);
            own.fields = {{"seal", number}, {"class", sealClass}, {"container", closed.container}};
            if (witness)
                own.fields.push_back({"witness", toText(witness->id)});
            recording.events.push_back(std::move(own));
        }
    }
    recording.events.push_back(used(desk, person.id, number));
    auto answer = TRY(desk.record(command, std::move(recording), {{"seal", number}}));
    desk.outcome = {Mark::Ok, say::sealed, {}, {}};
    return answer;
}

Result<Answer> verifySeal(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto closed = TRY(closedBy(desk, command, true));
    if (const auto refusal = chain::mayCheckSeal(closed.seal))
        return refused(desk, command, closed, *refusal, person.id);
    const auto read = TRY(command.text("seal"));
    const bool agrees = read == closed.seal.number;
    bool intact = agrees && closed.seal.state == chain::SealState::Intact;
    auto event = closed.event(desk, EventType::SealVerified, person.id);
    for (auto& field : std::vector<chain::Field>{
             {"expected", closed.seal.number}, {"read", read}, {"number_agrees", agrees}})
        event.fields.push_back(std::move(field));
    Json unchecked = Json::array();
    for (const char* step : {"viewed", "tugged", "twisted"}) {
        const auto held = TRY(command.maybeTruth(step));
        intact &= held.value_or(true);
        if (held)
            event.fields.push_back({step, *held});
        else
            unchecked.push_back(step); // nobody said so, and the record does not either
    }
    event.fields.push_back({"result", std::string(intact ? "intact" : "tampered")});
    store::Recording recording;
    const auto doubt = [&](chain::Event opened) {
        opened.fields = {{"discrepancy", toText(desk.store.newEventId())}, {"kind", std::string("seal")},
            {"expected", closed.seal.number}, {"found", read}};
        recording.events.push_back(std::move(opened));
    };
    recording.events.push_back(event);
    if (!intact && closed.container.empty())
        doubt(closed.event(desk, EventType::DiscrepancyOpened, person.id));
    // What lay under a doubtful seal is doubtful itself: each item's own chain says so.
    if (!intact && !closed.container.empty())
        for (const auto& id : TRY(desk.store.fixtures().inContainer(closed.container))) {
            const auto item = TRY(desk.store.things().item(id));
            auto own = about(desk, EventType::SealVerified, person.id, item);
            own.fields = event.fields;
            recording.events.push_back(std::move(own));
            doubt(about(desk, EventType::DiscrepancyOpened, person.id, item));
        }
    Json told{{"seal", closed.seal.number}, {"intact", intact}};
    if (!unchecked.empty())
        told["unchecked"] = std::move(unchecked);
    auto answer = TRY(desk.record(command, std::move(recording), std::move(told)));
    desk.outcome = intact ? Outcome{Mark::Ok, say::sealIntact, {}, {}}
                          : Outcome{Mark::Attention, say::sealTampered, {}, say::nextDiscrepancy};
    return answer;
}

Result<Answer> breakSeal(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto closed = TRY(closedBy(desk, command, true));
    if (const auto refusal = chain::mayCheckSeal(closed.seal))
        return refused(desk, command, closed, *refusal, person.id);
    const bool authorised = TRY(command.saidTruth("authorised"));
    const auto reason = TRY(command.text("reason"));
    const auto next = TRY(command.maybeText("new_seal"));
    const auto witness = TRY(desk.maybeWitness(command));
    if (next)
        if (const auto refusal = TRY(mayUse(desk, {}, *next)))
            return refused(desk, command, closed, *refusal, person.id);
    auto items = TRY(inside(desk, closed));
    store::Recording recording;
    // Anybody may tell of a seal that she finds broken; to cut one, or to put another on, is its holder's.
    chain::Answer refusal;
    if (authorised || next)
        refusal = mayTouch(closed, items, person.id);
    if (!refusal && next && closed.item)
        refusal = chain::mayHaveOwnSeal(*closed.item);
    if (!refusal && next)
        refusal = TRY(isWatched(desk, items, witness, person.id, recording.events));
    if (refusal)
        return refused(desk, command, closed, *refusal, person.id);
    const auto tell = [&](chain::Event event, bool doubted) {
        event.fields.push_back({"seal", closed.seal.number});
        event.fields.push_back({"authorised", authorised});
        event.fields.push_back({"reason", reason});
        if (next)
            event.fields.push_back({"new_seal", *next});
        if (authorised || !doubted) {
            recording.events.push_back(std::move(event));
            return;
        }
        auto opened = desk.event(EventType::DiscrepancyOpened, person.id);
        opened.parcel = event.parcel;
        opened.item = event.item;
        opened.fields = {{"discrepancy", toText(opened.id)}, {"kind", std::string("seal")},
            {"expected", closed.seal.number}, {"found", reason}};
        event.fields.push_back({"discrepancy", toText(opened.id)});
        recording.events.push_back(std::move(event));
        recording.events.push_back(std::move(opened));
    };
    tell(closed.event(desk, EventType::SealBroken, person.id), closed.container.empty());
    if (!closed.container.empty())
        for (const auto& item : items) {
            auto own = about(desk, EventType::SealBroken, person.id, item);
            own.fields = {{"container", closed.container}};
            tell(std::move(own), true);
        }
    if (next)
        recording.events.push_back(used(desk, person.id, *next));
    auto answer = TRY(desk.record(command, std::move(recording), {{"seal", closed.seal.number}}));
    desk.outcome = authorised ? Outcome{Mark::Ok, say::sealCut, {}, {}}
                              : Outcome{Mark::Attention, say::sealCut, {}, say::nextDiscrepancy};
    return answer;
}

Result<Answer> issueSeals(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    if (person.role != access::Role::Supervisor)
        return fail(Fault::Unauthorized, say::onlySupervisor);
    const chain::SealRange range{TRY(command.text("first")), TRY(command.text("last")),
        TRY(command.maybeText("class")).value_or("bag")};
    const auto count = TRY(chain::sizeOf(range));
    for (const auto& known : TRY(desk.store.fixtures().sealRanges()))
        if (chain::contains(known, range.first) || chain::contains(known, range.last)
            || chain::contains(range, known.first))
            return fail(Fault::Invalid, say::sealsIssuedBefore);
    auto event = desk.event(EventType::SealIssued, person.id);
    event.fields = {
        {"first", range.first}, {"last", range.last}, {"count", count}, {"class", range.sealClass}};
    auto answer = TRY(desk.record(command, std::move(event), {{"count", count}}));
    desk.outcome = {Mark::Ok, say::sealsIssued, {}, {}};
    return answer;
}

Result<Answer> destroySeal(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto number = TRY(command.text("seal"));
    if (const auto refusal = chain::mayDestroySeal(number, TRY(desk.store.fixtures().sealRanges()),
            TRY(desk.store.fixtures().sealUses()), actorOf(person)))
        return desk.refuse(command, *refusal, person.id, std::nullopt);
    auto event = desk.event(EventType::SealDestroyed, person.id);
    event.fields = {{"seal", number}, {"reason", TRY(command.text("reason"))}};
    auto answer = TRY(desk.record(command, std::move(event), {{"seal", number}}));
    desk.outcome = {Mark::Ok, say::sealDestroyed, {}, {}};
    return answer;
}

Result<Answer> packItem(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto item = TRY(itemOf(desk, command));
    const auto container = TRY(desk.store.fixtures().container(TRY(command.text("container"))));
    if (const auto refusal = chain::mayPack(item, container, person.id))
        return refuse(desk, command, *refusal, person.id, item);
    std::vector<chain::Offer> offers;
    for (const auto& id : TRY(desk.store.fixtures().inContainer(container.name))) {
        const auto other = TRY(desk.store.things().item(id));
        if (other.custodian != person.id)
            return refuse(desk, command, {"G1", say::othersTote, say::othersToteNext}, person.id, item);
        if (other.offer)
            offers.push_back(TRY(desk.store.things().offer(*other.offer)));
    }
    if (const auto refusal = chain::mayJoin(container, offers))
        return refuse(desk, command, *refusal, person.id, item);
    auto event = about(desk, EventType::ContainerItemAdded, person.id, item);
    event.fields = {{"container", container.name}, {"lpn", item.lpn}};
    return done(
        desk, command, item, {std::move(event)}, say::packed, "", Mark::Ok, {{"container", container.name}});
}

Result<Answer> unpackItem(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto item = TRY(itemOf(desk, command));
    const auto container =
        TRY(desk.store.fixtures().container(TRY(command.maybeText("container")).value_or(item.container)));
    if (const auto refusal = chain::mayUnpack(item, container, person.id))
        return refuse(desk, command, *refusal, person.id, item);
    auto event = about(desk, EventType::ContainerItemRemoved, person.id, item);
    event.fields = {{"container", container.name}, {"lpn", item.lpn}};
    return done(desk, command, item, {std::move(event)}, say::unpacked, "", Mark::Ok,
        {{"container", container.name}});
}

} // namespace custody::station
