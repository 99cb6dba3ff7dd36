// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The card on the left: the parcel or item in hand, who holds it, and what comes next.

#include <QAbstractItemModel>
#include <QObject>
#include <QtQml/qqmlregistration.h>

#include "ui/models/lists.h"

namespace custody::ui {

class CardViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes it")
    Q_PROPERTY(bool filled READ filled NOTIFY changed)
    Q_PROPERTY(QString kind MEMBER m_kind NOTIFY changed)
    Q_PROPERTY(QString code MEMBER m_code NOTIFY changed)
    Q_PROPERTY(QString brand MEMBER m_brand NOTIFY changed)
    Q_PROPERTY(QString detail MEMBER m_detail NOTIFY changed)
    Q_PROPERTY(QString state MEMBER m_state NOTIFY changed)
    Q_PROPERTY(int stateMark MEMBER m_stateMark NOTIFY changed)
    Q_PROPERTY(QString custodian MEMBER m_custodian NOTIFY changed)
    Q_PROPERTY(bool offered MEMBER m_offered NOTIFY changed)
    Q_PROPERTY(QString picture MEMBER m_picture NOTIFY changed)
    Q_PROPERTY(QString next MEMBER m_next NOTIFY changed)
    Q_PROPERTY(QAbstractItemModel* holding READ holding CONSTANT)
    Q_PROPERTY(int held MEMBER m_held NOTIFY changed)
    Q_PROPERTY(QString parcelsToday MEMBER m_parcels NOTIFY changed)
    Q_PROPERTY(QString exceptionsToday MEMBER m_exceptions NOTIFY changed)
    Q_PROPERTY(QString unknownToday MEMBER m_unknown NOTIFY changed)
    Q_PROPERTY(bool exceptions MEMBER m_hasExceptions NOTIFY changed)
    Q_PROPERTY(bool unknown MEMBER m_hasUnknown NOTIFY changed)
    Q_PROPERTY(QAbstractItemModel* devices READ devices CONSTANT)
    Q_PROPERTY(QString synced MEMBER m_synced NOTIFY changed)
    Q_PROPERTY(int syncedMark MEMBER m_syncedMark NOTIFY changed)

public:
    explicit CardViewModel(Pictures& pictures);
    void show(const station::BenchView& view, bool itemFirst);
    bool filled() const { return !m_code.isEmpty(); }
    QAbstractItemModel* holding() { return &m_holding; }
    QAbstractItemModel* devices() { return &m_devices; }

Q_SIGNALS:
    void changed();

private:
    void showParcel(const station::ParcelView& parcel);
    void showItem(const station::ItemView& item);
    void showSync(const station::BenchView& view);

    Pictures& m_pictures;
    Rows<HoldRow> m_holding;
    Rows<DeviceRow> m_devices;
    QString m_kind, m_code, m_brand, m_detail, m_state, m_custodian, m_picture, m_next;
    QString m_parcels, m_exceptions, m_unknown, m_synced;
    int m_stateMark = 0;
    int m_syncedMark = 0;
    int m_held = 0;
    bool m_offered = false;
    bool m_hasExceptions = false;
    bool m_hasUnknown = false;
};

} // namespace custody::ui
