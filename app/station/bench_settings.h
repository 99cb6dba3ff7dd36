// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What differs between benches: their camera, their printer, and how strict they are. A TOML file, named with
// --config (resources/formats/bench.md).

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "app/base/result.h"
#include "app/devices/label_medium.h"

namespace custody::station {

struct BenchSettings {
    std::string camera = "auto"; // auto: the first one on USB · none · /dev/video0 · rtsp://… · a film
    int cameraWidth = 1920;
    int cameraHeight = 1080;
    std::int64_t repeatWindowMs = 4000; // the same label before the camera is no new scan
    // auto: the only one on USB · none · a serial number · a port such as 1-2. Absent: auto, and in the demo
    // the simulated one.
    std::optional<std::string> printer;
    std::string printerLanguage; // zpl, epl, tspl, brother, dymo; empty: it says so itself
    std::optional<int> printerDpi;
    std::optional<devices::LabelMedium> printerMedium; // absent: it says so itself, or 100 × 50 mm
    // As the printer. Layouts us, es: of readers and scanners that type. Lines such as 9600 8N1: of serial
    // ones.
    std::optional<std::string> badgeReader;
    std::string badgeLayout = "us";
    std::string badgeWriting = "text"; // or pacs: how a reader that types writes a card
    std::optional<std::string> scanner;
    std::string scannerLayout = "us";
    std::string scannerLine = "9600 8N1";
    std::optional<std::string> scale;
    std::string scaleLine = "9600 8N1";
    std::string scaleDialect = "sics"; // or standard: what a scale on a serial line speaks
    std::string receipts; // folder for receipts as PDFs, such as a printer's spool; empty: none are written
    bool filterNeeded = false; // read no picture where the machine refuses the filter of system calls
};

// Every error is a bad setting, and its sentence names it.
Result<BenchSettings> readSettings(const std::filesystem::path& file);
Result<BenchSettings> parseSettings(std::string_view toml);

} // namespace custody::station
