// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <cstdlib>

#include "app/base/file.h"
#include "app/ledger/merkle.h"
#include "app/ledger/note.h"

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

// tlog-tiles: each entry follows its length in two bytes.
std::vector<Bytes> bundle(const Bytes& raw)
{
    std::vector<Bytes> entries;
    for (std::size_t at = 0; at + 2 <= raw.size();) {
        const std::size_t size = static_cast<std::size_t>(raw[at] << 8 | raw[at + 1]);
        entries.emplace_back(raw.begin() + static_cast<std::ptrdiff_t>(at + 2),
            raw.begin() + static_cast<std::ptrdiff_t>(at + 2 + size));
        at += 2 + size;
    }
    return entries;
}

} // namespace

class ForeignLogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void threeRootsOfTheForeignLogAreOurs()
    {
        std::vector<Hash> leaves;
        for (const auto& word : words)
            leaves.push_back(leafHash(view(word)));
        const auto nodes = overLeaves(leaves);

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

    void itsTilesAndBundlesHoldTheSameLeaves()
    {
        const auto log = foreignLog();
        if (!log)
            QSKIP("CUSTODY_TEST_DATA does not name a folder with foreign-log");
        for (std::size_t size = 1; size <= words.size(); ++size) {
            const Bytes tile = *readFile(*log / "tile/0/000.p" / std::to_string(size), 65536);
            const auto entries =
                bundle(*readFile(*log / "tile/entries/000.p" / std::to_string(size), 1 << 20));

            QCOMPARE(tile.size(), size * 32);
            QCOMPARE(entries.size(), size);
            for (std::size_t i = 0; i < size; ++i) {
                QCOMPARE(text(entries[i]), std::string_view(words[i]));
                const Hash leaf = leafHash(entries[i]);
                QVERIFY(
                    std::equal(leaf.begin(), leaf.end(), tile.begin() + static_cast<std::ptrdiff_t>(i * 32)));
            }
        }
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
