// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/gs1.h"

#include <array>

#include "app/scan/check_digit.h"
#include "app/scan/shape.h"
#include "app/scan/table.h"
#include "scan/carrier_tables.h"

namespace custody::scan {
namespace {

constexpr char gs = '\x1D';

// A stretch of a value. All but the last have one length.
struct Part {
    char letters = 'X'; // N digits, X and Z most of ASCII, Y capitals
    bool upTo = false;
    bool maybe = false;
    bool checked = false; // its last digit checks the others
    bool dated = false; // begins with YYMMDD
    std::size_t size = 0;
};

constexpr std::size_t mostParts = 3;

struct Rule {
    std::string_view first; // AI, or the first of a range of equal length
    std::string_view last;
    bool predefined = false; // so long that no separator need follow
    std::array<Part, mostParts> parts{};
    std::size_t least = 0;
    std::size_t most = 0;
};

constexpr Part partOf(std::string_view spelled)
{
    Part part;
    part.letters = spelled[0];
    for (const char c : spelled.substr(1)) {
        part.upTo = part.upTo || c == '.';
        part.maybe = part.maybe || c == '?';
        part.checked = part.checked || c == 'c';
        part.dated = part.dated || c == 'd';
        if (isDigit(c))
            part.size = part.size * 10 + static_cast<std::size_t>(c - '0');
    }
    return part;
}

constexpr Rule ruleOf(const Cells& cells)
{
    Rule rule;
    const auto dash = std::min(cells[0].find('-'), cells[0].size());
    rule.first = cells[0].substr(0, dash);
    rule.last = dash == cells[0].size() ? rule.first : cells[0].substr(dash + 1);
    rule.predefined = cells[1] == "*";
    auto spelled = cells[2];
    for (auto& part : rule.parts) {
        const auto end = std::min(spelled.find('+'), spelled.size());
        if (end == 0)
            break;
        part = partOf(spelled.substr(0, end));
        rule.least += part.maybe ? 0 : part.upTo ? 1 : part.size;
        rule.most += part.size;
        spelled.remove_prefix(std::min(end + 1, spelled.size()));
    }
    return rule;
}

constexpr auto rules =
    tableOf<rowCount(embedded::application_identifiers)>(embedded::application_identifiers, ruleOf);
static_assert(std::is_sorted(
    rules.begin(), rules.end(), [](const Rule& a, const Rule& b) { return a.first < b.first; }));

// The first two digits of an AI say how many it has.
constexpr auto lengths = [] {
    std::array<std::size_t, 100> byFirstTwo{};
    for (const auto& rule : rules)
        for (int two = (rule.first[0] - '0') * 10 + rule.first[1] - '0';
             two <= (rule.last[0] - '0') * 10 + rule.last[1] - '0'; ++two)
            byFirstTwo.at(static_cast<std::size_t>(two)) = rule.first.size();
    return byFirstTwo;
}();

const Rule* ruleFor(std::string_view content)
{
    if (content.size() < 2 || !isDigits(content.substr(0, 2)))
        return nullptr;
    const auto length = lengths.at(static_cast<std::size_t>((content[0] - '0') * 10 + content[1] - '0'));
    const auto ai = content.substr(0, length);
    if (length == 0 || ai.size() < length || !isDigits(ai))
        return nullptr;
    const auto after = std::upper_bound(
        rules.begin(), rules.end(), ai, [](std::string_view a, const Rule& rule) { return a < rule.first; });
    if (after == rules.begin() || std::prev(after)->last < ai || std::prev(after)->first.size() != length)
        return nullptr;
    return &*std::prev(after);
}

bool allowed(char c, char letters)
{
    switch (letters) {
    case 'N': return isDigit(c);
    case 'Y': return isDigit(c) || isLetter(c) || c == '#' || c == '-' || c == '/';
    default: return c >= '!' && c <= 'z';
    }
}

bool isDate(std::string_view yymmdd)
{
    const int month = (yymmdd[2] - '0') * 10 + yymmdd[3] - '0';
    const int day = (yymmdd[4] - '0') * 10 + yymmdd[5] - '0';
    return month >= 1 && month <= 12 && day <= 31; // day 00: some day of that month
}

// What makes a value no value at all, or nothing.
std::string misfit(std::string_view value, const Rule& rule)
{
    if (value.size() < rule.least || value.size() > rule.most)
        return " has " + std::to_string(value.size()) + " characters";
    for (const auto& part : rule.parts) {
        const auto here = value.substr(0, part.size);
        if (here.size() < part.size && !part.upTo && !(part.maybe && here.empty()))
            return " ends too early";
        for (const char c : here)
            if (!allowed(c, part.letters))
                return part.letters == 'N' ? " holds something else than digits"
                                           : " holds a character GS1 does not allow";
        value.remove_prefix(here.size());
    }
    return {};
}

// What is wrong with a value of the right shape.
std::string wrong(std::string_view value, const Rule& rule)
{
    for (const auto& part : rule.parts) {
        const auto here = value.substr(0, part.size);
        if (part.checked && here.size() == part.size && !passesMod10(here))
            return std::string(": the check digit should be ") + mod10(here.substr(0, here.size() - 1));
        if (part.dated && here.size() >= 6 && !isDate(here))
            return " is no date";
        value.remove_prefix(here.size());
    }
    return {};
}

} // namespace

std::string_view ElementString::at(std::string_view ai) const
{
    for (const auto& element : elements)
        if (element.ai == ai)
            return element.value;
    return {};
}

ElementString readElementString(std::string_view content)
{
    ElementString read;
    while (!content.empty()) {
        if (content.front() == gs) { // a stray separator must be tolerated, GenSpecs 7.8.6.3
            content.remove_prefix(1);
            continue;
        }
        const auto* const rule = ruleFor(content);
        if (rule == nullptr) {
            read.problem = "no GS1 application identifier begins the rest";
            return read;
        }
        const auto ai = content.substr(0, rule->first.size());
        content.remove_prefix(ai.size());
        const auto end = std::min(content.find(gs), content.size());
        const auto length = rule->predefined ? std::min(rule->most, end) : end;
        const auto value = content.substr(0, length);
        if (const auto problem = misfit(value, *rule); !problem.empty()) {
            read.problem = "AI " + std::string(ai) + problem;
            return read;
        }
        if (const auto problem = wrong(value, *rule); !problem.empty() && read.problem.empty())
            read.problem = "AI " + std::string(ai) + problem;
        read.elements.push_back({std::string(ai), std::string(value)});
        content.remove_prefix(length);
    }
    read.complete = true;
    return read;
}

Result<std::vector<Element>> parseElementString(std::string_view content)
{
    auto read = readElementString(content);
    if (!read.problem.empty())
        return fail(Fault::Invalid, std::move(read.problem));
    return std::move(read.elements);
}

std::string fromBrackets(std::string_view content)
{
    std::string plain;
    auto rest = content;
    while (!rest.empty()) {
        const auto close = rest.find(')');
        const bool opens = rest[0] == '(' && close != std::string_view::npos && close >= 3 && close <= 5
            && isDigits(rest.substr(1, close - 1));
        if (plain.empty() && !opens)
            return std::string(content);
        if (opens) {
            plain += gs;
            plain += rest.substr(1, close - 1);
            rest.remove_prefix(close + 1);
        } else {
            plain += rest[0];
            rest.remove_prefix(1);
        }
    }
    return plain;
}

} // namespace custody::scan
