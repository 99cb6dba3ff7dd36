// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A bench without hardware: badges, codes and weights from commands go through a simulated reader, scanner
// and scale, pictures come from files, labels fall into a tray as PNGs. For headless work, for the demo and
// for tests.

#include <filesystem>

#include "app/station/desk.h"
#include "app/station/reader_feed.h"
#include "drivers/simulated/badge_reader.h"
#include "drivers/simulated/code_reader.h"
#include "drivers/simulated/label_printer.h"
#include "drivers/simulated/picture_folder_camera.h"
#include "drivers/simulated/scale.h"

namespace custody::admin {

// What a command's "badge" says was held to the reader: raw bits ("10111101…", or "26:2F764DD"), or the
// number on the card ("123/45678", "C1000-35:1234/56789", "UID:04A1B2C3"), which a simulated card sends in
// its own way.
Result<devices::BadgeRead> cardOf(std::string_view badge);

// Must outlive the benches that use its devices.
class SimulatedBench {
public:
    SimulatedBench(std::filesystem::path labelTray, decoder::Decoder& pictures);
    // A camera that shows the pictures of a folder one after the other.
    Result<> connectCamera(const std::filesystem::path& pictures);
    station::Devices devices();
    simulated::LabelPrinter& printer() { return m_printer; }
    simulated::CodeReader& scanner() { return m_scanner; }
    simulated::Scale& scale() { return m_scale; }

    // Where there is a window the scanner has its own thread, as a real one; connect to it before. Commands
    // then tell what it has read.
    station::CodeFeed& scans() { return m_scans; }
    void startScanner();
    // A parcel of UPS is laid on the scale, and its label scanned.
    void boxComes();

private:
    std::filesystem::path m_receipts;
    simulated::BadgeReader m_reader;
    simulated::CodeReader m_scanner;
    simulated::Scale m_scale;
    station::CodeFeed m_scans;
    bool m_scansAlone = false; // on its own thread
    simulated::LabelPrinter m_printer;
    decoder::Decoder& m_pictures;
    std::optional<simulated::PictureFolderCamera> m_camera;
};

} // namespace custody::admin
