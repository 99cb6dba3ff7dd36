// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/admin/device_test.h"

#include "app/admin/device_list.h"
#include "app/station/device_page.h"

namespace custody::admin {
namespace {

Result<Tested> print(
    const attached::Machine& machine, const usb::Plugged& device, const printers::KnownPrinter& settings)
{
    const auto printer = TRY(printers::openPrinter(machine.usb, machine.catalogue, device, settings));
    if (TRY(printTestLabel(*printer)) == devices::PrintOutcome::Printed)
        return Tested{
            nlohmann::json::object({{"test", "printed"}}), "The printer says that the test label came out."};
    return Tested{
        nlohmann::json::object({{"test", "sent"}}), "The test label was sent; look whether it came out."};
}

Result<Tested> heard(bool beeped, const usb::Plugged& device)
{
    if (!beeped)
        return fail(Fault::Invalid, device.description() + " cannot be told to beep.");
    return Tested{nlohmann::json::object({{"test", "beeped"}}), "It was told to beep."};
}

// The kilogram as people read it, down to what the scale showed.
std::string kilograms(std::int64_t milligrams)
{
    const auto size = std::to_string(std::abs(milligrams));
    const auto padded = std::string(size.size() < 7 ? 7 - size.size() : 0, '0') + size;
    auto decimals = padded.substr(padded.size() - 6);
    while (decimals.size() > 3 && decimals.back() == '0')
        decimals.pop_back();
    return (milligrams < 0 ? "-" : "") + padded.substr(0, padded.size() - 6) + "." + decimals + " kg";
}

Result<Tested> weigh(const attached::Machine& machine, const attached::ScaleSettings& settings)
{
    constexpr std::chrono::seconds patience(5);
    const auto scale = TRY(attached::openScale(machine, settings));
    const auto weight = TRY(scale->weigh(patience));
    return Tested{nlohmann::json{{"test", "weighed"}, {"grams", devices::gramsOf(weight)},
                      {"milligrams", weight.milligrams}, {"settled", weight.settled}},
        "The scale shows " + kilograms(weight.milligrams) + "."};
}

} // namespace

Result<devices::PrintOutcome> printTestLabel(printers::UsbLabelPrinter& printer)
{
    return printer.print(TRY(station::testLabel(printer, "custody-admin")));
}

Result<Tested> testDevice(const attached::Machine& machine, const usb::Plugged& device,
    const std::optional<attached::ScaleSettings>& scale, const printers::KnownPrinter& printer)
{
    const auto driver = driverOf(device, machine.catalogue.find(device));
    if (scale || driver == "hid_scale") {
        auto settings = scale.value_or(attached::ScaleSettings());
        settings.source = device.identity.port;
        return weigh(machine, settings);
    }
    if (driver == "label_printer")
        return print(machine, device, printer);
    if (driver == "hid_pos") {
        const auto scanner = TRY(attached::openCodeReader(machine, {device.identity.port, {}, {}}));
        return heard(TRY(scanner->beep(devices::CodeReader::Sound::Good)), device);
    }
    if (driver == "ccid") {
        const auto reader = TRY(attached::openBadgeReader(machine, {device.identity.port, {}, {}}));
        return heard(TRY(reader->beep()), device);
    }
    return fail(Fault::Invalid,
        device.description()
            + " has no test: it is no label printer, and no scanner, reader or scale that can be told "
              "anything. A scale on a serial port is tested with --scale, or with the --config that names it "
              "as scale.source.");
}

} // namespace custody::admin
