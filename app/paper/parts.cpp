// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The head of the first sheet: what it is, the verdict, who held it, the photos.
#include "app/paper/parts.h"

#include <algorithm>

namespace custody::paper {
namespace {

using look::leading;

constexpr double betweenParts = 6;
constexpr double smallGap = 2;

void putCheckMark(Flow& flow, double x, double y, double size)
{
    flow.put(Box{{x, y, size, size}, look::ok, size / 2});
    const auto at = [&](double fx, double fy) { return std::pair{x + fx * size, y + fy * size}; };
    flow.put(Stroke{{at(0.27, 0.52), at(0.44, 0.68), at(0.73, 0.34)}, look::white, size * 0.1});
}

} // namespace

std::string said(const char* phrase, std::initializer_list<std::pair<std::string_view, std::string>> values)
{
    return fill(phrase, [&](std::string_view name) -> std::optional<std::string> {
        for (const auto& [known, value] : values)
            if (known == name)
                return value;
        return std::nullopt;
    });
}

Colour colourOf(std::size_t holder)
{
    return holder == nobody ? look::line : look::holders[holder % look::holders.size()];
}

void putHeading(Flow& flow, const Story& story)
{
    const auto& words = phrases(story.language);
    flow.put(Box{{0, 0, sheetWidth, 3}, look::accent, 0});
    flow.line(look::left, flow.y, words.record, look::eyebrow);
    const auto site = flow.clipped(story.origin, look::quiet, 120);
    flow.line(look::right - flow.measure(site, look::quiet), flow.y, site, look::quiet);
    flow.y += leading(look::eyebrow) + 5;
    flow.line(look::left, flow.y, story.kind, look::quiet);
    flow.y += leading(look::quiet);
    flow.paragraph(look::left, story.name, look::code, look::width);
    flow.y += smallGap;

    double x = look::left;
    double below = flow.y;
    for (const auto& [label, value] : story.facts) {
        const double column = std::clamp(
            std::max(flow.measure(value, look::fact), flow.measure(label, look::label)) + 8, 24.0, 70.0);
        if (x > look::left && x + column - 8 > look::right) {
            x = look::left;
            flow.y = below + smallGap;
        }
        flow.line(x, flow.y, label, look::label);
        double y = flow.y + leading(look::label);
        const auto lines = flow.wrapped(value, look::fact, column - 6);
        for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), 3); ++i, y += leading(look::fact))
            flow.line(x, y, lines[i], look::fact);
        below = std::max(below, y);
        x += column;
    }
    flow.y = below + betweenParts;
}

void putVerdict(Flow& flow, const Story& story)
{
    const auto& words = phrases(story.language);
    constexpr double mark = 10;
    const double x = look::left + mark + 10;
    const double width = look::right - x - 5;
    struct Said {
        std::string text;
        Type type;
    };
    std::vector<Said> lines;
    lines.push_back({story.entries == 1 ? words.unbrokenOne
                                        : said(words.unbroken, {{"count", std::to_string(story.entries)}}),
        look::verdict});
    lines.push_back({words.unbrokenMeans, look::body});
    constexpr std::uint64_t endOfYears = 253402300799;
    for (const auto& [who, seconds] : story.countersigned)
        lines.push_back({said(words.countersigned,
                             {{"who", who},
                                 {"when",
                                     timeWords(static_cast<UtcMs>(std::min(seconds, endOfYears)) * 1000,
                                         story.language)}}),
            look::body});
    if (story.countersigned.empty())
        lines.push_back({words.notCountersigned, look::caution});
    for (const auto& doubt : story.doubts)
        lines.push_back({doubt, look::caution});
    double height = 8;
    for (const auto& [text, type] : lines)
        height += flow.height(text, type, width) + 1;
    flow.need(height);
    flow.put(Box{{look::left, flow.y, look::width, height}, look::okWash, 3});
    putCheckMark(flow, look::left + 5, flow.y + 5, mark);
    const double end = flow.y + height;
    flow.y += 4;
    for (const auto& [text, type] : lines) {
        flow.paragraph(x, text, type, width);
        flow.y += 1;
    }
    flow.y = end + betweenParts;
}

void putHolders(Flow& flow, const Story& story)
{
    const auto& words = phrases(story.language);
    flow.need(20);
    flow.line(look::left, flow.y, words.whoHeldIt, look::heading);
    flow.y += leading(look::heading) + smallGap;
    if (story.holdings.empty())
        flow.paragraph(look::left, words.nobodyHeldIt, look::body, look::width);
    for (const auto& [holder, since, until] : story.holdings) {
        constexpr double nameAt = look::left + 6;
        constexpr double timesAt = look::left + 76;
        const auto name = flow.clipped(story.holders[holder], look::strong, timesAt - nameAt - 4);
        const auto from = timeWords(since, story.language);
        const auto times = until
            ? said(words.held, {{"since", from}, {"until", laterWords(*until, since, story.language)}})
            : said(words.holds, {{"since", from}});
        flow.need(leading(look::strong) + 1.6);
        flow.put(Box{{look::left, flow.y + 0.7, 3.4, 3.4}, colourOf(holder), 1.7});
        flow.line(nameAt, flow.y, name, look::strong);
        flow.paragraph(timesAt, times, look::body, look::right - timesAt);
        flow.y += 1.6;
    }
    flow.y += betweenParts - 1;
}

void putPhotos(Flow& flow, const Story& story)
{
    if (story.shots.empty())
        return;
    const auto& words = phrases(story.language);
    constexpr double gap = 4;
    const std::size_t columns = story.shots.size() == 1 ? 2 : std::min<std::size_t>(story.shots.size(), 4);
    const double width =
        (look::width - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    const double high = width * 0.75;
    const double captions = leading(look::strong) + 2 * leading(look::label) + 3;
    flow.need(leading(look::heading) + high + captions);
    flow.line(look::left, flow.y, words.photos, look::heading);
    flow.y += leading(look::heading) + smallGap;
    for (std::size_t i = 0; i < story.shots.size(); ++i) {
        const auto& shot = story.shots[i];
        const double x = look::left + static_cast<double>(i % columns) * (width + gap);
        if (i % columns == 0)
            flow.need(high + captions);
        const Place frame{x, flow.y, width, high};
        flow.put(Box{frame, look::ground, 1.5});
        flow.put(Picture{frame, shot.photo});
        double y = flow.y + high + 1.2;
        const auto title = "#" + std::to_string(shot.index) + "  " + shot.title;
        flow.line(x, y, flow.clipped(title, look::strong, width), look::strong);
        y += leading(look::strong);
        const auto caption = flow.wrapped(shot.caption, look::label, width);
        for (std::size_t l = 0; l < std::min<std::size_t>(caption.size(), 2); ++l, y += leading(look::label))
            flow.line(x, y, caption[l], look::label);
        if (i % columns == columns - 1 || i + 1 == story.shots.size())
            flow.y += high + captions;
    }
    flow.paragraph(look::left, words.photoCopies, look::label, look::width);
    flow.y += betweenParts;
}

} // namespace custody::paper
