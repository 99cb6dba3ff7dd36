// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/dock.h"

#include <algorithm>
#include <sstream>

#include <toml++/toml.h>

#include "app/base/file.h"

namespace custody::station {
namespace {

constexpr std::size_t largestSettings = 65536;
constexpr std::int64_t longestWindowMs = 60'000;

auto wrong(std::string_view setting)
{
    return fail(Fault::Invalid, "station.toml: " + std::string(setting) + " is not what it should be");
}

Result<std::string> textOf(const toml::table& section, const char* name)
{
    const auto* const node = section.get(name);
    if (node == nullptr)
        return std::string();
    if (!node->is_string())
        return wrong(name);
    return node->as_string()->get();
}

Result<std::vector<std::string>> textsOf(const toml::table& section, const char* name)
{
    std::vector<std::string> texts;
    const auto* const node = section.get(name);
    if (node == nullptr)
        return texts;
    if (!node->is_array())
        return wrong(name);
    for (const auto& one : *node->as_array()) {
        if (!one.is_string())
            return wrong(name);
        texts.push_back(one.as_string()->get());
    }
    return texts;
}

toml::table sectionOf(const toml::table& settings, const char* name)
{
    const auto* const section = settings[name].as_table();
    return section == nullptr ? toml::table() : *section;
}

} // namespace

Result<Dock> readDock(const std::filesystem::path& storeFolder)
{
    const auto content = TRY(readFile(storeFolder / "station.toml", largestSettings));
    const auto parsed = toml::parse(text(content));
    if (!parsed)
        return wrong(parsed.error().description());
    const auto dock = sectionOf(parsed.table(), "dock");
    const auto scanner = sectionOf(parsed.table(), "scanner");
    Dock read;
    read.postalCodes = TRY(textsOf(dock, "postal_codes"));
    read.codes.carriers = TRY(textsOf(dock, "carriers"));
    read.codes.scanner.prefix = TRY(textOf(scanner, "prefix"));
    read.codes.scanner.suffix = TRY(textOf(scanner, "suffix"));
    read.codes.scanner.codeIds = TRY(textOf(scanner, "code_ids"));
    const auto& family = read.codes.scanner.codeIds;
    if (!family.empty() && family != "honeywell" && family != "zebra")
        return wrong("code_ids");
    if (const auto* const window = scanner.get("repeat_window_ms")) {
        if (!window->is_integer())
            return wrong("repeat_window_ms");
        read.repeatWindowMs = window->as_integer()->get();
        if (read.repeatWindowMs < 0 || read.repeatWindowMs > longestWindowMs)
            return wrong("repeat_window_ms");
    }
    const auto formats = TRY(textsOf(sectionOf(parsed.table(), "badges"), "formats"));
    if (!formats.empty())
        read.badges = TRY(BadgeFormats::parse(formats));
    return read;
}

Result<> writePostalCodes(
    const std::filesystem::path& storeFolder, const std::vector<std::string>& postalCodes)
{
    const auto path = storeFolder / "station.toml";
    const auto before = TRY(readFile(path, largestSettings));
    if (postalCodes.empty() || text(before).find("[dock]") != std::string_view::npos)
        return {};
    toml::array codes;
    for (const auto& code : postalCodes) {
        const bool plain = std::all_of(code.begin(), code.end(),
            [](unsigned char c) { return std::isalnum(c) != 0 || c == ' ' || c == '-'; });
        if (code.empty() || code.size() > 10 || !plain)
            return fail(Fault::Invalid, "a postcode has at most ten letters and digits, such as 07936");
        codes.push_back(code);
    }
    std::ostringstream whole;
    whole << text(before) << "\n" << toml::table{{"dock", toml::table{{"postal_codes", codes}}}} << "\n";
    return replaceFile(path, view(whole.str()));
}

} // namespace custody::station
