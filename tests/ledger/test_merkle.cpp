// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <bit>

#include "app/ledger/merkle.h"

using namespace custody;
using namespace custody::ledger;

namespace {

constexpr std::uint64_t most = 70;

std::vector<Hash> countedLeaves(std::uint64_t size)
{
    std::vector<Hash> leaves;
    for (std::uint64_t i = 0; i < size; ++i)
        leaves.push_back(leafHash(Bytes{static_cast<std::uint8_t>(i)}));
    return leaves;
}

// The definition of RFC 6962 section 2.1, word for word: slow, and a second opinion.
Hash definedRoot(std::span<const Hash> leaves)
{
    if (leaves.empty())
        return emptyRoot();
    if (leaves.size() == 1)
        return leaves[0];
    const std::size_t k = std::bit_floor(leaves.size() - 1);
    return nodeHash(definedRoot(leaves.first(k)), definedRoot(leaves.subspan(k)));
}

std::vector<Hash> classicLeaves()
{
    std::vector<Hash> leaves;
    for (const char* input :
        {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"})
        leaves.push_back(leafHash(*fromHex(input)));
    return leaves;
}

std::vector<std::string> whole(const Result<Proof>& proof)
{
    std::vector<std::string> out;
    for (const auto& hash : *proof)
        out.push_back(hex(hash));
    return out;
}

} // namespace

class MerkleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theEightClassicLeavesHaveTheirRoots()
    {
        const std::vector<std::string> roots{
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
        const auto leaves = classicLeaves();
        const auto nodes = overLeaves(leaves);
        Frontier frontier;
        for (std::size_t n = 0; n <= 8; ++n) {
            QCOMPARE(hex(*rootAt(n, nodes)), roots[n]);
            QCOMPARE(hex(frontier.root()), roots[n]);
            if (n < 8)
                frontier.append(leaves[n]);
        }
    }

    void theClassicLeavesHaveTheirHashes()
    {
        const std::vector<std::string> hashes{
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7",
            "07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658",
            "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
            "46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1"};

        QCOMPARE(classicLeaves().size(), hashes.size());
        for (std::size_t i = 0; i < hashes.size(); ++i)
            QCOMPARE(hex(classicLeaves()[i]), hashes[i]);
    }

    void theClassicProofsAreThePublishedOnes()
    {
        const auto leaves = classicLeaves();
        const auto nodes = overLeaves(leaves);
        const std::string h96a296d2 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
        const std::string h5f083f0a = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
        const std::string h6b47aaf2 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
        const std::string hbc1a0643 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
        const std::string hca854ea1 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
        const std::string hd37ee418 = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
        const std::string hfac54203 = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
        const std::string h6e340b9c = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
        const std::string h0ebc5d34 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
        const std::string hb08693ec = "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f";
        const std::string h46f6ffad = "46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1";

        QCOMPARE(
            whole(inclusionProof(0, 8, nodes)), (std::vector<std::string>{h96a296d2, h5f083f0a, h6b47aaf2}));
        QCOMPARE(
            whole(inclusionProof(5, 8, nodes)), (std::vector<std::string>{hbc1a0643, hca854ea1, hd37ee418}));
        QCOMPARE(whole(inclusionProof(2, 3, nodes)), (std::vector<std::string>{hfac54203}));
        QCOMPARE(
            whole(inclusionProof(1, 5, nodes)), (std::vector<std::string>{h6e340b9c, h5f083f0a, hbc1a0643}));
        QCOMPARE(whole(consistencyProof(1, 8, nodes)),
            (std::vector<std::string>{h96a296d2, h5f083f0a, h6b47aaf2}));
        QCOMPARE(whole(consistencyProof(6, 8, nodes)),
            (std::vector<std::string>{h0ebc5d34, hca854ea1, hd37ee418}));
        QCOMPARE(whole(consistencyProof(2, 5, nodes)), (std::vector<std::string>{h5f083f0a, hbc1a0643}));
        QCOMPARE(whole(consistencyProof(6, 7, nodes)),
            (std::vector<std::string>{h0ebc5d34, hb08693ec, hd37ee418}));
        QCOMPARE(whole(consistencyProof(7, 8, nodes)),
            (std::vector<std::string>{hb08693ec, h46f6ffad, h0ebc5d34, hd37ee418}));
    }

    void rootsFollowTheDefinitionUpToSeventy()
    {
        const auto leaves = countedLeaves(most);
        const auto nodes = overLeaves(leaves);
        Frontier frontier;
        for (std::uint64_t n = 0; n <= most; ++n) {
            const Hash expected = definedRoot(std::span(leaves).first(n));

            QCOMPARE(*rootAt(n, nodes), expected);
            QCOMPARE(frontier.root(), expected);
            if (n < most)
                frontier.append(leaves[n]);
        }
    }

    void everyInclusionProofVerifiesAndEveryMutationFails()
    {
        const auto leaves = countedLeaves(most);
        const auto nodes = overLeaves(leaves);
        std::size_t good = 0;
        std::size_t bad = 0;
        for (std::uint64_t n = 1; n <= most; ++n) {
            const Hash root = *rootAt(n, nodes);
            for (std::uint64_t i = 0; i < n; ++i) {
                const Proof proof = *inclusionProof(i, n, nodes);
                QVERIFY(verifyInclusion(i, n, leaves[i], proof, root));
                ++good;
                for (std::size_t j = 0; j < proof.size(); ++j) {
                    Proof changed = proof;
                    changed[j][n % 32] ^= 1;
                    QVERIFY(!verifyInclusion(i, n, leaves[i], changed, root));
                    ++bad;
                }
                Proof longer = proof;
                longer.push_back({});
                QVERIFY(!verifyInclusion(i, n, leaves[i], longer, root));
                const Proof shorter(proof.begin(), proof.empty() ? proof.end() : proof.end() - 1);
                QVERIFY(proof.empty() || !verifyInclusion(i, n, leaves[i], shorter, root));
                QVERIFY(!verifyInclusion(i, n, nodeHash(leaves[i], leaves[i]), proof, root));
                QVERIFY(!verifyInclusion(n, n, leaves[i], proof, root));
                for (std::uint64_t other = 0; other < n; ++other)
                    QVERIFY(other == i || !verifyInclusion(other, n, leaves[i], proof, root));
            }
        }
        QCOMPARE(good, std::size_t(2485));
        QVERIFY(bad > 10000);
    }

    void everyConsistencyProofVerifiesAndEveryMutationFails()
    {
        const auto leaves = countedLeaves(most);
        const auto nodes = overLeaves(leaves);
        for (std::uint64_t n = 1; n <= most; ++n) {
            const Hash to = *rootAt(n, nodes);
            for (std::uint64_t m = 0; m <= n; ++m) {
                const Hash from = *rootAt(m, nodes);
                const Proof proof = *consistencyProof(m, n, nodes);
                QVERIFY(verifyConsistency(m, n, proof, from, to));
                Proof longer = proof;
                longer.push_back({});
                QVERIFY(!verifyConsistency(m, n, longer, from, to));
                if (m == 0 || m == n)
                    continue;
                QVERIFY(!verifyConsistency(m, n, proof, Hash{}, to));
                QVERIFY(!verifyConsistency(m, n, proof, from, Hash{}));
                QVERIFY(!verifyConsistency(m, n, Proof(proof.begin(), proof.end() - 1), from, to));
                for (std::size_t j = 0; j < proof.size(); ++j) {
                    Proof changed = proof;
                    changed[j][m % 32] ^= 0x80;
                    QVERIFY(!verifyConsistency(m, n, changed, from, to));
                }
            }
            QVERIFY(!verifyConsistency(n + 1, n, {}, to, to));
        }
    }

    void everySubtreeProofVerifiesAndEveryMutationFails()
    {
        const auto leaves = countedLeaves(most);
        const auto nodes = overLeaves(leaves);
        std::size_t good = 0;
        for (std::uint64_t n = 1; n <= most; ++n) {
            const Hash root = *rootAt(n, nodes);
            for (std::uint64_t begin = 0; begin < n; ++begin) {
                for (std::uint64_t end = begin + 1; end <= n; ++end) {
                    if (begin % std::bit_ceil(end - begin) != 0) {
                        QVERIFY(!subtreeProof(begin, end, n, nodes));
                        continue;
                    }
                    const Hash part = definedRoot(std::span(leaves).subspan(begin, end - begin));
                    const Proof proof = *subtreeProof(begin, end, n, nodes);
                    QVERIFY(verifySubtree(begin, end, n, proof, part, root));
                    ++good;
                    QVERIFY(!verifySubtree(begin, end, n, proof, Hash{}, root));
                    QVERIFY(!verifySubtree(begin, end, n, proof, part, Hash{}));
                    for (std::size_t j = 0; j < proof.size(); ++j) {
                        Proof changed = proof;
                        changed[j][31] ^= 1;
                        QVERIFY(!verifySubtree(begin, end, n, changed, part, root));
                    }
                    if (begin == 0)
                        QCOMPARE(proof, *consistencyProof(end, n, nodes));
                }
            }
        }
        QVERIFY(good > 5000);
        QCOMPARE(subtreeProof(8, 13, 14, nodes)->size(), std::size_t(4));
    }

    void appendingReportsEachFinishedSubtreeOnce()
    {
        const auto leaves = countedLeaves(64);
        const auto nodes = overLeaves(leaves);
        Frontier frontier;
        std::size_t finished = 0;
        for (const auto& leaf : leaves) {
            for (const auto& node : frontier.append(leaf)) {
                QVERIFY(node.level >= 1);
                QCOMPARE(node.hash, *nodes(node.level, node.index));
                ++finished;
            }
        }
        QCOMPARE(finished, std::size_t(63));
    }

    void aFrontierComesBackFromItsSubtrees()
    {
        const auto leaves = countedLeaves(most);
        Frontier frontier;
        for (const auto& leaf : leaves) {
            auto again = Frontier::fromSubtrees(frontier.size(), frontier.subtrees());
            QVERIFY(again);
            QCOMPARE(again->root(), frontier.root());
            again->append(leaf);
            frontier.append(leaf);
            QCOMPARE(again->root(), frontier.root());
        }
        QVERIFY(!Frontier::fromSubtrees(3, {Hash{}}));
        QVERIFY(!Frontier::fromSubtrees(0, {Hash{}}));
    }

    void proofsOutsideTheTreeAreRefused()
    {
        const auto nodes = overLeaves(countedLeaves(5));

        QVERIFY(!inclusionProof(5, 5, nodes));
        QVERIFY(!inclusionProof(0, 0, nodes));
        QVERIFY(!inclusionProof(0, 6, nodes));
        QVERIFY(!consistencyProof(6, 5, nodes));
        QVERIFY(!rootAt(6, nodes));
        QVERIFY(!rangeRoot(3, 3, nodes));
        QVERIFY(!rangeRoot(0, ~0ULL, nodes));
    }

    void absurdSizesNeitherHangNorCrash()
    {
        const Hash hash{};
        const Proof proof(100, hash);

        QVERIFY(!verifyInclusion(~0ULL - 1, ~0ULL, hash, proof, hash));
        QVERIFY(!verifyConsistency(~0ULL - 1, ~0ULL, proof, hash, hash));
        QVERIFY(!verifyConsistency(3, 5, {}, hash, hash));
        QVERIFY(!verifySubtree(0, ~0ULL, ~0ULL, proof, hash, hash));
    }
};

QTEST_APPLESS_MAIN(MerkleTest)
#include "test_merkle.moc"
