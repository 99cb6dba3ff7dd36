// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/device_page.h"

#include "app/labels/languages/encode.h"
#include "app/station/sayings.h"

namespace custody::station {

namespace {

bool beeps(const Devices::Beeper& beeper) { return beeper.can && beeper.can(); }

Result<Answer> beep(Desk& desk, const Devices::Beeper& beeper)
{
    if (!beeps(beeper) || !TRY(beeper.beep()))
        return fail(Fault::Device, say::cannotBeep);
    desk.outcome = {Mark::Ok, say::beeped, {}, {}};
    Answer answer;
    answer.more = {{"beeped", true}};
    return answer;
}

} // namespace

std::vector<DeviceView> deviceViews(const Devices& devices)
{
    const auto view = [](const char* name, bool there) {
        return DeviceView{name, there ? Mark::Ok : Mark::Attention, there ? "ready" : "not connected"};
    };
    auto printer = view("printer", devices.printer != nullptr);
    if (devices.printer) {
        const auto note = devices.printer->note();
        printer.what = devices.printer->description();
        printer.driver = note.driver;
        printer.firmware = note.firmware;
        printer.canTest = note.isThere;
        if (!note.isThere || !note.lastFault.empty())
            printer.mark = Mark::Attention;
        if (!note.isThere)
            printer.say = "not connected";
        else if (!note.lastFault.empty())
            printer.say = note.lastFault;
    }
    const bool reads = devices.tapBadge && (!devices.badgeReaderThere || devices.badgeReaderThere());
    auto reader = view("badge reader", reads);
    reader.canTest = beeps(devices.badgeReaderBeeper);
    std::vector<DeviceView> views{view("camera", devices.camera || devices.cameraOf), std::move(reader)};
    if (devices.scannerThere) {
        views.push_back(view("scanner", devices.scannerThere()));
        views.back().canTest = beeps(devices.scannerBeeper);
    }
    views.push_back(std::move(printer));
    return views;
}

Result<Bytes> testLabel(const devices::LabelPrinter& printer, const std::string& site)
{
    labels::ItemLabel label;
    label.lpn = "TEST0000";
    label.lines = {"TEST " + site, printer.description()};
    const auto room = TRY(labels::room(printer.language(), printer.medium()));
    const auto layout = TRY(labels::layOut(label, room, printer.dpi()));
    return labels::encode(layout, printer.language(), printer.medium());
}

Result<Answer> testDevice(Desk& desk, const Command& command)
{
    TRY(desk.actor());
    const auto named = TRY(command.text("device"));
    if (named == "badge reader")
        return beep(desk, desk.devices.badgeReaderBeeper);
    if (named == "scanner")
        return beep(desk, desk.devices.scannerBeeper);
    if (named != "printer")
        return fail(Fault::NotFound, "there is no test of a device \"" + named + "\"");
    auto* const printer = desk.devices.printer;
    if (!printer)
        return fail(Fault::Device, say::noPrinter);
    TRY(printer->ready());
    const auto outcome = TRY(printer->print(TRY(testLabel(*printer, desk.store.name().station))));
    const bool sent = outcome == devices::PrintOutcome::Sent;
    desk.outcome = {sent ? Mark::Attention : Mark::Ok, sent ? say::labelSent : say::labelPrinted, {}, {}};
    Answer answer;
    answer.more = {{"printed", sent ? "sent" : "printed"}};
    return answer;
}

Result<Answer> showDevices(Desk& desk)
{
    Json rows = Json::array();
    for (const auto& device : deviceViews(desk.devices))
        rows.push_back({{"name", device.name}, {"ready", device.mark == Mark::Ok}, {"say", device.say},
            {"what", device.what}, {"driver", device.driver}, {"firmware", device.firmware},
            {"test", device.canTest}});
    desk.page = Page::Status;
    Answer answer;
    answer.more = {{"devices", rows}};
    return answer;
}

} // namespace custody::station
