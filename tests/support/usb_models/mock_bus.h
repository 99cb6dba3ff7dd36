// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A USB bus on this machine that has none: umockdev shows device models (device_model.h) to the real libusb,
// in this process and in programs it starts. A device's node is a terminal, because that alone can wake
// libusb for a finished transfer and hang up when it is unplugged, as the kernel's node does.
//
// A test program uses CUSTODY_USB_MAIN(TestClass) instead of a Qt Test main; one MockBus at a time.

#include <functional>
#include <memory>
#include <string>

#include <QtTest>

#include "tests/support/usb_models/device_model.h"

namespace custody::test {

class MockBus {
public:
    // Scattered: bulk transfers travel whole, as on new kernels; split: in pieces of 16 KiB.
    enum class Bulk { Whole, Split };

    explicit MockBus(Bulk bulk = Bulk::Whole);
    ~MockBus();
    MockBus(const MockBus&) = delete;
    MockBus& operator=(const MockBus&) = delete;

    // `port` such as "1-1": bus and port of the root hub.
    void plug(std::shared_ptr<DeviceModel> model, const std::string& port = "1-1");
    // Transfers under way end as on a pulled cable.
    void unplug(const std::string& port = "1-1");

    // Changes models while the bus stands still, then tries again what they had NAKed.
    void poke(const std::function<void()>& change);

    // Pulled out when the n-th transfer from now begins; 1 is the next one.
    void unplugAtTransfer(int n, const std::string& port = "1-1");
    // Another program has claimed its interfaces, or no longer has.
    void holdByAnother(bool held, const std::string& port = "1-1");
    // The node may be opened by root alone, or by everyone.
    void lock(bool locked, const std::string& port = "1-1");

    int transfers(const std::string& port = "1-1") const; // submitted so far, of the device now in the port
    int polls() const; // how often libusb asked for finished transfers: a busy loop shows here
    std::string kernelDriver(int interface, const std::string& port = "1-1") const; // "usbfs" while claimed

private:
    struct State;
    std::unique_ptr<State> m_state;
};

// Starts this test's program again with umockdev's library loaded before libc, unless it is.
void startAgainUnderUmockdev(char** argv);

} // namespace custody::test

#define CUSTODY_USB_MAIN(TestClass)                                                                          \
    QTEST_MAIN_WRAPPER(TestClass, ::custody::test::startAgainUnderUmockdev(argv);                            \
                       QCoreApplication application(argc, argv);)
