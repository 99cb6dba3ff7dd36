// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/client/https_cloud.h"

#include <algorithm>

#include <httplib.h>

#include "app/crypto/hash.h"

namespace custody::client {

using protocol::Reply;

struct HttpsCloud::State {
    explicit State(const Config& config)
        : address(config.host + ":" + std::to_string(config.port))
        , prefix(config.prefix)
        , client(config.host, config.port)
    {
    }
    std::string address, prefix;
    httplib::SSLClient client;
    bool usable = false;
};

namespace {

tl::unexpected<Error> failed(httplib::Error error, const std::string& address)
{
    switch (error) {
    case httplib::Error::SSLServerVerification:
        return fail(Fault::Tampered,
            "the computer at " + address
                + " does not hold the cloud's certificate; nothing was sent. If the cloud got a new one, "
                  "ask its operator for the new file (cloud.ca)");
    case httplib::Error::SSLLoadingCerts:
        return fail(Fault::Tampered, "the file cloud.ca holds no certificate; nothing was sent");
    case httplib::Error::Canceled:
        return fail(Fault::Invalid, "the cloud's answer is longer than any honest one");
    default:
        return fail(Fault::Network,
            "the cloud at " + address + " is out of reach (" + httplib::to_string(error) + "); will retry");
    }
}

std::optional<std::chrono::seconds> retryAfter(const httplib::Response& response)
{
    constexpr std::uint64_t longest = 60 * 60;
    const auto seconds = protocol::parseDecimal(response.get_header_value("Retry-After"));
    if (!seconds)
        return std::nullopt;
    return std::chrono::seconds(std::min(*seconds, longest));
}

} // namespace

HttpsCloud::HttpsCloud(const Config& config)
    : m_state(std::make_unique<State>(config))
{
    auto& client = m_state->client;
    client.set_connection_timeout(config.connectTimeout);
    client.set_read_timeout(config.exchangeTimeout);
    client.set_write_timeout(config.exchangeTimeout);
    client.set_keep_alive(true);
    client.set_tcp_nodelay(true);
    client.set_ca_cert_path(config.ca.string());
    client.enable_server_certificate_verification(true);
    m_state->usable =
        client.is_valid() && SSL_CTX_set_min_proto_version(client.ssl_context(), TLS1_2_VERSION) == 1;
}

HttpsCloud::~HttpsCloud() = default;

Result<Reply> HttpsCloud::addCheckpoint(const std::string& body)
{
    return exchange("POST", protocol::addCheckpointPath, protocol::mime::text, body);
}

Result<Reply> HttpsCloud::addEntries(const Bytes& body)
{
    return exchange("POST", protocol::addEntriesPath, protocol::mime::octets, text(body));
}

Result<Reply> HttpsCloud::checkpoint(const std::string& origin)
{
    return exchange("GET", protocol::checkpointPath(origin), "", "");
}

Result<Reply> HttpsCloud::exchange(
    const char* method, std::string_view path, std::string_view type, std::string_view body)
{
    if (!m_state->usable)
        return fail(Fault::Network, "OpenSSL cannot make a TLS connection on this machine");
    httplib::Request request;
    request.method = method;
    request.path = m_state->prefix + std::string(path);
    if (!type.empty()) {
        request.body = body;
        request.set_header("Content-Type", std::string(type));
        request.set_header("Content-Digest", "sha-256=:" + base64(crypto::sha256(view(body))) + ":");
    }
    std::string answer;
    request.content_receiver = [&answer](const char* piece, std::size_t size, std::uint64_t, std::uint64_t) {
        if (size > protocol::replyLimit - answer.size())
            return false;
        answer.append(piece, size);
        return true;
    };

    const auto result = m_state->client.send(request);
    if (!result)
        return failed(result.error(), m_state->address);
    return Reply{
        result->status, result->get_header_value("Content-Type"), std::move(answer), retryAfter(*result)};
}

} // namespace custody::client
