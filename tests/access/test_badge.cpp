// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/access/badge.h"

using namespace custody;
using namespace custody::access;

namespace {

crypto::Secret keyOf(std::uint8_t seed) { return *crypto::Secret::fromBytes(Bytes(32, seed)); }

} // namespace

class BadgeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cardAndBitsSayTheSame_data()
    {
        QTest::addColumn<int>("facility");
        QTest::addColumn<int>("card");
        QTest::addColumn<qulonglong>("bits");
        QTest::newRow("123 / 45678") << 123 << 45678 << 0x2F764DDULL;
        QTest::newRow("1 / 1") << 1 << 1 << 0x2020002ULL;
        QTest::newRow("118 / 1603") << 118 << 1603 << 0x2EC0C86ULL;
        QTest::newRow("0 / 0") << 0 << 0 << 0x0000001ULL;
        QTest::newRow("255 / 65535") << 255 << 65535 << 0x1FFFFFFULL;
    }

    void cardAndBitsSayTheSame()
    {
        QFETCH(int, facility);
        QFETCH(int, card);
        QFETCH(qulonglong, bits);
        const H10301 badge{static_cast<std::uint8_t>(facility), static_cast<std::uint16_t>(card)};

        const auto read = parseH10301(bits, 26);

        QCOMPARE(wiegandBits(badge), std::uint64_t{bits});
        QVERIFY2(read, read ? "" : read.error().what.c_str());
        QVERIFY(*read == badge);
    }

    void everySingleFlippedBitIsRefused()
    {
        for (const std::uint64_t right : {0x2F764DDULL, 0x2020002ULL, 0x1FFFFFFULL})
            for (unsigned bit = 0; bit < 26; ++bit) {
                const auto read = parseH10301(right ^ (std::uint64_t{1} << bit), 26);

                QVERIFY2(!read, std::to_string(bit).c_str());
                QCOMPARE(read.error().fault, Fault::Device);
            }
    }

    // What two parity bits cannot see: two flips under the same parity bit. 13 bits lie under each, so 156 of
    // the 325 pairs pass, as another badge's number. It is why a badge is only a user name.
    void twoFlippedBitsPassOnlyUnderTheSameParityBit()
    {
        int passed = 0;
        for (unsigned first = 0; first < 26; ++first)
            for (unsigned second = first + 1; second < 26; ++second) {
                const auto read = parseH10301(
                    0x2F764DDULL ^ (std::uint64_t{1} << first) ^ (std::uint64_t{1} << second), 26);
                const bool sameHalf = (first < 13) == (second < 13);
                QCOMPARE(read.has_value(), sameHalf);
                passed += read.has_value();
            }

        QCOMPARE(passed, 156);
    }

    void anotherLengthThan26BitsIsRefused_data()
    {
        QTest::addColumn<unsigned>("count");
        for (const unsigned count : {0u, 1u, 25u, 27u, 34u, 35u, 37u, 64u, 4294967295u})
            QTest::addRow("%u bits", count) << count;
    }

    void anotherLengthThan26BitsIsRefused()
    {
        QFETCH(unsigned, count);

        const auto read = parseH10301(0x2F764DDULL, count);

        QVERIFY(!read);
        QVERIFY(read.error().what.find(std::to_string(count) + " bits") != std::string::npos);
    }

    void bitsBeyondTheirCountAreRefused()
    {
        for (unsigned bit = 26; bit < 64; ++bit)
            QVERIFY(!parseH10301(0x2F764DDULL | (std::uint64_t{1} << bit), 26));
    }

    void tokenOfABadgeDiffersByKeyAndByNumber()
    {
        const H10301 badge{123, 45678};

        const auto token = badgeToken(keyOf(1), badge);

        QCOMPARE(badgeToken(keyOf(1), badge), token);
        QVERIFY(badgeToken(keyOf(2), badge) != token);
        QVERIFY(badgeToken(keyOf(1), {123, 45679}) != token);
        QVERIFY(badgeToken(keyOf(1), {124, 45678}) != token);
    }

    void tokenHidesTheNumberEvenFromWhoTriesThemAll()
    {
        // 2^24 numbers are soon tried: without the key, the plain hash of the same words must not match.
        const auto token = badgeToken(keyOf(1), {123, 45678});

        const auto unkeyed = crypto::sha256(view("wcs/badge/v1\nH10301\n123/45678"));

        QVERIFY(token != unkeyed);
        QVERIFY(hex(token).find(hex(view("45678"))) == std::string::npos);
        QVERIFY(hex(token).find("b26e") == std::string::npos); // 45678
    }
};

QTEST_APPLESS_MAIN(BadgeTest)
#include "test_badge.moc"
