// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a device says of itself, and what somebody typed, is a stranger's: before a screen, an answer or a
// sentence shows it, nothing is left that turns its neighbours around, hides in them, or fills the page.

#include <string>
#include <string_view>

namespace custody {

// One line of at most `most` letters, "…" where it was cut; of no UTF-8, its bytes written out.
std::string plainWords(std::string_view said, std::size_t most);

// Controls, separators of lines, and marks that turn the reading direction: nobody types them as a word.
bool hasControls(std::string_view said);

// Between straight quotes, and nothing in it can be taken for the end of them: quotes of every kind and
// letters that nobody sees stand there as `\"`, `\\` and `\u{201D}`; of no UTF-8, its bytes as `\xNN`.
std::string quoted(std::string_view said);

} // namespace custody
