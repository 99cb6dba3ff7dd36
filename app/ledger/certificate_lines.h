// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A certificate with the line each part stands on, so that a finding can point at it.

#include <variant>

#include "app/ledger/certificate.h"

namespace custody::ledger {

struct PlacedCertificate {
    static constexpr std::size_t subjectLine = 2;
    static constexpr std::size_t logLine = 4;

    struct Block {
        std::size_t extra;
        std::size_t index;
        std::size_t hashes; // the first of them; the index line when there is none
    };

    Certificate certificate;
    std::vector<Block> blocks; // one an event
    std::size_t note = 0; // the checkpoint's first line; its signatures begin four lines further down
};

// The form alone; the finding is the first line that breaks it.
std::variant<PlacedCertificate, Finding> readCertificate(std::string_view text);

} // namespace custody::ledger
