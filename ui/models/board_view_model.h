// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The supervisor's board: zones and what lies there, what has waited too long, and decisions that wait for
// her; the one she chose is approved or sent back from here.

#include <QAbstractItemModel>

#include "ui/models/lists.h"
#include "ui/models/page_view_model.h"

namespace custody::ui {

class BoardViewModel : public custody::ui::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes it")
    Q_PROPERTY(QAbstractItemModel* zones READ zones CONSTANT)
    Q_PROPERTY(QAbstractItemModel* overdue READ overdue CONSTANT)
    Q_PROPERTY(QAbstractItemModel* approvals READ approvals CONSTANT)
    Q_PROPERTY(int overdueCount READ overdueCount NOTIFY changed)
    Q_PROPERTY(int approvalCount READ approvalCount NOTIFY changed)
    Q_PROPERTY(QString chosen READ chosen NOTIFY changed)

public:
    BoardViewModel();
    void show(const station::BenchView& view) override;
    QString question() const override;
    QString primaryVerb() const override;
    QString secondVerb() const override;
    QAbstractItemModel* zones() { return &m_zones; }
    QAbstractItemModel* overdue() { return &m_overdue; }
    QAbstractItemModel* approvals() { return &m_approvals; }
    int overdueCount() const { return m_overdue.rowCount(); }
    int approvalCount() const { return m_approvals.rowCount(); }
    QString chosen() const { return m_chosen; }

public Q_SLOTS:
    void choose(const QString& lpn); // a second tap lets go of it
    void primary() override;
    void second() override;

private:
    void tellApprovals();

    Rows<ZoneRow> m_zones;
    Rows<OverdueRow> m_overdue;
    Rows<ApprovalRow> m_approvals;
    std::vector<station::ApprovalView> m_waiting;
    QString m_chosen;
};

} // namespace custody::ui
