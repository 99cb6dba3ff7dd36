// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include "app/crypto/blind_index.h"
#include "app/crypto/hash.h"

using namespace custody;
using namespace custody::crypto;

class HashTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sha256KnowsTheEmptyMessageAndAbc()
    {
        QCOMPARE(
            hex(sha256({})), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(hex(sha256(view("abc"))),
            std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    void sha256InPiecesEqualsSha256AtOnce()
    {
        const Bytes message(1000, 7);
        for (const std::size_t cut : {0U, 1U, 63U, 64U, 65U, 999U, 1000U}) {
            Sha256 pieces;
            pieces.add(ByteView(message).first(cut));
            Sha256 moved = std::move(pieces);
            moved.add(ByteView(message).subspan(cut));

            QCOMPARE(moved.finish(), sha256(message));
        }
    }

    void hmacFollowsRfc4231()
    {
        const Bytes key(20, 0x0b);

        QCOMPARE(hex(hmacSha256(key, view("Hi There"))),
            std::string("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"));
        QCOMPARE(hex(hmacSha256(view("Jefe"), view("what do ya want for nothing?"))),
            std::string("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    }

    void hmacWithAnEmptyKeyDoesNotReuseTheLastKey()
    {
        const Hash first = hmacSha256({}, view("message"));
        hmacSha256(view("another key"), view("message"));

        QCOMPARE(hmacSha256({}, view("message")), first);
    }

    void hkdfExpandFollowsRfc5869()
    {
        const Bytes key = *fromHex("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5");
        const Bytes info = *fromHex("f0f1f2f3f4f5f6f7f8f9");

        QCOMPARE(hex(hkdfExpandSha256(key, info, 42)),
            std::string(
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"));
    }

    void blindIndexIsTheOneOfTheDesign()
    {
        Bytes key;
        for (std::uint8_t i = 0; i < 32; ++i)
            key.push_back(i);

        const auto index = blindIndex(*Secret::fromBytes(key), "tracking", "1Z999AA10123456784");

        QCOMPARE(hex(index), std::string("a2586c29706edb2a5153496d68b6878e"));
    }

    void blindIndexDiffersByFieldAndByKey()
    {
        const Secret one = Secret::random();
        const Secret two = Secret::random();

        QVERIFY(blindIndex(one, "tracking", "X") != blindIndex(one, "serial", "X"));
        QVERIFY(blindIndex(one, "tracking", "X") != blindIndex(two, "tracking", "X"));
    }

    void secretIsThirtyTwoBytesAndMovesAway()
    {
        QVERIFY(!Secret::fromBytes(Bytes(31)));
        QVERIFY(!Secret::fromBytes(Bytes(33)));
        Secret secret = Secret::random();
        const Secret copy = secret.clone();

        const Secret moved = std::move(secret);

        QVERIFY(equalInConstantTime(moved.bytes(), copy.bytes()));
        QVERIFY(equalInConstantTime(secret.bytes(), Bytes(32))); // NOLINT(bugprone-use-after-move): wiped
    }

    void anExpanderGivesWhatTheExpandStepGives()
    {
        const auto key = Secret::random();
        Expander expander(key.bytes());

        for (const auto* info : {"", "wcs/salt/v1", "wcs/salt/v1"}) { // the second time as the first
            const Hash once = expander.of(view(std::string_view(info)));

            QVERIFY(
                equalInConstantTime(once, hkdfExpandSha256(key.bytes(), view(std::string_view(info)), 32)));
        }
    }

    void aForkedChildDrawsOtherNumbersThanItsParent()
    {
        (void)randomBytes(24); // some are drawn beforehand
        int pipe[2];
        QCOMPARE(::pipe(pipe), 0);
        const auto child = fork();
        if (child == 0) {
            const auto drawn = randomBytes(24);
            _exit(write(pipe[1], drawn.data(), drawn.size()) == 24 ? 0 : 1);
        }
        Bytes childs(24);

        const auto mine = randomBytes(24);

        int status = 1;
        QCOMPARE(waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        QCOMPARE(read(pipe[0], childs.data(), childs.size()), ssize_t(24));
        QVERIFY(childs != mine);
        close(pipe[0]);
        close(pipe[1]);
    }

    void randomSecretsDiffer()
    {
        QVERIFY(!equalInConstantTime(Secret::random().bytes(), Secret::random().bytes()));
        QVERIFY(randomBytes(24) != randomBytes(24));
    }
};

QTEST_APPLESS_MAIN(HashTest)
#include "test_hash.moc"
