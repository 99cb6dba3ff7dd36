// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The little JSON this room writes by itself, so that the verifier needs no library for it.

#include <string>
#include <string_view>

namespace custody::ledger {

std::string jsonText(std::string_view text); // a quoted string
inline std::string jsonTruth(bool value) { return value ? "true" : "false"; }

// A member of an object, from JSON that is already written: "name":value
inline std::string jsonMember(std::string_view name, const std::string& json)
{
    return jsonText(name) + ":" + json;
}

// One gives the JSON of one element.
template <typename Range, typename One> std::string jsonList(const Range& range, const One& one)
{
    std::string out = "[";
    for (const auto& element : range)
        out.append(out.size() > 1 ? "," : "").append(one(element));
    return out + "]";
}

} // namespace custody::ledger
