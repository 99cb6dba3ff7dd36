// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/paint.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace custody::vision {
namespace {

std::vector<cv::Point> fixedPoint(const Outline& outline)
{
    std::vector<cv::Point> points;
    for (const auto& point : outline)
        points.emplace_back(cvRound(point.x * 16), cvRound(point.y * 16));
    return points;
}

cv::Mat threeTimes(const cv::Mat& mask)
{
    cv::Mat out;
    cv::merge(std::vector<cv::Mat>{mask, mask, mask}, out);
    return out;
}

void soften(cv::Mat& image, double sigma)
{
    if (sigma > 0.1)
        cv::GaussianBlur(image, image, {}, sigma);
}

} // namespace

Canvas::Canvas(int width, int height, std::uint64_t seed)
    : m_pixels(height, width, CV_32FC3, cv::Scalar::all(128))
    , m_random(seed * 2654435761U + 97)
{
}

cv::Mat Canvas::clouds(double grainX, double grainY)
{
    const cv::Size coarse(std::max(2, static_cast<int>(size().width / grainX)),
        std::max(2, static_cast<int>(size().height / grainY)));
    cv::Mat small(coarse, CV_32F);
    m_random.fill(small, cv::RNG::UNIFORM, -1.0, 1.0);
    cv::Mat out;
    cv::resize(small, out, size(), 0, 0, cv::INTER_CUBIC);
    return out;
}

cv::Mat Canvas::maskOf(const Outline& outline, double feather) const
{
    cv::Mat mask(size(), CV_8U, cv::Scalar(0));
    const auto points = fixedPoint(outline);
    cv::fillPoly(mask, std::vector<std::vector<cv::Point>>{points}, cv::Scalar(255), cv::LINE_AA, 4);
    cv::Mat out;
    mask.convertTo(out, CV_32F, 1.0 / 255);
    soften(out, feather);
    return out;
}

void Canvas::fill(const cv::Mat& mask, const cv::Scalar& colour, const cv::Mat& texture, double strength)
{
    cv::Mat paint(size(), CV_32FC3, colour);
    if (!texture.empty())
        paint += threeTimes(texture * strength);
    const auto cover = threeTimes(mask);
    m_pixels = m_pixels.mul(cv::Scalar::all(1) - cover) + paint.mul(cover);
}

void Canvas::shade(const cv::Mat& mask, double factor)
{
    m_pixels = m_pixels.mul(threeTimes(1.0 + mask * (factor - 1.0)));
}

void Canvas::shadow(const Outline& outline, cv::Point2f moved, double softness, double darkness)
{
    auto lower = outline;
    for (auto& point : lower)
        point += moved;
    shade(maskOf(lower, softness), 1 - darkness);
}

void Canvas::stroke(const Outline& path, double thickness, double factor, double softness)
{
    cv::Mat mask(size(), CV_8U, cv::Scalar(0));
    cv::polylines(mask, std::vector<std::vector<cv::Point>>{fixedPoint(path)}, false, cv::Scalar(255),
        std::max(1, cvRound(thickness)), cv::LINE_AA, 4);
    cv::Mat soft;
    mask.convertTo(soft, CV_32F, 1.0 / 255);
    soften(soft, softness);
    shade(soft, factor);
}

void Canvas::paste(const cv::Mat& picture, const Outline& fourCorners)
{
    const auto w = static_cast<float>(picture.cols);
    const auto h = static_cast<float>(picture.rows);
    const Outline from{{0, 0}, {w, 0}, {w, h}, {0, h}};
    const auto transform = cv::getPerspectiveTransform(from, fourCorners);
    // Shrink with an area mean first, or thin bars would flicker away between two samples.
    cv::Mat warped;
    cv::Mat source;
    picture.convertTo(source, CV_32FC3);
    const double shrink = cv::norm(fourCorners[3] - fourCorners[0]) / h;
    if (shrink < 0.8)
        soften(source, 0.35 / shrink);
    cv::warpPerspective(source, warped, transform, size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    const auto cover = threeTimes(maskOf(fourCorners, 0.8));
    m_pixels = m_pixels.mul(cv::Scalar::all(1) - cover) + warped.mul(cover);
}

Picture Canvas::finished(double lightFall, double blur, double noise)
{
    cv::Mat light(size(), CV_32F);
    const double reach = std::hypot(size().width, size().height);
    for (int y = 0; y < light.rows; ++y)
        for (int x = 0; x < light.cols; ++x) {
            const double away = std::hypot(x - 0.32 * size().width, y - 0.25 * size().height) / reach;
            light.at<float>(y, x) = static_cast<float>(1.06 - lightFall * away * 1.5);
        }
    m_pixels = m_pixels.mul(threeTimes(light));
    soften(m_pixels, blur);
    cv::Mat grain(size(), CV_32FC3);
    m_random.fill(grain, cv::RNG::NORMAL, 0, noise);
    m_pixels += grain;
    cv::Mat eight;
    m_pixels.convertTo(eight, CV_8UC3);
    cv::Mat grey;
    cv::cvtColor(eight, grey, cv::COLOR_BGR2GRAY);
    Picture picture;
    picture.width = eight.cols;
    picture.height = eight.rows;
    picture.colour.assign(eight.data, eight.data + eight.total() * 3);
    picture.grey.assign(grey.data, grey.data + grey.total());
    return picture;
}

Outline rounded(const Outline& corners, int steps)
{
    Outline curve;
    const auto count = corners.size();
    for (std::size_t i = 0; i < count; ++i) { // Catmull-Rom through each corner
        const auto& a = corners[(i + count - 1) % count];
        const auto& b = corners[i];
        const auto& c = corners[(i + 1) % count];
        const auto& d = corners[(i + 2) % count];
        for (int step = 0; step < steps; ++step) {
            const float t = static_cast<float>(step) / static_cast<float>(steps);
            curve.push_back(0.5F
                * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t
                    + (3 * b - a - 3 * c + d) * t * t * t));
        }
    }
    return curve;
}

} // namespace custody::vision
