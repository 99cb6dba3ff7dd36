// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <openssl/evp.h>

#include "app/crypto/aead.h"

using namespace custody;
using namespace custody::crypto;

namespace {

Nonce alphabet()
{
    Nonce nonce;
    const std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWX";
    std::copy(letters.begin(), letters.end(), nonce.begin());
    return nonce;
}

Secret repeated(std::uint8_t byte) { return std::move(*Secret::fromBytes(Bytes(32, byte))); }

// The accumulated test of C2SP XAES-256-GCM.md: inputs drawn from one SHAKE-128, outputs hashed by another.
std::string accumulated(std::size_t iterations)
{
    // OpenSSL 3.0 squeezes SHAKE once only, so the whole stream is drawn at once; 320 bytes an iteration are
    // more than the 313 expected.
    Bytes stream(iterations * 320 + 4096);
    EVP_MD_CTX* generator = EVP_MD_CTX_new();
    EVP_DigestInit_ex(generator, EVP_shake128(), nullptr);
    EVP_DigestFinalXOF(generator, stream.data(), stream.size());
    EVP_MD_CTX_free(generator);
    EVP_MD_CTX* sum = EVP_MD_CTX_new();
    EVP_DigestInit_ex(sum, EVP_shake128(), nullptr);

    ByteView rest = stream;
    const auto draw = [&](std::size_t size) {
        const auto drawn = rest.first(size);
        rest = rest.subspan(size);
        return drawn;
    };
    for (std::size_t i = 0; i < iterations; ++i) {
        const Secret key = std::move(*Secret::fromBytes(draw(32)));
        Nonce nonce;
        std::ranges::copy(draw(24), nonce.begin());
        const auto plain = draw(draw(1)[0]);
        const auto context = draw(draw(1)[0]);
        const Bytes sealed = xaesSeal(key, nonce, plain, context);
        EVP_DigestUpdate(sum, sealed.data(), sealed.size());
    }
    Bytes out(32);
    EVP_DigestFinalXOF(sum, out.data(), out.size());
    EVP_MD_CTX_free(sum);
    return hex(out);
}

} // namespace

class AeadTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sealsTheVectorWhoseTopBitIsClear()
    {
        const auto sealed = xaesSeal(repeated(1), alphabet(), view("XAES-256-GCM"), {});

        QCOMPARE(hex(sealed), std::string("ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271"));
        QCOMPARE(*xaesOpen(repeated(1), alphabet(), sealed, {}), bytes("XAES-256-GCM"));
    }

    void sealsTheVectorWhoseTopBitIsSet()
    {
        const auto sealed =
            xaesSeal(repeated(3), alphabet(), view("XAES-256-GCM"), view("c2sp.org/XAES-256-GCM"));

        QCOMPARE(hex(sealed), std::string("986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d"));
        QCOMPARE(
            *xaesOpen(repeated(3), alphabet(), sealed, view("c2sp.org/XAES-256-GCM")), bytes("XAES-256-GCM"));
    }

    void tenThousandRandomMessagesSealAsPublished()
    {
        QCOMPARE(accumulated(10000),
            std::string("e6b9edf2df6cec60c8cbd864e2211b597fb69a529160cd040d56c0c210081939"));
    }

    void aMillionRandomMessagesSealAsPublishedNightly()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("takes a minute under a sanitizer; the plain build runs it");
#endif
        QCOMPARE(accumulated(1000000),
            std::string("2163ae1445985a30b60585ee67daa55674df06901b890593e824b8a7c885ab15"));
    }

    void aRecordOpensInItsOwnRowOnly()
    {
        const Secret key = Secret::random();
        const KeyId keyId{randomArray<16>()};
        const Bytes record = sealRecord(keyId, key, view("grade B"), view("payload, event 1"));

        QCOMPARE(*openRecord(key, record, view("payload, event 1")), bytes("grade B"));
        QCOMPARE(*recordKeyId(record), keyId);
        QCOMPARE(record.size(), 1U + 16 + 24 + 7 + 16);
        const auto elsewhere = openRecord(key, record, view("payload, event 2"));
        QVERIFY(!elsewhere);
        QCOMPARE(elsewhere.error().fault, Fault::Tampered);
        QVERIFY(!openRecord(Secret::random(), record, view("payload, event 1")));
    }

    void theRecordOfTheFormatPageOpens()
    {
        const auto record = *fromHex("01000102030405060708090a0b0c0d0e0f4142434445464748494a4b4c4d4e4f5051525"
                                     "35455565758f1674ac1748eb1e037dd"
                                     "6a04dfa3da3665feb5fa39138c");

        QCOMPARE(*openRecord(repeated(1), record, view("row 1")), bytes("grade B"));
    }

    void everyFlippedBitOfARecordIsNoticed()
    {
        const Secret key = Secret::random();
        const Bytes record = sealRecord(KeyId{randomArray<16>()}, key, view("grade B"), view("row"));
        for (std::size_t bit = 0; bit < record.size() * 8; ++bit) {
            Bytes bad = record;
            bad[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);

            const auto opened = openRecord(key, bad, view("row"));

            QVERIFY(!opened);
            QCOMPARE(opened.error().fault, Fault::Tampered);
        }
    }

    void aRecordCutAnywhereIsNoticed()
    {
        const Secret key = Secret::random();
        const Bytes record = sealRecord(KeyId{}, key, {}, {});
        for (std::size_t size = 0; size < record.size(); ++size)
            QVERIFY(!openRecord(key, ByteView(record).first(size), {}));

        QVERIFY(openRecord(key, record, {}));
    }

    void theSameRecordNeverSealsTwiceAlike()
    {
        const Secret key = Secret::random();

        QVERIFY(sealRecord(KeyId{}, key, view("x"), {}) != sealRecord(KeyId{}, key, view("x"), {}));
    }
};

QTEST_APPLESS_MAIN(AeadTest)
#include "test_aead.moc"
