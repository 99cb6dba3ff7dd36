// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/painted_scene.h"

#include <cmath>

#include <opencv2/imgproc.hpp>

#include "app/vision/paint.h"

namespace custody::vision {
namespace {

constexpr int width = 1600;
constexpr int height = 1200;
const cv::Scalar cardboard(104, 146, 186);
const cv::Scalar fabric(112, 74, 52); // navy

void paintBench(Canvas& canvas)
{
    const cv::Mat everywhere(canvas.size(), CV_32F, cv::Scalar(1));
    canvas.fill(everywhere, {168, 172, 174}, canvas.clouds(260, 140), 8);
    canvas.fill(everywhere * 0.3, {168, 172, 174}, canvas.clouds(3, 3), 20);
}

// Corrugation shows as faint long streaks, fibres as short ones.
void paintCardboard(Canvas& canvas, const Outline& face, double light)
{
    const auto mask = canvas.maskOf(face);
    canvas.fill(mask, cardboard * light, canvas.clouds(320, 22), 6);
    canvas.fill(mask * 0.35, cardboard * light, canvas.clouds(34, 2.5), 20);
    canvas.fill(mask * 0.2, cardboard * light, canvas.clouds(3, 3), 26);
}

// Woven cloth: two crossing grains and slow folds.
void paintCloth(Canvas& canvas, const cv::Mat& mask, const cv::Scalar& colour, double weave)
{
    canvas.fill(mask, colour, canvas.clouds(190, 150), 10);
    canvas.fill(mask * 0.3, colour, canvas.clouds(weave, 4 * weave), 26);
    canvas.fill(mask * 0.3, colour, canvas.clouds(4 * weave, weave), 26);
}

Outline line(std::initializer_list<cv::Point2f> points) { return points; }

cv::Mat matOf(const Picture& picture)
{
    cv::Mat out;
    cv::cvtColor(cv::Mat(picture.height, picture.width, CV_8U, const_cast<std::uint8_t*>(picture.grey.data())), out,
        cv::COLOR_GRAY2BGR);
    out.convertTo(out, CV_8UC3, 0.78, 38);
    return out;
}

} // namespace

Picture emptyBench(std::uint64_t seed)
{
    Canvas canvas(width, height, seed);
    paintBench(canvas);
    const auto tray = line({{420, 330}, {1240, 290}, {1300, 900}, {380, 930}});
    canvas.shadow(tray, {22, 28}, 20, 0.4);
    canvas.fill(canvas.maskOf(tray), {112, 104, 92}, canvas.clouds(200, 120), 8);
    const auto well = line({{470, 376}, {1196, 340}, {1248, 856}, {432, 882}});
    canvas.fill(canvas.maskOf(well, 3), {92, 86, 76}, canvas.clouds(160, 90), 8);
    const auto tape = rounded({{700, 520}, {900, 505}, {960, 620}, {880, 730}, {710, 735}, {640, 625}});
    canvas.shadow(tape, {14, 18}, 12, 0.45);
    canvas.fill(canvas.maskOf(tape), {92, 158, 196}, canvas.clouds(90, 60), 10);
    const auto hole = rounded({{745, 575}, {850, 567}, {885, 625}, {840, 682}, {752, 685}, {715, 628}});
    canvas.fill(canvas.maskOf(hole), {96, 118, 132}, canvas.clouds(60, 40), 8);
    return canvas.finished(0.4, 0.9, 4);
}

Picture closedCarton(std::uint64_t seed, const Picture& label)
{
    Canvas canvas(width, height, seed);
    paintBench(canvas);
    const auto top = line({{330, 250}, {1290, 205}, {1420, 780}, {235, 840}});
    const auto front = line({{235, 840}, {1420, 780}, {1392, 1040}, {262, 1105}});
    canvas.shadow(line({{262, 860}, {1430, 790}, {1440, 1050}, {280, 1120}}), {30, 24}, 26, 0.6);
    paintCardboard(canvas, top, 1.0);
    paintCardboard(canvas, front, 0.68);
    canvas.stroke(line({{235, 840}, {1420, 780}}), 5, 1.14, 2);
    canvas.stroke(line({{285, 528}, {1352, 478}}), 4, 0.62, 1.2); // where the flaps meet
    const auto tape = line({{279, 484}, {1343, 436}, {1361, 520}, {288, 572}});
    canvas.fill(canvas.maskOf(tape, 1) * 0.55, {128, 172, 204}, canvas.clouds(60, 300), 16);
    canvas.stroke(line({{279, 484}, {1343, 436}}), 2, 1.12, 1);
    canvas.stroke(line({{288, 572}, {1361, 520}}), 2, 0.86, 1);
    const auto paper = line({{905, 262}, {1222, 247}, {1296, 712}, {955, 730}});
    canvas.shadow(paper, {3, 4}, 4, 0.25);
    canvas.paste(matOf(label), paper);
    canvas.stroke(line({{420, 640}, {520, 690}, {600, 672}}), 9, 0.86, 6); // a dent of the journey
    return canvas.finished(0.42, 0.8, 3.5);
}

Picture openedCarton(std::uint64_t seed)
{
    Canvas canvas(width, height, seed);
    paintBench(canvas);
    const auto left = line({{360, 290}, {150, 240}, {110, 930}, {345, 890}});
    const auto right = line({{1240, 290}, {1470, 235}, {1500, 925}, {1255, 890}});
    const auto back = line({{360, 290}, {1240, 290}, {1290, 100}, {315, 105}});
    const auto near = line({{345, 890}, {1255, 890}, {1310, 1110}, {290, 1115}});
    canvas.shadow(line({{110, 120}, {1500, 120}, {1510, 1110}, {110, 1120}}), {20, 26}, 34, 0.4);
    paintCardboard(canvas, back, 0.92);
    paintCardboard(canvas, left, 1.02);
    paintCardboard(canvas, right, 0.84);
    paintCardboard(canvas, line({{360, 290}, {1240, 290}, {1255, 890}, {345, 890}}), 0.46);
    const auto tissue = rounded({{410, 330}, {620, 345}, {820, 322}, {1010, 348}, {1195, 330}, {1212, 560}, {1206, 850},
        {980, 838}, {790, 860}, {590, 840}, {395, 854}, {404, 600}});
    canvas.shadow(tissue, {0, 6}, 16, 0.3);
    canvas.fill(canvas.maskOf(tissue, 2), {222, 226, 228}, canvas.clouds(90, 70), 13);
    for (const auto& fold : {line({{430, 350}, {560, 470}, {470, 640}}), line({{1180, 360}, {1080, 430}, {1170, 620}}), line({{430, 830}, {560, 750}}), line({{1180, 840}, {1060, 745}})})
        canvas.stroke(fold, 6, 0.86, 4);
    const auto garment = rounded({{520, 400}, {800, 392}, {1088, 398}, {1106, 600}, {1096, 786}, {800, 796}, {512, 788}, {502, 600}}, 18);
    canvas.shadow(garment, {8, 12}, 12, 0.45);
    paintCloth(canvas, canvas.maskOf(garment, 1.5), fabric * 1.1, 2.2);
    canvas.stroke(line({{506, 606}, {800, 614}, {1104, 604}}), 9, 0.66, 4); // the fold across
    canvas.stroke(line({{506, 594}, {800, 602}, {1104, 592}}), 7, 1.3, 4);
    const auto collar = rounded({{690, 408}, {800, 402}, {912, 407}, {880, 452}, {800, 470}, {722, 453}}, 16);
    canvas.shadow(collar, {2, 6}, 6, 0.4);
    paintCloth(canvas, canvas.maskOf(collar), fabric * 1.35, 2.2);
    canvas.stroke(line({{800, 472}, {802, 600}}), 4, 1.7, 1); // the zip
    paintCardboard(canvas, near, 1.06);
    canvas.stroke(line({{345, 890}, {1255, 890}}), 6, 0.7, 3);
    canvas.stroke(line({{360, 290}, {345, 890}}), 5, 0.75, 3);
    canvas.stroke(line({{1240, 290}, {1255, 890}}), 5, 0.75, 3);
    return canvas.finished(0.4, 0.8, 3.5);
}

Picture jacketLyingFlat(std::uint64_t seed)
{
    Canvas canvas(width, height, seed);
    const cv::Mat everywhere(canvas.size(), CV_32F, cv::Scalar(1));
    canvas.fill(everywhere, {206, 210, 212}, canvas.clouds(300, 200), 6);
    canvas.fill(everywhere * 0.25, {206, 210, 212}, canvas.clouds(3, 3), 14);

    const auto leftSleeve = rounded({{600, 190}, {500, 260}, {400, 470}, {330, 760}, {300, 960}, {350, 1000}, {430, 985}, {500, 760}, {590, 560}, {640, 420}});
    const auto rightSleeve = rounded({{1000, 190}, {1100, 260}, {1200, 470}, {1270, 760}, {1300, 960}, {1250, 1000}, {1170, 985}, {1100, 760}, {1010, 560}, {960, 420}});
    const auto body = rounded({{640, 168}, {560, 205}, {560, 420}, {572, 700}, {556, 1040}, {660, 1076}, {800, 1082}, {940, 1076}, {1044, 1040}, {1028, 700}, {1040, 420}, {1040, 205}, {960, 168}, {800, 190}});
    for (const auto& part : {leftSleeve, rightSleeve, body})
        canvas.shadow(part, {14, 18}, 16, 0.35);
    for (const auto& part : {leftSleeve, rightSleeve}) {
        paintCloth(canvas, canvas.maskOf(part), fabric, 2.4);
        canvas.shade(canvas.maskOf(part, 3) - canvas.maskOf(part, 26), 0.72);
    }
    canvas.shadow(body, {0, 4}, 12, 0.4);
    paintCloth(canvas, canvas.maskOf(body), fabric * 1.08, 2.4);
    canvas.stroke(line({{604, 330}, {640, 520}, {622, 760}}), 22, 0.82, 14);
    canvas.stroke(line({{996, 330}, {962, 560}, {984, 800}}), 22, 0.82, 14);
    canvas.stroke(line({{680, 520}, {720, 700}, {690, 960}}), 26, 1.16, 18);
    canvas.stroke(line({{905, 480}, {880, 720}, {920, 980}}), 26, 1.14, 18);

    const auto collar = rounded({{655, 172}, {700, 128}, {800, 112}, {900, 128}, {945, 172}, {880, 232}, {800, 250}, {720, 232}});
    canvas.shadow(collar, {2, 8}, 8, 0.45);
    paintCloth(canvas, canvas.maskOf(collar), fabric * 1.32, 2.4);
    const auto neck = rounded({{712, 160}, {800, 138}, {888, 160}, {850, 200}, {800, 210}, {750, 200}});
    canvas.fill(canvas.maskOf(neck, 1.5), fabric * 0.5, canvas.clouds(40, 40), 6);
    canvas.fill(canvas.maskOf(line({{774, 158}, {826, 158}, {824, 184}, {776, 184}})), {214, 218, 220});

    canvas.stroke(line({{800, 250}, {802, 1078}}), 12, 0.6, 3);
    canvas.stroke(line({{800, 250}, {802, 1078}}), 4, 2.3, 0.8);
    for (const auto& pocket : {line({{628, 770}, {716, 812}}), line({{972, 770}, {884, 812}})}) {
        canvas.stroke(pocket, 8, 0.55, 2);
        canvas.stroke(pocket, 3, 1.5, 1);
    }
    for (const auto& seam : {line({{558, 1010}, {660, 1044}, {800, 1050}, {940, 1044}, {1042, 1010}}), line({{312, 940}, {440, 955}}), line({{1288, 940}, {1160, 955}})})
        canvas.stroke(seam, 4, 0.66, 1.5);
    return canvas.finished(0.3, 0.8, 3);
}

Picture stainCloseUp(std::uint64_t seed)
{
    Canvas canvas(width, height, seed);
    const cv::Mat everywhere(canvas.size(), CV_32F, cv::Scalar(1));
    paintCloth(canvas, everywhere, fabric * 1.25, 5);
    cv::Mat weave(canvas.size(), CV_32F);
    for (int y = 0; y < weave.rows; ++y) // twill: threads run on a slant
        for (int x = 0; x < weave.cols; ++x)
            weave.at<float>(y, x) = static_cast<float>(0.5 + 0.5 * std::sin((x + 0.6 * y) * 0.55));
    canvas.shade(weave, 0.86);
    canvas.stroke(line({{1280, -10}, {1240, 500}, {1262, 1210}}), 12, 0.6, 5); // a seam with its stitches
    for (int y = 10; y < height; y += 46)
        canvas.stroke(line({{1205.0F, static_cast<float>(y)}, {1204.0F, static_cast<float>(y + 26)}}), 6, 1.7, 1.2);
    canvas.stroke(line({{100, 180}, {480, 90}, {900, 150}}), 60, 1.16, 40);
    canvas.stroke(line({{60, 1080}, {520, 960}, {1000, 1080}}), 70, 0.82, 44);

    const auto stain = rounded({{520, 430}, {640, 360}, {800, 372}, {900, 470}, {960, 560}, {912, 700}, {770, 770}, {640, 740}, {540, 690}, {476, 560}});
    const auto inner = canvas.maskOf(stain, 10);
    canvas.fill(inner * 0.5, {58, 96, 128}, canvas.clouds(70, 60), 22);
    canvas.shade(canvas.maskOf(stain, 4) - canvas.maskOf(stain, 22) * 0.9, 0.6); // a dried rim is darker
    for (const auto& [x, y, size] : {std::tuple{1010.0F, 700.0F, 26.0F}, {1046.0F, 640.0F, 13.0F}, {452.0F, 760.0F, 18.0F}, {988.0F, 780.0F, 9.0F}}) {
        const auto drop = rounded({{x - size, y}, {x, y - size * 0.9F}, {x + size, y}, {x, y + size * 1.1F}});
        canvas.fill(canvas.maskOf(drop, 3) * 0.55, {50, 84, 112});
    }
    return canvas.finished(0.35, 1.0, 3.5);
}

} // namespace custody::vision
