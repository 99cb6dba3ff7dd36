// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// custody-cert@v1: every event of one item or parcel, against one checkpoint, in a text file that convinces a
// stranger or names the line that does not. Format: resources/formats/certificate.md.

#include <map>
#include <string>
#include <vector>

#include "app/ledger/entry.h"
#include "app/ledger/policy.h"
#include "app/ledger/proof.h"

namespace custody::ledger {

struct CertifiedEvent {
    std::uint64_t index = 0;
    Proof hashes;
    Evidence evidence;
};

struct Certificate {
    std::string subject; // "item LPN-…" or "parcel 1Z…": for people; proved only by the disclosures. "item
                         // withheld" when the exporter shows no field that names it
    std::string exportedAt; // RFC 3339
    std::string logKey; // the lane's vkey as the exporter states it
    std::vector<CertifiedEvent> events; // in item_prev order
    std::string note; // the one checkpoint with its cosignatures

    std::string text() const;
    // Reads the form only and proves nothing; the error names the line.
    static Result<Certificate> parse(std::string_view text);
    // The same evidence as one stock tlog-proof an event, for a verifier that is not ours.
    std::vector<TlogProof> proofs() const;
};

// What verification found, in order of the file. `line` counts from 1 and names the first line that is wrong;
// 0 in a folder of tiles, where the words name the file.
struct Finding {
    std::size_t line = 0;
    std::string what;
};

struct ShownField {
    std::string name;
    std::string value; // printable
};

struct ShownEvent {
    std::size_t line = 0;
    std::uint64_t index = 0;
    std::string type;
    UtcMs claimedMs = 0;
    std::string actor; // pseudonym, empty when the station itself acted
    std::vector<ShownField> shown;
    std::size_t hidden = 0; // digests without a disclosure
    std::size_t blobs = 0;
    std::optional<std::uint64_t> notBefore; // beacon: seconds
    std::vector<std::string> answers; // leaves of other lanes that this event answers
    std::string environment; // hex; the spine's leaf that says how the station was set up, empty when unsaid
};

enum class EvidenceKind { Certificate, Proof, Checkpoint, Tiles };

struct Report {
    EvidenceKind kind = EvidenceKind::Certificate;
    bool verifies = false;
    bool keyTrusted = false; // the log key came from a policy, not from the file itself
    std::vector<Finding> faults;
    std::string subject;
    bool subjectWithheld = false; // the exporter does not say which one it is
    bool subjectProved = false; // a disclosed field says the same; otherwise it is stated, not proved
    std::string exportedAt; // stated, never proved
    bool fromTheBeginning = false; // the first event shown has no previous one
    std::optional<Hash> goesOnFrom; // certificates: the leaf before the first event shown, when there is one
    std::optional<Hash> endsWith; // certificates: the leaf of the last event shown
    std::string origin;
    std::uint64_t treeSize = 0;
    std::string fingerprint; // of the checkpoint, for people to compare
    std::vector<std::string> witnesses;
    std::uint64_t cosignedAt = 0;
    std::vector<ShownEvent> events;
    std::vector<std::string> erased; // erase leaves name what can no longer be opened
    std::map<std::string, std::uint64_t> tally; // tiles: how many entries of each type
    std::uint64_t foreign = 0; // tiles: entries that are not in our form
    std::uint64_t hiddenFields = 0; // of all events
};

// The station's claim as people can read it: never beyond the year 9999.
UtcMs claimedTime(const Entry& entry);

// Whether an event of this type says that values were erased.
bool isErasure(std::string_view type);

// Without a policy the key stated in the file is used, and `keyTrusted` stays false.
Report verifyCertificate(std::string_view text, const Policy* policy);

} // namespace custody::ledger
