// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whether the store's data lies on an encrypted disk (LUKS), put on record in the spine at each boot of the
// machine and at each change.

#include <filesystem>
#include <string_view>

#include "app/store/store.h"

namespace custody::store {

enum class DiskProtection {
    Luks,
    Plain,
    Unknown
}; // unknown: a file system of no block device, such as in memory

std::string_view name(DiskProtection protection);

// From the block device up to the disks it lies on; Luks when every way down passes a LUKS mapping.
DiskProtection protectionOf(unsigned major, unsigned minor, const std::filesystem::path& sysfs);

Result<> noteDisk(Store& store, const std::filesystem::path& sysfs = "/sys");

} // namespace custody::store
