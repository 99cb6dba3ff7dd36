// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/line_reader.h"

namespace custody {

std::optional<Line> readLine(std::istream& in, std::size_t limit)
{
    Line line;
    auto& buffer = *in.rdbuf();
    using Traits = std::istream::traits_type;
    for (auto c = buffer.sbumpc(); c != '\n'; c = buffer.sbumpc()) {
        if (Traits::eq_int_type(c, Traits::eof())) {
            in.setstate(std::ios::eofbit);
            return line.text.empty() ? std::nullopt : std::optional(line);
        }
        if (line.text.size() < limit)
            line.text += Traits::to_char_type(c);
        else
            line.tooLong = true;
    }
    if (!line.tooLong && line.text.ends_with('\r'))
        line.text.pop_back();
    return line;
}

} // namespace custody
