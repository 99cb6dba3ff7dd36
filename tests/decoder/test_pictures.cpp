// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The shipped decoder: what it reads, what it refuses, and what a stream loses when it is killed.

#include <QTest>

#include <csignal>
#include <random>
#include <thread>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include "app/decoder/decoder.h"
#include "app/decoder/shared_picture.h"
#include "app/labels/raster.h"
#include "app/vision/picture.h"

using namespace custody;
using namespace custody::decoder;
using namespace std::chrono_literals;

namespace {

constexpr auto number = "1Z5R89390357567127";

// A white sheet with codes on it.
struct Sheet {
    Sheet(int width, int height, const std::vector<labels::BarsElement>& codes)
    {
        labels::Layout layout{203, width, height, {}};
        for (const auto& code : codes)
            layout.elements.emplace_back(code);
        const auto bitmap = labels::rasterise(layout);
        if (!bitmap)
            qFatal("the sheet cannot be painted");
        picture = {width, height, {}, {}};
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x)
                picture.grey.push_back(bitmap->black(x, y) ? 0 : 255);
    }
    Bytes as(const char* ending, int type = CV_8U, double scale = 1) const
    {
        const cv::Mat grey(
            picture.height, picture.width, CV_8U, const_cast<std::uint8_t*>(picture.grey.data()));
        cv::Mat out;
        grey.convertTo(out, type, scale);
        Bytes bytes;
        cv::imencode(ending, out, bytes);
        return bytes;
    }
    vision::Picture picture;
};

Sheet oneLabel() { return {900, 300, {{40, 60, 160, 3, number, false}}}; }

Settings shipped()
{
    Settings settings;
    settings.program = CUSTODY_BIN "/custody-decoder";
    settings.grace = 20s; // machines that test are busy
    return settings;
}

std::vector<std::string> contents(const Answer& answer)
{
    std::vector<std::string> found;
    for (const auto& symbol : answer.symbols)
        found.emplace_back(text(symbol.bytes));
    return found;
}

} // namespace

class PicturesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindOfFileIsRead_data()
    {
        QTest::addColumn<QByteArray>("file");
        const auto sheet = oneLabel();
        const auto row = [](const char* name, const Bytes& file) {
            QTest::newRow(name) << QByteArray(
                reinterpret_cast<const char*>(file.data()), qsizetype(file.size()));
        };
        row("PNG", sheet.as(".png"));
        row("JPEG", sheet.as(".jpg"));
        row("WebP", sheet.as(".webp"));
        row("BMP", sheet.as(".bmp"));
        row("PNG with 16 bits a pixel", sheet.as(".png", CV_16U, 257));
        row("12 megapixels", Sheet(4000, 3000, {{400, 600, 400, 8, number, false}}).as(".jpg"));
    }

    void everyKindOfFileIsRead()
    {
        QFETCH(QByteArray, file);
        Decoder decoder(shipped());

        const auto answer =
            decoder.readFile(view(std::string_view(file.data(), std::size_t(file.size()))), {2s, 16});

        QVERIFY2(answer, answer ? "" : answer.error().what.c_str());
        QCOMPARE(contents(*answer), std::vector<std::string>{number});
        QCOMPARE(decoder.tally().started, std::uint64_t{2}); // one that worked, one spare
    }

    void twoEqualCodesInOneFrameAreBothReported()
    {
        const Sheet sheet(900, 700, {{40, 60, 160, 3, number, false}, {60, 420, 160, 3, number, false}});
        Decoder decoder(shipped());

        const auto answer = decoder.readFrame(sheet.picture.view(), {2s, 16}, 1);

        QVERIFY(answer);
        QCOMPARE(contents(*answer), (std::vector<std::string>{number, number}));
        QCOMPARE(decoder.tally().mishaps, std::uint64_t{0});
    }

    void aCodeWiderThan500PixelsIsReportedOnce()
    {
        const Sheet sheet(1920, 1080, {{120, 300, 300, 7, number, false}});
        Decoder decoder(shipped());

        const auto answer = decoder.readFrame(sheet.picture.view(), {2s, 16}, 1);

        QVERIFY(answer);
        QCOMPARE(contents(*answer), std::vector<std::string>{number});
    }

    void aRegionIsLookedAtAloneAndItsCornersLieInTheFrame()
    {
        const Sheet sheet(900, 700, {{40, 60, 160, 3, number, false}, {60, 420, 160, 3, "BELOW-77", false}});
        Decoder decoder(shipped());

        const auto answer = decoder.readFrame(sheet.picture.view(), {2s, 16}, 1, {0, 350, 900, 350});

        QVERIFY(answer);
        QCOMPARE(contents(*answer), std::vector<std::string>{"BELOW-77"});
        for (const auto& corner : answer->symbols[0].corners)
            QVERIFY(corner.y >= 400 && corner.y < 700);
    }

    void aColourFrameIsReadLikeAGreyOne()
    {
        // Through the child's own question, since the station sends grey frames only.
        const auto sheet = oneLabel();
        Bytes colour;
        for (const auto pixel : sheet.picture.grey)
            colour.insert(colour.end(), 3, pixel);
        auto child = ChildProcess::start(shipped().program);
        QVERIFY(child);
        const auto deadline = std::chrono::steady_clock::now() + 60s;
        QVERIFY(*child->channel().receive(longestQuestion, deadline));
        Question question;
        question.pixels = Pixels::Colour;
        question.effort = {2s, 16};
        question.width = sheet.picture.width;
        question.height = sheet.picture.height;
        question.size = colour.size();
        const auto memory = sharePicture(colour);

        QVERIFY(child->channel().send(question.bytes(), &*memory));
        const auto message = child->channel().receive(longestAnswer, deadline);

        QVERIFY(message && *message);
        QCOMPARE(contents(*Answer::parse((*message)->bytes)), std::vector<std::string>{number});
    }

    void decompressionBombsMeetNoDecoder_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("a PNG of 60,000 × 60,000")
            << QByteArray("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\xEA\x60\0\0\xEA\x60\x08\0\0\0\0", 29);
        QTest::newRow("a PNG of 0 × 0")
            << QByteArray("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\0\0\0\0\0\x08\0\0\0\0", 29);
        QTest::newRow("no picture") << QByteArray("GIF89a");
        QTest::newRow("nothing") << QByteArray();
    }

    void decompressionBombsMeetNoDecoder()
    {
        QFETCH(QByteArray, file);
        Decoder decoder(shipped());

        const auto answer = decoder.readFile(view(std::string_view(file.data(), std::size_t(file.size()))));

        QVERIFY(!answer);
        QCOMPARE(int(answer.error().fault), int(Fault::Invalid));
        QCOMPARE(decoder.tally().started, std::uint64_t{0});
    }

    void tinyPicturesHaveNoCodes()
    {
        Decoder decoder(shipped());
        for (const int side : {1, 2, 7})
            for (const char* ending : {".png", ".jpg", ".webp", ".bmp"}) {
                const auto answer = decoder.readFile(Sheet(side, side, {}).as(ending));
                QVERIFY(answer);
                QVERIFY(answer->symbols.empty());
            }
        QCOMPARE(decoder.tally().mishaps, std::uint64_t{0});
    }

    void corruptedAndCutFilesAreAnsweredAndTheDecoderGoesOn()
    {
        const auto sheet = oneLabel();
        std::mt19937 random(9);
        Decoder decoder(shipped());
        for (const char* ending : {".png", ".jpg", ".webp", ".bmp"}) {
            const auto whole = sheet.as(ending);
            for (int i = 0; i < 40; ++i) {
                auto broken = whole;
                if (i % 2)
                    broken.resize(random() % whole.size());
                else
                    for (int change = 0; change < 1 + i; ++change)
                        broken[30 + random() % (whole.size() - 30)] = static_cast<std::uint8_t>(random());
                const auto answer = decoder.readFile(broken, {1000ms, 1});
                QVERIFY(answer || answer.error().fault == Fault::Invalid);
            }
        }
        const auto answer = decoder.readFile(sheet.as(".png"), {2s, 16});
        QVERIFY(answer);
        QCOMPARE(contents(*answer), std::vector<std::string>{number});
        QCOMPARE(decoder.tally().mishaps, std::uint64_t{0});
    }

    void aFileCanBeJudgedWithoutASearch()
    {
        Decoder decoder(shipped());
        const auto file = oneLabel().as(".jpg");

        const auto whole = decoder.readFile(file, {0ms, 0});
        const auto cut = decoder.readFile(ByteView(file).first(200), {0ms, 0});

        QVERIFY(whole && whole->symbols.empty());
        QCOMPARE(whole->width, 900);
        QVERIFY(!cut);
    }

    void afterADeathAWaitingChildTakesOverWithin100Milliseconds()
    {
        const auto sheet = oneLabel();
        Decoder decoder(shipped());
        auto fastest = 1'000'000us; // a machine that is busy with other things delays any of them
        for (int i = 0; i < 5; ++i) {
            QVERIFY(decoder.readFrame(sheet.picture.view(), {500ms, 1}, 1));
            QTRY_VERIFY_WITH_TIMEOUT(decoder.spareWaits(), 20'000);
            ::kill(decoder.childId(), SIGKILL);
            QVERIFY(decoder.readFrame(sheet.picture.view(), {500ms, 1}, 1));
            fastest = std::min(fastest, decoder.tally().lastRestart);
        }
        QVERIFY2(fastest > 0us && fastest < 100ms, std::to_string(fastest.count()).c_str());
    }

    void noFileOfTheStationReachesTheChild()
    {
        Decoder decoder(shipped());
        QVERIFY(decoder.start());
        const auto of = QStringLiteral("/proc/%1/").arg(decoder.childId());
        QFile environment(of + QStringLiteral("environ"));
        QStringList open;
        for (int i = 0; i < 64; ++i)
            if (const auto to = QFile::symLinkTarget(of + QStringLiteral("fd/%1").arg(i)); !to.isEmpty())
                open << to.section(QLatin1Char('/'), -1).section(QLatin1Char(':'), 0, 0);
        QCOMPARE(open, (QStringList{"null", "null", "null", "socket"}));
        QVERIFY(environment.open(QIODevice::ReadOnly));
        QCOMPARE(environment.readAll().size(), 0);
    }

    // Frames of one label while the child is killed over and over: each number that a frame shows is read
    // sooner or later, and no frame takes longer than its deadline.
    void killsLoseNoNumber() { killWhileReading(30); }
    void nightlyAThousandKillsLoseNoNumber() { killWhileReading(1000); }

private:
    static void killWhileReading(int kills)
    {
        Decoder decoder(shipped());
        std::atomic<int> victim{0};
        std::atomic<bool> over{false};
        std::thread killer([&] {
            std::mt19937 random(3);
            while (!over) {
                std::this_thread::sleep_for(std::chrono::milliseconds(random() % 40));
                if (const int id = victim.exchange(0))
                    ::kill(id, SIGKILL);
            }
        });
        int lost = 0;
        for (int i = 0; decoder.tally().started < std::uint64_t(kills) && lost == 0; ++i) {
            const auto shown = "LPN-KILL-" + std::to_string(i);
            const Sheet sheet(700, 300, {{40, 60, 160, 2, shown, false}});
            std::vector<std::string> read;
            for (int frame = 0; frame < 20 && read.empty(); ++frame) {
                victim = decoder.childId();
                if (const auto answer = decoder.readFrame(sheet.picture.view(), {500ms, 1}, 1))
                    read = contents(*answer);
            }
            lost += read != std::vector<std::string>{shown};
        }
        over = true;
        killer.join();
        QCOMPARE(lost, 0);
    }
};

QTEST_APPLESS_MAIN(PicturesTest)
#include "test_pictures.moc"
