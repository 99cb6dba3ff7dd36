// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A badge whose number a command told stands in the record as just that, not as a tap.

#include <QTest>

#include "app/store/evidence.h"
#include "app/store/fsck.h"
#include "tests/support/demo_bench.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

// How who signed in last proved herself, by the station's own log.
std::string provedBy(store::Store& store, const std::string& type)
{
    std::string method;
    const auto spine = must(store.ledger().laneOf(std::nullopt)).value();
    for (std::uint64_t index = 0; index < spine.size; ++index) {
        const auto opened = must(store::openEvent(store, spine, index, store::stationSubject()));
        if (opened.entry.type == type)
            method = opened.text("method");
    }
    return method;
}

Json logIn(DemoBench& bench, const std::string& badge, const std::string& pin)
{
    return bench.tell(Json{{"do", "session.login"}, {"badge", badge}, {"pin", pin}});
}

std::string fieldOf(const std::vector<chain::Field>& fields, std::string_view name)
{
    for (const auto& field : fields)
        if (field.name == name)
            return std::get<std::string>(field.value);
    return {};
}

} // namespace

class ToldBadgesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNumberThatACommandToldStoodInTheRecordAsATap()
    {
        DemoBench bench;
        logIn(bench, bench.demo.ben.badge, "0000");

        logIn(bench, bench.demo.ben.badge, bench.demo.ben.pin);

        QCOMPARE(provedBy(bench.store(), "session.failed"), std::string("command+pin"));
        QCOMPARE(provedBy(bench.store(), "session.login"), std::string("command+pin"));
    }

    void aTapIsATap()
    {
        DemoBench bench;
        auto devices = bench.simulated.devices();
        devices.tapBadge = [tap = devices.tapBadge, ben = bench.demo.ben.badge](const std::string& badge) {
            return tap(badge == "tap:00000000000000000000000000000001" ? ben : badge);
        };
        bench.open(devices);
        logIn(bench, bench.demo.ben.badge, bench.demo.ben.pin);

        const auto tapped = logIn(bench, "tap:00000000000000000000000000000001", bench.demo.ben.pin);

        QVERIFY2(tapped.at("ok").get<bool>(), tapped.dump().c_str());
        QCOMPARE(provedBy(bench.store(), "session.login"), std::string("badge+pin"));
    }

    void theSetupThatEachLeafNamesTellsWhereBadgesComeFrom()
    {
        DemoBench bench;
        Devices real;
        real.tapBadge = [](const std::string&) -> Result<devices::BadgeRead> {
            return fail(Fault::Device, "");
        };

        QCOMPARE(fieldOf(setupOf(bench.simulated.devices()), "badges"), std::string("commands"));
        QCOMPARE(fieldOf(setupOf(real), "badges"), std::string("reader"));
        QCOMPARE(fieldOf(setupOf({}), "badges"), std::string("none"));
    }
};

QTEST_GUILESS_MAIN(ToldBadgesTest)
#include "test_told_badges.moc"
