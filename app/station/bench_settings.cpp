// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/bench_settings.h"

#include <algorithm>
#include <array>

#include <toml++/toml.h>

#include "app/base/file.h"

namespace custody::station {
namespace {

constexpr std::size_t fileLimit = 64 * 1024;

struct Known {
    std::string_view table;
    std::string_view key;
};
constexpr std::array known{Known{"camera", "source"}, Known{"camera", "width"}, Known{"camera", "height"},
    Known{"scan", "repeat_window_ms"}, Known{"receipts", "folder"}, Known{"pictures", "filter"},
    Known{"printer", "source"}, Known{"printer", "language"}, Known{"printer", "dpi"},
    Known{"printer", "width_mm"}, Known{"printer", "length_mm"}, Known{"printer", "gap_mm"},
    Known{"printer", "continuous"}, Known{"badge_reader", "source"}, Known{"badge_reader", "layout"},
    Known{"badge_reader", "writing"}, Known{"scanner", "source"}, Known{"scanner", "layout"},
    Known{"scanner", "line"}, Known{"scale", "source"}, Known{"scale", "line"}, Known{"scale", "dialect"}};

// A misspelt setting would silently be none.
Result<> refuseUnknown(const toml::table& root)
{
    for (const auto& [table, content] : root) {
        if (!content.is_table())
            return fail(Fault::Invalid, "there is no setting " + std::string(table.str()));
        for (const auto& [key, value] : *content.as_table())
            if (std::none_of(known.begin(), known.end(),
                    [&](const Known& one) { return one.table == table.str() && one.key == key.str(); }))
                return fail(Fault::Invalid,
                    "there is no setting " + std::string(table.str()) + "." + std::string(key.str()));
    }
    return {};
}

Result<> readNumber(
    const toml::table& root, const Known& name, std::int64_t least, std::int64_t most, std::int64_t& into)
{
    const auto node = root[name.table][name.key];
    if (!node)
        return {};
    const auto value = node.value<std::int64_t>();
    if (!value || *value < least || *value > most)
        return fail(Fault::Invalid,
            std::string(name.table) + "." + std::string(name.key) + " must be " + std::to_string(least)
                + " to " + std::to_string(most));
    into = *value;
    return {};
}

Result<> readPrinter(const toml::table& root, BenchSettings& settings)
{
    const auto printer = root["printer"];
    if (const auto source = printer["source"]) {
        settings.printer = source.value<std::string>().value_or("");
        if (settings.printer->empty())
            return fail(
                Fault::Invalid, "printer.source must be auto, none, a serial number or a port such as 1-2");
    }
    if (const auto language = printer["language"]) {
        settings.printerLanguage = language.value<std::string>().value_or("");
        constexpr std::array<std::string_view, 5> languages{"zpl", "epl", "tspl", "brother", "dymo"};
        if (std::find(languages.begin(), languages.end(), settings.printerLanguage) == languages.end())
            return fail(Fault::Invalid, "printer.language must be zpl, epl, tspl, brother or dymo");
    }
    if (const auto dpi = printer["dpi"]) {
        const auto value = dpi.value<std::int64_t>().value_or(0);
        if (value != 203 && value != 300 && value != 600)
            return fail(Fault::Invalid, "printer.dpi must be 203, 300 or 600");
        settings.printerDpi = static_cast<int>(value);
    }
    const auto& language = settings.printerLanguage;
    const bool at300 = language == "brother" || language == "dymo";
    if (settings.printerDpi
        && ((at300 && *settings.printerDpi != 300) || (language == "epl" && *settings.printerDpi == 600)))
        return fail(Fault::Invalid,
            "printer.dpi must be " + std::string(at300 ? "300" : "203 or 300") + " with printer.language "
                + language);
    const auto millimetres = [&](std::string_view key, double least, double most, double& into) -> Result<> {
        const auto node = printer[key];
        if (!node)
            return {};
        const auto value = node.value<double>();
        if (!value || !(*value >= least && *value <= most))
            return fail(Fault::Invalid,
                "printer." + std::string(key) + " must be " + std::to_string(static_cast<int>(least)) + " to "
                    + std::to_string(static_cast<int>(most)));
        into = *value;
        return {};
    };
    devices::LabelMedium medium;
    TRY(millimetres("width_mm", 20, 170, medium.widthMm)); // what a label's layout needs
    TRY(millimetres("length_mm", 15, 320, medium.lengthMm));
    TRY(millimetres("gap_mm", 0, 20, medium.gapMm));
    if (const auto continuous = printer["continuous"]) {
        if (!continuous.is_boolean())
            return fail(Fault::Invalid, "printer.continuous must be true or false");
        medium.continuous = *continuous.value<bool>();
    }
    if (printer["width_mm"] || printer["length_mm"] || printer["gap_mm"] || printer["continuous"])
        settings.printerMedium = medium;
    return {};
}

Result<> readText(const toml::table& root, const Known& name, std::string& into)
{
    const auto node = root[name.table][name.key];
    if (!node)
        return {};
    into = node.value<std::string>().value_or("");
    if (into.empty())
        return fail(Fault::Invalid,
            std::string(name.table) + "." + std::string(name.key)
                + " must be a text (resources/formats/bench.md)");
    return {};
}

Result<> readReaders(const toml::table& root, BenchSettings& settings)
{
    const auto source = [&](std::string_view table, std::optional<std::string>& into) -> Result<> {
        std::string named;
        TRY(readText(root, {table, "source"}, named));
        if (!named.empty())
            into = named;
        return {};
    };
    TRY(source("badge_reader", settings.badgeReader));
    TRY(source("scanner", settings.scanner));
    TRY(source("scale", settings.scale));
    TRY(readText(root, {"badge_reader", "layout"}, settings.badgeLayout));
    TRY(readText(root, {"badge_reader", "writing"}, settings.badgeWriting));
    TRY(readText(root, {"scanner", "layout"}, settings.scannerLayout));
    TRY(readText(root, {"scanner", "line"}, settings.scannerLine));
    TRY(readText(root, {"scale", "line"}, settings.scaleLine));
    return readText(root, {"scale", "dialect"}, settings.scaleDialect);
}

} // namespace

Result<BenchSettings> parseSettings(std::string_view text)
{
    const auto parsed = toml::parse(text);
    if (!parsed)
        return fail(Fault::Invalid,
            "line " + std::to_string(parsed.error().source().begin.line) + ": "
                + std::string(parsed.error().description()));
    const auto& root = parsed.table();
    TRY(refuseUnknown(root));
    BenchSettings settings;
    if (const auto source = root["camera"]["source"]) {
        settings.camera = source.value<std::string>().value_or("");
        if (settings.camera.empty())
            return fail(Fault::Invalid, "camera.source must be auto, none, a device, an address or a film");
    }
    std::int64_t width = settings.cameraWidth;
    std::int64_t height = settings.cameraHeight;
    TRY(readNumber(root, {"camera", "width"}, 160, 8192, width));
    TRY(readNumber(root, {"camera", "height"}, 120, 8192, height));
    TRY(readNumber(root, {"scan", "repeat_window_ms"}, 0, 600'000, settings.repeatWindowMs));
    TRY(readPrinter(root, settings));
    TRY(readReaders(root, settings));
    TRY(readText(root, {"receipts", "folder"}, settings.receipts));
    settings.cameraWidth = static_cast<int>(width);
    settings.cameraHeight = static_cast<int>(height);
    if (const auto filter = root["pictures"]["filter"]) {
        const auto word = filter.value<std::string>().value_or("");
        if (word != "needed" && word != "wanted")
            return fail(Fault::Invalid, "pictures.filter must be needed or wanted");
        settings.filterNeeded = word == "needed";
    }
    return settings;
}

Result<BenchSettings> readSettings(const std::filesystem::path& file)
{
    const auto content = TRY(readFile(file, fileLimit));
    auto settings = parseSettings(text(content));
    if (!settings)
        return fail(file.string(), settings.error());
    return settings;
}

} // namespace custody::station
