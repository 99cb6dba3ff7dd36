// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Our ZPL drawn by a renderer that strangers wrote, and read by readers that strangers wrote. The renderer is
// an npm package, fetched into the build folder the first time.
#include <QDir>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>

#include "app/base/file.h"
#include "app/labels/languages/zpl.h"
#include "app/labels/raster.h"
#include "app/vision/picture.h"
#include "tests/support/program.h"
#include "tests/support/zbar_reading.h"

using namespace custody;
using namespace custody::labels;

namespace {

constexpr auto package = "zpl-renderer-js@3.4.0";
constexpr double beyondMm = 15; // paper to the right and below, so that what leaves the label is seen

QString rendererFolder() { return QDir::cleanPath(QStringLiteral(CUSTODY_BIN "/../zpl-renderer")); }
QString rendererModule() { return rendererFolder() + QStringLiteral("/node_modules/zpl-renderer-js"); }

// Why there is no renderer; empty when there is one.
QString missingRenderer()
{
    if (!test::isInstalled("node"))
        return QStringLiteral("node is not installed");
    QDir().mkpath(rendererFolder());
    QLockFile onlyOne(rendererFolder() + QStringLiteral("/.lock"));
    onlyOne.lock();
    if (QFile::exists(rendererModule() + QStringLiteral("/package.json")))
        return {};
    if (!test::isInstalled("npm"))
        return QStringLiteral("npm is not installed");
    const auto fetched = test::run(QStringLiteral("npm"),
        {QStringLiteral("install"), QStringLiteral("--no-save"), QStringLiteral("--no-audit"),
            QStringLiteral("--no-fund"), QStringLiteral("--ignore-scripts"), QStringLiteral("--prefix"),
            rendererFolder(), QString::fromLatin1(package)});
    return fetched.exitCode == 0 ? QString() : QStringLiteral("npm cannot fetch the renderer");
}

test::Dots dotsOf(const vision::Picture& picture)
{
    test::Dots dots(picture.width, picture.height);
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            if (picture.grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width)
                    + static_cast<std::size_t>(x)]
                < 128)
                dots.set(x, y);
    return dots;
}

// What the renderer prints of each layout, on paper larger than the label. Nothing for a job that is not one
// label.
std::vector<std::optional<test::Dots>> rendered(const std::vector<Layout>& layouts)
{
    const int dpi = layouts.front().dpi;
    const int beyond = dots(beyondMm, dpi);
    const QTemporaryDir folder;
    QStringList files;
    double width = 0;
    double height = 0;
    for (auto layout : layouts) {
        layout.width += beyond;
        layout.height += beyond;
        width = std::max(width, layout.width * 25.4 / dpi);
        height = std::max(height, layout.height * 25.4 / dpi);
        files << folder.filePath(QStringLiteral("%1.zpl").arg(files.size()));
        if (!replaceFile(files.back().toStdString(), *toZpl(layout)))
            return {};
    }
    // A printer of 300 dpi has twelve dots a millimetre for its language, and 8 of 203.
    const double scale = dpi / 25.4 / (dpi == 203 ? 8 : 12);
    QProcess node;
    node.start(QStringLiteral("node"),
        QStringList{QStringLiteral(CUSTODY_SOURCE "/tests/support/render_zpl.cjs"), rendererModule(),
            QString::number(width * scale), QString::number(height * scale),
            QString::number(dpi == 203 ? 8 : 12)}
            + files);
    node.waitForFinished(200'000); // a renderer of nine megabytes takes its time on a busy machine
    if (node.exitStatus() != QProcess::NormalExit || node.exitCode() != 0)
        qWarning("%s", node.readAllStandardError().constData());
    std::vector<std::optional<test::Dots>> all;
    for (const auto& file : files) {
        const auto png = readFile((file + QStringLiteral("-1.png")).toStdString(), vision::largestFile);
        const bool alone = !QFile::exists(file + QStringLiteral("-2.png"));
        all.push_back(png && alone ? std::optional(dotsOf(*vision::decode(*png))) : std::nullopt);
    }
    return all;
}

// The last column and row with ink, and the first; the renderer centres a label on its paper, so both sides
// count.
bool inkStaysWithin(const test::Dots& paper, const Layout& layout)
{
    const int beyond = dots(beyondMm, layout.dpi);
    const int left = (paper.width - layout.width - beyond) / 2;
    for (int y = 0; y < paper.height; ++y)
        for (int x = 0; x < paper.width; ++x)
            if (paper.at(x, y) && (x < left || x >= left + layout.width || y >= layout.height))
                return false;
    return true;
}

// The letters alone: what the layout says is no text is taken off the paper.
QString wordsOn(const test::Dots& paper, const Layout& layout)
{
    const int left = (paper.width - layout.width - dots(beyondMm, layout.dpi)) / 2;
    vision::Picture picture;
    picture.width = paper.width;
    picture.height = layout.height;
    picture.grey.assign(static_cast<std::size_t>(paper.width) * static_cast<std::size_t>(layout.height), 255);
    for (const auto& element : layout.elements)
        if (const auto* const text = std::get_if<TextElement>(&element))
            for (int y = text->y - 4; y < text->y + text->height + 4; ++y)
                for (int x = left + text->x - 4; x < paper.width; ++x)
                    if (paper.at(x, y))
                        picture.grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(paper.width)
                            + static_cast<std::size_t>(x)] = 0;
    const QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("words.png"));
    if (!replaceFile(file.toStdString(), *vision::encodePng(picture)))
        return {};
    return QString::fromUtf8(test::run(QStringLiteral("tesseract"),
        {file, QStringLiteral("-"), QStringLiteral("-l"), QStringLiteral("spa"), QStringLiteral("--psm"),
            QStringLiteral("6"), QStringLiteral("--dpi"), QString::number(layout.dpi)})
                                 .out);
}

