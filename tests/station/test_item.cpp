// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/store/evidence.h"
#include "tests/support/demo_bench.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

Json print(DemoBench& bench) { return bench.tell(R"({"do":"label.print","item":"@item"})"); }

Json verify(DemoBench& bench, const std::string& scanned)
{
    return bench.tell(Json{{"do", "label.verify"}, {"item", "@item"}, {"scanned", scanned}});
}

Json photo(DemoBench& bench, const char* subject, const std::string& path)
{
    return bench.tell(Json{{"do", "photo.capture"}, {"subject", subject}, {"role", "front"}, {"path", path}});
}

std::vector<std::string> historyOfItem(DemoBench& bench)
{
    return typesIn(bench.tell(R"({"do":"show","item":"@item"})"), "history");
}

std::size_t photosOnDisk(DemoBench& bench) { return must(bench.store().photos().all()).size(); }

} // namespace

class ItemTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void registeredItemHasANumberOfItsOwnAndIsHeldByWhoRegisteredIt()
    {
        DemoBench bench;
        const auto first = bench.item();

        const auto second = bench.registerItem();

        QVERIFY(first.at("lpn") != second.at("lpn"));
        QCOMPARE(bench.view().item->custodian, std::string("Ben Tran"));
        QCOMPARE(bench.view().parcel->items.size(), std::size_t{2});
        QCOMPARE(bench.view().item->sku, std::string("NW-JKT-0471-M"));
    }

    void itemCanBeNamedByItsTradeItemNumberAlone()
    {
        DemoBench bench;
        bench.openParcel();

        bench.tell(R"({"do":"item.register","parcel":"@parcel","gtin":"04006381333931"})");

        QCOMPARE(bench.view().item->sku, std::string("04006381333931"));
    }

    void printedLabelIsRecordedBeforeAndAfter()
    {
        DemoBench bench;
        const auto item = bench.item();

        const auto answer = print(bench);

        QCOMPARE(typesIn(answer), (std::vector<std::string>{"label.print_requested", "label.printed"}));
        QCOMPARE(bench.simulated.printer().lastLabels().size(), std::size_t{1});
        QVERIFY(bench.printer.jobs.at(0).find("Northwind Apparel") != std::string::npos);
        QVERIFY(bench.printer.jobs.at(0).find("REPRINT") == std::string::npos);
        QCOMPARE(bench.view().item->label, std::string("printed"));
        const auto seen = bench.tell(
            Json{{"do", "parcel.scan"}, {"image", bench.simulated.printer().lastLabels().at(0).string()}});
        QCOMPARE(seen.at("lpn"), item.at("lpn"));
    }

    void printerOutOfLabelsIsADeviceFaultAndRecorded()
    {
        DemoBench bench;
        bench.item();
        bench.simulated.printer().suffer(devices::PrinterTrouble::OutOfLabels);

        const auto answer = print(bench);

        QCOMPARE(answer.at("fault").get<std::string>(), std::string("device"));
        QCOMPARE(answer.at("rule").get<std::string>(), std::string("printer.out_of_labels"));
        QVERIFY(answer.at("say").get<std::string>().starts_with("The printer is out of labels."));
        QCOMPARE(bench.view().outcome.mark, Mark::Attention);
        QCOMPARE(historyOfItem(bench).back(), std::string("label.failed"));
        QCOMPARE(bench.view().exceptionsToday, std::int64_t{1});
    }

    void printingAgainSaysReprint()
    {
        DemoBench bench;
        bench.item();
        bench.simulated.printer().suffer(devices::PrinterTrouble::OutOfLabels);
        print(bench);
        bench.simulated.printer().suffer({});

        const auto answer = print(bench);
        print(bench);

        QVERIFY(answer.at("ok").get<bool>());
        QVERIFY(bench.printer.jobs.at(1).find("REPRINT 1") != std::string::npos);
        QVERIFY(bench.printer.jobs.at(2).find("REPRINT 2") != std::string::npos);
    }

    void labelSentToAMutePrinterIsOnlyProvedByItsScan()
    {
        DemoBench bench;
        bench.item();
        bench.printer.mute = true;

        const auto answer = print(bench);

        QCOMPARE(answer.at("printed").get<std::string>(), std::string("sent"));
        QCOMPARE(bench.view().item->label, std::string("requested"));
        QVERIFY(verify(bench, "@lpn").at("ok").get<bool>());
        QCOMPARE(bench.view().item->label, std::string("verified"));
        QCOMPARE(bench.view().item->process, std::string("labelled"));
    }

    void labelOfAnotherItemIsRefusedAndRecorded()
    {
        DemoBench bench;
        const auto other = bench.item();
        bench.registerItem();
        print(bench);

        const auto answer = verify(bench, other.at("lpn").get<std::string>());

        QCOMPARE(answer.at("fault").get<std::string>(), std::string("refused"));
        QCOMPARE(answer.at("say").get<std::string>(), std::string("This label belongs to another item."));
        QCOMPARE(typesIn(answer), std::vector<std::string>{"transition.denied"});
        QCOMPARE(bench.view().item->label, std::string("printed"));
    }

    void labelBeforeItIsPrintedIsRefused()
    {
        DemoBench bench;
        bench.item();

        QCOMPARE(
            verify(bench, "@lpn").at("say").get<std::string>(), std::string("This item has no label yet."));
    }

    void itemInOtherHandsIsNotWorkedOn_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char* line : {R"({"do":"label.print","item":"@item"})",
                 R"({"do":"label.verify","item":"@item","scanned":"@lpn"})",
                 R"({"do":"photo.capture","subject":"@item","role":"front","path":"/nowhere.png"})",
                 R"({"do":"custody.offer","items":["@item"]})",
                 R"({"do":"item.register","parcel":"@parcel","sku":"A"})"})
            QTest::newRow(line) << QByteArray(line);
    }

    void itemInOtherHandsIsNotWorkedOn()
    {
        QFETCH(QByteArray, line);
        DemoBench bench;
        bench.item();
        print(bench);
        const auto history = historyOfItem(bench).size();
        bench.signIn(bench.demo.sara);

        const auto answer = bench.tell(line.toStdString());

        QCOMPARE(answer.at("fault").get<std::string>(), std::string("refused"));
        QCOMPARE(answer.at("rule").get<std::string>(), std::string("G1"));
        QCOMPARE(typesIn(answer), std::vector<std::string>{"transition.denied"});
        const auto shown = bench.tell(Json{{"do", "show"}, {"item", "@item"}});
        QCOMPARE(shown.at("held_by").get<std::string>(), access::shortName(bench.demo.ben.id));
        QVERIFY(historyOfItem(bench).size() <= history + 1);
        QCOMPARE(bench.printer.jobs.size(), std::size_t{1});
    }

    void photoIsKeptInItsOriginalBytes()
    {
        DemoBench bench;
        const auto item = bench.item();
        const auto path = bench.blankPicture();
        const auto original = must(readFile(path, 1 << 20));

        const auto answer = photo(bench, "@item", path);

        QCOMPARE(answer.at("sha256").get<std::string>(), hex(crypto::sha256(original)));
        const auto id = must(parseId<SubjectId>(item.at("item").get<std::string>()));
        const auto kept = must(bench.store().things().item(id));
        const auto keys = must(bench.store().subjects().find(kept.parcel));
        QCOMPARE(must(bench.store().photos().open(kept.photos.at(0).sealed, keys, kept.photos[0].event, 0)),
            original);
    }

    void pictureThatIsNoneIsRefusedAndNothingIsKept_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("this is no picture");
        QTest::newRow("PNG cut short") << QByteArray("\x89PNG\r\n\x1a\n", 8);
        QTest::newRow("JPEG cut short") << QByteArray("\xFF\xD8\xFF\xE0", 4);
    }

    void pictureThatIsNoneIsRefusedAndNothingIsKept()
    {
        QFETCH(QByteArray, content);
        DemoBench bench;
        bench.item();
        const auto before = bench.recorded();

        const auto answer = photo(bench, "@item", bench.file("bad.png", view(content.toStdString())));

        QVERIFY(!answer.at("ok").get<bool>());
        QCOMPARE(bench.recorded(), before);
        QCOMPARE(photosOnDisk(bench), std::size_t{0});
    }

    void pictureThatIsNotThereIsRefusedAndNothingIsKept()
    {
        DemoBench bench;
        bench.item();
        const auto before = bench.recorded();

        const auto answer = photo(bench, "@item", "/nowhere/at/all.png");

        QVERIFY(!answer.at("ok").get<bool>());
        QCOMPARE(bench.recorded(), before);
    }

    void photoWithoutACameraSaysSo()
    {
        DemoBench bench;
        bench.item();

        const auto answer = bench.tell(R"({"do":"photo.capture","subject":"@item","role":"front"})");

        QCOMPARE(answer.at("fault").get<std::string>(), std::string("device"));
        QCOMPARE(answer.at("say").get<std::string>(), std::string("No camera is connected."));
    }
};

QTEST_GUILESS_MAIN(ItemTest)
#include "test_item.moc"
