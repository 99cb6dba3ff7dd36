// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A bitmap as a PNG file, one bit a dot, with its dpi, to look at or to keep.

#include "app/base/bytes.h"
#include "app/labels/bitmap.h"

namespace custody::labels {

Result<Bytes> toPng(const Bitmap& bitmap, int dpi);

} // namespace custody::labels
