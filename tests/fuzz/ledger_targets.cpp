// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <map>

#include "app/ledger/printable.h"
#include "app/ledger/report.h"
#include "tests/fuzz/targets.h"
#include "tests/ledger/lane_on_paper.h"

namespace custody::fuzz {
namespace {

using namespace custody::ledger;

constexpr const char* oneSpelling = "what reads writes the same bytes again";

void note(ByteView input)
{
    const auto note = Note::parse(text(input));
    if (!note)
        return;
    promise(note->whole() == text(input), oneSpelling);
    if (const auto checkpoint = Checkpoint::parse(note->text))
        promise(checkpoint->text() == note->text, oneSpelling);
    const LaneOnPaper lane;
    const auto key = logKey(lane.origin, LaneOnPaper::seeded(1).publicKey());
    (void)openCheckpoint(*note, key);
}

void verifierKey(ByteView input)
{
    const auto key = VerifierKey::parse(text(input));
    promise(!key || key->text() == text(input), oneSpelling);
}

void proof(ByteView input)
{
    const auto proof = TlogProof::parse(text(input));
    promise(!proof || proof->text() == text(input), oneSpelling);
    static const auto policy = LaneOnPaper().policy();
    (void)describe(verifyProof(text(input), &policy));
}

void policy(ByteView input)
{
    const auto policy = Policy::parse(text(input));
    if (!policy)
        return;
    const auto again = Policy::parse(policy->text());
    promise(again && again->text() == policy->text(), "a policy that reads is written so that it reads");
}

void cborValue(ByteView input)
{
    const auto value = cbor::decode(input);
    if (!value)
        return;
    const auto again = cbor::encode(*value);
    promise(std::ranges::equal(again, input), oneSpelling);
    (void)cbor::diagnostic(*value);
    (void)printableValue(*value);
}

void entry(ByteView input)
{
    const auto entry = decodeEntry(input);
    if (!entry)
        return;
    const auto again = encodeEntry(*entry);
    promise(again && std::ranges::equal(*again, input), oneSpelling);
}

void disclosure(ByteView input)
{
    if (const auto field = decodeDisclosure(input))
        promise(std::ranges::equal(encodeDisclosure(*field), input), oneSpelling);
    if (const auto evidence = Evidence::decode(input))
        promise(std::ranges::equal(evidence->encode(), input), oneSpelling);
}

void certificate(ByteView input)
{
    const auto certificate = Certificate::parse(text(input));
    promise(!certificate || certificate->text() == text(input), oneSpelling);
    static const auto policy = LaneOnPaper().policy();
    const auto report = verifyCertificate(text(input), &policy);
    (void)describe(report);
    (void)toJson(report);
    promise(!report.verifies || certificate.has_value(), "only what reads can verify");
}

// A folder in one input: a line "PATH LENGTH" before the bytes of each file.
std::map<std::string, Bytes> folderIn(ByteView input)
{
    std::map<std::string, Bytes> files;
    auto rest = text(input);
    while (!rest.empty()) {
        const auto line = rest.substr(0, rest.find('\n'));
        const auto space = line.rfind(' ');
        std::size_t length = 0;
        if (space == std::string_view::npos || line.size() == rest.size()
            || std::from_chars(line.data() + space + 1, line.data() + line.size(), length).ec != std::errc())
            break;
        rest.remove_prefix(line.size() + 1);
        files[std::string(line.substr(0, space))] = bytes(rest.substr(0, length));
        rest.remove_prefix(std::min(length, rest.size()));
    }
    return files;
}

void tiles(ByteView input)
{
    const auto files = folderIn(input);
    const TileSource source = [&](const std::string& path) -> Result<std::optional<Bytes>> {
        const auto found = files.find(path);
        return found == files.end() ? std::nullopt : std::optional(found->second);
    };
    static const auto policy = LaneOnPaper().policy();
    for (const auto* trusted : {&policy, static_cast<const Policy*>(nullptr)}) {
        const auto report = verifyTiles(source, trusted);
        (void)describe(report);
        auto entries = report.foreign;
        for (const auto& [type, count] : report.tally)
            entries += count;
        promise(!report.verifies || entries == report.treeSize, "a tree that verifies has all its entries");
    }
}

constexpr Target targets[] = {{"note", note}, {"vkey", verifierKey}, {"proof", proof}, {"policy", policy},
    {"cbor", cborValue}, {"entry", entry}, {"disclosure", disclosure}, {"certificate", certificate},
    {"tiles", tiles}};

} // namespace

std::span<const Target> ledgerTargets() { return targets; }

} // namespace custody::fuzz
