// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <rapidcheck.h>

#include "app/devices/gone.h"
#include "drivers/badges/ccid_reader.h"
#include "drivers/badges/pcprox_reader.h"
#include "tests/support/usb_models/ccid_model.h"
#include "tests/support/usb_models/model_transport.h"
#include "tests/support/usb_models/pcprox_model.h"

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

    explicit Ccid(bool notices = true, std::chrono::milliseconds cardTime = 3000ms)
        : model(std::make_shared<test::CcidModel>(notices))
    {
        auto made = std::make_unique<ModelTransport>(model);
        transport = made.get();
        const auto can = ccid::ClassDescriptor::parse(model->made.interfaces[0].extra);
        reader = std::make_unique<CcidReader>(std::move(made),
            CcidInterface{0x02, 0x82, std::uint8_t(notices ? 0x81 : 0), 64, *can, true}, "ACR122U", cardTime);
    }
};

struct PcProx {
    std::shared_ptr<test::PcProxModel> model = std::make_shared<test::PcProxModel>();
    ModelTransport* transport = nullptr;
    Result<std::unique_ptr<PcProxReader>> open()
    {
        auto made = std::make_unique<ModelTransport>(model);
        transport = made.get();
        return PcProxReader::open(std::move(made), {0, 0x81, 0, 8}, "pcProx");
    }
};

} // namespace

class BadgesTest : public QObject {
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
        Ccid bench(notices);
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

    void theQuietReaderTellsAllBitsAndKeepsNothing()
    {
        PcProx bench;
        auto reader = bench.open();
        QVERIFY2(reader, reader ? "" : reader.error().what.c_str());
        bench.model->hold(26, 0x2F764DD);

        const auto read = (*reader)->read(0ms);
        const auto stays = (*reader)->read(0ms);
        bench.model->hold(0, 0);
        const auto away = (*reader)->read(0ms);
        bench.model->hold(26, 0x2F764DD);
        const auto again = (*reader)->read(0ms);

        QVERIFY(read && *read);
        QCOMPARE((*read)->bitCount, 26);
        QCOMPARE((*read)->bits, std::uint64_t{0x2F764DD});
        QVERIFY(stays && !*stays);
        QVERIFY(away && !*away);
        QVERIFY(again && *again);
        QVERIFY(bench.model->waiting.empty()); // no keystroke
        QCOMPARE(bench.model->kept, 0);
    }

