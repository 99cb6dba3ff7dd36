// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/admin/export_pdf.h"

#include "app/paper/pdf.h"
#include "app/vision/picture.h"

namespace custody::admin {
namespace {

constexpr int longestSide = 1000; // pixels: 500 to the inch where four photos share a row

Result<SubjectId> parcelOf(store::Store& store, const SubjectId& subject)
{
    if (TRY(store.things().kindOf(subject)) == store::ThingKind::Item)
        return TRY(store.things().item(subject)).parcel;
    return subject;
}

// The hash of the original that the certificate shows for this entry; absent when it hides it.
Result<std::optional<Bytes>> shownHash(const ledger::CertifiedEvent& event)
{
    for (const auto& encoded : event.evidence.disclosures) {
        const auto shown = TRY(ledger::decodeDisclosure(encoded));
        if (shown.name == "sha256")
            if (const auto* hash = shown.value.as<Bytes>())
                return std::optional(*hash);
    }
    return std::optional<Bytes>();
}

// Only photos whose hash is shown are opened at all. One that is gone from this station leaves a gap; one
// that is not what was recorded stops the export.
Result<> addPhoto(store::Store& store, const store::SubjectKeys& keys, const ledger::CertifiedEvent& event,
    std::vector<paper::Photo>& photos)
{
    const auto hash = TRY(shownHash(event));
    const auto entry = TRY(ledger::decodeEntry(event.evidence.entry));
    if (!hash || entry.blobs.size() != 1)
        return {};
    const auto original =
        store.photos().open({entry.blobs.front().id, entry.blobs.front().size}, keys, entry.eventId, 0);
    if (!original && original.error().fault == Fault::NotFound)
        return {};
    if (!original)
        return tl::unexpected(original.error());
    const auto is = crypto::sha256(*original);
    if (!std::ranges::equal(is, *hash))
        return fail(Fault::Tampered,
            "the photo of entry " + std::to_string(event.index)
                + " is not the one that was recorded; run custody-admin fsck --full");
    photos.push_back({event.index, TRY(vision::thumbnail(*original, longestSide))});
    return {};
}

} // namespace

Result<Bytes> pdfOf(store::Store& store, const SubjectId& subject, ledger::Certificate certificate,
    paper::Language language, bool named)
{
    paper::Evidence evidence{
        .certificate = std::move(certificate), .photos = {}, .brand = {}, .names = {}, .erased = false};
    const auto parcel = parcelOf(store, subject);
    const auto keys = parcel ? store.subjects().find(*parcel) : tl::unexpected(parcel.error());
    if (!keys && keys.error().fault != Fault::NotFound)
        return tl::unexpected(keys.error());
    evidence.erased = !keys;
    if (keys) {
        for (const auto& event : evidence.certificate.events)
            TRY(addPhoto(store, *keys, event, evidence.photos));
        const auto lane = TRY(store.laneFor(*parcel));
        if (lane.tenant && !lane.tenant->isNil())
            evidence.brand = TRY(store.roster().tenant(*lane.tenant)).name;
    }
    if (named)
        for (const auto& person : TRY(store.roster().people()))
            evidence.names[toText(person.id)] = person.name;
    return paper::toPdf(evidence, language);
}

} // namespace custody::admin
