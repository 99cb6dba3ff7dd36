// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/code_patch.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <opencv2/imgproc.hpp>

namespace custody::vision {
namespace {

constexpr double mostPatchPixels = 24e6;

cv::Mat matOf(GreyView view)
{
    return {view.height, view.width, CV_8U, const_cast<std::uint8_t*>(view.pixels),
        static_cast<std::size_t>(view.stride)};
}

cv::Mat matOf(Picture& picture) { return {picture.height, picture.width, CV_8U, picture.grey.data()}; }

// Without pixels when OpenCV refuses.
Patch sampled(const cv::Mat& from, Patch geometry, int width, int height)
{
    if (width < 4 || height < 4 || static_cast<double>(width) * height > mostPatchPixels)
        return geometry;
    try {
        const cv::Mat map = (cv::Mat_<double>(2, 3) << geometry.stepX, -geometry.stepY,
            geometry.originX - 0.5 + (geometry.stepX - geometry.stepY) / 2, geometry.stepY, geometry.stepX,
            geometry.originY - 0.5 + (geometry.stepX + geometry.stepY) / 2);
        geometry.picture.grey.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
        geometry.picture.width = width;
        geometry.picture.height = height;
        auto to = matOf(geometry.picture);
        const double step = std::hypot(geometry.stepX, geometry.stepY);
        cv::warpAffine(from, to, map, to.size(),
            (step > 0.99 ? cv::INTER_LINEAR : cv::INTER_CUBIC) | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    } catch (const cv::Exception&) {
        geometry.picture = {};
    }
    return geometry;
}

template <typename Change> void change(Patch& patch, Change with)
{
    if (patch.picture.grey.empty())
        return;
    try {
        auto pixels = matOf(patch.picture);
        with(pixels);
    } catch (const cv::Exception&) {
        patch.picture = {};
    }
}

template <typename Tone> void retone(Patch& patch, Tone tone)
{
    cv::Mat table(1, 256, CV_8U);
    for (int i = 0; i < 256; ++i)
        table.at<std::uint8_t>(i) = cv::saturate_cast<std::uint8_t>(tone(i));
    change(patch, [&](cv::Mat& pixels) { cv::LUT(pixels, table, pixels); });
}

} // namespace

Patch straightened(
    GreyView picture, const CodeRegion& region, double scale, double marginAlong, double marginAcross)
{
    const double width = region.along + 2 * marginAlong;
    const double height = region.across + 2 * marginAcross;
    Patch patch;
    patch.stepX = std::cos(region.angle) / scale;
    patch.stepY = std::sin(region.angle) / scale;
    const int columns = static_cast<int>(width * scale);
    const int rows = static_cast<int>(height * scale);
    patch.originX = region.x - (columns / 2.0 * patch.stepX - rows / 2.0 * patch.stepY);
    patch.originY = region.y - (columns / 2.0 * patch.stepY + rows / 2.0 * patch.stepX);
    return sampled(matOf(picture), std::move(patch), columns, rows);
}

Patch whole(GreyView picture, double scale)
{
    Patch patch;
    const int width = static_cast<int>(picture.width * scale);
    const int height = static_cast<int>(picture.height * scale);
    patch.stepX = 1 / scale;
    if (width < 4 || height < 4 || static_cast<double>(width) * height > mostPatchPixels)
        return patch;
    try {
        patch.picture.grey.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
        patch.picture.width = width;
        patch.picture.height = height;
        auto to = matOf(patch.picture);
        if (width == picture.width && height == picture.height)
            matOf(picture).copyTo(to);
        else
            cv::resize(matOf(picture), to, to.size(), 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    } catch (const cv::Exception&) {
        patch.picture = {};
    }
    return patch;
}

Patch turned(const Patch& patch, double degrees)
{
    const double angle = degrees * std::numbers::pi / 180;
    const double c = std::abs(std::cos(angle));
    const double s = std::abs(std::sin(angle));
    auto source = patch.picture;
    const int width = static_cast<int>(source.width * c + source.height * s);
    const int height = static_cast<int>(source.width * s + source.height * c);
    Patch inside;
    inside.stepX = std::cos(angle);
    inside.stepY = std::sin(angle);
    inside.originX = source.width / 2.0 - (width / 2.0 * inside.stepX - height / 2.0 * inside.stepY);
    inside.originY = source.height / 2.0 - (width / 2.0 * inside.stepY + height / 2.0 * inside.stepX);
    auto out = sampled(matOf(source), inside, width, height);
    out.originX = patch.pictureX(inside.originX, inside.originY);
    out.originY = patch.pictureY(inside.originX, inside.originY);
    out.stepX = inside.stepX * patch.stepX - inside.stepY * patch.stepY;
    out.stepY = inside.stepX * patch.stepY + inside.stepY * patch.stepX;
    return out;
}

void sharpen(Patch& patch, double radius, double amount)
{
    change(patch, [&](cv::Mat& pixels) {
        cv::Mat soft;
        cv::GaussianBlur(pixels, soft, {}, radius);
        cv::addWeighted(pixels, 1 + amount, soft, -amount, 0, pixels);
    });
}

void evenLight(Patch& patch)
{
    change(patch, [&](cv::Mat& pixels) {
        // The brightness of paper: the lightest nearby, smoothed; found on a copy a quarter as large.
        cv::Mat paper;
        const int step = std::min(pixels.cols, pixels.rows) > 400 ? 8 : 4;
        cv::resize(pixels, paper, {std::max(1, pixels.cols / step), std::max(1, pixels.rows / step)}, 0, 0,
            cv::INTER_AREA);
        cv::dilate(paper, paper, cv::getStructuringElement(cv::MORPH_RECT, {7, 7}));
        cv::blur(paper, paper, {9, 9});
        cv::resize(paper, paper, pixels.size(), 0, 0, cv::INTER_LINEAR);
        cv::divide(pixels, paper, pixels, 230);
    });
}

void equalise(Patch& patch, double limit, int tiles)
{
    change(patch, [&](cv::Mat& pixels) { cv::createCLAHE(limit, {tiles, tiles})->apply(pixels, pixels); });
}

void stretch(Patch& patch)
{
    change(patch, [&](cv::Mat& pixels) { cv::normalize(pixels, pixels, 0, 255, cv::NORM_MINMAX); });
}

void brighten(Patch& patch, double gamma)
{
    retone(patch, [&](int tone) { return 255 * std::pow(tone / 255.0, gamma); });
}

void invert(Patch& patch)
{
    retone(patch, [](int tone) { return 255 - tone; });
}

void cover(Patch& patch, const std::array<std::array<double, 2>, 4>& corners)
{
    constexpr int paint = 160; // white could complete the quiet zone of a false code
    constexpr int brim = 2;
    const double scale = patch.stepX * patch.stepX + patch.stepY * patch.stepY;
    std::vector<cv::Point> outline;
    for (const auto& corner : corners) {
        const double x = corner[0] - patch.originX;
        const double y = corner[1] - patch.originY;
        outline.emplace_back(cvRound((x * patch.stepX + y * patch.stepY) / scale),
            cvRound((y * patch.stepX - x * patch.stepY) / scale));
    }
    change(patch, [&](cv::Mat& pixels) {
        cv::fillConvexPoly(pixels, outline, cv::Scalar(paint));
        cv::polylines(pixels, outline, true, cv::Scalar(paint), 2 * brim + 1);
    });
}

} // namespace custody::vision
