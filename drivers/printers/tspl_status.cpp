// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/printers/tspl_status.h"

namespace custody::printers {

PrinterState tsplState(std::uint8_t answer)
{
    PrinterState state;
    state.headOpen = answer & (0x01 | 0x40); // head, cover
    state.jammed = answer & 0x02;
    state.outOfLabels = answer & 0x04;
    state.outOfRibbon = answer & 0x08;
    state.paused = answer & 0x10;
    state.busy = answer & 0x20;
    state.faulty = answer & 0x80; // temperature
    return state;
}

} // namespace custody::printers
