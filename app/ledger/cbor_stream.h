// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The same CBOR as in cbor.h, piece by piece: what is written or read a million times over needs no tree of
// values in between. The strictness is the same, because cbor::decode reads through here.

#include <optional>

#include "app/ledger/cbor.h"

namespace custody::ledger::cbor {

constexpr std::uint64_t mapKeys = 64; // a key is below this

// One function out of several lambdas, for std::visit.
template <class... Cases> struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases> Overloaded(Cases...) -> Overloaded<Cases...>;

// Appends to bytes that somebody else holds. Sizes are the caller's promise: so many values follow.
class Writer {
public:
    explicit Writer(Bytes& out)
        : m_out(out)
    {
    }
    Writer& array(std::uint64_t size);
    Writer& map(std::uint64_t size); // each key is a number
    Writer& number(std::uint64_t number);
    Writer& bytes(ByteView bytes);
    Writer& text(std::string_view text);
    Writer& value(const Value& value);

private:
    Bytes& m_out;
};

// Views point into the bytes that are read. What does not stand there is a fault, and the reader is of no use
// after one.
class Reader {
public:
    explicit Reader(ByteView bytes)
        : m_rest(bytes)
    {
    }
    bool done() const { return m_rest.empty(); }
    Result<> end() const; // nothing may follow

    Result<std::uint64_t> number();
    Result<ByteView> bytes();
    Result<std::string_view> text();
    Result<std::uint64_t> array(); // how many values follow
    Result<std::uint64_t> map(); // how many keys with their values follow
    Result<std::uint64_t> key(std::optional<std::uint64_t> before); // the key of the pair before this one
    Result<Value> value(unsigned depth = 0);
    Result<ByteView> skip(unsigned depth = 0); // one value, as strictly as if it were read

private:
    struct Head {
        unsigned major;
        std::uint64_t number;
    };
    // Each says whether it worked; why not stands in m_wrong. A Result for every byte costs more than the
    // byte.
    bool head(Head& out);
    bool take(std::uint64_t size, ByteView& out);
    bool takeText(std::uint64_t size, std::string_view& out);
    bool takeKey(std::optional<std::uint64_t> before, std::uint64_t& out);
    bool expect(unsigned major, std::uint64_t& out);
    bool pass(unsigned depth);
    bool wrong(const char* what);
    tl::unexpected<Error> refusal() const;
    ByteView m_rest;
    const char* m_wrong = "";
};

} // namespace custody::ledger::cbor
