// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/printers/device_id.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace custody::printers {
namespace {

using devices::LabelLanguage;

std::string_view trimmed(std::string_view text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\0' || c == '\r' || c == '\n' || c == '\t'; };
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string capitals(std::string_view text)
{
    std::string out;
    for (const unsigned char c : text)
        out.push_back(static_cast<char>(std::toupper(c)));
    return out;
}

std::string printable(std::string_view text)
{
    std::string out;
    for (const char c : trimmed(text))
        if (c >= 0x20 && c < 0x7f)
            out.push_back(c);
    return out;
}

// The text behind the two bytes of length, as far as it came.
std::string_view words(ByteView answer)
{
    // No length can have a letter for its first byte: 'M' << 8 is more than a request can carry.
    const bool hasLength = answer.size() >= 2 && !(std::isalpha(answer[0]) && std::isalpha(answer[1]));
    const auto body = text(hasLength ? answer.subspan(2) : answer);
    if (!hasLength)
        return body;
    for (const auto stated :
        {std::size_t(answer[0] << 8 | answer[1]), std::size_t(answer[1] << 8 | answer[0])})
        if (stated == body.size() + 2 || stated == body.size())
            return body;
    const auto stated = std::size_t(answer[0] << 8 | answer[1]);
    return stated > 2 && stated - 2 < body.size() ? body.substr(0, stated - 2) : body;
}

} // namespace

DeviceId parseDeviceId(ByteView answer)
{
    DeviceId id;
    auto rest = words(answer);
    while (!rest.empty()) {
        const auto end = rest.find(';');
        const auto pair = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        const auto colon = pair.find(':');
        if (colon == std::string_view::npos)
            continue;
        const auto key = capitals(trimmed(pair.substr(0, colon)));
        const auto value = pair.substr(colon + 1);
        if (key == "MFG" || key == "MANUFACTURER")
            id.maker = printable(value);
        else if (key == "MDL" || key == "MODEL")
            id.model = printable(value);
        else if (key == "SN" || key == "SERN" || key == "SERIALNUMBER")
            id.serial = printable(value);
        else if (key == "CMD" || key == "COMMAND SET")
            for (auto left = value; !left.empty();) {
                const auto comma = left.find(',');
                const auto language = capitals(printable(left.substr(0, comma)));
                if (!language.empty())
                    id.languages.push_back(language);
                left = comma == std::string_view::npos ? std::string_view() : left.substr(comma + 1);
            }
    }
    return id;
}

namespace {

// ZPL, ZPL2, ZPLII, ZPL-II, "ZPL 2"; but not EZPL, which is another maker's.
bool isLanguage(std::string_view told, std::string_view name)
{
    if (!told.starts_with(name))
        return false;
    const auto more = told.substr(name.size());
    return std::all_of(more.begin(), more.end(),
        [](char c) { return c == ' ' || c == '-' || c == 'I' || (c >= '0' && c <= '9'); });
}

} // namespace

std::optional<LabelLanguage> languageOf(const DeviceId& id)
{
    const auto speaks = [&](std::string_view name) {
        return std::any_of(id.languages.begin(), id.languages.end(),
            [&](const std::string& one) { return isLanguage(one, name); });
    };
    // Of several, the one that can say most about its printer.
    for (const auto& [name, language] : {std::pair{"ZPL", LabelLanguage::Zpl},
             std::pair{"TSPL", LabelLanguage::Tspl}, std::pair{"EPL", LabelLanguage::Epl}})
        if (speaks(name))
            return language;
    const auto maker = capitals(id.maker);
    if (maker.find("BROTHER") != std::string::npos && capitals(id.model).starts_with("QL-"))
        return LabelLanguage::Brother;
    // Later ones (550) speak a language of their own and take only their maker's rolls.
    const auto model = capitals(id.model);
    if (maker.find("DYMO") != std::string::npos
        && (model.find("LABELWRITER 3") != std::string::npos
            || model.find("LABELWRITER 4") != std::string::npos))
        return LabelLanguage::Dymo;
    return std::nullopt;
}

std::optional<int> dpiOf(std::string_view model)
{
    const auto words = capitals(model);
    for (const int dpi : {203, 300, 600}) {
        const auto at = words.find(std::to_string(dpi) + "DPI");
        const auto spaced = words.find(std::to_string(dpi) + " DPI");
        if (at != std::string::npos || spaced != std::string::npos)
            return dpi;
    }
    return std::nullopt;
}

} // namespace custody::printers
