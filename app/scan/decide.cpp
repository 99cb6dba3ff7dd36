// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/decide.h"

#include <algorithm>

namespace custody::scan {
namespace {

int order(const Candidate& candidate, const DockSettings& dock)
{
    constexpr int failed = 1000;
    constexpr int seldomHere = 100;
    const auto& here = dock.carriers;
    const bool calls = here.empty() || std::find(here.begin(), here.end(), candidate.carrier) != here.end();
    return candidate.rank + (passes(candidate) ? 0 : failed) + (calls ? 0 : seldomHere);
}

bool zerosOnly(std::string_view tracking)
{
    return !tracking.empty() && tracking.find_first_not_of('0') == std::string_view::npos;
}

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text.append(i == 0 ? "" : i + 1 == names.size() ? " or " : ", ").append(names[i]);
    return text;
}

// Whose number it could be as well: those that pass, and where the answer's format has no check digit or
// one over a part of the code alone, those that only a misread digit keeps out.
std::string couldAlsoBe(const std::vector<Candidate>& found)
{
    const auto& answer = found.front();
    std::vector<std::string> others;
    std::string misread;
    for (const auto& candidate : found) {
        auto name = std::string(carrierName(candidate.carrier));
        if (candidate.carrier == answer.carrier) {
            if (candidate.tracking == answer.tracking)
                continue;
            name.append(" ").append(candidate.tracking);
        }
        if (std::find(others.begin(), others.end(), name) != others.end())
            continue;
        if (passes(candidate))
            others.push_back(std::move(name));
        else if (misread.empty() && (answer.check == Check::None || answer.extra.has("form_id"))
            && candidate.whole && candidate.checkExpected != 0)
            misread = "Could also be " + name + " misread: there the check digit would be "
                + candidate.checkExpected + ". Compare it with the label.";
    }
    if (others.empty())
        return misread;
    return "Could also be " + listed(others) + "." + (misread.empty() ? "" : " ") + misread;
}

std::string whyItFails(const Candidate& candidate)
{
    if (!candidate.why.empty())
        return "shape: " + candidate.why;
    return "It looks like " + std::string(carrierName(candidate.carrier)) + ", but its check digit should be "
        + candidate.checkExpected + ". Scan again, or type it from the label.";
}

} // namespace

bool passes(const Candidate& candidate) { return candidate.whole && candidate.check != Check::Fail; }

Reading notANumber(std::string why)
{
    Reading reading;
    reading.verdict = Verdict::Invalid;
    reading.why = std::move(why);
    return reading;
}

Reading unknownCode(std::string why)
{
    Reading reading;
    reading.why = std::move(why);
    return reading;
}

Reading decide(std::vector<Candidate> found, const DockSettings& dock)
{
    std::stable_sort(found.begin(), found.end(),
        [&](const Candidate& a, const Candidate& b) { return order(a, dock) < order(b, dock); });
    const auto& answer = found.front();
    Reading reading;
    reading.carrier = answer.carrier;
    reading.tracking = answer.tracking;
    reading.check = answer.check;
    if (answer.checkExpected != 0)
        reading.checkExpected = answer.checkExpected;
    reading.format = answer.format;
    reading.extra = answer.extra;
    if (zerosOnly(reading.tracking)) {
        reading.verdict = Verdict::Invalid;
        reading.why = "zeros: A number of zeros only is no parcel's number.";
        return reading;
    }
    reading.verdict = passes(answer) ? Verdict::Valid : Verdict::Invalid;
    if (!passes(answer)) {
        reading.why = whyItFails(answer);
        return reading;
    }
    reading.why = couldAlsoBe(found);
    std::erase_if(found, [](const Candidate& candidate) { return !passes(candidate); });
    reading.candidates = std::move(found);
    return reading;
}

} // namespace custody::scan
