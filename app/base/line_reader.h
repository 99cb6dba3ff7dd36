// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Lines of a stream that may come from anybody: one that never ends does not fill the memory.

#include <cstddef>
#include <istream>
#include <optional>
#include <string>

namespace custody {

struct Line {
    std::string text; // without its line break
    bool tooLong = false; // the rest of the line was skipped; `text` is its beginning
};

// The next line, or nothing at the end of the stream.
std::optional<Line> readLine(std::istream& in, std::size_t limit);

} // namespace custody
