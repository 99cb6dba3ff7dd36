// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/printers/zpl_status.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

namespace custody::printers {
namespace {

constexpr char stx = 0x02;
constexpr char etx = 0x03;

std::vector<std::string_view> split(std::string_view text, char by)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const auto at = text.find(by);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos)
            return parts;
        text.remove_prefix(at + 1);
    }
}

// The strings from STX to ETX, in their order.
std::vector<std::string_view> frames(std::string_view answer)
{
    std::vector<std::string_view> all;
    for (;;) {
        const auto from = answer.find(stx);
        const auto to = from == std::string_view::npos ? from : answer.find(etx, from);
        if (to == std::string_view::npos)
            return all;
        all.push_back(answer.substr(from + 1, to - from - 1));
        answer.remove_prefix(to + 1);
    }
}

// Digits alone; a flag that is a letter is no answer of this kind.
Result<unsigned> number(std::string_view text)
{
    unsigned value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size())
        return fail(Fault::Invalid, "The printer's answer holds no number where one belongs.");
    return value;
}

Result<std::uint32_t> hexNumber(std::string_view text)
{
    std::uint32_t value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (code != std::errc() || end != text.data() + text.size())
        return fail(Fault::Invalid, "The printer's answer holds no bits where they belong.");
    return value;
}

bool hasFrames(ByteView answer, std::size_t count) { return frames(text(answer)).size() >= count; }

} // namespace

bool isWholeHostStatus(ByteView answer) { return hasFrames(answer, 3); }
bool isWholeHostIdentity(ByteView answer) { return hasFrames(answer, 1); }
bool isWholeErrorReport(ByteView answer) { return hasFrames(answer, 1); }

Result<HostStatus> parseHostStatus(ByteView answer)
{
    const auto strings = frames(text(answer));
    if (strings.size() != 3)
        return fail(Fault::Invalid, "The printer's status is not whole.");
    const auto first = split(strings[0], ',');
    const auto second = split(strings[1], ',');
    if (first.size() != 12 || second.size() < 9) // the last two of the second are missing on old firmware
        return fail(Fault::Invalid, "The printer's status has another number of fields.");
    HostStatus status;
    auto& state = status.state;
    const auto flag = [](std::string_view field) -> Result<bool> { return TRY(number(field)) != 0; };
    state.outOfLabels = TRY(flag(first[1]));
    state.paused = TRY(flag(first[2]));
    status.formatsWaiting = static_cast<int>(std::min(TRY(number(first[4])), 1'000'000U));
    const bool diagnostic = TRY(flag(first[6]));
    state.halfLabel = TRY(flag(first[7]));
    const bool memory = TRY(flag(first[9]));
    const bool tooCold = TRY(flag(first[10]));
    const bool tooHot = TRY(flag(first[11]));
    state.faulty = diagnostic || memory || tooCold || tooHot;
    state.headOpen = TRY(flag(second[2]));
    state.outOfRibbon = TRY(flag(second[3]));
    status.labelsRemaining = TRY(number(second[8]));
    state.busy = status.formatsWaiting > 0 || status.labelsRemaining > 0; // peeled or not: it is still owed
    return status;
}

Result<HostIdentity> parseHostIdentity(ByteView answer)
{
    const auto strings = frames(text(answer));
    if (strings.size() != 1)
        return fail(Fault::Invalid, "The printer's identity is not whole.");
    const auto fields = split(strings[0], ',');
    if (fields.size() < 3)
        return fail(Fault::Invalid, "The printer's identity has too few fields.");
    HostIdentity identity;
    const auto printable = [](std::string_view field) {
        std::string kept;
        std::copy_if(field.begin(), field.end(), std::back_inserter(kept),
            [](char c) { return c >= 0x20 && c < 0x7f; });
        return kept;
    };
    identity.model = printable(fields[0]);
    identity.firmware = printable(fields[1]);
    const auto dotsPerMm = TRY(number(fields[2]));
    for (const auto& [dots, dpi] : {std::pair{8U, 203}, std::pair{12U, 300}, std::pair{24U, 600}})
        if (dots == dotsPerMm)
            identity.dpi = dpi;
    return identity;
}

Result<PrinterState> parseErrorReport(ByteView answer)
{
    constexpr std::string_view word = "ERRORS:";
    const auto all = text(answer);
    const auto at = all.find(word);
    if (at == std::string_view::npos)
        return fail(Fault::Invalid, "The printer's answer names no errors.");
    std::vector<std::string_view> groups;
    for (const auto part :
        split(all.substr(at + word.size(), all.find_first_of("\r\n", at) - at - word.size()), ' '))
        if (!part.empty())
            groups.push_back(part);
    if (groups.size() != 3)
        return fail(Fault::Invalid, "The printer's errors are not three groups.");
    const bool any = TRY(number(groups[0])) != 0;
    const auto bits = TRY(hexNumber(groups[2]));
    constexpr std::uint32_t mediaOut = 0x1;
    constexpr std::uint32_t ribbonOut = 0x2;
    constexpr std::uint32_t headOpen = 0x4;
    constexpr std::uint32_t cutter = 0x8;
    constexpr std::uint32_t jams = 0x1000 | 0x4000 | 0x8000; // retract, feed, clear path
    constexpr std::uint32_t paused = 0x10000;
    PrinterState state;
    state.countsLabels = false;
    state.outOfLabels = bits & mediaOut;
    state.outOfRibbon = bits & ribbonOut;
    state.headOpen = bits & headOpen;
    state.jammed = bits & (cutter | jams);
    state.paused = bits & paused;
    state.faulty = any && (bits == 0 || (bits & ~(mediaOut | ribbonOut | headOpen | cutter | jams | paused)));
    return state;
}

} // namespace custody::printers
