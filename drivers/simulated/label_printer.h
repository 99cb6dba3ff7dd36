// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A Zebra printer without hardware: it interprets the ZPL it is sent and puts the label as a PNG into a
// folder.

#include <filesystem>
#include <optional>

#include "app/devices/label_printer.h"

namespace custody::simulated {

class LabelPrinter final : public devices::LabelPrinter {
public:
    // Labels fall into `tray` as label-0001.png, …; the folder is made when the first one comes.
    explicit LabelPrinter(std::filesystem::path tray, int dpi = 203)
        : m_tray(std::move(tray))
        , m_dpi(dpi)
    {
    }

    // From now on every print fails like this; nothing: the printer is well again.
    void suffer(std::optional<devices::PrinterTrouble> trouble) { m_trouble = trouble; }

    // The PNGs of the last print, oldest first: one a copy asked for.
    const std::vector<std::filesystem::path>& lastLabels() const { return m_lastLabels; }

    std::string description() const override;
    devices::LabelLanguage language() const override { return devices::LabelLanguage::Zpl; }
    int dpi() const override { return m_dpi; }

    // Printed only after every label of the bytes lies in the tray. Fault::Device for ZPL it does not
    // understand.
    Result<devices::PrintOutcome> print(ByteView label) override;

private:
    std::filesystem::path m_tray;
    int m_dpi;
    int m_printed = 0;
    std::optional<devices::PrinterTrouble> m_trouble;
    std::vector<std::filesystem::path> m_lastLabels;
};

} // namespace custody::simulated
