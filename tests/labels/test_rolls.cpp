// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What a job says of the roll that lies in the printer, and what it takes from one printed before.
#include <QTest>

#include "app/labels/languages/brother.h"
#include "app/labels/languages/encode.h"
#include "tests/support/paper.h"

using namespace custody;
using namespace custody::labels;
using namespace custody::test;
using devices::LabelLanguage;
using devices::LabelMedium;

class RollsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBrotherIsToldItsRoll()
    {
        const auto label = print({"CS0000004217", {}, 0}, LabelLanguage::Brother);
        const auto piece = print({"CS0000004217", {}, 0}, LabelLanguage::Brother, 300, {62, 40, 3, true});

        QCOMPARE(label->paper.rollWidth, 62);
        QCOMPARE(label->paper.rollLength, 100);
        QCOMPARE(label->paper.dots.height, 1109);
        QVERIFY(piece->paper.continuous);
        QCOMPARE(piece->paper.rollLength, 0);
        QCOMPARE(piece->paper.dots.height, 472);
        QVERIFY(paperIsTheLayout(*piece, LabelLanguage::Brother));
    }

    void theBytesOfABrothersPrintInformationAreThoseOfItsManual()
    {
        const auto job = *encode(*layOut({"CS1", {}, 0}, *brotherRoom({62, 20, 3, true}), 300),
            LabelLanguage::Brother, {62, 20, 3, true});
        const Bytes information{0x1B, 'i', 'z', 0xCE, 0x0A, 62, 0, 0x27, 0x01, 0, 0, 0, 0};

        QVERIFY(std::search(job.begin(), job.end(), information.begin(), information.end()) != job.end());
        QVERIFY(std::all_of(job.begin(), job.begin() + 400, [](auto byte) { return byte == 0; }));
        QCOMPARE(int(job[400]), 0x1B);
        QCOMPARE(int(job.back()), 0x1A);
    }

    void aWideBrotherTakesWideAndNarrowRolls()
    {
        const auto wide =
            print({"CS0000004217", {}, 0}, LabelLanguage::Brother, 300, {102, 51, 3, false, true});
        const auto narrow =
            encode(*layOut({"CS0000004217", {}, 0}, *brotherRoom({62, 29, 3, false, true}), 300),
                LabelLanguage::Brother, {62, 29, 3, false, true});

        QCOMPARE(wide->paper.dots.width, 162 * 8);
        QCOMPARE(readBrotherJob(*narrow)->dots.width, 162 * 8);
        QVERIFY(!room(LabelLanguage::Brother, {102, 51}));
    }

    void whatNoPrinterHoldsIsRefused()
    {
        QVERIFY(!room(LabelLanguage::Brother, {61, 100}));
        QVERIFY(!room(LabelLanguage::Dymo, {54, 4000}));
        QVERIFY(!room(LabelLanguage::Dymo, {54, std::nan("")}));
        const auto large = layOut({"CS1", {}, 0}, {100, 50}, 203);
        QVERIFY(!encode(*large, LabelLanguage::Zpl, {80, 50}));
        QVERIFY(!encode(*large, LabelLanguage::Epl, {100, 40}));
    }

    void aDymoHeadIsNeverOverrun()
    {
        const auto size = room(LabelLanguage::Dymo, {59, 190});
        QCOMPARE(dots(size->height, 300), 672);
        const auto printed = print({"CS0000004217", {}, 0}, LabelLanguage::Dymo, 300, {59, 190});

        QCOMPARE(printed->paper.dots.width, 672);
    }

    void aZebraLeftContinuousByTheJobBeforeFindsGapsAgain()
    {
        // The printer keeps ^MN from job to job; here it remembers the last one it was told.
        char tracking = '?';
        const auto tell = [&](const LabelMedium& medium) {
            const auto job = *encode(
                *layOut({"CS1", {}, 0}, *room(LabelLanguage::Zpl, medium), 203), LabelLanguage::Zpl, medium);
            const auto at = text(job).find("^MN");
            if (at != std::string_view::npos)
                tracking = text(job)[at + 3];
        };

        tell({100, 50, 3, true});
        QCOMPARE(tracking, 'N');
        tell({100, 50, 3, false});
        QCOMPARE(tracking, 'Y');
    }

    void halfALineBeforeATsplJobSwallowsNoCommandOfIt()
    {
        const auto job = *encode(*layOut({"CS1", {}, 0}, {100, 50}, 203), LabelLanguage::Tspl, {});
        const auto heard = "BARCODE 10,10,\"128" + std::string(text(job)); // a job before was cut here
        const auto second = heard.substr(heard.find("\r\n") + 2);

        QVERIFY(second.starts_with("SIZE "));
    }
};

QTEST_APPLESS_MAIN(RollsTest)
#include "test_rolls.moc"
