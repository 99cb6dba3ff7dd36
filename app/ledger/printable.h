// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Foreign text on its way to a person's terminal or page.

#include <string>

#include "app/ledger/cbor.h"

namespace custody::ledger {

// Control characters, and those that turn the reading direction, become \xNN; other UTF-8 stays readable.
std::string printable(std::string_view text);
// Text as it is, bytes as hex, the rest in CBOR diagnostic notation.
std::string printableValue(const cbor::Value& value);

} // namespace custody::ledger
