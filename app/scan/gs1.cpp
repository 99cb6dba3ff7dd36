// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/gs1.h"

#include <algorithm>
#include <array>

#include "app/scan/normalise.h"

namespace custody::scan {
namespace {

constexpr char gs = '\x1D';

enum class Kind { Digits, Text, Date, CheckedDigits };

struct Rule {
    std::string_view from; // AI, or the first of a range of equal length
    std::string_view to;
    std::size_t least;
    std::size_t most;
    Kind kind;
};

// Ordered so that the first rule whose AI matches is the right one: no AI here is the beginning of another.
constexpr std::array rules{
    Rule{"00", "00", 18, 18, Kind::CheckedDigits},
    Rule{"01", "03", 14, 14, Kind::CheckedDigits},
    Rule{"10", "10", 1, 20, Kind::Text},
    Rule{"11", "17", 6, 6, Kind::Date},
    Rule{"20", "20", 2, 2, Kind::Digits},
    Rule{"21", "22", 1, 20, Kind::Text},
    Rule{"240", "243", 1, 30, Kind::Text},
    Rule{"250", "251", 1, 30, Kind::Text},
    Rule{"253", "255", 13, 30, Kind::Text},
    Rule{"30", "30", 1, 8, Kind::Digits},
    Rule{"3100", "3699", 6, 6, Kind::Digits},
    Rule{"37", "37", 1, 8, Kind::Digits},
    Rule{"3900", "3949", 1, 18, Kind::Digits},
    Rule{"400", "401", 1, 30, Kind::Text},
    Rule{"402", "402", 17, 17, Kind::CheckedDigits},
    Rule{"403", "403", 1, 30, Kind::Text},
    Rule{"410", "417", 13, 13, Kind::CheckedDigits},
    Rule{"420", "420", 1, 20, Kind::Text},
    Rule{"421", "421", 4, 12, Kind::Text},
    Rule{"422", "426", 3, 15, Kind::Digits},
    Rule{"4300", "4319", 1, 70, Kind::Text},
    Rule{"4320", "4326", 1, 35, Kind::Text},
    Rule{"7001", "7040", 1, 30, Kind::Text},
    Rule{"8001", "8002", 1, 20, Kind::Text},
    Rule{"8003", "8003", 14, 30, Kind::Text},
    Rule{"8004", "8004", 1, 30, Kind::Text},
    Rule{"8005", "8005", 6, 6, Kind::Digits},
    Rule{"8006", "8006", 18, 18, Kind::Digits},
    Rule{"8007", "8013", 1, 34, Kind::Text},
    Rule{"8017", "8018", 18, 18, Kind::CheckedDigits},
    Rule{"8019", "8020", 1, 25, Kind::Text},
    Rule{"8026", "8026", 18, 18, Kind::Digits},
    Rule{"8110", "8112", 1, 70, Kind::Text},
    Rule{"8200", "8200", 1, 70, Kind::Text},
    Rule{"90", "90", 1, 30, Kind::Text},
    Rule{"91", "99", 1, 90, Kind::Text},
};

const Rule* ruleFor(std::string_view content)
{
    for (const auto& rule : rules) {
        const auto ai = content.substr(0, rule.from.size());
        if (ai.size() == rule.from.size() && isDigits(ai) && ai >= rule.from && ai <= rule.to)
            return &rule;
    }
    return nullptr;
}

// GenSpecs 7.8.5: these first two digits have a predefined length, so no separator need follow.
bool hasPredefinedLength(std::string_view ai)
{
    static constexpr std::array first{"00", "01", "02", "03", "04", "11", "12", "13", "14", "15", "16", "17",
        "18", "19", "20", "31", "32", "33", "34", "35", "36", "41"};
    return std::any_of(first.begin(), first.end(), [&](const char* two) { return ai.substr(0, 2) == two; });
}

bool isDate(std::string_view yymmdd)
{
    const int month = (yymmdd[2] - '0') * 10 + yymmdd[3] - '0';
    const int day = (yymmdd[4] - '0') * 10 + yymmdd[5] - '0';
    return month >= 1 && month <= 12 && day <= 31;
}

Result<> checkValue(const std::string& ai, std::string_view value, const Rule& rule)
{
    if (value.size() < rule.least || value.size() > rule.most)
        return fail(Fault::Invalid, "AI " + ai + " has " + std::to_string(value.size()) + " characters");
    const bool text = rule.kind == Kind::Text;
    if (!text && !isDigits(value))
        return fail(Fault::Invalid, "AI " + ai + " holds something else than digits");
    if (text && std::any_of(value.begin(), value.end(), [](char c) { return c < '!' || c > 'z'; }))
        return fail(Fault::Invalid, "AI " + ai + " holds a character GS1 does not allow");
    if (rule.kind == Kind::CheckedDigits && !passesMod10(value))
        return fail(Fault::Invalid,
            "AI " + ai + ": the check digit should be " + mod10(value.substr(0, value.size() - 1)));
    if (rule.kind == Kind::Date && !isDate(value))
        return fail(Fault::Invalid, "AI " + ai + " is no date");
    return {};
}

} // namespace

char mod10(std::string_view digits)
{
    int sum = 0;
    int weight = 3;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        sum += (*digit - '0') * weight;
        weight = 4 - weight;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool passesMod10(std::string_view digitsWithCheck)
{
    return digitsWithCheck.size() >= 2 && isDigits(digitsWithCheck)
        && mod10(digitsWithCheck.substr(0, digitsWithCheck.size() - 1)) == digitsWithCheck.back();
}

Result<std::vector<Element>> parseElementString(std::string_view content)
{
    std::vector<Element> elements;
    while (!content.empty()) {
        if (content.front() == gs) { // a stray separator must be tolerated, GenSpecs 7.8.6.3
            content.remove_prefix(1);
            continue;
        }
        const auto* const rule = ruleFor(content);
        if (rule == nullptr)
            return fail(Fault::Invalid, "no GS1 application identifier begins the rest");
        const std::string ai(content.substr(0, rule->from.size()));
        content.remove_prefix(ai.size());
        const auto end = std::min(content.find(gs), content.size());
        const auto length = hasPredefinedLength(ai) ? std::min(rule->most, end) : end;
        const auto value = content.substr(0, length);
        TRY(checkValue(ai, value, *rule));
        elements.push_back({ai, std::string(value)});
        content.remove_prefix(length);
    }
    return elements;
}

} // namespace custody::scan
