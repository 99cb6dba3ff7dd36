// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/devices/gone.h"
#include "drivers/badges/pcprox_reader.h"
#include "tests/support/usb_models/model_transport.h"
#include "tests/support/usb_models/pcprox_model.h"

using namespace custody;
using namespace custody::badges;
using namespace std::chrono_literals;
using test::ModelTransport;

namespace {

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

class PcProxTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
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

    void keystrokesWithoutAByteKeptTheReaderAskingWithoutAPause()
    {
        struct EmptyKeys final : test::PcProxModel {
            test::Answer in(std::uint8_t, std::size_t) override { return test::Answer::gives({}); }
        };
        PcProx bench;
        bench.model = std::make_shared<EmptyKeys>();
        auto reader = bench.open();
        QVERIFY2(reader, reader ? "" : reader.error().what.c_str());
        bench.transport->transfers = 0;

        const auto read = (*reader)->read(200ms);

        QVERIFY(read && !*read);
        QVERIFY2(bench.transport->transfers < 100, std::to_string(bench.transport->transfers).c_str());
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

QTEST_APPLESS_MAIN(PcProxTest)
#include "test_pcprox.moc"
