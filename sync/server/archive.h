// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the cloud keeps of its stations: who is enrolled, each lane's heads and leaves, and every signed
// statement that contradicts another. Lives and dies on one thread; a change is on disk when keep() returns.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QSqlDatabase>

#include "app/base/clock.h"
#include "app/ledger/note.h"

class QSqlQuery;
class QVariant;

namespace custody::server {

struct Lane {
    std::int64_t id = 0;
    std::uint64_t pendingSize = 0; // leaves in the newest announced head
    ledger::Hash pendingRoot{};
    std::uint64_t nextEntry = 0; // leaves held, from 0 on without a gap
    std::uint64_t cosignedSize = 0; // leaves in the newest head the cloud vouches for; 0: none
    std::string cosignature; // its signature line
};

struct Holdings {
    std::int64_t stations = 0, lanes = 0, entries = 0, evidence = 0;
};

class Archive {
public:
    // A new file gets its tables. Busy when another process holds it for more than five seconds.
    static Result<std::unique_ptr<Archive>> open(const std::filesystem::path& file);
    ~Archive();
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    // BEGIN IMMEDIATE, so that no other process can step between a check and the write it guards; undone
    // unless kept. An error from keep() means the outcome is unknown.
    class Change {
    public:
        static Result<Change> begin(Archive& archive);
        Change(Change&& other) noexcept;
        Change& operator=(Change&&) = delete;
        ~Change();
        Result<> keep() &&;

    private:
        explicit Change(Archive& archive)
            : m_archive(&archive)
        {
        }
        Archive* m_archive;
    };

    // Again with the same key is fine; Refused with another key.
    Result<> enrol(const ledger::VerifierKey& station, UtcMs now);
    Result<std::optional<ledger::VerifierKey>> station(const std::string& origin);

    Result<std::optional<Lane>> lane(const std::string& origin);
    // Makes the lane when this is its first head. Returns it as it now is.
    Result<Lane> announce(const ledger::Checkpoint& checkpoint, const std::string& note);
    Result<std::optional<std::string>> pendingNote(const Lane& lane, std::uint64_t size);
    Result<std::vector<Bytes>> entries(const Lane& lane, std::uint64_t begin, std::uint64_t end);
    Result<> append(Lane& lane, const std::vector<ByteView>& entries); // at lane.nextEntry
    Result<> cosigned(
        Lane& lane, std::uint64_t size, const std::string& note, const std::string& cosignature);
    // The note with its cosignature, as the monitoring address gives it out.
    Result<std::optional<std::string>> cosignedNote(const std::string& originHash);

    // Once for each signed text, however often it is sent: whoever repeats a head cannot fill the disk.
    Result<> keepEvidence(const ledger::Checkpoint& signedHead, const std::string& why,
        const std::string& request, const std::string& known, UtcMs now);
    Result<Holdings> holdings();

private:
    explicit Archive(QString connection);
    Result<QSqlQuery> ask(const char* sql, const std::vector<QVariant>& values);
    Result<> tell(const char* sql, const std::vector<QVariant>& values);
    Result<> prepareTables();
    QString m_connection;
    QSqlDatabase m_database;
};

} // namespace custody::server
