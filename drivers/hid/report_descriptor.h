// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a HID device says its reports look like (HID 1.11, 6.2.2): which bits of which report mean what. A
// driver looks its fields up here instead of trusting that every maker lays them out alike.

#include <cstdint>
#include <optional>
#include <vector>

#include "app/base/bytes.h"

namespace custody::hid {

// The page in the upper half, the usage in the lower: 0x8C00FE is decoded data of a bar code scanner.
using Usage = std::uint32_t;
constexpr Usage usage(std::uint16_t page, std::uint16_t id) { return Usage{page} << 16 | id; }

enum class ReportKind : std::uint8_t { Input = 1, Output = 2, Feature = 3 }; // as in wValue of GET_REPORT

struct UsageRange {
    Usage first = 0;
    Usage last = 0;
};

// Elements of one size and meaning, side by side in a report.
struct Field {
    ReportKind kind = ReportKind::Input;
    std::uint8_t report = 0; // its id; 0 when the device numbers none
    Usage application = 0; // of the outermost collection
    Usage collection = 0; // of the innermost one that has a usage
    std::size_t bit = 0; // where it begins, behind the id's byte
    unsigned size = 0; // bits of an element
    unsigned count = 0;
    std::int32_t least = 0; // logical
    std::int32_t most = 0;
    bool array = false; // elements are indices into the usages instead of values of one each
    bool constant = false; // padding
    std::vector<UsageRange> usages; // in their order

    // Of element `n` of a variable field, or by index of an array. Fewer usages than elements: the last
    // counts.
    std::optional<Usage> usageAt(std::uint64_t n) const;
    // The element that has this usage.
    std::optional<unsigned> elementOf(Usage wanted) const;
};

class ReportDescriptor {
public:
    static Result<ReportDescriptor> parse(ByteView descriptor);

    const std::vector<Field>& fields() const { return m_fields; }
    bool numbered() const { return m_numbered; } // each report begins with its id

    // The first field of this kind that has the usage, as an element or as an array's index.
    const Field* find(ReportKind kind, Usage usage) const;
    // The first collection's, by which a device says what it is.
    Usage application() const { return m_fields.empty() ? 0 : m_fields.front().application; }
    // Bytes of a whole report, its id included.
    std::size_t reportSize(ReportKind kind, std::uint8_t report) const;

private:
    std::vector<Field> m_fields;
    bool m_numbered = false;
};

// An element's value out of a whole report (its id included when `numbered`), with its sign where the field
// has one; nothing when the report is too short.
std::optional<std::int64_t> valueOf(const Field& field, unsigned element, ByteView report, bool numbered);

// Writes it; false when it does not fit into the report.
bool setValue(const Field& field, unsigned element, std::uint32_t value, Bytes& report, bool numbered);

} // namespace custody::hid
