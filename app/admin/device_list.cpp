// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/admin/device_list.h"

#include <algorithm>

#include "app/admin/bench_config.h"

namespace custody::admin {
namespace {

std::string stateOf(const Error& error)
{
    switch (error.fault) {
    case Fault::Busy: return "in use";
    case Fault::Unauthorized: return "no permission";
    default: return "out of order";
    }
}

void askPrinter(usb::Context& usb, const usb::Catalogue& catalogue, const station::BenchSettings& settings,
    DeviceRow& row)
{
    auto opened = printers::openPrinter(usb, catalogue, row.device, printerOf(settings, row.device));
    if (!opened) {
        row.state = stateOf(opened.error());
        row.lastFault = opened.error().what;
        return;
    }
    auto& printer = **opened;
    row.firmware = printer.facts().firmware;
    row.language = printers::nameOf(printer.language());
    row.dpi = printer.dpi();
    const auto state = printer.state();
    if (!state) {
        row.state = stateOf(state.error());
        row.lastFault = state.error().what;
        return;
    }
    row.state = *state ? printers::wordOf(**state) : "silent";
    const auto trouble = *state ? printers::troubleOf(**state) : devices::PrinterTrouble::Silent;
    if (trouble)
        row.lastFault = devices::printerError(*trouble).what;
    row.canTest = true;
}

} // namespace

std::string driverOf(const usb::Plugged& device, const usb::Model* model)
{
    if (printers::printerInterfaceOf(device) && !(model && model->driver == "none"))
        return "label_printer";
    if (model)
        return model->driver;
    constexpr std::uint8_t smartCard = 0x0b;
    const bool reads = std::any_of(device.interfaces.begin(), device.interfaces.end(),
        [](const usb::Interface& one) { return one.deviceClass == smartCard; });
    return reads ? "ccid" : "none";
}

std::vector<DeviceRow> listDevices(usb::Context& usb, const usb::Catalogue& catalogue, Questions questions,
    const station::BenchSettings& settings)
{
    std::vector<DeviceRow> rows;
    for (auto& device : usb.devices()) {
        DeviceRow row;
        const auto* const model = catalogue.find(device);
        row.model = model ? model->maker + " " + model->name : device.maker + " " + device.name;
        row.driver = driverOf(device, model);
        row.state = "plugged";
        row.device = std::move(device);
        if (row.driver == "label_printer" && questions == Questions::Asked)
            askPrinter(usb, catalogue, settings, row);
        rows.push_back(std::move(row));
    }
    return rows;
}

nlohmann::json toJson(const DeviceRow& row)
{
    const auto& device = row.device;
    return {{"port", device.identity.port}, {"usb", device.kind()}, {"serial", device.identity.serial},
        {"maker", device.maker}, {"name", device.name}, {"model", row.model}, {"driver", row.driver},
        {"kernel_drivers", device.kernelDrivers}, {"state", row.state}, {"last_fault", row.lastFault},
        {"firmware", row.firmware}, {"language", row.language}, {"dpi", row.dpi}, {"test", row.canTest}};
}

Result<usb::Plugged> findDevice(const usb::Context& usb, const std::string& named)
{
    const auto devices = usb.devices();
    const auto it = std::find_if(
        devices.begin(), devices.end(), [&](const usb::Plugged& one) { return one.isNamed(named); });
    if (it == devices.end())
        return fail(Fault::NotFound,
            "No device with port or serial number " + named
                + " is plugged in; custody-admin devices list names them.");
    return *it;
}

} // namespace custody::admin
