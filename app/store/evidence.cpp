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

// What was erased is named by its random id alone.
Result<std::string> subjectLine(Store& store, const SubjectId& id, bool item)
{
    const std::string kind = item ? "item " : "parcel ";
    if (TRY(store.things().isErased(id)))
        return kind + toText(id);
    return kind + (item ? TRY(store.things().item(id)).lpn : TRY(store.things().parcel(id)).tracking);
}

} // namespace

Result<std::vector<std::uint64_t>> chainOf(Store& store, const SubjectId& id)
{
    auto own = TRY(store.things().eventsOf(id));
    const auto parcel = TRY(store.things().parcelOf(id));
    if (parcel == id || own.empty())
        return own;
    std::vector<std::uint64_t> chain;
    for (const auto index : TRY(store.things().eventsOf(parcel)))
        if (index < own.front())
            chain.push_back(index);
    chain.insert(chain.end(), own.begin(), own.end());
    return chain;
}

Result<ledger::Certificate> certificateOf(Store& store, const SubjectId& id)
{
    const auto parcel = TRY(store.things().parcelOf(id));
    const auto lane = TRY(store.laneFor(parcel));
    const auto indexes = TRY(chainOf(store, id));
    if (indexes.empty())
        return fail(Fault::NotFound, "nothing has been recorded about this yet");
    const auto note = TRY(bestHead(store, lane, indexes.back()));
    const auto checkpoint = TRY(ledger::openCheckpoint(note, store.ledger().logKey(lane)));

    ledger::Certificate certificate;
    certificate.subject = TRY(subjectLine(store, id, parcel != id));
    certificate.exportedAt = rfc3339(store.clock().now());
    certificate.logKey = store.ledger().logKey(lane).text();
    certificate.note = note.whole();
    for (const auto index : indexes) {
        ledger::CertifiedEvent event;
        event.index = index;
        event.hashes = TRY(ledger::inclusionProof(index, checkpoint.size, store.ledger().nodes(lane.id)));
        event.evidence.entry = TRY(store.ledger().entryBytes(lane.id, index));
        const auto entry = TRY(ledger::decodeEntry(event.evidence.entry));
        if (const auto keys = TRY(keysOf(store, entry.eventId)))
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
