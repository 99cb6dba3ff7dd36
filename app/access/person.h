// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A worker as the station knows her. In the ledger only the pseudonym appears; the name lies encrypted in the
// roster.

#include <string>
#include <string_view>

#include "app/base/ids.h"

namespace custody::access {

// None: her role was taken from her, and she may do nothing here.
enum class Role { Receiver, Inspector, Supervisor, None };

std::string_view name(Role role);
Result<Role> parseRole(std::string_view name); // one that can be given
Result<Role> roleOnRecord(std::string_view name); // … or none

struct Person {
    PersonId id;
    std::string name;
    Role role = Role::Inspector;
    std::string language = "en"; // of her screens: en or es
    bool operator==(const Person&) const = default;
};

// Eight characters of a pseudonym that two people can compare over a bench.
std::string shortName(const PersonId& id);

} // namespace custody::access
