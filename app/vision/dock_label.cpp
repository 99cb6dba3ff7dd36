// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/dock_label.h"

#include <algorithm>
#include <string>

#include <opencv2/imgproc.hpp>

namespace custody::vision {
namespace {

constexpr double perModule = 6;
constexpr int paperDotsWide = 812; // 4 inches at 203 dots
constexpr int paperDotsHigh = 1218;

std::string word(cv::RNG& random, int letters)
{
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPRSTUVWYZ0123456789";
    std::string out;
    for (int i = 0; i < letters; ++i)
        out += alphabet[static_cast<std::size_t>(random.uniform(0, static_cast<int>(alphabet.size())))];
    return out;
}

void letter(cv::Mat& paper, const std::string& words, cv::Point at, double height, int thickness)
{
    cv::putText(
        paper, words, at, cv::FONT_HERSHEY_SIMPLEX, height / 22, cv::Scalar(0), thickness, cv::LINE_AA);
}

// Lines of words between two heights of the paper.
void letters(cv::Mat& paper, int from, int to, double dot, cv::RNG& random)
{
    for (double y = from; y < to;) {
        const double height = dot * random.uniform(16, 44);
        y += height * 1.7;
        if (y > to)
            return;
        std::string words = word(random, random.uniform(3, 9));
        for (int i = random.uniform(0, 3); i > 0; --i)
            words += " " + word(random, random.uniform(2, 8));
        letter(paper, words, {static_cast<int>(dot * random.uniform(30, 120)), static_cast<int>(y)}, height,
            std::max(1, cvRound(height / 9)));
    }
}

void rule(cv::Mat& paper, int y, double dot)
{
    cv::rectangle(paper, {0, y}, {paper.cols, y + cvRound(3 * dot)}, cv::Scalar(0), cv::FILLED);
}

cv::Mat drawn(const PrintedCode& code)
{
    const auto& picture = code.drawn;
    const cv::Mat bars(picture.height, picture.width, CV_8U, const_cast<std::uint8_t*>(picture.grey.data()));
    cv::Mat out;
    const double scale = perModule / code.drawnPerModule;
    cv::resize(bars, out, {cvRound(bars.cols * scale), cvRound(bars.rows * scale)}, 0, 0,
        scale < 1 ? cv::INTER_AREA : cv::INTER_NEAREST);
    return out;
}

void clutter(cv::Mat& ground, cv::RNG& random)
{
    const auto anywhere = [&] {
        return cv::Point(random.uniform(-100, ground.cols + 100), random.uniform(-100, ground.rows + 100));
    };
    for (int i = random.uniform(8, 16); i > 0; --i) {
        const cv::Scalar tone(random.uniform(40, 215));
        switch (random.uniform(0, 5)) {
        case 0: { // a box
            const cv::RotatedRect box(anywhere(),
                cv::Size2f(random.uniform(120.F, 700.F), random.uniform(80.F, 420.F)),
                random.uniform(0.F, 180.F));
            cv::Point2f corners[4];
            box.points(corners);
            std::vector<cv::Point> outline(corners, corners + 4);
            cv::fillConvexPoly(ground, outline, tone, cv::LINE_AA);
            cv::polylines(ground, outline, true, cv::Scalar(60), 2, cv::LINE_AA);
            break;
        }
        case 1: // tape
            cv::line(ground, anywhere(), anywhere(), tone, random.uniform(12, 60), cv::LINE_AA);
            break;
        case 2: { // slats of a pallet, grilles: nearly bars
            const auto at = anywhere();
            const int pitch = random.uniform(6, 26);
            const int height = random.uniform(80, 300);
            for (int k = random.uniform(5, 16); k > 0; --k)
                cv::line(ground, at + cv::Point(k * pitch, 0),
                    at + cv::Point(k * pitch + random.uniform(-2, 3), height), tone,
                    std::max(1, pitch / 3 + random.uniform(-1, 2)), cv::LINE_AA);
            break;
        }
        case 3:
            cv::putText(ground, word(random, random.uniform(4, 12)), anywhere(), cv::FONT_HERSHEY_DUPLEX,
                random.uniform(0.8, 4.0), tone, random.uniform(2, 8), cv::LINE_AA);
            break;
        default:
            cv::circle(ground, anywhere(), random.uniform(20, 160), tone, random.uniform(2, 24), cv::LINE_AA);
        }
    }
}

} // namespace

cv::Mat waves(cv::Size size, double grain, cv::RNG& random)
{
    cv::Mat coarse(std::max(2, static_cast<int>(size.height / grain)),
        std::max(2, static_cast<int>(size.width / grain)), CV_32F);
    random.fill(coarse, cv::RNG::UNIFORM, -1.0, 1.0);
    cv::Mat out;
    cv::resize(coarse, out, size, 0, 0, cv::INTER_CUBIC);
    return out;
}

DockLabel dockLabel(const PrintedCode& code, cv::RNG& random)
{
    DockLabel label;
    label.perModule = perModule;
    const double dot = perModule / code.dotsPerModule;
    label.paper = cv::Mat(cvRound(paperDotsHigh * dot), cvRound(paperDotsWide * dot), CV_8U, cv::Scalar(255));
    if (code.drawn.grey.empty()) {
        letters(label.paper, 0, label.paper.rows, dot, random);
        for (int i = 0; i < 4; ++i)
            rule(label.paper, random.uniform(0, label.paper.rows), dot);
        return label;
    }
    const auto bars = drawn(code);
    const int quiet = cvRound(12 * perModule);
    const int left = std::max(0,
        std::min((label.paper.cols - bars.cols) / 2,
            random.uniform(quiet, std::max(quiet + 1, label.paper.cols - bars.cols - quiet))));
    const int top = random.uniform(
        label.paper.rows / 5, std::max(label.paper.rows / 5 + 1, label.paper.rows * 4 / 5 - bars.rows));
    label.code =
        cv::Rect(left, top, bars.cols, bars.rows) & cv::Rect(0, 0, label.paper.cols, label.paper.rows);
    bars(cv::Rect(0, 0, label.code.width, label.code.height)).copyTo(label.paper(label.code));
    const int gap = cvRound(4 * perModule);
    letters(label.paper, 0, top - gap - cvRound(8 * dot), dot, random);
    rule(label.paper, top - gap, dot);
    const int below = label.code.br().y + gap;
    letter(label.paper, word(random, 18), {left, below + cvRound(24 * dot)}, 22 * dot,
        std::max(1, cvRound(2 * dot)));
    rule(label.paper, below + cvRound(36 * dot), dot);
    letters(label.paper, below + cvRound(44 * dot), label.paper.rows - cvRound(10 * dot), dot, random);
    return label;
}

cv::Mat dockGround(cv::Size size, cv::RNG& random)
{
    cv::Mat ground(size, CV_32F, cv::Scalar(random.uniform(90.0, 170.0)));
    clutter(ground, random);
    ground += waves(size, 240, random) * 18;
    ground += waves(size, 40, random) * 8;
    ground += waves(size, 3, random) * 14;
    return ground;
}

} // namespace custody::vision
