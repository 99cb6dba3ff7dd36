// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/ledger/report.h"

#include <algorithm>

#include "app/base/clock.h"

namespace custody::ledger {
namespace {

constexpr std::uint64_t endOfYears = 253402300799; // 9999-12-31, the last day RFC 3339 can write

std::string column(std::string text, std::size_t width)
{
    text.resize(std::max(width, text.size()), ' ');
    return text + "  ";
}

std::string who(const Report& report)
{
    if (report.keyTrusted)
        return "the policy's key";
    if (report.kind == EvidenceKind::Tiles)
        return "no key: the files agree with the checkpoint, whoever signed it (give --policy)";
    if (report.events.empty())
        return "no key: only its form was checked";
    return "the key stated in the file itself: nobody vouches for it (give --policy)";
}

// An erase leaf lists thousands of digests in one field; a line of them helps nobody.
std::string readable(const std::string& value)
{
    constexpr std::size_t longest = 400, begun = 64;
    if (value.size() <= longest)
        return value;
    auto cut = begun;
    while (cut > 0 && (static_cast<unsigned char>(value[cut]) & 0xC0) == 0x80)
        --cut;
    return value.substr(0, cut) + "… (" + std::to_string(value.size()) + " characters; --json has all)";
}

std::string eventLines(const ShownEvent& event)
{
    std::string out = column(std::to_string(event.index), 7) + column(event.type, 24)
        + column(rfc3339(event.claimedMs), 24)
        + column(event.actor.empty() ? "the station" : event.actor.substr(event.actor.size() - 12), 12)
        + column(std::to_string(event.hidden), 6) + std::to_string(event.blobs) + "\n";
    for (const auto& field : event.shown)
        out += "         " + column(field.name, 16) + readable(field.value) + "\n";
    if (event.notBefore)
        out += "         not before        " + timeOfSeconds(*event.notBefore) + "\n";
    for (const auto& answer : event.answers)
        out += "         answers           " + answer + "\n";
    return out;
}

std::string joined(const std::vector<std::string>& words, const char* between)
{
    std::string out;
    for (const auto& word : words)
        out.append(out.empty() ? "" : between).append(word);
    return out;
}

// A folder of tiles holds entries alone, so there is nothing to show but how many there are of each kind.
std::string tallyLines(const Report& report)
{
    std::string out = "\n" + column("entries", 9) + "event\n";
    for (const auto& [type, count] : report.tally)
        out += column(std::to_string(count), 9) + type + "\n";
    if (report.foreign > 0)
        out += column(std::to_string(report.foreign), 9) + "in another form than ours\n";
    return out + "\nshown        no field: tiles hold digests alone\nhidden       "
        + std::to_string(report.hiddenFields) + " fields\n";
}

std::string erasedLines(const Report& report)
{
    if (report.erased.empty())
        return "erased       no erasure is among these events\n";
    return "erased       " + joined(report.erased, "\n             ") + "\n";
}

std::string headline(const Report& report)
{
    if (!report.verifies)
        return "DOES NOT VERIFY\n";
    const auto reserved = reservations(report);
    return reserved.empty() ? "VERIFIES\n" : "VERIFIES, BUT: " + joined(reserved, "; ") + "\n";
}

} // namespace

std::string timeOfSeconds(std::uint64_t unixSeconds)
{
    return rfc3339(static_cast<UtcMs>(std::min(unixSeconds, endOfYears) * 1000));
}

std::vector<std::string> reservations(const Report& report)
{
    std::vector<std::string> out;
    const bool certificate = report.kind == EvidenceKind::Certificate;
    if (!report.keyTrusted)
        out.emplace_back(certificate ? "the log's key is the file's own and in no policy"
                                     : "no signature was checked, for want of a policy");
    else if (report.witnesses.empty())
        out.emplace_back("no witness of the policy has cosigned it");
    if (certificate && !report.subjectProved)
        out.emplace_back(
            report.subjectWithheld ? "its subject is withheld" : "its subject is stated, not proved");
    if (certificate && !report.fromTheBeginning)
        out.emplace_back("it does not begin at the first event");
    return out;
}

std::string describe(const Report& report)
{
    std::string out = headline(report);
    for (const auto& fault : report.faults)
        out += (fault.line == 0 ? "" : "line " + std::to_string(fault.line) + ": ") + fault.what + "\n";
    if (!report.verifies)
        return out;

    out += "\nsubject      " + report.subject
        + (report.subjectProved || report.subjectWithheld || report.events.empty()
                ? ""
                : " (stated, not proved: no shown field says it)")
        + "\n";
    if (!report.exportedAt.empty())
        out += "exported     " + report.exportedAt + " (stated, not proved)\n";
    out += "log          " + report.origin + ", " + std::to_string(report.treeSize) + " entries\n";
    if (!report.fingerprint.empty())
        out += "fingerprint  " + report.fingerprint + "\n";
    out += "signed by    " + who(report) + "\n";
    out += "cosigned by  ";
    if (report.witnesses.empty())
        out += "nobody this check knows\n";
    for (const auto& witness : report.witnesses)
        out += (&witness == &report.witnesses.front() ? "" : ", ") + witness;
    if (!report.witnesses.empty())
        out += "; everything shown was there at " + timeOfSeconds(report.cosignedAt) + "\n";
    if (report.kind == EvidenceKind::Tiles)
        return out + tallyLines(report) + erasedLines(report);
    if (report.events.empty())
        return out;

    out += "\n" + column("entry", 7) + column("event", 24) + column("station's clock said", 24)
        + column("actor", 12) + column("hidden", 6) + "sealed files\n";
    std::size_t shown = 0;
    for (const auto& event : report.events) {
        out += eventLines(event);
        shown += event.shown.size();
    }
    out += "\nshown        " + std::to_string(shown) + " fields\nhidden       "
        + std::to_string(report.hiddenFields) + " fields\n" + erasedLines(report);
    if (!report.fromTheBeginning)
        out += "earlier      events before the first one shown may exist; this file leaves them out\n";
    return out
        + "\nThis proves what was recorded, in which order and by when; it does not prove that what was said "
          "at the bench is true. Events after the last one shown may be missing, even under this checkpoint, "
          "and an item that was never recorded at all cannot be seen from any file.\n";
}

} // namespace custody::ledger
