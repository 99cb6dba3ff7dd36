// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <rapidcheck.h>

#include "app/labels/languages/brother.h"
#include "app/labels/languages/encode.h"
#include "app/labels/preview.h"
#include "app/labels/raster.h"
#include "app/scan/barcode_reader.h"
#include "app/vision/picture.h"
#include "drivers/simulated/zpl_interpreter.h"
#include "tests/support/label_jobs.h"
#include "tests/support/zbar_reading.h"

using namespace custody;
using namespace custody::labels;
using devices::LabelLanguage;
using devices::LabelMedium;
using namespace std::chrono_literals;

namespace {

constexpr LabelLanguage everyLanguage[] = {
    LabelLanguage::Zpl, LabelLanguage::Epl, LabelLanguage::Tspl, LabelLanguage::Brother, LabelLanguage::Dymo};

bool dotsOnly(LabelLanguage language)
{
    return language == LabelLanguage::Brother || language == LabelLanguage::Dymo;
}

int usualDpi(LabelLanguage language) { return dotsOnly(language) ? 300 : 203; }

LabelMedium usualMedium(LabelLanguage language)
{
    return language == LabelLanguage::Brother ? LabelMedium{62, 100}
        : language == LabelLanguage::Dymo     ? LabelMedium{54, 101}
                                              : LabelMedium{100, 50};
}

Result<test::PrintedLabel> readBack(LabelLanguage language, ByteView job)
{
    switch (language) {
    case LabelLanguage::Zpl: return test::readZplJob(job);
    case LabelLanguage::Epl: return test::readEplJob(job);
    case LabelLanguage::Tspl: return test::readTsplJob(job);
    case LabelLanguage::Brother: return test::readBrotherJob(job);
    case LabelLanguage::Dymo: return test::readDymoJob(job);
    }
    return fail(Fault::Invalid, "no such language");
}

struct Printed {
    Layout layout;
    Bytes job;
    test::PrintedLabel paper;
};

Result<Printed> print(const ItemLabel& label, LabelLanguage language, int dpi, const LabelMedium& medium)
{
    auto layout = TRY(layOut(label, TRY(room(language, medium)), dpi));
    auto job = TRY(encode(layout, language, medium));
    auto paper = TRY(readBack(language, job));
    return Printed{std::move(layout), std::move(job), std::move(paper)};
}

Result<Printed> print(const ItemLabel& label, LabelLanguage language)
{
    return print(label, language, usualDpi(language), usualMedium(language));
}

// The dots as people hold the label: Brother and Dymo rolls longer than wide are read along the roll.
test::Dots asRead(const test::PrintedLabel& paper, LabelLanguage language, const Layout& layout)
{
    const auto& dots = paper.dots;
    test::Dots read(layout.width, layout.height);
    const bool onItsSide = dotsOnly(language) && layout.width > layout.height && !paper.continuous;
    // What a Brother's head has left of the label: the dots of the head that the roll does not reach.
    const int left = language == LabelLanguage::Brother ? dots.width - 12 - 696 : 0;
    for (int y = 0; y < read.height; ++y)
        for (int x = 0; x < read.width; ++x)
            if (onItsSide ? dots.at(left + y, layout.width - 1 - x) : dots.at(left + x, y))
                read.set(x, y);
    return read;
}

int differences(const Bitmap& meant, const test::Dots& printed)
{
    int count = 0;
    for (int y = 0; y < meant.height(); ++y)
        for (int x = 0; x < meant.width(); ++x)
            count += meant.black(x, y) != printed.at(x, y) ? 1 : 0;
    return count;
}

// The layout without what the printer said it draws itself: its letters, and the codes the reader found.
Layout leftToDots(const Printed& printed, bool lettersToo)
{
    Layout rest{printed.layout.dpi, printed.layout.width, printed.layout.height, {}};
    for (const auto& element : printed.layout.elements) {
        const auto* const bars = std::get_if<BarsElement>(&element);
        const auto* const matrix = std::get_if<MatrixElement>(&element);
        const auto drawnThere = [&](const char* kind, const auto& code) {
            const test::PrintedCode same{kind, code.x, code.y, code.module, code.data};
            const auto& codes = printed.paper.codes;
            return std::find(codes.begin(), codes.end(), same) != codes.end();
        };
        if (bars && drawnThere("code128", *bars))
            continue;
        if (matrix && drawnThere(matrix->kind == MatrixKind::Qr ? "qr" : "datamatrix", *matrix))
            continue;
        if (lettersToo && std::holds_alternative<TextElement>(element))
            continue;
        rest.elements.push_back(element);
    }
    return rest;
}

std::vector<std::string> lettersOf(const Layout& layout)
{
    std::vector<std::string> texts;
    for (const auto& element : layout.elements)
        if (const auto* const text = std::get_if<TextElement>(&element))
            texts.push_back(text->text);
    return texts;
}

// Everything of the layout is on the paper, as letters, codes or dots, once, and nothing else.
bool paperIsTheLayout(const Printed& printed, LabelLanguage language)
{
    const bool letters = language == LabelLanguage::Zpl;
    if (printed.paper.copies != 1
        || printed.paper.texts != (letters ? lettersOf(printed.layout) : std::vector<std::string>()))
        return false;
    const auto rest = leftToDots(printed, letters);
    if (rest.elements.size() + printed.paper.codes.size() + printed.paper.texts.size()
        != printed.layout.elements.size())
        return false;
    return differences(*rasterise(rest), asRead(printed.paper, language, printed.layout)) == 0;
}

Bitmap ring(int size)
{
    Bitmap logo(size, size);
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x)
            if (x < 3 || y < 3 || x >= size - 3 || y >= size - 3)
                logo.blacken(x, y);
    return logo;
}

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

