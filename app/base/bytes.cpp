// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/bytes.h"

#include <array>

namespace custody {
namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";
constexpr std::string_view base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

constexpr std::array<std::int8_t, 256> base64Table = [] {
    std::array<std::int8_t, 256> table{};
    table.fill(-1);
    for (std::size_t i = 0; i < base64Digits.size(); ++i)
        table[static_cast<std::uint8_t>(base64Digits[i])] = static_cast<std::int8_t>(i);
    return table;
}();

void appendUtf8(std::string& out, unsigned point)
{
    if (point < 0x80) {
        out += static_cast<char>(point);
    } else if (point < 0x800) {
        out += static_cast<char>(0xC0 | point >> 6);
        out += static_cast<char>(0x80 | (point & 0x3F));
    } else {
        out += static_cast<char>(0xE0 | point >> 12);
        out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (point & 0x3F));
    }
}

} // namespace

std::string hex(ByteView bytes)
{
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const auto byte : bytes) {
        out += hexDigits[byte >> 4];
        out += hexDigits[byte & 15];
    }
    return out;
}

Result<Bytes> fromHex(std::string_view text)
{
    if (text.size() % 2 != 0)
        return fail(Fault::Invalid, "hex text has an odd number of digits");
    Bytes out;
    out.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hexValue(text[i]);
        const int low = hexValue(text[i + 1]);
        if (high < 0 || low < 0)
            return fail(Fault::Invalid, "hex text has a character that is no hex digit");
        out.push_back(static_cast<std::uint8_t>(high << 4 | low));
    }
    return out;
}

std::string base64(ByteView bytes)
{
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = bytes.size() - i;
        const unsigned group =
            bytes[i] << 16 | (left > 1 ? bytes[i + 1] << 8 : 0) | (left > 2 ? bytes[i + 2] : 0);
        out += base64Digits[group >> 18];
        out += base64Digits[group >> 12 & 63];
        out += left > 1 ? base64Digits[group >> 6 & 63] : '=';
        out += left > 2 ? base64Digits[group & 63] : '=';
    }
    return out;
}

Result<Bytes> fromBase64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return fail(Fault::Invalid, "base64 text is not a multiple of four characters");
    Bytes out;
    out.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        const bool last = i + 4 == text.size();
        const int padding = last ? (text[i + 3] == '=') + (text[i + 2] == '=' && text[i + 3] == '=') : 0;
        unsigned group = 0;
        for (std::size_t j = 0; j < 4; ++j) {
            const int digit = j >= 4U - static_cast<unsigned>(padding)
                ? 0
                : base64Table[static_cast<std::uint8_t>(text[i + j])];
            if (digit < 0)
                return fail(Fault::Invalid, "base64 text has a character outside its alphabet");
            group = group << 6 | static_cast<unsigned>(digit);
        }
        if ((padding == 1 && (group & 0xFF) != 0) || (padding == 2 && (group & 0xFFFF) != 0))
            return fail(Fault::Invalid, "base64 text has bits left over");
        out.push_back(static_cast<std::uint8_t>(group >> 16));
        if (padding < 2)
            out.push_back(static_cast<std::uint8_t>(group >> 8));
        if (padding < 1)
            out.push_back(static_cast<std::uint8_t>(group));
    }
    return out;
}

Result<std::string> unescape(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            out += text[i];
            continue;
        }
        const char kind = i + 1 < text.size() ? text[i + 1] : '\0';
        if (kind == '\\') {
            out += '\\';
            ++i;
            continue;
        }
        const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : 0;
        if (digits == 0 || i + 2 + digits > text.size())
            return fail(Fault::Invalid, "a backslash must be followed by \\, xNN or uNNNN");
        unsigned value = 0;
        for (std::size_t j = 0; j < digits; ++j) {
            const int digit = hexValue(text[i + 2 + j]);
            if (digit < 0)
                return fail(Fault::Invalid, "an escape has a character that is no hex digit");
            value = value << 4 | static_cast<unsigned>(digit);
        }
        if (kind == 'x')
            out += static_cast<char>(value);
        else
            appendUtf8(out, value);
        i += 1 + digits;
    }
    return out;
}

std::string escape(std::string_view bytes)
{
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (c == '\\') {
            out += "\\\\";
        } else if (byte < 0x20 || byte >= 0x7F) {
            out += "\\x";
            out += hexDigits[byte >> 4];
            out += hexDigits[byte & 15];
        } else {
            out += c;
        }
    }
    return out;
}

bool isUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<std::uint8_t>(text[i]);
        if (lead < 0x80) {
            ++i;
            continue;
        }
        const std::size_t length = lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
        if (length == 0 || i + length > text.size())
            return false;
        unsigned point = lead & (0x7FU >> length);
        for (std::size_t j = 1; j < length; ++j) {
            const auto next = static_cast<std::uint8_t>(text[i + j]);
            if (next >> 6 != 2)
                return false;
            point = point << 6 | (next & 0x3F);
        }
        constexpr std::array<unsigned, 5> least{0, 0, 0x80, 0x800, 0x10000};
        if (point < least[length] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
            return false;
        i += length;
    }
    return true;
}

} // namespace custody
