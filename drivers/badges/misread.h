// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is said of a card that could not be read; never anything of the card.

#include "app/devices/gone.h"

namespace custody::badges {

inline auto misread() { return devices::misread("The badge was read with an error. Tap it again."); }

} // namespace custody::badges
