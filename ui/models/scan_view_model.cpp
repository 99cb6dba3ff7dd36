// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/scan_view_model.h"

#include "ui/models/words.h"

namespace custody::ui {

void ScanViewModel::show(const station::BenchView& view)
{
    m_held = {};
    m_zone = text(view.zone);
    for (const auto& thing : view.holding)
        m_held.append(text(thing.title));
    Q_EMIT changed();
}

QString ScanViewModel::question() const
{
    return m_zone.isEmpty() ? tr("Scan anything") : tr("Into %1: scan each").arg(m_zone);
}

QString ScanViewModel::primaryVerb() const { return m_zone.isEmpty() ? QString() : tr("Done"); }

void ScanViewModel::primary()
{
    if (!m_zone.isEmpty())
        record({{"do", "zone.here"}});
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
