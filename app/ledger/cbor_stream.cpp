// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/ledger/cbor_stream.h"

namespace custody::ledger::cbor {
namespace {

constexpr unsigned deepest = 64;
enum Major : unsigned { Unsigned, Negative, ByteString, Text, ArrayHead, MapHead, Simple = 7 };
enum SimpleValue : std::uint64_t { False = 20, True = 21, Null = 22 };

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

constexpr const char* otherKind = "the CBOR has a tag, a float or another kind this profile leaves out";
constexpr const char* tooDeep = "the CBOR is nested too deeply";
constexpr const char* tooLow = "the CBOR has a negative number below -2^63";
constexpr std::uint64_t lowest = 0x7FFFFFFFFFFFFFFF; // -1 less this is -2^63

} // namespace

Writer& Writer::array(std::uint64_t size)
{
    writeHead(m_out, ArrayHead, size);
    return *this;
}

Writer& Writer::map(std::uint64_t size)
{
    writeHead(m_out, MapHead, size);
    return *this;
}

Writer& Writer::number(std::uint64_t number)
{
    writeHead(m_out, Unsigned, number);
    return *this;
}

Writer& Writer::bytes(ByteView bytes)
{
    writeHead(m_out, ByteString, bytes.size());
    append(m_out, bytes);
    return *this;
}

Writer& Writer::text(std::string_view text)
{
    writeHead(m_out, Text, text.size());
    append(m_out, view(text));
    return *this;
}

Writer& Writer::value(const Value& value)
{
    std::visit(Overloaded{
                   [&](std::nullptr_t) { writeHead(m_out, Simple, Null); },
                   [&](bool truth) { writeHead(m_out, Simple, truth ? True : False); },
                   [&](std::uint64_t positive) { number(positive); },
                   [&](std::int64_t negative) {
                       writeHead(m_out, Negative, static_cast<std::uint64_t>(-1 - negative));
                   },
                   [&](const Bytes& raw) { bytes(raw); },
                   [&](const std::string& words) { text(words); },
                   [&](const Array& elements) {
                       array(elements.size());
                       for (const auto& element : elements)
                           this->value(element);
                   },
                   [&](const Map& pairs) {
                       map(pairs.size());
                       for (const auto& [key, element] : pairs)
                           number(key).value(element);
                   },
               },
        value.content());
    return *this;
}

bool Reader::wrong(const char* what)
{
    m_wrong = what;
    return false;
}

tl::unexpected<Error> Reader::refusal() const { return fail(Fault::Invalid, m_wrong); }

bool Reader::take(std::uint64_t size, ByteView& out)
{
    if (size > m_rest.size())
        return wrong("the CBOR is cut short");
    out = m_rest.first(size);
    m_rest = m_rest.subspan(size);
    return true;
}

bool Reader::head(Head& out)
{
    ByteView raw;
    if (!take(1, raw))
        return false;
    out.major = raw[0] >> 5;
    out.number = raw[0] & 31;
    if (out.number < 24)
        return true;
    if (out.number > 27 || out.major == Simple)
        return wrong("the CBOR has an indefinite length, a float or a reserved head");
    const auto width = out.number - 24;
    if (!take(std::uint64_t{1} << width, raw))
        return false;
    out.number = 0;
    for (const auto byte : raw)
        out.number = out.number << 8 | byte;
    constexpr std::uint64_t least[] = {24, 0x100, 0x10000, 0x100000000};
    return out.number >= least[width] || wrong("the CBOR has a head that is longer than it need be");
}

bool Reader::expect(unsigned major, std::uint64_t& out)
{
    Head found{};
    if (!head(found))
        return false;
    out = found.number;
    return found.major == major || wrong("the CBOR has another kind of value than belongs there");
}

bool Reader::takeText(std::uint64_t size, std::string_view& out)
{
    ByteView raw;
    if (!take(size, raw))
        return false;
    out = custody::text(raw);
    return isUtf8(out) || wrong("the CBOR has a text that is not UTF-8");
}

bool Reader::takeKey(std::optional<std::uint64_t> before, std::uint64_t& out)
{
    Head key{};
    if (!head(key))
        return false;
    if (key.major != Unsigned || key.number >= mapKeys)
        return wrong("the CBOR has a map key that is no number below 64");
    out = key.number;
    return !before || *before < out || wrong("the CBOR has map keys out of order or twice");
}

Result<> Reader::end() const
{
    return done() ? Result<>() : Result<>(fail(Fault::Invalid, "the CBOR goes on after its end"));
}

Result<std::uint64_t> Reader::number()
{
    std::uint64_t number = 0;
    return expect(Unsigned, number) ? Result<std::uint64_t>(number) : refusal();
}

Result<ByteView> Reader::bytes()
{
    std::uint64_t size = 0;
    ByteView raw;
    return expect(ByteString, size) && take(size, raw) ? Result<ByteView>(raw) : refusal();
}

Result<std::string_view> Reader::text()
{
    std::uint64_t size = 0;
    std::string_view words;
    return expect(Text, size) && takeText(size, words) ? Result<std::string_view>(words) : refusal();
}

Result<std::uint64_t> Reader::array()
{
    std::uint64_t size = 0;
    return expect(ArrayHead, size) ? Result<std::uint64_t>(size) : refusal();
}

Result<std::uint64_t> Reader::map()
{
    std::uint64_t size = 0;
    return expect(MapHead, size) ? Result<std::uint64_t>(size) : refusal();
}

Result<std::uint64_t> Reader::key(std::optional<std::uint64_t> before)
{
    std::uint64_t key = 0;
    return takeKey(before, key) ? Result<std::uint64_t>(key) : refusal();
}

Result<ByteView> Reader::skip(unsigned depth)
{
    const auto before = m_rest;
    if (!pass(depth))
        return refusal();
    return before.first(before.size() - m_rest.size());
}

bool Reader::pass(unsigned depth)
{
    Head found{};
    ByteView raw;
    std::string_view words;
    if (depth > deepest)
        return wrong(tooDeep);
    if (!head(found))
        return false;
    switch (found.major) {
    case Unsigned: return true;
    case Negative: return found.number <= lowest || wrong(tooLow);
    case ByteString: return take(found.number, raw);
    case Text: return takeText(found.number, words);
    case ArrayHead:
        for (auto left = found.number; left > 0; --left)
            if (!pass(depth + 1))
                return false;
        return true;
    case MapHead: {
        std::optional<std::uint64_t> last;
        for (auto left = found.number; left > 0; --left) {
            std::uint64_t key = 0;
            if (!takeKey(last, key) || !pass(depth + 1))
                return false;
            last = key;
        }
        return true;
    }
    case Simple: return (found.number >= False && found.number <= Null) || wrong(otherKind);
    default: return wrong(otherKind);
    }
}

Result<Value> Reader::value(unsigned depth)
{
    Head found{};
    ByteView raw;
    std::string_view words;
    if (depth > deepest)
        return fail(Fault::Invalid, tooDeep);
    if (!head(found))
        return refusal();
    switch (found.major) {
    case Unsigned: return Value(found.number);
    case Negative:
        if (found.number > lowest)
            return fail(Fault::Invalid, tooLow);
        return Value(-1 - static_cast<std::int64_t>(found.number));
    case ByteString:
        return take(found.number, raw) ? Result<Value>(Bytes(raw.begin(), raw.end())) : refusal();
    case Text: return takeText(found.number, words) ? Result<Value>(std::string(words)) : refusal();
    case ArrayHead: {
        Array out;
        for (auto left = found.number; left > 0; --left)
            out.push_back(TRY(value(depth + 1)));
        return Value(std::move(out));
    }
    case MapHead: {
        Map out;
        for (auto left = found.number; left > 0; --left) {
            const auto next = TRY(key(out.empty() ? std::nullopt : std::optional(out.rbegin()->first)));
            out.emplace_hint(out.end(), next, TRY(value(depth + 1)));
        }
        return Value(std::move(out));
    }
    case Simple:
        if (found.number == Null)
            return Value(nullptr);
        if (found.number == False || found.number == True)
            return Value(found.number == True);
        return fail(Fault::Invalid, otherKind);
    default: return fail(Fault::Invalid, otherKind);
    }
}

} // namespace custody::ledger::cbor
