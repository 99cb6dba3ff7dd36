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

// What the certificate shows of one entry under this name; absent when it hides it.
template <typename T>
Result<std::optional<T>> shown(const ledger::CertifiedEvent& event, std::string_view field)
{
    for (const auto& encoded : event.evidence.disclosures) {
        const auto disclosure = TRY(ledger::decodeDisclosure(encoded));
        if (disclosure.name == field)
            if (const auto* value = disclosure.value.as<T>())
                return std::optional(*value);
    }
    return std::optional<T>();
}

Result<bool> numberWithheld(const ledger::Certificate& certificate)
{
    for (const auto& event : certificate.events)
        if (TRY(shown<std::string>(event, "tracking")))
            return false;
    return true;
}

// Only photos whose hash is shown are opened at all. One that is gone from this station leaves a gap; one
// that is not what was recorded stops the export.
Result<> addPhoto(store::Store& store, const store::SubjectKeys& keys, const ledger::CertifiedEvent& event,
    std::vector<paper::Photo>& photos)
{
    const auto hash = TRY(shown<Bytes>(event, "sha256"));
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

Result<Pdf> pdfOf(
    store::Store& store, const SubjectId& subject, ledger::Certificate certificate, const PdfWish& wish)
{
    Pdf pdf;
    paper::Evidence evidence{.certificate = std::move(certificate),
        .photos = {},
        .brand = {},
        .names = {},
        .erased = false,
        .photoRoles = wish.photoRoles};
    const bool withheld = TRY(numberWithheld(evidence.certificate));
    TRY(paper::checkPhotoRoles(wish.photoRoles, withheld));
    const auto parcel = parcelOf(store, subject);
    const auto keys = parcel ? store.subjects().find(*parcel) : tl::unexpected(parcel.error());
    if (!keys && keys.error().fault != Fault::NotFound)
        return tl::unexpected(keys.error());
    evidence.erased = !keys;
    if (keys) {
        for (const auto& event : evidence.certificate.events) {
            const auto role = TRY(shown<std::string>(event, "role"));
            if (paper::mayShowPhoto(role, withheld, wish.photoRoles))
                TRY(addPhoto(store, *keys, event, evidence.photos));
            else if (TRY(shown<Bytes>(event, "sha256")))
                pdf.photosLeftOut.push_back(
                    "entry " + std::to_string(event.index) + " (" + role.value_or("role withheld") + ")");
        }
        const auto lane = TRY(store.laneFor(*parcel));
        if (lane.tenant && !lane.tenant->isNil())
            evidence.brand = TRY(store.roster().tenant(*lane.tenant)).name;
    }
    if (wish.named)
        for (const auto& person : TRY(store.roster().people()))
            evidence.names[toText(person.id)] = person.name;
    pdf.content = TRY(paper::toPdf(evidence, wish.language));
    return pdf;
}

} // namespace custody::admin
