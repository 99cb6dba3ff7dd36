// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One plugged device as Linux's usbfs shows it to libusb: every ioctl of libusb 1.0.26, answered from a model
// (linux/usbdevice_fs.h).

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <string>

#include <umockdev.h>

#include "tests/support/usb_models/device_model.h"

namespace custody::test {

class MockSocket {
public:
    enum class Heard { Other, Poll, Pull };

    MockSocket(std::shared_ptr<DeviceModel> model, std::string node, bool split);
    ~MockSocket();
    MockSocket(const MockSocket&) = delete;
    MockSocket& operator=(const MockSocket&) = delete;

    const std::string& node() const { return m_node; }
    std::string terminal() const { return m_terminal; }
    std::string sysfsText(const std::string& path, int number) const;

    Heard ioctl(UMockdevIoctlClient* client);
    void tryAgain(); // what was NAKed
    void hangUp();
    void pullAt(int n) { m_pullIn = n; }
    void holdByAnother(bool held) { m_held = held; }
    void lockMode(bool locked);
    int transfers() const { return m_transfers; }
    std::string driver(int interface) const;

private:
    struct Flight {
        UMockdevIoctlData* urb = nullptr; // usbdevfs_urb
        UMockdevIoctlData* buffer = nullptr;
        std::uintptr_t clientAddress = 0;
        std::size_t taken = 0; // of an OUT that was NAKed half-way
        int status = 0;
        Flight() = default;
        Flight(Flight&& other) noexcept;
        Flight& operator=(Flight&&) = delete;
        ~Flight();
    };

    int submit(UMockdevIoctlData* argument);
    bool reap(UMockdevIoctlData* argument);
    int discard(UMockdevIoctlData* argument);
    int claim(unsigned interface, bool detach);
    bool attempt(Flight& flight); // false: NAKed
    void showWritable();

    std::shared_ptr<DeviceModel> m_model;
    DevicePlan m_plan;
    std::string m_node;
    std::string m_terminal;
    bool m_split;
    int m_master = -1;
    int m_slave = -1;
    bool m_gone = false;
    bool m_held = false;
    int m_pullIn = 0;
    int m_transfers = 0;
    std::list<Flight> m_flying;
    std::list<Flight> m_finished;
    std::map<int, std::string> m_drivers; // by interface
};

} // namespace custody::test
