// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decoder/child.h"

#include "app/decoder/shared_picture.h"
#include "app/vision/frame_pixels.h"
#include "app/vision/picture.h"

namespace custody::decoder {
namespace {

// The grey pixels of a question: made anew, or the shared ones themselves.
struct Grey {
    std::vector<std::uint8_t> made;
    GreyView view;
};

Grey keep(std::vector<std::uint8_t> pixels, int width, int height)
{
    Grey grey{std::move(pixels), {}};
    grey.view = {grey.made.data(), width, height, width};
    return grey;
}

Result<Grey> greyOf(const Question& question, ByteView shared)
{
    switch (question.pixels) {
    case Pixels::EncodedFile: {
        auto picture = TRY(vision::decode(shared));
        return keep(std::move(picture.grey), picture.width, picture.height);
    }
    case Pixels::Colour:
        return keep(vision::greyOf(shared, question.width, question.height), question.width, question.height);
    case Pixels::Grey: break;
    }
    return Grey{{}, {shared.data(), question.width, question.height, question.width}};
}

GreyView part(GreyView whole, const Region& region)
{
    return {whole.row(region.y) + region.x, region.width, region.height, whole.stride};
}

Seen find(GreyView picture, const Question& question, const Look& look)
{
    if (question.effort.mostSymbols == 0)
        return {};
    if (question.region.isWhole())
        return look(picture, question.effort, question.stream);
    // A part has other pixels at other places than the frames before it.
    auto seen = look(part(picture, question.region), question.effort, 0);
    for (auto& symbol : seen.symbols)
        for (auto& corner : symbol.corners)
            corner = {corner.x + question.region.x, corner.y + question.region.y};
    return seen;
}

Result<Answer> answerTo(const Question& question, const Descriptor& memory, const Look& look)
{
    const auto shared = TRY(SharedPicture::open(memory, question.size));
    Answer answer;
    answer.number = question.number;
    const auto grey = greyOf(question, shared.bytes());
    if (!grey)
        return answer; // damaged
    answer.verdict = Verdict::Read;
    answer.width = grey->view.width;
    answer.height = grey->view.height;
    const auto start = std::chrono::steady_clock::now();
    auto seen = find(grey->view, question, look);
    answer.symbols = std::move(seen.symbols);
    answer.finished = seen.finished;
    // Where data are damaged, nobody can say that there is no code, nor that this photo shows the item.
    if (answer.symbols.empty() && question.pixels == Pixels::EncodedFile && vision::isWhole(shared.bytes())
        && !vision::isIntact(shared.bytes())) {
        Answer damaged;
        damaged.number = question.number;
        return damaged;
    }
    answer.searched =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    return answer;
}

} // namespace

void serve(Channel& station, const Look& look)
{
    while (true) {
        auto message = station.receive(longestQuestion, {});
        if (!message || !*message)
            return;
        const auto question = Question::parse((*message)->bytes);
        if (!question)
            return;
        const auto answer = answerTo(*question, (*message)->memory, look);
        if (!answer || !station.send(answer->bytes()))
            return;
    }
}

} // namespace custody::decoder
