// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/client/config.h"

#include <charconv>

#include <toml++/toml.h>

#include "app/base/file.h"

namespace custody::client {
namespace {

constexpr std::size_t fileLimit = 64 * 1024;

Result<> readUrl(const std::string& url, Config& config)
{
    constexpr std::string_view scheme = "https://";
    if (!url.starts_with(scheme))
        return fail(Fault::Invalid, "cloud.url must begin with https://");
    std::string_view rest(url);
    rest.remove_prefix(scheme.size());
    const auto slash = rest.find('/');
    if (slash != std::string_view::npos) {
        config.prefix = rest.substr(slash);
        while (config.prefix.ends_with('/'))
            config.prefix.pop_back();
        rest = rest.substr(0, slash);
    }
    const auto colon = rest.rfind(':');
    if (colon != std::string_view::npos) {
        const auto digits = rest.substr(colon + 1);
        const auto end = digits.data() + digits.size();
        const auto [stopped, problem] = std::from_chars(digits.data(), end, config.port);
        if (problem != std::errc() || stopped != end || config.port < 1 || config.port > 65'535)
            return fail(Fault::Invalid, "cloud.url has no port between 1 and 65535");
        rest = rest.substr(0, colon);
    }
    config.host = rest;
    if (config.host.empty())
        return fail(Fault::Invalid, "cloud.url names no host");
    return {};
}

Result<> readSeconds(const toml::table& root, const char* name, std::chrono::seconds& into)
{
    constexpr std::int64_t day = 24 * 60 * 60;
    const auto node = root["timeouts"][name];
    if (!node)
        return {};
    const auto seconds = node.value<std::int64_t>();
    if (!seconds || *seconds < 1 || *seconds > day)
        return fail(Fault::Invalid, std::string("timeouts.") + name + " must be 1 to 86400 seconds");
    into = std::chrono::seconds(*seconds);
    return {};
}

Result<Config> readTable(const toml::table& root, const std::filesystem::path& folder)
{
    Config config;
    TRY(readUrl(root["cloud"]["url"].value_or(std::string()), config));

    const auto ca = root["cloud"]["ca"].value_or(std::string());
    if (ca.empty())
        return fail(Fault::Invalid, "cloud.ca must name the PEM file with the cloud's certificate");
    config.ca = folder / ca;
    if (const auto readable = readFile(config.ca, 1 << 20); !readable)
        return fail("cloud.ca", readable.error());

    const auto* mirrors = root["cloud"]["mirrors"].as_array();
    if (!mirrors || mirrors->empty())
        return fail(Fault::Invalid, "cloud.mirrors must list the verifier keys whose receipts count");
    for (const auto& node : *mirrors) {
        auto mirror = ledger::VerifierKey::parse(node.value_or(std::string()));
        if (!mirror)
            return fail("cloud.mirrors", mirror.error());
        if (mirror->type != ledger::KeyType::Cosignature)
            return fail(
                Fault::Invalid, "cloud.mirrors: " + mirror->name + " is not a cosigner's key (type 4)");
        config.mirrors.push_back(std::move(*mirror));
    }

    TRY(readSeconds(root, "connect", config.connectTimeout));
    TRY(readSeconds(root, "exchange", config.exchangeTimeout));
    TRY(readSeconds(root, "lane", config.laneTimeout));
    return config;
}

} // namespace

Result<Config> readConfig(const std::filesystem::path& file)
{
    const auto content = TRY(readFileIfThere(file, fileLimit));
    if (!content)
        return fail(Fault::Invalid,
            "there is no " + file.string()
                + "; copy the sync.toml that the cloud's operator gave you (a demo cloud writes one into its "
                  "folder) to there");
    const auto parsed = toml::parse(text(*content), file.string());
    if (!parsed) {
        const auto& error = parsed.error();
        return fail(Fault::Invalid,
            file.string() + ", line " + std::to_string(error.source().begin.line) + ": "
                + std::string(error.description()));
    }
    auto config = readTable(parsed.table(), file.parent_path());
    if (!config)
        return fail(file.string(), config.error());
    return config;
}

} // namespace custody::client
