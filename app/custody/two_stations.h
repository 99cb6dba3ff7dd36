// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Lanes of several stations read side by side: hand-offs of which only one half is on record, and what two
// stations say of one thing. Nobody is right because he was read last: both are true, and a person looks.

#include <span>
#include <string>
#include <vector>

#include "app/custody/hand_off.h"
#include "app/custody/state.h"

namespace custody::chain {

// One leaf as whoever reads several lanes together sees it.
struct LaneLeaf {
    std::string lane;
    std::uint64_t index = 0;
    crypto::Hash leaf{};
    std::optional<crypto::Hash> previous; // the leaf before it in the chain of its parcel or item
    Event event; // its facts as far as they are shown
    std::size_t hidden = 0; // how many are not
};

// An item begins in a lane by such an event: its facts say themselves which item it is.
bool beginsItem(EventType type);

enum class Half {
    NotTaken, // offered, and nobody answered
    NotReleased, // taken at another station; the offering one has not recorded that
    NothingOffered, // taken, or let go, by a leaf that the other lane does not have
    AnsweredTwice, // one offer, two answers
    LaneNotRead, // the other half lies in a lane that was not among those read
};
std::string_view name(Half half); // not_taken not_released nothing_offered answered_twice lane_not_read

struct UnmatchedHalf {
    Half half = Half::NotTaken;
    std::string lane;
    std::uint64_t index = 0;
    UtcMs at = 0;
    std::string other; // the lane of the other half; empty when there is none
};

// In the order of the leaves. What answers an offer is found by the chain of its item and by references, so
// that lanes whose facts are withheld can be matched too.
std::vector<UnmatchedHalf> unmatchedHalves(std::span<const LaneLeaf> leaves);

// What a lane says happened to an offer at its own station.
enum class Fate { Waiting, Taken, Ended, Lapsed, Released };
Fate fateOf(std::span<const LaneLeaf> leaves, const LaneLeaf& offered);

// Whether the item waits by this offer, or would if it had not lapsed here after another station took it in
// time.
bool stillRests(const Item& item, const Offer& offer, UtcMs takenAt);

// Scans by which parcels came to stay: not those of parcels refused at the door, or given to another
// brand since. One that came as nobody's came by what continued it.
std::vector<const LaneLeaf*> arrivalsIn(std::span<const LaneLeaf> leaves);
// Whether both say that this parcel came to their own dock. A carrier's number comes back after months.
bool isSameArrival(const Parcel& here, const Event& scanThere);

} // namespace custody::chain
