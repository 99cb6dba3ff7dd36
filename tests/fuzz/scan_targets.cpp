// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/scan/bar_reader.h"
#include "app/scan/envelope.h"
#include "app/scan/gs1.h"
#include "app/scan/label_agreement.h"
#include "app/scan/normalise.h"
#include "app/scan/parse.h"
#include "app/vision/picture.h"
#include "tests/fuzz/targets.h"

namespace custody::fuzz {
namespace {

void carrierScan(ByteView input)
{
    const auto reading = scan::parseScan(text(input));
    promise(
        reading.verdict != scan::Verdict::Valid || !reading.tracking.empty(), "a valid scan has a number");
    if (reading.verdict == scan::Verdict::Valid)
        promise(isUtf8(reading.tracking), "a number is text");
    promise(reading.verdict != scan::Verdict::Valid || reading.check != scan::Check::Fail,
        "what fails its check digit is not valid");
    promise(reading.verdict == scan::Verdict::Valid || !reading.why.empty(), "a refusal says why");
    for (const auto& candidate : reading.candidates)
        promise(candidate.whole && candidate.check != scan::Check::Fail, "a candidate passes");
    // The first byte splits the rest in two codes of one label.
    if (input.size() < 2)
        return;
    const auto codes = text(input.subspan(1));
    const auto cut = std::min<std::size_t>(input[0], codes.size());
    const scan::Reading pair[] = {scan::parseScan(codes.substr(0, cut)), scan::parseScan(codes.substr(cut))};
    const auto label = scan::labelAgreement(pair);
    promise(label.agreement == scan::Agreement::Nothing || !label.answer.tracking.empty(),
        "a label that names a parcel has a number");
}

void labelCode(ByteView input)
{
    const auto code = scan::normalise(text(input));
    for (const auto content : {text(input), std::string_view(code.content)}) {
        if (const auto elements = scan::parseElementString(content))
            for (const auto& element : *elements)
                promise(!element.ai.empty(), "an element has an AI");
        (void)scan::readEnvelope(content);
        (void)scan::readBareMaxiCode(content);
    }
}

void pictureHeader(ByteView input)
{
    const auto size = vision::dimensionsOf(input);
    promise(!size || (size->width > 0 && size->height > 0), "a picture has pixels");
    promise(!size || !vision::mimeOf(input).empty(), "a picture has a kind");
}

// The shapes of all symbols are made at the first reading and belong to no input.
const bool shapesMade =
    (scan::readCode128(std::vector<float>(50)), scan::readItf(std::vector<float>(50)), true);

void barLine(ByteView input)
{
    promise(shapesMade, "shapes are made before");
    const auto part = input.first(std::min<std::size_t>(input.size(), 200)); // longer ones cost a second each
    const std::vector<float> line(part.begin(), part.end());
    for (const auto& read : {scan::readCode128(line), scan::readItf(line)}) {
        promise(!read || !read->text.bytes.empty(), "a reading has letters");
        promise(!read || read->from < read->to, "bars have a beginning and an end");
        promise(
            !read || (read->likeness > 0 && read->likeness <= 1.0001), "nothing is more alike than itself");
    }
}

// What the symbols found along such a line say.
void barValues(ByteView input)
{
    if (input.empty())
        return;
    std::vector<int> values;
    for (const auto byte : input.subspan(1))
        values.push_back(byte % 103);
    for (const auto& said : {scan::code128Text(input[0] % 3, values), scan::itfText(values)})
        promise(!said || !said->bytes.empty(), "a text has letters");
}

constexpr Target targets[] = {{"carrier_scan", carrierScan}, {"bar_line", barLine}, {"bar_values", barValues},
    {"label_code", labelCode}, {"picture_header", pictureHeader}};

} // namespace

std::span<const Target> scanTargets() { return targets; }

} // namespace custody::fuzz
