// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A label all the way: laid out, written in a printer's language, read back by that language's manual
// (label_jobs.h), and compared with what was meant.

#include "app/devices/label_printer.h"
#include "app/labels/layout.h"
#include "tests/support/label_jobs.h"

namespace custody::test {

inline constexpr devices::LabelLanguage everyLanguage[] = {devices::LabelLanguage::Zpl,
    devices::LabelLanguage::Epl, devices::LabelLanguage::Tspl, devices::LabelLanguage::Brother,
    devices::LabelLanguage::Dymo};

bool dotsOnly(devices::LabelLanguage language);
devices::LabelMedium usualMedium(devices::LabelLanguage language);
Result<PrintedLabel> readBack(devices::LabelLanguage language, ByteView job);

struct Printed {
    labels::Layout layout;
    Bytes job;
    PrintedLabel paper;
};
Result<Printed> print(const labels::ItemLabel& label, devices::LabelLanguage language, int dpi,
    const devices::LabelMedium& medium);
Result<Printed> print(const labels::ItemLabel& label, devices::LabelLanguage language); // as usual

// The dots as people hold the label: Brother and Dymo rolls longer than wide are read along the roll.
Dots asRead(const PrintedLabel& paper, devices::LabelLanguage language, const labels::Layout& layout);
std::vector<std::string> lettersOf(const labels::Layout& layout);
// Everything of the layout is on the paper, as letters, codes or dots, once, and nothing else.
bool paperIsTheLayout(const Printed& printed, devices::LabelLanguage language);

// A logo.
labels::Bitmap ring(int size);

} // namespace custody::test
