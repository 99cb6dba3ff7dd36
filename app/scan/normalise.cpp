// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/normalise.h"

#include <array>
#include <cctype>

namespace custody::scan {
namespace {

struct StandIn {
    std::string_view typed;
    char byte;
};

// Nobody types these by chance.
constexpr std::array plain{
    StandIn{"{GS}", 0x1D},
    StandIn{"<GS>", 0x1D},
    StandIn{"<U+1D>", 0x1D},
    StandIn{"\xE2\x90\x9D", 0x1D},
    StandIn{"{RS}", 0x1E},
    StandIn{"<RS>", 0x1E},
    StandIn{"<U+1E>", 0x1E},
    StandIn{"\xE2\x90\x9E", 0x1E},
    StandIn{"{EOT}", 0x04},
    StandIn{"<EOT>", 0x04},
    StandIn{"<U+04>", 0x04},
    StandIn{"\xE2\x90\x84", 0x04},
    StandIn{"{FS}", 0x1C},
    StandIn{"<FS>", 0x1C},
    StandIn{"<U+1C>", 0x1C},
    StandIn{"\xE2\x90\x9C", 0x1C},
};

// These could be part of an order number, so they count only where control bytes belong.
constexpr std::array ambiguous{
    StandIn{"~029", 0x1D},
    StandIn{"^029", 0x1D},
    StandIn{"_1D", 0x1D},
    StandIn{"\\x1d", 0x1D},
    StandIn{"\\x1D", 0x1D},
    StandIn{"\\F", 0x1D},
    StandIn{"^]", 0x1D},
    StandIn{"~030", 0x1E},
    StandIn{"^030", 0x1E},
    StandIn{"_1E", 0x1E},
    StandIn{"\\x1e", 0x1E},
    StandIn{"\\x1E", 0x1E},
    StandIn{"^^", 0x1E},
    StandIn{"~004", 0x04},
    StandIn{"^004", 0x04},
    StandIn{"_04", 0x04},
    StandIn{"\\x04", 0x04},
    StandIn{"^D", 0x04},
    StandIn{"~028", 0x1C},
    StandIn{"^028", 0x1C},
    StandIn{"_1C", 0x1C},
    StandIn{"\\x1c", 0x1C},
    StandIn{"\\x1C", 0x1C},
};

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0'; }

std::string_view trim(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

template <typename StandIns> void putBytesBack(std::string& text, const StandIns& standIns)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const StandIn* found = nullptr;
        for (const auto& standIn : standIns)
            if (text.compare(i, standIn.typed.size(), standIn.typed) == 0)
                found = &standIn;
        out += found != nullptr ? found->byte : text[i];
        i += found != nullptr ? found->typed.size() : 1;
    }
    text = std::move(out);
}

bool startsWith(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

// "$M" and its kin: how Full ASCII Code 39 spells a line end.
std::string_view withoutCode39LineEnd(std::string_view text)
{
    while (text.size() > 2 && text[text.size() - 2] == '$'
        && (text.back() == 'M' || text.back() == 'J' || text.back() == 'I'))
        text.remove_suffix(2);
    return text;
}

} // namespace

Normalised normalise(std::string_view raw, std::string_view hint)
{
    Normalised out;
    out.symbology = symbologyFrom(hint);

    auto text = trim(raw);
    if (text.size() >= 3 && text[0] == ']' && std::isalnum(static_cast<unsigned char>(text[2])) != 0) {
        const auto told = symbologyFrom(text.substr(0, 3));
        if (told != Symbology::Unknown) {
            out.symbology = told;
            text = trim(text.substr(3));
        }
    }
    if (out.symbology == Symbology::Code39)
        text = withoutCode39LineEnd(text);
    if (text.size() > 2 && text.front() == '*' && text.back() == '*'
        && (out.symbology == Symbology::Code39 || out.symbology == Symbology::Unknown))
        text = trim(text.substr(1, text.size() - 2));

    out.gs1 = isGs1(out.symbology);
    out.content = text;
    // Where real control bytes came through, look-alikes are data (UPS packs arbitrary bytes behind them).
    if (out.content.find_first_of("\x1C\x1D\x1E") == std::string::npos) {
        putBytesBack(out.content, plain);
        if (out.gs1 || startsWith(text, "[)>")
            || (!text.empty() && std::isdigit(static_cast<unsigned char>(text[0]))))
            putBytesBack(out.content, ambiguous);
        if (startsWith(out.content, "~1"))
            out.content.replace(0, 2, "\x1D");
        if (out.gs1)
            for (std::size_t at = 0; (at = out.content.find("~1", at)) != std::string::npos;)
                out.content.replace(at, 2, "\x1D");
    }
    while (startsWith(out.content, "\x1D")) {
        out.gs1 = true;
        out.content.erase(0, 1);
    }
    return out;
}

std::string bare(std::string_view content)
{
    std::string out;
    out.reserve(content.size());
    for (const char c : content) {
        if (c == ' ' || c == '-')
            continue;
        out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return out;
}

} // namespace custody::scan
