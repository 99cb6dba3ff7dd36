// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/device_page.h"

#include <algorithm>

#include "app/base/plain_words.h"
#include "app/labels/languages/encode.h"
#include "app/station/device_trouble.h"
#include "app/station/sayings.h"

namespace custody::station {

namespace {

using devices::DeviceNote;
using devices::DeviceState;

bool beeps(const Devices::Beeper& beeper) { return beeper.can && beeper.can(); }

Result<Answer> beep(Desk& desk, const Devices::Beeper& beeper, const std::function<DeviceNote()>& standing)
{
    const auto note = standing ? standing() : DeviceNote();
    if (!beeps(beeper) && !note.answers())
        return deviceFailed({Fault::Device, {}}, note);
    const auto beeped = beeps(beeper) ? beeper.beep() : Result<bool>(false);
    if (!beeped)
        return deviceFailed(beeped.error(), standing ? standing() : note);
    if (!*beeped)
        return failed({Fault::Device, say::cannotBeep}, say::nextTapOrScan);
    desk.outcome = {Mark::Ok, say::beeped, {}, {}};
    Answer answer;
    answer.more = {{"beeped", true}};
    return answer;
}

// Weighs what lies on it now, which nothing records.
Result<Answer> weigh(Desk& desk)
{
    constexpr std::chrono::seconds patience(5);
    if (!desk.devices.scale)
        return fail(Fault::Device, say::noScale);
    const auto weight = desk.devices.scale->weigh(patience);
    if (!weight)
        return deviceFailed(weight.error(), desk.devices.scale->note());
    const auto grams = devices::gramsOf(*weight);
    desk.outcome = {Mark::Ok, say::weighed, {}, std::to_string(grams) + " g"};
    Answer answer;
    answer.more = {{"weighed", true}, {"grams", grams}};
    return answer;
}

Mark markOf(const DeviceNote& note)
{
    switch (note.state) {
    case DeviceState::Ready: return note.lastFault.empty() ? Mark::Ok : Mark::Attention;
    case DeviceState::NotSetUp: return Mark::None;
    case DeviceState::NotOpened: return Mark::Info;
    default: return Mark::Attention;
    }
}

DeviceView viewOf(const char* name, const DeviceNote& note)
{
    constexpr std::size_t aName = 160, aRelease = 40, aSentence = 400;
    DeviceView view{
        name, markOf(note), std::string(note.word.empty() ? devices::wordOf(note.state) : note.word)};
    view.what = plainWords(note.name, aName);
    view.driver = plainWords(note.driver, aRelease);
    view.firmware = plainWords(note.firmware, aRelease);
    view.fault = plainWords(note.lastFault, aSentence);
    view.advice = note.advice;
    view.rule = note.rule;
    view.canTest = note.mayBeTried(); // of what has more to be able to, it is said below
    return view;
}

// None is lent: by wish, or because this machine shows no USB.
DeviceView absent(const char* name, const Devices& devices)
{
    DeviceNote note;
    note.state = devices.noUsb ? DeviceState::NotPlugged : DeviceState::NotSetUp;
    note.advice = devices.noUsb ? devices::advice::noUsb : "";
    return viewOf(name, note);
}

// The real one's, and where there is none that of the one that is simulated.
std::optional<DeviceNote> noteOr(const std::function<DeviceNote()>& real, bool simulated)
{
    const auto note = real ? std::optional(real()) : std::nullopt;
    if (simulated && (!note || note->state == DeviceState::NotSetUp))
        return DeviceNote();
    return note;
}

} // namespace

std::vector<DeviceView> deviceViews(const Devices& devices)
{
    const auto printer =
        devices.printer ? viewOf("printer", devices.printer->note()) : absent("printer", devices);
    auto reader = noteOr(devices.badgeReaderNote, devices.tapBadge != nullptr);
    auto badges = reader ? viewOf("badge reader", *reader) : absent("badge reader", devices);
    badges.canTest = beeps(devices.badgeReaderBeeper);
    auto scanner =
        devices.scannerNote ? viewOf("scanner", devices.scannerNote()) : absent("scanner", devices);
    scanner.canTest = beeps(devices.scannerBeeper);
    const auto scale = devices.scale ? viewOf("scale", devices.scale->note()) : absent("scale", devices);
    const auto watching = noteOr(devices.cameraNote, devices.camera || devices.cameraOf);
    auto camera = watching ? viewOf("camera", *watching) : viewOf("camera", {DeviceState::NotSetUp});
    camera.canTest = false;
    std::vector<DeviceView> views{std::move(camera), std::move(badges), std::move(scanner), scale, printer};
    wrongFirst(views);
    return views;
}

void wrongFirst(std::vector<DeviceView>& views)
{
    std::ranges::stable_partition(views, [](const DeviceView& view) { return view.mark == Mark::Attention; });
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
        return beep(desk, desk.devices.badgeReaderBeeper, desk.devices.badgeReaderNote);
    if (named == "scanner")
        return beep(desk, desk.devices.scannerBeeper, desk.devices.scannerNote);
    if (named == "scale")
        return weigh(desk);
    if (named != "printer")
        return fail(Fault::NotFound, say::filled(say::noSuchTest, named));
    auto* const printer = desk.devices.printer;
    if (!printer)
        return fail(Fault::Device, say::noPrinter);
    if (const auto ready = printer->ready(); !ready)
        return deviceFailed(ready.error(), printer->note());
    const auto label = testLabel(*printer, desk.store.name().station);
    if (!label)
        return labelFailed(label.error());
    const auto outcome = printer->print(*label);
    if (!outcome)
        return deviceFailed(outcome.error(), printer->note());
    const bool sent = *outcome == devices::PrintOutcome::Sent;
    desk.outcome = {sent ? Mark::Attention : Mark::Ok, sent ? say::testLabelSent : say::labelPrinted, {}, {}};
    Answer answer;
    answer.more = {{"printed", sent ? "sent" : "printed"}};
    return answer;
}

Result<Answer> showDevices(Desk& desk, const Command& command)
{
    const bool stays = TRY(command.truth("stay", false));
    if (desk.devices.printer)
        (void)desk.devices.printer->ask(); // its note tells what came of it
    if (desk.devices.scale)
        (void)desk.devices.scale->ask();
    Json rows = Json::array();
    for (const auto& device : deviceViews(desk.devices))
        rows.push_back({{"name", device.name}, {"ready", device.mark == Mark::Ok}, {"say", device.say},
            {"what", device.what}, {"driver", device.driver}, {"firmware", device.firmware},
            {"fault", device.fault}, {"advice", device.advice}, {"rule", device.rule},
            {"test", device.canTest}});
    if (!stays)
        desk.page = Page::Status;
    Answer answer;
    answer.more = {{"devices", rows}};
    return answer;
}

} // namespace custody::station
