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

Result<Transport> openDevice(
    const Machine& machine, const usb::Plugged& device, const std::vector<usb::Claim>& claims)
{
    auto opened = machine.usb.open(device, claims);
    if (!opened && opened.error().rule == usb::rule::denied && !machine.catalogue.hasRule(device))
        return tl::unexpected(usb::deniedOutsideError(device));
    return opened;
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
Result<Transport> openHid(const Machine& machine, const usb::Plugged& device)
{
    return openDevice(machine, device, claimsOf(device, {hidClass}));
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

Result<cdc::Port> portOf(const Machine& machine, const usb::Plugged& device, const cdc::Endpoints& ends,
    const cdc::LineCoding& line)
{
    return cdc::Port::open(
        TRY(openDevice(machine, device, claimsOf(device, {cdcClass, cdcDataClass}))), ends, line);
}

} // namespace

std::optional<usb::Plugged> badgeReaderOf(const Machine& machine, const BadgeSettings& settings)
{
    const bool any = settings.source == "auto";
    for (auto& device : machine.usb.devices()) {
        if (!any && !device.isNamed(settings.source))
            continue;
        const auto driver = driverOf(machine.catalogue, device);
        // Unnamed, or by its port alone, one that types could be the keyboard of the desk.
        const auto* const model = machine.catalogue.find(device);
        const bool typesCards = driver == "keyboard_wedge" && model->has("keyboard_ignored");
        const bool byPort = settings.source == device.identity.port;
        const bool reads = driver == "pcprox" || driver == "magstripe" || (byPort ? typesCards : !any);
        if (ccidInterface(device) || (reads && !hidInterfaces(device).empty()))
            return std::move(device);
    }
    return std::nullopt;
}

Result<std::unique_ptr<devices::BadgeReader>> openBadgeReader(
    const Machine& machine, const BadgeSettings& settings)
{
    const auto device = badgeReaderOf(machine, settings);
    if (!device) {
        auto none = missing(machine, settings.source, "badge reader");
        if (none.value().rule == usb::rule::noDriver)
            none.value().what += " If it is the badge reader, name it by its USB ids in badge_reader.source.";
        return none;
    }
    const auto name = device->description();
    if (auto card = ccidInterface(*device)) {
        const auto* const model = machine.catalogue.find(*device);
        card->buzzes = model != nullptr && model->has("buzzes");
        return std::make_unique<badges::CcidReader>(
            TRY(openDevice(machine, *device, claimsOf(*device, {smartCardClass}))), *card, name);
    }
    const auto driver = driverOf(machine.catalogue, *device);
    const auto first = hidInterfaces(*device).front().interface;
    if (driver == "pcprox")
        return as<devices::BadgeReader>(
            badges::PcProxReader::open(TRY(openHid(machine, *device)), first, name));
    if (driver == "magstripe")
        return std::make_unique<badges::StripeReader>(TRY(openHid(machine, *device)), first, name);
    return std::make_unique<badges::KeyboardReader>(
        TRY(keyedLines(machine, *device, TRY(openHid(machine, *device)), "badge reader", settings.layout)),
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
    const auto name = device->description();
    if (const auto ends = serialPort(*device))
        return as<devices::CodeReader>(
            scanners::SerialScanner::open(TRY(portOf(machine, *device, *ends, settings.line)), name));
    auto opened = TRY(openHid(machine, *device));
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
    const auto name = device->description();
    if (const auto ends = serialPort(*device))
        return std::make_unique<scales::SerialScale>(
            TRY(portOf(machine, *device, *ends, settings.line)), settings.dialect, name);
    const auto interfaces = hidInterfaces(*device);
    const auto none = tl::unexpected(usb::noDriverError(*device, machine.catalogue, "scale"));
    if (std::all_of(
            interfaces.begin(), interfaces.end(), [](const HidInterface& one) { return one.keyboard; }))
        return none; // nobody's keyboard is taken away to see that
    auto scale = scales::HidScale::open(TRY(openHid(machine, *device)), interfaces.front().interface, name);
    if (!scale && scale.error().rule == scales::noScaleRule)
        return none;
    return as<devices::Scale>(std::move(scale));
}

} // namespace custody::attached
