// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The cloud over HTTPS: TLS 1.2 or newer, only the certificates of the configuration, one connection kept
// open for a pass. The program must ignore SIGPIPE: OpenSSL writes to a connection that may be gone.

#include <memory>

#include "sync/client/cloud.h"
#include "sync/client/config.h"

namespace custody::client {

class HttpsCloud final : public Cloud {
public:
    explicit HttpsCloud(const Config& config); // connects at the first request
    ~HttpsCloud() override;

    Result<protocol::Reply> addCheckpoint(const std::string& body) override;
    Result<protocol::Reply> addEntries(const Bytes& body) override;
    Result<protocol::Reply> checkpoint(const std::string& origin) override;

private:
    struct State;
    Result<protocol::Reply> exchange(
        const char* method, std::string_view path, std::string_view type, std::string_view body);
    std::unique_ptr<State> m_state;
};

} // namespace custody::client
