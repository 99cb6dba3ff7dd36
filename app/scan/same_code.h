// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One code read twice, or two codes that say the same: labels of one parcel may lie a finger's breadth apart.

#include "app/base/grey_view.h"
#include "app/scan/barcode_reader.h"

namespace custody::scan {

// Bars are reported on the line they were read on, or on all their height. Equal ones that lie above each
// other are one code unless `picture`, in whose pixels both lie, shows white paper between them.
bool isSameCode(GreyView picture, const Symbol& one, const Symbol& other);

// Bars in one direction, not a square of dots.
bool isLinear(Symbology symbology);

} // namespace custody::scan
