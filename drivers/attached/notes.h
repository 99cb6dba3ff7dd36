// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How the bench's reader, scanner and scale stand, from what is plugged in now. Nothing is opened.

#include "drivers/attached/attached.h"

namespace custody::attached {

// `why`: what became of the last try to open it, if it failed.
devices::DeviceNote badgeReaderNote(
    const Machine& machine, const BadgeSettings& settings, const std::optional<Error>& why = {});
devices::DeviceNote codeReaderNote(
    const Machine& machine, const ScannerSettings& settings, const std::optional<Error>& why = {});
devices::DeviceNote scaleNote(
    const Machine& machine, const ScaleSettings& settings, const std::optional<Error>& why = {});

} // namespace custody::attached
