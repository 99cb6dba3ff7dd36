// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What nobody knows: codes that are no carrier's number, and parcels without a brand.

#include "app/store/evidence.h"
#include "app/store/search.h"
#include "tests/support/nobodys_parcel.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

class UnknownParcelTest : public QObject {
    Q_OBJECT

    static constexpr const char* nobodysCode = "WIFI:T:WPA;S:Anna Smith 12 Elm St;;";

    static bool fileHolds(const std::filesystem::path& file, const std::string& words)
    {
        const auto content = must(readFile(file, 1 << 28));
        return std::string(text(content)).find(words) != std::string::npos;
    }

private Q_SLOTS:
    void codeThatIsNoCarriersIsKeptAndListed()
    {
        Floor floor;
        floor.signIn(floor.demo.ben);

        const auto answer =
            floor.tell(Json{{"do", "parcel.scan"}, {"raw", nobodysCode}, {"symbology", "]Q1"}});

        QCOMPARE(answer.value("fault", ""), std::string("invalid"));
        QCOMPARE(typesIn(answer), std::vector<std::string>{"parcel.scan_unread"});
        const auto scans = unknown(floor).at("scans");
        QCOMPARE(scans.size(), std::size_t{1});
        QCOMPARE(scans[0].at("raw").get<std::string>(), std::string(nobodysCode));
        QCOMPARE(scans[0].at("symbology").get<std::string>(), std::string("]Q1"));
        QVERIFY(unknown(floor).at("parcels").empty());
        QCOMPARE(floor.view().unknownScansToday, std::int64_t{1});
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void whatItSaidStandsNowhereInTheClear()
    {
        Floor floor;
        floor.signIn(floor.demo.ben);
        const auto answer = floor.tell(Json{{"do", "parcel.scan"}, {"raw", nobodysCode}});
        const auto lane =
            *must(floor.store().ledger().laneByOrigin(answer.at("events")[0].at("lane").get<std::string>()));

        const auto leaf = must(floor.store().ledger().entryBytes(
            lane.id, answer.at("events")[0].at("index").get<std::uint64_t>()));

        QCOMPARE(std::string(text(leaf)).find("Anna"), std::string::npos);
        must(floor.store().database().run("PRAGMA wal_checkpoint(TRUNCATE)"));
        QVERIFY(!fileHolds(floor.demo.folder() / "custody.db", "Anna Smith"));
    }

    void allCodesOfOneLookAreKept()
    {
        Floor floor;
        floor.signIn(floor.demo.ben);

        const auto answer = floor.tell(Json{{"do", "parcel.scan"}, {"raw", "NO-NUMBER-1"},
            {"beside", {{{"raw", "NO-NUMBER-2"}, {"symbology", "]C0"}}}}});

        const auto& event = answer.at("events").at(0);
        const auto lane = *must(floor.store().ledger().laneByOrigin(event.at("lane").get<std::string>()));
        const auto index = event.at("index").get<std::uint64_t>();
        const auto subject = *must(floor.store().things().subjectAt(lane.id, index));
        const auto opened = must(store::openEvent(floor.store(), lane, index, subject));
        std::set<std::string> raws;
        for (const auto& field : opened.fields)
            if (const auto* raw = std::get_if<Bytes>(&field.value))
                raws.insert(std::string(text(*raw)));
        QCOMPARE(raws, (std::set<std::string>{"NO-NUMBER-1", "NO-NUMBER-2"}));
    }

    void sameCodeStillInViewIsKeptOnce()
    {
        Floor floor;
        floor.dock.repeatWindowMs = 1500;
        floor.open();
        floor.signIn(floor.demo.ben);
        floor.tell(Json{{"do", "parcel.scan"}, {"raw", nobodysCode}});

        const auto again = floor.tell(Json{{"do", "parcel.scan"}, {"raw", nobodysCode}});

        QVERIFY(again.at("events").empty());
        QCOMPARE(unknown(floor).at("scans").size(), std::size_t{1});
    }

    void boxWhoseLabelNobodyKnowsIsTakenInAllTheSame()
    {
        Floor floor;
        floor.signIn(floor.demo.ben);

        const auto seen = floor.say({{"do", "parcel.scan"}, {"raw", nobodysCode}, {"unknown", true}});

        QCOMPARE(typesIn(seen), (std::vector<std::string>{"parcel.carrier_scanned", "discrepancy.opened"}));
        QVERIFY(floor.tell(R"({"do":"parcel.accept","parcel":"@parcel"})").at("ok").get<bool>());
        QCOMPARE(unknown(floor).at("parcels").size(), std::size_t{1});
        floor.signIn(floor.demo.lee);
        QVERIFY(assign(floor, seen.at("parcel").get<std::string>().c_str()).at("ok").get<bool>());
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void parcelOfNoBrandOpensADiscrepancyInTheLaneOfUnknownParcels()
    {
        Floor floor;
        floor.signIn(floor.demo.ben);

        const auto seen = floor.say({{"do", "parcel.scan"}, {"raw", floor.tracking}});

        QCOMPARE(typesIn(seen), (std::vector<std::string>{"parcel.carrier_scanned", "discrepancy.opened"}));
        const auto shown = floor.tell(R"({"do":"show","parcel":"@parcel"})");
        QCOMPARE(shown.at("discrepancies")[0].at("kind").get<std::string>(), std::string("unknown_parcel"));
        const auto operators = must(floor.store().ledger().laneOf(TenantId{}));
        QCOMPARE(seen.at("events")[0].at("lane").get<std::string>(), operators->origin);
        const auto named = floor.tell(Json{
            {"do", "parcel.scan"}, {"raw", "9205590242327008598961"}, {"tenant", floor.demo.northwindName}});
        QCOMPARE(typesIn(named), std::vector<std::string>{"parcel.carrier_scanned"});
    }

    void supervisorGivesItItsBrandAndItGoesOnThere()
    {
        Floor floor;
        const auto was = nobodysParcel(floor);
        floor.signIn(floor.demo.lee);

        const auto assigned = assign(floor, was.c_str());

        QCOMPARE(typesIn(assigned),
            (std::vector<std::string>{"parcel.continued", "parcel.assigned", "discrepancy.resolved"}));
        const auto brands = *must(floor.store().ledger().laneOf(floor.demo.northwind));
        const auto& first = assigned.at("events")[0];
        QCOMPARE(first.at("lane").get<std::string>(), brands.origin);
        const auto entry = must(ledger::decodeEntry(
            must(floor.store().ledger().entryBytes(brands.id, first.at("index").get<std::uint64_t>()))));
        const auto old = must(parseId<SubjectId>(was));
        const auto place = must(floor.store().things().placesOf(old)).front();
        QCOMPARE(entry.references.size(), std::size_t{2});
        QCOMPARE(entry.references[0].index, place.index);
        QVERIFY(entry.references[0].leaf == must(floor.store().ledger().leafHash(place.lane, place.index)));
        // Ben still holds it, and works on there.
        floor.signIn(floor.demo.ben);
        const auto now = assigned.at("parcel").get<std::string>();
        const auto shown = floor.tell(Json{{"do", "show"}, {"parcel", floor.tracking}});
        QCOMPARE(shown.at("parcel").get<std::string>(), now);
        QCOMPARE(shown.at("state").get<std::string>(), std::string("accepted"));
        QVERIFY(floor.tell(Json{{"do", "parcel.open"}, {"parcel", now}}).at("ok").get<bool>());
        const auto item = floor.newItem();
        QCOMPARE(item.at("events")[0].at("lane").get<std::string>(), brands.origin);
        QCOMPARE(floor.tell(Json{{"do", "show"}, {"item", item.at("lpn")}}).at("chain").at("holes").size(),
            std::size_t{0});
        QVERIFY(unknown(floor).at("parcels").empty());
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void announcementThatCameLateIsThatParcel()
    {
        Floor floor;
        const auto was = nobodysParcel(floor);
        const auto told = floor.say({{"do", "parcel.expect"}, {"tenant", floor.demo.northwindName},
            {"tracking", floor.tracking}, {"lines", {{{"sku", "NW-JKT-0471-M"}}}}});
        floor.signIn(floor.demo.lee);

        const auto assigned = assign(floor, was.c_str());

        QCOMPARE(assigned.at("parcel"), told.at("parcel"));
        QCOMPARE(floor.tell(Json{{"do", "show"}, {"parcel", assigned.at("parcel")}}).at("lines").size(),
            std::size_t{1});
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void whatGotItsBrandIsScannedThere()
    {
        Floor floor;
        const auto was = nobodysParcel(floor);
        floor.signIn(floor.demo.lee);
        const auto assigned = assign(floor, was.c_str());

        const auto again = floor.say({{"do", "parcel.scan"}, {"raw", floor.tracking}});

        QCOMPARE(typesIn(again), std::vector<std::string>{"parcel.duplicate_scan"});
        QCOMPARE(again.at("parcel"), assigned.at("parcel"));
        refused(floor.tell(Json{{"do", "parcel.open"}, {"parcel", was}}), "order");
    }

    void onlyASupervisorSaysWhoseItIsAndOnlyOnce()
    {
        Floor floor;
        const auto was = nobodysParcel(floor);

        refused(assign(floor, was.c_str()), "G6");
        floor.signIn(floor.demo.lee);
        QCOMPARE(floor
                     .tell(Json{{"do", "parcel.assign"}, {"parcel", was}, {"tenant", "Nobody Ltd"},
                         {"reason", "so"}})
                     .value("fault", ""),
            std::string("not_found"));
        QCOMPARE(
            floor.tell(Json{{"do", "parcel.assign"}, {"parcel", was}, {"tenant", floor.demo.northwindName}})
                .value("fault", ""),
            std::string("invalid"));
        const auto assigned = assign(floor, was.c_str());
        QVERIFY(assigned.at("ok").get<bool>());
        refused(assign(floor, was.c_str()), "order");
        refused(assign(floor, assigned.at("parcel").get<std::string>().c_str()), "order");
    }

    void announcementOfItsNumberDoesNotHideWhatArrived()
    {
        Floor floor;
        const auto was = nobodysParcel(floor);
        floor.say(
            {{"do", "parcel.expect"}, {"tenant", floor.demo.northwindName}, {"tracking", floor.tracking}});

        const auto shown = floor.tell(Json{{"do", "show"}, {"parcel", floor.tracking}});

        QCOMPARE(shown.value("parcel", ""), was);
        QVERIFY(floor.tell(Json{{"do", "parcel.open"}, {"parcel", floor.tracking}}).at("ok").get<bool>());
    }

    void secondBrandsAnnouncementDoesNotHideTheFirstsParcel()
    {
        Floor floor;
        floor.signIn(floor.demo.ben);
        for (const auto& brand : {floor.demo.northwindName, floor.demo.alderName})
            floor.say({{"do", "parcel.expect"}, {"tenant", brand}, {"tracking", floor.tracking}});
        const auto seen =
            floor.say({{"do", "parcel.scan"}, {"raw", floor.tracking}, {"tenant", floor.demo.alderName}});

        const auto taken = floor.tell(Json{{"do", "parcel.accept"}, {"parcel", floor.tracking}});

        QCOMPARE(taken.value("parcel", ""), seen.value("parcel", "-"));
    }

    void severalAnnouncementsSayWhatToDo()
    {
        Floor floor;
        floor.signIn(floor.demo.ben);
        for (const auto& brand : {floor.demo.northwindName, floor.demo.alderName})
            floor.say({{"do", "parcel.expect"}, {"tenant", brand}, {"tracking", floor.tracking}});

        const auto answer = floor.tell(Json{{"do", "parcel.accept"}, {"parcel", floor.tracking}});

        QCOMPARE(answer.value("say", ""),
            std::string(
                "Several parcels have this number. Scan it and choose the brand, or name one by its id."));
    }

    void numberOfAnAssignedParcelNamesTheOneThatGoesOn()
    {
        Floor floor;
        const auto was = nobodysParcel(floor);
        floor.signIn(floor.demo.lee);
        const auto assigned = assign(floor, was.c_str());

        const auto named = must(store::subjectNamed(floor.store(), floor.tracking));

        QCOMPARE(toText(named), assigned.at("parcel").get<std::string>());
    }

    void parcelGivenToTheWrongBrandIsGivenToAnother()
    {
        Floor floor;
        const auto was = nobodysParcel(floor);
        floor.signIn(floor.demo.lee);
        const auto wrong = assign(floor, was.c_str());
        const Json anew{{"do", "parcel.assign"}, {"parcel", floor.tracking}, {"tenant", floor.demo.alderName},
            {"reason", "misread the slip"}};
        refused(floor.tell(anew), "order");

        floor.say({{"do", "event.declare_error"}, {"event", wrong.at("events").at(1).at("id")},
            {"reason", "incorrect_data"}});
        const auto right = floor.say(anew);

        QCOMPARE(typesIn(right), (std::vector<std::string>{"parcel.continued", "parcel.assigned"}));
        QCOMPARE(right.at("was"), wrong.at("parcel"));
        const auto shown = floor.tell(Json{{"do", "show"}, {"parcel", floor.tracking}});
        QCOMPARE(shown.at("parcel"), right.at("parcel"));
        QCOMPARE(shown.at("state").get<std::string>(), std::string("accepted"));
        refused(floor.tell(anew), "order");
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void numberThatSeveralBrandsExpectIsKeptUntilOneIsChosen()
    {
        Floor floor;
        floor.signIn(floor.demo.ben);
        for (const auto& brand : {floor.demo.northwindName, floor.demo.alderName})
            floor.say({{"do", "parcel.expect"}, {"tenant", brand}, {"tracking", floor.tracking}});

        const auto answer = floor.tell(Json{{"do", "parcel.scan"}, {"raw", floor.tracking}});

        QCOMPARE(
            answer.value("say", ""), std::string("Several brands expect this number. Choose the brand."));
        QCOMPARE(typesIn(answer), std::vector<std::string>{"parcel.scan_unread"});
        QCOMPARE(unknown(floor).at("scans").size(), std::size_t{1});
        QVERIFY(
            floor.tell(Json{{"do", "parcel.scan"}, {"raw", floor.tracking}, {"tenant", floor.demo.alderName}})
                .at("ok")
                .get<bool>());
    }

    void parcelThatGoesBackIsNoQuestionAnyMore()
    {
        Floor floor;
        floor.signIn(floor.demo.ben);
        floor.say({{"do", "parcel.scan"}, {"raw", floor.tracking}});

        const auto back = floor.say({{"do", "parcel.refuse"}, {"parcel", "@parcel"}, {"reason", "wet"}});

        QCOMPARE(typesIn(back), (std::vector<std::string>{"parcel.refused", "discrepancy.resolved"}));
        QVERIFY(unknown(floor).at("parcels").empty());
    }

    void itemsThatCameOutAlreadyKeepItInItsLane()
    {
        Floor floor;
        const auto was = nobodysParcel(floor);
        floor.say({{"do", "parcel.open"}, {"parcel", "@parcel"}});
        floor.newItem();
        floor.signIn(floor.demo.lee);

        refused(assign(floor, was.c_str()), "order");
    }
};

QTEST_GUILESS_MAIN(UnknownParcelTest)
#include "test_unknown_parcel.moc"
