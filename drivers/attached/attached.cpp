// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/attached/attached.h"

#include <algorithm>
#include <array>

#include "drivers/attached/interfaces.h"
#include "drivers/badges/pcprox_reader.h"
#include "drivers/badges/stripe_reader.h"
#include "drivers/scales/hid_scale.h"
#include "drivers/scales/serial_scale.h"
#include "drivers/scanners/keyboard_scanner.h"
#include "drivers/scanners/pos_scanner.h"
#include "drivers/scanners/serial_scanner.h"

namespace custody::attached {
namespace {

// Readers known by their numbers, because their class says "keyboard" or nothing.
constexpr std::string_view pcProx = "0c27:3bfa";
constexpr std::string_view stripeReader = "0801:0002";
constexpr std::array<std::uint16_t, 4> scannerMakers{0x0c2e, 0x05e0, 0x05f9, 0x1eab};
constexpr std::array<std::uint16_t, 3> scaleMakers{0x0922, 0x0eb8, 0x1446};

template <typename Wanted> Result<std::unique_ptr<Wanted>> missing(const std::string& name, const char* what)
{
    if (name == "auto")
        return fail(Fault::NotFound, std::string("There is no ") + what + " that is known by itself.");
    return fail(Fault::NotFound, std::string("The ") + what + " " + name + " is not plugged in.");
}

template <typename Driver, typename Wanted>
Result<std::unique_ptr<Wanted>> as(Result<std::unique_ptr<Driver>> driver)
{
    if (!driver)
        return tl::unexpected(std::move(driver).error());
    return std::unique_ptr<Wanted>(std::move(*driver));
}

template <std::size_t n> bool madeBy(const std::array<std::uint16_t, n>& makers, const usb::Plugged& device)
{
    return std::find(makers.begin(), makers.end(), device.identity.vendor) != makers.end();
}

// A keyboard's lines, all its HID interfaces claimed.
Result<hid::KeyedLines> keyedLines(usb::Context& usb, const usb::Plugged& device, hid::KeyLayout layout)
{
    const auto interfaces = hidInterfaces(device);
    auto chosen = interfaces.front();
    for (const auto& one : interfaces)
        if (one.keyboard && !chosen.keyboard)
            chosen = one;
    auto transport = TRY(usb.open(device, claimsOf(device, {hidClass})));
    return hid::KeyedLines::open(std::move(transport), chosen.interface, chosen.keyboard, layout);
}

Result<cdc::Port> portOf(
    usb::Context& usb, const usb::Plugged& device, const cdc::Endpoints& ends, const cdc::LineCoding& line)
{
    return cdc::Port::open(TRY(usb.open(device, claimsOf(device, {cdcClass, cdcDataClass}))), ends, line);
}

} // namespace

Result<std::unique_ptr<devices::BadgeReader>> openBadgeReader(
    usb::Context& usb, const BadgeSettings& settings)
{
    const bool any = settings.device == "auto";
    for (const auto& device : usb.devices()) {
        if (!any && !isNamed(settings.device, device))
            continue;
        const auto name = device.description();
        if (const auto card = ccidInterface(device))
            return std::make_unique<badges::CcidReader>(
                TRY(usb.open(device, claimsOf(device, {smartCardClass}))), *card, name);
        const auto interfaces = hidInterfaces(device);
        if (interfaces.empty())
            continue;
        if (device.kind() == pcProx)
            return as<badges::PcProxReader, devices::BadgeReader>(badges::PcProxReader::open(
                TRY(usb.open(device, claimsOf(device, {hidClass}))), interfaces.front().interface, name));
        if (device.kind() == stripeReader)
            return std::make_unique<badges::StripeReader>(
                TRY(usb.open(device, claimsOf(device, {hidClass}))), interfaces.front().interface, name);
        if (!any)
            return std::make_unique<badges::KeyboardReader>(
                TRY(keyedLines(usb, device, settings.layout)), settings.writing, name);
    }
    return missing<devices::BadgeReader>(settings.device, "badge reader");
}

Result<std::unique_ptr<devices::CodeReader>> openCodeReader(
    usb::Context& usb, const ScannerSettings& settings)
{
    const bool any = settings.device == "auto";
    for (const auto& device : usb.devices()) {
        if (any ? !madeBy(scannerMakers, device) : !isNamed(settings.device, device))
            continue;
        const auto name = device.description();
        const auto interfaces = hidInterfaces(device);
        const auto ends = serialPort(device);
        if (ends && !any)
            return std::make_unique<scanners::SerialScanner>(
                TRY(portOf(usb, device, *ends, settings.line)), name);
        if (interfaces.empty())
            continue;
        if (!interfaces.front().keyboard)
            return as<scanners::PosScanner, devices::CodeReader>(scanners::PosScanner::open(
                TRY(usb.open(device, claimsOf(device, {hidClass}))), interfaces.front().interface, name));
        if (!any)
            return std::make_unique<scanners::KeyboardScanner>(
                TRY(keyedLines(usb, device, settings.layout)), name);
    }
    return missing<devices::CodeReader>(settings.device, "scanner");
}

Result<std::unique_ptr<devices::Scale>> openScale(usb::Context& usb, const ScaleSettings& settings)
{
    const bool any = settings.device == "auto";
    for (const auto& device : usb.devices()) {
        if (any ? !madeBy(scaleMakers, device) : !isNamed(settings.device, device))
            continue;
        const auto name = device.description();
        const auto interfaces = hidInterfaces(device);
        if (!interfaces.empty() && !interfaces.front().keyboard)
            return as<scales::HidScale, devices::Scale>(scales::HidScale::open(
                TRY(usb.open(device, claimsOf(device, {hidClass}))), interfaces.front().interface, name));
        if (const auto ends = serialPort(device); ends && !any)
            return std::make_unique<scales::SerialScale>(
                TRY(portOf(usb, device, *ends, settings.line)), settings.dialect, name);
    }
    return missing<devices::Scale>(settings.device, "scale");
}

} // namespace custody::attached
