// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/ledger/merkle.h"

#include <algorithm>
#include <bit>
#include <memory>

namespace custody::ledger {
namespace {

constexpr std::uint64_t largestTree = 1ULL << 62;

// The largest power of two smaller than n; n >= 2.
std::uint64_t split(std::uint64_t n) { return std::bit_floor(n - 1); }

bool isSubtree(std::uint64_t begin, std::uint64_t end)
{
    return begin < end && end <= largestTree && begin % std::bit_ceil(end - begin) == 0;
}

tl::unexpected<Error> outside()
{
    return fail(Fault::Invalid, "there is no such place in a tree of that size");
}

} // namespace

Hash leafHash(ByteView entry)
{
    static constexpr std::uint8_t prefix[] = {0};
    return crypto::sha256(prefix, entry);
}

Hash nodeHash(const Hash& left, const Hash& right)
{
    std::array<std::uint8_t, 65> message;
    message[0] = 1;
    std::ranges::copy(left, message.begin() + 1);
    std::ranges::copy(right, message.begin() + 33);
    return crypto::sha256(message);
}

Hash emptyRoot() { return crypto::sha256({}); }

Result<Frontier> Frontier::fromSubtrees(std::uint64_t size, std::vector<Hash> largestFirst)
{
    if (size > largestTree || static_cast<std::size_t>(std::popcount(size)) != largestFirst.size())
        return fail(Fault::Invalid, "the subtrees do not add up to a tree of that size");
    Frontier frontier;
    frontier.m_size = size;
    frontier.m_subtrees = std::move(largestFirst);
    return frontier;
}

std::vector<Frontier::Node> Frontier::append(const Hash& leaf)
{
    std::vector<Node> finished;
    Hash hash = leaf;
    for (unsigned level = 0; (m_size >> level & 1) != 0; ++level) {
        hash = nodeHash(m_subtrees.back(), hash);
        m_subtrees.pop_back();
        finished.push_back({level + 1, m_size >> (level + 1), hash});
    }
    m_subtrees.push_back(hash);
    ++m_size;
    return finished;
}

Hash Frontier::root() const
{
    if (m_subtrees.empty())
        return emptyRoot();
    Hash root = m_subtrees.back();
    for (auto left = m_subtrees.rbegin() + 1; left != m_subtrees.rend(); ++left)
        root = nodeHash(*left, root);
    return root;
}

Result<Hash> rangeRoot(std::uint64_t begin, std::uint64_t end, const NodeSource& nodes)
{
    if (begin == 0 && end == 0)
        return emptyRoot();
    if (!isSubtree(begin, end))
        return outside();
    const std::uint64_t size = end - begin;
    if (std::has_single_bit(size)) {
        const auto level = static_cast<unsigned>(std::countr_zero(size));
        return nodes(level, begin >> level);
    }
    const std::uint64_t middle = begin + split(size);
    const Hash left = TRY(rangeRoot(begin, middle, nodes));
    return nodeHash(left, TRY(rangeRoot(middle, end, nodes)));
}

Result<Hash> rootAt(std::uint64_t size, const NodeSource& nodes) { return rangeRoot(0, size, nodes); }

Result<Proof> inclusionProof(std::uint64_t index, std::uint64_t size, const NodeSource& nodes)
{
    if (index >= size || size > largestTree)
        return outside();
    Proof fromTop;
    for (std::uint64_t begin = 0, end = size; end - begin > 1;) {
        const std::uint64_t middle = begin + split(end - begin);
        if (index < middle) {
            fromTop.push_back(TRY(rangeRoot(middle, end, nodes)));
            end = middle;
        } else {
            fromTop.push_back(TRY(rangeRoot(begin, middle, nodes)));
            begin = middle;
        }
    }
    std::ranges::reverse(fromTop);
    return fromTop;
}

Result<Proof> consistencyProof(std::uint64_t from, std::uint64_t to, const NodeSource& nodes)
{
    if (from > to || to > largestTree)
        return outside();
    if (from == 0)
        return Proof{};
    return subtreeProof(0, from, to, nodes);
}

Result<Proof> subtreeProof(
    std::uint64_t begin, std::uint64_t end, std::uint64_t size, const NodeSource& nodes)
{
    if (!isSubtree(begin, end) || end > size || size > largestTree)
        return outside();
    Proof fromTop;
    bool known = true; // the verifier already holds the root of what is left
    std::uint64_t low = 0;
    std::uint64_t high = size;
    while (begin != low || end != high) {
        const std::uint64_t middle = low + split(high - low);
        if (end <= middle) {
            fromTop.push_back(TRY(rangeRoot(middle, high, nodes)));
            high = middle;
            continue;
        }
        fromTop.push_back(TRY(rangeRoot(low, middle, nodes)));
        if (begin < middle) {
            begin = middle;
            known = false;
        }
        low = middle;
    }
    if (!known)
        fromTop.push_back(TRY(rangeRoot(low, high, nodes)));
    std::ranges::reverse(fromTop);
    return fromTop;
}

bool verifyInclusion(
    std::uint64_t index, std::uint64_t size, const Hash& leaf, const Proof& proof, const Hash& root)
{
    if (index >= size)
        return false;
    std::uint64_t fn = index;
    std::uint64_t sn = size - 1;
    Hash r = leaf;
    for (const auto& hash : proof) {
        if (sn == 0)
            return false;
        if ((fn & 1) != 0 || fn == sn) {
            r = nodeHash(hash, r);
            for (; (fn & 1) == 0 && fn != 0; fn >>= 1)
                sn >>= 1;
        } else {
            r = nodeHash(r, hash);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && r == root;
}

bool verifyConsistency(
    std::uint64_t from, std::uint64_t to, const Proof& proof, const Hash& fromRoot, const Hash& toRoot)
{
    if (from > to)
        return false;
    if (from == to)
        return proof.empty() && fromRoot == toRoot;
    if (from == 0)
        return proof.empty();
    auto next = proof.begin();
    if (!std::has_single_bit(from) && next == proof.end())
        return false;
    std::uint64_t fn = from - 1;
    std::uint64_t sn = to - 1;
    for (; (fn & 1) != 0; fn >>= 1)
        sn >>= 1;
    // A complete first tree is itself the first hash, so the proof leaves it out.
    Hash fr = std::has_single_bit(from) ? fromRoot : *next++;
    Hash sr = fr;
    for (; next != proof.end(); ++next) {
        if (sn == 0)
            return false;
        if ((fn & 1) != 0 || fn == sn) {
            fr = nodeHash(*next, fr);
            sr = nodeHash(*next, sr);
            for (; (fn & 1) == 0 && fn != 0; fn >>= 1)
                sn >>= 1;
        } else {
            sr = nodeHash(sr, *next);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && fr == fromRoot && sr == toRoot;
}

bool verifySubtree(std::uint64_t begin, std::uint64_t end, std::uint64_t size, const Proof& proof,
    const Hash& subtreeRoot, const Hash& root)
{
    if (!isSubtree(begin, end) || end > size || size > largestTree)
        return false;
    // Walk down as the prover does and remember the turns, then climb back with the proof's hashes.
    enum class Sibling { Right, Left, LeftOfBoth };
    std::vector<Sibling> turns;
    bool known = true;
    std::uint64_t low = 0;
    std::uint64_t high = size;
    while (begin != low || end != high) {
        const std::uint64_t middle = low + split(high - low);
        if (end <= middle) {
            turns.push_back(Sibling::Right);
            high = middle;
            continue;
        }
        turns.push_back(begin < middle ? Sibling::LeftOfBoth : Sibling::Left);
        if (begin < middle) {
            begin = middle;
            known = false;
        }
        low = middle;
    }
    if (proof.size() != turns.size() + (known ? 0 : 1))
        return false;
    auto next = proof.begin();
    Hash part = known ? subtreeRoot : *next++;
    Hash whole = part;
    for (auto turn = turns.rbegin(); turn != turns.rend(); ++turn, ++next) {
        if (*turn == Sibling::LeftOfBoth)
            part = nodeHash(*next, part);
        whole = *turn == Sibling::Right ? nodeHash(whole, *next) : nodeHash(*next, whole);
    }
    return part == subtreeRoot && whole == root;
}

NodeSource overLeaves(const std::vector<Hash>& leaves)
{
    auto levels = std::make_shared<std::vector<std::vector<Hash>>>();
    levels->push_back(leaves);
    while (levels->back().size() > 1) {
        const auto& below = levels->back();
        std::vector<Hash> level(below.size() / 2);
        for (std::size_t i = 0; i < level.size(); ++i)
            level[i] = nodeHash(below[2 * i], below[2 * i + 1]);
        levels->push_back(std::move(level));
    }
    return [levels](unsigned level, std::uint64_t index) -> Result<Hash> {
        if (level >= levels->size() || index >= (*levels)[level].size())
            return outside();
        return (*levels)[level][index];
    };
}

} // namespace custody::ledger
