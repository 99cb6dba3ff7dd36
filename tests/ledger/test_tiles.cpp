// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "app/ledger/report.h"
#include "tests/ledger/lane_on_paper.h"

using namespace custody;
using namespace custody::ledger;

namespace {

using Files = std::map<std::string, Bytes>;

TileSource in(const Files& files)
{
    return [&files](const std::string& path) -> Result<std::optional<Bytes>> {
        const auto found = files.find(path);
        return found == files.end() ? std::nullopt : std::optional(found->second);
    };
}

LaneOnPaper laneOf(std::size_t size)
{
    LaneOnPaper lane;
    while (lane.leaves.size() < size)
        lane.add("parcel.scanned", {}, {{"tracking", std::to_string(lane.leaves.size())}});
    return lane;
}

Files tilesOf(const LaneOnPaper& lane)
{
    Files files;
    const auto written = writeTiles(
        lane.leaves.size(), overLeaves(lane.leaves),
        [&](std::uint64_t index) -> Result<Bytes> { return lane.entries[index]; },
        [&](const std::string& path, ByteView content) -> Result<> {
            files[path] = Bytes(content.begin(), content.end());
            return {};
        });
    if (!written)
        qFatal("%s", written.error().what.c_str());
    files["checkpoint"] = bytes(lane.note());
    return files;
}

std::string faultOf(const Files& files, const LaneOnPaper& lane)
{
    const auto policy = lane.policy();
    const auto report = verifyTiles(in(files), &policy);
    return report.verifies ? std::string() : report.faults.at(0).what;
}

// The verifier in Python, on the same files put into a folder.
QString secondOpinion(const Files& files, const VerifierKey& key)
{
    const QTemporaryDir folder;
    for (const auto& [path, content] : files) {
        const auto name = folder.filePath(QString::fromStdString(path));
        QDir().mkpath(QFileInfo(name).path());
        QFile file(name);
        if (file.open(QIODevice::WriteOnly))
            file.write(reinterpret_cast<const char*>(content.data()), static_cast<qint64>(content.size()));
    }
    QProcess python;
    python.start(QStringLiteral("python3"),
        {QStringLiteral(CUSTODY_SOURCE "/tests/independent/verifier.py"), QStringLiteral("tiles"),
            folder.path(), QString::fromStdString(key.text())});
    python.waitForFinished(60000);
    return QString::fromUtf8(python.readAllStandardOutput() + python.readAllStandardError());
}

} // namespace

class TilesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pathsAreThoseOfTheSpecification()
    {
        QCOMPARE(tilePath(0, 0), std::string("tile/0/000"));
        QCOMPARE(tilePath(2, 1234067), std::string("tile/2/x001/x234/067"));
        QCOMPARE(tilePath(1, 1000, 17), std::string("tile/1/x001/000.p/17"));
        QCOMPARE(bundlePath(999, 1), std::string("tile/entries/999.p/1"));
    }

    // The specification's own examples.
    void aTreeHasTheTilesItsSizeAsksFor_data()
    {
        QTest::addColumn<quint64>("size");
        QTest::addColumn<QStringList>("lastOfEachLevel");
        QTest::newRow("256") << quint64(256) << QStringList{"tile/0/000", "tile/1/000.p/1"};
        QTest::newRow("70,000") << quint64(70000)
                                << QStringList{"tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"};
    }

    void aTreeHasTheTilesItsSizeAsksFor()
    {
        QFETCH(quint64, size);
        QFETCH(QStringList, lastOfEachLevel);
        std::map<std::string, std::string> last;
        std::size_t fullAtTheBottom = 0;
        const auto note = [&](const std::string& path, ByteView content) -> Result<> {
            const auto level = path.substr(0, path.find('/', 5));
            last[level] = path;
            fullAtTheBottom += level == "tile/0" && content.size() == 8192 ? 1 : 0;
            return {};
        };

        const auto written = writeTiles(
            size, [](unsigned, std::uint64_t) -> Result<Hash> { return Hash{}; },
            [](std::uint64_t) -> Result<Bytes> { return Bytes{}; }, note);

        QVERIFY(written);
        QCOMPARE(fullAtTheBottom, std::size_t(size / 256));
        QCOMPARE(last.size(), std::size_t(lastOfEachLevel.size() + 1)); // and the bundles
        for (const auto& path : lastOfEachLevel)
            QCOMPARE(last[path.toStdString().substr(0, 6)], path.toStdString());
    }

    void lanesOfEverySizeAroundATileVerifyHereAndElsewhere_data()
    {
        QTest::addColumn<quint64>("size");
        for (const quint64 size : {1, 2, 255, 256, 257, 511, 600})
            QTest::newRow(std::to_string(size).c_str()) << size;
    }

    void lanesOfEverySizeAroundATileVerifyHereAndElsewhere()
    {
        QFETCH(quint64, size);
        const auto lane = laneOf(size);
        const auto files = tilesOf(lane);

        QCOMPARE(faultOf(files, lane), std::string());
        const auto opinion = secondOpinion(files, lane.policy().logs.front());
        QVERIFY2(opinion == QStringLiteral("verifies: %1 entries\n").arg(size), qPrintable(opinion));
    }

    void aLaneOfTwoFullLevelsVerifies()
    {
        constexpr std::uint64_t size = 256 * 256 + 300;
        std::vector<Bytes> entries;
        std::vector<Hash> leaves;
        for (std::uint64_t i = 0; i < size; ++i)
            leaves.push_back(leafHash(entries.emplace_back(bytes(std::to_string(i)))));
        Files files;
        QVERIFY(writeTiles(
            size, overLeaves(leaves), [&](std::uint64_t index) -> Result<Bytes> { return entries[index]; },
            [&](const std::string& path, ByteView content) -> Result<> {
                files[path] = Bytes(content.begin(), content.end());
                return {};
            }));

        const auto root = TiledLog(size, in(files)).verify();

        QVERIFY2(root, root ? "" : root.error().what.c_str());
        QCOMPARE(*root, *rootAt(size, overLeaves(leaves)));
        QVERIFY(files.contains("tile/2/000.p/1"));
        files["tile/1/000"][40] ^= 1;
        QCOMPARE(TiledLog(size, in(files)).verify().error().what,
            std::string("tile/1/000: hash 1 is not what the tiles below it give"));
    }

    void theRootAtEverySmallerSizeComesOutOfTheTiles()
    {
        const auto lane = laneOf(600);
        const auto files = tilesOf(lane);
        const auto nodes = TiledLog(600, in(files)).nodes();
        Frontier tree;
        for (std::uint64_t size = 0; size < 600; ++size) {
            QCOMPARE(*rootAt(size, nodes), tree.root());
            tree.append(lane.leaves[size]);
        }
        const auto proof = inclusionProof(299, 600, nodes);
        QVERIFY(proof && verifyInclusion(299, 600, lane.leaves[299], *proof, tree.root()));
        QVERIFY(!nodes(0, 600));
        QVERIFY(!nodes(9, 1));
    }

    void entriesComeBackFromTheirBundles()
    {
        const auto lane = laneOf(300);
        const auto files = tilesOf(lane);
        const TiledLog log(300, in(files));

        const auto last = log.bundle(1);

        QVERIFY(last);
        QCOMPARE(last->size(), std::size_t(44));
        QCOMPARE(last->front(), lane.entries[256]);
        QVERIFY(!log.bundle(2));
    }

    void aFullTileStandsInForItsBeginning()
    {
        const auto grown = laneOf(256);
        auto files = tilesOf(grown);
        const auto young = laneOf(100);
        files["checkpoint"] = bytes(young.note());

        QCOMPARE(faultOf(files, young), std::string());
    }

    void aTreeIsOpenedByItsPolicyOrWithAReservation()
    {
        const auto lane = laneOf(3);
        const auto files = tilesOf(lane);
        const auto policy = lane.policy();

        const auto trusted = verifyTiles(in(files), &policy);
        const auto alone = verifyTiles(in(files), nullptr);

        QVERIFY(trusted.keyTrusted && reservations(trusted).empty());
        QCOMPARE(trusted.tally.at("parcel.scanned"), std::uint64_t(3));
        QCOMPARE(trusted.hiddenFields, std::uint64_t(3));
        QVERIFY(alone.verifies);
        QCOMPARE(describe(alone).substr(0, 53),
            std::string("VERIFIES, BUT: no signature was checked, for want of "));
    }

    void everyWrongFileIsNamed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("byte"); // -1: no file, -2: cut, -3: longer
        QTest::addColumn<QString>("says");
        const QString bundle = "tile/entries/001.p/44", tile = "tile/0/000";
        QTest::newRow("no checkpoint") << "checkpoint" << -1 << "checkpoint: this file is missing";
        QTest::newRow("cut checkpoint") << "checkpoint" << -2 << "checkpoint: a note has no";
        QTest::newRow("changed root") << "checkpoint" << 45 << "checkpoint: ";
        QTest::newRow("no bundle") << bundle << -1 << bundle + ": this file is missing";
        QTest::newRow("cut bundle") << bundle << -2 << bundle + ": entry 299 is cut short";
        QTest::newRow("longer bundle")
            << bundle << -3 << bundle + ": there is more in it than its 44 entries";
        QTest::newRow("changed entry")
            << bundle << 9 << bundle + ": entry 256 does not hash to what tile/0/001.p/44";
        QTest::newRow("changed hash") << tile << 65 << "tile/entries/000: entry 2 does not hash to";
        QTest::newRow("cut tile") << tile << -2
                                  << tile + ": a tile of 256 hashes has 8192 bytes; this one has 8191";
        QTest::newRow("no upper tile") << "tile/1/000.p/1" << -1 << "tile/1/000.p/1: this file is missing";
        QTest::newRow("changed upper tile") << "tile/1/000.p/1" << 3 << "tile/1/000.p/1: hash 0 is not what";
    }

    void everyWrongFileIsNamed()
    {
        QFETCH(QString, path);
        QFETCH(int, byte);
        QFETCH(QString, says);
        const auto lane = laneOf(300);
        auto files = tilesOf(lane);
        auto& content = files.at(path.toStdString());
        if (byte == -1)
            files.erase(path.toStdString());
        else if (byte == -2)
            content.pop_back();
        else if (byte == -3)
            content.push_back(0);
        else
            content.at(static_cast<std::size_t>(byte)) ^= 1;

        const auto fault = faultOf(files, lane);

        QVERIFY2(fault.starts_with(says.toStdString()), fault.c_str());
        if (path != QStringLiteral("checkpoint"))
            QVERIFY(secondOpinion(files, lane.policy().logs.front())
                        .startsWith(QStringLiteral("does not verify")));
    }

    void everyFlippedBitOfASmallTreeIsNoticed()
    {
        const auto lane = laneOf(2);
        const auto good = tilesOf(lane);
        std::size_t flipped = 0;
        for (const auto& [path, content] : good) {
            for (std::size_t bit = 0; bit < content.size() * 8; ++bit) {
                auto files = good;
                files[path][bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
                QVERIFY2(!faultOf(files, lane).empty(), (path + " bit " + std::to_string(bit)).c_str());
                ++flipped;
            }
        }
        QVERIFY(flipped > 4000);
    }

    void anEntryOfOursAtAnotherPlaceIsAFault()
    {
        auto lane = laneOf(3);
        lane.entries[2] = lane.entries[0];
        lane.leaves[2] = lane.leaves[0];

        QVERIFY(faultOf(tilesOf(lane), lane).ends_with("entry 2: it says its index is 0"));
    }

    void absurdSizesAreRefusedWithoutReading()
    {
        const Files none;

        QVERIFY(!TiledLog(~0ULL, in(none)).verify());
        QVERIFY(!TiledLog(~0ULL, in(none)).bundle(0));
        QVERIFY(!TiledLog(0, in(none)).bundle(0));
        QCOMPARE(*TiledLog(0, in(none)).verify(), emptyRoot());
    }
};

QTEST_APPLESS_MAIN(TilesTest)
#include "test_tiles.moc"
