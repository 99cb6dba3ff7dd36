// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// custody-admin read-image as people and scripts use it.

#include <sys/stat.h>

#include <algorithm>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "app/base/file.h"
#include "app/labels/preview.h"
#include "app/labels/raster.h"
#include "app/vision/dock_scene.h"
#include "app/vision/picture.h"
#include "tests/support/program.h"

using namespace custody;
using namespace custody::test;

namespace {

// A folder of pictures, named as the tests call them.
struct Folder {
    QString keep(const char* name, ByteView content)
    {
        const auto path = place.filePath(QString::fromLatin1(name));
        if (!replaceFile(path.toStdString(), content))
            qFatal("a test's picture cannot be written");
        return path;
    }
    QString label(const char* name, const std::vector<labels::BarsElement>& codes)
    {
        labels::Layout layout{203, 900, 600, {}};
        for (const auto& code : codes)
            layout.elements.emplace_back(code);
        const auto bitmap = labels::rasterise(layout);
        return keep(name, *labels::toPng(*bitmap, 203));
    }
    QTemporaryDir place;
};

// Lines without their last column, the milliseconds, which must be a number.
QStringList linesOf(const Ran& ran)
{
    QStringList lines;
    for (const auto& line : QString::fromUtf8(ran.out).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        bool isNumber = false;
        line.section(QLatin1Char('\t'), -1).toInt(&isNumber);
        lines << (isNumber ? line.section(QLatin1Char('\t'), 0, -2)
                           : QStringLiteral("no milliseconds: ") + line);
    }
    return lines;
}

Ran readImage(const QStringList& words)
{
    return run(ours("custody-admin"), QStringList{"read-image", "--budget-ms", "2000"} + words);
}

} // namespace

class ReadImageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLineForEachSymbol()
    {
        Folder folder;
        const auto one = folder.label("one.png", {{40, 60, 160, 3, "1Z5R89390357567127", false}});
        const auto gs1 = folder.label("gs1.png",
            {{40, 60, 160, 2,
                "42007936\x1D"
                "9205590242327008598961",
                true}});

        const auto ran = readImage({one, gs1});

        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(linesOf(ran),
            (QStringList{one + "\tCode128\t1Z5R89390357567127",
                gs1 + "\tGS1-128\t42007936\\x1d9205590242327008598961"}));
        QVERIFY2(ran.err.isEmpty(), ran.err);
    }

    void twoEqualCodesAreTwoLines()
    {
        Folder folder;
        const auto path = folder.label("twice.png",
            {{40, 60, 160, 3, "1Z5R89390357567127", false}, {60, 380, 160, 3, "1Z5R89390357567127", false}});
        const auto ran = readImage({path});
        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(linesOf(ran), QStringList(2, path + "\tCode128\t1Z5R89390357567127"));
    }

    void aPictureWithoutACodeIsADash()
    {
        Folder folder;
        const auto path = folder.label("blank.png", {});
        const auto ran = readImage({path});
        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(linesOf(ran), QStringList{path + "\t-\t"});
    }

    void aBadFileIsNamedAndTheOthersAreRead_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("no picture") << QByteArray("this is text") << 65;
        QTest::newRow("empty") << QByteArray("") << 65;
        QTest::newRow("a bomb of 3.6 gigapixels")
            << QByteArray("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\xEA\x60\0\0\xEA\x60\x08\0\0\0\0", 29) << 65;
        QTest::newRow("a header and nothing behind it")
            << QByteArray("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x60\0\0\0\x60\x08\0\0\0\0", 29) << 65;
        QTest::newRow("not there") << QByteArray() << 66;
    }

    void aBadFileIsNamedAndTheOthersAreRead()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, exitCode);
        Folder folder;
        const auto bad = content.isNull()
            ? folder.place.filePath("nowhere.png")
            : folder.keep("bad.png", view(std::string_view(content.data(), std::size_t(content.size()))));
        const auto good = folder.label("good.png", {{40, 60, 160, 3, "1Z5R89390357567127", false}});

        const auto ran = readImage({bad, good});

        QCOMPARE(ran.exitCode, exitCode);
        QVERIFY2(ran.err.startsWith(bad.toUtf8() + ": "), ran.err);
        QCOMPARE(linesOf(ran), QStringList{good + "\tCode128\t1Z5R89390357567127"});
    }

    void aNameOfTabsAndLineEndsStaysInItsColumn()
    {
        Folder folder;
        const auto path = folder.label("a\tb\nc\\d.png", {{40, 60, 160, 3, "1Z5R89390357567127", false}});

        const auto ran = readImage({path});

        const auto plain = folder.place.path() + QStringLiteral("/a\\x09b\\x0ac\\\\d.png");
        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(linesOf(ran), QStringList{plain + "\tCode128\t1Z5R89390357567127"});
        QVERIFY(readImage({path + "\n"}).err.startsWith(plain.toUtf8() + "\\x0a: "));
    }

    void aPathThatIsNoFileSaysWhatItIs()
    {
        Folder folder;
        const auto pipe = folder.place.filePath("pipe");
        QCOMPARE(::mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);

        const auto ofFolder = readImage({folder.place.path()});
        const auto ofPipe = readImage({pipe});
        const auto ofDevice = readImage({"/dev/null"});
        const auto ofNothing = readImage({folder.place.filePath("none")});

        for (const auto* ran : {&ofFolder, &ofPipe, &ofDevice, &ofNothing}) {
            QCOMPARE(ran->exitCode, 66);
            QVERIFY(ran->out.isEmpty());
        }
        QVERIFY2(ofFolder.err.contains("this is a folder"), ofFolder.err);
        QVERIFY2(ofPipe.err.contains("this is a pipe"), ofPipe.err);
        QVERIFY2(ofDevice.err.contains("this is a device"), ofDevice.err);
        QVERIFY2(ofNothing.err.contains("no such file"), ofNothing.err);
    }

    void aPictureCutShortIsNoPictureWithoutACode()
    {
        vision::DockView view{2.5, vision::Hardship::None, 3, 900, 700};
        const auto blank = vision::dockScene({}, view);
        QVERIFY(blank);
        const auto jpeg = vision::encodeJpeg(blank->picture);
        Folder folder;
        const auto cut = folder.keep("cut.jpg", ByteView(*jpeg).first(jpeg->size() * 2 / 3));

        const auto ran = readImage({cut});

        QCOMPARE(ran.exitCode, 65);
        QVERIFY2(ran.out.isEmpty(), ran.out);
        QVERIFY2(ran.err.contains("cut short"), ran.err);
    }

    void aPictureDamagedInItsMiddleIsNoPictureWithoutACode()
    {
        const auto blank = vision::dockScene({}, {2.5, vision::Hardship::None, 3, 900, 700});
        auto jpeg = *vision::encodeJpeg(blank->picture);
        std::fill_n(jpeg.begin() + static_cast<std::ptrdiff_t>(jpeg.size() / 2), 400, std::uint8_t{0xA5});
        Folder folder;

        const auto ran = readImage({folder.keep("damaged.jpg", jpeg)});

        QCOMPARE(ran.exitCode, 65);
        QVERIFY2(ran.out.isEmpty(), ran.out);
        QVERIFY2(ran.err.contains("damaged"), ran.err);
    }

    void whatIsInAPictureCutShortIsPrinted()
    {
        Folder folder;
        const auto whole = folder.label("whole.png", {{40, 30, 160, 3, "1Z5R89390357567127", false}});
        const auto jpeg =
            vision::encodeJpeg(*vision::decode(*readFile(whole.toStdString(), vision::largestFile)));
        const auto cut = folder.keep("cut.jpg", ByteView(*jpeg).first(jpeg->size() - 40));

        const auto ran = readImage({cut});

        QCOMPARE(ran.exitCode, 65);
        QCOMPARE(linesOf(ran), QStringList{cut + "\tCode128\t1Z5R89390357567127"});
        QVERIFY2(ran.err.contains("cut short"), ran.err);
    }

    void timeThatRanOutIsSaid()
    {
        vision::DockView view{2, vision::Hardship::None, 3, 3000, 2000};
        const auto blank = vision::dockScene({}, view);
        QVERIFY(blank);
        Folder folder;
        const auto path = folder.keep("large.png", *vision::encodePng(blank->picture));

        const auto ran = run(ours("custody-admin"), {"read-image", "--budget-ms", "30", path});

        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(linesOf(ran), QStringList{path + "\t-\t"});
        QVERIFY2(ran.err.contains("the time was over before the whole picture was searched"), ran.err);
        QVERIFY(run(ours("custody-admin"), {"read-image", "--help"}).out.contains("time was over"));
    }

    void wrongArgumentsAreAUsageError()
    {
        QCOMPARE(run(ours("custody-admin"), {"read-image"}).exitCode, 64);
        QCOMPARE(run(ours("custody-admin"), {"read-image", "--budget-ms", "0", "x.png"}).exitCode, 64);
        QCOMPARE(run(ours("custody-decoder"), {}).exitCode, 64);
        QVERIFY(run(ours("custody-decoder"), {"--help"}).out.contains("Never run by hand"));
    }
};

QTEST_APPLESS_MAIN(ReadImageTest)
#include "test_read_image.moc"
