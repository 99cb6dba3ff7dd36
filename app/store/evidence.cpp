// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/evidence.h"

#include <algorithm>
#include <map>

#include "app/store/state_codec.h"

namespace custody::store {
namespace {

// The signed head of that size with the cosignatures the station holds for it.
Result<std::optional<ledger::Note>> headWithReceipts(Store& store, const Lane& lane, std::uint64_t size)
{
    auto note = TRY(store.outbox().headAt(lane.id, size));
    if (!note)
        return note;
    auto query =
        TRY(store.database().prepare("SELECT line FROM receipt WHERE lane=? AND size=? ORDER BY cosigner"));
    query.bind(1, lane.id).bind(2, static_cast<std::int64_t>(size));
    while (TRY(query.step()))
        note->signatures.push_back(TRY(ledger::NoteSignature::parse(query.text(0))));
    return note;
}

// The head to prove against: the newest cosigned one that covers the event, else the newest.
Result<ledger::Note> bestHead(Store& store, const Lane& lane, std::uint64_t mustCover)
{
    auto receipts = TRY(store.database().prepare("SELECT max(size) FROM receipt WHERE lane=?"));
    receipts.bind(1, lane.id);
    TRY(receipts.step());
    const auto cosigned = static_cast<std::uint64_t>(receipts.integer(0));
    const auto note = TRY(headWithReceipts(store, lane, cosigned > mustCover ? cosigned : lane.size));
    if (!note)
        return fail(Fault::Tampered, "a head of ours is missing; run custody-admin fsck --full");
    return *note;
}

// Under whose key an event's fields lie: mostly its parcel's; absent when they were erased.
Result<std::optional<SubjectKeys>> keysOf(Store& store, const EventId& event)
{
    auto query = TRY(store.database().prepare("SELECT key_id FROM payload WHERE event_id=?"));
    query.bind(1, event.bytes());
    if (!TRY(query.step()))
        return std::optional<SubjectKeys>();
    const auto subject = TRY(store.subjects().ownerOf(TRY(KeyId::fromBytes(query.blob(0)))));
    if (!subject)
        return std::optional<SubjectKeys>();
    return std::optional(TRY(store.subjects().find(*subject)));
}

// Letters and digits alone, in one case: "1z 999-aa1" tells what "1Z999AA1" does.
std::string bare(const std::string& value)
{
    std::string out;
    for (const char c : value)
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'))
            out += c;
        else if (c >= 'A' && c <= 'Z')
            out += static_cast<char>(c - 'A' + 'a');
    return out;
}

// The lanes that a chain went through, oldest first.
std::vector<std::int64_t> lanesOf(const std::vector<Place>& chain)
{
    std::vector<std::int64_t> lanes;
    for (const auto& place : chain)
        if (lanes.empty() || lanes.back() != place.lane)
            lanes.push_back(place.lane);
    return lanes;
}

// A certificate while it is being written.
class Sheet {
public:
    Sheet(Store& store, Lane lane, FieldChoice choice)
        : m_store(store)
        , m_lane(std::move(lane))
        , m_choice(std::move(choice))
    {
    }

    Result<> standOn(const ledger::Note& note)
    {
        const auto key = m_store.ledger().logKey(m_lane);
        m_size = TRY(ledger::openCheckpoint(note, key)).size;
        m_certificate.logKey = key.text();
        m_certificate.note = note.whole();
        return {};
    }

    Result<> add(std::uint64_t index)
    {
        ledger::CertifiedEvent event;
        event.index = index;
        event.hashes = TRY(ledger::inclusionProof(index, m_size, m_store.ledger().nodes(m_lane.id)));
        event.evidence.entry = TRY(m_store.ledger().entryBytes(m_lane.id, index));
        const auto entry = TRY(ledger::decodeEntry(event.evidence.entry));
        if (const auto keys = TRY(keysOf(m_store, entry.eventId)))
            for (auto& shown : TRY(m_store.ledger().disclosures(m_lane, entry.eventId, *keys)))
                TRY(choose(event, m_told[keys->id], entry.type, std::move(shown)));
        else
            m_erased = m_erased || !entry.digests.empty();
        m_certificate.events.push_back(std::move(event));
        return {};
    }

