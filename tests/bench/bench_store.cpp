// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What an event costs until it is durable, alone and a hundred at once, beside what the same disk takes for
// one 4 KiB overwrite and fdatasync. Each single event and each floor follow one another, so that whatever
// else the disk does hits both. What cannot be had cheaper is measured in the same turns, each part alone:
// the pages an event changes, written and flushed, and one signature.

#include "tests/bench/disk_floor.h"
#include "tests/bench/dock_day.h"

namespace {

using namespace custody;
using namespace custody::bench;

constexpr int singles = 3000;
constexpr int batches = 200;
constexpr std::size_t inBatch = 100;
constexpr std::size_t frame = 24 + 4096; // a page in SQLite's log

// How many pages one event alone changes: the log has not yet been gone through once, and only grows.
Result<double> pagesOfAnEvent(const Station& station, DockDay& day, const std::filesystem::path& log)
{
    constexpr std::uint64_t events = 5 * eventsOfParcel;
    const auto before = std::filesystem::file_size(log);
    TRY(record(*station.store, day, events, 1));
    return static_cast<double>(std::filesystem::file_size(log) - before) / frame / events;
}

Result<> measure(const std::filesystem::path& folder)
{
    const SystemClock clock;
    auto station = TRY(newStation(folder / "store", clock));
    DockDay day(*station.store, station.brand);
    DiskFloor disk(folder / "floor");
    TRY(record(*station.store, day, 200, 1)); // the first pages of the file are made, the code is warm
    const auto pages = TRY(pagesOfAnEvent(station, day, folder / "store" / "custody.db-wal"));
    DiskFloor allPages(folder / "pages", static_cast<std::size_t>(pages * frame));
    const crypto::SigningKey key(crypto::Secret::random());
    const Bytes head(120, 'x'); // as long as a checkpoint

    Times floors, events, written, signatures;
    for (int n = 0; n < singles; ++n) {
        const auto recording = day.next(1);
        Result<std::vector<store::Recorded>> recorded;
        events.measure([&] { recorded = station.store->record(recording); });
        TRY(std::move(recorded));
        disk.measure(floors);
        allPages.measure(written);
        signatures.measure([&] { (void)key.sign(head); });
    }
    TRY(disk.worked());
    TRY(allPages.worked());
    print("events a second, one a transaction", events.perSecond(), "1/s", floors.perSecond(),
        {0.5, Better::Higher, true});
    print("event to durable, p50", events.quantile(0.50), "us", floors.quantile(0.50));
    print(
        "event to durable, p99", events.quantile(0.99), "us", floors.quantile(0.99), {10'000, Better::Lower});
    print("pages an event changes", pages, "", none);
    print("those pages and one flush alone, p50", written.quantile(0.50), "us", floors.quantile(0.50));
    print("one signature alone, p50", signatures.quantile(0.50), "us", floors.quantile(0.50));

    Times hundreds;
    for (int n = 0; n < batches; ++n) {
        const auto recording = day.next(inBatch);
        Result<std::vector<store::Recorded>> recorded;
        hundreds.measure([&] { recorded = station.store->record(recording); });
        TRY(std::move(recorded));
    }
    print("events a second, 100 a transaction", hundreds.perSecond() * inBatch, "1/s", none,
        {15'000, Better::Higher});
    return {};
}

} // namespace

int main() { return custody::bench::inAFolder("bench_store", measure); }
