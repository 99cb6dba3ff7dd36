// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/parse.h"

#include <algorithm>
#include <array>
#include <optional>

#include "app/scan/envelope.h"
#include "app/scan/gs1.h"
#include "app/scan/normalise.h"

namespace custody::scan {
namespace {

// A new carrier is a new line here and a file beside the others.
constexpr std::array<CarrierReader, 3> carriers{readUps, readUsps, readFedex};

constexpr std::size_t longestNumber = 64; // no carrier prints more; longer bare content is some other text

Reading notANumber(std::string why)
{
    Reading reading;
    reading.verdict = Verdict::Invalid;
    reading.why = std::move(why);
    return reading;
}

Reading unknown(std::string why)
{
    Reading reading;
    reading.why = std::move(why);
    return reading;
}

// Those that pass come first; the first of them is the answer. If none passes, the nearest shape says why.
Reading decide(std::vector<Candidate> found)
{
    std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
        const bool aFails = a.check == Check::Fail;
        const bool bFails = b.check == Check::Fail;
        return aFails != bFails ? bFails : a.rank < b.rank;
    });
    const auto answer = found.front();
    Reading reading;
    reading.carrier = answer.carrier;
    reading.tracking = answer.tracking;
    reading.check = answer.check;
    reading.checkExpected = answer.checkExpected;
    reading.format = answer.format;
    reading.extra = answer.extra;
    reading.why = answer.why;
    reading.verdict = answer.check == Check::Fail ? Verdict::Invalid : Verdict::Valid;
    if (!reading.tracking.empty() && reading.tracking.find_first_not_of('0') == std::string::npos) {
        reading.verdict = Verdict::Invalid;
        reading.why = "A number of zeros only is no parcel's number.";
        return reading;
    }
    for (auto& candidate : found)
        if (candidate.check != Check::Fail)
            reading.candidates.push_back(std::move(candidate));
    if (reading.candidates.size() > 1)
        reading.why =
            "Also passes as " + reading.candidates[1].carrier + " (" + reading.candidates[1].format + ").";
    return reading;
}

std::vector<Candidate> askCarriers(std::string_view code)
{
    std::vector<Candidate> found;
    for (const auto read : carriers)
        for (auto& candidate : read(code))
            found.push_back(std::move(candidate));
    return found;
}

Candidate logisticUnit(const std::string& digits)
{
    Candidate candidate;
    candidate.carrier = "sscc";
    candidate.tracking = digits;
    candidate.format = "sscc";
    candidate.checkExpected = std::string(1, mod10(digits.substr(0, 17)));
    candidate.check = digits.back() == candidate.checkExpected[0] ? Check::Pass : Check::Fail;
    if (candidate.check == Check::Fail)
        candidate.why =
            "It has the shape of an SSCC, but its check digit should be " + candidate.checkExpected + ".";
    candidate.extra["ai"] = "00";
    candidate.rank = 40;
    return candidate;
}

constexpr auto routingOnly = "routing_only: This is the address barcode of the label. Scan the other one.";

struct Gs1Content {
    std::map<std::string, std::string> values;
    bool has(const char* ai) const { return values.count(ai) != 0; }
    std::string at(const char* ai) const { return has(ai) ? values.at(ai) : std::string(); }
};

void addRouting(const Gs1Content& content, std::map<std::string, std::string>& extra)
{
    if (content.has("420")) {
        extra["ship_to_postal"] = content.at("420");
        extra["ship_to_country"] = "US";
    } else if (content.has("421")) {
        extra["ship_to_country"] = content.at("421").substr(0, 3);
        extra["ship_to_postal"] = content.at("421").substr(3);
    }
}

// What the element strings say, or nothing when the digits must be read flat.
std::optional<Reading> readGs1(std::string_view bareContent)
{
    auto elements = parseElementString(bareContent);
    if (!elements || elements->empty())
        return std::nullopt;
    Gs1Content content;
    for (const auto& element : *elements)
        content.values.emplace(element.ai, element.value);

    std::optional<Reading> reading;
    for (const char* channel : {"91", "92", "93", "94", "95"}) // USPS borrowed these AIs for its channels
        if (!reading && content.has(channel))
            if (auto found = readUsps(channel + content.at(channel)); !found.empty())
                reading = decide(std::move(found));
    if (!reading && content.has("96")) // and FedEx Ground this one
        if (auto found = readFedex("96" + content.at("96")); !found.empty())
            reading = decide(std::move(found));
    if (!reading && content.has("00"))
        reading = decide({logisticUnit(content.at("00"))});
    if (!reading && (content.has("01") || content.has("02")))
        reading = notANumber("gs1_item_not_shipment: This code names goods, not a parcel.");
    if (!reading && (content.has("420") || content.has("421")))
        reading = notANumber(routingOnly);
    if (!reading)
        return std::nullopt;
    addRouting(content, reading->extra);
    reading->gs1 = std::move(content.values);
    return reading;
}

