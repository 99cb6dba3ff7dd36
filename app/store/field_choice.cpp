// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/field_choice.h"

#include <algorithm>

namespace custody::store {
namespace {

// "parcel.expected:tracking" names a field of one kind of event; an event's type has no colon.
bool isNamed(std::string_view name, std::string_view eventType, std::string_view field)
{
    const auto colon = name.find(':');
    if (colon == std::string_view::npos)
        return name == field;
    return name.substr(0, colon) == eventType && name.substr(colon + 1) == field;
}

std::string listed(const std::vector<std::string>& words)
{
    std::string out;
    for (const auto& word : words)
        out.append(out.empty() ? "" : ", ").append(word);
    return out;
}

} // namespace

FieldChoice FieldChoice::only(std::vector<std::string> fields)
{
    auto choice = allBut(std::move(fields));
    choice.m_showsNamed = true;
    return choice;
}

FieldChoice FieldChoice::allBut(std::vector<std::string> fields)
{
    FieldChoice choice;
    std::ranges::sort(fields);
    fields.erase(std::unique(fields.begin(), fields.end()), fields.end());
    choice.m_fields = fields;
    choice.m_unmet = std::move(fields);
    return choice;
}

bool FieldChoice::names(std::string_view eventType, std::string_view field) const
{
    return std::ranges::any_of(m_fields, [&](const auto& name) { return isNamed(name, eventType, field); });
}

bool FieldChoice::shows(std::string_view eventType, std::string_view field) const
{
    return names(eventType, field) == m_showsNamed;
}

std::string FieldChoice::text() const
{
    if (m_fields.empty())
        return m_showsNamed ? "nothing" : "everything";
    return (m_showsNamed ? "only " : "all but ") + listed(m_fields);
}

void FieldChoice::meet(std::string_view eventType, std::string_view field)
{
    std::erase_if(m_unmet, [&](const auto& name) { return isNamed(name, eventType, field); });
    if (std::ranges::find(m_met, field) == m_met.end())
        m_met.emplace_back(field);
}

Result<> FieldChoice::allMet() const
{
    if (m_unmet.empty())
        return {};
    auto there = m_met;
    std::ranges::sort(there);
    return fail(Fault::Invalid,
        "no event here has a field " + listed(m_unmet) + "; these have: " + listed(there)
            + ". Nothing was exported");
}

} // namespace custody::store
