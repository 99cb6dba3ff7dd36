// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The two digits an EPL2 printer answers to ^ee (Zebra, EPL2 Programmer's Manual). Pure.

#include "app/base/bytes.h"
#include "drivers/printers/printer_state.h"

namespace custody::printers {

bool isWholeEplStatus(ByteView answer);
// Invalid when it is no such answer.
Result<PrinterState> parseEplStatus(ByteView answer);

} // namespace custody::printers
