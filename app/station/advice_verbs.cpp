// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What models may do: advise, and ask a person to look. None of it moves an item or grades it.

#include "app/station/acts.h"
#include "app/station/sayings.h"
#include "app/station/verbs.h"

namespace custody::station {
namespace {

using chain::EventType;

// One of the two acts that need no person: nobody is said to have done it.
Result<Answer> byTheSystem(
    Desk& desk, const Command& command, EventType type, std::vector<chain::Field> more, const char* said)
{
    const auto item = TRY(itemOf(desk, command));
    auto event = desk.event(type);
    event.parcel = item.parcel;
    event.item = item.id;
    event.fields = {{"trigger", TRY(command.text("trigger"))}, {"model", TRY(command.text("model"))}};
    event.fields.insert(event.fields.end(), more.begin(), more.end());
    if (const auto refusal = chain::mayAdvise(item))
        return desk.refuse(command, *refusal, TRY(desk.actor()).id, item.parcel, item.id);
    return done(desk, command, item, {std::move(event)}, said, "", Mark::Attention);
}

bool isSha256(const std::string& text)
{
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

} // namespace

Result<Answer> showRecommendation(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor()); // she saw it
    const auto item = TRY(itemOf(desk, command));
    if (const auto refusal = chain::mayAdvise(item))
        return refuse(desk, command, *refusal, person.id, item);
    const auto mode = TRY(command.maybeText("mode")).value_or("before");
    if (mode != "before" && mode != "after")
        return fail(Fault::Invalid, say::modeWords);
    auto event = about(desk, EventType::RecommendationShown, person.id, item);
    event.fields = {
        {"model", TRY(command.text("model"))}, {"suggested", TRY(command.text("suggested"))}, {"mode", mode}};
    if (const auto sure = TRY(command.maybeNumber("confidence_pct")); sure && (*sure < 0 || *sure > 100))
        return fail(Fault::Invalid, say::confidenceRange);
    else if (sure)
        event.fields.push_back({"confidence_pct", *sure});
    if (const auto sum = TRY(command.maybeText("inputs_sha256")); sum && !isSha256(*sum))
        return fail(Fault::Invalid, say::inputsHash);
    TRY(copyTexts(command, event, {"inputs_sha256"}));
    return done(desk, command, item, {std::move(event)}, say::adviceShown, say::nextGrade, Mark::Info);
}

Result<Answer> markCase(Desk& desk, const Command& command)
{
    return byTheSystem(desk, command, EventType::CaseMarked, {}, say::caseMarked);
}

Result<Answer> requestPhotos(Desk& desk, const Command& command)
{
    return byTheSystem(desk, command, EventType::CasePhotoRequested, {{"queued", true}}, say::photosAsked);
}

} // namespace custody::station
