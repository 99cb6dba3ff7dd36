// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/projections.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "app/custody/two_stations.h"
#include "app/store/evidence.h"
#include "app/store/offers.h"
#include "app/store/projected_rows.h"

namespace custody::store {
namespace {

// What the supervisor's day counts.
std::string_view tallyOf(chain::EventType type)
{
    switch (type) {
    case chain::EventType::ParcelCarrierScanned: return "parcels";
    case chain::EventType::ParcelScanUnread: return "unread_scans";
    case chain::EventType::ParcelRefused:
    case chain::EventType::TransitionDenied:
    case chain::EventType::CustodyDeclined:
    case chain::EventType::LabelFailed: return "exceptions";
    default: return {};
    }
}

template <typename Thing> Result<Thing> stateOr(Result<Thing> found, Thing fresh)
{
    if (found || found.error().fault != Fault::NotFound)
        return found;
    return fresh;
}

using Rows = std::map<std::string, std::string>; // a row's name, and what it says

Result<RowSums> sumsOf(Store& store, const crypto::Secret& key)
{
    RowSums sums(key);
    TRY(tellProjectedRows(
        store, [&](const std::string& name, const std::string& content) { sums.add(name, content); }));
    return sums;
}

// The rows of those slices alone: few, unless much is wrong.
Result<Rows> rowsIn(Store& store, const RowSums& sums, const std::vector<bool>& slices)
{
    Rows rows;
    TRY(tellProjectedRows(store, [&](const std::string& name, const std::string& content) {
        if (slices[sums.sliceOf(name)])
            rows.emplace(name, content);
    }));
    return rows;
}

std::vector<std::string> differences(const Rows& before, const Rows& after)
{
    std::vector<std::string> found;
    for (const auto& [name, content] : before) {
        const auto same = after.find(name);
        if (same == after.end())
            found.push_back(name + ": no event gives this row");
        else if (same->second != content)
            found.push_back(name + ": not what its events give");
    }
    for (const auto& [name, content] : after)
        if (!before.contains(name))
            found.push_back(name + ": its events give this row, and it is missing");
    return found;
}

// Walks all lanes and finds out whose each event is: its key tells the parcel, and the chain it stands in the
// item.
class Refolding {
public:
    explicit Refolding(Store& store)
        : m_store(store)
    {
    }

    Result<> run()
    {
        for (const auto& lane : TRY(m_store.ledger().lanes()))
            for (std::uint64_t index = 0; index < lane.size; ++index)
                if (auto done = leaf(lane, index); !done)
                    return fail("lane " + lane.origin + ", leaf " + std::to_string(index), done.error());
        for (const auto& [id, offer] : m_offers)
            if (offer.items.size()
                == m_offered[id]) // else an erasure took one of them, and the offer with it
                TRY(m_store.things().save(TRY(overWhenEmptied(m_store, offer))));
        return {};
    }

private:
    Result<> leaf(const Lane& lane, std::uint64_t index)
    {
        const auto entry = TRY(ledger::decodeEntry(TRY(m_store.ledger().entryBytes(lane.id, index))));
        const auto subject = TRY(ownerOf(entry.eventId));
        chain::Event event;
        event.id = entry.eventId;
        event.type = TRY(chain::parseEventType(entry.type));
        event.at = static_cast<UtcMs>(entry.claimedMs);
        event.actor = entry.actor;
        const auto hash = TRY(m_store.ledger().leafHash(lane.id, index));
        if (subject && *subject != stationSubject()) {
            const auto opened = TRY(openEvent(m_store, lane, index, *subject));
            event.parcel = subject;
            event.fields = opened.fields;
            for (const auto& blob : entry.blobs)
                event.attachments.push_back({blob.id, blob.size});
            if (entry.itemPrevious)
                if (const auto before = m_itemOf.extract(*entry.itemPrevious))
                    event.item = before.mapped(); // a chain goes on from its last leaf only
            if (chain::beginsItem(event.type))
                event.item = TRY(parseId<SubjectId>(opened.text("item")));
            if (event.item)
                m_itemOf.emplace(hash, *event.item);
        } else if (subject
            && store::Fixtures::concerns(event.type)) // the station's own: zones, totes, policies
            event.fields = TRY(openEvent(m_store, lane, index, *subject)).fields;
        TRY(project(m_store, event, lane, {index, hash}));
        return offer(event);
    }

    Result<std::optional<SubjectId>> ownerOf(const EventId& event)
    {
        auto query = TRY(m_store.database().prepare("SELECT k.subject FROM payload p JOIN subject_key k"
                                                    " ON k.key_id=p.key_id WHERE p.event_id=?"));
        query.bind(1, event.bytes());
        if (!TRY(query.step()))
            return std::optional<SubjectId>();
        return std::optional(TRY(SubjectId::fromBytes(query.blob(0))));
    }

