// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/envelope.h"

#include <algorithm>
#include <array>
#include <vector>

#include "app/scan/normalise.h"

namespace custody::scan {
namespace {

using Fields = std::vector<std::string>;

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    while (true) {
        const auto end = std::min(text.find(separator), text.size());
        parts.emplace_back(text.substr(0, end));
        if (end == text.size())
            return parts;
        text.remove_prefix(end + 1);
    }
}

std::string trimmed(std::string text)
{
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
    return text;
}

// ISO 3166 numeric to alpha for the countries labels here name; others stay digits.
std::string country(const std::string& numeric)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> known{
        {{"840", "US"}, {"124", "CA"}, {"484", "MX"}, {"826", "GB"}, {"276", "DE"}, {"250", "FR"},
            {"380", "IT"}, {"756", "CH"}, {"724", "ES"}, {"528", "NL"}, {"156", "CN"}, {"392", "JP"},
            {"414", "KW"}, {"036", "AU"}}};
    for (const auto& [number, letters] : known)
        if (number == numeric)
            return std::string(letters);
    return numeric;
}

void put(Candidate& candidate, const char* key, const std::string& value)
{
    if (!value.empty())
        candidate.extra[key] = value;
}

bool isPieceOfTotal(const std::string& text)
{
    const auto slash = text.find('/');
    return slash != std::string::npos && isDigits(text.substr(0, slash)) && isDigits(text.substr(slash + 1));
}

// Fields: postcode, country, class, tracking, UPSN, shipper, day, shipment id, n/x, weight …
std::optional<Candidate> upsMessage(Fields fields)
{
    if (fields.size() < 5 || fields[3].substr(0, 2) != "1Z" || fields[4].substr(0, 4) != "UPSN")
        return std::nullopt;
    if (fields[4].size() > 4) { // some printers leave out the separator behind UPSN
        fields.insert(fields.begin() + 5, fields[4].substr(4));
        fields[4].resize(4);
    }
    fields.resize(std::max<std::size_t>(fields.size(), 10));
    const auto& serviceClass = fields[2];
    const auto& fragment = fields[3];
    const auto& shipper = fields[5];

    // The 18 characters are spread over three fields; they may be put together only where the class is 0 and
    // two digits.
    const bool rebuildable =
        serviceClass.size() == 3 && serviceClass[0] == '0' && shipper.size() == 6 && fragment.size() == 10;
    Candidate candidate;
    candidate.carrier = "ups";
    candidate.check = Check::Fail;
    candidate.format = "ups";
    candidate.why = "This MaxiCode holds only a part of the UPS number. Scan the 1Z barcode beside it.";
    if (rebuildable)
        candidate = readUps("1Z" + shipper + serviceClass.substr(1) + fragment.substr(2)).front();
    else
        put(candidate, "tracking_fragment", fragment);
    candidate.extra.erase("service_code");
    put(candidate, "form", "maxicode_scm");
    put(candidate, "service_class", serviceClass);
    put(candidate, "shipper", shipper);
    put(candidate, "ship_to_postal", trimmed(fields[0]));
    put(candidate, "ship_to_country", country(fields[1]));
    put(candidate, "scac", "UPSN");
    if (isPieceOfTotal(fields[8]))
        put(candidate, "package", fields[8]);
    put(candidate, "weight_lb", fields[9]);
    return candidate;
}

std::string byIdentifier(const Fields& fields, std::string_view identifier)
{
    for (const auto& field : fields)
        if (std::string_view(field).substr(0, identifier.size()) == identifier)
            return field.substr(identifier.size());
    return {};
}

// "00273198627451", "794981930811" or "7949819308110201" (with its form id): the twelve digits.
std::string twelveDigits(const std::string& field)
{
    if (field.size() == 14 && field.substr(0, 2) == "00")
        return field.substr(2);
    return field.size() == 12 || field.size() == 16 ? field.substr(0, 12) : std::string();
}

// Fields: postcode, country, service, tracking, FDE or FDEG, account, day, id, n/x, weight …
std::optional<Candidate> fedexMessage(Fields fields, const Fields& identified)
{
    if (fields.size() < 5 || fields[4].substr(0, 3) != "FDE")
        return std::nullopt;
    fields.resize(std::max<std::size_t>(fields.size(), 10));
    const auto number = twelveDigits(fields[3]);
    auto read = readFedex(number);
    if (read.empty())
        return std::nullopt;
    auto candidate = std::move(read.front());
    put(candidate, "form", "fedex_pdf417");
    if (fields[3].size() == 16)
        put(candidate, "form_id", fields[3].substr(12));
    put(candidate, "scac", fields[4]);
    put(candidate, "service_code", fields[2]);
    put(candidate, "ship_to_postal", trimmed(fields[0]));
    put(candidate, "ship_to_country", country(fields[1]));
    put(candidate, "weight", fields[9]);
    put(candidate, "linear_34", byIdentifier(identified, "31Z"));
    if (isPieceOfTotal(fields[8])) {
        put(candidate, "package", fields[8]);
        if (fields[8].substr(fields[8].find('/')) != "/1")
            put(candidate, "master", twelveDigits(byIdentifier(identified, "28Z")));
    }
    return candidate;
}

} // namespace

std::optional<Candidate> readEnvelope(std::string_view content)
{
    // Only RS splits safely: inside formats 07 and 09 the bytes GS, FS and CR are data.
    Fields transport;
    Fields identified;
    for (const auto& part : split(content, '\x1E')) {
        if (part.substr(0, 3) == "01\x1D")
            transport = split(std::string_view(part).substr(3), '\x1D');
        else if (part.substr(0, 3) == "06\x1D")
            identified = split(std::string_view(part).substr(3), '\x1D');
    }
    if (transport.empty() || transport[0].size() < 2)
        return std::nullopt;
    const auto version = transport[0].substr(0, 2);
    transport[0].erase(0, 2);
    if (version == "02")
        return fedexMessage(std::move(transport), identified);
    return upsMessage(std::move(transport));
}

std::optional<Candidate> readBareMaxiCode(std::string_view content)
{
    return upsMessage(split(split(content, '\x1E').front(), '\x1D'));
}

} // namespace custody::scan
