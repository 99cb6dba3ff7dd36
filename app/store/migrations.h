// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The schema, as a list of numbered steps; the only truth about it.

#include <span>

#include "app/store/database.h"

namespace custody::store {

std::span<const Migration> migrations();

} // namespace custody::store
