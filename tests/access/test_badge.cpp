// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <array>

#include <QTest>

#include "app/access/badge.h"

using namespace custody;
using namespace custody::access;

namespace {

crypto::Secret keyOf(std::uint8_t seed) { return *crypto::Secret::fromBytes(Bytes(32, seed)); }

Badge badgeNamed(std::string_view text) { return *parseBadge(text); }

} // namespace

class BadgeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cardAndBitsSayTheSame_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("number");
        QTest::addColumn<qulonglong>("bits");
        QTest::newRow("123 / 45678") << "H10301"
                                     << "123/45678" << 0x2F764DDULL;
        QTest::newRow("1 / 1") << "H10301"
                               << "1/1" << 0x2020002ULL;
        QTest::newRow("118 / 1603") << "H10301"
                                    << "118/1603" << 0x2EC0C86ULL;
        QTest::newRow("0 / 0") << "H10301"
                               << "0/0" << 0x0000001ULL;
        QTest::newRow("255 / 65535") << "H10301"
                                     << "255/65535" << 0x1FFFFFFULL;
        QTest::newRow("37 bits with a facility code") << "H10304"
                                                      << "1234/56789" << 0x104D21BBAAULL;
        QTest::newRow("37 bits without one") << "H10302"
                                             << "1234567" << 0x25AD0FULL;
        QTest::newRow("Corporate 1000, 35 bits") << "C1000-35"
                                                 << "1234/56789" << 0x29A41BBAAULL;
        QTest::newRow("Corporate 1000, 35 bits, 1 / 1") << "C1000-35"
                                                        << "1/1" << 0x600200003ULL;
        QTest::newRow("Corporate 1000, 48 bits") << "C1000-48"
                                                 << "12345/678901" << 0x303914B7EAULL;
    }

    void cardAndBitsSayTheSame()
    {
        QFETCH(QString, format);
        QFETCH(QString, number);
        QFETCH(qulonglong, bits);
        const auto kind = *parseWiegandFormat(format.toStdString());
        const auto printed = *parseWiegandNumber(kind, number.toStdString());

        const auto read = parseWiegand(kind, bits, bitCount(kind));

        QCOMPARE(*wiegandBits(printed), std::uint64_t{bits});
        QVERIFY2(read, read ? "" : read.error().what.c_str());
        QVERIFY(*read == printed);
        QCOMPARE(wiegandBadge(*read).number(), number.toStdString());
        QCOMPARE(wiegandBadge(*read).kind(), format.toStdString());
    }

    void everySingleFlippedBitIsRefused()
    {
        for (const std::string_view badge : {"123/45678", "1/1", "255/65535"})
            for (const auto format : {WiegandFormat::H10301, WiegandFormat::H10304,
                     WiegandFormat::Corporate1000_35, WiegandFormat::Corporate1000_48}) {
                const auto right = *wiegandBits(*parseWiegandNumber(format, badge));
                for (unsigned bit = 0; bit < bitCount(format); ++bit) {
                    const auto read = parseWiegand(format, right ^ std::uint64_t{1} << bit, bitCount(format));

                    QVERIFY2(!read, std::to_string(bit).c_str());
                    QCOMPARE(read.error().fault, Fault::Device);
                    QVERIFY(read.error().what.find("45678") == std::string::npos);
                }
            }
    }

    // What two parity bits cannot see: two flips under the same parity bit. 13 bits lie under each, so 156 of
    // the 325 pairs pass, as another badge's number. It is why a badge is only a user name.
    void twoFlippedBitsPassOnlyUnderTheSameParityBit()
    {
        int passed = 0;
        for (unsigned first = 0; first < 26; ++first)
            for (unsigned second = first + 1; second < 26; ++second) {
                const auto read = parseWiegand(WiegandFormat::H10301,
                    0x2F764DDULL ^ (std::uint64_t{1} << first) ^ (std::uint64_t{1} << second), 26);
                const bool sameHalf = (first < 13) == (second < 13);
                QCOMPARE(read.has_value(), sameHalf);
                passed += read.has_value();
            }

        QCOMPARE(passed, 156);
    }

    void anotherLengthThanTheFormatsIsRefused_data()
    {
        QTest::addColumn<unsigned>("count");
        for (const unsigned count : {0u, 1u, 25u, 27u, 34u, 35u, 37u, 64u, 4294967295u})
            QTest::addRow("%u bits", count) << count;
    }

    void anotherLengthThanTheFormatsIsRefused()
    {
        QFETCH(unsigned, count);

        const auto read = parseWiegand(WiegandFormat::H10301, 0x2F764DDULL, count);

        QVERIFY(!read);
        QVERIFY(read.error().what.find(std::to_string(count) + " bits") != std::string::npos);
    }

    void bitsBeyondTheirCountAreRefused()
    {
        for (unsigned bit = 26; bit < 64; ++bit)
            QVERIFY(!parseWiegand(WiegandFormat::H10301, 0x2F764DDULL | (std::uint64_t{1} << bit), 26));
    }

    void aNumberTooLargeForItsFormatIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"256/1", "1/65536", "H10304:65536/1", "H10304:1/524288", "C1000-35:4096/1",
                 "C1000-48:4194304/1", "H10302:34359738368", "H10302:1/2", "123", "H10304:5", "", "/",
                 "1/2/3", "-1/2", "1/ 2", "H10305:1/2", "uid:04A1B2C3"})
            QTest::newRow(text) << text;
    }

    void aNumberTooLargeForItsFormatIsRefused()
    {
        QFETCH(QString, text);

        const auto badge = parseBadge(text.toStdString());

        QVERIFY(!badge);
        QCOMPARE(badge.error().fault, Fault::Invalid);
    }

    void aChipIsNamedByItsSerialNumber()
    {
        const auto badge = uidBadge(Bytes{0x04, 0xA1, 0xB2, 0xC3, 0xD4, 0xE5, 0xF6});

        QVERIFY(badge);
        QCOMPARE(badge->kind(), std::string("UID"));
        QCOMPARE(badge->number(), std::string("04A1B2C3D4E5F6"));
        QVERIFY(badgeNamed("UID:04a1b2c3d4e5f6") == *badge);
    }

    void aSerialNumberThatCannotBeABadgesIsRefused()
    {
        QVERIFY(!uidBadge(Bytes{}));
        QVERIFY(!uidBadge(Bytes{1, 2, 3}));
        QVERIFY(!uidBadge(Bytes(11, 5)));
        QVERIFY(!uidBadge(Bytes(7, 0)));
        const auto random = uidBadge(Bytes{0x08, 0x11, 0x22, 0x33});
        QVERIFY(!random);
        QVERIFY(random.error().what.find("another number each time") != std::string::npos);
    }

    // The numbers are published test numbers of card schemes.
    void aPaymentCardIsNoBadge_data()
    {
        QTest::addColumn<QString>("track");
        QTest::newRow("track 2") << "4111111111111111=25121010000000000000";
        QTest::newRow("track 2 of fifteen digits") << "378282246310005=2512101";
        QTest::newRow("track 1") << "B5555555555554444^DOE/JANE^25121010000000000000";
        QTest::newRow("its number alone") << "6011111111111117";
    }

    void aPaymentCardIsNoBadge()
    {
        QFETCH(QString, track);
        for (const auto& badge : {stripeBadge(track.toStdString()), keyedBadge(track.toStdString())}) {
            QVERIFY(!badge);
            QVERIFY(badge.error().what.find("payment card") != std::string::npos);
            QVERIFY(badge.error().what.find("1111") == std::string::npos);
        }
    }

    void aStaffStripeIsABadge()
    {
        QCOMPARE(stripeBadge("0012345678")->number(), std::string("0012345678"));
        QVERIFY(stripeBadge("1234567=001"));
        QVERIFY(!stripeBadge("12"));
        QVERIFY(!stripeBadge(std::string(77, '1')));
    }

    void aTrackWithBlanksWasNoBadge()
    {
        QCOMPARE(stripeBadge("STAFF 0012 DOE/JANE  ")->number(), std::string("STAFF 0012 DOE/JANE  "));
        QVERIFY(*parseBadge("STRIPE:STAFF 0012") == *stripeBadge("STAFF 0012"));
        QVERIFY(!stripeBadge("12      "));
        QVERIFY(!stripeBadge(std::string(20, ' ')));
        QVERIFY(!stripeBadge(std::string(73, ' ') + "1234"));
        QVERIFY(!stripeBadge("STAFF\t0012"));
        QVERIFY(!keyedBadge("123 4567"));
    }

    void tokenOfABadgeDiffersByKeyAndByNumber()
    {
        const auto token = badgeToken(keyOf(1), badgeNamed("123/45678"));

        QCOMPARE(badgeToken(keyOf(1), badgeNamed("H10301:123/45678")), token);
        QVERIFY(badgeToken(keyOf(2), badgeNamed("123/45678")) != token);
        QVERIFY(badgeToken(keyOf(1), badgeNamed("123/45679")) != token);
        QVERIFY(badgeToken(keyOf(1), badgeNamed("124/45678")) != token);
        QVERIFY(badgeToken(keyOf(1), badgeNamed("H10304:123/45678")) != token);
        QVERIFY(badgeToken(keyOf(1), badgeNamed("STRIPE:12345678"))
            != badgeToken(keyOf(1), badgeNamed("KEYED:12345678")));
    }

    void badgesEnrolledBeforeOtherFormatsAreStillKnown()
    {
        QCOMPARE(badgeToken(keyOf(1), badgeNamed("123/45678")),
            crypto::hmacSha256(keyOf(1).bytes(), view("wcs/badge/v1\nH10301\n123/45678")));
    }

    void tokenHidesTheNumberEvenFromWhoTriesThemAll()
    {
        // 2^24 numbers are soon tried: without the key, the plain hash of the same words must not match.
        const auto token = badgeToken(keyOf(1), badgeNamed("123/45678"));

        const auto unkeyed = crypto::sha256(view("wcs/badge/v1\nH10301\n123/45678"));

        QVERIFY(token != unkeyed);
        QVERIFY(hex(token).find(hex(view("45678"))) == std::string::npos);
        QVERIFY(hex(token).find("b26e") == std::string::npos); // 45678
    }

    void aBadgeThatIsDoneWithLeavesNoNumber()
    {
        alignas(Badge) std::array<char, sizeof(Badge)> room{};
        auto* const badge = new (room.data()) Badge(badgeNamed("123/45678"));
        QVERIFY(std::string_view(room.data(), room.size()).find("123/45678") != std::string_view::npos);

        badge->~Badge();

        QVERIFY(std::string_view(room.data(), room.size()).find("123/45678") == std::string_view::npos);
    }
};

QTEST_APPLESS_MAIN(BadgeTest)
#include "test_badge.moc"
