// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/admin/verbs.h"
#include "app/base/exit_code.h"
#include "app/base/file.h"
#include "app/labels/preview.h"
#include "app/labels/raster.h"
#include "app/labels/zpl.h"

namespace custody::admin {
namespace {

struct LabelWanted {
    labels::ItemLabel label;
    std::string language = "zpl";
    std::string size = "100x50";
    int dpi = 203;
    std::string out;
    std::string preview;
};

Result<labels::SizeMm> parseSize(const std::string& text)
{
    labels::SizeMm size;
    const char* const end = text.data() + text.size();
    const auto width = std::from_chars(text.data(), end, size.width);
    if (width.ec != std::errc() || width.ptr == end || *width.ptr != 'x')
        return fail(Fault::Invalid, "A size is two numbers in mm, such as 100x50.");
    const auto height = std::from_chars(width.ptr + 1, end, size.height);
    if (height.ec != std::errc() || height.ptr != end)
        return fail(Fault::Invalid, "A size is two numbers in mm, such as 100x50.");
    return size;
}

Result<> put(const std::string& where, const Bytes& content)
{
    if (where != "-")
        return replaceFile(where, content);
    if (std::fwrite(content.data(), 1, content.size(), stdout) != content.size() || std::fflush(stdout) != 0)
        return fail(Fault::Storage, "Cannot write to stdout.");
    return {};
}

Result<> writeFiles(const LabelWanted& wanted, const labels::Layout& layout)
{
    TRY(put(wanted.out, TRY(labels::toZpl(layout))));
    if (!wanted.preview.empty())
        TRY(put(wanted.preview, TRY(labels::toPng(TRY(labels::rasterise(layout)), layout.dpi))));
    return {};
}

ExitCode makeLabel(const LabelWanted& wanted)
{
    if (wanted.language != "zpl") {
        std::cerr << "Not yet: labels in " << wanted.language
                  << " come with the printer drivers. Use --language zpl." << std::endl;
        return ExitUsage;
    }
    const auto size = parseSize(wanted.size);
    if (!size) {
        std::cerr << size.error().what << std::endl;
        return ExitUsage;
    }
    const auto layout = labels::layOut(wanted.label, *size, wanted.dpi);
    if (!layout) {
        std::cerr << layout.error().what << std::endl;
        return ExitBadData;
    }
    if (const auto written = writeFiles(wanted, *layout); !written) {
        std::cerr << written.error().what << std::endl;
        return exitCode(written.error().fault);
    }
    return ExitDone;
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
    verb->add_option("--language", wanted->language, "What the printer speaks")
        ->check(CLI::IsMember({"zpl", "epl", "tspl", "brother", "dymo"}))
        ->capture_default_str();
    verb->add_option("--dpi", wanted->dpi, "Dots per inch")
        ->check(CLI::IsMember({203, 300, 600}))
        ->capture_default_str();
    verb->add_option("--size", wanted->size, "Width x height in mm")->capture_default_str();
    verb->add_option("--reprint", wanted->label.reprint, "The label says REPRINT n")
        ->check(CLI::Range(0, 999));
    verb->add_option("--out", wanted->out, "The file for the printer's bytes; - is stdout")->required();
    verb->add_option("--preview", wanted->preview, "A PNG of the same label");
    verb->callback([wanted, &exitCode] { exitCode = makeLabel(*wanted); });
}

} // namespace custody::admin
