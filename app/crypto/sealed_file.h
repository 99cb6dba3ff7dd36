// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A photo at rest: c2sp.org/chunked-encryption with AES-256-GCM ("Cobblestone-256"), 16 KiB chunks, the last
// one always shorter. 24-byte salt, 32-byte key commitment, then the chunks. A cut or swapped chunk does not
// open.

#include <array>

#include "app/crypto/secret.h"

namespace custody::crypto {

using Salt = std::array<std::uint8_t, 24>;

Bytes sealFile(const Secret& key, ByteView plain, ByteView context);
Bytes sealFileWith(
    const Secret& key, const Salt& salt, ByteView plain, ByteView context); // known salt: tests only
Result<Bytes> openFile(const Secret& key, ByteView sealed, ByteView context);

} // namespace custody::crypto
