// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The worked example of the wire format, and a reader that goes through a whole upload.

#include <string>

#include "sync/protocol/add_entries.h"

namespace custody::test {

inline const std::string workedExample =
    "old 2\n"
    "J5gnUwJNHMyywukUUepaOJfEBU6JjNFz5/bGjC9Fxv0=\n"
    "\n"
    "custody.example/eh1/st07/lane/k5zq\n"
    "3\n"
    "/xOPTHWXN4SVFqJpFgjxTgqs81lPeVNCML5kGPKMXxY=\n"
    "\n"
    "\xE2\x80\x94 custody.example/eh1/st07/lane/k5zq "
    "xnguq7i/hKwi+kGffP+O+u0Mo0no/h5RFgrrVpnwIytuwt2wNjNS+zMXScR14UPlRCanUzHy/Lsh7ZcTpjwwgdPM7Qo=\n";

// How many packages and leaves a body yields before its end, a cut or a refusal.
inline std::pair<std::size_t, std::size_t> readAll(ByteView body)
{
    std::size_t packages = 0, leaves = 0;
    auto reader = protocol::UploadReader::open(body);
    while (reader) {
        const auto package = reader->next();
        if (!package || !*package)
            break;
        ++packages;
        leaves += (*package)->entries.size();
    }
    return {packages, leaves};
}

} // namespace custody::test
