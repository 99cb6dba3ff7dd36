// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The 32 bytes a Brother QL sends when asked and, while it prints, by itself (Brother, Raster Command
// Reference). Pure.

#include "app/base/bytes.h"
#include "drivers/printers/printer_state.h"

namespace custody::printers {

constexpr std::size_t brotherStatusSize = 32;

enum class BrotherNews { Reply, Completed, Error, TurnedOff, Notification, PhaseChange };

struct BrotherStatus {
    PrinterState state;
    BrotherNews news = BrotherNews::Reply;
    bool prints = false; // the phase
    int widthMm = 0; // of the roll; 0: none
    int lengthMm = 0; // of one die-cut label; 0: continuous
};
// Invalid when it is no such answer.
Result<BrotherStatus> parseBrotherStatus(ByteView answer);

} // namespace custody::printers
