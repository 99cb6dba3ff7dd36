// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The receipt of a hand-off on paper: a copy for who gave and a copy for who took, the same but for that
// line.

#include "app/custody/receipt.h"
#include "app/paper/phrases.h"
#include "app/paper/sheet.h"

namespace custody::paper {

std::vector<Sheet> layOutReceipt(const chain::Receipt& receipt, Language language, const Measure& measure);

// The sheets as a PDF; needs no display.
Result<Bytes> receiptPdf(const chain::Receipt& receipt, Language language);

} // namespace custody::paper
