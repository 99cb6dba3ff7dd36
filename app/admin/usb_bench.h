// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The bench's real devices, on USB: found by its settings, used through the interfaces of app/devices.

#include <memory>
#include <optional>

#include "app/station/bench_settings.h"
#include "app/station/device_book.h"
#include "drivers/attached/bench_scale.h"
#include "drivers/printers/bench_printer.h"

namespace custody::admin {

class UsbBench {
public:
    // Device when this machine has no USB; the bench then works without.
    static Result<std::unique_ptr<UsbBench>> start(const station::BenchSettings& settings,
        usb::OnChange onChange = {}, const attached::ScaleSettings& scale = {});

    // Null when the settings want none.
    devices::LabelPrinter* printer() { return m_printer ? &*m_printer : nullptr; }

    devices::Scale* scale() { return m_scale ? &*m_scale : nullptr; }

    // The printer that serves the bench now, if one is plugged in; from any thread.
    std::optional<station::SeenDevice> seenPrinter() const;

    // What is plugged in now; from any thread.
    attached::Machine machine() { return {*m_usb, m_catalogue}; }

private:
    UsbBench(std::unique_ptr<usb::Context> usb, usb::Catalogue catalogue)
        : m_usb(std::move(usb))
        , m_catalogue(std::move(catalogue))
    {
    }
    std::unique_ptr<usb::Context> m_usb;
    usb::Catalogue m_catalogue;
    std::optional<printers::BenchPrinter> m_printer;
    std::optional<attached::BenchScale> m_scale;
    std::string m_wantedPrinter;
};

} // namespace custody::admin
