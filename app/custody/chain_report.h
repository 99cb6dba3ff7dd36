// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The chain of one item as an outsider asks for it: who answered for it from when to when, each with its
// proof; where nobody did, said as a hole with both its neighbours; and what is wrong with the chain.

#include <string>
#include <vector>

#include "app/custody/event.h"

namespace custody::chain {

// One event of the item or of the parcel it came from, in the order of the ledger.
struct Link {
    Event event;
    bool erased = false; // its facts are gone; that it happened, and when, is not
    std::string lane; // where its proof lies
    std::uint64_t index = 0;
};

// Keepings and holes make one row, in the order of the ledger: each begins where the one before it ends, and
// at most the last is open. The clock may have stepped back on the way, so only `place` says who came when.
struct Keeping {
    std::string keeper; // a person's pseudonym, "zone HV-1", "carrier ups", or "station " and its lane
    UtcMs from = 0;
    std::optional<UtcMs> until; // absent: now
    EventId proof; // the event that began it
    std::string how; // accepted, registered, forced, zone, scanned
    std::size_t place = 0; // in the row, from 1
};

struct Hole {
    UtcMs from = 0;
    std::optional<UtcMs> until;
    std::string before, after; // the keepers on both sides; "-" where there is none yet
    std::string why;
    EventId proof;
    std::size_t place = 0; // in the row, from 1
};

// As laboratories tell them apart: a `reject` flaw breaks the chain, a `comment` is a late or incomplete
// note.
struct Flaw {
    bool rejects = false;
    std::string what;
    EventId proof;
};

struct ChainReport {
    std::vector<Keeping> keepings;
    std::vector<Hole> holes;
    std::vector<Flaw> flaws;
    std::string end; // restocked, destroyed …; empty: it is still here
};

ChainReport reportOf(const std::vector<Link>& links);

} // namespace custody::chain
