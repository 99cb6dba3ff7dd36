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
constexpr const char* unclear = "printer.unclear";
}

bool isSame(const usb::Plugged& one, const usb::Plugged& other)
{
    return one.identity == other.identity && one.node() == other.node();
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
    std::vector<usb::Plugged> printers;
    std::string disk;
    for (const auto& device : plugged) {
        const auto* const model = catalogue.find(device);
        if (model && (model->has("editor_lite") || model->has("starts_as_disk")))
            disk = device.description();
        else if (printerInterfaceOf(device))
            printers.push_back(device);
    }
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
            rule::unclear);
    if (printers.empty())
        return fail(Fault::Device, "No label printer is plugged in. Plug it in and print again.");
    std::string names;
    for (const auto& one : printers)
        names += (names.empty() ? "" : "; ") + one.description();
    return fail(Fault::Device,
        "Several label printers are plugged in: " + names
            + ". Name the serial number or the port of one in printer.source.",
        rule::unclear);
}

KnownPrinter knownOf(const usb::Catalogue& catalogue, const usb::Plugged& device)
{
    const auto* const model = catalogue.find(device);
    if (!model)
        return {};
    return {languageNamed(model->language), model->dpi, std::nullopt, model->has("wide_head")};
}

Result<std::unique_ptr<UsbLabelPrinter>> openPrinter(usb::Context& usb, const usb::Catalogue& catalogue,
    const usb::Plugged& device, KnownPrinter settings, Patience patience)
{
    const auto at = printerInterfaceOf(device);
    if (!at)
        return fail(Fault::Device, device.description() + " is no label printer.");
    const auto model = knownOf(catalogue, device);
    auto wire = TRY(usb.open(device, {{at->number, at->alternate}}));
    return UsbLabelPrinter::open(std::move(wire), device, settings, model, patience);
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
    auto printer = openPrinter(m_usb, m_catalogue, device, m_settings, m_patience);
    if (!printer)
        return tl::unexpected(noted(printer.error(), device));
    m_device = device;
    m_printer = std::move(*printer);
    m_lastFault.reset();
    return {};
}

Result<> BenchPrinter::ask()
{
    TRY(ready());
    const auto state = m_printer->state();
    if (!state)
        return tl::unexpected(noted(state.error(), m_device));
    if (const auto trouble = *state ? troubleOf(**state) : PrinterTrouble::Silent)
        return tl::unexpected(noted(devices::printerError(*trouble), m_device));
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
    const bool faulted = m_lastFault && isSame(*chosen, m_faultOf);
    auto note = usb::noteOf(*chosen, m_catalogue, faulted ? m_lastFault : std::nullopt);
    if (const auto trouble = faulted ? devices::troubleOf(*m_lastFault) : std::nullopt) {
        note.word = devices::briefly(*trouble);
        note.advice.clear(); // its sentence says what to do
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
    else if (why.rule == rule::unclear) {
        note.state = devices::DeviceState::Faulty;
        note.lastFault = why.what;
    } else {
        note.name = m_wanted == "auto" ? std::string() : m_wanted;
        note.advice = devices::advice::plugIn;
    }
    return note;
}

} // namespace custody::printers
