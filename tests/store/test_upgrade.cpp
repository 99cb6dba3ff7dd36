// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A store made by the first schema (tests/store/data/made_by_v1.tar.gz) under this program.

#include <QProcess>
#include <QTest>

#include "app/crypto/aead.h"
#include "app/store/erasure.h"
#include "app/store/fsck.h"
#include "app/store/migrations.h"
#include "app/store/search.h"
#include "tests/support/demo_store.h"
#include "tests/support/disk_bytes.h"

using namespace custody;
using namespace custody::store;
using namespace custody::test;

namespace {

constexpr const char* tracking = "1Z5R89390357567127";
constexpr const char* lpn = "LPN2X1YAK04Q";

struct OldStore {
    OldStore()
    {
        const int failed = QProcess::execute(
            "tar", {"-xzf", CUSTODY_SOURCE "/tests/store/data/made_by_v1.tar.gz", "-C", folder.path()});
        if (failed != 0)
            qFatal("the store of the first schema could not be unpacked");
    }
    std::filesystem::path path() const { return folder.filePath("store").toStdString(); }
    std::unique_ptr<Store> open() { return must(Store::open(path(), {}, clock)); }

    QTemporaryDir folder;
    SystemClock clock;
};

std::string faults(Store& store)
{
    std::string all;
    for (const auto& fault : must(check(store, Depth::Full)).faults)
        all += fault + "\n";
    return all;
}

} // namespace

class UpgradeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingIsThereAndAgrees()
    {
        OldStore old;

        const auto store = old.open();

        const auto parcel = must(subjectNamed(*store, tracking));
        QCOMPARE(must(store->things().parcel(parcel)).outerCondition, std::string("corner crushed"));
        QCOMPARE(
            must(store->things().item(must(subjectNamed(*store, lpn)))).sku, std::string("NW-JKT-0471-M"));
        QCOMPARE(must(parcelsByTrackingEnding(*store, "567127")).size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(faults(*store)), QString());
    }

    void keysHangUnderTheirMonthsAndTheOldIndexesAreGone()
    {
        OldStore old;

        const auto store = old.open();

        const auto parcel = must(subjectNamed(*store, tracking));
        const auto brand = must(store->things().parcel(parcel)).tenant;
        const auto& keys = store->keys();
        auto row = must(store->database().prepare("SELECT wrap FROM subject_key WHERE subject=?"));
        row.bind(1, parcel.bytes());
        QVERIFY(must(row.step()));
        QCOMPARE(must(crypto::recordKeyId(row.blob(0))), must(keys.idOf("month", monthOwner(brand, parcel))));
        QCOMPARE(monthOf(parcel), std::string("2026-11"));
        for (const auto& owner : keys.owners("index"))
            QVERIFY(owner.ends_with("/2026-11"));
        QCOMPARE(keys.owners("index").size(), std::size_t{2}); // Northwind's, and the operator's own
    }

    void keptAnswersAreGivenAgainAndDieWithTheirParcel()
    {
        OldStore old;
        const auto store = old.open();
        QVERIFY(must(store->answered("three"))->find(tracking) != std::string::npos);
        QVERIFY(must(store->answered("nine"))->find(lpn) != std::string::npos);
        ErasureRequest request;
        request.parcel = must(subjectNamed(*store, tracking));
        request.basis = "request";

        must(Erasure(*store).run(request));

        for (const char* id : {"one", "three", "four", "five", "six", "seven", "eight", "nine"})
            QVERIFY2(!must(store->answered(id)), id);
        QVERIFY(must(store->answered("two"))); // a sign-in, about no parcel
        QVERIFY(must(store->answered("ten"))); // another parcel
        QCOMPARE(QString::fromStdString(faults(*store)), QString());
    }

    void upgradeCutOffBeginsAgain()
    {
        OldStore old;
        {
            const auto database = must(Database::open(old.path() / "custody.db"));
            must(database->migrate(migrations())); // the tables are new, the keys not yet
        }

        QCOMPARE(QString::fromStdString(faults(*old.open())), QString());
        QCOMPARE(QString::fromStdString(faults(*old.open())), QString());
    }
};

QTEST_GUILESS_MAIN(UpgradeTest)
#include "test_upgrade.moc"
