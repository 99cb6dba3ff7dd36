// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/dock_scene.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "app/vision/dock_label.h"

namespace custody::vision {
namespace {

constexpr double focalLength = 1500; // pixels, of a camera that sees 65 degrees across
constexpr double framesASecond = 30;

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

// How the paper lies, how it is lit and how it was taken; drawn once a scene.
struct Conditions {
    double turn = 0; // degrees
    double tilt = 0;
    double tiltAxis = 0;
    double defocus = 0.6; // radius of the circle of confusion, pixels
    double motion = 0; // pixels during the exposure
    double motionAngle = 0;
    double noise = 3; // standard deviation, grey levels
    double light = 1;
    double contrast = 1; // of the print
    double wrinkle = 0; // modules
    double glare = 0; // grey levels at its middle
    double shadow = 0; // share of light that it takes
    int jpeg = 0; // quality; 0 is none
};

Conditions conditions(Hardship hardship, cv::RNG& random)
{
    Conditions c;
    c.turn = random.uniform(-10.0, 10.0) + (random.uniform(0, 3) == 0 ? 90 : 0);
    c.tilt = random.uniform(0.0, 10.0);
    c.tiltAxis = random.uniform(0.0, 360.0);
    c.motionAngle = random.uniform(0.0, 180.0);
    c.defocus = random.uniform(0.4, 0.9);
    c.noise = random.uniform(2.0, 5.0);
    const auto defocus = [&] { c.defocus = random.uniform(1.2, 2.6); };
    const auto motion = [&] { c.motion = random.uniform(3.0, 7.0); };
    const auto noise = [&] { c.noise = random.uniform(12.0, 24.0); };
    const auto tilt = [&] { c.tilt = random.uniform(22.0, 40.0); };
    const auto lowLight = [&] {
        c.light = random.uniform(0.12, 0.3);
        c.noise = random.uniform(4.0, 8.0);
    };
    switch (hardship) {
    case Hardship::None: break;
    case Hardship::Defocus: defocus(); break;
    case Hardship::Motion: motion(); break;
    case Hardship::Noise: noise(); break;
    case Hardship::Glare: c.glare = random.uniform(160.0, 320.0); break;
    case Hardship::Wrinkle: c.wrinkle = random.uniform(1.5, 4.0); break;
    case Hardship::LowLight: lowLight(); break;
    case Hardship::Jpeg: c.jpeg = random.uniform(12, 30); break;
    case Hardship::Tilt: tilt(); break;
    case Hardship::TurnedAndTilted:
        c.turn = random.uniform(25.0, 65.0) * (random.uniform(0, 2) == 0 ? 1 : -1);
        c.tilt = 35;
        break;
    case Hardship::Shadow: c.shadow = random.uniform(0.5, 0.75); break;
    case Hardship::FadedPrint: c.contrast = random.uniform(0.15, 0.35); break;
    case Hardship::MotionAndNoise:
        c.motion = random.uniform(2.0, 4.5);
        c.noise = random.uniform(8.0, 16.0);
        break;
    case Hardship::DefocusAndLowLight:
        c.defocus = random.uniform(1.0, 1.8);
        lowLight();
        break;
    case Hardship::TiltAndDefocus:
        tilt();
        c.defocus = random.uniform(1.0, 1.8);
        break;
    }
    return c;
}

// The hand of a person and a lens that hunts: the frames of a stream differ.
void atFrame(Conditions& c, DockPoint& middle, int frame, cv::RNG& random)
{
    const double phase = random.uniform(0.0, 2 * std::numbers::pi);
    const double speed = random.uniform(40.0, 160.0); // pixels a second
    const double hunting = random.uniform(0.4, 1.3); // times a second
    if (frame < 0)
        return;
    const double t = frame / framesASecond;
    const double sway = 2 * std::numbers::pi * 0.9;
    middle.x += speed / sway * std::sin(sway * t + phase);
    middle.y += 0.6 * speed / sway * std::cos(1.3 * sway * t + phase);
    c.turn += 2 * std::sin(2.1 * t + phase);
    c.tilt += 4 * std::sin(1.7 * t + phase);
    c.motion += 0.5 * speed / framesASecond * std::abs(std::cos(sway * t + phase));
    c.motionAngle = 30 * std::sin(sway * t);
    c.defocus += 1.4 * (0.5 + 0.5 * std::sin(2 * std::numbers::pi * hunting * t + phase));
    random = cv::RNG(random.state + static_cast<std::uint64_t>(frame) * 7919);
}

// A pinhole camera over a tilted plane: modules from the middle of the code become pixels from `middle`.
class Projection {
public:
    Projection(const Conditions& c, double pixelsPerModule)
        : m_scale(pixelsPerModule)
        , m_turn(radians(c.turn))
        , m_tilt(radians(c.tilt))
        , m_axis(radians(c.tiltAxis))
    {
    }
    cv::Point2f operator()(double u, double v) const
    {
        const double x = u * std::cos(m_turn) - v * std::sin(m_turn);
        const double y = u * std::sin(m_turn) + v * std::cos(m_turn);
        const double along = x * std::cos(m_axis) + y * std::sin(m_axis);
        const double across = -x * std::sin(m_axis) + y * std::cos(m_axis);
        const double away = focalLength / m_scale;
        const double nearer = m_scale * away / (away + across * std::sin(m_tilt));
        const double flat = across * std::cos(m_tilt);
        return {static_cast<float>(nearer * (along * std::cos(m_axis) - flat * std::sin(m_axis))),
            static_cast<float>(nearer * (along * std::sin(m_axis) + flat * std::cos(m_axis)))};
    }

private:
    double m_scale;
    double m_turn;
    double m_tilt;
    double m_axis;
};

std::array<cv::Point2f, 4> projected(
    const Projection& projection, const cv::Rect& part, const DockLabel& label)
{
    const double middleX = label.code.x + label.code.width / 2.0;
    const double middleY = label.code.y + label.code.height / 2.0;
    const auto point = [&](int x, int y) {
        return projection((x - middleX) / label.perModule, (y - middleY) / label.perModule);
    };
    return {point(part.x, part.y), point(part.br().x, part.y), point(part.br().x, part.br().y),
        point(part.x, part.br().y)};
}

// Where the code's middle may be so that the whole code is seen.
DockPoint place(const std::array<cv::Point2f, 4>& code, const DockView& view, cv::RNG& random)
{
    constexpr float margin = 24;
    const auto bounds = cv::boundingRect(std::vector<cv::Point2f>(code.begin(), code.end()));
    const auto somewhere = [&](double least, double most) {
        return least < most ? random.uniform(least, most) : (least + most) / 2;
    };
    return {somewhere(margin - bounds.x, view.width - margin - bounds.br().x),
        somewhere(margin - bounds.y, view.height - margin - bounds.br().y)};
}

void crumple(DockLabel& label, double modules, cv::RNG& random)
{
    if (modules <= 0)
        return;
    const auto size = label.paper.size();
    const double grain = size.width / random.uniform(4.0, 7.0);
    const auto heights = waves(size, grain, random);
    cv::Mat x(size, CV_32F);
    cv::Mat y(size, CV_32F);
    const auto sideways = waves(size, grain, random);
    const auto reach = static_cast<float>(modules * label.perModule);
    for (int row = 0; row < size.height; ++row)
        for (int column = 0; column < size.width; ++column) {
            x.at<float>(row, column) = static_cast<float>(column) + reach * heights.at<float>(row, column);
            y.at<float>(row, column) = static_cast<float>(row) + reach * sideways.at<float>(row, column);
        }
    cv::Mat bent;
    cv::remap(label.paper, bent, x, y, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::Mat slope;
    cv::Sobel(heights, slope, CV_32F, 1, 0);
    double steepest = 1e-6;
    cv::minMaxLoc(cv::abs(slope), nullptr, &steepest);
    cv::Mat shaded;
    bent.convertTo(shaded, CV_32F);
    shaded = shaded.mul(0.85 + slope * (0.15 / steepest));
    shaded.convertTo(label.paper, CV_8U);
}

void lay(
    cv::Mat& frame, const DockLabel& label, const std::array<cv::Point2f, 4>& corners, const Conditions& c)
{
    cv::Mat paper;
    label.paper.convertTo(paper, CV_32F, (222 - 40) * c.contrast / 255, 222 - (222 - 40) * c.contrast);
    const double shrink = cv::norm(corners[1] - corners[0]) / label.paper.cols;
    cv::GaussianBlur(paper, paper, {}, std::max(0.3, 0.33 / shrink)); // a pixel sees an area
    const auto w = static_cast<float>(paper.cols);
    const auto h = static_cast<float>(paper.rows);
    const std::array<cv::Point2f, 4> from{{{0, 0}, {w, 0}, {w, h}, {0, h}}};
    const auto transform = cv::getPerspectiveTransform(from.data(), corners.data());
    cv::Mat warped;
    cv::Mat cover;
    cv::warpPerspective(paper, warped, transform, frame.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::warpPerspective(cv::Mat(paper.size(), CV_32F, cv::Scalar(1)), cover, transform, frame.size());
    cv::Mat shadow;
    cv::GaussianBlur(cover, shadow, {}, 9);
    frame = frame.mul(1 - 0.35 * shadow);
    frame = frame.mul(1 - cover) + warped.mul(cover);
}

void light(cv::Mat& frame, const Conditions& c, DockPoint code, cv::RNG& random)
{
    const double sun = radians(random.uniform(0.0, 360.0));
    const double fall = random.uniform(0.05, 0.35) * 2 / std::hypot(frame.cols, frame.rows);
    const double edge = radians(random.uniform(0.0, 360.0));
    const double glareX = code.x + random.uniform(-60.0, 60.0);
    const double glareY = code.y + random.uniform(-60.0, 60.0);
    const double wide = random.uniform(50.0, 160.0);
    const double high = random.uniform(20.0, 60.0);
    const double sunX = std::cos(sun);
    const double sunY = std::sin(sun);
    const double edgeX = std::cos(edge);
    const double edgeY = std::sin(edge);
    for (int y = 0; y < frame.rows; ++y)
        for (int x = 0; x < frame.cols; ++x) {
            const double along = (x - frame.cols / 2.0) * sunX + (y - frame.rows / 2.0) * sunY;
            auto& pixel = frame.at<float>(y, x);
            pixel *= static_cast<float>(c.light * (1 + fall * along));
            if (c.shadow > 0)
                pixel *= static_cast<float>(
                    1 - c.shadow / (1 + std::exp(-((x - code.x) * edgeX + (y - code.y) * edgeY) / 3)));
            if (c.glare > 0) {
                const double across = (x - glareX) / wide;
                const double down = (y - glareY) / high;
                pixel += static_cast<float>(c.glare * std::exp(-across * across - down * down));
            }
        }
}

void blur(cv::Mat& frame, const Conditions& c)
{
    const int size = 2 * static_cast<int>(std::ceil(std::max(c.defocus + 1, c.motion / 2 + 1))) + 1;
    constexpr int fine = 8; // kernels are drawn eight times finer, then averaged
    if (c.defocus > 0.3) {
        cv::Mat disc(size * fine, size * fine, CV_32F, cv::Scalar(0));
        cv::circle(
            disc, {size * fine / 2, size * fine / 2}, cvRound(c.defocus * fine), cv::Scalar(1), cv::FILLED);
        cv::resize(disc, disc, {size, size}, 0, 0, cv::INTER_AREA);
        cv::filter2D(frame, frame, -1, disc / cv::sum(disc)[0], {-1, -1}, 0, cv::BORDER_REPLICATE);
    }
    if (c.motion > 0.5) {
        cv::Mat path(size * fine, size * fine, CV_32F, cv::Scalar(0));
        const cv::Point middle(size * fine / 2, size * fine / 2);
        const cv::Point half(cvRound(c.motion / 2 * fine * std::cos(radians(c.motionAngle))),
            cvRound(c.motion / 2 * fine * std::sin(radians(c.motionAngle))));
        cv::line(path, middle - half, middle + half, cv::Scalar(1), fine / 2);
        cv::resize(path, path, {size, size}, 0, 0, cv::INTER_AREA);
        cv::filter2D(frame, frame, -1, path / cv::sum(path)[0], {-1, -1}, 0, cv::BORDER_REPLICATE);
    }
}

cv::Mat taken(const cv::Mat& frame, const Conditions& c, cv::RNG& random)
{
    cv::Mat grain(frame.size(), CV_32F);
    random.fill(grain, cv::RNG::NORMAL, 0, c.noise);
    cv::Mat eight;
    cv::Mat(frame + grain).convertTo(eight, CV_8U);
    if (c.jpeg > 0) {
        std::vector<std::uint8_t> file;
        cv::imencode(".jpg", eight, file, {cv::IMWRITE_JPEG_QUALITY, c.jpeg});
        eight = cv::imdecode(file, cv::IMREAD_GRAYSCALE);
    }
    return eight;
}

DockScene painted(const PrintedCode& code, const DockView& view)
{
    cv::RNG random(view.seed * 0x9E3779B97F4A7C15U + 12345);
    for (int i = 0; i < 8; ++i)
        random.next(); // near seeds begin alike
    auto c = conditions(view.hardship, random);
    auto label = dockLabel(code, random);
    if (code.drawn.grey.empty())
        label.code =
            cv::Rect(label.paper.cols / 4, label.paper.rows / 4, label.paper.cols / 2, label.paper.rows / 2);
    crumple(label, c.wrinkle, random);
    auto frame = dockGround({view.width, view.height}, random);
    auto middle = place(projected({c, view.pixelsPerModule}, label.code, label), view, random);
    atFrame(c, middle, view.frame, random);
    const Projection projection(c, view.pixelsPerModule);
    const auto moved = [&](std::array<cv::Point2f, 4> corners) {
        for (auto& corner : corners)
            corner += cv::Point2f(static_cast<float>(middle.x), static_cast<float>(middle.y));
        return corners;
    };
    lay(frame, label, moved(projected(projection, cv::Rect({}, label.paper.size()), label)), c);
    light(frame, c, middle, random);
    blur(frame, c);
    const auto eight = taken(frame, c, random);
    DockScene scene;
    scene.picture.width = eight.cols;
    scene.picture.height = eight.rows;
    scene.picture.grey.assign(eight.data, eight.data + eight.total());
    const auto corners = moved(projected(projection, label.code, label));
    for (std::size_t i = 0; i < corners.size(); ++i)
        scene.corners[i] = {corners[i].x, corners[i].y};
    return scene;
}

} // namespace

std::string_view name(Hardship hardship)
{
    constexpr std::array<std::string_view, hardships.size()> names{"none", "defocus", "motion", "noise",
        "glare", "wrinkle", "low-light", "jpeg", "tilt", "turned-and-tilted", "shadow", "faded-print",
        "motion-and-noise", "defocus-and-low-light", "tilt-and-defocus"};
    return names[static_cast<std::size_t>(hardship)];
}

Result<DockScene> dockScene(const PrintedCode& code, const DockView& view)
{
    if (view.width < 64 || view.height < 64 || view.width > 8000 || view.height > 8000
        || !(view.pixelsPerModule > 0.2) || view.pixelsPerModule > 40)
        return fail(Fault::Invalid, "A dock scene has 64 to 8000 pixels a side and 0.2 to 40 a module.");
    try {
        return painted(code, view);
    } catch (const cv::Exception& error) {
        return fail(Fault::Invalid, "The dock scene cannot be painted: " + error.err);
    }
}

} // namespace custody::vision
