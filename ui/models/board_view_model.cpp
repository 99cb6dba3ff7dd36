// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/board_view_model.h"

#include <algorithm>

#include "ui/models/words.h"

namespace custody::ui {

BoardViewModel::BoardViewModel()
    : m_zones(zoneColumns())
    , m_overdue(overdueColumns())
    , m_approvals(approvalColumns())
{
}

void BoardViewModel::show(const station::BenchView& view)
{
    const auto board = view.board.value_or(station::BoardView{});
    m_waiting = board.approvals;
    const bool stillWaits = std::any_of(m_waiting.begin(), m_waiting.end(),
        [&](const station::ApprovalView& one) { return text(one.lpn) == m_chosen; });
    if (!stillWaits)
        m_chosen.clear();
    m_zones.show(zoneRows(board, view.now));
    m_overdue.show(overdueRows(board, view.now));
    tellApprovals();
    Q_EMIT changed();
}

QString BoardViewModel::question() const
{
    if (!m_chosen.isEmpty())
        return tr("Does %1 go this way?").arg(m_chosen);
    return m_waiting.empty() ? tr("What lies where") : tr("Choose a decision");
}

QString BoardViewModel::primaryVerb() const { return m_chosen.isEmpty() ? tr("Back") : tr("Approve"); }
QString BoardViewModel::secondVerb() const { return m_chosen.isEmpty() ? QString() : tr("Send back"); }

void BoardViewModel::choose(const QString& lpn)
{
    m_chosen = m_chosen == lpn ? QString() : lpn;
    tellApprovals();
    Q_EMIT changed();
}

void BoardViewModel::primary()
{
    if (m_chosen.isEmpty())
        Q_EMIT wantsPage(int(station::Page::Scan));
    else
        record({{"do", "item.approve"}, {"item", m_chosen}, {"stay", true}});
}

void BoardViewModel::second()
{
    if (!m_chosen.isEmpty())
        record({{"do", "item.approve"}, {"item", m_chosen}, {"reject", true}, {"stay", true},
            {"reason", "look again"}});
}

void BoardViewModel::tellApprovals()
{
    std::vector<ApprovalRow> rows;
    for (const auto& one : m_waiting) {
        const auto lpn = text(one.lpn);
        rows.push_back({lpn, named("route", one.route),
            tr("grade %1, decided by %2").arg(text(one.grade), text(one.decider)), lpn == m_chosen});
    }
    m_approvals.show(std::move(rows));
}

} // namespace custody::ui
