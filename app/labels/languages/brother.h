// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A layout as Brother QL raster: nothing but dots, at 300 dpi, right edge first.

#include "app/base/bytes.h"
#include "app/devices/label_medium.h"
#include "app/labels/layout.h"

namespace custody::labels {

// The printable part of a DK roll. Fault::Invalid when Brother makes no such roll, or that head does not take
// it.
Result<SizeMm> brotherRoom(const devices::LabelMedium& medium);

Result<Bytes> toBrother(const Layout& layout, const devices::LabelMedium& medium);

} // namespace custody::labels
