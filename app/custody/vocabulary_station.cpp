// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The station itself, the people who work at it, and what is kept, shown and deleted.

#include "app/custody/vocabulary_terms.h"

namespace custody::chain {
namespace {

using enum EventType;

constexpr FieldRule born[]{
    text("site", "where"), text("station", "which bench"), text("sealing", "what guards its keys")};
constexpr FieldRule boot[]{text("boot", "random id of this start of the machine")};
constexpr FieldRule step[]{number("step_ms", "how far the clock went"), text("seen", "at start or at work")};
constexpr FieldRule setup[]{
    text("version", "of this program"), text("sealing", "what guards the keys"), anything};
constexpr FieldRule open[]{anything};
constexpr FieldRule brand[]{text("tenant", "its id"), text("lane", "the origin of its lane")};
constexpr FieldRule neighbour[]{text("lane", "the origin of a brand's lane at another station"),
    text("key", "the lane's verifier key"), text("tenant", "whose lane it is, by this station's id")};
constexpr FieldRule policy[]{text("policy", "its name"), number("version", "its version"),
    text("sha256", "digest of its text"), text("body", "the whole text")};
constexpr FieldRule person[]{text("person", "her pseudonym"), text("role", "what she may do")};
constexpr FieldRule signedIn[]{
    text("method", "badge+pin, or command+pin: a command told the number of the badge"),
    text("role", "of the person")};
constexpr FieldRule signedOut[]{text("reason", "own, switched or idle")};
constexpr FieldRule failed[]{
    text("method", "badge+pin, or command+pin: a command told the number of the badge")};
constexpr FieldRule leftHolding[]{number("count", "items and parcels"), text("reason", "why they are left"),
    maybeText("lpn.#", "an item"), maybeText("parcel.#", "a parcel: its id")};
constexpr FieldRule exported[]{
    text("format", "certificate, json, epcis, pdf, tiles, receipt"), number("events", "how many"), anything};
constexpr FieldRule hold[]{text("scope", "parcel or brand"), maybeText("reason", "why")};
constexpr FieldRule keys[]{text("root", "the new root key's id"), maybeText("replaced", "the old one's")};
constexpr FieldRule escrow[]{
    text("root", "the root key's id"), text("escrow_key", "fingerprint of the offline key")};
constexpr FieldRule disk[]{
    text("disk", "encrypted, plain or unknown"), blob("boot", "random id of this start")};
constexpr FieldRule device[]{text("device", "printer, badge reader or scanner"),
    text("change", "first, updated, moved, replaced or another"),
    text("is", "model, firmware, port and serial number"), maybeText("was", "the same of the one before")};

constexpr FieldRule visitorIn[]{text("visit", "names it"),
    text("visitor", "where her name is written: a line of the site's visitor book; never the name"),
    text("host", "who answers for her"), text("purpose", "why she comes"),
    text("areas", "zones she may see, joined by commas; - for none"),
    truth("id_seen", "somebody looked at her papers; no copy is kept"),
    maybeText("badge", "the visitor's badge she was given")};
constexpr FieldRule visitorOut[]{
    text("visit", "which"), truth("badge_returned", "false: she still has it, or had none")};
constexpr FieldRule granted[]{text("person", "who"), text("role", "what she may do from now on"),
    text("was", "what she might do before, or none"), text("by", "the supervisor who gave it"),
    text("evidence", "where that was decided")};
constexpr FieldRule revoked[]{text("person", "who"), text("role", "what she may do no more"),
    text("by", "the supervisor who took it"), text("evidence", "where that was decided")};
constexpr FieldRule reviewed[]{text("reviewer", "the supervisor who looked"),
    number("people", "how many are enrolled"), maybeText("person.#", "one of them"),
    maybeText("role.#", "… and what she may do, or none"), text("evidence", "where the outcome is written"),
    maybeText("note", "in words")};
constexpr FieldRule glassAsked[]{text("request", "names it"), text("requester", "who asks"),
    text("scope", "as whom she wants to act: supervisor"), number("minutes", "for how long"),
    text("reason", "what cannot wait")};
constexpr FieldRule glassGiven[]{text("request", "which"), text("approver", "another person"),
    text("expires_at", "RFC 3339; then it ends by itself"), text("method", "how she proved herself")};
constexpr FieldRule glassUsed[]{text("request", "which"), text("verb", "what was done meanwhile")};
constexpr FieldRule glassOver[]{text("request", "which")};
constexpr FieldRule glassReviewed[]{text("request", "which"),
    text("reviewer", "another person than who asked"), text("outcome", "justified or abused"),
    maybeText("note", "in words")};

constexpr EventRule rules[]{
    {StationCommissioned, "station.commissioned", 1, About::Station, "The store was made.", born, {}},
    {StationBooted, "station.booted", 1, About::Station, "The machine was started.", boot, {}},
    {ClockStepped, "clock.stepped", 1, About::Station, "Somebody set the clock.", step, {}},
    {ConfigurationSet, "configuration.set", 1, About::Station,
        "How the station is set up, and which policies are in force; later leaves name this one.", setup, {}},
    {LaneHead, "lane.head", 1, About::Station, "Where the lanes stood.", open, {}},
    {DiskSeen, "station.disk_seen", 1, About::Station, "What the data lies on.", disk, {}},
    {DeviceChanged, "station.device_changed", 1, About::Station,
        "Another device serves the bench than before: exchanged, moved, or with other firmware.", device, {}},
    {TenantEnrolled, "tenant.enrolled", 1, About::Station, "A brand has a lane here.", brand, {}},
    {NeighbourTrusted, "station.neighbour_trusted", 1, About::Station,
        "What another station signs in this lane counts here.", neighbour, {}},
    {LaneContinued, "lane.continued", 1, About::Station, "A lane goes on after a fork.", open, {}},
    {PolicySet, "policy.set", 1, About::Station, "The rules a brand asks for.", policy, {}},
    {PersonEnrolled, "person.enrolled", 1, About::Person, "Somebody may work here.", person, {}},
    {SessionLogin, "session.login", 1, About::Person, "Somebody signed in.", signedIn, {}},
    {SessionLogout, "session.logout", 1, About::Person, "Somebody signed out.", signedOut, {}},
    {SessionFailed, "session.failed", 1, About::Person, "A wrong PIN.", failed, {}},
    {SessionLocked, "session.locked", 1, About::Person, "One wrong PIN too many.", failed, {}},
    {SessionLeftHolding, "session.left_holding", 1, About::Person,
        "Somebody signed out and still holds items or parcels; a supervisor is told.", leftHolding, {}},
    {BadgeUnknown, "auth.badge_unknown", 1, About::Person, "A badge nobody enrolled.", {}, {}},
    {VisitorSignedIn, "visitor.signed_in", 1, About::Person, "Somebody from outside came in.", visitorIn, {}},
    {VisitorSignedOut, "visitor.signed_out", 1, About::Person, "… and went out.", visitorOut, {}},
    {RoleGranted, "role.granted", 1, About::Person,
        "A supervisor gave somebody a role; it takes the place of hers.", granted, {}},
    {RoleRevoked, "role.revoked", 1, About::Person,
        "A supervisor took it back: she may do nothing here until she is given another.", revoked, {}},
    {AccessReviewed, "access_review.completed", 1, About::Person, "Somebody looked at who may do what.",
        reviewed, {}},
    {BreakglassRequested, "breakglass.requested", 1, About::Person,
        "Somebody asks to act as a supervisor, because none is there in time.", glassAsked, {}},
    {BreakglassApproved, "breakglass.approved", 1, About::Person, "Another person let her, for some minutes.",
        glassGiven, {}},
    {BreakglassUsed, "breakglass.used", 1, About::Person, "Something was recorded while it lasted.",
        glassUsed, {}},
    {BreakglassExpired, "breakglass.expired", 1, About::Person, "Its minutes are over.", glassOver, {}},
    {BreakglassReviewed, "breakglass.reviewed", 1, About::Person, "Somebody looked at what was done.",
        glassReviewed, {}},
    {EvidenceExported, "evidence.exported", 1, About::ParcelOrItem, "Evidence left the house.", exported, {}},
    {SubjectErased, "subject.erased", 1, About::Parcel, "A parcel's key was destroyed.", open, {}},
    {TenantErased, "tenant.erased", 1, About::Station, "A brand's keys were destroyed.", open, {}},
    {RetentionApplied, "retention.applied", 1, About::Station, "What was due was deleted.", open, {}},
    {LegalHoldSet, "legalhold.set", 1, About::ParcelOrItem, "Nothing of it may be deleted.", hold, {}},
    {LegalHoldCleared, "legalhold.cleared", 1, About::ParcelOrItem, "It may be deleted again.", hold, {}},
    {KeysRotated, "keys.rotated", 1, About::Station, "A new root key.", keys, {}},
    {KeysEscrowed, "keys.escrowed", 1, About::Station, "The root key, wrapped for an offline key.", escrow,
        {}},
};

} // namespace

std::span<const EventRule> stationEvents() { return rules; }

} // namespace custody::chain
