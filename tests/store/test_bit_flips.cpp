// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <fstream>
#include <functional>
#include <random>

#include "app/base/file.h"
#include "app/crypto/hash.h"
#include "app/store/disk.h"
#include "app/store/erasure.h"
#include "app/store/fsck.h"
#include "app/store/holds.h"
#include "app/store/projections.h"
#include "app/store/station_notes.h"
#include "tests/support/mirror_key.h"

using namespace custody;
using namespace custody::store;
using namespace custody::test;
using chain::EventType;

namespace {

// Events of two brands: parcels, items, offers, photos, receipts, answers; one lane stopped and continued,
// one parcel erased, one and its brand held, so that no table is empty that ever is not.
struct Year : DemoStore {
    explicit Year(int parcels)
    {
        const MirrorKey mirror;
        const auto gone = openedParcel(northwind, "1Z5R89390357560001", ben.id);
        photo(gone, "a picture of what goes", ben.id);
        item(gone, "LPN7K3M9QX01", ben.id);
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
            if (i == 4)
                must(holdParcel(**this, parcel, "claim 20417"));
        }
        must(holdBrand(**this, alder, "audit"));
        ErasureRequest request;
        request.parcel = gone;
        request.basis = "request";
        (void)must(Erasure(**this).run(request));
        must(noteStation(**this, {{"scanner", std::string("demo")}}));
        must(noteDisk(**this));
        answer("c1", std::nullopt);
        answer("c2", item(openedParcel(northwind, "1Z5R89390357569999", ben.id), "LPN7K3M9QZ99", ben.id));
        (void)must((*this)->roster().tryPin(ben.id, "0000", clock.now()));
        close();
        for (const auto& file : std::filesystem::recursive_directory_iterator(folder()))
            if (file.is_regular_file())
                files.emplace(file.path().string(), must(readFile(file.path(), 1 << 26)));
    }
    // A command that was answered, about the parcel of this item if there is one.
    void answer(const char* command, const std::optional<SubjectId>& item)
    {
        auto event = DemoStore::event(item ? EventType::TransitionDenied : EventType::BadgeUnknown, ben.id,
            {{"why", std::string("G1")}});
        if (item)
            event.parcel = must((*this)->things().item(*item)).parcel;
        must((*this)->record({{event}, {}, {}, command, [](const auto&) { return std::string("{}"); }}));
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

QString wordsOf(const std::vector<std::string>& faults)
{
    QStringList words;
    for (const auto& fault : faults)
        words << QString::fromStdString(fault);
    return words.join(u'\n');
}

// What the check looks at in a table. It leaves out what flippedBitOfAnyColumnIsNamed() lists, with the
// reason.
std::string rowsOf(const std::string& table)
{
    if (table == "quarantine")
        return "SELECT lane, why, evidence FROM quarantine";
    if (table == "noted")
        return "SELECT what, CASE WHEN what<>'clock' THEN value END FROM noted";
    if (table == "meta")
        return "SELECT name, CASE WHEN name<>'states' THEN value END FROM meta";
    return "SELECT * FROM " + table;
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
        auto rows = (*database)->prepare(rowsOf(tables[i]));
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
    auto whole = must((*database)->prepare("PRAGMA integrity_check(1)")); // the indexes too
    all += must(whole.step()) ? whole.text(0) : "";
    return all + (version ? std::to_string(*version) : "");
}

// The ledger's tables are append-only for everybody who does not ask the triggers away first.
void withoutTriggers(const std::string& file, const std::function<void(Database&)>& work)
{
    auto database = must(Database::open(file));
    std::vector<std::pair<std::string, std::string>> triggers;
    {
        auto query = must(database->prepare("SELECT name, sql FROM sqlite_master WHERE type='trigger'"));
        while (must(query.step()))
            triggers.emplace_back(query.text(0), query.text(1));
    }
    must(database->run("PRAGMA foreign_keys=OFF"));
    for (const auto& [name, sql] : triggers)
        must(database->run("DROP TRIGGER " + name));
    work(*database);
    for (const auto& [name, sql] : triggers)
        must(database->run(sql));
}

struct Change {
    std::string name; // "leaf.entry_ct"; of a table of named rows "meta.value disk"
    std::string sql;
};

std::string changed(const Statement& row, int column)
{
    if (row.text(column + 1) == "integer")
        return std::to_string(row.integer(column) ^ 1);
    auto value = row.blob(column);
    value[value.size() / 2] ^= 1;
    return row.text(column + 1) == "text" ? "CAST(x'" + hex(value) + "' AS TEXT)" : "x'" + hex(value) + "'";
}

std::vector<Change> changesIn(const Year& year)
{
    std::vector<Change> changes;
    const auto database = must(Database::open(year.database()));
    auto columns = must(database->prepare("SELECT m.name, c.name, (SELECT group_concat(k.name) FROM"
                                          " pragma_table_info(m.name) k WHERE k.pk > 0)"
                                          " FROM sqlite_master m, pragma_table_info(m.name) c"
                                          " WHERE m.type='table'"));
    while (must(columns.step())) {
        const auto table = columns.text(0), column = columns.text(1);
        const bool named = table == "meta" || table == "noted";
        const bool few = named || table == "lane" || table == "hold" || table == "erased";
        const auto key = columns.text(2).empty() ? std::string("rowid") : columns.text(2);
        auto rows = must(database->prepare("SELECT " + column + ", typeof(" + column + "), "
            + (named ? key : std::string("''")) + " FROM " + table + " WHERE " + column + " IS NOT NULL AND "
            + "length(" + column + ") > 0 ORDER BY " + key + (few ? "" : " LIMIT 1")));
        for (int n = 0; must(rows.step()); ++n)
            changes.push_back({table + "." + column + (named && column == "value" ? " " + rows.text(2) : ""),
                "UPDATE OR REPLACE " + table + " SET " + column + "=" + changed(rows, 0) + " WHERE (" + key
                    + ") IN (SELECT " + key + " FROM " + table + " WHERE " + column
                    + " IS NOT NULL AND length(" + column + ") > 0 ORDER BY " + key + " LIMIT 1 OFFSET "
                    + std::to_string(n) + ")"});
    }
    return changes;
}

bool sameName(const Year& year)
{
    const auto name = Store::nameOf(year.folder());
    return name && name->site == "eh1" && name->station == "st07"
        && name->origin == "custody.example/eh1/st07";
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
        const bool plate = path.ends_with("station.toml") && sameName(year); // in a comment or a blank
        if (plate || (!content.empty() && contentOf(path) == content))
            ++count.immaterial;
        else
            count.missed += " " + std::to_string(place);
    }
    year.putBack(path, sound);
    return count;
}

void sweepFiles(const Year& year, std::size_t stride, std::size_t smallStride)
{
    QCOMPARE(wordsOf(foundIn(year.folder(), year.clock)), QString());
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
    // A few bits of every page, and every ninth byte of the small files; the whole is for the night.
    void flippedBitOfAFileIsNamedOrNobodyReadsIt() { sweepFiles(Year(12), 2039, 9); }
    void nightlyFlippedBitOfAFileIsNamedOrNobodyReadsIt() { sweepFiles(Year(32), 61, 1); }

    // One bit in the middle of the first value of every column of every table; of the tables that hold one
    // row a thing, of every row.
    void flippedBitOfAnyColumnIsNamed()
    {
        const Year year(12);
        QCOMPARE(wordsOf(foundIn(year.folder(), year.clock)), QString());
        // Why a change goes unseen by the check, and what comes of it.
        const std::map<std::string, std::string> immaterial{
            {"quarantine.at",
                "when the evidence came, for people; what it is the next lane's first leaf says"},
            {"meta.value states", "another word there makes the next start fold every state from its leaves"},
            {"noted.value clock", "compared once more at the next start; a leaf then says the clock was set"},
        };
        int flips = 0;
        std::string unnamed;
        for (const auto& change : changesIn(year)) {
            year.putBack(year.database(), year.files.at(year.database()));
            withoutTriggers(year.database(), [&](Database& open) { must(open.run(change.sql)); });
            ++flips;
            if (foundIn(year.folder(), year.clock).empty() && !immaterial.contains(change.name))
                unnamed += change.name + " ";
        }
        year.putBack(year.database(), year.files.at(year.database()));
        qInfo("%d values changed, of every column of every table", flips);
        QVERIFY(flips > 120);
        QVERIFY2(unnamed.empty(), unnamed.c_str());
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
