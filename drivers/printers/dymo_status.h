// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one byte a LabelWriter of the 3xx and 4xx series answers to ESC A (Dymo, LabelWriter Technical
// Reference). Pure.

#include "app/base/bytes.h"
#include "drivers/printers/printer_state.h"

namespace custody::printers {

PrinterState dymoState(std::uint8_t answer);

} // namespace custody::printers
