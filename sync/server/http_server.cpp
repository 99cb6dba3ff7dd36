// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/server/http_server.h"

#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include <httplib.h>

#include "app/base/log.h"
#include "sync/protocol/add_checkpoint.h"
#include "sync/protocol/add_entries.h"
#include "sync/server/problem.h"

namespace custody::server {

using protocol::Reply;
using namespace std::chrono_literals;

struct HttpServer::State {
    State(MirrorThread& asked, const Door& opened)
        : mirror(asked)
        , door(opened)
        , stations([files = opened.tls](SSL_CTX& context) { return useCertificate(context, files); })
    {
    }

    MirrorThread& mirror;
    Door door;
    httplib::SSLServer stations;
    httplib::Server keepers;
    int port = 0, healthPort = 0;
    std::array<std::thread, 2> threads;
    std::mutex countMutex;
    std::map<int, std::uint64_t> answered; // by status
};

namespace {

void send(const httplib::Request& request, httplib::Response& response, const Reply& reply)
{
    response.status = reply.status;
    if (!reply.type.empty())
        response.set_content(reply.body, reply.type);
    else
        response.set_content(
            problemText(reply.status, reply.body, request.path), std::string(protocol::mime::problem));
    if (reply.status == 503)
        response.set_header("Retry-After", "5");
}

enum class Read { Whole, Cut, TooLarge };

Read readBody(const httplib::ContentReader& content, std::size_t limit, Bytes& body)
{
    bool tooLarge = false;
    const bool whole = content([&](const char* piece, std::size_t size) {
        tooLarge = size > limit - body.size();
        if (!tooLarge)
            append(body, view({piece, size}));
        return !tooLarge;
    });
    return tooLarge ? Read::TooLarge : whole ? Read::Whole : Read::Cut;
}

// RFC 9530. A digest of a compressed body speaks of bytes we no longer have.
bool digestFits(const httplib::Request& request, const Bytes& body)
{
    const auto claimed = request.get_header_value("Content-Digest");
    return claimed.empty() || request.has_header("Content-Encoding")
        || claimed == "sha-256=:" + base64(crypto::sha256(body)) + ":";
}

// Not SO_REUSEPORT, httplib's default: with it a second cloud would silently share the port.
void reuseAddressOnly(int socket)
{
    const int yes = 1;
    (void)setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

void prepare(httplib::Server& server, const Door& door)
{
    server.set_socket_options(reuseAddressOnly);
    server.set_read_timeout(door.exchangeTimeout);
    server.set_write_timeout(door.exchangeTimeout);
    server.set_payload_max_length(protocol::bodyLimit);
    server.set_tcp_nodelay(true);
    server.set_error_handler([](const httplib::Request& request, httplib::Response& response) {
        if (response.body.empty())
            send(request, response, {response.status, "", "there is nothing like that here"});
    });
    server.set_exception_handler(
        [](const httplib::Request& request, httplib::Response& response, std::exception_ptr) {
            send(request, response, {500, "", "the request could not be answered"});
        });
}

int openAt(httplib::Server& server, const std::string& host, int port)
{
    if (port == 0)
        return server.bind_to_any_port(host);
    return server.bind_to_port(host, port) ? port : -1;
}

template <typename State, typename Act> Reply askMirror(State& state, Act act)
{
    const auto reply = state.mirror.ask(state.door.archiveTimeout, std::move(act));
    return reply ? *reply : Reply{503, "", "the archive is busy; send it again later"};
}

// One address that takes a body. Tokens will be checked here, before the body is read.
template <typename State, typename Act>
void takeBodies(State& state, std::string_view path, std::size_t limit, Act act)
{
    state.stations.Post(std::string(path),
        [&state, limit, act](const httplib::Request& request, httplib::Response& response,
            const httplib::ContentReader& content) {
            Bytes body;
            const auto read = readBody(content, limit, body);
            if (read == Read::TooLarge)
                return send(request, response, {413, "", "the body is too large"});
            if (read == Read::Whole && !digestFits(request, body))
                return send(request, response, {400, "", "the body does not match its Content-Digest"});
            send(request, response, act(std::move(body), read));
        });
}

template <typename State> void openForStations(State& state)
{
    takeBodies(state, protocol::addCheckpointPath, protocol::checkpointLimit,
        [&state](Bytes body, Read read) -> Reply {
            if (read == Read::Cut)
                return {400, "", "the checkpoint is cut short"};
            return askMirror(
                state, [body = std::move(body)](Mirror& mirror) { return mirror.addCheckpoint(text(body)); });
        });
    // A cut upload is worth reading: its whole packages are kept and need not be sent again.
    takeBodies(state, protocol::addEntriesPath, protocol::bodyLimit, [&state](Bytes body, Read) {
        return askMirror(state, [body = std::move(body)](Mirror& mirror) { return mirror.addEntries(body); });
    });
    state.stations.Get("/mirror/([0-9a-f]{64})/checkpoint",
        [&state](const httplib::Request& request, httplib::Response& response) {
            send(request, response, askMirror(state, [hash = request.matches[1].str()](Mirror& mirror) {
                return mirror.checkpoint(hash);
            }));
        });
    state.stations.set_logger([&state](const httplib::Request&, const httplib::Response& response) {
        const std::scoped_lock lock(state.countMutex);
        ++state.answered[response.status];
    });
}

template <typename State> std::string metrics(State& state, const Holdings& holdings)
{
    std::string out = "custody_cloud_stations " + std::to_string(holdings.stations) + "\ncustody_cloud_lanes "
        + std::to_string(holdings.lanes) + "\ncustody_cloud_entries " + std::to_string(holdings.entries)
        + "\ncustody_cloud_evidence " + std::to_string(holdings.evidence) + "\n";
    const std::scoped_lock lock(state.countMutex);
    for (const auto& [status, count] : state.answered)
        out += "custody_cloud_answers_total{status=\"" + std::to_string(status) + "\"} "
            + std::to_string(count) + "\n";
    return out;
}

template <typename State> void openForKeepers(State& state)
{
    const std::string plain(protocol::mime::text);
    state.keepers.Get("/healthz", [plain](const httplib::Request&, httplib::Response& response) {
        response.set_content("alive\n", plain);
    });
    const auto ask = [&state, plain](const httplib::Request&, httplib::Response& response, auto answer) {
        const auto holdings = state.mirror.ask(2s, [](Mirror& mirror) { return mirror.holdings(); });
        const bool ready = holdings && *holdings;
        response.status = ready ? 200 : 503;
        response.set_content(ready ? answer(**holdings) : "the archive does not answer\n", plain);
    };
    state.keepers.Get("/readyz", [ask](const httplib::Request& request, httplib::Response& response) {
        ask(request, response, [](const Holdings&) { return std::string("ready\n"); });
    });
    state.keepers.Get(
        "/metrics", [ask, &state](const httplib::Request& request, httplib::Response& response) {
            ask(request, response, [&state](const Holdings& holdings) { return metrics(state, holdings); });
        });
}

} // namespace

HttpServer::HttpServer(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

Result<std::unique_ptr<HttpServer>> HttpServer::start(MirrorThread& mirror, const Door& door)
{
    auto state = std::make_unique<State>(mirror, door);
    if (!state->stations.is_valid())
        return fail(
            Fault::Invalid, "the TLS certificate and its key do not fit: " + door.tls.certificate.string());
    prepare(state->stations, door);
    prepare(state->keepers, door);
    openForStations(*state);
    openForKeepers(*state);
    state->port = openAt(state->stations, door.host, door.port);
    if (state->port <= 0)
        return fail(Fault::Device,
            "port " + std::to_string(door.port) + " is in use or not permitted; choose another with --port");
    state->healthPort = openAt(state->keepers, "127.0.0.1", door.healthPort);
    if (state->healthPort <= 0)
        return fail(Fault::Device,
            "port " + std::to_string(door.healthPort)
                + " is in use or not permitted; choose another with --health-port");

    auto server = std::unique_ptr<HttpServer>(new HttpServer(std::move(state)));
    auto& made = *server->m_state;
    const std::array<httplib::Server*, 2> doors{&made.stations, &made.keepers};
    for (std::size_t i = 0; i < doors.size(); ++i)
        made.threads[i] = std::thread([door = doors[i]] { (void)door->listen_after_bind(); });
    // httplib has no signal for "accepting now", and stopping it earlier would hang.
    for (auto* door : doors)
        for (int tries = 0; !door->is_running() && tries < 5000; ++tries)
            std::this_thread::sleep_for(1ms);
    return server;
}

HttpServer::~HttpServer()
{
    m_state->stations.stop();
    m_state->keepers.stop();
    for (auto& thread : m_state->threads)
        if (thread.joinable())
            thread.join();
}

int HttpServer::port() const { return m_state->port; }
int HttpServer::healthPort() const { return m_state->healthPort; }

} // namespace custody::server
