// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/camera_preview.h"

#include <QPainter>

namespace custody::ui {

CameraPreview::CameraPreview(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{
    setOpaquePainting(false);
}

void CameraPreview::setCamera(CameraViewModel* camera)
{
    if (camera == m_camera)
        return;
    if (m_camera)
        m_camera->disconnect(this);
    m_camera = camera;
    if (camera)
        connect(camera, &CameraViewModel::pictureChanged, this, [this] { update(); });
    Q_EMIT cameraChanged();
    update();
}

void CameraPreview::paint(QPainter* painter)
{
    if (!m_camera || m_camera->picture().isNull())
        return;
    const QImage& picture = m_camera->picture();
    const QSizeF size = QSizeF(picture.size()).scaled(QSizeF(width(), height()), Qt::KeepAspectRatio);
    const QRectF place(QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size);
    painter->drawImage(place, picture);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(place.topLeft());
    for (const QPolygonF& shares : m_camera->outlines()) {
        QPolygonF outline;
        for (const QPointF& corner : shares)
            outline << QPointF(corner.x() * size.width(), corner.y() * size.height());
        // White below the colour, so that it is seen on any ground.
        for (const auto& [color, line] : {std::pair(QColor(Qt::white), 9.0), std::pair(m_outline, 5.0)}) {
            painter->setPen(QPen(color, line, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter->drawPolygon(outline);
        }
    }
    m_painted += picture.cacheKey() != m_paintedKey;
    m_paintedKey = picture.cacheKey();
}

} // namespace custody::ui
