// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What happened to the item or parcel in hand, and who held it meanwhile.

#include <QAbstractItemModel>

#include "ui/models/lists.h"
#include "ui/models/page_view_model.h"

namespace custody::ui {

class HistoryViewModel : public custody::ui::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes it")
    Q_PROPERTY(QAbstractItemModel* lines READ lines CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString code MEMBER m_code NOTIFY changed)
    Q_PROPERTY(QString receipts MEMBER m_receipts NOTIFY changed)

public:
    HistoryViewModel();
    void show(const station::BenchView& view) override;
    QString question() const override { return tr("Who held it, and what happened"); }
    QString primaryVerb() const override { return tr("Back"); }
    QAbstractItemModel* lines() { return &m_lines; }
    int count() const { return m_lines.rowCount(); }

public Q_SLOTS:
    void primary() override { Q_EMIT wantsPage(-1); }

private:
    Rows<HistoryLine> m_lines;
    QString m_code;
    QString m_receipts;
};

} // namespace custody::ui
