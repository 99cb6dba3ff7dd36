// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/ledger/cbor.h"

namespace custody::ledger::cbor {
namespace {

constexpr unsigned deepest = 64;
constexpr std::uint64_t mapKeys = 64;

template <class... Cases> struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases> Overloaded(Cases...) -> Overloaded<Cases...>;

void writeHead(Bytes& out, unsigned major, std::uint64_t number)
{
    const auto top = static_cast<std::uint8_t>(major << 5);
    if (number < 24) {
        out.push_back(static_cast<std::uint8_t>(top | number));
        return;
    }
    const unsigned log2 = number <= 0xFF ? 0 : number <= 0xFFFF ? 1 : number <= 0xFFFFFFFF ? 2 : 3;
    out.push_back(static_cast<std::uint8_t>(top | (24 + log2)));
    for (unsigned left = 1U << log2; left > 0; --left)
        out.push_back(static_cast<std::uint8_t>(number >> (8 * (left - 1))));
}

void write(Bytes& out, const Value& value)
{
    std::visit(Overloaded{
                   [&](std::nullptr_t) { out.push_back(0xF6); },
                   [&](bool truth) { out.push_back(truth ? 0xF5 : 0xF4); },
                   [&](std::uint64_t number) { writeHead(out, 0, number); },
                   [&](std::int64_t number) { writeHead(out, 1, static_cast<std::uint64_t>(-1 - number)); },
                   [&](const Bytes& raw) {
                       writeHead(out, 2, raw.size());
                       append(out, raw);
                   },
                   [&](const std::string& text) {
                       writeHead(out, 3, text.size());
                       append(out, view(text));
                   },
                   [&](const Array& array) {
                       writeHead(out, 4, array.size());
                       for (const auto& element : array)
                           write(out, element);
                   },
                   [&](const Map& map) {
                       writeHead(out, 5, map.size());
                       for (const auto& [key, element] : map) {
                           writeHead(out, 0, key);
                           write(out, element);
                       }
                   },
               },
        value.content());
}

class Reader {
public:
    explicit Reader(ByteView bytes)
        : m_rest(bytes)
    {
    }
    bool done() const { return m_rest.empty(); }

    Result<Value> value(unsigned depth)
    {
        if (depth > deepest)
            return fail(Fault::Invalid, "the CBOR is nested too deeply");
        const auto [major, number] = TRY(head());
        switch (major) {
        case 0: return Value(number);
        case 1:
            if (number > 0x7FFFFFFFFFFFFFFF)
                return fail(Fault::Invalid, "the CBOR has a negative number below -2^63");
            return Value(-1 - static_cast<std::int64_t>(number));
        case 2: {
            const auto raw = TRY(take(number));
            return Value(Bytes(raw.begin(), raw.end()));
        }
        case 3: {
            const auto raw = text(TRY(take(number)));
            if (!isUtf8(raw))
                return fail(Fault::Invalid, "the CBOR has a text that is not UTF-8");
            return Value(std::string(raw));
        }
        case 4: return array(number, depth);
        case 5: return map(number, depth);
        case 7:
            if (number == 22)
                return Value(nullptr);
            if (number == 20 || number == 21)
                return Value(number == 21);
            break;
        default: break;
        }
        return fail(Fault::Invalid, "the CBOR has a tag, a float or another kind this profile leaves out");
    }

private:
    struct Head {
        unsigned major;
        std::uint64_t number;
    };

    Result<ByteView> take(std::uint64_t size)
    {
        if (size > m_rest.size())
            return fail(Fault::Invalid, "the CBOR is cut short");
        const auto taken = m_rest.first(size);
        m_rest = m_rest.subspan(size);
        return taken;
    }

    Result<Head> head()
    {
        const auto first = TRY(take(1))[0];
        const unsigned major = first >> 5;
        const unsigned info = first & 31;
        if (info < 24)
            return Head{major, info};
        if (info > 27 || major == 7)
            return fail(Fault::Invalid, "the CBOR has an indefinite length, a float or a reserved head");
        std::uint64_t number = 0;
        for (const auto byte : TRY(take(1U << (info - 24))))
            number = number << 8 | byte;
        constexpr std::uint64_t least[] = {24, 0x100, 0x10000, 0x100000000};
        if (number < least[info - 24])
            return fail(Fault::Invalid, "the CBOR has a head that is longer than it need be");
        return Head{major, number};
    }

    Result<Value> array(std::uint64_t size, unsigned depth)
    {
        Array out;
        for (; size > 0; --size)
            out.push_back(TRY(value(depth + 1)));
        return Value(std::move(out));
    }

    Result<Value> map(std::uint64_t size, unsigned depth)
    {
        Map out;
        for (; size > 0; --size) {
            const auto key = TRY(head());
            if (key.major != 0 || key.number >= mapKeys)
                return fail(Fault::Invalid, "the CBOR has a map key that is no number below 64");
            if (!out.empty() && out.rbegin()->first >= key.number)
                return fail(Fault::Invalid, "the CBOR has map keys out of order or twice");
            out.emplace_hint(out.end(), key.number, TRY(value(depth + 1)));
        }
        return Value(std::move(out));
    }

    ByteView m_rest;
};

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
    write(out, value);
    return out;
}

Result<Value> decode(ByteView bytes)
{
    Reader reader(bytes);
    Value value = TRY(reader.value(0));
    if (!reader.done())
        return fail(Fault::Invalid, "the CBOR goes on after its end");
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
