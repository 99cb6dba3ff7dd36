// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/lane_opener.h"

#include <chrono>

#include "app/ledger/merkle.h"
#include "app/store/ledger_store.h"

namespace custody::store {
namespace {

constexpr std::chrono::minutes longEnough(1); // rows are opened in milliseconds

} // namespace

LaneOpener::LaneOpener(std::string origin, What what, crypto::RecordKey entries, SubjectOpeners owners)
    : m_origin(std::move(origin))
    , m_what(what)
    , m_entries(std::move(entries))
    , m_owners(std::move(owners))
    , m_thread([this](const std::stop_token& stop) { work(stop); })
{
}

LaneOpener::~LaneOpener() = default;

void LaneOpener::give(std::unique_ptr<LeafRows> rows)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_given.push_back(std::move(rows));
    }
    m_changed.notify_all();
}

Result<std::unique_ptr<LeafRows>> LaneOpener::take()
{
    std::unique_lock lock(m_mutex);
    if (!m_changed.wait_for(lock, longEnough, [this] { return !m_opened.empty(); }))
        return fail(Fault::Storage, "the leaves could not be opened within a minute; try again");
    auto rows = std::move(m_opened.front());
    m_opened.pop_front();
    return rows;
}

void LaneOpener::work(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return !m_given.empty(); })) {
        auto rows = std::move(m_given.front());
        m_given.pop_front();
        lock.unlock();
        for (auto& row : *rows) {
            if (stop.stop_requested())
                return;
            if (!row.broken)
                open(row);
        }
        lock.lock();
        m_opened.push_back(std::move(rows));
        m_changed.notify_all();
    }
}

void LaneOpener::open(LeafRow& row)
{
    const auto context = entryContext(m_origin, row.index);
    if (const auto opened = m_entries.open(row.sealedEntry, context, row.entryBytes); !opened) {
        row.entry = tl::unexpected(opened.error());
        return;
    }
    row.entry = ledger::decodeEntry(row.entryBytes);
    row.hash = ledger::leafHash(row.entryBytes);
    if (m_what == What::EntriesAndFields && row.key)
        openFields(row);
}

void LaneOpener::openFields(LeafRow& row)
{
    auto found = m_owners.of(*row.key);
    if (!found) {
        row.subject = found.error().fault == Fault::NotFound
            ? Result<SubjectId>(
                fail(Fault::Tampered, "the key of its fields is missing, and no erasure says so"))
            : Result<SubjectId>(tl::unexpected(found.error()));
        return;
    }
    auto& owner = **found;
    row.subject = owner.subject;
    const auto context = payloadContext(m_origin, row.id, owner.key);
    if (const auto opened = owner.opener.open(row.sealedFields, context, row.fieldBytes); !opened)
        row.shown = tl::unexpected(opened.error());
    else
        row.shown = shownFields(row.id, row.fieldBytes);
}

} // namespace custody::store
