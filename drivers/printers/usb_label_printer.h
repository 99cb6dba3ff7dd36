// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A label printer on a USB wire, in any of our languages. Printed is said only on the printer's own evidence;
// a label that it took in part is finished or made void before anything else is sent.

#include <memory>

#include "drivers/printers/dialect.h"

namespace custody::printers {

constexpr const char* noLanguageRule = "printer.no_language"; // of the error of one that names none of ours

// What is known of it without asking.
struct KnownPrinter {
    std::optional<devices::LabelLanguage> language = {};
    std::optional<int> dpi = {};
    std::optional<devices::LabelMedium> medium = {};
    bool wideHead = false;
};

// What a printer may still hold of labels that were given up. It outlives the cable: a picture that was cut
// in two counts on its bytes for as long as the printer has power.
struct PrinterDebt {
    // Bytes that a picture may still count on, never too few; absent: nobody knows what was sent before.
    std::optional<std::size_t> owed = {};
    bool unsettled = true; // it may hold a label, or a part of one
};

class UsbLabelPrinter final : public devices::LabelPrinter {
public:
    // The settings decide; what they leave open is asked of the printer, and what it does not say is taken
    // from the catalogue. Fails when it speaks no language of ours. `debt` is what its last conversation
    // left, and goes on being kept; null: nothing is known of one.
    static Result<std::unique_ptr<UsbLabelPrinter>> open(std::unique_ptr<usb::Transport> wire,
        const usb::Plugged& device, const KnownPrinter& settings = {}, const KnownPrinter& catalogue = {},
        Patience patience = {}, std::shared_ptr<PrinterDebt> debt = nullptr);

    std::string description() const override;
    devices::LabelLanguage language() const override { return m_dialect->language(); }
    int dpi() const override { return m_dpi; }
    devices::LabelMedium medium() const override { return m_medium; }
    const PrinterFacts& facts() const { return m_facts; }

    // Absent when it stays silent.
    Result<std::optional<PrinterState>> state();
    // Looks what lies in it, if it can tell and the settings do not.
    Result<> readRoll();

    // Blocks while a worker can be kept waiting (Patience).
    Result<devices::PrintOutcome> print(ByteView label) override;

private:
    UsbLabelPrinter(std::unique_ptr<usb::Transport> wire, const usb::Plugged& device,
        const PrinterInterface& at, Patience patience, std::shared_ptr<PrinterDebt> debt)
        : m_wire(std::move(wire))
        , m_device(device)
        , m_port(*m_wire, at, patience)
        , m_debt(debt ? std::move(debt) : std::make_shared<PrinterDebt>())
    {
    }
    // Nothing of an earlier label is left in it afterwards.
    Result<> settle();
    // What makes a picture whole that would swallow the words that end it.
    Result<Bytes> endOfPicture();
    Result<> awaitReady();
    devices::PrinterTrouble whyStuck();

    std::unique_ptr<usb::Transport> m_wire;
    usb::Plugged m_device;
    PrinterPort m_port;
    std::unique_ptr<Dialect> m_dialect;
    PrinterFacts m_facts;
    int m_dpi = 0;
    KnownPrinter m_settings;
    devices::LabelMedium m_medium;
    std::shared_ptr<PrinterDebt> m_debt; // never null
};

} // namespace custody::printers
