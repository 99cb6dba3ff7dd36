// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/ledger/cbor.h"

#include "app/ledger/cbor_stream.h"

namespace custody::ledger::cbor {
namespace {

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (static_cast<unsigned char>(c) < 0x20) {
            constexpr std::string_view digits = "0123456789abcdef";
            out.append("\\u00").append(1, digits[static_cast<std::size_t>(c) >> 4]);
            out += digits[static_cast<std::size_t>(c) & 15];
        } else {
            out += c;
        }
    }
    return out + "\"";
}

} // namespace

Value::Value(std::int64_t value)
    : m_content(nullptr)
{
    if (value >= 0)
        m_content = static_cast<std::uint64_t>(value);
    else
        m_content = value;
}

Value::Value(const Value& other) = default;
Value::Value(Value&& other) noexcept = default;
Value& Value::operator=(const Value& other) = default;
Value& Value::operator=(Value&& other) noexcept = default;
Value::~Value() = default;

bool Value::operator==(const Value& other) const { return m_content == other.m_content; }

Bytes encode(const Value& value)
{
    Bytes out;
    Writer(out).value(value);
    return out;
}

Result<Value> decode(ByteView bytes)
{
    Reader reader(bytes);
    Value value = TRY(reader.value());
    TRY(reader.end());
    return value;
}

std::string diagnostic(const Value& value)
{
    const auto listed = [](const auto& elements, char open, char close, const auto& one) {
        std::string out(1, open);
        for (const auto& element : elements)
            out.append(out.size() > 1 ? ", " : "").append(one(element));
        return out + close;
    };
    return std::visit(Overloaded{
                          [](std::nullptr_t) { return std::string("null"); },
                          [](bool truth) { return std::string(truth ? "true" : "false"); },
                          [](std::uint64_t number) { return std::to_string(number); },
                          [](std::int64_t number) { return std::to_string(number); },
                          [](const Bytes& raw) { return "h'" + hex(raw) + "'"; },
                          [](const std::string& text) { return quoted(text); },
                          [&](const Array& array) {
                              return listed(array, '[', ']', [](const Value& v) { return diagnostic(v); });
                          },
                          [&](const Map& map) {
                              return listed(map, '{', '}', [](const Map::value_type& pair) {
                                  return std::to_string(pair.first) + ": " + diagnostic(pair.second);
                              });
                          },
                      },
        value.content());
}

} // namespace custody::ledger::cbor
