// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// custody-demo-pictures OUTDIR: paints the labels, bench photos and condition photos of the demo. Always the
// same.

#include <filesystem>
#include <iostream>
#include <string>

#include "app/base/exit_code.h"
#include "app/base/file.h"
#include "app/labels/code128.h"
#include "app/labels/raster.h"
#include "app/vision/bench_scene.h"
#include "app/vision/painted_scene.h"

using namespace custody;

namespace {

// A carrier's shipping label, 4 × 6 inch at 203 dpi, with invented addresses of nobody.
struct CarrierLabel {
    std::string name; // of the files
    std::string carrier;
    std::string service;
    std::string mark; // the large letters on the left
    std::string code; // what the bars hold
    bool gs1 = false;
    std::string printed; // below the bars
    int module = 3;
};

labels::Layout layOut(const CarrierLabel& label)
{
    labels::Layout layout{203, 812, 1218, {}};
    auto& e = layout.elements;
    const auto write = [&](int x, int y, int height, std::string text) {
        e.emplace_back(labels::TextElement{x, y, height, std::move(text)});
    };
    const auto rule = [&](int y, int thickness) {
        e.emplace_back(labels::BoxElement{24, y, 764, thickness, thickness});
    };
    e.emplace_back(labels::BoxElement{24, 24, 764, 1170, 4});
    write(44, 44, 26, "RETURNS DESK");
    write(44, 76, 26, "100 SAMPLE STREET");
    write(44, 108, 26, "ANYTOWN NY 10001");
    write(620, 44, 34, "5 LBS");
    write(620, 84, 34, "1 OF 1");
    rule(156, 4);
    write(44, 174, 28, "SHIP TO:");
    write(190, 174, 36, "RETURNS CENTER EH1");
    write(190, 220, 36, "7 DOCK ROAD");
    write(190, 266, 44, "EAST HANOVER NJ 07936");
    rule(340, 4);
    write(44, 366, 150, label.mark);
    write(250, 372, 56, label.carrier);
    write(250, 442, 40, label.service);
    rule(540, 10);
    const auto bars = labels::code128Modules(label.code, label.gs1);
    const int width = bars ? static_cast<int>(bars->size()) * label.module : 0;
    e.emplace_back(labels::BarsElement{(812 - width) / 2, 590, 260, label.module, label.code, label.gs1});
    write(92, 876, 34, label.printed);
    rule(940, 10);
    write(44, 974, 30, "RMA 77120   RETURN");
    write(44, 1016, 30, "REF 1: DEMONSTRATION");
    write(44, 1110, 26, "NOT A REAL SHIPMENT");
    return layout;
}

vision::Picture pictureOf(const labels::Bitmap& bitmap)
{
    vision::Picture picture;
    picture.width = bitmap.width();
    picture.height = bitmap.height();
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            picture.grey.push_back(bitmap.black(x, y) ? 0 : 255);
    return picture;
}

Result<> writeJpeg(const std::filesystem::path& place, const vision::Picture& picture)
{
    return replaceFile(place, TRY(vision::encodeJpeg(picture, 88)));
}

Result<vision::Picture> labelAndBench(
    const std::filesystem::path& folder, const CarrierLabel& label, vision::BenchView view)
{
    auto flat = pictureOf(TRY(labels::rasterise(layOut(label))));
    TRY(replaceFile(folder / (label.name + "_label.png"), TRY(vision::encodePng(flat))));
    TRY(writeJpeg(folder / (label.name + "_bench.jpg"), TRY(vision::benchPhoto(flat, view))));
    return flat;
}

Result<> paintAll(const std::filesystem::path& folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);

    vision::BenchView view;
    view.seed = 11;
    view.blur = 0.6;
    view.turnDegrees = 5;
    const auto ups = TRY(labelAndBench(folder,
        {"ups", "UPS GROUND", "RETURN SERVICE", "G", "1Z5R89390357567127", false,
            "TRACKING #: 1Z 5R8 939 03 5756 7127", 3},
        view));
    view.seed = 12;
    view.turnDegrees = -7;
    view.tilt = 0.09;
    TRY(labelAndBench(folder,
        {"usps", "USPS", "GROUND ADVANTAGE", "P",
            "42007936\x1D"
            "9205590242327008598961",
            true, "9205 5902 4232 7008 5989 61", 3},
        view));
    view.seed = 13;
    view.turnDegrees = 3;
    view.lightFall = 0.5;
    TRY(labelAndBench(folder,
        {"fedex", "FEDEX", "EXPRESS RETURN", "E", "1195282044690009410500794981930811", false,
            "TRK# 7949 8193 0811", 3},
        view));

    TRY(writeJpeg(folder / "no_code.jpg", vision::emptyBench(21)));
    TRY(writeJpeg(folder / "outer_label.jpg", vision::closedCarton(22, ups)));
    TRY(writeJpeg(folder / "opened_parcel.jpg", vision::openedCarton(23)));
    TRY(writeJpeg(folder / "item_front.jpg", vision::jacketLyingFlat(24)));
    TRY(writeJpeg(folder / "item_defect.jpg", vision::stainCloseUp(24)));
    // What the demo's camera sees, one after the other.
    std::filesystem::create_directories(folder / "camera", error);
    for (const char* name : {"1_outer_label", "2_opened_parcel", "3_item_front", "4_item_defect"}) {
        const auto taken = TRY(readFile(folder / (std::string(name + 2) + ".jpg"), vision::largestFile));
        TRY(replaceFile(folder / "camera" / (std::string(name) + ".jpg"), taken));
    }
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::cerr << "usage: custody-demo-pictures OUTDIR" << std::endl;
        return ExitUsage;
    }
    if (const auto painted = paintAll(argv[1]); !painted) {
        std::cerr << painted.error().what << std::endl;
        return exitCode(painted.error().fault);
    }
    return ExitDone;
}
