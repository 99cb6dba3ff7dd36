// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A station with a million events: how soon it is ready, how fast it finds a parcel and proves its history,
// and how long it takes to check them all, beside OpenSSL alone on the same bytes. The store is made once and
// kept: bench_million FOLDER [EVENTS [full]]. `full` adds what custody-admin fsck --full does, projections
// and all; it takes minutes.

#include <fstream>
#include <iostream>

#include <sys/resource.h>

#include "app/store/evidence.h"
#include "app/store/fsck.h"
#include "app/store/lane_rows.h"
#include "app/store/migrations.h"
#include "tests/bench/dock_day.h"
#include "tests/bench/figures.h"
#include "tests/bench/openssl_floor.h"

namespace {

using namespace custody;
using namespace custody::bench;
namespace fs = std::filesystem;

constexpr std::size_t sampled = 10'000; // events whose sizes stand for all in the floor

Result<std::string> unasked() { return fail(Fault::Unauthorized, "no passphrase"); }

// The brand's id lies beside the store, so that a store that was not finished is not taken for one that was.
Result<TenantId> madeStore(const fs::path& folder, std::uint64_t events)
{
    const auto marker = folder / "finished";
    if (std::ifstream in(marker); in) {
        std::string brand;
        in >> brand;
        return parseId<TenantId>(brand);
    }
    fs::remove_all(folder);
    fs::create_directories(folder);
    std::cerr << "making a store of " << events << " events in " << folder.string() << ", once\n";
    const SystemClock clock;
    auto station = TRY(newStation(folder / "store", clock));
    DockDay day(*station.store, station.brand);
    Times made;
    Result<> recorded;
    made.measure([&] { recorded = record(*station.store, day, events, 100); });
    TRY(std::move(recorded));
    print("seconds to make the store", made.total() / 1e6, "s", none);
    std::ofstream(marker) << toText(station.brand) << "\n";
    return station.brand;
}

Result<> measureReady(const fs::path& store, const Clock& clock)
{
    Times ready;
    Result<store::FsckReport> health;
    Result<std::unique_ptr<store::Store>> opened;
    ready.measure([&] {
        opened = store::Store::open(store, unasked, clock);
        if (opened)
            health = store::check(**opened, store::Depth::Start);
    });
    TRY(std::move(opened));
    if (!TRY(std::move(health)).faults.empty())
        return fail(Fault::Tampered, "the store for the benchmark is damaged; remove it");
    print("store opened, ready", ready.total() / 1e3, "ms", none, {1000, Better::Lower});
    return {};
}

Result<> measureLookups(store::Store& store, const TenantId& brand, std::uint64_t parcels)
{
    Times lookups, states, built, verified;
    for (std::uint64_t n = 1; n <= 200; ++n) {
        const auto number = DockDay::tracking(1 + n * 7919 % parcels);
        Result<std::vector<SubjectId>> found;
        lookups.measure([&] { found = store.things().parcelsByTracking(brand, number); });
        const auto subjects = TRY(std::move(found));
        if (subjects.size() != 1)
            return fail(Fault::NotFound, "a parcel of the benchmark's store is not found");
        const auto parcel = TRY(store.things().parcel(subjects.front()));
        Result<chain::Item> item;
        states.measure([&] { item = store.things().item(parcel.items.front()); });
        if (TRY(std::move(item)).stage == chain::ItemStage::None)
            return fail(Fault::NotFound, "an item of the benchmark's store has no state");
        Result<ledger::Certificate> certificate;
        std::string text;
        built.measure([&] {
            certificate = store::certificateOf(store, subjects.front());
            if (certificate)
                text = certificate->text();
        });
        TRY(std::move(certificate));
        bool verifies = false;
        verified.measure([&] { verifies = ledger::verifyCertificate(text, nullptr).verifies; });
        if (!verifies)
            return fail(Fault::Tampered, "a certificate of the benchmark's store does not verify");
    }
    print("lookup by tracking number, p99", lookups.quantile(0.99), "us", none, {5000, Better::Lower});
    print("state of an item, p99", states.quantile(0.99), "us", none, {5000, Better::Lower});
    print("parcel's certificate built, p99", built.quantile(0.99), "us", none, {50'000, Better::Lower});
    print("parcel's certificate verified, p99", verified.quantile(0.99), "us", none, {50'000, Better::Lower});
    return {};
}

Result<std::vector<EventSizes>> sizesOf(store::Store& store, const store::Lane& lane)
{
    std::vector<EventSizes> sizes;
    const auto rows = TRY(store::LaneRows::open(store, lane, store::LaneOpener::What::EntriesAndFields));
    for (std::uint64_t index = 0; index < std::min<std::uint64_t>(lane.size, sampled); ++index) {
        const auto& row = *TRY(rows->leaf(index));
        EventSizes& event = sizes.emplace_back();
        event.entry = row.entryBytes.size();
        event.fields = row.fieldBytes.size();
        if (row.key)
            for (const auto& disclosure : *row.shown)
                event.disclosures.push_back(disclosure.size());
    }
    return sizes;
}

void printMemory(const char* name)
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    print(name, static_cast<double>(used.ru_maxrss) / 1024, "MB", none, {200, Better::Lower});
}

Result<> measureVerification(store::Store& store, const store::Lane& lane)
{
    const auto sizes = TRY(sizesOf(store, lane));
    const int rounds = static_cast<int>(lane.size / sizes.size());
    // Half the floor before and half after, so that a change of the machine's load hits both.
    auto floor = opensslFloor(sizes, (rounds + 1) / 2);
    Times verified;
    Result<> checked;
    verified.measure([&] { checked = store::checkLane(store, lane, store::Depth::Full); });
    TRY(std::move(checked));
    floor += opensslFloor(sizes, rounds - (rounds + 1) / 2);
    print(
        "all events verified", verified.total() / 1e3, "ms", floor.count() * 1e3, {2.5, Better::Lower, true});
    printMemory("memory at its peak");
    return {};
}

Result<> measureFullCheck(store::Store& store)
{
    Times checked;
    Result<store::FsckReport> report;
    checked.measure([&] { report = store::check(store, store::Depth::Full); });
    if (const auto faults = TRY(std::move(report)).faults; !faults.empty())
        return fail(Fault::Tampered, faults.front());
    print("everything checked and folded again", checked.total() / 1e6, "s", none);
    printMemory("memory at its peak, full check");
    return {};
}

Result<> measure(const fs::path& folder, std::uint64_t events, bool full)
{
    const auto place =
        folder / ("v" + std::to_string(store::migrations().back().version) + "-" + std::to_string(events));
    const SystemClock clock;
    const auto brand = TRY(madeStore(place, events));
    TRY(measureReady(place / "store", clock));
    const auto store = TRY(store::Store::open(place / "store", unasked, clock));
    TRY(measureLookups(*store, brand, events / eventsOfParcel));
    const auto lane = TRY(store->ledger().laneOf(brand));
    if (!lane || lane->size != events)
        return fail(Fault::Tampered, "the store for the benchmark is not what was made; remove it");
    TRY(measureVerification(*store, *lane));
    return full ? measureFullCheck(*store) : Result<>();
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::cerr << "usage: bench_million FOLDER [EVENTS [full]]\n";
        return 64;
    }
    const bool full = argc > 3 && std::string_view(argv[3]) == "full";
    const auto done = measure(argv[1], argc > 2 ? std::stoull(argv[2]) : 1'000'000, full);
    if (!done)
        std::cerr << "bench_million: " << done.error().what << "\n";
    return done ? 0 : 74;
}
