// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/ledger/printable.h"
#include "app/ledger/report.h"

namespace custody::ledger {
namespace {

Report refused(Report report, std::string what)
{
    report.faults.push_back({0, std::move(what)});
    return report;
}

// Counts one entry. Another log's entries may hold anything; whatever reads as one of ours must be in order.
Result<> take(Report& report, std::uint64_t index, ByteView bytes)
{
    const auto entry = decodeEntry(bytes);
    if (!entry) {
        ++report.foreign;
        return {};
    }
    if (entry->index != index)
        return fail(Fault::Tampered, "it says its index is " + std::to_string(entry->index));
    ++report.tally[entry->type];
    report.hiddenFields += entry->digests.size();
    if (isErasure(entry->type))
        report.erased.push_back("entry " + std::to_string(index) + " (" + entry->type + ")");
    return {};
}

} // namespace

Report verifyTiles(const TileSource& files, const Policy* policy)
{
    Report report;
    report.kind = EvidenceKind::Tiles;
    const auto content = files("checkpoint");
    if (!content)
        return refused(report, content.error().what);
    if (!*content)
        return refused(report, "checkpoint: this file is missing; without it a folder is no log");
    const auto note = Note::parse(text(**content));
    const auto head = note ? Checkpoint::parse(note->text) : tl::unexpected(note.error());
    if (!head)
        return refused(report, "checkpoint: " + head.error().what);
    report.subject = "the whole log " + printable(head->origin);
    report.origin = printable(head->origin);
    report.treeSize = head->size;
    report.fingerprint = fingerprint(*head);
    if (policy != nullptr) {
        const auto verdict = check(*policy, *note);
        if (!verdict)
            return refused(report, "checkpoint: " + verdict.error().what);
        report.keyTrusted = true;
        for (const auto& witness : verdict->witnesses)
            report.witnesses.push_back(printable(witness));
        report.cosignedAt = verdict->firstCosignedAt;
    }
    const auto root = TiledLog(head->size, files).verify([&](std::uint64_t index, ByteView entry) {
        return take(report, index, entry);
    });
    if (!root)
        return refused(report, root.error().what);
    if (*root != head->root)
        return refused(report, "checkpoint: its root is not the root of the entries beside it");
    report.subjectProved = report.keyTrusted;
    report.fromTheBeginning = true;
    report.verifies = true;
    return report;
}

} // namespace custody::ledger
