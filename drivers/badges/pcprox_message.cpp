// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/badges/pcprox_message.h"

#include "drivers/badges/misread.h"

namespace custody::badges::pcprox {
namespace {

constexpr std::size_t parityByte = 2; // leading bits stripped in its lower half, trailing ones in its upper
constexpr std::size_t flags = 7;
constexpr std::uint8_t onlyOneLength = 0x02; // bFrcBitCntEx
constexpr std::uint8_t haltKeyboard = 0x80; // bHaltKBSnd

} // namespace

Report quietPage(Report page)
{
    page[parityByte] = 0;
    page[flags] = static_cast<std::uint8_t>((page[flags] | haltKeyboard) & ~onlyOneLength);
    return page;
}

bool isQuiet(const Report& page) { return page == quietPage(page); }

Result<std::optional<devices::BadgeRead>> cardIn(const Report& buffer, const Report& length)
{
    std::uint64_t bits = 0;
    for (std::size_t byte = 0; byte < buffer.size(); ++byte)
        bits |= std::uint64_t{buffer[byte]} << 8 * byte;
    if (bits == 0)
        return std::optional<devices::BadgeRead>();
    const int count = length[0];
    if (count < 1 || count > 64 || (length[1] != 0 && length[1] != length[0])
        || (count < 64 && bits >> count != 0))
        return misread();
    return std::optional(devices::BadgeRead{count, bits});
}

} // namespace custody::badges::pcprox
