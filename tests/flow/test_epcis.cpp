// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/support/shipped_station.h"

using namespace custody::test;

namespace {

QByteArray aWrongGrade()
{
    return R"({"do":"parcel.expect","tenant":"Northwind Apparel","carrier":"ups","tracking":"1Z5R89390357567127","lines":[{"sku":"NW-JKT-0471-M"}]}
{"do":"session.login","badge":"26:2F764DD","pin":"2580"}
{"do":"parcel.scan","raw":"1Z5R89390357567127"}
{"do":"parcel.accept","parcel":"@parcel","outer_condition":"corner crushed"}
{"do":"parcel.open","parcel":"@parcel"}
{"do":"item.register","parcel":"@parcel","sku":"NW-JKT-0471-M","category":"outerwear"}
{"do":"parcel.reconcile","parcel":"@parcel"}
{"do":"item.hold","item":"@item","hold":"qa","reason":"looks new"}
)";
}

QByteArray declaring(const std::string& wrong)
{
    const nlohmann::json login{{"do", "session.login"}, {"badge", "26:2F764DD"}, {"pin", "2580"}};
    const nlohmann::json declare{
        {"do", "event.declare_error"}, {"reason", "did_not_occur"}, {"event", wrong}};
    return QByteArray::fromStdString(login.dump() + "\n" + declare.dump() + "\n");
}

nlohmann::json documentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? nlohmann::json::parse(file.readAll().toStdString())
                                          : nlohmann::json();
}

} // namespace

class EpcisTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void partnerIsToldWhatGoodsAreWrongWhoBroughtThemAndWhen()
    {
        // Given an announced parcel with other goods in it, and a grade that says nothing of the condition
        const ShippedStation station;
        QVERIFY2(station.ready(), station.enrolled.err);
        station.play(
            R"({"do":"parcel.expect","tenant":"Northwind Apparel","carrier":"ups","tracking":"1Z5R89390357567127","rma":"R-7","lines":[{"sku":"NW-JKT-0471-M"}]}
{"do":"session.login","badge":"26:2F764DD","pin":"2580"}
{"do":"parcel.scan","raw":"1Z5R89390357567127"}
{"do":"parcel.accept","parcel":"@parcel"}
{"do":"parcel.open","parcel":"@parcel"}
{"do":"parcel.reconcile","parcel":"@parcel","lines":[{"line":1,"resolution":"wrong"}]}
)");

        // When it is exported by a machine in New York
        const auto out = station.path("wrong.epcis");
        qputenv("TZ", "America/New_York");
        const auto exported = run(ours("custody-admin"),
            {"export", "--data", station.data(), "--parcel", "1Z5R89390357567127", "--format", "epcis",
                "--out", out});
        qunsetenv("TZ");

        // Then the goods are of another class, the carrier gave them up, and the brand's papers are named
        QVERIFY2(exported.exitCode == 0, exported.err);
        const auto document = documentOf(out);
        const auto& events = document.at("epcisBody").at("eventList");
        const auto& accepted = events[1];
        const auto& counted = events.back();
        QCOMPARE(counted.at("disposition").get<std::string>(), std::string("mismatch_class"));
        QCOMPARE(accepted.at("sourceList")[0].at("source").get<std::string>(),
            std::string("urn:custody:carrier:ups"));
        std::vector<std::string> papers;
        for (const auto& paper : accepted.at("bizTransactionList"))
            papers.push_back(paper.at("type").get<std::string>());
        QCOMPARE(papers, (std::vector<std::string>{"desadv", "rma"}));
        const auto offset = accepted.at("eventTimeZoneOffset").get<std::string>();
        QVERIFY2(offset == "-05:00" || offset == "-04:00", offset.c_str());
    }

    void partnerReadsTheParcelInHerOwnTerms()
    {
        // Given a parcel that came in damaged, and an entry that was declared wrong
        const ShippedStation station;
        QVERIFY2(station.ready(), station.enrolled.err);
        const auto answers = answersOf(station.play(aWrongGrade()).out);
        const auto wrong = answers.back().at("events")[0].at("id").get<std::string>();
        const auto declared = answersOf(station.play(declaring(wrong)).out);
        QVERIFY(declared.back().at("ok").get<bool>());

        // When the parcel is exported
        const auto out = station.path("parcel.epcis");
        const auto exported = run(ours("custody-admin"),
            {"export", "--data", station.data(), "--parcel", "1Z5R89390357567127", "--format", "epcis",
                "--out", out});

        // Then each event says what it is in EPCIS, and the wrong one is repeated with its declaration
        QVERIFY2(exported.exitCode == 0, exported.err);
        const auto document = documentOf(out);
        const auto& events = document.at("epcisBody").at("eventList");
        std::vector<std::string> steps;
        std::vector<nlohmann::json> held;
        for (const auto& event : events) {
            steps.push_back(event.at("bizStep").get<std::string>());
            if (event.at("eventID").get<std::string>() == "urn:uuid:" + wrong)
                held.push_back(event);
        }
        QCOMPARE(steps,
            (std::vector<std::string>{
                "arriving", "accepting", "unpacking", "unpacking", "commissioning", "holding", "holding"}));
        QCOMPARE(events[1].at("disposition").get<std::string>(), std::string("damaged"));
        QCOMPARE(events[3].at("type").get<std::string>(), std::string("AggregationEvent"));
        QCOMPARE(held.size(), std::size_t{2});
        QVERIFY(!held[0].contains("errorDeclaration"));
        QCOMPARE(
            held[1].at("errorDeclaration").at("reason").get<std::string>(), std::string("did_not_occur"));
        held[1].erase("errorDeclaration");
        QVERIFY(held[0] == held[1]);

        // And GS1's own schema takes it
        const auto data = qEnvironmentVariable("CUSTODY_TEST_DATA");
        if (data.isEmpty())
            QSKIP("CUSTODY_TEST_DATA is not set: GS1's schema is not here");
        const auto checked = run("python3",
            {"-c",
                "import json,sys,jsonschema\n"
                "jsonschema.validate(json.load(open(sys.argv[1])), json.load(open(sys.argv[2])))",
                out, data + "/epcis/EPCIS-JSON-Schema.json"});
        QVERIFY2(checked.exitCode == 0, checked.err);
    }
};

QTEST_GUILESS_MAIN(EpcisTest)
#include "test_epcis.moc"
