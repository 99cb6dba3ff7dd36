// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/printers/epl_status.h"

#include <cctype>

namespace custody::printers {

bool isWholeEplStatus(ByteView answer) { return text(answer).find('\n') != std::string_view::npos; }

Result<PrinterState> parseEplStatus(ByteView answer)
{
    auto line = text(answer);
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r'))
        line.remove_suffix(1);
    if (line.size() != 2 || !std::isdigit(static_cast<unsigned char>(line[0]))
        || !std::isdigit(static_cast<unsigned char>(line[1])))
        return fail(Fault::Invalid, "The printer's status is not two digits.");
    PrinterState state;
    if (line == "07")
        state.outOfLabels = true;
    else if (line == "11")
        state.headOpen = true;
    else
        state.faulty = line != "00";
    return state;
}

} // namespace custody::printers
