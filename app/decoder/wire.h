// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Numbers of a fixed width in a row of bytes, the highest byte first.

#include <concepts>

#include "app/base/bytes.h"

namespace custody::decoder {

template <std::unsigned_integral Number> void put(Bytes& to, Number number)
{
    for (std::size_t i = sizeof number; i-- > 0;)
        to.push_back(static_cast<std::uint8_t>(number >> (8 * i)));
}

// Reads until something is missing; from then on everything is.
class Wire {
public:
    explicit Wire(ByteView bytes)
        : m_rest(bytes)
    {
    }

    template <std::unsigned_integral Number> Number number()
    {
        const auto taken = bytes(sizeof(Number));
        Number value = 0;
        for (const auto byte : taken)
            value = static_cast<Number>(static_cast<std::uint64_t>(value) << 8 | byte);
        return value;
    }
    ByteView bytes(std::size_t count)
    {
        if (count > m_rest.size()) {
            m_short = true;
            m_rest = {};
            return {};
        }
        const auto taken = m_rest.first(count);
        m_rest = m_rest.subspan(count);
        return taken;
    }
    bool begins(std::string_view mark) { return text(bytes(mark.size())) == mark; }
    bool endsHere() const { return !m_short && m_rest.empty(); }
    bool isShort() const { return m_short; }

private:
    ByteView m_rest;
    bool m_short = false;
};

} // namespace custody::decoder
