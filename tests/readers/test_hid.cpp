// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <rapidcheck.h>

#include "drivers/hid/key_text.h"
#include "drivers/hid/keyed_lines.h"
#include "tests/support/usb_models/model_transport.h"
#include "tests/support/usb_models/reader_models.h"

using namespace custody;
using namespace custody::hid;
using namespace std::chrono_literals;

namespace {

constexpr Usage keyboard(std::uint16_t key) { return usage(0x07, key); }

std::string typed(KeyLayout layout, std::initializer_list<KeyPress> keys)
{
    KeyText text(layout);
    for (const auto key : keys)
        text.press(key);
    return text.take().text;
}

} // namespace

class HidTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDigitsOfALongCardStayedInTheTextThatOutgrewItsPlace()
    {
        const std::string digits = "12345678912345678";
        auto keys = std::make_unique<hid::KeyText>(hid::KeyLayout::Us);
        for (const char digit : digits)
            keys->press({0, static_cast<std::uint8_t>(0x1E + digit - '1')});

        const auto line = keys->press({0, 0x28});

        QCOMPARE(line->text, digits);
        const std::string_view left(reinterpret_cast<const char*>(keys.get()), sizeof *keys);
        QVERIFY(left.find(digits.substr(4, 8)) == std::string_view::npos);
    }

    void aKeyboardDescribesModifiersLightsAndKeys()
    {
        const auto parsed = ReportDescriptor::parse(test::keyboardDescriptor);

        QVERIFY(parsed);
        QVERIFY(!parsed->numbered());
        QCOMPARE(parsed->application(), usage(0x01, 0x06));
        QCOMPARE(parsed->reportSize(ReportKind::Input, 0), std::size_t{8});
        QCOMPARE(parsed->reportSize(ReportKind::Output, 0), std::size_t{1});
        const auto* const modifiers = parsed->find(ReportKind::Input, keyboard(0xE1));
        QVERIFY(modifiers);
        QCOMPARE(modifiers->elementOf(keyboard(0xE1)), std::optional<unsigned>(1));
        const auto shape = KeyboardShape::of(*parsed);
        QVERIFY(shape);
        QVERIFY(*shape == KeyboardShape());
    }

    void aScannerDescribesItsDataAndItsOrders()
    {
        const auto parsed = ReportDescriptor::parse(test::scannerDescriptor);

        QVERIFY(parsed);
        QVERIFY(parsed->numbered());
        QCOMPARE(parsed->application(), usage(0x8C, 0x02));
        QCOMPARE(parsed->reportSize(ReportKind::Input, 2), std::size_t{64});
        QCOMPARE(parsed->reportSize(ReportKind::Output, 4), std::size_t{2});
        const auto* const data = parsed->find(ReportKind::Input, usage(0x8C, 0xFE));
        QVERIFY(data);
        QCOMPARE(data->bit, std::size_t{32});
        QCOMPARE(data->count, 56U);
        const auto* const beep = parsed->find(ReportKind::Output, usage(0x8C, 0x86));
        QVERIFY(beep);
        QCOMPARE(beep->elementOf(usage(0x8C, 0x86)), std::optional<unsigned>(6));
    }

    void signedValuesKeepTheirSign()
    {
        // one signed byte, then four bits, then twelve: -2, 5, 0xABC
        const Bytes descriptor{0x05, 0x01, 0x15, 0x80, 0x25, 0x7F, 0x75, 0x08, 0x95, 0x01, 0x09, 0x30, 0x81,
            0x02, 0x15, 0x00, 0x25, 0x0F, 0x75, 0x04, 0x09, 0x31, 0x81, 0x02, 0x26, 0xFF, 0x0F, 0x75, 0x0C,
            0x09, 0x32, 0x81, 0x02};
        const auto parsed = *ReportDescriptor::parse(descriptor);
        const Bytes report{0xFE, 0xC5, 0xAB};

        QCOMPARE(valueOf(parsed.fields()[0], 0, report, false), std::optional<std::int64_t>(-2));
        QCOMPARE(valueOf(parsed.fields()[1], 0, report, false), std::optional<std::int64_t>(5));
        QCOMPARE(valueOf(parsed.fields()[2], 0, report, false), std::optional<std::int64_t>(0xABC));
        QVERIFY(!valueOf(parsed.fields()[2], 0, Bytes{1, 2}, false));
        QVERIFY(!valueOf(parsed.fields()[2], 1, report, false));
    }

    void aBrokenDescriptorIsRefused_data()
    {
        QTest::addColumn<QByteArray>("descriptor");
        QTest::newRow("an item cut off") << QByteArray::fromHex("0501a1");
        QTest::newRow("a value cut off") << QByteArray::fromHex("26ff");
        QTest::newRow("a long item cut off") << QByteArray::fromHex("fe");
        QTest::newRow("a long item cut short") << QByteArray::fromHex("fe0501aa");
        QTest::newRow("a collection that does not end") << QByteArray::fromHex("a101");
        QTest::newRow("an end without a collection") << QByteArray::fromHex("c0");
        QTest::newRow("a pop without a push") << QByteArray::fromHex("b4");
        QTest::newRow("report 0") << QByteArray::fromHex("8500");
        QTest::newRow("a report of 4 GiB") << QByteArray::fromHex("77ffffffff97ffffffff8102");
        QTest::newRow("an element of 64 bits") << QByteArray::fromHex("754095018102");
        QTest::newRow("pushed without end") << QByteArray(40, '\xA4');
        QTest::newRow("nested without end") << QByteArray::fromHex(QByteArray("a101").repeated(40));
        QTest::newRow("too long") << QByteArray(5000, '\x14');
    }

    void aBrokenDescriptorIsRefused()
    {
        QFETCH(QByteArray, descriptor);

        const auto parsed = ReportDescriptor::parse(view(descriptor.toStdString()));

        QVERIFY(!parsed);
        QCOMPARE(parsed.error().fault, Fault::Device);
    }

    void noFieldOfAnyDescriptorReachesBeyondItsReport()
    {
        const bool holds = rc::check("fields stay within reports", [] {
            auto bytes =
                *rc::gen::element(test::keyboardDescriptor, test::scannerDescriptor, test::scaleDescriptor);
            const int changes = *rc::gen::inRange(0, 6);
            for (int n = 0; n < changes; ++n)
                bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<std::uint8_t>();
            const auto parsed = ReportDescriptor::parse(bytes);
            if (!parsed)
                return;
            for (const auto& field : parsed->fields()) {
                const auto size = parsed->reportSize(field.kind, field.report);
                RC_ASSERT(size <= 8193U);
                if (field.constant || field.count == 0 || field.size == 0)
                    continue;
                const Bytes report(size, 0xFF);
                RC_ASSERT(valueOf(field, field.count - 1, report, parsed->numbered()).has_value());
                RC_ASSERT(!valueOf(field, field.count, report, parsed->numbered()));
            }
        });
        QVERIFY(holds);
    }

    void aWrittenValueIsReadBack()
    {
        const bool holds = rc::check("set, then get", [] {
            Field field;
            field.bit = *rc::gen::inRange<std::size_t>(0, 40);
            field.size = *rc::gen::inRange(1U, 33U);
            field.count = 1;
            const auto value = *rc::gen::arbitrary<std::uint32_t>();
            auto report = *rc::gen::container<Bytes>(12, rc::gen::arbitrary<std::uint8_t>());
            const auto before = report;
            RC_ASSERT(setValue(field, 0, value, report, false));
            const auto mask = field.size == 32 ? 0xFFFFFFFFU : (1U << field.size) - 1;
            RC_ASSERT(valueOf(field, 0, report, false) == std::optional<std::int64_t>(value & mask));
            field.bit += field.size; // and nothing behind it changed
            RC_ASSERT(valueOf(field, 0, report, false) == valueOf(field, 0, before, false));
        });
        QVERIFY(holds);
    }

    void keysArePressedOnceHoweverLongTheyAreHeld()
    {
        KeyReports reports;

        const auto first = reports.pressed(Bytes{2, 0, 4, 0, 0, 0, 0, 0});
        const auto held = reports.pressed(Bytes{2, 0, 4, 5, 0, 0, 0, 0});
        const auto released = reports.pressed(Bytes(8));
        const auto again = reports.pressed(Bytes{0, 0, 4, 0, 0, 0, 0, 0});

        QVERIFY(*first == std::vector<KeyPress>({{LeftShift, 4}}));
        QVERIFY(*held == std::vector<KeyPress>({{LeftShift, 5}}));
        QVERIFY(released->empty());
        QVERIFY(*again == std::vector<KeyPress>({{0, 4}}));
    }

    void tooManyKeysAtOnceLoseAndDoubleNone()
    {
        KeyReports reports;
        QVERIFY(reports.pressed(Bytes{0, 0, 4, 5, 0, 0, 0, 0}));

        const auto rollover = reports.pressed(Bytes{0, 0, 1, 1, 1, 1, 1, 1});
        const auto after = reports.pressed(Bytes{0, 0, 4, 5, 6, 0, 0, 0});

        QVERIFY(rollover->empty());
        QVERIFY(*after == std::vector<KeyPress>({{0, 6}}));
        QVERIFY(!reports.pressed(Bytes{0, 0, 4}));
    }

    void numberedKeyboardReportsAreReadWhereTheDescriptorPutsThem()
    {
        Bytes numbered{0x05, 0x01, 0x09, 0x06, 0xA1, 0x01, 0x85, 0x07};
        append(numbered, ByteView(test::keyboardDescriptor).subspan(6));
        const auto shape = KeyboardShape::of(*ReportDescriptor::parse(numbered));
        QVERIFY(shape);
        KeyReports reports(*shape);

        QVERIFY(*reports.pressed(Bytes{7, 0, 0, 4, 0, 0, 0, 0, 0}) == std::vector<KeyPress>({{0, 4}}));
        QVERIFY(reports.pressed(Bytes{3, 0, 0, 5, 0, 0, 0, 0, 0})->empty());
        QVERIFY(!KeyboardShape::of(*ReportDescriptor::parse(test::scannerDescriptor)));
    }

    void keysSpellByTheReadersLayout()
    {
        const auto keys = {KeyPress{0, 0x04}, KeyPress{LeftShift, 0x04}, KeyPress{0, 0x1F},
            KeyPress{LeftShift, 0x1F}, KeyPress{0, 0x38}, KeyPress{RightShift, 0x2D}, KeyPress{0, 0x33}};

        QCOMPARE(typed(KeyLayout::Us, keys), std::string("aA2@/_;"));
        QCOMPARE(typed(KeyLayout::Spanish, keys), std::string("aA2\"-?ñ"));
        QCOMPARE(typed(KeyLayout::Spanish, {{RightAlt, 0x1F}, {RightAlt, 0x2F}, {RightAlt, 0x30}}),
            std::string("@[]"));
        QCOMPARE(typed(KeyLayout::Spanish,
                     {{0, 0x34}, {0, 0x04}, {0, 0x34}, {0, 0x2C}, {LeftShift, 0x34}, {0, 0x18}, {0, 0x2F},
                         {0, 0x1E}}),
            std::string("á´ü`1"));
    }

    void capsLockReversesLettersAndNothingElse()
    {
        QCOMPARE(typed(KeyLayout::Us,
                     {{0, 0x39}, {0, 0x04}, {LeftShift, 0x04}, {0, 0x1E}, {LeftShift, 0x1E}, {0, 0x39},
                         {0, 0x05}}),
            std::string("Aa1!b"));
        QCOMPARE(typed(KeyLayout::Spanish, {{0, 0x39}, {0, 0x33}, {0, 0x2D}}), std::string("Ñ'"));
    }

    void keypadControlAndAltCodesAreCharacters()
    {
        QCOMPARE(typed(KeyLayout::Us, {{0, 0x59}, {0, 0x62}, {0, 0x63}, {0, 0x57}}), std::string("10.+"));
        QCOMPARE(typed(KeyLayout::Us, {{LeftControl, 0x30}, {0, 0x41}, {LeftControl, 0x04}}),
            std::string("\x1D\x1D\x01"));
        QCOMPARE(typed(KeyLayout::Us,
                     {{LeftAlt, 0x62}, {LeftAlt, 0x5A}, {LeftAlt, 0x61}, {0, 0}, {LeftAlt, 0x5E},
                         {LeftAlt, 0x5D}, {0, 0}}),
            std::string("\x1D"
                        "A"));
        QCOMPARE(typed(KeyLayout::Us,
                     {{LeftAlt, 0x62}, {LeftAlt, 0x5A}, {LeftAlt, 0x5C}, {LeftAlt, 0x59}, {0, 0}}),
            std::string("ñ"));
    }

    void aKeyThatIsNoCharacterSpoilsTheLineOnly()
    {
        KeyText text(KeyLayout::Us);
        text.press({0, 0x04});
        text.press({0, 0x3A}); // F1

        const auto spoilt = text.press({0, 0x28});
        text.press({0, 0x05});
        const auto next = text.press({0, 0x58});

        QVERIFY(spoilt && !spoilt->whole && spoilt->ended);
        QVERIFY(next && next->whole);
        QCOMPARE(next->text, std::string("b"));
    }

    void keysLostInTheMiddleAreNoWholeLine()
    {
        KeyText text(KeyLayout::Us);
        text.press({0, 0x1E});
        text.spoil(); // a report was lost
        text.press({0, 0x1F});

        const auto line = text.press({0, 0x28});

        QVERIFY(line && !line->whole);
        text.press({0, 0x1E});
        QVERIFY(text.press({0, 0x28})->whole);
    }

    void linesEndWithEnterOrWithSilence()
    {
        auto model = std::make_shared<test::KeyboardModel>(0x05e0, 0x1200, "scanner");
        auto lines = KeyedLines::open(
            std::make_unique<test::ModelTransport>(model), {0, 0x81, 0, 8}, true, KeyLayout::Us);
        QVERIFY(lines);
        QVERIFY(model->bootProtocol);
        model->type("abc");
        model->type("12", false);

        const auto first = lines->next(1000ms);
        const auto second = lines->next(1000ms);

        QCOMPARE((*first)->text, std::string("abc"));
        QVERIFY((*first)->ended);
        QCOMPARE((*second)->text, std::string("12"));
        QVERIFY(!(*second)->ended);
        QVERIFY(!*lines->next(0ms));
    }
};

QTEST_APPLESS_MAIN(HidTest)
#include "test_hid.moc"
