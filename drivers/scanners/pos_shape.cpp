// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanners/pos_shape.h"

#include <utility>

#include "app/devices/gone.h"

namespace custody::scanners {
namespace {

constexpr hid::Usage scanner(std::uint16_t id) { return hid::usage(0x8C, id); }
constexpr hid::Usage decodedData = scanner(0xFE), dataContinued = scanner(0xFF), firstAim = scanner(0xFB);
constexpr hid::Usage preventRead = scanner(0x5F), errorBeep = scanner(0x85), goodBeep = scanner(0x86);
constexpr hid::Usage byteCount = hid::usage(0x01, 0x3B);
constexpr std::size_t longestCode = 16 * 1024; // above any symbology's

auto damaged() { return devices::misread("The code came damaged. Scan it again."); }

} // namespace

std::optional<PosShape::Switch> PosShape::switchOf(const hid::ReportDescriptor& descriptor, hid::Usage usage)
{
    for (const auto& field : descriptor.fields())
        if (const auto element = field.elementOf(usage); element && !field.constant)
            return Switch{field, *element};
    return std::nullopt;
}

Result<PosShape> PosShape::of(const hid::ReportDescriptor& descriptor)
{
    const auto* const data = descriptor.find(hid::ReportKind::Input, decodedData);
    const auto length = switchOf(descriptor, byteCount);
    if (data == nullptr || data->array || data->size != 8 || data->bit % 8 != 0 || data->count == 0)
        return fail(Fault::Device, "the HID report descriptor describes no bar code scanner");
    if (!length || length->field.report != data->report || length->field.kind != hid::ReportKind::Input)
        return fail(Fault::Device, "the scanner does not say how long its codes are");
    PosShape shape;
    shape.m_data = *data;
    shape.m_length = *length;
    shape.m_numbered = descriptor.numbered();
    shape.m_longest = descriptor.reportSize(hid::ReportKind::Input, data->report);
    const auto beside = [&](hid::Usage usage) {
        auto found = switchOf(descriptor, usage);
        return found && found->field.report == data->report ? found : std::nullopt;
    };
    shape.m_continued = beside(dataContinued);
    for (std::size_t n = 0; n < shape.m_aim.size(); ++n)
        shape.m_aim[n] = beside(static_cast<hid::Usage>(firstAim + n));
    shape.m_prevent = switchOf(descriptor, preventRead);
    if (shape.m_prevent && shape.m_prevent->field.kind != hid::ReportKind::Output)
        shape.m_prevent.reset();
    if (!shape.m_prevent)
        return shape;
    const auto orders = shape.m_prevent->field.report;
    shape.m_ordersSize = descriptor.reportSize(hid::ReportKind::Output, orders);
    const auto together = [&](hid::Usage usage) {
        auto found = switchOf(descriptor, usage);
        return found && found->field.report == orders && found->field.kind == hid::ReportKind::Output
            ? found
            : std::nullopt;
    };
    shape.m_goodBeep = together(goodBeep);
    shape.m_errorBeep = together(errorBeep);
    return shape;
}

Result<std::optional<Piece>> PosShape::piece(ByteView report) const
{
    if (m_numbered && (report.empty() || report[0] != m_data.report))
        return std::optional<Piece>(); // its status, say
    const auto valueOf = [&](const Switch& one) {
        return hid::valueOf(one.field, one.element, report, m_numbered);
    };
    const auto length = valueOf(m_length);
    const auto first = m_data.bit / 8 + (m_numbered ? 1 : 0);
    if (!length || *length < 0 || *length > m_data.count
        || first + static_cast<std::size_t>(*length) > report.size())
        return damaged();
    Piece piece;
    const auto data = report.subspan(first, static_cast<std::size_t>(*length));
    piece.data.assign(data.begin(), data.end());
    if (m_continued)
        piece.continued = valueOf(*m_continued).value_or(0) == 1;
    for (const auto& letter : m_aim)
        if (const auto value = letter ? valueOf(*letter) : std::nullopt;
            value && *value > 0x20 && *value < 0x7F)
            piece.symbology.push_back(static_cast<char>(*value));
    if (piece.symbology.size() != m_aim.size() || piece.symbology[0] != ']')
        piece.symbology.clear();
    return std::optional(std::move(piece));
}

std::optional<Bytes> PosShape::orders(bool held, Sound sound) const
{
    const auto& beep = sound == Sound::Error ? m_errorBeep : m_goodBeep;
    if (!m_prevent || (sound != Sound::None && !beep))
        return std::nullopt;
    Bytes report(m_ordersSize);
    if (m_numbered && !report.empty())
        report[0] = m_prevent->field.report;
    if (!hid::setValue(m_prevent->field, m_prevent->element, held ? 1 : 0, report, m_numbered))
        return std::nullopt;
    if (sound != Sound::None && !hid::setValue(beep->field, beep->element, 1, report, m_numbered))
        return std::nullopt;
    return report;
}

Result<std::optional<Piece>> CodeAssembly::add(Piece piece)
{
    const auto giveUp = [&] {
        m_begun.reset();
        m_spoilt = piece.continued;
        return damaged();
    };
    if (piece.continued && piece.data.empty())
        return giveUp();
    if (m_spoilt)
        return piece.continued ? Result<std::optional<Piece>>() : giveUp();
    if (m_begun) {
        if (piece.symbology != m_begun->symbology || m_begun->data.size() + piece.data.size() > longestCode)
            return giveUp();
        append(m_begun->data, piece.data);
        m_begun->continued = piece.continued;
    } else {
        m_begun = std::move(piece);
    }
    if (m_begun->continued)
        return std::optional<Piece>();
    return std::exchange(m_begun, std::nullopt);
}

void CodeAssembly::spoil()
{
    m_begun.reset();
    m_spoilt = true;
}

void CodeAssembly::drop()
{
    m_begun.reset();
    m_spoilt = false;
}

} // namespace custody::scanners
