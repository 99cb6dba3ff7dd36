// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/printers/printer_state.h"

namespace custody::printers {

using devices::PrinterTrouble;

std::optional<PrinterTrouble> troubleOf(const PrinterState& state)
{
    if (state.headOpen) // an open head hides whether there are labels
        return PrinterTrouble::HeadOpen;
    if (state.jammed)
        return PrinterTrouble::Jammed;
    if (state.outOfLabels)
        return PrinterTrouble::OutOfLabels;
    if (state.outOfRibbon)
        return PrinterTrouble::OutOfRibbon;
    if (state.faulty)
        return PrinterTrouble::Faulty;
    if (state.paused)
        return PrinterTrouble::Paused;
    return std::nullopt;
}

std::optional<PrinterTrouble> standingOf(const PrinterState& state)
{
    if (const auto trouble = troubleOf(state))
        return trouble;
    if (state.halfLabel)
        return PrinterTrouble::HalfLabel;
    return state.busy ? std::optional(PrinterTrouble::Busy) : std::nullopt;
}

std::string wordOf(const PrinterState& state)
{
    const auto trouble = troubleOf(state);
    if (!trouble)
        return state.halfLabel ? "half a label" : state.busy ? "busy" : "ready";
    switch (*trouble) {
    case PrinterTrouble::HeadOpen: return "head open";
    case PrinterTrouble::Jammed: return "jammed";
    case PrinterTrouble::OutOfLabels: return "out of labels";
    case PrinterTrouble::OutOfRibbon: return "out of ribbon";
    case PrinterTrouble::Paused: return "paused";
    default: return "faulty";
    }
}

} // namespace custody::printers
