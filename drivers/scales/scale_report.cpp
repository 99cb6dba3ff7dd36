// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/scales/scale_report.h"

namespace custody::scales {
namespace {

constexpr std::uint16_t scalePage = 0x8D;
constexpr hid::Usage scale(std::uint16_t id) { return hid::usage(scalePage, id); }
constexpr hid::Usage dataWeight = scale(0x40), dataScaling = scale(0x41);
constexpr hid::Usage firstUnit = scale(0x51); // in the order of MassUnit
constexpr hid::Usage lastUnit = scale(0x5C);
constexpr hid::Usage firstStatus = scale(0x71);

enum Status : std::uint32_t {
    Faulty = firstStatus,
    AtZero,
    InMotion,
    Stable,
    UnderZero,
    OverLimit,
    NeedsCalibration,
    NeedsZero,
};

auto suffering(devices::ScaleTrouble kind) { return tl::unexpected(devices::scaleError(kind)); }

} // namespace

Result<ScaleShape> ScaleShape::of(const hid::ReportDescriptor& descriptor)
{
    const auto* const weight = descriptor.find(hid::ReportKind::Input, dataWeight);
    const auto* const scaling = descriptor.find(hid::ReportKind::Input, dataScaling);
    const auto* const status = descriptor.find(hid::ReportKind::Input, Stable);
    const auto* const unit = descriptor.find(hid::ReportKind::Input, scale(0x52));
    if (weight == nullptr || status == nullptr || unit == nullptr || weight->report != status->report
        || weight->report != unit->report || (scaling != nullptr && scaling->report != weight->report))
        return fail(Fault::Device, "the HID report descriptor describes no scale", noScaleRule);
    ScaleShape shape;
    shape.m_weight = *weight;
    if (scaling != nullptr)
        shape.m_scaling = *scaling;
    shape.m_status = *status;
    shape.m_unit = *unit;
    shape.m_numbered = descriptor.numbered();
    shape.m_longest = descriptor.reportSize(hid::ReportKind::Input, weight->report);
    return shape;
}

// The one of several meanings that is set: an index in an array, or a bit each.
std::optional<hid::Usage> ScaleShape::chosen(const hid::Field& field, ByteView report) const
{
    for (unsigned element = 0; element < field.count; ++element) {
        const auto value = hid::valueOf(field, element, report, m_numbered);
        if (!value)
            return std::nullopt;
        if (field.array && *value >= field.least && *value <= field.most)
            return field.usageAt(static_cast<std::uint64_t>(*value - field.least));
        if (!field.array && *value == 1)
            return field.usageAt(element);
    }
    return std::nullopt;
}

Result<std::optional<devices::Weight>> ScaleShape::weight(ByteView report) const
{
    if (m_numbered && (report.empty() || report[0] != m_weight.report))
        return std::optional<devices::Weight>();
    const auto status = chosen(m_status, report);
    const auto unit = chosen(m_unit, report);
    const auto value = hid::valueOf(m_weight, 0, report, m_numbered);
    if (!status || !value)
        return fail(Fault::Device, "The scale answered in a way it should not.");
    switch (*status) {
    case OverLimit: return suffering(devices::ScaleTrouble::Overloaded);
    case UnderZero: return suffering(devices::ScaleTrouble::BelowZero);
    case NeedsCalibration: return suffering(devices::ScaleTrouble::NeedsCalibration);
    case NeedsZero: return suffering(devices::ScaleTrouble::NeedsZero);
    case AtZero:
    case InMotion:
    case Stable: break;
    default: return fail(Fault::Device, "The scale reports a fault.");
    }
    if (!unit || *unit < firstUnit || *unit > lastUnit)
        return fail(Fault::Device, "The scale shows a unit that is unknown.");
    // Makers forget to say that the exponent has a sign.
    const auto raw = m_scaling ? hid::valueOf(*m_scaling, 0, report, m_numbered) : 0;
    if (!raw)
        return fail(Fault::Device, "The scale answered in a way it should not.");
    const auto exponent = *raw > 0x7F ? *raw - 0x100 : *raw;
    if (exponent > 0x7F || exponent < -0x80)
        return fail(Fault::Device, "The scale answered in a way it should not.");
    const auto milligrams =
        TRY(toMilligrams(*value, static_cast<int>(exponent), static_cast<MassUnit>(*unit - firstUnit)));
    return std::optional(devices::Weight{*status == AtZero ? 0 : milligrams, *status != InMotion});
}

} // namespace custody::scales
