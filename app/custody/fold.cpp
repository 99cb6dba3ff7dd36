// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/custody/fold.h"

#include <algorithm>

namespace custody::chain::fold {
namespace {

constexpr std::size_t witnessesKept = 8;

} // namespace

Photo photoOf(const Event& event)
{
    return Photo{event.text("role"), event.id,
        event.attachments.empty() ? Attachment{} : event.attachments.front(), event.text("mime"), event.at};
}

std::optional<EventId> eventIn(const Event& event, std::string_view field)
{
    const auto id = parseId<EventId>(event.text(field));
    return id ? std::optional(*id) : std::nullopt;
}

UtcMs timeIn(const Event& event, std::string_view field)
{
    const auto time = parseRfc3339(event.text(field));
    return time ? *time : 0;
}

void reject(std::vector<Photo>& photos, const Event& event)
{
    const auto id = eventIn(event, "photo");
    for (auto& photo : photos)
        photo.rejected |= id && photo.event == *id;
}

void drop(std::vector<std::string>& list, const std::string& one)
{
    list.erase(std::remove(list.begin(), list.end(), one), list.end());
}

void add(std::vector<std::string>& list, const std::string& one)
{
    if (std::find(list.begin(), list.end(), one) == list.end())
        list.push_back(one);
}

void applyTo(std::vector<Discrepancy>& list, const Event& event)
{
    const auto id = eventIn(event, "discrepancy");
    if (!id)
        return;
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const Discrepancy& one) { return one.id == *id; });
    switch (event.type) {
    case EventType::DiscrepancyOpened:
        list.push_back({*id, event.text("kind"), personIn(event, "owner"), timeIn(event, "due_at"), true});
        break;
    case EventType::DiscrepancyAssigned:
        if (found != list.end()) {
            found->owner = personIn(event, "owner");
            if (const auto due = timeIn(event, "due_at")) // else as it was
                found->dueAt = due;
        }
        break;
    case EventType::DiscrepancyResolved:
        if (found != list.end())
            found->open = false;
        break;
    default: break;
    }
}

void applyTo(std::vector<Clip>& list, const Event& event)
{
    const auto id = eventIn(event, "clip");
    if (id && event.type == EventType::ClipRequested)
        list.push_back({*id, event.at, timeIn(event, "kept_until"), true});
    if (id && event.type == EventType::ClipAnswered)
        for (auto& one : list)
            one.open &= one.id != *id;
}

void applyTo(Seal& seal, const Event& event)
{
    switch (event.type) {
    case EventType::SealApplied: seal = {SealState::Intact, event.text("seal")}; break;
    case EventType::SealVerified:
        seal.state = event.text("result") == "intact" ? SealState::Intact : SealState::Broken;
        break;
    case EventType::SealBroken: {
        const auto next = event.text("new_seal"); // without one nothing is on it any more
        seal = {next.empty() ? SealState::Broken : SealState::Intact, next};
        break;
    }
    default: break;
    }
}

void applyTo(std::vector<Witness>& list, const Event& event)
{
    if (const auto who = personIn(event, "witness"))
        list.push_back({*who, event.at, eventIn(event, "offer"), event.id});
    if (list.size() > witnessesKept)
        list.erase(list.begin());
}

void spend(std::vector<Witness>& list, EventType act)
{
    if (spendsWitness(act))
        std::erase_if(list, [](const Witness& one) { return !one.offer; });
}

} // namespace custody::chain::fold
