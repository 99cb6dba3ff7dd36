// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the bench told a worker is on record in English; paper says it as her screen did, from the same table.

#include <optional>
#include <string>
#include <string_view>

namespace custody::paper {

// In Spanish; absent: the bench has no such sentence.
std::optional<std::string> benchSaying(std::string_view english);

} // namespace custody::paper
