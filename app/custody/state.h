// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where a parcel or an item stands: the fold of its events. Things that change apart are kept apart: how far
// the work is, who holds it, what keeps it from leaving, and what its label and seal say.

#include <algorithm>
#include <string>
#include <vector>

#include "app/custody/event.h"

namespace custody::chain {

// A carrier's number names one parcel for this long; after months it comes back on another.
constexpr UtcMs sameNumberWindow = UtcMs{30} * 24 * 3600 * 1000;

// Assigned: it goes on as another parcel, in the lane of its brand.
enum class ParcelStage { None, Expected, Arrived, Accepted, Refused, Opened, Reconciled, Closed, Assigned };
enum class ItemStage {
    None,
    Registered,
    Labelled,
    Photographed,
    Inspected,
    Graded,
    Decided,
    Approved,
    Staged, // in the zone it leaves from
    Final,
};
enum class LabelState { None, Requested, Printed, Verified, Replaced };
enum class SealState { None, Intact, Broken };
enum class Custody { Held, Offered, InZone, Unaccounted, Released };

std::string_view name(ParcelStage stage);
std::string_view name(ItemStage stage);
ParcelStage parcelStageNamed(std::string_view name);
ItemStage stageNamed(std::string_view name); // None when there is no such stage
std::string_view name(LabelState label);
std::string_view name(SealState seal);
std::string_view name(Custody custody);

struct Photo {
    std::string role; // outer_label, opened_parcel, front, back, tag, defect_1 …
    EventId event;
    Attachment sealed;
    std::string mime;
    UtcMs at = 0;
    bool rejected = false; // set aside: it stays, and counts for no shot list
    bool operator==(const Photo&) const = default;
};

struct Seal {
    SealState state = SealState::None;
    std::string number;
    bool operator==(const Seal&) const = default;
};

// Something that is not as it should be, until somebody says how it ended.
struct Discrepancy {
    EventId id;
    std::string kind;
    std::optional<PersonId> owner;
    UtcMs dueAt = 0; // 0: nobody said
    bool open = true;
    bool operator==(const Discrepancy&) const = default;
};

// The keeper of the cameras was asked to preserve what they saw, and has not answered yet.
struct Clip {
    EventId id;
    UtcMs askedAt = 0;
    UtcMs keptUntil = 0; // then the video is overwritten
    bool open = true;
    bool operator==(const Clip&) const = default;
};

// One line of what the brand said would be in the box.
struct ExpectedLine {
    std::string sku;
    std::string gtin;
    std::int64_t quantity = 1;
    std::int64_t found = 0;
    std::string resolution; // empty until somebody looked; then found, missing or wrong
    bool operator==(const ExpectedLine&) const = default;
};

// A third person watched.
struct Witness {
    PersonId who;
    UtcMs at = 0;
    std::optional<EventId> offer; // the hand-off she watched; absent: an act on the item itself
    EventId event = {}; // where she says so
    bool operator==(const Witness&) const = default;
};

struct Decision {
    EventId event;
    std::string route;
    std::optional<PersonId> decider;
    bool approvalNeeded = false;
    std::optional<PersonId> approver;
    std::optional<EventId> approval = {}; // where the approver says so
    bool operator==(const Decision&) const = default;
};

// A hold that was lifted, and by which event: it stands again when that never happened.
struct Lift {
    std::string hold;
    EventId event;
    bool operator==(const Lift&) const = default;
};

struct Parcel {
    SubjectId id;
    TenantId tenant; // nil: no brand has told us of it
    ParcelStage stage = ParcelStage::None;
    bool expected = false;
    std::optional<PersonId> custodian; // absent: still the carrier's, or nobody has accepted it
    std::string carrier; // ups, usps, fedex
    std::string tracking;
    std::string check; // pass, fail, none
    std::int64_t pieces = 0;
    std::string outerCondition;
    std::int64_t weightGrams = 0;
    std::vector<SubjectId> items;
    std::vector<Photo> photos;
    UtcMs scannedAt = 0;
    UtcMs heldSince = 0;
    std::vector<ExpectedLine> lines;
    Seal seal;
    std::vector<Discrepancy> discrepancies;
    std::vector<std::string> overdue; // limits already told of
    std::optional<EventId> offer; // the one open offer of it as it is
    UtcMs acceptedAt = 0; // at the dock; whoever held it since
    std::int64_t exceptions = 0; // custody that moved without its holder
    std::vector<Clip> clips;
    std::string zone; // where it lies as one piece; empty: in somebody's hands
    std::string bin;
    UtcMs zoneSince = 0;
    bool unaccounted = false;
    std::vector<Witness> witnesses; // as of an item
    std::optional<EventId> ending; // its refusal or its closing, which can be taken back
    UtcMs missingSince = 0;
    bool operator==(const Parcel&) const = default;
};

struct Item {
    SubjectId id;
    SubjectId parcel;
    TenantId tenant;
    std::string lpn;
    std::string sku;
    std::string category;
    ItemStage stage = ItemStage::None;
    LabelState label = LabelState::None;
    std::int64_t prints = 0; // asked for, whether or not one came out
    std::optional<PersonId> custodian; // HELD by; stays the offerer's while an offer waits
    std::optional<EventId> offer; // the one open offer
    std::vector<Photo> photos;
    UtcMs heldSince = 0;
    std::string gtin;
    std::int64_t valueMinor = 0;
    std::string zoneClass; // standard, high_value, restricted; empty: as its value says
    std::vector<std::string> voidLpns; // labels that were replaced
    std::string zone; // where it lies; empty: in somebody's hands
    std::string bin;
    UtcMs zoneSince = 0;
    std::string container;
    Seal seal;
    bool unaccounted = false;
    std::vector<std::string> holds; // fraud legal recall qa discrepancy
    std::vector<Witness> witnesses; // the newest few whose word is not used up
    std::vector<std::string> waived; // photos a supervisor let be left out
    std::optional<EventId> inspection;
    std::string scale; // of the grade
    std::string grade;
    std::optional<EventId> grading;
    std::optional<Decision> decision;
    std::string finalKind; // restocked destroyed recycled …
    std::vector<Discrepancy> discrepancies;
    std::vector<std::string> overdue;
    std::int64_t exceptions = 0; // custody that moved without its holder
    std::string advice; // a model's, shown and not yet answered by a person's own grade
    std::string station; // the other station that has it, by its lane's origin; empty: it is here
    std::vector<Clip> clips;
    std::string carriedBy; // the carrier that drove away with it
    std::optional<EventId> verification; // the newest scan of its label that counts
    std::optional<EventId> ending; // what made it final
    std::optional<EventId> carrying; // its hand-over to the carrier
    std::vector<Lift> lifted;
    UtcMs missingSince = 0;
    bool operator==(const Item&) const = default;
};

Custody custodyOf(const Item& item);
// A discrepancy nobody has resolved, or a clip nobody has answered for.
template <typename Thing> bool hasOpenQuestion(const Thing& thing)
{
    return std::ranges::any_of(thing.discrepancies, &Discrepancy::open)
        || std::ranges::any_of(thing.clips, &Clip::open);
}

// Pure: the state after the event. Guards have been asked before; a fold never refuses, so that history
// replays as it was.
void apply(Parcel& parcel, const Event& event);
void apply(Item& item, const Event& event);

// Acts somebody may have to watch who is not part of a hand-off: her word stands for one of them.
bool spendsWitness(EventType type);

// Whether it says who answers for a thing from then on.
bool movesCustody(EventType type);

// The kind an end of an item's life gives it ("destroyed"); empty for every other event.
std::string_view finalKindOf(EventType type);

} // namespace custody::chain
