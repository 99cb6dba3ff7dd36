// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The fixed things of a dock: zones with their rules and who is inside, totes, numbered seals, and counts.
// Folds of events as parcels and items are; which items lie where is told by the items themselves.

#include <string>
#include <vector>

#include "app/custody/state.h"

namespace custody::chain {

struct Zone {
    std::string name;
    std::string zoneClass = "standard"; // high_value restricted quarantine
    std::int64_t capacity = 0; // items; 0: no limit
    std::int64_t dwellMinutes = 0; // 0: as the policy says
    std::string keeperRole;
    std::optional<PersonId> keeper; // answers for what lies there, and does not count it
    std::vector<std::string> roles; // who may enter; empty: everybody
    std::vector<std::string> cameras;
    std::int64_t videoDays = 30;
    std::vector<PersonId> inside; // by the door's word
    bool operator==(const Zone&) const = default;
};

struct Container {
    std::string name;
    Seal seal;
    bool operator==(const Container&) const = default;
};

// Unused seals are stock: each number is used once or destroyed, and a number skipped is a question.
struct SealRange {
    std::string first;
    std::string last;
    std::string sealClass;
    bool operator==(const SealRange&) const = default;
};
struct SealUse {
    std::string number;
    std::string use; // applied destroyed
    bool operator==(const SealUse&) const = default;
};

// A brand's lane at another station: what is signed there counts here.
struct Neighbour {
    std::string lane; // its origin
    std::string key; // its verifier key
    TenantId tenant; // whose lane it is, by this station's id
    bool operator==(const Neighbour&) const = default;
};

// A blind count: the expected list stays hidden until it is closed.
struct Audit {
    EventId id;
    std::string zone;
    PersonId auditor;
    std::vector<std::string> read; // labels, in the order they were read
    bool open = true;
    UtcMs begunAt = 0;
    bool operator==(const Audit&) const = default;
};

void apply(Zone& zone, const Event& event);
void apply(Container& container, const Event& event);
void apply(Audit& audit, const Event& event);

// What a count found against the record.
struct Count {
    std::vector<std::string> found, missing, misplaced, unexpected;
};
// `here`: LPNs on record in the zone. `elsewhere`: LPNs known, and on record somewhere else.
Count compare(const std::vector<std::string>& read, const std::vector<std::string>& here,
    const std::vector<std::string>& elsewhere);

// How many numbers the range holds; Invalid unless both ends differ in their last digits alone, at most
// 100,000 of them.
Result<std::int64_t> sizeOf(const SealRange& range);
bool contains(const SealRange& range, std::string_view number);
// Numbers of the range below the highest one used that nobody used or destroyed; at most 100.
std::vector<std::string> gapsIn(const SealRange& range, const std::vector<SealUse>& uses);

std::vector<std::string> words(std::string_view joinedByCommas);

} // namespace custody::chain
