// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/dock_codes.h"

#include <cstdio>
#include <memory>
#include <random>

namespace custody::test {
namespace {

using Random = std::mt19937_64;

std::string digits(Random& random, int count)
{
    std::string out;
    for (int i = 0; i < count; ++i)
        out += static_cast<char>('0' + random() % 10);
    return out;
}

// From the right, every other digit counts three times.
char mod10(const std::string& body)
{
    int sum = 0;
    for (std::size_t i = 0; i < body.size(); ++i)
        sum += (body[body.size() - 1 - i] - '0') * (i % 2 == 0 ? 3 : 1);
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

std::string ups(Random& random)
{
    constexpr std::string_view letters = "ABCDEFGHJKLMNPRSTVWXYZ0123456789";
    std::string body;
    for (int i = 0; i < 6; ++i)
        body += letters[random() % letters.size()];
    body += digits(random, 9);
    int sum = 0;
    for (std::size_t i = 0; i < body.size(); ++i) {
        const int value = body[i] <= '9' ? body[i] - '0' : (body[i] - 'A' + 2) % 10;
        sum += value * (i % 2 == 1 ? 2 : 1);
    }
    return "1Z" + body + static_cast<char>('0' + (10 - sum % 10) % 10);
}

// What zint is told, and what a reader has to say.
struct Job {
    std::string options;
    std::string data; // with zint's escapes
    std::string text;
};

Job job(DockCode code, Random& random)
{
    switch (code) {
    case DockCode::Ups1Z: {
        const auto number = ups(random);
        return {"-b 20 --height=66", number, number};
    }
    case DockCode::UspsImpb: {
        const auto postal = digits(random, 5);
        auto number = "9205590" + digits(random, 14);
        number += mod10(number);
        return {"-b 16 --height=62", "[420]" + postal + "[92]" + number.substr(2),
            "420" + postal + "\x1D" + number};
    }
    case DockCode::FedEx34: {
        const auto number = "96" + digits(random, 32);
        return {"-b 20 --height=70", number, number};
    }
    case DockCode::Itf14: {
        auto number = "1" + digits(random, 12);
        number += mod10(number);
        return {"-b 3 --height=50", number, number};
    }
    case DockCode::Qr: {
        const auto text = "https://returns.example/r/" + digits(random, 12) + "?z=" + digits(random, 5);
        return {"-b 58 --secure=2", text, text};
    }
    case DockCode::DataMatrix: {
        const auto text = "RMA" + digits(random, 9) + "/" + ups(random);
        return {"-b 71 --square", text, text};
    }
    case DockCode::Pdf417: {
        const auto number = digits(random, 12);
        const auto postal = digits(random, 5);
        const auto gs = [](const std::string& g) {
            return "01" + g + "02" + "POSTAL" + g + "840" + g + "019" + g + "NUMBER" + g + "FDEG" + g
                + "5893041" + g + "317" + g + g + "1/1" + g + "3.20LB" + g + "N" + g + "10 DOCK ROAD" + g
                + "EAST HANOVER" + g + "NJ" + g + "RETURNS DESK";
        };
        const auto filled = [&](std::string body) {
            body.replace(body.find("POSTAL"), 6, postal);
            return body.replace(body.find("NUMBER"), 6, number);
        };
        return {"-b 55 --cols=8 --secure=4", "[)>\\R" + filled(gs("\\G")) + "\\R\\E",
            "[)>\x1E" + filled(gs("\x1D")) + "\x1E\x04"};
    }
    case DockCode::MaxiCode: {
        const auto postal = digits(random, 9);
        const auto number = ups(random);
        const auto rest = [&](const std::string& g) {
            return number + g + "UPSN" + g + number.substr(2, 6) + g + "187" + g + g + "1/1" + g + "12" + g
                + "N" + g + g + "EAST HANOVER" + g + "NJ";
        };
        return {"-b 57 --mode=2 --primary=" + postal + "840003", "[)>\\R01\\G96" + rest("\\G") + "\\R\\E",
            "[)>\x1E"
            "01\x1D"
            "96" + postal
                + "\x1D"
                + "840\x1D"
                  "003\x1D"
                + rest("\x1D") + "\x1E\x04"};
    }
    }
    return {};
}

Bytes ran(const std::string& command)
{
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    Bytes out;
    std::array<std::uint8_t, 4096> part{};
    for (std::size_t got = 0; pipe && (got = std::fread(part.data(), 1, part.size(), pipe.get())) > 0;)
        out.insert(out.end(), part.begin(), part.begin() + static_cast<std::ptrdiff_t>(got));
    return out;
}

int dotsPerModule(DockCode code)
{
    switch (code) {
    case DockCode::Ups1Z:
    case DockCode::FedEx34:
    case DockCode::UspsImpb:
    case DockCode::Itf14: return 3;
    case DockCode::Qr:
    case DockCode::DataMatrix: return 5;
    case DockCode::Pdf417: return 3;
    case DockCode::MaxiCode: return 7; // 0.88 mm
    }
    return 3;
}

} // namespace

std::string_view name(DockCode code)
{
    constexpr std::array<std::string_view, dockCodes.size()> names{
        "ups-1z", "usps-impb", "fedex-34", "itf-14", "qr", "datamatrix", "pdf417", "maxicode"};
    return names[static_cast<std::size_t>(code)];
}

bool isLinear(DockCode code) { return code <= DockCode::Itf14; }

std::optional<DrawnCode> draw(DockCode code, std::uint64_t seed)
{
    Random random(seed);
    const auto wanted = job(code, random);
    constexpr int scale = 4; // zint draws a module two pixels wide at scale 1
    const auto file = ran("zint --notext --esc --direct --filetype=PNG --scale=" + std::to_string(scale) + " "
        + wanted.options + " -d '" + wanted.data + "' 2>/dev/null");
    auto drawn = vision::decode(file);
    if (!drawn)
        return std::nullopt;
    DrawnCode out{wanted.text, {std::move(*drawn), 2.0 * scale, dotsPerModule(code)}};
    if (code == DockCode::MaxiCode)
        out.printed.drawnPerModule = out.printed.drawn.width / 30.0; // hexagons in a row
    return out;
}

std::vector<GridCell> grid(SceneSet set)
{
    std::vector<GridCell> cells;
    std::uint64_t seed = set == SceneSet::Tuning ? 1'000 : 5'000'000;
    for (const auto code : dockCodes)
        for (const double pixels : pixelsPerModule)
            for (const auto hardship : vision::hardships)
                cells.push_back({code, pixels, hardship, seed++});
    return cells;
}

std::optional<GridScene> paint(const GridCell& cell, int frame)
{
    const auto code = draw(cell.code, cell.seed);
    if (!code)
        return std::nullopt;
    const double zoom = cell.code == DockCode::MaxiCode ? hexagonsPerModule : 1;
    vision::DockView view{cell.pixelsPerModule * zoom, cell.hardship, cell.seed};
    view.frame = frame;
    auto scene = vision::dockScene(code->printed, view);
    if (!scene)
        return std::nullopt;
    return GridScene{code->text, std::move(*scene)};
}

std::optional<vision::Picture> codelessScene(std::uint64_t seed)
{
    const auto hardship = vision::hardships[seed % vision::hardships.size()];
    auto scene = vision::dockScene({}, {pixelsPerModule[seed % pixelsPerModule.size()], hardship, seed});
    if (!scene)
        return std::nullopt;
    return std::move(scene->picture);
}

} // namespace custody::test
