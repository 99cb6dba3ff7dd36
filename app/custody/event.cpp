// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/custody/event.h"

#include <algorithm>

#include "app/custody/vocabulary.h"

namespace custody::chain {

std::string_view name(EventType type) { return ruleOf(type).name; }

Result<EventType> parseEventType(std::string_view name)
{
    const auto rules = vocabulary();
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&](const EventRule& rule) { return rule.name == name; });
    if (found == rules.end())
        return fail(Fault::Invalid, "there is no event called " + std::string(name));
    return found->type;
}

const FieldValue* Event::find(std::string_view field) const
{
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == field; });
    return found == fields.end() ? nullptr : &found->value;
}

std::string Event::text(std::string_view field) const
{
    const auto* value = find(field);
    const auto* text = value ? std::get_if<std::string>(value) : nullptr;
    return text ? *text : std::string();
}

std::int64_t Event::number(std::string_view field) const
{
    const auto* value = find(field);
    const auto* number = value ? std::get_if<std::int64_t>(value) : nullptr;
    return number ? *number : 0;
}

bool Event::truth(std::string_view field) const
{
    const auto* value = find(field);
    const auto* truth = value ? std::get_if<bool>(value) : nullptr;
    return truth && *truth;
}

Bytes Event::blob(std::string_view field) const
{
    const auto* value = find(field);
    const auto* bytes = value ? std::get_if<Bytes>(value) : nullptr;
    return bytes ? *bytes : Bytes();
}

std::optional<PersonId> personIn(const Event& event, std::string_view field)
{
    const auto id = parseId<PersonId>(event.text(field));
    return id ? std::optional(*id) : std::nullopt;
}

} // namespace custody::chain
