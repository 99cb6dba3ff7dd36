// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/acts.h"

#include "app/custody/piece.h"
#include "app/station/sayings.h"

namespace custody::station {

chain::Event about(const Desk& desk, chain::EventType type, const PersonId& who, const chain::Item& item)
{
    auto event = desk.event(type, who);
    event.parcel = item.parcel;
    if (!chain::isParcel(item))
        event.item = item.id;
    return event;
}

Result<chain::Parcel> parcelOf(Desk& desk, const Command& command)
{
    const auto named = TRY(command.maybeText("parcel"));
    if (!named && !desk.parcel)
        return fail(Fault::Invalid, say::filled(say::isMissing, "parcel"));
    return desk.findParcel(named.value_or("@parcel"));
}

Result<chain::Item> itemOf(Desk& desk, const Command& command)
{
    const auto named = TRY(command.maybeText("item"));
    if (!named && !desk.item)
        return fail(Fault::Invalid, say::filled(say::isMissing, "item"));
    return desk.findItem(named.value_or("@item"));
}

Result<chain::Item> pieceOf(Desk& desk, const Command& command)
{
    if (const auto parcel = TRY(command.maybeText("parcel")))
        return chain::pieceOf(TRY(desk.findParcel(*parcel)));
    return itemOf(desk, command);
}

Result<Answer> done(Desk& desk, const Command& command, const chain::Item& item,
    std::vector<chain::Event> events, const char* said, const char* next, Mark mark, Json more)
{
    store::Recording recording;
    recording.events = std::move(events);
    Json told = chain::isParcel(item) ? Json{{"parcel", toText(item.id)}, {"tracking", item.lpn}}
                                      : Json{{"item", toText(item.id)}, {"lpn", item.lpn}};
    told.update(more);
    auto answer = TRY(desk.record(command, std::move(recording), std::move(told)));
    if (desk.item != item.id)
        desk.labelPicture.clear();
    bringPiece(desk, item);
    desk.page = desk.item ? Page::Item : Page::Parcel;
    desk.outcome = {mark, said, {}, next};
    return answer;
}

Result<Answer> refuse(Desk& desk, const Command& command, const chain::Refusal& refusal, const PersonId& who,
    const chain::Item& item)
{
    return desk.refuse(
        command, refusal, who, item.parcel, chain::isParcel(item) ? std::nullopt : std::optional(item.id));
}

void bringPiece(Desk& desk, const chain::Item& item)
{
    desk.item = chain::isParcel(item) ? std::nullopt : std::optional(item.id);
    desk.parcel = item.parcel;
}

Result<chain::Tongue> tongueOf(const Command& command, std::string_view otherwise)
{
    const auto said = TRY(command.maybeText("language"));
    const auto tongue = chain::parseTongue(said ? std::string_view(*said) : otherwise);
    if (said && !tongue)
        return fail(Fault::Invalid, say::languageWords);
    return tongue.value_or(chain::Tongue::English);
}

Result<> copyTexts(const Command& command, chain::Event& event, std::initializer_list<const char*> keys)
{
    for (const char* key : keys)
        if (const auto value = TRY(command.maybeText(key)); value && !value->empty())
            event.fields.push_back({key, *value});
    return {};
}

chain::Event witnessed(
    const Desk& desk, chain::Item& item, const access::Person& witness, const std::optional<EventId>& offer)
{
    auto event = about(desk, chain::EventType::CustodyWitnessed, witness.id, item);
    event.fields = {{"witness", toText(witness.id)}, {"method", desk.methodOf(witness.id)}};
    if (offer)
        event.fields.push_back({"offer", toText(*offer)});
    chain::apply(item, event);
    return event;
}

chain::Answer watch(const Desk& desk, chain::Item& item, const chain::Policy& policy,
    const std::optional<access::Person>& witness, const PersonId& actor, std::vector<chain::Event>& events)
{
    if (!witness)
        return {};
    const PersonId hands[]{actor};
    if (auto refusal = chain::mayWitness(policy, actorOf(*witness), hands))
        return refusal;
    events.push_back(witnessed(desk, item, *witness));
    return {};
}

std::vector<chain::Event> outOfTote(const Desk& desk, const PersonId& who, const chain::Item& item)
{
    if (item.container.empty())
        return {};
    auto removed = about(desk, chain::EventType::ContainerItemRemoved, who, item);
    removed.fields = {{"container", item.container}, {"lpn", item.lpn}};
    std::vector<chain::Event> events{std::move(removed)};
    if (item.seal.state == chain::SealState::Intact) {
        auto opened = about(desk, chain::EventType::DiscrepancyOpened, who, item);
        opened.fields = {{"discrepancy", toText(opened.id)}, {"kind", std::string("seal")},
            {"expected", item.seal.number}, {"found", std::string("-")}};
        events.push_back(std::move(opened));
    }
    return events;
}

std::string numbered(const char* list, std::size_t at, const char* what)
{
    auto name = std::string(list) + "." + std::to_string(at);
    return what ? name + "." + what : name;
}

} // namespace custody::station
