// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// For calls into OpenSSL that only fail when memory or the library itself is broken: no caller could go on.

namespace custody::crypto {

void must(bool worked, const char* what);

} // namespace custody::crypto
