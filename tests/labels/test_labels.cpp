// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTemporaryDir>
#include <QTest>

#include <rapidcheck.h>

#include "app/base/file.h"
#include "app/labels/code128.h"
#include "app/labels/languages/zpl.h"
#include "app/labels/preview.h"
#include "app/labels/raster.h"
#include "app/scan/barcode_reader.h"
#include "app/vision/picture.h"
#include "drivers/simulated/zpl_interpreter.h"
#include "tests/support/label_jobs.h"
#include "tests/support/program.h"

using namespace custody;
using namespace custody::labels;
using namespace std::chrono_literals;

namespace {

std::size_t count(std::string_view text, std::string_view what)
{
    std::size_t found = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string_view::npos; at += what.size())
        ++found;
    return found;
}

std::string zplOf(const ItemLabel& label)
{
    const auto layout = layOut(label);
    return layout ? std::string(text(*toZpl(*layout))) : std::string();
}

std::vector<std::string> codesIn(const Bytes& png)
{
    std::vector<std::string> codes;
    for (const auto& symbol :
        scan::readThisSize(vision::decode(png)->view(), scan::Formats::Dock, {10'000ms}))
        codes.emplace_back(text(symbol.bytes));
    return codes;
}

} // namespace

class LabelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void digitsAreEncodedInPairs()
    {
        // 34 digits: start C, 17 pairs, check, stop
        QCOMPARE(code128Characters("1195282044690009410500794981930811", false)->size(), std::size_t{20});
        QCOMPARE(code128Characters("4207", true)->at(1), 102);
        QCOMPARE(code128Characters("A", false)->front(), 104);
    }

    void modulesHaveTheLengthOfTheStandard()
    {
        const auto characters = code128Characters("CS0000004217", false);
        QCOMPARE(code128Modules("CS0000004217")->size(), 11 * characters->size() + 2);
    }

    void whatCode128CannotHoldIsRefused()
    {
        QVERIFY(!code128Characters("", false));
        QVERIFY(!code128Characters("a\nb", false));
        QVERIFY(!code128Characters("a\xC3\xB1", false));
        QVERIFY(!code128Characters(std::string(81, 'A'), false));
    }

    void anyPrintableTextReadsBackFromItsBars()
    {
        QVERIFY(rc::check([] {
            const auto data =
                *rc::gen::suchThat(rc::gen::container<std::string>(rc::gen::inRange<char>('!', '\x7F')),
                    [](const std::string& some) { return !some.empty() && some.size() <= 30; });
            Layout layout{203, 1400, 200, {BarsElement{60, 40, 110, 2, data, false}}};
            const auto codes = codesIn(*toPng(*rasterise(layout), 203));
            RC_ASSERT(codes == std::vector<std::string>{data});
        }));
    }

    void theLpnStandsLargeAndInGroupsOfFour()
    {
        QCOMPARE(groupedByFour("CS0000004217"), std::string("CS00 0000 4217"));
        QCOMPARE(groupedByFour("ABCDE"), std::string("ABCD E"));
        QVERIFY(zplOf({"CS0000004217", {}, 0}).find("CS00 0000 4217") != std::string::npos);
    }

    void aReprintSaysSo()
    {
        QVERIFY(zplOf({"CS0000004217", {}, 0}).find("REPRINT") == std::string::npos);
        QVERIFY(zplOf({"CS0000004217", {}, 3}).find("REPRINT 3") != std::string::npos);
    }

    void elementsStayOnTheLabelAtEverySizeAndDensity()
    {
        for (const int dpi : {203, 300, 600})
            for (const SizeMm size : {SizeMm{100, 50}, SizeMm{57, 32}, SizeMm{102, 152}, SizeMm{70, 25}}) {
                const auto layout = layOut(
                    {"CS0000004217", {"ACME Apparel"}, 2, MatrixKind::DataMatrix, Bitmap(90, 40)}, size, dpi);
                QVERIFY2(layout, layout ? "" : layout.error().what.c_str());
                for (const auto& element : layout->elements)
                    std::visit(
                        [&](const auto& some) {
                            QVERIFY(some.x >= 0 && some.y >= 0 && some.x < layout->width);
                            if constexpr (std::is_same_v<std::decay_t<decltype(some)>, PictureElement>)
                                QVERIFY(some.y + some.picture.height() <= layout->height);
                            else
                                QVERIFY(some.y + some.height <= layout->height);
                        },
                        element);
            }
    }

    void barsThinnerThanTenMilAreRefused()
    {
        QVERIFY(!layOut({"CS00000042171234567890ABCDEFGHIJ", {}, 0}, {40, 30}, 203));
        QVERIFY(!layOut({"CS1", {}, 0}, {100, 50}, 204));
        QVERIFY(!layOut({"", {}, 0}));
        QVERIFY(!layOut({"CS 1", {}, 0}));
        QVERIFY(!layOut({"CS1", {}, 0}, {1e9, 50}, 203));
    }

    void aLongLineIsMadeSmallerThenCut()
    {
        const auto layout = layOut({"CS0000004217", {std::string(400, 'W')}, 0});
        QVERIFY(layout);
        const auto& last = std::get<TextElement>(layout->elements.back());
        QVERIFY(last.text.size() < 400);
        QVERIFY(last.text.ends_with("…"));
    }

    void dataNeverBecomesACommand()
    {
        QVERIFY(rc::check([] {
            const auto lines = *rc::gen::container<std::vector<std::string>>(2,
                rc::gen::container<std::string>(rc::gen::oneOf(rc::gen::arbitrary<char>(),
                    rc::gen::element('^', '~', '_', '>', ',', '\n', 'X', 'Z', 'F', 'S', 'D'))));
            const auto lpn = *rc::gen::suchThat(
                rc::gen::container<std::string>(rc::gen::oneOf(
                    rc::gen::inRange<char>('!', '\x7F'), rc::gen::element('^', '~', '_', '>'))),
                [](const std::string& some) { return !some.empty() && some.size() <= 20; });
            const auto zpl = zplOf({lpn, lines, 1});
            RC_ASSERT(!zpl.empty());
            RC_ASSERT(count(zpl, "^XA") == 1u);
            RC_ASSERT(count(zpl, "^XZ") == 1u);
            RC_ASSERT(count(zpl, "~") == 0u);
            RC_ASSERT(count(zpl, "^FD") == count(zpl, "^FH_^FD"));
            // Each field is one origin, one ^FD and one ^FS: what was laid out, and nothing that the data
            // added.
            RC_ASSERT(count(zpl, "^FD") + count(zpl, "^GFA,") == 5u); // number, REPRINT, bars, two lines
            RC_ASSERT(count(zpl, "^FS") == 6u); // and the box
            for (const char c : zpl)
                RC_ASSERT(c == '\n' || (c >= ' ' && c <= '}'));
            RC_ASSERT(simulated::interpretZpl(view(zpl), 203));
        }));
    }

    void knownInjectionsArePrintedAsText_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("end and reset") << QByteArray("^XZ~JR^XA");
        QTest::newRow("field break-out") << QByteArray("a^FS^FO0,0^GB800,400,400^FS");
        QTest::newRow("caret changed") << QByteArray("~CC#");
        QTest::newRow("hex of a caret") << QByteArray("_5EXZ");
        QTest::newRow("settings") << QByteArray("^JUS\r\n^XZ");
        QTest::newRow("file upload") << QByteArray("~DYR:X.GRF");
    }

    void knownInjectionsArePrintedAsText()
    {
        QFETCH(QByteArray, line);
        const auto zpl = zplOf({"CS0000004217", {line.toStdString()}, 0});

        QCOMPARE(count(zpl, "^XZ"), std::size_t{1});
        QCOMPARE(count(zpl, "^FS"), std::size_t{3});
        QVERIFY(zpl.find('~') == std::string::npos);
    }

    void barsOfGreaterCaretAndTildeAreSentAsDots()
    {
        const auto zpl = zplOf({"A>B^C~D", {}, 0});
        QCOMPARE(count(zpl, "^BC"), std::size_t{0});
        QCOMPARE(count(zpl, "^GFA,"), std::size_t{1});
        QCOMPARE(codesIn(*toPng(simulated::interpretZpl(view(zpl), 203)->front(), 203)),
            std::vector<std::string>{"A>B^C~D"});
    }

    void anEscapeInTheDataIsItselfEscaped() { QCOMPARE(zplField("_5EXZ"), std::string("_5F5EXZ")); }

    void utf8IsEscapedByteByByte() { QCOMPARE(zplField("ñ^_~\x01"), std::string("_C3_B1_5E_5F_7E_01")); }

    void strangersReadThePreview()
    {
        const auto png = toPng(*rasterise(*layOut({"CS0000004217", {"ACME Apparel"}, 1})), 203);
        QVERIFY(png);
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("preview.png"));
        QVERIFY(replaceFile(file.toStdString(), *png));
        QCOMPARE(codesIn(*png), std::vector<std::string>{"CS0000004217"});
        if (!test::isInstalled("zbarimg") || !test::isInstalled("ZXingReader"))
            QSKIP("zbarimg or ZXingReader is not installed");

        const auto zbar = test::run(QStringLiteral("zbarimg"), {QStringLiteral("-q"), file});
        const auto zxing = test::run(QStringLiteral("ZXingReader"), {file});

        QCOMPARE(zbar.out.trimmed(), QByteArray("CODE-128:CS0000004217"));
        QVERIFY(zxing.out.contains("\"CS0000004217\""));
    }

    void thePreviewTellsItsDensity()
    {
        const auto png = *toPng(Bitmap(16, 4), 300);
        QVERIFY(text(png).find("pHYs") != std::string_view::npos);
        QCOMPARE(*vision::dimensionsOf(png), (vision::Dimensions{16, 4}));
        QCOMPARE(int(vision::decode(png)->grey[0]), 255);
    }

    void textOutsideTheLabelIsClippedNotWrittenElsewhere()
    {
        const Layout layout{
            203, 60, 40, {TextElement{-50, -20, 400, "WWW"}, BoxElement{-5, -5, 9000, 9000, 3}}};
        QVERIFY(rasterise(layout));
        QVERIFY(!rasterise({203, 0, 40, {}}));
        QVERIFY(!rasterise({203, 1'000'000, 40, {}}));
    }

    void labelVerbSpeaksEveryLanguage()
    {
        const QTemporaryDir folder;
        const auto out = folder.filePath(QStringLiteral("label.job"));
        const auto preview = folder.filePath(QStringLiteral("label.png"));
        const auto label = [&](const QStringList& more) {
            return test::run(test::ours("custody-admin"),
                QStringList{QStringLiteral("label"), QStringLiteral("--lpn"), QStringLiteral("CS0000004217"),
                    QStringLiteral("--line"), QStringLiteral("ACME ^XZ"), QStringLiteral("--line"),
                    QStringLiteral("Jacket"), QStringLiteral("--out"), out}
                    + more);
        };
        const auto job = [&] { return *readFile(out.toStdString(), 1 << 20); };

        const auto plain = label({QStringLiteral("--preview"), preview});
        QVERIFY2(plain.exitCode == 0, plain.err.constData());
        QVERIFY(simulated::interpretZpl(job(), 203));
        QCOMPARE(
            codesIn(*readFile(preview.toStdString(), 1 << 20)), std::vector<std::string>{"CS0000004217"});
        const auto withLogo = label({QStringLiteral("--language"), QStringLiteral("epl"),
            QStringLiteral("--matrix"), QStringLiteral("datamatrix"), QStringLiteral("--logo"), preview});
        QVERIFY2(withLogo.exitCode == 0, withLogo.err.constData());
        QVERIFY(test::readEplJob(job()));
        QCOMPARE(label({QStringLiteral("--language"), QStringLiteral("tspl"), QStringLiteral("--dpi"),
                           QStringLiteral("600"), QStringLiteral("--continuous")})
                     .exitCode,
            0);
        QVERIFY(test::readTsplJob(job())->continuous);
        QCOMPARE(label({QStringLiteral("--language"), QStringLiteral("brother")}).exitCode, 0);
        QCOMPARE(test::readBrotherJob(job())->rollLength, 100);
        QCOMPARE(label({QStringLiteral("--language"), QStringLiteral("dymo")}).exitCode, 0);
        QVERIFY(test::readDymoJob(job()));
    }

    void labelVerbRefusesWhatNoPrinterHas()
    {
        const auto label = [](const QStringList& more) {
            return test::run(test::ours("custody-admin"),
                QStringList{QStringLiteral("label"), QStringLiteral("--lpn"), QStringLiteral("CS0000004217"),
                    QStringLiteral("--out"), QStringLiteral("-")}
                    + more);
        };

        QCOMPARE(label({QStringLiteral("--size"), QStringLiteral("100by50")}).exitCode, 64);
        QCOMPARE(label({QStringLiteral("--language"), QStringLiteral("cpcl")}).exitCode, 64);
        const auto roll = label({QStringLiteral("--language"), QStringLiteral("brother"),
            QStringLiteral("--size"), QStringLiteral("61x40")});
        QCOMPARE(roll.exitCode, 65);
        QVERIFY(roll.err.contains("Brother makes no label roll of that size"));
    }
};

QTEST_APPLESS_MAIN(LabelsTest)
#include "test_labels.moc"
