// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// How many scans a second are told apart, and how long a bench photo is searched: ours beside one plain
// library call.

#include <benchmark/benchmark.h>

#include "app/base/bytes.h"
#include "app/decoder/frame_search.h"
#include "app/labels/layout.h"
#include "app/labels/raster.h"
#include "app/scan/barcode_reader.h"
#include "app/scan/parse.h"
#include "app/vision/bench_scene.h"

using namespace custody;

namespace {

constexpr const char* scans[] = {"1Z5R89390357567127",
    "]C142007936\x1D"
    "9205590242327008598961",
    "1195282044690009410500794981930811", "9622080430000425198400273198627451", "122816215025810",
    "00095287654321012346", "RMA-77120", "420079369205590242327008598961"};

void parseScans(benchmark::State& state)
{
    std::size_t next = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(scan::parseScan(scans[next++ % std::size(scans)]));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(parseScans);

vision::Picture benchPhotoOf(const std::string& code, bool gs1, std::uint64_t seed, int width = 1600,
    int height = 1200, double labelHeight = 0.84)
{
    const labels::Layout layout{203, 812, 1218, {labels::BarsElement{80, 590, 260, 3, code, gs1}}};
    const auto bitmap = labels::rasterise(layout);
    vision::Picture flat{812, 1218, {}, {}};
    for (int y = 0; y < flat.height; ++y)
        for (int x = 0; x < flat.width; ++x)
            flat.grey.push_back(bitmap && bitmap->black(x, y) ? 0 : 255);
    vision::BenchView view;
    view.width = width;
    view.height = height;
    view.labelHeight = labelHeight;
    view.seed = seed;
    return vision::benchPhoto(flat, view).value_or(vision::Picture{});
}

const vision::Picture& photo(std::int64_t which)
{
    static const vision::Picture photos[] = {benchPhotoOf("1Z5R89390357567127", false, 11),
        benchPhotoOf("42007936\x1D"
                     "9205590242327008598961",
            true, 12),
        benchPhotoOf("1195282044690009410500794981930811", false, 13),
        benchPhotoOf("1Z5R89390357567127", false, 14, 1920, 1080),
        benchPhotoOf("1Z5R89390357567127", false, 15, 4000, 3000),
        benchPhotoOf("1Z5R89390357567127", false, 16, 1920, 1080, 1.2)};
    return photos[which];
}

template <typename Read> void readPhoto(benchmark::State& state, Read read)
{
    const auto& picture = photo(state.range(0));
    std::size_t found = 0;
    for (auto _ : state)
        found = read(picture.view()).size();
    state.counters["symbols"] = static_cast<double>(found);
}

void readBenchPhoto(benchmark::State& state)
{
    readPhoto(state,
        [](GreyView view) { return decoder::FrameSearch(decoder::FrameSearch::Of::Alone).look(view, {}); });
}
BENCHMARK(readBenchPhoto)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);

void readBenchPhotoPlainly(benchmark::State& state)
{
    readPhoto(state, [](GreyView view) { return scan::readBarcodesPlainly(view); });
}
BENCHMARK(readBenchPhotoPlainly)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);

// What a worker waits for: the first code of a full HD frame (3, and 5 from nearby) and of a picture of
// twelve megapixels (4).
void firstCode(benchmark::State& state)
{
    readPhoto(state, [](GreyView view) {
        scan::ReadEffort effort;
        effort.mostSymbols = 1;
        return decoder::FrameSearch(decoder::FrameSearch::Of::Alone).look(view, effort);
    });
}
BENCHMARK(firstCode)->DenseRange(3, 5)->Unit(benchmark::kMillisecond);

void firstCodePlainly(benchmark::State& state)
{
    readPhoto(state, [](GreyView view) { return scan::readBarcodesPlainly(view); });
}
BENCHMARK(firstCodePlainly)->DenseRange(3, 5)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
