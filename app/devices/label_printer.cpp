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
    std::string_view brief;
    std::string_view say;
};

constexpr std::array<Words, 12> known{{
    {PrinterTrouble::OutOfLabels, "printer.out_of_labels", "out of labels",
        "The printer is out of labels. Load a roll and print again."},
    {PrinterTrouble::HeadOpen, "printer.head_open", "head open",
        "The print head is open. Close it and print again."},
    {PrinterTrouble::OutOfRibbon, "printer.out_of_ribbon", "out of ribbon",
        "The printer is out of ribbon. Load a ribbon and print again."},
    {PrinterTrouble::Paused, "printer.paused", "paused",
        "The printer is paused. Press its pause button and print again."},
    {PrinterTrouble::Jammed, "printer.jammed", "jammed", "The printer is jammed. Clear it and print again."},
    {PrinterTrouble::Faulty, "printer.faulty", "has a fault",
        "The printer reports a fault. See its lamps or display, mend it and print again."},
    {PrinterTrouble::Busy, "printer.busy", "busy",
        "The printer is busy with other labels. Wait and print again."},
    {PrinterTrouble::HalfLabel, "printer.half_label", "holds half a label",
        "The printer holds half a label. Switch it off and on, throw that label away and print again."},
    {PrinterTrouble::Unplugged, "printer.unplugged", "not plugged in",
        "The printer is unplugged. Plug it in and print again."},
    {PrinterTrouble::Silent, "printer.silent", "does not answer",
        "The printer does not answer. Check labels, head, power and cable, then print again."},
    {PrinterTrouble::MayBeOut, "printer.may_be_out", "one label may be out",
        "The printer stopped after it had the whole label: one may be out. Throw it away, see to the printer "
        "and print again."},
    {PrinterTrouble::PulledOut, "printer.pulled_out", "one label may be out",
        "The printer was unplugged after it had the whole label: one may be out. Throw it away, plug the "
        "printer in and print again."},
}};

} // namespace

Error printerError(PrinterTrouble trouble)
{
    for (const auto& words : known)
        if (words.trouble == trouble)
            return {Fault::Device, std::string(words.say), std::string(words.rule)};
    return {Fault::Device, "The printer reports a fault."};
}

std::vector<PrinterTrouble> allTroubles()
{
    std::vector<PrinterTrouble> all;
    for (const auto& words : known)
        all.push_back(words.trouble);
    return all;
}

std::optional<PrinterTrouble> troubleOf(const Error& error)
{
    for (const auto& words : known)
        if (error.fault == Fault::Device && error.rule == words.rule)
            return words.trouble;
    return std::nullopt;
}

std::string_view briefly(PrinterTrouble trouble)
{
    for (const auto& words : known)
        if (words.trouble == trouble)
            return words.brief;
    return {};
}

} // namespace custody::devices
