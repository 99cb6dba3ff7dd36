// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// From a scan command to its durable answer, beside what the same disk takes for one 4 KiB overwrite and
// fdatasync, in turns in the same run. Prints one JSON object a line: name, value, unit, floor.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>

#include <fcntl.h>
#include <unistd.h>

#include "app/station/bench.h"
#include "app/station/enrolment.h"

namespace {

using namespace custody;
using Micros = std::chrono::duration<double, std::micro>;

constexpr int rounds = 1500;

class Times {
public:
    template <typename Work> void measure(Work work)
    {
        const auto start = std::chrono::steady_clock::now();
        work();
        m_micros.push_back(Micros(std::chrono::steady_clock::now() - start).count());
    }
    double quantile(double q)
    {
        std::sort(m_micros.begin(), m_micros.end());
        return m_micros[static_cast<std::size_t>(q * static_cast<double>(m_micros.size() - 1))];
    }

private:
    std::vector<double> m_micros;
};

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

void print(const char* name, double value, double floor)
{
    std::printf("{\"name\":\"%s\",\"value\":%.1f,\"unit\":\"us\",\"floor\":%.1f}\n", name, value, floor);
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

    const int disk = ::open((folder / "floor").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    const std::vector<char> page(4096, 'x');
    if (disk < 0 || ::pwrite(disk, page.data(), page.size(), 0) != 4096 || ::fsync(disk) != 0)
        return fail(Fault::Storage, "could not write to " + folder.string());

    Times scans, floors;
    for (int n = 1; n <= rounds; ++n) {
        std::string answer;
        const auto command = R"({"do":"parcel.scan","raw":")" + upsNumber(n) + "\"}";
        scans.measure([&] { answer = bench.answer(command); });
        if (!answer.starts_with(R"({"ok":true)"))
            return fail(Fault::Invalid, "a scan was not recorded: " + answer);
        floors.measure([&] {
            if (::pwrite(disk, page.data(), page.size(), 0) != 4096 || ::fdatasync(disk) != 0)
                std::perror("floor");
        });
    }
    ::close(disk);
    print("scan to durable answer, p50", scans.quantile(0.50), floors.quantile(0.50));
    print("scan to durable answer, p99", scans.quantile(0.99), floors.quantile(0.99));
    return {};
}

} // namespace

int main()
{
    char pattern[] = "/var/tmp/custody-bench.XXXXXX"; // a real disk; /tmp may be memory
    if (!mkdtemp(pattern))
        return 74;
    const auto done = measure(pattern);
    std::filesystem::remove_all(pattern);
    if (!done)
        std::cerr << "bench_station: " << done.error().what << "\n";
    return done ? 0 : 74;
}
