// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Reads ZPL II as a Zebra printer does, and burns it into dots. It knows nothing of how our labels are made.

#include <vector>

#include "app/base/bytes.h"
#include "app/labels/bitmap.h"

namespace custody::simulated {

// One bitmap a label and copy (^PQ), in the order printed. Fault::Device for a command it does not know, and
// for commands that change the printer itself (prefix characters, settings, files): no label of ours sends
// those.
Result<std::vector<labels::Bitmap>> interpretZpl(ByteView job, int dpi);

} // namespace custody::simulated
