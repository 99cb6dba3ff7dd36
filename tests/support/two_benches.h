// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Two stations of one site, each with its own store, keys and people, that know each other's lanes.

#include "app/station/two_stations.h"
#include "app/store/evidence.h"
#include "app/store/projections.h"
#include "app/store/search.h"
#include "tests/support/demo_bench.h"

namespace custody::test {

struct TwoBenches {
    TwoBenches()
    {
        trust(there, here);
        trust(here, there);
    }

    // What `bench` exports of this item, as a file.
    std::string record(DemoBench& bench, const std::string& lpn)
    {
        const auto id = must(store::subjectNamed(bench.store(), lpn));
        return bench.file(
            (lpn + ".cert").c_str(), view(must(store::certificateOf(bench.store(), id)).text()));
    }
    // The brand's whole lane.
    store::ForeignLane laneOf(DemoBench& bench, DemoBench& reader)
    {
        const auto lane = *must(bench.store().ledger().laneOf(bench.demo.northwind));
        if (lane.size == 0)
            return {lane.origin, {}};
        const auto text =
            must(store::certificateOfLane(bench.store(), lane, store::FieldChoice::everything())).text();
        const auto trusted = must(store::trustedNeighbours(reader.store().fixtures()));
        return must(store::readForeignLane(text, &trusted));
    }
    // Ben, here, offers a registered item to the other station; its LPN.
    std::string offered()
    {
        const auto lpn = here.item().at("lpn").get<std::string>();
        offer(here, lpn, "st08");
        return lpn;
    }
    static Json offer(DemoBench& bench, const std::string& lpn, const char* to)
    {
        return bench.tell(Json{
            {"do", "custody.offer"}, {"items", {lpn}}, {"to_station", to}, {"purpose", "condition review"}});
    }
    static Json take(DemoBench& bench, const Worker& who, const std::string& record, int count = 1)
    {
        return bench.tell(Json{{"do", "custody.accept"}, {"evidence", {record}}, {"badge", who.badge},
            {"pin", who.pin}, {"count", count}});
    }
    static Json release(DemoBench& bench, const std::string& record)
    {
        return bench.tell(Json{{"do", "custody.release"}, {"evidence", {record}}});
    }
    static Json show(DemoBench& bench, const std::string& lpn)
    {
        return bench.tell(Json{{"do", "show"}, {"item", lpn}});
    }
    static std::vector<std::string> rebuilt(DemoBench& bench)
    {
        return must(store::refoldProjections(bench.store(), store::Rebuild::Compare));
    }

    DemoBench here{"st07"}, there{"st08"};

private:
    static void trust(DemoBench& reader, DemoBench& other)
    {
        const auto lane = *must(other.store().ledger().laneOf(other.demo.northwind));
        const auto key = other.store().ledger().logKey(lane);
        chain::Event event;
        event.id = reader.store().newEventId();
        event.type = chain::EventType::NeighbourTrusted;
        event.at = reader.store().clock().now();
        event.fields = {{"lane", key.name}, {"key", key.text()}, {"tenant", toText(reader.demo.northwind)}};
        must(reader.store().record({{event}, {}, {}, {}, {}}));
    }
};

// Ben offered it to the other bench, thought better of it, and Sara took it there all the same: one open
// question here.
inline std::string answeredTwice(TwoBenches& two)
{
    const auto lpn = two.offered();
    const auto record = two.record(two.here, lpn);
    two.here.tell(R"({"do":"custody.cancel","offer":"@offer"})");
    two.take(two.there, two.there.demo.sara, record);
    two.release(two.here, two.record(two.there, lpn));
    return lpn;
}

} // namespace custody::test
