// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/simulated/code_reader.h"

namespace custody::simulated {

void CodeReader::scan(std::string_view raw, std::string_view symbology)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_scanned.push_back({bytes(raw), std::string(symbology), description()});
    }
    m_pulled.notify_one();
}

Result<std::optional<devices::CodeScan>> CodeReader::read(std::chrono::milliseconds patience)
{
    std::unique_lock lock(m_mutex);
    if (!m_pulled.wait_for(lock, patience, [this] { return !m_scanned.empty(); }))
        return std::nullopt;
    auto scan = std::move(m_scanned.front());
    m_scanned.pop_front();
    return scan;
}

} // namespace custody::simulated
