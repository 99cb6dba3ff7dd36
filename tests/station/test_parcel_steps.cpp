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

std::string fault(const Json& answer) { return answer.value("fault", "none"); }

} // namespace

// What may be done with a parcel, and in which order.
class ParcelStepsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stepOutOfOrderIsRefusedAndRecorded_data()
    {
        QTest::addColumn<QByteArray>("before"); // steps taken
        QTest::addColumn<QByteArray>("step");
        QTest::addColumn<QByteArray>("say");
        const auto row = [](const char* before, const char* step, const char* say) {
            QTest::addRow("%s after %s", step, before)
                << QByteArray(before) << QByteArray(step) << QByteArray(say);
        };
        row("expect", "accept", "This parcel has not been scanned yet.");
        row("expect", "open", "This parcel has not been accepted yet.");
        row("expect scan", "open", "This parcel has not been accepted yet.");
        row("expect scan accept", "accept", "This parcel has already been accepted.");
        row("expect scan accept", "refuse", "This parcel has already been accepted.");
        row("expect scan accept open", "open", "This parcel is already open.");
        row("expect scan refuse", "accept", "This parcel was refused.");
        row("expect scan refuse", "open", "This parcel was refused.");
        row("expect scan accept", "register", "This parcel has not been opened yet.");
        row("expect scan", "photo", "This parcel has not been accepted yet.");
    }

    void stepOutOfOrderIsRefusedAndRecorded()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, step);
        QFETCH(QByteArray, say);
        DemoBench bench;
        bench.signIn(bench.demo.ben);
        const auto parcel = bench.tracking;
        const std::map<QByteArray, Json> commands{
            {"expect", {{"do", "parcel.expect"}, {"tenant", "Northwind Apparel"}, {"tracking", parcel}}},
            {"scan", {{"do", "parcel.scan"}, {"raw", parcel}}},
            {"accept", {{"do", "parcel.accept"}, {"parcel", parcel}}},
            {"refuse", {{"do", "parcel.refuse"}, {"parcel", parcel}, {"reason", "wet"}}},
            {"open", {{"do", "parcel.open"}, {"parcel", parcel}}},
            {"register", {{"do", "item.register"}, {"parcel", parcel}, {"sku", "A"}}},
            {"photo", {{"do", "photo.capture"}, {"subject", parcel}, {"role", "outer_label"}}}};
        for (const auto& one : before.split(' ')) {
            const auto done = bench.tell(commands.at(one));
            QVERIFY2(done.at("ok").get<bool>(), done.dump().c_str());
        }
        const auto stage = bench.tell(Json{{"do", "show"}, {"parcel", parcel}}).at("state");

        const auto answer = bench.tell(commands.at(step));

        QCOMPARE(fault(answer), std::string("refused"));
        QCOMPARE(answer.at("rule").get<std::string>(), std::string("order"));
        QCOMPARE(answer.at("say").get<std::string>(), say.toStdString());
        QVERIFY(!answer.at("next").get<std::string>().empty());
        QCOMPARE(typesIn(answer), std::vector<std::string>{"transition.denied"});
        QCOMPARE(bench.tell(Json{{"do", "show"}, {"parcel", parcel}}).at("state"), stage);
        QCOMPARE(bench.view().exceptionsToday, std::int64_t{before.contains("refuse") ? 2 : 1});
    }

    void parcelInOtherHandsIsNotOpenedAndTheAttemptIsRecorded()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);
        scanOf(bench, bench.tracking);
        bench.tell(R"({"do":"parcel.accept","parcel":"@parcel"})");
        bench.signIn(bench.demo.sara);
        scanOf(bench, bench.tracking);

        const auto answer = bench.tell(R"({"do":"parcel.open","parcel":"@parcel"})");

        QCOMPARE(answer.at("rule").get<std::string>(), std::string("G1"));
        QCOMPARE(typesIn(answer), std::vector<std::string>{"transition.denied"});
        const auto view = bench.view();
        QCOMPARE(view.outcome.mark, Mark::Refused);
        QCOMPARE(view.outcome.rule, std::string("G1"));
        QCOMPARE(view.parcel->state, std::string("accepted"));
        QCOMPARE(view.history.back().type, std::string("transition.denied"));
        QCOMPARE(view.history.back().who, std::string("Sara Ortiz"));
        QCOMPARE(view.history.back().mark, Mark::Refused);
    }

    void refusedParcelComesBackAsANewOne()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);
        const auto first = scanOf(bench, bench.tracking);
        bench.tell(R"({"do":"parcel.refuse","parcel":"@parcel","reason":"wet"})");
        bench.demo.clock.advance(86'400'000);

        const auto second = scanOf(bench, bench.tracking);

        QCOMPARE(typesIn(second), (std::vector<std::string>{"parcel.carrier_scanned", "discrepancy.opened"}));
        QVERIFY(second.at("parcel") != first.at("parcel"));
        QVERIFY(bench.tell(R"({"do":"parcel.accept","parcel":"@parcel"})").at("ok").get<bool>());
    }

    void refusalNeedsAReason()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);
        scanOf(bench, bench.tracking);

        QCOMPARE(fault(bench.tell(R"({"do":"parcel.refuse","parcel":"@parcel"})")), std::string("invalid"));
        QCOMPARE(bench.view().parcel->state, std::string("arrived"));
    }
};

QTEST_GUILESS_MAIN(ParcelStepsTest)
#include "test_parcel_steps.moc"
