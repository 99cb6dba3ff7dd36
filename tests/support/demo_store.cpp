// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/demo_store.h"

#include <map>

#include "app/station/enrolment.h"

namespace custody::test {

namespace {

// Made once in each test program and then copied: hashing PINs is slow on purpose.
struct Original {
    QTemporaryDir folder;
    TenantId northwind, alder;
    std::vector<PersonId> people;

    std::filesystem::path path() const { return folder.filePath("station").toStdString(); }

    Original(const DemoStore& wanted, const std::string& station, const std::vector<Worker>& workers)
    {
        must(store::Store::create(path(), {"eh1", station, "custody.example/eh1/" + station},
            crypto::Sealing::Plain, {}, wanted.clock));
        const auto store = must(store::Store::open(path(), {}, wanted.clock));
        must(store->enrolTenant(wanted.northwindName, &northwind));
        must(store->enrolTenant(wanted.alderName, &alder));
        for (const auto& worker : workers)
            people.push_back(must(station::enrolPerson(*store,
                {worker.name, worker.role, "en", must(access::parseBadge(worker.badge)), worker.pin})));
    }
};

} // namespace

DemoStore::DemoStore(const std::string& station)
    : ben{"Ben Tran", access::Role::Receiver, "123/45678", "2580", {}}
    , sara{"Sara Ortiz", access::Role::Inspector, "123/45679", "7391", {}}
    , lee{"Lee Park", access::Role::Supervisor, "123/10007", "4826", {}}
{
    static std::map<std::string, Original> originals;
    const auto& original =
        originals.try_emplace(station, *this, station, std::vector{ben, sara, lee}).first->second;
    northwind = original.northwind;
    alder = original.alder;
    ben.id = original.people[0];
    sara.id = original.people[1];
    lee.id = original.people[2];
    std::filesystem::copy(original.path(), folder(), std::filesystem::copy_options::recursive);
    reopen();
}

void DemoStore::reopen()
{
    m_store.reset();
    m_store = must(store::Store::open(folder(), {}, clock));
}

std::unique_ptr<store::Store> DemoStore::give() { return std::move(m_store); }

chain::Event DemoStore::event(chain::EventType type, const PersonId& who, std::vector<chain::Field> fields)
{
    chain::Event event;
    event.id = m_store->newEventId();
    event.type = type;
    event.at = clock.now();
    event.actor = who;
    event.fields = std::move(fields);
    return event;
}

void DemoStore::record(const chain::Event& event) { must(m_store->record({{event}, {}, {}, {}, {}})); }

SubjectId DemoStore::openedParcel(const TenantId& brand, const std::string& tracking, const PersonId& who)
{
    const auto id = uuid7<SubjectId>(clock.now(), crypto::randomArray<10>());
    const auto step = [&](chain::EventType type, std::vector<chain::Field> fields) {
        auto next = event(type, who, std::move(fields));
        next.parcel = id;
        record(next);
        clock.advance(1000);
    };
    step(chain::EventType::ParcelExpected,
        {{"tenant", toText(brand)}, {"carrier", "ups"}, {"tracking", tracking}});
    step(chain::EventType::ParcelCarrierScanned,
        {{"carrier", "ups"}, {"tracking", tracking}, {"check", "pass"}});
    step(chain::EventType::ParcelAccepted, {{"pieces", std::int64_t{1}}, {"outer_condition", "intact"}});
    step(chain::EventType::ParcelOpened, {});
    return id;
}

SubjectId DemoStore::item(const SubjectId& parcel, const std::string& lpn, const PersonId& who)
{
    auto registered = event(chain::EventType::ItemRegistered, who);
    registered.parcel = parcel;
    registered.item = uuid7<SubjectId>(clock.now(), crypto::randomArray<10>());
    registered.fields = {
        {"item", toText(*registered.item)}, {"lpn", lpn}, {"sku", "JKT-0471"}, {"category", "outerwear"}};
    record(registered);
    return *registered.item;
}

EventId DemoStore::offer(const SubjectId& item, const PersonId& from, const PersonId& to)
{
    const chain::Offer offer{m_store->newEventId(), from, to, "condition review", {item},
        chain::OfferState::Waiting, std::nullopt};
    auto offered = event(chain::EventType::CustodyOffered, from,
        {{"offer", toText(offer.id)}, {"from", toText(from)}, {"to", toText(to)}, {"purpose", offer.purpose},
            {"count", std::int64_t{1}}});
    offered.parcel = must(m_store->things().item(item)).parcel;
    offered.item = item;
    must(m_store->record({{offered}, {offer}, {}, {}, {}}));
    return offer.id;
}

void DemoStore::photo(const SubjectId& parcel, std::string_view picture, const PersonId& who)
{
    auto captured =
        event(chain::EventType::PhotoCaptured, who, {{"role", "outer_label"}, {"mime", "image/png"}});
    captured.parcel = parcel;
    const auto keys = must(m_store->subjects().find(parcel));
    captured.attachments.push_back(must(m_store->photos().keep(view(picture), keys, captured.id, 0)));
    record(captured);
}

store::Lane DemoStore::laneOf(const std::optional<TenantId>& brand)
{
    return must(m_store->ledger().laneOf(brand)).value();
}

} // namespace custody::test
