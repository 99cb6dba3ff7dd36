// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/attached/interfaces.h"

#include <algorithm>

namespace custody::attached {

std::vector<HidInterface> hidInterfaces(const usb::Plugged& device)
{
    std::vector<HidInterface> found;
    for (const auto& one : device.interfaces) {
        const auto* const in = one.find(usb::TransferKind::Interrupt, true);
        if (one.deviceClass != hidClass || one.alternate != 0 || in == nullptr)
            continue;
        const auto* const out = one.find(usb::TransferKind::Interrupt, false);
        found.push_back({{one.number, in->address, out ? out->address : std::uint8_t{0}, in->packet},
            one.subclass == 1 && one.protocol == 1});
    }
    return found;
}

std::optional<badges::CcidInterface> ccidInterface(const usb::Plugged& device)
{
    for (const auto& one : device.interfaces) {
        const auto* const in = one.find(usb::TransferKind::Bulk, true);
        const auto* const out = one.find(usb::TransferKind::Bulk, false);
        if (one.deviceClass != smartCardClass || one.alternate != 0 || in == nullptr || out == nullptr)
            continue;
        const auto* const notices = one.find(usb::TransferKind::Interrupt, true);
        for (const auto& extra : one.extras)
            if (const auto can = badges::ccid::ClassDescriptor::parse(extra.bytes))
                return badges::CcidInterface{out->address, in->address,
                    notices ? notices->address : std::uint8_t{0}, in->packet, *can};
    }
    return std::nullopt;
}

std::optional<cdc::Endpoints> serialPort(const usb::Plugged& device)
{
    constexpr std::uint8_t abstractControl = 0x02;
    cdc::Endpoints ends;
    bool control = false;
    for (const auto& one : device.interfaces) {
        if (one.deviceClass == cdcClass && one.subclass == abstractControl && !control) {
            ends.control = one.number;
            control = true;
        }
        const auto* const in = one.find(usb::TransferKind::Bulk, true);
        const auto* const out = one.find(usb::TransferKind::Bulk, false);
        if (one.deviceClass == cdcDataClass && one.alternate == 0 && in != nullptr && out != nullptr
            && ends.in == 0) {
            ends.in = in->address;
            ends.out = out->address;
            ends.packet = in->packet;
        }
    }
    return control && ends.in != 0 ? std::optional(ends) : std::nullopt;
}

std::vector<usb::Claim> claimsOf(const usb::Plugged& device, std::initializer_list<std::uint8_t> classes)
{
    std::vector<usb::Claim> claims;
    for (const auto& one : device.interfaces)
        if (one.alternate == 0 && std::find(classes.begin(), classes.end(), one.deviceClass) != classes.end())
            claims.push_back({one.number, 0});
    return claims;
}

} // namespace custody::attached
