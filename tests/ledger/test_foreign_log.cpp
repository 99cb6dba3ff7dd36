// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <cstdlib>

#include "app/base/file.h"
#include "app/ledger/report.h"

using namespace custody;
using namespace custody::ledger;

namespace {

// A log written by other people's software: its leaves, tiles and fifteen signed checkpoints.
std::optional<std::filesystem::path> foreignLog()
{
    const char* data = std::getenv("CUSTODY_TEST_DATA");
    if (data == nullptr || !std::filesystem::exists(std::filesystem::path(data) / "foreign-log"))
        return std::nullopt;
    return std::filesystem::path(data) / "foreign-log";
}

const std::vector<std::string> words{"one", "two", "three", "four", "five", "six", "seven", "eit", "nain",
    "ten", "ileven", "twelf", "threeten", "fourten", "fivten"};

VerifierKey foreignKey()
{
    return *VerifierKey::parse(
        "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");
}

Result<Checkpoint> head(const std::filesystem::path& log, std::size_t size)
{
    const Bytes note = TRY(readFile(log / ("checkpoint." + std::to_string(size)), 65536));
    return openCheckpoint(TRY(Note::parse(text(note))), foreignKey());
}

TileSource filesOf(const std::filesystem::path& log)
{
    return [log](const std::string& path) { return readFileIfThere(log / path, 1 << 20); };
}

} // namespace

class ForeignLogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePublishedRootsOfTheForeignLogAreOurs()
    {
        std::vector<Hash> leaves;
        for (const auto& word : words)
            leaves.push_back(leafHash(view(word)));
        const auto nodes = overLeaves(leaves);

        QCOMPARE(base64(*rootAt(1, nodes)), std::string("0Nc2CrefWKseHj/mStd+LqC8B+NrX0btIiPt2SmN+ek="));
        QCOMPARE(base64(*rootAt(2, nodes)), std::string("T1X2GdkhUjV3iyufF9b0kVsWFxIU0VI4EpNml2Teci4="));
        QCOMPARE(base64(*rootAt(7, nodes)), std::string("IrSXADBqJ7EQoUODSDKROySgNveeL6CFhik2w/+fS7U="));
        QCOMPARE(base64(*rootAt(3, nodes)), std::string("Wqx3HImawpLnS/Gv4ubjAvi1WIOy0b8Ze0amvqbavKk="));
        QCOMPARE(base64(*rootAt(8, nodes)), std::string("bC+VwvrJbalNVjfkdI8kUgs7mJoXrqiXCE7bgnD28pY="));
        QCOMPARE(base64(*rootAt(15, nodes)), std::string("rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs="));
    }

    void everySignedCheckpointIsTheRootOfItsLeaves()
    {
        const auto log = foreignLog();
        if (!log)
            QSKIP("CUSTODY_TEST_DATA does not name a folder with foreign-log");
        Frontier frontier;
        for (std::size_t size = 1; size <= words.size(); ++size) {
            frontier.append(leafHash(view(words[size - 1])));
            const auto signedHead = head(*log, size);

            QVERIFY2(signedHead, signedHead ? "" : signedHead.error().what.c_str());
            QCOMPARE(signedHead->size, size);
            QCOMPARE(signedHead->root, frontier.root());
        }
    }

    void everyPairOfItsCheckpointsIsConsistent()
    {
        const auto log = foreignLog();
        if (!log)
            QSKIP("CUSTODY_TEST_DATA does not name a folder with foreign-log");
        std::vector<Hash> leaves;
        for (const auto& word : words)
            leaves.push_back(leafHash(view(word)));
        const auto nodes = overLeaves(leaves);
        for (std::size_t m = 1; m <= words.size(); ++m)
            for (std::size_t n = m; n <= words.size(); ++n)
                QVERIFY(verifyConsistency(
                    m, n, *consistencyProof(m, n, nodes), head(*log, m)->root, head(*log, n)->root));
    }

    void itsTilesVerifyAtEverySizeWithOurReader()
    {
        const auto log = foreignLog();
        if (!log)
            QSKIP("CUSTODY_TEST_DATA does not name a folder with foreign-log");
        for (std::size_t size = 1; size <= words.size(); ++size) {
            const auto signedHead = head(*log, size);
            std::vector<std::string> read;

            const auto root =
                TiledLog(size, filesOf(*log)).verify([&](std::uint64_t, ByteView entry) -> Result<> {
                    read.emplace_back(text(entry));
                    return {};
                });

            QVERIFY2(root, root ? "" : root.error().what.c_str());
            QCOMPARE(*root, signedHead->root);
            QCOMPARE(read,
                std::vector<std::string>(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(size)));
        }
    }

    void everySmallerRootComesOutOfItsLargestTiles()
    {
        const auto log = foreignLog();
        if (!log)
            QSKIP("CUSTODY_TEST_DATA does not name a folder with foreign-log");
        const auto nodes = TiledLog(words.size(), filesOf(*log)).nodes();
        for (std::size_t size = 1; size <= words.size(); ++size)
            QCOMPARE(*rootAt(size, nodes), head(*log, size)->root);
    }

    void theBundleOfThreeIsThePublishedOne()
    {
        const auto log = foreignLog();
        if (!log)
            QSKIP("CUSTODY_TEST_DATA does not name a folder with foreign-log");

        QCOMPARE(hex(*readFile(*log / bundlePath(0, 3), 65536)),
            std::string("00036f6e65000374776f00057468726565"));
    }

    void asAFolderItVerifiesInItsPolicysName()
    {
        const auto log = foreignLog();
        if (!log)
            QSKIP("CUSTODY_TEST_DATA does not name a folder with foreign-log");
        const auto policy = *Policy::parse("log " + foreignKey().text() + "\nquorum none\n");

        const auto report = verifyTiles(filesOf(*log), &policy);

        QVERIFY2(report.verifies, describe(report).c_str());
        QVERIFY(report.keyTrusted);
        QCOMPARE(report.foreign, std::uint64_t(15));
    }

    void aForeignCheckpointWithOneChangedByteIsRefused()
    {
        const auto log = foreignLog();
        if (!log)
            QSKIP("CUSTODY_TEST_DATA does not name a folder with foreign-log");
        const Bytes good = *readFile(*log / "checkpoint.7", 65536);
        for (std::size_t i = 0; i < good.size(); ++i) {
            Bytes bad = good;
            bad[i] ^= 1;
            const auto note = Note::parse(text(bad));

            QVERIFY(!note || !openCheckpoint(*note, foreignKey()));
        }
    }
};

QTEST_APPLESS_MAIN(ForeignLogTest)
#include "test_foreign_log.moc"
