// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where a HID POS scanner (HID POS usage tables 1.02, page 0x8C) puts a code's bytes, and a long code put
// together again out of several reports.

#include <array>
#include <optional>
#include <string>

#include "drivers/hid/report_descriptor.h"

namespace custody::scanners {

// What one report of decoded data held.
struct Piece {
    std::string symbology; // AIM id, or empty
    Bytes data;
    bool continued = false; // the same code goes on in the next report
};

class PosShape {
public:
    // Device when the descriptor is no scanner's, or says nowhere how long the data is.
    static Result<PosShape> of(const hid::ReportDescriptor& descriptor);

    // Nothing of a report that carries no decoded data; Device when it contradicts its descriptor.
    Result<std::optional<Piece>> piece(ByteView report) const;
    std::size_t longestReport() const { return m_longest; }

    // What the scanner can be told, as a whole output report; nothing when it has no such report. `held`: it
    // is to read no code.
    enum class Sound { None, Good, Error };
    std::optional<Bytes> orders(bool held, Sound sound) const;
    bool canBeHeld() const { return m_prevent.has_value(); }
    std::uint8_t ordersReport() const { return m_prevent ? m_prevent->field.report : 0; }

private:
    struct Switch {
        hid::Field field;
        unsigned element = 0;
    };
    static std::optional<Switch> switchOf(const hid::ReportDescriptor& descriptor, hid::Usage usage);

    hid::Field m_data;
    Switch m_length;
    std::optional<Switch> m_continued;
    std::array<std::optional<Switch>, 3> m_aim;
    std::optional<Switch> m_prevent;
    std::optional<Switch> m_goodBeep;
    std::optional<Switch> m_errorBeep;
    std::size_t m_ordersSize = 0;
    std::size_t m_longest = 0;
    bool m_numbered = false;
};

// Pieces become codes. A code whose pieces contradict each other, or of which one was lost, is dropped whole:
// neither its beginning nor its tail is ever told.
class CodeAssembly {
public:
    // The whole code when this was its last piece; Device when it is none of the code begun, or the last of
    // one that was given up.
    Result<std::optional<Piece>> add(Piece piece);
    // A piece was lost: nothing up to the next last piece is a code.
    void spoil();
    // What comes now is another code's.
    void drop();
    bool waiting() const { return m_begun.has_value(); }
    bool spoilt() const { return m_spoilt; }

private:
    std::optional<Piece> m_begun;
    bool m_spoilt = false;
};

} // namespace custody::scanners
