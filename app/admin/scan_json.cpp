// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/admin/scan_json.h"

#include "app/base/bytes.h"

namespace custody::admin {
namespace {

bool isPlain(std::string_view text)
{
    for (const char c : text)
        if (c < ' ' || c > '~' || c == '"' || c == '\\')
            return false;
    return true;
}

// A barcode may hold any byte, a JSON text may not: what is no UTF-8 becomes U+FFFD.
void appendEscaped(std::string& out, std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    const bool utf8 = isUtf8(text);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte == 0x7F) {
            out += "\\u00";
            out += digits[byte >> 4];
            out += digits[byte & 0xF];
        } else if (byte > 0x7F && !utf8) {
            out += "\xEF\xBF\xBD";
        } else {
            out += c;
        }
    }
}

// `before` ends with the quote that opens the text.
void appendText(std::string& out, std::string_view before, std::string_view text)
{
    out += before;
    if (isPlain(text))
        out += text;
    else
        appendEscaped(out, text);
    out += '"';
}

void appendPair(std::string& out, std::string_view name, std::string_view value)
{
    out += '"';
    out += name;
    appendText(out, "\":\"", value);
}

void appendExtra(std::string& out, const scan::Reading& reading)
{
    const auto start = out.size();
    for (const auto& fact : reading.extra) {
        if (out.size() > start)
            out += ',';
        if (fact.isFlag)
            out.append(1, '"').append(fact.name).append("\":true");
        else
            appendPair(out, fact.name, fact.value);
    }
    if (reading.gs1.empty())
        return;
    out += out.size() > start ? ",\"gs1\":{" : "\"gs1\":{";
    for (std::size_t i = 0; i < reading.gs1.size(); ++i) {
        bool known = false; // an identifier that comes twice: a reader of JSON would keep only one anyway
        for (std::size_t j = 0; j < i; ++j)
            known = known || reading.gs1[j].ai == reading.gs1[i].ai;
        if (known)
            continue;
        if (i > 0)
            out += ',';
        appendPair(out, reading.gs1[i].ai, reading.gs1[i].value);
    }
    out += '}';
}

} // namespace

void appendJson(std::string& out, const scan::Reading& reading)
{
    appendText(out, "{\"carrier\":\"", reading.carrier);
    appendText(out, ",\"tracking\":\"", reading.tracking);
    appendText(out, ",\"verdict\":\"", name(reading.verdict));
    appendText(out, ",\"check\":\"", name(reading.check));
    appendText(out, ",\"check_expected\":\"", reading.checkExpected);
    appendText(out, ",\"format\":\"", reading.format);
    out += ",\"extra\":{";
    appendExtra(out, reading);
    out += "},\"candidates\":[";
    for (std::size_t i = 0; i < reading.candidates.size(); ++i) {
        const auto& candidate = reading.candidates[i];
        appendText(out, i > 0 ? ",{\"carrier\":\"" : "{\"carrier\":\"", candidate.carrier);
        appendText(out, ",\"tracking\":\"", candidate.tracking);
        appendText(out, ",\"format\":\"", candidate.format);
        appendText(out, ",\"check\":\"", name(candidate.check));
        out += '}';
    }
    appendText(out, "],\"why\":\"", reading.why);
    out += '}';
}

} // namespace custody::admin
