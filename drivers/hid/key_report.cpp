// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/hid/key_report.h"

#include <algorithm>

namespace custody::hid {
namespace {

constexpr std::uint16_t keyboardPage = 0x07;
constexpr std::uint8_t rollover = 0x01;
constexpr std::uint8_t firstKey = 0x04; // below: none, rollover, POST failure, undefined

} // namespace

Result<KeyboardShape> KeyboardShape::of(const ReportDescriptor& descriptor)
{
    const auto* const modifiers = descriptor.find(ReportKind::Input, usage(keyboardPage, 0xE0));
    const auto keys =
        std::find_if(descriptor.fields().begin(), descriptor.fields().end(), [&](const Field& field) {
            return field.kind == ReportKind::Input && field.array && !field.constant && field.size == 8
                && field.bit % 8 == 0 && !field.usages.empty()
                && field.usages.front().first >> 16 == keyboardPage;
        });
    if (modifiers == nullptr || modifiers->size != 1 || modifiers->count < 8 || modifiers->bit % 8 != 0
        || keys == descriptor.fields().end() || keys->report != modifiers->report || keys->count == 0)
        return fail(Fault::Device, "the HID report descriptor describes no keyboard");
    const std::size_t id = descriptor.numbered() ? 1 : 0;
    return KeyboardShape{keys->report, modifiers->bit / 8 + id, keys->bit / 8 + id, std::size_t{keys->count}};
}

Result<std::vector<KeyPress>> KeyReports::pressed(ByteView report)
{
    std::vector<KeyPress> presses;
    if (m_shape.report != 0 && (report.empty() || report[0] != m_shape.report))
        return presses; // another of its reports, such as media keys
    if (report.size() < m_shape.keys + m_shape.keyCount || report.size() <= m_shape.modifiers)
        return fail(Fault::Device, "the reader sent a keyboard report that is cut short");
    const auto modifiers = report[m_shape.modifiers];
    const auto keys = report.subspan(m_shape.keys, m_shape.keyCount);
    if (std::find(keys.begin(), keys.end(), rollover) != keys.end())
        return presses; // what is down is unknown; the next report tells
    std::vector<std::uint8_t> down;
    for (const auto key : keys) {
        if (key < firstKey)
            continue;
        if (std::find(m_down.begin(), m_down.end(), key) == m_down.end()
            && std::find(down.begin(), down.end(), key) == down.end())
            presses.push_back({modifiers, key});
        down.push_back(key);
    }
    constexpr std::uint8_t alts = LeftAlt;
    if ((m_modifiers & alts) != 0 && (modifiers & alts) == 0)
        presses.push_back({modifiers, 0});
    m_down = std::move(down);
    m_modifiers = modifiers;
    return presses;
}

} // namespace custody::hid
