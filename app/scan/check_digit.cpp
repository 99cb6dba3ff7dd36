// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/check_digit.h"

#include "app/scan/shape.h"

namespace custody::scan {
namespace {

int valueOf(char c) { return c - '0'; }
char digitOf(int value) { return static_cast<char>('0' + value); }

} // namespace

char mod10(std::string_view digits)
{
    int sum = 0;
    int weight = 3;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        sum += valueOf(*digit) * weight;
        weight = 4 - weight;
    }
    return digitOf((10 - sum % 10) % 10);
}

bool passesMod10(std::string_view digitsWithCheck)
{
    return digitsWithCheck.size() >= 2 && isDigits(digitsWithCheck)
        && mod10(digitsWithCheck.substr(0, digitsWithCheck.size() - 1)) == digitsWithCheck.back();
}

char luhn(std::string_view digits)
{
    int sum = 0;
    bool doubled = true;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        const int value = valueOf(*digit) * (doubled ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
        doubled = !doubled;
    }
    return digitOf((10 - sum % 10) % 10);
}

char upsDigit(std::string_view digitsAndLetters)
{
    int sum = 0;
    int weight = 1;
    for (const char c : digitsAndLetters) {
        sum += (c >= 'A' ? (c - 63) % 10 : valueOf(c)) * weight;
        weight = 3 - weight;
    }
    return digitOf((10 - sum % 10) % 10);
}

char fedexDigit(std::string_view digits)
{
    constexpr int weights[] = {1, 3, 7};
    int sum = 0;
    std::size_t place = 0;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit)
        sum += valueOf(*digit) * weights[place++ % 3];
    return digitOf(sum % 11 % 10);
}

char mod7(std::string_view digits)
{
    int rest = 0;
    for (const char c : digits)
        rest = (rest * 10 + valueOf(c)) % 7;
    return digitOf(rest);
}

char s10Digit(std::string_view eightDigits)
{
    constexpr int weights[] = {8, 6, 4, 2, 3, 5, 9, 7};
    int sum = 0;
    for (std::size_t i = 0; i < eightDigits.size() && i < 8; ++i)
        sum += valueOf(eightDigits[i]) * weights[i];
    const int rest = 11 - sum % 11;
    return digitOf(rest == 10 ? 0 : rest == 11 ? 5 : rest);
}

char mod37(std::string_view digitsAndLetters)
{
    constexpr int modulus = 36;
    int rest = modulus;
    for (const char c : digitsAndLetters) {
        rest += c >= 'A' ? c - 'A' + 10 : valueOf(c);
        if (rest > modulus)
            rest -= modulus;
        rest = rest * 2 % (modulus + 1);
    }
    const int check = (modulus + 1 - rest) % modulus;
    return check < 10 ? digitOf(check) : static_cast<char>('A' + check - 10);
}

} // namespace custody::scan
