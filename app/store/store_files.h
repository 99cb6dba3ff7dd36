// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The files around the database: the folder, its name plate and how its keys are guarded.

#include "app/store/store.h"

namespace custody::store {

Result<> createStoreFiles(const std::filesystem::path& folder, const StationName& name,
    crypto::Sealing sealing, const PassphraseSource& passphrase);
Result<StationName> readStationName(const std::filesystem::path& folder);
Result<std::unique_ptr<crypto::KeySealing>> sealingFor(
    crypto::Sealing sealing, const PassphraseSource& passphrase);

// <spine>/lane/<20 random base32 characters>: the brand's name never shows in an origin.
std::string laneOrigin(const std::string& spine);
Boot readBoot();

} // namespace custody::store
