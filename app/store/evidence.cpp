// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/evidence.h"

#include <algorithm>

#include "app/store/state_codec.h"

namespace custody::store {
namespace {

// The head to prove against, with the cosignatures the station holds for it.
Result<ledger::Note> bestHead(Store& store, const Lane& lane, std::uint64_t mustCover)
{
    auto query = TRY(store.database().prepare(
        "SELECT size, line FROM receipt WHERE lane=? AND size>? ORDER BY size DESC"));
    query.bind(1, lane.id).bind(2, static_cast<std::int64_t>(mustCover));
    std::optional<ledger::Note> note;
    std::int64_t size = 0;
    while (TRY(query.step())) {
        if (note && query.integer(0) != size)
            break;
        if (!note) {
            size = query.integer(0);
            note = TRY(store.outbox().headAt(lane.id, static_cast<std::uint64_t>(size)));
            if (!note)
                return fail(Fault::Tampered, "a receipt has no head of ours; run custody-admin fsck --full");
        }
        note->signatures.push_back(TRY(ledger::NoteSignature::parse(query.text(1))));
    }
    if (note)
        return *note;
    return store.ledger().newestHead(lane.id);
}

Result<SubjectId> parcelOf(Store& store, const SubjectId& id)
{
    return TRY(store.things().kindOf(id)) == ThingKind::Item ? TRY(store.things().item(id)).parcel : id;
}

} // namespace

Result<std::vector<Place>> chainOf(Store& store, const SubjectId& id)
{
    auto own = TRY(store.things().placesOf(id));
    const auto parcel = TRY(parcelOf(store, id));
    if (parcel == id || own.empty())
        return own;
    std::vector<Place> chain;
    for (const auto& place : TRY(store.things().placesOf(parcel)))
        if (place < own.front())
            chain.push_back(place);
    chain.insert(chain.end(), own.begin(), own.end());
    return chain;
}

Result<ledger::Certificate> certificateOf(Store& store, const SubjectId& id)
{
    const auto parcel = TRY(parcelOf(store, id));
    const auto places = TRY(chainOf(store, id));
    if (places.empty())
        return fail(Fault::NotFound, "nothing has been recorded about this yet");
    const auto lane = TRY(store.ledger().lane(places.back().lane));
    std::vector<std::uint64_t> indexes;
    for (const auto& place : places)
        if (place.lane == lane.id)
            indexes.push_back(place.index);
    const auto keys = store.subjects().find(parcel);
    if (!keys && keys.error().fault != Fault::NotFound)
        return tl::unexpected(keys.error());
    const auto note = TRY(bestHead(store, lane, indexes.back()));
    const auto checkpoint = TRY(ledger::openCheckpoint(note, store.ledger().logKey(lane)));

    ledger::Certificate certificate;
    certificate.subject = parcel == id ? "parcel " + TRY(store.things().parcel(id)).tracking
                                       : "item " + TRY(store.things().item(id)).lpn;
    certificate.exportedAt = rfc3339(store.clock().now());
    certificate.logKey = store.ledger().logKey(lane).text();
    certificate.note = note.whole();
    for (const auto index : indexes) {
        ledger::CertifiedEvent event;
        event.index = index;
        event.hashes = TRY(ledger::inclusionProof(index, checkpoint.size, store.ledger().nodes(lane.id)));
        event.evidence.entry = TRY(store.ledger().entryBytes(lane.id, index));
        const auto entry = TRY(ledger::decodeEntry(event.evidence.entry));
        if (keys)
            event.evidence.disclosures = TRY(store.ledger().disclosures(lane, entry.eventId, *keys));
        certificate.events.push_back(std::move(event));
    }
    return certificate;
}

std::string OpenedEvent::text(std::string_view field) const
{
    for (const auto& [name, value] : fields)
        if (name == field)
            if (const auto* text = std::get_if<std::string>(&value))
                return *text;
    return {};
}

Result<OpenedEvent> openEvent(Store& store, const Lane& lane, std::uint64_t index, const SubjectId& subject)
{
    OpenedEvent opened;
    opened.entry = TRY(ledger::decodeEntry(TRY(store.ledger().entryBytes(lane.id, index))));
    const auto keys = store.subjects().find(subject);
    if (!keys) {
        opened.erased = true;
        return opened;
    }
    for (const auto& encoded : TRY(store.ledger().disclosures(lane, opened.entry.eventId, *keys))) {
        const auto digest = ledger::digestOf(encoded);
        // Encryption alone does not bind a value to its event; the digest in the leaf does.
        if (std::find(opened.entry.digests.begin(), opened.entry.digests.end(), digest)
            == opened.entry.digests.end())
            return fail(Fault::Tampered,
                "a field of event " + toText(opened.entry.eventId) + " is not the one that was recorded");
        auto shown = TRY(ledger::decodeDisclosure(encoded));
        opened.fields.push_back({shown.name, TRY(fromCbor(shown.value))});
    }
    return opened;
}

} // namespace custody::store
