// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How the cloud says no to a program: application/problem+json (RFC 9457) with our member `retryable`.

#include <string>

namespace custody::server {

// `instance` is the path that was asked.
std::string problemText(int status, const std::string& sentence, const std::string& instance);

} // namespace custody::server
