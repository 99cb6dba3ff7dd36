// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/store_files.h"

#include <cctype>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include <termios.h>
#include <toml++/toml.h>
#include <unistd.h>

#include "app/base/file.h"

namespace custody::store {
namespace {

Result<> checkName(const std::string& what, const std::string& name)
{
    const bool plain = !name.empty() && name.size() <= 32
        && std::all_of(name.begin(), name.end(),
            [](unsigned char c) { return std::islower(c) || std::isdigit(c) || c == '-'; });
    if (!plain)
        return fail(
            Fault::Invalid, "the " + what + " is named with small letters, digits and dashes, such as eh1");
    return {};
}

Result<std::string> askOnTerminal()
{
    if (isatty(STDIN_FILENO) == 0)
        return fail(Fault::Unauthorized,
            "this store is sealed by a passphrase; name a file that holds it in CUSTODY_PASSPHRASE_FILE");
    std::cerr << "Passphrase of this store: " << std::flush;
    termios shown{};
    tcgetattr(STDIN_FILENO, &shown);
    termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSANOW, &hidden);
    std::string passphrase;
    std::getline(std::cin, passphrase);
    tcsetattr(STDIN_FILENO, TCSANOW, &shown);
    std::cerr << "\n";
    return passphrase;
}

} // namespace

PassphraseSource passphraseFromOutside()
{
    return []() -> Result<std::string> {
        const char* file = std::getenv("CUSTODY_PASSPHRASE_FILE");
        if (!file)
            return askOnTerminal();
        const auto content = readFile(file, 4096, Source::PipeToo);
        if (!content)
            return fail("the passphrase file that CUSTODY_PASSPHRASE_FILE names", content.error());
        std::string passphrase(text(*content));
        while (!passphrase.empty() && (passphrase.back() == '\n' || passphrase.back() == '\r'))
            passphrase.pop_back();
        return passphrase;
    };
}

Result<std::unique_ptr<crypto::KeySealing>> sealingFor(
    crypto::Sealing sealing, const PassphraseSource& passphrase)
{
    switch (sealing) {
    case crypto::Sealing::Plain: return crypto::plainSealing();
    case crypto::Sealing::Passphrase: return crypto::passphraseSealing(TRY(passphrase()));
    case crypto::Sealing::Credential: break;
    }
    const char* directory = std::getenv("CREDENTIALS_DIRECTORY");
    if (!directory)
        return fail(Fault::Unauthorized,
            "this store is sealed by a systemd credential, and CREDENTIALS_DIRECTORY is not set; start it as "
            "its service");
    return crypto::credentialSealing(directory);
}

Result<> createStoreFiles(const std::filesystem::path& folder, const StationName& name,
    crypto::Sealing sealing, const PassphraseSource& passphrase)
{
    TRY(checkName("site", name.site));
    TRY(checkName("station", name.station));
    const bool plainOrigin = std::all_of(name.origin.begin(), name.origin.end(), [](unsigned char c) {
        return std::islower(c) || std::isdigit(c) || c == '.' || c == '-' || c == '/';
    });
    if (!plainOrigin || name.origin.size() > 200)
        return fail(Fault::Invalid,
            "the domain is written with small letters, digits, dots and dashes, such as custody.example");
    if (sealing == crypto::Sealing::Passphrase && TRY(passphrase()).size() < 8)
        return fail(Fault::Invalid, "a passphrase has at least eight characters; nothing was made");
    if (std::filesystem::exists(folder / "station.toml"))
        return fail(
            Fault::Invalid, "there is already a store in " + folder.string() + "; nothing was changed");
    TRY(makeFolder(folder));
    std::error_code failed;
    std::filesystem::permissions(
        folder, std::filesystem::perms::owner_all, failed); // it may have been there, open to all
    TRY(makeFolder(folder / "keys"));
    TRY(makeFolder(folder / "photos"));
    const auto keystore = folder / "keys" / "keystore";
    if (std::filesystem::exists(keystore))
        return {}; // an earlier try got this far; keys are never replaced
    auto guard = TRY(sealingFor(sealing, passphrase));
    TRY(crypto::Keystore::create(keystore, *guard));
    return {};
}

Result<> writeNamePlate(const std::filesystem::path& folder, const StationName& name)
{
    toml::table plate{{"site", name.site}, {"station", name.station}, {"origin", name.origin}};
    std::ostringstream text;
    text << "# Which station this store belongs to. Written once.\n" << plate << "\n";
    return replaceFile(folder / "station.toml", view(text.str()));
}

Result<StationName> readStationName(const std::filesystem::path& folder)
{
    const auto content = readFile(folder / "station.toml", 65536);
    if (!content && content.error().fault == Fault::NotFound)
        return fail(Fault::NotFound,
            "there is no store in " + folder.string() + "; make one with custody-admin init");
    const auto plate = toml::parse(text(TRY(Result<Bytes>(content))));
    if (!plate)
        return fail(
            Fault::Invalid, "station.toml cannot be read: " + std::string(plate.error().description()));
    const auto get = [&](const char* key) { return plate.table()[key].value_or(std::string()); };
    StationName name{get("site"), get("station"), get("origin")};
    if (name.site.empty() || name.station.empty() || name.origin.empty())
        return fail(Fault::Invalid, "station.toml lacks site, station or origin");
    return name;
}

std::string laneOrigin(const std::string& spine)
{
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz234567";
    std::string pseudonym;
    for (const auto byte : crypto::randomBytes(20))
        pseudonym += letters[byte % 32];
    return spine + "/lane/" + pseudonym;
}

Boot readBoot()
{
    Boot boot;
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string text;
    file >> text;
    if (const auto id = parseUuid(text))
        boot.id = *id;
    return boot;
}

} // namespace custody::store
