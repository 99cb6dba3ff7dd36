// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/ledger/certificate_json.h"
#include "app/ledger/report.h"
#include "app/store/evidence.h"
#include "tests/support/mirror_key.h"

using namespace custody;
using namespace custody::store;
using namespace custody::test;

namespace {

const std::string ups = "1Z5R89390357567127", lpn = "LPN7K3M9QX2W";

struct OneItem {
    DemoStore demo;
    SubjectId parcel = demo.openedParcel(demo.northwind, ups, demo.ben.id);
    SubjectId item = demo.item(parcel, lpn, demo.ben.id);
};

std::vector<std::string> shownIn(const ledger::Report& report)
{
    std::vector<std::string> names;
    for (const auto& event : report.events)
        for (const auto& field : event.shown)
            names.push_back(event.type + ":" + field.name);
    return names;
}

std::string everythingIn(const ledger::Certificate& certificate)
{
    std::string all = certificate.text();
    for (const auto& event : certificate.events)
        for (const auto& shown : event.evidence.disclosures)
            all += text(shown);
    return all;
}

ledger::Report verified(const ledger::Certificate& certificate)
{
    return ledger::verifyCertificate(certificate.text(), nullptr);
}

} // namespace

class DisclosureTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyTheChosenFieldsAreShown()
    {
        OneItem given;

        const auto report =
            verified(must(certificateOf(*given.demo, given.item, FieldChoice::only({"lpn", "sku"}))));

        QVERIFY(report.verifies && report.subjectProved);
        QCOMPARE(shownIn(report), (std::vector<std::string>{"item.registered:lpn", "item.registered:sku"}));
        QCOMPARE(report.hiddenFields, std::uint64_t(10));
    }

    void aFieldIsWithheldFromOneKindOfEventOrFromAll()
    {
        OneItem given;

        const auto report = verified(must(certificateOf(
            *given.demo, given.item, FieldChoice::allBut({"parcel.accepted:pieces", "tracking"}))));

        QVERIFY(report.verifies && report.subjectProved);
        for (const auto& name : shownIn(report))
            QVERIFY2(!name.ends_with(":tracking") && name != "parcel.accepted:pieces", name.c_str());
        QCOMPARE(report.hiddenFields, std::uint64_t(3));
    }

    void whoseNameIsWithheldIsNotNamedByTheSubjectEither()
    {
        OneItem given;

        const auto parcel = must(certificateOf(*given.demo, given.parcel, FieldChoice::allBut({"tracking"})));
        const auto nothing = must(certificateOf(*given.demo, given.item, FieldChoice::nothing()));

        QCOMPARE(parcel.subject, std::string("parcel withheld"));
        QVERIFY(everythingIn(parcel).find(ups) == std::string::npos);
        QCOMPARE(nothing.subject, std::string("item withheld"));
        QVERIFY(everythingIn(nothing).find(lpn) == std::string::npos);
        const auto report = verified(nothing);
        QVERIFY(report.verifies && report.subjectWithheld);
        QVERIFY(shownIn(report).empty());
        QVERIFY(ledger::describe(report).find("its subject is withheld") != std::string::npos);
    }

    // The scan's raw bytes spelled the number that was to be withheld.
    void aWithheldValueThatAnotherFieldTellsIsRefused()
    {
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, ups, demo.ben.id);
        auto scanned = demo.event(chain::EventType::ParcelDuplicateScan, demo.ben.id,
            {{"raw", bytes("]C1" + ups)}, {"match", "exact"}});
        scanned.parcel = parcel;
        demo.record(scanned);

        const auto slipped = certificateOf(*demo, parcel, FieldChoice::allBut({"tracking"}));
        const auto kept = certificateOf(*demo, parcel, FieldChoice::allBut({"tracking", "raw"}));

        QVERIFY(!slipped);
        QVERIFY2(
            slipped.error().what.starts_with("the field parcel.duplicate_scan:raw would tell what tracking"),
            slipped.error().what.c_str());
        QVERIFY(kept);
    }

    // Spelled as people and labels spell it, the number told itself all the same.
    void aWithheldValueThatAnotherFieldSpellsDifferentlyIsRefused_data()
    {
        QTest::addColumn<QByteArray>("spelled");
        QTest::newRow("in groups") << QByteArray("1Z 5R8 939 03 5756 7127");
        QTest::newRow("with hyphens") << QByteArray("1Z-5R8-939-03-5756-7127");
        QTest::newRow("small letters") << QByteArray("1z5r89390357567127");
        QTest::newRow("inside a sentence") << QByteArray("the label said 1z 5r8 939-0357567127, torn");
        QTest::newRow("lines") << QByteArray("1Z5R893903\r\n57567127");
    }

    void aWithheldValueThatAnotherFieldSpellsDifferentlyIsRefused()
    {
        QFETCH(QByteArray, spelled);
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, ups, demo.ben.id);
        auto noted =
            demo.event(chain::EventType::ParcelDuplicateScan, demo.ben.id, {{"note", spelled.toStdString()}});
        noted.parcel = parcel;
        demo.record(noted);

        const auto slipped = certificateOf(*demo, parcel, FieldChoice::allBut({"tracking"}));
        const auto kept = certificateOf(*demo, parcel, FieldChoice::allBut({"tracking", "note"}));

        QVERIFY(!slipped);
        QVERIFY2(
            slipped.error().what.starts_with("the field parcel.duplicate_scan:note would tell what tracking"),
            slipped.error().what.c_str());
        QVERIFY(kept);
    }

    void aFieldNobodyHasIsASlipOfTheExporter()
    {
        OneItem given;

        const auto misspelt = certificateOf(*given.demo, given.item, FieldChoice::allBut({"traking"}));

        QVERIFY(!misspelt);
        QCOMPARE(misspelt.error().fault, Fault::Invalid);
        QVERIFY(misspelt.error().what.find("traking; these have:") != std::string::npos);
        QVERIFY(misspelt.error().what.find("tracking") != std::string::npos);
    }

    void aChoiceSaysItselfForTheRecord()
    {
        QCOMPARE(FieldChoice::everything().text(), std::string("everything"));
        QCOMPARE(FieldChoice::nothing().text(), std::string("nothing"));
        QCOMPARE(FieldChoice::only({"sku", "lpn", "sku"}).text(), std::string("only lpn, sku"));
        QCOMPARE(FieldChoice::allBut({"tracking"}).text(), std::string("all but tracking"));
    }

    void aWholeLaneIsCertifiedFromItsFirstEvent()
    {
        OneItem given;
        const auto lane = must(given.demo->laneFor(given.parcel));

        const auto report = verified(must(certificateOfLane(*given.demo, lane, FieldChoice::everything())));

        QVERIFY(report.verifies && report.subjectProved && report.fromTheBeginning);
        QCOMPARE(report.events.size(), std::size_t(lane.size));
    }

    void aLanesTilesVerifyUpToItsHeadOrItsReceipt()
    {
        OneItem given;
        const MirrorKey mirror;
        const auto lane = must(given.demo->laneFor(given.parcel));
        (void)receipt(given.demo, lane, mirror);
        given.demo.photo(given.parcel, "after the receipt", given.demo.ben.id);
        const auto grown = must(given.demo->laneFor(given.parcel));
        const auto policy = must(ledger::Policy::parse("log " + given.demo->ledger().logKey(lane).text()
            + "\nwitness mirror " + mirror.verifier().text() + "\nquorum mirror\n"));
        for (const auto upTo : {TilesUpTo::NewestCosigned, TilesUpTo::NewestHead}) {
            std::map<std::string, Bytes> files;

            const auto size = must(exportTiles(
                *given.demo, grown, upTo, [&](const std::string& path, ByteView content) -> Result<> {
                    files[path] = Bytes(content.begin(), content.end());
                    return {};
                }));
            const auto report = ledger::verifyTiles(
                [&](const std::string& path) -> Result<std::optional<Bytes>> {
                    return files.contains(path) ? std::optional(files[path]) : std::nullopt;
                },
                upTo == TilesUpTo::NewestCosigned ? &policy : nullptr);

            QVERIFY2(report.verifies, ledger::describe(report).c_str());
            QCOMPARE(report.witnesses.size(), std::size_t(upTo == TilesUpTo::NewestCosigned ? 1 : 0));
            QCOMPARE(size, upTo == TilesUpTo::NewestCosigned ? lane.size : grown.size);
        }
    }

    void nothingCosignedGivesNoCosignedTiles()
    {
        OneItem given;

        const auto made = exportTiles(*given.demo, must(given.demo->laneFor(given.parcel)),
            TilesUpTo::NewestCosigned, [](const std::string&, ByteView) { return Result<>(); });

        QCOMPARE(made.error().fault, Fault::NotFound);
    }
};

QTEST_GUILESS_MAIN(DisclosureTest)
#include "test_disclosure.moc"
