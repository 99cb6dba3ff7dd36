// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <fstream>
#include <random>

#include "app/base/file.h"
#include "app/crypto/hash.h"
#include "app/store/fsck.h"
#include "app/store/projections.h"
#include "tests/support/mirror_key.h"

using namespace custody;
using namespace custody::store;
using namespace custody::test;
using chain::EventType;

namespace {

// About two hundred events of two brands: parcels, items, offers, photos, refusals, receipts; one lane
// stopped and continued, so that no table is empty.
struct Year : DemoStore {
    explicit Year(int parcels)
    {
        const MirrorKey mirror;
        for (int i = 0; i < parcels; ++i) {
            const auto number = "1Z5R8939035756" + std::to_string(1000 + i);
            const auto parcel = openedParcel(i % 2 ? alder : northwind, number, ben.id);
            const auto thing = item(parcel, "LPN7K3M9QX" + std::to_string(10 + i), ben.id);
            offer(thing, ben.id, sara.id);
            if (i % 5 == 0)
                photo(parcel, "picture " + std::to_string(i), ben.id);
            if (i == parcels / 3)
                must((*this)->outbox().quarantine(laneOf(alder).id, "another history", "evidence"));
            if (i % 8 == 7)
                (void)receipt(*this, laneOf(northwind), mirror);
        }
        (void)must((*this)->roster().tryPin(ben.id, "0000", clock.now()));
        close();
        for (const auto& file : std::filesystem::recursive_directory_iterator(folder()))
            if (file.is_regular_file())
                files.emplace(file.path().string(), must(readFile(file.path(), 1 << 26)));
    }
    std::string database() const { return (folder() / "custody.db").string(); }
    void putBack(const std::string& path, const Bytes& content) const
    {
        std::ofstream(path, std::ios::binary | std::ios::trunc)
            .write(
                reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
        std::filesystem::remove(database() + "-wal");
    }
    std::map<std::string, Bytes> files;
};

// Everything the check says; the words of an error when it cannot even look.
std::vector<std::string> foundIn(const std::filesystem::path& folder, const Clock& clock)
{
    const auto store = Store::open(folder, {}, clock);
    if (!store)
        return {store.error().what};
    auto report = check(**store, Depth::Full);
    if (!report)
        return {report.error().what};
    if (!report->faults.empty())
        return report->faults;
    auto refolded = refoldProjections(**store, Rebuild::Compare);
    return refolded ? *refolded : std::vector<std::string>{refolded.error().what};
}

// What SQLite reads out of the file: every row of every table, and the schema. Two files with one content
// differ only where nobody looks: unused space, spare header bytes, counters of SQLite's own.
std::string contentOf(const std::string& file)
{
    auto database = Database::open(file);
    if (!database)
        return database.error().what;
    std::string all;
    std::vector<std::string> tables{"sqlite_master"};
    for (std::size_t i = 0; i < tables.size(); ++i) {
        auto rows = (*database)->prepare("SELECT * FROM " + tables[i]);
        if (!rows)
            return rows.error().what;
        for (;;) {
            const auto more = rows->step();
            if (!more)
                return more.error().what;
            if (!*more)
                break;
            if (i == 0 && rows->text(0) == "table")
                tables.push_back(rows->text(1));
            for (int column = 0; column < (i == 0 ? 5 : 8); ++column)
                if (!(i == 0 && column == 3)) // the root page is a matter of the file
                    all += hex(rows->blob(column)) + (rows->isNull(column) ? "-," : ",");
            all += "\n";
        }
    }
    const auto version = (*database)->version();
    const auto sound = (*database)->quickCheck();
    return all + (version ? std::to_string(*version) : "") + (sound ? "" : sound.error().what);
}

struct Count {
    int flips = 0, named = 0, immaterial = 0;
    std::string missed;
};

// One bit at each place; the place decides which.
Count flipAt(const Year& year, const std::string& path, const std::vector<std::size_t>& places)
{
    const auto& sound = year.files.at(path);
    const auto content = path == year.database() ? contentOf(path) : std::string();
    year.putBack(path, sound);
    Count count;
    for (const auto place : places) {
        auto bad = sound;
        bad[place] ^= static_cast<std::uint8_t>(1u << (place * 2654435761u >> 7) % 8);
        year.putBack(path, bad);
        const auto found = foundIn(year.folder(), year.clock);
        ++count.flips;
        if (!found.empty()) {
            ++count.named;
            continue;
        }
        year.putBack(path, bad);
        if (!content.empty() && contentOf(path) == content)
            ++count.immaterial;
        else
            count.missed += " " + std::to_string(place);
    }
    year.putBack(path, sound);
    return count;
}

void sweepFiles(const Year& year, std::size_t stride, std::size_t smallStride)
{
    std::mt19937 random(20261122);
    std::printf("%-14s %8s %7s %7s %11s\n", "file", "bytes", "flips", "named", "immaterial");
    std::string missed;
    for (const auto& [path, content] : year.files) {
        const bool isDatabase = path == year.database();
        const auto step = isDatabase ? stride : content.size() > 20'000 ? stride : smallStride;
        std::vector<std::size_t> places;
        for (std::size_t at = 0; at < content.size(); at += step)
            places.push_back(std::min(content.size() - 1, at + (step > 1 ? random() % step : 0)));
        if (isDatabase && stride > 1) // the file's header, byte by byte
            for (std::size_t at = 0; at<100; at += stride> 500 ? 4 : 1)
                places.push_back(at);
        const auto count = flipAt(year, path, places);
        const auto name = std::filesystem::path(path).filename().string().substr(0, 14);
        std::printf("%-14s %8zu %7d %7d %11d\n", name.c_str(), content.size(), count.flips, count.named,
            count.immaterial);
        std::fflush(stdout);
        if (!count.missed.empty())
            missed += name + ":" + count.missed + "\n";
    }
    QVERIFY2(missed.empty(), missed.c_str());
}

} // namespace

class BitFlips : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nightlyFlippedBitOfAFileIsNamedOrNobodyReadsIt() { sweepFiles(Year(32), 61, 1); }

