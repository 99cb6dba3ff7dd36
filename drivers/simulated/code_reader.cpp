// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/simulated/code_reader.h"

namespace custody::simulated {

void CodeReader::scan(std::string_view raw, std::string_view symbology)
{
    m_scanned.push_back({bytes(raw), std::string(symbology), description()});
}

Result<std::optional<devices::CodeScan>> CodeReader::read(std::chrono::milliseconds)
{
    if (m_scanned.empty())
        return std::nullopt;
    auto scan = std::move(m_scanned.front());
    m_scanned.pop_front();
    return scan;
}

} // namespace custody::simulated
