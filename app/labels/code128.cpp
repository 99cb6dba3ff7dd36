// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/labels/code128.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace custody::labels {
namespace {

constexpr int toC = 99, toB = 100, fnc1Value = 102, startB = 104, startC = 105, stop = 106;
constexpr std::size_t longest = 80;

// ISO/IEC 15417, table 1: bar, space, bar, space, bar, space; the stop has a seventh.
constexpr std::array<std::string_view, 107> patterns{"212222", "222122", "222221", "121223", "121322",
    "131222", "122213", "122312", "132212", "221213", "221312", "231212", "112232", "122132", "122231",
    "113222", "123122", "123221", "223211", "221132", "221231", "213212", "223112", "312131", "311222",
    "321122", "321221", "312212", "322112", "322211", "212123", "212321", "232121", "111323", "131123",
    "131321", "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331", "132131",
    "113123", "113321", "133121", "313121", "211331", "231131", "213113", "213311", "213131", "311123",
    "311321", "331121", "312113", "312311", "332111", "314111", "221411", "431111", "111224", "111422",
    "121124", "121421", "141122", "141221", "112214", "112412", "122114", "122411", "142112", "142211",
    "241211", "221114", "413111", "241112", "134111", "111242", "121142", "121241", "114212", "124112",
    "124211", "411212", "421112", "421211", "212141", "214121", "412121", "111143", "111341", "131141",
    "114113", "114311", "411113", "411311", "113141", "114131", "311141", "411131", "211412", "211214",
    "211232", "2331112"};

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::size_t digitsFrom(std::string_view data, std::size_t at)
{
    std::size_t count = 0;
    while (at + count < data.size() && isDigit(data[at + count]))
        ++count;
    return count;
}

// Set C pays off for four digits at an end, six in the middle; an odd first digit stays in set B.
bool beginsPairs(std::string_view data, std::size_t at, bool atStart)
{
    const auto run = digitsFrom(data, at);
    if (atStart && run == data.size())
        return run >= 2 && run % 2 == 0;
    if (run % 2 != 0 && !atStart)
        return false;
    return at + run == data.size() || atStart ? run >= 4 : run >= 6;
}

} // namespace

Result<std::vector<int>> code128Characters(std::string_view data, bool gs1)
{
    if (data.empty() || data.size() > longest)
        return fail(Fault::Invalid, "A Code 128 takes 1 to 80 characters.");
    if (std::any_of(data.begin(), data.end(), [](char c) { return c != fnc1 && (c < ' ' || c > '~'); }))
        return fail(Fault::Invalid, "A Code 128 of ours takes printable ASCII only.");

    bool pairs = beginsPairs(data, 0, true);
    std::vector<int> characters{pairs ? startC : startB};
    if (gs1)
        characters.push_back(fnc1Value);
    for (std::size_t at = 0; at < data.size();) {
        if (data[at] == fnc1) {
            characters.push_back(fnc1Value);
            ++at;
        } else if (pairs && digitsFrom(data, at) >= 2) {
            characters.push_back((data[at] - '0') * 10 + data[at + 1] - '0');
            at += 2;
        } else if (pairs) {
            pairs = false;
            characters.push_back(toB);
        } else if (at > 0 && beginsPairs(data, at, false)) {
            pairs = true;
            characters.push_back(toC);
        } else {
            characters.push_back(data[at] - ' ');
            ++at;
        }
    }
    int sum = characters.front();
    for (std::size_t i = 1; i < characters.size(); ++i)
        sum += static_cast<int>(i) * characters[i];
    characters.push_back(sum % 103);
    characters.push_back(stop);
    return characters;
}

std::vector<int> code128Widths(const std::vector<int>& characters)
{
    std::vector<int> widths;
    for (const int character : characters)
        for (const char width : patterns.at(static_cast<std::size_t>(character)))
            widths.push_back(width - '0');
    return widths;
}

Result<std::vector<bool>> code128Modules(std::string_view data, bool gs1)
{
    std::vector<bool> modules;
    bool black = true;
    for (const int width : code128Widths(TRY(code128Characters(data, gs1)))) {
        modules.insert(modules.end(), static_cast<std::size_t>(width), black);
        black = !black;
    }
    return modules;
}

} // namespace custody::labels
