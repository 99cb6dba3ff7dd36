// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A layout in EPL2 (older Zebra and Eltron). The printer draws plain bars itself; text, boxes, pictures and
// square codes go as dots, since its fonts have no accents and most of its models draw no square code.

#include "app/base/bytes.h"
#include "app/devices/label_medium.h"
#include "app/labels/layout.h"

namespace custody::labels {

Result<Bytes> toEpl(const Layout& layout, const devices::LabelMedium& medium);

} // namespace custody::labels
