// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/scales/scale_line.h"

#include "drivers/scales/mass.h"

namespace custody::scales {
namespace {

using Reading = Result<std::optional<devices::Weight>>;

auto trouble(devices::ScaleTrouble kind) { return tl::unexpected(devices::scaleError(kind)); }
auto malformed() { return fail(Fault::Device, "The scale answered in a way it should not."); }

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// "100.00 g", "+  1.234kg": a number, then its unit.
Result<std::int64_t> massIn(std::string_view text)
{
    const auto end = text.find_last_of("0123456789");
    const auto number = parseDecimal(text.substr(0, end == std::string_view::npos ? 0 : end + 1));
    if (!number)
        return malformed();
    const auto unit = massUnitNamed(trimmed(text.substr(end + 1)));
    if (!unit)
        return fail(Fault::Device, "The scale shows a unit that is unknown.");
    return toMilligrams(number->value, number->exponent, *unit);
}

Reading sics(std::string_view line)
{
    if (line.starts_with("ES") || line.starts_with("EL") || line.starts_with("ET"))
        return fail(Fault::Device, "The scale does not understand what it was asked.");
    if (line.size() < 3 || line.substr(0, 2) != "S ")
        return std::optional<devices::Weight>();
    const auto rest = line.substr(3);
    switch (line[2]) {
    case 'S': return devices::Weight{TRY(massIn(trimmed(rest))), true};
    case 'D': return devices::Weight{TRY(massIn(trimmed(rest))), false};
    case '+': return trouble(devices::ScaleTrouble::Overloaded);
    case '-': return trouble(devices::ScaleTrouble::BelowZero);
    case 'I': return trouble(devices::ScaleTrouble::Restless);
    default: return malformed();
    }
}

Reading standard(std::string_view line)
{
    const auto comma = line.find(',');
    const auto header = line.substr(0, comma);
    if (header == "OL")
        return trouble(devices::ScaleTrouble::Overloaded);
    if (comma == std::string_view::npos || (header != "ST" && header != "US"))
        return std::optional<devices::Weight>();
    auto rest = line.substr(comma + 1);
    for (const std::string_view kind : {"GS,", "NT,"}) // gross, net
        if (rest.starts_with(kind))
            rest.remove_prefix(kind.size());
    return devices::Weight{TRY(massIn(trimmed(rest))), header == "ST"};
}

} // namespace

Result<Dialect> parseDialect(std::string_view name)
{
    if (name == "sics")
        return Dialect::Sics;
    if (name == "standard")
        return Dialect::Standard;
    return fail(Fault::Invalid, "a scale on a serial line speaks sics or standard, not " + std::string(name));
}

std::string_view questionOf(Dialect dialect) { return dialect == Dialect::Sics ? "SI\r\n" : "Q\r\n"; }

Result<std::optional<devices::Weight>> weightIn(Dialect dialect, std::string_view line)
{
    return dialect == Dialect::Sics ? sics(line) : standard(line);
}

} // namespace custody::scales
