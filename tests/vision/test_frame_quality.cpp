// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Painted bench photos: what the worker is told about them, and when the camera itself is to blame.

#include <QTest>

#include "app/vision/bench_scene.h"
#include "app/vision/frame_pixels.h"
#include "app/vision/frame_quality.h"

using namespace custody;
using namespace custody::vision;

namespace {

// A white label with bars and lines of print.
Picture label()
{
    Picture picture{600, 900, std::vector<std::uint8_t>(600 * 900, 245), {}};
    const auto ink = [&](int x, int y, int width, int height) {
        for (int row = y; row < y + height; ++row)
            for (int column = x; column < x + width; ++column)
                picture.grey[static_cast<std::size_t>(row * 600 + column)] = 15;
    };
    for (int i = 0; i < 60; ++i)
        ink(60 + i * 8, 500, i % 3 == 0 ? 5 : 3, 220);
    for (int line = 0; line < 8; ++line)
        ink(60, 60 + line * 50, 300 + (line * 53) % 150, 18);
    return picture;
}

Picture scene(double blur, double noise = 4, double turn = 4)
{
    BenchView view;
    view.blur = blur;
    view.noise = noise;
    view.turnDegrees = turn;
    return *benchPhoto(label(), view);
}

// White light lies on a part of it.
Picture withGlare(Picture picture)
{
    for (int y = picture.height / 4; y < picture.height * 2 / 3; ++y)
        for (int x = picture.width / 3; x < picture.width * 2 / 3; ++x)
            picture.grey[static_cast<std::size_t>(y * picture.width + x)] = 255;
    return picture;
}

FrameQuality alone(const Picture& picture)
{
    const auto thumb = thumbOf(picture.view());
    return judge(thumb, thumb);
}

} // namespace

class FrameQualityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBlurIsLessSharpThanFocus()
    {
        const auto sharp = alone(scene(0.8)).sharpness;
        const auto soft = alone(scene(8)).sharpness;
        QVERIFY2(sharp > 2 * soft, qPrintable(QStringLiteral("%1 %2").arg(sharp).arg(soft)));
    }

    void aLabelTooFarAwayIsAskedCloser() { QCOMPARE(int(hintFor(alone(scene(1)))), int(Hint::Closer)); }

    void aMovingLabelIsAskedToHoldStill()
    {
        const auto before = scene(9, 4, 4);
        const auto now = scene(9, 4, 14);
        QCOMPARE(int(hintFor(judge(thumbOf(now.view()), thumbOf(before.view())))), int(Hint::HoldStill));
    }

    void lightOnTheLabelIsCalledGlare()
    {
        QCOMPARE(int(hintFor(alone(withGlare(scene(1))))), int(Hint::Glare));
    }

    void anEmptyBenchIsToldNothing()
    {
        const Picture empty{640, 480, std::vector<std::uint8_t>(640 * 480, 120), {}};
        QCOMPARE(int(hintFor(alone(empty))), int(Hint::None));
    }

    void aCoveredLensIsBlackAfterASecond()
    {
        const Picture dark{640, 480, std::vector<std::uint8_t>(640 * 480, 3), {}};
        auto quality = alone(dark);
        quality.motion = 0.2;
        CameraWatch watch;
        QCOMPARE(int(watch.see(quality, 10'000)), int(CameraTrouble::None));
        QCOMPARE(int(watch.see(quality, 10'900)), int(CameraTrouble::None));
        QCOMPARE(int(watch.see(quality, 11'000)), int(CameraTrouble::Black));
        const auto light = alone(scene(1));
        QCOMPARE(int(watch.see(light, 11'100)), int(CameraTrouble::None));
    }

    void theSamePictureAgainAndAgainIsFrozen()
    {
        const auto picture = scene(1);
        const auto again = alone(picture);
        CameraWatch watch;
        QCOMPARE(int(watch.see(again, 0)), int(CameraTrouble::None));
        QCOMPARE(int(watch.see(again, 3'999)), int(CameraTrouble::None));
        QCOMPARE(int(watch.see(again, 4'000)), int(CameraTrouble::Frozen));
    }

    void theNoiseOfALiveSensorIsNotFrozen()
    {
        BenchView view;
        CameraWatch watch;
        auto before = thumbOf(benchPhoto(label(), view)->view());
        for (int i = 1; i < 8; ++i) {
            view.seed = std::uint64_t(100 + i); // other noise, the same bench
            auto now = thumbOf(benchPhoto(label(), view)->view());
            QCOMPARE(int(watch.see(judge(now, before), 1000 * i)), int(CameraTrouble::None));
            before = std::move(now);
        }
    }

    void absurdFramesHaveNoQuality()
    {
        QVERIFY(thumbOf({}).grey.empty());
        QCOMPARE(judge({}, {}).contrast, 0.0);
        const std::uint8_t one = 9;
        QCOMPARE(int(hintFor(alone(Picture{1, 1, {one}, {}}))), int(Hint::None));
        QVERIFY(greyOf({}, 4, 4).empty());
        QVERIFY(shrunk({}, 4, 4, 2).bytes.empty());
    }

    void aColourFrameShrinksAndTurnsGrey()
    {
        const Bytes colour(std::size_t{3} * 8 * 4, 90);
        QCOMPARE(greyOf(colour, 8, 4), std::vector<std::uint8_t>(32, 90));
        const auto small = shrunk(colour, 8, 4, 4);
        QCOMPARE(small.width, 4);
        QCOMPARE(small.height, 2);
        QCOMPARE(small.bytes, Bytes(24, 90));
        QCOMPARE(shrunk(colour, 8, 4, 100).width, 8);
    }
};

QTEST_APPLESS_MAIN(FrameQualityTest)
#include "test_frame_quality.moc"
