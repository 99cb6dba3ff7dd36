// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where a parcel or an item stands: the fold of its events. Four things are kept apart because they change
// apart: how far the work is, who holds it, what its label is, and what it is an item of.

#include <string>
#include <vector>

#include "app/custody/event.h"

namespace custody::chain {

enum class ParcelStage { None, Expected, Arrived, Accepted, Refused, Opened };
enum class ItemStage { None, Registered, Labelled, Photographed };
enum class LabelState { None, Requested, Printed, Verified };

std::string_view name(ParcelStage stage);
std::string_view name(ItemStage stage);
std::string_view name(LabelState label);

struct Photo {
    std::string role; // outer_label, opened_parcel, front, back, tag, defect_1 …
    EventId event;
    Attachment sealed;
    std::string mime;
    UtcMs at = 0;
    bool operator==(const Photo&) const = default;
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
    bool operator==(const Item&) const = default;
};

// Pure: the state after the event. Guards have been asked before; a fold never refuses, so that history
// replays as it was.
void apply(Parcel& parcel, const Event& event);
void apply(Item& item, const Event& event);

} // namespace custody::chain
