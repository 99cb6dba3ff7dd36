// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/simulated/label_printer.h"

#include <cstdio>

#include "app/base/file.h"
#include "app/labels/preview.h"
#include "drivers/simulated/zpl_interpreter.h"

namespace custody::simulated {

std::string LabelPrinter::description() const
{
    return "Simulated label printer (ZPL, " + std::to_string(m_dpi) + " dpi)";
}

Result<devices::PrintOutcome> LabelPrinter::print(ByteView label)
{
    if (m_trouble)
        return tl::unexpected(devices::printerError(*m_trouble));
    const auto bitmaps = TRY(interpretZpl(label, m_dpi));
    std::error_code error;
    std::filesystem::create_directories(m_tray, error);
    m_lastLabels.clear();
    for (const auto& bitmap : bitmaps) {
        char name[32];
        std::snprintf(name, sizeof name, "label-%04d.png", m_printed + 1);
        const auto place = m_tray / name;
        TRY(replaceFile(place, TRY(labels::toPng(bitmap, m_dpi))));
        ++m_printed;
        m_lastLabels.push_back(place);
    }
    return devices::PrintOutcome::Printed;
}

} // namespace custody::simulated
