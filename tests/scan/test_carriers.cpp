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
