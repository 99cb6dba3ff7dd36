// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A serial device over USB (CDC-ACM): a scanner that sends codes, or a scale that answers questions. It is
// dumb until DTR is raised.

#include <deque>
#include <map>

#include "tests/support/usb_models/device_model.h"

namespace custody::test {

class AcmModel : public DeviceModel {
public:
    static constexpr std::uint8_t outEndpoint = 0x02;
    static constexpr std::uint8_t inEndpoint = 0x82;
    static constexpr std::uint8_t noticeEndpoint = 0x83;

    AcmModel(std::uint16_t vendor, std::uint16_t product, std::string name);

    DevicePlan made;
    Bytes line; // as it was set
    bool ready = false; // DTR
    std::string heard;
    std::map<std::string, std::deque<std::string>> answers; // to lines it is sent; the last is given again
    int stallsIn = 0;

    void say(std::string_view text, std::size_t piece = 64); // in transfers of so many bytes

    DevicePlan plan() const override { return made; }
    Answer control(const Setup& setup, ByteView data) override;
    Answer out(std::uint8_t endpoint, ByteView data) override;
    Answer in(std::uint8_t endpoint, std::size_t most) override;

private:
    std::deque<Bytes> m_saying;
    std::string m_asked;
};

} // namespace custody::test
