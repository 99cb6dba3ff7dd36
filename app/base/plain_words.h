// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a device says of itself is a stranger's: before a screen or an answer shows it, nothing is left that
// turns its neighbours around, hides in them, or fills the page.

#include <string>
#include <string_view>

namespace custody {

// One line of at most `most` letters, "…" where it was cut; of no UTF-8, its bytes written out.
std::string plainWords(std::string_view said, std::size_t most);

} // namespace custody
