// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/store/head_signer.h"

using namespace custody;
using store::HeadSigner;

class HeadSignerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatItGivesIsTheKeysOwnSignature()
    {
        const crypto::SigningKey key(crypto::Secret::random());
        HeadSigner signer;

        for (int n = 0; n < 500; ++n) { // sometimes its thread is first, sometimes the taker
            const auto text = "head " + std::to_string(n);
            signer.begin(text, key);
            const auto signature = signer.take(text);
            if (signature)
                QVERIFY(*signature == key.sign(view(text)));
        }
    }

    void anotherTextIsNotAnsweredFor()
    {
        const crypto::SigningKey key(crypto::Secret::random());
        HeadSigner signer;
        signer.begin("one head", key);

        QVERIFY(!signer.take("another head"));
        QVERIFY(!HeadSigner().take("one head"));
    }

    void eachSignatureIsTakenOnce()
    {
        const crypto::SigningKey key(crypto::Secret::random());
        HeadSigner signer;
        signer.begin("one head", key);

        (void)signer.take("one head");

        QVERIFY(!signer.take("one head"));
    }

    void whatWasGivenUpLeavesTheNextUnharmed()
    {
        HeadSigner signer;
        for (int n = 0; n < 200; ++n) {
            const crypto::SigningKey gone(crypto::Secret::random()); // dies while it may still be signing
            signer.begin("given up", gone);
        }
        const crypto::SigningKey key(crypto::Secret::random());

        signer.begin("wanted", key);
        const auto signature = signer.take("wanted");

        if (signature)
            QVERIFY(*signature == key.sign(view("wanted")));
    }
};

QTEST_APPLESS_MAIN(HeadSignerTest)
#include "test_head_signer.moc"
