// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Who may count a zone, and what happened to its goods meanwhile, whatever the clock says.

#include "tests/support/floor.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

class CountedFloor : public Floor {
public:
    CountedFloor()
    {
        zones();
        openParcel();
    }
    std::string into(const char* zone)
    {
        const auto lpn = newItem().at("lpn").get<std::string>();
        say({{"do", "zone.enter"}, {"item", lpn}, {"zone", zone}});
        return lpn;
    }
    // Sara begins a count of S-1 and reads these.
    void count(const std::vector<std::string>& lpns)
    {
        signIn(demo.sara);
        say({{"do", "zone.audit_start"}, {"zone", "S-1"}});
        say({{"do", "zone.count"}, {"audit", "@audit"}, {"items", lpns}});
    }
    Json complete()
    {
        signIn(demo.sara);
        return say({{"do", "zone.audit_complete"}, {"audit", "@audit"}});
    }
    void stepBack() { demo.clock.step(demo.clock.now() - 3'600'000); }
    Json start(const char* zone, const Worker& second)
    {
        return tell(withWitness({{"do", "zone.audit_start"}, {"zone", zone}}, second));
    }
};

} // namespace

class CountsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatLeftDuringACountIsNotMisplacedWhenTheClockStepsBack()
    {
        CountedFloor floor;
        const auto left = floor.into("S-1"), stays = floor.into("S-1");
        floor.count({left, stays});
        floor.stepBack();
        floor.signIn(floor.demo.ben);
        floor.say({{"do", "zone.leave"}, {"item", left}});

        const auto counted = floor.complete();

        QCOMPARE(counted.at("found"), Json::array({stays}));
        QVERIFY(counted.at("misplaced").empty() && counted.at("missing").empty());
    }

    void whatCameDuringACountIsNotMissingWhenTheClockStepsBack()
    {
        CountedFloor floor;
        const auto stays = floor.into("S-1");
        floor.count({stays});
        floor.stepBack();
        floor.signIn(floor.demo.ben);
        floor.into("S-1");

        const auto counted = floor.complete();

        QCOMPARE(counted.at("found"), Json::array({stays}));
        QVERIFY(counted.at("misplaced").empty() && counted.at("missing").empty());
    }

    void whatLayThereBeforeTheClockSteppedBackIsMissing()
    {
        CountedFloor floor;
        const auto lost = floor.into("S-1"), stays = floor.into("S-1");
        floor.stepBack();
        floor.count({stays});

        QCOMPARE(floor.complete().at("missing"), Json::array({lost}));
    }

    void twoWhoCountAreTwoAndNeitherKeepsTheZone()
    {
        CountedFloor floor;
        floor.signIn(floor.demo.sara);

        refused(floor.start("S-1", floor.demo.sara), "G6");
        refused(floor.start("HV-1", floor.demo.lee), "G6"); // Lee keeps it
        const auto begun = floor.start("S-1", floor.demo.ben);

        QVERIFY2(begun.at("ok").get<bool>(), begun.dump().c_str());
        QCOMPARE(typesIn(floor.complete()), std::vector<std::string>{"zone.audit_completed"});
    }

    void zoneGivenToItsAuditorIsCountedBySomebodyElse()
    {
        CountedFloor floor;
        for (const auto& keeper : {floor.demo.sara, floor.demo.ben}) {
            floor.signIn(floor.demo.sara);
            floor.start("S-1", floor.demo.ben);
            floor.signIn(floor.demo.lee);
            floor.say({{"do", "zone.define"}, {"zone", "S-1"}, {"keeper", keeper.name}});
            floor.signIn(floor.demo.sara);

            refused(floor.tell(R"({"do":"zone.audit_complete","audit":"@audit"})"), "G6");

            floor.signIn(floor.demo.lee);
            floor.say({{"do", "zone.define"}, {"zone", "S-1"}, {"keeper", floor.demo.lee.name}});
        }
        QVERIFY(floor.complete().at("ok").get<bool>());
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }
};

QTEST_GUILESS_MAIN(CountsTest)
#include "test_counts.moc"
