// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/aztec_finder.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

#include <opencv2/imgproc.hpp>

#include "app/vision/sampling.h"
#include "app/vision/square_rings.h"

namespace custody::vision {
namespace {

constexpr int mostRings = 6; // a size of the frame

// How an Aztec code is built around its middle.
struct Build {
    bool full = false; // two more rings in the finder
    int reach = 0; // modules from the middle to the edge
    int markRing() const { return full ? 7 : 5; } // the orientation marks and the mode message
};

// Samples of a frame through a lie, with the sign of the ink: negative is ink, whatever the colour.
struct View {
    Levelled picture; // shares its pixels
    Lie lie;
    float ink; // 1, or -1 when the code is light on dark
    float operator()(int x, int y) const
    {
        return ink
            * greyAt<float>(
                picture.value, lie({static_cast<double>(x), static_cast<double>(y)}) - picture.origin);
    }
};

int ringOf(int x, int y) { return std::max(std::abs(x), std::abs(y)); }

std::vector<Place> places(int finder, int reach, float ink)
{
    std::vector<Place> out;
    for (int y = -reach; y <= reach; ++y)
        for (int x = -reach; x <= reach; ++x) {
            const int ring = ringOf(x, y);
            out.push_back({{static_cast<double>(x), static_cast<double>(y)},
                ring > finder       ? 0.0F
                    : ring % 2 == 0 ? -ink
                                    : ink});
        }
    return out;
}

bool isFull(const View& view)
{
    float fifth = 0;
    float sixth = 0;
    for (int i = -5; i < 5; ++i)
        for (const auto& [x, y] : {std::pair{i, -5}, {5, i}, {-i, 5}, {-5, -i}})
            fifth += view(x, y) > 0 ? 1 : -1;
    for (int i = -6; i < 6; ++i)
        for (const auto& [x, y] : {std::pair{i, -6}, {6, i}, {-i, 6}, {-6, -i}})
            sixth += view(x, y) < 0 ? 1 : -1;
    return fifth > 0.7F * 40 && sixth > 0.7F * 48;
}

// The twelve modules at the four corners that say which way is up, and whether it is seen from behind.
double uprightness(const View& view, int ring)
{
    const int r = ring;
    const std::pair<int, int> dark[] = {
        {-r, -r}, {-r + 1, -r}, {-r, -r + 1}, {r, -r}, {r, -r + 1}, {r, r - 1}};
    const std::pair<int, int> light[] = {{r - 1, -r}, {r, r}, {r - 1, r}, {-r, r}, {-r + 1, r}, {-r, r - 1}};
    double sum = 0;
    for (const auto& [x, y] : light)
        sum += view(x, y);
    for (const auto& [x, y] : dark)
        sum -= view(x, y);
    return sum;
}

View upright(const View& view, int ring)
{
    auto best = view;
    double most = -100;
    for (const double mirror : {1.0, -1.0})
        for (int turn = 0; turn < 4; ++turn) {
            constexpr int cosines[] = {1, 0, -1, 0};
            const double co = cosines[turn];
            const double si = cosines[(turn + 3) % 4];
            View turned{view.picture,
                {view.lie.map * cv::Matx33d(co, -si, 0, si, co, 0, 0, 0, 1)
                    * cv::Matx33d::diag({mirror, 1, 1})},
                view.ink};
            if (const double score = uprightness(turned, ring); score > most + 0.01) {
                most = score;
                best = turned;
            }
        }
    return best;
}

// The first bits of the mode message are the number of layers less one.
Build buildOf(const View& view, bool full)
{
    Build build{full};
    const int bits = full ? 5 : 2;
    int layers = 0;
    for (int i = 0; i < bits; ++i) {
        const int x = full ? i - 5 + i / 5 : i - 3;
        layers = 2 * layers + (view(x, -build.markRing()) < 0 ? 1 : 0);
    }
    ++layers;
    if (!full)
        build.reach = 5 + 2 * layers;
    else {
        const int half = 7 + 2 * layers;
        build.reach = half + (half - 1) / 15; // a reference line every sixteen modules
    }
    return build;
}

Picture painted(const View& view, const Build& build)
{
    const int side = (2 * (build.reach + quietModules) + 1) * paintedModule;
    Picture picture;
    picture.width = side;
    picture.height = side;
    cv::Mat canvas(side, side, CV_8U, cv::Scalar(255));
    for (int y = -build.reach; y <= build.reach; ++y)
        for (int x = -build.reach; x <= build.reach; ++x) {
            const int ring = ringOf(x, y);
            const bool ink = ring < build.markRing() ? ring % 2 == 0 : view(x, y) < 0;
            if (ink)
                canvas(cv::Rect((x + build.reach + quietModules) * paintedModule,
                    (y + build.reach + quietModules) * paintedModule, paintedModule, paintedModule)) = 0;
        }
    picture.grey.assign(canvas.datastart, canvas.dataend);
    return picture;
}

std::optional<PureSymbol> read(const cv::Mat& grey, const SquareRings& rings, double scale)
{
    const float ink = rings.inverted ? -1 : 1;
    const auto around = levelled(grey, rings.lie, 12);
    if (around.value.empty())
        return {};
    constexpr double finderReach[] = {4.0, 6.5};
    View view{around, settled(around, rings.lie, places(4, 4, ink), finderReach), ink};
    const bool full = isFull(view);
    view = upright(view, full ? 7 : 5);
    const auto build = buildOf(view, full);

    const auto whole = levelled(grey, view.lie, 1.5 * build.reach + 3);
    if (whole.value.empty())
        return {};
    std::vector<double> reaches;
    for (double reach = full ? 10.5 : 8; reach < 1.42 * build.reach; reach *= 1.3)
        reaches.push_back(reach);
    reaches.push_back(1.42 * build.reach);
    const View settledView{
        whole, settled(whole, view.lie, places(full ? 6 : 4, build.reach, ink), reaches), ink};

    PureSymbol symbol;
    symbol.kind = MatrixKind::Aztec;
    const double edge = build.reach + 0.5;
    const cv::Point2d corners[] = {{-edge, -edge}, {edge, -edge}, {edge, edge}, {-edge, edge}};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto at = settledView.lie(corners[i]);
        symbol.corners[i] = {(at.x + 0.5) * scale - 0.5, (at.y + 0.5) * scale - 0.5};
    }
    symbol.drafts.push_back(painted(settledView, build));
    return symbol;
}

} // namespace

