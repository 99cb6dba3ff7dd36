// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one SQLite handle of the process, on one thread. The only file that knows sqlite3.h.

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "app/base/bytes.h"

struct sqlite3;
struct sqlite3_stmt;

namespace custody::store {

class Database;

// A prepared statement; values are bound by position from 1. Kept by the database and reset when it goes out
// of scope.
class Statement {
public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    Statement& bind(int at, std::int64_t value);
    Statement& bind(int at, std::string_view text);
    Statement& bind(int at, ByteView blob);
    Statement& bind(int at, std::nullptr_t);

    Result<bool> step(); // true: a row is there
    Result<> run(); // for statements that give no rows

    std::int64_t integer(int column) const;
    std::string text(int column) const;
    Bytes blob(int column) const;
    ByteView blobInPlace(int column) const; // until the next step
    bool isNull(int column) const;

private:
    friend class Database;
    Statement(Database& database, sqlite3_stmt* statement)
        : m_database(&database)
        , m_statement(statement)
    {
    }
    Database* m_database;
    sqlite3_stmt* m_statement;
    int m_bindError = 0;
};

struct Migration {
    int version;
    std::string_view sql;
};

class Database {
public:
    // WAL, synchronous=FULL, locking_mode=EXCLUSIVE. Busy when another process has it open. What is there to
    // be read is durable once this has returned.
    static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    Result<Statement> prepare(std::string_view sql); // cached by its text
    Result<> run(std::string_view sql); // one or more statements without values
    Result<int> version();
    // Each step and its number land in one transaction.
    Result<> migrate(std::span<const Migration> steps);
    Result<> quickCheck();
    // Everything committed lies in the database file itself, flushed.
    Result<> settle();
    // The file is written anew from its living rows and the log beside it cut to nothing: what was deleted is
    // in neither.
    Result<> scrub();
    std::int64_t changes() const;

private:
    friend class Statement;
    friend class Transaction;
    struct State;
    explicit Database(std::unique_ptr<State> state);
    Error lastError(const std::string& doing) const;
    Result<> confirmLog();
    std::unique_ptr<State> m_state;
};

// BEGIN IMMEDIATE; rolls back unless kept. An error from keep() means the outcome is unknown: reopen and
// look.
class Transaction {
public:
    static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    Result<> keep() &&;

private:
    explicit Transaction(Database& database)
        : m_database(&database)
    {
    }
    Database* m_database;
};

} // namespace custody::store
