// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/crypto/signing.h"

using namespace custody;
using namespace custody::crypto;

class SigningTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void signsTheFirstVectorsOfRfc8032_data()
    {
        QTest::addColumn<QByteArray>("seed");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("signature");
        QTest::newRow("empty message")
            << QByteArray("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
            << QByteArray("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
            << QByteArray("")
            << QByteArray("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc6"
                          "1e39701c"
                          "f9b46bd25bf5f0595bbe24655141438e7a100b");
        QTest::newRow("one byte") << QByteArray(
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
                                  << QByteArray(
                                         "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
                                  << QByteArray("72")
                                  << QByteArray("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb"
                                                "69da085ac1e43e15996e458f3613d0"
                                                "f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    }

    void signsTheFirstVectorsOfRfc8032()
    {
        QFETCH(QByteArray, seed);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, signature);
        const SigningKey signer(*Secret::fromBytes(*fromHex(seed.toStdString())));

        const auto signedBytes = signer.sign(*fromHex(message.toStdString()));

        QCOMPARE(hex(signer.publicKey()), key.toStdString());
        QCOMPARE(hex(signedBytes), signature.toStdString());
        QVERIFY(verify(signer.publicKey(), *fromHex(message.toStdString()), signedBytes));
    }

    void everyFlippedBitOfASignatureIsRefused()
    {
        const SigningKey signer(Secret::random());
        const auto good = signer.sign(view("head"));
        for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
            auto bad = good;
            bad[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);

            QVERIFY(!verify(signer.publicKey(), view("head"), bad));
        }
        QVERIFY(verify(signer.publicKey(), view("head"), good));
    }

    void anotherMessageKeyOrLengthIsRefused()
    {
        const SigningKey signer(Secret::random());
        const SigningKey other(Secret::random());
        const auto good = signer.sign(view("head"));

        QVERIFY(!verify(signer.publicKey(), view("heap"), good));
        QVERIFY(!verify(other.publicKey(), view("head"), good));
        QVERIFY(!verify(signer.publicKey(), view("head"), ByteView(good).first(63)));
        QVERIFY(!verify(signer.publicKey(), view("head"), {}));
    }

    void signingTwiceGivesTheSameBytes()
    {
        const SigningKey signer(Secret::random());

        QCOMPARE(signer.sign(view("head")), signer.sign(view("head")));
    }
};

QTEST_APPLESS_MAIN(SigningTest)
#include "test_signing.moc"
