// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/protocol/add_checkpoint.h"

#include <algorithm>

#include "sync/protocol/lines.h"
#include "sync/protocol/reply.h"

namespace custody::protocol {

std::string AddCheckpoint::body() const
{
    std::string out = "old " + sizeText(oldSize);
    for (const auto& hash : proof)
        out += base64(hash) + "\n";
    return out + "\n" + note.whole();
}

Result<AddCheckpoint> AddCheckpoint::parse(std::string_view body)
{
    constexpr std::string_view old = "old ";
    if (body.size() > checkpointLimit)
        return fail(Fault::Invalid, "the checkpoint is too long");
    Lines lines(body);
    const auto first = lines.next();
    if (!first || !first->starts_with(old))
        return fail(Fault::Invalid, "the first line is not \"old <size>\"");

    AddCheckpoint request;
    request.oldSize = TRY(parseDecimal(first->substr(old.size())));
    for (;;) {
        const auto line = lines.next();
        if (!line)
            return fail(Fault::Invalid, "the checkpoint is cut short");
        if (line->empty())
            break;
        if (request.proof.size() == proofLimit)
            return fail(Fault::Invalid, "the consistency proof is longer than any tree needs");
        const auto hash = TRY(fromBase64(*line));
        if (hash.size() != ledger::Hash().size())
            return fail(Fault::Invalid, "a proof line is not one hash");
        std::copy(hash.begin(), hash.end(), request.proof.emplace_back().begin());
    }
    request.note = TRY(ledger::Note::parse(lines.rest()));
    return request;
}

} // namespace custody::protocol
