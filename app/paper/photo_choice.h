// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which photos come to paper. Pictures are not read: what one may show is judged by the role it was taken
// for.

#include <optional>
#include <set>
#include <string>

#include "app/base/result.h"

namespace custody::paper {

// Roles the exporter asked for by name; absent: she said nothing.
using PhotoRoles = std::optional<std::set<std::string>>;

// While the tracking number is withheld, the carrier's label stays away, and without a word from the exporter
// so does everything taken near the box: what remains is the item alone (front, back, tag, serial, defects).
// `role` is absent where the certificate hides it.
bool mayShowPhoto(const std::optional<std::string>& role, bool numberWithheld, const PhotoRoles& asked);

// Nobody can ask for the label and withhold what stands on it.
Result<> checkPhotoRoles(const PhotoRoles& asked, bool numberWithheld);

} // namespace custody::paper
