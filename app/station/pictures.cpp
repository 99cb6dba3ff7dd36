// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/pictures.h"

#include "app/decoder/decoder.h"
#include "app/station/sayings.h"
#include "app/vision/picture.h"

namespace custody::station {
namespace {

constexpr scan::ReadEffort noSearch{std::chrono::milliseconds(0), 0};

// What is wrong with the picture is told apart from what is wrong with its reader.
Result<decoder::Answer> read(const Desk& desk, ByteView file, scan::ReadEffort effort)
{
    if (!desk.devices.pictures)
        return fail(Fault::Device, say::noPictureReader);
    auto answer = desk.devices.pictures->readFile(file, effort);
    if (answer)
        return answer;
    return answer.error().fault == Fault::Invalid ? fail(Fault::Invalid, say::badPicture)
                                                  : fail(Fault::Device, say::noPictureReader);
}

} // namespace

Result<std::vector<scan::Symbol>> codesOf(const Desk& desk, ByteView file)
{
    return TRY(read(desk, file, {})).symbols;
}

Result<PictureSize> judgePicture(const Desk& desk, ByteView file)
{
    if (!vision::isWhole(file))
        return fail(Fault::Invalid, say::badPicture);
    TRY(read(desk, file, noSearch));
    const auto claimed = TRY(vision::dimensionsOf(file));
    return PictureSize{claimed.width, claimed.height};
}

} // namespace custody::station
