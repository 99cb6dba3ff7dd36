// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/paper/paper_case.h"

using namespace custody;
using namespace custody::paper;
using namespace custody::test;

namespace {

std::vector<Sheet> sheetsOf(const Evidence& evidence, Language language = Language::English)
{
    const auto story = tell(evidence, language);
    if (!story)
        qFatal("%s", story.error().what.c_str());
    auto sheets = layOut(*story, evenly);
    if (!sheets)
        qFatal("%s", sheets.error().what.c_str());
    return *std::move(sheets);
}

template <typename Kind> std::vector<Kind> marksOf(const Sheet& sheet)
{
    std::vector<Kind> found;
    for (const auto& mark : sheet.marks)
        if (const auto* one = std::get_if<Kind>(&mark))
            found.push_back(*one);
    return found;
}

// The words of a sheet in a row, wherever its lines break.
std::string textOf(const Sheet& sheet)
{
    std::string all;
    for (const auto& words : marksOf<Words>(sheet))
        all += words.text + " ";
    return all;
}

bool says(const Sheet& sheet, std::string_view part) { return textOf(sheet).find(part) != std::string::npos; }

// An item that was offered and taken to and fro.
LaneOnPaper longLane(std::size_t entries)
{
    auto lane = itemLane();
    while (lane.leaves.size() < entries)
        lane.add("custody.cancelled", lane.leaves.size() - 1, {{"offer", "an offer"}});
    return lane;
}

} // namespace

class LayoutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoHundredEntriesGoOverNumberedSheets()
    {
        const auto sheets = sheetsOf(evidenceOf(longLane(200)));

        QVERIFY(sheets.size() > 5 && sheets.size() < 20);
        std::size_t entries = 0;
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            QVERIFY(
                says(sheets[i], "Page " + std::to_string(i + 1) + " of " + std::to_string(sheets.size())));
            QVERIFY(says(sheets[i], lpn));
            for (const auto& words : marksOf<Words>(sheets[i]))
                entries += words.text.starts_with("#") ? 1 : 0;
        }
        QCOMPARE(entries, std::size_t{200});
    }

    void nothingRunsOutOfTheSheet()
    {
        auto lane = longLane(60);
        lane.add("custody.declined", 59, {{"reason", std::string(500, 'W')}});
        lane.add(
            "item.graded", 60, {{"grade", std::string(400, 'G')}, {"reason", "so " + std::string(300, 'k')}});
        auto evidence = evidenceOf(lane);
        evidence.photos.assign(7, {5, bytes("a picture")});
        evidence.brand = std::string(300, 'B');
        evidence.names[benId] = std::string(200, 'N');
        evidence.certificate.subject = "item " + std::string(200, 'L');
        hide(evidence, "lpn");

        for (const auto language : {Language::English, Language::Spanish})
            for (const auto& sheet : sheetsOf(evidence, language)) {
                for (const auto& words : marksOf<Words>(sheet)) {
                    QVERIFY2(words.x + evenly(words.text, words.type) <= sheetWidth - 10, words.text.c_str());
                    QVERIFY2(words.x >= 10 && words.y > 5 && words.y < sheetHeight - 5, words.text.c_str());
                }
                for (const auto& picture : marksOf<Picture>(sheet))
                    QVERIFY(picture.at.right() < sheetWidth - 10 && picture.at.bottom() < sheetHeight - 15);
            }
    }

    void linesOfOneSheetDoNotLieOnEachOther()
    {
        for (const auto& sheet : sheetsOf(evidenceOf(longLane(40)))) {
            const auto lines = marksOf<Words>(sheet);
            for (std::size_t a = 0; a < lines.size(); ++a)
                for (std::size_t b = a + 1; b < lines.size(); ++b) {
                    const auto& one = lines[a];
                    const auto& two = lines[b];
                    const bool apart = std::abs(one.y - two.y) > 2
                        || one.x + evenly(one.text, one.type) <= two.x + 0.01
                        || two.x + evenly(two.text, two.type) <= one.x + 0.01;
                    QVERIFY2(apart, (one.text + "\n" + two.text).c_str());
                }
        }
    }

    void theSheetsEndWithWhatTheyDoNotProve()
    {
        const auto sheets = sheetsOf(evidenceOf(itemLane()));

        QVERIFY(says(sheets.back(), "What this record does not prove"));
        QVERIFY(says(sheets.back(), "never scanned"));
        QVERIFY(says(sheets.back(), "only up to the checkpoint"));
    }

    void theFingerprintStandsOnEverySheetAndIsTheCheckpoints()
    {
        const auto lane = longLane(40);

        const auto print = ledger::fingerprint(lane.head());

        QCOMPARE(print.size(), std::size_t{29});
        for (const auto& sheet : sheetsOf(evidenceOf(lane)))
            QVERIFY(says(sheet, print));
        QVERIFY(ledger::fingerprint(longLane(41).head()) != print);
    }

    void aWordWiderThanItsColumnBreaksBetweenCharacters()
    {
        const Type type{Face::Plain, 10, {}};

        const auto lines = wrap("a ñññññññññññññññññññññ b", type, evenly("12345678", type), evenly);

        for (const auto& line : lines) {
            QVERIFY2(isUtf8(line), line.c_str());
            QVERIFY(line.size() <= 8);
        }
        QCOMPARE(lines.front(), std::string("a"));
        QCOMPARE(wrap("", type, 10, evenly), std::vector<std::string>{""});
    }

    void aCheckpointWithManyCountersignaturesLeavesThemOutOfTheCode()
    {
        auto evidence = evidenceOf(itemLane());
        auto note = *ledger::Note::parse(evidence.certificate.note);
        const auto head = itemLane().head();
        for (std::uint8_t i = 10; i < 30; ++i)
            note.signatures.push_back(
                ledger::cosign(head, "mirror" + std::to_string(i), LaneOnPaper::seeded(i), 1760050000));
        evidence.certificate.note = note.whole();

        const auto sheets = sheetsOf(evidence);

        QVERIFY(std::ranges::any_of(
            sheets, [](const Sheet& sheet) { return says(sheet, "with the dock's own signature only"); }));
    }
};

QTEST_APPLESS_MAIN(LayoutTest)
#include "test_layout.moc"
