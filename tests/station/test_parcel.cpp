// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/station/sayings.h"
#include "tests/support/demo_bench.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

Json scanOf(DemoBench& bench, const std::string& raw, const std::string& tenant = {})
{
    Json command{{"do", "parcel.scan"}, {"raw", raw}};
    if (!tenant.empty())
        command["tenant"] = tenant;
    return bench.tell(command);
}

Json expect(DemoBench& bench, const std::string& tenant, const std::string& tracking)
{
    return bench.tell(Json{{"do", "parcel.expect"}, {"tenant", tenant}, {"tracking", tracking}});
}

std::string fault(const Json& answer) { return answer.value("fault", "none"); }

} // namespace

class ParcelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void announcedParcelIsRecognisedByItsScan()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);
        const auto told = expect(bench, "Northwind Apparel", bench.tracking);

        const auto seen = scanOf(bench, bench.tracking);

        QVERIFY(seen.at("expected").get<bool>());
        QCOMPARE(seen.at("parcel"), told.at("parcel"));
        QCOMPARE(seen.at("check").get<std::string>(), std::string("pass"));
        QCOMPARE(bench.view().parcel->brand, std::string("Northwind Apparel"));
        QCOMPARE(bench.view().outcome.say, std::string("Parcel scanned"));
    }

    // A script went on with the parcel before, and accepted that one once more.
    void aFailedScanLeavesNothingAtHandForAScript()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);
        (void)scanOf(bench, bench.tracking);

        const auto failed = scanOf(bench, "no number at all");
        const auto accepted = bench.tell(Json{
            {"do", "parcel.accept"}, {"parcel", "@parcel"}, {"pieces", 1}, {"outer_condition", "intact"}});
        const auto again = scanOf(bench, bench.tracking);
        const auto now = bench.tell(Json{
            {"do", "parcel.accept"}, {"parcel", "@parcel"}, {"pieces", 1}, {"outer_condition", "intact"}});

        QVERIFY(!failed.at("ok").get<bool>());
        QCOMPARE(fault(accepted), std::string("not_found"));
        QVERIFY(again.at("ok").get<bool>());
        QVERIFY2(now.at("ok").get<bool>(), now.dump().c_str());
    }

    void unannouncedParcelIsTakenAndSaid()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);

        const auto seen = scanOf(bench, bench.tracking);

        QVERIFY(seen.at("ok").get<bool>());
        QVERIFY(!seen.at("expected").get<bool>());
        QCOMPARE(bench.view().outcome.mark, Mark::Attention);
        QCOMPARE(bench.view().parcel->brand, std::string());
    }

    void unannouncedParcelGoesToTheBrandThatIsNamed()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);

        scanOf(bench, bench.tracking, "Alder & Finch");

        QCOMPARE(bench.view().parcel->brand, std::string("Alder & Finch"));
    }

    void parcelAnnouncedTwiceByOneBrandIsAnnouncedOnceAndStillScanned()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);
        const auto first = expect(bench, "Northwind Apparel", bench.tracking);
        const auto before = bench.recorded();

        const auto again = expect(bench, "Northwind Apparel", bench.tracking);
        QCOMPARE(bench.recorded(), before);
        const auto seen = scanOf(bench, bench.tracking);

        QCOMPARE(again.at("say").get<std::string>(), std::string("This parcel is already announced."));
        QCOMPARE(seen.at("parcel"), first.at("parcel"));
    }

    void goodsTagScannedOverAnOpenBoxRegistersWhatComesOut()
    {
        DemoBench bench;
        bench.openParcel();

        const auto answer = scanOf(bench, "]d20104006381333931");

        QCOMPARE(typesIn(answer), std::vector<std::string>{"item.registered"});
        QCOMPARE(bench.view().item->sku, std::string("04006381333931"));
        QCOMPARE(bench.view().item->custodian, std::string("Ben Tran"));
    }

    void goodsTagWithoutAnOpenBoxRegistersNothing()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);
        const auto before = bench.recorded();

        const auto answer = scanOf(bench, "]d20104006381333931");

        QCOMPARE(fault(answer), std::string("invalid"));
        QCOMPARE(bench.recorded(), before + 1); // what was scanned is kept
    }

    void workOfAShiftIsCountedByTheDaysOfTheDock()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);
        bench.tell(R"({"do":"clock","time":"2026-11-22T23:30:00.000Z"})"); // 18:30 in New York
        scanOf(bench, bench.tracking);

        bench.tell(R"({"do":"clock","time":"2026-11-23T04:30:00.000Z"})");
        QCOMPARE(bench.view().parcelsToday, std::int64_t{1});
        bench.tell(R"({"do":"clock","time":"2026-11-23T05:30:00.000Z"})");

        QCOMPARE(bench.view().parcelsToday, std::int64_t{0});
    }

    void parcelAnnouncedByTwoBrandsAsksForTheBrand()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);
        expect(bench, "Northwind Apparel", bench.tracking);
        const auto hers = expect(bench, "Alder & Finch", bench.tracking);

        const auto asked = scanOf(bench, bench.tracking);
        const auto chosen = scanOf(bench, bench.tracking, "Alder & Finch");

        QCOMPARE(asked.at("say").get<std::string>(),
            std::string("Several brands expect this number. Choose the brand."));
        QCOMPARE(
            typesIn(asked), std::vector<std::string>{"parcel.scan_unread"}); // nothing scanned is dropped
        QCOMPARE(chosen.at("parcel"), hers.at("parcel"));
    }

    void secondScanOfAParcelIsRecordedAsOne()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);
        const auto first = scanOf(bench, bench.tracking);
        bench.demo.clock.advance(42'000);

        const auto again = scanOf(bench, bench.tracking);

        QCOMPARE(typesIn(again), std::vector<std::string>{"parcel.duplicate_scan"});
        QVERIFY(again.at("repeat").get<bool>());
        QCOMPARE(again.at("parcel"), first.at("parcel"));
        QVERIFY(bench.view().outcome.repeat);
        QCOMPARE(bench.view().parcelsToday, std::int64_t{1});
    }

    void truncatedBarcodeIsRefusedAndCounted()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);
        const auto before = bench.recorded();

        const auto answer = scanOf(bench, bench.tracking.substr(0, 12));

        QCOMPARE(fault(answer), std::string("invalid"));
        QVERIFY(answer.at("why").get<std::string>().find("12 characters") != std::string::npos);
        QCOMPARE(bench.recorded(), before + 1); // what was scanned is kept
        QCOMPARE(bench.view().unknownScansToday, std::int64_t{1});
    }

    void wrongCheckDigitTellsTheRightOne()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);

        const auto answer = scanOf(bench, "1Z12345E0205271688");

        QCOMPARE(fault(answer), std::string("invalid"));
        QCOMPARE(answer.at("check_expected").get<std::string>(), std::string("6"));
        QCOMPARE(answer.at("say").get<std::string>(), std::string(say::wrongCheckDigit));
    }

    void codeThatIsNoParcelsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("raw");
        for (const char* raw :
            {"hello", "https://example.com/return", "4006381333931", "   ", "'; DROP TABLE leaf"})
            QTest::newRow(raw) << QByteArray(raw);
    }

    void codeThatIsNoParcelsIsRefused()
    {
        QFETCH(QByteArray, raw);
        DemoBench bench;
        bench.signIn(bench.demo.ben);
        const auto before = bench.recorded();

        QCOMPARE(fault(scanOf(bench, raw.toStdString())), std::string("invalid"));

        QCOMPARE(bench.recorded(), before + 1); // what was scanned is kept
    }

    void pictureWithACarriersCodeIsScanned()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);

        const auto seen = bench.tell(Json{{"do", "parcel.scan"}, {"image", bench.pictureOf(bench.tracking)}});

        QVERIFY2(seen.at("ok").get<bool>(), seen.dump().c_str());
        QCOMPARE(seen.at("tracking").get<std::string>(), bench.tracking);
    }

    void twoLabelsOnOneBoxAreNotScannedSilently()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);
        const auto before = bench.recorded();

        const auto answer = bench.tell(Json{
            {"do", "parcel.scan"}, {"image", bench.pictureOf("1Z5R89390357567127", "1Z879E930346834440")}});

        QCOMPARE(fault(answer), std::string("invalid"));
        QCOMPARE(answer.at("say").get<std::string>(), std::string(say::twoLabels));
        QCOMPARE(answer.at("label").get<std::string>(), std::string("disagree"));
        QCOMPARE(bench.recorded(), before + 1); // what was scanned is kept
    }

    void twoLabelsInOneFrameOfTheCameraAreNotScannedSilently()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);
        const Json old{{"raw", "986578788855"}, {"symbology", "]C0"}};

        const auto answer = bench.tell(Json{{"do", "parcel.scan"}, {"raw", "1Z5R89390357567127"},
            {"symbology", "]C0"}, {"beside", Json::array({old})}});

        QCOMPARE(fault(answer), std::string("invalid"));
        QCOMPARE(answer.at("say").get<std::string>(), std::string(say::twoLabels));
    }

    void labelAddressedElsewhereIsPointedOut()
    {
        DemoBench bench;
        bench.dock.postalCodes = {"07936"};
        bench.open();
        bench.signIn(bench.demo.ben);

        const auto old = scanOf(bench, "420100039261292700160741008384");
        const auto oldView = bench.view();
        const auto ours = scanOf(bench, "420079369205590242327008598961");

        QVERIFY(old.at("ok").get<bool>());
        QCOMPARE(old.at("destination").get<std::string>(), std::string("elsewhere"));
        QCOMPARE(oldView.outcome.say, std::string(say::outboundLabel));
        QCOMPARE(oldView.outcome.mark, Mark::Attention);
        QCOMPARE(oldView.parcel->addressedTo, std::string("10003"));
        QCOMPARE(ours.at("destination").get<std::string>(), std::string("here"));
        QCOMPARE(bench.view().parcel->addressedTo, std::string());
    }

    void withoutPostcodesOfTheSiteNoLabelIsDoubted()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);

        const auto seen = scanOf(bench, "420100039261292700160741008384");

        QCOMPARE(seen.at("destination").get<std::string>(), std::string("unknown"));
        QCOMPARE(bench.view().outcome.say, std::string(say::parcelUnexpected));
    }

    void sameLabelWithinTheWindowIsNotRecordedAgain()
    {
        DemoBench bench;
        bench.dock.repeatWindowMs = 1500;
        bench.open();
        bench.signIn(bench.demo.ben);
        scanOf(bench, bench.tracking);
        const auto before = bench.recorded();

        const auto again = scanOf(bench, bench.tracking);
        bench.tell(Json{{"do", "clock"}, {"advance_s", 2}});
        scanOf(bench, bench.tracking);

        QVERIFY(again.at("repeat").get<bool>());
        QVERIFY(again.at("events").empty());
        QCOMPARE(bench.recorded(), before + 1);
    }

    void announcedParcelDecidesWhoseNumberItIs()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);
        bench.tell(Json{{"do", "parcel.expect"}, {"tenant", "Northwind Apparel"}, {"carrier", "usps"},
            {"tracking", "00095287654321012346"}});

        const auto seen = scanOf(bench, "00095287654321012346");

        QCOMPARE(seen.at("carrier").get<std::string>(), std::string("usps"));
        QCOMPARE(seen.at("match").get<std::string>(), std::string("exact"));
    }

    void settingsOfTheDockAreReadFromTheStationsFile()
    {
        DemoBench bench;
        const auto folder = bench.store().folder();
        QVERIFY(writePostalCodes(folder, {"07936", "07936-1234"}));

        const auto dock = readDock(folder);
        QVERIFY(bench.store().nameOf(folder));
        QVERIFY(dock);
        QCOMPARE(dock->postalCodes, (std::vector<std::string>{"07936", "07936-1234"}));
        QVERIFY(!writePostalCodes(bench.demo.beside("nowhere"), {"07936"}));
        const auto plate = must(readFile(folder / "station.toml", 65536));
        for (const char* const wrong : {"[scanner]\ncode_ids = \"acme\"\n",
                 "[scanner]\nrepeat_window_ms = -1\n", "[scanner]\nprefix = 7\n"}) {
            must(replaceFile(folder / "station.toml", view(std::string(text(plate)) + wrong)));
            QVERIFY(!readDock(folder));
        }
    }

    void pictureWithoutACodeSaysSo()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);

        const auto answer = bench.tell(Json{{"do", "parcel.scan"}, {"image", bench.blankPicture()}});

        QCOMPARE(answer.at("say").get<std::string>(),
            std::string("No barcode was found in this picture. Move closer or scan it by hand."));
    }

    void imageThatIsNoPictureOrNotThereIsRefused()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);
        const auto before = bench.recorded();

        const auto noise = bench.tell(
            Json{{"do", "parcel.scan"}, {"image", bench.file("noise.png", view("\x89PNG not at all"))}});
        const auto absent = bench.tell(Json{{"do", "parcel.scan"}, {"image", "/nowhere/at/all.png"}});

        QVERIFY(!noise.at("ok").get<bool>());
        QCOMPARE(fault(absent), std::string("not_found"));
        QCOMPARE(bench.recorded(), before);
    }

    void itemsOwnLabelScannedBringsTheItemToHand()
    {
        DemoBench bench;
        const auto item = bench.item();
        scanOf(bench, "9205590242327008598961");
        const auto before = bench.recorded();

        const auto found = scanOf(bench, item.at("lpn").get<std::string>());

        QCOMPARE(found.at("item"), item.at("item"));
        QCOMPARE(bench.view().outcome.say, std::string("Item found"));
        QCOMPARE(bench.recorded(), before);
    }
};

QTEST_GUILESS_MAIN(ParcelTest)
#include "test_parcel.moc"
