// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/code_regions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>

#include <opencv2/core/hal/intrin.hpp>
#include <opencv2/imgproc.hpp>

namespace custody::vision {
namespace {

constexpr int block = 4; // pixels a side, over which slopes are summed
constexpr int longestSide = 2200; // of the picture whose slopes are taken
constexpr std::size_t mostRegions = 8;

// Sums over blocks of the products of slopes: their structure tensor.
struct Slopes {
    cv::Mat xx;
    cv::Mat yy;
    cv::Mat xy;
    cv::Mat light; // mean brightness of a block
};

// One row's products of slopes, added to those of the rows above it; two neighbouring pixels share a place.
class RowSums {
public:
    explicit RowSums(int columns)
        : m_columns(columns)
        , m_xx(static_cast<std::size_t>(columns / 2 + 1))
        , m_yy(m_xx.size())
        , m_xy(m_xx.size())
    {
    }

    void clear()
    {
        for (auto* sums : {&m_xx, &m_yy, &m_xy})
            std::fill(sums->begin(), sums->end(), 0);
    }

    void add(const std::uint8_t* above, const std::uint8_t* line, const std::uint8_t* below)
    {
        int x = 1;
        addOne(above, line, below, x++);
        for (; x + 8 < m_columns; x += 8) { // eight at a time: this is what the whole search waits for
            const auto at = [](const std::uint8_t* pixels) {
                return cv::v_reinterpret_as_s16(cv::v_load_expand(pixels));
            };
            const cv::v_int16x8 dx = at(line + x + 1) - at(line + x - 1);
            const cv::v_int16x8 dy = at(below + x) - at(above + x);
            const auto addTo = [&](std::vector<int>& sums, const cv::v_int32x4& more) {
                int* const place = sums.data() + x / 2;
                cv::v_store(place, cv::v_load(place) + more);
            };
            addTo(m_xx, cv::v_dotprod(dx, dx));
            addTo(m_yy, cv::v_dotprod(dy, dy));
            addTo(m_xy, cv::v_dotprod(dx, dy));
        }
        for (; x + 1 < m_columns; ++x)
            addOne(above, line, below, x);
    }

    void intoBlocks(Slopes& out, int row) const
    {
        static_assert(block == 4);
        const auto into = [&](const std::vector<int>& sums, cv::Mat& blocks) {
            auto* const line = blocks.ptr<float>(row);
            for (int bx = 0; bx < blocks.cols; ++bx) {
                const auto pair = static_cast<std::size_t>(bx) * 2;
                line[bx] = static_cast<float>(sums[pair] + sums[pair + 1]);
            }
        };
        into(m_xx, out.xx);
        into(m_yy, out.yy);
        into(m_xy, out.xy);
    }

private:
    void addOne(const std::uint8_t* above, const std::uint8_t* line, const std::uint8_t* below, int x)
    {
        const int dx = line[x + 1] - line[x - 1];
        const int dy = below[x] - above[x];
        const auto place = static_cast<std::size_t>(x / 2);
        m_xx[place] += dx * dx;
        m_yy[place] += dy * dy;
        m_xy[place] += dx * dy;
    }

