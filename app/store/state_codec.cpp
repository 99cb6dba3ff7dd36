// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/state_codec.h"

#include "app/store/codec.h"

namespace custody::store {
namespace {

using namespace codec;

tl::unexpected<Error> unreadable(const char* what)
{
    return fail(
        Fault::Tampered, std::string("a stored ") + what + " cannot be read; run custody-admin fsck --full");
}

tl::unexpected<Error> unknownKind()
{
    return fail(Fault::Tampered, "an event has a field of an unknown kind");
}

} // namespace

Bytes encode(const chain::Parcel& p)
{
    Array lines;
    for (const auto& line : p.lines)
        lines.emplace_back(Array{line.sku, line.gtin, line.quantity, line.found, line.resolution});
    return ledger::cbor::encode(Array{5, idValue(p.id), idValue(p.tenant), static_cast<int>(p.stage),
        p.expected, idValue(p.custodian), p.carrier, p.tracking, p.check, p.pieces, p.outerCondition,
        p.weightGrams, idsValue(p.items), photosValue(p.photos), p.scannedAt, p.heldSince, std::move(lines),
        sealValue(p.seal), discrepanciesValue(p.discrepancies), textsValue(p.overdue), idValue(p.offer),
        p.acceptedAt, p.exceptions, clipsValue(p.clips), p.zone, p.bin, p.zoneSince, p.unaccounted,
        witnessesValue(p.witnesses), idValue(p.ending), p.missingSince});
}

Result<chain::Parcel> decodeParcel(ByteView bytes)
{
    const auto value = TRY(ledger::cbor::decode(bytes));
    Reader in(value);
    chain::Parcel p;
    const auto version = in.number();
    p.id = in.id<SubjectId>();
    p.tenant = in.id<TenantId>();
    p.stage = static_cast<chain::ParcelStage>(in.number());
    p.expected = in.truth();
    p.custodian = in.maybeId<PersonId>();
    p.carrier = in.text();
    p.tracking = in.text();
    p.check = in.text();
    p.pieces = in.number();
    p.outerCondition = in.text();
    p.weightGrams = in.number();
    p.items = in.ids<SubjectId>();
    p.photos = in.photos();
    p.scannedAt = in.number();
    p.heldSince = in.number();
    if (version >= 2) {
        in.each([&](Reader& line) {
            chain::ExpectedLine one;
            one.sku = line.text();
            one.gtin = line.text();
            one.quantity = line.number();
            one.found = line.number();
            one.resolution = line.text();
            p.lines.push_back(std::move(one));
        });
        p.seal = in.seal();
        p.discrepancies = in.discrepancies();
        p.overdue = in.texts();
    }
    p.acceptedAt = p.heldSince; // parcels did not change hands then
    if (version >= 3) {
        p.offer = in.maybeId<EventId>();
        p.acceptedAt = in.number();
        p.exceptions = in.number();
        p.clips = in.clips();
    }
    if (version >= 4) {
        p.zone = in.text();
        p.bin = in.text();
        p.zoneSince = in.number();
        p.unaccounted = in.truth();
        p.witnesses = in.witnesses();
    }
    if (version >= 5) {
        p.ending = in.maybeId<EventId>();
        p.missingSince = in.number();
    }
    if (version < 1 || version > 5 || !in.complete())
        return unreadable("parcel");
    return p;
}

Bytes encode(const chain::Item& i)
{
    Array decision;
    if (i.decision)
        decision = Array{idValue(i.decision->event), i.decision->route, idValue(i.decision->decider),
            i.decision->approvalNeeded, idValue(i.decision->approver), idValue(i.decision->approval)};
    return ledger::cbor::encode(Array{5, idValue(i.id), idValue(i.parcel), idValue(i.tenant), i.lpn, i.sku,
        i.category, static_cast<int>(i.stage), static_cast<int>(i.label), i.prints, idValue(i.custodian),
        idValue(i.offer), photosValue(i.photos), i.heldSince, i.gtin, i.valueMinor, i.zoneClass,
        textsValue(i.voidLpns), i.zone, i.bin, i.zoneSince, i.container, sealValue(i.seal), i.unaccounted,
        textsValue(i.holds), witnessesValue(i.witnesses), textsValue(i.waived), idValue(i.inspection),
        i.scale, i.grade, idValue(i.grading), std::move(decision), i.finalKind,
        discrepanciesValue(i.discrepancies), textsValue(i.overdue), i.exceptions, i.station, i.advice,
        clipsValue(i.clips), i.carriedBy, idValue(i.verification), idValue(i.ending), idValue(i.carrying),
        liftsValue(i.lifted), i.missingSince});
}

namespace {

void readRest(Reader& in, chain::Item& i)
{
    i.gtin = in.text();
    i.valueMinor = in.number();
    i.zoneClass = in.text();
    i.voidLpns = in.texts();
    i.zone = in.text();
    i.bin = in.text();
    i.zoneSince = in.number();
    i.container = in.text();
    i.seal = in.seal();
    i.unaccounted = in.truth();
    i.holds = in.texts();
    i.witnesses = in.witnesses();
    i.waived = in.texts();
    i.inspection = in.maybeId<EventId>();
    i.scale = in.text();
    i.grade = in.text();
    i.grading = in.maybeId<EventId>();
    i.decision = in.decision();
    i.finalKind = in.text();
    i.discrepancies = in.discrepancies();
    i.overdue = in.texts();
    i.exceptions = in.number();
}

} // namespace

Result<chain::Item> decodeItem(ByteView bytes)
{
    const auto value = TRY(ledger::cbor::decode(bytes));
    Reader in(value);
    chain::Item i;
    const auto version = in.number();
    i.id = in.id<SubjectId>();
    i.parcel = in.id<SubjectId>();
    i.tenant = in.id<TenantId>();
    i.lpn = in.text();
    i.sku = in.text();
    i.category = in.text();
    i.stage = static_cast<chain::ItemStage>(in.number());
    i.label = static_cast<chain::LabelState>(in.number());
    i.prints = in.number();
    i.custodian = in.maybeId<PersonId>();
    i.offer = in.maybeId<EventId>();
    i.photos = in.photos();
    i.heldSince = in.number();
    if (version >= 2)
        readRest(in, i);
    if (version >= 3) {
        i.station = in.text();
        i.advice = in.text();
    }
    if (version >= 4) {
        i.clips = in.clips();
        i.carriedBy = in.text();
    }
    if (version >= 5) {
        i.verification = in.maybeId<EventId>();
        i.ending = in.maybeId<EventId>();
        i.carrying = in.maybeId<EventId>();
        i.lifted = in.lifts();
        i.missingSince = in.number();
    }
    if (version < 1 || version > 5 || !in.complete())
        return unreadable("item");
    return i;
}

Bytes encode(const chain::Offer& o)
{
    return ledger::cbor::encode(Array{3, idValue(o.id), idValue(o.from), idValue(o.to), o.purpose,
        idsValue(o.items), static_cast<int>(o.state), idValue(o.answeredBy), o.toRole, o.toZone, o.container,
        o.seal, o.offeredAt, o.expiresAt, o.toStation});
}

Result<chain::Offer> decodeOffer(ByteView bytes)
{
    const auto value = TRY(ledger::cbor::decode(bytes));
    Reader in(value);
    chain::Offer o;
    const auto version = in.number();
    o.id = in.id<EventId>();
    o.from = in.id<PersonId>();
    o.to = in.maybeId<PersonId>();
    o.purpose = in.text();
    o.items = in.ids<SubjectId>();
    o.state = static_cast<chain::OfferState>(in.number());
    o.answeredBy = in.maybeId<PersonId>();
    if (version >= 2) {
        o.toRole = in.text();
        o.toZone = in.text();
        o.container = in.text();
        o.seal = in.text();
        o.offeredAt = in.number();
        o.expiresAt = in.number();
    }
    if (version >= 3)
        o.toStation = in.text();
    if (version < 1 || version > 3 || !in.complete())
        return unreadable("offer");
    return o;
}

Value toCbor(const chain::FieldValue& value)
{
    return std::visit([](const auto& content) { return Value(content); }, value);
}

Result<chain::FieldValue> fromCbor(const Value& value)
{
    if (const auto* text = value.as<std::string>())
        return chain::FieldValue(*text);
    if (const auto* truth = value.as<bool>())
        return chain::FieldValue(*truth);
    if (const auto* blob = value.as<Bytes>())
        return chain::FieldValue(*blob);
    if (const auto* positive = value.as<std::uint64_t>())
        return chain::FieldValue(static_cast<std::int64_t>(*positive));
    if (const auto* negative = value.as<std::int64_t>())
        return chain::FieldValue(*negative);
    return unknownKind();
}

Result<> checkFieldValue(ByteView encoded)
{
    // The first byte tells the kind: numbers, bytes and text, then false and true.
    const auto head = encoded.empty() ? std::uint8_t{0xFF} : encoded.front();
    return head >> 5 <= 3 || head == 0xF4 || head == 0xF5 ? Result<>() : Result<>(unknownKind());
}

} // namespace custody::store
