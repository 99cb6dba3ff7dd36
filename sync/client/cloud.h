// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a pass needs of the cloud. The real one speaks HTTPS; tests play one that lies.

#include "sync/protocol/reply.h"

namespace custody::client {

class Cloud {
public:
    virtual ~Cloud() = default;

    // Each blocks, within the implementation's deadlines, until the whole answer is there. Network: no
    // answer. Tampered: whoever answers is not the cloud we were told to trust; nothing was sent.
    virtual Result<protocol::Reply> addCheckpoint(const std::string& body) = 0;
    virtual Result<protocol::Reply> addEntries(const Bytes& body) = 0;
    virtual Result<protocol::Reply> checkpoint(const std::string& origin) = 0;
};

} // namespace custody::client
