// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0

// What evidence costs, each figure beside the floor that OpenSSL alone sets in the same run.

#include <benchmark/benchmark.h>
#include <openssl/evp.h>

#include "app/crypto/sealed_file.h"
#include "tests/ledger/lane_on_paper.h"

using namespace custody;
using namespace custody::ledger;

namespace {

constexpr std::size_t photoSize = 4 << 20;

LaneOnPaper laneOfTwenty(std::vector<std::size_t>& indexes)
{
    LaneOnPaper lane;
    const LaneOnPaper::Fields fields{{"lpn", "LPN-0001"}, {"grade", "B"}, {"weight_g", 1250}};
    indexes.push_back(lane.add("item.graded", {}, fields));
    while (indexes.size() < 20) {
        for (int other = 0; other < 50; ++other)
            lane.add("item.graded", {}, {{"grade", "A"}});
        indexes.push_back(lane.add("item.graded", indexes.back(), fields));
    }
    return lane;
}

void leafHashOf500Bytes(benchmark::State& state)
{
    const Bytes entry(500, 7);
    for (auto _ : state)
        benchmark::DoNotOptimize(leafHash(entry));
}
BENCHMARK(leafHashOf500Bytes);

void floorSha256Of501Bytes(benchmark::State& state)
{
    const Bytes entry(501, 7);
    EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    EVP_MD_CTX* const context = EVP_MD_CTX_new();
    Hash out;
    for (auto _ : state) {
        EVP_DigestInit_ex(context, sha256, nullptr);
        EVP_DigestUpdate(context, entry.data(), entry.size());
        EVP_DigestFinal_ex(context, out.data(), nullptr);
        benchmark::DoNotOptimize(out);
    }
    EVP_MD_CTX_free(context);
    EVP_MD_free(sha256);
}
BENCHMARK(floorSha256Of501Bytes);

void certificateOf20EventsBuilt(benchmark::State& state)
{
    std::vector<std::size_t> indexes;
    const auto lane = laneOfTwenty(indexes);
    for (auto _ : state)
        benchmark::DoNotOptimize(lane.certificate("item LPN-0001", indexes).text());
}
BENCHMARK(certificateOf20EventsBuilt);

void certificateOf20EventsVerified(benchmark::State& state)
{
    std::vector<std::size_t> indexes;
    const auto lane = laneOfTwenty(indexes);
    const auto text = lane.certificate("item LPN-0001", indexes).text();
    const auto policy = lane.policy();
    for (auto _ : state)
        if (!verifyCertificate(text, &policy).verifies)
            state.SkipWithError("the certificate does not verify");
}
BENCHMARK(certificateOf20EventsVerified);

void photoOf4MbSealedAndNamed(benchmark::State& state)
{
    const Bytes photo(photoSize, 42);
    const auto key = crypto::Secret::random();
    for (auto _ : state)
        benchmark::DoNotOptimize(crypto::sha256(crypto::sealFile(key, photo, view("event 1, photo 0"))));
    state.SetBytesProcessed(
        static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(photoSize));
}
BENCHMARK(photoOf4MbSealedAndNamed);

void floorAesGcmAndSha256Of4Mb(benchmark::State& state)
{
    const Bytes photo(photoSize, 42);
    const Bytes key(32, 1);
    const Bytes nonce(12, 2);
    EVP_CIPHER* const aes = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    for (auto _ : state) {
        Bytes out(photoSize + 16);
        int size = 0;
        EVP_CIPHER_CTX* const cipher = EVP_CIPHER_CTX_new();
        EVP_EncryptInit_ex(cipher, aes, nullptr, key.data(), nonce.data());
        EVP_EncryptUpdate(cipher, out.data(), &size, photo.data(), static_cast<int>(photo.size()));
        EVP_EncryptFinal_ex(cipher, out.data() + size, &size);
        EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, 16, out.data() + photoSize);
        EVP_CIPHER_CTX_free(cipher);
        Hash hash;
        EVP_Digest(out.data(), out.size(), hash.data(), nullptr, sha256, nullptr);
        benchmark::DoNotOptimize(hash);
    }
    EVP_MD_free(sha256);
    EVP_CIPHER_free(aes);
    state.SetBytesProcessed(
        static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(photoSize));
}
BENCHMARK(floorAesGcmAndSha256Of4Mb);

void checkpointSigned(benchmark::State& state)
{
    const auto key = LaneOnPaper::seeded(1);
    const Checkpoint head{"custody.example/eh1/st07/lane/k5zq", 3, Hash{}};
    for (auto _ : state)
        benchmark::DoNotOptimize(signCheckpoint(head, key));
}
BENCHMARK(checkpointSigned);

} // namespace

BENCHMARK_MAIN();
