// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a Zebra answers to ~HS, ~HI and ~HQES (Zebra, ZPL II Programming Guide). Pure.

#include <cstdint>

#include "app/base/bytes.h"
#include "drivers/printers/printer_state.h"

namespace custody::printers {

// ~HS comes as three strings, each from STX to ETX; it is whole with the third ETX.
bool isWholeHostStatus(ByteView answer);

struct HostStatus {
    PrinterState state;
    int formatsWaiting = 0; // received, not yet printed
    unsigned labelsRemaining = 0; // of the batch under way
};
// Invalid when it is no such answer.
Result<HostStatus> parseHostStatus(ByteView answer);

struct HostIdentity {
    std::string model;
    std::string firmware;
    std::optional<int> dpi; // absent: it did not say
};
bool isWholeHostIdentity(ByteView answer);
Result<HostIdentity> parseHostIdentity(ByteView answer);

bool isWholeErrorReport(ByteView answer);
// Of ~HQES: what its first group of errors says.
Result<PrinterState> parseErrorReport(ByteView answer);

} // namespace custody::printers
