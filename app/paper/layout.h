// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The story laid out on sheets: heading, verdict, who held it, photos, what happened, how to check it, what
// it does not prove; a foot on every sheet.

#include "app/paper/qr.h"
#include "app/paper/sheet.h"
#include "app/paper/story.h"

namespace custody::paper {

Result<std::vector<Sheet>> layOut(const Story& story, const Measure& measure);

} // namespace custody::paper
