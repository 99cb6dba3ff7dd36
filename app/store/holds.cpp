// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/holds.h"

namespace custody::store {
namespace {

Result<> record(Store& store, chain::EventType type, const std::optional<SubjectId>& parcel,
    const std::optional<TenantId>& brand, const std::string& reason,
    const std::function<Result<>(UtcMs)>& also)
{
    chain::Event event;
    event.id = store.newEventId();
    event.type = type;
    event.at = store.clock().now();
    event.parcel = parcel;
    event.brand = brand;
    event.fields = {{"scope", std::string(brand ? "brand" : "parcel")}};
    if (!reason.empty())
        event.fields.push_back({"reason", reason});
    Recording recording;
    recording.events = {event};
    recording.also = [&] { return also(event.at); };
    TRY(store.record(recording));
    return {};
}

Result<> place(Store& store, ByteView about, bool brand, UtcMs since)
{
    auto insert = TRY(store.database().prepare("INSERT INTO hold(about, brand, since) VALUES(?,?,?)"));
    insert.bind(1, about).bind(2, std::int64_t{brand}).bind(3, since);
    return insert.run();
}

Result<> lift(Store& store, ByteView about)
{
    auto drop = TRY(store.database().prepare("DELETE FROM hold WHERE about=?"));
    drop.bind(1, about);
    return drop.run();
}

Result<> mustBe(Store& store, ByteView about, bool held)
{
    if (TRY(heldSince(store, about)).has_value() == held)
        return {};
    return held ? fail(Fault::NotFound, "no legal hold stands on this; nothing was changed")
                : fail(Fault::Invalid, "a legal hold stands on this already; nothing was changed");
}

} // namespace

Result<> holdParcel(Store& store, const SubjectId& parcel, const std::string& reason)
{
    TRY(store.things().parcel(parcel));
    TRY(mustBe(store, parcel.bytes(), false));
    return record(store, chain::EventType::LegalHoldSet, parcel, {}, reason,
        [&](UtcMs at) { return place(store, parcel.bytes(), false, at); });
}

Result<> holdBrand(Store& store, const TenantId& brand, const std::string& reason)
{
    TRY(mustBe(store, brand.bytes(), false));
    return record(store, chain::EventType::LegalHoldSet, {}, brand, reason,
        [&](UtcMs at) { return place(store, brand.bytes(), true, at); });
}

Result<> releaseParcel(Store& store, const SubjectId& parcel, const std::string& reason)
{
    TRY(mustBe(store, parcel.bytes(), true));
    return record(store, chain::EventType::LegalHoldCleared, parcel, {}, reason,
        [&](UtcMs) { return lift(store, parcel.bytes()); });
}

Result<> releaseBrand(Store& store, const TenantId& brand, const std::string& reason)
{
    TRY(mustBe(store, brand.bytes(), true));
    return record(store, chain::EventType::LegalHoldCleared, {}, brand, reason,
        [&](UtcMs) { return lift(store, brand.bytes()); });
}

Result<> holdAlong(Store& store, const SubjectId& from, const SubjectId& to, Recording& recording)
{
    if (!TRY(heldSince(store, from.bytes())) || TRY(heldSince(store, to.bytes())))
        return {};
    chain::Event event;
    event.id = store.newEventId();
    event.type = chain::EventType::LegalHoldSet;
    event.at = store.clock().now();
    event.parcel = to;
    event.brand = recording.events.front().brand;
    event.fields = {{"scope", std::string("parcel")}, {"reason", "it stood on " + toText(from)}};
    recording.also = [&store, to, at = event.at] { return place(store, to.bytes(), false, at); };
    recording.events.push_back(std::move(event));
    return {};
}

Result<std::vector<Hold>> holds(Store& store)
{
    auto query = TRY(store.database().prepare("SELECT about, brand, since FROM hold ORDER BY since, about"));
    std::vector<Hold> out;
    while (TRY(query.step()))
        out.push_back(
            {query.integer(1) != 0, TRY(SubjectId::fromBytes(query.blob(0))).value, query.integer(2)});
    return out;
}

Result<std::optional<UtcMs>> heldSince(Store& store, ByteView about)
{
    auto query = TRY(store.database().prepare("SELECT since FROM hold WHERE about=?"));
    query.bind(1, about);
    if (!TRY(query.step()))
        return std::optional<UtcMs>();
    return std::optional(query.integer(0));
}

Result<bool> isHeldByLaw(Store& store, const chain::Item& item)
{
    return TRY(heldSince(store, item.parcel.bytes())).has_value()
        || TRY(heldSince(store, item.tenant.bytes())).has_value();
}

} // namespace custody::store
