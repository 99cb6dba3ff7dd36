// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// How many codes a search finds and what it costs: ours beside plain calls of the library and beside zbar, on
// the same pictures. Photos are read where CUSTODY_TEST_DATA names them; dock scenes are painted here.
//
// bench_search [EVERY]: one scene in EVERY, 4 when it is not said; 1 is the whole grid.

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <zbar.h>

#include "app/base/file.h"
#include "app/decoder/frame_search.h"
#include "app/scan/barcode_reader.h"
#include "app/vision/picture.h"
#include "tests/bench/figures.h"
#include "tests/support/dock_codes.h"

using namespace custody;
using namespace custody::bench;

namespace {

double spentMs()
{
    timespec spent{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) / 1e6;
}

// The twelve digits that eight of a UPC-E stand for.
std::string wholeUpc(const std::string& e)
{
    const std::string head = e.substr(0, 3);
    const auto body = [&]() -> std::string {
        switch (e[6]) {
        case '0':
        case '1':
        case '2': return head + e[6] + "0000" + e.substr(3, 3);
        case '3': return e.substr(0, 4) + "00000" + e.substr(4, 2);
        case '4': return e.substr(0, 5) + "00000" + e[5];
        default: return e.substr(0, 6) + "0000" + e[6];
        }
    };
    return body() + e[7];
}

// Leading zeros of product codes, letters around Codabar, FNC1 in first place: matters of taste.
std::string plainText(std::string text)
{
    if (!text.empty() && text[0] == '\x1D')
        text.erase(0, 1);
    if (text.size() > 2 && text[0] >= 'A' && text[0] <= 'D' && text.back() >= 'A' && text.back() <= 'D')
        text = text.substr(1, text.size() - 2);
    const auto first = text.find_first_not_of('0');
    if (text.find_first_not_of("0123456789") == std::string::npos && first != std::string::npos)
        text.erase(0, first);
    return text;
}

struct Answer {
    std::vector<std::string> texts;
    double ms = 0;
};
using Reader = std::function<std::vector<std::string>(const vision::Picture&)>;

Answer timed(const Reader& read, const vision::Picture& picture)
{
    const double start = spentMs();
    Answer answer{read(picture), 0};
    answer.ms = spentMs() - start;
    return answer;
}

std::vector<std::string> textsOf(const std::vector<scan::Symbol>& symbols)
{
    std::vector<std::string> texts;
    for (const auto& symbol : symbols) {
        texts.emplace_back(text(symbol.bytes));
        if (symbol.symbology == scan::Symbology::UpcE && texts.back().size() == 8)
            texts.back() = wholeUpc(texts.back());
    }
    return texts;
}

std::vector<std::string> readByZbar(const vision::Picture& picture)
{
    zbar::ImageScanner scanner;
    scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 1);
    zbar::Image image(static_cast<unsigned>(picture.width), static_cast<unsigned>(picture.height), "Y800",
        picture.grey.data(), picture.grey.size());
    std::vector<std::string> texts;
    if (scanner.scan(image) > 0)
        for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol)
            texts.push_back(symbol->get_data());
    return texts;
}

enum Contender { Ours, Plain, Zbar };
const std::vector<Reader> contenders{[](const vision::Picture& picture) {
                                         decoder::FrameSearch search(decoder::FrameSearch::Of::Alone);
                                         return textsOf(search.look(picture.view(), {}));
                                     },
    [](const vision::Picture& picture) { return textsOf(scan::readBarcodesPlainly(picture.view())); },
    readByZbar};

// One group of pictures: who found how much at what cost.
struct Tally {
    int pictures = 0;
    struct One {
        int found = 0;
        int wrong = 0; // read something else and not what is there
        std::vector<double> ms;
    };
    std::map<Contender, One> by;

    void add(const std::map<Contender, Answer>& answers, const std::string& truth)
    {
        ++pictures;
        for (const auto& [who, answer] : answers) {
            const bool found = !truth.empty()
                && std::any_of(answer.texts.begin(), answer.texts.end(),
                    [&](const std::string& text) { return plainText(text) == plainText(truth); });
            by[who].found += found ? 1 : 0;
            by[who].wrong += !found && !answer.texts.empty() ? 1 : 0;
            by[who].ms.push_back(answer.ms);
        }
    }
    double share(Contender who) { return 100.0 * by[who].found / std::max(1, pictures); }
    double ms(Contender who, double quantile)
    {
        auto& times = by[who].ms;
        std::sort(times.begin(), times.end());
        return times.empty()
            ? 0
            : times[static_cast<std::size_t>(quantile * static_cast<double>(times.size() - 1))];
    }
};

