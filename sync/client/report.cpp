// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/client/report.h"

#include <algorithm>
#include <array>

namespace custody::client {
namespace {

ExitCode codeOf(const Error& error)
{
    switch (error.fault) {
    case Fault::Network:
    case Fault::Busy: return ExitTryAgain;
    case Fault::Unauthorized: return ExitNotPermitted;
    case Fault::Storage: return ExitIo;
    default: return ExitBadData;
    }
}

bool worse(ExitCode a, ExitCode b)
{
    constexpr std::array order{ExitDone, ExitTryAgain, ExitIo, ExitNotPermitted, ExitBadData};
    const auto rank = [&](ExitCode code) { return std::find(order.begin(), order.end(), code); };
    return rank(a) > rank(b);
}

} // namespace

ExitCode PassReport::exitCode() const
{
    ExitCode worst = fault ? codeOf(*fault) : ExitDone;
    for (const auto& lane : lanes) {
        const auto code = lane.fault ? codeOf(*lane.fault) : lane.waiting > 0 ? ExitTryAgain : ExitDone;
        if (worse(code, worst))
            worst = code;
    }
    return worst;
}

} // namespace custody::client
