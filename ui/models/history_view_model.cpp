// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/history_view_model.h"

#include "ui/models/words.h"

namespace custody::ui {

HistoryViewModel::HistoryViewModel()
    : m_lines(historyColumns())
{
}

void HistoryViewModel::show(const station::BenchView& view)
{
    m_lines.show(historyLines(view));
    m_code = groupedByFour(view.item ? text(view.item->lpn)
            : view.parcel            ? text(view.parcel->tracking)
                                     : QString());
    const auto receipted = std::count_if(
        view.history.begin(), view.history.end(), [](const auto& row) { return row.receipted; });
    m_receipts = tr("%1 of %2 with receipt").arg(receipted).arg(view.history.size());
    Q_EMIT changed();
}

} // namespace custody::ui
