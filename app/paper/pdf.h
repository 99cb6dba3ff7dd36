// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The sheets as a PDF. The letters are embedded and can be selected; the certificate itself is attached.

#include "app/paper/story.h"

namespace custody::paper {

// Needs no display: it brings a windowless platform of its own when the program has none.
Result<Bytes> toPdf(const Evidence& evidence, Language language);

} // namespace custody::paper
