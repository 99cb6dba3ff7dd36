// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/label_agreement.h"

#include <algorithm>
#include <array>
#include <optional>

namespace custody::scan {
namespace {

enum class Relation { Unrelated, Same, Adds, Contradicts };

bool namesParcel(const Reading& reading)
{
    return reading.verdict == Verdict::Valid && reading.carrier != "none";
}

// A piece of a number, or an address: true of the label, but no number.
bool isFragment(const Reading& reading) { return reading.extra.has("tracking_fragment"); }
bool isAddress(const Reading& reading) { return reading.cause() == "routing_only"; }

// ZIP+4 and ZIP name the same place.
bool samePlace(const std::string& one, const std::string& other)
{
    const auto length = std::min(one.size(), other.size());
    return length >= 4 && one.compare(0, length, other, 0, length) == 0;
}

bool placesClash(const Reading& one, const Reading& other)
{
    const auto here = one.extra.at("ship_to_postal");
    const auto there = other.extra.at("ship_to_postal");
    return !here.empty() && !there.empty() && !samePlace(here, there);
}

// The post's own word for what others hand to it: the service type code in its number (Parcel Select, and
// those that consolidators print).
bool isHandedToThePost(const Reading& post)
{
    static constexpr std::array<std::string_view, 3> handedOver{"612", "701", "748"};
    const auto service = post.tracking.size() >= 20 ? post.tracking.substr(2, 3) : std::string();
    return std::find(handedOver.begin(), handedOver.end(), service) != handedOver.end();
}

// Who hands whose parcels to the post, and units that travel under a number of their own: one label, two
// numbers. Any other number of the post beside another carrier's is an old label.
bool travelTogether(const Reading& one, const Reading& other)
{
    if (one.carrier == "sscc" || other.carrier == "sscc")
        return one.carrier != other.carrier; // two units are two labels
    const auto with = [](const Reading& post, const Reading& carrier) {
        if (post.carrier != "usps")
            return false;
        if (carrier.carrier == "ups_mi")
            return true;
        if (carrier.carrier == "ups")
            return carrier.extra.at("service_code") == "YW"; // SurePost
        return (carrier.carrier == "fedex" || carrier.carrier == "dhl_ecommerce") && isHandedToThePost(post);
    };
    return with(one, other) || with(other, one);
}

// The 34 digits inside the two-dimensional code are those of the linear one, or the label was pasted
// together.
bool linearClash(const Reading& one, const Reading& other)
{
    const auto here = one.extra.at("linear_34");
    const auto there = other.extra.at("linear_34");
    return !here.empty() && !there.empty() && here != there;
}

Relation numbers(const Reading& one, const Reading& other)
{
    if (one.carrier == other.carrier && one.tracking == other.tracking)
        return linearClash(one, other) || placesClash(one, other) ? Relation::Contradicts : Relation::Same;
    if (one.extra.at("master") == other.tracking || other.extra.at("master") == one.tracking)
        return Relation::Adds;
    // A DHL label has its waybill's number and its piece's.
    if (one.carrier == other.carrier && one.carrier == "dhl_express" && one.format != other.format)
        return Relation::Adds;
    if (travelTogether(one, other) && !placesClash(one, other))
        return Relation::Adds;
    return Relation::Contradicts;
}

Relation fragmentOf(const Reading& number, const Reading& fragment)
{
    const auto piece = fragment.extra.at("tracking_fragment");
    const bool fits = number.carrier == "ups" && piece.size() > 2
        && number.tracking.ends_with(std::string_view(piece).substr(2))
        && number.extra.at("shipper") == fragment.extra.at("shipper");
    return fits ? Relation::Adds : Relation::Contradicts;
}

Relation relation(const Reading& number, const Reading& other)
{
    if (namesParcel(other))
        return numbers(number, other);
    if (isFragment(other))
        return fragmentOf(number, other);
    if (isAddress(other))
        return placesClash(number, other) ? Relation::Contradicts : Relation::Adds;
    return Relation::Unrelated;
}

bool sameCode(const Reading& one, const Reading& other)
{
    return one.tracking == other.tracking && one.carrier == other.carrier && one.format == other.format
        && one.extra.at("form") == other.extra.at("form") && one.why == other.why
        && one.extra.at("ship_to_postal") == other.extra.at("ship_to_postal")
        && one.extra.at("tracking_fragment") == other.extra.at("tracking_fragment");
}

// The number people look up: one with a check digit before one without, a carrier's before a unit's.
int preference(const Reading& reading)
{
    return (reading.check == Check::Pass ? 0 : 1) + (reading.carrier == "sscc" ? 2 : 0);
}

const Reading* best(std::span<const Reading> readings)
{
    const Reading* chosen = nullptr;
    for (const auto& reading : readings)
        if (namesParcel(reading) && (chosen == nullptr || preference(reading) < preference(*chosen)))
            chosen = &reading;
    return chosen;
}

void add(Reading& answer, const Reading& other)
{
    for (const auto& fact : other.extra)
        if (!fact.isFlag && !answer.extra.has(fact.name) && fact.name != "tracking_fragment")
            answer.extra.put(fact.name, fact.value);
}

LabelAgreement withoutNumber(std::span<const Reading> readings)
{
    LabelAgreement found;
    const auto more = std::find_if(
        readings.begin(), readings.end(), [](const Reading& reading) { return reading.carrier != "none"; });
    if (!readings.empty())
        found.answer = more != readings.end() ? *more : readings.front();
    found.why = "None of these codes names a parcel.";
    return found;
}

// Two addresses on one box, wherever they stand: one of them is of a label that is over.
bool addressesClash(std::span<const Reading> readings)
{
    const auto tells = [](const Reading& reading) { return namesParcel(reading) || isAddress(reading); };
    for (std::size_t i = 0; i < readings.size(); ++i)
        for (std::size_t k = i + 1; k < readings.size(); ++k)
            if (tells(readings[i]) && tells(readings[k]) && placesClash(readings[i], readings[k]))
                return true;
    return false;
}

// Two numbers that both go with the chosen one, such as two units beside a carrier's, may not go with each
// other: those.
std::vector<std::string> clashing(std::span<const Reading> readings)
{
    std::vector<std::string> found;
    for (std::size_t i = 0; i < readings.size(); ++i)
        for (std::size_t k = i + 1; k < readings.size(); ++k)
            if (namesParcel(readings[i]) && namesParcel(readings[k]) && !sameCode(readings[i], readings[k])
                && numbers(readings[i], readings[k]) == Relation::Contradicts)
                found.insert(found.end(), {readings[i].tracking, readings[k].tracking});
    return found;
}

constexpr const char* sentence(Agreement agreement)
{
    switch (agreement) {
    case Agreement::Agree: return "Two codes of the label say the same number.";
    case Agreement::Complementary: return "The codes of the label complete each other.";
    case Agreement::Disagree: return "There are two labels on this parcel. Cover or remove the old one.";
    case Agreement::Single: return "One code names the parcel.";
    case Agreement::Nothing: break;
    }
    return "None of these codes names a parcel.";
}

} // namespace

LabelAgreement labelAgreement(std::span<const Reading> readings)
{
    const auto* const chosen = best(readings);
    if (chosen == nullptr)
        return withoutNumber(readings);
    LabelAgreement found;
    found.answer = *chosen;
    found.agreement = Agreement::Single;
    found.numbers.push_back(chosen->tracking);
    for (const auto& other : readings) {
        if (&other == chosen || sameCode(other, *chosen))
            continue;
        const auto related = relation(*chosen, other);
        if (related == Relation::Contradicts) {
            found.agreement = Agreement::Disagree;
            if (namesParcel(other)
                && std::find(found.numbers.begin(), found.numbers.end(), other.tracking)
                    == found.numbers.end())
                found.numbers.push_back(other.tracking);
        } else if (related != Relation::Unrelated) {
            found.agreement = std::max(
                found.agreement, related == Relation::Same ? Agreement::Agree : Agreement::Complementary);
            add(found.answer, other);
        }
    }
    const auto apart = clashing(readings);
    for (const auto& number : apart)
        if (std::find(found.numbers.begin(), found.numbers.end(), number) == found.numbers.end())
            found.numbers.push_back(number);
    if (addressesClash(readings) || !apart.empty())
        found.agreement = Agreement::Disagree;
    found.why = sentence(found.agreement);
    return found;
}

std::string_view name(Agreement agreement)
{
    switch (agreement) {
    case Agreement::Nothing: return "nothing";
    case Agreement::Single: return "single";
    case Agreement::Complementary: return "complementary";
    case Agreement::Agree: return "agree";
    case Agreement::Disagree: return "disagree";
    }
    return "nothing";
}

} // namespace custody::scan
