// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <algorithm>

#include "app/vision/bench_scene.h"
#include "app/vision/dock_scene.h"
#include "app/vision/painted_scene.h"
#include "app/vision/picture.h"

using namespace custody;
using namespace custody::vision;

namespace {

Picture checkered(int width, int height)
{
    Picture picture;
    picture.width = width;
    picture.height = height;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            picture.grey.push_back((x / 8 + y / 8) % 2 == 0 ? 20 : 230);
    return picture;
}

// A PNG header that claims a size, and nothing behind it.
Bytes pngClaiming(std::uint32_t width, std::uint32_t height)
{
    Bytes file = bytes("\x89PNG\r\n\x1A\n");
    append(file, Bytes{0, 0, 0, 13, 'I', 'H', 'D', 'R'});
    for (const auto value : {width, height})
        for (int shift = 24; shift >= 0; shift -= 8)
            file.push_back(static_cast<std::uint8_t>(value >> shift));
    append(file, Bytes{8, 2, 0, 0, 0, 0, 0, 0, 0});
    return file;
}

} // namespace

class PictureTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasWrittenIsReadBack()
    {
        const auto original = checkered(64, 48);

        const auto back = decode(*encodePng(original));

        QVERIFY(back);
        QCOMPARE(back->width, 64);
        QCOMPARE(back->grey, original.grey);
        QVERIFY(back->colour.empty());
    }

    void colourComesOnlyWhenAskedFor()
    {
        const auto jpeg = *encodeJpeg(checkered(64, 48));

        const auto both = decode(jpeg, Want::GreyAndColour);

        QVERIFY(both);
        QCOMPARE(both->colour.size(), std::size_t{64 * 48 * 3});
        QCOMPARE(mimeOf(jpeg), std::string_view("image/jpeg"));
    }

    void dimensionsComeFromTheHeader()
    {
        QCOMPARE(*dimensionsOf(*encodePng(checkered(64, 48))), (Dimensions{64, 48}));
        QCOMPARE(*dimensionsOf(*encodeJpeg(checkered(65, 33))), (Dimensions{65, 33}));
        QCOMPARE(*dimensionsOf(pngClaiming(70'000, 2)), (Dimensions{70'000, 2}));
    }

    void headersOfWebpAndBmpAreUnderstood()
    {
        Bytes bmp = bytes("BM");
        bmp.resize(14);
        append(bmp, Bytes{40, 0, 0, 0, 0x20, 3, 0, 0, 0xA8, 0xFD, 0xFF, 0xFF, 1, 0}); // 800 × −600: top-down
        QCOMPARE(*dimensionsOf(bmp), (Dimensions{800, 600}));

        Bytes webp = bytes("RIFF");
        append(webp, Bytes{0, 0, 0, 0});
        append(webp, view("WEBPVP8X"));
        append(webp, Bytes{10, 0, 0, 0, 0, 0, 0, 0, 0x1F, 3, 0, 0x57, 2, 0});
        QCOMPARE(*dimensionsOf(webp), (Dimensions{800, 600}));
    }

    void aBombIsRefusedBeforeItIsUnpacked()
    {
        const auto picture = decode(pngClaiming(60'000, 60'000));

        QVERIFY(!picture);
        QCOMPARE(picture.error().fault, Fault::Invalid);
        QVERIFY(picture.error().what.find("50 megapixels") != std::string::npos);
    }

    void aFileOfMoreThan64MegabytesIsRefused()
    {
        Bytes file = *encodePng(checkered(16, 16));
        file.resize(largestFile + 1);
        QVERIFY(!decode(file));
    }

    void whatIsNoPictureIsRefusedWithASentence_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("PNG head only") << QByteArray("\x89PNG\r\n\x1A\n");
        QTest::newRow("JPEG head only") << QByteArray("\xFF\xD8\xFF");
        QTest::newRow("JPEG with an endless segment") << QByteArray("\xFF\xD8\xFF\xE0\xFF\xFF", 6);
        QTest::newRow("JPEG with a segment of length 0") << QByteArray("\xFF\xD8\xFF\xE0\x00\x00\xFF\xC0", 8);
        QTest::newRow("RIFF without WebP") << QByteArray("RIFF\0\0\0\0WAVE", 12);
        QTest::newRow("BMP cut short") << QByteArray("BM\0\0", 4);
    }

    void whatIsNoPictureIsRefusedWithASentence()
    {
        QFETCH(QByteArray, file);
        const auto picture =
            decode(bytes(std::string_view(file.data(), static_cast<std::size_t>(file.size()))));
        QVERIFY(!picture);
        QVERIFY(picture.error().what.size() > 10);
    }

    void zeroPixelsAreRefused()
    {
        QVERIFY(!decode(pngClaiming(0, 0)));
        QVERIFY(!decode(pngClaiming(5, 0)));
        QVERIFY(!encodePng({}));
        QVERIFY(!encodeJpeg({4, 4, {1, 2, 3}, {}}));
    }

    void onePixelIsAPicture()
    {
        const auto back = decode(*encodePng({1, 1, {77}, {}}));
        QVERIFY(back);
        QCOMPARE(back->grey, std::vector<std::uint8_t>{77});
    }

    void everyTruncationIsARefusalOrAPicture()
    {
        const auto png = *encodePng(checkered(40, 40));
        const auto jpeg = *encodeJpeg(checkered(40, 40));
        for (const auto& file : {png, jpeg})
            for (std::size_t length = 0; length < file.size(); length += 3) {
                const auto picture = decode(ByteView(file).first(length));
                QVERIFY(picture || !picture.error().what.empty());
            }
    }

    void aPictureThatIsCutShortIsNotWhole()
    {
        const auto picture = checkered(64, 64);
        for (const auto& file : {*encodePng(picture), *encodeJpeg(picture)}) {
            QVERIFY(isWhole(file));
            for (std::size_t length = 12; length + 1 < file.size(); length += 3)
                QVERIFY(!isWhole(ByteView(file).first(length)));
            auto more = file; // cameras write notes behind the end
            append(more, bytes("maker note"));
            QVERIFY(isWhole(more));
        }
    }

    void aJpegDamagedInItsMiddleIsNotIntact()
    {
        const auto scene = dockScene({}, {2.5, Hardship::None, 3, 900, 700});
        auto jpeg = *encodeJpeg(scene->picture);
        QVERIFY(isIntact(jpeg));

        std::fill_n(jpeg.begin() + static_cast<std::ptrdiff_t>(jpeg.size() / 2), 400, std::uint8_t{0xA5});

        QVERIFY(isWhole(jpeg) && decode(jpeg)); // the decoder says nothing of it
        QVERIFY(!isIntact(jpeg));
        QVERIFY(!isIntact(bytes("\xFF\xD8\xFF no picture")));
        QVERIFY(isIntact(*encodePng(scene->picture)));
    }

    void damagedBytesNeverEndTheProcess()
    {
        auto jpeg = *encodeJpeg(checkered(40, 40));
        for (std::size_t at = 0; at < jpeg.size(); ++at) {
            auto damaged = jpeg;
            damaged[at] = static_cast<std::uint8_t>(damaged[at] ^ 0x5A);
            const auto picture = decode(damaged);
            QVERIFY(!picture || picture->width > 0);
            (void)isIntact(damaged);
        }
    }

    // Files made by a stranger's encoder, in hex: 2 × 1 pixels.
    void sixteenBitsAreScaledToEight()
    {
        // grey 16-bit: 0x8000 and 0xFFFF
        const auto file = fromHex(
            "89504e470d0a1a0a0000000d494844520000000200000001100000000081d9fc150000000d49444154789c636860f8ff"
            "1f000502027f165ec4650000000049454e44ae426082");
        QVERIFY(file);
        const auto picture = decode(*file);
        QVERIFY2(picture, picture ? "" : picture.error().what.c_str());
        QCOMPARE(picture->width, 2);
        QVERIFY(std::abs(picture->grey[0] - 127) <= 1);
        QCOMPARE(int(picture->grey[1]), 255);
    }

    void transparencyIsLaidOnWhite()
    {
        // RGBA: black fully transparent, black opaque
        const auto file = fromHex(
            "89504e470d0a1a0a0000000d4948445200000002000000010806000000f4227f8a0000000c49444154789c63608080ff"
            "00010801004d198f390000000049454e44ae426082");
        QVERIFY(file);
        const auto picture = decode(*file, Want::GreyAndColour);
        QVERIFY(picture);
        QCOMPARE(int(picture->grey[0]), 255);
        QCOMPARE(int(picture->grey[1]), 0);
    }

    void thumbnailsFitAndNeverGrow()
    {
        const auto small = thumbnail(*encodePng(checkered(400, 200)), 100);
        const auto same = thumbnail(*encodePng(checkered(40, 20)), 100);

        QCOMPARE(*dimensionsOf(*small), (Dimensions{100, 50}));
        QCOMPARE(*dimensionsOf(*same), (Dimensions{40, 20}));
        QVERIFY(!thumbnail(bytes("x"), 100));
    }

    void theSameSeedPaintsTheSamePixels()
    {
        const auto label = checkered(200, 300);
        BenchView view;
        view.width = 320;
        view.height = 240;

        const auto one = benchPhoto(label, view);
        const auto two = benchPhoto(label, view);
        view.seed = 2;
        const auto other = benchPhoto(label, view);

        QVERIFY(one && two && other);
        QCOMPARE(one->grey, two->grey);
        QVERIFY(one->grey != other->grey);
    }

    void aBenchPhotoOfNothingIsRefused()
    {
        QVERIFY(!benchPhoto({}, {}));
        BenchView huge;
        huge.width = 1'000'000;
        QVERIFY(!benchPhoto(checkered(8, 8), huge));
    }

    void paintedScenesHaveTheSizeOfAPhoto()
    {
        const auto jacket = jacketLyingFlat(1);
        QCOMPARE(jacket.width, 1600);
        QCOMPARE(jacket.colour.size(), std::size_t{1600 * 1200 * 3});
    }
};

QTEST_APPLESS_MAIN(PictureTest)
#include "test_picture.moc"
