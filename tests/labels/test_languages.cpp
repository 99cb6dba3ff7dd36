// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <rapidcheck.h>

#include "app/labels/languages/encode.h"
#include "app/labels/preview.h"
#include "app/labels/raster.h"
#include "app/scan/barcode_reader.h"
#include "app/vision/picture.h"
#include "drivers/simulated/zpl_interpreter.h"
#include "tests/support/paper.h"
#include "tests/support/zbar_reading.h"

using namespace custody;
using namespace custody::labels;
using namespace custody::test;
using devices::LabelLanguage;
using devices::LabelMedium;
using namespace std::chrono_literals;

namespace {

rc::Gen<std::string> hostileText()
{
    const auto piece = rc::gen::oneOf(rc::gen::container<std::string>(rc::gen::arbitrary<char>()),
        rc::gen::element<std::string>("^XZ", "~JR", "^FS", "_5E", "\"", "\\", "\r\n", "\nP9\n", "\nN\n",
            "\x1B@", "\x1A", "\r\nPRINT 9,1\r\n", "\x1B!R", ">5", "\xC3\xB1", "\\[\"]"));
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(3, piece), [](const auto& pieces) {
        std::string all;
        for (const auto& some : pieces)
            all += some;
        return all;
    });
}

rc::Gen<std::string> hostileNumber()
{
    return rc::gen::suchThat(
        rc::gen::container<std::string>(rc::gen::oneOf(
            rc::gen::inRange<char>('!', '\x7F'), rc::gen::element('^', '~', '_', '>', '"', '\\', '0', '7'))),
        [](const std::string& some) { return !some.empty() && some.size() <= 12; });
}