    Result<> offer(const chain::Event& event)
    {
        const auto id = parseId<EventId>(event.text("offer"));
        if (!event.parcel || !id)
            return {};
        auto& offer = m_offers[*id];
        const auto answered = [&](chain::OfferState state) {
            offer.state = state;
            offer.answeredBy = event.actor;
        };
        switch (event.type) {
        case chain::EventType::CustodyOffered:
            if (offer.items.empty())
                offer = chain::offerOf(event);
            offer.offeredAt = std::min(offer.offeredAt, event.at); // its first leaf may lie in another lane
            m_offered[*id] = static_cast<std::size_t>(event.number("count"));
            offer.items.push_back(event.item ? *event.item : *event.parcel);
            break;
        case chain::EventType::CustodyAccepted: answered(chain::OfferState::Accepted); break;
        case chain::EventType::CustodyDeclined:
            if (offer.state
                != chain::OfferState::Accepted) // else one item was left behind, and the rest taken
                answered(chain::OfferState::Declined);
            break;
        case chain::EventType::CustodyCancelled: answered(chain::OfferState::Cancelled); break;
        case chain::EventType::CustodyExpired: answered(chain::OfferState::Expired); break;
        default: break;
        }
        if (offer.items.empty())
            m_offers.erase(*id); // answered, and its offering erased
        return {};
    }

    struct FirstBytes {
        std::size_t operator()(const Hash& hash) const
        {
            std::size_t value = 0;
            std::copy_n(hash.begin(), sizeof value, reinterpret_cast<std::uint8_t*>(&value));
            return value;
        }
    };
    Store& m_store;
    std::unordered_map<Hash, SubjectId, FirstBytes> m_itemOf; // by its last leaf so far
    std::map<EventId, chain::Offer> m_offers;
    std::map<EventId, std::size_t> m_offered; // how many items each named at first
};

} // namespace

Result<> project(Store& store, const chain::Event& event, const Lane& lane, const AppendedLeaf& leaf)
{
    auto& things = store.things();
    const auto tenant = lane.tenant.value_or(TenantId{});
    // Of an item's events only that it came changes the parcel.
    if (event.parcel && (!event.item || chain::beginsItem(event.type))) {
        chain::Parcel fresh;
        fresh.id = *event.parcel;
        fresh.tenant = tenant;
        auto parcel = TRY(stateOr(things.parcel(*event.parcel), fresh));
        chain::apply(parcel, event);
        const auto parcelLeaf = event.item ? TRY(things.lastLeaf(*event.parcel)) : std::optional(leaf.hash);
        TRY(things.save(parcel, lane.id, parcelLeaf));
        if (!event.item)
            TRY(things.noteEvent(*event.parcel, lane.id, leaf.index));
    }
    if (event.item && event.parcel) {
        chain::Item fresh;
        fresh.id = *event.item;
        fresh.parcel = *event.parcel;
        fresh.tenant = tenant;
        auto item = TRY(stateOr(things.item(*event.item), fresh));
        chain::apply(item, event);
        TRY(things.save(item, lane.id, leaf.hash));
        TRY(things.noteEvent(*event.item, lane.id, leaf.index));
    }
    if (!event.item && !event.parcel) // what is about a parcel dies with it; stock and zones do not
        TRY(store.fixtures().project(event, lane.tenant));
    if (const auto what = tallyOf(event.type); !what.empty())
        TRY(things.count(event.at, what));
    return {};
}

namespace {

Result<> refold(Store& store)
{
    for (const char* table : {"thing", "lookup", "holding", "offer", "fixture", "located"})
        TRY(store.database().run(std::string("DELETE FROM ") + table));
    // At earlier stations a scan that was no parcel's left no leaf to count it by.
    TRY(store.database().run("DELETE FROM tally WHERE what<>'unknown_scans'"));
    // Whose an erased event was is told by this list alone.
    TRY(store.database().run("DELETE FROM event_of WHERE subject NOT IN (SELECT subject FROM erased)"));
    return Refolding(store).run();
}

} // namespace

Result<std::vector<std::string>> refoldProjections(Store& store, Rebuild rebuild)
{
    const auto key = crypto::Secret::random();
    const auto before = TRY(sumsOf(store, key));
    std::vector<bool> slices;
    Rows after;
    {
        auto change = TRY(Transaction::begin(store.database())); // rolled back
        TRY(refold(store));
        const auto sums = TRY(sumsOf(store, key));
        slices = before.differing(sums);
        if (std::ranges::none_of(slices, std::identity()))
            return std::vector<std::string>();
        after = TRY(rowsIn(store, sums, slices));
    }
    auto found = differences(TRY(rowsIn(store, before, slices)), after);
    if (rebuild == Rebuild::Keep) {
        auto change = TRY(Transaction::begin(store.database()));
        TRY(refold(store));
        TRY(std::move(change).keep());
    }
    return found;
}

} // namespace custody::store
