// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a brand asks for: which photos, which witnesses, whose approval, how long things may take. A TOML text
// (resources/policies/standard.toml says every key); its digest is in the setup that every leaf names.

#include <map>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/custody/state.h"

namespace custody::chain {

struct Policy {
    std::string name;
    std::int64_t version = 1;
    std::int64_t highValueMinor = 0; // 0: by class alone
    std::map<std::string, std::vector<std::string>> shots; // by category; "default"
    std::vector<std::string> parcelShots;
    bool parcelSeal = false;
    bool parcelScale = false;
    bool proofEmpty = false;
    std::vector<std::string> witnessFor; // custody seal zone decision
    std::vector<std::string> witnessRoles;
    std::int64_t witnessMinutes = 10;
    std::vector<std::string> approvalFor; // high_value destroy donate override
    std::vector<std::string> approvalRoles;
    std::string scale;
    std::string scaleVersion;
    std::vector<std::string> grades; // best first
    std::string routeRule;
    std::map<std::string, std::string> routes; // grade → route
    std::int64_t offerMinutes = 60;
    std::int64_t holdMinutes = 480;
    std::int64_t unopenedMinutes = 1440;
    std::int64_t dwellMinutes = 4320;
    std::int64_t discrepancyMinutes = 2880;
    std::int64_t unsyncedMinutes = 1200;
};

// The text of the policy every brand begins with.
std::string_view standardPolicyText();
const Policy& standardPolicy();
// What `text` leaves out is as in the standard. Invalid names the key and the line.
Result<Policy> parsePolicy(std::string_view text);
// One that is about to come in force: it must say its own name and version.
Result<Policy> parseNewPolicy(std::string_view text);

// That `next` may take the place of `before`: under one name a newer version each time, and one text for
// each.
Result<> maySucceed(std::string_view before, std::string_view next);

const std::vector<std::string>& shotsFor(const Policy& policy, const Item& item);
bool isHighValue(const Policy& policy, const Item& item); // or restricted
bool needsWitness(const Policy& policy, const Item& item, std::string_view act);
bool names(const std::vector<std::string>& list, std::string_view word);

} // namespace custody::chain
