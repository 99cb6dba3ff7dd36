// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
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

constexpr Target targets[] = {
    {"add_checkpoint", addCheckpoint}, {"add_entries", addEntries}, {"mirror_reply", mirrorReply}};

} // namespace

std::span<const Target> wireTargets() { return targets; }

} // namespace custody::fuzz
