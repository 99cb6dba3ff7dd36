// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/usb/descriptors.h"

#include <algorithm>
#include <optional>

namespace custody::usb {
namespace {

constexpr std::uint8_t typeDevice = 1;
constexpr std::uint8_t typeConfiguration = 2;
constexpr std::uint8_t typeInterface = 4;
constexpr std::uint8_t typeEndpoint = 5;
constexpr std::size_t deviceSize = 18;
constexpr std::size_t mostInterfaces = 256; // bInterfaceNumber is a byte
constexpr std::size_t mostEndpoints = 30; // 15 each way

std::uint16_t word(ByteView bytes, std::size_t at)
{
    return static_cast<std::uint16_t>(bytes[at] | bytes[at + 1] << 8);
}

// The next descriptor, and the rest behind it; nothing when its length cannot be.
std::optional<ByteView> next(ByteView& rest)
{
    if (rest.size() < 2 || rest[0] < 2 || rest[0] > rest.size())
        return std::nullopt;
    const auto one = rest.first(rest[0]);
    rest = rest.subspan(rest[0]);
    return one;
}

// Where transfers to an address go is the kernel's choice, which takes the first that tells it; another with
// the same address, or one that carries nothing, is none.
bool isTaken(const std::vector<Interface>& interfaces, std::uint8_t address)
{
    const auto& last = interfaces.back();
    return std::any_of(interfaces.begin(), interfaces.end(), [&](const Interface& one) {
        const bool otherSetting = one.number == last.number && one.alternate != last.alternate;
        return !otherSetting
            && std::any_of(one.endpoints.begin(), one.endpoints.end(),
                [&](const Endpoint& end) { return end.address == address; });
    });
}

void readEndpoint(ByteView one, std::vector<Interface>& interfaces)
{
    constexpr std::uint16_t packetBits = 0x07ff;
    auto& of = interfaces.back();
    if (one.size() < 7 || of.endpoints.size() >= mostEndpoints || (one[2] & 0x0f) == 0)
        return;
    const auto packet = static_cast<std::uint16_t>(word(one, 4) & packetBits);
    if (packet == 0 || isTaken(interfaces, one[2]))
        return;
    of.endpoints.push_back({one[2], static_cast<TransferKind>(one[3] & 3), packet});
}

std::vector<Interface> readInterfaces(ByteView rest)
{
    std::vector<Interface> interfaces;
    while (const auto one = next(rest)) {
        const auto type = (*one)[1];
        if (type == typeConfiguration)
            break;
        if (type == typeInterface) {
            if (one->size() < 9 || interfaces.size() >= mostInterfaces)
                break;
            interfaces.push_back({(*one)[2], (*one)[3], (*one)[5], (*one)[6], (*one)[7], {}, {}});
        } else if (interfaces.empty()) {
            continue; // an interface association, say
        } else if (type == typeEndpoint) {
            readEndpoint(*one, interfaces);
        } else {
            interfaces.back().extras.push_back({type, {one->begin(), one->end()}});
        }
    }
    return interfaces;
}

} // namespace

const Endpoint* Interface::find(TransferKind kind, bool in) const
{
    const auto it = std::find_if(endpoints.begin(), endpoints.end(),
        [&](const Endpoint& one) { return one.kind == kind && one.isIn() == in && one.packet > 0; });
    return it == endpoints.end() ? nullptr : &*it;
}

Result<Described> parseDescriptors(ByteView bytes, int configuration)
{
    if (bytes.size() < deviceSize || bytes[0] != deviceSize || bytes[1] != typeDevice)
        return fail(Fault::Invalid, "This is no USB device descriptor.");
    Described device;
    device.deviceClass = bytes[4];
    device.vendor = word(bytes, 8);
    device.product = word(bytes, 10);
    device.release = word(bytes, 12);
    auto rest = bytes.subspan(deviceSize);
    bool first = true;
    while (const auto one = next(rest)) {
        if ((*one)[1] != typeConfiguration || one->size() < 9)
            continue;
        const auto total = word(*one, 2);
        const auto length = std::min<std::size_t>(total > one->size() ? total - one->size() : 0, rest.size());
        if (first || (*one)[5] == configuration)
            device.interfaces = readInterfaces(rest.first(length));
        first = false;
        if ((*one)[5] == configuration)
            break;
        rest = rest.subspan(length);
    }
    return device;
}

} // namespace custody::usb
