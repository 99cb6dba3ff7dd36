// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A command of the bench, one JSON object, and its answer. Whatever a line holds, reading it never throws.

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/base/result.h"
#include "app/custody/rules.h"
#include "app/store/store.h"

namespace custody::station {

using Json = nlohmann::ordered_json;

class Command {
public:
    static Result<Command> parse(std::string_view line); // at most 64 KiB

    const std::string& verb() const { return m_verb; }
    const std::string& id() const { return m_id; } // empty: the caller gave none

    bool says(const char* key) const; // anything at all, an empty list too

    // 64 characters that differ when anything in the command differs.
    std::string fingerprint() const;
    Result<std::string> text(const char* key) const; // must be there and not empty
    Result<std::optional<std::string>> maybeText(const char* key) const;
    Result<std::optional<std::int64_t>> maybeNumber(const char* key) const;
    Result<bool> truth(const char* key, bool otherwise) const;
    Result<std::optional<bool>> maybeTruth(const char* key) const;
    Result<bool> saidTruth(const char* key) const; // must be there
    Result<std::vector<std::string>> texts(const char* key) const; // an array of texts
    Result<std::vector<std::string>> maybeTexts(const char* key) const; // … or none
    Result<std::vector<Command>> parts(const char* key) const; // an array of objects, or none

private:
    Json m_json;
    std::string m_verb;
    std::string m_id;
};

struct Answer {
    std::vector<store::Recorded> events;
    Json more = Json::object(); // what the verb gives besides: item, lpn, offer, …
    std::optional<Error> error; // refusals and faults
    std::string next; // what to do now, after a refusal

    std::string text() const; // one line
};

Answer failed(const Error& error, std::string next = {});
// refused | invalid | not_found | unauthorized | device | storage
std::string_view faultName(Fault fault);

} // namespace custody::station
