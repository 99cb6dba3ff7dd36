// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What the frame of the bench says in words.

#include "ui/models/bench_view_model.h"
#include "ui/models/words.h"

namespace custody::ui {

QString BenchViewModel::station() const
{
    return m_view.site.empty() ? text(m_view.station)
                               : QStringLiteral("%1 · %2").arg(text(m_view.site), text(m_view.station));
}

QString BenchViewModel::person() const { return m_view.person ? text(m_view.person->name) : QString(); }
QString BenchViewModel::role() const
{
    return m_view.person ? named("role", m_view.person->role) : QString();
}

QString BenchViewModel::holds() const
{
    return m_view.person ? tr("holds %n", nullptr, int(m_view.holding.size())) : QString();
}

int BenchViewModel::mark() const { return markNumber(m_view.outcome.mark); }
QString BenchViewModel::say() const { return ui::say(m_view.outcome.say); }
QString BenchViewModel::rule() const { return text(m_view.outcome.rule); }
QString BenchViewModel::next() const { return ui::say(m_view.outcome.next); }

} // namespace custody::ui
