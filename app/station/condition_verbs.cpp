// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Photos set aside or let be, inspection, grading, mending.

#include <algorithm>

#include "app/station/acts.h"
#include "app/station/sayings.h"
#include "app/station/verbs.h"

namespace custody::station {
namespace {

using chain::EventType;

Result<> fitsScale(const Command& command, const chain::Policy& policy, const std::string& grade)
{
    const auto scale = TRY(command.maybeText("scale")).value_or(policy.scale);
    const auto version = TRY(command.maybeText("scale_version")).value_or(policy.scaleVersion);
    if (scale != policy.scale || version != policy.scaleVersion)
        return fail(Fault::Invalid, say::filled(say::otherScale, policy.scale + "/" + policy.scaleVersion));
    if (!chain::names(policy.grades, grade)) {
        std::string codes;
        for (const auto& code : policy.grades)
            codes += (codes.empty() ? "" : ", ") + code;
        return fail(Fault::Invalid, say::filled(say::noSuchGrade, codes));
    }
    return {};
}

bool showsPhoto(const std::vector<chain::Photo>& photos, const std::string& event)
{
    return std::any_of(
        photos.begin(), photos.end(), [&](const auto& one) { return toText(one.event) == event; });
}

// "conformant", "non_conformant" or "damaged", when the grader says it.
Result<> addCondition(const Command& command, chain::Event& event)
{
    const auto condition = TRY(command.maybeText("condition"));
    if (!condition)
        return {};
    if (*condition != "conformant" && *condition != "non_conformant" && *condition != "damaged")
        return fail(Fault::Invalid, say::conditionWords);
    event.fields.push_back({"condition", *condition});
    return {};
}

} // namespace

Result<Answer> rejectPhoto(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto photo = TRY(parseId<EventId>(TRY(command.text("photo"))));
    const auto named = TRY(command.maybeText("subject"));
    if (!named && !desk.parcel)
        return fail(Fault::Invalid, say::filled(say::isMissing, "subject"));
    const auto subject = named.value_or(desk.item ? "@item" : "@parcel");
    auto rejected = desk.event(EventType::PhotoRejected, person.id);
    rejected.fields = {{"photo", toText(photo)}, {"reason", TRY(command.text("reason"))}};
    const auto has = [&](const std::vector<chain::Photo>& photos) {
        return std::any_of(photos.begin(), photos.end(), [&](const auto& one) { return one.event == photo; });
    };
    if (auto item = desk.findItem(subject)) {
        if (const auto refusal = chain::mayPhotograph(*item, person.id))
            return refuse(desk, command, *refusal, person.id, *item);
        if (!has(item->photos))
            return fail(Fault::NotFound, say::noSuchPhoto);
        rejected.parcel = item->parcel;
        rejected.item = item->id;
        return done(desk, command, *item, {std::move(rejected)}, say::photoSetAside, say::nextTakeAgain);
    }
    const auto parcel = TRY(desk.findParcel(subject));
    if (const auto refusal = chain::mayPhotograph(parcel, person.id))
        return desk.refuse(command, *refusal, person.id, parcel.id);
    if (!has(parcel.photos))
        return fail(Fault::NotFound, say::noSuchPhoto);
    rejected.parcel = parcel.id;
    auto answer = TRY(desk.record(command, std::move(rejected), {{"parcel", toText(parcel.id)}}));
    desk.outcome = {Mark::Ok, say::photoSetAside, {}, say::nextTakeAgain};
    return answer;
}

Result<Answer> waivePhoto(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto item = TRY(itemOf(desk, command));
    const auto approver = TRY(desk.prove(command));
    if (const auto refusal = chain::mayWaive(item, person.id, actorOf(approver)))
        return refuse(desk, command, *refusal, person.id, item);
    std::string roles;
    for (const auto& role : TRY(command.texts("roles"))) {
        if (role.empty() || role.find(',') != std::string::npos)
            return fail(Fault::Invalid, say::photoRoleWord);
        roles += (roles.empty() ? "" : ",") + role;
    }
    if (roles.empty())
        return fail(Fault::Invalid, say::rolesEmpty);
    auto event = about(desk, EventType::PhotoWaived, person.id, item);
    event.fields = {
        {"roles", roles}, {"reason", TRY(command.text("reason"))}, {"approver", toText(approver.id)}};
    return done(desk, command, item, {std::move(event)}, say::photoWaived, say::nextInspect);
}

Result<Answer> inspectItem(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto item = TRY(itemOf(desk, command));
    const auto policy = TRY(desk.policyOf(item.tenant));
    if (const auto refusal = chain::mayInspect(item, person.id, policy))
        return refuse(desk, command, *refusal, person.id, item);
    auto event = about(desk, EventType::ItemInspected, person.id, item);
    std::size_t at = 0;
    for (const auto& defect : TRY(command.parts("defects"))) {
        ++at;
        event.fields.push_back({numbered("defect", at, "code"), TRY(defect.text("code"))});
        for (const char* key : {"place", "severity", "photo"})
            if (const auto value = TRY(defect.maybeText(key))) {
                if (std::string_view(key) == "photo" && !showsPhoto(item.photos, *value))
                    return fail(Fault::Invalid, say::noSuchShot);
                event.fields.push_back({numbered("defect", at, key), *value});
            }
    }
    const auto result = TRY(command.maybeText("result")).value_or(at == 0 ? "conformant" : "non_conformant");
    if (result != "conformant" && result != "non_conformant")
        return fail(Fault::Invalid, say::resultWords);
    event.fields.push_back({"result", result});
    event.fields.push_back({"checklist", TRY(command.maybeText("checklist")).value_or("general/1")});
    std::size_t question = 0;
    for (const auto& answer : TRY(command.parts("answers"))) {
        ++question;
        event.fields.push_back({numbered("question", question), TRY(answer.text("question"))});
        event.fields.push_back({numbered("answer", question), TRY(answer.text("answer"))});
    }
    if (const auto seconds = TRY(command.maybeNumber("duration_s"));
        seconds && (*seconds < 0 || *seconds > 86'400))
        return fail(Fault::Invalid, say::durationRange);
    else if (seconds)
        event.fields.push_back({"duration_s", *seconds});
    return done(desk, command, item, {std::move(event)}, say::inspected, say::nextGrade);
}

Result<Answer> gradeItem(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto item = TRY(itemOf(desk, command));
    const auto policy = TRY(desk.policyOf(item.tenant));
    if (const auto refusal = chain::mayGrade(item, person.id))
        return refuse(desk, command, *refusal, person.id, item);
    const auto grade = TRY(command.text("grade"));
    TRY(fitsScale(command, policy, grade));
    const auto reason = TRY(command.maybeText("reason")).value_or("");
    if (const auto refusal = chain::mayDiffer(item, grade, !reason.empty()))
        return refuse(desk, command, *refusal, person.id, item);
    auto event = about(desk, EventType::ItemGraded, person.id, item);
    event.fields = {{"grade", grade}, {"scale", policy.scale}, {"scale_version", policy.scaleVersion}};
    if (!item.advice.empty())
        event.fields.push_back({"agrees_with_model", item.advice == grade});
    TRY(copyTexts(command, event, {"reason", "note"}));
    TRY(addCondition(command, event));
    return done(desk, command, item, {std::move(event)}, say::graded, say::nextDecide);
}

Result<Answer> regradeItem(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    auto item = TRY(itemOf(desk, command));
    const auto policy = TRY(desk.policyOf(item.tenant));
    const auto grade = TRY(command.text("grade"));
    TRY(fitsScale(command, policy, grade));
    const auto reason = TRY(command.text("reason"));
    const auto second = TRY(desk.maybeWitness(command));
    const auto other = second ? std::optional(second->id) : std::nullopt;
    if (const auto refusal = chain::mayRegrade(item, person.id, policy, grade, other))
        return refuse(desk, command, *refusal, person.id, item);
    auto event = about(desk, EventType::ItemRegraded, person.id, item);
    event.fields = {{"grade", grade}, {"scale", policy.scale}, {"scale_version", policy.scaleVersion},
        {"supersedes", item.grading ? toText(*item.grading) : std::string("-")}, {"was", item.grade},
        {"reason", reason}};
    if (second)
        event.fields.push_back({"second", toText(second->id)});
    TRY(copyTexts(command, event, {"note"}));
    TRY(addCondition(command, event));
    std::vector<chain::Event> events;
    if (second)
        events.push_back(witnessed(desk, item, *second));
    events.push_back(std::move(event));
    return done(desk, command, item, std::move(events), say::gradedAgain, say::nextDecide);
}

Result<Answer> remediateItem(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto item = TRY(itemOf(desk, command));
    if (const auto refusal = chain::mayRemediate(item, person.id))
        return refuse(desk, command, *refusal, person.id, item);
    auto event = about(desk, EventType::ItemRemediated, person.id, item);
    event.fields = {
        {"service", TRY(command.text("service"))}, {"success", TRY(command.truth("success", true))}};
    TRY(copyTexts(command, event, {"before", "after"}));
    return done(desk, command, item, {std::move(event)}, say::remediated, say::nextInspect);
}

} // namespace custody::station
