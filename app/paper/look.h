// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Every colour, size and distance of a sheet; the colours are those of the bench's screens by day.

#include <array>

#include "app/paper/sheet.h"

namespace custody::paper::look {

inline constexpr Colour white{0xFF, 0xFF, 0xFF};
inline constexpr Colour ink{0x14, 0x18, 0x1F};
inline constexpr Colour ink2{0x4A, 0x52, 0x60};
inline constexpr Colour line{0xD8, 0xD5, 0xCC};
inline constexpr Colour ground{0xF4, 0xF3, 0xEF};
inline constexpr Colour accent{0x17, 0x46, 0xA2};
inline constexpr Colour ok{0x0A, 0x6B, 0x37};
inline constexpr Colour okWash{0xE3, 0xF1, 0xE8};
inline constexpr Colour attention{0x8A, 0x4B, 0x00};
inline constexpr Colour attentionWash{0xF8, 0xEC, 0xDB};
inline constexpr Colour refused{0xA1, 0x1B, 0x14};
// One colour a holder, told apart also by the name beside it.
inline constexpr std::array holders{Colour{0x17, 0x46, 0xA2}, Colour{0xB4, 0x54, 0x0A},
    Colour{0x0B, 0x7A, 0x6B}, Colour{0x7A, 0x2E, 0x9E}, Colour{0x74, 0x6A, 0x00}, Colour{0xA8, 0x1E, 0x4A}};

inline constexpr double left = 19;
inline constexpr double right = sheetWidth - 19;
inline constexpr double width = right - left;
inline constexpr double top = 17;
inline constexpr double topOfLaterSheets = 25;
inline constexpr double bottom = sheetHeight - 20; // nothing but the foot lies below

inline constexpr Type eyebrow{Face::Bold, 8.5, accent};
inline constexpr Type code{Face::MonoBold, 21, ink};
inline constexpr Type heading{Face::Bold, 12.5, ink};
inline constexpr Type verdict{Face::Bold, 13, ok};
inline constexpr Type body{Face::Plain, 9.5, ink};
inline constexpr Type strong{Face::Bold, 9.5, ink};
inline constexpr Type alarm{Face::Bold, 9.5, refused};
inline constexpr Type quiet{Face::Plain, 8.5, ink2};
inline constexpr Type label{Face::Plain, 7.5, ink2};
inline constexpr Type fact{Face::Bold, 10.5, ink};
inline constexpr Type clock{Face::Mono, 8.5, ink2};
inline constexpr Type mono{Face::Mono, 8.5, ink};
inline constexpr Type tiny{Face::Mono, 6.5, ink2};
inline constexpr Type big{Face::MonoBold, 12.5, ink};
inline constexpr Type caution{Face::Bold, 9.5, attention};
inline constexpr Type foot{Face::Plain, 7.5, ink2};

// A line of this type, with its leading, in millimetres.
inline constexpr double leading(const Type& type) { return type.points * 1.4 * 25.4 / 72; }

} // namespace custody::paper::look
