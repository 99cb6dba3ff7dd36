// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/enrolment.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "app/access/pin.h"

namespace custody::station {

namespace {

Result<> checkNewcomer(const NewPerson& newcomer)
{
    if (newcomer.language != "en" && newcomer.language != "es")
        return fail(Fault::Invalid, "a language is en or es");
    if (std::any_of(newcomer.name.begin(), newcomer.name.end(),
            [](unsigned char c) { return c < 0x20 || c == 0x7F; }))
        return fail(Fault::Invalid, "a name is one line of plain text");
    return access::checkNewPin(newcomer.pin);
}

// The line of the person who stands at this place of the list: where her badge is written.
std::size_t lineOf(std::string_view json, std::size_t person)
{
    constexpr std::string_view key = "\"badge\"";
    auto at = json.find(key);
    for (; person > 0 && at != std::string_view::npos; --person)
        at = json.find(key, at + key.size());
    return 1 + static_cast<std::size_t>(std::ranges::count(json.substr(0, at), '\n'));
}

} // namespace

Result<PersonId> enrolPerson(store::Store& store, const NewPerson& newcomer)
{
    TRY(checkNewcomer(newcomer));
    const access::Person person{uuid7<PersonId>(store.clock().now(), crypto::randomArray<10>()),
        newcomer.name, newcomer.role, newcomer.language};
    chain::Event enrolled;
    enrolled.id = store.newEventId();
    enrolled.type = chain::EventType::PersonEnrolled;
    enrolled.at = store.clock().now();
    enrolled.fields = {{"person", toText(person.id)}, {"role", std::string(access::name(person.role))}};
    store::Recording recording;
    recording.events.push_back(std::move(enrolled));
    recording.also = [&] { return store.roster().enrol(person, newcomer.badge, newcomer.pin); };
    TRY(store.record(recording));
    return person.id;
}

Result<> enrolRoster(store::Store& store, std::string_view json)
{
    if (store.sealing() != crypto::Sealing::Plain)
        return fail(
            Fault::Unauthorized, "a roster file holds PINs, so only a demo store (--seal plain) takes one");
    const auto roster = nlohmann::json::parse(json, nullptr, false);
    if (!roster.is_object())
        return fail(Fault::Invalid, "a roster is one JSON object with \"tenants\" and \"people\"");
    const auto list = [&](const char* key) {
        return roster.contains(key) && roster[key].is_array() ? roster[key] : nlohmann::json::array();
    };
    for (const auto& name : list("tenants")) {
        if (!name.is_string())
            return fail(Fault::Invalid, "a brand in a roster is a text");
    }
    // All of it is looked at before any of it is enrolled.
    std::vector<NewPerson> people, newcomers;
    for (const auto& one : list("people")) {
        const auto text = [&](const char* key, const char* fallback = "") {
            return one.is_object() && one.contains(key) && one[key].is_string() ? one[key].get<std::string>()
                                                                                : std::string(fallback);
        };
        NewPerson person{text("name"), TRY(access::parseRole(text("role"))), text("language", "en"),
            TRY(access::parseBadge(text("badge"))), text("pin")};
        TRY(checkNewcomer(person));
        const auto known = TRY(store.roster().byBadge(person.badge));
        const auto before = std::ranges::find(people, person.badge, &NewPerson::badge);
        if ((known && known->name != person.name) || (before != people.end() && before->name != person.name))
            return fail(Fault::Invalid,
                "line " + std::to_string(lineOf(json, people.size())) + ": the badge of \"" + person.name
                    + "\" already belongs to somebody else; nobody was enrolled");
        if (!known && before == people.end())
            newcomers.push_back(person);
        people.push_back(std::move(person));
    }
    for (const auto& name : list("tenants"))
        if (!TRY(store.roster().tenantByName(name.get<std::string>())))
            TRY(store.enrolTenant(name.get<std::string>()));
    for (const auto& person : newcomers)
        TRY(enrolPerson(store, person));
    return {};
}

} // namespace custody::station
