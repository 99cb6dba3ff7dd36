// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/status_view_model.h"

namespace custody::ui {

StatusViewModel::StatusViewModel()
    : m_devices(deviceColumns())
    , m_lanes(laneColumns())
{
}

void StatusViewModel::show(const station::BenchView& view)
{
    m_devices.show(deviceRows(view));
    m_lanes.show(laneRows(view));
    m_parcels = int(view.parcelsToday);
    m_exceptions = int(view.exceptionsToday);
    m_unknown = int(view.unknownScansToday);
    Q_EMIT changed();
}

} // namespace custody::ui
