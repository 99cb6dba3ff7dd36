// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/usb_models/device_model.h"

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

} // namespace custody::test
