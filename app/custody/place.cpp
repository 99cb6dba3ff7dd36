// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/custody/place.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <set>

namespace custody::chain {
namespace {

constexpr std::int64_t mostSeals = 100'000;
constexpr std::size_t mostGaps = 100;

struct SealNumber {
    std::string prefix;
    std::int64_t number = 0;
    std::size_t digits = 0;
};

std::optional<SealNumber> split(std::string_view text)
{
    std::size_t digits = 0;
    while (digits < text.size() && std::isdigit(static_cast<unsigned char>(text[text.size() - 1 - digits])))
        ++digits;
    if (digits == 0 || digits > 15 || text.size() > 40)
        return std::nullopt;
    SealNumber out{std::string(text.substr(0, text.size() - digits)), 0, digits};
    std::from_chars(text.data() + text.size() - digits, text.data() + text.size(), out.number);
    return out;
}

} // namespace

std::vector<std::string> words(std::string_view joined)
{
    std::vector<std::string> out;
    while (!joined.empty()) {
        const auto comma = std::min(joined.find(','), joined.size());
        if (comma > 0)
            out.emplace_back(joined.substr(0, comma));
        joined.remove_prefix(std::min(comma + 1, joined.size()));
    }
    return out;
}

void apply(Zone& zone, const Event& event)
{
    const auto person = personIn(event, "person");
    switch (event.type) {
    case EventType::ZoneDefined: {
        auto inside = std::move(zone.inside);
        zone = {event.text("zone"), event.text("class"), event.number("capacity"),
            event.number("dwell_minutes"), event.text("keeper_role"), personIn(event, "keeper"),
            words(event.text("roles")), words(event.text("cameras")),
            event.find("video_days") ? event.number("video_days") : 30, std::move(inside)};
        break;
    }
    case EventType::ZonePersonEntered:
        if (person && std::find(zone.inside.begin(), zone.inside.end(), *person) == zone.inside.end())
            zone.inside.push_back(*person);
        break;
    case EventType::ZonePersonLeft:
        if (person)
            std::erase(zone.inside, *person);
        break;
    default: break;
    }
}

void apply(Container& container, const Event& event)
{
    container.name = event.text("container");
    switch (event.type) {
    case EventType::ContainerSealed: container.seal = {SealState::Intact, event.text("seal")}; break;
    case EventType::SealVerified:
        container.seal.state = event.text("result") == "intact" ? SealState::Intact : SealState::Broken;
        break;
    case EventType::SealBroken: {
        const auto next = event.text("new_seal"); // without one nothing is on it any more
        container.seal = {next.empty() ? SealState::Broken : SealState::Intact, next};
        break;
    }
    default: break;
    }
}

void apply(Audit& audit, const Event& event)
{
    switch (event.type) {
    case EventType::ZoneAuditStarted:
        if (const auto id = parseId<EventId>(event.text("audit")))
            audit.id = *id;
        audit.zone = event.text("zone");
        audit.begunAt = event.at;
        if (const auto who = personIn(event, "auditor"))
            audit.auditor = *who;
        break;
    case EventType::ZoneCounted:
        for (int at = 1; event.find("lpn." + std::to_string(at)); ++at) {
            const auto lpn = event.text("lpn." + std::to_string(at));
            if (std::find(audit.read.begin(), audit.read.end(), lpn) == audit.read.end())
                audit.read.push_back(lpn);
        }
        break;
    case EventType::ZoneAuditCompleted: audit.open = false; break;
    default: break;
    }
}

Count compare(const std::vector<std::string>& read, const std::vector<std::string>& here,
    const std::vector<std::string>& elsewhere)
{
    const std::set<std::string> seen(read.begin(), read.end()), expected(here.begin(), here.end()),
        known(elsewhere.begin(), elsewhere.end());
    Count count;
    for (const auto& lpn : expected)
        (seen.contains(lpn) ? count.found : count.missing).push_back(lpn);
    for (const auto& lpn : seen)
        if (!expected.contains(lpn))
            (known.contains(lpn) ? count.misplaced : count.unexpected).push_back(lpn);
    return count;
}

Result<std::int64_t> sizeOf(const SealRange& range)
{
    const auto first = split(range.first), last = split(range.last);
    if (!first || !last || first->prefix != last->prefix || first->digits != last->digits
        || last->number < first->number)
        return fail(
            Fault::Invalid, "seals are issued from a first to a last number, such as S000100 to S000199");
    const auto count = last->number - first->number + 1;
    if (count > mostSeals)
        return fail(Fault::Invalid, "at most 100000 seals are issued at once");
    return count;
}

bool contains(const SealRange& range, std::string_view number)
{
    const auto one = split(number), first = split(range.first), last = split(range.last);
    return one && first && last && one->prefix == first->prefix && one->digits == first->digits
        && one->number >= first->number && one->number <= last->number;
}

std::vector<std::string> gapsIn(const SealRange& range, const std::vector<SealUse>& uses)
{
    std::set<std::int64_t> used;
    for (const auto& use : uses)
        if (contains(range, use.number))
            used.insert(split(use.number)->number);
    std::vector<std::string> gaps;
    const auto first = split(range.first);
    if (!first || used.empty())
        return gaps;
    for (auto at = first->number; at < *used.rbegin() && gaps.size() < mostGaps; ++at)
        if (!used.contains(at)) {
            auto digits = std::to_string(at);
            digits.insert(0, first->digits - std::min(first->digits, digits.size()), '0');
            gaps.push_back(first->prefix + digits);
        }
    return gaps;
}

} // namespace custody::chain
