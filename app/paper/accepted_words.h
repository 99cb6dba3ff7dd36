// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The sentence a receiver accepted, written again from what a certificate shows.

#include <optional>
#include <span>
#include <string>

#include "app/ledger/certificate.h"

namespace custody::paper {

// Absent: it is no such entry, a fact of the sentence is hidden, or what it gives has not the digest on
// record.
std::optional<std::string> acceptedWords(
    const ledger::ShownEvent& accepted, std::span<const ledger::ShownEvent> all);

} // namespace custody::paper
