// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "drivers/attached/attached.h"

namespace custody::attached {

constexpr std::size_t kindSize = 9; // 076b:5428

Result<> checkDeviceName(const std::string& name)
{
    if (name == "auto" || name == "none")
        return {};
    const auto kind = std::string_view(name).substr(0, kindSize);
    const auto digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    const bool plain =
        kind.size() == kindSize && kind[4] == ':' && std::count_if(kind.begin(), kind.end(), digit) == 8;
    const auto more = std::string_view(name).substr(kind.size());
    if (!plain || (!more.empty() && ((more[0] != '@' && more[0] != '#') || more.size() == 1)))
        return fail(Fault::Invalid,
            "a device is named auto, none, or as lsusb does, such as 076b:5428; 076b:5428@1-2 is the one in "
            "that port, 076b:5428#D2J2 the one with that serial number");
    return {};
}

bool isNamed(const std::string& name, const usb::Plugged& device)
{
    if (std::string_view(name).substr(0, kindSize) != device.kind())
        return false;
    const auto more = std::string_view(name).substr(std::min(name.size(), kindSize));
    return more.empty() || (more[0] == '@' && more.substr(1) == device.identity.port)
        || (more[0] == '#' && more.substr(1) == device.identity.serial);
}

} // namespace custody::attached
