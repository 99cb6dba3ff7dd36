// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/base/bytes.h"

using namespace custody;

class BytesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void base64ReadsBackWhatItWrote()
    {
        for (std::size_t size = 0; size < 70; ++size) {
            Bytes original;
            for (std::size_t i = 0; i < size; ++i)
                original.push_back(static_cast<std::uint8_t>(i * 37 + size));

            const auto back = fromBase64(base64(original));

            QVERIFY(back);
            QCOMPARE(*back, original);
        }
    }

    void base64HasOneTextForEachByteString_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("bits left over, one pad") << QByteArray("QUJD REE=");
        QTest::newRow("bits left over") << QByteArray("QR==");
        QTest::newRow("no padding") << QByteArray("QUI");
        QTest::newRow("padding inside") << QByteArray("QQ==QUJD");
        QTest::newRow("line break") << QByteArray("QUJD\nQUI=");
        QTest::newRow("url alphabet") << QByteArray("_-8=");
    }

    void base64HasOneTextForEachByteString()
    {
        QFETCH(QByteArray, text);

        QVERIFY(!fromBase64(std::string_view(text.data(), static_cast<std::size_t>(text.size()))));
    }

    void hexRefusesHalfABYte()
    {
        QVERIFY(!fromHex("abc"));
        QVERIFY(!fromHex("zz"));
        QCOMPARE(hex(*fromHex("00FFab")), std::string("00ffab"));
    }

    void escapesSurviveEveryByte()
    {
        std::string all;
        for (int i = 0; i < 256; ++i)
            all += static_cast<char>(i);

        const auto back = unescape(escape(all));

        QVERIFY(back);
        QCOMPARE(*back, all);
        QVERIFY(!unescape("\\x4"));
        QVERIFY(!unescape("\\q41"));
        QVERIFY(!unescape("end\\"));
        QCOMPARE(*unescape("\\u241D"), std::string("\xE2\x90\x9D"));
    }

    void utf8RefusesWhatIsNoText_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<bool>("good");
        QTest::newRow("plain") << QByteArray("entrega") << true;
        QTest::newRow("accents") << QByteArray("a\xC3\xB1o") << true;
        QTest::newRow("four bytes") << QByteArray("\xF0\x9F\x93\xA6") << true;
        QTest::newRow("overlong") << QByteArray("\xC0\xAF") << false;
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << false;
        QTest::newRow("cut short") << QByteArray("\xE2\x90") << false;
        QTest::newRow("beyond the last plane") << QByteArray("\xF5\x80\x80\x80") << false;
    }

    void utf8RefusesWhatIsNoText()
    {
        QFETCH(QByteArray, raw);
        QTEST(isUtf8(std::string_view(raw.data(), static_cast<std::size_t>(raw.size()))), "good");
    }
};

QTEST_APPLESS_MAIN(BytesTest)
#include "test_bytes.moc"
