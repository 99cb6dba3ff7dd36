// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/paper/bench_sayings.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "paper/screen_words.h"

namespace custody::paper {
namespace {

using Sayings = std::map<std::string, std::string, std::less<>>;

std::string unescaped(std::string_view xml)
{
    struct Entity {
        std::string_view name;
        char letter;
    };
    constexpr std::array entities{Entity{"&quot;", '"'}, Entity{"&apos;", '\''}, Entity{"&lt;", '<'},
        Entity{"&gt;", '>'}, Entity{"&amp;", '&'}};
    std::string out;
    while (!xml.empty()) {
        std::size_t taken = 1;
        char letter = xml.front();
        for (const auto& one : entities)
            if (xml.starts_with(one.name)) {
                taken = one.name.size();
                letter = one.letter;
            }
        out += letter;
        xml.remove_prefix(taken);
    }
    return out;
}

// The screens' own file, in which sentences of the bench are the context "say". It is ours, so nothing but
// its shape is read.
Sayings readSayings()
{
    constexpr std::string_view context = "<name>say</name>", end = "</context>";
    auto file = embedded::custody_es;
    file.remove_prefix(std::min(file.size(), file.find(context)));
    file = file.substr(0, file.find(end));
    const auto next = [&](std::string_view from, std::string_view to) {
        const auto start = file.find(from);
        if (start == std::string_view::npos) {
            file = {};
            return std::string();
        }
        file.remove_prefix(start + from.size());
        auto text = unescaped(file.substr(0, file.find(to)));
        file.remove_prefix(std::min(file.size(), file.find(to)));
        return text;
    };
    Sayings all;
    while (!file.empty()) {
        auto source = next("<source>", "</source>");
        if (auto words = next("<translation>", "</translation>"); !words.empty())
            all.emplace(std::move(source), std::move(words));
    }
    return all;
}

std::optional<std::string> find(const Sayings& all, std::string_view english)
{
    const auto known = all.find(english);
    return known == all.end() ? std::nullopt : std::optional(known->second);
}

} // namespace

std::optional<std::string> benchSaying(std::string_view english)
{
    static const auto all = readSayings();
    if (auto words = find(all, english))
        return words;
    // With one gap between quotes, for what the command named.
    const auto from = english.find('"'), to = english.rfind('"');
    if (from == to)
        return std::nullopt;
    auto words = find(all, std::string(english.substr(0, from + 1)).append("%1").append(english.substr(to)));
    if (!words || words->find("%1") == std::string::npos)
        return std::nullopt;
    return words->replace(words->find("%1"), 2, english.substr(from + 1, to - from - 1));
}

} // namespace custody::paper
