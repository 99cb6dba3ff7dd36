// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A real badge reader at the bench: what reaches commands of a tap, and what cannot be one.

#include <QTest>

#include "app/station/bench.h"
#include "app/station/tap_box.h"
#include "tests/support/demo_store.h"

using namespace custody;
using namespace custody::station;
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

    void aTapThatIsTakenOrTooOldLeavesNothing()
    {
        TapBox taps;
        const auto taken = taps.put(bensCard, 0);
        taps.put(bensCard, 0);

        QVERIFY(taps.take(taken, 1));
        QCOMPARE(taps.waiting(), std::size_t{1});
        taps.forgetOld(TapBox::lastsMs + 1);

        QCOMPARE(taps.waiting(), std::size_t{0});
    }

    void aWipedReadHoldsNothingOfTheCard()
    {
        devices::BadgeRead read{26, 0x2F764DD, devices::CardKind::Keyed, bytes("0012345678")};

        wipe(read);

        QCOMPARE(read.bits, std::uint64_t{0});
        for (const auto byte : read.content)
            QCOMPARE(int(byte), 0);
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
};

QTEST_GUILESS_MAIN(TapsTest)
#include "test_taps.moc"
