// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/admin/bench_config.h"

namespace custody::admin {
namespace {

template <typename T> Result<T> setting(const char* name, Result<T> parsed)
{
    if (!parsed)
        return fail(name, std::move(parsed).error());
    return parsed;
}

} // namespace

Result<BenchConfig> benchConfig(station::BenchSettings settings)
{
    BenchConfig config;
    config.badges = {settings.badgeReader.value_or("auto"),
        TRY(setting("badge_reader.layout", hid::parseKeyLayout(settings.badgeLayout))),
        TRY(setting("badge_reader.writing", badges::parseWriting(settings.badgeWriting)))};
    config.scanner = {settings.scanner.value_or("auto"),
        TRY(setting("scanner.layout", hid::parseKeyLayout(settings.scannerLayout))),
        TRY(setting("scanner.line", cdc::LineCoding::parseWords(settings.scannerLine))),
        settings.scanner.has_value()};
    config.scale = {settings.scale.value_or("auto"),
        TRY(setting("scale.line", cdc::LineCoding::parseWords(settings.scaleLine))),
        TRY(setting("scale.dialect", scales::parseDialect(settings.scaleDialect))),
        settings.scale.has_value()};
    config.settings = std::move(settings);
    return config;
}

Result<BenchConfig> readBenchConfig(const std::filesystem::path& file, bool demo)
{
    station::BenchSettings settings;
    if (!file.empty())
        settings = TRY(station::readSettings(file));
    for (auto* const source : {&settings.printer, &settings.badgeReader, &settings.scanner, &settings.scale})
        if (demo && !*source)
            *source = "none";
    auto config = benchConfig(std::move(settings));
    if (!config)
        return fail(file.string(), std::move(config).error());
    return config;
}

printers::KnownPrinter printerOf(const station::BenchSettings& settings)
{
    return {printers::languageNamed(settings.printerLanguage), settings.printerDpi, settings.printerMedium,
        false};
}

printers::KnownPrinter printerOf(const station::BenchSettings& settings, const usb::Plugged& device)
{
    const auto wanted = settings.printer.value_or("auto");
    return wanted == "auto" || device.isNamed(wanted) ? printerOf(settings) : printers::KnownPrinter();
}

} // namespace custody::admin
