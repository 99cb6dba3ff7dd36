// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/admin/verbs.h"
namespace custody::admin {
void addLabel(CLI::App&, int&) { }
} // namespace custody::admin
