// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A layout for a Dymo LabelWriter of the 300 and 400 series: nothing but dots, at 300 dpi. The 550 series
// speaks something else.

#include "app/base/bytes.h"
#include "app/devices/label_medium.h"
#include "app/labels/layout.h"

namespace custody::labels {

// As wide as the head at most, 672 dots. Fault::Invalid for a length that its counter cannot hold.
Result<SizeMm> dymoRoom(const devices::LabelMedium& medium);

Result<Bytes> toDymo(const Layout& layout, const devices::LabelMedium& medium);

} // namespace custody::labels
