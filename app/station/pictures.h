// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Image files at the bench. They come from outside, so this process never decodes one that its picture reader
// has not read before.

#include "app/scan/barcode_reader.h"
#include "app/station/desk.h"

namespace custody::station {

struct SeenCodes {
    std::vector<scan::Symbol> symbols;
    bool whole = true; // all of the picture was searched
};
Result<SeenCodes> codesOf(const Desk& desk, ByteView file);

// Whole, decodable, not too large: fit to be evidence. Width and height.
struct PictureSize {
    int width = 0;
    int height = 0;
};
Result<PictureSize> judgePicture(const Desk& desk, ByteView file);

} // namespace custody::station
