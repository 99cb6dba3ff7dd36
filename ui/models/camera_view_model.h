// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The running camera on the screen: its picture, the codes found in it, and in a few words what is wrong.

#include <QImage>
#include <QObject>
#include <QPolygonF>
#include <QVector>
#include <QtQml/qqmlregistration.h>

#include "app/station/camera_feed.h"
#include "app/station/scan_worker.h"
#include "app/station/view.h"

namespace custody::ui {

class CameraViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes it")
    Q_PROPERTY(bool present READ present NOTIFY changed)
    Q_PROPERTY(bool on READ on NOTIFY changed)
    Q_PROPERTY(bool showing READ showing NOTIFY changed)
    Q_PROPERTY(int mark READ mark NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed)

public:
    using QObject::QObject;

    bool present() const; // this bench has a camera, were it off or lost
    bool on() const;
    bool showing() const; // there is a picture to look at
    // What the top bar says of a running camera that is in trouble.
    void tell(std::vector<station::DeviceView>& devices) const;
    int mark() const; // how the words are to be taken
    QString words() const; // what is wrong, or what to do; empty: nothing

    const QImage& picture() const { return m_picture; }
    const QVector<QPolygonF>& outlines() const { return m_outlines; } // shares of width and height

public Q_SLOTS:
    void toggle();
    void showState(int state); // a station::CameraState
    void showPreview(const custody::station::Preview& preview);
    void showSight(const custody::station::Sight& sight);

Q_SIGNALS:
    void changed();
    void stateChanged();
    void pictureChanged();
    void wantsOn(bool on);

private:
    station::CameraState m_state = station::CameraState::Absent;
    int m_hint = 0;
    QImage m_picture;
    QVector<QPolygonF> m_outlines;
};

} // namespace custody::ui
