// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A USB device as a host meets it on the wire, without hardware: its descriptors, and what it answers to each
// transfer. Written once for each kind of device; a bus (mock_bus.h) carries it to the drivers through the
// real libusb. A bus calls a model from one thread at a time, under its own lock; a test that changes a
// plugged model does it inside `MockBus::poke`.

#include <cstdint>
#include <string>
#include <vector>

#include "app/base/bytes.h"

namespace custody::test {

enum class Pipe : std::uint8_t { Control = 0, Isochronous = 1, Bulk = 2, Interrupt = 3 };

struct EndpointPlan {
    std::uint8_t address = 0; // bit 7: IN
    Pipe pipe = Pipe::Bulk;
    std::uint16_t packet = 512;
    std::uint8_t interval = 0;
};

struct InterfacePlan {
    std::uint8_t number = 0;
    std::uint8_t alternate = 0;
    std::uint8_t deviceClass = 0;
    std::uint8_t subclass = 0;
    std::uint8_t protocol = 0;
    std::vector<EndpointPlan> endpoints;
    Bytes extra; // class descriptors, between the interface and its endpoints
    std::string kernelDriver; // bound when it is plugged: usblp, usbhid; empty: none
};

// What is printed on the device and burnt into it.
struct DevicePlan {
    std::uint16_t vendor = 0;
    std::uint16_t product = 0;
    std::uint16_t release = 0x0100;
    std::string maker;
    std::string name;
    std::string serial; // empty: it has none
    std::vector<InterfacePlan> interfaces;
    int megabits = 480;
};

// The device descriptor and its one configuration, as the wire and sysfs have them (USB 2.0, 9.6).
Bytes descriptorsOf(const DevicePlan& plan);

struct Setup {
    std::uint8_t requestType = 0;
    std::uint8_t request = 0;
    std::uint16_t value = 0;
    std::uint16_t index = 0;
    std::uint16_t length = 0;
};

// A NAKed transfer stays with the bus and is tried again after every other transfer and every poke; what was
// `taken` of an OUT before it stays taken.
struct Answer {
    enum class Kind { Ack, Nak, Stall, Babble, BusFault };
    Kind kind = Kind::Ack;
    Bytes bytes; // of an IN
    std::size_t taken = 0; // of an OUT

    static Answer gives(Bytes bytes) { return {Kind::Ack, std::move(bytes), 0}; }
    static Answer takes(std::size_t count) { return {Kind::Ack, {}, count}; }
    static Answer naks(std::size_t taken = 0) { return {Kind::Nak, {}, taken}; }
    static Answer stalls() { return {Kind::Stall, {}, 0}; }
};

class DeviceModel {
public:
    virtual ~DeviceModel() = default;

    virtual DevicePlan plan() const = 0;

    // Class and vendor requests, and GET_DESCRIPTOR of classes (a HID report descriptor, say). The rest of
    // the standard requests is the bus's. `data` is what came with an OUT.
    virtual Answer control(const Setup& setup, ByteView data) = 0;
    virtual Answer out(std::uint8_t endpoint, ByteView data) = 0;
    virtual Answer in(std::uint8_t endpoint, std::size_t most) = 0;

    virtual void clearHalt(std::uint8_t /*endpoint*/) { }
    virtual void choose(std::uint8_t /*interface*/, std::uint8_t /*alternate*/) { }
    virtual void claimed(std::uint8_t /*interface*/, bool /*yes*/) { }
};

// What every device answers to the standard requests of chapter 9, from its plan: strings, descriptors,
// status. A carrier asks this first; halts and alternate settings it passes on itself.
bool isStandard(const Setup& setup);
Answer standardAnswer(const DevicePlan& plan, const Setup& setup);

} // namespace custody::test
