// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <fstream>
#include <rapidcheck.h>

#include "app/base/bytes.h"
#include "app/scan/parse.h"

using namespace custody;
using namespace custody::scan;

class ParseTest : public QObject {
    Q_OBJECT
private:
    static QByteArray shown(std::string_view text) { return {text.data(), static_cast<int>(text.size())}; }

    // Names and streets in two-dimensional codes are left where they are; a town is part of an address.
    static bool isLeftOut(const QString& key)
    {
        return key.startsWith('_') || key == "check" || key == "format" || key == "why" || key == "city"
            || key == "state";
    }

    static QByteArray wrongFact(const QString& key, const QJsonValue& expected, const Reading& reading)
    {
        const auto name = key.toStdString();
        if (key == "check_expected")
            return reading.checkExpected == expected.toString().toStdString() ? QByteArray()
                                                                              : "check_expected";
        if (expected.isObject()) {
            const auto elements = expected.toObject();
            for (auto element = elements.begin(); element != elements.end(); ++element)
                if (reading.element(element.key().toStdString()) != element.value().toString().toStdString())
                    return "gs1 " + element.key().toUtf8();
            return {};
        }
        const auto value = expected.isBool() ? std::string("true") : expected.toString().toStdString();
        return reading.extra.at(name) == value ? QByteArray() : key.toUtf8();
    }

    // Empty when the reading is what the row says.
    static QByteArray whatIsWrong(const QByteArrayList& row, const Reading& reading)
    {
        const auto carrier = row[2].toStdString();
        const auto tracking = row[3].toStdString();
        const auto extra = QJsonDocument::fromJson(row[5]).object();
        const bool same = reading.carrier == carrier;
        const auto alsoValid = extra["_also_valid_as"].toArray();
        const auto other = QString::fromStdString(reading.carrier + ":" + reading.format);
        if (row[4] == "valid" && (!same || reading.verdict != Verdict::Valid))
            return "should be valid";
        if (row[4] != "valid" && reading.verdict == Verdict::Valid && !alsoValid.contains(other))
            return "should not be accepted";
        if (!tracking.empty() && reading.tracking != tracking)
            return "should be " + row[3];
        if (reading.why.rfind(extra["why"].toString().toStdString(), 0) != 0)
            return "should say " + extra["why"].toString().toUtf8();
        if (same && row[4] == "valid" && extra.contains("format")
            && extra["format"].toString().toStdString() != reading.format)
            return "should have format " + extra["format"].toString().toUtf8();
        for (auto fact = extra.begin(); fact != extra.end(); ++fact)
            if (same && !isLeftOut(fact.key()))
                if (const auto wrong = wrongFact(fact.key(), fact.value(), reading); !wrong.isEmpty())
                    return "wrong " + wrong;
        return {};
    }

private Q_SLOTS:
    void upsNumberIsValidWhenItsCheckDigitAgrees()
    {
        const auto reading = parseScan("1Z5R89390357567127", "Code128");

        QCOMPARE(reading.carrier, std::string("ups"));
        QCOMPARE(reading.verdict, Verdict::Valid);
        QCOMPARE(reading.tracking, std::string("1Z5R89390357567127"));
        QCOMPARE(reading.extra.at("shipper"), std::string("5R8939"));
        QCOMPARE(reading.extra.at("service_code"), std::string("03"));
        QCOMPARE(reading.candidates.size(), std::size_t{1});
    }

    void upsNumberWithAWrongDigitTellsTheRightCheckDigit()
    {
        const auto reading = parseScan("1Z12345E0205271688");

        QCOMPARE(reading.verdict, Verdict::Invalid);
        QCOMPARE(reading.check, Check::Fail);
        QCOMPARE(reading.checkExpected, std::string("6"));
        QCOMPARE(reading.tracking, std::string("1Z12345E0205271688"));
        QVERIFY(reading.candidates.empty());
        QVERIFY(!reading.why.empty());
    }

    void upsNumberCutShortSaysHowManyCharactersCame()
    {
        const auto reading = parseScan("1Z5R89390357");

        QCOMPARE(reading.verdict, Verdict::Invalid);
        QVERIFY(reading.tracking.empty());
        QVERIFY2(reading.why.find("12 characters") != std::string::npos, reading.why.c_str());
    }