    // One bit in the middle of the first value of every column of every table.
    void nightlyFlippedBitOfAnyColumnIsNamed()
    {
        Year year(12);
        std::map<std::string, std::string> unnamed;
        // Why a change goes unseen by the check, and what sees it.
        const std::map<std::string, std::string> expected{
            {"answer.command", "an answer that nobody asks for any more"},
            {"answer.answer_ct", "opened when its command is told again, and refused then"},
            {"quarantine.at", "a note for people"},
            {"quarantine.why", "a note for people"},
            {"quarantine.evidence", "notes that carry signatures of their own"},
        };
        std::vector<std::pair<std::string, std::string>> columns;
        {
            auto database = must(Database::open(year.database()));
            auto query = must(database->prepare("SELECT m.name, c.name FROM sqlite_master m,"
                                                " pragma_table_info(m.name) c WHERE m.type='table'"));
            while (must(query.step()))
                columns.emplace_back(query.text(0), query.text(1));
        }
        int flips = 0;
        for (const auto& [table, column] : columns) {
            year.putBack(year.database(), year.files.at(year.database()));
            {
                auto database = must(Database::open(year.database()));
                for (const char* kept : {"leaf", "node", "head", "receipt"})
                    must(database->run(
                        "DROP TRIGGER " + std::string(kept) + "_stays; DROP TRIGGER " + kept + "_kept"));
                must(database->run("PRAGMA foreign_keys=OFF"));
                const auto where = " WHERE " + column + "=(SELECT " + column + " FROM " + table + " WHERE "
                    + column + " IS NOT NULL LIMIT 1)";
                auto query = must(database->prepare(
                    "SELECT " + column + ", typeof(" + column + ") FROM " + table + where + " LIMIT 1"));
                if (!must(query.step()))
                    continue; // no row, or nothing in it
                auto change = "UPDATE OR REPLACE " + table + " SET " + column + "=";
                if (query.text(1) == "integer") {
                    change += std::to_string(query.integer(0) ^ 1);
                } else {
                    auto value = query.blob(0);
                    value[value.size() / 2] ^= 1;
                    change += (query.text(1) == "text" ? "CAST(x'" : "x'") + hex(value)
                        + (query.text(1) == "text" ? "' AS TEXT)" : "'");
                }
                const auto doing = change + where;
                {
                    auto closed = std::move(query);
                }
                must(database->run(doing));
                for (const char* kept : {"leaf", "node", "head", "receipt"})
                    for (const auto& [word, act] :
                        {std::pair("stays", "UPDATE"), std::pair("kept", "DELETE")})
                        must(database->run(std::string("CREATE TRIGGER ") + kept + "_" + word + " BEFORE "
                            + act + " ON " + kept + " BEGIN SELECT RAISE(ABORT, 'append-only'); END"));
            }
            ++flips;
            const auto found = foundIn(year.folder(), year.clock);
            if (found.empty())
                unnamed.emplace(table + "." + column, "");
            year.putBack(year.database(), year.files.at(year.database()));
        }
        QVERIFY(flips > 60);
        std::string surprises;
        for (const auto& [name, nothing] : unnamed)
            if (!expected.contains(name))
                surprises += name + " ";
        qInfo("%d columns changed, %zu not named: all of them answers to old commands or notes for people",
            flips, unnamed.size());
        QVERIFY2(surprises.empty(), surprises.c_str());
    }

    void changedAnswerIsRefusedWhenItsCommandIsToldAgain()
    {
        DemoStore demo;
        auto event = demo.event(EventType::BadgeUnknown, demo.ben.id);
        must(demo->record({{event}, {}, {}, "c1", [](const auto&) { return std::string("{\"ok\":true}"); }}));
        must(demo->database().run("UPDATE answer SET answer_ct=zeroblob(length(answer_ct))"));

        const auto answered = demo->answered("c1");

        QVERIFY(!answered);
        QCOMPARE(answered.error().fault, Fault::Tampered);
    }
};

QTEST_GUILESS_MAIN(BitFlips)
#include "test_bit_flips.moc"
