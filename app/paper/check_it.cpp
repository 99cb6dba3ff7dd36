// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The end of the last sheet: how to check all this, and what it does not prove.
#include "app/paper/parts.h"

namespace custody::paper {
namespace {

using look::leading;

constexpr double codeSize = 58;
constexpr double columnGap = 8;

// White included: a reader needs the quiet zone.
void putCode(Flow& flow, const Qr& qr, const Place& at)
{
    const double square = at.width / (qr.side + 2 * quietZone);
    Tiles tiles{{}, look::ink};
    for (int y = 0; y < qr.side; ++y)
        for (int x = 0; x < qr.side; ++x) {
            int run = 0;
            while (x + run < qr.side && qr.isDark(x + run, y))
                ++run;
            if (run == 0)
                continue;
            tiles.places.push_back(
                {at.x + (x + quietZone) * square, at.y + (y + quietZone) * square, run * square, square});
            x += run;
        }
    flow.put(Box{at, look::white, 0});
    flow.put(std::move(tiles));
}

std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return lines;
}

} // namespace

void putCheck(Flow& flow, const Story& story, const Qr& qr, bool wholeNote)
{
    const auto& words = phrases(story.language);
    flow.need(codeSize + 30);
    flow.line(look::left, flow.y, words.checkIt, look::heading);
    flow.y += leading(look::heading) + 2;
    const double start = flow.y;
    const double codeAt = look::right - codeSize;
    putCode(flow, qr, {codeAt, start - 3, codeSize, codeSize});
    double below = start - 3 + codeSize;
    for (const auto& line :
        flow.wrapped(wholeNote ? words.qrHolds : words.qrHoldsPart, look::label, codeSize - 8)) {
        flow.line(codeAt + 4, below, line, look::label);
        below += leading(look::label);
    }

    const double width = look::width - codeSize - columnGap;
    const auto step = [&](const std::string& text, const Type& type) {
        flow.paragraph(look::left, text, type, width);
        flow.y += 1;
    };
    step(said(words.checkOpen, {{"file", story.attachment}}), look::body);
    step(words.checkPolicy, look::body);
    step(words.checkRun, look::body);
    step("custody-verify --policy policy.txt " + story.attachment, look::mono);
    step(words.checkFirstLine, look::body);
    flow.y += 2;
    step(words.fingerprint, look::label);
    step(story.fingerprint, look::big);
    step(words.checkCompare, look::quiet);
    flow.y = std::max(flow.y, below) + 3;

    flow.need(30);
    flow.paragraph(look::left,
        said(words.checkpoint, {{"count", std::to_string(story.treeSize)}, {"lane", story.origin}}),
        look::label, look::width);
    for (const auto& line : linesOf(story.note))
        flow.paragraph(look::left, line, look::tiny, look::width);
    flow.y += 5;
}

void putLimits(Flow& flow, const Story& story)
{
    const auto& words = phrases(story.language);
    std::vector<const char*> limits{words.notTruth, words.notLater, words.notUnseen};
    if (story.names)
        limits.push_back(words.notNames);
    const double width = look::width - 10;
    double height = leading(look::heading) + 9;
    for (const auto* limit : limits)
        height += flow.height(limit, look::body, width - 5) + 1;
    flow.need(height);
    flow.put(Box{{look::left, flow.y, look::width, height}, look::attentionWash, 3});
    flow.y += 4;
    flow.line(look::left + 5, flow.y, words.doesNotProve, look::heading);
    flow.y += leading(look::heading) + 1;
    for (const auto* limit : limits) {
        flow.put(Box{{look::left + 5, flow.y + 1.9, 1.3, 1.3}, look::attention, 0.65});
        flow.paragraph(look::left + 10, limit, look::body, width - 5);
        flow.y += 1;
    }
}

} // namespace custody::paper
