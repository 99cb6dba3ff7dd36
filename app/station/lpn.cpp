// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/lpn.h"

namespace custody::station {
namespace {

constexpr std::string_view prefix = "LPN";
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t bodySize = 8;

// Odd weights: every single wrong character and every swap of unequal neighbours changes the sum modulo 32,
// but for swaps of characters sixteen apart.
std::size_t checkOf(std::string_view body)
{
    std::size_t sum = 0;
    for (std::size_t i = 0; i < body.size(); ++i)
        sum += (2 * i + 1) * alphabet.find(body[i]);
    return sum % alphabet.size();
}

} // namespace

std::string makeLpn(ByteView random)
{
    std::string body;
    for (std::size_t i = 0; i < bodySize; ++i)
        body += alphabet[random[i] % alphabet.size()];
    return std::string(prefix) + body + alphabet[checkOf(body)];
}

bool isLpn(std::string_view text)
{
    if (text.size() != prefix.size() + bodySize + 1 || !text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    if (text.find_first_not_of(alphabet) != std::string_view::npos)
        return false;
    return text.back() == alphabet[checkOf(text.substr(0, bodySize))];
}

} // namespace custody::station