void figure(
    const std::string& name, double value, const char* unit, double floor, std::optional<Bar> bar = {})
{
    if (bar)
        print(name.c_str(), value, unit, floor, *bar);
    else
        print(name.c_str(), value, unit, floor);
    std::fflush(stdout);
}

void report(const std::string& name, Tally& tally, std::optional<Bar> bar = {})
{
    if (tally.pictures == 0)
        return;
    figure(name + " found", tally.share(Ours), "%", tally.share(Plain), bar);
    figure(name + " found, zbar", tally.share(Zbar), "%", tally.share(Plain));
}

void reportCost(const std::string& name, Tally& tally)
{
    figure(name + " median", tally.ms(Ours, 0.5), "ms", tally.ms(Plain, 0.5));
    figure(name + " p95", tally.ms(Ours, 0.95), "ms", tally.ms(Plain, 0.95));
    figure(name + " median, zbar", tally.ms(Zbar, 0.5), "ms", tally.ms(Plain, 0.5));
    figure(name + " p95, zbar", tally.ms(Zbar, 0.95), "ms", tally.ms(Plain, 0.95));
}

std::map<Contender, Answer> ask(const vision::Picture& picture)
{
    return {{Ours, timed(contenders[Ours], picture)}, {Plain, timed(contenders[Plain], picture)},
        {Zbar, timed(contenders[Zbar], picture)}};
}

void say(const std::string& name, const std::map<Contender, Answer>& answers, const std::string& truth)
{
    if (std::getenv("BENCH_SEARCH_LIST") == nullptr)
        return;
    for (const auto& [who, answer] : answers) {
        std::fprintf(stderr, "%s\t%d\t%.1f\t%s\t", name.c_str(), who, answer.ms, escape(truth).c_str());
        for (const auto& text : answer.texts)
            std::fprintf(
                stderr, "%s%s | ", plainText(text) == plainText(truth) ? "=" : "", escape(text).c_str());
        std::fprintf(stderr, "\n");
    }
}

void photos(const std::filesystem::path& folder)
{
    std::ifstream truth(folder / "truth.tsv");
    std::string line;
    std::getline(truth, line);
    Tally all;
    Tally carriers; // what parcels carry: industrial bars and two-dimensional codes
    Tally products;
    Tally none;
    while (std::getline(truth, line)) {
        std::istringstream columns(line);
        std::string path;
        std::string group;
        std::string symbology;
        std::string escaped;
        std::getline(columns, path, '\t');
        std::getline(columns, group, '\t');
        std::getline(columns, symbology, '\t');
        std::getline(columns, escaped, '\t');
        const auto file = readFile(folder / path, vision::largestFile);
        const auto picture = file ? vision::decode(*file) : Result<vision::Picture>(fail(Fault::Invalid, ""));
        if (!picture)
            continue;
        const auto answers = ask(*picture);
        const auto text = unescape(escaped).value_or(escaped);
        say(path, answers, text);
        if (group.rfind("falsepositives", 0) == 0) {
            none.add(answers, "");
            continue;
        }
        all.add(answers, text);
        const bool product = group.rfind("ean", 0) == 0 || group.rfind("upc", 0) == 0;
        (product ? products : carriers).add(answers, text);
    }
    report("photos", all, Bar{92, Better::Higher});
    report("photos of bars and dots", carriers, Bar{93, Better::Higher});
    report("photos of product codes", products);
    figure("photos read wrong", all.by[Ours].wrong, "", all.by[Plain].wrong);
    figure("photos read wrong, zbar", all.by[Zbar].wrong, "", all.by[Plain].wrong);
    figure("photos without code read", none.by[Ours].wrong, "", none.by[Plain].wrong, Bar{0, Better::Lower});
    reportCost("a photo", all);
}

// Processor time of one frame of a stream, searched as a station's camera is.
constexpr std::chrono::milliseconds frameBudget{50};
constexpr double mostForOneFrame = 100; // milliseconds

double timeOfOneFrame(const vision::Picture& picture)
{
    decoder::FrameSearch search;
    const double start = spentMs();
    search.look(picture.view(), {frameBudget});
    return spentMs() - start;
}

double atQuantile(std::vector<double>& values, double quantile)
{
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(quantile * static_cast<double>(values.size() - 1))];
}

