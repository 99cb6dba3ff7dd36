// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The TLS identity of a demo cloud: a self-signed certificate for this machine alone (127.0.0.1, ::1,
// localhost), made at the first start. A production cloud brings its own files.

#include <filesystem>

#include "app/base/result.h"

struct ssl_ctx_st;

namespace custody::server {

struct TlsFiles {
    std::filesystem::path certificate; // PEM; stations are given this file
    std::filesystem::path key; // PEM, for its owner only
};

// Keeps an existing pair. ECDSA P-256, valid ten years.
Result<> makeDemoCertificate(const TlsFiles& files);

// TLS 1.2 or newer with these files; false when they do not fit each other.
bool useCertificate(ssl_ctx_st& context, const TlsFiles& files);

} // namespace custody::server