    Result<ledger::Certificate> finish(const std::string& kind, const std::string& provedBy) &&
    {
        if (!m_erased) // of what is erased nobody knows the fields any more
            TRY(m_choice.allMet());
        if (m_choice.withholds())
            TRY(nothingSlips());
        const auto name = kind == "lane" ? m_lane.origin : m_texts[provedBy];
        m_certificate.subject = kind + " " + (name.empty() ? "withheld" : name);
        m_certificate.exportedAt = rfc3339(m_store.clock().now());
        return std::move(m_certificate);
    }

private:
    // What the certificate says of one parcel, and what it keeps back.
    struct Told {
        std::map<std::string, std::string> shown, withheld; // value to the field that has it
    };

    Result<> choose(ledger::CertifiedEvent& event, Told& told, const std::string& type, Bytes encoded)
    {
        const auto disclosure = TRY(ledger::decodeDisclosure(encoded));
        const auto* raw = disclosure.value.as<Bytes>();
        const auto* words = disclosure.value.as<std::string>();
        const auto value = words ? *words : raw ? std::string(text(*raw)) : std::string();
        m_choice.meet(type, disclosure.name);
        if (!m_choice.shows(type, disclosure.name)) {
            told.withheld.emplace(value, disclosure.name);
            return {};
        }
        told.shown.emplace(value, type + ":" + disclosure.name);
        if (words)
            m_texts[disclosure.name] = *words;
        event.evidence.disclosures.push_back(std::move(encoded));
        return {};
    }

    // A scan's raw bytes spell the tracking number too: what is withheld must not stand in another field.
    Result<> nothingSlips() const
    {
        constexpr std::size_t telling = 6; // shorter values coincide without telling anything
        for (const auto& [subject, told] : m_told)
            for (const auto& [secret, name] : told.withheld)
                for (const auto& [value, field] : told.shown)
                    if (bare(secret).size() >= telling && bare(value).find(bare(secret)) != std::string::npos)
                        return fail(Fault::Invalid,
                            "the field " + field + " would tell what " + name
                                + " says; hide it too. Nothing was exported");
        return {};
    }

