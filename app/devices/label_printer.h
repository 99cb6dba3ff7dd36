// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the station needs of a label printer: the truth about whether a label lies in somebody's hand.

#include <optional>
#include <string>

#include "app/base/bytes.h"
#include "app/devices/label_medium.h"

namespace custody::devices {

enum class LabelLanguage { Zpl, Epl, Tspl, Brother, Dymo };

enum class PrintOutcome {
    Printed, // the printer itself said that the label came out
    Sent, // the bytes left; nobody confirmed. Only scanning the label back proves it
};

// Why no label came out. Each needs another act of the worker, hence a kind of its own.
enum class PrinterTrouble {
    OutOfLabels,
    HeadOpen,
    Silent, // no answer: many printers fall silent when the media is out or the head is open
};

class LabelPrinter {
public:
    virtual ~LabelPrinter() = default;

    virtual std::string description() const = 0;
    virtual LabelLanguage language() const = 0;
    virtual int dpi() const = 0;
    // What lies in it, as far as it or its settings know; labels are laid out for that.
    virtual LabelMedium medium() const { return {}; }

    // One label in the printer's language. Fails with Fault::Device; `troubleOf` tells the known kinds apart.
    virtual Result<PrintOutcome> print(ByteView label) = 0;
};

// The error a driver returns for a trouble, in words for the worker; and the way back.
Error printerError(PrinterTrouble trouble);
std::optional<PrinterTrouble> troubleOf(const Error& error);

} // namespace custody::devices
