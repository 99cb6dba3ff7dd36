// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The threads of a bench's reader and scanner: what comes as a signal, and what becomes of a device that
// fails or is pulled out.

#include <QSignalSpy>
#include <QTest>

#include "app/devices/gone.h"
#include "app/station/reader_feed.h"
#include "app/station/tap_box.h"
#include "drivers/simulated/code_reader.h"

using namespace custody;
using namespace custody::station;

namespace {

const devices::BadgeRead bensCard{26, 0x2F764DD}; // 123/45678

// A reader that does what a test tells it: cards, misreads, its cable.
struct Hands {
    std::mutex mutex;
    std::deque<Result<std::optional<devices::BadgeRead>>> next;
    std::atomic<bool> plugged{true};
    std::atomic<bool> hangs{false}; // after the next card
    std::atomic<int> opened{0};
    std::atomic<int> asked{0};

    void push(Result<std::optional<devices::BadgeRead>> one)
    {
        const std::scoped_lock lock(mutex);
        next.push_back(std::move(one));
    }
    BadgeFeed::Open open()
    {
        return [this]() -> Result<std::unique_ptr<devices::BadgeReader>> {
            if (!plugged)
                return fail(Fault::NotFound, "no reader");
            ++opened;
            return std::unique_ptr<devices::BadgeReader>(std::make_unique<Reader>(*this));
        };
    }

private:
    class Reader final : public devices::BadgeReader {
    public:
        explicit Reader(Hands& desk)
            : m_desk(desk)
        {
        }
        std::string description() const override { return "reader"; }
        Result<std::optional<devices::BadgeRead>> read(std::chrono::milliseconds) override
        {
            ++m_desk.asked;
            if (!m_desk.plugged)
                return devices::gone();
            {
                const std::scoped_lock lock(m_desk.mutex);
                if (!m_desk.next.empty()) {
                    auto one = std::move(m_desk.next.front());
                    m_desk.next.pop_front();
                    return one;
                }
            }
            do
                std::this_thread::yield();
            while (m_desk.hangs);
            return std::nullopt;
        }

    private:
        Hands& m_desk;
    };
};

} // namespace

class ReaderFeedsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cardsHeldToTheReaderComeAsTickets()
    {
        Hands desk;
        TapBox taps;
        const SystemClock clock;
        BadgeFeed feed(desk.open(), taps, clock);
        QSignalSpy tapped(&feed, &BadgeFeed::tapped);
        QSignalSpy misread(&feed, &BadgeFeed::misread);
        desk.push(bensCard);
        desk.push(fail(Fault::Device, "The badge was read with an error. Tap it again."));
        desk.push(bensCard);

        feed.start();

        QTRY_COMPARE(tapped.count(), 2);
        QCOMPARE(misread.count(), 1);
        const auto ticket = tapped.at(0).at(0).toString().toStdString();
        QVERIFY(*taps.take(ticket, clock.monotonicMs()) == bensCard);
        feed.stop();
    }

    void aTapNobodyCollectsIsDroppedWithoutAnother_data()
    {
        QTest::addColumn<QString>("then");
        QTest::newRow("the reader waits") << "waits";
        QTest::newRow("the reader was pulled out") << "is gone";
        QTest::newRow("the reader hangs") << "hangs";
    }

    void aTapNobodyCollectsIsDroppedWithoutAnother()
    {
        QFETCH(QString, then);
        Hands desk;
        TapBox taps(200);
        const SystemClock clock;
        BadgeFeed feed(desk.open(), taps, clock);
        QSignalSpy tapped(&feed, &BadgeFeed::tapped);
        desk.hangs = then == "hangs";
        desk.push(bensCard);
        feed.start();
        QTRY_COMPARE(tapped.count(), 1);
        desk.plugged = then != "is gone";

        QTRY_COMPARE(taps.waiting(), std::size_t{0});
        desk.hangs = false;
        feed.stop();
    }

    void aReaderPulledOutIsLookedForAndFoundAgain()
    {
        Hands desk;
        TapBox taps;
        const SystemClock clock;
        BadgeFeed feed(desk.open(), taps, clock);
        QSignalSpy tapped(&feed, &BadgeFeed::tapped);
        feed.start();
        QTRY_VERIFY(feed.isThere());

        desk.plugged = false;
        QTRY_VERIFY(!feed.isThere());
        desk.plugged = true;
        feed.lookAgain();
        desk.push(bensCard);

        QTRY_COMPARE(tapped.count(), 1);
        QCOMPARE(desk.opened.load(), 2);
        feed.stop();
    }

    void aReaderThatOnlyFailsIsOpenedAnewWithoutARush()
    {
        Hands desk;
        TapBox taps;
        const SystemClock clock;
        BadgeFeed feed(desk.open(), taps, clock);
        QSignalSpy misread(&feed, &BadgeFeed::misread);
        for (int n = 0; n < 5; ++n)
            desk.push(fail(Fault::Device, "The cable of the device has a fault."));
        feed.start();

        QTRY_COMPARE(desk.opened.load(), 2); // after its pause of a second
        QCOMPARE(misread.count(), 5);
        feed.stop();
    }

    void aFaultWasForgottenAfterAQuietTurn()
    {
        Hands desk;
        TapBox taps;
        const SystemClock clock;
        BadgeFeed feed(desk.open(), taps, clock);
        QSignalSpy misread(&feed, &BadgeFeed::misread);
        feed.start();
        QTRY_VERIFY(feed.isThere());
        desk.push(fail(Fault::Invalid, "The reader has no such IN endpoint.")); // no card was read wrongly
        QTRY_COMPARE(misread.count(), 1);
        const int before = desk.asked;
        QTRY_VERIFY(desk.asked > before + 3);

        const auto quiet = feed.note();
        desk.push(bensCard);

        QVERIFY(quiet.state == devices::DeviceState::Faulty);
        QCOMPARE(quiet.lastFault, std::string("The reader has no such IN endpoint."));
        QCOMPARE(quiet.advice, std::string(devices::advice::plugAgain));
        QTRY_VERIFY(feed.note().state == devices::DeviceState::Ready);
        QVERIFY(feed.note().lastFault.empty() && feed.note().advice.empty());
        feed.stop();
    }

    void aFaultGoesWhenTheReaderIsPluggedInAnew()
    {
        Hands desk;
        TapBox taps;
        const SystemClock clock;
        BadgeFeed feed(desk.open(), taps, clock);
        desk.push(fail(Fault::Device, "The cable of the device has a fault."));
        feed.start();
        QTRY_VERIFY(feed.note().state == devices::DeviceState::Faulty);

        desk.plugged = false;
        QTRY_VERIFY(!feed.isThere());
        desk.plugged = true;
        feed.lookAgain();

        QTRY_VERIFY(feed.note().state == devices::DeviceState::Ready);
        feed.stop();
    }

    void aReaderThatSendsOnlyNonsenseHungTheStationAndWasReady()
    {
        struct Babbler : devices::BadgeReader {
            std::atomic<int>& asked;
            std::atomic<bool>& babbles;
            Babbler(std::atomic<int>& asked, std::atomic<bool>& babbles)
                : asked(asked)
                , babbles(babbles)
            {
            }
            std::string description() const override { return "reader"; }
            Result<std::optional<devices::BadgeRead>> read(std::chrono::milliseconds) override
            {
                ++asked;
                if (babbles)
                    return devices::misread("The badge was read with an error. Tap it again.");
                return bensCard;
            }
        };
        std::atomic<int> asked{0};
        std::atomic<bool> babbles{true};
        TapBox taps;
        const SystemClock clock;
        BadgeFeed feed(
            [&]() -> Result<std::unique_ptr<devices::BadgeReader>> {
                return std::unique_ptr<devices::BadgeReader>(std::make_unique<Babbler>(asked, babbles));
            },
            taps, clock);
        QSignalSpy misread(&feed, &BadgeFeed::misread);
        const auto began = std::chrono::steady_clock::now();
        feed.start();

        QTRY_VERIFY(asked >= 8);
        const auto took = std::chrono::steady_clock::now() - began;
        const auto note = feed.note();
        babbles = false;

        QVERIFY(took >= std::chrono::milliseconds(300) * 6);
        QCOMPARE(misread.count(), 5);
        QVERIFY(note.state == devices::DeviceState::Faulty);
        QCOMPARE(note.word, std::string(devices::unreadable));
        QCOMPARE(note.advice, std::string(devices::advice::tryAnother));
        QTRY_VERIFY(feed.note().state == devices::DeviceState::Ready);
        QVERIFY(feed.note().word.empty());
        feed.stop();
    }

    void aScannerBeepedGoodForCodesNobodyCouldTake()
    {
        struct Scanner : devices::CodeReader {
            std::atomic<int>& releases;
            std::atomic<bool>& reads;
            Scanner(std::atomic<int>& releases, std::atomic<bool>& reads)
                : releases(releases)
                , reads(reads)
            {
            }
            std::string description() const override { return "scanner"; }
            Result<std::optional<devices::CodeScan>> read(std::chrono::milliseconds) override
            {
                std::this_thread::yield();
                return std::optional<devices::CodeScan>();
            }
            Result<bool> allowReading(bool allowed) override
            {
                releases += allowed ? 1 : 0;
                reads = allowed;
                return allowed ? Result<bool>(true)
                               : fail(Fault::Device, "It refuses."); // and is used all the same
            }
        };
        std::atomic<int> releases{0};
        std::atomic<bool> reads{true};
        CodeFeed feed([&]() -> Result<std::unique_ptr<devices::CodeReader>> {
            return std::unique_ptr<devices::CodeReader>(std::make_unique<Scanner>(releases, reads));
        });
        feed.allowReading(false);
        feed.start();
        QTRY_VERIFY(!reads);
        QCOMPARE(releases.load(), 0);

        feed.allowReading(true);

        QTRY_VERIFY(reads);
        QCOMPARE(releases.load(), 1); // told once, not at each turn
        QVERIFY(feed.isThere());
        feed.stop();
    }

    void aScannerWhoseReleaseFailedOnceWasDeafForTheSession()
    {
        struct Scanner : devices::CodeReader {
            int releases = 0;
            bool held = false;
            std::string description() const override { return "scanner"; }
            Result<std::optional<devices::CodeScan>> read(std::chrono::milliseconds) override
            {
                std::this_thread::yield();
                if (held)
                    return std::nullopt;
                return devices::CodeScan{bytes("1Z"), "]C0", "scanner"};
            }
            Result<bool> allowReading(bool allowed) override
            {
                if (allowed && held && ++releases == 1)
                    return fail(Fault::Device, "The device does not answer.");
                held = !allowed;
                return true;
            }
        };
        CodeFeed feed([]() -> Result<std::unique_ptr<devices::CodeReader>> {
            return std::unique_ptr<devices::CodeReader>(std::make_unique<Scanner>());
        });
        QSignalSpy scanned(&feed, &CodeFeed::scanned);
        feed.allowReading(false);
        feed.start();
        QTRY_VERIFY(feed.isThere());

        feed.allowReading(true);

        QTRY_VERIFY(scanned.count() > 0);
        feed.stop();
    }

    void aMisreadOfAScannerThatCouldNotBeepWasNotSaid()
    {
        struct Scanner : devices::CodeReader {
            std::string description() const override { return "scanner"; }
            Result<std::optional<devices::CodeScan>> read(std::chrono::milliseconds) override
            {
                std::this_thread::yield();
                return devices::misread("The code came damaged. Scan it again.");
            }
            Result<bool> beep(Sound) override { return fail(Fault::Device, "The device does not answer."); }
        };
        CodeFeed feed([]() -> Result<std::unique_ptr<devices::CodeReader>> {
            return std::unique_ptr<devices::CodeReader>(std::make_unique<Scanner>());
        });
        QSignalSpy misread(&feed, &CodeFeed::misread);

        feed.start();

        QTRY_VERIFY(misread.count() > 0);
        feed.stop();
    }

    void codesComeWithTheirSymbologyAside()
    {
        auto scanner = std::make_unique<simulated::CodeReader>();
        scanner->scan("]C11Z5R89390357567127", "]C1");
        scanner->scan("1Z5R89390357567127", "]C0");
        scanner->scan("\xE9", "");
        CodeFeed feed([&]() -> Result<std::unique_ptr<devices::CodeReader>> {
            if (!scanner)
                return fail(Fault::NotFound, "none");
            return std::unique_ptr<devices::CodeReader>(std::move(scanner));
        });
        QSignalSpy scanned(&feed, &CodeFeed::scanned);
        feed.start();

        QTRY_COMPARE(scanned.count(), 3);
        QCOMPARE(scanned.at(0), (QVariantList{"1Z5R89390357567127", "]C1"}));
        QCOMPARE(scanned.at(1), (QVariantList{"1Z5R89390357567127", "]C0"}));
        QCOMPARE(scanned.at(2).at(0).toString(), QString::fromUtf8("é"));
        feed.stop();
    }
};

QTEST_GUILESS_MAIN(ReaderFeedsTest)
#include "test_reader_feeds.moc"