    Store& m_store;
    Lane m_lane;
    FieldChoice m_choice;
    std::uint64_t m_size = 0;
    bool m_erased = false;
    std::map<KeyId, Told> m_told; // by the parcel's key
    std::map<std::string, std::string> m_texts; // shown, the last of each name
    ledger::Certificate m_certificate;
};

} // namespace

Result<std::vector<Place>> chainOf(Store& store, const SubjectId& id)
{
    auto own = TRY(store.things().placesOf(id));
    const auto parcel = TRY(store.things().parcelOf(id));
    if (parcel == id || own.empty())
        return own;
    std::vector<Place> chain;
    for (const auto& place : TRY(store.things().placesOf(parcel)))
        if (place < own.front())
            chain.push_back(place);
    chain.insert(chain.end(), own.begin(), own.end());
    return chain;
}

Result<std::size_t> partsOf(Store& store, const SubjectId& id)
{
    return lanesOf(TRY(chainOf(store, id))).size();
}

Result<ledger::Certificate> certificateOf(Store& store, const SubjectId& id, FieldChoice choice)
{
    return certificateOfPart(store, id, std::max<std::size_t>(1, TRY(partsOf(store, id))), std::move(choice));
}

Result<ledger::Certificate> certificateOfPart(
    Store& store, const SubjectId& id, std::size_t part, FieldChoice choice)
{
    const auto parcel = TRY(store.things().parcelOf(id));
    const auto places = TRY(chainOf(store, id));
    if (places.empty())
        return fail(Fault::NotFound, "nothing has been recorded about this yet");
    const auto lanes = lanesOf(places);
    if (part == 0 || part > lanes.size())
        return fail(Fault::Invalid,
            "there is no part " + std::to_string(part) + "; the story has " + std::to_string(lanes.size()));
    const auto lane = TRY(store.ledger().lane(lanes[part - 1]));
    const auto last = std::ranges::find(places.rbegin(), places.rend(), lane.id, &Place::lane);
    const bool isParcel = parcel == id;
    Sheet sheet(store, lane, std::move(choice));
    TRY(sheet.standOn(TRY(bestHead(store, lane, last->index))));
    for (const auto& place : places)
        if (place.lane == lane.id)
            TRY(sheet.add(place.index));
    auto certificate =
        TRY(std::move(sheet).finish(isParcel ? "parcel" : "item", isParcel ? "tracking" : "lpn"));
    if (TRY(store.things().isErased(id))) // what was erased is named by its random id alone
        certificate.subject = (isParcel ? "parcel " : "item ") + toText(id);
    return certificate;
}

Result<ledger::Certificate> certificateOfLane(Store& store, const Lane& lane, FieldChoice choice)
{
    const auto note = TRY(headWithReceipts(store, lane, lane.size));
    if (!note)
        return fail(Fault::NotFound, "this lane has no signed head yet");
    Sheet sheet(store, lane, std::move(choice));
    TRY(sheet.standOn(*note));
    for (std::uint64_t index = 0; index < lane.size; ++index)
        TRY(sheet.add(index));
    return std::move(sheet).finish("lane", "");
}

Result<ledger::Note> checkpointOf(Store& store, const Lane& lane, TilesUpTo upTo)
{
    auto size = lane.size;
    if (upTo == TilesUpTo::NewestCosigned) {
        size = TRY(store.outbox().lane(lane.id)).receiptedSize;
        if (size == 0)
            return fail(Fault::NotFound,
                "nothing of this lane is cosigned yet; run custody-sync, or export it without --cosigned");
    }
    auto note = TRY(headWithReceipts(store, lane, size));
    if (!note)
        return fail(
            Fault::Tampered, "this lane has no signed head of that size; run custody-admin fsck --full");
    return std::move(*note);
}

Result<std::uint64_t> exportTiles(
    Store& store, const Lane& lane, TilesUpTo upTo, const ledger::TileSink& write)
{
    const auto note = TRY(checkpointOf(store, lane, upTo));
    const auto size = TRY(ledger::openCheckpoint(note, store.ledger().logKey(lane))).size;
    TRY(ledger::writeTiles(
        size, store.ledger().nodes(lane.id),
        [&](std::uint64_t index) { return store.ledger().entryBytes(lane.id, index); }, write));
    TRY(write("checkpoint", view(note.whole())));
    return size;
}

std::string OpenedEvent::text(std::string_view field) const
{
    for (const auto& [name, value] : fields)
        if (name == field)
            if (const auto* text = std::get_if<std::string>(&value))
                return *text;
    return {};
}

Result<> checkField(const ledger::Entry& entry, ByteView encoded)
{
    // Encryption alone does not bind a value to its event; the digest in the leaf does.
    if (!std::ranges::binary_search(entry.digests, ledger::digestOf(encoded)))
        return fail(Fault::Tampered,
            "a field of event " + toText(entry.eventId) + " is not the one that was recorded");
    return checkFieldValue(TRY(ledger::viewDisclosure(encoded)).value);
}

Result<chain::Field> openField(const ledger::Entry& entry, ByteView encoded)
{
    TRY(checkField(entry, encoded));
    auto shown = TRY(ledger::decodeDisclosure(encoded));
    return chain::Field{std::move(shown.name), TRY(fromCbor(shown.value))};
}

Result<OpenedEvent> openEvent(Store& store, const Lane& lane, std::uint64_t index, const SubjectId& subject)
{
    OpenedEvent opened;
    opened.entry = TRY(ledger::decodeEntry(TRY(store.ledger().entryBytes(lane.id, index))));
    auto keys = store.subjects().find(subject);
    if (!keys && keys.error().fault != Fault::NotFound)
        return tl::unexpected(keys.error());
    if (!keys || opened.entry.type == chain::name(chain::EventType::SubjectErased)) {
        auto own = TRY(keysOf(store, opened.entry.eventId));
        opened.erased = !own;
        if (!own)
            return opened;
        keys = std::move(*own);
    }
    for (const auto& encoded : TRY(store.ledger().disclosures(lane, opened.entry.eventId, *keys)))
        opened.fields.push_back(TRY(openField(opened.entry, encoded)));
    return opened;
}

} // namespace custody::store
