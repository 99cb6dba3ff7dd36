// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// How many scans a second one core tells apart, from the line that parse-scan reads to the line it answers,
// beside the same lines read and hashed. Processor time, so that other programs do not count.

#include <ctime>
#include <functional>
#include <string>

#include "app/admin/scan_json.h"
#include "app/base/bytes.h"
#include "tests/bench/figures.h"

using namespace custody;

namespace {

constexpr int rounds = 40'000;

// What comes over a dock in a day: most of it the big carriers, some of it not parcels at all.
constexpr std::string_view lines[] = {"1Z5R89390357567127\tCode128", "1Z879E930346834440\\x0d\tCode128",
    "]C142007936\\x1d9205590242327008598961\t", "420079369205590242327008598961\tCode128",
    "1195282044690009410500794981930811\tCode128", "9622080430000425198400273198627451\tCode128",
    "122816215025810\tmanual", "7995 3127 4483\tmanual", "TBA010000000000\tCode128", "42007936\tCode128",
    "00095287654321012346\tCode128", "RB123456785US\tCode128", "069812694395\tUPC-A", "RMA-77120\tQRCode",
    "1Z12345E0205271688\tCode128",
    "[)>\\x1e01\\x1d9654250\\x1d250\\x1d068\\x1d1Z84355950\\x1dUPSN\\x1dE77J06\\x1d237\\x1d\\x1d1/1\\x1d1"
    "\\x1dN\\x1d\\x1dCHAMPIGNEULLES\\x1d\\x1e\\x04\tMaxiCode"};

template <typename Take> double perSecond(Take take)
{
    const auto start = std::clock();
    for (int round = 0; round < rounds; ++round)
        for (const auto line : lines)
            take(line);
    const auto seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    return rounds * static_cast<double>(std::size(lines)) / seconds;
}

} // namespace

int main()
{
    std::string out;
    std::size_t hashes = 0;
    const double floor = perSecond([&](std::string_view line) {
        const auto raw = unescape(line.substr(0, line.find('\t')));
        hashes ^= std::hash<std::string>()(*raw);
    });
    const double scans = perSecond([&](std::string_view line) {
        const auto tab = line.find('\t');
        const auto raw = unescape(line.substr(0, tab));
        out.clear();
        admin::appendJson(out, scan::parseScan(*raw, line.substr(tab + 1)));
        hashes ^= out.size();
    });
    bench::print("scansParsedAndAnswered", scans, "1/s", floor, {200'000, bench::Better::Higher});
    return hashes == 1 ? 1 : 0; // looked at, so that nothing is optimised away
}
