// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A certificate as sheets of paper, with the photos that it shows, opened from the store.

#include "app/paper/phrases.h"
#include "app/store/evidence.h"

namespace custody::admin {

// `named`: people stand in it with their names from the roster, not by number alone.
Result<Bytes> pdfOf(store::Store& store, const SubjectId& subject, ledger::Certificate certificate,
    paper::Language language, bool named);

} // namespace custody::admin
