// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/crypto/hash.h"
#include "app/crypto/sealed_file.h"

using namespace custody;
using namespace custody::crypto;

namespace {

Bytes counting(std::size_t size)
{
    Bytes out(size);
    for (std::size_t i = 0; i < size; ++i)
        out[i] = static_cast<std::uint8_t>(i);
    return out;
}

Secret countingKey() { return std::move(*Secret::fromBytes(counting(32))); }

Salt countingSalt()
{
    Salt salt;
    std::ranges::copy(counting(24), salt.begin());
    return salt;
}

constexpr std::size_t chunk = 16384;

} // namespace

class SealedFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sealsHelloAsThePythonReferenceDoes()
    {
        const auto sealed = sealFileWith(countingKey(), countingSalt(), view("hello"), view("ctx"));

        QCOMPARE(hex(sealed),
            std::string(
                "000102030405060708090a0b0c0d0e0f10111213141516177598d14143795fd2b6eca59efebe79e4477d6b75d52a"
                "d336401c2e5ab8e1c3631f4c2434482071ff693f04abfa6196efe7a7e8594b"));
    }

    void sealsTwoChunksAsThePythonReferenceDoes()
    {
        const auto sealed = sealFileWith(countingKey(), countingSalt(), Bytes(20000), view("ctx"));

        QCOMPARE(sealed.size(), 20088U);
        QCOMPARE(hex(sha256(sealed)),
            std::string("81359341ebb74a65282342e387d1cf45e8fc1a8183a74121282c41f5faf1b92e"));
    }

    void opensWhatItSealedAtEveryChunkEdge_data()
    {
        QTest::addColumn<qulonglong>("size");
        for (const std::size_t size : {std::size_t(0), std::size_t(1), chunk - 1, chunk, chunk + 1,
                 2 * chunk - 1, 2 * chunk, 2 * chunk + 1, 5 * chunk})
            QTest::newRow(std::to_string(size).c_str()) << qulonglong(size);
    }

    void opensWhatItSealedAtEveryChunkEdge()
    {
        QFETCH(qulonglong, size);
        const Secret key = Secret::random();
        const Bytes plain = counting(size);

        const auto opened = openFile(key, sealFile(key, plain, view("photo 0")), view("photo 0"));

        QVERIFY(opened);
        QCOMPARE(*opened, plain);
    }

    void aCutFileDoesNotOpenWhereverItIsCut()
    {
        const Secret key = Secret::random();
        const Bytes sealed = sealFile(key, counting(2 * chunk + 100), {});
        std::vector<std::size_t> cuts{56 + chunk + 16, 56 + 2 * (chunk + 16), sealed.size() - 1};
        for (std::size_t size = 0; size < 200; ++size)
            cuts.push_back(size);
        for (const auto size : cuts) {
            const auto opened = openFile(key, ByteView(sealed).first(size), {});

            QVERIFY(!opened);
            QCOMPARE(opened.error().fault, Fault::Tampered);
        }
    }

    void swappedChunksDoNotOpen()
    {
        const Secret key = Secret::random();
        Bytes sealed = sealFile(key, counting(2 * chunk + 100), {});
        std::swap_ranges(
            sealed.begin() + 56, sealed.begin() + 56 + chunk + 16, sealed.begin() + 56 + chunk + 16);

        QVERIFY(!openFile(key, sealed, {}));
    }

    void everyFlippedBitOfASmallFileIsNoticed()
    {
        const Secret key = Secret::random();
        const Bytes sealed = sealFile(key, view("a photo"), view("ctx"));
        for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
            Bytes bad = sealed;
            bad[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);

            QVERIFY(!openFile(key, bad, view("ctx")));
        }
    }

    void anotherKeyOrContextDoesNotOpen()
    {
        const Secret key = Secret::random();
        const Bytes sealed = sealFile(key, view("a photo"), view("event 1, blob 0"));

        QVERIFY(!openFile(Secret::random(), sealed, view("event 1, blob 0")));
        QVERIFY(!openFile(key, sealed, view("event 1, blob 1")));
    }
};

QTEST_APPLESS_MAIN(SealedFileTest)
#include "test_sealed_file.moc"
