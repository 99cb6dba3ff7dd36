// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <rapidcheck.h>

#include "app/devices/gone.h"
#include "drivers/badges/ccid_reader.h"
#include "tests/support/usb_models/ccid_model.h"
#include "tests/support/usb_models/model_transport.h"

using namespace custody;
using namespace custody::badges;
using namespace std::chrono_literals;
using test::ModelTransport;

namespace {

const Bytes uid{0x04, 0xA1, 0xB2, 0xC3, 0xD4, 0xE5, 0xF6};

struct Ccid {
    std::shared_ptr<test::CcidModel> model;
    ModelTransport* transport = nullptr;
    std::unique_ptr<CcidReader> reader;

    explicit Ccid(bool notices = true, std::chrono::milliseconds cardTime = 3000ms,
        std::chrono::milliseconds sameTap = 1500ms)
        : model(std::make_shared<test::CcidModel>(notices))
    {
        auto made = std::make_unique<ModelTransport>(model);
        transport = made.get();
        const auto can = ccid::ClassDescriptor::parse(model->made.interfaces[0].extra);
        reader = std::make_unique<CcidReader>(std::move(made),
            CcidInterface{0x02, 0x82, std::uint8_t(notices ? 0x81 : 0), 64, *can, true}, "ACR122U", cardTime,
            sameTap);
    }
};

} // namespace

class CcidTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCardIsToldOnceForEachTap_data()
    {
        QTest::addColumn<bool>("notices");
        QTest::newRow("a reader that tells changes") << true;
        QTest::newRow("a reader that is asked") << false;
    }

    void aCardIsToldOnceForEachTap()
    {
        QFETCH(bool, notices);
        Ccid bench(notices, 3000ms, 0ms);
        QVERIFY(!*bench.reader->read(0ms));
        bench.model->hold(uid);

        const auto first = bench.reader->read(0ms);
        const auto stays = bench.reader->read(0ms);
        bench.model->takeAway();
        const auto away = bench.reader->read(0ms);
        bench.model->hold(uid);
        const auto again = bench.reader->read(0ms);

        QVERIFY2(first && *first, first ? "" : first.error().what.c_str());
        QCOMPARE((*first)->kind, devices::CardKind::Uid);
        QCOMPARE((*first)->content, uid);
        QVERIFY(stays && !*stays);
        QVERIFY(away && !*away);
        QVERIFY(again && *again);
    }

    void aCardThatLiesThereAlreadyIsRead()
    {
        Ccid bench;
        bench.model->hold(uid);
        bench.model->in(0x81, 8); // its notice is lost

        QVERIFY(*bench.reader->read(0ms));
    }

    void aNoticeThatComesLateTellsNoCardTwice()
    {
        Ccid bench;
        bench.model->hold(uid);
        QVERIFY(*bench.reader->read(0ms)); // found by asking; its notice still waits

        QVERIFY(!*bench.reader->read(0ms));
        bench.model->hold(Bytes{0x04, 1, 2, 3, 4, 5, 6}); // swapped faster than the reader tells
        QVERIFY(*bench.reader->read(0ms));
    }

    void aReaderMayTakeTimeBeBusyOrAnswerLate()
    {
        Ccid bench;
        bench.model->timeExtensions = 3;
        bench.model->staleAnswers = 2;
        bench.model->busy = 2;
        bench.model->stallsIn = 1;
        bench.model->hold(uid);

        const auto read = bench.reader->read(0ms);

        QVERIFY2(read && *read, read ? "" : read.error().what.c_str());
        QCOMPARE((*read)->content, uid);
    }

    void aBusySlotWasAskedAgainWithoutAPause_data()
    {
        QTest::addColumn<bool>("notices");
        QTest::newRow("a reader that tells changes") << true;
        QTest::newRow("a reader that is asked") << false;
    }

    void aBusySlotWasAskedAgainWithoutAPause()
    {
        QFETCH(bool, notices);
        Ccid bench(notices);
        bench.model->hold(uid);
        bench.model->busy = 10;

        const auto read = bench.reader->read(0ms);

        QVERIFY2(read && *read, read ? "" : read.error().what.c_str());
        const auto pauses = std::count_if(
            bench.transport->reads.begin(), bench.transport->reads.end(), [&](const auto& wait) {
                return wait.endpoint == (notices ? 0x81 : 0x82) && wait.patience > 0ms
                    && wait.patience <= 50ms;
            });
        QVERIFY2(pauses >= 10, std::to_string(pauses).c_str());
        QVERIFY(!*bench.reader->read(0ms)); // nor is the card told twice for what was heard meanwhile
    }

    void noticesWithoutAByteKeptTheReaderAskingWithoutAPause()
    {
        struct EmptyNotices final : test::CcidModel {
            test::Answer in(std::uint8_t endpoint, std::size_t most) override
            {
                return endpoint == noticeEndpoint ? test::Answer::gives({}) : CcidModel::in(endpoint, most);
            }
        };
        const auto model = std::make_shared<EmptyNotices>();
        auto made = std::make_unique<ModelTransport>(model);
        auto* const transport = made.get();
        const auto can = ccid::ClassDescriptor::parse(model->made.interfaces[0].extra);
        CcidReader reader(std::move(made), {0x02, 0x82, 0x81, 64, *can, true}, "ACR122U");

        const auto read = reader.read(200ms);

        QVERIFY(read && !*read);
        QVERIFY2(transport->transfers < 100, std::to_string(transport->transfers).c_str());
    }

    void aBounceWhileTheSlotWasBusyWasTwoTaps()
    {
        Ccid bench;
        QVERIFY(!*bench.reader->read(0ms));
        bench.model->hold(uid);
        bench.model->takeAway();
        bench.model->hold(uid);
        bench.model->busy = 1;

        const auto first = bench.reader->read(0ms);
        const auto second = bench.reader->read(0ms);

        QVERIFY(first && *first);
        QVERIFY(second && !*second);
    }

    void aSlotThatIsBusyForEverIsAFaultInTime()
    {
        Ccid bench(true, 20ms);
        bench.model->hold(uid);
        bench.model->busy = std::numeric_limits<int>::max();

        const auto read = bench.reader->read(0ms);

        QVERIFY(!read);
        QVERIFY(!devices::isGone(read.error()));
        QVERIFY(bench.transport->longest <= 20ms);
    }

    void aReaderThatNeverComesToAnEndIsAFault()
    {
        Ccid bench(true, 20ms);
        bench.model->neverReady = true;
        QVERIFY(!bench.reader->read(0ms));
        Ccid confused;
        confused.model->staleAnswers = 1000;
        QVERIFY(!confused.reader->read(0ms));
    }

    void aReaderThatAsksForTimeAgainAndAgainGetsOneDeadlineForTheWholeCard()
    {
        Ccid bench(true, 200ms);
        QVERIFY(!*bench.reader->read(0ms)); // no card yet
        bench.model->hold(uid);
        bench.model->neverReady = true;
        bench.transport->longest = {};

        const auto began = std::chrono::steady_clock::now();
        const auto read = bench.reader->read(0ms);

        QVERIFY(!read);
        QVERIFY(read.error().what.find("Tap the card again") != std::string::npos);
        QVERIFY(std::chrono::steady_clock::now() - began >= 200ms); // it had its time, however it was cut
        QVERIFY(bench.transport->longest <= 200ms); // and no transfer could have made it longer
    }

    void aReaderWithABuzzerBeepsWhenItIsTold()
    {
        Ccid bench;
        QVERIFY(*bench.reader->beep());
        QCOMPARE(bench.model->beeps, 1);

        bench.model->made.vendor = 0x076b; // one that knows no such escape
        QVERIFY(!bench.reader->beep());
    }

    void aCardThatCannotBeReadIsSaidSoOnce_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("mute") << 0;
        QTest::newRow("an answer that is too long") << 1;
        QTest::newRow("no serial number") << 2;
        QTest::newRow("failed") << 3;
        QTest::newRow("an empty answer") << 4;
    }

    void aCardThatCannotBeReadIsSaidSoOnce()
    {
        QFETCH(int, what);
        Ccid bench;
        QVERIFY(!*bench.reader->read(0ms));
        bench.model->mute = what == 0;
        bench.model->oversize = what == 1 ? 40 : 0;
        const std::array<Bytes, 5> answers{{{}, {}, {0x6A, 0x81}, {0x63, 0x00}, {0x90}}};
        bench.model->cardAnswer = answers.at(static_cast<std::size_t>(what));
        bench.model->hold(uid);

        const auto read = bench.reader->read(0ms);
        const auto after = bench.reader->read(0ms);

        QVERIFY(!read);
        QCOMPARE(read.error().fault, Fault::Device);
        QVERIFY(!devices::isGone(read.error()));
        QVERIFY(after && !*after);
    }

    void aCardTakenAwayWhileItIsAskedIsNoFault()
    {
        Ccid bench;
        QVERIFY(!*bench.reader->read(0ms));
        bench.model->hold(uid);
        const int now = bench.transport->transfers;
        bench.transport->before = [&](int n) {
            if (n == now + 2)
                bench.model->takeAway(); // the notice is read, power is not on yet
        };

        const auto read = bench.reader->read(0ms);

        QVERIFY2(read && !*read, read ? "" : read.error().what.c_str());
    }

    void aCardThatWasAwayForAMomentWhenItWasAskedWasLost_data()
    {
        QTest::addColumn<bool>("notices");
        QTest::addColumn<int>("at"); // the transfer at which it is away
        QTest::addColumn<bool>("told"); // that it came back
        QTest::newRow("a reader that tells changes") << true << 2 << true;
        QTest::newRow("… taken away when it was powered") << true << 4 << true;
        QTest::newRow("… whose notices are lost") << true << 2 << false;
        QTest::newRow("a reader that is asked") << false << 3 << true;
        QTest::newRow("… taken away when it was powered ") << false << 5 << true;
    }

    void aCardThatWasAwayForAMomentWhenItWasAskedWasLost()
    {
        QFETCH(bool, notices);
        QFETCH(int, at);
        QFETCH(bool, told);
        Ccid bench(notices);
        QVERIFY(!*bench.reader->read(0ms));
        bench.model->hold(uid);
        const int now = bench.transport->transfers;
        bench.transport->before = [&](int n) {
            if (n == now + at)
                bench.model->takeAway();
        };
        const auto away = bench.reader->read(0ms);
        bench.model->hold(uid);
        for (int lost = told ? 0 : 2; lost > 0; --lost)
            bench.model->in(0x81, 8);

        int cards = 0;
        for (int n = 0; n < 5; ++n)
            if (const auto read = bench.reader->read(0ms); !read || *read)
                ++cards;

        QVERIFY(!away || !*away);
        QCOMPARE(cards, 1);
    }

    void aCardThatBouncedWipedThePin()
    {
        for (const bool notices : {true, false}) {
            Ccid bench(notices);
            QVERIFY(!*bench.reader->read(0ms));
            bench.model->hold(uid);
            QVERIFY(*bench.reader->read(0ms));

            bench.model->takeAway();
            const auto away = bench.reader->read(0ms);
            bench.model->hold(uid);
            const auto again = bench.reader->read(0ms);
            bench.model->takeAway();
            QVERIFY(!*bench.reader->read(0ms));
            bench.model->hold(Bytes{0x04, 1, 2, 3, 4, 5, 6});
            const auto another = bench.reader->read(0ms);

            QVERIFY(away && !*away);
            QVERIFY(again && !*again);
            QVERIFY(another && *another);
        }
    }

    void aCardThatWasMisreadIsReadAgainAtOnce()
    {
        Ccid bench;
        QVERIFY(!*bench.reader->read(0ms));
        bench.model->hold(uid);
        QVERIFY(*bench.reader->read(0ms));
        bench.model->takeAway();
        QVERIFY(!*bench.reader->read(0ms));
        bench.model->mute = true;
        bench.model->hold(Bytes{0x04, 1, 2, 3, 4, 5, 6});
        QVERIFY(!bench.reader->read(0ms));
        bench.model->takeAway();
        QVERIFY(!*bench.reader->read(0ms));
        bench.model->mute = false;

        bench.model->hold(uid);

        QVERIFY(*bench.reader->read(0ms));
    }

    void unpluggedAtAnyTransferOfACardItSaysSo()
    {
        for (int at = 1;; ++at) {
            Ccid bench;
            bench.model->hold(uid);
            bench.transport->goneAt = at;
            const auto read = bench.reader->read(0ms);
            if (read) {
                QVERIFY(*read);
                QVERIFY(at > 5);
                return;
            }
            QVERIFY(devices::isGone(read.error()));
            QVERIFY(at < 50);
        }
    }

    void messagesOfAReaderAreReadOrRefused()
    {
        const bool holds = rc::check("any bytes", [] {
            const auto bytes = *rc::gen::arbitrary<Bytes>();
            const auto answer = ccid::Answer::parse(bytes);
            RC_ASSERT((!answer || answer->payload.size() + ccid::headerSize == bytes.size()));
            (void)ccid::ClassDescriptor::parse(bytes);
            (void)ccid::cardPresent(bytes, 0);
            const auto serial = ccid::serialNumber(bytes);
            RC_ASSERT((!serial || !*serial || (*serial)->size() <= 10U)); // its own || asks both sides
        });
        QVERIFY(holds);
        QVERIFY(!ccid::Answer::parse(Bytes{0x80, 1, 0, 0, 0, 0, 0, 0, 0, 0}));
        QVERIFY(!ccid::Answer::parse(Bytes{0x80, 0, 0, 0, 0, 0, 0, 3, 0, 0}));
    }

    void aToldCardIsKnownByADigestThatNobodyElseMakes()
    {
        ToldCard card;
        QVERIFY(!card.is(uid));
        card.remember(uid);

        QVERIFY(card.is(uid));
        QVERIFY(!card.is(Bytes{0x04, 0xA1}));
        const std::string_view memory(reinterpret_cast<const char*>(&card), sizeof card);
        QVERIFY(memory.find(text(uid)) == std::string_view::npos);
        QVERIFY(memory.find(text(crypto::sha256(uid))) == std::string_view::npos);
        card.forget();
        QVERIFY(!card.is(uid));
    }
};

QTEST_APPLESS_MAIN(CcidTest)
#include "test_ccid.moc"
