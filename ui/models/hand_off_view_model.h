// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One hand-over: the left person offers, the right person accepts with their own badge and PIN.

#include <QAbstractItemModel>

#include "ui/models/lists.h"
#include "ui/models/page_view_model.h"
#include "ui/models/pin_entry.h"

namespace custody::ui {

class HandOffViewModel : public custody::ui::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes it")
    Q_PROPERTY(QString giver READ giver NOTIFY changed)
    Q_PROPERTY(QString taker READ taker NOTIFY changed)
    Q_PROPERTY(QString takerWords READ takerWords NOTIFY changed)
    Q_PROPERTY(QString agreed READ agreed NOTIFY changed)
    Q_PROPERTY(QAbstractItemModel* items READ items CONSTANT)
    Q_PROPERTY(int itemCount READ itemCount NOTIFY changed)
    Q_PROPERTY(bool waiting READ waiting NOTIFY changed)
    Q_PROPERTY(bool badgeRead READ badgeRead NOTIFY changed)
    Q_PROPERTY(custody::ui::PinEntry* pin READ pin CONSTANT)

public:
    HandOffViewModel();
    void show(const station::BenchView& view) override;
    QString question() const override;
    QString primaryVerb() const override;
    QString secondVerb() const override;
    bool primaryReady() const override;
    void badge(const QString& badge) override;
    void typed(const QString& key) override;
    void eraseTyped() override { m_pin.erase(); }
    void leave() override;
    QString giver() const;
    QString taker() const; // only whom the bench says has accepted
    QString takerWords() const;
    QString agreed() const;
    QAbstractItemModel* items() { return &m_items; }
    int itemCount() const { return m_items.rowCount(); }
    bool waiting() const { return m_offer.state == "waiting"; }
    bool asksBadge() const override { return waiting(); }
    bool badgeRead() const { return !m_badge.isEmpty(); }
    PinEntry* pin() { return &m_pin; }

public Q_SLOTS:
    void primary() override;
    void second() override;

private:
    PinEntry m_pin;
    station::OfferView m_offer;
    Rows<CodeRow> m_items;
    QString m_badge;
    QString m_language = QStringLiteral("en"); // that the page speaks, in which the receiver accepts
};

} // namespace custody::ui
