// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/custody/vocabulary.h"

#include <algorithm>
#include <cctype>

namespace custody::chain {
namespace {

FieldKind kindOf(const FieldValue& value)
{
    if (std::holds_alternative<std::int64_t>(value))
        return FieldKind::Number;
    if (std::holds_alternative<bool>(value))
        return FieldKind::Truth;
    return std::holds_alternative<Bytes>(value) ? FieldKind::Bytes : FieldKind::Text;
}

// "line.#.sku" names line.1.sku, line.12.sku …
bool names(std::string_view pattern, std::string_view field)
{
    while (!pattern.empty()) {
        if (pattern.front() == '#') {
            std::size_t digits = 0;
            while (digits < field.size() && std::isdigit(static_cast<unsigned char>(field[digits])))
                ++digits;
            if (digits == 0)
                return false;
            field.remove_prefix(digits);
        } else if (field.empty() || field.front() != pattern.front()) {
            return false;
        } else {
            field.remove_prefix(1);
        }
        pattern.remove_prefix(1);
    }
    return field.empty();
}

const FieldRule* ruleFor(const EventRule& rule, std::string_view field)
{
    const auto found = std::find_if(
        rule.fields.begin(), rule.fields.end(), [&](const FieldRule& one) { return names(one.name, field); });
    if (found != rule.fields.end())
        return &*found;
    const auto open = std::find_if(
        rule.fields.begin(), rule.fields.end(), [](const FieldRule& one) { return one.name == "*"; });
    return open == rule.fields.end() ? nullptr : &*open;
}

void add(std::string& out, std::initializer_list<std::string_view> parts)
{
    for (const auto part : parts)
        out += part;
}

std::string epcisOf(const EpcisTerms& terms)
{
    std::string out;
    add(out, {terms.shape, " ", terms.action});
    if (!terms.bizStep.empty())
        add(out, {", bizStep `", terms.bizStep, "`"});
    if (!terms.disposition.empty())
        add(out, {", disposition `", terms.disposition, "`"});
    return out;
}

} // namespace

std::string_view name(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Text: return "text";
    case FieldKind::Number: return "number";
    case FieldKind::Truth: return "truth";
    case FieldKind::Bytes: return "bytes";
    }
    return "text";
}

std::string_view name(About about)
{
    switch (about) {
    case About::Station: return "station";
    case About::Person: return "person";
    case About::Parcel: return "parcel";
    case About::Item: return "item";
    case About::ParcelOrItem: return "parcel or item";
    case About::Zone: return "zone";
    case About::Container: return "container";
    }
    return "station";
}

std::span<const EventRule> vocabulary()
{
    static const auto all = [] {
        std::vector<EventRule> rules;
        for (const auto part :
            {parcelEvents(), itemEvents(), custodyEvents(), placeEvents(), stationEvents()})
            rules.insert(rules.end(), part.begin(), part.end());
        return rules;
    }();
    return all;
}

const EventRule& ruleOf(EventType type)
{
    const auto rules = vocabulary();
    return *std::find_if(
        rules.begin(), rules.end(), [&](const EventRule& rule) { return rule.type == type; });
}

Result<> fits(const Event& event)
{
    const auto& rule = ruleOf(event.type);
    const auto named = [&](std::string_view field, const char* what) {
        return fail(
            Fault::Invalid, std::string(rule.name) + ": the fact \"" + std::string(field) + "\" " + what);
    };
    for (const auto& field : event.fields) {
        const auto* allowed = ruleFor(rule, field.name);
        if (!allowed)
            return named(field.name, "does not belong to it");
        if (allowed->name != "*" && allowed->kind != kindOf(field.value))
            return named(field.name, "is of another kind");
    }
    for (const auto& field : rule.fields)
        if (field.needed && !event.find(field.name))
            return named(field.name, "is missing");
    return {};
}

std::string vocabularyPage()
{
    std::string out =
        "# Events\n\n"
        "What can happen at a dock, and the facts each event carries. This page is written by\n"
        "`custody-admin events`, from the same table that the station checks each event against.\n\n"
        "A fact with `!` is always there. `#` in a name is a number: `line.1.sku`. Every fact is\n"
        "disclosed or withheld by itself; in the leaf there are only salted digests of them.\n"
        "The policies in force are named by the setup that each leaf points to (`configuration.set`).\n";
    for (const auto& rule : vocabulary()) {
        add(out,
            {"\n## ", rule.name, "\n\n", rule.tells, " Version ", std::to_string(rule.version),
                ". About: ", name(rule.about), ".\n"});
        if (!rule.epcis.shape.empty())
            add(out, {"EPCIS: ", epcisOf(rule.epcis), ".\n"});
        if (!rule.fields.empty())
            out += "\n| fact | kind | |\n| --- | --- | --- |\n";
        for (const auto& field : rule.fields)
            add(out,
                {"| `", field.name, "`", field.needed ? " !" : "", " | ", name(field.kind), " | ",
                    field.tells, " |\n"});
    }
    return out;
}

} // namespace custody::chain
