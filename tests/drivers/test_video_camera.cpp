// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A film of labels, written here, played as a running camera.

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/videoio.hpp>

#include "app/labels/raster.h"
#include "app/scan/barcode_reader.h"
#include "app/vision/frame_pixels.h"
#include "drivers/cameras/video_camera.h"

using namespace custody;
using namespace std::chrono_literals;

namespace {

cv::Mat frameWith(const std::string& number)
{
    const auto bitmap =
        labels::rasterise({203, 960, 320, {labels::BarsElement{40, 60, 160, 3, number, false}}});
    cv::Mat frame(320, 960, CV_8UC3, cv::Scalar::all(255));
    for (int y = 0; bitmap && y < frame.rows; ++y)
        for (int x = 0; x < frame.cols; ++x)
            if (bitmap->black(x, y))
                frame.at<cv::Vec3b>(y, x) = {0, 0, 0};
    return frame;
}

struct Film {
    Film()
        : path(folder.filePath(QStringLiteral("labels.avi")).toStdString())
    {
        cv::VideoWriter writer(path, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), 60, {960, 320});
        for (const char* number : {"LPN-FILM-1", "LPN-FILM-2"})
            for (int i = 0; i < 3; ++i)
                writer.write(frameWith(number));
    }
    QTemporaryDir folder;
    std::string path;
};

std::string read(const devices::LiveFrame& frame)
{
    const auto grey = vision::greyOf(frame.colour, frame.width, frame.height);
    const auto symbols = scan::readThisSize(
        {grey.data(), frame.width, frame.height, frame.width}, scan::Formats::Dock, {10s, 1});
    return symbols.empty() ? std::string() : std::string(text(symbols[0].bytes));
}

} // namespace

class VideoCameraTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFilmIsPlayedInItsOrderAndBeginsAgain()
    {
        const Film film;
        auto camera = cameras::openVideo({film.path});
        QVERIFY2(camera, camera ? "" : camera.error().what.c_str());
        std::vector<std::string> seen;
        for (int i = 0; i < 9; ++i) {
            const auto frame = (*camera)->next(5s);
            QVERIFY(frame && *frame);
            QCOMPARE((*frame)->width, 960);
            QCOMPARE((*frame)->colour.size(), std::size_t{3} * 960 * 320);
            if (const auto number = read(**frame); seen.empty() || seen.back() != number)
                seen.push_back(number);
        }
        QCOMPARE(seen, (std::vector<std::string>{"LPN-FILM-1", "LPN-FILM-2", "LPN-FILM-1"}));
    }

    void theFilesOfAFolderArePlayedInTheOrderOfTheirNames()
    {
        const QTemporaryDir folder;
        const auto place = [&](const char* name) { return folder.filePath(name).toStdString(); };
        QVERIFY(cv::imwrite(place("b.png"), frameWith("LPN-FILM-2")));
        QVERIFY(cv::imwrite(place("a.png"), frameWith("LPN-FILM-1")));
        QVERIFY(QFile(folder.filePath("note.txt")).open(QIODevice::WriteOnly));
        auto camera = cameras::openVideo({folder.path().toStdString()});
        QVERIFY2(camera, camera ? "" : camera.error().what.c_str());

        std::vector<std::string> seen;
        for (int i = 0; i < 3; ++i) {
            const auto frame = (*camera)->next(5s);
            QVERIFY(frame && *frame);
            seen.push_back(read(**frame));
        }

        QCOMPARE(seen, (std::vector<std::string>{"LPN-FILM-1", "LPN-FILM-2", "LPN-FILM-1"}));
        QVERIFY(!cameras::openVideo({QTemporaryDir().path().toStdString()})); // nothing in it
    }

    void aCameraThatIsNotThereIsNamed()
    {
        const auto camera = cameras::openVideo({"/dev/video-none"});
        QVERIFY(!camera);
        QCOMPARE(int(camera.error().fault), int(Fault::NotFound));
    }

    void whatIsNoFilmIsRefused()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("not.avi"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is no film");
        file.close();
        QVERIFY(!cameras::openVideo({path.toStdString()}));
    }

    void aNetworkCamerasAddressIsNeverTold()
    {
        // Nobody listens there; what is said of it holds no password.
        const auto camera = cameras::openVideo({"rtsp://user:secret@127.0.0.1:9/stream"});
        QVERIFY(!camera);
        QVERIFY(camera.error().what.find("secret") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(VideoCameraTest)
#include "test_video_camera.moc"
