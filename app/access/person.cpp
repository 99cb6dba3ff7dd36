// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/access/person.h"

namespace custody::access {

std::string_view name(Role role)
{
    switch (role) {
    case Role::Receiver: return "receiver";
    case Role::Inspector: return "inspector";
    case Role::Supervisor: return "supervisor";
    case Role::None: return "none";
    }
    return "inspector";
}

Result<Role> parseRole(std::string_view text)
{
    for (const Role role : {Role::Receiver, Role::Inspector, Role::Supervisor})
        if (name(role) == text)
            return role;
    return fail(Fault::Invalid, "a role is receiver, inspector or supervisor");
}

Result<Role> roleOnRecord(std::string_view text)
{
    return text == name(Role::None) ? Result<Role>(Role::None) : parseRole(text);
}

std::string shortName(const PersonId& id) { return hex(id.bytes()).substr(24, 8); }

} // namespace custody::access
