// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/scan_view_model.h"

#include "ui/models/words.h"

namespace custody::ui {

void ScanViewModel::show(const station::BenchView& view)
{
    m_held = {};
    for (const auto& thing : view.holding)
        m_held.append(text(thing.title));
    Q_EMIT changed();
}

QString ScanViewModel::secondVerb() const
{
    return m_held.isEmpty() ? QString() : tr("Hand over all (%1)").arg(m_held.size());
}

void ScanViewModel::second()
{
    if (m_held.isEmpty())
        return;
    record({{"do", "custody.offer"}, {"items", m_held}, {"to", ""}, {"purpose", "hand_over"}});
}

} // namespace custody::ui
