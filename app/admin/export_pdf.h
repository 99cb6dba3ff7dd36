// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A certificate as sheets of paper, with the photos that it shows, opened from the store.

#include "app/paper/photo_choice.h"
#include "app/paper/phrases.h"
#include "app/store/evidence.h"

namespace custody::admin {

struct PdfWish {
    paper::Language language = paper::Language::English;
    bool named = false; // people stand in it with their names from the roster, not by number alone
    paper::PhotoRoles photoRoles;
};

struct Pdf {
    Bytes content;
    std::vector<std::string> photosLeftOut; // "entry 4 (opened_parcel)"
};

Result<Pdf> pdfOf(
    store::Store& store, const SubjectId& subject, ledger::Certificate certificate, const PdfWish& wish);

} // namespace custody::admin
