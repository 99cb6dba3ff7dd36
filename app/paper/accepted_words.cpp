// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/paper/accepted_words.h"

#include <charconv>

#include "app/custody/hand_off.h"

namespace custody::paper {
namespace {

std::int64_t numberIn(const std::string& text)
{
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// A shown value is made printable; as it was recorded, it can be read from that.
chain::Event eventOf(const ledger::ShownEvent& shown)
{
    chain::Event event;
    event.type = chain::EventType::CustodyAccepted;
    event.at = shown.claimedMs;
    for (const auto& [name, printed] : shown.shown) {
        if (name == "count")
            event.fields.push_back({name, numberIn(printed)});
        else if (name == "counted" || name == "condition_same")
            event.fields.push_back({name, printed == "true"});
        else if (auto text = unescape(printed))
            event.fields.push_back({name, *std::move(text)});
    }
    return event;
}

} // namespace

std::optional<std::string> acceptedWords(
    const ledger::ShownEvent& accepted, std::span<const ledger::ShownEvent> all)
{
    if (accepted.type != "custody.accepted")
        return std::nullopt;
    const auto event = eventOf(accepted);
    if (!event.find("statement_sha256"))
        return std::nullopt;
    // What another station offered is in its own record; there, as many were taken as were offered.
    for (const auto& one : all)
        if (one.type == "custody.offered")
            if (const auto offer = eventOf(one); offer.text("offer") == event.text("offer"))
                if (auto words = chain::statementIn(event, static_cast<std::size_t>(offer.number("count"))))
                    return words;
    return chain::statementIn(event, static_cast<std::size_t>(event.number("count")));
}

} // namespace custody::paper
