// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/printers/bench_printer.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace custody::printers {
namespace {

using devices::LabelLanguage;
using devices::PrinterTrouble;

constexpr std::array<std::pair<std::string_view, LabelLanguage>, 5> languages{
    {{"zpl", LabelLanguage::Zpl}, {"epl", LabelLanguage::Epl}, {"tspl", LabelLanguage::Tspl},
        {"brother", LabelLanguage::Brother}, {"dymo", LabelLanguage::Dymo}}};

// Something is plugged in, and none of it is the bench's printer yet.
namespace rule {
constexpr const char* several = "printer.several";
constexpr const char* disk = "printer.disk";
} // namespace rule

std::string names(const std::vector<usb::Plugged>& printers)
{
    std::string all;
    for (const auto& one : printers)
        all += (all.empty() ? "" : "; ") + one.description();
    return all;
}

bool isDisk(const usb::Catalogue& catalogue, const usb::Plugged& device)
{
    const auto* const model = catalogue.find(device);
    return model && (model->has("editor_lite") || model->has("starts_as_disk"));
}

// All of them, and what could be one if it did not show itself as a disk.
struct Printers {
    std::vector<usb::Plugged> found;
    std::string disk;
};

Printers printersOf(const std::vector<usb::Plugged>& plugged, const usb::Catalogue& catalogue)
{
    Printers all;
    for (const auto& device : plugged)
        if (isDisk(catalogue, device))
            all.disk = device.description();
        else if (printerInterfaceOf(device))
            all.found.push_back(device);
    return all;
}

bool isSame(const usb::Plugged& one, const usb::Plugged& other)
{
    return one.identity == other.identity && one.node() == other.node();
}

// A label may lie somewhere: the fault is of the printer wherever it is plugged in next.
bool mayBeOut(const Error& error)
{
    const auto trouble = devices::troubleOf(error);
    return trouble == PrinterTrouble::MayBeOut || trouble == PrinterTrouble::PulledOut;
}

std::string upper(std::string_view word)
{
    std::string text(word);
    std::ranges::transform(
        text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

} // namespace

std::optional<LabelLanguage> languageNamed(std::string_view word)
{
    for (const auto& [name, language] : languages)
        if (name == word)
            return language;
    return std::nullopt;
}

std::string_view nameOf(LabelLanguage language)
{
    for (const auto& [name, one] : languages)
        if (one == language)
            return name;
    return {};
}

Result<usb::Plugged> choosePrinter(
    const std::vector<usb::Plugged>& plugged, const usb::Catalogue& catalogue, const std::string& wanted)
{
    const auto [printers, disk] = printersOf(plugged, catalogue);
    if (wanted != "auto") {
        const auto it = std::find_if(
            printers.begin(), printers.end(), [&](const usb::Plugged& one) { return one.isNamed(wanted); });
        if (it != printers.end())
            return *it;
        return fail(Fault::Device,
            "No label printer with serial number or port " + wanted + " is plugged in. Plug it in, or name "
                + "another one in printer.source.");
    }
    if (printers.size() == 1)
        return printers.front();
    if (printers.empty() && !disk.empty())
        return fail(Fault::Device,
            disk
                + " shows itself as a disk. Hold its Editor Lite button until the lamp goes out, and print "
                  "again.",
            rule::disk);
    if (printers.empty())
        return fail(Fault::Device, "No label printer is plugged in. Plug it in and print again.");
    return fail(Fault::Device,
        "Several label printers are plugged in: " + names(printers)
            + ". Name the serial number or the port of one in printer.source.",
        rule::several);
}

KnownPrinter knownOf(const usb::Catalogue& catalogue, const usb::Plugged& device)
{
    const auto* const model = catalogue.find(device);
    if (!model)
        return {};
    return {languageNamed(model->language), model->dpi, std::nullopt, model->has("wide_head")};
}

Result<std::unique_ptr<UsbLabelPrinter>> openPrinter(usb::Context& usb, const usb::Catalogue& catalogue,
    const usb::Plugged& device, KnownPrinter settings, Patience patience, std::shared_ptr<PrinterDebt> debt)
{
    const auto at = printerInterfaceOf(device);
    if (!at)
        return fail(Fault::Device, device.description() + " is no label printer.");
    const auto model = knownOf(catalogue, device);
    auto wire = TRY(usb.open(device, {{at->number, at->alternate}}));
    return UsbLabelPrinter::open(std::move(wire), device, settings, model, patience, std::move(debt));
}

Error BenchPrinter::noted(Error error, const usb::Plugged& device)
{
    const auto trouble = devices::troubleOf(error);
    if (trouble == PrinterTrouble::Unplugged || trouble == PrinterTrouble::PulledOut)
        m_printer.reset();
    m_lastFault = error;
    m_faultOf = device;
    return error;
}

bool BenchPrinter::staysUntilPrinted() const
{
    return mayBeOut(*m_lastFault) || devices::troubleOf(*m_lastFault) == PrinterTrouble::HalfLabel;
}

std::shared_ptr<PrinterDebt> BenchPrinter::debtOf(const devices::Identity& printer)
{
    using devices::Sameness;
    constexpr std::size_t most = 16; // of the oldest nothing is known any more, which is safe too
    for (const auto& [of, debt] : m_debts)
        if (const auto same = devices::compare(of, printer);
            same == Sameness::Same || same == Sameness::Moved || same == Sameness::Updated)
            return debt;
    if (m_debts.size() == most)
        m_debts.erase(m_debts.begin());
    return m_debts.emplace_back(printer, std::make_shared<PrinterDebt>()).second;
}

bool BenchPrinter::isOpen(const std::vector<usb::Plugged>& plugged) const
{
    return m_printer && std::any_of(plugged.begin(), plugged.end(), [this](const usb::Plugged& one) {
        return isSame(one, m_device);
    });
}

Result<> BenchPrinter::ready()
{
    const auto plugged = m_usb.devices();
    if (isOpen(plugged)) { // another roll may lie in it
        auto read = m_printer->readRoll();
        return read ? read : tl::unexpected(noted(std::move(read).error(), m_device));
    }
    m_printer.reset();
    const auto device = TRY(choosePrinter(plugged, m_catalogue, m_wanted));
    auto printer =
        openPrinter(m_usb, m_catalogue, device, m_settings, m_patience, debtOf(usb::noted(device)));
    if (!printer)
        return tl::unexpected(noted(printer.error(), device));
    m_device = device;
    m_printer = std::move(*printer);
    if (m_lastFault && mayBeOut(*m_lastFault) && m_faultOf.identity == device.identity)
        m_faultOf = device;
    else // half a label went when it was switched off
        m_lastFault.reset();
    return {};
}

Result<> BenchPrinter::ask()
{
    TRY(ready());
    const auto state = m_printer->state();
    if (!state)
        return tl::unexpected(noted(state.error(), m_device));
    const bool owes = m_lastFault && isSame(m_device, m_faultOf) && staysUntilPrinted();
    const auto trouble = *state ? standingOf(**state) : PrinterTrouble::Silent;
    if (trouble && !owes)
        return tl::unexpected(noted(devices::printerError(*trouble), m_device));
    if (owes)
        return tl::unexpected(*m_lastFault);
    m_lastFault.reset();
    return {};
}

std::string BenchPrinter::description() const
{
    if (m_printer)
        return m_printer->description();
    return "label printer " + (m_wanted == "auto" ? std::string("on USB") : m_wanted);
}

LabelLanguage BenchPrinter::language() const
{
    return m_printer ? m_printer->language() : m_settings.language.value_or(LabelLanguage::Zpl);
}

int BenchPrinter::dpi() const
{
    constexpr int usual = 203;
    return m_printer ? m_printer->dpi() : m_settings.dpi.value_or(usual);
}

devices::LabelMedium BenchPrinter::medium() const
{
    return m_printer ? m_printer->medium() : m_settings.medium.value_or(devices::LabelMedium());
}

Result<devices::PrintOutcome> BenchPrinter::print(ByteView label)
{
    if (!m_printer)
        TRY(ready());
    auto outcome = m_printer->print(label);
    if (!outcome)
        return tl::unexpected(noted(outcome.error(), m_device));
    m_lastFault.reset();
    return outcome;
}

devices::DeviceNote BenchPrinter::note() const
{
    const auto plugged = m_usb.devices();
    const auto chosen = choosePrinter(plugged, m_catalogue, m_wanted);
    if (!chosen)
        return absent(chosen.error());
    const bool faulted = m_lastFault
        && (isSame(*chosen, m_faultOf) || (mayBeOut(*m_lastFault) && chosen->identity == m_faultOf.identity));
    auto note = usb::noteOf(*chosen, m_catalogue, faulted ? m_lastFault : std::nullopt);
    if (const auto trouble = faulted ? devices::troubleOf(*m_lastFault) : std::nullopt) {
        note.word = devices::briefly(*trouble);
        note.advice.clear(); // its sentence says what to do
    } else if (faulted && m_lastFault->rule == noLanguageRule) {
        note.lastFault = "It names no language that this station writes.";
        note.advice = devices::advice::nameLanguage;
    }
    if (!isOpen(plugged) || !isSame(*chosen, m_device))
        return note;
    if (!faulted)
        note.state = devices::DeviceState::Ready;
    note.driver = upper(nameOf(m_printer->language())) + ", " + std::to_string(m_printer->dpi()) + " dpi";
    if (!m_printer->facts().firmware.empty())
        note.firmware = m_printer->facts().firmware;
    return note;
}

devices::DeviceNote BenchPrinter::absent(const Error& why) const
{
    devices::DeviceNote note;
    note.state = devices::DeviceState::NotPlugged;
    // Of one pulled out with a whole label in it a label may lie about.
    if (m_lastFault && devices::troubleOf(*m_lastFault) == PrinterTrouble::PulledOut)
        note.lastFault = m_lastFault->what;
    else if (why.rule == rule::several || why.rule == rule::disk) {
        const bool several = why.rule == rule::several;
        const auto printers = printersOf(m_usb.devices(), m_catalogue);
        note.state = devices::DeviceState::Faulty;
        note.name = several ? names(printers.found) : printers.disk;
        note.lastFault = several ? "Several label printers are plugged in." : "It shows itself as a disk.";
        note.advice = several ? devices::advice::namePrinter : devices::advice::editorLite;
    } else {
        note.name = m_wanted == "auto" ? std::string() : m_wanted;
        note.advice = devices::advice::plugIn;
    }
    return note;
}

} // namespace custody::printers
