// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/parse.h"

#include <algorithm>

#include "app/scan/beside.h"
#include "app/scan/decide.h"
#include "app/scan/envelope.h"
#include "app/scan/shape.h"

namespace custody::scan {
namespace {

constexpr std::size_t longestNumber = 64; // no carrier prints more; longer bare content is some other text

std::string strangeByte(std::string_view content)
{
    for (const char c : content) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F)
            return "control_bytes: The scan holds control bytes where a number should be. Set the scanner to "
                   "send them unchanged.";
        if (byte > 0x7F)
            return "strange_characters: The scan holds characters that no carrier prints. Check the "
                   "scanner's keyboard layout.";
    }
    return {};
}

std::string resembles(std::string_view code)
{
    if (auto nearest = nearestShape(code); !nearest.empty())
        return "shape: " + nearest + " It is kept as a reference.";
    return "reference: No carrier we know prints such a code. It is kept as a reference.";
}

void append(std::string& why, std::string_view sentence)
{
    why.append(why.empty() ? "" : " ").append(sentence);
}

Reading readFlat(const std::string& code, Symbology symbology, const DockSettings& dock)
{
    if (auto beside = besideTheNumber(code, symbology))
        return std::move(*beside);
    auto found = askCarriers(code);
    const auto cut = cutPackage(code);
    if (std::any_of(found.begin(), found.end(), passes)) {
        auto reading = decide(std::move(found), dock);
        const bool longer = reading.carrier == "usps" && reading.tracking.size() > 20;
        if (cut && !longer)
            append(reading.why, "Could also be USPS cut short.");
        return reading;
    }
    const auto isWhole = [](const Candidate& candidate) {
        return candidate.carrier == "usps" && candidate.tracking.size() > 20;
    };
    if (cut && std::none_of(found.begin(), found.end(), isWhole))
        return std::move(*cut);
    // GS1 from a scanner that does not say so, or an SSCC with more behind it.
    auto elements = readGs1(code, false, dock);
    if (elements && elements->verdict == Verdict::Valid && !found.empty())
        append(
            elements->why, "Could also be " + std::string(carrierName(found.front().carrier)) + " misread.");
    if (elements && (elements->verdict != Verdict::Invalid || found.empty()))
        return std::move(*elements);
    if (!found.empty())
        return decide(std::move(found), dock);
    if (auto plate = foreignPlate(code))
        return std::move(*plate);
    return unknownCode(resembles(code));
}

// Caps Lock turns every letter of an envelope.
std::string uprightCase(const std::string& content)
{
    const auto has = [&](char from, char to) {
        for (const char c : content)
            if (c >= from && c <= to)
                return true;
        return false;
    };
    auto upright = content;
    if (has('a', 'z') && !has('A', 'Z'))
        for (auto& c : upright)
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return upright;
}

Reading readWhole(const std::string& content, const DockSettings& dock)
{
    if (auto found = readEnvelope(content))
        return decide({std::move(*found)}, dock);
    const auto envelope = openEnvelope(content);
    if (auto elements = readGs1(envelope.elements, true, dock))
        return std::move(*elements);
    if (auto identified = readIdentified(envelope.identified, dock))
        return std::move(*identified);
    return notANumber("no_tracking: This code holds shipment data without a number we can read. Scan the "
                      "long barcode.");
}

Reading read(const Normalised& scan, const DockSettings& dock)
{
    if (scan.content.empty())
        return unknownCode("empty: The scan is empty.");
    if (marksProducts(scan.symbology))
        return product(bare(scan.content), scan.symbology);
    if (isEnvelope(scan.content))
        return readWhole(uprightCase(scan.content), dock);
    if (scan.symbology == Symbology::MaxiCode)
        if (auto found = readBareMaxiCode(scan.content))
            return decide({std::move(*found)}, dock);

    const bool bracketed = scan.content[0] == '(';
    const auto content = bracketed ? fromBrackets(scan.content) : scan.content;
    const auto code = bare(content);
    if (scan.gs1 || code.find('\x1D') != std::string::npos) {
        for (const auto& elements : {content, code}) // blanks are people's groups, or part of a lot number
            if (auto reading = readGs1(elements, scan.gs1 || bracketed, dock))
                return std::move(*reading);
    }
    if (content != scan.content) // the separators are ours
        return unknownCode("cut_off: The number behind the brackets is missing or cut off. Scan the barcode "
                           "again, or type the whole number.");
    if (auto strange = strangeByte(code); !strange.empty())
        return unknownCode(std::move(strange));
    if (code.size() > longestNumber)
        return unknownCode("too_long: The scan has " + std::to_string(code.size())
            + " characters; no carrier's number is that long.");
    return readFlat(code, scan.symbology, dock);
}

} // namespace

std::string_view Reading::element(std::string_view ai) const
{
    for (const auto& known : gs1)
        if (known.ai == ai)
            return known.value;
    return {};
}

std::string_view Reading::cause() const
{
    const auto colon = why.find(": ");
    return colon == std::string::npos ? std::string_view() : std::string_view(why).substr(0, colon);
}

Reading parseScan(std::string_view raw, std::string_view symbology, const DockSettings& dock)
{
    return read(normalise(raw, symbology, dock.scanner), dock);
}

std::string_view name(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Valid: return "valid";
    case Verdict::Invalid: return "invalid";
    case Verdict::Unknown: return "unknown";
    }
    return "unknown";
}

std::string_view name(Check check)
{
    switch (check) {
    case Check::Pass: return "pass";
    case Check::Fail: return "fail";
    case Check::None: return "none";
    }
    return "none";
}

} // namespace custody::scan
