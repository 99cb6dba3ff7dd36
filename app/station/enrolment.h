// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Bringing brands and people to a station: one by one, or from a roster file.

#include <string>

#include "app/store/store.h"

namespace custody::station {

struct NewPerson {
    std::string name;
    access::Role role = access::Role::Inspector;
    std::string language = "en";
    access::Badge badge; // access::parseBadge reads it
    std::string pin; // forgotten after hashing
};

Result<PersonId> enrolPerson(store::Store& store, const NewPerson& person);

// {"tenants": ["…"], "people": [{"name", "role", "language", "badge", "pin"}]}. PINs in a file are for demo
// stores, so any other sealing than plain is refused. Brands and people already there are left as they are; a
// badge that is somebody else's is Invalid and names its line, and then nobody is enrolled.
Result<> enrolRoster(store::Store& store, std::string_view json);

} // namespace custody::station
