// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/scanned.h"

#include <algorithm>

#include "app/base/file.h"
#include "app/station/pictures.h"
#include "app/station/sayings.h"
#include "app/vision/picture.h"

namespace custody::station {
namespace {

// All codes of a label are held against each other; the one that names a parcel counts, wherever it stands.
Scanned heldTogether(const std::vector<Scanned>& seen)
{
    std::vector<scan::Reading> readings;
    for (const auto& one : seen)
        readings.push_back(one.reading);
    auto label = scan::labelAgreement(readings);
    const auto same = [&](const Scanned& one) {
        return one.reading.carrier == label.answer.carrier && one.reading.tracking == label.answer.tracking
            && one.reading.why == label.answer.why;
    };
    const auto chosen = std::find_if(seen.begin(), seen.end(), same);
    auto best = *chosen;
    for (auto other = seen.begin(); other != seen.end(); ++other)
        if (other != chosen)
            best.beside.emplace_back(other->raw, other->symbology);
    best.reading = std::move(label.answer);
    best.agreement = label.agreement;
    return best;
}

Scanned scannedCode(const Desk& desk, const Bytes& raw, const std::string& symbology)
{
    return {raw, symbology, scan::parseScan(text(raw), symbology, desk.dock.codes)};
}

Result<Scanned> scanPicture(const Desk& desk, const std::string& path)
{
    const auto file = TRY(readFile(path, vision::largestFile));
    const auto codes = TRY(codesOf(desk, file));
    std::vector<Scanned> seen;
    for (const auto& symbol : codes.symbols)
        seen.push_back(scannedCode(desk, symbol.bytes,
            symbol.aimId.empty() ? std::string(scan::name(symbol.symbology)) : symbol.aimId));
    if (seen.empty())
        return fail(Fault::Invalid, codes.whole ? say::noCode : say::pictureReaderBusy);
    auto best = heldTogether(seen);
    best.wholePicture = codes.whole;
    return best;
}

} // namespace

// The reader names a cause it knows with a word for programs before its sentence; the whole of it goes into
// the answer, the worker hears a short sentence in her language.
std::string whyNot(const scan::Reading& reading)
{
    if (reading.check == scan::Check::Fail)
        return say::wrongCheckDigit;
    const auto cause = reading.cause();
    if (cause == "shape" && reading.carrier != "none")
        return say::cutShort;
    if (cause == "routing_only")
        return say::addressBarcode;
    if (cause == "product_symbology")
        return say::goodsBarcode;
    if (cause == "container")
        return say::containerBarcode;
    if (cause == "return_reference")
        return say::returnReference;
    return cause == "no_tracking" ? say::noNumberInside : say::noParcelNumber;
}

// What a running camera saw beside a code, in the same frame.
Result<Scanned> scanOf(const Desk& desk, const Command& command)
{
    if (const auto image = TRY(command.maybeText("image")))
        return scanPicture(desk, *image);
    const auto codeOf = [&](const Command& told) -> Result<Scanned> {
        const auto raw = TRY(told.text("raw"));
        return scannedCode(desk, bytes(raw), TRY(told.maybeText("symbology")).value_or(""));
    };
    std::vector<Scanned> seen{TRY(codeOf(command))};
    if (desk.devices.readCode && seen.size() == 1) { // what stands beside it a camera saw
        const auto read = TRY(desk.devices.readCode(std::string(text(seen[0].raw)), seen[0].symbology));
        seen[0] = scannedCode(desk, read.raw, read.symbology);
    }
    for (const auto& beside : TRY(command.parts("beside")))
        seen.push_back(TRY(codeOf(beside)));
    return seen.size() == 1 ? seen.front() : heldTogether(seen);
}

} // namespace custody::station
