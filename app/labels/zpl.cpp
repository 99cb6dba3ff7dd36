// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/labels/zpl.h"

#include "app/labels/code128.h"

namespace custody::labels {
namespace {

constexpr std::string_view hexDigits = "0123456789ABCDEF";

bool harmless(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || std::string_view(" .,-/:()").find(c) != std::string_view::npos;
}

std::string number(int value) { return std::to_string(value); }

std::string origin(int x, int y) { return "^FO" + number(x) + "," + number(y); }

// Code 128 with its sets named (`>:` starts B, `>;` starts C), so that the bars are as wide as we laid them
// out.
Result<std::string> barsField(const BarsElement& bars)
{
    const auto characters = TRY(code128Characters(bars.data, bars.gs1));
    bool pairs = characters.front() == 105;
    std::string field = pairs ? ">;" : ">:";
    for (std::size_t i = 1; i + 2 < characters.size(); ++i) { // the printer adds check and stop itself
        const int value = characters[i];
        if (value == 102) {
            field += ">8";
        } else if (pairs && value == 100) {
            field += ">6";
            pairs = false;
        } else if (!pairs && value == 99) {
            field += ">5";
            pairs = true;
        } else if (pairs) {
            field += static_cast<char>('0' + value / 10);
            field += static_cast<char>('0' + value % 10);
        } else if (value == '>' - ' ') {
            field += ">0"; // ZPL II guide, Code 128 invocation characters: > ^ ~ have codes of their own
        } else if (value == '^' - ' ') {
            field += "><";
        } else if (value == '~' - ' ') {
            field += ">=";
        } else {
            field += zplField(std::string(1, static_cast<char>(value + ' ')));
        }
    }
    return field;
}

} // namespace

std::string zplField(std::string_view data)
{
    std::string field;
    for (const char c : data) {
        if (harmless(c)) {
            field += c;
            continue;
        }
        const auto byte = static_cast<std::uint8_t>(c);
        field += '_';
        field += hexDigits[byte >> 4];
        field += hexDigits[byte & 15];
    }
    return field;
}

Result<Bytes> toZpl(const Layout& layout)
{
    std::string out =
        "^XA\n^CI28\n^LH0,0\n^PW" + number(layout.width) + "\n^LL" + number(layout.height) + "\n";
    for (const auto& element : layout.elements) {
        if (const auto* const text = std::get_if<TextElement>(&element)) {
            out +=
                origin(text->x, text->y) + "^A0N," + number(text->height) + "^FH_^FD" + zplField(text->text);
        } else if (const auto* const bars = std::get_if<BarsElement>(&element)) {
            out += origin(bars->x, bars->y) + "^BY" + number(bars->module) + "^BCN," + number(bars->height)
                + ",N,N,N,N^FH_^FD" + TRY(barsField(*bars));
        } else if (const auto* const box = std::get_if<BoxElement>(&element)) {
            out += origin(box->x, box->y) + "^GB" + number(box->width) + "," + number(box->height) + ","
                + number(box->line);
        }
        out += "^FS\n";
    }
    out += "^PQ1\n^XZ\n";
    return bytes(out);
}

} // namespace custody::labels
