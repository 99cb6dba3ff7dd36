// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Custody itself, what goes wrong with it, and the one way to correct the record.

#include "app/custody/vocabulary_terms.h"

namespace custody::chain {
namespace {

using enum EventType;

constexpr FieldRule offered[]{text("offer", "names the hand-off"), text("from", "who holds it out"),
    text("purpose", "why it changes hands"), number("count", "items and parcels in this hand-off"),
    maybeText("to", "the person it is meant for"), maybeText("to_role", "… or any person of this role"),
    maybeText("to_zone", "… or the keeper of this zone"),
    maybeText("expires_at", "RFC 3339; after it the offer lapses"),
    maybeText("container", "the tote they lie in"), maybeText("seal", "its seal number"),
    maybeText("return_of", "the hand-off that brought it here"),
    maybeText("to_station", "the station it is meant for, when that is another"),
    maybeTruth("legal_hold", "goes to another station while one stands on its parcel or its brand"),
    maybeTruth("parcel_in_question", "… while a question about its parcel keeps it from its end")};
constexpr FieldRule accepted[]{text("offer", "the hand-off; for a zone, its name"),
    text("from", "who held it until now"), text("to", "who holds it from now on"),
    number("count", "items and parcels she took"), maybeTruth("counted", "she gave their number herself"),
    text("method", "how she proved herself"), maybeText("seal", "the seal she read"),
    maybeTruth("condition_same", "the receiver saw no change; absent: she did not say"),
    maybeText("condition_note", "what changed"),
    maybeText("statement_sha256", "digest of the sentence she accepted"),
    maybeText("statement_language", "its language, en or es; absent: as earlier stations wrote it"),
    maybeText("purpose", "as offered"), maybeText("container", "the tote they lay in"),
    maybeText("other_station", "the origin of the lane where it was offered")};
constexpr FieldRule declined[]{
    text("offer", "the hand-off"), text("reason", "why"), maybeText("photo", "a photo event")};
constexpr FieldRule cancelled[]{text("offer", "the hand-off")};
constexpr FieldRule expired[]{text("offer", "the hand-off"), text("due_at", "when it lapsed")};
constexpr FieldRule witnessed[]{text("witness", "who watched"),
    maybeText("offer", "the hand-off she watched"), maybeText("event", "the event she watched"),
    maybeText("saw", "what she saw"), text("method", "how she proved herself")};
constexpr FieldRule overdue[]{text("rule", "which limit"), text("due_at", "when it was due"),
    maybeText("holder", "who has it"), maybeText("zone", "where it lies"),
    maybeText("lane", "whose leaves nobody has receipted yet, where the limit is about that"),
    maybeTruth("escalated", "a supervisor was at the bench and was told")};
constexpr FieldRule forced[]{text("from", "the absent holder"), text("to", "who takes over"),
    text("reason", "why"), text("witness", "the second person"), number("count", "items counted")};
constexpr FieldRule released[]{text("offer", "the hand-off"),
    text("to", "who holds it there, by that station's number of her"),
    text("other_station", "the origin of the lane where it was taken"),
    text("taken_at", "RFC 3339; when, by that station's clock")};
constexpr FieldRule denied[]{text("verb", "what was tried"), text("rule", "the guard that said no"),
    maybeText("say", "what the worker was told")};
constexpr FieldRule discrepancy[]{text("discrepancy", "names it"),
    text("kind", "wrong_item, missing, extra, seal, count …"), maybeText("expected", "what should be"),
    maybeText("found", "what is"), maybeText("owner", "who must resolve it"),
    maybeText("due_at", "until when"), maybeText("evidence", "a photo or another event"),
    maybeText("zone", "where"), maybeText("camera.#", "a camera that may have seen it")};
constexpr FieldRule assigned[]{
    text("discrepancy", "which"), text("owner", "who must resolve it"), maybeText("due_at", "until when")};
constexpr FieldRule resolved[]{text("discrepancy", "which"), text("resolution", "how it ended"),
    maybeText("reason", "in words"), maybeText("evidence", "a photo or another event"),
    maybeText("stands", "of two answers to one offer: here or there"),
    maybeText("other_station", "the origin of the lane of the other answer")};
constexpr FieldRule missing[]{text("last_custodian", "who held it last, or -"),
    text("last_zone", "where it lay last, or -"), text("search", "where was looked"),
    text("discrepancy", "the discrepancy it opens")};
constexpr FieldRule found[]{text("place", "where it was"), maybeText("condition", "what it looks like"),
    maybeText("discrepancy", "the discrepancy it answers")};
constexpr FieldRule error[]{text("declares", "the event that is wrong"),
    maybeText("declared_type", "its type"), text("reason", "did_not_occur or incorrect_data"),
    text("declared_at", "RFC 3339"), maybeText("corrective.#", "an event that tells it right"),
    maybeText("note", "in words"), maybeText("witness", "who watched, where it gave somebody else custody")};
constexpr FieldRule sealed[]{text("seal", "the number"), text("class", "bag, tote or tape"),
    maybeText("container", "what it closes"), maybeText("witness", "the second person"),
    maybeText("photo", "a photo event")};
constexpr FieldRule sealChecked[]{text("expected", "the number on record"), text("read", "the number read"),
    maybeTruth("viewed", "looked at; absent: nobody said so"),
    truth("number_agrees", "read equals the record"), maybeTruth("tugged", "pulled"),
    maybeTruth("twisted", "turned"), text("result", "intact (nothing speaks against it) or tampered"),
    maybeText("container", "what it closes")};
constexpr FieldRule sealCut[]{text("seal", "the number"), truth("authorised", "somebody was allowed to"),
    text("reason", "why, or how it was found"), maybeText("container", "what it closed"),
    maybeText("new_seal", "the one put on after it"),
    maybeText("discrepancy", "opened when nobody was allowed to")};

constexpr EventRule rules[]{
    {CustodyOffered, "custody.offered", 1, About::ParcelOrItem,
        "Its holder holds it out; it stays hers until taken.", offered, {}},
    {CustodyAccepted, "custody.accepted", 1, About::ParcelOrItem,
        "The receiver took it, by her own credential.", accepted,
        object("OBSERVE", "accepting", "in_progress")},
    {CustodyDeclined, "custody.declined", 1, About::ParcelOrItem, "The receiver did not take it.", declined,
        {}},
    {CustodyCancelled, "custody.cancelled", 1, About::ParcelOrItem, "The offerer took the offer back.",
        cancelled, {}},
    {CustodyExpired, "custody.expired", 1, About::ParcelOrItem, "Nobody took it in time; it has not moved.",
        expired, {}},
    {CustodyWitnessed, "custody.witnessed", 1, About::ParcelOrItem, "A third person watched.", witnessed, {}},
    {CustodyOverdue, "custody.overdue", 1, About::ParcelOrItem, "A limit has passed; recorded once.", overdue,
        {}},
    {CustodyForced, "custody.forced", 1, About::ParcelOrItem,
        "A supervisor took over from an absent holder: an exception of the chain.", forced,
        object("OBSERVE", "accepting", "in_progress")},
    {CustodyReleased, "custody.released", 1, About::Item,
        "Another station took it, as that station's own signed record shows; the leaf names that record.",
        released, {}},
    {TransitionDenied, "transition.denied", 1, About::ParcelOrItem,
        "Something was tried and refused; nothing changed.", denied, {}},
    {DiscrepancyOpened, "discrepancy.opened", 1, About::ParcelOrItem, "Something is not as it should be.",
        discrepancy, object("OBSERVE", "inspecting", "")},
    {DiscrepancyAssigned, "discrepancy.assigned", 1, About::ParcelOrItem, "Somebody must find out.", assigned,
        {}},
    {DiscrepancyResolved, "discrepancy.resolved", 1, About::ParcelOrItem, "How it ended.", resolved,
        object("OBSERVE", "inspecting", "in_progress")},
    {MissingDeclared, "item.missing_declared", 1, About::ParcelOrItem, "Nobody can say where it is.", missing,
        object("OBSERVE", "cycle_counting", "unknown")},
    {ItemFound, "item.found", 1, About::ParcelOrItem, "It is there again; somebody must still take it.",
        found, object("OBSERVE", "cycle_counting", "in_progress")},
    {ErrorDeclared, "event.error_declared", 1, About::ParcelOrItem,
        "An earlier event is declared wrong; it stays, and so does this.", error, {}},
    {SealApplied, "seal.applied", 1, About::ParcelOrItem, "A numbered seal closes it.", sealed,
        object("OBSERVE", "packing", "container_closed")},
    {SealVerified, "seal.verified", 1, About::ParcelOrItem, "View, verify, tug, twist.", sealChecked,
        object("OBSERVE", "inspecting", "container_closed")},
    {SealBroken, "seal.broken", 1, About::ParcelOrItem, "The seal is cut, or was found cut.", sealCut,
        object("OBSERVE", "unpacking", "container_open")},
};

} // namespace

std::span<const EventRule> custodyEvents() { return rules; }

} // namespace custody::chain
