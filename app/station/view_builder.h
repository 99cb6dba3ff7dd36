// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Gathers what the screen shows from what lies on the bench.

#include "app/station/desk.h"
#include "app/station/view.h"

namespace custody::station {

BenchView buildView(Desk& desk);

} // namespace custody::station