void scenes(std::size_t every)
{
    std::vector<double> oneFrame;
    Tally all;
    Tally dots;
    std::map<double, Tally> linear;
    std::map<test::DockCode, Tally> byCode;
    const auto cells = test::grid(test::SceneSet::HeldOut);
    for (std::size_t i = 0; i < cells.size(); i += every) {
        const auto painted = test::paint(cells[i]);
        if (!painted)
            continue;
        const auto answers = ask(painted->scene.picture);
        say(std::string(test::name(cells[i].code)) + " " + std::to_string(cells[i].pixelsPerModule) + " "
                + std::string(vision::name(cells[i].hardship)),
            answers, painted->text);
        oneFrame.push_back(timeOfOneFrame(painted->scene.picture));
        all.add(answers, painted->text);
        byCode[cells[i].code].add(answers, painted->text);
        if (test::isLinear(cells[i].code))
            linear[cells[i].pixelsPerModule].add(answers, painted->text);
        else
            dots.add(answers, painted->text);
    }
    Tally none;
    for (std::uint64_t seed = 1; seed <= 40 / every; ++seed)
        if (const auto picture = test::codelessScene(7'000'000 + seed)) {
            const auto answers = ask(*picture);
            say("codeless", answers, "");
            none.add(answers, "");
        }
    report("scenes", all, Bar{2.5, Better::Higher, true});
    for (auto& [pixels, tally] : linear) {
        char name[32];
        std::snprintf(name, sizeof name, "bars, %.1f px a module", pixels);
        std::optional<Bar> bar;
        if (pixels < 1.3)
            bar = Bar{50, Better::Higher};
        else if (pixels < 1.6)
            bar = Bar{80, Better::Higher};
        report(name, tally, bar);
    }
    for (auto& [code, tally] : byCode) {
        std::optional<Bar> bar;
        if (code == test::DockCode::MaxiCode)
            bar = Bar{50, Better::Higher};
        else if (code == test::DockCode::Pdf417)
            bar = Bar{3, Better::Higher, true};
        report("scenes, " + std::string(test::name(code)), tally, bar);
    }
    figure("scenes read wrong", all.by[Ours].wrong, "", all.by[Plain].wrong, Bar{0, Better::Lower});
    figure("scenes without code read", none.by[Ours].wrong, "", none.by[Plain].wrong, Bar{0, Better::Lower});
    reportCost("a scene", all);
    const auto budget = static_cast<double>(frameBudget.count());
    figure("a frame of a stream median", atQuantile(oneFrame, 0.5), "ms", budget);
    figure("a frame of a stream p95", atQuantile(oneFrame, 0.95), "ms", budget,
        Bar{mostForOneFrame, Better::Lower});
}

// Frames come 30 a second; those that come while we are busy are lost. Milliseconds to the first reading, or
// the length of the stream.
double timeToRead(const test::GridCell& cell, bool ours)
{
    constexpr int frames = 20;
    constexpr double interval = 1000.0 / 30;
    decoder::FrameSearch search;
    double now = 0;
    while (now < frames * interval) {
        const int frame = static_cast<int>(now / interval);
        const auto painted = test::paint(cell, frame);
        if (!painted)
            return 0;
        const auto& picture = painted->scene.picture;
        const double start = spentMs();
        const auto found =
            ours ? search.look(picture.view(), {frameBudget}) : scan::readBarcodesPlainly(picture.view());
        const double busy = spentMs() - start;
        const auto texts = textsOf(found);
        if (std::find(texts.begin(), texts.end(), painted->text) != texts.end())
            return now + busy;
        now = std::max(now + busy, (frame + 1) * interval);
    }
    return frames * interval;
}

void streams()
{
    std::vector<double> ours;
    std::vector<double> plain;
    std::uint64_t seed = 9'000'000;
    for (const auto code : {test::DockCode::Ups1Z, test::DockCode::UspsImpb, test::DockCode::FedEx34})
        for (const double pixels : {1.5, 1.8, 2.25}) {
            const test::GridCell cell{code, pixels, vision::Hardship::None, seed++};
            ours.push_back(timeToRead(cell, true));
            plain.push_back(timeToRead(cell, false));
        }
    const auto median = [](std::vector<double> times) {
        std::sort(times.begin(), times.end());
        return times[times.size() / 2];
    };
    const auto read = [](const std::vector<double>& times) {
        return static_cast<double>(
            std::count_if(times.begin(), times.end(), [](double ms) { return ms < 660; }));
    };
    figure("streams read, of 9", read(ours), "", read(plain), Bar{8, Better::Higher});
    figure("stream, time to first reading", median(ours), "ms", median(plain), Bar{350, Better::Lower});
}

} // namespace

int main(int count, char** arguments)
{
    const auto every = count > 1 ? std::max(1, std::atoi(arguments[1])) : 4;
    if (const char* data = std::getenv("CUSTODY_TEST_DATA");
        data != nullptr && std::filesystem::exists(std::filesystem::path(data) / "label-photos"))
        photos(std::filesystem::path(data) / "label-photos");
    if (every < 1000)
        scenes(static_cast<std::size_t>(every));
    if (every < 1000)
        streams();
    return 0;
}
