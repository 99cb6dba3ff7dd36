// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How one speaks with a printer of one language: how it is asked for its state, what makes it forget half a
// label, and what proves that a label came out. The labels themselves are written in app/labels.

#include <memory>

#include "drivers/printers/printer_port.h"
#include "drivers/printers/printer_state.h"

namespace custody::printers {

struct PrinterFacts {
    std::string model;
    std::string firmware;
    std::optional<int> dpi;
};

class Dialect {
public:
    virtual ~Dialect() = default;

    virtual devices::LabelLanguage language() const = 0;
    virtual int usualDpi() const { return 203; }

    // Absent when it stays silent.
    virtual Result<std::optional<PrinterState>> ask(PrinterPort& port) = 0;
    // What it says of itself; empty words when it does not.
    virtual Result<PrinterFacts> identify(PrinterPort&) { return PrinterFacts{}; }

    // What lies in it; absent when it does not answer.
    virtual bool tellsRoll() const { return false; }
    virtual Result<std::optional<devices::LabelMedium>> roll(PrinterPort&) { return std::nullopt; }

    // Ends whatever half job it holds, once a picture that was cut in two is whole.
    virtual Bytes forget() const = 0;
    // What makes such a picture whole: so many bytes as are owed, white where counted bytes are a picture.
    virtual Bytes white(std::size_t) const { return {}; }
    // Whether its state shows half a label.
    virtual bool showsHalfLabels() const { return false; }

    // What being idle after a job says of the label.
    enum class Idle {
        Proves, // it counts labels that wait: none means out
        ProvesAfterBusy, // it was seen printing, and then no more
        ProvesNothing,
    };
    virtual Idle idle() const { return Idle::ProvesNothing; }

    // Told when nothing of the labels before is left in it.
    virtual void forgot() { }

    // Told after the last byte of a label left. Printed only with proof; fails with the trouble it reports.
    virtual Result<devices::PrintOutcome> proof(PrinterPort& port);
};

std::unique_ptr<Dialect> dialectOf(devices::LabelLanguage language);

} // namespace custody::printers
