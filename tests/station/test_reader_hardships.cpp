// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Readers and scanners that send nonsense, send on and on, or do not answer: nobody is kept busy by them.

#include <future>

#include <QSignalSpy>
#include <QTest>

#include "app/devices/gone.h"
#include "app/station/reader_feed.h"
#include "app/station/sayings.h"
#include "app/station/tap_box.h"

using namespace custody;
using namespace custody::station;

class ReaderHardshipsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aReaderThatPausedBetweenItsNonsenseFilledTheLog()
    {
        struct Spitter : devices::BadgeReader {
            std::atomic<int>& asked;
            explicit Spitter(std::atomic<int>& asked)
                : asked(asked)
            {
            }
            std::string description() const override { return "reader"; }
            Result<std::optional<devices::BadgeRead>> read(std::chrono::milliseconds) override
            {
                if (++asked % 2 == 0)
                    return std::nullopt; // a transfer without a byte
                return devices::misread("The badge was read with an error. Tap it again.");
            }
        };
        std::atomic<int> asked{0};
        TapBox taps;
        const SystemClock clock;
        BadgeFeed feed(
            [&]() -> Result<std::unique_ptr<devices::BadgeReader>> {
                return std::unique_ptr<devices::BadgeReader>(std::make_unique<Spitter>(asked));
            },
            taps, clock);
        QSignalSpy misread(&feed, &BadgeFeed::misread);
        const auto began = std::chrono::steady_clock::now();
        feed.start();

        QTRY_VERIFY(asked >= 16);
        const auto took = std::chrono::steady_clock::now() - began;
        feed.stop();

        QVERIFY(took >= std::chrono::milliseconds(300) * 6);
        QCOMPARE(misread.count(), 5);
    }

    void anErrandNobodyWaitedForAnyMoreWasRunLater()
    {
        struct Slow : devices::CodeReader {
            std::atomic<int>& beeps;
            std::atomic<bool>& hangs;
            std::atomic<bool>& stuck;
            Slow(std::atomic<int>& beeps, std::atomic<bool>& hangs, std::atomic<bool>& stuck)
                : beeps(beeps)
                , hangs(hangs)
                , stuck(stuck)
            {
            }
            std::string description() const override { return "scanner"; }
            Result<std::optional<devices::CodeScan>> read(std::chrono::milliseconds) override
            {
                stuck = hangs.load();
                do
                    std::this_thread::yield();
                while (stuck && hangs);
                return std::optional<devices::CodeScan>();
            }
            Result<bool> beep(Sound) override
            {
                ++beeps;
                return true;
            }
        };
        std::atomic<int> beeps{0};
        std::atomic<bool> hangs{false};
        std::atomic<bool> stuck{false};
        CodeFeed feed([&]() -> Result<std::unique_ptr<devices::CodeReader>> {
            return std::unique_ptr<devices::CodeReader>(std::make_unique<Slow>(beeps, hangs, stuck));
        });
        feed.start();
        QTRY_VERIFY(feed.isThere());
        hangs = true;
        QTRY_VERIFY(stuck);

        auto second = std::async(std::launch::async, [&] { return feed.beep(); });
        const auto first = feed.beep();
        const auto other = second.get();
        hangs = false;
        const auto now = feed.beep();

        QVERIFY(!first && !other);
        QVERIFY2(first.error().what.starts_with("The device does not answer."), first.error().what.c_str());
        QCOMPARE(other.error().what, first.error().what);
        QVERIFY(now && *now);
        QCOMPARE(beeps.load(), 1);
        feed.stop();
    }

    void aScannerThatSendsOnAndOnFilledTheMemory()
    {
        struct Flood : devices::CodeReader {
            std::atomic<int>& sent;
            std::atomic<bool>& plugged;
            Flood(std::atomic<int>& sent, std::atomic<bool>& plugged)
                : sent(sent)
                , plugged(plugged)
            {
            }
            std::string description() const override { return "scanner"; }
            Result<std::optional<devices::CodeScan>> read(std::chrono::milliseconds) override
            {
                if (!plugged)
                    return devices::gone();
                return devices::CodeScan{bytes("1Z" + std::to_string(++sent)), "]C0", "scanner"};
            }
        };
        std::atomic<int> sent{0};
        std::atomic<bool> plugged{true};
        std::atomic<bool> free{false};
        CodeFeed feed([&]() -> Result<std::unique_ptr<devices::CodeReader>> {
            if (!plugged)
                return fail(Fault::NotFound, "none");
            return std::unique_ptr<devices::CodeReader>(std::make_unique<Flood>(sent, plugged));
        });
        feed.onlyWhile([&] { return free.load(); });
        QSignalSpy scanned(&feed, &CodeFeed::scanned);
        QSignalSpy flooded(&feed, &CodeFeed::flooded);
        QSignalSpy misread(&feed, &CodeFeed::misread);

        feed.start();
        QTRY_VERIFY(sent > 100);
        const auto note = feed.note();
        plugged = false;
        QTRY_VERIFY(!feed.isThere());
        free = true;
        feed.next();

        QCOMPARE(scanned.count(), 0); // what waited went with the scanner, and that was said
        QCOMPARE(misread.count(), 1);
        QCOMPARE(flooded.count(), 1);
        QVERIFY(note.state == devices::DeviceState::Faulty);
        QCOMPARE(note.lastFault, std::string(say::scannerFloods));
        feed.stop();
    }
};

QTEST_GUILESS_MAIN(ReaderHardshipsTest)
#include "test_reader_hardships.moc"
