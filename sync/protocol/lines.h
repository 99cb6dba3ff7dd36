// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Takes a text apart line by line; every line must end with a line break.

#include <optional>
#include <string_view>

namespace custody::protocol {

class Lines {
public:
    explicit Lines(std::string_view text)
        : m_rest(text)
    {
    }

    // Without its line break. Absent at the end, and for a last line that was cut short.
    std::optional<std::string_view> next()
    {
        const auto end = m_rest.find('\n');
        if (end == std::string_view::npos)
            return std::nullopt;
        const auto line = m_rest.substr(0, end);
        m_rest.remove_prefix(end + 1);
        return line;
    }

    std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
};

} // namespace custody::protocol
