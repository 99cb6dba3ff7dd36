// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The parcel in hand: what the carrier's label says, how it arrived, and the one next step.

#include <QAbstractItemModel>

#include "ui/models/lists.h"
#include "ui/models/page_view_model.h"

namespace custody::ui {

class ParcelViewModel : public custody::ui::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes it")
    Q_PROPERTY(QString carrier READ carrier NOTIFY changed)
    Q_PROPERTY(QString tracking READ tracking NOTIFY changed)
    Q_PROPERTY(QString check READ check NOTIFY changed)
    Q_PROPERTY(int checkMark READ checkMark NOTIFY changed)
    Q_PROPERTY(QString expectation READ expectation NOTIFY changed)
    Q_PROPERTY(int expectationMark READ expectationMark NOTIFY changed)
    Q_PROPERTY(QString destination READ destination NOTIFY changed)
    Q_PROPERTY(int destinationMark READ destinationMark NOTIFY changed)
    Q_PROPERTY(QString weight READ weight NOTIFY changed)
    Q_PROPERTY(int pieces READ pieces NOTIFY changed)
    Q_PROPERTY(bool arriving READ arriving NOTIFY changed)
    Q_PROPERTY(bool registering READ registering NOTIFY changed)
    Q_PROPERTY(QAbstractItemModel* conditions READ conditions CONSTANT)
    Q_PROPERTY(QAbstractItemModel* seals READ seals CONSTANT)
    Q_PROPERTY(QAbstractItemModel* categories READ categories CONSTANT)
    Q_PROPERTY(QAbstractItemModel* items READ items CONSTANT)
    Q_PROPERTY(int itemCount READ itemCount NOTIFY changed)

public:
    static constexpr int MostPieces = 99;
    ParcelViewModel();
    void show(const station::BenchView& view) override;
    QString question() const override;
    QString primaryVerb() const override;
    QString secondVerb() const override;
    bool primaryReady() const override;
    QString carrier() const;
    QString tracking() const;
    QString check() const;
    int checkMark() const;
    QString expectation() const;
    int expectationMark() const;
    QString destination() const; // empty when nothing speaks against the label
    int destinationMark() const;
    QString weight() const;
    int pieces() const { return m_pieces; }
    bool arriving() const { return m_parcel.state == "arrived"; }
    bool registering() const { return m_parcel.state == "opened"; }
    QAbstractItemModel* conditions() { return &m_conditions; }
    QAbstractItemModel* seals() { return &m_seals; }
    QAbstractItemModel* categories() { return &m_categories; }
    QAbstractItemModel* items() { return &m_items; }
    int itemCount() const { return m_items.rowCount(); }

public Q_SLOTS:
    void primary() override;
    void second() override;
    void morePieces();
    void fewerPieces();
    void chooseCondition(const QString& key);
    void chooseSeal(const QString& key);
    void chooseCategory(const QString& key);

private:
    void tellChoices();

    station::ParcelView m_parcel;
    Rows<ChoiceRow> m_conditions;
    Rows<ChoiceRow> m_seals;
    Rows<ChoiceRow> m_categories;
    Rows<CodeRow> m_items;
    QString m_condition;
    QString m_seal;
    QString m_category;
    int m_pieces = 1;
};

} // namespace custody::ui
