// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/server/demo_cloud.h"

#include "app/base/file.h"

namespace custody::server {
namespace {

constexpr auto mirrorName = "mirror.custody.demo/m1";

TlsFiles tlsFiles(const std::filesystem::path& folder) { return {folder / "tls.crt", folder / "tls.key"}; }

Result<crypto::Secret> obtainSeed(const std::filesystem::path& file)
{
    if (const auto found = TRY(readFileIfThere(file, 32)))
        return crypto::Secret::fromBytes(*found);
    auto seed = crypto::Secret::random();
    TRY(replaceFile(file, seed.bytes(), Access::OwnerOnly));
    return seed;
}

} // namespace

DemoCloud::DemoCloud(std::filesystem::path folder, crypto::Secret seed)
    : m_folder(std::move(folder))
    , m_key(std::move(seed))
{
}

Result<std::unique_ptr<DemoCloud>> DemoCloud::open(const std::filesystem::path& folder, const Clock& clock)
{
    std::error_code problem;
    const auto whole = std::filesystem::absolute(folder, problem);
    if (problem)
        return fail(Fault::Storage, "cannot use the folder " + folder.string() + ": " + problem.message());
    if (!std::filesystem::is_directory(whole, problem))
        TRY(makeFolder(whole));
    auto seed = TRY(obtainSeed(whole / "mirror.seed"));
    auto cloud = std::unique_ptr<DemoCloud>(new DemoCloud(whole, std::move(seed)));
    TRY(makeDemoCertificate(tlsFiles(whole)));
    TRY(replaceFile(whole / "mirror.vkey", view(cloud->mirrorKey().text() + "\n")));
    cloud->m_mirror = TRY(MirrorThread::start(whole / "cloud.sqlite", {mirrorName, cloud->m_key}, clock));
    return cloud;
}

ledger::VerifierKey DemoCloud::mirrorKey() const
{
    return ledger::cosignerKey(mirrorName, m_key.publicKey());
}

Result<> DemoCloud::serve(int port, int healthPort)
{
    // Two doors before one archive would hand out receipts for heads that the other does not know.
    m_lock.emplace(TRY(FolderLock::take(m_folder / "serving")));
    Door door;
    door.port = port;
    door.healthPort = healthPort;
    door.tls = tlsFiles(m_folder);
    m_server = TRY(HttpServer::start(*m_mirror, door));
    return writeStationConfig();
}

Result<> DemoCloud::enrol(const ledger::VerifierKey& station)
{
    using namespace std::chrono_literals;
    const auto enrolled = m_mirror->ask(30s, [station](Mirror& mirror) { return mirror.enrol(station); });
    return enrolled ? *enrolled : fail(Fault::Busy, "the cloud's archive is busy; try again later");
}

Result<> DemoCloud::writeStationConfig() const
{
    // Paths in TOML's literal strings: a quote inside could not be written, so it is refused.
    const auto certificate = tlsFiles(m_folder).certificate.string();
    if (certificate.find('\'') != std::string::npos)
        return fail(Fault::Invalid, "the folder's name must not hold a quote: " + m_folder.string());
    const std::string config =
        "# How a station reaches this demo cloud: copy into its data folder.\n[cloud]\nurl = "
        "\"https://127.0.0.1:"
        + std::to_string(port()) + "\"\nca = '" + certificate + "'\nmirrors = [\"" + mirrorKey().text()
        + "\"]\n";
    return replaceFile(m_folder / "sync.toml", view(config));
}

} // namespace custody::server
