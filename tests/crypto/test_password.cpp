// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/crypto/password.h"

using namespace custody;
using namespace custody::crypto;

namespace {
constexpr ScryptCost quick{16, 1, 1};
}

class PasswordTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scryptFollowsRfc7914()
    {
        const auto derived = scrypt("password", view("NaCl"), {1024, 8, 16});

        QVERIFY(derived);
        QCOMPARE(hex(derived->bytes()),
            std::string("fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"));
    }

    void theEmptyPasswordOfRfc7914Works()
    {
        QCOMPARE(hex(scrypt("", {}, {16, 1, 1})->bytes()),
            std::string("77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"));
    }

    void theRightPinPassesAndTheWrongOneDoesNot()
    {
        const auto hash = hashPassword("4711", quick);

        QVERIFY(hash);
        QCOMPARE(*checkPassword("4711", *hash), true);
        QCOMPARE(*checkPassword("4712", *hash), false);
        QCOMPARE(*checkPassword("", *hash), false);
    }

    void onePinHasManyHashes() { QVERIFY(*hashPassword("4711", quick) != *hashPassword("4711", quick)); }

    void theEverydayCostWorks()
    {
        const auto hash = hashPassword("4711");

        QVERIFY(hash);
        QVERIFY(hash->starts_with("scrypt$32768$8$1$"));
        QCOMPARE(*checkPassword("4711", *hash), true);
    }

    void aTextThatIsNoHashIsAnError_data()
    {
        QTest::addColumn<QByteArray>("hash");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("plain text") << QByteArray("4711");
        QTest::newRow("another scheme") << QByteArray("argon2$16$1$1$c2FsdHNhbHQ=$AAAA");
        QTest::newRow("short hash") << QByteArray("scrypt$16$1$1$c2FsdHNhbHQ=$AAAA");
        QTest::newRow("n no power of two")
            << QByteArray("scrypt$17$1$1$c2FsdHNhbHQ=$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        QTest::newRow("cost that exhausts the station")
            << QByteArray("scrypt$16777216$64$1$c2FsdHNhbHQ=$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        QTest::newRow("leading zero")
            << QByteArray("scrypt$016$1$1$c2FsdHNhbHQ=$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    }

    void aTextThatIsNoHashIsAnError()
    {
        QFETCH(QByteArray, hash);

        QVERIFY(!checkPassword("4711", hash.toStdString()));
    }
};

QTEST_APPLESS_MAIN(PasswordTest)
#include "test_password.moc"
