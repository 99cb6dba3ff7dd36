// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "sync/protocol/add_checkpoint.h"
#include "sync/protocol/add_entries.h"
#include "sync/protocol/reply.h"
#include "tests/support/lab_lane.h"
#include "tests/support/wire.h"

using namespace custody;
using namespace custody::test;

class ProtocolTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWorkedExampleIsReadAndWrittenByteForByte()
    {
        const auto request = protocol::AddCheckpoint::parse(workedExample);

        QVERIFY(request);
        QCOMPARE(request->oldSize, std::uint64_t{2});
        QCOMPARE(request->proof.size(), std::size_t{1});
        QCOMPARE(request->body(), workedExample);
    }

    void theWorkedExampleComesOutOfItsKeyAndRoot()
    {
        const auto root = *fromBase64("/xOPTHWXN4SVFqJpFgjxTgqs81lPeVNCML5kGPKMXxY=");
        const auto hash = *fromBase64("J5gnUwJNHMyywukUUepaOJfEBU6JjNFz5/bGjC9Fxv0=");
        ledger::Checkpoint checkpoint{laneOrigin, 3, {}};
        std::copy(root.begin(), root.end(), checkpoint.root.begin());
        protocol::AddCheckpoint request{2, {}, LabLane().sign(checkpoint)};
        std::copy(hash.begin(), hash.end(), request.proof.emplace_back().begin());

        QCOMPARE(request.body(), workedExample);
    }

    void aSignatureOfAKindWeDoNotKnowIsCarriedThrough()
    {
        const auto stranger =
            ledger::NoteSignature{"witness.example/pq", {1, 2, 3, 4}, Bytes(2428, 7)}.line();

        const auto request = protocol::AddCheckpoint::parse(workedExample + stranger);

        QVERIFY(request);
        QCOMPARE(request->body(), workedExample + stranger);
    }

    void badCheckpointBodiesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char* name, const std::string& body) {
            QTest::newRow(name) << QByteArray(body.data(), static_cast<qsizetype>(body.size()));
        };
        const auto rest = workedExample.substr(6);
        row("empty", "");
        row("no old line", rest);
        row("old without size", "old \n" + rest);
        row("leading zero", "old 02\n" + rest);
        row("negative", "old -2\n" + rest);
        row("plus", "old +2\n" + rest);
        row("two spaces", "old  2\n" + rest);
        row("tab", "old\t2\n" + rest);
        row("carriage return", "old 2\r\n" + rest);
        row("larger than any database", "old 9223372036854775808\n" + rest);
        row("larger than 64 bits", "old 18446744073709551616\n" + rest);
        row("proof line of 31 bytes", "old 2\n" + base64(Bytes(31)) + "\n\n" + rest.substr(46));
        row("proof line of 33 bytes", "old 2\n" + base64(Bytes(33)) + "\n\n" + rest.substr(46));
        row("64 proof lines", [&] {
            std::string body = "old 2\n";
            for (int i = 0; i < 64; ++i)
                body += base64(Bytes(32)) + "\n";
            return body + rest.substr(45);
        }());
        row("no empty line", "old 2\n" + base64(Bytes(32)) + "\n");
        row("no note", "old 2\n\n");
        row("too long", workedExample + std::string(protocol::checkpointLimit, 'x'));
    }

    void badCheckpointBodiesAreRefused()
    {
        QFETCH(QByteArray, body);

        const auto request =
            protocol::AddCheckpoint::parse({body.data(), static_cast<std::size_t>(body.size())});

        QVERIFY(!request);
        QVERIFY(request.error().fault == Fault::Invalid);
    }

    void sixtyThreeProofLinesAreRead()
    {
        protocol::AddCheckpoint request{2, ledger::Proof(63), LabLane().note(0)};

        const auto back = protocol::AddCheckpoint::parse(request.body());

        QVERIFY(back);
        QCOMPARE(back->proof.size(), std::size_t{63});
    }

    void packagesAreCutAtMultiplesOf256_data()
    {
        QTest::addColumn<qulonglong>("begin");
        QTest::addColumn<qulonglong>("end");
        QTest::addColumn<QList<qulonglong>>("cuts");
        const auto row = [](const char* name, qulonglong begin, qulonglong end, QList<qulonglong> cuts) {
            QTest::newRow(name) << begin << end << cuts;
        };
        row("nothing", 0, 0, {});
        row("nothing, later", 300, 300, {});
        row("one", 0, 1, {1});
        row("one short of full", 0, 255, {255});
        row("full", 0, 256, {256});
        row("one over", 0, 257, {256, 257});
        row("from the middle", 200, 600, {256, 512, 600});
        row("the last of a package", 255, 256, {256});
        row("inside one package", 300, 310, {310});
    }

    void packagesAreCutAtMultiplesOf256()
    {
        QFETCH(qulonglong, begin);
        QFETCH(qulonglong, end);
        QFETCH(QList<qulonglong>, cuts);

        QList<qulonglong> found;
        for (auto range = protocol::packageAt(begin, end); range;
             range = protocol::packageAt(range->end, end)) {
            QVERIFY(range->begin < range->end);
            QCOMPARE(range->subtree % 256, std::uint64_t{0});
            QVERIFY(range->begin - range->subtree < 256);
            found.push_back(range->end);
        }

        QCOMPARE(found, cuts);
    }

    void theLargestRangeDoesNotOverflow()
    {
        constexpr std::uint64_t largest = ~std::uint64_t{0};

        const auto range = protocol::packageAt(largest - 1, largest);

        QVERIFY(range);
        QCOMPARE(range->end, largest);
    }

    void anUploadComesBackLeafForLeaf_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {0, 1, 255, 256, 257, 1000, 8192})
            QTest::addRow("%d leaves", count) << count;
    }

    void anUploadComesBackLeafForLeaf()
    {
        QFETCH(int, count);
        LabLane lane;
        lane.add(static_cast<std::size_t>(count));
        const auto end = static_cast<std::uint64_t>(count);

        const auto body = lane.upload(0, end);
        auto reader = protocol::UploadReader::open(body);

        QVERIFY(reader);
        QCOMPARE(reader->upload().origin, laneOrigin);
        QCOMPARE(reader->upload().end, end);
        std::vector<Bytes> found;
        for (;;) {
            const auto package = reader->next();
            QVERIFY(package);
            if (!*package)
                break;
            for (const auto& entry : (*package)->entries)
                found.emplace_back(entry.begin(), entry.end());
        }
        QVERIFY(found == lane.entries);
    }

    void theBytesOfASmallUploadAreTheSpecifications()
    {
        const std::vector<Bytes> entries{bytes("ab"), bytes("")};
        auto body = *protocol::uploadHead({"o", 1, 3, bytes("T")});
        QVERIFY(protocol::appendPackage(body, entries, {ledger::Hash{}}));

        QCOMPARE(hex(body),
            "00016f"
            "0000000000000001"
            "0000000000000003"
            "000154"
            "00026162"
            "0000"
            "01" + std::string(64, '0'));
    }

    void anUploadCutAnywhereYieldsItsWholePackagesOnly()
    {
        LabLane lane;
        lane.add(600);
        const auto body = lane.upload(0, 600);
        std::size_t before = 0;

        for (std::size_t size = 0; size <= body.size(); ++size) {
            const auto packages = readAll(ByteView(body).first(size)).first;
            QVERIFY(packages >= before && packages <= 3);
            before = packages;
        }

        QCOMPARE(before, std::size_t{3});
    }

    void bytesAfterTheLastPackageAreRefused()
    {
        LabLane lane;
        lane.add(3);
        auto body = lane.upload(0, 3);
        body.push_back(0);

        auto reader = protocol::UploadReader::open(body);

        QVERIFY(reader);
        QVERIFY(*reader->next());
        QVERIFY(!reader->next());
    }

    void aProofOf64HashesIsRefused()
    {
        auto body = *protocol::uploadHead({"o", 0, 1, {}});
        append(body, Bytes{0, 0, 64});
        append(body, Bytes(64 * 32));

        auto reader = protocol::UploadReader::open(body);

        QVERIFY(reader);
        QVERIFY(!reader->next());
        QVERIFY(!protocol::appendPackage(body, {}, ledger::Proof(64)));
    }

    void rangesThatAreNoneAreRefused()
    {
        QVERIFY(!protocol::UploadReader::open(*protocol::uploadHead({"o", 4, 3, {}})));
        QVERIFY(!protocol::UploadReader::open(*protocol::uploadHead({"o", 0, ~std::uint64_t{0}, {}})));
    }

    void atMost32PackagesAreReadFromOneRequest()
    {
        LabLane lane;
        lane.add(256 * 33);

        const auto [packages, leaves] = readAll(lane.upload(0, 256 * 33, 33));

        QCOMPARE(packages, std::size_t{32});
        QCOMPARE(leaves, std::size_t{8192});
    }

    void theLongestLeafPassesAndALongerOneDoesNot()
    {
        auto body = *protocol::uploadHead({"o", 0, 1, {}});
        const std::vector<Bytes> longest{Bytes(65'535, 9)}, tooLong{Bytes(65'536, 9)};

        QVERIFY(!protocol::appendPackage(body, tooLong, {}));
        QVERIFY(protocol::appendPackage(body, longest, {}));

        QCOMPARE(readAll(body), (std::pair<std::size_t, std::size_t>(1, 1)));
    }

    void aClaimedLengthAllocatesNothing()
    {
        // The head promises 2^62 leaves and an entry of 65535 bytes; there are none.
        auto body = *protocol::uploadHead({"o", 0, std::uint64_t{1} << 62, {}});
        append(body, Bytes{0xFF, 0xFF});

        QCOMPARE(readAll(body).first, std::size_t{0});
    }

    void whereTheMirrorStandsComesBack()
    {
        const protocol::MirrorInfo info{8192, 256, bytes("ticket \xFF")};

        QCOMPARE(info.text(), std::string("8192\n256\ndGlja2V0IP8=\n"));
        QVERIFY(*protocol::MirrorInfo::parse(info.text()) == info);
        QVERIFY(*protocol::MirrorInfo::parse("0\n0\n\n") == protocol::MirrorInfo());
        for (const auto* bad :
            {"", "1\n", "1\n2\n", "1\n2\n\n\n", "1\n2\n=\n", "1\n2\n", "x\n2\n\n", "1\n2\n\nx"})
            QVERIFY2(!protocol::MirrorInfo::parse(bad), bad);
        QVERIFY(!protocol::MirrorInfo::parse("1\n2\n" + base64(Bytes(protocol::replyLimit)) + "\n"));
    }

    void theSizeIsOneLine()
    {
        QCOMPARE(protocol::sizeText(7), std::string("7\n"));
        QCOMPARE(*protocol::parseSize("7\n"), std::uint64_t{7});
        for (const auto* bad : {"", "7", "7\n\n", "07\n", "7 \n", "\n"})
            QVERIFY2(!protocol::parseSize(bad), bad);
    }

    void aReceiptIsWholeSignatureLines()
    {
        const crypto::SigningKey key(*crypto::Secret::fromBytes(Bytes(32, 2)));
        const auto line = ledger::cosign(LabLane().checkpoint(0), "mirror.example/m1", key, 1'760'050'000);

        const auto lines = protocol::cosignatureLines({line, line});

        QCOMPARE(protocol::parseCosignatureLines(lines)->size(), std::size_t{2});
        QCOMPARE(protocol::parseCosignatureLines(lines)->front().line(), line.line());
        QVERIFY(!protocol::parseCosignatureLines(""));
        QVERIFY(!protocol::parseCosignatureLines("\n"));
        QVERIFY(!protocol::parseCosignatureLines("ok\n"));
        QVERIFY(!protocol::parseCosignatureLines(lines.substr(0, lines.size() - 1)));
        QVERIFY(!protocol::parseCosignatureLines(
            protocol::cosignatureLines(std::vector<ledger::NoteSignature>(33, line))));
    }

    void aLaneIsFoundUnderTheHashOfItsName()
    {
        QCOMPARE(protocol::checkpointPath(""),
            std::string(
                "/mirror/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855/checkpoint"));
    }
};

QTEST_APPLESS_MAIN(ProtocolTest)
#include "test_protocol.moc"
