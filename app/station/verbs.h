// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The verbs of the bench, one function each; the imperatives of the events they record.

#include "app/station/desk.h"

namespace custody::station {

Result<Answer> logIn(Desk& desk, const Command& command);
Result<Answer> logOut(Desk& desk, const Command& command);
Result<Answer> setClock(Desk& desk, const Command& command);
Result<Answer> expectParcel(Desk& desk, const Command& command);
Result<Answer> scanParcel(Desk& desk, const Command& command);
Result<Answer> acceptParcel(Desk& desk, const Command& command);
Result<Answer> refuseParcel(Desk& desk, const Command& command);
Result<Answer> openParcel(Desk& desk, const Command& command);
Result<Answer> registerItem(Desk& desk, const Command& command);

// What is known of an item when it comes out of its box.
struct ItemFacts {
    std::string sku;
    std::string gtin;
    std::string category;
    std::vector<chain::Field> more;
};
Result<Answer> registerNew(Desk& desk, const Command& command, const chain::Parcel& parcel,
    const PersonId& who, const ItemFacts& facts);

Result<Answer> printLabel(Desk& desk, const Command& command);
Result<Answer> verifyLabel(Desk& desk, const Command& command);
Result<Answer> capturePhoto(Desk& desk, const Command& command);
Result<Answer> offerCustody(Desk& desk, const Command& command);
Result<Answer> acceptCustody(Desk& desk, const Command& command);
Result<Answer> declineCustody(Desk& desk, const Command& command);
Result<Answer> cancelCustody(Desk& desk, const Command& command);
Result<Answer> show(Desk& desk, const Command& command);

} // namespace custody::station
