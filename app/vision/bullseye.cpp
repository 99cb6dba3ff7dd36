// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/bullseye.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <optional>

#include "app/vision/sampling.h"

namespace custody::vision {
namespace {

constexpr int neighbourhood = 41; // pixels a side: a bullseye of middle size
constexpr int rows = 2; // every second row is looked at; the innermost spot is higher
constexpr double narrowestRing = 1.2; // pixels
constexpr double widestRing = 8;
constexpr int rays = 40;
constexpr double worst = 0.07; // badness of a bullseye that is one; the next best thing has more
constexpr std::size_t mostSuspicions = 200;

struct Suspicion {
    cv::Point2d middle;
    double ring = 0; // pixels
};

// Nine runs between the outermost dark rings: four narrow, the wider spot in the middle, four narrow.
std::optional<double> ringOf(const int* runs)
{
    double left = 0;
    double right = 0;
    for (int i = 0; i < 4; ++i) {
        left += runs[i];
        right += runs[5 + i];
    }
    const double ring = (left + right) / 8;
    if (ring < narrowestRing || ring > widestRing || std::abs(left - right) > 0.4 * (left + right) / 2 + 2)
        return {};
    for (int i = 0; i < 9; ++i) {
        if (i != 4 && (runs[i] < 0.3 * ring - 0.5 || runs[i] > 1.9 * ring + 1))
            return {};
    }
    if (runs[4] < 0.4 * ring - 0.5 || runs[4] > 2.6 * ring + 1)
        return {};
    return ring;
}

// Where colours change from the middle to one side; whether the first five changes are spaced as rings are,
// and how far the fifth is.
struct Arm {
    bool ringlike = false;
    double length = 0;
};
Arm armOf(const cv::Mat& ink, cv::Point2d from, cv::Point2d step, double furthest)
{
    std::array<double, 5> changes{};
    std::size_t count = 0;
    bool dark = false;
    for (double gone = 0; gone < furthest; gone += 1) {
        const int x = static_cast<int>(from.x + gone * step.x + 0.5);
        const int y = static_cast<int>(from.y + gone * step.y + 0.5);
        if (x < 0 || y < 0 || x >= ink.cols || y >= ink.rows)
            return {};
        if ((ink.at<std::uint8_t>(y, x) != 0) == dark)
            continue;
        dark = !dark;
        changes[count] = gone - 0.5;
        if (++count == changes.size())
            break;
    }
    if (count < changes.size())
        return {};
    const double length = changes[4];
    for (std::size_t i = 0; i < 4; ++i)
        if (std::abs(changes[i] - length * ringRadii[i] / ringRadii[4]) > 0.11 * length + 0.8)
            return {false, length};
    return {true, length};
}

// Bars look like rings along one line; rings look like rings along any. Also moves to the middle.
bool ringsCrosswise(const cv::Mat& ink, Suspicion& suspicion)
{
    const double furthest = 11 * suspicion.ring + 4;
    for (const cv::Point2d step : {cv::Point2d(0, 1), cv::Point2d(1, 0)}) {
        const double ahead = armOf(ink, suspicion.middle, step, furthest).length;
        const double back = armOf(ink, suspicion.middle, -step, furthest).length;
        if (ahead == 0 || back == 0 || std::min(ahead, back) < 0.5 * std::max(ahead, back) - 1)
            return false;
        suspicion.middle += (ahead - back) / 2 * step;
    }
    int ringlike = 0;
    for (const cv::Point2d step :
        {cv::Point2d(1, 0), cv::Point2d(0, 1), cv::Point2d(0.7071, 0.7071), cv::Point2d(0.7071, -0.7071)})
        for (const double sign : {1.0, -1.0})
            ringlike += armOf(ink, suspicion.middle, sign * step, furthest).ringlike ? 1 : 0;
    return ringlike >= 6;
}

void suspect(std::vector<Suspicion>& suspicions, const cv::Mat& ink, Suspicion found)
{
    if (suspicions.size() >= mostSuspicions || !ringsCrosswise(ink, found))
        return;
    for (const auto& known : suspicions)
        if (cv::norm(known.middle - found.middle) < 0.35 * known.ring)
            return;
    suspicions.push_back(found);
}

std::vector<Suspicion> suspicionsIn(const cv::Mat& ink)
{
    std::vector<Suspicion> suspicions;
    std::vector<int> runs;
    for (int y = rows; y + rows < ink.rows; y += rows) {
        runs.clear();
        const auto* line = ink.ptr<std::uint8_t>(y);
        int start = 0;
        for (int x = 1; x <= ink.cols; ++x) {
            if (x < ink.cols && line[x] == line[start])
                continue;
            runs.push_back(x - start);
            // A white run has just ended, the ninth of nine that could be rings.
            const auto count = runs.size();
            if (count >= 10 && line[start] == 0 && x < ink.cols) {
                const int* nine = runs.data() + count - 9;
                if (const auto ring = ringOf(nine)) {
                    double middle = x - nine[4] / 2.0 - 0.5;
                    for (int i = 5; i < 9; ++i)
                        middle -= nine[i];
                    suspect(suspicions, ink, {{middle, static_cast<double>(y)}, *ring});
                }
            }
            start = x;
        }
    }
    return suspicions;
}

struct Edge {
    cv::Point2d at; // from the middle
    double radius = 0; // on the label
};

// Crossings of the grey half-way between ink and paper along one ray, from the middle out.
void edgesAlong(const cv::Mat& grey, const Suspicion& suspicion, double angle, std::vector<Edge>& edges)
{
    const cv::Point2d step(std::cos(angle), std::sin(angle));
    constexpr double stride = 0.25;
    const int samples = static_cast<int>(8.5 * suspicion.ring / stride);
    std::vector<float> line(static_cast<std::size_t>(samples));
    float darkest = 255;
    float lightest = 0;
    for (int i = 0; i < samples; ++i) {
        const float value = greyAt<std::uint8_t>(grey, suspicion.middle + i * stride * step);
        line[static_cast<std::size_t>(i)] = value;
        if (i * stride < 5 * suspicion.ring) {
            darkest = std::min(darkest, value);
            lightest = std::max(lightest, value);
        }
    }
    const float threshold = (darkest + lightest) / 2;
    if (lightest - darkest < 10)
        return;
    bool dark = false;
    std::size_t crossing = 0;
    for (std::size_t i = 1; i < line.size() && crossing < 5; ++i) {
        if ((line[i] < threshold) == dark)
            continue;
        dark = !dark;
        const double between = (threshold - line[i - 1]) / (line[i] - line[i - 1]);
        const double gone = (static_cast<double>(i - 1) + between) * stride;
        edges.push_back({gone * step, ringRadii[crossing++]});
    }
}

// The ellipses x·M·x + d·x + f = radius² that lie nearest to all edges at once.
struct Ellipses {
    double a = 0, b = 0, c = 0, d = 0, e = 0, f = 0;
    double radiusSquared(cv::Point2d p) const
    {
        return a * p.x * p.x + b * p.x * p.y + c * p.y * p.y + d * p.x + e * p.y + f;
    }
};

std::optional<Ellipses> fit(const std::vector<Edge>& edges)
{
    cv::Mat rowsOf(static_cast<int>(edges.size()), 6, CV_64F);
    cv::Mat radii(static_cast<int>(edges.size()), 1, CV_64F);
    for (int i = 0; i < rowsOf.rows; ++i) {
        const auto& [p, radius] = edges[static_cast<std::size_t>(i)];
        const double weight = 1 / (0.5 + radius); // an edge's error grows with its radius once squared
        const double terms[] = {p.x * p.x, p.x * p.y, p.y * p.y, p.x, p.y, 1};
        for (int j = 0; j < 6; ++j)
            rowsOf.at<double>(i, j) = weight * terms[j];
        radii.at<double>(i) = weight * radius * radius;
    }
    cv::Mat solution;
    if (!cv::solve(rowsOf, radii, solution, cv::DECOMP_QR))
        return {};
    const auto* s = solution.ptr<double>();
    return Ellipses{s[0], s[1], s[2], s[3], s[4], s[5]};
}

double deviation(const Ellipses& ellipses, const Edge& edge)
{
    return std::abs(std::sqrt(std::max(0.0, ellipses.radiusSquared(edge.at))) - edge.radius);
}

std::optional<Bullseye> measured(const cv::Mat& grey, const Suspicion& suspicion)
{
    std::vector<Edge> edges;
    for (int i = 0; i < rays; ++i)
        edgesAlong(grey, suspicion, 2 * std::numbers::pi * i / rays, edges);
    const auto all = edges.size();
    std::optional<Ellipses> ellipses;
    for (const double tolerance : {1.0, 0.45, 0.3}) {
        if (edges.size() < rays * 5 * 6 / 10)
            return {};
        ellipses = fit(edges);
        if (!ellipses)
            return {};
        std::erase_if(edges, [&](const Edge& edge) { return deviation(*ellipses, edge) > tolerance; });
    }
    if (edges.size() < all * 6 / 10 || edges.size() < rays * 5 / 2)
        return {};

    const auto& [a, b, c, d, e, f] = *ellipses;
    const double determinant = a * c - b * b / 4;
    if (a <= 0 || c <= 0 || determinant <= 0)
        return {};
    Bullseye bullseye;
    bullseye.middle = suspicion.middle
        + cv::Point2d((b * e / 2 - c * d) / (2 * determinant), (b * d / 2 - a * e) / (2 * determinant));
    // shape = M^(-1/2), by eigenvectors of the symmetric M.
    const double mean = (a + c) / 2;
    const double spread = std::hypot((a - c) / 2, b / 2);
    if (mean - spread <= 0 || (mean + spread) / (mean - spread) > 9) // flatter than 70°
        return {};
    const double turn = std::atan2(b, a - c) / 2;
    const double along = 1 / std::sqrt(mean + spread);
    const double across = 1 / std::sqrt(mean - spread);
    const double co = std::cos(turn);
    const double si = std::sin(turn);
    bullseye.shape = {co * co * along + si * si * across, co * si * (along - across),
        co * si * (along - across), si * si * along + co * co * across};
    double sum = 0;
    for (const auto& edge : edges)
        sum += deviation(*ellipses, edge);
    bullseye.badness = sum / static_cast<double>(edges.size());
    return bullseye;
}

} // namespace

double Bullseye::pitch() const { return std::sqrt(std::abs(cv::determinant(shape))); }

std::vector<Bullseye> findBullseyes(const cv::Mat& grey, int most)
{
    std::vector<Bullseye> found;
    if (grey.cols < smallestFrame || grey.rows < smallestFrame)
        return found;
    for (const auto& suspicion : suspicionsIn(inkOf(grey, neighbourhood)))
        if (const auto bullseye = measured(grey, suspicion); bullseye && bullseye->badness < worst)
            found.push_back(*bullseye);
    std::stable_sort(found.begin(), found.end(),
        [](const auto& one, const auto& other) { return one.badness < other.badness; });
    std::vector<Bullseye> apart;
    for (const auto& bullseye : found)
        if (apart.size() < static_cast<std::size_t>(most)
            && std::none_of(apart.begin(), apart.end(), [&](const Bullseye& better) {
                   return cv::norm(better.middle - bullseye.middle) < 5 * better.pitch();
               }))
            apart.push_back(bullseye);
    return apart;
}

} // namespace custody::vision