std::vector<PureSymbol> findAztecs(GreyView frame, Deadline until)
{
    std::vector<PureSymbol> symbols;
    try {
        cv::Mat grey = asMat(frame);
        std::vector<cv::Point2d> seen;
        for (double scale = 1; scale <= mostScale && !grey.empty(); scale *= 2) {
            for (const auto& rings : findSquareRings(grey, mostRings)) {
                if (std::chrono::steady_clock::now() >= until)
                    return symbols;
                const auto middle = scale * rings.lie({0, 0});
                if (std::any_of(seen.begin(), seen.end(), [&](const cv::Point2d& other) {
                        return cv::norm(other - middle) < 4 * scale * rings.lie.pitch();
                    }))
                    continue;
                seen.push_back(middle);
                if (auto symbol = read(grey, rings, scale))
                    symbols.push_back(std::move(*symbol));
            }
            if (std::min(grey.cols, grey.rows) < 2 * smallestFrame)
                break;
            cv::Mat half;
            cv::resize(grey, half, {grey.cols / 2, grey.rows / 2}, 0, 0, cv::INTER_AREA);
            grey = half;
        }
    } catch (const cv::Exception&) { // out of memory, or a size OpenCV does not take: nothing was found
    }
    return symbols;
}

} // namespace custody::vision
