// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/scan/expectation.h"
#include "app/scan/label_agreement.h"
#include "app/scan/repeat_filter.h"

using namespace custody::scan;

namespace {

const std::string maxiCode = "[)>\x1E"
                             "01\x1D"
                             "961023  \x1D"
                             "756\x1D"
                             "068\x1D"
                             "1Z95456724\x1D"
                             "UPSN\x1D"
                             "0A4190\x1D\x1E\x04";
const std::string partMaxiCode = "[)>\x1E"
                                 "01\x1D"
                                 "9607936\x1D"
                                 "840\x1D"
                                 "387\x1D"
                                 "1Z57567127\x1D"
                                 "UPSN\x1D"
                                 "5R8939\x1D\x1E\x04";
const std::string pdf417 = "[)>\x1E"
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
                           "N\x1E"
                           "06\x1D"
                           "31Z1195282044690009410500794981930811\x1D\x1E\x04";

LabelAgreement of(const std::vector<std::string>& codes)
{
    std::vector<Reading> readings;
    for (const auto& code : codes)
        readings.push_back(parseScan(code));
    return labelAgreement(readings);
}

} // namespace

class LabelAgreementTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void codesOfOneParcel_data()
    {
        using Codes = std::vector<std::string>;
        QTest::addColumn<Codes>("codes");
        QTest::addColumn<QByteArray>("agreement");
        QTest::addColumn<QByteArray>("tracking");
        const auto row = [](const char* name, Codes codes, const char* agreement, const char* tracking) {
            QTest::newRow(name) << std::move(codes) << QByteArray(agreement) << QByteArray(tracking);
        };
        row("nothing read", {}, "nothing", "");
        row("goods alone", {"4006381333931"}, "nothing", "");
        row("one number", {"1Z5R89390357567127"}, "single", "1Z5R89390357567127");
        row("the same code twice", {"1Z5R89390357567127", "1Z5R89390357567127"}, "single",
            "1Z5R89390357567127");
        row("a number and goods", {"4006381333931", "1Z5R89390357567127"}, "single", "1Z5R89390357567127");
        row("1Z and its MaxiCode", {"1Z0A41906895456724", maxiCode}, "agree", "1Z0A41906895456724");
        row("1Z and another label's MaxiCode", {"1Z5R89390357567127", maxiCode}, "disagree",
            "1Z5R89390357567127");
        row("1Z and a part of it", {"1Z5R89390357567127", partMaxiCode}, "complementary",
            "1Z5R89390357567127");
        row("1Z and a part of another", {"1Z879E930346834440", partMaxiCode}, "disagree",
            "1Z879E930346834440");
        row("two units", {"00012345678900000012", "00012345678900000029"}, "disagree", "012345678900000012");
        row("a number and two units", {"1Z5R89390357567127", "00012345678900000012", "00012345678900000029"},
            "disagree", "1Z5R89390357567127");
        row("the post's and two of FedEx's", {"9261299000000012345670", "986578788855", "986578781232"},
            "disagree", "9261299000000012345670");
        row("a waybill and two pieces", {"5111661225", "JJD014600012794402457", "JJD014600002535011186"},
            "disagree", "5111661225");
        row("1Z and its address", {"42007936", "1Z5R89390357567127"}, "complementary", "1Z5R89390357567127");
        row("PIC with and without its ZIP", {"420079369205590242327008598961", "9205590242327008598961"},
            "agree", "9205590242327008598961");
        row("PIC and the address of another label", {"420079369205590242327008598961", "42010003"},
            "disagree", "9205590242327008598961");
        row("FedEx 34 and its PDF417", {"1195282044690009410500794981930811", pdf417}, "agree",
            "794981930811");
        row("FedEx 34 of another label and the PDF417", {"1195271874060007521100871140316925", pdf417},
            "disagree", "871140316925");
        row("the same number, another linear code", {"1027590111820004833500794981930811", pdf417},
            "disagree", "794981930811");
        row("two carriers", {"1Z5R89390357567127", "794981930811"}, "disagree", "1Z5R89390357567127");
        row("SmartPost: two numbers on one label", {"794981930811", "9261292700768711948021"},
            "complementary", "794981930811");
        row("an old postal label on a UPS box", {"1Z5R89390357567127", "9205590242327008598961"}, "disagree",
            "1Z5R89390357567127");
        row("an old postal label on a FedEx box", {"986578788855", "9205590242327008598961"}, "disagree",
            "986578788855");
        row("two addresses beside a number", {"1Z5R89390357567127", "42007936", "42094103"}, "disagree",
            "1Z5R89390357567127");
        row("DHL waybill and piece", {"JJD014600012794402457", "3318810025"}, "complementary", "3318810025");
        row("a misread code says nothing", {"1Z5R89390357567127", "1Z5R89390357567128"}, "single",
            "1Z5R89390357567127");
        row("a pallet's number beside a parcel's", {"00095287654321012346", "1Z5R89390357567127"},
            "complementary", "1Z5R89390357567127");
    }

    void codesOfOneParcel()
    {
        QFETCH(std::vector<std::string>, codes);
        QFETCH(QByteArray, agreement);
        QFETCH(QByteArray, tracking);

        const auto label = of(codes);

        QCOMPARE(std::string(name(label.agreement)), agreement.toStdString());
        QCOMPARE(label.answer.verdict == Verdict::Valid ? label.answer.tracking : "", tracking.toStdString());
        QCOMPARE(label.numbers.size() > 1 || label.agreement != Agreement::Disagree || codes.size() == 2
                || codes[1].starts_with("420"), // they disagree without a number of their own
            true);
    }

    void theOrderOfTheCodesDoesNotMatter()
    {
        for (const auto& pair : {std::pair(std::string("1Z0A41906895456724"), maxiCode),
                 std::pair(std::string("1195282044690009410500794981930811"), pdf417),
                 std::pair(std::string("42010003"), std::string("420079369205590242327008598961"))})
            QCOMPARE(of({pair.first, pair.second}).agreement, of({pair.second, pair.first}).agreement);
    }

    void thePartsOfALabelAddUp()
    {
        const auto label = of({"1Z5R89390357567127", partMaxiCode});

        QCOMPARE(label.answer.extra.at("ship_to_postal"), std::string("07936"));
        QCOMPARE(label.answer.extra.at("service_code"), std::string("03"));
        QVERIFY(!label.answer.extra.has("tracking_fragment"));
    }

    void aLabelAddressedElsewhereIsAnOldOne()
    {
        const std::vector<std::string> own{"07936"};
        const auto to = [&](const char* raw) { return destinationOf(parseScan(raw), own); };

        QCOMPARE(to("420079369205590242327008598961"), Destination::Here);
        QCOMPARE(to("4200793692019270490119521303389129"), Destination::Here); // ZIP+4 of the same place
        QCOMPARE(to("420100039261292700160741008384"), Destination::Elsewhere);
        QCOMPARE(to("1195282044690009410500794981930811"), Destination::Elsewhere);
        QCOMPARE(to("1Z5R89390357567127"), Destination::Unknown);
        QCOMPARE(to("1013486121641137761600781791528426"), Destination::Unknown); // no ZIP abroad
        QCOMPARE(destinationOf(parseScan("420100039261292700160741008384"), {}), Destination::Unknown);
    }

    void theAnnouncedParcelDecidesBetweenCarriers()
    {
        const auto reading = parseScan("320606146993"); // Purolator's; FedEx's check digit differs
        const auto both = parseScan("00095287654321012346"); // SSCC, and it passes as USPS too
        const std::vector<AnnouncedParcel> announced{{"usps", "00095287654321012346"}, {"ups", "1Z"}};

        QCOMPARE(matchExpected(reading, announced).match, Match::None);
        QCOMPARE(both.carrier, std::string("sscc"));
        const auto match = matchExpected(both, announced);
        QCOMPARE(match.match, Match::Exact);
        QCOMPARE(std::string(both.candidates[match.reading].carrier), std::string("usps"));
        const std::vector<AnnouncedParcel> twice{
            {"usps", "00095287654321012346"}, {"", "00095287654321012346"}};
        QCOMPARE(matchExpected(both, twice).match, Match::Many);
    }

    void theSameLabelWithinTheWindowIsNoNewScan()
    {
        RepeatFilter filter(1500);

        QVERIFY(!filter.isRepeat("A", 1000));
        QVERIFY(filter.isRepeat("A", 2000));
        QVERIFY(filter.isRepeat("A", 3400)); // the window begins anew each time
        QVERIFY(!filter.isRepeat("A", 4901));
        QVERIFY(!filter.isRepeat("B", 4902));
        QVERIFY(!filter.isRepeat("A", 4903));
        QVERIFY(!filter.isRepeat("A", 4000)); // the clock was set back
        filter.forget();
        QVERIFY(!filter.isRepeat("A", 4001));
    }

    void withoutAWindowEveryScanIsNew()
    {
        RepeatFilter filter;

        QVERIFY(!filter.isRepeat("A", 1000));
        QVERIFY(!filter.isRepeat("A", 1000));
    }
};

QTEST_APPLESS_MAIN(LabelAgreementTest)
#include "test_label_agreement.moc"
