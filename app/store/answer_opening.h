// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Opens one kept answer, whoever asks: a command told again, or the self-check.

#include "app/store/subject_keys.h"

namespace custody::store {

// `command` is the digest the row is kept under. NotFound when no such answer is kept.
Result<std::string> openAnswer(
    Database& database, const crypto::Keystore& keys, SubjectKeyring& subjects, ByteView command);

} // namespace custody::store
