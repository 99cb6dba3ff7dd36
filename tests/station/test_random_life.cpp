// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Random commands of several people at one bench, good ones and bad: whatever they come to, the projections
// that were written along are those that the leaves give, and no item has two keepers or none.

#include <map>
#include <random>

#include "app/store/fsck.h"
#include "tests/support/floor.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

class RandomLife : public Floor {
public:
    explicit RandomLife(unsigned seed, bool clockJumps = false)
        : m_random(seed)
        , m_clockJumps(clockJumps)
    {
        zones();
        openParcel();
        for (int i = 0; i < 4; ++i)
            m_items.push_back(newItem(i == 0 ? Json{{"zone_class", "high_value"}} : Json::object())
                                  .at("lpn")
                                  .get<std::string>());
    }

    // Each answer is ok or says why not; none may break the bench.
    void step()
    {
        const auto command = next();
        const auto answer = tell(command);
        done += answer.at("ok").get<bool>();
        declared += answer.at("ok").get<bool>() && command.at("do") == "event.declare_error";
        for (const auto& event : answer.value("events", Json::array()))
            m_events.push_back(event.at("id"));
        if (!answer.at("ok").get<bool>() && answer.value("fault", "") == "storage")
            qFatal("%s -> %s", command.dump().c_str(), answer.dump().c_str());
        if (m_clockJumps && pick(4) == 0)
            demo.clock.step(demo.clock.now() + (pick(2) ? 1 : -1) * pick(120) * 60'000);
        else
            demo.clock.advance(pick(2) ? 1000 : pick(40) * 60'000);
    }

    Json shownItem(const chain::Item& item) { return tell(Json{{"do", "show"}, {"item", item.lpn}}); }

    std::vector<chain::Item> items()
    {
        std::vector<chain::Item> out;
        for (const auto& lpn : m_items)
            if (const auto id = must(store().things().itemByLpn(lpn)))
                out.push_back(must(store().things().item(*id)));
        return out;
    }

    int done = 0;
    int declared = 0;

private:
    int pick(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }
    template <typename List> auto oneOf(const List& list)
    {
        return list[static_cast<std::size_t>(pick(static_cast<int>(std::size(list))))];
    }
    Worker who() { return oneOf(std::vector{demo.ben, demo.sara, demo.lee}); }
    Json proved(Json command)
    {
        const auto one = who();
        command["badge"] = one.badge;
        command["pin"] = one.pin;
        return command;
    }

    Json next()
    {
        const auto item = oneOf(m_items);
        const std::string zone = oneOf(std::vector{"S-1", "S-2", "HV-1"});
        const std::string tote = oneOf(std::vector{"T-1", "T-2"});
        switch (pick(30)) {
        case 0: return {{"do", "session.login"}, {"badge", who().badge}, {"pin", "0000"}};
        case 1: {
            const auto one = who();
            return {{"do", "session.login"}, {"badge", one.badge}, {"pin", one.pin}};
        }
        case 2:
        case 3: return {{"do", "custody.offer"}, {"items", {item}}, {"purpose", "review"}};
        case 4: return {{"do", "custody.offer"}, {"container", tote}};
        case 5:
        case 6: return proved({{"do", "custody.accept"}, {"offer", "@offer"}});
        case 7: return proved({{"do", "custody.decline"}, {"offer", "@offer"}, {"reason", "torn"}});
        case 8: return {{"do", "custody.cancel"}, {"offer", "@offer"}};
        case 9: return {{"do", "zone.enter"}, {"item", item}, {"zone", zone}};
        case 10: return {{"do", "zone.leave"}, {"item", item}};
        case 11: return {{"do", "parcel.scan"}, {"raw", pick(2) ? zone : item}};
        case 12: return {{"do", "container.add"}, {"item", item}, {"container", tote}};
        case 13: return {{"do", "container.remove"}, {"item", item}, {"container", tote}};
        case 14: return {{"do", "seal.apply"}, {"container", tote}, {"seal", std::to_string(pick(9))}};
        case 15:
            return {
                {"do", "seal.break"}, {"container", tote}, {"reason", "look"}, {"authorised", pick(2) == 0}};
        case 16: return {{"do", "item.declare_missing"}, {"item", item}, {"search", "bench"}};
        case 17: return proved({{"do", "item.found"}, {"item", item}, {"place", "floor"}});
        case 18: return {{"do", "item.hold"}, {"item", item}, {"hold", "qa"}, {"reason", "look"}};
        case 19: return {{"do", "recommendation.show"}, {"item", item}, {"model", "m/1"}, {"suggested", "B"}};
        case 20: return {{"do", "custody.offer"}, {"items", {item}}, {"to_station", "st08"}};
        case 21: return {{"do", "item.release"}, {"item", item}, {"hold", "qa"}, {"reason", "clean"}};
        case 22:
        case 23:
        case 24: return declaring();
        case 25:
        case 26:
        case 27:
        case 28: return work(item);
        default: return {{"do", "zone.enter"}, {"zone", zone}};
        }
    }

    // One of the newest entries is said to be wrong, before a witness or not.
    Json declaring()
    {
        if (m_events.empty())
            return {{"do", "show"}, {"board", true}};
        const auto newest = static_cast<std::size_t>(pick(12));
        Json command{{"do", "event.declare_error"},
            {"event", m_events[m_events.size() - 1 - std::min(newest, m_events.size() - 1)]},
            {"reason", pick(4) == 0 ? "incorrect_data" : "did_not_occur"}};
        return pick(2) ? command : withWitness(std::move(command), who());
    }
    // The next step on this item, whoever may be at the bench.
    Json work(const std::string& lpn)
    {
        const auto id = must(store().things().itemByLpn(lpn));
        const auto item = must(store().things().item(*id));
        switch (item.stage) {
        case chain::ItemStage::Registered:
            return item.label == chain::LabelState::Printed
                ? Json{{"do", "label.verify"}, {"item", lpn}, {"scanned", lpn}}
                : Json{{"do", "label.print"}, {"item", lpn}};
        case chain::ItemStage::Labelled:
            return {{"do", "photo.capture"}, {"subject", lpn}, {"role", "front"}, {"path", blankPicture()}};
        case chain::ItemStage::Photographed: return {{"do", "item.inspect"}, {"item", lpn}};
        case chain::ItemStage::Inspected: return {{"do", "item.grade"}, {"item", lpn}, {"grade", "A"}};
        case chain::ItemStage::Graded:
            return {{"do", "item.decide"}, {"item", lpn}, {"route", "donate"}, {"reason", "worn"}};
        case chain::ItemStage::Decided: return proved({{"do", "item.approve"}, {"item", lpn}});
        default:
            return {{"do", "item.finalize"}, {"item", lpn}, {"kind", "donate"}, {"consignee", "a charity"}};
        }
    }

    std::mt19937 m_random;
    bool m_clockJumps;
    std::vector<std::string> m_items;
    std::vector<Json> m_events; // of every answer so far
};

// Keepings and holes are one row in the order of the leaves, whatever the clock said; its last is the only
// one that may be open, and says who has it.
std::string wrongIn(const chain::Item& item, const Json& chain)
{
    std::map<std::size_t, std::pair<Json, bool>> row;
    for (const char* list : {"keepings", "holes"})
        for (const auto& one : chain.at(list))
            if (!row.try_emplace(one.at("place").get<std::size_t>(), one, list == std::string("holes"))
                     .second)
                return "two at one place";
    std::size_t open = 0;
    for (auto at = row.begin(); at != row.end(); ++at) {
        const auto next = std::next(at);
        if (next != row.end() && at->second.first.at("until") != next->second.first.at("from"))
            return "a gap at " + std::to_string(at->first);
        open += at->second.first.at("until").is_null();
    }
    if (open != (chain.at("end").is_null() ? 1U : 0U))
        return std::to_string(open) + " open";
    if (!row.empty() && row.rbegin()->first != row.size())
        return "not counted from 1";
    const bool lost = !row.empty() && chain.at("end").is_null() && row.rbegin()->second.second;
    return lost == item.unaccounted ? "" : "a hole and a keeper";
}

void play(unsigned seed, int steps, bool clockJumps = false)
{
    RandomLife life(seed, clockJumps);
    bool steppedBack = false;
    for (int at = 0; at < steps; ++at) {
        life.step();
        for (const auto& item : life.items()) {
            const int keepers = item.custodian.has_value() + !item.zone.empty() + item.unaccounted
                + (item.stage == chain::ItemStage::Final);
            const auto where = "seed " + std::to_string(seed) + ", step " + std::to_string(at);
            QVERIFY2(keepers == 1, where.c_str());
            if (!clockJumps && at % 20 != 0)
                continue;
            const auto chain = life.shownItem(item).at("chain");
            const auto wrong = wrongIn(item, chain);
            QVERIFY2(wrong.empty(), (where + ": " + wrong + "\n" + chain.dump(2)).c_str());
            for (const auto& flaw : chain.at("flaws"))
                steppedBack |= flaw.at("what").get<std::string>().starts_with("the clock stepped back");
        }
    }
    QCOMPARE(steppedBack, clockJumps);
    const auto differences = life.disagreements();
    QVERIFY2(differences.empty(),
        differences.empty() ? "" : ("seed " + std::to_string(seed) + ": " + differences.front()).c_str());
    const auto health = must(store::check(life.store(), store::Depth::Full));
    QVERIFY2(health.faults.empty(), health.faults.empty() ? "" : health.faults.front().c_str());
    QVERIFY(life.done > steps / 10); // the play was no row of refusals
    QVERIFY(life.declared > steps / 60);
    qInfo("seed %u: %d commands, %d of them done, %d events", seed, steps, life.done,
        static_cast<int>(life.recorded()));
}

} // namespace

class RandomLifeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void projectionsAreWhatTheLeavesGiveWhateverHappened_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (const unsigned seed : {1U, 2U, 3U, 4U})
            QTest::addRow("%u", seed) << seed;
    }

    void projectionsAreWhatTheLeavesGiveWhateverHappened()
    {
        QFETCH(unsigned, seed);
        play(seed, 120);
    }

    void chainIsOneRowWhereverTheClockJumps_data() { projectionsAreWhatTheLeavesGiveWhateverHappened_data(); }

    void chainIsOneRowWhereverTheClockJumps()
    {
        QFETCH(unsigned, seed);
        play(seed, 120, true);
    }

    // A row a seed, so that a night can go on at one by its name.
    void nightlyALongLifeFoldsAgainToo_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 100; seed < 130; ++seed)
            QTest::addRow("%u", seed) << seed;
    }

    void nightlyALongLifeFoldsAgainToo()
    {
        QFETCH(unsigned, seed);
        play(seed, 600);
    }
};

QTEST_GUILESS_MAIN(RandomLifeTest)
#include "test_random_life.moc"
