// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What can happen to an item: its identity, its condition, what is decided of it, and its end.

#include "app/custody/vocabulary_terms.h"

namespace custody::chain {
namespace {

using enum EventType;

constexpr FieldRule registered[]{text("item", "its own id"), text("lpn", "the number on its label, for life"),
    text("sku", "product, or GTIN where none is known"), text("category", "decides shots and scale"),
    maybeText("gtin", "GTIN-14"), maybeText("serial", "serial number"),
    maybeText("identified_by", "scan, stated or visual"),
    maybeNumber("declared_value_minor", "in the currency's smallest unit"), maybeText("currency", "ISO 4217"),
    maybeText("zone_class", "standard, high_value or restricted"),
    maybeNumber("line", "expected line it answers"),
    maybeText("resolution", "wrong or extra, when it answers no line")};
constexpr FieldRule carriedOver[]{text("item", "its own id, the same at each station"),
    text("tenant", "whose it is, by this station's id"), text("lpn", "the number on its label"),
    text("sku", "product, or GTIN where none is known"), text("category", "decides shots and scale"),
    maybeText("gtin", "GTIN-14"), maybeNumber("declared_value_minor", "in the currency's smallest unit"),
    maybeText("zone_class", "standard, high_value or restricted"),
    text("process", "how far the work on it was; a decision is taken anew"), maybeText("grade", "the code"),
    maybeText("scale", "which scale"), maybeText("scale_version", "its version"),
    maybeText("grading", "that station's grading event"),
    maybeText("hold.#",
        "what keeps it from leaving, there as here: a hold, a legal hold on its parcel or brand, "
        "or, as discrepancy, a question nobody answered there"),
    maybeText("void_lpn.#", "a number that was replaced, and is void here too"),
    maybeText("seal", "the number of its own seal, which is still on it"),
    maybeNumber("holes", "times before when nobody kept it"),
    maybeNumber("flaws", "what broke its chain before"), maybeText("carrier", "of the parcel it came from"),
    maybeText("tracking", "of the parcel it came from"),
    text("other_station", "the origin of the lane that tells its story so far")};
constexpr FieldRule requested[]{text("zpl_sha256", "digest of what was sent to the printer"),
    number("reprint", "0 the first time"), maybeText("language", "the printer's language")};
constexpr FieldRule printed[]{text("printer", "what says that it printed")};
constexpr FieldRule failed[]{text("why", "what the printer said")};
constexpr FieldRule verified[]{text("scanned", "what the label said")};
constexpr FieldRule replaced[]{text("old_lpn", "void from now on"), text("lpn", "the item's new number"),
    text("reason", "why"), text("approver", "the supervisor who let it")};
constexpr FieldRule mismatch[]{text("expected", "what was announced"), text("found", "what lies there"),
    maybeText("photo", "the photo event that shows it"), text("discrepancy", "the discrepancy it opens")};
constexpr FieldRule captured[]{text("role", "what the photo shows"),
    blob("sha256", "digest of the camera's bytes"), text("mime", "image/jpeg, image/png"),
    number("bytes", "size of the original"), number("width", "pixels"), number("height", "pixels"),
    maybeText("retake_of", "the photo it replaces"), maybeText("camera", "which camera")};
constexpr FieldRule rejected[]{
    text("photo", "the photo set aside; it stays"), text("reason", "blur, person_in_frame, wrong_item …")};
constexpr FieldRule waived[]{
    text("roles", "photos that may be left out"), text("reason", "why"), text("approver", "who let it")};
constexpr FieldRule inspected[]{text("checklist", "which checklist, with its version"),
    text("result", "conformant or non_conformant"), maybeText("defect.#.code", "a defect"),
    maybeText("defect.#.place", "… where"), maybeText("defect.#.severity", "… how bad"),
    maybeText("defect.#.photo", "… the photo event that shows it"), maybeText("answer.#", "an answer"),
    maybeText("question.#", "… to what"), maybeNumber("duration_s", "seconds at the bench")};
constexpr FieldRule shown[]{text("model", "which model, with its version"),
    text("suggested", "grade or route"), maybeNumber("confidence_pct", "how sure it says it is"),
    maybeText("inputs_sha256", "what it looked at"),
    maybeText("mode", "shown before or after the person's own grade")};
constexpr FieldRule graded[]{text("grade", "the code"), text("scale", "which scale"),
    text("scale_version", "its version"), maybeText("condition", "conformant, non_conformant or damaged"),
    maybeTruth("agrees_with_model", "absent: no suggestion was shown"),
    maybeText("reason", "needed when it does not"), maybeText("note", "for the house")};
constexpr FieldRule regraded[]{text("grade", "the code"), text("scale", "which scale"),
    text("scale_version", "its version"), text("supersedes", "the grading it takes the place of"),
    text("was", "the grade before"), text("reason", "why"),
    maybeText("condition", "conformant, non_conformant or damaged"),
    maybeText("second", "the second person, when the grade rises or the item is of high value"),
    maybeTruth("agrees_with_model", "absent: no suggestion was shown"), maybeText("note", "for the house")};
constexpr FieldRule remediated[]{text("service", "clean, steam, re-bag, re-tag, repair"),
    truth("success", "whether it helped"), maybeText("before", "photo event"),
    maybeText("after", "photo event")};
constexpr FieldRule decided[]{text("route", "restock, destroy, recycle, donate, vendor_return …"),
    text("rule", "the rule that proposes a route, with its version"),
    text("proposed", "the route it proposes"),
    maybeText("reason", "needed when the decider goes another way"),
    truth("approval_needed", "whether another person must approve"), maybeText("note", "for the house")};
constexpr FieldRule approved[]{text("decision", "the decision approved"), text("route", "its route"),
    maybeText("method", "how the approver proved herself")};
constexpr FieldRule notApproved[]{text("decision", "the decision sent back"), text("reason", "why")};
constexpr FieldRule held[]{text("hold", "fraud, legal, recall, qa or discrepancy"), text("reason", "why"),
    maybeText("owner", "who must look at it"), maybeText("review_by", "RFC 3339")};
constexpr FieldRule released[]{text("hold", "which hold is lifted"), text("reason", "why")};
constexpr FieldRule restocked[]{text("decision", "what was decided"), text("bin", "where it lies"),
    maybeText("receiver", "who took it there"), maybeText("zone", "the stock zone")};
constexpr FieldRule destroyed[]{text("decision", "what was decided"), text("method", "how"),
    text("witness", "the second person"), text("before", "photo event"), text("after", "photo event"),
    maybeText("certificate", "number of the certificate of destruction")};
constexpr FieldRule left[]{text("decision", "what was decided"), text("consignee", "who takes it"),
    maybeText("reference", "bill of lading, tracking or receipt"), maybeText("seal", "of the load"),
    maybeText("manifest", "of the load")};
constexpr FieldRule handed[]{text("carrier", "who drives it away"), text("tracking", "its new number"),
    maybeText("driver", "what the driver acknowledged")};
constexpr FieldRule marked[]{
    text("trigger", "what asks for a look"), text("model", "rule or model, with version")};
constexpr FieldRule photoAsked[]{text("trigger", "what asks for it"),
    text("model", "rule or model, with version"),
    truth("queued", "offline: the brand is asked at the next sync")};

constexpr EventRule rules[]{
    {ItemRegistered, "item.registered", 1, About::Item, "An item came out of its parcel and has a number.",
        registered, object("ADD", "commissioning", "active")},
    {ItemCarriedOver, "item.carried_over", 1, About::Item,
        "Its story so far is told by another station's lane; the leaf names where that stood.", carriedOver,
        {}},
    {LabelPrintRequested, "label.print_requested", 1, About::Item, "A label was sent to the printer.",
        requested, {}},
    {LabelPrinted, "label.printed", 1, About::Item, "The printer itself says that it printed.", printed, {}},
    {LabelFailed, "label.failed", 1, About::Item, "The printer did not print.", failed, {}},
    {LabelVerified, "label.verified", 1, About::Item, "The label on the item was scanned back.", verified,
        {}},
    {LabelReplaced, "label.replaced", 1, About::Item, "The item has a new number; the old one is void.",
        replaced, {}},
    {IdentityMismatch, "item.identity_mismatch", 1, About::Item, "It is not what was announced.", mismatch,
        object("OBSERVE", "inspecting", "mismatch_class")},
    {PhotoCaptured, "photo.captured", 1, About::ParcelOrItem, "A photo was taken and sealed.", captured, {}},
    {PhotoRejected, "photo.rejected", 1, About::ParcelOrItem, "A photo was set aside; it stays.", rejected,
        {}},
    {PhotoWaived, "photo.waived", 1, About::Item, "A supervisor let a photo be left out.", waived, {}},
    {ItemInspected, "item.inspected", 1, About::Item, "A person looked at it against a checklist.", inspected,
        object("OBSERVE", "inspecting", "")},
    {RecommendationShown, "recommendation.shown", 1, About::Item,
        "A model's advice was shown; it decides nothing.", shown, {}},
    {ItemGraded, "item.graded", 1, About::Item, "A person graded its condition.", graded,
        object("OBSERVE", "inspecting", "")},
    {ItemRegraded, "item.regraded", 1, About::Item, "A person graded it anew; the first grading stays.",
        regraded, object("OBSERVE", "inspecting", "")},
    {ItemRemediated, "item.remediated", 1, About::Item,
        "It was cleaned, re-bagged or mended; it is inspected again.", remediated,
        object("OBSERVE", "repairing", "in_progress")},
    {DispositionDecided, "item.disposition_decided", 1, About::Item, "A person decided where it goes.",
        decided, object("OBSERVE", "inspecting", "")},
    {DispositionApproved, "item.disposition_approved", 1, About::Item,
        "Another person approved the decision.", approved, {}},
    {DispositionRejected, "item.disposition_rejected", 1, About::Item,
        "Another person sent the decision back.", notApproved, {}},
    {ItemHeld, "item.held", 1, About::Item, "It may not leave until somebody has looked.", held,
        object("OBSERVE", "holding", "unavailable")},
    {ItemReleased, "item.released", 1, About::Item, "A hold was lifted.", released,
        object("OBSERVE", "holding", "in_progress")},
    {CaseMarked, "case.marked_under_investigation", 1, About::Item,
        "A rule or model asks a person to look; one of two acts the system does alone.", marked, {}},
    {CasePhotoRequested, "case.photo_request_triggered", 1, About::Item,
        "The brand is asked for photo evidence; one of two acts the system does alone.", photoAsked, {}},
    {FinalRestocked, "item.final.restocked", 1, About::Item, "It went back to stock.", restocked,
        object("OBSERVE", "stocking", "sellable_accessible")},
    {FinalDestroyed, "item.final.destroyed", 1, About::Item, "It was made unusable before two people.",
        destroyed, object("DELETE", "destroying", "destroyed")},
    {FinalRecycled, "item.final.recycled", 1, About::Item, "It went to recycling.", left,
        object("OBSERVE", "collecting", "disposed")},
    {FinalDonated, "item.final.donated", 1, About::Item, "It was given away.", left,
        object("OBSERVE", "shipping", "in_transit")},
    {FinalVendorReturned, "item.final.vendor_returned", 1, About::Item, "It went back to its vendor.", left,
        object("OBSERVE", "shipping", "in_transit")},
    {FinalCustomerReturned, "item.final.customer_returned", 1, About::Item, "It went back to the customer.",
        left, object("OBSERVE", "shipping", "in_transit")},
    {FinalLiquidated, "item.final.liquidated", 1, About::Item, "It was sold off.", left,
        object("OBSERVE", "shipping", "in_transit")},
    {HandedToCarrier, "item.handed_to_carrier", 1, About::Item, "A carrier drove away with it.", handed,
        object("OBSERVE", "departing", "in_transit")},
};

} // namespace

std::span<const EventRule> itemEvents() { return rules; }

} // namespace custody::chain
