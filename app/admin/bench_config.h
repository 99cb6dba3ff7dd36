// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A bench's settings as its drivers want them.

#include "app/station/bench_settings.h"
#include "drivers/attached/attached.h"
#include "drivers/printers/bench_printer.h"

namespace custody::admin {

struct BenchConfig {
    station::BenchSettings settings;
    attached::BadgeSettings badges;
    attached::ScannerSettings scanner;
    attached::ScaleSettings scale;
};

// Checks every word, also of devices that are not plugged in; Invalid names the setting that is wrong.
Result<BenchConfig> benchConfig(station::BenchSettings settings);
// Of a file; without one all is as it is by default. A demo has its simulated devices, unless its settings
// name real ones.
Result<BenchConfig> readBenchConfig(const std::filesystem::path& file, bool demo = false);

// What the settings say of the bench's printer; of this device: nothing when they mean another.
printers::KnownPrinter printerOf(const station::BenchSettings& settings);
printers::KnownPrinter printerOf(const station::BenchSettings& settings, const usb::Plugged& device);

} // namespace custody::admin
