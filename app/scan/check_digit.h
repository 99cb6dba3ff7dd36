// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The arithmetic of check digits. Each takes what stands before the digit and returns the digit that belongs
// there; the text must be of the alphabet named.

#include <string_view>

namespace custody::scan {

// Weights 3, 1, 3 … from the right, to the next ten. Digits. GS1, USPS, FedEx Ground, Canada Post.
char mod10(std::string_view digits);

// True when the last digit checks the others. False for anything but digits, or fewer than two.
bool passesMod10(std::string_view digitsWithCheck);

// Every second digit from the right doubled and its digits added. Purolator, Old Dominion.
char luhn(std::string_view digits);

// Letters count as (ASCII − 63) mod 10; weights 1, 2, 1, 2 … from the left. UPS, OnTrac.
char upsDigit(std::string_view digitsAndLetters);

// Weights 1, 3, 7 from the right, modulo 11, and 10 counts as 0. FedEx Express.
char fedexDigit(std::string_view digits);

// The number modulo 7. DHL Express.
char mod7(std::string_view digits);

// Eight digits, weights 8 6 4 2 3 5 9 7, modulo 11. UPU S10.
char s10Digit(std::string_view eightDigits);

// ISO 7064 mod 37,36 over digits and capital letters. DPD.
char mod37(std::string_view digitsAndLetters);

} // namespace custody::scan
