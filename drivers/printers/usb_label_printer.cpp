// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/printers/usb_label_printer.h"

#include <algorithm>

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
    Patience patience)
{
    const auto at = printerInterfaceOf(device);
    if (!at)
        return fail(Fault::Device, device.description() + " is no label printer.");
    std::unique_ptr<UsbLabelPrinter> printer(new UsbLabelPrinter(std::move(wire), device, *at, patience));
    const auto id = TRY(printer->m_port.deviceId());
    const auto named = languageOf(id);
    const auto language = settings.language ? settings.language : named ? named : catalogue.language;
    if (!language)
        return fail(Fault::Device,
            device.description() + " names no language this station writes (it names " + joined(id.languages)
                + "). If it knows one all the same, name it in printer.language.",
            noLanguageRule);
    printer->m_dialect = dialectOf(*language);
    printer->m_unsettled = !printer->m_dialect->showsHalfLabels(); // whatever was sent before we came
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
    if (!roll && m_unsettled) { // half a job may have swallowed the question
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

Result<> UsbLabelPrinter::settle()
{
    auto forget = m_dialect->forget();
    if (!TRY(m_port.softReset())) { // a picture cut in two would swallow the words that end it
        auto rest = m_dialect->white(m_owed);
        rest.insert(rest.end(), forget.begin(), forget.end());
        forget = std::move(rest);
    }
    const auto taken = TRY(m_port.send(forget));
    m_owed -= std::min(m_owed, taken);
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
    m_unsettled = false;
    m_owed = 0;
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
    if (m_unsettled)
        TRY(settle());
    TRY(awaitReady());

    m_unsettled = true;
    const auto until = steady_clock::now() + m_port.patience().proof;
    std::size_t sent = 0;
    while (sent < label.size()) {
        const auto more = TRY(m_port.send(label.subspan(sent)));
        sent += more;
        if (more == 0 || steady_clock::now() >= until)
            break;
    }
    if (sent < label.size()) {
        const auto why = whyStuck();
        m_owed = label.size() - sent;
        (void)settle(); // if it cannot now, the next print begins with it
        return trouble(why);
    }

    const auto outcome = m_dialect->proof(m_port);
    if (outcome) {
        m_unsettled = false;
        return outcome;
    }
    // It would come out when the trouble is mended, beside the label that is then printed anew; or it is out.
    const auto settled = settle();
    const bool gone = isUnplugged(outcome.error()) || (!settled && isUnplugged(settled.error()));
    return trouble(gone ? PrinterTrouble::PulledOut : PrinterTrouble::MayBeOut);
}

} // namespace custody::printers
