// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a printer says it is: the same few things in every language.

#include <optional>
#include <string>

#include "app/devices/label_printer.h"

namespace custody::printers {

struct PrinterState {
    bool outOfLabels = false;
    bool outOfRibbon = false;
    bool headOpen = false; // or its cover
    bool paused = false;
    bool jammed = false; // labels or cutter
    bool faulty = false; // anything else that keeps it from printing: too hot, memory, wrong roll
    bool busy = false; // prints, or has labels waiting
    bool halfLabel = false; // holds the beginning of a label that was never ended

    bool countsLabels = true; // the answer tells what still waits; without that, idle proves nothing

    bool operator==(const PrinterState&) const = default;
};

// The one to mend first; absent when it can print.
std::optional<devices::PrinterTrouble> troubleOf(const PrinterState& state);

// What the worker is told of it between two prints: also that it holds half a label, or is busy.
std::optional<devices::PrinterTrouble> standingOf(const PrinterState& state);

// "ready", "busy", "out of labels", …: a word for lists.
std::string wordOf(const PrinterState& state);

} // namespace custody::printers
