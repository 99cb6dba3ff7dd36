// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/database.h"

#include <algorithm>
#include <unordered_map>

#include <sqlite3.h>

namespace custody::store {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

struct Database::State {
    sqlite3* handle = nullptr;
    std::unordered_map<std::string, sqlite3_stmt*, TextHash, std::equal_to<>> statements;
    bool ill = false; // the disk failed: what the log holds is looked at anew before it is copied anywhere
};

namespace {

Error errorFor(sqlite3* handle, int code, const std::string& doing)
{
    const std::string said = handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {Fault::Busy,
            doing
                + ": another program has this store open; close the station or the other command, then try "
                  "again"};
    case SQLITE_FULL:
        return {Fault::Storage,
            doing + ": the disk is full; nothing of this step was recorded. Free some space and try again"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {Fault::Tampered,
            doing + ": the store's database is damaged (" + said + "); run custody-admin fsck --full"};
    default: return {Fault::Storage, doing + ": " + said};
    }
}

} // namespace

Statement::Statement(Statement&& other) noexcept
    : m_database(other.m_database)
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_bindError(other.m_bindError)
{
}

Statement::~Statement()
{
    if (m_statement) {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement); // a cached statement must not keep a caller's secrets alive
    }
}

Statement& Statement::bind(int at, std::int64_t value)
{
    m_bindError |= sqlite3_bind_int64(m_statement, at, value);
    return *this;
}

Statement& Statement::bind(int at, std::string_view text)
{
    m_bindError |=
        sqlite3_bind_text(m_statement, at, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind(int at, ByteView blob)
{
    m_bindError |= blob.empty()
        ? sqlite3_bind_zeroblob(m_statement, at, 0)
        : sqlite3_bind_blob(m_statement, at, blob.data(), static_cast<int>(blob.size()), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind(int at, std::nullptr_t)
{
    m_bindError |= sqlite3_bind_null(m_statement, at);
    return *this;
}

Result<bool> Statement::step()
{
    if (m_bindError != SQLITE_OK)
        return fail(Fault::Storage, "a value does not fit its statement");
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return tl::unexpected(m_database->lastError("the store could not do its work"));
}

Result<> Statement::run()
{
    TRY(step());
    return {};
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_statement, column); }

std::string Statement::text(int column) const
{
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return data ? std::string(data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)))
                : std::string();
}

Bytes Statement::blob(int column) const
{
    const auto here = blobInPlace(column);
    return {here.begin(), here.end()};
}

ByteView Statement::blobInPlace(int column) const
{
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement, column));
    return data ? ByteView(data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)))
                : ByteView();
}

bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

