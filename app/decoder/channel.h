// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The pair of sockets between the station and its decoder. A message arrives whole or not at all, and a
// picture's memory may travel with it.

#include <chrono>
#include <optional>

#include "app/base/bytes.h"
#include "app/decoder/descriptor.h"

namespace custody::decoder {

using SteadyTime = std::chrono::steady_clock::time_point;

struct Parcel {
    Bytes bytes;
    Descriptor memory; // none, or the picture that came along
};

class Channel {
public:
    explicit Channel(Descriptor socket)
        : m_socket(std::move(socket))
    {
    }
    // Both ends of a new one.
    static Result<std::pair<Channel, Channel>> pair();

    // Never blocks; Device when the other end is gone or its mailbox is full.
    Result<> send(ByteView bytes, const Descriptor* memory = nullptr);

    // Waits until `deadline`, or for ever. Nothing when it passed; Device when the other end is gone;
    // Invalid when the message was longer than `limit` or brought other things than pictures.
    Result<std::optional<Parcel>> receive(std::size_t limit, std::optional<SteadyTime> deadline);

    // Something can be received now, were it only that the other end is gone.
    bool hasNews() const;

    int socket() const { return m_socket.number(); }

private:
    Descriptor m_socket;
};

} // namespace custody::decoder
