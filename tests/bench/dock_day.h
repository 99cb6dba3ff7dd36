// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Parcels as they pass a dock, event by event, straight into a store: what the store's benchmarks record.

#include <filesystem>

#include "app/store/store.h"

namespace custody::bench {

inline constexpr int eventsOfParcel = 10; // from the announcement to the item in other hands

class DockDay {
public:
    DockDay(store::Store& store, TenantId brand)
        : m_store(store)
        , m_brand(brand)
    {
    }

    // The next event; parcels follow one another, each with one item.
    chain::Event next();
    // The next ones, to be recorded together.
    store::Recording next(std::size_t events);
    // The number on the label of the n-th parcel.
    static std::string tracking(std::uint64_t parcel);
    std::uint64_t parcels() const { return m_parcels; }

private:
    store::Store& m_store;
    TenantId m_brand;
    std::uint64_t m_parcels = 0;
    int m_step = 0;
    SubjectId m_parcel, m_item;
    EventId m_offer;
};

// Records `count` events, `batch` of them a transaction.
Result<> record(store::Store& store, DockDay& day, std::uint64_t count, std::size_t batch);

// A new store with one brand; the folder must not exist.
struct Station {
    std::unique_ptr<store::Store> store;
    TenantId brand;
};
Result<Station> newStation(const std::filesystem::path& folder, const Clock& clock);

} // namespace custody::bench
