// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What both sides of a hand-off may take home in writing: who gave and who took what, when, in what
// condition, the sentence that was accepted, and the leaves that say so.

#include <optional>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/crypto/hash.h"

namespace custody::chain {

struct ReceivedItem {
    std::string lpn;
    std::string product;
    std::string lane; // where it was taken
    std::uint64_t index = 0;
    crypto::Hash leaf{};
    std::string offeredLane; // another station's, when it came from there
    std::uint64_t offeredIndex = 0;
    crypto::Hash offeredLeaf{};
};

struct Receipt {
    std::string site;
    std::string offer; // its id
    std::string from; // a name where the roster knows one, with the short number
    std::string to;
    std::string witness; // empty: nobody had to watch
    std::string purpose;
    std::string container;
    std::string seal;
    std::optional<bool> conditionSame; // absent: the receiver did not say
    std::string conditionNote;
    std::int64_t count = 0;
    UtcMs takenAt = 0;
    std::string statement; // as it was accepted, word by word
    std::string statementSha256;
    std::vector<ReceivedItem> items;
};

} // namespace custody::chain
