// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/printers/usb_label_printer.h"

#include <algorithm>
#include <cmath>

namespace custody::printers {
namespace {

using devices::PrinterTrouble;
using devices::PrintOutcome;
using std::chrono::steady_clock;

tl::unexpected<Error> trouble(PrinterTrouble which) { return tl::unexpected(devices::printerError(which)); }

bool isUnplugged(const Error& error) { return devices::troubleOf(error) == PrinterTrouble::Unplugged; }

std::string joined(const std::vector<std::string>& words)
{
    std::string all;
    for (const auto& word : words)
        all += (all.empty() ? "" : ", ") + word;
    return all.empty() ? "none" : all;
}

} // namespace

Result<std::unique_ptr<UsbLabelPrinter>> UsbLabelPrinter::open(std::unique_ptr<usb::Transport> wire,
    const usb::Plugged& device, const KnownPrinter& settings, const KnownPrinter& catalogue,
    Patience patience, std::shared_ptr<PrinterDebt> debt)
{
    const auto at = printerInterfaceOf(device);
    if (!at)
        return fail(Fault::Device, device.description() + " is no label printer.");
    std::unique_ptr<UsbLabelPrinter> printer(
        new UsbLabelPrinter(std::move(wire), device, *at, patience, std::move(debt)));
    const auto id = TRY(printer->m_port.deviceId());
    const auto named = languageOf(id);
    const auto language = settings.language ? settings.language : named ? named : catalogue.language;
    if (!language)
        return fail(Fault::Device,
            device.description() + " names no language this station writes (it names " + joined(id.languages)
                + "). If it knows one all the same, name it in printer.language.",
            noLanguageRule);
    printer->m_dialect = dialectOf(*language);
    // Whatever was sent before we came, were it by somebody else.
    if (!printer->m_debt->unsettled)
        *printer->m_debt = {};
    printer->m_debt->unsettled = !printer->m_dialect->showsHalfLabels();
    printer->m_facts = TRY(printer->m_dialect->identify(printer->m_port));
    if (printer->m_facts.model.empty())
        printer->m_facts.model = id.model.empty() ? device.name : id.model;
    printer->m_dpi = printer->m_dialect->usualDpi();
    for (const auto& dpi : {catalogue.dpi, dpiOf(id.model), printer->m_facts.dpi, settings.dpi})
        if (dpi)
            printer->m_dpi = *dpi;
    printer->m_settings = settings;
    printer->m_medium = settings.medium.value_or(devices::LabelMedium());
    printer->m_medium.wideHead = catalogue.wideHead;
    TRY(printer->readRoll());
    return printer;
}

Result<> UsbLabelPrinter::readRoll()
{
    if (m_settings.medium || !m_dialect->tellsRoll())
        return {};
    auto roll = TRY(m_dialect->roll(m_port));
    if (!roll && m_debt->unsettled) { // half a job may have swallowed the question
        TRY(settle());
        roll = TRY(m_dialect->roll(m_port));
    }
    if (!roll)
        return {};
    const bool wideHead = m_medium.wideHead;
    m_medium = *roll;
    m_medium.wideHead = wideHead;
    return {};
}

std::string UsbLabelPrinter::description() const { return m_device.description(); }

Result<std::optional<PrinterState>> UsbLabelPrinter::state()
{
    auto state = TRY(m_dialect->ask(m_port));
    if (state)
        return state;
    const auto port = TRY(m_port.portStatus());
    if (port && port->paperEmpty) {
        state.emplace();
        state->outOfLabels = true;
    } else if (!m_port.answers() && port) { // it cannot say more
        state.emplace();
        state->faulty = port->error;
    }
    return state;
}

// Why it takes no more bytes, or says nothing. Asked beside the pipe that is blocked.
PrinterTrouble UsbLabelPrinter::whyStuck()
{
    const auto port = m_port.portStatus();
    if (!port)
        return devices::troubleOf(port.error()).value_or(PrinterTrouble::Silent);
    return *port && (*port)->paperEmpty ? PrinterTrouble::OutOfLabels : PrinterTrouble::Silent;
}

Result<Bytes> UsbLabelPrinter::endOfPicture()
{
    if (m_debt->owed)
        return m_dialect->white(*m_debt->owed);
    if (m_dialect->white(1).empty())
        return Bytes(); // its words reach it in the middle of a picture too
    if (m_port.answers() && TRY(m_dialect->ask(m_port)))
        return m_dialect->white(0); // in a picture it would have swallowed the question
    constexpr double millimetresPerInch = 25.4;
    const auto dots = [&](double millimetres) {
        return static_cast<std::size_t>(std::ceil(millimetres * m_dpi / millimetresPerInch));
    };
    // No picture is larger than the label it is for, which may have been another program's.
    constexpr double widest = 110, longest = 330;
    const auto bytesPerRow = dots(std::max(m_medium.widthMm, widest)) / 8 + 1;
    m_debt->owed = bytesPerRow * dots(std::max(m_medium.lengthMm, longest)); // what it takes of it counts
    return m_dialect->white(*m_debt->owed);
}

Result<> UsbLabelPrinter::settle()
{
    auto forget = m_dialect->forget();
    if (!TRY(m_port.softReset())) {
        auto rest = TRY(endOfPicture());
        rest.insert(rest.end(), forget.begin(), forget.end());
        forget = std::move(rest);
    }
    const auto taken = TRY(m_port.send(forget));
    if (m_debt->owed)
        *m_debt->owed -= std::min(*m_debt->owed, taken);
    if (taken < forget.size())
        return trouble(PrinterTrouble::HalfLabel);
    if (m_dialect->showsHalfLabels()) {
        const auto now = TRY(m_dialect->ask(m_port));
        if (!now)
            return trouble(whyStuck());
        // A label that it keeps through a trouble would come out beside the one that is printed anew.
        if (now->halfLabel || now->busy)
            return trouble(troubleOf(*now).value_or(PrinterTrouble::HalfLabel));
    }
    *m_debt = {0, false};
    m_dialect->forgot();
    return {};
}

Result<> UsbLabelPrinter::awaitReady()
{
    const auto until = steady_clock::now() + m_port.patience().busy;
    for (;;) {
        const auto now = TRY(state());
        if (!now)
            return trouble(PrinterTrouble::Silent);
        if (const auto why = printers::troubleOf(*now))
            return trouble(*why);
        if (now->halfLabel) // another program's, or ours from before a restart
            TRY(settle());
        else if (!now->busy)
            return {};
        if (steady_clock::now() >= until)
            return trouble(PrinterTrouble::Busy);
        m_port.pause();
    }
}

Result<PrintOutcome> UsbLabelPrinter::print(ByteView label)
{
    if (m_debt->unsettled)
        TRY(settle());
    TRY(awaitReady());

    // Noted before a byte leaves: whatever goes wrong on the way, it owes no more than this.
    *m_debt = {label.size(), true};
    const auto until = steady_clock::now() + m_port.patience().proof;
    std::size_t sent = 0;
    while (sent < label.size()) {
        const auto more = TRY(m_port.send(label.subspan(sent)));
        sent += more;
        m_debt->owed = label.size() - sent;
        if (more == 0 || steady_clock::now() >= until)
            break;
    }
    if (sent < label.size()) {
        const auto why = whyStuck();
        (void)settle(); // if it cannot now, the next print begins with it
        return trouble(why);
    }

    const auto outcome = m_dialect->proof(m_port);
    if (outcome) {
        m_debt->unsettled = false;
        return outcome;
    }
    // It would come out when the trouble is mended, beside the label that is then printed anew; or it is out.
    const auto settled = settle();
    const bool gone = isUnplugged(outcome.error()) || (!settled && isUnplugged(settled.error()));
    return trouble(gone ? PrinterTrouble::PulledOut : PrinterTrouble::MayBeOut);
}

} // namespace custody::printers
