// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A bench without hardware: badges from commands go through a simulated reader, pictures come from files,
// labels fall into a tray as PNGs. For headless work, for the demo and for tests.

#include <filesystem>

#include "app/station/desk.h"
#include "drivers/simulated/badge_reader.h"
#include "drivers/simulated/label_printer.h"
#include "drivers/simulated/picture_folder_camera.h"

namespace custody::admin {

// What a command's "badge" says was held to the reader: raw bits ("10111101…", or "26:2F764DD"), or the
// number on the card ("123/45678", "C1000-35:1234/56789", "UID:04A1B2C3"), which a simulated card sends in
// its own way.
Result<devices::BadgeRead> cardOf(std::string_view badge);

// Must outlive the benches that use its devices.
class SimulatedBench {
public:
    SimulatedBench(std::filesystem::path labelTray, decoder::Decoder& pictures)
        : m_receipts(labelTray.parent_path() / "receipts")
        , m_printer(std::move(labelTray))
        , m_pictures(pictures)
    {
    }
    // A camera that shows the pictures of a folder one after the other.
    Result<> connectCamera(const std::filesystem::path& pictures);
    station::Devices devices();
    simulated::LabelPrinter& printer() { return m_printer; }

private:
    std::filesystem::path m_receipts;
    simulated::BadgeReader m_reader;
    simulated::LabelPrinter m_printer;
    decoder::Decoder& m_pictures;
    std::optional<simulated::PictureFolderCamera> m_camera;
};

} // namespace custody::admin