Reading product(std::string_view digits)
{
    auto reading = notANumber("product_symbology: This is the barcode of goods, not of a parcel.");
    if (isDigits(digits) && digits.size() <= 14 && passesMod10(digits)) {
        reading.gs1["01"] = std::string(14 - digits.size(), '0') + std::string(digits);
        reading.check = Check::Pass;
        reading.checkExpected = std::string(1, digits.back());
    }
    return reading;
}

bool isZip(std::string_view text) { return (text.size() == 5 || text.size() == 9) && isDigits(text); }

// Codes that stand on labels beside the number, and references of returns: known, but no carrier's number.
std::optional<Reading> besideTheNumber(const std::string& code, Symbology symbology)
{
    const std::string_view text = code;
    if (text.substr(0, 3) == "420" && isZip(text.substr(3))) {
        auto reading = notANumber(routingOnly);
        reading.extra["ship_to_postal"] = text.substr(3);
        reading.extra["ship_to_country"] = "US";
        return reading;
    }
    if (symbology == Symbology::Code39 && isZip(text)) {
        auto reading = notANumber(routingOnly);
        reading.extra["ship_to_postal"] = text;
        return reading;
    }
    if (text.size() > 5 && text.substr(0, 2) == "2L" && text[4] == ':')
        return notANumber(routingOnly);
    if (text.size() == 22 && text.substr(0, 3) == "99M" && isDigits(text.substr(3)))
        return notANumber("container: This is a USPS container, not a parcel.");
    if ((text.size() == 8 || text.size() == 12) && text.substr(0, 2) == "HR")
        return notANumber("return_reference: This is a bag or return reference. Scan the carrier's barcode "
                          "for the parcel.");
    if (symbology == Symbology::Unknown && text.size() == 13
        && passesMod10(text)) // nobody's number has 13 digits
        return product(text);
    return std::nullopt;
}

std::string strangeByte(std::string_view content)
{
    for (const char c : content) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F)
            return "The scan holds control bytes where a number should be. Set the scanner to send them "
                   "unchanged.";
        if (byte > 0x7F)
            return "The scan holds characters that no carrier prints. Check the scanner's keyboard layout.";
    }
    return {};
}

Reading readFlat(const std::string& code, Symbology symbology)
{
    if (auto beside = besideTheNumber(code, symbology))
        return std::move(*beside);
    auto found = askCarriers(code);
    if (code.size() >= 20 && code.substr(0, 2) == "00" && isDigits(code)) {
        if (auto sscc = readGs1(code); sscc && sscc->carrier == "sscc") {
            for (auto& candidate : found)
                if (candidate.check
                    != Check::Fail) // 20 digits from 00 always pass as USPS too; the SSCC goes first
                    sscc->candidates.push_back(std::move(candidate));
            return std::move(*sscc);
        }
    }
    if (code.size() == 18 && passesMod10(code))
        found.push_back(logisticUnit(code));
    if (!found.empty())
        return decide(std::move(found));
    return unknown("No carrier we know prints such a code. It is kept as a reference.");
}

Reading read(const Normalised& scan)
{
    if (scan.content.empty())
        return unknown("The scan is empty.");
    if (marksProducts(scan.symbology))
        return product(bare(scan.content));
    if (isEnvelope(scan.content)) {
        auto found = readEnvelope(scan.content);
        if (found)
            return decide({std::move(*found)});
        return notANumber("no_tracking: This code holds shipment data without a number we can read. Scan the "
                          "long barcode.");
    }
    if (scan.symbology == Symbology::MaxiCode)
        if (auto found = readBareMaxiCode(scan.content))
            return decide({std::move(*found)});

    const auto code = bare(scan.content);
    if (scan.gs1 || code.find('\x1D') != std::string::npos)
        if (auto reading = readGs1(code))
            return std::move(*reading);
    if (auto strange = strangeByte(code); !strange.empty())
        return unknown(std::move(strange));
    if (code.size() > longestNumber)
        return unknown(
            "The scan has " + std::to_string(code.size()) + " characters; no carrier's number is that long.");
    return readFlat(code, scan.symbology);
}

} // namespace

Reading parseScan(std::string_view raw, std::string_view symbology)
{
    return read(normalise(raw, symbology));
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
