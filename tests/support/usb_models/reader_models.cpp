// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/usb_models/reader_models.h"

#include <algorithm>
#include <utility>

namespace custody::test {

const Bytes scannerDescriptor{0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0x09, 0x12, 0xA1, 0x02, 0x85, 0x02, 0x15,
    0x00, 0x26, 0xFF, 0x00, 0x75, 0x08, 0x95, 0x01, 0x05, 0x01, 0x09, 0x3B, 0x81, 0x02, 0x95, 0x03, 0x05,
    0x8C, 0x09, 0xFB, 0x09, 0xFC, 0x09, 0xFD, 0x81, 0x02, 0x95, 0x38, 0x09, 0xFE, 0x82, 0x02, 0x01, 0x06,
    0x66, 0xFF, 0x95, 0x02, 0x09, 0x04, 0x09, 0x00, 0x81, 0x02, 0x05, 0x8C, 0x25, 0x01, 0x75, 0x01, 0x95,
    0x08, 0x09, 0xFF, 0x81, 0x02, 0xC0, 0x09, 0x14, 0xA1, 0x02, 0x85, 0x04, 0x15, 0x00, 0x25, 0x01, 0x75,
    0x01, 0x95, 0x08, 0x09, 0x00, 0x09, 0x5F, 0x09, 0x60, 0x09, 0x00, 0x09, 0x00, 0x09, 0x85, 0x09, 0x86,
    0x91, 0x86, 0xC0, 0xC0};

const Bytes scaleDescriptor{0x05, 0x8D, 0x09, 0x20, 0xA1, 0x01, 0x85, 0x03, 0x09, 0x32, 0xA1, 0x02, 0x09,
    0x70, 0xA1, 0x02, 0x15, 0x01, 0x25, 0x08, 0x75, 0x08, 0x95, 0x01, 0x19, 0x71, 0x29, 0x78, 0x81, 0x00,
    0xC0, 0x09, 0x50, 0xA1, 0x02, 0x15, 0x01, 0x25, 0x0C, 0x75, 0x08, 0x95, 0x01, 0x19, 0x51, 0x29, 0x5C,
    0x81, 0x00, 0xC0, 0x15, 0x81, 0x25, 0x7F, 0x75, 0x08, 0x95, 0x01, 0x09, 0x41, 0x81, 0x02, 0x15, 0x00,
    0x27, 0xFF, 0xFF, 0x00, 0x00, 0x75, 0x10, 0x95, 0x01, 0x09, 0x40, 0x81, 0x02, 0xC0, 0xC0};

Bytes stripeReport(
    const std::array<std::string, 3>& tracks, std::uint8_t damaged, Bytes before, std::size_t trackRoom)
{
    if (before.empty())
        before.resize(7 + 3 * trackRoom);
    for (std::size_t n = 0; n < 3; ++n) {
        const bool bad = (damaged >> n & 1) != 0;
        before[n] = bad ? 1 : 0;
        before[3 + n] = static_cast<std::uint8_t>(bad ? 0 : tracks[n].size());
        if (!bad)
            std::copy(tracks[n].begin(), tracks[n].end(), before.begin() + 7 + n * trackRoom);
    }
    before[6] = 0;
    return before;
}

StripeModel::StripeModel(bool magnePrint)
    : HidModel(0x0801, 0x0002, "USB Swipe Reader", false, 8)
    , m_trackRoom(magnePrint ? 112 : 110)
    , m_last(magnePrint ? 887 : 337, 0x37)
{
}

void StripeModel::swipe(const std::array<std::string, 3>& tracks, std::uint8_t damaged)
{
    m_last = stripeReport(tracks, damaged, m_last, m_trackRoom);
    report(m_last);
}

PosScannerModel::PosScannerModel(bool outToo)
    : HidModel(0x05e0, 0x1900, "Bar code scanner", false, 64, outToo)
{
    descriptor = scannerDescriptor;
}

Bytes PosScannerModel::piece(std::string_view data, std::string_view aim, bool continued)
{
    Bytes report(64);
    report[0] = 2;
    report[1] = static_cast<std::uint8_t>(data.size());
    std::copy(aim.begin(), aim.end(), report.begin() + 2);
    std::copy(data.begin(), data.end(), report.begin() + 5);
    report[63] = continued ? 1 : 0;
    return report;
}

void PosScannerModel::scan(std::string_view code, std::string_view aim)
{
    constexpr std::size_t room = 56;
    do {
        const auto part = code.substr(0, room);
        code.remove_prefix(part.size());
        waiting.push_back(piece(part, aim, !code.empty()));
    } while (!code.empty());
}

HidScaleModel::HidScaleModel()
    : HidModel(0x0922, 0x8003, "M10 10 lb Digital Scale", false, 8)
{
    descriptor = scaleDescriptor;
}

Bytes HidScaleModel::shown(std::uint8_t status, std::uint8_t unit, std::int8_t exponent, std::uint16_t value)
{
    return {3, status, unit, static_cast<std::uint8_t>(exponent), static_cast<std::uint8_t>(value),
        static_cast<std::uint8_t>(value >> 8)};
}

void HidScaleModel::show(std::uint8_t status, std::uint8_t unit, std::int8_t exponent, std::uint16_t value)
{
    coming.push_back(shown(status, unit, exponent, value));
}

Answer HidScaleModel::in(std::uint8_t endpoint, std::size_t most)
{
    if (waiting.empty() && !coming.empty() && std::exchange(m_paused, !m_paused))
        waiting.swap(coming);
    if (waiting.empty() && coming.empty() && !lying.empty())
        return Answer::gives(lying);
    return HidModel::in(endpoint, most);
}

} // namespace custody::test
