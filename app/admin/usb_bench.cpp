// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/admin/usb_bench.h"

namespace custody::admin {
namespace {

template <typename T> Result<T> setting(const char* name, Result<T> parsed)
{
    if (!parsed)
        return fail(name, std::move(parsed).error());
    return parsed;
}

} // namespace

Result<attached::BadgeSettings> badgeSettings(const station::BenchSettings& settings)
{
    return attached::BadgeSettings{settings.badgeReader.value_or("auto"),
        TRY(setting("badge_reader.layout", hid::parseKeyLayout(settings.badgeLayout))),
        TRY(setting("badge_reader.writing", badges::parseWriting(settings.badgeWriting)))};
}

Result<attached::ScannerSettings> scannerSettings(const station::BenchSettings& settings)
{
    return attached::ScannerSettings{settings.scanner.value_or("auto"),
        TRY(setting("scanner.layout", hid::parseKeyLayout(settings.scannerLayout))),
        TRY(setting("scanner.line", cdc::LineCoding::parseWords(settings.scannerLine)))};
}

Result<std::unique_ptr<UsbBench>> UsbBench::start(
    const station::BenchSettings& settings, usb::OnChange onChange)
{
    auto catalogue = TRY(usb::Catalogue::builtIn());
    auto usb = TRY(usb::Context::start(std::move(onChange)));
    std::unique_ptr<UsbBench> bench(new UsbBench(std::move(usb), std::move(catalogue)));
    const auto wanted = settings.printer.value_or("auto");
    bench->m_wantedPrinter = wanted;
    if (wanted != "none")
        bench->m_printer.emplace(*bench->m_usb, bench->m_catalogue, wanted,
            printers::KnownPrinter{printers::languageNamed(settings.printerLanguage), settings.printerDpi,
                settings.printerMedium});
    return bench;
}

std::vector<station::SeenDevice> UsbBench::seen(
    const attached::BadgeSettings& badges, const attached::ScannerSettings& scanner) const
{
    std::vector<station::SeenDevice> all;
    const auto add = [&](const char* role, const auto& device) {
        if (device)
            all.push_back({role, usb::noted(*device)});
    };
    if (m_wantedPrinter != "none")
        add("printer", printers::choosePrinter(m_usb->devices(), m_catalogue, m_wantedPrinter));
    if (badges.source != "none")
        add("badge reader", attached::badgeReaderOf({*m_usb, m_catalogue}, badges));
    if (scanner.source != "none")
        add("scanner", attached::codeReaderOf({*m_usb, m_catalogue}, scanner));
    return all;
}

} // namespace custody::admin
