// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A head of ours that somebody outside holds: printed, exported, in a certificate. A store cannot see by
// itself that it was put back from an older copy; held against such a head it can.

#include <string_view>

#include "app/store/store.h"

namespace custody::store {

// `text` is a signed checkpoint or a certificate. Tampered when this store is behind it or has another
// history.
Result<> compareWithOutside(Store& store, std::string_view text);

} // namespace custody::store