    void uspsRoutingIsStrippedWithAndWithoutSeparator_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("symbology");
        QTest::newRow("GS1 with separator") << QByteArray("42007936\x1D"
                                                          "9205590242327008598961")
                                            << QByteArray("GS1-128");
        QTest::newRow("AIM prefix") << QByteArray("]C142007936\x1D"
                                                  "9205590242327008598961\r")
                                    << QByteArray();
        QTest::newRow("separator lost")
            << QByteArray("420079369205590242327008598961") << QByteArray("Code128");
        QTest::newRow("people's groups")
            << QByteArray("4200 7936 9205 5902 4232 7008 5989 61") << QByteArray();
        QTest::newRow("separator spelled out")
            << QByteArray("42007936{GS}9205590242327008598961") << QByteArray("]C1");
        QTest::newRow("FNC1 sent literally") << QByteArray("\x1D"
                                                           "42007936\x1D"
                                                           "9205590242327008598961")
                                             << QByteArray();
        QTest::newRow("FNC1 as ~1") << QByteArray("~142007936~19205590242327008598961") << QByteArray();
        QTest::newRow("a separator behind all")
            << QByteArray("420079369205590242327008598961\x1D") << QByteArray();
    }

    void uspsRoutingIsStrippedWithAndWithoutSeparator()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QByteArray, symbology);

        const auto reading = parseScan(raw.toStdString(), symbology.toStdString());

        QCOMPARE(reading.carrier, std::string("usps"));
        QCOMPARE(reading.tracking, std::string("9205590242327008598961"));
        QCOMPARE(reading.verdict, Verdict::Valid);
        QCOMPARE(reading.extra.at("ship_to_postal"), std::string("07936"));
    }

    void thirtyFourDigitsThatSplitTwoWaysKeepTheMailerThatFits()
    {
        const auto reading = parseScan("4200793692019270490119521303389129", "Code128");

        QCOMPARE(reading.tracking, std::string("9270490119521303389129"));
        QCOMPARE(reading.extra.at("ship_to_postal"), std::string("079369201"));
        QCOMPARE(reading.candidates.size(), std::size_t{2}); // the other split is not hidden
        QCOMPARE(reading.why, "Could also be USPS " + reading.candidates[1].tracking + ".");
    }

    void twentyUspsDigitsAcceptEitherCheckRule()
    {
        QCOMPARE(parseScan("03071790000523483741").verdict, Verdict::Valid);
        QCOMPARE(parseScan("71123456789123456787").verdict, Verdict::Valid);
        QCOMPARE(parseScan("71123456789123456786").verdict, Verdict::Invalid);
    }

    void fedexLinearCodeYieldsItsTwelveDigits()
    {
        const auto express = parseScan("1195282044690009410500794981930811", "Code128");
        const auto ground = parseScan("9622080430000425198400273198627451", "Code128");
        const auto short96 = parseScan("9611020987654312345672", "Code128");

        QCOMPARE(express.tracking, std::string("794981930811"));
        QCOMPARE(express.carrier, std::string("fedex"));
        QCOMPARE(ground.tracking, std::string("273198627451"));
        QCOMPARE(short96.tracking, std::string("987654312345672"));
        QCOMPARE(parseScan("122816215025810").format, std::string("fedex_ground"));
        QCOMPARE(parseScan("986578788855").verdict, Verdict::Valid);
    }

    void whatOtherNumbersLeaveWhenTheyAreCutIsNoParcel_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::newRow("Amazon's without its end") << QByteArray("TBA010000000");
        QTest::newRow("Landmark's without its end") << QByteArray("LTN742095181");
        QTest::newRow("a GTIN with its AI") << QByteArray("0110614141000415");
    }
    void whatOtherNumbersLeaveWhenTheyAreCutIsNoParcel()
    {
        QFETCH(QByteArray, raw);
        QVERIFY(parseScan(raw.toStdString()).verdict != Verdict::Valid);
    }

    void aFormBehindANumberMayBeAMisreadOfAnother()
    {
        const auto reading = parseScan("2002847016405018"); // Canada Post's, its first digit misread
        QVERIFY2(reading.why.find("Canada Post") != std::string::npos, reading.why.c_str());
    }

    void productCodesAreNeverACarriersNumber_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("symbology");
        QTest::newRow("UPC-A that passes FedEx's check") << QByteArray("069812694395") << QByteArray("UPC-A");
        QTest::newRow("AIM id of EAN") << QByteArray("]E00702626494941") << QByteArray();
        QTest::newRow("ITF-14 carton") << QByteArray("89528171029325") << QByteArray("ITF");
        QTest::newRow("EAN-13, symbology not told") << QByteArray("4006381333931") << QByteArray();
        QTest::newRow("GS1 item") << QByteArray("]C101095212345432133103000123") << QByteArray();
    }

    void productCodesAreNeverACarriersNumber()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QByteArray, symbology);

        const auto reading = parseScan(raw.toStdString(), symbology.toStdString());

        QCOMPARE(reading.carrier, std::string("none"));
        QCOMPARE(reading.verdict, Verdict::Invalid);
        QVERIFY(reading.candidates.empty());
        QVERIFY(reading.why.rfind("product_symbology", 0) == 0 || reading.why.rfind("gs1_item", 0) == 0);
    }

    void addressBarcodesAskForTheOtherOne()
    {
        for (const char* const raw : {"]C1420943040000", "42007936", "2LKW:KWIKCO+57000001"}) {
            const auto reading = parseScan(raw);
            QCOMPARE(reading.carrier, std::string("none"));
            QVERIFY2(reading.why.rfind("routing_only", 0) == 0, reading.why.c_str());
        }
    }

    void twentyDigitsFromZeroZeroAreAnSsccFirst()
    {
        const auto reading = parseScan("00095287654321012346", "Code128");

        QCOMPARE(reading.carrier, std::string("sscc"));
        QCOMPARE(reading.tracking, std::string("095287654321012346"));
        QCOMPARE(reading.candidates.back().carrier, std::string("usps"));
    }

    void lowerCaseAndCode39StarsAndBlanksDoNotMatter()
    {
        for (const char* const raw : {"1z5r89390357567127", "*1Z5R89390357567127*",
                 " 1Z 5R8 939 03 5756 7127 \t\r\n", "]C01Z5R89390357567127\r\n", "]A0*1Z5R89390357567127*$M"})
            QCOMPARE(parseScan(raw).tracking, std::string("1Z5R89390357567127"));
    }

    void maxicodeIsRebuiltOnlyWhereTheClassAllowsIt()
    {
        const auto whole = parseScan("[)>\x1E"
                                     "01\x1D"
                                     "961023  \x1D"
                                     "756\x1D"
                                     "068\x1D"
                                     "1Z95456724\x1D"
                                     "UPSN\x1D"
                                     "0A4190\x1D\x1E\x04",
            "MaxiCode");
        const auto alien = parseScan("[)>\x1E"
                                     "01\x1D"
                                     "9636071 \x1D"
                                     "380\x1D"
                                     "387\x1D"
                                     "1Z07001024\x1D"
                                     "UPSN\x1D"
                                     "WX9031\x1D\x1E\x04",
            "MaxiCode");

        QCOMPARE(whole.tracking, std::string("1Z0A41906895456724"));
        QCOMPARE(whole.verdict, Verdict::Valid);
        QVERIFY(alien.tracking.empty());
        QCOMPARE(alien.verdict, Verdict::Invalid);
    }

    void unknownTextIsAReferenceWithAReason()
    {
        for (const char* const raw : {"", "   ", "RMA-77120", "HELLO WORLD", "12345678"}) {
            const auto reading = parseScan(raw);
            QCOMPARE(reading.verdict, Verdict::Unknown);
            QCOMPARE(reading.carrier, std::string("none"));
            QVERIFY(!reading.why.empty());
        }
    }

    void zerosOnlyAreNoNumber()
    {
        QCOMPARE(parseScan("000000000000").verdict, Verdict::Invalid);
        QCOMPARE(parseScan("1Z0000000000000000").tracking, std::string("1Z0000000000000000"));
    }

    void everyByteValueAtEveryPlaceIsAnswered()
    {
        for (const std::string good :
            {"1Z5R89390357567127", "9205590242327008598961", "1195282044690009410500794981930811"})
            for (int byte = 0; byte < 256; ++byte)
                for (std::size_t at = 0; at <= good.size(); ++at) {
                    auto raw = good;
                    raw.insert(at, 1, static_cast<char>(byte));
                    const auto reading = parseScan(raw);
                    QVERIFY(reading.verdict == Verdict::Valid || !reading.why.empty());
                }
    }

    void sevenThousandBytesAreAnsweredQuickly_data()
    {
        QTest::addColumn<QByteArray>("piece");
        QTest::newRow("digits") << QByteArray("4");
        QTest::newRow("separators") << QByteArray("\x1D");
        QTest::newRow("GS1 elements") << QByteArray("10A\x1D");
        QTest::newRow("stand-ins") << QByteArray("~029");
        QTest::newRow("envelopes") << QByteArray("[)>\x1E"
                                                 "01\x1D"
                                                 "02");
        QTest::newRow("tildes and ones") << QByteArray("~1");
        QTest::newRow("high bytes") << QByteArray("\xFF");
    }

    void sevenThousandBytesAreAnsweredQuickly()
    {
        QFETCH(QByteArray, piece);
        const auto raw = piece.repeated(7089 / static_cast<int>(piece.size())).toStdString();
        for (const char* const symbology : {"", "]C1", "QRCode", "MaxiCode", "PDF417", "Code39"}) {
            const auto reading = parseScan(raw, symbology);
            QVERIFY(reading.verdict != Verdict::Valid);
            QVERIFY(!reading.why.empty());
        }
    }

    void everyCutOfAnEnvelopeIsAnswered()
    {
        const std::string whole = "[)>\x1E"
                                  "01\x1D"
                                  "0294105\x1D"
                                  "840\x1D"
                                  "20\x1D"
                                  "7949819308110201\x1D"
                                  "FDE\x1D"
                                  "740561073\x1D"
                                  "031\x1D\x1D"
                                  "1/1\x1D"
                                  "5.00LB\x1D"
                                  "N\x1E\x04";
        for (std::size_t length = 0; length <= whole.size(); ++length) {
            const auto reading = parseScan(whole.substr(0, length), "PDF417");
            QVERIFY(reading.verdict == Verdict::Valid || !reading.why.empty());
        }
        QCOMPARE(parseScan(whole, "PDF417").tracking, std::string("794981930811"));
    }

    void noBytesWhateverMakeAValidNumberThatFailsItsCheck()
    {
        QVERIFY(rc::check([](const std::string& raw, bool gs1) {
            const auto reading = parseScan(raw, gs1 ? "]C1" : "");
            RC_ASSERT(reading.verdict != Verdict::Valid || reading.check != Check::Fail);
            RC_ASSERT(reading.verdict == Verdict::Valid || !reading.why.empty());
        }));
    }

    // One line of the case file of carriers' numbers; every row must be as it says.
    void carrierCasesAreReadAsTheFileSays()
    {
        const auto folder = qEnvironmentVariable("CUSTODY_TEST_DATA");
        if (folder.isEmpty())
            QSKIP("CUSTODY_TEST_DATA names no folder with carriers/cases.tsv");
        std::ifstream file((folder + "/carriers/cases.tsv").toStdString());
        QVERIFY2(file.good(), "carriers/cases.tsv cannot be opened");
        std::string line;
        std::getline(file, line);
        int rows = 0;
        while (std::getline(file, line)) {
            const auto columns = shown(line).split('\t');
            QVERIFY(columns.size() >= 6);
            const auto reading = parseScan(*unescape(columns[0].toStdString()), columns[1].toStdString());
            const auto wrong = whatIsWrong(columns, reading);
            QVERIFY2(wrong.isEmpty(),
                (columns[0] + ": " + wrong + ", but " + shown(reading.carrier) + ' ' + shown(reading.tracking)
                    + ' ' + shown(reading.why))
                    .constData());
            ++rows;
        }
        QVERIFY(rows > 450);
    }
};

QTEST_APPLESS_MAIN(ParseTest)
#include "test_parse.moc"
