// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A small lane held in memory, with its keys, for tests: no store needed.

#include "app/ledger/certificate.h"

namespace custody::ledger {

class LaneOnPaper {
public:
    using Fields = std::vector<std::pair<std::string, cbor::Value>>;

    std::string origin = "custody.example/eh1/st07/lane/k5zq";
    std::string mirror = "mirror.custody.example/m1";
    std::vector<Bytes> entries;
    std::vector<std::vector<Bytes>> disclosures;
    std::vector<Hash> leaves;
    PersonId actor{{7}}; // of the events added next
    std::vector<BlobReference> blobs; // sealed files of the events added next

    static crypto::SigningKey seeded(std::uint8_t byte)
    {
        return crypto::SigningKey(std::move(*crypto::Secret::fromBytes(Bytes(32, byte))));
    }

    // Appends an event of the item whose last event was `previous`; returns its index.
    std::size_t add(const char* type, std::optional<std::size_t> previous, const Fields& fields,
        std::optional<std::uint64_t> beaconTime = {})
    {
        Entry entry{.type = type, .claimedMs = 1760000000000 + 60000 * leaves.size(), .index = leaves.size()};
        entry.eventId.value[15] = static_cast<std::uint8_t>(leaves.size() + 1);
        entry.eventId.value[14] = static_cast<std::uint8_t>((leaves.size() + 1) >> 8);
        entry.actor = actor;
        entry.blobs = blobs;
        if (previous)
            entry.itemPrevious = leaves[*previous];
        if (beaconTime)
            entry.beacon = Beacon{Hash{1}, *beaconTime};
        auto& shown = disclosures.emplace_back();
        crypto::Expander salts(Bytes(32, 3));
        for (const auto& [name, value] : fields) {
            shown.push_back(encodeDisclosure(disclose(salts, entry.eventId, name, value)));
            entry.digests.push_back(digestOf(shown.back()));
        }
        entries.push_back(*encodeEntry(entry));
        leaves.push_back(leafHash(entries.back()));
        return leaves.size() - 1;
    }

    Checkpoint head() const { return {origin, leaves.size(), *rootAt(leaves.size(), overLeaves(leaves))}; }

    std::string note(bool cosigned = true) const
    {
        Note note{head().text(), {signCheckpoint(head(), seeded(1))}};
        if (cosigned)
            note.signatures.push_back(cosign(head(), mirror, seeded(2), 1760050000));
        return note.whole();
    }

    Certificate certificate(std::string subject, const std::vector<std::size_t>& indexes) const
    {
        Certificate out{.subject = std::move(subject),
            .exportedAt = "2026-11-22T14:02:05.123Z",
            .logKey = logKey(origin, seeded(1).publicKey()).text(),
            .events = {},
            .note = note()};
        const auto nodes = overLeaves(leaves);
        for (const auto index : indexes)
            out.events.push_back(
                {index, *inclusionProof(index, leaves.size(), nodes), {entries[index], disclosures[index]}});
        return out;
    }

    Policy policy(const char* quorum = "M1") const
    {
        return *Policy::parse("log " + logKey(origin, seeded(1).publicKey()).text() + "\nwitness M1 "
            + cosignerKey(mirror, seeded(2).publicKey()).text() + "\nquorum " + quorum + "\n");
    }

    // Three events of one item among those of another.
    static LaneOnPaper withOneItem()
    {
        LaneOnPaper lane;
        lane.add("item.registered", {}, {{"lpn", "LPN-0001"}, {"consignee", "Ada Example"}});
        lane.add("item.registered", {}, {{"lpn", "LPN-0002"}});
        lane.add("item.graded", 0, {{"grade", "B"}, {"weight_g", 1250}}, 1760000050);
        lane.add("item.graded", 1, {{"grade", "A"}});
        lane.add("custody.accepted", 2, {{"seal", "S-1"}});
        return lane;
    }
};

} // namespace custody::ledger
