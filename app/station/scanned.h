// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a `parcel.scan` is about: one code, the codes of one camera frame, or those of a picture, held
// together.

#include "app/scan/label_agreement.h"
#include "app/station/command.h"
#include "app/station/desk.h"

namespace custody::station {

struct Scanned {
    Bytes raw;
    std::string symbology;
    scan::Reading reading;
    scan::Agreement agreement = scan::Agreement::Single;
    bool wholePicture = true; // all of it was searched
    std::vector<std::pair<Bytes, std::string>> beside =
        {}; // the other codes of the same look, and their kinds
};

// Why it names no parcel, in a sentence for the worker.
std::string whyNot(const scan::Reading& reading);

Result<Scanned> scanOf(const Desk& desk, const Command& command);

} // namespace custody::station