// What ZXing reads of a square code that stands alone on the label.
std::string squareCodeIn(const test::Dots& dots, MatrixKind kind)
{
    Bitmap bitmap(dots.width, dots.height);
    for (int y = 0; y < dots.height; ++y)
        for (int x = 0; x < dots.width; ++x)
            if (dots.at(x, y))
                bitmap.blacken(x, y);
    const auto painting = *vision::decode(*toPng(bitmap, 300));
    if (kind == MatrixKind::DataMatrix) {
        const auto read = scan::readPure(painting.view(), scan::Symbology::DataMatrix);
        return read ? std::string(text(read->bytes)) : std::string();
    }
    const auto read = scan::readThisSize(painting.view(), scan::Formats::TwoDimensional, {10'000ms});
    return read.size() == 1 ? std::string(text(read.front().bytes)) : std::string();
}

} // namespace

class LanguagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyLanguagePrintsTheSameLabel()
    {
        for (const auto language : everyLanguage) {
            const auto printed =
                print({"CS0000004217", {"Peña & Núñez", "Größe 38"}, 2, MatrixKind::DataMatrix, ring(60)},
                    language);

            QVERIFY2(printed, printed ? "" : printed.error().what.c_str());
            QVERIFY2(paperIsTheLayout(*printed, language), qPrintable(QString::number(int(language))));
        }
    }

    void everyDensityOfALanguagePrintsTheSameLabel()
    {
        for (const auto language : everyLanguage)
            for (const int dpi : {203, 300, 600}) {
                const auto printed =
                    print({"LP7K2M9QX4", {"ACME"}, 0, MatrixKind::Qr}, language, dpi, usualMedium(language));
                const bool has =
                    dotsOnly(language) ? dpi == 300 : language != LabelLanguage::Epl || dpi < 600;

                QCOMPARE(bool(printed), has);
                QVERIFY(!printed || paperIsTheLayout(*printed, language));
            }
    }

    void hostileDataStaysDataInEveryLanguage()
    {
        for (const auto language : everyLanguage)
            QVERIFY(rc::check([&] {
                const auto number = *hostileNumber();
                const auto matrix = *rc::gen::element<std::optional<MatrixKind>>(
                    std::nullopt, MatrixKind::DataMatrix, MatrixKind::Qr);
                const auto printed = print({number, {*hostileText(), *hostileText()}, 1, matrix}, language);

                RC_ASSERT(printed.has_value());
                RC_ASSERT(paperIsTheLayout(*printed, language));
            }));
    }

    void everyByteStaysData_data()
    {
        QTest::addColumn<int>("language");
        for (const auto language : everyLanguage)
            QTest::addRow("language %d", int(language)) << int(language);
    }

    void everyByteStaysData()
    {
        QFETCH(int, language);
        const auto speaks = LabelLanguage(language);
        for (int byte = 0; byte < 256; ++byte) {
            const auto one = std::string(1, static_cast<char>(byte));
            const auto number = byte > ' ' && byte < 0x7F ? "A" + one + "B" : std::string("AB");
            const auto printed = print({number, {"x" + one + "y" + one}, 0}, speaks);

            QVERIFY2(printed, printed ? "" : printed.error().what.c_str());
            QVERIFY2(paperIsTheLayout(*printed, speaks), qPrintable(QString::number(byte)));
        }
    }

    void plainBarsAreThePrintersOwn()
    {
        for (const auto language : {LabelLanguage::Zpl, LabelLanguage::Epl, LabelLanguage::Tspl}) {
            const auto printed = print({"CS0000004217", {}, 0}, language);

            QCOMPARE(printed->paper.codes.size(), std::size_t{1});
            QCOMPARE(printed->paper.codes[0].data, std::string("CS0000004217"));
        }
    }

    void barsOfMoreThanPlainDataAreSentAsDots()
    {
        for (const auto language : everyLanguage) {
            const auto printed = print({"A\"B^C\\", {}, 0}, language);

            QVERIFY(printed->paper.codes.empty());
            const auto read = asRead(printed->paper, language, printed->layout);
            QCOMPARE(test::zbarReads(read), std::vector<std::string>{"A\"B^C\\"});
        }
    }

    void barsThatThePrinterMightMakeTooWideAreSentAsDots()
    {
        const auto printed = print({"ABCDEFGHJKLMNPQRSTUVWX", {}, 0}, LabelLanguage::Tspl, 203, {74.5, 40});

        QVERIFY2(printed, printed ? "" : printed.error().what.c_str());
        QVERIFY(printed->paper.codes.empty());
        QCOMPARE(test::zbarReads(asRead(printed->paper, LabelLanguage::Tspl, printed->layout)),
            std::vector<std::string>{"ABCDEFGHJKLMNPQRSTUVWX"});
    }

    void strangersReadWhatDotPrintersGet()
    {
        for (const auto language : {LabelLanguage::Brother, LabelLanguage::Dymo}) {
            const auto printed = print({"CS0000004217", {"Jacket"}, 1, MatrixKind::Qr}, language);

            const auto read = asRead(printed->paper, language, printed->layout);
            QCOMPARE(test::zbarReads(read), (std::vector<std::string>{"CS0000004217", "CS0000004217"}));
        }
    }

    void aSquareCodeIsReadInEveryLanguageThatSendsItAsDots()
    {
        for (const auto kind : {MatrixKind::DataMatrix, MatrixKind::Qr})
            for (const auto language : everyLanguage) {
                const std::string data("a\x01\"^\xC3\xB1~", 7);
                const Layout layout{300, 300, 300,
                    {MatrixElement{40, 40, 4 * matrixModules(kind, data)->width(), 4, kind, data}}};
                const auto medium = dotsOnly(language) ? LabelMedium{62, 100, 3, true} : LabelMedium{};
                const auto paper = readBack(language, *encode(layout, language, medium));

                QVERIFY2(paper, paper ? "" : paper.error().what.c_str());
                QVERIFY(paper->codes.empty());
                QCOMPARE(squareCodeIn(asRead(*paper, language, layout), kind), data);
            }
    }

    void aReprintSaysSoInEveryLanguage()
    {
        for (const auto language : everyLanguage) {
            const auto first = print({"CS0000004217", {}, 0}, language);
            const auto third = print({"CS0000004217", {}, 3}, language);

            QCOMPARE(lettersOf(first->layout).size(), std::size_t{1});
            QCOMPARE(lettersOf(third->layout)[1], std::string("REPRINT 3"));
            QVERIFY(paperIsTheLayout(*third, language));
            QVERIFY(first->job != third->job);
        }
    }

    void aLogoKeepsItsProportions()
    {
        const auto wide = scaledInto(Bitmap(200, 50), 100, 100);
        QCOMPARE(wide->width(), 100);
        QCOMPARE(wide->height(), 25);
        QCOMPARE(scaledInto(Bitmap(10, 10), 30, 90)->height(), 30);
        QVERIFY(!scaledInto(Bitmap(10, 10), 0, 5));
    }

    void linesBesideALogoAndACodeDoNotRunIntoThem()
    {
        const auto layout = layOut(
            {"CS0000004217", {std::string(200, 'M'), "x"}, 0, MatrixKind::Qr, ring(40)}, {100, 50}, 203);
        QVERIFY2(layout, layout ? "" : layout.error().what.c_str());

        int left = layout->width;
        for (const auto& element : layout->elements) {
            if (const auto* const logo = std::get_if<PictureElement>(&element))
                left = logo->x;
        }
        auto lines = *layout;
        std::erase_if(
            lines.elements, [](const Element& some) { return !std::holds_alternative<TextElement>(some); });
        const auto drawn = *rasterise(lines);
        for (int y = layout->height / 2; y < layout->height; ++y)
            for (int x = left; x < layout->width; ++x)
                QVERIFY(!drawn.black(x, y));
    }

    void aSquareCodeThatDoesNotFitIsRefused()
    {
        QVERIFY(!layOut({"CS0000004217", {}, 0, MatrixKind::Qr}, {70, 15}, 203));
        QVERIFY(!matrixModules(MatrixKind::Qr, ""));
        QVERIFY(!matrixModules(MatrixKind::DataMatrix, std::string(2000, 'x')));
    }

    void theSimulatedPrinterDrawsTheSameLabel()
    {
        const auto layout = layOut({"A~B", {"Peña"}, 1, MatrixKind::Qr, ring(50)}, {100, 50}, 203);
        const auto printed = simulated::interpretZpl(*encode(*layout, LabelLanguage::Zpl), 203);

        QVERIFY2(printed, printed ? "" : printed.error().what.c_str());
        const auto meant = *rasterise(*layout);
        for (int y = 0; y < meant.height(); ++y)
            for (int x = 0; x < meant.width(); ++x)
                QVERIFY(meant.black(x, y) == printed->front().black(x, y));
    }
};

QTEST_APPLESS_MAIN(LanguagesTest)
#include "test_languages.moc"
