// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Zones and who is in them, containers, seals in stock, counts, and clips of cameras.

#include "app/custody/vocabulary_terms.h"

namespace custody::chain {
namespace {

using enum EventType;

constexpr FieldRule added[]{text("container", "the tote"), text("lpn", "what goes in")};
constexpr FieldRule removed[]{text("container", "the tote"), text("lpn", "what comes out")};
constexpr FieldRule entered[]{text("zone", "where to"),
    text("zone_class", "standard, high_value, restricted, quarantine"), maybeText("bin", "which place in it"),
    maybeText("from_zone", "where from"), text("by", "who put it there"),
    maybeText("witness", "the second person"), maybeTruth("badged_in", "whether the door saw her enter"),
    maybeText("camera.#", "a camera of this zone"), maybeText("purpose", "why")};
constexpr FieldRule leftZone[]{text("zone", "where from"),
    text("zone_class", "standard, high_value, restricted, quarantine"), text("by", "who took it out"),
    maybeText("witness", "the second person"), maybeTruth("badged_in", "whether the door saw her enter"),
    maybeText("camera.#", "a camera of this zone"), maybeText("purpose", "why")};
constexpr FieldRule defined[]{text("zone", "its name"),
    text("class", "standard, high_value, restricted or quarantine"),
    number("capacity", "items; 0 without limit"),
    number("dwell_minutes", "how long an item may lie; 0 without limit"),
    maybeText("keeper_role", "who answers for it"), maybeText("keeper", "the person who answers for it"),
    maybeText("roles", "who may enter, joined by commas; absent: everybody"),
    maybeText("cameras", "joined by commas"), maybeNumber("video_days", "how long their video is kept")};
constexpr FieldRule personIn[]{text("zone", "which"), text("person", "who"),
    text("method", "badge, command (which told its number) or door"),
    maybeText("escort", "who goes with her")};
constexpr FieldRule personOut[]{
    text("zone", "which"), text("person", "who"), truth("entry_seen", "false: nobody saw her enter")};
constexpr FieldRule personDenied[]{
    text("zone", "which"), text("person", "who"), text("rule", "what forbids it")};
constexpr FieldRule auditBegun[]{text("audit", "names the count"), text("zone", "what is counted"),
    text("auditor", "who counts"), truth("blind", "the expected list stays hidden until the end"),
    maybeText("second", "a second auditor"), maybeText("lane.#.origin", "a lane of this station"),
    maybeNumber("lane.#.size", "… its leaves before the count: what lies after them happened during it")};
constexpr FieldRule counted[]{
    text("audit", "the count"), number("count", "labels read this time"), maybeText("lpn.#", "a label read")};
constexpr FieldRule auditDone[]{text("audit", "the count"), text("zone", "what was counted"),
    text("auditor", "who counted"), number("expected", "items on record"), number("found", "… and there"),
    number("missing", "on record, not there"), number("unexpected", "there, known nowhere"),
    number("misplaced", "there, on record elsewhere"), maybeText("second", "a second auditor"),
    maybeText("missing.#", "LPN, or a parcel's tracking number"), maybeText("unexpected.#", "what was read"),
    maybeText("misplaced.#", "LPN")};
constexpr FieldRule auditedItem[]{text("audit", "the count"), text("zone", "what was counted"),
    text("result", "found, missing or misplaced"), maybeText("auditor", "who counted")};
constexpr FieldRule issued[]{text("first", "first number"), text("last", "last number"),
    number("count", "seals"), text("class", "bag, tote or tape")};
constexpr FieldRule sealUsed[]{text("seal", "the number")};
constexpr FieldRule sealGone[]{text("seal", "the number"), text("reason", "why it can never be used")};
constexpr FieldRule toteSealed[]{text("container", "the tote"), text("seal", "the number"),
    text("class", "bag, tote or tape"), number("items", "inside"), maybeText("witness", "the second person")};
constexpr FieldRule clip[]{text("clip", "names the request"), text("zone", "where"), text("from", "RFC 3339"),
    text("until", "RFC 3339"), text("kept_until", "when the video is overwritten"),
    text("discrepancy", "what it is about"), maybeText("camera.#", "a camera")};
constexpr FieldRule clipAnswer[]{text("clip", "the request"), text("outcome", "preserved, gone or refused"),
    maybeText("reference", "where it is kept")};

constexpr EventRule rules[]{
    {ContainerItemAdded, "container.item_added", 1, About::Item, "It lies in a tote.", added,
        aggregation("ADD", "packing")},
    {ContainerItemRemoved, "container.item_removed", 1, About::Item, "It came out of a tote.", removed,
        aggregation("DELETE", "unpacking")},
    {ZoneItemEntered, "zone.item_entered", 1, About::ParcelOrItem,
        "It lies in a zone; the zone's keeper answers for it.", entered,
        object("OBSERVE", "storing", "in_progress")},
    {ZoneItemLeft, "zone.item_left", 1, About::ParcelOrItem, "Somebody took it out of a zone.", leftZone,
        object("OBSERVE", "storing", "in_progress")},
    {ZoneItemCounted, "zone.item_counted", 1, About::ParcelOrItem, "A count of its zone met it, or did not.",
        auditedItem, object("OBSERVE", "cycle_counting", "")},
    {ZoneDefined, "zone.defined", 1, About::Zone, "A zone of the site and its rules.", defined, {}},
    {ZonePersonEntered, "zone.person_entered", 1, About::Zone, "A person went in.", personIn, {}},
    {ZonePersonLeft, "zone.person_left", 1, About::Zone, "A person came out.", personOut, {}},
    {ZonePersonDenied, "zone.person_denied", 1, About::Zone, "A person was not let in.", personDenied, {}},
    {ZoneAuditStarted, "zone.audit_started", 1, About::Zone, "A blind count began.", auditBegun, {}},
    {ZoneCounted, "zone.counted", 1, About::Zone, "Labels were read in the count.", counted, {}},
    {ZoneAuditCompleted, "zone.audit_completed", 1, About::Zone, "The count against the record.", auditDone,
        {}},
    {SealIssued, "seal.issued", 1, About::Station, "Unused seals came into stock.", issued, {}},
    {SealUsed, "seal.used", 1, About::Station,
        "A seal of the stock was put on something; what, its own event says.", sealUsed, {}},
    {SealDestroyed, "seal.destroyed", 1, About::Station, "An unused seal was destroyed.", sealGone, {}},
    {ContainerSealed, "container.sealed", 1, About::Container, "A tote is closed by a numbered seal.",
        toteSealed, {}},
    {ClipRequested, "clip.requested", 1, About::ParcelOrItem,
        "The keeper of the cameras is asked to preserve video before it is overwritten.", clip, {}},
    {ClipAnswered, "clip.answered", 1, About::ParcelOrItem, "What became of that video.", clipAnswer, {}},
};

} // namespace

std::span<const EventRule> placeEvents() { return rules; }

} // namespace custody::chain
