// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/scan/check_digit.h"
#include "app/scan/gs1.h"
#include "app/scan/normalise.h"

using namespace custody;
using namespace custody::scan;

class NormaliseTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aimPrefixNamesTheSymbologyAndGoes_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<int>("symbology");
        QTest::newRow("Code 128") << QByteArray("]C0A") << int(Symbology::Code128);
        QTest::newRow("GS1-128") << QByteArray("]C1A") << int(Symbology::Gs1_128);
        QTest::newRow("GS1 Data Matrix") << QByteArray("]d2A") << int(Symbology::Gs1DataMatrix);
        QTest::newRow("unknown modifier") << QByteArray("]L9A") << int(Symbology::Pdf417);
        QTest::newRow("MaxiCode") << QByteArray(" ]U1A\r\n") << int(Symbology::MaxiCode);
    }

    void aimPrefixNamesTheSymbologyAndGoes()
    {
        QFETCH(QByteArray, raw);

        const auto scan = normalise(raw.toStdString());

        QTEST(int(scan.symbology), "symbology");
        QCOMPARE(scan.content, std::string("A"));
    }

    void anUnknownFlagIsAPrefixAllTheSame() { QCOMPARE(normalise("]Y1ABC").content, std::string("ABC")); }

    void theAimPrefixWinsOverTheHint()
    {
        QCOMPARE(normalise("]C0A", "QRCode").symbology, Symbology::Code128);
    }

    void namesAreKnownInAnyCaseAndWithoutHyphens()
    {
        QCOMPARE(symbologyFrom("gs1128"), Symbology::Gs1_128);
        QCOMPARE(symbologyFrom("Qr Code"), Symbology::QrCode);
        QCOMPARE(symbologyFrom("manual"), Symbology::Unknown);
        QCOMPARE(symbologyFrom(""), Symbology::Unknown);
    }

    void everySpellingOfASeparatorBecomesTheByte()
    {
        for (const char* const typed :
            {"{GS}", "<GS>", "<U+1D>", "\xE2\x90\x9D", "~029", "^029", "_1D", "\\x1d", "\\F", "^]"})
            QCOMPARE(normalise(std::string("10A") + typed + "21B", "]C1").content,
                std::string("10A\x1D"
                            "21B"));
    }

    void lookAlikesInAnOrderNumberStay()
    {
        QCOMPARE(normalise("ORDER_1D_04").content, std::string("ORDER_1D_04"));
        QCOMPARE(normalise("A^]B\x1D{GS}").content, std::string("A^]B\x1D{GS}"));
    }

    void aLeadingSeparatorMeansGs1()
    {
        const auto scan = normalise("\x1D"
                                    "0109521234543213");
        QVERIFY(scan.gs1);
        QCOMPARE(scan.content, std::string("0109521234543213"));
    }

    void elementStringsSplitByLengthAndBySeparator()
    {
        const auto elements = parseElementString("0009528765432101234642184007936\x1D"
                                                 "400PO12345");

        QVERIFY(elements);
        QCOMPARE(elements->size(), std::size_t{3});
        QCOMPARE((*elements)[0].value, std::string("095287654321012346"));
        QCOMPARE((*elements)[1].ai, std::string("421"));
        QCOMPARE((*elements)[2].value, std::string("PO12345"));
    }

    void aStraySeparatorBehindAFixedLengthIsTolerated()
    {
        QVERIFY(parseElementString("0109521234543213\x1D"
                                   "10LOT\x1D"));
    }

    void elementStringsRefuseWithAReason_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("wrong check digit") << QByteArray("0109521234543214");
        QTest::newRow("cut short") << QByteArray("01095212345432");
        QTest::newRow("unknown AI") << QByteArray("0595212345432");
        QTest::newRow("letters for digits") << QByteArray("01AAAAAAAAAAAAAA");
        QTest::newRow("month 13") << QByteArray("17261301");
        QTest::newRow("too long a lot") << QByteArray("10123456789012345678901");
        QTest::newRow("empty value") << QByteArray("10\x1D"
                                                   "21A");
    }

    void elementStringsRefuseWithAReason()
    {
        QFETCH(QByteArray, content);
        const auto elements = parseElementString(content.toStdString());
        QVERIFY(!elements);
        QVERIFY(!elements.error().what.empty());
    }

    void mod10MatchesThePublishedExample() { QCOMPARE(mod10("00012345000000002"), '7'); }
};

QTEST_APPLESS_MAIN(NormaliseTest)
#include "test_normalise.moc"
