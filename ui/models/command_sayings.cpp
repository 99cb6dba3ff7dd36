// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What the bench says a command's words may be (app/station/command_sayings.h), listed once more for lupdate,
// as in sayings.cpp.

#include <QtGlobal>

namespace custody::ui {

extern const char* const CommandSayings[];
const char* const CommandSayings[] = {
    QT_TRANSLATE_NOOP("say", "\"mode\" is before or after: the person's own grade."),
    QT_TRANSLATE_NOOP("say", "\"confidence_pct\" lies between 0 and 100."),
    QT_TRANSLATE_NOOP("say", "\"inputs_sha256\" is 64 hexadecimal digits."),
    QT_TRANSLATE_NOOP("say", "\"items\" holds between 1 and 500 labels."),
    QT_TRANSLATE_NOOP("say", "\"scope\" is supervisor."),
    QT_TRANSLATE_NOOP("say", "\"minutes\" must be between 1 and 60."),
    QT_TRANSLATE_NOOP("say", "\"outcome\" is justified or abused."),
    QT_TRANSLATE_NOOP("say", "A command is at most 64 KiB long."),
    QT_TRANSLATE_NOOP("say", "A command is one JSON object on one line, such as {\"do\":\"show\"}."),
    QT_TRANSLATE_NOOP("say", "\"result\" is conformant or non_conformant."),
    QT_TRANSLATE_NOOP("say", "\"duration_s\" lies between 0 and 86400."),
    QT_TRANSLATE_NOOP("say", "\"condition\" is conformant, non_conformant or damaged."),
    QT_TRANSLATE_NOOP("say", "A photo's role is one word."),
    QT_TRANSLATE_NOOP("say", "\"roles\" names no photo."),
    QT_TRANSLATE_NOOP("say", "A parcel has at most 200 expected lines."),
    QT_TRANSLATE_NOOP("say", "A line needs \"sku\" or \"gtin\"."),
    QT_TRANSLATE_NOOP("say", "\"quantity\" must be between 1 and 10000."),
    QT_TRANSLATE_NOOP("say", "\"resolution\" of a line is found, missing or wrong."),
    QT_TRANSLATE_NOOP("say", "\"expires_min\" must be between 1 and 44640."),
    QT_TRANSLATE_NOOP("say",
        "\"route\" is restock, destroy, recycle, donate, vendor_return, customer_return or liquidate."),
    QT_TRANSLATE_NOOP("say", "\"hold\" is fraud, legal, recall, qa or discrepancy."),
    QT_TRANSLATE_NOOP(
        "say", "\"kind\" is restock, destroy, recycle, donate, vendor_return, customer_return or liquidate."),
    QT_TRANSLATE_NOOP("say", "\"outcome\" is preserved, gone or refused."),
    QT_TRANSLATE_NOOP("say", "\"stands\" settles two answers to one offer, and nothing else."),
    QT_TRANSLATE_NOOP("say", "\"reason\" is did_not_occur or incorrect_data."),
    QT_TRANSLATE_NOOP("say", "\"declared_value_minor\" cannot be negative."),
    QT_TRANSLATE_NOOP("say", "\"currency\" is three capital letters, such as USD."),
    QT_TRANSLATE_NOOP("say", "\"zone_class\" is standard, high_value or restricted."),
    QT_TRANSLATE_NOOP("say", "\"pieces\" must be between 1 and 1000."),
    QT_TRANSLATE_NOOP("say", "\"weight_g\" must be between 0 and 1000000."),
    QT_TRANSLATE_NOOP("say", "\"pieces_expected\" must be between 1 and 1000."),
    QT_TRANSLATE_NOOP("say", "\"stands\" is here or there."),
    QT_TRANSLATE_NOOP("say", "\"evidence\" must name at least one file."),
    QT_TRANSLATE_NOOP("say", "\"weight_g\" must be between 1 and 1000000."),
    QT_TRANSLATE_NOOP("say", "A zone's name is at most 40 letters, without commas, and no role."),
    QT_TRANSLATE_NOOP("say", "\"class\" is standard, high_value, restricted or quarantine."),
};

} // namespace custody::ui
