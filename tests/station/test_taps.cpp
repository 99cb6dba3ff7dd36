// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A real badge reader at the bench: what reaches commands of a tap, and what cannot be one.

#include <QSignalSpy>
#include <QTest>

#include "app/devices/gone.h"
#include "app/station/bench.h"
#include "app/station/reader_feed.h"
#include "app/station/tap_box.h"
#include "drivers/simulated/badge_reader.h"
#include "drivers/simulated/code_reader.h"
#include "tests/support/demo_store.h"

using namespace custody;
using namespace custody::station;
using namespace std::chrono_literals;
using test::DemoStore;

namespace {

const devices::BadgeRead bensCard{26, 0x2F764DD}; // 123/45678

// A bench whose one reader is real: badges are tickets.
struct RealBench {
    DemoStore store;
    TapBox taps;
    Bench bench;

    explicit RealBench(BadgeFormats formats = {})
        : bench(store.give(), devicesOf(*this), nullptr, dockOf(std::move(formats)))
    {
    }
    static Devices devicesOf(RealBench& bench)
    {
        Devices devices;
        devices.tapBadge = [&bench](const std::string& ticket) { return bench.taps.take(ticket, 0); };
        return devices;
    }
    static Dock dockOf(BadgeFormats formats)
    {
        Dock dock;
        dock.badges = std::move(formats);
        return dock;
    }
    std::string logIn(const std::string& badge)
    {
        return bench.answer(R"({"do":"session.login","badge":")" + badge + R"(","pin":"2580"})");
    }
};

// A reader that does what a test tells it: cards, misreads, its cable.
struct Hands {
    std::mutex mutex;
    std::deque<Result<std::optional<devices::BadgeRead>>> next;
    std::atomic<bool> plugged{true};
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
            std::this_thread::yield();
            return std::nullopt;
        }

    private:
        Hands& m_desk;
    };
};

} // namespace

class TapsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTapsTicketSignsIn()
    {
        RealBench bench;

        const auto answer = bench.logIn(bench.taps.put(bensCard, 0));

        QVERIFY2(answer.starts_with(R"({"ok":true)"), answer.c_str());
    }

    void whatSomebodyTypesIsNeverABadge_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char* const typed :
            {"123/45678", "26:2F764DD", "10111101110110010011011101", "45678", "0012345678", "UID:04A1B2C3",
                "STRIPE:0012345678", "KEYED:0012345678", "tap:", "H10301:123/45678"})
            QTest::newRow(typed) << typed;
        QTest::newRow("a ticket nobody drew") << QString("tap:" + QString(32, '0'));
    }

    void whatSomebodyTypesIsNeverABadge()
    {
        QFETCH(QString, typed);
        RealBench bench;
        bench.taps.put(bensCard, 0); // her card was held to the reader, for somebody else's command

        const auto answer = bench.logIn(typed.toStdString());

        QVERIFY2(answer.find(R"("fault":"unauthorized")") != std::string::npos, answer.c_str());
        QVERIFY(bench.logIn(typed.toStdString()).find(R"("ok":true)") == std::string::npos);
    }

    void aTicketIsOfOneUse()
    {
        RealBench bench;
        const auto ticket = bench.taps.put(bensCard, 0);

        QVERIFY(bench.logIn(ticket).starts_with(R"({"ok":true)"));
        QVERIFY(bench.logIn(ticket).find("Tap your badge again.") != std::string::npos);
    }

    void aTapIsForgottenAfterAWhile()
    {
        TapBox taps;
        const auto early = taps.put(bensCard, 1'000);
        const auto later = taps.put(bensCard, 50'000);

        QVERIFY(!taps.take(early, 1'001 + TapBox::lastsMs));
        QVERIFY(taps.take(later, 50'000 + TapBox::lastsMs));
    }

    void noMoreThanAFewTapsWait()
    {
        TapBox taps;
        const auto first = taps.put(bensCard, 0);
        std::string last;
        for (std::size_t n = 0; n < TapBox::room; ++n)
            last = taps.put(bensCard, 0);

        QVERIFY(!taps.take(first, 0));
        QVERIFY(taps.take(last, 0));
    }

    void theTicketSaysNothingOfTheCard()
    {
        TapBox taps;

        const auto ticket = taps.put({26, 0x2F764DD, devices::CardKind::Keyed, bytes("0012345678")}, 0);

        QVERIFY(ticket.find("45678") == std::string::npos);
        QVERIFY(ticket.find("2f764dd") == std::string::npos);
        QCOMPARE(ticket.size(), std::size_t{36});
    }

    void aCardOfAnotherKindThanTheSitesIsNoBadge()
    {
        RealBench bench;
        devices::BadgeRead chip;
        chip.kind = devices::CardKind::Uid;
        chip.content = {0x04, 0xA1, 0xB2, 0xC3};

        const auto answer = bench.logIn(bench.taps.put(chip, 0));

        QVERIFY2(answer.find("not of this site's kind") != std::string::npos, answer.c_str());
        QVERIFY(answer.find("04A1") == std::string::npos);
    }

    void theSiteSaysWhatItsCardsAre()
    {
        const auto formats = *BadgeFormats::parse({"C1000-35", "H10301", "UID"});
        devices::BadgeRead chip;
        chip.kind = devices::CardKind::Uid;
        chip.content = {0x04, 0xA1, 0xB2, 0xC3};

        QCOMPARE(formats.badgeOf(bensCard)->number(), std::string("123/45678"));
        QCOMPARE(formats.badgeOf({35, 0x29A41BBAA})->kind(), std::string("C1000-35"));
        QCOMPARE(formats.badgeOf(chip)->number(), std::string("04A1B2C3"));
        QVERIFY(!formats.badgeOf({37, 0x104D21BBAA}));
        QVERIFY(!BadgeFormats().badgeOf({35, 0x29A41BBAA}));
        QVERIFY(!BadgeFormats::parse({"H10302", "H10304"})); // 37 bits both
        QVERIFY(!BadgeFormats::parse({"EM4100"}));
    }

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

QTEST_GUILESS_MAIN(TapsTest)
#include "test_taps.moc"
