// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/bench_scene.h"

#include <cmath>
#include <numbers>

#include <opencv2/imgproc.hpp>

#include "app/vision/paint.h"

namespace custody::vision {
namespace {

// The four corners of a w × h rectangle around the middle, turned, its far edge narrowed.
Outline lying(cv::Point2f middle, double w, double h, double degrees, double tilt)
{
    const double angle = degrees * std::numbers::pi / 180;
    Outline corners;
    for (const auto& [x, y] : {std::pair{-0.5, -0.5}, {0.5, -0.5}, {0.5, 0.5}, {-0.5, 0.5}}) {
        const double narrowed = x * w * (y < 0 ? 1 - tilt : 1 + tilt);
        const double along = y * h;
        corners.emplace_back(
            middle.x + static_cast<float>(narrowed * std::cos(angle) - along * std::sin(angle)),
            middle.y + static_cast<float>(narrowed * std::sin(angle) + along * std::cos(angle)));
    }
    return corners;
}

cv::Mat colourOf(const Picture& picture)
{
    cv::Mat out;
    if (picture.colour.empty())
        cv::cvtColor(
            cv::Mat(picture.height, picture.width, CV_8U, const_cast<std::uint8_t*>(picture.grey.data())),
            out, cv::COLOR_GRAY2BGR);
    else
        out =
            cv::Mat(picture.height, picture.width, CV_8UC3, const_cast<std::uint8_t*>(picture.colour.data()))
                .clone();
    // Paper is no pure white and thermal black no pure black.
    out.convertTo(out, CV_8UC3, (236.0 - 38) / 255, 38);
    return out;
}

Picture paint(const Picture& label, const BenchView& view)
{
    Canvas canvas(view.width, view.height, view.seed);
    const cv::Mat everywhere(canvas.size(), CV_32F, cv::Scalar(1));
    canvas.fill(everywhere, {150, 156, 160}, canvas.clouds(180, 90), 9);
    canvas.fill(everywhere * 0.3, {150, 156, 160}, canvas.clouds(3, 3), 22);

    const cv::Point2f middle(static_cast<float>(view.width) / 2, static_cast<float>(view.height) / 2);
    const double height = view.height * view.labelHeight;
    const double width = height * label.width / label.height;
    const auto carton = lying(middle, width * 1.62, height * 1.5, view.turnDegrees - 2, view.tilt);
    canvas.shadow(carton, {26, 30}, 22, 0.5);
    canvas.fill(canvas.maskOf(carton), {98, 138, 176}, canvas.clouds(240, 26), 7);
    canvas.fill(canvas.maskOf(carton) * 0.35, {96, 136, 174}, canvas.clouds(2.5, 40), 26);

    const auto paper = lying(middle, width, height, view.turnDegrees, view.tilt);
    canvas.shadow(paper, {3, 4}, 4, 0.25);
    canvas.paste(colourOf(label), paper);
    return canvas.finished(view.lightFall, view.blur, view.noise);
}

} // namespace

Result<Picture> benchPhoto(const Picture& label, const BenchView& view)
{
    const auto pixels = static_cast<std::size_t>(label.width) * static_cast<std::size_t>(label.height);
    if (label.width < 1 || label.height < 1 || label.grey.size() != pixels)
        return fail(Fault::Invalid, "The label has no pixels.");
    if (view.width < 16 || view.height < 16 || view.width > 8000 || view.height > 8000)
        return fail(Fault::Invalid, "A bench photo has 16 to 8000 pixels a side.");
    try {
        return paint(label, view);
    } catch (const cv::Exception& error) {
        return fail(Fault::Invalid, "The bench photo cannot be painted: " + error.err);
    }
}

} // namespace custody::vision
