// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A reading as one line of JSON, as parse-scan answers it (resources/formats/scan.md).

#include <string>

#include "app/scan/parse.h"

namespace custody::admin {

// By hand, because a document tree a scan costs three times what reading it does.
void appendJson(std::string& out, const scan::Reading& reading);

} // namespace custody::admin
