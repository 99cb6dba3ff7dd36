// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Deterministic CBOR (RFC 8949 section 4.2.1), the narrow profile of our leaves: integers, bytes, UTF-8 text,
// arrays, maps with unsigned keys below 64, true, false, null; shortest heads, definite lengths, sorted keys,
// no tags, no floats. Whatever decodes encodes to the same bytes again; everything else is refused.

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "app/base/bytes.h"

namespace custody::ledger::cbor {

class Value;
using Array = std::vector<Value>;
using Map = std::map<std::uint64_t, Value>;

class Value {
public:
    // Integers from -2^63 to 2^64-1: negative ones as int64, the others as uint64.
    using Content =
        std::variant<std::nullptr_t, bool, std::uint64_t, std::int64_t, Bytes, std::string, Array, Map>;

    Value()
        : m_content(nullptr)
    {
    }
    Value(std::nullptr_t)
        : m_content(nullptr)
    {
    }
    Value(bool value)
        : m_content(value)
    {
    }
    Value(std::uint64_t value)
        : m_content(value)
    {
    }
    Value(std::int64_t value); // a non-negative one becomes uint64
    Value(int value)
        : Value(static_cast<std::int64_t>(value))
    {
    }
    Value(Bytes value)
        : m_content(std::move(value))
    {
    }
    Value(std::string value)
        : m_content(std::move(value))
    {
    }
    Value(const char* value)
        : m_content(std::string(value))
    {
    }
    Value(Array value)
        : m_content(std::move(value))
    {
    }
    Value(Map value)
        : m_content(std::move(value))
    {
    }

    // Written out of line: GCC 12 takes the inlined copies of a variant for uses of unset memory.
    Value(const Value& other);
    Value(Value&& other) noexcept;
    Value& operator=(const Value& other);
    Value& operator=(Value&& other) noexcept;
    ~Value();

    const Content& content() const { return m_content; }
    template <typename T> const T* as() const { return std::get_if<T>(&m_content); }
    bool operator==(const Value&) const;

private:
    Content m_content;
};

Bytes encode(const Value& value);
// The whole input is one value; at most 64 levels deep.
Result<Value> decode(ByteView bytes);
// For people: {1: "x", 2: h'00ff'} (RFC 8949 section 8).
std::string diagnostic(const Value& value);

} // namespace custody::ledger::cbor