struct Sample {
    ItemLabel label;
    SizeMm size;
};

std::vector<Sample> samples()
{
    return {{{"CS0000004217", {"ACME Apparel", "Jacket 38"}, 0}, {100, 50}},
        {{"LP7K2M9QX4TB", {"Confecciones Muñoz y García, Córdoba", "pantalón niño"}, 3}, {100, 50}},
        {{"CS0000004217", {std::string(40, 'W') + " " + std::string(200, 'M')}, 1}, {100, 50}},
        {{"ABCDEFGHJKLM", {"long name of a brand that nobody can remember", "one more"}, 999}, {76, 38}},
        {{"CS0000004217", {"^XZ~JR^XA", "\"q\" \\ _5E >5"}, 0}, {100, 50}},
        {{"A>B^C~D\"\\_", {"^FS^FO0,0^GB800,400,400^FS", "~CC#"}, 0}, {100, 50}},
        {{"CS0000004217", {"ACME"}, 2, MatrixKind::Qr}, {102, 76}}};
}

} // namespace

class SecondOpinionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const auto why = missingRenderer(); !why.isEmpty())
            QSKIP(qPrintable(why));
    }

    void strangersDrawAndReadTheCodes_data()
    {
        QTest::addColumn<int>("dpi");
        QTest::newRow("203 dpi") << 203;
        QTest::newRow("300 dpi") << 300;
    }

    void strangersDrawAndReadTheCodes()
    {
        QFETCH(int, dpi);
        const auto all = samples();
        std::vector<Layout> layouts;
        for (const auto& sample : all)
            layouts.push_back(*layOut(sample.label, sample.size, dpi));

        const auto papers = rendered(layouts);

        QCOMPARE(papers.size(), layouts.size());
        for (std::size_t i = 0; i < papers.size(); ++i) {
            const auto& label = all[i].label;
            QVERIFY2(papers[i], label.lpn.c_str());
            QVERIFY2(inkStaysWithin(*papers[i], layouts[i]), label.lines.front().c_str());
            const std::vector<std::string> codes(label.matrix ? 2 : 1, label.lpn);
            QCOMPARE(test::zbarReads(*papers[i]), codes);
        }
    }

    void strangersReadTheWords()
    {
        if (!test::isInstalled("tesseract"))
            QSKIP("tesseract is not installed");
        const auto all = samples();
        const std::vector<Layout> layouts{*layOut(all[0].label), *layOut(all[1].label)};

        const auto papers = rendered(layouts);
        const auto plain = wordsOn(papers.at(0).value(), layouts[0]);
        const auto spanish = wordsOn(papers.at(1).value(), layouts[1]);

        for (const char* const words : {"CS00 0000 4217", "ACME Apparel", "Jacket 38"})
            QVERIFY2(plain.contains(QString::fromUtf8(words)), qPrintable(plain));
        for (const char* const words : {"Confecciones Muñoz y García, Córdoba", "pantalón niño", "REPRINT 3"})
            QVERIFY2(spanish.contains(QString::fromUtf8(words)), qPrintable(spanish));
    }

    void aCaretInTheDataIsDrawnAsACaret()
    {
        // The same line, once in the data and once without what could be taken for a command.
        Layout with{203, 800, 200, {TextElement{20, 20, 60, "A^XZB"}}};
        Layout without{203, 800, 200, {TextElement{20, 20, 60, "A"}}};

        const auto papers = rendered({with, without});

        const auto ink = [](const test::Dots& dots) {
            return std::count(dots.black.begin(), dots.black.end(), 1);
        };
        QVERIFY(papers.at(0) && papers.at(1));
        QVERIFY(ink(*papers[0]) > 3 * ink(*papers[1]));
    }
};

QTEST_GUILESS_MAIN(SecondOpinionTest)
#include "test_second_opinion.moc"
