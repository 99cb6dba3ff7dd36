// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/server/archive.h"

#include <algorithm>

#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

#include "server/cloud_migrations.h"

namespace custody::server {
namespace {

QVariant sql(const std::string& text) { return QString::fromStdString(text); }
QVariant sql(std::uint64_t number) { return static_cast<qlonglong>(number); }
QVariant sql(ByteView bytes)
{
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

std::string textAt(const QSqlQuery& row, int column) { return row.value(column).toString().toStdString(); }
std::uint64_t numberAt(const QSqlQuery& row, int column)
{
    return static_cast<std::uint64_t>(row.value(column).toLongLong());
}
Bytes blobAt(const QSqlQuery& row, int column)
{
    const auto raw = row.value(column).toByteArray();
    return {raw.begin(), raw.end()};
}

tl::unexpected<Error> failed(const QSqlError& error)
{
    const bool busy = error.nativeErrorCode() == QStringLiteral("5");
    return fail(busy ? Fault::Busy : Fault::Storage, "the cloud's archive: " + error.text().toStdString());
}

} // namespace

Archive::Archive(QString connection)
    : m_connection(std::move(connection))
    , m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection))
{
}

Archive::~Archive()
{
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<Archive>> Archive::open(const std::filesystem::path& file)
{
    auto archive = std::unique_ptr<Archive>(new Archive(QUuid::createUuid().toString()));
    auto& database = archive->m_database;
    database.setDatabaseName(QString::fromStdString(file.string()));
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    if (!database.open())
        return failed(database.lastError());
    for (const auto* pragma :
        {"PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON", "PRAGMA trusted_schema=OFF"})
        TRY(archive->tell(pragma, {}));
    TRY(archive->prepareTables());
    return archive;
}

Result<> Archive::prepareTables()
{
    constexpr int newest = 1;
    auto change = TRY(Change::begin(*this));
    auto found = TRY(ask("PRAGMA user_version", {}));
    const int version = found.next() ? found.value(0).toInt() : 0;
    found.finish();
    if (version > newest)
        return fail(Fault::Storage, "this archive was written by a newer custody-cloud");
    if (version < newest) {
        const auto script =
            QString::fromUtf8(embedded::mirror_1.data(), static_cast<qsizetype>(embedded::mirror_1.size()));
        for (const auto& step : script.split(QLatin1Char(';')))
            if (!step.trimmed().isEmpty())
                TRY(tell(step.toUtf8().constData(), {}));
        TRY(tell("PRAGMA user_version = 1", {}));
    }
    return std::move(change).keep();
}

Result<QSqlQuery> Archive::ask(const char* sql, const std::vector<QVariant>& values)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(QString::fromUtf8(sql)))
        return failed(query.lastError());
    for (const auto& value : values)
        query.addBindValue(value);
    if (!query.exec())
        return failed(query.lastError());
    return query;
}

Result<> Archive::tell(const char* sql, const std::vector<QVariant>& values)
{
    TRY(ask(sql, values));
    return {};
}

Result<Archive::Change> Archive::Change::begin(Archive& archive)
{
    TRY(archive.tell("BEGIN IMMEDIATE", {}));
    return Change(archive);
}

Archive::Change::Change(Change&& other) noexcept
    : m_archive(std::exchange(other.m_archive, nullptr))
{
}

Archive::Change::~Change()
{
    if (m_archive)
        (void)m_archive->tell("ROLLBACK", {});
}

Result<> Archive::Change::keep() &&
{
    TRY(m_archive->tell("COMMIT", {}));
    m_archive = nullptr;
    return {};
}

Result<> Archive::enrol(const ledger::VerifierKey& station, UtcMs now)
{
    auto change = TRY(Change::begin(*this));
    const auto known = TRY(this->station(station.name));
    if (known && *known != station)
        return fail(Fault::Refused,
            "station " + station.name + " is enrolled with another key; a new key needs a new station name");
    if (!known)
        TRY(tell("INSERT INTO station (origin, vkey, enrolled_ms) VALUES (?, ?, ?)",
            {sql(station.name), sql(station.text()), static_cast<qlonglong>(now)}));
    return std::move(change).keep();
}

Result<std::optional<ledger::VerifierKey>> Archive::station(const std::string& origin)
{
    auto row = TRY(ask("SELECT vkey FROM station WHERE origin = ?", {sql(origin)}));
    if (!row.next())
        return std::nullopt;
    return TRY(ledger::VerifierKey::parse(textAt(row, 0)));
}

Result<std::optional<Lane>> Archive::lane(const std::string& origin)
{
    auto row = TRY(ask("SELECT id, pending_size, pending_root, next_entry, cosigned_size, cosignature "
                       "FROM lane WHERE origin = ?",
        {sql(origin)}));
    if (!row.next())
        return std::nullopt;
    Lane lane{
        row.value(0).toLongLong(), numberAt(row, 1), {}, numberAt(row, 3), numberAt(row, 4), textAt(row, 5)};
    const auto root = blobAt(row, 2);
    if (root.size() != lane.pendingRoot.size())
        return fail(Fault::Storage, "the cloud's archive: a lane's root is damaged");
    std::copy(root.begin(), root.end(), lane.pendingRoot.begin());
    return lane;
}

