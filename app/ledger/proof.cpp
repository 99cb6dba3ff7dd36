// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/ledger/proof.h"

#include "app/ledger/cbor.h"
#include "app/ledger/lines.h"

namespace custody::ledger {
namespace {

constexpr std::string_view header = "c2sp.org/tlog-proof@v1";
constexpr std::size_t largestProof = 4 << 20;
constexpr std::size_t mostHashes = 63;

tl::unexpected<Error> at(std::size_t line, const char* what)
{
    return fail(Fault::Invalid, "line " + std::to_string(line) + ": " + what);
}

} // namespace

std::string TlogProof::text() const
{
    std::string out = std::string(header) + "\n";
    if (extra)
        out += "extra " + base64(*extra) + "\n";
    out += "index " + std::to_string(index) + "\n";
    for (const auto& hash : hashes)
        out += base64(hash) + "\n";
    return out + "\n" + note;
}

Result<TlogProof> TlogProof::parse(std::string_view text)
{
    if (text.size() > largestProof)
        return fail(Fault::Invalid, "a tlog-proof is at most 4 MiB");
    TlogProof proof;
    std::size_t number = 1;
    auto line = takeLine(text);
    const auto next = [&] {
        line = takeLine(text);
        ++number;
    };
    if (line != header)
        return at(number, "a tlog-proof begins with c2sp.org/tlog-proof@v1");
    next();
    if (line && line->starts_with("extra ")) {
        auto extra = fromBase64(line->substr(6));
        if (!extra)
            return at(number, "the extra data is not base64");
        proof.extra = std::move(*extra);
        next();
    }
    const auto index = line && line->starts_with("index ") ? parseDecimal(line->substr(6)) : std::nullopt;
    if (!index)
        return at(number, "expected \"index\" and a decimal number");
    proof.index = *index;
    for (next(); line && !line->empty(); next()) {
        const auto hash = parseHash(*line);
        if (!hash || proof.hashes.size() == mostHashes)
            return at(number, "expected an inclusion hash (32 bytes in base64), or an empty line");
        proof.hashes.push_back(*hash);
    }
    if (!line)
        return at(number, "the proof ends before its checkpoint");
    auto note = Note::parse(text);
    if (!note)
        return fail("line " + std::to_string(number + 1), note.error());
    proof.note = text;
    return proof;
}

Bytes Evidence::encode() const
{
    cbor::Array shown(disclosures.begin(), disclosures.end());
    return cbor::encode(cbor::Array{entry, std::move(shown)});
}

Result<Evidence> Evidence::decode(ByteView bytes)
{
    const auto value = TRY(cbor::decode(bytes));
    const auto* parts = value.as<cbor::Array>();
    const auto* entry = parts != nullptr && parts->size() == 2 ? (*parts)[0].as<Bytes>() : nullptr;
    const auto* shown = entry != nullptr ? (*parts)[1].as<cbor::Array>() : nullptr;
    if (shown == nullptr)
        return fail(Fault::Invalid, "the evidence is not CBOR [entry, [disclosure, …]]");
    Evidence evidence{*entry, {}};
    for (const auto& element : *shown) {
        const auto* disclosure = element.as<Bytes>();
        if (disclosure == nullptr)
            return fail(Fault::Invalid, "a disclosure in the evidence is not a byte string");
        evidence.disclosures.push_back(*disclosure);
    }
    return evidence;
}

} // namespace custody::ledger
