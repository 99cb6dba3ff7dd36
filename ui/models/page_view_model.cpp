// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/page_view_model.h"

namespace custody::ui {

void PageViewModel::setSaving(bool saving)
{
    if (m_saving == saving)
        return;
    m_saving = saving;
    Q_EMIT changed();
}

void PageViewModel::record(const QJsonObject& command)
{
    if (m_saving)
        return;
    setSaving(true);
    Q_EMIT wantsRecord(command);
}

} // namespace custody::ui
