// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/foreign_lane.h"

#include "app/ledger/merkle.h"
#include "app/store/evidence.h"

namespace custody::store {
namespace {

Result<std::optional<chain::LaneLeaf>> leafOf(
    const ledger::CertifiedEvent& certified, const std::string& origin)
{
    const auto entry = TRY(ledger::decodeEntry(certified.evidence.entry));
    const auto type = chain::parseEventType(entry.type);
    if (!type)
        return std::optional<chain::LaneLeaf>();
    std::optional<chain::LaneLeaf> leaf(std::in_place);
    leaf->lane = origin;
    leaf->index = certified.index;
    leaf->leaf = ledger::leafHash(certified.evidence.entry);
    leaf->previous = entry.itemPrevious;
    leaf->event.id = entry.eventId;
    leaf->event.type = *type;
    leaf->event.at = ledger::claimedTime(entry);
    leaf->event.actor = entry.actor;
    for (const auto& reference : entry.references)
        leaf->event.references.push_back({reference.origin, reference.index, reference.leaf});
    for (const auto& shown : certified.evidence.disclosures)
        leaf->event.fields.push_back(TRY(openField(entry, shown)));
    leaf->hidden = entry.digests.size() - certified.evidence.disclosures.size();
    return leaf;
}

} // namespace

Result<ForeignLane> openLane(const ledger::Certificate& certificate)
{
    const auto note = TRY(ledger::Note::parse(certificate.note));
    ForeignLane lane;
    lane.origin = TRY(ledger::Checkpoint::parse(note.text)).origin;
    for (const auto& event : certificate.events)
        if (auto leaf = TRY(leafOf(event, lane.origin)))
            lane.leaves.push_back(std::move(*leaf));
    return lane;
}

Result<ForeignLane> readForeignLane(std::string_view certificate, const ledger::Policy* trusted)
{
    const auto report = ledger::verifyCertificate(certificate, trusted);
    if (!report.verifies) {
        const auto& first = report.faults.front();
        return fail(Fault::Tampered,
            "this record does not verify"
                + (first.line ? " (line " + std::to_string(first.line) + ")" : std::string()) + ": "
                + first.what);
    }
    return openLane(TRY(ledger::Certificate::parse(certificate)));
}

Result<ledger::Policy> trustedNeighbours(Fixtures& fixtures)
{
    ledger::Policy policy;
    policy.quorum = "none";
    for (const auto& neighbour : TRY(fixtures.neighbours()))
        policy.logs.push_back(TRY(ledger::VerifierKey::parse(neighbour.key)));
    return policy;
}

} // namespace custody::store
