// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The story of one item, with photos and two people, as evidence to be put on paper.

#include <numeric>

#include "app/paper/layout.h"
#include "app/paper/story.h"
#include "tests/ledger/lane_on_paper.h"

namespace custody::test {

using ledger::LaneOnPaper;
using paper::Evidence;
using paper::Language;

inline const std::string benId = "0a000000-0000-0000-0000-0000beefbeef";
inline const std::string saraId = "0b000000-0000-0000-0000-0000cafecafe";
inline const std::string tracking = "1Z5R89390357567127", lpn = "LPN7K3M9QX2W";

inline PersonId person(const std::string& id) { return parseId<PersonId>(id).value(); }

inline LaneOnPaper itemLane()
{
    LaneOnPaper lane;
    const ledger::cbor::Value hash(Bytes(32, 9));
    lane.actor = person(benId);
    lane.add("parcel.expected", {},
        {{"tenant", "0c000000-0000-0000-0000-000000000001"}, {"carrier", "ups"}, {"tracking", tracking},
            {"rma", "RMA-20417"}});
    lane.add("parcel.carrier_scanned", 0, {{"carrier", "ups"}, {"tracking", tracking}, {"check", "pass"}});
    lane.add("parcel.accepted", 1, {{"pieces", 1}, {"outer_condition", "corner crushed"}});
    lane.add("parcel.opened", 2, {});
    lane.add("item.registered", 3, {{"lpn", lpn}, {"sku", "NW-JKT-0471-M"}});
    lane.blobs = {{ledger::Hash{5}, 1000}};
    lane.add("photo.captured", 4, {{"role", "front"}, {"sha256", hash}});
    lane.blobs.clear();
    lane.add("item.graded", 5, {{"grade", "B"}, {"scale", "A to D"}, {"reason", "light scuffs"}});
    lane.add("custody.offered", 6, {{"from", benId}, {"to", saraId}, {"purpose", "condition review"}});
    lane.actor = person(saraId);
    lane.add("custody.accepted", 7, {{"from", benId}, {"to", saraId}, {"count", 1}, {"method", "badge+pin"}});
    return lane;
}

inline std::vector<std::size_t> allOf(const LaneOnPaper& lane)
{
    std::vector<std::size_t> indexes(lane.leaves.size());
    std::iota(indexes.begin(), indexes.end(), std::size_t{0});
    return indexes;
}

inline Evidence evidenceOf(const LaneOnPaper& lane)
{
    return {.certificate = lane.certificate("item " + lpn, allOf(lane)),
        .photos = {},
        .brand = "Northwind Apparel",
        .names = {},
        .erased = false};
}

// Without the disclosures of this field, as an exporter withholds it.
inline void hide(Evidence& evidence, std::string_view field)
{
    for (auto& event : evidence.certificate.events)
        std::erase_if(event.evidence.disclosures,
            [&](const Bytes& encoded) { return ledger::decodeDisclosure(encoded)->name == field; });
}

// Every letter 0.6 times as wide as it is high, more than ours are: enough to lay out without any font.
inline double evenly(std::string_view text, const paper::Type& type)
{
    return static_cast<double>(text.size()) * type.points * 0.6 * 25.4 / 72;
}

} // namespace custody::test
