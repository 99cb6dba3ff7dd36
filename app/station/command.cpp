// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/command.h"

#include <algorithm>
#include <array>

#include "app/base/plain_words.h"
#include "app/crypto/hash.h"
#include "app/station/sayings.h"

namespace custody::station {
namespace {

constexpr std::size_t longestLine = 64 * 1024;

} // namespace

Result<Command> Command::parse(std::string_view line)
{
    if (line.size() > longestLine)
        return fail(Fault::Invalid, say::lineTooLong);
    Command command;
    command.m_json = Json::parse(line, nullptr, false);
    if (command.m_json.is_discarded() || !command.m_json.is_object())
        return fail(Fault::Invalid, say::notJson);
    command.m_verb = TRY(command.text("do"));
    command.m_id = TRY(command.maybeText("id")).value_or("");
    return command;
}

namespace {

constexpr std::size_t longestText = 4096;

// Words that people read on a screen, on paper and in the sentence they accept. What a scanner read is kept
// as it is; what is only compared or names a file is read by nobody.
Result<> isPlain(std::string_view key, const std::string& text)
{
    constexpr std::array<std::string_view, 11> asItIs{"raw", "scanned", "items", "badge", "pin",
        "witness_badge", "witness_pin", "image", "path", "evidence", "id"};
    constexpr std::array<std::string_view, 2> ofLines{"note", "condition_note"};
    if (text.size() > longestText && key != "raw")
        return fail(Fault::Invalid, say::textTooLong);
    if (std::ranges::find(asItIs, key) != asItIs.end())
        return {};
    auto line = text;
    if (std::ranges::find(ofLines, key) != ofLines.end())
        std::ranges::replace(line, '\n', ' ');
    return hasControls(line) ? fail(Fault::Invalid, say::filled(say::noPlainText, key)) : Result<>{};
}

} // namespace

std::string Command::fingerprint() const
{
    auto told = m_json;
    told.erase("pin"); // not even its hash is kept
    return hex(crypto::sha256(view(told.dump(-1, ' ', false, Json::error_handler_t::replace))));
}

bool Command::says(const char* key) const
{
    const auto found = m_json.find(key);
    return found != m_json.end() && !found->is_null();
}

Result<std::optional<std::string>> Command::maybeText(const char* key) const
{
    const auto found = m_json.find(key);
    if (found == m_json.end() || found->is_null())
        return std::optional<std::string>();
    if (!found->is_string())
        return fail(Fault::Invalid, say::filled(say::mustBeText, key));
    auto text = found->get<std::string>();
    TRY(isPlain(key, text));
    return std::optional(std::move(text));
}

Result<std::string> Command::text(const char* key) const
{
    auto found = TRY(maybeText(key));
    if (!found || found->empty())
        return fail(Fault::Invalid, say::filled(say::isMissing, key));
    return *found;
}

Result<std::optional<std::int64_t>> Command::maybeNumber(const char* key) const
{
    const auto found = m_json.find(key);
    if (found == m_json.end() || found->is_null())
        return std::optional<std::int64_t>();
    const bool fits = found->is_number_integer()
        && (!found->is_number_unsigned() || found->get<std::uint64_t>() <= std::uint64_t{INT64_MAX});
    if (!fits)
        return fail(Fault::Invalid, say::filled(say::mustBeNumber, key));
    return std::optional(found->get<std::int64_t>());
}

Result<std::vector<std::string>> Command::texts(const char* key) const
{
    const auto found = m_json.find(key);
    if (found == m_json.end() || !found->is_array())
        return fail(Fault::Invalid, say::filled(say::mustBeTexts, key));
    std::vector<std::string> out;
    for (const auto& one : *found) {
        if (!one.is_string())
            return fail(Fault::Invalid, say::filled(say::mustBeTexts, key));
        out.push_back(one.get<std::string>());
        TRY(isPlain(key, out.back()));
    }
    return out;
}

Result<bool> Command::saidTruth(const char* key) const
{
    if (!m_json.contains(key))
        return fail(Fault::Invalid, say::filled(say::isMissingTruth, key));
    return truth(key, false);
}

Result<bool> Command::truth(const char* key, bool otherwise) const
{
    return TRY(maybeTruth(key)).value_or(otherwise);
}

Result<std::optional<bool>> Command::maybeTruth(const char* key) const
{
    const auto found = m_json.find(key);
    if (found == m_json.end() || found->is_null())
        return std::optional<bool>();
    if (!found->is_boolean())
        return fail(Fault::Invalid, say::filled(say::mustBeTruth, key));
    return std::optional(found->get<bool>());
}

Result<std::vector<std::string>> Command::maybeTexts(const char* key) const
{
    const auto found = m_json.find(key);
    return found == m_json.end() || found->is_null() ? std::vector<std::string>() : texts(key);
}

Result<std::vector<Command>> Command::parts(const char* key) const
{
    std::vector<Command> out;
    const auto found = m_json.find(key);
    if (found == m_json.end() || found->is_null())
        return out;
    const auto malformed = [&] { return fail(Fault::Invalid, say::filled(say::mustBeObjects, key)); };
    if (!found->is_array())
        return malformed();
    for (const auto& one : *found) {
        if (!one.is_object())
            return malformed();
        out.emplace_back().m_json = one;
    }
    return out;
}

std::string_view faultName(Fault fault)
{
    switch (fault) {
    case Fault::Refused: return "refused";
    case Fault::Invalid: return "invalid";
    case Fault::NotFound: return "not_found";
    case Fault::Unauthorized: return "unauthorized";
    case Fault::Device: return "device";
    case Fault::Tampered:
    case Fault::Storage:
    case Fault::Network:
    case Fault::Busy: return "storage";
    }
    return "storage";
}

std::string Answer::text() const
{
    Json out{{"ok", !error.has_value()}};
    Json places = Json::array();
    for (const auto& event : events)
        places.push_back({{"type", chain::name(event.type)}, {"id", toText(event.id)}, {"lane", event.lane},
            {"index", event.index}});
    out["events"] = std::move(places);
    if (error) {
        out["fault"] = faultName(error->fault);
        if (!error->rule.empty())
            out["rule"] = error->rule;
        out["say"] = error->what;
        if (!next.empty())
            out["next"] = next;
    }
    out.update(more);
    // A text that is not UTF-8 can only be an echo of the caller's own bytes; it must not stop the answer.
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Answer failed(const Error& error, std::string next)
{
    Answer answer;
    answer.error = error;
    answer.next = std::move(next);
    return answer;
}

} // namespace custody::station
