// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What nobody can find, what is found again, and what is not what was announced.

#include "app/station/acts.h"
#include "app/station/sayings.h"
#include "app/station/verbs.h"

namespace custody::station {
namespace {

using chain::EventType;

} // namespace

Result<Answer> declareMissing(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto item = TRY(pieceOf(desk, command));
    if (const auto refusal = chain::mayDeclareMissing(item, actorOf(person)))
        return refuse(desk, command, *refusal, person.id, item);
    auto opened = about(desk, EventType::DiscrepancyOpened, person.id, item);
    const auto discrepancy = toText(opened.id);
    opened.fields = {{"discrepancy", discrepancy}, {"kind", std::string("missing")}, {"expected", item.lpn},
        {"found", std::string("-")}};
    auto missing = about(desk, EventType::MissingDeclared, person.id, item);
    missing.fields = {{"last_custodian", item.custodian ? toText(*item.custodian) : std::string("-")},
        {"last_zone", item.zone.empty() ? std::string("-") : item.zone},
        {"search", TRY(command.text("search"))}, {"discrepancy", discrepancy}};
    auto events = outOfTote(desk, person.id, item);
    events.push_back(std::move(opened));
    events.push_back(std::move(missing));
    return done(desk, command, item, std::move(events), say::missing, say::nextSearch, Mark::Attention,
        {{"discrepancy", discrepancy}});
}

Result<Answer> findAgain(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.proveOrActor(command));
    auto item = TRY(pieceOf(desk, command));
    const auto policy = TRY(desk.policyOf(item.tenant));
    const auto witness = TRY(desk.maybeWitness(command));
    const auto other = witness ? std::optional(witness->id) : std::nullopt;
    if (const auto refusal = chain::mayFind(item, person.id, policy, other))
        return refuse(desk, command, *refusal, person.id, item);
    std::vector<chain::Event> events;
    if (witness) {
        const PersonId hands[]{person.id};
        if (const auto refusal = chain::mayWitness(policy, actorOf(*witness), hands))
            return refuse(desk, command, *refusal, person.id, item);
        events.push_back(witnessed(desk, item, *witness));
    }
    for (auto& event : outOfTote(desk, person.id, item)) // as earlier stations left it
        events.push_back(std::move(event));
    auto found = about(desk, EventType::ItemFound, person.id, item);
    found.fields = {{"place", TRY(command.text("place"))}};
    TRY(copyTexts(command, found, {"condition"}));
    events.push_back(std::move(found));
    for (const auto& one : item.discrepancies)
        if (one.open && one.kind == "missing") {
            auto resolved = about(desk, EventType::DiscrepancyResolved, person.id, item);
            resolved.fields = {{"discrepancy", toText(one.id)}, {"resolution", std::string("found")}};
            events.push_back(std::move(resolved));
        }
    auto taken = about(desk, EventType::CustodyAccepted, person.id, item);
    taken.fields = {{"offer", std::string("found")}, {"from", std::string("-")}, {"to", toText(person.id)},
        {"count", std::int64_t{1}},
        {"method", TRY(command.maybeText("badge")) ? desk.methodOf(person.id) : "session"}};
    events.push_back(std::move(taken));
    return done(desk, command, item, std::move(events), say::foundAgain, say::nextLookAgain);
}

Result<Answer> mismatchItem(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto item = TRY(itemOf(desk, command));
    if (const auto refusal = chain::mayPhotograph(item, person.id))
        return refuse(desk, command, *refusal, person.id, item);
    auto opened = about(desk, EventType::DiscrepancyOpened, person.id, item);
    const auto discrepancy = toText(opened.id);
    const auto expected = TRY(command.text("expected")), found = TRY(command.text("found"));
    opened.fields = {{"discrepancy", discrepancy}, {"kind", std::string("wrong_item")},
        {"expected", expected}, {"found", found}};
    auto event = about(desk, EventType::IdentityMismatch, person.id, item);
    event.fields = {{"expected", expected}, {"found", found}, {"discrepancy", discrepancy}};
    if (const auto photo = TRY(command.maybeText("photo")); photo
        && std::ranges::none_of(item.photos, [&](const auto& one) { return toText(one.event) == *photo; }))
        return fail(Fault::NotFound, say::noSuchPhoto);
    TRY(copyTexts(command, event, {"photo"}));
    return done(desk, command, item, {std::move(opened), std::move(event)}, say::otherItem,
        say::nextDiscrepancy, Mark::Attention, {{"discrepancy", discrepancy}});
}

} // namespace custody::station
