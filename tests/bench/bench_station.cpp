// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// From a scan command to its durable answer, beside what the same disk takes for one 4 KiB overwrite and
// fdatasync, in turns in the same run. Prints one JSON object a line: name, value, unit, floor.

#include <filesystem>

#include "app/station/bench.h"
#include "app/station/enrolment.h"
#include "tests/bench/disk_floor.h"

namespace {

using namespace custody;
constexpr int rounds = 1500;

std::string upsNumber(int n)
{
    std::string body = "5R893903" + std::string(7 - std::to_string(n).size(), '0') + std::to_string(n);
    int sum = 0;
    for (std::size_t i = 0; i < body.size(); ++i) {
        const int value = body[i] <= '9' ? body[i] - '0' : (body[i] - 63) % 10;
        sum += i % 2 == 0 ? value : 2 * value;
    }
    return "1Z" + body + std::to_string((10 - sum % 10) % 10);
}

Result<> measure(const std::filesystem::path& folder)
{
    const SystemClock clock;
    const auto nobody = [] { return fail(Fault::Unauthorized, "no passphrase"); };
    TRY(store::Store::create(folder / "store", {"eh1", "st07", "custody.example/eh1/st07"},
        crypto::Sealing::Plain, nobody, clock));
    auto store = TRY(store::Store::open(folder / "store", nobody, clock));
    TRY(station::enrolRoster(
        *store, R"({"people":[{"name":"Ben Tran","role":"receiver","badge":"123/45678","pin":"2580"}]})"));
    station::Devices devices;
    devices.tapBadge = [](const std::string&) {
        return Result<devices::BadgeRead>(devices::BadgeRead{26, 0x2F764DD});
    };
    station::Bench bench(std::move(store), std::move(devices));
    bench.answer(R"({"do":"session.login","badge":"card","pin":"2580"})");

    bench::DiskFloor disk(folder / "floor");
    bench::Times scans, floors;
    for (int n = 1; n <= rounds; ++n) {
        std::string answer;
        const auto command = R"({"do":"parcel.scan","raw":")" + upsNumber(n) + "\"}";
        scans.measure([&] { answer = bench.answer(command); });
        if (!answer.starts_with(R"({"ok":true)"))
            return fail(Fault::Invalid, "a scan was not recorded: " + answer);
        disk.measure(floors);
    }
    TRY(disk.worked());
    bench::print("scan to durable answer, p50", scans.quantile(0.50), "us", floors.quantile(0.50));
    bench::print("scan to durable answer, p99", scans.quantile(0.99), "us", floors.quantile(0.99),
        {20'000, bench::Better::Lower});
    return {};
}

} // namespace

int main() { return custody::bench::inAFolder("bench_station", measure); }
