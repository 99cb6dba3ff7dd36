// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/stand_ins.h"

#include <array>
#include <span>
#include <string_view>

#include "app/scan/shape.h"

namespace custody::scan {
namespace {

struct StandIn {
    std::string_view typed; // letters small: Caps Lock must not matter
    char byte;
};

constexpr char fs = 0x1C;
constexpr char gs = 0x1D;
constexpr char rs = 0x1E;
constexpr char eot = 0x04;

constexpr std::array plain{StandIn{"{gs}", gs}, StandIn{"<gs>", gs}, StandIn{"[gs]", gs},
    StandIn{"<u+1d>", gs}, StandIn{"<u+001d>", gs}, StandIn{"\\u001d", gs}, StandIn{"\xE2\x90\x9D", gs},
    StandIn{"{rs}", rs}, StandIn{"<rs>", rs}, StandIn{"[rs]", rs}, StandIn{"<u+1e>", rs},
    StandIn{"<u+001e>", rs}, StandIn{"\\u001e", rs}, StandIn{"\xE2\x90\x9E", rs}, StandIn{"{eot}", eot},
    StandIn{"<eot>", eot}, StandIn{"[eot]", eot}, StandIn{"<u+04>", eot}, StandIn{"<u+0004>", eot},
    StandIn{"\\u0004", eot}, StandIn{"\xE2\x90\x84", eot}, StandIn{"{fs}", fs}, StandIn{"<fs>", fs},
    StandIn{"[fs]", fs}, StandIn{"<u+1c>", fs}, StandIn{"<u+001c>", fs}, StandIn{"\\u001c", fs},
    StandIn{"\xE2\x90\x9C", fs}};

constexpr std::array ambiguous{StandIn{"~029", gs}, StandIn{"~d029", gs}, StandIn{"^029", gs},
    StandIn{"_1d", gs}, StandIn{"\\x1d", gs}, StandIn{"\\f", gs}, StandIn{"^]", gs}, StandIn{"~030", rs},
    StandIn{"~d030", rs}, StandIn{"^030", rs}, StandIn{"_1e", rs}, StandIn{"\\x1e", rs}, StandIn{"^^", rs},
    StandIn{"~004", eot}, StandIn{"~d004", eot}, StandIn{"^004", eot}, StandIn{"_04", eot},
    StandIn{"\\x04", eot}, StandIn{"^d", eot}, StandIn{"~028", fs}, StandIn{"~d028", fs}, StandIn{"^028", fs},
    StandIn{"_1c", fs}, StandIn{"\\x1c", fs}};

constexpr char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool begins(std::string_view text, std::string_view typed)
{
    if (text.size() < typed.size())
        return false;
    for (std::size_t i = 0; i < typed.size(); ++i)
        if (small(text[i]) != typed[i])
            return false;
    return true;
}

// The characters a list's spellings can begin with.
using Starts = std::array<bool, 256>;

template <std::size_t Size> constexpr Starts startsOf(const std::array<StandIn, Size>& standIns)
{
    Starts starts{};
    for (const auto& standIn : standIns)
        starts.at(static_cast<unsigned char>(standIn.typed[0])) = true;
    return starts;
}

constexpr auto plainStarts = startsOf(plain);
constexpr auto ambiguousStarts = startsOf(ambiguous);

void putBack(std::string& text, std::span<const StandIn> standIns, const Starts& starts)
{
    const auto mayStart = [&](char c) { return starts[static_cast<unsigned char>(c)]; };
    std::size_t from = 0;
    while (from < text.size() && !mayStart(text[from]))
        ++from;
    if (from == text.size())
        return;
    std::string out = text.substr(0, from);
    while (from < text.size()) {
        const StandIn* found = nullptr;
        if (mayStart(text[from]))
            for (const auto& standIn : standIns)
                if (begins(std::string_view(text).substr(from), standIn.typed))
                    found = &standIn;
        out += found != nullptr ? found->byte : text[from];
        from += found != nullptr ? found->typed.size() : 1;
    }
    text = std::move(out);
}

} // namespace

void putPlainBytesBack(std::string& text) { putBack(text, plain, plainStarts); }

void putAmbiguousBytesBack(std::string& text) { putBack(text, ambiguous, ambiguousStarts); }

void putCode39BytesBack(std::string& text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        const bool shifts = isLetter(next) && (text[i] == '$' || text[i] == '+' || text[i] == '%');
        if (!shifts || (text[i] == '%' && next > 'E')) {
            out += text[i];
            continue;
        }
        if (text[i] == '$')
            out += static_cast<char>(next - 'A' + 1);
        else if (text[i] == '+')
            out += small(next);
        else
            out += static_cast<char>(next - 'A' + 0x1B);
        ++i;
    }
    text = std::move(out);
}

} // namespace custody::scan
