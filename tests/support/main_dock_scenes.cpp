// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// dock_scenes FOLDER [tuning|held-out] [CODE]: writes the scenes of the grid as PNG files, with truth.tsv.
// For looking at them, and for searches that are programs of their own.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "app/base/file.h"
#include "tests/support/dock_codes.h"

using namespace custody;

namespace {

int usage()
{
    std::fprintf(stderr, "dock_scenes FOLDER [tuning|held-out] [CODE]\n  CODE:");
    for (const auto code : test::dockCodes)
        std::fprintf(stderr, " %s", std::string(test::name(code)).c_str());
    std::fprintf(stderr, " none\n");
    return 64;
}

bool write(const std::filesystem::path& path, const vision::Picture& picture)
{
    const auto file = vision::encodePng(picture);
    std::ofstream out(path, std::ios::binary);
    if (file)
        out.write(reinterpret_cast<const char*>(file->data()), static_cast<std::streamsize>(file->size()));
    return file && out.good();
}

} // namespace

int main(int count, char** arguments)
{
    if (count < 2 || count > 4)
        return usage();
    const std::filesystem::path folder = arguments[1];
    const std::string set = count > 2 ? arguments[2] : "tuning";
    const std::string only = count > 3 ? arguments[3] : "";
    if (set != "tuning" && set != "held-out")
        return usage();
    std::filesystem::create_directories(folder);
    std::ofstream truth(folder / "truth.tsv");
    truth << "path\tcode\tpixels_per_module\thardship\tseed\tcorners\ttext\n";
    for (const auto& cell : test::grid(set == "tuning" ? test::SceneSet::Tuning : test::SceneSet::HeldOut)) {
        if (!only.empty() && only != test::name(cell.code))
            continue;
        const auto painted = test::paint(cell);
        if (!painted) {
            std::fprintf(stderr, "zint is missing or refused.\n");
            return 69;
        }
        char pixels[16];
        std::snprintf(pixels, sizeof pixels, "%.1f", cell.pixelsPerModule);
        const auto file = std::string(test::name(cell.code)) + "-" + pixels + "-"
            + std::string(vision::name(cell.hardship)) + ".png";
        if (!write(folder / file, painted->scene.picture))
            return 74;
        truth << file << '\t' << test::name(cell.code) << '\t' << pixels << '\t'
              << vision::name(cell.hardship) << '\t' << cell.seed << '\t';
        for (const auto& corner : painted->scene.corners)
            truth << static_cast<int>(corner.x) << ',' << static_cast<int>(corner.y) << ' ';
        truth << '\t' << escape(painted->text) << std::endl;
    }
    for (std::uint64_t seed = 1; only.empty() || only == "none" ? seed <= 40 : false; ++seed) {
        const auto picture = test::codelessScene((set == "tuning" ? 0 : 900'000) + seed);
        const auto file = "none-" + std::to_string(seed) + ".png";
        if (!picture || !write(folder / file, *picture))
            return 74;
        truth << file << "\tnone\t\t\t" << seed << "\t\t\n";
    }
    return truth.good() ? 0 : 74;
}
