// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decoder/sightings.h"

#include <algorithm>
#include <cmath>

#include "app/scan/same_code.h"

namespace custody::decoder {
namespace {

constexpr double certainAlone = 25; // e^25 against one
constexpr double certainTwice = 9;
constexpr double alikeAlone = 0.965;
constexpr double alikeTwice = 0.92;
constexpr std::size_t fewestLetters = 6; // clutter looks like short codes
constexpr std::size_t remembered = 24;

struct Box {
    int left;
    int right;
    int top;
    int bottom;
    int longest() const { return std::max(right - left, bottom - top); }
};

Box boxOf(const scan::Symbol& symbol)
{
    Box box{symbol.corners[0].x, symbol.corners[0].x, symbol.corners[0].y, symbol.corners[0].y};
    for (const auto& corner : symbol.corners) {
        box.left = std::min(box.left, corner.x);
        box.right = std::max(box.right, corner.x);
        box.top = std::min(box.top, corner.y);
        box.bottom = std::max(box.bottom, corner.y);
    }
    return box;
}

bool meet(const Box& one, const Box& other, int near)
{
    return one.left <= other.right + near && other.left <= one.right + near && one.top <= other.bottom + near
        && other.top <= one.bottom + near;
}

int area(const Box& box) { return (box.right - box.left) * (box.bottom - box.top); }

} // namespace

bool Doubts::seenBefore(const Bytes& bytes)
{
    if (std::find(m_seen.begin(), m_seen.end(), bytes) != m_seen.end())
        return true;
    m_seen.push_back(bytes);
    if (m_seen.size() > remembered)
        m_seen.pop_front();
    return false;
}

bool Doubts::settles(const scan::BarRead& read)
{
    if (!read.text.plain || read.text.bytes.size() < fewestLetters || read.likeness < alikeTwice
        || read.certainty < certainTwice)
        return false;
    if (read.certainty >= certainAlone && read.likeness >= alikeAlone
        && read.text.symbology != scan::Symbology::Itf)
        return true;
    return seenBefore(read.text.bytes);
}

bool Doubts::confirms(const scan::Symbol& symbol, Doctored how)
{
    switch (symbol.symbology) {
    case scan::Symbology::Itf:
    case scan::Symbology::Codabar:
    case scan::Symbology::Code39:
    case scan::Symbology::Code93:
    case scan::Symbology::UpcE:
    case scan::Symbology::Ean8:
    case scan::Symbology::DataBar: return seenBefore(symbol.bytes);
    case scan::Symbology::Ean13:
    case scan::Symbology::UpcA: return how == Doctored::Mildly || seenBefore(symbol.bytes);
    default: return true;
    }
}

Sightings::Sightings(GreyView frame, std::size_t most)
    : m_frame(frame)
    , m_most(most)
{
}

void Sightings::add(scan::Symbol symbol, const vision::Patch& patch)
{
    for (auto& corner : symbol.corners) {
        const double x = corner.x;
        const double y = corner.y;
        corner = {static_cast<int>(std::lround(patch.pictureX(x, y))),
            static_cast<int>(std::lround(patch.pictureY(x, y)))};
    }
    for (auto& known : m_symbols)
        if (scan::isSameCode(m_frame, known, symbol)) {
            if (area(boxOf(symbol)) > area(boxOf(known)))
                known.corners = symbol.corners;
            return;
        }
    if (!full())
        m_symbols.push_back(std::move(symbol));
}

void Sightings::add(const scan::BarRead& read, const vision::BarProfile& profile, const vision::Patch& patch)
{
    const double half = patch.picture.height / 2.0;
    const auto corner = [&](double column, double row) {
        return scan::Corner{
            static_cast<int>(std::lround(column + profile.lean * (row - half))), static_cast<int>(row)};
    };
    const double bottom = patch.picture.height;
    add(scan::Symbol{read.text.symbology, read.text.aimId, read.text.bytes,
            {corner(read.from, 0), corner(read.to, 0), corner(read.to, bottom), corner(read.from, bottom)}},
        patch);
}

void Sightings::hideIn(vision::Patch& patch) const
{
    for (const auto& symbol : m_symbols) {
        std::array<std::array<double, 2>, 4> corners{};
        for (std::size_t i = 0; i < corners.size(); ++i)
            corners[i] = {static_cast<double>(symbol.corners[i].x), static_cast<double>(symbol.corners[i].y)};
        vision::cover(patch, corners);
    }
}

bool Sightings::covers(const vision::CodeRegion& region) const
{
    const int x = static_cast<int>(region.x);
    const int y = static_cast<int>(region.y);
    return std::any_of(m_symbols.begin(), m_symbols.end(), [&](const scan::Symbol& symbol) {
        const auto box = boxOf(symbol);
        return meet(box, {x, x, y, y}, box.longest() / 16);
    });
}

std::vector<vision::CodeRegion> Sightings::places() const
{
    std::vector<vision::CodeRegion> out;
    for (const auto& symbol : m_symbols) {
        const auto& c = symbol.corners;
        const double alongX = (c[1].x + c[2].x - c[0].x - c[3].x) / 2.0;
        const double alongY = (c[1].y + c[2].y - c[0].y - c[3].y) / 2.0;
        vision::CodeRegion region;
        for (const auto& corner : c) {
            region.x += corner.x / 4.0;
            region.y += corner.y / 4.0;
        }
        region.along = std::hypot(alongX, alongY);
        region.across = std::max(24.0,
            std::hypot((c[2].x + c[3].x - c[0].x - c[1].x) / 2.0, (c[2].y + c[3].y - c[0].y - c[1].y) / 2.0));
        region.angle = std::atan2(alongY, alongX);
        if (region.along > 8)
            out.push_back(region);
    }
    return out;
}

} // namespace custody::decoder
