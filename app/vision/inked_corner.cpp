// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/inked_corner.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <opencv2/imgproc.hpp>

#include "app/vision/sampling.h"

namespace custody::vision {
namespace {

constexpr int cornerWindow = 61; // pixels a side
constexpr int bridged = 7; // pixels between dots of one patch
constexpr double shortest = 14; // pixels a side
constexpr double solid = 0.86; // of a side is ink
constexpr std::size_t mostPatches = 40; // that are looked at

using Hull = std::vector<cv::Point>;
using Quad = std::array<cv::Point2f, 4>; // clockwise as seen

float side(cv::Point2f from, cv::Point2f to, cv::Point2f p) { return (to - from).cross(p - from); }

// The hull's longest diagonal, and what lies furthest from it on both sides.
std::optional<Quad> cornersOf(const Hull& hull)
{
    if (hull.size() < 4)
        return {};
    std::size_t one = 0;
    std::size_t other = 0;
    double longest = 0;
    for (std::size_t i = 0; i < hull.size(); ++i)
        for (std::size_t j = i + 1; j < hull.size(); ++j)
            if (const double apart = cv::norm(hull[i] - hull[j]); apart > longest) {
                longest = apart;
                one = i;
                other = j;
            }
    const cv::Point2f a(hull[one]);
    const cv::Point2f c(hull[other]);
    cv::Point2f b = a;
    cv::Point2f d = a;
    float most = 0;
    float least = 0;
    for (const cv::Point2f p : hull) {
        if (const float off = side(a, c, p); off > most) {
            most = off;
            d = p;
        } else if (off < least) {
            least = off;
            b = p;
        }
    }
    Quad quad{a, b, c, d};
    for (std::size_t i = 0; i < 4; ++i)
        if (cv::norm(quad[(i + 1) % 4] - quad[i]) < shortest)
            return {};
    return quad;
}

// Each side again as the line through the hull's points beside it.
Quad straightened(const Quad& quad, const Hull& hull)
{
    std::array<cv::Vec4f, 4> lines;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto from = quad[i];
        const auto to = quad[(i + 1) % 4];
        const auto length = static_cast<float>(cv::norm(to - from));
        std::vector<cv::Point2f> beside;
        for (std::size_t j = 0; j < hull.size();
             ++j) { // along the hull's edges, so that long ones weigh more
            const cv::Point2f start(hull[j]);
            const cv::Point2f end(hull[(j + 1) % hull.size()]);
            const int steps = std::max(1, static_cast<int>(cv::norm(end - start)));
            for (int k = 0; k < steps; ++k) {
                const auto p = start + (end - start) * (static_cast<float>(k) / static_cast<float>(steps));
                const float along = (to - from).dot(p - from) / length;
                if (std::abs(side(from, to, p)) / length < 0.03F * length + 1.5F && along > 0.08F * length
                    && along < 0.92F * length)
                    beside.push_back(p);
            }
        }
        if (beside.size() < 5)
            return quad;
        cv::fitLine(beside, lines[i], cv::DIST_HUBER, 0, 0.01, 0.01);
    }
    Quad out;
    for (std::size_t i = 0; i < 4; ++i) { // corner i lies between the side before it and its own
        const auto& before = lines[(i + 3) % 4];
        const auto& after = lines[i];
        const float turn = before[0] * after[1] - before[1] * after[0];
        if (std::abs(turn) < 0.3F)
            return quad;
        const cv::Point2f gap(after[2] - before[2], after[3] - before[3]);
        const float along = (gap.x * after[1] - gap.y * after[0]) / turn;
        out[i] = {before[2] + along * before[0], before[3] + along * before[1]};
        if (cv::norm(out[i] - quad[i]) > 0.2 * cv::norm(quad[(i + 1) % 4] - quad[i]))
            return quad;
    }
    return out;
}

// Along a side, a little inside it: how much is ink, and in how many pieces.
struct Edging {
    double ink = 0;
    int pieces = 0;
};
Edging edgingOf(const cv::Mat& ink, cv::Point2f from, cv::Point2f to, double depth)
{
    const auto along = to - from;
    const double length = cv::norm(along);
    const cv::Point2d inward(-along.y / length, along.x / length);
    Edging edging;
    bool dark = false;
    const int steps = static_cast<int>(2 * length);
    for (int i = 0; i <= steps; ++i) {
        const auto p =
            cv::Point2d(from) + cv::Point2d(along) * (static_cast<double>(i) / steps) + depth * inward;
        const bool now = greyAt<std::uint8_t>(ink, p) > 127;
        edging.ink += now ? 1.0 / (steps + 1) : 0;
        edging.pieces += now && !dark ? 1 : 0;
        dark = now;
    }
    return edging;
}

std::optional<InkedCorner> cornered(const cv::Mat& ink, const Quad& quad)
{
    std::array<Edging, 4> best{};
    for (std::size_t i = 0; i < 4; ++i)
        for (const double depth : {1.0, 2.0, 3.0}) {
            const auto edging = edgingOf(ink, quad[i], quad[(i + 1) % 4], depth);
            if (edging.ink > best[i].ink)
                best[i].ink = edging.ink;
            best[i].pieces = std::max(best[i].pieces, edging.pieces);
        }
    for (std::size_t i = 0; i < 4; ++i) {
        const auto& bottom = best[i];
        const auto& left = best[(i + 1) % 4];
        const auto& top = best[(i + 2) % 4];
        const auto& right = best[(i + 3) % 4];
        if (bottom.ink < solid || left.ink < solid || top.pieces < 3 || right.pieces < 3 || top.ink > 0.9
            || right.ink > 0.9)
            continue;
        return InkedCorner{
            {quad[(i + 2) % 4], quad[(i + 3) % 4], quad[i], quad[(i + 1) % 4]}, top.pieces, right.pieces};
    }
    return {};
}

} // namespace

std::vector<InkedCorner> findInkedCorners(const cv::Mat& grey, std::size_t most)
{
    std::vector<InkedCorner> found;
    if (grey.cols < smallestFrame || grey.rows < smallestFrame)
        return found;
    cv::Mat ink = inkOf(grey, cornerWindow, 8);
    cv::Mat patches;
    cv::morphologyEx(
        ink, patches, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {bridged, bridged}));
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(patches, outlines, cv::RETR_LIST, cv::CHAIN_APPROX_SIMPLE); // also within a dark frame
    std::erase_if(outlines, [](const auto& outline) {
        const auto box = cv::boundingRect(outline);
        return std::min(box.width, box.height) < shortest || cv::contourArea(outline) < 0.3 * box.area();
    });
    std::sort(outlines.begin(), outlines.end(), [](const auto& one, const auto& other) {
        return cv::boundingRect(one).area() > cv::boundingRect(other).area();
    });
    outlines.resize(std::min(outlines.size(), mostPatches));
    for (const auto& outline : outlines) {
        if (found.size() >= most)
            break;
        Hull hull;
        cv::convexHull(outline, hull);
        if (const auto quad = cornersOf(hull))
            if (const auto corner = cornered(ink, straightened(*quad, hull)))
                found.push_back(*corner);
    }
    return found;
}

} // namespace custody::vision