Result<Lane> Archive::announce(const ledger::Checkpoint& checkpoint, const std::string& note)
{
    TRY(tell("INSERT INTO lane (origin, origin_hash, pending_size, pending_root, next_entry, cosigned_size, "
             "cosigned_note, cosignature) SELECT ?, ?, 0, ?, 0, 0, '', '' "
             "WHERE NOT EXISTS (SELECT 1 FROM lane WHERE origin = ?)",
        {sql(checkpoint.origin), sql(hex(crypto::sha256(view(checkpoint.origin)))), sql(checkpoint.root),
            sql(checkpoint.origin)}));
    TRY(tell("UPDATE lane SET pending_size = ?, pending_root = ? WHERE origin = ?",
        {sql(checkpoint.size), sql(checkpoint.root), sql(checkpoint.origin)}));
    const auto lane = TRY(this->lane(checkpoint.origin));
    if (!lane)
        return fail(Fault::Storage, "the cloud's archive: a lane just written is not there");
    TRY(tell("DELETE FROM pending WHERE lane = ? AND size = ?",
        {static_cast<qlonglong>(lane->id), sql(checkpoint.size)}));
    TRY(tell("INSERT INTO pending (lane, size, note) VALUES (?, ?, ?)",
        {static_cast<qlonglong>(lane->id), sql(checkpoint.size), sql(note)}));
    return *lane;
}

Result<std::optional<std::string>> Archive::pendingNote(const Lane& lane, std::uint64_t size)
{
    auto row = TRY(ask("SELECT note FROM pending WHERE lane = ? AND size = ?",
        {static_cast<qlonglong>(lane.id), sql(size)}));
    if (!row.next())
        return std::nullopt;
    return textAt(row, 0);
}

Result<std::vector<Bytes>> Archive::entries(const Lane& lane, std::uint64_t begin, std::uint64_t end)
{
    auto row = TRY(ask("SELECT bytes FROM entry WHERE lane = ? AND idx >= ? AND idx < ? ORDER BY idx",
        {static_cast<qlonglong>(lane.id), sql(begin), sql(end)}));
    std::vector<Bytes> entries;
    while (row.next())
        entries.push_back(blobAt(row, 0));
    if (entries.size() != end - begin)
        return fail(Fault::Storage, "the cloud's archive: leaves are missing");
    return entries;
}

Result<> Archive::append(Lane& lane, const std::vector<ByteView>& entries)
{
    QSqlQuery insert(m_database);
    if (!insert.prepare(QStringLiteral("INSERT INTO entry (lane, idx, bytes) VALUES (?, ?, ?)")))
        return failed(insert.lastError());
    for (const auto& entry : entries) {
        insert.bindValue(0, static_cast<qlonglong>(lane.id));
        insert.bindValue(1, static_cast<qlonglong>(lane.nextEntry));
        insert.bindValue(2, sql(entry));
        if (!insert.exec())
            return failed(insert.lastError());
        ++lane.nextEntry;
    }
    return tell("UPDATE lane SET next_entry = ? WHERE id = ?",
        {sql(lane.nextEntry), static_cast<qlonglong>(lane.id)});
}

Result<> Archive::cosigned(
    Lane& lane, std::uint64_t size, const std::string& note, const std::string& cosignature)
{
    lane.cosignedSize = size;
    lane.cosignature = cosignature;
    TRY(tell("UPDATE lane SET cosigned_size = ?, cosigned_note = ?, cosignature = ? WHERE id = ?",
        {sql(size), sql(note + cosignature), sql(cosignature), static_cast<qlonglong>(lane.id)}));
    // Nothing may be uploaded against an older head any more.
    return tell(
        "DELETE FROM pending WHERE lane = ? AND size < ?", {static_cast<qlonglong>(lane.id), sql(size)});
}

Result<std::optional<std::string>> Archive::cosignedNote(const std::string& originHash)
{
    auto row = TRY(
        ask("SELECT cosigned_note FROM lane WHERE origin_hash = ? AND cosigned_size > 0", {sql(originHash)}));
    if (!row.next())
        return std::nullopt;
    return textAt(row, 0);
}

Result<> Archive::keepEvidence(const ledger::Checkpoint& signedHead, const std::string& why,
    const std::string& request, const std::string& known, UtcMs now)
{
    const auto hash = crypto::sha256(view(signedHead.text()));
    auto change = TRY(Change::begin(*this));
    TRY(tell("INSERT INTO evidence (at_ms, origin, text_hash, why, request, known) SELECT ?, ?, ?, ?, ?, ? "
             "WHERE NOT EXISTS (SELECT 1 FROM evidence WHERE text_hash = ?)",
        {static_cast<qlonglong>(now), sql(signedHead.origin), sql(hash), sql(why), sql(request), sql(known),
            sql(hash)}));
    return std::move(change).keep();
}

Result<Holdings> Archive::holdings()
{
    auto row = TRY(ask("SELECT (SELECT count(*) FROM station), (SELECT count(*) FROM lane), "
                       "(SELECT coalesce(sum(next_entry), 0) FROM lane), (SELECT count(*) FROM evidence)",
        {}));
    if (!row.next())
        return fail(Fault::Storage, "the cloud's archive does not answer");
    return Holdings{row.value(0).toLongLong(), row.value(1).toLongLong(), row.value(2).toLongLong(),
        row.value(3).toLongLong()};
}

} // namespace custody::server
