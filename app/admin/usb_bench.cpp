// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/admin/usb_bench.h"

#include "app/admin/bench_config.h"

namespace custody::admin {
Result<std::unique_ptr<UsbBench>> UsbBench::start(
    const station::BenchSettings& settings, usb::OnChange onChange, const attached::ScaleSettings& scale)
{
    auto catalogue = TRY(usb::Catalogue::builtIn());
    auto usb = TRY(usb::Context::start(std::move(onChange)));
    std::unique_ptr<UsbBench> bench(new UsbBench(std::move(usb), std::move(catalogue)));
    const auto wanted = settings.printer.value_or("auto");
    bench->m_wantedPrinter = wanted;
    if (wanted != "none")
        bench->m_printer.emplace(*bench->m_usb, bench->m_catalogue, wanted, printerOf(settings));
    if (scale.source != "none")
        bench->m_scale.emplace(bench->machine(), scale);
    return bench;
}

std::optional<station::SeenDevice> UsbBench::seenPrinter() const
{
    if (m_wantedPrinter == "none")
        return std::nullopt;
    const auto device = printers::choosePrinter(m_usb->devices(), m_catalogue, m_wantedPrinter);
    return device ? std::optional(station::SeenDevice{"printer", usb::noted(*device)}) : std::nullopt;
}

} // namespace custody::admin
