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

Result<std::vector<std::uint64_t>> chainOf(Store& store, const SubjectId& id)
{
    auto own = TRY(store.things().eventsOf(id));
    const auto parcel = TRY(parcelOf(store, id));
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
    const auto parcel = TRY(parcelOf(store, id));
    const auto lane = TRY(store.laneFor(parcel));
    const auto indexes = TRY(chainOf(store, id));
    if (indexes.empty())
        return fail(Fault::NotFound, "nothing has been recorded about this yet");
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

Result<chain::Field> openField(const ledger::Entry& entry, ByteView encoded)
{
    // Encryption alone does not bind a value to its event; the digest in the leaf does.
    if (!std::ranges::binary_search(entry.digests, ledger::digestOf(encoded)))
        return fail(Fault::Tampered,
            "a field of event " + toText(entry.eventId) + " is not the one that was recorded");
    auto shown = TRY(ledger::decodeDisclosure(encoded));
    return chain::Field{std::move(shown.name), TRY(fromCbor(shown.value))};
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
    for (const auto& encoded : TRY(store.ledger().disclosures(lane, opened.entry.eventId, *keys)))
        opened.fields.push_back(TRY(openField(opened.entry, encoded)));
    return opened;
}

} // namespace custody::store
