// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a certificate tells, in words for people who were never at the dock: the values the sheets are laid
// out from. It says nothing that the certificate does not show.

#include <map>
#include <vector>

#include "app/ledger/certificate.h"
#include "app/paper/photo_choice.h"
#include "app/paper/phrases.h"

namespace custody::paper {

struct Photo {
    std::uint64_t index = 0; // the entry it belongs to
    Bytes picture; // JPEG or PNG, already scaled
};

// What a dock hands out. A photo or the brand comes to paper only where the certificate shows the field that
// proves it: the photo's `sha256`, the parcel's `tenant`.
struct Evidence {
    ledger::Certificate certificate;
    std::vector<Photo> photos;
    std::string brand; // empty: unknown
    std::map<std::string, std::string> names; // by pseudonym; who is not in it stays a number
    bool erased = false; // the key of these fields is gone
    PhotoRoles photoRoles = {}; // the exporter's choice
};

struct Detail {
    std::string label, value;
};

constexpr std::size_t nobody = static_cast<std::size_t>(-1);

struct Step { // one entry
    std::uint64_t index = 0;
    UtcMs at = 0;
    std::string title, sentence;
    std::vector<Detail> details;
    std::vector<std::string> missing; // "2 details not shown"
    bool attention = false; // refused, declined, failed
    std::size_t holder = nobody; // who held it after this: an index into Story::holders
};

struct Holding {
    std::size_t holder = nobody;
    UtcMs since = 0;
    std::optional<UtcMs> until; // absent: to the last entry
};

struct Shot {
    std::size_t photo = 0; // an index into Evidence::photos
    std::uint64_t index = 0;
    std::string title, caption;
};

struct Countersigned {
    std::string who;
    std::uint64_t seconds = 0;
};

struct Story {
    Language language = Language::English;
    std::string kind, name; // "Item", "LPN…"
    std::vector<Detail> facts; // brand, product, carrier …
    std::size_t entries = 0;
    std::vector<std::string> doubts; // what is left out or only stated
    std::vector<Countersigned> countersigned;
    std::vector<std::string> holders; // each one once
    std::vector<Holding> holdings;
    std::vector<Shot> shots;
    std::vector<Step> steps;
    bool names = false; // some person is named
    UtcMs exportedAt = 0;
    std::string origin;
    std::uint64_t treeSize = 0;
    std::string note; // the signed checkpoint, byte for byte
    std::string fingerprint;
    std::string attachment; // the name of the certificate beside the sheets
};

// Tampered when the certificate does not verify against the key it states: no sheet is made of it.
Result<Story> tell(const Evidence& evidence, Language language);

} // namespace custody::paper
