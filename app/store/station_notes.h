// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a station notes about itself in its spine: that it booted, that its clock was set, how it is set up,
// and where every lane stands. Each is one leaf, written when it has changed since it was last noted.

#include "app/store/store.h"

namespace custody::store {

// Before work begins. `setup` is what a program knows of its surroundings (devices, settings); version,
// sealing and where the cloud is are added. Every later leaf names the leaf of the setup in force (key 15).
Result<> noteStation(Store& store, std::vector<chain::Field> setup);

// The lanes that grew since, as salted digests of their checkpoints: who is shown one can prove that this
// lane stood so beside all others, and learns nothing of those. Before each pass to the cloud, so that the
// spine's receipt covers them too.
Result<> noteHeads(Store& store);

// Which device the bench had in this role when it was last noted, in the words of `noteDevice`; absent when
// none was.
Result<std::optional<std::string>> notedDevice(Store& store, const std::string& role);
// That another one serves it now.
Result<> noteDevice(
    Store& store, const std::string& role, const std::string& device, const std::string& change);

// That every head the spine names is still the lane's own, and that leaves name the newest setup. A lane that
// was rolled back or rewritten alone is found here.
Result<> checkNotes(Store& store);

// Wall time against the stopwatch; a difference of more than this is somebody setting the clock.
constexpr std::int64_t clockStepMs = 2000;

} // namespace custody::store
