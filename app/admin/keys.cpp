// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/admin/report.h"
#include "app/admin/verbs.h"
#include "app/base/file.h"
#include "app/store/store_files.h"

namespace custody::admin {
namespace {

struct KeysWanted {
    std::string data;
    std::string to;
    std::string out;
    std::string root;
    std::string seal;
    bool json = false;
};

Result<std::unique_ptr<store::Store>> openStore(const KeysWanted& wanted, const Clock& clock)
{
    return store::Store::open(wanted.data, store::passphraseFromOutside(), clock);
}

Result<> show(const KeysWanted& wanted)
{
    const SystemClock clock;
    auto store = TRY(openStore(wanted, clock));
    const auto subjectsUnder = [&](const crypto::KeyFacts& key) -> Result<std::int64_t> {
        auto query = TRY(store->database().prepare("SELECT count(*) FROM subject_key WHERE owner=?"));
        query.bind(1, key.name.second);
        TRY(query.step());
        return key.name.first == "month" ? query.integer(0) : 0;
    };
    auto keys = nlohmann::ordered_json::array();
    for (const auto& key : store->keys().facts()) {
        const auto parcels = TRY(subjectsUnder(key));
        keys.push_back({{"kind", key.name.first}, {"owner", key.name.second}, {"id", toText(key.id)},
            {"under", toText(key.parent)}});
        if (key.name.first == "month")
            keys.back()["parcels"] = parcels;
    }
    const auto root = toText(store->keys().rootId());
    if (wanted.json) {
        std::cout << nlohmann::ordered_json{{"sealing", crypto::name(store->sealing())}, {"root", root},
            {"escrowed", store->keys().isEscrowed()},
            {"keys",
                keys}}.dump()
                  << "\n";
        return {};
    }
    std::cout << "sealing  " << crypto::name(store->sealing()) << "\nroot     " << root << "\nescrow   "
              << (store->keys().isEscrowed() ? "yes"
                                             : "none: losing the root key loses every field and photo")
              << "\n";
    for (const auto& key : keys) {
        std::cout << key["id"].get<std::string>() << "\t" << key["kind"].get<std::string>() << "\t"
                  << key["owner"].get<std::string>();
        if (key.contains("parcels"))
            std::cout << "\t" << key["parcels"].get<std::int64_t>() << " parcels";
        std::cout << "\n";
    }
    return {};
}

Result<> rotate(const KeysWanted& wanted)
{
    const SystemClock clock;
    auto store = TRY(openStore(wanted, clock));
    TRY(store->turnKeys({}));
    std::cout << "root     " << toText(store->keys().rootId()) << "\n";
    return {};
}

Result<> escrow(const KeysWanted& wanted)
{
    const SystemClock clock;
    const auto pem = TRY(readFile(wanted.to, 65536));
    const auto key = TRY(crypto::EscrowKey::fromPem(pem));
    auto store = TRY(openStore(wanted, clock));
    TRY(replaceFile(wanted.out, TRY(store->escrowRoot(key)), Access::OwnerOnly));
    std::cout << "root     " << toText(store->keys().rootId()) << "\nfor      " << key.fingerprint() << "\n";
    std::cerr << "Open it where the private key is: openssl pkeyutl -decrypt -inkey PRIVATE.pem -pkeyopt "
                 "rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:sha256 -in "
              << wanted.out << " -out root.key\n";
    return {};
}

// What `openssl pkeyutl` takes: the wrap as the keystore itself carries it, newest of all.
Result<> wrapOf(const KeysWanted& wanted)
{
    TRY(replaceFile(wanted.out,
        TRY(crypto::Keystore::escrowedRoot(std::filesystem::path(wanted.data) / "keys" / "keystore")),
        Access::OwnerOnly));
    return {};
}

Result<> recover(const KeysWanted& wanted)
{
    auto bytes = TRY(readFile(wanted.root, 64));
    const auto root = crypto::Secret::fromBytes(bytes);
    crypto::wipe(bytes);
    if (!root)
        return fail(Fault::Invalid, "a root key is 32 bytes, as openssl pkeyutl gives it back from escrow");
    const auto sealing = TRY(crypto::parseSealing(wanted.seal));
    auto guard = TRY(store::sealingFor(sealing, store::passphraseFromOutside()));
    TRY(crypto::Keystore::reseal(std::filesystem::path(wanted.data) / "keys" / "keystore", *root, *guard));
    const SystemClock clock;
    TRY(openStore(wanted, clock));
    std::cout << "sealing  " << wanted.seal << "\n";
    std::cerr << "The store opens again. Destroy " << wanted.root << " now.\n";
    return {};
}

} // namespace

void addKeys(CLI::App& program, int& exitCode)
{
    auto* verb =
        program.add_subcommand("keys", "The keystore: never shows a key's bytes")->require_subcommand(1);
    auto wanted = std::make_shared<KeysWanted>();
    const auto add = [&](const char* name, const char* tells, Result<> (*does)(const KeysWanted&)) {
        auto* sub = verb->add_subcommand(name, tells);
        sub->add_option("--data", wanted->data, "The store's folder")->required();
        sub->callback([wanted, does, &exitCode] { exitCode = finish(does(*wanted)); });
        return sub;
    };
    add("show", "Ids, kinds, owners and months of all keys, and how the root is sealed", show)
        ->add_flag("--json", wanted->json, "One JSON object on stdout");
    add("rotate", "Draws a new root key and wraps every key again; recorded in the spine", rotate);
    auto* escrowing = add("escrow",
        "Wraps the root for an offline RSA key (OAEP, SHA-256), now and at every later rotation; recorded in "
        "the spine",
        escrow);
    escrowing->add_option("--to", wanted->to, "The public key, PEM, at least 3072 bits")->required();
    escrowing->add_option("--out", wanted->out, "The file for the wrapped root")->required();
    add("wrapped", "Writes the escrowed root as the keystore carries it; opens no key", wrapOf)
        ->add_option("--out", wanted->out, "The file for the wrapped root")
        ->required();
    auto* recovering = add("recover",
        "Puts the root back that came out of escrow, under a new sealing, when passphrase or credential is "
        "lost",
        recover);
    recovering->add_option("--root", wanted->root, "The file with the 32 bytes of the root")->required();
    recovering->add_option("--seal", wanted->seal, "How the keys are guarded from now on")
        ->required()
        ->check(CLI::IsMember({"credential", "passphrase", "plain"}));
}

} // namespace custody::admin
