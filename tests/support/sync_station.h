// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A real store in a folder of its own, whose lanes grow without anybody scanning anything.

#include <QTemporaryDir>

#include "app/store/store.h"

namespace custody::test {

class SyncStation {
public:
    explicit SyncStation(const Clock& clock)
        : m_clock(clock)
    {
        const store::StationName name{"eh1", "st07", "custody.example/eh1/st07"};
        const auto made = store::Store::create(folder(), name, crypto::Sealing::Plain, {}, clock);
        if (!made)
            qFatal("%s", made.error().what.c_str());
        open();
    }

    // The same disk once more, as after a restore or a theft. Close the first one before.
    SyncStation(const SyncStation& original, const Clock& clock)
        : m_clock(clock)
    {
        std::filesystem::copy(original.folder(), folder(), std::filesystem::copy_options::recursive);
        open();
    }

    std::filesystem::path folder() const { return m_folder.filePath("station").toStdString(); }
    void open()
    {
        auto opened = store::Store::open(folder(), {}, m_clock);
        if (!opened)
            qFatal("%s", opened.error().what.c_str());
        m_store = std::move(*opened);
    }
    void close() { m_store.reset(); }

    store::Outbox& outbox() { return m_store->outbox(); }
    ledger::VerifierKey key() { return m_store->ledger().logKey(spine()); }
    store::Lane spine() { return **m_store->ledger().laneByOrigin("custody.example/eh1/st07"); }

    // A new brand's lane.
    std::int64_t brand(const std::string& name)
    {
        TenantId tenant;
        if (!m_store->enrolTenant(name, &tenant))
            qFatal("a brand could not be enrolled");
        return (**m_store->ledger().laneOf(tenant)).id;
    }

    void add(std::int64_t lane, int count)
    {
        const auto done = append(lane, count);
        if (!done)
            qFatal("%s", done.error().what.c_str());
    }
    Result<> append(std::int64_t lane, int count)
    {
        auto change = TRY(store::Transaction::begin(m_store->database()));
        const auto where = TRY(m_store->ledger().lane(lane));
        const auto keys = TRY(m_store->subjects().find(store::stationSubject()));
        for (int i = 0; i < count; ++i) {
            chain::Event event;
            event.id = m_store->newEventId();
            event.type = chain::EventType::ParcelAccepted;
            event.at = m_clock.now();
            event.fields = {{"pieces", std::int64_t{i}}};
            TRY(m_store->ledger().append(where, event, std::nullopt, keys));
        }
        TRY(m_store->ledger().signHead(where));
        return std::move(change).keep();
    }

    // What somebody with the file and an SQL shell could do.
    void execute(const std::string& sql)
    {
        if (!m_store->database().run(sql))
            qFatal("not possible: %s", sql.c_str());
    }

private:
    const Clock& m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<store::Store> m_store;
};

} // namespace custody::test
