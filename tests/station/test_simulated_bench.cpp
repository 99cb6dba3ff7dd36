// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The scanner and the scale of a bench without hardware: on the devices page, and on the way of every code
// and weight.

#include <QSignalSpy>
#include <QTest>

#include "tests/support/floor.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

// Ben signed in, a parcel of Northwind scanned.
void scanned(Floor& floor)
{
    floor.signIn(floor.demo.ben);
    floor.say({{"do", "parcel.expect"}, {"tenant", floor.demo.northwindName}, {"tracking", floor.tracking}});
    floor.say({{"do", "parcel.scan"}, {"raw", floor.tracking}});
}

} // namespace

class SimulatedBenchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDemosScannerAndScaleWereNotSetUp()
    {
        DemoBench bench;

        const auto answer = bench.tell(R"({"do":"show","devices":true})");

        for (const auto& row : answer.at("devices")) {
            const auto name = row.at("name").get<std::string>();
            if (name == "scanner" || name == "scale") {
                QVERIFY2(row.at("ready").get<bool>(), row.dump().c_str());
                QCOMPARE(row.at("what").get<std::string>(), "Simulated " + name);
            }
        }
    }

    void whereItsBrandAsksABoxIsWeighedWhenItIsAccepted()
    {
        Floor floor;
        floor.putPolicy("[parcel]\nscale = true\n");
        scanned(floor);
        floor.simulated.scale().suffer(devices::ScaleTrouble::Restless);

        const auto restless = floor.tell(R"({"do":"parcel.accept","parcel":"@parcel"})");
        floor.simulated.scale().lay(1'240'400);
        const auto accepted = floor.tell(R"({"do":"parcel.accept","parcel":"@parcel"})");

        QCOMPARE(restless.at("fault").get<std::string>(), std::string("device"));
        QCOMPARE(
            restless.at("say").get<std::string>(), devices::scaleError(devices::ScaleTrouble::Restless).what);
        QVERIFY2(accepted.at("ok").get<bool>(), accepted.dump().c_str());
        QCOMPARE(floor.view().parcel->weightGrams, std::int64_t(1240));
    }

    void whereNobodyAsksTheScaleIsLeftAlone()
    {
        Floor floor;
        scanned(floor);
        floor.simulated.scale().suffer(devices::ScaleTrouble::Silent);

        const auto accepted = floor.tell(R"({"do":"parcel.accept","parcel":"@parcel"})");

        QVERIFY2(accepted.at("ok").get<bool>(), accepted.dump().c_str());
        QCOMPARE(floor.view().parcel->weightGrams, std::int64_t(0));
    }

    void aWeightThatACommandTellsIsLaidOnTheScale()
    {
        Floor floor;
        scanned(floor);

        const auto accepted = floor.tell(R"({"do":"parcel.accept","parcel":"@parcel","weight_g":900})");

        QVERIFY2(accepted.at("ok").get<bool>(), accepted.dump().c_str());
        QCOMPARE(floor.view().parcel->weightGrams, std::int64_t(900));
        QCOMPARE(
            floor.simulated.scale().weigh(std::chrono::seconds(1))->milligrams, std::int64_t(0)); // off again
    }

    void theCodeOfACommandIsWhatTheScannerRead()
    {
        Floor floor;
        floor.signIn(floor.demo.ben);
        floor.simulated.scanner().scan("1Z5R89390357567127", "]C0"); // held to it before

        const auto first = floor.tell(Json{{"do", "parcel.scan"}, {"raw", "9205590242327008598961"}});
        const auto second = floor.tell(Json{{"do", "parcel.scan"}, {"raw", "1Z5R89390357567127"}});

        QCOMPARE(first.at("carrier").get<std::string>(), std::string("ups"));
        QCOMPARE(second.at("carrier").get<std::string>(), std::string("usps"));
    }

    void inAWindowTheScannerReadsOnItsOwnThread()
    {
        DemoStore store;
        decoder::Decoder pictures({CUSTODY_BIN "/custody-decoder"});
        admin::SimulatedBench simulated(store.beside("labels"), pictures);
        QSignalSpy read(&simulated.scans(), &CodeFeed::scanned);
        simulated.startScanner();

        simulated.boxComes();

        QTRY_COMPARE(read.count(), 1);
        QCOMPARE(read.at(0), (QVariantList{"1Z5R89390357567127", "]C0"}));
        QCOMPARE(simulated.scale().weigh(std::chrono::seconds(1))->milligrams, std::int64_t(1'240'000));
        QVERIFY(!simulated.devices().readCode); // what a command tells has been read
    }
};

QTEST_GUILESS_MAIN(SimulatedBenchTest)
#include "test_simulated_bench.moc"
