// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A certificate's evidence for programs that would rather read JSON: the same events, fields and proofs, each
// beside the bytes that prove it. Format: resources/formats/evidence_json.md.

#include <string>

#include "app/ledger/certificate.h"

namespace custody::ledger {

Result<std::string> evidenceJson(const Certificate& certificate);

} // namespace custody::ledger
