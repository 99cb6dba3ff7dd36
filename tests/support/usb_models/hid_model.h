// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A HID device with one interface: its report descriptor, the reports that wait to be fetched, and what it
// was sent. Keyboards, scanners, scales and stripe readers are made of it.

#include <deque>

#include "tests/support/usb_models/device_model.h"

namespace custody::test {

class HidModel : public DeviceModel {
public:
    static constexpr std::uint8_t inEndpoint = 0x81;
    static constexpr std::uint8_t outEndpoint = 0x02;

    DevicePlan made;
    Bytes descriptor; // of its reports
    std::deque<Bytes> waiting; // packets of the IN endpoint, oldest first
    std::vector<Bytes> sent; // output reports, by whichever pipe
    int stallsIn = 0;
    bool bootProtocol = false;

    HidModel(std::uint16_t vendor, std::uint16_t product, std::string name, bool keyboard,
        std::uint16_t packet = 64, bool outToo = false);

    DevicePlan plan() const override; // with the HID descriptor that a kernel wants to see
    Answer control(const Setup& setup, ByteView data) override;
    Answer out(std::uint8_t endpoint, ByteView data) override;
    Answer in(std::uint8_t endpoint, std::size_t most) override;

    // Cuts a report into the endpoint's packets.
    void report(ByteView whole);

protected:
    // GET_REPORT and SET_REPORT of what is no output report.
    virtual Answer getReport(std::uint16_t /*value*/, std::uint16_t /*length*/) { return Answer::stalls(); }
    virtual Answer setReport(std::uint16_t /*value*/, ByteView /*data*/) { return Answer::stalls(); }
};

// The report descriptor every boot keyboard has (HID 1.11, B.1).
extern const Bytes keyboardDescriptor;

// Types as the wire has it: a report for each key, and one that lets it go. US layout.
class KeyboardModel : public HidModel {
public:
    KeyboardModel(std::uint16_t vendor, std::uint16_t product, std::string name);

    void press(std::uint8_t modifiers, std::uint8_t usage);
    void type(std::string_view text, bool enter = true);
};

} // namespace custody::test
