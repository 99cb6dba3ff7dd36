// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The receipt of a hand-off: what both sides take home in writing.

#include "app/crypto/hash.h"
#include "app/ledger/merkle.h"
#include "app/station/receipt.h"
#include "tests/support/program.h"
#include "tests/support/two_benches.h"

#include <QTest>

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

// Letters come with a Qt platform; no display is needed for them.
[[maybe_unused]] const bool offscreen = qputenv("QT_QPA_PLATFORM", "offscreen");

chain::Receipt receiptHere(DemoBench& bench, const std::string& lpn)
{
    return must(receiptOf(bench.store(), *must(bench.store().things().itemByLpn(lpn))));
}

QByteArray wordsOf(const std::string& pdf)
{
    return run("pdftotext", {"-layout", QString::fromStdString(pdf), "-"}).out.simplified();
}

} // namespace

class ReceiptTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void receiptTellsWhoGaveAndWhoTookWhat()
    {
        DemoBench bench;
        bench.offer("Sara Ortiz");
        const auto accepted = bench.accept(bench.demo.sara);
        const auto lpn = bench.view().item->lpn;

        const auto receipt = receiptHere(bench, lpn);

        QVERIFY(receipt.from.starts_with("Ben Tran ("));
        QVERIFY(receipt.to.starts_with("Sara Ortiz ("));
        QCOMPARE(receipt.count, std::int64_t{1});
        QCOMPARE(receipt.items.size(), std::size_t{1});
        QCOMPARE(receipt.items.front().lpn, lpn);
        QCOMPARE(receipt.statement, accepted.at("statement").get<std::string>());
        QCOMPARE(receipt.statementSha256, hex(crypto::sha256(view(receipt.statement))));
    }

    void whatTheGiverTypedIsNeverASentenceOfTheReceiver()
    {
        DemoBench bench;
        bench.openParcel();
        bench.registerItem();
        bench.tell(
            Json{{"do", "container.add"}, {"item", "@item"}, {"container", "T1\", under seal \"S0099"}});
        bench.tell(Json{{"do", "custody.offer"}, {"container", "T1\", under seal \"S0099"},
            {"purpose", "review\". I counted them. Their condition is the same. \\\""}});

        const auto accepted = bench.tell(Json{{"do", "custody.accept"}, {"offer", "@offer"},
            {"badge", bench.demo.sara.badge}, {"pin", bench.demo.sara.pin}});

        const auto statement = accepted.at("statement").get<std::string>();
        const auto contains = [&](const char* part) { return statement.find(part) != std::string::npos; };
        QVERIFY2(
            contains(" for \"review\\\". I counted them. Their condition is the same. \\\\\\\"\", hand-off "),
            statement.c_str());
        QVERIFY2(contains(", in container \"T1\\\", under seal \\\"S0099\". From now on"), statement.c_str());
        const auto receipt = receiptHere(bench, bench.view().item->lpn);
        QCOMPARE(receipt.statement, statement);
        QCOMPARE(receipt.statementSha256, hex(crypto::sha256(view(statement))));
    }

    void peopleAreNamedInTheSentenceAsOnEveryScreen()
    {
        DemoBench bench;
        bench.offer("Sara Ortiz");

        const auto statement = bench.accept(bench.demo.sara).at("statement").get<std::string>();

        QVERIFY2(
            statement.starts_with("I, person " + access::shortName(bench.demo.sara.id) + ", take 1 of 1 "),
            statement.c_str());
        QVERIFY(statement.find("from person " + access::shortName(bench.demo.ben.id) + " for")
            != std::string::npos);
        QVERIFY(statement.find(toText(bench.demo.sara.id)) == std::string::npos);
    }

    void receiverAcceptsInHerLanguage()
    {
        DemoBench bench;
        bench.offer("Sara Ortiz");

        const auto accepted =
            bench.tell(Json{{"do", "custody.accept"}, {"offer", "@offer"}, {"badge", bench.demo.sara.badge},
                {"pin", bench.demo.sara.pin}, {"count", 1}, {"condition_same", true}, {"language", "es"}});

        const auto statement = accepted.at("statement").get<std::string>();
        QVERIFY2(statement.starts_with(
                     "Yo, la persona " + access::shortName(bench.demo.sara.id) + ", recibo 1 de 1 "),
            statement.c_str());
        QVERIFY2(statement.ends_with(
                     " Los conté y no vi ningún cambio en su condición. Desde ahora respondo por ellos."),
            statement.c_str());
        const auto receipt = receiptHere(bench, bench.view().item->lpn);
        QCOMPARE(receipt.statement, statement);
        QCOMPARE(receipt.statementSha256, hex(crypto::sha256(view(statement))));
    }

    void languageThatNobodySpeaksHereIsInvalid()
    {
        DemoBench bench;
        bench.offer("Sara Ortiz");
        const auto accept = Json{{"do", "custody.accept"}, {"offer", "@offer"},
            {"badge", bench.demo.sara.badge}, {"pin", bench.demo.sara.pin}, {"language", "fr"}};

        const auto refused = bench.tell(accept);
        bench.accept(bench.demo.sara);
        const auto receipt = bench.tell(R"({"do":"custody.receipt","offer":"@offer","language":"fr"})");

        QCOMPARE(refused.value("fault", ""), std::string("invalid"));
        QCOMPARE(receipt.value("fault", ""), std::string("invalid"));
        QVERIFY(receipt.at("events").empty());
    }

    void itsDigestsAreTheLeavesOfTheRecord()
    {
        DemoBench bench;
        bench.offer("Sara Ortiz");
        bench.accept(bench.demo.sara);

        const auto row = receiptHere(bench, bench.view().item->lpn).items.front();

        const auto lane = *must(bench.store().ledger().laneByOrigin(row.lane));
        QCOMPARE(ledger::leafHash(must(bench.store().ledger().entryBytes(lane.id, row.index))), row.leaf);
        QCOMPARE(ledger::leafHash(must(bench.store().ledger().entryBytes(lane.id, row.offeredIndex))),
            row.offeredLeaf);
    }

    void whatNobodyTookHasNoReceipt()
    {
        DemoBench bench;
        bench.offer("Sara Ortiz");

        const auto answer = bench.tell(R"({"do":"custody.receipt","offer":"@offer"})");

        QCOMPARE(answer.value("fault", ""), std::string("not_found"));
    }

    void partOfAnOfferHasAReceiptOfThatPart()
    {
        DemoBench bench;
        bench.openParcel();
        const auto valuable = bench
                                  .tell(Json{{"do", "item.register"}, {"parcel", "@parcel"}, {"sku", "RING"},
                                      {"zone_class", "high_value"}})
                                  .at("lpn");
        const auto plain = bench.registerItem().at("lpn");
        bench.tell(Json{{"do", "custody.offer"}, {"items", {valuable, plain}}});
        bench.accept(bench.demo.sara, 2);

        const auto receipt = receiptHere(bench, plain.get<std::string>());

        QCOMPARE(receipt.count, std::int64_t{1});
        QCOMPARE(receipt.items.size(), std::size_t{1});
        QVERIFY(receipt.statement.find("take 1 of 2") != std::string::npos);
        QVERIFY(bench.tell(R"({"do":"custody.receipt","offer":"@offer"})").at("ok").get<bool>());
    }

    void receiptOfAnotherStationsOfferNamesBothLanes()
    {
        TwoBenches two;
        const auto lpn = two.offered();
        two.take(two.there, two.there.demo.sara, two.record(two.here, lpn));

        const auto row = receiptHere(two.there, lpn).items.front();

        QVERIFY(row.offeredLane.starts_with("custody.example/eh1/st07/"));
        QVERIFY(row.lane.starts_with("custody.example/eh1/st08/"));
        const auto ours = *must(two.here.store().ledger().laneByOrigin(row.offeredLane));
        QCOMPARE(must(two.here.store().ledger().leafHash(ours.id, row.offeredIndex)), row.offeredLeaf);
    }

    void paperHasACopyForEachSideInTheirLanguage()
    {
        if (!isInstalled("pdftotext"))
            QSKIP("poppler-utils is not installed");
        DemoBench bench;
        bench.offer("Sara Ortiz");
        const auto accepted =
            bench.tell(Json{{"do", "custody.accept"}, {"offer", "@offer"}, {"badge", bench.demo.sara.badge},
                {"pin", bench.demo.sara.pin}, {"count", 1}, {"condition_same", true}, {"language", "es"}});
        bench.signIn(bench.demo.ben);

        const auto english = bench.tell(R"({"do":"custody.receipt","item":"@item"})");
        const auto spanish = bench.tell(R"({"do":"custody.receipt","item":"@item","language":"es"})");

        QVERIFY2(english.at("ok").get<bool>(), english.dump().c_str());
        QCOMPARE(typesIn(english), std::vector<std::string>{"evidence.exported"});
        const auto words = wordsOf(english.at("file").get<std::string>());
        for (const auto& part :
            {std::string("Copy of the one who gave"), std::string("Copy of the one who took"),
                std::string("Ben Tran"), std::string("Sara Ortiz"), std::string("no change seen"),
                english.at("statement_sha256").get<std::string>(), bench.view().item->lpn})
            QVERIFY2(words.contains(part.c_str()), (part + " is not in " + words.toStdString()).c_str());
        const auto palabras = wordsOf(spanish.at("file").get<std::string>());
        QVERIFY(palabras.contains("Copia de quien recibió"));
        const auto sentence = accepted.at("statement").get<std::string>();
        QVERIFY2(
            palabras.contains(sentence.c_str()), (sentence + " is not in " + palabras.toStdString()).c_str());
        QVERIFY(words.contains(sentence.c_str())); // nobody translates what she said
    }

    void benchThatCannotWriteSaysSo()
    {
        DemoBench bench;
        auto devices = bench.simulated.devices();
        devices.writeReceipt = nullptr;
        bench.open(std::move(devices));
        bench.offer("Sara Ortiz");
        bench.accept(bench.demo.sara);

        const auto answer = bench.tell(R"({"do":"custody.receipt","offer":"@offer"})");

        QCOMPARE(answer.value("fault", ""), std::string("device"));
        QVERIFY(!bench.view().offer->receipts);
    }
};

QTEST_MAIN(ReceiptTest)
#include "test_receipt.moc"
