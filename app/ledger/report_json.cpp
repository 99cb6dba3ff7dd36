// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/base/clock.h"
#include "app/ledger/json_text.h"
#include "app/ledger/report.h"

namespace custody::ledger {
namespace {

std::string number(std::uint64_t value) { return std::to_string(value); }
std::string word(const std::string& text) { return jsonText(text); }
std::string wordOrNull(const std::string& text) { return text.empty() ? "null" : jsonText(text); }

std::string kindOf(const Report& report)
{
    switch (report.kind) {
    case EvidenceKind::Certificate: return "certificate";
    case EvidenceKind::Proof: return "proof";
    case EvidenceKind::Checkpoint: return "checkpoint";
    case EvidenceKind::Tiles: return "tiles";
    }
    return {};
}

std::string jsonEvent(const ShownEvent& event)
{
    const auto field = [](const ShownField& shown) {
        return "{" + jsonMember("name", word(shown.name)) + "," + jsonMember("value", word(shown.value))
            + "}";
    };
    std::string out = "{" + jsonMember("line", number(event.line)) + ","
        + jsonMember("index", number(event.index)) + "," + jsonMember("type", word(event.type)) + ","
        + jsonMember("claimed", word(rfc3339(event.claimedMs))) + ","
        + jsonMember("actor", wordOrNull(event.actor)) + ","
        + jsonMember("shown", jsonList(event.shown, field)) + "," + jsonMember("hidden", number(event.hidden))
        + "," + jsonMember("blobs", number(event.blobs)) + ","
        + jsonMember("answers", jsonList(event.answers, word)) + ","
        + jsonMember("environment", wordOrNull(event.environment));
    if (event.notBefore)
        out += "," + jsonMember("not_before", word(timeOfSeconds(*event.notBefore)));
    return out + "}";
}

} // namespace

std::string toJson(const Report& report)
{
    const auto finding = [](const Finding& fault) {
        return "{" + jsonMember("line", fault.line == 0 ? "null" : number(fault.line)) + ","
            + jsonMember("what", word(fault.what)) + "}";
    };
    const auto counted = [](const auto& one) {
        return "{" + jsonMember("type", word(one.first)) + "," + jsonMember("count", number(one.second))
            + "}";
    };
    const auto leaf = [&](const std::optional<Hash>& hash) { return hash ? word(hex(*hash)) : "null"; };
    const auto reserved = report.verifies ? reservations(report) : std::vector<std::string>();
    std::string out = "{" + jsonMember("kind", word(kindOf(report))) + ","
        + jsonMember("verifies", jsonTruth(report.verifies)) + ","
        + jsonMember("reservations", jsonList(reserved, word)) + ","
        + jsonMember("key_trusted", jsonTruth(report.keyTrusted)) + ","
        + jsonMember("faults", jsonList(report.faults, finding)) + ","
        + jsonMember("subject", word(report.subject)) + ","
        + jsonMember("subject_withheld", jsonTruth(report.subjectWithheld)) + ","
        + jsonMember("subject_proved", jsonTruth(report.subjectProved)) + ","
        + jsonMember("from_the_beginning", jsonTruth(report.fromTheBeginning)) + ","
        + jsonMember("goes_on_from", leaf(report.goesOnFrom)) + ","
        + jsonMember("ends_with", leaf(report.endsWith)) + ","
        + jsonMember("exported", word(report.exportedAt)) + "," + jsonMember("origin", word(report.origin))
        + "," + jsonMember("tree_size", number(report.treeSize)) + ","
        + jsonMember("fingerprint", word(report.fingerprint)) + ","
        + jsonMember("witnesses", jsonList(report.witnesses, word)) + ","
        + jsonMember("cosigned_at", report.cosignedAt == 0 ? "null" : word(timeOfSeconds(report.cosignedAt)))
        + "," + jsonMember("hidden_fields", number(report.hiddenFields)) + ","
        + jsonMember("events", jsonList(report.events, jsonEvent)) + ","
        + jsonMember("erased", jsonList(report.erased, word));
    if (report.kind == EvidenceKind::Tiles)
        out += "," + jsonMember("tally", jsonList(report.tally, counted)) + ","
            + jsonMember("foreign", number(report.foreign));
    return out + "}";
}

} // namespace custody::ledger
