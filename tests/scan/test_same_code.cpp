// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <array>

#include "app/labels/code128.h"
#include "app/scan/same_code.h"

using namespace custody;
using namespace custody::scan;

namespace {

constexpr int side = 500;
constexpr int module = 2;

// A white sheet with bars of one number, printed at (60, top) as high as said; turned by 90 degrees if
// wished.
class Sheet {
public:
    explicit Sheet(bool upright = false)
        : m_upright(upright)
        , m_pixels(std::size_t(side) * side, 255)
    {
    }
    void print(int top, int high)
    {
        const auto modules = labels::code128Modules("CS0000004217");
        m_long = static_cast<int>(modules->size()) * module;
        for (std::size_t i = 0; i < modules->size(); ++i)
            for (int dx = 0; (*modules)[i] && dx < module; ++dx)
                for (int y = top; y < top + high; ++y)
                    at(60 + static_cast<int>(i) * module + dx, y) = 0;
    }
    void scratch(int y, int high, std::uint8_t grey)
    {
        for (int x = 0; x < side; ++x)
            for (int dy = 0; dy < high; ++dy)
                at(x, y + dy) = grey;
    }
    // As a reader reports what it saw from one row to another.
    Symbol seen(int top, int bottom) const
    {
        Symbol symbol{Symbology::Code128, "]C0", bytes("CS0000004217"), {}};
        const int right = 60 + m_long;
        symbol.corners = m_upright
            ? std::array{Corner{top, 60}, Corner{bottom, 60}, Corner{bottom, right}, Corner{top, right}}
            : std::array{Corner{60, top}, Corner{right, top}, Corner{right, bottom}, Corner{60, bottom}};
        return symbol;
    }
    GreyView view() const { return {m_pixels.data(), side, side, side}; }

private:
    std::uint8_t& at(int x, int y)
    {
        return m_pixels[static_cast<std::size_t>(m_upright ? x * side + y : y * side + x)];
    }
    bool m_upright;
    int m_long = 0;
    std::vector<std::uint8_t> m_pixels;
};

} // namespace

class SameCodeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCodeReadTwiceIsOne_data()
    {
        QTest::addColumn<bool>("upright");
        QTest::newRow("level") << false;
        QTest::newRow("upright") << true;
    }

    void aCodeReadTwiceIsOne()
    {
        QFETCH(bool, upright);
        Sheet sheet(upright);
        sheet.print(100, 80);

        QVERIFY(isSameCode(sheet.view(), sheet.seen(130, 130), sheet.seen(100, 179))); // a line, all of it
        QVERIFY(isSameCode(sheet.view(), sheet.seen(140, 140), sheet.seen(150, 150))); // two lines
        QVERIFY(isSameCode(sheet.view(), sheet.seen(100, 130), sheet.seen(140, 179))); // two halves
        QVERIFY(isSameCode(sheet.view(), sheet.seen(90, 190), sheet.seen(102, 178))); // with its margin
    }

    void equalCodesStackedCloselyAreTwo_data() { aCodeReadTwiceIsOne_data(); }

    void equalCodesStackedCloselyAreTwo()
    {
        QFETCH(bool, upright);
        for (const int gap : {4, 10, 20, 40}) {
            Sheet sheet(upright);
            sheet.print(100, 60);
            sheet.print(160 + gap, 60);

            const auto upper = sheet.seen(100, 159);
            QVERIFY(!isSameCode(sheet.view(), upper, sheet.seen(160 + gap, 219 + gap)));
            QVERIFY(!isSameCode(sheet.view(), sheet.seen(175 + gap, 175 + gap), upper));
        }
    }

    void aScratchAcrossTheBarsDoesNotMakeTwoOfThem()
    {
        Sheet sheet;
        sheet.print(100, 80);
        sheet.scratch(138, 2, 255); // white, thin
        sheet.scratch(150, 5, 0); // a pen's line

        QVERIFY(isSameCode(sheet.view(), sheet.seen(100, 137), sheet.seen(141, 149)));
        QVERIFY(isSameCode(sheet.view(), sheet.seen(141, 149), sheet.seen(155, 179)));
    }

    void otherContentIsAnotherCode()
    {
        Sheet sheet;
        sheet.print(100, 80);
        auto other = sheet.seen(100, 179);
        other.bytes = bytes("CS0000004218");
        QVERIFY(!isSameCode(sheet.view(), sheet.seen(100, 179), other));
        QVERIFY(!isSameCode({}, sheet.seen(100, 179), sheet.seen(100, 179)));
    }

    void squaresOfDotsAreOneWhenTheirMiddlesAre()
    {
        const Sheet sheet;
        const auto square = [](int x, int y) {
            return Symbol{Symbology::DataMatrix, "]d1", bytes("LP0001"),
                {{{x, y}, {x + 60, y}, {x + 60, y + 60}, {x, y + 60}}}};
        };
        QVERIFY(isSameCode(sheet.view(), square(100, 100), square(104, 97)));
        QVERIFY(!isSameCode(sheet.view(), square(100, 100), square(165, 100)));
        QVERIFY(!isSameCode(sheet.view(), square(100, 100), square(100, 165)));
    }
};

QTEST_APPLESS_MAIN(SameCodeTest)
#include "test_same_code.moc"
