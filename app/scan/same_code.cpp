// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/same_code.h"

#include <algorithm>
#include <cmath>

namespace custody::scan {
namespace {

constexpr int paperRows = 3; // blank in succession; fewer are a scratch
constexpr double paperShare = 0.85; // of a blank line's pixels that are light; half of them in bars

struct Point {
    double x = 0;
    double y = 0;
};

Point between(Point one, Point other, double share)
{
    return {one.x + (other.x - one.x) * share, one.y + (other.y - one.y) * share};
}

// A code's middle line, from its first bar to its last.
struct Middle {
    Point from;
    Point to;
    double length() const { return std::hypot(to.x - from.x, to.y - from.y); }
};

// Corners begin at the picture's upper left, wherever the code begins: its line is one of two.
std::array<Middle, 2> middlesOf(const Symbol& symbol)
{
    const auto& c = symbol.corners;
    const auto half = [](Corner one, Corner other) {
        return Point{(one.x + other.x) / 2.0, (one.y + other.y) / 2.0};
    };
    return {Middle{half(c[0], c[3]), half(c[1], c[2])}, Middle{half(c[0], c[1]), half(c[3], c[2])}};
}

// How far a code reaches along a direction.
struct Reach {
    double least = 1e9;
    double most = -1e9;
    double middle() const { return (least + most) / 2; }
    double size() const { return most - least; }
    bool holds(double value) const { return value >= least && value <= most; }
};

Reach reachOf(const Symbol& symbol, Point direction)
{
    Reach reach;
    for (const auto& corner : symbol.corners) {
        const double at = corner.x * direction.x + corner.y * direction.y;
        reach.least = std::min(reach.least, at);
        reach.most = std::max(reach.most, at);
    }
    return reach;
}

std::vector<int> greysOn(GreyView picture, const Middle& line)
{
    const int samples = std::clamp(static_cast<int>(line.length()), 16, 2048);
    std::vector<int> greys;
    for (int i = 0; i < samples; ++i) {
        const auto at = between(line.from, line.to, (i + 0.5) / samples);
        const int x = std::clamp(static_cast<int>(std::lround(at.x)), 0, picture.width - 1);
        const int y = std::clamp(static_cast<int>(std::lround(at.y)), 0, picture.height - 1);
        greys.push_back(picture.row(y)[x]);
    }
    return greys;
}

// Of bars: how often they begin and end on a line.
int edgesOn(GreyView picture, const Middle& line)
{
    const auto greys = greysOn(picture, line);
    const auto [dark, light] = std::minmax_element(greys.begin(), greys.end());
    const int threshold = (*dark + *light) / 2;
    int edges = 0;
    for (std::size_t i = 1; i < greys.size(); ++i)
        edges += (greys[i] > threshold) != (greys[i - 1] > threshold) ? 1 : 0;
    return edges;
}

// The line that crosses the bars.
Middle acrossBars(GreyView picture, const Symbol& symbol)
{
    const auto both = middlesOf(symbol);
    if (both[0].length() < 16 || both[1].length() < 16) // read on one line
        return both[0].length() >= both[1].length() ? both[0] : both[1];
    return edgesOn(picture, both[0]) >= edgesOn(picture, both[1]) ? both[0] : both[1];
}

double alignment(const Middle& one, const Middle& other)
{
    return (one.to.x - one.from.x) * (other.to.x - other.from.x)
        + (one.to.y - one.from.y) * (other.to.y - other.from.y);
}

// The other code's line that runs as this one does, and from the same end.
Middle parallelTo(const Middle& line, const Symbol& symbol)
{
    const auto both = middlesOf(symbol);
    const auto turn = [&](const Middle& one) {
        return std::abs(alignment(line, one)) / std::max(1.0, one.length());
    };
    auto found = turn(both[0]) >= turn(both[1]) ? both[0] : both[1];
    if (alignment(line, found) < 0)
        std::swap(found.from, found.to);
    return found;
}

bool paperLiesBetween(GreyView picture, const Middle& one, const Middle& other)
{
    const auto bars = greysOn(picture, one);
    const auto [dark, light] = std::minmax_element(bars.begin(), bars.end());
    const int threshold = (*dark + *light) / 2;
    const double way = std::max(std::hypot(other.from.x - one.from.x, other.from.y - one.from.y),
        std::hypot(other.to.x - one.to.x, other.to.y - one.to.y));
    const int lines = std::clamp(static_cast<int>(way), 1, 1024);
    int blank = 0;
    for (int i = 1; i < lines; ++i) {
        const double share = static_cast<double>(i) / lines;
        const auto greys =
            greysOn(picture, {between(one.from, other.from, share), between(one.to, other.to, share)});
        const auto lit =
            std::count_if(greys.begin(), greys.end(), [&](int grey) { return grey > threshold; });
        blank = static_cast<double>(lit) >= paperShare * static_cast<double>(greys.size()) ? blank + 1 : 0;
        if (blank >= paperRows)
            return true;
    }
    return false;
}

// Places of dots are exact: two readings of one code have nearly one middle.
bool isSameSquare(const Symbol& one, const Symbol& other)
{
    const auto apart = [&](Point direction) {
        const auto here = reachOf(one, direction);
        const auto there = reachOf(other, direction);
        return std::abs(here.middle() - there.middle())
            > std::max(4.0, std::max(here.size(), there.size()) / 2);
    };
    return !apart({1, 0}) && !apart({0, 1});
}

bool isSameBars(GreyView picture, const Symbol& one, const Symbol& other)
{
    const auto middle = acrossBars(picture, one);
    const auto otherMiddle = parallelTo(middle, other);
    const double length = std::max(1.0, middle.length());
    const Point along{(middle.to.x - middle.from.x) / length, (middle.to.y - middle.from.y) / length};
    const Point across{-along.y, along.x};

    const auto here = reachOf(one, along);
    const auto there = reachOf(other, along);
    if (std::abs(here.middle() - there.middle()) > std::max(here.size(), there.size()) / 2)
        return false; // beside each other
    const auto upper = reachOf(one, across);
    const auto lower = reachOf(other, across);
    if (upper.holds(lower.middle()) || lower.holds(upper.middle()))
        return true;
    const double near = std::max(length, otherMiddle.length()) / 12; // bars' ends are ragged
    if (std::max(upper.least, lower.least) > std::min(upper.most, lower.most) + near)
        return false;
    return !paperLiesBetween(picture, middle, otherMiddle);
}

} // namespace

bool isLinear(Symbology symbology)
{
    switch (symbology) {
    case Symbology::Pdf417:
    case Symbology::DataMatrix:
    case Symbology::Gs1DataMatrix:
    case Symbology::QrCode:
    case Symbology::Gs1QrCode:
    case Symbology::MaxiCode:
    case Symbology::Aztec: return false;
    default: return true;
    }
}

bool isSameCode(GreyView picture, const Symbol& one, const Symbol& other)
{
    if (one.bytes != other.bytes || one.symbology != other.symbology)
        return false;
    if (picture.pixels == nullptr || picture.width < 1 || picture.height < 1)
        return false;
    return isLinear(one.symbology) ? isSameBars(picture, one, other) : isSameSquare(one, other);
}

} // namespace custody::scan
