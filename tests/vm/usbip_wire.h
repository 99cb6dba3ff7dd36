// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Carries a device model to the kernel's virtual host controller: USB/IP's records of transfers on a socket
// (Linux, Documentation/usb/usbip_protocol.rst). What a model NAKs waits until it is tried again.

#include <array>
#include <list>

#include "tests/support/usb_models/device_model.h"

namespace custody::test {

class UsbipWire {
public:
    UsbipWire(int socket, DeviceModel& model)
        : m_socket(socket)
        , m_model(model)
    {
    }

    // One record; false when the kernel has hung up.
    bool serve();
    void tryAgain();

private:
    struct Request {
        std::uint32_t number = 0;
        bool in = false;
        std::uint8_t endpoint = 0;
        std::size_t length = 0;
        Setup setup;
        Bytes data;
        std::size_t taken = 0;
    };

    Answer ask(Request& request);
    bool attempt(Request& request);
    void unlink(std::uint32_t number, std::uint32_t which);

    int m_socket;
    DeviceModel& m_model;
    std::list<Request> m_waiting;
};

} // namespace custody::test
