// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What can happen to a parcel.

#include "app/custody/vocabulary_terms.h"

namespace custody::chain {
namespace {

using enum EventType;

constexpr FieldRule expected[]{text("tenant", "the brand that announces it"),
    text("carrier", "whose label it will carry"), text("tracking", "the carrier's number"),
    maybeText("rma", "the brand's return number"), maybeText("line.#.sku", "an expected line: the product"),
    maybeText("line.#.gtin", "… its GTIN"), maybeNumber("line.#.quantity", "… how many")};
constexpr FieldRule scanned[]{blob("raw", "the bytes the scanner gave"),
    text("symbology", "AIM identifier or name of the code"), text("carrier", "read from the code"),
    text("tracking", "the carrier's number in its canonical form; empty when its label bears none"),
    text("check", "pass, fail or none"), text("format", "which of the carrier's formats"),
    text("match", "exact, none or many announcements"),
    maybeText("tenant", "the brand, when nobody announced it"), anything};
constexpr FieldRule again[]{number("seconds_apart", "since the first scan"),
    maybeText("other_station", "the station that scanned it too, when that was found at merge")};
constexpr FieldRule unread[]{blob("raw", "the bytes the scanner gave"),
    text("symbology", "AIM identifier or name of the code"),
    text("verdict", "valid, invalid or unknown: what the reader made of it"),
    text("why", "why it names no parcel"), maybeBlob("raw.#", "another code in the same look"),
    maybeText("symbology.#", "… and its kind")};
constexpr FieldRule assigned[]{text("tenant", "the brand it belongs to"),
    text("parcel", "its id in that brand's lane"), text("reason", "how that is known")};
constexpr FieldRule continued[]{text("tenant", "the brand it belongs to"),
    text("was", "its id in the lane of unknown parcels"), text("process", "how far the work on it was"),
    text("carrier", "whose label it carries"), text("tracking", "the carrier's number"),
    text("check", "pass, fail or none"), text("scanned_at", "RFC 3339; when it arrived"),
    text("holder", "who holds it, or -"), maybeText("accepted_at", "RFC 3339; when the dock took it in"),
    maybeNumber("pieces", "boxes received"), maybeText("outer_condition", "what the outside looks like"),
    maybeNumber("weight_g", "grams on the scale"), maybeText("seal", "the seal it is under"),
    maybeText("zone", "the zone it lies in"), maybeText("bin", "… which place in it"),
    maybeTruth("unaccounted", "nobody can say where it is"),
    maybeNumber("holes", "times before when nobody kept it"),
    maybeNumber("flaws", "what broke its chain before")};
constexpr FieldRule accepted[]{number("pieces", "boxes received"),
    text("outer_condition", "what the outside looks like"), maybeText("seal", "seal or tape as received"),
    maybeNumber("weight_g", "grams on the scale"), maybeNumber("pieces_expected", "boxes announced"),
    maybeText("scale", "which scale weighed it"), maybeText("door", "the dock door"),
    maybeText("driver", "what the driver acknowledged")};
constexpr FieldRule refused[]{text("reason", "why it went back to the driver")};
constexpr FieldRule opened[]{maybeText("seal_found", "seal as found before the cut"),
    maybeText("witness", "who watched, where policy asks for one")};
constexpr FieldRule reconciled[]{number("lines", "expected lines"),
    number("missing", "lines with goods missing"), number("extra", "items nobody expected"),
    number("unresolved", "lines without an answer yet"), maybeText("line.#.sku", "the expected product"),
    maybeText("line.#.gtin", "… its GTIN"), maybeNumber("line.#.quantity", "… expected"),
    maybeNumber("line.#.found", "… found"), maybeText("line.#.resolution", "found, missing, wrong or extra"),
    maybeText("item.#", "an item taken out of the parcel: its LPN")};
constexpr FieldRule closed[]{
    maybeText("proof", "the photo event that shows it empty"), number("items", "items that came out of it")};

constexpr EventRule rules[]{
    {ParcelExpected, "parcel.expected", 1, About::Parcel, "A brand announces a return.", expected, {}},
    {ParcelCarrierScanned, "parcel.carrier_scanned", 1, About::Parcel,
        "The carrier's label was scanned at the dock.", scanned,
        object("OBSERVE", "arriving", "in_progress")},
    {ParcelDuplicateScan, "parcel.duplicate_scan", 1, About::Parcel,
        "The same label was scanned again; nothing changes.", again, {}},
    {ParcelScanUnread, "parcel.scan_unread", 1, About::Parcel,
        "Something was scanned that is no carrier's number; what it was is kept.", unread, {}},
    {ParcelAssigned, "parcel.assigned", 1, About::Parcel,
        "A supervisor said whose it is; it goes on in that brand's lane, and ends in this one.", assigned,
        {}},
    {ParcelContinued, "parcel.continued", 1, About::Parcel,
        "It came as nobody's. Its story so far lies in the lane of unknown parcels: this leaf names its "
        "first "
        "and its last leaf there.",
        continued, {}},
    {ParcelAccepted, "parcel.accepted", 1, About::Parcel, "The dock takes the parcel into custody.", accepted,
        object("OBSERVE", "accepting", "in_progress")},
    {ParcelRefused, "parcel.refused", 1, About::Parcel, "The parcel went back to its driver.", refused,
        object("OBSERVE", "", "damaged")},
    {ParcelOpened, "parcel.opened", 1, About::Parcel, "The box was cut open.", opened,
        object("OBSERVE", "unpacking", "container_open")},
    {ParcelReconciled, "parcel.contents_reconciled", 1, About::Parcel,
        "What was in the box, line by line, against what was expected.", reconciled,
        aggregation("DELETE", "unpacking", "")},
    {ParcelClosed, "parcel.closed", 1, About::Parcel, "The box is empty and disposed of.", closed,
        object("DELETE", "decommissioning", "inactive")},
};

} // namespace

std::span<const EventRule> parcelEvents() { return rules; }

} // namespace custody::chain
