// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Lays the grid of a matrix code over its picture: moved, turned, stretched and tilted until every module is
// as clearly black or white as it can be. Included only by files of this folder: it speaks OpenCV.

#include <span>

#include <opencv2/core.hpp>

namespace custody::vision {

// From the label, in module widths, to pixels in the photo.
struct Lie {
    cv::Matx33d map = cv::Matx33d::eye();

    cv::Point2d operator()(cv::Point2d place) const
    {
        const auto p = map * cv::Vec3d(place.x, place.y, 1);
        return {p[0] / p[2], p[1] / p[2]};
    }
    double pitch() const; // pixels a module where the origin lies
};

// The middle of one module, in module widths. Sign: 1 if it is known to be paper, -1 ink, 0 unknown.
struct Place {
    cv::Point2d at;
    float sign = 0;
};

// The grey around a symbol, with light and contrast levelled: about -1 for ink, 1 for paper.
struct Levelled {
    cv::Mat value; // CV_32F; empty when the symbol lies outside the picture
    cv::Point2d origin; // of its first pixel, in the photo
};

// `reach` is how far the symbol goes from the origin, in module widths.
Levelled levelled(const cv::Mat& grey, const Lie& lie, double reach);

// The sum of contrast over the places within `reach` module widths of the origin.
double clarity(const Levelled& picture, const Lie& lie, std::span<const Place> places, double reach);

// A better lie than the given one; it must be right within half a module at the first of the growing
// `reaches`.
Lie settled(
    const Levelled& picture, const Lie& lie, std::span<const Place> places, std::span<const double> reaches);

} // namespace custody::vision
