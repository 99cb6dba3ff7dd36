// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How the bench itself is: its devices, what waits to be sent, and today's counts.

#include <QAbstractItemModel>

#include "ui/models/lists.h"
#include "ui/models/page_view_model.h"

namespace custody::ui {

class StatusViewModel : public custody::ui::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes it")
    Q_PROPERTY(QAbstractItemModel* devices READ devices CONSTANT)
    Q_PROPERTY(QAbstractItemModel* lanes READ lanes CONSTANT)
    Q_PROPERTY(int parcels MEMBER m_parcels NOTIFY changed)
    Q_PROPERTY(int exceptions MEMBER m_exceptions NOTIFY changed)
    Q_PROPERTY(int unknown MEMBER m_unknown NOTIFY changed)
    Q_PROPERTY(int deviceCount READ deviceCount NOTIFY changed)
    Q_PROPERTY(int laneCount READ laneCount NOTIFY changed)

public:
    StatusViewModel();
    void show(const station::BenchView& view) override;
    QString question() const override { return tr("How this bench is"); }
    QString primaryVerb() const override { return tr("Back"); }
    QAbstractItemModel* devices() { return &m_devices; }
    QAbstractItemModel* lanes() { return &m_lanes; }
    int deviceCount() const { return m_devices.rowCount(); }
    int laneCount() const { return m_lanes.rowCount(); }

public Q_SLOTS:
    void primary() override { Q_EMIT wantsPage(-1); }
    // A label that says TEST, a beep, or what lies on the scale; nothing while something is being recorded.
    void testDevice(const QString& device) { record({{"do", "device.test"}, {"device", device}}); }

private:
    Rows<DeviceRow> m_devices;
    Rows<LaneRow> m_lanes;
    int m_parcels = 0;
    int m_exceptions = 0;
    int m_unknown = 0;
};

} // namespace custody::ui
