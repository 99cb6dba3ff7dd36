// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/store/evidence.h"
#include "app/store/fsck.h"
#include "app/store/station_notes.h"
#include "tests/support/demo_store.h"

using namespace custody;
using namespace custody::store;
using namespace custody::test;
using chain::EventType;

namespace {

const std::string ups = "1Z5R89390357567127";
const std::vector<chain::Field> setup{{"printer", "zpl in a tray"}};

std::vector<std::string> typesFrom(DemoStore& demo, std::uint64_t first)
{
    const auto spine = demo.laneOf(std::nullopt);
    std::vector<std::string> types;
    for (auto index = first; index < spine.size; ++index)
        types.push_back(must(openEvent(*demo, spine, index, stationSubject())).entry.type);
    return types;
}

OpenedEvent newest(DemoStore& demo)
{
    const auto spine = demo.laneOf(std::nullopt);
    return must(openEvent(*demo, spine, spine.size - 1, stationSubject()));
}

std::string faultsOf(DemoStore& demo)
{
    std::string all;
    for (const auto& fault : must(check(*demo, Depth::Full)).faults)
        all += fault + "\n";
    return all;
}

void sql(DemoStore& demo, const std::string& statement)
{
    auto change = must(demo->database().prepare(statement));
    must(change.run());
}

} // namespace

class StationNotesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firstStartNotesTheBootTheSetupAndTheLanes()
    {
        DemoStore demo;
        demo.openedParcel(demo.northwind, ups, demo.ben.id);
        const auto before = demo.laneOf(std::nullopt).size;

        must(noteStation(*demo, setup));

        QCOMPARE(typesFrom(demo, before),
            (std::vector<std::string>{"station.booted", "configuration.set", "lane.head"}));
        QCOMPARE(faultsOf(demo), std::string());
    }

    void whatHasNotChangedIsNotedOnce()
    {
        DemoStore demo;
        must(noteStation(*demo, setup));
        const auto size = demo.laneOf(std::nullopt).size;

        must(noteStation(*demo, setup));
        demo.reopen();
        must(noteStation(*demo, setup));
        must(noteHeads(*demo));

        QCOMPARE(demo.laneOf(std::nullopt).size, size);
    }

    void everyLaterLeafNamesTheSetupInForce()
    {
        DemoStore demo;
        must(noteStation(*demo, setup));
        const auto spine = demo.laneOf(std::nullopt);
        const auto first = must(demo->ledger().leafHash(spine.id, spine.size - 1));
        QCOMPARE(newest(demo).entry.type, std::string("configuration.set"));
        QCOMPARE(newest(demo).text("printer"), std::string("zpl in a tray"));

        const auto parcel = demo.openedParcel(demo.northwind, ups, demo.ben.id);
        const auto lane = must(demo->laneFor(parcel));
        const auto under = must(openEvent(*demo, lane, 0, parcel));
        demo.reopen();
        demo.photo(parcel, "after a restart", demo.ben.id);
        const auto later = must(openEvent(*demo, lane, 4, parcel));
        must(noteStation(*demo, {{"printer", "none"}}));
        demo.photo(parcel, "after another setup", demo.ben.id);
        const auto last = must(openEvent(*demo, lane, 5, parcel));

        QCOMPARE(under.entry.environment, std::optional(first));
        QCOMPARE(later.entry.environment, std::optional(first));
        QVERIFY(last.entry.environment && last.entry.environment != first);
        QCOMPARE(faultsOf(demo), std::string());
    }

    void headsAreSaltedDigestsOfWhatGrew()
    {
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, ups, demo.ben.id);
        const auto lane = must(demo->laneFor(parcel));
        const auto head = must(demo->ledger().newestHead(lane.id)).text;

        must(noteHeads(*demo));

        const auto noted = newest(demo);
        QCOMPARE(noted.entry.type, std::string("lane.head"));
        QCOMPARE(noted.fields.size(), std::size_t(1)); // the other brand's lane is empty
        QCOMPARE(noted.text("head 1"), head);
        const auto spine = demo.laneOf(std::nullopt);
        const auto leaf = must(demo->ledger().entryBytes(spine.id, spine.size - 1));
        QVERIFY(std::string(text(leaf)).find(lane.origin) == std::string::npos);
    }

    void aClockSetAtWorkIsSaidBeforeTheNextEvent_data()
    {
        QTest::addColumn<qlonglong>("step");
        constexpr qlonglong day = 86'400'000;
        QTest::newRow("ten years ahead") << 3650 * day;
        QTest::newRow("a day back") << -day;
        QTest::newRow("to 1970") << 1000 - qlonglong(1'795'356'125'123);
    }

    void aClockSetAtWorkIsSaidBeforeTheNextEvent()
    {
        QFETCH(qlonglong, step);
        DemoStore demo;
        demo.openedParcel(demo.northwind, ups, demo.ben.id);
        const auto before = demo.laneOf(std::nullopt).size;

        demo.clock.step(demo.clock.now() + step);
        demo.record(demo.event(EventType::SessionLogin, demo.ben.id));
        demo.clock.advance(60'000);
        demo.record(demo.event(EventType::SessionLogout, demo.ben.id));

        QCOMPARE(typesFrom(demo, before),
            (std::vector<std::string>{"clock.stepped", "session.login", "session.logout"}));
        const auto said = must(openEvent(*demo, demo.laneOf(std::nullopt), before, stationSubject()));
        QCOMPARE(std::get<std::int64_t>(said.fields.front().value), std::int64_t(step));
        QCOMPARE(faultsOf(demo), std::string());
    }

    void aClockSetWhileNobodyLookedIsSaidAtTheNextStart()
    {
        DemoStore demo;
        must(noteStation(*demo, setup));
        const auto before = demo.laneOf(std::nullopt).size;
        demo.close();
        demo.clock.step(demo.clock.now() - 3'600'000);
        demo.reopen();

        must(noteStation(*demo, setup));

        QCOMPARE(typesFrom(demo, before), (std::vector<std::string>{"clock.stepped"}));
    }

    void aSmallCorrectionIsNoStep()
    {
        DemoStore demo;
        demo.openedParcel(demo.northwind, ups, demo.ben.id);
        const auto before = demo.laneOf(std::nullopt).size;

        demo.clock.step(demo.clock.now() + clockStepMs);
        demo.record(demo.event(EventType::SessionLogin, demo.ben.id));

        QCOMPARE(typesFrom(demo, before), (std::vector<std::string>{"session.login"}));
    }

    // Somebody who can write the file, but not sign, puts one lane back to where it stood an event earlier.
    void aLaneRolledBackAloneIsNamed()
    {
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, ups, demo.ben.id);
        const auto lane = must(demo->laneFor(parcel));
        must(noteHeads(*demo));
        QCOMPARE(faultsOf(demo), std::string());

        const auto at = " WHERE lane=" + std::to_string(lane.id);
        for (const char* trigger : {"leaf_kept", "node_kept", "head_kept"})
            sql(demo, std::string("DROP TRIGGER ") + trigger);
        sql(demo, "DELETE FROM leaf" + at + " AND idx=3");
        sql(demo, "DELETE FROM node" + at + " AND (idx+1) * (1 << lvl) > 3");
        sql(demo, "DELETE FROM head" + at + " AND size=4");
        sql(demo, "DELETE FROM outbox" + at + " AND idx=3");
        sql(demo, "UPDATE lane SET size=3 WHERE id=" + std::to_string(lane.id));
        demo.reopen();

        const auto fault = faultsOf(demo);
        QVERIFY2(
            fault.find("had 4 leaves and now has 3: it was rolled back") != std::string::npos, fault.c_str());
    }

    void aSetupThatTheSpineDoesNotSayIsAFault()
    {
        DemoStore demo;
        must(noteStation(*demo, setup));

        sql(demo, "UPDATE noted SET value=zeroblob(32) WHERE what='environment'");

        QVERIFY(faultsOf(demo).find("is not the newest of the spine") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(StationNotesTest)
#include "test_station_notes.moc"
