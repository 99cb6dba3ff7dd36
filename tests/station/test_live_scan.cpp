// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A camera sees the same codes thirty times a second; each becomes one scan, once it is sure.

#include <QTest>

#include "app/station/live_scan.h"

using namespace custody;
using namespace custody::station;

namespace {

constexpr auto parcel = "1Z5R89390357567127";
constexpr auto misread = "1Z5R89390357567126"; // its check digit is wrong
constexpr auto note = "RMA-77120";

scan::Symbol code(const std::string& content, int left = 100)
{
    return {scan::Symbology::Code128, "]C0", bytes(content),
        {{{left, 100}, {left + 200, 100}, {left + 200, 160}, {left, 160}}}};
}

struct Stream {
    explicit Stream(std::int64_t window = 4000)
        : scan(window)
    {
    }
    // What the next frame, 100 ms later, completes; empty: nothing.
    std::string shows(const std::vector<scan::Symbol>& symbols)
    {
        now += 100;
        const auto found = scan.saw(symbols, 1920, 1080, now);
        return found ? found->content : std::string();
    }
    LiveScan scan;
    UtcMs now = 1'000'000;
};

} // namespace

class LiveScanTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNumberWhoseCheckDigitAgreesIsAScanAtOnce()
    {
        Stream stream;
        QCOMPARE(stream.shows({code(parcel)}), std::string(parcel));
    }

    void aMisreadSeenOnceIsNone()
    {
        Stream stream;
        QCOMPARE(stream.shows({code(misread)}), std::string());
        for (int i = 0; i < 5; ++i)
            QCOMPARE(stream.shows({}), std::string());
        QCOMPARE(stream.shows({code(misread)}), std::string());
    }

    void aCodeWithoutACheckDigitMustBeInTwoOfThreeFrames()
    {
        Stream stream;
        QCOMPARE(stream.shows({code(note)}), std::string());
        QCOMPARE(stream.shows({}), std::string());
        QCOMPARE(stream.shows({code(note)}), std::string(note));
    }

    void theSameLabelInViewIsOneScan()
    {
        Stream stream;
        QCOMPARE(stream.shows({code(parcel)}), std::string(parcel));
        for (int i = 0; i < 300; ++i)
            QCOMPARE(stream.shows({code(parcel)}), std::string());
    }

    void outOfSightForLongEnoughItIsANewScan()
    {
        Stream stream(4000);
        QCOMPARE(stream.shows({code(parcel)}), std::string(parcel));
        for (int i = 0; i < 39; ++i)
            QCOMPARE(stream.shows({}), std::string());
        QCOMPARE(stream.shows({code(parcel)}), std::string());
        for (int i = 0; i < 41; ++i)
            QCOMPARE(stream.shows({}), std::string());
        QCOMPARE(stream.shows({code(parcel)}), std::string(parcel));
    }

    void ofOneLabelTheParcelsNumberIsTheScan()
    {
        Stream stream;
        QCOMPARE(stream.shows({code(note), code(parcel)}), std::string(parcel));
        for (int i = 0; i < 20; ++i)
            QCOMPARE(stream.shows({code(note), code(parcel)}), std::string());
    }

    void twoLabelsInViewAreOneScanThatTellsOfBoth()
    {
        Stream stream;
        const auto other = code("9205590242327008598961");
        const auto address = code("42007936");
        QCOMPARE(stream.shows({address}), std::string()); // seen for the first time
        stream.now += 100;
        const auto found =
            stream.scan.saw({code(parcel), other, address, code(note)}, 1920, 1080, stream.now);
        QVERIFY(found);
        QCOMPARE(found->content, std::string(parcel));
        QCOMPARE(found->beside.size(), std::size_t{2});
        QCOMPARE(found->beside[0].content, std::string("9205590242327008598961"));
        QCOMPARE(found->beside[1].content, std::string("42007936"));
        QCOMPARE(stream.shows({code(parcel), other}), std::string());
    }

    void aSecondLabelThatComesIntoViewTellsOfTheFirst()
    {
        Stream stream;
        QCOMPARE(stream.shows({code(parcel)}), std::string(parcel));
        stream.now += 100;
        const auto found = stream.scan.saw({code(parcel), code("986578788855")}, 1920, 1080, stream.now);
        QVERIFY(found && found->content == "986578788855");
        QCOMPARE(found->beside.size(), std::size_t{1});
    }

    void aSurePostLabelIsOneScanThoughItsTwoNumbersAreFoundOneAfterTheOther()
    {
        const std::string ups = "1Z5R8939YW57567129";
        const std::string post = "9205590242327008598961";
        Stream stream;
        QCOMPARE(stream.shows({code(ups)}), ups);
        for (int i = 0; i < 40; ++i)
            QCOMPARE(stream.shows({code(ups), code(post)}), std::string());
        // The next box is the post's own: its number counts once the first label is out of sight.
        std::string next;
        for (int i = 0; i < 40 && next.empty(); ++i)
            next = stream.shows({code(post)});
        QCOMPARE(next, post);
    }

    void ofTwoLabelsTheOneThatIsLeftIsAScanOnceTheOtherIsCovered()
    {
        const std::string other = "986578788855";
        Stream stream;
        QVERIFY(!stream.shows({code(parcel), code(other)}).empty());
        for (int i = 0; i < 10; ++i)
            QCOMPARE(stream.shows({code(parcel), code(other)}), std::string());
        for (int i = 0; i < 10; ++i)
            QCOMPARE(stream.shows({code(parcel)}), std::string()); // a hand passed over the other one
        QCOMPARE(stream.shows({code(parcel), code(other)}), std::string());
        std::string left;
        for (int i = 0; i < 20 && left.empty(); ++i)
            left = stream.shows({code(parcel)});
        QCOMPARE(left, std::string(parcel));
    }

    void theLastHitIsLookedAtFirstAndTheWholeFrameEachThirdTime()
    {
        Stream stream;
        QVERIFY(stream.scan.next(1920, 1080).isWhole());
        stream.shows({code(parcel, 800)});

        const auto second = stream.scan.next(1920, 1080);
        const auto third = stream.scan.next(1920, 1080);

        QVERIFY(!second.isWhole());
        QVERIFY(second.x < 800 && second.x + second.width > 1000);
        QVERIFY(second.y < 100 && second.y + second.height > 160);
        QVERIFY(third.isWhole());
        stream.shows({});
        QVERIFY(stream.scan.next(1920, 1080).isWhole());
        QVERIFY(stream.scan.next(1920, 1080).isWhole());
    }

    void aRegionNeverLeavesTheFrame()
    {
        Stream stream;
        stream.shows({code(parcel, 1719)});
        const auto region = stream.scan.next(1920, 1080);
        QVERIFY(region.x >= 0 && region.x + region.width <= 1920);
        QVERIFY(stream.scan.next(640, 480).isWhole()); // the camera changed its size
    }
};

QTEST_APPLESS_MAIN(LiveScanTest)
#include "test_live_scan.moc"
