// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/envelope.h"

#include <algorithm>

#include "app/scan/shape.h"

namespace custody::scan {
namespace {

std::string_view withoutEnd(std::string_view part) // the end-of-transmission byte of a missing last RS
{
    while (!part.empty() && part.back() == '\x04')
        part.remove_suffix(1);
    return part;
}

} // namespace

Fields split(std::string_view text, char separator)
{
    Fields parts;
    parts.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), separator)) + 1);
    while (true) {
        const auto end = std::min(text.find(separator), text.size());
        parts.push_back(text.substr(0, end));
        if (end == text.size())
            return parts;
        text.remove_prefix(end + 1);
    }
}

Envelope openEnvelope(std::string_view content)
{
    Envelope envelope;
    auto rest = content;
    while (!rest.empty() && !envelope.opaque) {
        const auto end = std::min(rest.find('\x1E'), rest.size());
        const auto part = withoutEnd(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const auto format = part.substr(0, 2);
        const auto inside = part.substr(std::min<std::size_t>(3, part.size()));
        if (part.size() > 5 && part.substr(0, 3) == "01\x1D") {
            envelope.version = inside.substr(0, 2);
            envelope.transport = split(inside.substr(2), '\x1D');
        } else if (part.substr(0, 3) == "05\x1D") {
            envelope.elements = inside;
        } else if (part.substr(0, 3) == "06\x1D") {
            envelope.identified = split(inside, '\x1D');
        } else {
            // From here on GS, RS and FS are data.
            envelope.opaque = format == "07" || format == "09";
        }
    }
    return envelope;
}

void putDestination(Candidate& candidate, std::string_view postal, std::string_view country)
{
    while (!postal.empty() && postal.back() == ' ')
        postal.remove_suffix(1);
    candidate.extra.put("ship_to_postal", postal);
    // Nine digits are a postcode of the United States alone; next to another country the message contradicts
    // itself, and nothing is made of its country.
    const bool contradicts = postal.size() == 9 && isDigits(postal) && country != "840";
    candidate.extra.put("ship_to_country", contradicts ? country : countryLetters(country));
}

bool isPieceOfTotal(std::string_view text)
{
    const auto slash = text.find('/');
    return slash != std::string_view::npos && isDigits(text.substr(0, slash))
        && isDigits(text.substr(slash + 1));
}

std::optional<Candidate> readEnvelope(std::string_view content)
{
    const auto envelope = openEnvelope(content);
    if (!envelope.transport.empty()) {
        auto found = envelope.version == "02" ? fedexMessage(envelope.transport, envelope.identified)
                                              : upsMessage(envelope.transport);
        if (found && envelope.opaque && found->carrier == "ups")
            found->extra.flag("compressed_format07");
        return found;
    }
    if (content.find_first_of("\x1D\x1E") != std::string_view::npos)
        return std::nullopt;
    if (auto found = flatUpsMessage(content))
        return found;
    return flatFedexMessage(content);
}

std::optional<Candidate> readBareMaxiCode(std::string_view content)
{
    const auto end = std::min(content.find('\x1E'), content.size());
    auto found = upsMessage(split(content.substr(0, end), '\x1D'));
    if (found
        && content.substr(end).substr(0, 3)
            == "\x1E"
               "07")
        found->extra.flag("compressed_format07");
    return found;
}

} // namespace custody::scan
