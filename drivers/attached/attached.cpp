// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/attached/attached.h"

#include <algorithm>

#include "drivers/attached/interfaces.h"
#include "drivers/badges/pcprox_reader.h"
#include "drivers/badges/stripe_reader.h"
#include "drivers/scales/hid_scale.h"
#include "drivers/scales/serial_scale.h"
#include "drivers/scanners/keyboard_scanner.h"
#include "drivers/scanners/pos_scanner.h"
#include "drivers/scanners/serial_scanner.h"
#include "drivers/usb/advice.h"
#include "drivers/usb/one_deadline.h"

namespace custody::attached {
namespace {

using Transport = std::unique_ptr<usb::Transport>;

// Nothing of the kind is there, or what was named is no such thing.
tl::unexpected<Error> missing(const Machine& machine, const std::string& source, const std::string& what)
{
    if (source == "auto")
        return fail(Fault::NotFound, "No " + what + " is plugged in that tells what it is.");
    for (const auto& device : machine.usb.devices())
        if (device.isNamed(source))
            return tl::unexpected(usb::noDriverError(device, machine.catalogue, what));
    return fail(Fault::NotFound, "The " + what + " " + source + " is not plugged in.");
}

// What is opened there, and how long that may take as a whole.
struct Opening {
    const Machine& machine;
    const usb::Plugged& device;
    usb::OneDeadline deadline{};
};

Result<Transport> openDevice(const Opening& opening, const std::vector<usb::Claim>& claims)
{
    const auto& [machine, device, deadline] = opening;
    auto opened = machine.usb.open(device, claims);
    if (!opened && opened.error().rule == usb::rule::denied && !machine.catalogue.hasRule(device))
        return tl::unexpected(usb::deniedOutsideError(device));
    return deadline.around(TRY(std::move(opened)));
}

// A driver as the interface of the station that it implements.
template <typename Wanted, typename Driver>
Result<std::unique_ptr<Wanted>> as(Result<std::unique_ptr<Driver>> driver)
{
    if (!driver)
        return tl::unexpected(std::move(driver).error());
    return std::unique_ptr<Wanted>(std::move(*driver));
}

// Our driver for it by its catalogue; empty when that does not know it.
std::string_view driverOf(const usb::Catalogue& catalogue, const usb::Plugged& device)
{
    const auto* const model = catalogue.find(device);
    return model == nullptr ? std::string_view() : model->driver;
}

// Claims all its HID interfaces: a reader that types on two keyboards is silenced on both.
Result<Transport> openHid(const Opening& opening)
{
    return openDevice(opening, claimsOf(opening.device, {hidClass}));
}

// The one that types: by the boot protocol, or as its report descriptor describes a keyboard. Nothing when
// none does.
Result<std::optional<HidInterface>> typingOf(
    usb::Transport& opened, const std::vector<HidInterface>& interfaces)
{
    for (const auto& one : interfaces)
        if (one.keyboard)
            return std::optional(one);
    std::optional<Error> unread; // it may answer the next time
    for (const auto& one : interfaces) {
        const auto says = hid::readReportDescriptor(opened, one.interface);
        if (says && hid::KeyboardShape::of(*says))
            return std::optional(one);
        if (!says)
            unread = says.error();
    }
    if (unread)
        return tl::unexpected(*unread);
    return std::optional<HidInterface>();
}

Result<hid::KeyedLines> keyedLines(const Machine& machine, const usb::Plugged& device, Transport opened,
    const std::string& what, hid::KeyLayout layout)
{
    const auto typing = TRY(typingOf(*opened, hidInterfaces(device)));
    if (!typing)
        return tl::unexpected(usb::noDriverError(device, machine.catalogue, what));
    return hid::KeyedLines::open(std::move(opened), typing->interface, typing->keyboard, layout);
}

Result<cdc::Port> portOf(const Opening& opening, const cdc::Endpoints& ends, const cdc::LineCoding& line)
{
    return cdc::Port::open(
        TRY(openDevice(opening, claimsOf(opening.device, {cdcClass, cdcDataClass}))), ends, line);
}

} // namespace

std::string namesOf(const std::vector<usb::Plugged>& all)
{
    std::string names;
    for (const auto& one : all)
        names += (names.empty() ? "" : ", ") + one.description();
    return names;
}

std::vector<usb::Plugged> badgeReadersOf(const Machine& machine, const BadgeSettings& settings)
{
    const bool any = settings.source == "auto";
    std::vector<usb::Plugged> known; // to the catalogue, as readers of cards
    std::vector<usb::Plugged> others;
    for (auto& device : machine.usb.devices()) {
        const auto driver = driverOf(machine.catalogue, device);
        if (driver == "none" || (!any && !device.isNamed(settings.source)))
            continue;
        const bool reportsCards = driver == "pcprox" || driver == "magstripe";
        const bool typesCards =
            driver == "keyboard_wedge" && machine.catalogue.find(device)->has("keyboard_ignored");
        // Its port and its serial number any keyboard may have: of what types they name only what the
        // catalogue knows as a reader.
        const bool types =
            !any && (typesCards || device.isOfKind(settings.source)) && !hidInterfaces(device).empty();
        if ((driver == "ccid" && ccidInterface(device)) || (reportsCards && !hidInterfaces(device).empty()))
            known.push_back(std::move(device));
        else if (ccidInterface(device) || types)
            others.push_back(std::move(device));
    }
    if (any && !known.empty()) // a computer's own slot for smart cards is no rival
        return known;
    known.insert(known.end(), others.begin(), others.end());
    return known;
}

std::optional<usb::Plugged> badgeReaderOf(const Machine& machine, const BadgeSettings& settings)
{
    auto all = badgeReadersOf(machine, settings);
    return all.size() == 1 ? std::optional(std::move(all.front())) : std::nullopt;
}

Result<std::unique_ptr<devices::BadgeReader>> openBadgeReader(
    const Machine& machine, const BadgeSettings& settings)
{
    const auto all = badgeReadersOf(machine, settings);
    if (all.size() > 1)
        return fail(Fault::Device,
            "Several badge readers are plugged in: " + namesOf(all) + ". " + devices::advice::nameReader,
            severalRule);
    if (all.empty()) {
        auto none = missing(machine, settings.source, "badge reader");
        if (none.value().rule == usb::rule::noDriver)
            none.value().what += " If it is the badge reader, name it by its USB ids in badge_reader.source.";
        return none;
    }
    const auto& device = all.front();
    const Opening opening{machine, device};
    const auto name = device.description();
    if (auto card = ccidInterface(device)) {
        const auto* const model = machine.catalogue.find(device);
        card->buzzes = model != nullptr && model->has("buzzes");
        // Some type the card's number as well, and nobody shall hear that; but a keyboard with a slot for
        // cards is the keyboard of the desk, unless its USB ids name it: any may be plugged in at a port.
        const bool meant = device.isOfKind(settings.source) || (model != nullptr && model->driver == "ccid");
        const auto claims =
            meant ? claimsOf(device, {smartCardClass, hidClass}) : claimsOf(device, {smartCardClass});
        return std::make_unique<badges::CcidReader>(TRY(openDevice(opening, claims)), *card, name);
    }
    const auto driver = driverOf(machine.catalogue, device);
    const auto first = hidInterfaces(device).front().interface;
    if (driver == "pcprox")
        return as<devices::BadgeReader>(badges::PcProxReader::open(TRY(openHid(opening)), first, name));
    if (driver == "magstripe")
        return std::make_unique<badges::StripeReader>(TRY(openHid(opening)), first, name);
    return std::make_unique<badges::KeyboardReader>(
        TRY(keyedLines(machine, device, TRY(openHid(opening)), "badge reader", settings.layout)),
        settings.writing, name);
}

std::optional<usb::Plugged> codeReaderOf(const Machine& machine, const ScannerSettings& settings)
{
    const bool any = settings.source == "auto";
    for (auto& device : machine.usb.devices())
        if ((any ? driverOf(machine.catalogue, device) == "hid_pos" : device.isNamed(settings.source))
            && (serialPort(device) || !hidInterfaces(device).empty()))
            return std::move(device);
    return std::nullopt;
}

Result<std::unique_ptr<devices::CodeReader>> openCodeReader(
    const Machine& machine, const ScannerSettings& settings)
{
    const auto device = codeReaderOf(machine, settings);
    if (!device)
        return missing(machine, settings.source, "scanner");
    const Opening opening{machine, *device};
    const auto name = device->description();
    if (const auto ends = serialPort(*device))
        return as<devices::CodeReader>(
            scanners::SerialScanner::open(TRY(portOf(opening, *ends, settings.line)), name));
    auto opened = TRY(openHid(opening));
    for (const auto& one : hidInterfaces(*device)) {
        const auto says = one.keyboard ? Result<hid::ReportDescriptor>(fail(Fault::Device, "a keyboard"))
                                       : hid::readReportDescriptor(*opened, one.interface);
        if (says && scanners::PosShape::of(*says))
            return as<devices::CodeReader>(
                scanners::PosScanner::open(std::move(opened), one.interface, name));
    }
    return std::make_unique<scanners::KeyboardScanner>(
        TRY(keyedLines(machine, *device, std::move(opened), "scanner", settings.layout)), name);
}

std::optional<usb::Plugged> scaleOf(const Machine& machine, const ScaleSettings& settings)
{
    const bool any = settings.source == "auto";
    for (auto& device : machine.usb.devices())
        if ((any ? driverOf(machine.catalogue, device) == "hid_scale" : device.isNamed(settings.source))
            && (serialPort(device) || !hidInterfaces(device).empty()))
            return std::move(device);
    return std::nullopt;
}

Result<std::unique_ptr<devices::Scale>> openScale(const Machine& machine, const ScaleSettings& settings)
{
    const auto device = scaleOf(machine, settings);
    if (!device)
        return missing(machine, settings.source, "scale");
    const Opening opening{machine, *device};
    const auto name = device->description();
    if (const auto ends = serialPort(*device))
        return std::make_unique<scales::SerialScale>(
            TRY(portOf(opening, *ends, settings.line)), settings.dialect, name);
    const auto interfaces = hidInterfaces(*device);
    const auto none = tl::unexpected(usb::noDriverError(*device, machine.catalogue, "scale"));
    if (std::all_of(
            interfaces.begin(), interfaces.end(), [](const HidInterface& one) { return one.keyboard; }))
        return none; // nobody's keyboard is taken away to see that
    auto scale = scales::HidScale::open(TRY(openHid(opening)), interfaces.front().interface, name);
    if (!scale && scale.error().rule == scales::noScaleRule)
        return none;
    return as<devices::Scale>(std::move(scale));
}

} // namespace custody::attached
