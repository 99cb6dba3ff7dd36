// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a fallible act gives back: the value, or a fault that somebody can react to.

#include <string>
#include <type_traits>
#include <utility>

#include <tl/expected.hpp>

namespace custody {

// A kind exists only where somebody reacts differently to it.
enum class Fault {
    NotFound, // asked for something that is not there
    Invalid, // the input breaks a stated rule
    Refused, // a custody rule says no; `rule` names it
    Unauthorized, // this person or station may not do this
    Tampered, // a hash or signature does not match; never retried
    Device, // hardware refused, or stayed silent
    Storage, // SQLite or the disk failed
    Network, // the other side is out of reach; retry later
    Busy, // somebody else holds it; try again later
};

struct Error {
    Fault fault;
    std::string what; // one sentence: what happened and what to do next
    std::string rule = {}; // the guard that refused, such as "G1"
};

// A class, not an alias: only a class warns when its result is dropped.
template <typename T = void> class [[nodiscard]] Result : public tl::expected<T, Error> {
    using tl::expected<T, Error>::expected;
};

inline tl::unexpected<Error> fail(Fault fault, std::string what, std::string rule = {})
{
    return tl::unexpected<Error>(Error{fault, std::move(what), std::move(rule)});
}

// Puts what was being done before an error's own words, on its way up.
inline tl::unexpected<Error> fail(const std::string& doing, Error cause)
{
    cause.what = doing + ": " + cause.what;
    return tl::unexpected<Error>(std::move(cause));
}

template <typename T> T take(Result<T>&& result)
{
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace custody

// auto parcel = TRY(store.find(id));   The value, or leave with the error.
#define TRY(...)                                                                                             \
    __extension__({                                                                                          \
        auto&& tried_ = (__VA_ARGS__);                                                                       \
        static_assert(                                                                                       \
            !std::is_lvalue_reference_v<decltype(tried_)>, "TRY takes a fresh result, not a stored one");    \
        if (!tried_)                                                                                         \
            return tl::unexpected(std::move(tried_).error());                                                \
        ::custody::take(std::move(tried_));                                                                  \
    })
