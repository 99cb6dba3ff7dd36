// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Cuts a stream of bytes into lines, however it was split on the wire: between STX and ETX, else up to CR or
// LF.

#include <optional>
#include <string>
#include <vector>

#include "app/base/bytes.h"

namespace custody::cdc {

class LineFramer {
public:
    explicit LineFramer(std::size_t longest)
        : m_longest(longest)
    {
    }

    // Each line that ended in these bytes, without its frame. Empty ones are none; of one that grows too long
    // nothing is left.
    std::vector<std::string> feed(ByteView bytes);
    // What came without an end.
    std::string takeRest();
    bool empty() const { return m_line.empty() && !m_framed && !m_spoilt; }

    // Bytes were lost, or came before we listened: what comes up to the next end is the tail of a line, and
    // nothing is left of it.
    void spoil();
    bool spoilt() const { return m_spoilt; }

private:
    std::size_t m_longest;
    std::string m_line;
    bool m_framed = false; // STX came
    bool m_tooLong = false;
    bool m_spoilt = false;
};

} // namespace custody::cdc
