// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A label in the language its printer speaks: the bytes of one job, from first to last.

#include "app/base/bytes.h"
#include "app/devices/label_medium.h"
#include "app/devices/label_printer.h"
#include "app/labels/layout.h"

namespace custody::labels {

// The room to lay a label out on: what the head reaches of the medium, as people read it. Brother and Dymo
// rolls longer than wide are read along the roll, so their label lies on its side.
Result<SizeMm> room(devices::LabelLanguage language, const devices::LabelMedium& medium);

// Fault::Invalid when the language has not that density, or the layout is larger than the room.
Result<Bytes> encode(
    const Layout& layout, devices::LabelLanguage language, const devices::LabelMedium& medium = {});

} // namespace custody::labels