std::vector<std::string> codesIn(const test::Dots& dots)
{
    Bitmap bitmap(dots.width, dots.height);
    for (int y = 0; y < dots.height; ++y)
        for (int x = 0; x < dots.width; ++x)
            if (dots.at(x, y))
                bitmap.blacken(x, y);
    std::vector<std::string> codes;
    for (const auto& symbol : scan::readBarcodes(vision::decode(*toPng(bitmap, 300))->view(), {10'000ms}))
        codes.emplace_back(text(symbol.bytes));
    return codes;
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
                const auto read = codesIn(asRead(*paper, language, layout));
                QVERIFY2(read == std::vector<std::string>{data},
                    (std::to_string(int(kind)) + std::to_string(int(language)) + escape(read.empty() ? "nothing" : read.front())).c_str());
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

    void aBrotherIsToldItsRoll()
    {
        const auto label = print({"CS0000004217", {}, 0}, LabelLanguage::Brother);
        const auto piece = print({"CS0000004217", {}, 0}, LabelLanguage::Brother, 300, {62, 40, 3, true});

        QCOMPARE(label->paper.rollWidth, 62);
        QCOMPARE(label->paper.rollLength, 100);
        QCOMPARE(label->paper.dots.height, 1109);
        QVERIFY(piece->paper.continuous);
        QCOMPARE(piece->paper.rollLength, 0);
        QCOMPARE(piece->paper.dots.height, 472);
        QVERIFY(paperIsTheLayout(*piece, LabelLanguage::Brother));
    }

    void theBytesOfABrothersPrintInformationAreThoseOfItsManual()
    {
        const auto job = *encode(*layOut({"CS1", {}, 0}, *brotherRoom({62, 20, 3, true}), 300),
            LabelLanguage::Brother, {62, 20, 3, true});
        const Bytes information{0x1B, 'i', 'z', 0xCE, 0x0A, 62, 0, 0x27, 0x01, 0, 0, 0, 0};

        QVERIFY(std::search(job.begin(), job.end(), information.begin(), information.end()) != job.end());
        QVERIFY(std::all_of(job.begin(), job.begin() + 400, [](auto byte) { return byte == 0; }));
        QCOMPARE(int(job[400]), 0x1B);
        QCOMPARE(int(job.back()), 0x1A);
    }

    void aWideBrotherTakesWideAndNarrowRolls()
    {
        const auto wide =
            print({"CS0000004217", {}, 0}, LabelLanguage::Brother, 300, {102, 51, 3, false, true});
        const auto narrow =
            encode(*layOut({"CS0000004217", {}, 0}, *brotherRoom({62, 29, 3, false, true}), 300),
                LabelLanguage::Brother, {62, 29, 3, false, true});

        QCOMPARE(wide->paper.dots.width, 162 * 8);
        QCOMPARE(test::readBrotherJob(*narrow)->dots.width, 162 * 8);
        QVERIFY(!room(LabelLanguage::Brother, {102, 51}));
    }

    void whatNoPrinterHoldsIsRefused()
    {
        QVERIFY(!room(LabelLanguage::Brother, {61, 100}));
        QVERIFY(!room(LabelLanguage::Dymo, {54, 4000}));
        QVERIFY(!room(LabelLanguage::Dymo, {54, std::nan("")}));
        const auto large = layOut({"CS1", {}, 0}, {100, 50}, 203);
        QVERIFY(!encode(*large, LabelLanguage::Zpl, {80, 50}));
        QVERIFY(!encode(*large, LabelLanguage::Epl, {100, 40}));
    }

    void aDymoHeadIsNeverOverrun()
    {
        const auto size = room(LabelLanguage::Dymo, {59, 190});
        QCOMPARE(dots(size->height, 300), 672);
        const auto printed = print({"CS0000004217", {}, 0}, LabelLanguage::Dymo, 300, {59, 190});

        QCOMPARE(printed->paper.dots.width, 672);
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
