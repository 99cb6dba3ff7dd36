// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <cstdio>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/admin/verbs.h"
#include "app/base/exit_code.h"
#include "app/base/file.h"
#include "app/labels/languages/encode.h"
#include "app/labels/preview.h"
#include "app/labels/raster.h"
#include "app/vision/picture.h"

namespace custody::admin {
namespace {

struct LabelWanted {
    labels::ItemLabel label;
    devices::LabelLanguage language = devices::LabelLanguage::Zpl;
    std::string size;
    bool continuous = false;
    bool wideHead = false;
    std::string logo;
    int dpi = 0; // 0: what such printers mostly have
    std::string out;
    std::string preview;
};

const std::map<std::string, devices::LabelLanguage> languages{{"zpl", devices::LabelLanguage::Zpl},
    {"epl", devices::LabelLanguage::Epl}, {"tspl", devices::LabelLanguage::Tspl},
    {"brother", devices::LabelLanguage::Brother}, {"dymo", devices::LabelLanguage::Dymo}};

const std::map<std::string, labels::MatrixKind> matrices{
    {"datamatrix", labels::MatrixKind::DataMatrix}, {"qr", labels::MatrixKind::Qr}};

// What such printers are mostly loaded with.
std::string usualSize(devices::LabelLanguage language)
{
    return language == devices::LabelLanguage::Brother ? "62x100"
        : language == devices::LabelLanguage::Dymo     ? "54x101"
                                                       : "100x50";
}

Result<devices::LabelMedium> mediumOf(const LabelWanted& wanted)
{
    const auto size = wanted.size.empty() ? usualSize(wanted.language) : wanted.size;
    devices::LabelMedium medium;
    medium.continuous = wanted.continuous;
    medium.wideHead = wanted.wideHead;
    const char* const end = size.data() + size.size();
    const auto width = std::from_chars(size.data(), end, medium.widthMm);
    if (width.ec != std::errc() || width.ptr == end || *width.ptr != 'x')
        return fail(Fault::Invalid, "A size is two numbers in mm, such as 100x50.");
    const auto length = std::from_chars(width.ptr + 1, end, medium.lengthMm);
    if (length.ec != std::errc() || length.ptr != end)
        return fail(Fault::Invalid, "A size is two numbers in mm, such as 100x50.");
    return medium;
}

// A thermal head knows no grey: what is darker than half is black.
Result<labels::Bitmap> logoIn(const std::string& file)
{
    const auto picture = TRY(vision::decode(TRY(readFile(file, vision::largestFile))));
    labels::Bitmap logo(picture.width, picture.height);
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            if (picture.grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width)
                    + static_cast<std::size_t>(x)]
                < 128)
                logo.blacken(x, y);
    return logo;
}

Result<> put(const std::string& where, const Bytes& content)
{
    if (where != "-")
        return replaceFile(where, content);
    if (std::fwrite(content.data(), 1, content.size(), stdout) != content.size() || std::fflush(stdout) != 0)
        return fail(Fault::Storage, "Cannot write to stdout.");
    return {};
}

Result<> makeLabel(const LabelWanted& wanted, const devices::LabelMedium& medium)
{
    auto label = wanted.label;
    if (!wanted.logo.empty())
        label.logo = TRY(logoIn(wanted.logo));
    const auto layout = TRY(labels::layOut(label, TRY(labels::room(wanted.language, medium)), wanted.dpi));
    TRY(put(wanted.out, TRY(labels::encode(layout, wanted.language, medium))));
    if (!wanted.preview.empty())
        TRY(put(wanted.preview, TRY(labels::toPng(TRY(labels::rasterise(layout)), layout.dpi))));
    return {};
}

ExitCode writeLabel(LabelWanted wanted)
{
    const bool dotsOnly =
        wanted.language == devices::LabelLanguage::Brother || wanted.language == devices::LabelLanguage::Dymo;
    if (wanted.dpi == 0)
        wanted.dpi = dotsOnly ? 300 : 203;
    const auto medium = mediumOf(wanted);
    if (!medium) {
        std::cerr << medium.error().what << std::endl;
        return ExitUsage;
    }
    if (const auto made = makeLabel(wanted, *medium); !made) {
        std::cerr << made.error().what << std::endl;
        return exitCode(made.error().fault);
    }
    return ExitDone;
}

// One of these words; the numbers that stand for them in the program are none.
template <typename Into, typename Kind>
CLI::Option* addWord(CLI::App& verb, const std::string& name, Into& into,
    const std::map<std::string, Kind>& words, const std::string& about)
{
    std::vector<std::string> known;
    for (const auto& [word, kind] : words)
        known.push_back(word);
    return verb
        .add_option_function<std::string>(
            name, [&into, &words](const std::string& word) { into = words.at(word); }, about)
        ->check(CLI::IsMember(known));
}

} // namespace

void addLabel(CLI::App& program, int& exitCode)
{
    auto* const verb =
        program.add_subcommand("label", "Writes the bytes a printer would get for an item's label.");
    const auto wanted = std::make_shared<LabelWanted>();
    verb->add_option("--lpn", wanted->label.lpn, "The item's licence plate number")->required();
    verb->add_option(
            "--line", wanted->label.lines, "A line of text below the bars; may be given several times")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    addWord(*verb, "--language", wanted->language, languages, "What the printer speaks")->default_str("zpl");
    verb->add_option("--dpi", wanted->dpi, "Dots per inch: 203, 300 or 600; Brother and Dymo have 300")
        ->check(CLI::IsMember({203, 300, 600}))
        ->default_str("203, or 300");
    verb->add_option(
            "--size", wanted->size, "What lies in the printer, in mm: across the head x along the roll")
        ->default_str("100x50, Brother 62x100, Dymo 54x101");
    verb->add_flag("--continuous", wanted->continuous, "The roll has no gaps: it is cut at that length");
    verb->add_flag("--wide-head", wanted->wideHead, "A Brother printer of four inches");
    addWord(*verb, "--matrix", wanted->label.matrix, matrices, "The number once more");
    verb->add_option("--logo", wanted->logo, "A picture beside the lines; what is darker than half prints");
    verb->add_option("--reprint", wanted->label.reprint, "The label says REPRINT n")
        ->check(CLI::Range(0, 999));
    verb->add_option("--out", wanted->out, "The file for the printer's bytes; - is stdout")->required();
    verb->add_option("--preview", wanted->preview, "A PNG of the same label");
    verb->callback([wanted, &exitCode] { exitCode = writeLabel(*wanted); });
}

} // namespace custody::admin
