// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The hash tree of RFC 6962 / RFC 9162 over a lane's leaves: roots, proofs and their verifiers.

#include <functional>
#include <optional>
#include <vector>

#include "app/crypto/hash.h"

namespace custody::ledger {

using crypto::Hash;
using Proof = std::vector<Hash>;

Hash leafHash(ByteView entry); // SHA-256(00 || entry)
Hash nodeHash(const Hash& left, const Hash& right); // SHA-256(01 || left || right)
Hash emptyRoot(); // SHA-256("")

// The few subtree roots that stand for a whole tree: enough to append and to tell the root.
class Frontier {
public:
    struct Node { // a complete subtree: leaves [index << level, (index + 1) << level)
        unsigned level;
        std::uint64_t index;
        Hash hash;
    };

    Frontier() = default;
    // From the complete subtrees of a tree of `size` leaves, largest first; Invalid when the count does not
    // fit.
    static Result<Frontier> fromSubtrees(std::uint64_t size, std::vector<Hash> largestFirst);

    std::uint64_t size() const { return m_size; }
    const std::vector<Hash>& subtrees() const { return m_subtrees; } // largest first
    // Returns the complete subtrees of level >= 1 that this leaf finished: what a store keeps.
    std::vector<Node> append(const Hash& leaf);
    Hash root() const;

private:
    std::uint64_t m_size = 0;
    std::vector<Hash> m_subtrees;
};

// Where a proof takes its hashes: a complete subtree's root; level 0 is the leaf hash itself.
using NodeSource = std::function<Result<Hash>(unsigned level, std::uint64_t index)>;

// Root of leaves [begin, end), begin aligned as RFC 9162's subtrees are.
Result<Hash> rangeRoot(std::uint64_t begin, std::uint64_t end, const NodeSource& nodes);
Result<Hash> rootAt(std::uint64_t size, const NodeSource& nodes);
Result<Proof> inclusionProof(std::uint64_t index, std::uint64_t size, const NodeSource& nodes);
Result<Proof> consistencyProof(std::uint64_t from, std::uint64_t to, const NodeSource& nodes);
// That the aligned subtree [begin, end) stands in the tree of `size` leaves (C2SP tlog-mirror).
Result<Proof> subtreeProof(
    std::uint64_t begin, std::uint64_t end, std::uint64_t size, const NodeSource& nodes);

bool verifyInclusion(
    std::uint64_t index, std::uint64_t size, const Hash& leaf, const Proof& proof, const Hash& root);
bool verifyConsistency(
    std::uint64_t from, std::uint64_t to, const Proof& proof, const Hash& fromRoot, const Hash& toRoot);
bool verifySubtree(std::uint64_t begin, std::uint64_t end, std::uint64_t size, const Proof& proof,
    const Hash& subtreeRoot, const Hash& root);

// A source over leaf hashes held in memory: for verifiers, the cloud and tests.
NodeSource overLeaves(const std::vector<Hash>& leaves);

} // namespace custody::ledger
