// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// usb_vhci PORT KIND: a device model at a port of the kernel's virtual host controller (vhci_hcd), through a
// socket pair. Lines on stdin change it; each is answered on stdout. It is unplugged when this program ends.

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>
#include <functional>
#include <iostream>
#include <memory>

#include "tests/support/usb_models/ccid_model.h"
#include "tests/support/usb_models/hid_model.h"
#include "tests/support/usb_models/pcprox_model.h"
#include "tests/support/usb_models/printer_model.h"
#include "tests/vm/usbip_wire.h"

namespace {

using namespace custody;
using namespace custody::test;

struct Shown {
    std::shared_ptr<DeviceModel> model;
    std::function<std::string(const std::string& command)> obey; // what it answers
};

Shown shown(const std::string& kind)
{
    if (kind == "zebra") {
        const auto zebra = std::make_shared<ZebraModel>();
        return {zebra, [zebra](const std::string& command) {
                    if (command == "out")
                        zebra->outOfLabels = true;
                    if (command == "roll") {
                        zebra->outOfLabels = false;
                        zebra->goOn();
                    }
                    return std::to_string(zebra->printed.size());
                }};
    }
    if (kind == "typing") { // a MagTek reader that types
        const auto keys = std::make_shared<KeyboardModel>(0x0801, 0x0001, "USB Swipe Reader");
        return {keys, [keys](const std::string& command) {
                    keys->type(command);
                    return std::string("typed");
                }};
    }
    if (kind == "pcprox") {
        const auto reader = std::make_shared<PcProxModel>();
        return {reader, [reader](const std::string& command) {
                    command == "hold" ? reader->hold(26, 0x2F764DD) : reader->hold(0, 0);
                    return command;
                }};
    }
    if (kind == "ccid") {
        const auto reader = std::make_shared<CcidModel>();
        return {reader, [reader](const std::string& command) {
                    command == "hold" ? reader->hold({0x04, 0xA1, 0xB2, 0xC3}) : reader->takeAway();
                    return command;
                }};
    }
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    const auto device = argc == 3 ? shown(argv[2]) : Shown{};
    if (!device.model) {
        std::cerr << "usb_vhci PORT zebra|typing|pcprox|ccid\n";
        return 64;
    }
    int pair[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0)
        return 74;
    {
        const int speed = device.model->plan().megabits == 480 ? 3 : 2;
        std::ofstream attach("/sys/devices/platform/vhci_hcd.0/attach");
        attach << argv[1] << " " << pair[1] << " " << (65537 + std::stoi(argv[1])) << " " << speed
               << std::flush;
        if (!attach) {
            std::cerr << "vhci_hcd does not take the device\n";
            return 69;
        }
    }
    ::close(pair[1]);
    UsbipWire wire(pair[0], *device.model);
    for (;;) {
        pollfd waits[] = {{pair[0], POLLIN, 0}, {0, POLLIN, 0}};
        if (::poll(waits, 2, -1) < 0)
            return 74;
        if (waits[0].revents && !wire.serve())
            return 0;
        if (!waits[1].revents)
            continue;
        std::string command;
        for (char letter = 0; ::read(0, &letter, 1) == 1 && letter != '\n';)
            command += letter;
        if (command.empty() || command == "unplug")
            return 0;
        const auto answer = device.obey(command);
        wire.tryAgain();
        std::cout << answer << std::endl;
    }
}
