// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The files around the database: the folder, its name plate and how its keys are guarded.

#include "app/store/store.h"

namespace custody::store {

// The folder and its keys. What an earlier try that was cut short left there is kept and used.
Result<> createStoreFiles(const std::filesystem::path& folder, const StationName& name,
    crypto::Sealing sealing, const PassphraseSource& passphrase);
// Last of all: a folder with a name plate is a finished store.
Result<> writeNamePlate(const std::filesystem::path& folder, const StationName& name);
Result<StationName> readStationName(const std::filesystem::path& folder);
Result<std::unique_ptr<crypto::KeySealing>> sealingFor(
    crypto::Sealing sealing, const PassphraseSource& passphrase);

// <spine>/lane/<20 random base32 characters>: the brand's name never shows in an origin.
std::string laneOrigin(const std::string& spine);
Boot readBoot();

} // namespace custody::store
