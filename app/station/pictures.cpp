// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/pictures.h"

#include "app/decoder/decoder.h"
#include "app/station/sayings.h"
#include "app/vision/picture.h"

namespace custody::station {
namespace {

constexpr scan::ReadEffort noSearch{std::chrono::milliseconds(0), 0};

constexpr std::chrono::milliseconds thorough{3000};

// A picture too large is no damaged one.
const char* notAdmissible(ByteView file)
{
    return vision::dimensionsOf(file) ? say::pictureTooLarge : say::badPicture;
}

// What is wrong with the picture is told apart from what is wrong with its reader.
Result<decoder::Answer> read(const Desk& desk, ByteView file, scan::ReadEffort effort)
{
    if (!desk.devices.pictures)
        return fail(Fault::Device, say::noPictureReader);
    auto answer = desk.devices.pictures->readFile(file, effort);
    if (answer)
        return answer;
    switch (answer.error().fault) {
    case Fault::Invalid:
        return fail(Fault::Invalid, vision::admissible(file) ? say::badPicture : notAdmissible(file));
    case Fault::Busy: return fail(Fault::Device, say::pictureReaderBusy);
    default: return fail(Fault::Device, say::noPictureReader);
    }
}

} // namespace

Result<SeenCodes> codesOf(const Desk& desk, ByteView file)
{
    auto answer = TRY(read(desk, file, {}));
    if (!answer.finished) // a second label may lie where nobody looked yet
        answer = TRY(read(desk, file, {thorough}));
    return SeenCodes{std::move(answer.symbols), answer.finished};
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
