// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// DHL Express: the waybill's ten digits (rarely eleven), and the licence plate of each piece.

#include "app/scan/carrier.h"
#include "app/scan/check_digit.h"
#include "app/scan/licence_plate.h"
#include "app/scan/shape.h"

namespace custody::scan {
namespace {

// JJD and 18 digits on today's labels, 9 or 10 on older ones; JVGL and as many. 16 digits are Yodel's.
bool isPiece(std::string_view code)
{
    const bool jjd = code.substr(0, 3) == "JJD";
    const bool jvgl = code.substr(0, 4) == "JVGL";
    const auto digits = code.substr(jjd ? 3 : jvgl ? 4 : code.size());
    return isDigits(digits) && (digits.size() == 9 || digits.size() == 10 || digits.size() == 18);
}

Candidate piece(std::string_view code)
{
    auto candidate = numberOf("dhl_express", "dhl_express_piece", code, 15);
    describePlate(code, candidate.extra);
    return candidate;
}

} // namespace

void readDhlExpress(std::string_view code, std::vector<Candidate>& found)
{
    if (code.size() == 10 && isDigits(code))
        found.push_back(judged(numberOf("dhl_express", "dhl_express", code, 30), mod7(code.substr(0, 9))));
    // One in seven of all numbers passes, so eleven digits count only where nobody else's number begins so.
    if (code.size() == 11 && isDigits(code) && !beginsLikeOldDominion(code))
        found.push_back(judged(numberOf("dhl_express", "dhl_express", code, 60), mod7(code.substr(0, 10))));
    if (isPiece(code))
        found.push_back(piece(code));
    else if (fits(code, "JD0#################")) // its data identifier stripped
        found.push_back(piece("J" + std::string(code)));
}

} // namespace custody::scan