    int m_columns;
    std::vector<int> m_xx;
    std::vector<int> m_yy;
    std::vector<int> m_xy;
};

Slopes slopes(const cv::Mat& picture)
{
    const cv::Size size(picture.cols / block, picture.rows / block);
    Slopes sums{cv::Mat(size, CV_32F), cv::Mat(size, CV_32F), cv::Mat(size, CV_32F), {}};
    cv::resize(picture(cv::Rect(0, 0, size.width * block, size.height * block)), sums.light, size, 0, 0,
        cv::INTER_AREA);
    sums.light.convertTo(sums.light, CV_32F);
    RowSums rows(picture.cols);
    for (int by = 0; by < size.height; ++by) {
        rows.clear();
        for (int y = std::max(1, by * block); y < std::min(picture.rows - 1, (by + 1) * block); ++y)
            rows.add(picture.ptr<std::uint8_t>(y - 1), picture.ptr<std::uint8_t>(y),
                picture.ptr<std::uint8_t>(y + 1));
        rows.intoBlocks(sums, by);
    }
    return sums;
}

// Per block: how strongly slopes agree in direction, how strong the rest is, and twice the direction as a
// vector.
struct Field {
    cv::Mat agreed;
    cv::Mat rest;
    cv::Mat turnX;
    cv::Mat turnY;
};

Field field(Slopes slopes, int reach)
{
    const cv::Size window(2 * reach + 1, 2 * reach + 1);
    for (auto* sum : {&slopes.xx, &slopes.yy, &slopes.xy})
        cv::boxFilter(*sum, *sum, -1, window);
    // In the shade everything is fainter by as much as the paper is darker.
    cv::blur(slopes.light, slopes.light, window);
    const cv::Mat light = (slopes.light + 12).mul(slopes.light + 12);
    for (auto* sum : {&slopes.xx, &slopes.yy, &slopes.xy})
        *sum = 10'000 * *sum / light;
    Field out;
    out.turnX = slopes.xx - slopes.yy;
    out.turnY = 2 * slopes.xy;
    cv::magnitude(out.turnX, out.turnY, out.agreed);
    out.rest = (slopes.xx + slopes.yy - out.agreed) / 2;
    return out;
}

float quantile(const cv::Mat& values, double share)
{
    std::vector<float> sorted(values.begin<float>(), values.end<float>());
    const auto at =
        sorted.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(sorted.size() - 1));
    std::nth_element(sorted.begin(), at, sorted.end());
    return *at;
}

struct Grown {
    std::vector<cv::Point> blocks;
    double turnX = 0;
    double turnY = 0;
    double sum = 0;
};

// Neighbouring blocks above `limit`; with `oneWay` only those whose bars run as those of the first.
Grown grow(
    const Field& field, const cv::Mat& values, cv::Point seed, float limit, bool oneWay, cv::Mat& taken)
{
    Grown grown;
    std::vector<cv::Point> open{seed};
    taken.at<std::uint8_t>(seed) = 1;
    while (!open.empty()) {
        const auto at = open.back();
        open.pop_back();
        grown.blocks.push_back(at);
        grown.turnX += field.turnX.at<float>(at);
        grown.turnY += field.turnY.at<float>(at);
        grown.sum += values.at<float>(at);
        const double length = std::hypot(grown.turnX, grown.turnY);
        for (const auto& step : {cv::Point(1, 0), cv::Point(-1, 0), cv::Point(0, 1), cv::Point(0, -1)}) {
            const auto next = at + step;
            if (next.x < 0 || next.y < 0 || next.x >= values.cols || next.y >= values.rows
                || taken.at<std::uint8_t>(next) != 0 || values.at<float>(next) < limit)
                continue;
            const double agreement =
                field.turnX.at<float>(next) * grown.turnX + field.turnY.at<float>(next) * grown.turnY;
            if (oneWay && agreement < 0.82 * length * field.agreed.at<float>(next)) // within 17 degrees
                continue;
            taken.at<std::uint8_t>(next) = 1;
            open.push_back(next);
        }
    }
    return grown;
}

CodeRegion rectangle(const Grown& grown, double angle, double scale, int reach)
{
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    std::array<double, 4> bounds{1e9, -1e9, 1e9, -1e9};
    for (const auto& at : grown.blocks) {
        const double u = at.x * c + at.y * s;
        const double v = -at.x * s + at.y * c;
        bounds = {
            std::min(bounds[0], u), std::max(bounds[1], u), std::min(bounds[2], v), std::max(bounds[3], v)};
    }
    const double u = (bounds[0] + bounds[1]) / 2;
    const double v = (bounds[2] + bounds[3]) / 2;
    const double size = block * scale;
    CodeRegion region;
    region.x = (u * c - v * s + 0.5) * size;
    region.y = (u * s + v * c + 0.5) * size;
    region.along = (bounds[1] - bounds[0] + 1) * size;
    region.across = std::max(1.0, bounds[3] - bounds[2] + 1 - reach) * size; // summing made it wider
    region.angle = angle;
    const double filled = static_cast<double>(grown.blocks.size())
        / std::max(1.0, (bounds[1] - bounds[0] + 1) * (bounds[3] - bounds[2] + 1));
    region.strength = std::sqrt(grown.sum) * filled * filled;
    return region;
}

void keepBest(std::vector<CodeRegion>& regions)
{
    std::sort(regions.begin(), regions.end(),
        [](const CodeRegion& one, const CodeRegion& other) { return one.strength > other.strength; });
    if (regions.size() > mostRegions)
        regions.resize(mostRegions);
}

std::vector<cv::Point> strongest(const cv::Mat& values, float limit)
{
    std::vector<cv::Point> seeds;
    for (int y = 1; y + 1 < values.rows; y += 2)
        for (int x = 1; x + 1 < values.cols; x += 2)
            if (values.at<float>(y, x) >= limit)
                seeds.emplace_back(x, y);
    std::sort(seeds.begin(), seeds.end(), [&](const cv::Point& one, const cv::Point& other) {
        return values.at<float>(one) > values.at<float>(other);
    });
    return seeds;
}

CodeRegions regionsOf(const cv::Mat& picture, double scale)
{
    constexpr int reach = 3; // blocks; 28 pixels together
    const auto tensor = field(slopes(picture), reach);
    CodeRegions out;
    if (tensor.agreed.rows < 4 || tensor.agreed.cols < 4)
        return out;
    // Directions of noise agree by chance as well; of the ground, by its texture.
    cv::Mat bars = tensor.agreed - 0.5 * tensor.rest;
    const float limit = std::max(3 * quantile(tensor.agreed, 0.5), quantile(tensor.agreed, 0.995) * 0.12F);
    cv::Mat taken(bars.size(), CV_8U, cv::Scalar(0));
    int tried = 0;
    for (const auto& seed : strongest(bars, limit)) {
        if (taken.at<std::uint8_t>(seed) != 0)
            continue;
        if (++tried > 400)
            break;
        // A code's own blocks are about as strong as its strongest.
        const auto grown =
            grow(tensor, bars, seed, std::max(limit, 0.2F * bars.at<float>(seed)), true, taken);
        const auto region = rectangle(grown, std::atan2(grown.turnY, grown.turnX) / 2, scale, reach);
        if (region.along >= 60 * std::min(1.0, scale) && region.across >= 8 && grown.blocks.size() >= 24)
            out.bars.push_back(region);
    }
    keepBest(out.bars);
    const float dotLimit = std::max(4 * quantile(tensor.rest, 0.5), quantile(tensor.rest, 0.995) * 0.25F);
    taken = cv::Scalar(0);
    tried = 0;
    for (const auto& seed : strongest(tensor.rest, dotLimit)) {
        if (taken.at<std::uint8_t>(seed) != 0)
            continue;
        if (++tried > 200)
            break;
        const auto grown = grow(
            tensor, tensor.rest, seed, std::max(dotLimit, 0.3F * tensor.rest.at<float>(seed)), false, taken);
        const auto box = cv::minAreaRect(grown.blocks);
        const auto region = rectangle(grown, box.angle * std::numbers::pi / 180, scale, 0);
        const double ratio = region.along / region.across;
        if (std::min(region.along, region.across) >= 24 && ratio > 0.3 && ratio < 3.4)
            out.dots.push_back(region);
    }
    keepBest(out.dots);
    return out;
}

} // namespace

CodeRegions codeRegions(GreyView picture, double smaller)
{
    if (picture.width < 4 * block * smaller || picture.height < 4 * block * smaller)
        return {};
    try {
        cv::Mat whole(picture.height, picture.width, CV_8U, const_cast<std::uint8_t*>(picture.pixels),
            static_cast<std::size_t>(picture.stride));
        const double scale =
            std::max(smaller, static_cast<double>(std::max(whole.cols, whole.rows)) / longestSide);
        if (scale > 1)
            cv::resize(whole, whole, {}, 1 / scale, 1 / scale, cv::INTER_AREA);
        return regionsOf(whole, scale);
    } catch (const cv::Exception&) {
        return {}; // no place is a good answer to an absurd picture
    }
}

} // namespace custody::vision