Database::Database(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

Database::~Database()
{
    for (const auto& [sql, statement] : m_state->statements)
        sqlite3_finalize(statement);
    if (m_state->ill)
        sqlite3_db_config(m_state->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_close(m_state->handle);
}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file)
{
    // Counting each allocation under one lock costs more than some of the statements; nobody reads the count.
    static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    (void)uncounted; // refused once SQLite runs: then it counts
    auto state = std::make_unique<State>();
    const int code = sqlite3_open_v2(file.c_str(), &state->handle,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    std::unique_ptr<Database> database(new Database(std::move(state)));
    if (code != SQLITE_OK)
        return tl::unexpected(errorFor(database->m_state->handle, code, "could not open " + file.string()));
    sqlite3_db_config(database->m_state->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database->m_state->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    // Exclusive before the first look at the WAL: the wal-index then lives in this process alone, which keeps
    // clear of the WAL-reset defect of SQLite before 3.51.3 (it takes two connections).
    TRY(database->run("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                      "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
                      "PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=4000;"
                      // 16 MiB: random keys touch a page each in every index.
                      "PRAGMA cache_size=-16384;"
                      "BEGIN IMMEDIATE; COMMIT;"));
    TRY(database->confirmLog());
    return database;
}

Error Database::lastError(const std::string& doing) const
{
    const int code = sqlite3_extended_errcode(m_state->handle);
    m_state->ill |= (code & 0xFF) == SQLITE_IOERR;
    return errorFor(m_state->handle, code, doing);
}

Result<Statement> Database::prepare(std::string_view sql)
{
    const auto kept = m_state->statements.find(sql);
    if (kept != m_state->statements.end() && !sqlite3_stmt_busy(kept->second))
        return Statement(*this, kept->second);
    if (kept != m_state->statements.end())
        return fail(Fault::Storage, "a statement is already in use: " + std::string(sql));
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(m_state->handle, sql.data(), static_cast<int>(sql.size()),
        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        return tl::unexpected(lastError("the store does not understand a statement"));
    m_state->statements.emplace(sql, statement);
    return Statement(*this, statement);
}

Result<> Database::run(std::string_view sql)
{
    char* said = nullptr;
    const int code = sqlite3_exec(m_state->handle, std::string(sql).c_str(), nullptr, nullptr, &said);
    sqlite3_free(said);
    if (code != SQLITE_OK)
        return tl::unexpected(lastError("the store could not do its work"));
    return {};
}

Result<int> Database::version()
{
    auto query = TRY(prepare("PRAGMA user_version"));
    TRY(query.step());
    return static_cast<int>(query.integer(0));
}

Result<> Database::migrate(std::span<const Migration> steps)
{
    const int found = TRY(version());
    if (!steps.empty() && found > steps.back().version)
        return fail(Fault::Storage, "this store was written by a newer station; update this program");
    for (const auto& step : steps) {
        if (step.version <= found)
            continue;
        auto change = TRY(Transaction::begin(*this));
        TRY(run(step.sql));
        TRY(run("PRAGMA user_version = " + std::to_string(step.version)));
        TRY(std::move(change).keep());
    }
    return {};
}

Result<> Database::quickCheck()
{
    auto query = TRY(prepare("PRAGMA quick_check(1)"));
    TRY(query.step());
    if (query.text(0) != "ok")
        return fail(Fault::Tampered, "the store's database is damaged: " + query.text(0));
    return {};
}

// After a failed flush the page cache shows what the disk may never get, and calls it clean; only what is
// written once more is flushed in truth.
Result<> Database::confirmLog()
{
    sqlite3_file* log = nullptr;
    sqlite3_file_control(m_state->handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, static_cast<void*>(&log));
    if (!log || !log->pMethods)
        return {};
    constexpr sqlite3_int64 most = 1 << 16; // SQLite writes less than 128 KiB at once
    Bytes piece(most);
    sqlite3_int64 size = 0;
    int code = log->pMethods->xFileSize(log, &size);
    for (sqlite3_int64 at = 0; code == SQLITE_OK && at < size; at += most) {
        const int length = static_cast<int>(std::min(most, size - at));
        code = log->pMethods->xRead(log, piece.data(), length, at);
        if (code == SQLITE_OK)
            code = log->pMethods->xWrite(log, piece.data(), length, at);
    }
    if (code == SQLITE_OK && size > 0)
        code = log->pMethods->xSync(log, SQLITE_SYNC_FULL);
    if (code == SQLITE_OK)
        return {};
    m_state->ill = true; // closing must not copy into the database what the log may lose
    return fail(Fault::Storage,
        std::string("the disk does not confirm what was last written (") + sqlite3_errstr(code)
            + "); check the disk, then try again");
}

Result<> Database::settle()
{
    auto query = TRY(prepare("PRAGMA wal_checkpoint(TRUNCATE)"));
    if (!TRY(query.step()) || query.integer(0) != 0)
        return fail(Fault::Storage, "the disk does not confirm what was written");
    return {};
}

Result<> Database::scrub()
{
    TRY(settle());
    TRY(run("VACUUM"));
    return settle();
}

std::int64_t Database::changes() const { return sqlite3_changes64(m_state->handle); }

Result<Transaction> Transaction::begin(Database& database)
{
    TRY(TRY(database.prepare("BEGIN IMMEDIATE")).run());
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

Transaction::~Transaction()
{
    // SQLite rolls back by itself after some errors; a second rollback then only says so.
    if (m_database && sqlite3_get_autocommit(m_database->m_state->handle) == 0)
        sqlite3_exec(m_database->m_state->handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<> Transaction::keep() &&
{
    TRY(TRY(m_database->prepare("COMMIT")).run());
    m_database = nullptr;
    return {};
}

} // namespace custody::store
