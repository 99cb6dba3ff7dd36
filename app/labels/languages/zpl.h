// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A layout in ZPL II (Zebra). Data never becomes a command: every field is hex-escaped. Text and codes are
// the printer's own; pictures, and codes of more than plain data, go as dots.

#include "app/base/bytes.h"
#include "app/devices/label_medium.h"
#include "app/labels/layout.h"

namespace custody::labels {

// Fault::Invalid when a bar code's data cannot be encoded. Pure ASCII without caret or tilde in any field.
Result<Bytes> toZpl(const Layout& layout, const devices::LabelMedium& medium = {});

// The text of a ^FD after ^FH_: every byte that is not a letter, digit, blank or harmless mark as _HH.
std::string zplField(std::string_view data);

} // namespace custody::labels
