// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/paper/photo_choice.h"

#include <algorithm>
#include <array>

namespace custody::paper {
namespace {

constexpr std::string_view label = "outer_label";

bool isOfTheItemAlone(std::string_view role)
{
    constexpr std::array<std::string_view, 4> alone{"front", "back", "tag", "serial"};
    return std::ranges::find(alone, role) != alone.end() || role.starts_with("defect_");
}

} // namespace

bool mayShowPhoto(const std::optional<std::string>& role, bool numberWithheld, const PhotoRoles& asked)
{
    if (asked && (!role || !asked->contains(*role)))
        return false;
    if (!numberWithheld)
        return true;
    return role && *role != label && (asked || isOfTheItemAlone(*role));
}

Result<> checkPhotoRoles(const PhotoRoles& asked, bool numberWithheld)
{
    if (numberWithheld && asked && asked->contains(std::string(label)))
        return fail(Fault::Invalid,
            "a picture of the carrier's label tells the tracking number that is withheld; show tracking, or "
            "leave outer_label out. Nothing was exported");
    return {};
}

} // namespace custody::paper
