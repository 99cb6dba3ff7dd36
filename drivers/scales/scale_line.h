// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a scale on a serial line says. Two dialects: MT-SICS of Mettler-Toledo ("S S     100.00 g") and the
// standard format of A&D, which many others send ("ST,GS,+  1.234kg").

#include <optional>
#include <string_view>

#include "app/devices/scale.h"

namespace custody::scales {

enum class Dialect { Sics, Standard };

Result<Dialect> parseDialect(std::string_view name); // sics, standard

// The line that asks for the weight as it is now.
std::string_view questionOf(Dialect dialect);

// A trouble is an error (devices::scaleTroubleOf). Nothing of a line that says no weight, such as an answer
// to a question somebody else asked.
Result<std::optional<devices::Weight>> weightIn(Dialect dialect, std::string_view line);

} // namespace custody::scales
