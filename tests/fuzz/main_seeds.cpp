// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Writes tests/fuzz/seeds anew from the lane that the ledger's tests write on paper: fuzz_seeds FOLDER.

#include <filesystem>
#include <fstream>

#include "app/crypto/aead.h"
#include "app/crypto/keystore_file.h"
#include "app/crypto/sealed_file.h"
#include "app/decoder/protocol.h"
#include "app/ledger/tiles.h"
#include "sync/protocol/add_checkpoint.h"
#include "sync/protocol/add_entries.h"
#include "sync/protocol/reply.h"
#include "tests/ledger/lane_on_paper.h"

using namespace custody;
using namespace custody::ledger;

namespace {

std::filesystem::path root;

void seed(const char* target, const char* name, std::string_view content)
{
    std::filesystem::create_directories(root / target);
    std::ofstream(root / target / name, std::ios::binary) << content;
}

void seed(const char* target, const char* name, const Bytes& content) { seed(target, name, text(content)); }

// A line "PATH LENGTH" before the bytes of each file, as the target unpacks it.
std::string packed(const LaneOnPaper& lane)
{
    std::string folder;
    const auto put = [&](const std::string& path, ByteView content) -> Result<> {
        folder += path + " " + std::to_string(content.size()) + "\n" + std::string(text(content));
        return {};
    };
    (void)writeTiles(
        lane.leaves.size(), overLeaves(lane.leaves),
        [&](std::uint64_t index) -> Result<Bytes> { return lane.entries[index]; }, put);
    (void)put("checkpoint", view(lane.note()));
    return folder;
}

void ledgerSeeds()
{
    const auto lane = LaneOnPaper::withOneItem();
    const auto certificate = lane.certificate("item LPN-0001", {0, 2, 4});
    seed("note", "signed", lane.note(false));
    seed("note", "cosigned", lane.note());
    seed("vkey", "log", certificate.logKey);
    seed("vkey", "mirror", cosignerKey(lane.mirror, LaneOnPaper::seeded(2).publicKey()).text());
    seed("proof", "with_evidence", certificate.proofs()[1].text());
    seed("policy", "one_witness", lane.policy().text());
    seed("policy", "group", lane.policy().text() + "# two of three\ngroup g 1 M1\n" + "quorum g\n");
    seed("policy", "nobody", lane.policy("none").text());
    const cbor::Map map{{1, cbor::Array{1, -1, nullptr, true, "text", Bytes{1, 2, 3}}},
        {24, cbor::Map{{0, std::uint64_t(1) << 40}}}, {63, std::string(30, 'x')}};
    seed("cbor", "every_kind", cbor::encode(map));
    seed("entry", "first", lane.entries[0]);
    seed("entry", "with_beacon", lane.entries[2]);
    seed("disclosure", "name", lane.disclosures[0][1]);
    seed("disclosure", "evidence", certificate.events[0].evidence.encode());
    seed("certificate", "one_item", certificate.text());
    seed("certificate", "whole_lane", lane.certificate("lane " + lane.origin, {0, 1, 2, 3, 4}).text());
    seed("tiles", "five_entries", packed(lane));
    LaneOnPaper wide;
    for (std::uint64_t i = 0; i < 257; ++i)
        wide.add("parcel.opened", {}, {});
    seed("tiles", "two_levels", packed(wide));

    protocol::AddCheckpoint announce{
        3, *consistencyProof(3, 5, overLeaves(lane.leaves)), *Note::parse(lane.note(false))};
    seed("add_checkpoint", "grown", announce.body());
    Bytes upload = *protocol::uploadHead({lane.origin, 0, 5, bytes("ticket")});
    (void)protocol::appendPackage(upload, lane.entries, {});
    seed("add_entries", "five_leaves", upload);
    seed("mirror_reply", "info", protocol::MirrorInfo{5, 3, bytes("ticket")}.text());
    seed("mirror_reply", "size", protocol::sizeText(5));
    seed("mirror_reply", "receipt",
        protocol::cosignatureLines({cosign(lane.head(), lane.mirror, LaneOnPaper::seeded(2), 1760050000)}));
}

void sealedSeeds()
{
    const auto key = std::move(*crypto::Secret::fromBytes(Bytes(32, 7)));
    const auto context = view("event 1, photo 0");
    seed("sealed_file", "short", crypto::sealFileWith(key, {}, view("a photo"), context));
    seed("sealed_file", "original", "\xFF\xD8\xFF an original");
    seed("record", "one", crypto::sealRecord(KeyId{}, key, view("a record"), context));
    crypto::KeystoreFile keystore;
    keystore.sealedRoot = Bytes(32, 1);
    keystore.keys[{"lane", "custody.example/eh1/st07"}] = {KeyId{{2}}, Bytes(73, 3)};
    keystore.keys[{"signing", "station"}] = {KeyId{{4}}, Bytes(73, 5)};
    const auto whole = keystore.text();
    seed("keystore_file", "two_keys", whole);
    seed("keystore_file", "without_sum", whole.substr(0, whole.rfind("sum ")));
}

// Bars two samples a module.
std::string lineOf(std::string_view widths)
{
    std::string line(20, 30);
    for (std::size_t i = 0; i < widths.size(); ++i)
        line.append(2 * static_cast<std::size_t>(widths[i] - '0'), i % 2 == 0 ? 120 : 30);
    return line.append(20, 30);
}

void scanSeeds()
{
    seed("bar_line", "rma77", lineOf("2112142311311131231113233121313121311313212331112"));
    seed("bar_values", "rma77", "\x01\x32\x2D\x21\x17\x17\x23"); // set B, the text, its check
    seed("carrier_scan", "ups", "1Z5R89390357567127");
    seed("carrier_scan", "usps",
        "]C142007936\x1D"
        "9205590242327008598961");
    seed("carrier_scan", "fedex_34", "9622080430000425198400273198627451");
    seed("carrier_scan", "sscc", "00095287654321012346");
    seed("label_code", "elements",
        "]C142007936\x1D"
        "9205590242327008598961");
    seed("label_code", "maxicode",
        "[)>\x1E"
        "01\x1D"
        "96079360000\x1D"
        "840\x1D"
        "001\x1D"
        "1Z57567127\x1D"
        "UPSN\x1D"
        "5R8939\x1D"
        "326\x1D\x1D"
        "1/1"
        "\x1D"
        "3\x1DY\x1D\x1D\x1DNJ\x1E\x04");
    seed("picture_header", "png",
        std::string_view("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\2\0\0\0\1\0\x08\0\0\0\0", 29));
    seed("picture_header", "jpeg",
        std::string_view("\xFF\xD8\xFF\xE0\0\x04JF\xFF\xC0\0\x11\x08\1\0\2\0\3", 18));
    seed("picture_header", "webp",
        std::string_view("RIFF\x20\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x7F\0\0\x3F\0\0", 30));
    seed("picture_header", "bmp",
        std::string_view("BM\x3A\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x10\0\0\0\xF0\xFF\xFF\xFF", 26));
}

void decoderSeeds()
{
    decoder::Question question{
        7, decoder::Pixels::Grey, 3, {std::chrono::milliseconds(120), 4}, 64, 48, 64 * 48, {10, 20, 30, 28}};
    seed("decoder_question", "region", question.bytes());
    seed("decoder_question", "hello", decoder::Hello{true, true}.bytes());
    decoder::Answer answer;
    answer.number = 7;
    seed("decoder_answer", "damaged", answer.bytes());
    answer.verdict = decoder::Verdict::Read;
    answer.width = 64;
    answer.height = 48;
    answer.searched = std::chrono::milliseconds(41);
    answer.finished = true;
    answer.symbols = {{scan::Symbology::Gs1_128, "]C1", bytes("1Z"), {{{1, 2}, {60, 3}, {61, 40}, {2, 39}}}}};
    seed("decoder_answer", "one_symbol", answer.bytes());
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2)
        return 64;
    root = argv[1];
    ledgerSeeds();
    sealedSeeds();
    scanSeeds();
    decoderSeeds();
}
