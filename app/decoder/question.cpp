// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What the station asks, and the child's first word.

#include "app/decoder/protocol.h"
#include "app/decoder/wire.h"
#include "app/vision/picture.h"

namespace custody::decoder {
namespace {

constexpr std::string_view questionMark = "CDQ1";
constexpr std::string_view helloMark = "CDH1";
constexpr std::uint32_t largestSide = 1 << 16;

tl::unexpected<Error> wrongQuestion(const char* what)
{
    return fail(Fault::Invalid, std::string("a decoder's question ") + what);
}

std::uint64_t bytesAPixel(Pixels pixels) { return pixels == Pixels::Colour ? 3 : 1; }

Result<> checkPicture(const Question& question, std::uint64_t width, std::uint64_t height)
{
    if (question.pixels == Pixels::EncodedFile) {
        if (width != 0 || height != 0 || !question.region.isWhole())
            return wrongQuestion("claims the size of a file's picture");
        if (question.size == 0 || question.size > vision::largestFile)
            return wrongQuestion("has an impossible file");
        return {};
    }
    if (width == 0 || height == 0 || width > largestSide || height > largestSide
        || width * height > static_cast<std::uint64_t>(vision::mostPixels))
        return wrongQuestion("has an impossible picture");
    if (question.size != width * height * bytesAPixel(question.pixels))
        return wrongQuestion("has more or fewer pixels than it says");
    return {};
}

Result<Region> readRegion(Wire& wire, std::uint64_t width, std::uint64_t height)
{
    const std::uint64_t x = wire.number<std::uint32_t>();
    const std::uint64_t y = wire.number<std::uint32_t>();
    const std::uint64_t across = wire.number<std::uint32_t>();
    const std::uint64_t down = wire.number<std::uint32_t>();
    if (across == 0 || down == 0) {
        if (x != 0 || y != 0 || across != 0 || down != 0)
            return wrongQuestion("has a region without pixels");
        return Region{};
    }
    if (x + across > width || y + down > height)
        return wrongQuestion("has a region outside of its picture");
    return Region{static_cast<int>(x), static_cast<int>(y), static_cast<int>(across), static_cast<int>(down)};
}

} // namespace

Bytes Question::bytes() const
{
    Bytes out = custody::bytes(questionMark);
    put(out, number);
    put(out, static_cast<std::uint8_t>(pixels));
    put(out, stream);
    put(out, static_cast<std::uint32_t>(effort.budget.count()));
    put(out, static_cast<std::uint16_t>(effort.mostSymbols));
    put(out, static_cast<std::uint32_t>(width));
    put(out, static_cast<std::uint32_t>(height));
    put(out, size);
    for (const int side : {region.x, region.y, region.width, region.height})
        put(out, static_cast<std::uint32_t>(side));
    return out;
}

Result<Question> Question::parse(ByteView bytes)
{
    Wire wire(bytes);
    if (!wire.begins(questionMark))
        return wrongQuestion("begins wrongly");
    Question question;
    question.number = wire.number<std::uint32_t>();
    const auto pixels = wire.number<std::uint8_t>();
    if (pixels < 1 || pixels > 3)
        return wrongQuestion("is about no kind of picture");
    question.pixels = static_cast<Pixels>(pixels);
    question.stream = wire.number<std::uint32_t>();
    const auto budget = wire.number<std::uint32_t>();
    const auto symbols = wire.number<std::uint16_t>();
    if (budget > static_cast<std::uint32_t>(longestBudget.count()) || symbols > mostSymbols)
        return wrongQuestion("asks for too much");
    question.effort = {std::chrono::milliseconds(budget), symbols};
    const std::uint64_t width = wire.number<std::uint32_t>();
    const std::uint64_t height = wire.number<std::uint32_t>();
    question.size = wire.number<std::uint64_t>();
    question.region = TRY(readRegion(wire, width, height));
    if (!wire.endsHere())
        return wrongQuestion("has another length");
    TRY(checkPicture(question, width, height));
    question.width = static_cast<int>(width);
    question.height = static_cast<int>(height);
    return question;
}

Bytes Hello::bytes() const
{
    Bytes out = custody::bytes(helloMark);
    out.push_back(callsFiltered ? 1 : 0);
    out.push_back(memoryLimited ? 1 : 0);
    return out;
}

Result<Hello> Hello::parse(ByteView bytes)
{
    Wire wire(bytes);
    const bool begins = wire.begins(helloMark);
    const auto filtered = wire.number<std::uint8_t>();
    const auto limited = wire.number<std::uint8_t>();
    if (!begins || !wire.endsHere() || filtered > 1 || limited > 1)
        return fail(Fault::Device, "the decoder's first word is none");
    return Hello{filtered == 1, limited == 1};
}

} // namespace custody::decoder
