// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A layout in TSPL (TSC and its kin). The printer draws plain bars and square codes itself; text, boxes and
// pictures go as dots.

#include "app/base/bytes.h"
#include "app/devices/label_medium.h"
#include "app/labels/layout.h"

namespace custody::labels {

Result<Bytes> toTspl(const Layout& layout, const devices::LabelMedium& medium);

} // namespace custody::labels
