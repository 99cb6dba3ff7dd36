// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Brushes for the painted scenes. Included only by files of this folder: it speaks OpenCV.

#include <cstdint>
#include <vector>

#include <opencv2/core.hpp>

#include "app/vision/picture.h"

namespace custody::vision {

using Outline = std::vector<cv::Point2f>;

// Light and grain are floating point, blue green red, 0 to 255 and beyond; `finished` clips them.
class Canvas {
public:
    Canvas(int width, int height, std::uint64_t seed);

    cv::Mat& pixels() { return m_pixels; }
    cv::Size size() const { return m_pixels.size(); }

    // Slow waves of light and dark between -1 and 1; `grain` is their size in pixels.
    cv::Mat clouds(double grainX, double grainY);

    // A soft-edged mask, 0 to 1, of a closed outline, rounded off by `feather`.
    cv::Mat maskOf(const Outline& outline, double feather = 1.2) const;

    // Paints through a mask: a colour with clouds of `strength` grey levels.
    void fill(
        const cv::Mat& mask, const cv::Scalar& colour, const cv::Mat& texture = {}, double strength = 0);

    // Darkens (below 1) or lightens through a mask.
    void shade(const cv::Mat& mask, double factor);

    // A shadow below something: its outline moved, softened, darkened.
    void shadow(const Outline& outline, cv::Point2f moved, double softness, double darkness);

    // A soft line such as a seam or a fold.
    void stroke(const Outline& path, double thickness, double factor, double softness);

    void paste(const cv::Mat& picture, const Outline& fourCorners);

    // Falling light from the upper left, lens blur, sensor noise; then eight bits.
    Picture finished(double lightFall, double blur, double noise);

private:
    cv::Mat m_pixels; // CV_32FC3
    cv::RNG m_random;
};

// A smooth closed curve through the points.
Outline rounded(const Outline& corners, int steps = 24);

} // namespace custody::vision
