// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The camera's picture with an outline around each code found.

#include <QColor>
#include <QQuickPaintedItem>

#include "ui/models/camera_view_model.h"

namespace custody::ui {

class CameraPreview : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(custody::ui::CameraViewModel* camera READ camera WRITE setCamera NOTIFY cameraChanged REQUIRED)
    Q_PROPERTY(QColor outline MEMBER m_outline NOTIFY cameraChanged)

public:
    explicit CameraPreview(QQuickItem* parent = nullptr);
    CameraViewModel* camera() const { return m_camera; }
    void setCamera(CameraViewModel* camera);
    void paint(QPainter* painter) override;
    int painted() const { return m_painted; } // pictures so far, each counted once

Q_SIGNALS:
    void cameraChanged();

private:
    CameraViewModel* m_camera = nullptr;
    QColor m_outline;
    int m_painted = 0;
    qint64 m_paintedKey = 0;
};

} // namespace custody::ui