    void cardsOfAllLengthsComeWhole_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<qulonglong>("bits");
        QTest::newRow("35") << 35 << 0x29A41BBAAULL;
        QTest::newRow("37") << 37 << 0x104D21BBAAULL;
        QTest::newRow("48") << 48 << 0x303914B7EAULL;
        QTest::newRow("64") << 64 << 0x8000000000000001ULL;
    }

    void cardsOfAllLengthsComeWhole()
    {
        QFETCH(int, count);
        QFETCH(qulonglong, bits);
        PcProx bench;
        auto reader = bench.open();
        bench.model->hold(count, bits);

        const auto read = (*reader)->read(0ms);

        QVERIFY(read && *read);
        QCOMPARE((*read)->bitCount, count);
        QCOMPARE((*read)->bits, std::uint64_t{bits});
    }

    void aReaderThatDoesNotStopTypingIsNotUsed()
    {
        PcProx bench;
        bench.model->stubborn = true;

        const auto reader = bench.open();

        QVERIFY(!reader);
        QVERIFY(reader.error().what.find("does not stop typing") != std::string::npos);
    }

    void aCardThatChangesBetweenTheQuestionsIsAskedAgain()
    {
        PcProx bench;
        auto reader = bench.open();
        bench.model->hold(26, 0x2F764DD);
        const int now = bench.transport->transfers;
        bench.transport->before = [&](int n) {
            if (n == now + 4)
                bench.model->hold(37, 0x104D21BBAA);
        };

        const auto torn = (*reader)->read(0ms);
        const auto read = (*reader)->read(0ms);

        QVERIFY(!torn || !*torn);
        QVERIFY(read && *read);
        QCOMPARE((*read)->bitCount, 37);
    }

    void aCardBackAfterAMisreadOneWasNotTold()
    {
        PcProx bench;
        auto reader = bench.open();
        bench.model->hold(26, 0x2F764DD);
        QVERIFY(*(*reader)->read(0ms));
        bench.model->lie = 3; // bits, of a longer card
        bench.model->hold(37, 0x104D21BBAA);
        const auto misread = (*reader)->read(0ms);
        const auto stays = (*reader)->read(0ms);
        bench.model->lie = 0;
        bench.model->hold(26, 0x2F764DD);

        const auto again = (*reader)->read(0ms);

        QVERIFY(!misread);
        QVERIFY(stays && !*stays);
        QVERIFY2(again && *again, again ? "not told" : again.error().what.c_str());
    }

    void aCardSwappedAndBackBetweenTwoQuestionsWasNotTold()
    {
        PcProx bench;
        auto reader = bench.open();
        bench.model->hold(26, 0x2F764DD);
        QVERIFY(*(*reader)->read(0ms));
        bench.model->hold(37, 0x104D21BBAA);
        const int now = bench.transport->transfers;
        bench.transport->before = [&](int n) {
            if (n == now + 4) // the other card's bits are read, its length not yet
                bench.model->hold(26, 0x2F764DD);
        };

        const auto torn = (*reader)->read(0ms);
        const auto again = (*reader)->read(0ms);

        QVERIFY(torn && !*torn);
        QVERIFY2(again && *again, again ? "not told" : again.error().what.c_str());
        QCOMPARE((*again)->bitCount, 26);
    }

    void aCardThatLeftWhileItWasAskedWasLostOrMisread_data()
    {
        QTest::addColumn<int>("transfer");
        QTest::addColumn<bool>("lay"); // and was told before
        QTest::addColumn<int>("taps");
        QTest::newRow("before its length was asked") << 4 << true << 0;
        QTest::newRow("after its length was asked") << 7 << true << 0;
        QTest::newRow("a new one, after its length was asked") << 7 << false << 1;
    }

    void aCardThatLeftWhileItWasAskedWasLostOrMisread()
    {
        QFETCH(int, transfer);
        QFETCH(bool, lay);
        QFETCH(int, taps);
        PcProx bench;
        auto reader = bench.open();
        bench.model->hold(26, 0x2F764DD);
        if (lay)
            QVERIFY(*(*reader)->read(0ms));
        const int now = bench.transport->transfers;
        bench.transport->before = [&](int n) {
            if (n == now + transfer)
                bench.model->hold(0, 0);
        };

        const auto read = (*reader)->read(0ms);
        bench.model->hold(26, 0x2F764DD);
        const auto again = (*reader)->read(0ms);

        QVERIFY2(read, read ? "" : read.error().what.c_str());
        QCOMPARE(read->has_value() ? 1 : 0, taps);
        QVERIFY(again && *again); // it had left
    }

    void aCardsNumberStayedInTheReader()
    {
        PcProx bench;
        auto reader = bench.open();
        bench.model->hold(26, 0x2F764DD);

        const auto read = (*reader)->read(0ms);

        QVERIFY(read && *read);
        const std::string_view memory(reinterpret_cast<const char*>(reader->get()), sizeof(PcProxReader));
        QVERIFY(memory.find(std::string_view("\xDD\x64\xF7\x02", 4)) == std::string_view::npos);
        QVERIFY(!*(*reader)->read(0ms)); // and it is known all the same
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

    void thePcProxUnpluggedAtAnyTransferSaysSo()
    {
        for (int at = 1;; ++at) {
            PcProx bench;
            bench.model->hold(26, 0x2F764DD);
            auto made = std::make_unique<ModelTransport>(bench.model);
            made->goneAt = at;
            auto reader = PcProxReader::open(std::move(made), {0, 0x81, 0, 8}, "pcProx");
            const auto read = reader
                ? (*reader)->read(0ms)
                : Result<std::optional<devices::BadgeRead>>(tl::unexpected(reader.error()));
            if (read) {
                QVERIFY(*read);
                return;
            }
            QVERIFY2(devices::isGone(read.error()), read.error().what.c_str());
            QVERIFY(at < 100);
        }
    }
};

QTEST_APPLESS_MAIN(BadgesTest)
#include "test_badges.moc"
