// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a program tells the shell, after sysexits.h.

#include "app/base/result.h"

namespace custody {

enum ExitCode : int {
    ExitDone = 0,
    ExitUsage = 64, // bad arguments
    ExitBadData = 65, // the data is bad or does not verify
    ExitNoInput = 66, // an input is missing
    ExitUnavailable = 69, // a device or server is unavailable
    ExitIo = 74,
    ExitTryAgain = 75,
    ExitNotPermitted = 77,
    ExitConfig = 78,
};

constexpr ExitCode exitCode(Fault fault)
{
    switch (fault) {
    case Fault::NotFound: return ExitNoInput;
    case Fault::Invalid:
    case Fault::Refused:
    case Fault::Tampered: return ExitBadData;
    case Fault::Unauthorized: return ExitNotPermitted;
    case Fault::Device: return ExitUnavailable;
    case Fault::Storage: return ExitIo;
    case Fault::Network: return ExitUnavailable;
    case Fault::Busy: return ExitTryAgain;
    }
    return ExitIo;
}

} // namespace custody
