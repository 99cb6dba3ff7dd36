// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/paper/layout.h"

#include "app/ledger/note.h"
#include "app/paper/parts.h"

namespace custody::paper {
namespace {

// A code of more bytes than this has squares too small for a telephone.
constexpr std::size_t mostInCode = 1200;

// The checkpoint with the dock's own signature, without those of others.
Result<std::string> alone(const std::string& whole)
{
    auto note = TRY(ledger::Note::parse(whole));
    const auto checkpoint = TRY(ledger::Checkpoint::parse(note.text));
    std::erase_if(
        note.signatures, [&](const auto& signature) { return signature.name != checkpoint.origin; });
    return note.whole();
}

void putFeet(Flow& flow, const Story& story)
{
    const auto& words = phrases(story.language);
    const auto count = flow.sheets().size();
    for (std::size_t i = 0; i < count; ++i) {
        auto& marks = flow.sheets()[i].marks;
        const auto put = [&](double x, double y, const std::string& text, const Type& type) {
            marks.emplace_back(Words{x, y, text, type});
        };
        if (i > 0) {
            put(look::left, 18, words.record, look::eyebrow);
            put(look::left + flow.measure(words.record, look::eyebrow) + 3, 18,
                flow.clipped(story.kind + " " + story.name, look::quiet, 120), look::quiet);
        }
        const double y = sheetHeight - 11;
        marks.emplace_back(Box{{look::left, y - 4.6, look::width, 0.2}, look::line, 0});
        put(look::left, y,
            said(words.exported, {{"when", timeWords(story.exportedAt, story.language)}}) + "  ·  "
                + words.fingerprint + " " + story.fingerprint,
            look::foot);
        const auto page =
            said(words.page, {{"page", std::to_string(i + 1)}, {"pages", std::to_string(count)}});
        put(look::right - flow.measure(page, look::foot), y, page, look::foot);
    }
}

} // namespace

Result<std::vector<Sheet>> layOut(const Story& story, const Measure& measure)
{
    const bool wholeNote = story.note.size() <= mostInCode;
    const auto qr = TRY(makeQr(wholeNote ? story.note : TRY(alone(story.note))));
    Flow flow(measure);
    putHeading(flow, story);
    putVerdict(flow, story);
    putHolders(flow, story);
    putPhotos(flow, story);
    putTimeline(flow, story);
    putCheck(flow, story, qr, wholeNote);
    putLimits(flow, story);
    putFeet(flow, story);
    return std::move(flow.sheets());
}

} // namespace custody::paper
