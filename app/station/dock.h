// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What this site says of its own dock, in station.toml beside the station's name:
//
//   [dock]
//   postal_codes = ["07936"]            # labels addressed elsewhere are pointed out
//   carriers = ["ups", "usps", "fedex"] # go first where a number could be of several
//
//   [scanner]
//   prefix = ""  suffix = ""            # what the scanner puts around each code
//   code_ids = "honeywell"              # or "zebra": it sends its maker's letter for the symbology
//   repeat_window_ms = 1500             # the same label again within it is not a new scan; 0: it is
//
//   [badges]
//   formats = ["H10301"]                # what this site's cards are; H10304, C1000-35, UID, STRIPE, KEYED …

#include <filesystem>

#include "app/scan/parse.h"
#include "app/station/badge_formats.h"

namespace custody::station {

struct Dock {
    scan::DockSettings codes;
    std::vector<std::string> postalCodes;
    std::int64_t repeatWindowMs = 0;
    BadgeFormats badges;
};

// Absent sections are empty settings; a setting of the wrong kind is Fault::Invalid.
Result<Dock> readDock(const std::filesystem::path& storeFolder);

// Writes the site's postcodes into the station.toml of a new store.
Result<> writePostalCodes(
    const std::filesystem::path& storeFolder, const std::vector<std::string>& postalCodes);

} // namespace custody::station
