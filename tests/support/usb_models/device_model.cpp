// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/usb_models/device_model.h"

#include <algorithm>
#include <set>

namespace custody::test {
namespace {

void word(Bytes& to, std::size_t value)
{
    to.push_back(value & 0xff);
    to.push_back(value >> 8 & 0xff);
}

} // namespace

Bytes descriptorsOf(const DevicePlan& plan)
{
    Bytes device{18, 1};
    word(device, 0x0200);
    append(device, Bytes{0, 0, 0, 64});
    word(device, plan.vendor);
    word(device, plan.product);
    word(device, plan.release);
    append(device,
        Bytes{std::uint8_t(plan.maker.empty() ? 0 : 1), std::uint8_t(plan.name.empty() ? 0 : 2),
            std::uint8_t(plan.serial.empty() ? 0 : 3), 1});

    Bytes body;
    std::set<int> numbers;
    for (const auto& one : plan.interfaces) {
        numbers.insert(one.number);
        append(body,
            Bytes{9, 4, one.number, one.alternate, std::uint8_t(one.endpoints.size()), one.deviceClass,
                one.subclass, one.protocol, 0});
        append(body, one.extra);
        for (const auto& end : one.endpoints) {
            append(body, Bytes{7, 5, end.address, std::uint8_t(end.pipe)});
            word(body, end.packet);
            body.push_back(end.interval);
        }
    }
    append(device, Bytes{9, 2});
    word(device, body.size() + 9);
    append(device, Bytes{std::uint8_t(numbers.size()), 1, 0, 0xc0, 0});
    append(device, body);
    return device;
}

// To the device itself, that is: a HID report descriptor is asked of an interface.
bool isStandard(const Setup& setup) { return (setup.requestType & 0x7f) == 0; }

Answer standardAnswer(const DevicePlan& plan, const Setup& setup)
{
    constexpr std::uint8_t getStatus = 0;
    constexpr std::uint8_t getDescriptor = 6;
    constexpr std::uint8_t getConfiguration = 8;
    const auto gives = [&](Bytes bytes) {
        bytes.resize(std::min<std::size_t>(bytes.size(), setup.length));
        return Answer::gives(std::move(bytes));
    };
    if (!(setup.requestType & 0x80))
        return Answer::takes(0);
    if (setup.request == getStatus)
        return gives({1, 0});
    if (setup.request == getConfiguration)
        return gives({1});
    if (setup.request != getDescriptor)
        return Answer::stalls();
    constexpr std::size_t deviceSize = 18;
    const auto all = descriptorsOf(plan);
    switch (setup.value >> 8) {
    case 1: return gives({all.begin(), all.begin() + deviceSize});
    case 2: return gives({all.begin() + deviceSize, all.end()});
    case 3: {
        const std::string* const strings[] = {nullptr, &plan.maker, &plan.name, &plan.serial};
        const auto index = setup.value & 0xff;
        if (index > 3)
            return Answer::stalls();
        Bytes text{0, 3};
        if (index == 0)
            append(text, Bytes{0x09, 0x04}); // English (United States)
        else
            for (const char letter : *strings[index])
                append(text, Bytes{static_cast<std::uint8_t>(letter), 0});
        text[0] = static_cast<std::uint8_t>(text.size());
        return gives(std::move(text));
    }
    default: return Answer::stalls();
    }
}

} // namespace custody::test
