// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/samples.h"

#include <tuple>

#include "app/station/camera_feed.h"
#include "app/station/desk.h"
#include "app/station/device_page.h"
#include "ui/sample_pictures.h"

namespace custody::ui {

using station::Mark;
using station::Page;

namespace {

constexpr UtcMs Now = 1795374125000; // 2026-11-22 19:02 UTC, 14:02 in New York
constexpr UtcMs Minute = 60000;
constexpr const char* Lpn = "LPN-EH1-0048217731";

station::BenchView bench(Page page)
{
    station::BenchView view;
    view.site = "eh1";
    view.station = "st07";
    view.now = Now;
    view.page = page;
    view.person = station::PersonView{"7F3A 91C2", "Ana Ruiz", "inspector", "en"};
    view.devices = {{"camera", Mark::Ok, "ready"}, {"scanner", Mark::Ok, "ready"},
        {"badge reader", Mark::Ok, "ready"}, {"printer", Mark::Attention, "out of labels"}};
    station::wrongFirst(view.devices);
    view.lanes = {{"station", 412, 412, {}, Now - 6 * Minute, false},
        {"Northwind Apparel", 1280, 1268, Now - 6 * Minute, Now - 9 * Minute, false},
        {"Contoso Sport", 96, 96, {}, Now - 6 * Minute, false}};
    view.holding = {{"LPN-EH1-0048217702", "Northwind · jacket", Now - 96 * Minute},
        {"LPN-EH1-0048217715", "Northwind · jeans", Now - 41 * Minute},
        {Lpn, "Northwind · parka", Now - 4 * Minute}};
    view.parcelsToday = 87;
    view.exceptionsToday = 2;
    view.unknownScansToday = 1;
    return view;
}

// A reader that another program holds, a scanner that udev keeps from us, no scale, a printer without labels.
std::vector<station::DeviceView> troubledDevices()
{
    using devices::DeviceState;
    std::vector<station::DeviceView> all;
    const auto add = [&](const char* name, Mark mark, std::string say) -> station::DeviceView& {
        return all.emplace_back(station::DeviceView{name, mark, std::move(say)});
    };
    const auto word = [](DeviceState state) { return std::string(devices::wordOf(state)); };
    add("camera", Mark::None, word(DeviceState::NotSetUp));
    auto& reader = add("badge reader", Mark::Attention, word(DeviceState::Held));
    reader.what = "ACS ACR122U PICC Interface (port 1-1.2)";
    reader.firmware = "2.14";
    reader.advice = devices::advice::endPcscd;
    auto& scanner = add("scanner", Mark::Attention, word(DeviceState::Denied));
    scanner.what = "Newland HR22 (port 1-1.3, serial 7A0193)";
    scanner.firmware = "1.00";
    scanner.advice = devices::advice::ownRule;
    scanner.rule = R"(SUBSYSTEM=="usb", ENV{DEVTYPE}=="usb_device", ATTR{idVendor}=="1eab", )"
                   R"(ATTR{idProduct}=="0022", MODE="0660", GROUP="plugdev", TAG+="uaccess")";
    auto& scale = add("scale", Mark::Attention, word(DeviceState::NotPlugged));
    scale.advice = devices::advice::plugIn;
    auto& printer = add("printer", Mark::Attention, "out of labels");
    printer.what = "Zebra Technologies ZTC ZD620-203dpi ZPL (port 1-2, serial D2J204800123)";
    printer.driver = "ZPL, 203 dpi";
    printer.firmware = "V84.20.11Z";
    printer.fault = devices::printerError(devices::PrinterTrouble::OutOfLabels).what;
    printer.canTest = true;
    station::wrongFirst(all);
    return all;
}

// A reader whose maker wrote all that a descriptor of USB holds into its name.
std::vector<station::DeviceView> longNamedDevices()
{
    auto all = troubledDevices();
    const std::string letters = "Contactless Smart Card Reader Writer Module with Keyboard Interface ";
    all.front().what = letters + letters.substr(0, 44) + " (port 1-1.2)";
    all.front().driver = "CCID";
    all.front().canTest = true;
    return all;
}

station::ParcelView parcel(const char* state)
{
    station::ParcelView parcel;
    parcel.id = "parcel-1";
    parcel.brand = "Northwind";
    parcel.carrier = "UPS";
    parcel.tracking = "1Z999AA10123456784";
    parcel.check = "check digit agrees";
    parcel.checkMark = Mark::Ok;
    parcel.state = state;
    parcel.expectation = "expected";
    parcel.custodian = "Ana Ruiz";
    parcel.weightGrams = 2340;
    return parcel;
}

station::BoardView board()
{
    constexpr UtcMs Hour = 60 * Minute;
    station::BoardView board;
    board.zones = {{"HV-1", "high_value", 12, 40, Now - 80 * Hour, 72 * 60, {"Lee Park"}},
        {"R-2", "restricted", {}, 60, 0, 72 * 60, {"Sara Ortiz", "Mia Stone"}},
        {"A-12", "standard", 231, 240, Now - 5 * Hour, 72 * 60, {}},
        {"Q-1", "quarantine", 3, 0, Now - 26 * Hour, 48 * 60, {}}};
    board.approvals = {{Lpn, "NW-PRK-0098-L", "D", "destroy", "Sara Ortiz"},
        {"LPN-EH1-0048217702", "NW-JKT-0471-M", "B", "donate", "Ben Okafor"}};
    board.overdue = {{"LPN-EH1-0048217655", "dwell", "HV-1", Now - 8 * Hour},
        {"1Z999AA10123456784", "unopened", "Ben Okafor", Now - 3 * Hour},
        {"LPN-EH1-0048217702", "held", "Ana Ruiz", Now - 35 * Minute}};
    return board;
}

station::ItemView item(const char* label)
{
    station::ItemView item;
    item.id = "item-1";
    item.lpn = Lpn;
    item.brand = "Northwind";
    item.sku = "NW-PARKA-M-NAVY";
    item.category = "apparel";
    item.process = "registered";
    item.label = label;
    item.custodian = "Ana Ruiz";
    if (item.label != "none")
        item.labelPicture = sampleLabel(Lpn);
    return item;
}

std::vector<station::HistoryRow> history()
{
    return {{Now - 200 * Minute, "parcel.carrier_scanned", "UPS 1Z99 9AA1 0123 4567 84", "Ben Okafor", "",
                "a1c4", 1204, Mark::Ok, true},
        {Now - 199 * Minute, "parcel.accepted", "1 piece, intact, 2.34 kg", "Ben Okafor", "Ben Okafor",
            "a1c4", 1205, Mark::Ok, true},
        {Now - 150 * Minute, "custody.accepted", "Ana accepted from Ben", "Ana Ruiz", "Ana Ruiz", "a1c4",
            1231, Mark::Ok, true},
        {Now - 149 * Minute, "parcel.opened", "", "Ana Ruiz", "", "a1c4", 1232, Mark::Ok, true},
        {Now - 140 * Minute, "item.registered", Lpn, "Ana Ruiz", "", "a1c4", 1240, Mark::Ok, true},
        {Now - 60 * Minute, "transition.denied", "G1: Carla does not hold it", "Carla Meier", "", "a1c4",
            1266, Mark::Refused, false},
        {Now - 6 * Minute, "label.verified", Lpn, "Ana Ruiz", "", "a1c4", 1279, Mark::Ok, false},
        {Now - 2 * Minute, "custody.accepted", "Carla accepted from Ana", "Carla Meier", "Carla Meier",
            "a1c4", 1280, Mark::Ok, false}};
}

station::OfferView offer(const char* state)
{
    return {
        "offer-1", "Ana Ruiz", "", "hand_over", {"LPN-EH1-0048217702", "LPN-EH1-0048217715", Lpn}, state, ""};
}

} // namespace

std::vector<Sample> filledSamples()
{
    std::vector<Sample> samples;
    auto add = [&](const char* name, station::BenchView view, bool badge = false) {
        samples.push_back({name, std::move(view), badge});
    };

    auto view = bench(Page::SignIn);
    view.person.reset();
    add("signin", view);
    view.badgeAwaitingPin = station::PersonView{"7F3A 91C2", "Ana Ruiz", "inspector", "es"};
    add("signin_pin", view, true);

    view = bench(Page::Scan);
    view.outcome = {Mark::Ok, "Parcel closed", "", "Scan the next parcel", false};
    add("scan", view);

    for (const auto& [name, state, hint] : {std::tuple("scan_camera", station::CameraState::Live, 0),
             std::tuple("scan_closer", station::CameraState::Live, 1),
             std::tuple("scan_black", station::CameraState::Black, 0),
             std::tuple("scan_frozen", station::CameraState::Frozen, 0),
             std::tuple("scan_lost", station::CameraState::Lost, 0),
             std::tuple("scan_off", station::CameraState::Off, 0)})
        samples.push_back({name, view, false, int(state), hint});

    view = bench(Page::Parcel);
    view.parcel = parcel("arrived");
    view.parcel->custodian = "";
    view.outcome = {Mark::Ok, "Parcel scanned", "", "Look at the box, then accept it.", false};
    add("parcel_arrived", view);
    view.outcome = {Mark::Attention, "Already scanned", "", "Look at the box, then accept it.", true};
    view.parcel->expectation = "unexpected";
    add("parcel_again", view);
    view.parcel = parcel("opened");
    view.parcel->photos = {{"outer_label", samplePhoto("box", 30), Now - 5 * Minute}};
    view.parcel->items = {"LPN-EH1-0048217702", "LPN-EH1-0048217715"};
    view.outcome = {Mark::Ok, "Parcel opened", "", "", false};
    add("parcel_opened", view);

    view = bench(Page::Photo);
    view.parcel = parcel("accepted");
    view.parcel->photos = {{"outer_label", samplePhoto("outer_label", 30), Now - Minute}};
    view.outcome = {Mark::Ok, "Photo recorded", "", "Open the parcel", false};
    add("photo", view);

    view = bench(Page::Item);
    view.parcel = parcel("opened");
    view.item = item("printed");
    view.outcome = {Mark::Info, "Label sent to printer", "", "Scan the label you stuck on", false};
    add("item_printed", view);
    view.item = item("verified");
    view.item->photos = {{"front", samplePhoto("shirt", 210), Now - Minute}};
    view.outcome = {Mark::Ok, "Label verified", "", "Hand the item over", false};
    add("item_verified", view);

    view = bench(Page::HandOff);
    view.item = item("verified");
    view.item->photos = {{"front", samplePhoto("shirt", 210), Now - Minute}};
    view.item->offered = true;
    view.offer = offer("waiting");
    view.outcome = {Mark::Info, "Offered", "", "The receiver taps her badge.", false};
    add("handoff", view);
    add("handoff_pin", view, true);
    view.offer = offer("accepted");
    view.offer->acceptedBy = "Carla Meier";
    view.item->custodian = "Carla Meier";
    view.item->offered = false;
    view.outcome = {Mark::Ok, "Hand-over accepted", "", "Scan the next parcel", false};
    add("handoff_done", view);

    view = bench(Page::History);
    view.item = item("verified");
    view.history = history();
    add("history", view);

    add("status", bench(Page::Status));
    view = bench(Page::Status);
    view.devices = troubledDevices();
    add("status_devices", view);
    view.devices = longNamedDevices();
    add("status_long_name", view);

    view = bench(Page::Board);
    view.board = board();
    add("board", view);

    view = bench(Page::Scan);
    view.zone = "HV-1";
    view.outcome = {Mark::Info, "Now scan what you put here.", "", "", false};
    add("scan_into_zone", view);

    view = bench(Page::Item);
    view.item = item("verified");
    view.item->custodian = "Ben Okafor";
    view.outcome = {Mark::Refused, "You do not hold this item, so you cannot change it.", "G1",
        "Ask the person who holds it to hand it over to you.", false};
    add("refused", view);
    return samples;
}

std::vector<Sample> emptySamples()
{
    static constexpr const char* Names[] = {"signin_empty", "scan_empty", "parcel_empty", "photo_empty",
        "item_empty", "handoff_empty", "history_empty", "status_empty", "board_empty"};
    std::vector<Sample> samples;
    for (int page = 0; page < 9; ++page) {
        station::BenchView view;
        view.page = Page(page);
        samples.push_back({Names[page], view, false});
    }
    return samples;
}

} // namespace custody::ui
