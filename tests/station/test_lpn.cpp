// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/station/lpn.h"

using namespace custody;
using namespace custody::station;

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

} // namespace

class LpnTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMadeNumberIsOne()
    {
        for (unsigned seed = 0; seed < 256; ++seed) {
            Bytes random;
            for (unsigned i = 0; i < 8; ++i)
                random.push_back(static_cast<std::uint8_t>(seed * 31 + i * 7));

            const auto lpn = makeLpn(random);

            QCOMPARE(lpn.size(), std::size_t{12});
            QVERIFY(isLpn(lpn));
        }
    }

    void everySingleWrongCharacterIsCaught()
    {
        for (const std::uint8_t seed : {0, 3, 17, 200}) {
            const auto right = makeLpn(Bytes{seed, 1, 2, 3, 4, 5, 6, seed});
            for (std::size_t at = 3; at < right.size(); ++at)
                for (const char other : alphabet) {
                    auto wrong = right;
                    wrong[at] = other;
                    QCOMPARE(isLpn(wrong), wrong == right);
                }
        }
    }

    // Odd weights leave one hole: neighbours sixteen places apart in the alphabet may be swapped unnoticed.
    void swappedNeighboursAreCaughtUnlessSixteenApart()
    {
        for (std::uint8_t first = 0; first < 32; ++first)
            for (std::uint8_t second = 0; second < 32; ++second) {
                auto swapped = makeLpn(Bytes{9, 9, first, second, 9, 9, 9, 9});
                std::swap(swapped[5], swapped[6]);

                const bool unseen = first == second || (first + 16) % 32 == second;
                QCOMPARE(isLpn(swapped), unseen);
            }
    }

    void otherTextIsNoNumber_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"", "LPN", "LPN00000000", "LPN0000000000", "lpn000000000", "LPN00000000O",
                 "LPN00000000 ", "ABC000000000", "1Z5R89390357567127"})
            QTest::newRow(text) << QByteArray(text);
        QTest::newRow("a NUL") << QByteArray("LPN0000000\0"
                                             "0",
            12);
    }

    void otherTextIsNoNumber()
    {
        QFETCH(QByteArray, text);

        QVERIFY(!isLpn(text.toStdString()));
    }
};

QTEST_APPLESS_MAIN(LpnTest)
#include "test_lpn.moc"
