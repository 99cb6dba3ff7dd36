// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the station needs of a label printer: the truth about whether a label lies in somebody's hand.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/bytes.h"
#include "app/devices/device_note.h"
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
    OutOfRibbon,
    Paused,
    Jammed, // labels or cutter
    Faulty, // something else, which its own display tells
    Busy, // with other labels, for longer than anybody waits
    Silent, // no answer: many printers fall silent when the media is out or the head is open
    HalfLabel, // it holds the beginning of a label and cannot be made to forget it
    Unplugged,
    MayBeOut, // it went wrong after the whole label was taken
    PulledOut, // it was unplugged after that
};

class LabelPrinter {
public:
    virtual ~LabelPrinter() = default;

    // Finds the printer when it was plugged in or exchanged since; what is asked about it below holds
    // afterwards. Fails with Fault::Device, Busy or Unauthorized in words for the worker.
    virtual Result<> ready() { return {}; }

    virtual std::string description() const = 0;
    virtual LabelLanguage language() const = 0;
    virtual int dpi() const = 0;
    virtual DeviceNote note() const { return {.name = description()}; }
    // Opens it if need be and asks how it is, so that the note tells of now.
    virtual Result<> ask() { return ready(); }
    // What lies in it, as far as it or its settings know; labels are laid out for that.
    virtual LabelMedium medium() const { return {}; }

    // One label in the printer's language. Fails with Fault::Device; `troubleOf` tells the known kinds apart.
    virtual Result<PrintOutcome> print(ByteView label) = 0;
};

// The error a driver returns for a trouble, in words for the worker; and the way back.
Error printerError(PrinterTrouble trouble);
std::optional<PrinterTrouble> troubleOf(const Error& error);
std::vector<PrinterTrouble> allTroubles();
std::string_view briefly(PrinterTrouble trouble); // "out of labels"

} // namespace custody::devices
