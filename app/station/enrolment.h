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
    access::H10301 badge;
    std::string pin; // forgotten after hashing
};

Result<PersonId> enrolPerson(store::Store& store, const NewPerson& person);

// "123/45678": facility code and card number, as printed on the card.
Result<access::H10301> parseBadgeNumber(std::string_view text);

// {"tenants": ["…"], "people": [{"name", "role", "language", "badge", "pin"}]}. PINs in a file are for demo
// stores, so any other sealing than plain is refused. Brands and badges already there are left as they are.
Result<> enrolRoster(store::Store& store, std::string_view json);

} // namespace custody::station
