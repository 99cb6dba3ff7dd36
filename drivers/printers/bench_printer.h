// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The label printer of this bench: looked for when it is needed, so that it may be plugged in, pulled out and
// exchanged while the station runs.

#include "drivers/printers/usb_label_printer.h"
#include "drivers/usb/advice.h"
#include "drivers/usb/catalogue.h"
#include "drivers/usb/context.h"

namespace custody::printers {

// The one that is meant: "auto" is the only one plugged in; else its serial number, or its port such as 1-2.
// Fails with Fault::Device in words that say what to do: none, several, or one that plays a disk.
Result<usb::Plugged> choosePrinter(
    const std::vector<usb::Plugged>& plugged, const usb::Catalogue& catalogue, const std::string& wanted);

// What the catalogue knows of it.
KnownPrinter knownOf(const usb::Catalogue& catalogue, const usb::Plugged& device);
std::optional<devices::LabelLanguage> languageNamed(std::string_view word); // zpl, epl, tspl, brother, dymo
std::string_view nameOf(devices::LabelLanguage language);

// Claims it and asks who it is. What `settings` leave open is asked of the printer, then of the catalogue.
Result<std::unique_ptr<UsbLabelPrinter>> openPrinter(usb::Context& usb, const usb::Catalogue& catalogue,
    const usb::Plugged& device, KnownPrinter settings = {}, Patience patience = {},
    std::shared_ptr<PrinterDebt> debt = nullptr);

class BenchPrinter final : public devices::LabelPrinter {
public:
    BenchPrinter(usb::Context& usb, const usb::Catalogue& catalogue, std::string wanted,
        KnownPrinter settings = {}, Patience patience = {})
        : m_usb(usb)
        , m_catalogue(catalogue)
        , m_wanted(std::move(wanted))
        , m_settings(settings)
        , m_patience(patience)
    {
    }

    Result<> ready() override;
    Result<> ask() override;
    std::string description() const override;
    devices::LabelLanguage language() const override;
    int dpi() const override;
    devices::LabelMedium medium() const override;
    Result<devices::PrintOutcome> print(ByteView label) override;

    devices::DeviceNote note() const override;

private:
    // Remembers what went wrong with this printer; one that was pulled out is looked for again next time.
    Error noted(Error error, const usb::Plugged& device);
    devices::DeviceNote absent(const Error& why) const;
    // Of a label that may lie about, or of half of one, only a print that does well proves the end.
    bool staysUntilPrinted() const;
    // What this one was left with, wherever it is plugged in now.
    std::shared_ptr<PrinterDebt> debtOf(const devices::Identity& printer);
    bool isOpen(const std::vector<usb::Plugged>& plugged) const;

    usb::Context& m_usb;
    const usb::Catalogue& m_catalogue;
    std::string m_wanted;
    KnownPrinter m_settings;
    Patience m_patience;
    std::unique_ptr<UsbLabelPrinter> m_printer;
    usb::Plugged m_device; // of m_printer
    std::vector<std::pair<devices::Identity, std::shared_ptr<PrinterDebt>>> m_debts; // the newest last
    std::optional<Error> m_lastFault;
    usb::Plugged m_faultOf;
};

} // namespace custody::printers
