// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/simulated/scale.h"

namespace custody::simulated {

Result<devices::Weight> Scale::weigh(std::chrono::milliseconds)
{
    const std::scoped_lock lock(m_mutex);
    if (m_trouble)
        return tl::unexpected(devices::scaleError(*m_trouble));
    return devices::Weight{m_milligrams, true};
}

} // namespace custody::simulated
