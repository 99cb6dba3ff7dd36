// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/ledger/cbor.h"

using namespace custody;
using namespace custody::ledger;

class CborTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesTheExamplesOfRfc8949_data()
    {
        QTest::addColumn<QByteArray>("hexText");
        QTest::addColumn<QByteArray>("shown");
        const auto row = [](const char* hexText, const char* shown) {
            QTest::newRow(shown) << QByteArray(hexText) << QByteArray(shown);
        };
        row("00", "0");
        row("17", "23");
        row("1818", "24");
        row("1903e8", "1000");
        row("1a000f4240", "1000000");
        row("1bffffffffffffffff", "18446744073709551615");
        row("20", "-1");
        row("3903e7", "-1000");
        row("3b7fffffffffffffff", "-9223372036854775808");
        row("f4", "false");
        row("f5", "true");
        row("f6", "null");
        row("40", "h''");
        row("4401020304", "h'01020304'");
        row("60", "\"\"");
        row("62225c", "\"\\\"\\\\\"");
        row("62c3bc", "\"\xC3\xBC\"");
        row("80", "[]");
        row("8301820203820405", "[1, [2, 3], [4, 5]]");
        row("a0", "{}");
        row("a201020304", "{1: 2, 3: 4}");
        row("610a", "\"\\u000a\"");
    }

    void writesTheExamplesOfRfc8949()
    {
        QFETCH(QByteArray, hexText);
        QFETCH(QByteArray, shown);

        const auto value = cbor::decode(*fromHex(hexText.toStdString()));

        QVERIFY(value);
        QCOMPARE(hex(cbor::encode(*value)), hexText.toStdString());
        QCOMPARE(cbor::diagnostic(*value), shown.toStdString());
    }

    void refusesWhatIsNotCanonical_data()
    {
        QTest::addColumn<QByteArray>("hexText");
        const auto row = [](const char* name, const char* hexText) {
            QTest::newRow(name) << QByteArray(hexText);
        };
        row("nothing", "");
        row("23 in two bytes", "1817");
        row("255 in three bytes", "1900ff");
        row("65535 in five bytes", "1a0000ffff");
        row("2^32-1 in nine bytes", "1b00000000ffffffff");
        row("a long head for a length", "580101");
        row("indefinite bytes", "5f4101ff");
        row("indefinite text", "7f6161ff");
        row("indefinite array", "9f01ff");
        row("indefinite map", "bf0102ff");
        row("break alone", "ff");
        row("half float", "f93c00");
        row("float", "fa47c35000");
        row("double", "fb3ff199999999999a");
        row("undefined", "f7");
        row("simple in two bytes", "f820");
        row("simple 19", "f3");
        row("tag", "c11a514b67b0");
        row("reserved head", "1c");
        row("negative below the least", "3b8000000000000000");
        row("keys out of order", "a203040102");
        row("a key twice", "a201020103");
        row("a text key", "a1616101");
        row("a negative key", "a12001");
        row("key 64", "a1184000");
        row("bytes cut short", "420a");
        row("array cut short", "8201");
        row("map cut short", "a201");
        row("length beyond memory", "5bffffffffffffffff");
        row("array beyond memory", "9bffffffffffffffff");
        row("text that is not UTF-8", "61ff");
        row("something after the end", "0000");
    }

    void refusesWhatIsNotCanonical()
    {
        QFETCH(QByteArray, hexText);

        const auto value = cbor::decode(*fromHex(hexText.toStdString()));

        QVERIFY(!value);
        QCOMPARE(value.error().fault, Fault::Invalid);
    }

    void sixtyFourLevelsAreReadAndMoreAreNot()
    {
        Bytes deep(64, 0x81);
        deep.push_back(0);
        Bytes deeper(100000, 0x81);
        deeper.push_back(0);

        QVERIFY(cbor::decode(deep));
        QVERIFY(!cbor::decode(deeper));
    }

    void aNonNegativeIntegerHasOneKind()
    {
        QCOMPARE(cbor::Value(std::int64_t(5)), cbor::Value(std::uint64_t(5)));
        QVERIFY(cbor::Value(5).as<std::uint64_t>() != nullptr);
        QVERIFY(cbor::Value(-5).as<std::int64_t>() != nullptr);
    }

    void everyInputOfTwoBytesDecodesToItselfOrNotAtAll()
    {
        for (unsigned input = 0; input < 0x10000; ++input) {
            const Bytes raw{static_cast<std::uint8_t>(input >> 8), static_cast<std::uint8_t>(input)};
            const auto value = cbor::decode(raw);

            QVERIFY(!value || cbor::encode(*value) == raw);
        }
    }
};

QTEST_APPLESS_MAIN(CborTest)
#include "test_cbor.moc"
