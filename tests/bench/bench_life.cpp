// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What the guards cost: the same events as commands, asked and answered, beside plain appends of them, in
// turns in one run. And the supervisor's board over 50 zones and 20,000 items. Prints one JSON object a line.

#include <filesystem>

#include "app/station/bench.h"
#include "app/station/board.h"
#include "app/station/enrolment.h"
#include "tests/bench/disk_floor.h"
#include "tests/bench/figures.h"

namespace {

using namespace custody;
using namespace custody::bench;
using chain::EventType;

constexpr int rounds = 400;
constexpr int zones = 50;
constexpr int perZone = 400;
constexpr std::size_t batch = 500;

struct Bench {
    std::unique_ptr<station::Bench> bench;
    TenantId brand;
    PersonId ben;

    store::Store& store() { return bench->store(); }
    chain::Event event(EventType type)
    {
        chain::Event event;
        event.id = store().newEventId();
        event.type = type;
        event.at = store().clock().now();
        event.actor = ben;
        return event;
    }
};

Result<Bench> newBench(const std::filesystem::path& folder, const Clock& clock)
{
    const auto nobody = [] { return fail(Fault::Unauthorized, "no passphrase"); };
    TRY(store::Store::create(
        folder, {"eh1", "st07", "custody.example/eh1/st07"}, crypto::Sealing::Plain, nobody, clock));
    auto store = TRY(store::Store::open(folder, nobody, clock));
    Bench made;
    TRY(store->enrolTenant("Northwind Apparel", &made.brand));
    TRY(station::enrolRoster(
        *store, R"({"people":[{"name":"Ben Tran","role":"receiver","badge":"123/45678","pin":"2580"}]})"));
    made.ben = TRY(store->roster().people()).front().id;
    station::Devices devices;
    devices.tapBadge = [](const std::string&) {
        return Result<devices::BadgeRead>(devices::BadgeRead{26, 0x2F764DD});
    };
    made.bench = std::make_unique<station::Bench>(std::move(store), std::move(devices));
    made.bench->answer(R"({"do":"session.login","badge":"card","pin":"2580"})");
    return made;
}

// Opened parcels of a hundred items each, all in Ben's hands.
Result<std::vector<chain::Item>> fill(Bench& bench, int items)
{
    std::vector<chain::Item> made;
    store::Recording recording;
    SubjectId parcel;
    const auto keep = [&]() -> Result<> {
        TRY(bench.store().record(recording));
        recording = {};
        return {};
    };
    for (int at = 0; at < items; ++at) {
        if (at % 100 == 0) {
            parcel = SubjectId{bench.store().newEventId().value};
            auto scanned = bench.event(EventType::ParcelCarrierScanned);
            scanned.parcel = parcel;
            scanned.fields = {{"tenant", toText(bench.brand)}, {"carrier", "ups"},
                {"tracking", "1Z5R8939" + std::to_string(1'000'000'000 + at)}, {"check", "pass"}};
            auto accepted = bench.event(EventType::ParcelAccepted);
            accepted.parcel = parcel;
            auto opened = bench.event(EventType::ParcelOpened);
            opened.parcel = parcel;
            for (auto& event : {scanned, accepted, opened})
                recording.events.push_back(event);
        }
        auto registered = bench.event(EventType::ItemRegistered);
        registered.parcel = parcel;
        registered.item = SubjectId{bench.store().newEventId().value};
        const auto lpn = "LPN" + std::to_string(100'000'000 + at);
        registered.fields = {{"item", toText(*registered.item)}, {"lpn", lpn}, {"sku", "NW-JKT-0471-M"},
            {"category", "outerwear"}};
        chain::Item item;
        item.id = *registered.item;
        item.parcel = parcel;
        item.lpn = lpn;
        made.push_back(item);
        recording.events.push_back(std::move(registered));
        if (recording.events.size() >= batch)
            TRY(keep());
    }
    TRY(keep());
    return made;
}

Result<> measureGuards(const std::filesystem::path& folder, const Clock& clock)
{
    auto bench = TRY(newBench(folder, clock));
    const auto items = TRY(fill(bench, rounds));
    Times guarded, plain;
    for (const auto& item : items) {
        // As a command: read, asked of every guard that concerns it, recorded.
        for (const auto& command :
            {R"({"do":"custody.offer","items":[")" + item.lpn + "\"],\"purpose\":\"review\"}",
                std::string(R"({"do":"custody.cancel","offer":"@offer"})")}) {
            std::string answer;
            guarded.measure([&] { answer = bench.bench->answer(command); });
            if (!answer.starts_with(R"({"ok":true)"))
                return fail(Fault::Invalid, "a command was not recorded: " + answer);
        }
        // The same two events, appended as they are.
        const auto offer = bench.store().newEventId();
        auto offered = bench.event(EventType::CustodyOffered);
        offered.fields = {{"offer", toText(offer)}, {"from", toText(bench.ben)},
            {"purpose", std::string("review")}, {"count", std::int64_t{1}},
            {"expires_at", rfc3339(offered.at + 3'600'000)}};
        auto cancelled = bench.event(EventType::CustodyCancelled);
        cancelled.fields = {{"offer", toText(offer)}};
        for (auto* event : {&offered, &cancelled}) {
            event->parcel = item.parcel;
            event->item = item.id;
            Result<std::vector<store::Recorded>> recorded;
            plain.measure([&] { recorded = bench.store().record({{*event}, {}, {}, {}, {}}); });
            TRY(std::move(recorded));
        }
    }
    print("events with all guards, rate", guarded.perSecond(), "1/s", plain.perSecond(),
        {0.6, Better::Higher, true});
    return {};
}

Result<> putAway(Bench& bench, const std::vector<chain::Item>& items)
{
    store::Recording recording;
    for (int zone = 0; zone < zones; ++zone) {
        auto defined = bench.event(EventType::ZoneDefined);
        defined.fields = {{"zone", "Z-" + std::to_string(zone)}, {"class", std::string("standard")}};
        recording.events.push_back(std::move(defined));
    }
    TRY(bench.store().record(recording));
    recording = {};
    for (std::size_t at = 0; at < items.size(); ++at) {
        auto entered = bench.event(EventType::ZoneItemEntered);
        entered.parcel = items[at].parcel;
        entered.item = items[at].id;
        entered.fields = {{"zone", "Z-" + std::to_string(at % zones)}, {"by", toText(bench.ben)}};
        recording.events.push_back(std::move(entered));
        if (recording.events.size() == batch || at + 1 == items.size()) {
            TRY(bench.store().record(recording));
            recording = {};
        }
    }
    return {};
}

Result<> measureBoard(const std::filesystem::path& folder, const Clock& clock)
{
    auto bench = TRY(newBench(folder, clock));
    TRY(putAway(bench, TRY(fill(bench, zones * perZone))));
    station::Desk desk(bench.store(), nullptr, {}, {});
    Times rows;
    for (int round = 0; round < 50; ++round) {
        Result<std::vector<station::ZoneRow>> board;
        rows.measure([&] { board = station::zoneRows(desk); });
        const auto lying = TRY(std::move(board));
        if (lying.size() != zones || lying.front().items != perZone)
            return fail(Fault::Tampered, "the board does not say what lies where");
    }
    print("board of 50 zones, 20,000 items, p99", rows.quantile(0.99), "us", none, {50'000, Better::Lower});
    Times whole;
    Result<station::BoardView> seen;
    whole.measure([&] { seen = station::boardView(desk); });
    TRY(std::move(seen));
    print("… with approvals and overdue", whole.total() / 1e3, "ms", none);
    return {};
}

Result<> measure(const std::filesystem::path& folder)
{
    const SystemClock clock;
    TRY(measureGuards(folder / "guards", clock));
    return measureBoard(folder / "board", clock);
}

} // namespace

int main() { return custody::bench::inAFolder("bench_life", measure); }
