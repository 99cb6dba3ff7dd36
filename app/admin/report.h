// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a verb ends: a fault's sentence on stderr and its exit code, or done.

#include <filesystem>
#include <iostream>

#include "app/base/exit_code.h"
#include "app/base/result.h"

namespace custody::admin {

inline int finish(const Result<>& done)
{
    if (done)
        return ExitDone;
    std::cerr << "custody-admin: " << done.error().what << "\n";
    return exitCode(done.error().fault);
}

} // namespace custody::admin
