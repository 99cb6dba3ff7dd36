// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/ledger/lane_on_paper.h"

using namespace custody;
using namespace custody::ledger;

namespace {

// Printed by an independent program from the same keys and fields.
const std::string published =
    "c2sp.org/tlog-proof@v1\n"
    "extra "
    "gli1pwEBAlAAAAAAAAAAAAAAAAAAAAACA2dpbnNwZWN0BBsAAAGZyC2qYAUBBoNYIBzDOFswmwxocxVAPclthxgovKRqBEvfqA1KSymX"
    "avGgWCAkrOJYeeeadVoY8KpEhsQ6c+ds5TxQ62NHlvpVIYLrk1ggpEkpgxwR8xGUZa2HF6EjoUqE2Rme6/"
    "Ty4qH4O875qmMHWCDyCc1WbE7q"
    "DpVMHfbXHLdfflQhmLGYecTHOke+lXOlQoJYM4NYIL9jNIw5jnkDtnPci+"
    "ziYna7diJ0MthEW6B9rFH3gfJVZGl0ZW1qUk1BLTEwMDEvMVgr"
    "g1ggebLhFi6lj8tDr1FJWUvnyViFRqZ0S+xqS+D9o93H2l9lZ3JhZGVhQg==\n"
    "index 1\n"
    "8gnNVmxO6g6VTB321xy3X35UIZixmHnExzpHvpVzpUI=\n"
    "J5gnUwJNHMyywukUUepaOJfEBU6JjNFz5/bGjC9Fxv0=\n\n"
    "custody.example/eh1/st07/lane/k5zq\n3\n/xOPTHWXN4SVFqJpFgjxTgqs81lPeVNCML5kGPKMXxY=\n\n"
    "\xE2\x80\x94 custody.example/eh1/st07/lane/k5zq "
    "xnguq7i/hKwi+kGffP+O+u0Mo0no/h5RFgrrVpnwIytuwt2wNjNS+zMXScR14UPlRCanUzHy/Lsh7ZcTpjwwgdPM7Qo=\n"
    "\xE2\x80\x94 mirror.custody.example/m1 "
    "s4r36wAAAABo6DtQLFdZSzLaptqfJun1/RLPo8GsgBgTCPQBne5ei/"
    "6GCVRa3gEseVF+KzssQNCkP1Z7JBWiu8e0HcinsONSXDcaDQ==\n";

} // namespace

class ProofTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePublishedProofVerifiesFromEndToEnd()
    {
        const auto proof = TlogProof::parse(published);
        QVERIFY2(proof, proof ? "" : proof.error().what.c_str());
        const auto evidence = Evidence::decode(*proof->extra);
        QVERIFY(evidence);

        const auto verdict = check(LaneOnPaper().policy(), *Note::parse(proof->note));

        QVERIFY(verdict);
        QCOMPARE(verdict->firstCosignedAt, std::uint64_t(1760050000));
        QVERIFY(verifyInclusion(proof->index, verdict->checkpoint.size, leafHash(evidence->entry),
            proof->hashes, verdict->checkpoint.root));
        const auto entry = *decodeEntry(evidence->entry);
        QCOMPARE(evidence->disclosures.size(), std::size_t(2));
        for (const auto& disclosure : evidence->disclosures)
            QVERIFY(std::ranges::binary_search(entry.digests, digestOf(disclosure)));
        QCOMPARE(proof->text(), published);
        QCOMPARE(evidence->encode(), *proof->extra);
    }

    void aProofMayHaveNoExtraAndNoHash()
    {
        LaneOnPaper lane;
        lane.add("item.registered", {}, {});
        const TlogProof proof{std::nullopt, 0, {}, lane.note()};

        const auto back = TlogProof::parse(proof.text());

        QVERIFY(back);
        QVERIFY(!back->extra);
        QCOMPARE(back->text(), proof.text());
    }

    void malformedProofsAreRefusedWithTheirLine_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<QByteArray>("with");
        QTest::addColumn<int>("line");
        QTest::newRow("another header") << QByteArray("@v1") << QByteArray("@v2") << 1;
        QTest::newRow("bad base64") << QByteArray("extra gli1") << QByteArray("extra g!i1") << 2;
        QTest::newRow("leading zero") << QByteArray("index 1") << QByteArray("index 01") << 3;
        QTest::newRow("no index") << QByteArray("index 1\n") << QByteArray("") << 3;
        QTest::newRow("short hash") << QByteArray("8gnN") << QByteArray("") << 4;
        QTest::newRow("no empty line") << QByteArray("Fxv0=\n\n") << QByteArray("Fxv0=\n") << 6;
        QTest::newRow("no signature mark")
            << QByteArray("\xE2\x80\x94 mirror") << QByteArray("- mirror") << 7;
    }

    void malformedProofsAreRefusedWithTheirLine()
    {
        QFETCH(QByteArray, change);
        QFETCH(QByteArray, with);
        QFETCH(int, line);
        auto text = QByteArray::fromStdString(published);
        QVERIFY(text.contains(change));
        text.replace(change, with);

        const auto proof = TlogProof::parse(text.toStdString());

        QVERIFY(!proof);
        QVERIFY2(
            proof.error().what.starts_with("line " + std::to_string(line) + ":"), proof.error().what.c_str());
    }
};

QTEST_APPLESS_MAIN(ProofTest)
#include "test_proof.moc"
