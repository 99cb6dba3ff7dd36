// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/shape.h"

#include <cstdlib>

#include "app/scan/carrier.h"
#include "app/scan/table.h"
#include "scan/carrier_tables.h"

namespace custody::scan {
namespace {

constexpr auto shapes = tableOf<rowCount(embedded::shapes)>(embedded::shapes, codeAndName);

// Small is near; anything from `far` on is no resemblance.
constexpr std::size_t far = 7;

// How ill one character suits its place: a misread letter is likelier than a letter among digits.
std::size_t misfit(char c, char shape)
{
    if (fitsAt(c, shape))
        return 0;
    const bool prescribed = isDigit(shape) || isLetter(shape);
    if (!prescribed)
        return 2;
    return isDigit(c) == isDigit(shape) ? 2 : 3;
}

std::size_t distance(std::string_view code, std::string_view shape)
{
    const auto difference = std::max(code.size(), shape.size()) - std::min(code.size(), shape.size());
    const bool digitsOnly = shape.find_first_not_of('#') == std::string_view::npos;
    if (difference > (digitsOnly ? 1 : 3)) // bare digits resemble everything
        return far;
    auto off = 2 * difference;
    for (std::size_t i = 0; i < std::min(code.size(), shape.size()) && off < far; ++i)
        off += misfit(code[i], shape[i]);
    return off;
}

// Letters and digits that the shape itself prescribes, and that are there.
std::size_t agreed(std::string_view code, std::string_view shape)
{
    std::size_t same = 0;
    for (std::size_t i = 0; i < std::min(code.size(), shape.size()); ++i)
        same += code[i] == shape[i] ? 1 : 0;
    return same;
}

std::string whatIsWrong(std::string_view code, std::string_view shape)
{
    if (code.size() != shape.size())
        return "it has " + std::to_string(code.size()) + " characters instead of "
            + std::to_string(shape.size());
    std::size_t at = 0;
    while (at < code.size() && fitsAt(code[at], shape[at]))
        ++at;
    const char wanted = shape[at];
    const std::string what = wanted == '#' ? "a digit"
        : wanted == '@'                    ? "a letter"
        : wanted == '*'                    ? "a digit or letter"
                                           : std::string(1, wanted);
    return "character " + std::to_string(at + 1) + " should be " + what;
}

} // namespace

std::string nearestShape(std::string_view code)
{
    std::size_t least = far;
    const Named* nearest = nullptr;
    for (const auto& shape : shapes) {
        const auto off = distance(code, shape.name);
        // Of two equally near the one that prescribes more says more.
        const bool tells =
            off == least && nearest != nullptr && agreed(code, shape.name) > agreed(code, nearest->name);
        if (off < least || tells) {
            least = off;
            nearest = &shape;
        }
    }
    if (nearest == nullptr || fits(code, nearest->name))
        return {};
    return "It comes nearest to " + std::string(carrierName(nearest->code)) + ", but "
        + whatIsWrong(code, nearest->name) + ".";
}

} // namespace custody::scan
