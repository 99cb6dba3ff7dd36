// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/ledger/report.h"

#include <algorithm>

#include "app/base/clock.h"

namespace custody::ledger {
namespace {

constexpr std::uint64_t endOfYears = 253402300799; // 9999-12-31, the last day RFC 3339 can write

std::string seconds(std::uint64_t unixSeconds)
{
    const auto bounded = std::min(unixSeconds, endOfYears);
    return rfc3339(static_cast<UtcMs>(bounded * 1000));
}

std::string column(std::string text, std::size_t width)
{
    text.resize(std::max(width, text.size()), ' ');
    return text + "  ";
}

std::string who(const Report& report)
{
    if (report.keyTrusted)
        return "the policy's key";
    if (report.events.empty())
        return "no key: only its form was checked";
    return "the key stated in the file itself: nobody vouches for it (give --policy)";
}

std::string eventLines(const ShownEvent& event)
{
    std::string out = column(std::to_string(event.index), 7) + column(event.type, 24)
        + column(rfc3339(event.claimedMs), 24)
        + column(event.actor.empty() ? "the station" : event.actor.substr(event.actor.size() - 12), 12)
        + column(std::to_string(event.hidden), 6) + std::to_string(event.blobs) + "\n";
    for (const auto& field : event.shown)
        out += "         " + column(field.name, 16) + field.value + "\n";
    if (event.notBefore)
        out += "         not before        " + seconds(*event.notBefore) + "\n";
    return out;
}

std::string quoted(std::string_view name, const std::string& json) { return jsonText(name) + ":" + json; }

template <typename Range, typename One> std::string jsonList(const Range& range, const One& one)
{
    std::string out = "[";
    for (const auto& element : range)
        out.append(out.size() > 1 ? "," : "").append(one(element));
    return out + "]";
}

std::string truth(bool value) { return value ? "true" : "false"; }

std::string jsonEvent(const ShownEvent& event)
{
    const auto field = [](const ShownField& shown) {
        return "{" + quoted("name", jsonText(shown.name)) + "," + quoted("value", jsonText(shown.value))
            + "}";
    };
    std::string out = "{" + quoted("line", std::to_string(event.line)) + ","
        + quoted("index", std::to_string(event.index)) + "," + quoted("type", jsonText(event.type)) + ","
        + quoted("claimed", jsonText(rfc3339(event.claimedMs))) + ","
        + quoted("actor", event.actor.empty() ? "null" : jsonText(event.actor)) + ","
        + quoted("shown", jsonList(event.shown, field)) + "," + quoted("hidden", std::to_string(event.hidden))
        + "," + quoted("blobs", std::to_string(event.blobs));
    if (event.notBefore)
        out += "," + quoted("not_before", jsonText(seconds(*event.notBefore)));
    return out + "}";
}

} // namespace

std::string describe(const Report& report)
{
    std::string out = report.verifies ? "VERIFIES\n" : "DOES NOT VERIFY\n";
    for (const auto& fault : report.faults)
        out += "line " + std::to_string(fault.line) + ": " + fault.what + "\n";
    if (!report.verifies)
        return out;

    out += "\nsubject      " + report.subject
        + (report.subjectProved         ? ""
                : report.events.empty() ? ""
                                        : " (stated, not proved: no shown field says it)")
        + "\n";
    if (!report.exportedAt.empty())
        out += "exported     " + report.exportedAt + " (stated, not proved)\n";
    out += "log          " + report.origin + ", " + std::to_string(report.treeSize) + " entries\n";
    out += "signed by    " + who(report) + "\n";
    out += "cosigned by  ";
    if (report.witnesses.empty())
        out += "nobody this check knows\n";
    for (const auto& witness : report.witnesses)
        out += (&witness == &report.witnesses.front() ? "" : ", ") + witness;
    if (!report.witnesses.empty())
        out += "; everything shown was there at " + seconds(report.cosignedAt) + "\n";
    if (report.events.empty())
        return out;

    out += "\n" + column("entry", 7) + column("event", 24) + column("station's clock said", 24)
        + column("actor", 12) + column("hidden", 6) + "sealed files\n";
    for (const auto& event : report.events)
        out += eventLines(event);
    out += "\nerased       ";
    if (report.erased.empty())
        out += "no erasure is among these events\n";
    for (const auto& erased : report.erased)
        out += (&erased == &report.erased.front() ? "" : "             ") + erased + "\n";
    if (!report.fromTheBeginning)
        out += "earlier      events before the first one shown may exist; this file leaves them out\n";
    return out
        + "\nThis proves what was recorded, in which order and by when; it does not prove that what was said "
          "at the bench is true. Events after the last one shown may be missing, even under this checkpoint, "
          "and an item that was never recorded at all cannot be seen from any file.\n";
}

std::string jsonText(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += "\\u00" + hex(Bytes{static_cast<std::uint8_t>(c)});
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string toJson(const Report& report)
{
    const auto finding = [](const Finding& fault) {
        return "{" + quoted("line", std::to_string(fault.line)) + "," + quoted("what", jsonText(fault.what))
            + "}";
    };
    const auto word = [](const std::string& text) { return jsonText(text); };
    std::string out = "{" + quoted("verifies", truth(report.verifies)) + ","
        + quoted("key_trusted", truth(report.keyTrusted)) + ","
        + quoted("faults", jsonList(report.faults, finding)) + ","
        + quoted("subject", jsonText(report.subject)) + ","
        + quoted("subject_proved", truth(report.subjectProved)) + ","
        + quoted("from_the_beginning", truth(report.fromTheBeginning)) + ","
        + quoted("exported", jsonText(report.exportedAt)) + "," + quoted("origin", jsonText(report.origin))
        + "," + quoted("tree_size", std::to_string(report.treeSize)) + ","
        + quoted("witnesses", jsonList(report.witnesses, word)) + ","
        + quoted("cosigned_at", report.cosignedAt == 0 ? "null" : jsonText(seconds(report.cosignedAt))) + ","
        + quoted("events", jsonList(report.events, jsonEvent)) + ","
        + quoted("erased", jsonList(report.erased, word));
    return out + "}";
}

} // namespace custody::ledger
