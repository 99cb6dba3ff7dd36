// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/printers/dymo_status.h"

namespace custody::printers {

// Bit 0 means ready on some models and not ready on others, so nothing is read from it.
PrinterState dymoState(std::uint8_t answer)
{
    PrinterState state;
    state.outOfLabels = answer & 0x20;
    state.jammed = answer & 0x40;
    state.faulty = (answer & 0x80) && !state.outOfLabels && !state.jammed;
    return state;
}

} // namespace custody::printers
