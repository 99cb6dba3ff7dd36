// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The decoder's whole life: a picture comes, its codes are found, an answer goes, until the station hangs up.

#include <functional>

#include "app/decoder/channel.h"
#include "app/decoder/protocol.h"

namespace custody::decoder {

struct Seen {
    std::vector<scan::Symbol> symbols;
    bool finished = true; // false: the time was over before everything was tried
};

// Looks for codes in a picture or a part of one; told the stream, so that it may remember earlier frames.
using Look = std::function<Seen(GreyView picture, scan::ReadEffort effort, std::uint32_t stream)>;

// Returns when the other end is gone, or has said what no station says.
void serve(Channel& station, const Look& look);

} // namespace custody::decoder
