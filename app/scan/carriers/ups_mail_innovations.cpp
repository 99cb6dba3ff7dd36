// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// UPS Mail Innovations before the post takes over: MI, six digits of the customer and a package id, or 18
// digits that begin with 80. No check digit.

#include "app/scan/carrier.h"
#include "app/scan/check_digit.h"
#include "app/scan/shape.h"

namespace custody::scan {

void readUpsMailInnovations(std::string_view code, std::vector<Candidate>& found)
{
    if (code.size() > 8 && code.size() <= 30 && code.substr(0, 2) == "MI" && isDigits(code.substr(2, 6))
        && isCode(code.substr(8))) {
        auto package = numberOf("ups_mi", "ups_mi_package_id", code, 20);
        package.extra.put("customer", code.substr(2, 6));
        found.push_back(std::move(package));
    }
    // An SSCC may begin so too; where its check digit agrees, it is the likelier one.
    if (code.size() == 18 && isDigits(code) && code.substr(0, 2) == "80")
        found.push_back(numberOf("ups_mi", "ups_mi_sequence_18", code, 42));
}

} // namespace custody::scan
