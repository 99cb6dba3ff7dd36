// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A HID scale's data report (HID POS usage tables 1.02, page 0x8D): status, unit, scaling and weight,
// wherever its report descriptor puts them.

#include <optional>

#include "app/devices/scale.h"
#include "drivers/hid/report_descriptor.h"
#include "drivers/scales/mass.h"

namespace custody::scales {

constexpr const char* noScaleRule = "scale.none"; // of the error of a device that is no scale

class ScaleShape {
public:
    // Device, with noScaleRule, when the descriptor is no scale's.
    static Result<ScaleShape> of(const hid::ReportDescriptor& descriptor);

    // A trouble is an error (devices::scaleTroubleOf). Nothing of another of the scale's reports.
    Result<std::optional<devices::Weight>> weight(ByteView report) const;
    std::size_t longestReport() const { return m_longest; }

private:
    std::optional<hid::Usage> chosen(const hid::Field& field, ByteView report) const;

    hid::Field m_status;
    hid::Field m_unit;
    std::optional<hid::Field> m_scaling;
    hid::Field m_weight;
    std::size_t m_longest = 0;
    bool m_numbered = false;
};

} // namespace custody::scales
