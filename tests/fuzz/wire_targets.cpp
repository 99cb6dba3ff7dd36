// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decoder/protocol.h"
#include "sync/protocol/add_checkpoint.h"
#include "sync/protocol/add_entries.h"
#include "sync/protocol/reply.h"
#include "tests/fuzz/targets.h"

namespace custody::fuzz {
namespace {

using namespace custody::protocol;

constexpr const char* oneSpelling = "what reads writes the same bytes again";

void addCheckpoint(ByteView input)
{
    const auto request = AddCheckpoint::parse(text(input));
    promise(!request || request->body() == text(input), oneSpelling);
}

void addEntries(ByteView input)
{
    auto reader = UploadReader::open(input);
    if (!reader)
        return;
    std::size_t packages = 0;
    for (;;) {
        const auto package = reader->next();
        if (!package || !*package)
            break;
        promise(++packages <= packageLimit, "no more packages than a request may have");
        promise((*package)->entries.size() == (*package)->range.end - (*package)->range.begin
                || (*package)->range.begin > (*package)->range.end,
            "a package has the leaves its range says");
        promise((*package)->proof.size() <= proofLimit, "no proof is longer than any tree needs");
    }
}

void mirrorReply(ByteView input)
{
    if (const auto info = MirrorInfo::parse(text(input)))
        promise(info->text() == text(input), oneSpelling);
    if (const auto size = parseSize(text(input)))
        promise(sizeText(*size) == text(input), oneSpelling);
    if (const auto lines = parseCosignatureLines(text(input)))
        promise(cosignatureLines(*lines) == text(input), oneSpelling);
}

void decoderQuestion(ByteView input)
{
    if (const auto question = decoder::Question::parse(input))
        promise(question->bytes() == Bytes(input.begin(), input.end()), oneSpelling);
    if (const auto hello = decoder::Hello::parse(input))
        promise(hello->bytes() == Bytes(input.begin(), input.end()), oneSpelling);
}

void decoderAnswer(ByteView input)
{
    const auto answer = decoder::Answer::parse(input);
    if (!answer)
        return;
    promise(answer->bytes() == Bytes(input.begin(), input.end()), oneSpelling);
    promise(answer->symbols.size() <= decoder::mostSymbols, "no more symbols than anybody may ask for");
    for (const auto& symbol : answer->symbols)
        for (const auto& corner : symbol.corners)
            promise(corner.x >= 0 && corner.x < answer->width && corner.y >= 0 && corner.y < answer->height,
                "a corner lies in its picture");
}

constexpr Target targets[] = {{"add_checkpoint", addCheckpoint}, {"add_entries", addEntries},
    {"mirror_reply", mirrorReply}, {"decoder_question", decoderQuestion}, {"decoder_answer", decoderAnswer}};

} // namespace

std::span<const Target> wireTargets() { return targets; }

} // namespace custody::fuzz
