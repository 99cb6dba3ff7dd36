// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/dock_day.h"

#include <algorithm>

namespace custody::bench {
namespace {

constexpr PersonId ben{{1}};
constexpr PersonId sara{{2}};

} // namespace

std::string DockDay::tracking(std::uint64_t parcel)
{
    std::string digits = std::to_string(parcel);
    return "1Z5R8939" + std::string(10 - std::min<std::size_t>(10, digits.size()), '0') + digits;
}

chain::Event DockDay::next()
{
    using chain::EventType;
    if (m_step == 0) {
        m_parcel = uuid7<SubjectId>(m_store.clock().now(), crypto::randomArray<10>());
        m_item = uuid7<SubjectId>(m_store.clock().now(), crypto::randomArray<10>());
        m_offer = m_store.newEventId();
        ++m_parcels;
    }
    const auto number = tracking(m_parcels);
    chain::Event event;
    event.id = m_store.newEventId();
    event.at = m_store.clock().now();
    event.actor = m_step == 9 ? sara : ben;
    event.parcel = m_parcel;
    if (m_step >= 4)
        event.item = m_item;
    switch (m_step) {
    case 0:
        event.type = EventType::ParcelExpected;
        event.fields = {{"tenant", toText(m_brand)}, {"carrier", "ups"}, {"tracking", number}};
        break;
    case 1:
        event.type = EventType::ParcelCarrierScanned;
        event.fields = {{"carrier", "ups"}, {"tracking", number}, {"check", "pass"}};
        break;
    case 2:
        event.type = EventType::ParcelAccepted;
        event.fields = {{"pieces", std::int64_t{1}}, {"outer_condition", "corner crushed"}};
        break;
    case 3: event.type = EventType::ParcelOpened; break;
    case 4:
        event.type = EventType::ItemRegistered;
        event.fields = {{"item", toText(m_item)}, {"lpn", "LPN" + number.substr(8)}, {"sku", "NW-JKT-0471-M"},
            {"category", "outerwear"}};
        break;
    case 5: event.type = EventType::LabelPrintRequested; break;
    case 6: event.type = EventType::LabelPrinted; break;
    case 7:
        event.type = EventType::LabelVerified;
        event.fields = {{"lpn", "LPN" + number.substr(8)}};
        break;
    case 8:
        event.type = EventType::CustodyOffered;
        event.fields = {{"offer", toText(m_offer)}, {"from", toText(ben)}, {"to", toText(sara)}};
        break;
    default:
        event.type = EventType::CustodyAccepted;
        event.fields = {{"offer", toText(m_offer)}, {"from", toText(ben)}, {"to", toText(sara)}};
        break;
    }
    m_step = (m_step + 1) % eventsOfParcel;
    return event;
}

store::Recording DockDay::next(std::size_t events)
{
    store::Recording together;
    while (together.events.size() < events)
        together.events.push_back(next());
    return together;
}

Result<> record(store::Store& store, DockDay& day, std::uint64_t count, std::size_t batch)
{
    for (std::uint64_t now = 0; count > 0; count -= now) {
        now = std::min<std::uint64_t>(batch, count);
        TRY(store.record(day.next(now)));
    }
    return {};
}

Result<Station> newStation(const std::filesystem::path& folder, const Clock& clock)
{
    const auto nobody = [] { return fail(Fault::Unauthorized, "no passphrase"); };
    TRY(store::Store::create(
        folder, {"eh1", "st07", "custody.example/eh1/st07"}, crypto::Sealing::Plain, nobody, clock));
    Station station{TRY(store::Store::open(folder, nobody, clock)), {}};
    TRY(station.store->enrolTenant("Northwind Apparel", &station.brand));
    return station;
}

} // namespace custody::bench
