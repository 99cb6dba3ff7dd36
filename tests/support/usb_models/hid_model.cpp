// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/usb_models/hid_model.h"

#include <algorithm>

namespace custody::test {

HidModel::HidModel(std::uint16_t vendor, std::uint16_t product, std::string name, bool keyboard,
    std::uint16_t packet, bool outToo)
{
    made.vendor = vendor;
    made.product = product;
    made.maker = "Model";
    made.name = std::move(name);
    made.megabits = 12;
    const std::uint8_t boot = keyboard ? 1 : 0;
    InterfacePlan only{0, 0, 3, boot, boot, {{inEndpoint, Pipe::Interrupt, packet, 10}}, {}, "usbhid"};
    if (outToo)
        only.endpoints.push_back({outEndpoint, Pipe::Interrupt, packet, 10});
    made.interfaces.push_back(std::move(only));
}

DevicePlan HidModel::plan() const
{
    auto whole = made;
    whole.interfaces[0].extra = {9, 0x21, 0x11, 0x01, 0, 1, 0x22,
        static_cast<std::uint8_t>(descriptor.size()), static_cast<std::uint8_t>(descriptor.size() >> 8)};
    return whole;
}

Answer HidModel::control(const Setup& setup, ByteView data)
{
    constexpr std::uint8_t outputReport = 2;
    if (setup.requestType == 0x81 && setup.request == 6 && setup.value == 0x2200)
        return Answer::gives(descriptor);
    if (setup.requestType == 0x21 && setup.request == 0x0B) {
        bootProtocol = setup.value == 0;
        return Answer::takes(0);
    }
    if (setup.requestType == 0x21 && setup.request == 0x0A)
        return Answer::takes(0);
    if (setup.requestType == 0x21 && setup.request == 9) {
        if (setup.value >> 8 != outputReport)
            return setReport(setup.value, data);
        sent.emplace_back(data.begin(), data.end());
        return Answer::takes(data.size());
    }
    if (setup.requestType == 0xA1 && setup.request == 1)
        return getReport(setup.value, setup.length);
    return Answer::stalls();
}

Answer HidModel::out(std::uint8_t, ByteView data)
{
    sent.emplace_back(data.begin(), data.end());
    return Answer::takes(data.size());
}

Answer HidModel::in(std::uint8_t, std::size_t most)
{
    if (stallsIn > 0) {
        --stallsIn;
        return Answer::stalls();
    }
    if (waiting.empty())
        return Answer::naks();
    // A transfer takes packets until one is short.
    const std::size_t packet = made.interfaces[0].endpoints[0].packet;
    Bytes came;
    while (!waiting.empty() && came.size() + waiting.front().size() <= most) {
        const auto next = std::move(waiting.front());
        waiting.pop_front();
        append(came, next);
        if (next.size() < packet)
            break;
    }
    return Answer::gives(std::move(came));
}

void HidModel::report(ByteView whole)
{
    const std::size_t packet = made.interfaces[0].endpoints[0].packet;
    for (std::size_t at = 0; at < whole.size(); at += packet) {
        const auto piece = whole.subspan(at, std::min(packet, whole.size() - at));
        waiting.emplace_back(piece.begin(), piece.end());
    }
}

const Bytes keyboardDescriptor{0x05, 0x01, 0x09, 0x06, 0xA1, 0x01, 0x05, 0x07, 0x19, 0xE0, 0x29, 0xE7, 0x15,
    0x00, 0x25, 0x01, 0x75, 0x01, 0x95, 0x08, 0x81, 0x02, 0x95, 0x01, 0x75, 0x08, 0x81, 0x01, 0x95, 0x05,
    0x75, 0x01, 0x05, 0x08, 0x19, 0x01, 0x29, 0x05, 0x91, 0x02, 0x95, 0x01, 0x75, 0x03, 0x91, 0x01, 0x95,
    0x06, 0x75, 0x08, 0x15, 0x00, 0x25, 0x65, 0x05, 0x07, 0x19, 0x00, 0x29, 0x65, 0x81, 0x00, 0xC0};

KeyboardModel::KeyboardModel(std::uint16_t vendor, std::uint16_t product, std::string name)
    : HidModel(vendor, product, std::move(name), true, 8)
{
    descriptor = keyboardDescriptor;
}

void KeyboardModel::press(std::uint8_t modifiers, std::uint8_t usage)
{
    report(Bytes{modifiers, 0, usage, 0, 0, 0, 0, 0});
    report(Bytes(8));
}

void KeyboardModel::type(std::string_view text, bool enter)
{
    constexpr std::uint8_t shift = 0x02, control = 0x01;
    for (const char c : text) {
        if (c >= 'a' && c <= 'z')
            press(0, static_cast<std::uint8_t>(0x04 + c - 'a'));
        else if (c >= 'A' && c <= 'Z')
            press(shift, static_cast<std::uint8_t>(0x04 + c - 'A'));
        else if (c == '0')
            press(0, 0x27);
        else if (c >= '1' && c <= '9')
            press(0, static_cast<std::uint8_t>(0x1E + c - '1'));
        else if (c == '\x1D')
            press(control, 0x30);
        else
            press(0, c == ']' ? 0x30 : c == '/' ? 0x38 : c == '=' ? 0x2E : 0x2D);
    }
    if (enter)
        press(0, 0x28);
}

} // namespace custody::test
