// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/ledger/note.h"

using namespace custody;
using namespace custody::ledger;

namespace {

const std::string exampleKey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const std::string exampleNote =
    "This is an example message.\n\n\xE2\x80\x94 example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

const std::string laneNote =
    "custody.example/eh1/st07/lane/k5zq\n3\n/xOPTHWXN4SVFqJpFgjxTgqs81lPeVNCML5kGPKMXxY=\n\n"
    "\xE2\x80\x94 custody.example/eh1/st07/lane/k5zq "
    "xnguq7i/hKwi+kGffP+O+u0Mo0no/h5RFgrrVpnwIytuwt2wNjNS+zMXScR14UPlRCanUzHy/Lsh7ZcTpjwwgdPM7Qo=\n"
    "\xE2\x80\x94 mirror.custody.example/m1 "
    "s4r36wAAAABo6DtQLFdZSzLaptqfJun1/RLPo8GsgBgTCPQBne5ei/"
    "6GCVRa3gEseVF+KzssQNCkP1Z7JBWiu8e0HcinsONSXDcaDQ==\n";

crypto::SigningKey seeded(std::uint8_t byte)
{
    return crypto::SigningKey(std::move(*crypto::Secret::fromBytes(Bytes(32, byte))));
}

Checkpoint laneHead() { return *Checkpoint::parse(Note::parse(laneNote)->text); }

} // namespace

class NoteTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theExampleOfTheSpecificationVerifies()
    {
        const auto key = VerifierKey::parse(exampleKey);
        const auto note = Note::parse(exampleNote);
        QVERIFY(key && note);

        const auto checked = checkSignature(note->text, note->signatures[0], *key);

        QVERIFY(checked);
        QVERIFY(checked->has_value());
        QCOMPARE(key->text(), exampleKey);
        QCOMPARE(note->whole(), exampleNote);
    }

    void aForeignKeyPairSignsTheSameBytesHere()
    {
        const Bytes typed = *fromBase64("AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg");
        const crypto::SigningKey key(std::move(*crypto::Secret::fromBytes(ByteView(typed).subspan(1))));
        const auto head =
            *Checkpoint::parse("example.com/log/testdata\n3\nWqx3HImawpLnS/Gv4ubjAvi1WIOy0b8Ze0amvqbavKk=\n");

        QCOMPARE(signCheckpoint(head, key).line(),
            std::string("\xE2\x80\x94 example.com/log/testdata "
                        "M9e0lvAQRtH832pk2RTbeSeZMkp4FZSdJYFBUjO5SKxuRbywPUF3cx+HUrb50kjd3rUWW/"
                        "fj53Wj1dwcwh9bGQnqVAg=\n"));
    }

    void theLaneNoteOfTheDesignIsReproducedByteForByte()
    {
        const auto head = laneHead();
        Note note{head.text(), {}};
        note.signatures.push_back(signCheckpoint(head, seeded(1)));
        note.signatures.push_back(cosign(head, "mirror.custody.example/m1", seeded(2), 1760050000));

        QCOMPARE(note.whole(), laneNote);
        QCOMPARE(logKey(head.origin, seeded(1).publicKey()).text(),
            std::string(
                "custody.example/eh1/st07/lane/k5zq+c6782eab+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c"));
        QCOMPARE(cosignerKey("mirror.custody.example/m1", seeded(2).publicKey()).text(),
            std::string("mirror.custody.example/m1+b38af7eb+BIE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU"));
    }

    void aCosignatureTellsItsTime()
    {
        const auto note = *Note::parse(laneNote);

        const auto time = checkSignature(
            note.text, note.signatures[1], cosignerKey("mirror.custody.example/m1", seeded(2).publicKey()));

        QVERIFY(time);
        QCOMPARE(**time, std::uint64_t(1760050000));
    }

    void anotherKeysSignatureIsIgnoredAndAKnownKeysFalseOneIsNot()
    {
        const auto log = logKey("custody.example/eh1/st07/lane/k5zq", seeded(1).publicKey());
        auto note = *Note::parse(laneNote);
        QVERIFY(openCheckpoint(note, log));

        QCOMPARE(
            openCheckpoint(note, logKey(log.name, seeded(9).publicKey())).error().fault, Fault::Tampered);
        auto unknown = note;
        unknown.signatures[1].raw[20] ^= 1;
        QVERIFY(openCheckpoint(unknown, log));
        auto forged = note;
        forged.signatures.push_back(note.signatures[0]);
        forged.signatures[2].raw[5] ^= 1;
        QCOMPARE(openCheckpoint(forged, log).error().fault, Fault::Tampered);
    }

    void aCheckpointForAnotherLaneThanItsSignersIsRefused()
    {
        const auto head = laneHead();
        const auto key = logKey("custody.example/other", seeded(1).publicKey());
        const auto signature = seeded(1).sign(view(head.text()));
        const Note note{head.text(), {{key.name, key.id(), Bytes(signature.begin(), signature.end())}}};

        const auto opened = openCheckpoint(note, key);

        QVERIFY(!opened);
        QVERIFY(opened.error().what.find("speaks for") != std::string::npos);
    }

    void everyFlippedBitOfTheNoteIsNoticedByBothKeys()
    {
        const auto log = logKey("custody.example/eh1/st07/lane/k5zq", seeded(1).publicKey());
        const auto mirror = cosignerKey("mirror.custody.example/m1", seeded(2).publicKey());
        for (std::size_t bit = 0; bit < laneNote.size() * 8; ++bit) {
            std::string bad = laneNote;
            bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ 1 << bit % 8);
            const auto note = Note::parse(bad);
            const bool opens = note && openCheckpoint(*note, log);
            bool cosigned = false;
            for (std::size_t i = 0; note && i < note->signatures.size(); ++i) {
                const auto checked = checkSignature(note->text, note->signatures[i], mirror);
                cosigned = cosigned || (checked && checked->has_value());
            }

            QVERIFY2(!opens || !cosigned, std::to_string(bit).c_str());
        }
    }

    void linesOfUnknownKindsAreCarriedUntouched()
    {
        const std::string postQuantum =
            "\xE2\x80\x94 witness.example/pq " + base64(Bytes(4 + 8 + 2420, 7)) + "\n";
        const auto note = Note::parse(laneNote + postQuantum);

        QVERIFY(note);
        QCOMPARE(note->whole(), laneNote + postQuantum);
        QVERIFY(openCheckpoint(*note, logKey(laneHead().origin, seeded(1).publicKey())));
    }

    void sixteenSignaturesAreReadAndAFloodIsNot()
    {
        std::string many = exampleNote;
        for (int i = 0; i < 15; ++i)
            many += "\xE2\x80\x94 witness.example/" + std::to_string(i) + " AAAAAAA=\n";
        QVERIFY(Note::parse(many));
        QCOMPARE(Note::parse(many)->signatures.size(), std::size_t(16));

        for (int i = 0; i < 60; ++i)
            many += "\xE2\x80\x94 witness.example/x AAAAAAA=\n";
        QVERIFY(!Note::parse(many));
    }

    void aTextMayHoldEmptyLines()
    {
        const auto note = Note::parse("one\n\ntwo\n\n\xE2\x80\x94 a AAAAAAA=\n");

        QVERIFY(note);
        QCOMPARE(note->text, std::string("one\n\ntwo\n"));
    }

    void malformedNotesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("note");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("no signature") << QByteArray("text\n\n");
        QTest::newRow("no empty line") << QByteArray("text\n\xE2\x80\x94 a AAAAAAA=\n");
        QTest::newRow("no last line break") << QByteArray("text\n\n\xE2\x80\x94 a AAAAAAA=");
        QTest::newRow("hyphen for dash") << QByteArray("text\n\n- a AAAAAAA=\n");
        QTest::newRow("no name") << QByteArray("text\n\n\xE2\x80\x94  AAAAAAA=\n");
        QTest::newRow("plus in the name") << QByteArray("text\n\n\xE2\x80\x94 a+b AAAAAAA=\n");
        QTest::newRow("unicode space in the name")
            << QByteArray("text\n\n\xE2\x80\x94 a\xC2\xA0z AAAAAAA=\n");
        QTest::newRow("three words") << QByteArray("text\n\n\xE2\x80\x94 a AAAAAAA= b\n");
        QTest::newRow("four bytes only") << QByteArray("text\n\n\xE2\x80\x94 a AAAAAA==\n");
        QTest::newRow("bad base64") << QByteArray("text\n\n\xE2\x80\x94 a AAAAAAB=\n");
        QTest::newRow("carriage return") << QByteArray("text\r\n\n\xE2\x80\x94 a AAAAAAA=\n");
        QTest::newRow("tab") << QByteArray("te\txt\n\n\xE2\x80\x94 a AAAAAAA=\n");
        QTest::newRow("not UTF-8") << QByteArray("te\xFFxt\n\n\xE2\x80\x94 a AAAAAAA=\n");
    }

    void malformedNotesAreRefused()
    {
        QFETCH(QByteArray, note);

        QVERIFY(!Note::parse(note.toStdString()));
    }

    void malformedCheckpointsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("checkpoint");
        const QByteArray root = "/xOPTHWXN4SVFqJpFgjxTgqs81lPeVNCML5kGPKMXxY=";
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("no origin") << "\n3\n" + root + "\n";
        QTest::newRow("leading zero") << "a\n03\n" + root + "\n";
        QTest::newRow("negative") << "a\n-3\n" + root + "\n";
        QTest::newRow("plus") << "a\n+3\n" + root + "\n";
        QTest::newRow("too large") << "a\n18446744073709551616\n" + root + "\n";
        QTest::newRow("short root") << QByteArray("a\n3\nAAAA\n");
        QTest::newRow("extension line") << "a\n3\n" + root + "\nmore\n";
        QTest::newRow("no last line break") << "a\n3\n" + root;
    }

    void malformedCheckpointsAreRefused()
    {
        QFETCH(QByteArray, checkpoint);

        QVERIFY(!Checkpoint::parse(checkpoint.toStdString()));
    }

    void aFingerprintIsTheHashOfTheCheckpointsThreeLines()
    {
        // printf '%s\n' example.com/log 7 AAAA…AA= | sha256sum | cut -c1-24
        const Checkpoint checkpoint{"example.com/log", 7, Hash{}};

        QCOMPARE(fingerprint(checkpoint), std::string("ca41 d48e 8134 c6fc 8111 8ab6"));
    }

    void onlyACosignatureStatesATime()
    {
        const auto key = crypto::SigningKey(std::move(*crypto::Secret::fromBytes(Bytes(32, 1))));
        const Checkpoint checkpoint{"example.com/log", 7, Hash{}};

        QCOMPARE(cosignedAt(cosign(checkpoint, "mirror", key, 1760050000)),
            std::optional<std::uint64_t>(1760050000));
        QVERIFY(!cosignedAt(signCheckpoint(checkpoint, key)));
    }

    void malformedVerifierKeysAreRefused_data()
    {
        QTest::addColumn<QByteArray>("vkey");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("no id") << QByteArray("example.com/foo+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        QTest::newRow("another id") << QByteArray(
            "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        QTest::newRow("upper-case id")
            << QByteArray("example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        QTest::newRow("another name")
            << QByteArray("example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        QTest::newRow("space in the name")
            << QByteArray("example com+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        QTest::newRow("unknown type")
            << QByteArray("example.com/foo+530d903a+BukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        QTest::newRow("short key") << QByteArray("example.com/foo+530d903a+Aeky");
    }

    void malformedVerifierKeysAreRefused()
    {
        QFETCH(QByteArray, vkey);

        QVERIFY(!VerifierKey::parse(vkey.toStdString()));
    }
};

QTEST_APPLESS_MAIN(NoteTest)
#include "test_note.moc"
