// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one byte a TSC printer answers to ESC ! ? (TSC, TSPL/TSPL2 Programming Language). Pure.

#include "app/base/bytes.h"
#include "drivers/printers/printer_state.h"

namespace custody::printers {

PrinterState tsplState(std::uint8_t answer);

} // namespace custody::printers
