// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/normalise.h"

#include "app/scan/shape.h"
#include "app/scan/stand_ins.h"
#include "app/scan/table.h"
#include "scan/carrier_tables.h"

namespace custody::scan {
namespace {

constexpr auto codeIds = tableOf<rowCount(embedded::code_ids)>(embedded::code_ids, [](const Cells& cells) {
    return Named{cells[1], cells[2], cells[0]};
});

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0'; }

bool isSeparator(char c) { return c == '\x1D' || c == '\x1E' || c == '\x04'; }

std::string_view trim(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string_view withoutSettings(std::string_view text, const ScannerSettings& scanner)
{
    if (text.starts_with(scanner.prefix))
        text.remove_prefix(scanner.prefix.size());
    auto end = text;
    while (!end.empty() && isBlank(end.back())) // line ends come behind the suffix
        end.remove_suffix(1);
    if (!scanner.suffix.empty() && end.ends_with(scanner.suffix))
        text = end.substr(0, end.size() - scanner.suffix.size());
    return text;
}

// "]C1": three characters that AIM scanners send in front. Caps Lock turns the letter.
std::string_view takeAim(std::string_view text, Symbology& symbology)
{
    const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    if (text.size() < 3 || text[0] != ']' || !letter(text[1]) || !(letter(text[2]) || isDigit(text[2])))
        return text;
    auto told = symbologyFrom(text.substr(0, 3));
    if (told == Symbology::Unknown)
        told = symbologyFrom(std::string{']', static_cast<char>(text[1] ^ 0x20), text[2]});
    if (told != Symbology::Unknown) // a flag we do not know is an AIM prefix all the same
        symbology = told;
    return trim(text.substr(3));
}

std::string_view takeCodeId(std::string_view text, const std::string& family, Symbology& symbology)
{
    for (const auto& id : codeIds)
        if (id.mark == family && text.starts_with(id.code)) {
            symbology = symbologyFrom(id.name);
            return text.substr(id.code.size());
        }
    return text;
}

std::string_view withoutStars(std::string_view text)
{
    // "$M" behind the stars: how Full ASCII Code 39 spells a line end.
    while (text.size() > 3 && text[text.size() - 3] == '*' && text[text.size() - 2] == '$')
        text.remove_suffix(2);
    if (text.size() > 2 && text.front() == '*' && text.back() == '*')
        text = trim(text.substr(1, text.size() - 2));
    return text;
}

// Blanks and dashes of printed matter, copied with a number: 0 when the text begins with none.
std::size_t blankLength(std::string_view text)
{
    if (text.starts_with("\xC2\xA0")) // no-break space
        return 2;
    const bool general = text.starts_with("\xE2\x80") && text.size() > 2; // thin blanks, dashes, joiners
    const bool mark = text.starts_with("\xEF\xBB\xBF"); // byte order mark
    return mark || (general && static_cast<unsigned char>(text[2]) <= 0x95) ? 3 : 0;
}

bool mayHoldSeparators(const Normalised& scan)
{
    return scan.gs1 || scan.content.starts_with("[)>") || (!scan.content.empty() && isDigit(scan.content[0]));
}

void putBytesBack(Normalised& scan)
{
    // Where real control bytes came through, look-alikes are data (UPS packs arbitrary bytes behind them).
    for (const char c : scan.content)
        if (c == '\x1C' || c == '\x1D' || c == '\x1E')
            return;
    putPlainBytesBack(scan.content);
    if (scan.symbology == Symbology::Code39)
        putCode39BytesBack(scan.content);
    if (mayHoldSeparators(scan))
        putAmbiguousBytesBack(scan.content);
    // "~1" is many imagers' FNC1, and part of somebody's reference as often.
    if (scan.content.starts_with("~1")) {
        scan.content.replace(0, 2, "\x1D");
        scan.gs1 = true;
    }
    if (scan.gs1)
        for (std::size_t at = 0; (at = scan.content.find("~1", at)) != std::string::npos;)
            scan.content.replace(at, 2, "\x1D");
}

} // namespace

Normalised normalise(std::string_view raw, std::string_view hint, const ScannerSettings& scanner)
{
    Normalised out;
    out.symbology = symbologyFrom(hint);
    auto text = trim(withoutSettings(raw, scanner));
    if (!scanner.codeIds.empty())
        text = takeCodeId(text, scanner.codeIds, out.symbology);
    text = takeAim(text, out.symbology);
    if (out.symbology == Symbology::Code39 || out.symbology == Symbology::Unknown)
        text = withoutStars(text);

    out.gs1 = isGs1(out.symbology);
    out.content = text;
    putBytesBack(out);
    if (out.symbology == Symbology::Code39)
        out.content = trim(out.content);
    if (out.content.starts_with("{0>\x1E")) // "[)>" typed on another country's keyboard
        out.content.replace(0, 3, "[)>");
    // Some scanners end each code with a separator. An envelope has its own end.
    while (!out.content.starts_with("[)>") && !out.content.empty() && isSeparator(out.content.back()))
        out.content.pop_back();
    const auto content = out.content.find_first_not_of('\x1D');
    if (content != 0 && !out.content.empty()) { // FNC1 sent as the byte
        out.gs1 = true;
        out.content.erase(0, content);
    }
    return out;
}

std::string bare(std::string_view content)
{
    std::string out(content.size(), '\0');
    std::size_t size = 0;
    for (std::size_t i = 0; i < content.size(); ++i) {
        const char c = content[i];
        if (c == ' ' || c == '-' || c == '\t')
            continue;
        if (static_cast<unsigned char>(c) > 0x7F)
            if (const auto length = blankLength(content.substr(i)); length > 0) {
                i += length - 1;
                continue;
            }
        out[size++] = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    out.resize(size);
    return out;
}

} // namespace custody::scan
