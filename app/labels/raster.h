// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A layout drawn dot by dot: for the preview and for printers that take only pictures.

#include "app/base/result.h"
#include "app/labels/bitmap.h"
#include "app/labels/layout.h"

namespace custody::labels {

// Fault::NotFound when no font is installed (fonts-inter or fonts-dejavu-core).
Result<Bitmap> rasterise(const Layout& layout);

// The picture as large as fits into that room, its proportions kept. Fault::Invalid without a room or a dot.
Result<Bitmap> scaledInto(const Bitmap& picture, int width, int height);

} // namespace custody::labels
