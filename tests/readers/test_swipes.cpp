// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Magnetic stripes, and readers that type.

#include <QTest>

#include <rapidcheck.h>

#include "app/devices/gone.h"
#include "drivers/badges/keyboard_reader.h"
#include "drivers/badges/stripe_reader.h"
#include "drivers/usb/one_deadline.h"
#include "tests/support/usb_models/model_transport.h"
#include "tests/support/usb_models/reader_models.h"

using namespace custody;
using namespace custody::badges;
using namespace std::chrono_literals;
using test::ModelTransport;

namespace {

const std::array<std::string, 3> staffStripe{"%STAFF 12^X?", ";0012345678?", ""};

std::unique_ptr<StripeReader> stripeReader(const std::shared_ptr<test::StripeModel>& model)
{
    return std::make_unique<StripeReader>(
        std::make_unique<ModelTransport>(model), hid::Interface{0, 0x81, 0, 8}, "MagTek");
}

bool tells(const Error& error, std::string_view digits)
{
    return error.what.find(digits) != std::string::npos || error.rule.find(digits) != std::string::npos;
}

} // namespace

class SwipesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSwipeIsTheSecondTrack()
    {
        auto model = std::make_shared<test::StripeModel>();
        auto reader = stripeReader(model);
        QVERIFY(!*reader->read(0ms));
        model->swipe(staffStripe);

        const auto read = reader->read(0ms);

        QVERIFY2(read && *read, read ? "" : read.error().what.c_str());
        QCOMPARE((*read)->kind, devices::CardKind::Stripe);
        QCOMPARE((*read)->content, bytes("0012345678"));
        QVERIFY(!*reader->read(0ms));
    }

    void twoSwipesAreTwoBadges()
    {
        auto model = std::make_shared<test::StripeModel>();
        auto reader = stripeReader(model);
        model->swipe(staffStripe);
        model->swipe({"", ";0087654321?", ""});

        QCOMPARE((*reader->read(0ms))->content, bytes("0012345678"));
        QCOMPARE((*reader->read(0ms))->content, bytes("0087654321"));
    }

    void aMisreadTrackIsNoBadgeAndTellsNothingOfTheCard()
    {
        auto model = std::make_shared<test::StripeModel>();
        auto reader = stripeReader(model);
        model->swipe(staffStripe);
        QVERIFY(*reader->read(0ms));
        model->swipe({"%STAFF 12^X?", ";0012345678?", ""}, 0x02);

        const auto read = reader->read(0ms);

        QVERIFY(!read);
        QVERIFY(!tells(read.error(), "12"));
    }

    void theTracksOfAMagnePrintReaderWereReadAskew()
    {
        auto model = std::make_shared<test::StripeModel>(true);
        auto reader = stripeReader(model);
        model->swipe({"%STAFF 12^X?", ";0012345678?", "+99887766?"});

        const auto second = reader->read(0ms);
        model->swipe({"", "", "+99887766?"});
        const auto third = reader->read(0ms);
        const auto shortest =
            Stripe::parse(test::stripeReport({"", ";123456?", ""}, 0, Bytes(344, 0x37), 112));

        QVERIFY2(second && *second, second ? "" : second.error().what.c_str());
        QCOMPARE((*second)->content, bytes("0012345678"));
        QVERIFY2(third && *third, third ? "" : third.error().what.c_str());
        QCOMPARE((*third)->content, bytes("99887766"));
        QVERIFY(shortest);
        QCOMPARE(shortest->tracks[1].data, std::string("123456"));
    }

    void whatLiesBehindATracksEndIsNotOnTheCard()
    {
        const auto before = test::stripeReport({"", ";9999999999999?", ""}, 0, {});
        const auto stripe = Stripe::parse(test::stripeReport({"", ";123456?", ""}, 0, before));

        QVERIFY(stripe);
        QCOMPARE(stripe->tracks[1].data, std::string("123456"));
    }

    void swipesOfAnyBytesAreReadOrRefused()
    {
        const bool holds = rc::check("a swipe", [] {
            auto report = test::stripeReport(staffStripe, 0, Bytes(337, 0x41));
            const int changes = *rc::gen::inRange(0, 12);
            for (int n = 0; n < changes; ++n)
                report[*rc::gen::inRange<std::size_t>(0, 20)] = *rc::gen::arbitrary<std::uint8_t>();
            report.resize(
                std::array<std::size_t, 5>{0, 7, 336, 337, 400}[*rc::gen::inRange<std::size_t>(0, 5)]);
            const auto stripe = Stripe::parse(report);
            if (!stripe)
                return;
            for (const auto& track : stripe->tracks)
                RC_ASSERT(track.data.size() <= 110U && (track.data.empty() || !track.damaged));
            (void)badgeOn(*stripe);
        });
        QVERIFY(holds);
    }

    void aReaderThatTypesIsReadAsItIsSet()
    {
        auto model = std::make_shared<test::KeyboardModel>(0x076b, 0x5428, "OMNIKEY 5427 CK");
        auto lines = hid::KeyedLines::open(
            std::make_unique<ModelTransport>(model), {0, 0x81, 0, 8}, true, hid::KeyLayout::Us);
        KeyboardReader reader(std::move(*lines), Writing::Pacs, "OMNIKEY");
        model->type("0605025240");

        const auto read = reader.read(1000ms);

        QVERIFY2(read && *read, read ? "" : read.error().what.c_str());
        QCOMPARE((*read)->bitCount, 26);
        QCOMPARE((*read)->bits, std::uint64_t{0b00000101000000100101001001});
    }

    void theTailOfACardTypedBeforeTheReaderWasClaimedWasABadge()
    {
        auto model = std::make_shared<test::KeyboardModel>(0x076b, 0x5428, "OMNIKEY 5427 CK");
        model->type("345", false); // of 0012345678: the first keys went to the kernel
        auto made = std::make_unique<ModelTransport>(model);
        bool more = true;
        made->before = [&](int) {
            if (more && model->waiting.empty() && model->bootProtocol) {
                more = false;
                model->type("678"); // while it is opened
            }
        };
        auto lines = hid::KeyedLines::open(std::move(made), {0, 0x81, 0, 8}, true, hid::KeyLayout::Us);
        QVERIFY2(lines, lines ? "" : lines.error().what.c_str());
        QVERIFY(!more);
        KeyboardReader reader(std::move(*lines), Writing::Text, "OMNIKEY");

        const auto tail = reader.read(0ms);
        model->type("0087654321");
        const auto card = reader.read(1000ms);

        QVERIFY2(tail && !*tail, tail ? "the tail was told" : tail.error().what.c_str());
        QVERIFY2(card && *card, card ? "" : card.error().what.c_str());
        QCOMPARE((*card)->content, bytes("0087654321"));
    }

    void aReaderThatNeverStopsTypingIsNotOpened()
    {
        auto model = std::make_shared<test::KeyboardModel>(0x076b, 0x5428, "OMNIKEY 5427 CK");
        auto made = std::make_unique<ModelTransport>(model);
        made->before = [&](int) { model->type("1", false); };

        const auto lines = hid::KeyedLines::open(std::move(made), {0, 0x81, 0, 8}, true, hid::KeyLayout::Us);

        QVERIFY(!lines);
        QCOMPARE(lines.error().fault, Fault::Device);
    }

    void aReaderThatTypesSlowlyAndNeverStopsHeldUpItsOpeningForMinutes()
    {
        auto model = std::make_shared<test::KeyboardModel>(0x076b, 0x5428, "OMNIKEY 5427 CK");
        auto made = std::make_unique<ModelTransport>(model);
        auto* const wire = made.get();
        std::chrono::milliseconds took{0};
        made->each = 40ms;
        made->before = [&](int) {
            model->type("1", false);
            took = wire->passed;
        };
        const auto begin = usb::steadyNow();
        const usb::OneDeadline opening(3s, [&] { return begin + wire->passed; });

        const auto lines =
            hid::KeyedLines::open(opening.around(std::move(made)), {0, 0x81, 0, 8}, true, hid::KeyLayout::Us);

        QVERIFY(!lines);
        QCOMPARE(lines.error().fault, Fault::Device);
        QVERIFY(took >= 2s && took <= 3s);
    }

    void whatWasOpenedInTimeIsUsedWithoutADeadline()
    {
        auto model = std::make_shared<test::KeyboardModel>(0x076b, 0x5428, "OMNIKEY 5427 CK");
        auto made = std::make_unique<ModelTransport>(model);
        auto* const wire = made.get();
        const auto begin = usb::steadyNow();
        auto lines = [&] {
            const usb::OneDeadline opening(3s, [&, begin] { return begin + wire->passed; });
            return hid::KeyedLines::open(
                opening.around(std::move(made)), {0, 0x81, 0, 8}, true, hid::KeyLayout::Us);
        }();
        QVERIFY2(lines, lines ? "" : lines.error().what.c_str());
        wire->passed += 1h;
        KeyboardReader reader(std::move(*lines), Writing::Text, "OMNIKEY");
        model->type("0087654321");

        const auto card = reader.read(1000ms);

        QVERIFY2(card && *card, card ? "" : card.error().what.c_str());
    }

    void aSwipeWhosePacketsTrickledInHeldTheReaderForAMinute()
    {
        auto model = std::make_shared<test::StripeModel>();
        auto made = std::make_unique<ModelTransport>(model);
        auto* const wire = made.get();
        made->each = 490ms;
        made->before = [&](int) { model->waiting.push_back(Bytes(8, 1)); };
        const auto begin = usb::steadyNow();
        StripeReader reader(
            std::move(made), {0, 0x81, 0, 8}, "stripes", [&, begin] { return begin + wire->passed; });

        const auto card = reader.read(500ms);

        QVERIFY(!card && devices::isMisread(card.error()));
        QVERIFY(wire->passed <= 3s);
    }

    void aTypedNumberStayedInTheReader()
    {
        auto model = std::make_shared<test::KeyboardModel>(0x076b, 0x5428, "OMNIKEY 5427 CK");
        auto lines = hid::KeyedLines::open(
            std::make_unique<ModelTransport>(model), {0, 0x81, 0, 8}, true, hid::KeyLayout::Us);
        KeyboardReader reader(std::move(*lines), Writing::Text, "OMNIKEY");
        model->type("0087654321");

        const auto card = reader.read(1000ms);

        QVERIFY(card && *card);
        const std::string_view memory(reinterpret_cast<const char*>(&reader), sizeof reader);
        QVERIFY(memory.find("87654321") == std::string_view::npos);
    }

    void typedCardsAreTakenWholeOrNotAtAll_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("pacs");
        QTest::addColumn<bool>("ended");
        QTest::addColumn<bool>("read");
        QTest::newRow("text") << "0012345678" << false << true << true;
        QTest::newRow("text cut short") << "00123456" << false << false << false;
        QTest::newRow("nothing") << "" << false << true << false;
        QTest::newRow("with a space") << "123 456" << false << true << false;
        QTest::newRow("pacs") << "0605025240" << true << true << true;
        QTest::newRow("pacs cut short at a whole byte") << "06050252" << true << false << false;
        QTest::newRow("pacs without its end") << "0605025240" << true << false << false;
        QTest::newRow("pacs with filler that is none") << "0605025241" << true << true << false;
        QTest::newRow("pacs with nine bits of filler") << "0905025240" << true << true << false;
        QTest::newRow("pacs of half a byte") << "060502524" << true << true << false;
        QTest::newRow("pacs of 72 bits") << "00112233445566778899" << true << true << false;
    }

    void typedCardsAreTakenWholeOrNotAtAll()
    {
        QFETCH(QString, text);
        QFETCH(bool, pacs);
        QFETCH(bool, ended);
        QFETCH(bool, read);

        const auto card =
            cardWritten(pacs ? Writing::Pacs : Writing::Text, {text.toStdString(), true, ended});

        QCOMPARE(card.has_value(), read);
        QVERIFY(card || text.isEmpty() || !tells(card.error(), text.toStdString()));
        QVERIFY(!cardWritten(pacs ? Writing::Pacs : Writing::Text, {text.toStdString(), false, ended}));
    }
};

QTEST_APPLESS_MAIN(SwipesTest)
#include "test_swipes.moc"
