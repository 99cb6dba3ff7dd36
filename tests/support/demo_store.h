// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A store in a folder of its own, with two brands, three people and a clock that moves only when told to.

#include <QTemporaryDir>

#include "app/store/store.h"

namespace custody::test {

struct Worker {
    std::string name;
    access::Role role;
    std::string badge; // as on the card
    std::string pin;
    PersonId id;
};

// Stands until told to move; or moves at each look, as the world's does between two lines of a program.
class DemoClock final : public SetClock {
public:
    using SetClock::SetClock;
    UtcMs now() const override { return SetClock::now() + (m_looked += m_each); }
    std::int64_t monotonicMs() const override { return SetClock::monotonicMs() + m_looked; }
    void moveAtEachLook() { m_each = 1; }

private:
    mutable std::int64_t m_looked = 0;
    std::int64_t m_each = 0;
};

class DemoStore {
public:
    explicit DemoStore(const std::string& station = "st07");

    std::filesystem::path folder() const { return m_folder.filePath("station").toStdString(); }
    std::filesystem::path beside(const char* name) const { return m_folder.filePath(name).toStdString(); }
    store::Store& operator*() { return *m_store; }
    store::Store* operator->() { return m_store.get(); }

    void close() { m_store.reset(); }
    void reopen();
    std::unique_ptr<store::Store> give(); // to a bench; `reopen` after it has gone

    DemoClock clock{1'795'356'125'123}; // 2026-11-22
    TenantId northwind, alder;
    std::string northwindName = "Northwind Apparel", alderName = "Alder & Finch";
    Worker ben, sara, lee;

    // What a bench would record, without the bench. Each dies loudly when the store refuses.
    chain::Event event(chain::EventType type, const PersonId& who, std::vector<chain::Field> fields = {});
    void record(const chain::Event& event);
    // Announced, scanned, accepted and opened by `who`.
    SubjectId openedParcel(const TenantId& brand, const std::string& tracking, const PersonId& who);
    SubjectId item(const SubjectId& parcel, const std::string& lpn, const PersonId& who);
    EventId offer(const SubjectId& item, const PersonId& from, const PersonId& to);
    void photo(const SubjectId& parcel, std::string_view picture, const PersonId& who);
    store::Lane laneOf(const std::optional<TenantId>& brand);

private:
    QTemporaryDir m_folder;
    std::unique_ptr<store::Store> m_store;
};

// The value, or the end of the test program with the error's words.
template <typename T> T must(Result<T>&& result)
{
    if (!result)
        qFatal("%s", result.error().what.c_str());
    return take(std::move(result));
}

} // namespace custody::test
