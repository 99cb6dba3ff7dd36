// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What happened, entry by entry, beside a band in the colour of who held it.
#include "app/paper/parts.h"

namespace custody::paper {
namespace {

using look::leading;

constexpr double numberAt = look::left;
constexpr double clockAt = look::left + 11;
constexpr double bandAt = look::left + 31;
constexpr double bandWidth = 2.2;
constexpr double textAt = bandAt + 7;
constexpr double textWidth = look::right - textAt;
constexpr double rowGap = 2.6;

struct Piece {
    std::string text;
    Type type;
};

std::vector<Piece> piecesOf(const Flow& flow, const Step& step)
{
    std::vector<Piece> pieces;
    const auto add = [&](const std::string& text, const Type& type) {
        for (auto& line : flow.wrapped(text, type, textWidth))
            pieces.push_back({std::move(line), type});
    };
    add(step.title, step.attention ? look::alarm : look::strong);
    add(step.sentence, look::body);
    std::string details;
    for (const auto& [label, value] : step.details)
        details.append(details.empty() ? "" : "   ·   ").append(label).append(": ").append(value);
    if (!details.empty())
        add(details, look::quiet);
    for (const auto& missing : step.missing)
        add("— " + missing, Type{Face::Plain, look::quiet.points, look::attention});
    return pieces;
}

// The band beside so many millimetres; its row may lie on two sheets.
void band(Flow& flow, std::size_t holder, double height)
{
    flow.put(Box{{bandAt, flow.y, bandWidth, height}, colourOf(holder), 0});
}

void putStep(Flow& flow, const Step& step)
{
    const auto pieces = piecesOf(flow, step);
    double height = rowGap;
    for (const auto& piece : pieces)
        height += leading(piece.type);
    constexpr double wholeRows = 70; // a longer one may break
    flow.need(height < wholeRows ? height : 3 * leading(look::body));
    flow.line(numberAt, flow.y, "#" + std::to_string(step.index), look::clock);
    flow.line(clockAt, flow.y, clockWords(step.at), look::clock);
    flow.put(Box{{bandAt - 0.9, flow.y + 0.6, bandWidth + 1.8, bandWidth + 1.8}, look::white, 2});
    bool first = true;
    for (const auto& [text, type] : pieces) {
        flow.need(leading(type));
        band(flow, step.holder, leading(type) + 0.05);
        if (first)
            flow.put(Box{{bandAt - 0.7, flow.y + 0.7, bandWidth + 1.4, bandWidth + 1.4},
                step.attention ? look::refused : colourOf(step.holder), (bandWidth + 1.4) / 2});
        first = false;
        flow.line(textAt, flow.y, text, type);
        flow.y += leading(type);
    }
    if (flow.left() > rowGap)
        band(flow, step.holder, rowGap + 0.05);
    flow.y += rowGap;
}

} // namespace

void putTimeline(Flow& flow, const Story& story)
{
    const auto& words = phrases(story.language);
    flow.need(40);
    flow.line(look::left, flow.y, words.whatHappened, look::heading);
    flow.line(
        look::right - flow.measure(words.timesAre, look::label), flow.y + 1.5, words.timesAre, look::label);
    flow.y += leading(look::heading) + 1;
    std::string day;
    for (const auto& step : story.steps) {
        if (const auto now = dayWords(step.at, story.language); now != day) {
            day = now;
            flow.need(leading(look::strong) + 20);
            flow.y += 1;
            flow.line(clockAt, flow.y, day, look::eyebrow);
            flow.y += leading(look::strong) + 1;
        }
        putStep(flow, step);
    }
    flow.y += 4;
}

} // namespace custody::paper
