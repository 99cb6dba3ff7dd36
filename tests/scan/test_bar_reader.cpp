// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <cmath>
#include <random>

#include "app/labels/code128.h"
#include "app/scan/bar_choice.h"
#include "app/scan/bar_reader.h"

using namespace custody;
using namespace custody::scan;

namespace {

// A line across printed bars as a camera sees it: `pixels` a module, blurred, noisy, growing along the code.
struct Seen {
    double pixels = 2;
    double blur = 0.4; // pixels
    double noise = 0;
    double growth = 0; // last module wider than the first by this share
    double quiet = 14; // pixels on both sides
};

std::vector<float> lineOf(const std::vector<bool>& modules, const Seen& seen)
{
    std::mt19937 random(7);
    std::normal_distribution<double> grain(0, 1);
    const double length = static_cast<double>(modules.size()) * seen.pixels;
    std::vector<float> line;
    for (double x = 0; x < length + 2 * seen.quiet; ++x) {
        double dark = 0;
        double weight = 0;
        for (double off = -2.5; off <= 2.5; off += 0.125) {
            const double share = (x + off - seen.quiet) / length;
            const double at = share + seen.growth / 2 * share * (1 - share);
            const double w = std::exp(-off * off / (2 * seen.blur * seen.blur));
            const auto module =
                static_cast<std::ptrdiff_t>(std::floor(at * static_cast<double>(modules.size())));
            weight += w;
            if (module >= 0 && module < static_cast<std::ptrdiff_t>(modules.size())
                && modules[static_cast<std::size_t>(module)])
                dark += w;
        }
        line.push_back(static_cast<float>(40 + 150 * dark / weight + seen.noise * grain(random)));
    }
    return line;
}

std::vector<bool> modulesOf(const std::vector<BarWidths>& parts)
{
    std::vector<bool> modules;
    for (const auto& widths : parts)
        for (std::size_t i = 0; i < widths.size(); ++i)
            modules.insert(modules.end(), static_cast<std::size_t>(widths[i]), i % 2 == 0);
    return modules;
}

std::vector<bool> itf14(const std::string& digits)
{
    const auto& alphabet = itfAlphabet(6);
    std::vector<BarWidths> parts{alphabet.heads[0]};
    for (std::size_t i = 0; i < digits.size(); i += 2)
        parts.push_back(
            alphabet.symbols[static_cast<std::size_t>((digits[i] - '0') * 10 + digits[i + 1] - '0')]);
    parts.push_back(alphabet.tail);
    return modulesOf(parts);
}

std::string contentOf(const std::optional<BarRead>& read)
{
    return read ? std::string(text(read->text.bytes)) : "nothing";
}

} // namespace

class BarReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bothAlphabetsOfOneSymbologyAreTheSame()
    {
        const std::string number = "1Z5R89390357567127";

        const auto characters = labels::code128Characters(number, false);
        const auto text = code128Text(
            characters->front() - 103, std::vector<int>(characters->begin() + 1, characters->end() - 1));

        QVERIFY(text);
        QCOMPARE(std::string(custody::text(text->bytes)), number);
    }

    void barsOfLittleMoreThanAPixelAreRead_data()
    {
        QTest::addColumn<double>("pixels");
        QTest::addColumn<double>("blur");
        QTest::addColumn<double>("noise");
        QTest::addColumn<double>("growth");
        QTest::newRow("clear") << 3.0 << 0.4 << 0.0 << 0.0;
        QTest::newRow("1.2 pixels a module") << 1.2 << 0.5 << 2.0 << 0.0;
        QTest::newRow("1.2 pixels, out of focus") << 1.2 << 0.9 << 2.0 << 0.0;
        QTest::newRow("1.5 pixels, noisy") << 1.5 << 0.6 << 10.0 << 0.0;
        QTest::newRow("2.5 pixels, seen at an angle") << 2.5 << 0.8 << 3.0 << 0.06;
    }
    void barsOfLittleMoreThanAPixelAreRead()
    {
        QFETCH(double, pixels);
        QFETCH(double, blur);
        QFETCH(double, noise);
        QFETCH(double, growth);
        const auto modules = labels::code128Modules("1Z5R89390357567127");
        QVERIFY(modules);

        const auto read = readCode128(lineOf(*modules, {pixels, blur, noise, growth}));

        QCOMPARE(contentOf(read), std::string("1Z5R89390357567127"));
        QVERIFY2(read->certainty > 20, qPrintable(QString::number(read->certainty)));
    }

    void barsFromRightToLeftAreReadToo()
    {
        const auto modules = labels::code128Modules("420079369205590242327008598961", true);
        auto line = lineOf(*modules, {});
        std::reverse(line.begin(), line.end());

        const auto read = readCode128(line);

        QCOMPARE(contentOf(read), std::string("420079369205590242327008598961"));
        QCOMPARE(read->text.symbology, Symbology::Gs1_128);
        QCOMPARE(read->text.aimId, std::string("]C1"));
        QVERIFY(read->from < read->to);
        QVERIFY(std::abs(read->from - 14) < 3);
    }

    void aWrongCheckCharacterIsNoReading()
    {
        auto characters = *labels::code128Characters("1Z5R89390357567127", false);
        auto& check = characters[characters.size() - 2];
        check = (check + 40) % 103;
        const auto widths = labels::code128Widths(characters);
        const auto modules = modulesOf({BarWidths(widths.begin(), widths.end())});

        const auto read = readCode128(lineOf(modules, {3, 0.4, 0, 0}));

        QVERIFY2(!read || read->certainty < 9, contentOf(read).c_str());
    }

    void fourteenDigitsOfItfNeedTheirCheckDigit()
    {
        const auto right = readItf(lineOf(itf14("10012345678902"), {1.5, 0.6, 2, 0}));
        const auto wrong = readItf(lineOf(itf14("10012345678905"), {1.5, 0.6, 2, 0}));

        QCOMPARE(contentOf(right), std::string("10012345678902"));
        QCOMPARE(right->text.symbology, Symbology::Itf);
        QVERIFY2(!wrong || wrong->certainty < 9, contentOf(wrong).c_str());
    }

    void noiseIsNotRead()
    {
        std::mt19937 random(3);
        std::uniform_real_distribution<float> grey(0, 255);
        for (int i = 0; i < 40; ++i) {
            std::vector<float> line;
            for (int x = 0; x < 120 + 13 * i; ++x)
                line.push_back(grey(random));
            for (const auto& read : {readCode128(line), readItf(line)})
                QVERIFY2(!read || read->certainty < 9 || read->likeness < 0.92, contentOf(read).c_str());
        }
    }

    void absurdLinesAreNotRead()
    {
        const float nan = std::nanf("");
        for (const auto& line : {std::vector<float>{}, std::vector<float>{1}, std::vector<float>(500, 7.F),
                 std::vector<float>(500, nan), std::vector<float>(300, 1e30F)}) {
            QVERIFY(!readCode128(line));
            QVERIFY(!readItf(line));
        }
    }

    void theCheckCharacterOverrulesADoubtfulSymbol()
    {
        // Start B, "AB": 104 + 1·33 + 2·34 = 205, check 102; the second place looks a little more like 35.
        const std::vector<std::vector<LetterReading>> places{
            {{1, 0}}, {{33, 0}}, {{35, 0}, {34, 2}}, {{102, 0}, {50, 30}}};

        const auto choice = checkedChoice(places);

        QVERIFY(choice);
        QCOMPARE(choice->values, (std::vector<int>{33, 34, 102}));
        QCOMPARE(choice->cost, 2.0);
    }
};

QTEST_APPLESS_MAIN(BarReaderTest)
#include "test_bar_reader.moc"
