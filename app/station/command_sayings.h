// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a command's words and numbers may be, said to who wrote another; as in sayings.h.

namespace custody::station::say {

inline constexpr const char* modeWords = "\"mode\" is before or after: the person's own grade.";
inline constexpr const char* confidenceRange = "\"confidence_pct\" lies between 0 and 100.";
inline constexpr const char* inputsHash = "\"inputs_sha256\" is 64 hexadecimal digits.";
inline constexpr const char* labelsRange = "\"items\" holds between 1 and 500 labels.";
inline constexpr const char* scopeWords = "\"scope\" is supervisor.";
inline constexpr const char* minutesRange = "\"minutes\" must be between 1 and 60.";
inline constexpr const char* reviewWords = "\"outcome\" is justified or abused.";
inline constexpr const char* lineTooLong = "A command is at most 64 KiB long.";
inline constexpr const char* notJson = "A command is one JSON object on one line, such as {\"do\":\"show\"}.";
inline constexpr const char* resultWords = "\"result\" is conformant or non_conformant.";
inline constexpr const char* durationRange = "\"duration_s\" lies between 0 and 86400.";
inline constexpr const char* conditionWords = "\"condition\" is conformant, non_conformant or damaged.";
inline constexpr const char* photoRoleWord = "A photo's role is one word.";
inline constexpr const char* rolesEmpty = "\"roles\" names no photo.";
inline constexpr const char* tooManyLines = "A parcel has at most 200 expected lines.";
inline constexpr const char* lineUnnamed = "A line needs \"sku\" or \"gtin\".";
inline constexpr const char* quantityRange = "\"quantity\" must be between 1 and 10000.";
inline constexpr const char* resolutionWords = "\"resolution\" of a line is found, missing or wrong.";
inline constexpr const char* expiryRange = "\"expires_min\" must be between 1 and 44640.";
inline constexpr const char* routeWords =
    "\"route\" is restock, destroy, recycle, donate, vendor_return, customer_return or liquidate.";
inline constexpr const char* holdWords = "\"hold\" is fraud, legal, recall, qa or discrepancy.";
inline constexpr const char* endWords =
    "\"kind\" is restock, destroy, recycle, donate, vendor_return, customer_return or liquidate.";
inline constexpr const char* clipWords = "\"outcome\" is preserved, gone or refused.";
inline constexpr const char* standsAlone = "\"stands\" settles two answers to one offer, and nothing else.";
inline constexpr const char* errorWords = "\"reason\" is did_not_occur or incorrect_data.";
inline constexpr const char* valueNegative = "\"declared_value_minor\" cannot be negative.";
inline constexpr const char* currencyWord = "\"currency\" is three capital letters, such as USD.";
inline constexpr const char* itemClassWords = "\"zone_class\" is standard, high_value or restricted.";
inline constexpr const char* piecesRange = "\"pieces\" must be between 1 and 1000.";
inline constexpr const char* weightRange = "\"weight_g\" must be between 0 and 1000000.";
inline constexpr const char* piecesExpectedRange = "\"pieces_expected\" must be between 1 and 1000.";
inline constexpr const char* standsWords = "\"stands\" is here or there.";
inline constexpr const char* evidenceEmpty = "\"evidence\" must name at least one file.";
inline constexpr const char* weightKnownRange = "\"weight_g\" must be between 1 and 1000000.";
inline constexpr const char* zoneName = "A zone's name is at most 40 letters, without commas, and no role.";
inline constexpr const char* zoneClassWords = "\"class\" is standard, high_value, restricted or quarantine.";

} // namespace custody::station::say
