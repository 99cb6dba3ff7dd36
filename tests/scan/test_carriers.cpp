// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QTest>

#include "app/scan/check_digit.h"
#include "app/scan/parse.h"
#include "tests/support/program.h"

using namespace custody::scan;

namespace {

// What identifies a reading in one line: "ups 1Z… valid pass".
QByteArray told(const Reading& reading)
{
    return QByteArray::fromStdString(reading.carrier + ' ' + reading.tracking + ' '
        + std::string(name(reading.verdict)) + ' ' + std::string(name(reading.check)));
}

} // namespace

class CarriersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbersAreTheirCarriers_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("answer");
        const auto row = [](const char* raw, const char* answer) {
            QTest::newRow(raw) << QByteArray(raw) << QByteArray(answer);
        };
        row("5111661225", "dhl_express 5111661225 valid pass");
        row("5111661226", "dhl_express 5111661226 invalid fail");
        row("73891051146", "dhl_express 73891051146 valid pass");
        row("JD014600012794402457", "dhl_express JJD014600012794402457 valid none");
        row("JVGL0999999990", "dhl_express JVGL0999999990 valid none");
        row("JJD0002257639032011", "yodel JJD0002257639032011 valid none");
        row("07209562763", "old_dominion 07209562763 valid pass");
        row("320595463938", "purolator 320595463938 valid pass");
        row("0073938000549297", "canada_post 0073938000549297 valid pass");
        row("C11031500001879", "ontrac C11031500001879 valid pass");
        row("RB123456785GB", "s10 RB123456785GB valid pass");
        row("LX123456785DE", "s10 LX123456785DE valid pass"); // not DHL eCommerce's LX
        row("DT123456789012", "fedex DT123456789012 valid none");
        row("61299998820821171811", "usps 9261299998820821171811 valid pass");
        row("1LS7119013618127-1", "lasership 1LS7119013618127-1 valid none");
        row("K1506235620", "ups K1506235620 valid pass");
        row("801184012345678901", "ups_mi 801184012345678901 valid none");
        row("%008182709980000020033350276", "dpd 008182709980000020033350276C valid none");
        row("4200793602992055902423270085989"
            "61",
            "usps 9205590242327008598961 valid pass"); // Alt+029
        row("(420)07936(92)05590242327008598961", "usps 9205590242327008598961 valid pass");
        row("0009528765432101234642007936", "sscc 095287654321012346 valid pass");
        row("[)>01961023  7560681Z95456724UPSN0A4190", "ups 1Z0A41906895456724 valid pass");
        row("99M90123456700000000123", "none  unknown none");
    }

    void numbersAreTheirCarriers()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QByteArray, answer);

        QCOMPARE(told(parseScan(raw.toStdString())), answer);
    }

    void whatIsNoNumberSaysWhatItIs_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("cause");
        const auto row = [](const char* raw, const char* cause) {
            QTest::newRow(raw) << QByteArray(raw) << QByteArray(cause);
        };
        row("99M9012345670000000012", "container");
        row("2LUS60601+42000000", "routing_only");
        row("]C1402"
            "12345678901234560",
            "gs1_shipment");
        row("]C1414"
            "9521234543213",
            "gs1_location");
        row("]C18004ABC123", "gs1_asset");
        row("01095212345432133103000123", "gs1_item_not_shipment"); // no FNC1 told
        row("FBA15ABCDEFGU000001", "reference");
        row("JUN123456789ABC12345", "licence_plate");
        row("1Z5R8939035756712", "shape");
        row("GFUS0101188421446", "shape");
        row("RB123456785QQ", "shape");
        row("000000000000", "zeros");
        row("\x01\x02", "control_bytes");
        row("(00)", "cut_off");
        row("(00)1", "cut_off");
        row("\xC3\xA9t\xC3\xA9", "strange_characters");
        row("", "empty");
    }

    void whatIsNoNumberSaysWhatItIs()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QByteArray, cause);

        const auto reading = parseScan(raw.toStdString());

        QCOMPARE(std::string(reading.cause()), cause.toStdString());
        QVERIFY(reading.verdict != Verdict::Valid);
    }

    void aMisreadDpdNumberIsNotTakenForAnSsccWithMoreBehindIt()
    {
        // Every digit changed to every other: some of these begin with eighteen digits that pass as an
        // SSCC's.
        const std::string good = "0081827099800000200391350276";
        int asSscc = 0;
        for (std::size_t at = 2; at < 27; ++at)
            for (char digit = '0'; digit <= '9'; ++digit) {
                auto misread = good;
                misread[at] = digit;
                const auto reading = parseScan(misread, "Code128");
                if (reading.carrier == "sscc")
                    ++asSscc;
                QVERIFY2(reading.verdict != Verdict::Valid || reading.carrier == "dpd", misread.c_str());
            }
        QCOMPARE(asSscc, 0);
        // What FNC1 marks is GS1 whatever it holds; an address behind it needs no mark.
        QCOMPARE(told(parseScan("0009528765432101234691ABCDEF", "]C1")),
            QByteArray("sscc 095287654321012346 valid pass"));
        QCOMPARE(parseScan("0009528765432101234691ABCDEF").verdict, Verdict::Unknown);
    }

    void aWrongDigitInAUpsWaybillDoesNotLeaveAmazonAlone()
    {
        QCOMPARE(parseScan("A1506235620").carrier, std::string("ups"));

        const auto reading = parseScan("A1506235720");

        QCOMPARE(reading.carrier, std::string("amazon"));
        QVERIFY2(reading.why.find("UPS") != std::string::npos, reading.why.c_str());
        QVERIFY2(reading.why.find("check digit would be") != std::string::npos, reading.why.c_str());
        QVERIFY(parseScan("C1004444444").why.empty());
    }

    void aCutPostalNumberIsNotAnAddressBarcode_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("symbology");
        QTest::addColumn<QByteArray>("instead");
        const std::string whole = "420079369205590242327008598961";
        const auto row = [](const char* name, const std::string& raw, const char* symbology,
                             const char* instead) {
            QTest::newRow(name) << QByteArray::fromStdString(raw) << QByteArray(symbology)
                                << QByteArray(instead);
        };
        row("one short", whole.substr(0, 29), "Code128", "29 characters instead of 30");
        row("two short", whole.substr(0, 28), "Code128", "28 characters instead of 30");
        row("ten short", whole.substr(0, 20), "Code128", "20 characters instead of 30");
        row("a ZIP and four digits", whole.substr(0, 13), "", "13 characters instead of 30");
        row("GS1, separator dropped", whole.substr(0, 17), "GS1-128", "17 characters instead of 30");
        row("GS1, nothing dropped", "42007936\x1D" + whole.substr(8, 15), "GS1-128",
            "23 characters instead of 30");
        row("GS1, no address", whole.substr(8, 15), "GS1-128", "15 characters instead of 22");
        row("a long ZIP, one short", "4200793612349205590242327008598961" + std::string(), "Code128", "");
        row("a long ZIP, cut", "420079361234" + whole.substr(8, 21), "Code128",
            "33 characters instead of 34");
    }

    void aCutPostalNumberIsNotAnAddressBarcode()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QByteArray, symbology);
        QFETCH(QByteArray, instead);

        const auto reading = parseScan(raw.toStdString(), symbology.toStdString());

        if (instead.isEmpty()) {
            QCOMPARE(told(reading), QByteArray("usps 9205590242327008598961 valid pass"));
            return;
        }
        QCOMPARE(told(reading), QByteArray("none  unknown none"));
        QCOMPARE(std::string(reading.cause()), std::string("shape"));
        QVERIFY2(reading.why.find("USPS") != std::string::npos, reading.why.c_str());
        QVERIFY2(reading.why.find(instead.toStdString()) != std::string::npos, reading.why.c_str());
    }

    void addressBarcodesOfEitherLengthStayAddressBarcodes()
    {
        for (const char* const raw : {"42007936", "420079361234", "420079369205", "]C142094105"})
            QCOMPARE(std::string(parseScan(raw).cause()), std::string("routing_only"));
    }

    void theShapeThatPrescribesMoreIsTheNearer()
    {
        const auto cut = parseScan("9205590242327008598"); // not an SSCC without its last digit
        QVERIFY2(cut.why.find("nearest to USPS") != std::string::npos, cut.why.c_str());
        const auto longer = parseScan("92055902423270085989610"); // a digit too many
        QVERIFY2(longer.why.find("nearest to USPS") != std::string::npos, longer.why.c_str());
    }

    void sixteenDigitsThatFitTwoCarriersNameBoth()
    {
        // A FedEx number with a form id that passes Canada Post's check as well.
        std::string both;
        for (int i = 0; both.empty(); ++i) {
            auto eleven = "7" + std::string(10 - std::to_string(i).size(), '0') + std::to_string(i);
            const auto sixteen = eleven + fedexDigit(eleven) + "0201";
            if (passesMod10(sixteen))
                both = sixteen;
        }

        const auto reading = parseScan(both);

        QCOMPARE(reading.candidates.size(), std::size_t{2});
        QCOMPARE(reading.candidates[0].carrier, std::string_view("canada_post"));
        QCOMPARE(reading.candidates[1].carrier, std::string_view("fedex"));
        QCOMPARE(reading.candidates[1].tracking, both.substr(0, 12));
        QVERIFY2(reading.why.find("FedEx") != std::string::npos, reading.why.c_str());
        QCOMPARE(told(parseScan("7949819308110201")), QByteArray("fedex 794981930811 valid pass"));
    }

    void aFieldThatIsNotThirtyFourDigitsIsNoLinearCode()
    {
        const auto message = [](const std::string& linear) {
            return "[)>\x1E"
                   "01\x1D"
                   "0294105\x1D"
                   "840\x1D"
                   "20\x1D"
                   "7949819308110201\x1D"
                   "FDE\x1D"
                   "740561073\x1D"
                   "031\x1D\x1D"
                   "1/1\x1D"
                   "5.00LB\x1DN\x1E"
                   "06\x1D"
                   "10ZED008\x1D"
                   "31Z"
                + linear + "\x1D\x1E\x04";
        };
        const std::string whole = "1195282044690009410500794981930811";

        QCOMPARE(parseScan(message(whole), "PDF417").extra.at("linear_34"), whole);
        for (const auto& wrong :
            {whole.substr(1), whole + "1", "X" + whole.substr(1), std::string("HELLO")}) {
            const auto reading = parseScan(message(wrong), "PDF417");
            QCOMPARE(reading.tracking, std::string("794981930811"));
            QVERIFY2(!reading.extra.has("linear_34"), wrong.c_str());
        }
    }

    void wordsInFrontOfANumberAreNotTakenForCarriers()
    {
        for (const char* const raw : {"JOHNSMITH12", "SPECIAL ORDER", "GMORNING", "CANADA POST", "TBA", "MI"})
            QCOMPARE(told(parseScan(raw)), QByteArray("none  unknown none"));
    }

    void scannersLetterIsTakenOffOnlyWhereItIsSet()
    {
        DockSettings honeywell;
        honeywell.scanner.codeIds = "honeywell";
        DockSettings around;
        around.scanner.prefix = "#S#";
        around.scanner.suffix = "/E";

        QCOMPARE(told(parseScan("j1Z5R89390357567127\r", {}, honeywell)),
            QByteArray("ups 1Z5R89390357567127 valid pass"));
        QCOMPARE(
            std::string(parseScan("c069812694395", {}, honeywell).cause()), std::string("product_symbology"));
        QCOMPARE(parseScan("j1Z5R89390357567127").verdict, Verdict::Unknown);
        QCOMPARE(told(parseScan("#S#1Z5R89390357567127/E\r\n", {}, around)),
            QByteArray("ups 1Z5R89390357567127 valid pass"));
    }

    void carriersThatCallHereGoFirst()
    {
        // Twelve digits that pass as FedEx and as Purolator.
        std::string both;
        for (int i = 0; both.empty(); ++i) {
            const auto eleven = "3" + std::string(10 - std::to_string(i).size(), '0') + std::to_string(i);
            if (luhn(eleven) == fedexDigit(eleven))
                both = eleven + luhn(eleven);
        }
        DockSettings canadian;
        canadian.carriers = {"purolator", "canada_post"};

        QCOMPARE(parseScan(both).carrier, std::string("fedex"));
        QCOMPARE(parseScan(both, {}, canadian).carrier, std::string("purolator"));
        QCOMPARE(parseScan(both, {}, canadian).candidates.size(), std::size_t{2});
        QVERIFY(!parseScan(both).why.empty());
    }

    void capsLockAndStandInsDoNotMatter()
    {
        const std::string message =
            "[)>{rs}01{gs}9654250{gs}250{gs}068{gs}1z84355950{gs}upsn{gs}e77j06{rs}{eot}";

        QCOMPARE(told(parseScan(message)), QByteArray("ups 1ZE77J066884355950 valid pass"));
        for (const char* const gs : {"{GS}", "<gs>", "[GS]", "<U+1D>", "~029", "~d029", "^029", "_1D",
                 "\\x1d", "\\F", "^]", "\\u001D", "\xE2\x90\x9D"})
            QCOMPARE(told(parseScan("42007936" + std::string(gs) + "9205590242327008598961", "]C1")),
                QByteArray("usps 9205590242327008598961 valid pass"));
    }

    void returnServicesAreMarked()
    {
        std::string number = "1Z5R893990"
                             "1234567";
        number += upsDigit(number.substr(2));

        const auto reading = parseScan(number);

        QCOMPARE(reading.verdict, Verdict::Valid);
        QVERIFY(reading.extra.has("return_service"));
        QVERIFY(!parseScan("1Z5R89390357567127").extra.has("return_service"));
    }

    void thePagesExamplesAreReproduced()
    {
        QFile page(QStringLiteral(CUSTODY_SOURCE "/resources/formats/scan.md"));
        QVERIFY(page.open(QIODevice::ReadOnly));
        const auto text = page.readAll();
        const auto start = text.indexOf("```\n", text.indexOf("## Examples")) + 4;
        const auto lines = text.mid(start, text.indexOf("\n```", start) - start).split('\n');
        QByteArray input;
        QByteArray expected;
        for (const auto& line : lines)
            (line.startsWith('{') ? expected : input) += line + '\n';
        QVERIFY(expected.count('\n') > 6);

        const auto ran = custody::test::run(custody::test::ours("custody-admin"),
            {QStringLiteral("parse-scan")}, input.replace("\xE2\x87\xA5", "\t"));

        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(ran.out, expected);
    }
};

QTEST_APPLESS_MAIN(CarriersTest)
#include "test_carriers.moc"
