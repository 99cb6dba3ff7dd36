// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/must.h"

#include <cstdlib>

#include "app/base/log.h"

namespace custody::crypto {

void must(bool worked, const char* what)
{
    if (worked)
        return;
    log::error(std::string("OpenSSL could not ") + what + "; the program stops rather than go on without it");
    std::abort();
}

} // namespace custody::crypto
