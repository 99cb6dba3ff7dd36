// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Receipts of hand-offs as PDF files, for whoever prints them.

#include <filesystem>

#include "app/station/desk.h"

namespace custody::admin {

// Into this folder, which is made when it is first needed; readable by its owner alone, since it names
// people.
std::function<Result<std::string>(const chain::Receipt&, const std::string& language)> receiptsInto(
    std::filesystem::path folder);

} // namespace custody::admin
