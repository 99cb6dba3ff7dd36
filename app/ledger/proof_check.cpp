// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include "app/ledger/printable.h"
#include "app/ledger/report.h"

namespace custody::ledger {
namespace {

Report refused(EvidenceKind kind, std::size_t line, std::string what)
{
    Report report;
    report.kind = kind;
    report.faults.push_back({line, std::move(what)});
    return report;
}

// Errors of the parsers begin with their line.
Report refused(EvidenceKind kind, const Error& error)
{
    constexpr std::string_view word = "line ";
    std::size_t line = 1;
    if (!error.what.starts_with(word))
        return refused(kind, line, error.what);
    std::from_chars(error.what.data() + word.size(), error.what.data() + error.what.size(), line);
    return refused(kind, line, error.what.substr(std::min(error.what.find(": ") + 2, error.what.size())));
}

std::size_t lineCount(std::string_view text)
{
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

void take(Report& report, const Verdict& verdict)
{
    report.keyTrusted = true;
    for (const auto& witness : verdict.witnesses)
        report.witnesses.push_back(printable(witness));
    report.cosignedAt = verdict.firstCosignedAt;
}

} // namespace

Report verifyProof(std::string_view text, const Policy* policy)
{
    const auto proof = TlogProof::parse(text);
    if (!proof)
        return refused(EvidenceKind::Proof, proof.error());
    const std::size_t noteLine = lineCount(text) - lineCount(proof->note) + 1;
    if (policy == nullptr)
        return refused(
            EvidenceKind::Proof, noteLine, "a tlog-proof carries no key: give --policy with the log's key");
    const auto verdict = check(*policy, *Note::parse(proof->note));
    if (!verdict)
        return refused(EvidenceKind::Proof, noteLine, verdict.error().what);
    if (!proof->extra)
        return refused(
            EvidenceKind::Proof, 2, "the proof has no extra data, so it does not say what was logged");
    auto evidence = Evidence::decode(*proof->extra);
    if (!evidence)
        return refused(EvidenceKind::Proof, 2, evidence.error().what);

    // Read as a certificate of this one event, whose log is the one the policy just vouched for.
    const auto note = *Note::parse(proof->note);
    const auto log = std::ranges::find_if(
        policy->logs, [&](const VerifierKey& key) { return openCheckpoint(note, key).has_value(); });
    const Certificate certificate{.subject = "lane " + verdict->checkpoint.origin,
        .exportedAt = "1970-01-01T00:00:00.000Z",
        .logKey = log->text(),
        .events = {{proof->index, proof->hashes, std::move(*evidence)}},
        .note = proof->note};
    constexpr std::size_t titleLines = 4; // a certificate's title is that much longer than a proof's
    Report report = verifyCertificate(certificate.text(), policy);
    for (auto& fault : report.faults)
        fault.line -= std::min(titleLines, fault.line - 1);
    for (auto& event : report.events)
        event.line -= titleLines;
    report.kind = EvidenceKind::Proof;
    report.subject = "one event of lane " + printable(verdict->checkpoint.origin);
    report.exportedAt.clear();
    report.fromTheBeginning = false;
    return report;
}

Report verifyCheckpoint(std::string_view text, const Policy* policy)
{
    const auto note = Note::parse(text);
    if (!note)
        return refused(EvidenceKind::Checkpoint, note.error());
    const auto checkpoint = Checkpoint::parse(note->text);
    if (!checkpoint)
        return refused(EvidenceKind::Checkpoint, checkpoint.error());
    Report report;
    report.kind = EvidenceKind::Checkpoint;
    report.subject = "checkpoint of " + printable(checkpoint->origin);
    report.origin = printable(checkpoint->origin);
    report.treeSize = checkpoint->size;
    report.fingerprint = fingerprint(*checkpoint);
    if (policy != nullptr) {
        const auto verdict = check(*policy, *note);
        if (!verdict)
            return refused(EvidenceKind::Checkpoint, 1, verdict.error().what);
        take(report, *verdict);
        report.subjectProved = true;
    }
    report.verifies = true;
    return report;
}

} // namespace custody::ledger
