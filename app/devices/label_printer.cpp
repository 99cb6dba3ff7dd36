// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/devices/label_printer.h"

#include <array>
#include <string_view>

namespace custody::devices {
namespace {

struct Words {
    PrinterTrouble trouble;
    std::string_view rule;
    std::string_view say;
};

constexpr std::array<Words, 3> known{{
    {PrinterTrouble::OutOfLabels, "printer.out_of_labels",
        "The printer is out of labels. Load a roll and print again."},
    {PrinterTrouble::HeadOpen, "printer.head_open", "The print head is open. Close it and print again."},
    {PrinterTrouble::Silent, "printer.silent",
        "The printer does not answer. Check labels, head, power and cable, then print again."},
}};

} // namespace

Error printerError(PrinterTrouble trouble)
{
    for (const auto& words : known)
        if (words.trouble == trouble)
            return {Fault::Device, std::string(words.say), std::string(words.rule)};
    return {Fault::Device, "The printer reports a fault."};
}

std::optional<PrinterTrouble> troubleOf(const Error& error)
{
    for (const auto& words : known)
        if (error.fault == Fault::Device && error.rule == words.rule)
            return words.trouble;
    return std::nullopt;
}

} // namespace custody::devices
