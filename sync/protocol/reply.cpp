// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/protocol/reply.h"

#include <charconv>
#include <limits>

#include "app/crypto/hash.h"
#include "sync/protocol/lines.h"

namespace custody::protocol {

std::string checkpointPath(std::string_view origin)
{
    return "/mirror/" + hex(crypto::sha256(view(origin))) + "/checkpoint";
}

Result<std::uint64_t> parseDecimal(std::string_view digits)
{
    constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    std::uint64_t value = 0;
    if (digits.empty() || digits.size() > 19 || (digits.size() > 1 && digits.front() == '0'))
        return fail(Fault::Invalid, "not a plain decimal number");
    const auto end = digits.data() + digits.size();
    const auto [stopped, problem] = std::from_chars(digits.data(), end, value);
    if (problem != std::errc() || stopped != end || value > largest)
        return fail(Fault::Invalid, "not a plain decimal number");
    return value;
}

std::string sizeText(std::uint64_t size) { return std::to_string(size) + "\n"; }

Result<std::uint64_t> parseSize(std::string_view body)
{
    Lines lines(body);
    const auto size = lines.next();
    if (!size || !lines.rest().empty())
        return fail(Fault::Invalid, "the size is not one line");
    return parseDecimal(*size);
}

std::string MirrorInfo::text() const
{
    return sizeText(pendingSize) + sizeText(nextEntry) + base64(ticket) + "\n";
}

Result<MirrorInfo> MirrorInfo::parse(std::string_view body)
{
    if (body.size() > replyLimit)
        return fail(Fault::Invalid, "the mirror's position is too long");
    Lines lines(body);
    const auto size = lines.next();
    const auto next = lines.next();
    const auto ticket = lines.next();
    if (!ticket || !lines.rest().empty())
        return fail(Fault::Invalid, "the mirror's position is not three lines");
    return MirrorInfo{TRY(parseDecimal(*size)), TRY(parseDecimal(*next)), TRY(fromBase64(*ticket))};
}

std::string cosignatureLines(const std::vector<ledger::NoteSignature>& cosignatures)
{
    std::string body;
    for (const auto& cosignature : cosignatures)
        body += cosignature.line();
    return body;
}

Result<std::vector<ledger::NoteSignature>> parseCosignatureLines(std::string_view body)
{
    constexpr std::size_t most = 32;
    if (body.size() > replyLimit)
        return fail(Fault::Invalid, "the receipt is too long");
    std::vector<ledger::NoteSignature> cosignatures;
    Lines lines(body);
    while (const auto line = lines.next()) {
        if (cosignatures.size() == most)
            return fail(Fault::Invalid, "the receipt has too many lines");
        cosignatures.push_back(TRY(ledger::NoteSignature::parse(*line)));
    }
    if (cosignatures.empty() || !lines.rest().empty())
        return fail(Fault::Invalid, "the receipt is not whole signature lines");
    return cosignatures;
}

} // namespace custody::protocol
