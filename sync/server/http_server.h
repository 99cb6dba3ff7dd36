// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The cloud's door: TLS 1.2 or newer for the stations, and a plain one on loopback for those who look after
// the machine (/healthz, /readyz, /metrics). Times out every read, write and wait.

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "sync/server/demo_certificate.h"
#include "sync/server/mirror_thread.h"

namespace custody::server {

struct Door {
    std::string host = "127.0.0.1";
    int port = 8443; // 0: any free one
    int healthPort = 0; // always on 127.0.0.1; 0: any free one
    TlsFiles tls;
    std::chrono::seconds exchangeTimeout{30}; // for one read or write on a connection
    std::chrono::seconds archiveTimeout{20}; // for one answer of the archive
};

class HttpServer {
public:
    // Serves until it is destroyed. Device: the port is taken or not ours to take. Invalid: the certificate
    // and its key do not fit.
    static Result<std::unique_ptr<HttpServer>> start(MirrorThread& mirror, const Door& door);
    ~HttpServer(); // answers what it began, then closes

    int port() const;
    int healthPort() const;

private:
    struct State;
    explicit HttpServer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace custody::server
