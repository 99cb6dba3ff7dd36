// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/drawing.h"

#include <cmath>
#include <numbers>

#include <QPainter>
#include <QPainterPath>

#include "ui/pictograms.h"

namespace custody::ui {

namespace {

QPolygonF regular(int corners, qreal turn)
{
    QPolygonF shape;
    for (int i = 0; i < corners; ++i) {
        const double angle = (double(i) + turn) * 2.0 * std::numbers::pi / corners;
        shape << QPointF(12 + 11.4 * std::sin(angle), 12 - 11.4 * std::cos(angle));
    }
    return shape;
}

QPen round(const QColor& color, qreal width)
{
    return QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

} // namespace

MarkShape::MarkShape(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &MarkShape::changed, this, [this] { update(); });
}

void MarkShape::paint(QPainter* painter)
{
    painter->scale(width() / 24.0, height() / 24.0);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_color);
    switch (m_mark) {
    case 1:
        painter->drawEllipse(QPointF(12, 12), 11, 11);
        painter->setPen(round(m_ink, 2.8));
        painter->setBrush(Qt::NoBrush);
        painter->drawPolyline(QPolygonF{{6.8, 12.4}, {10.6, 16.2}, {17.2, 8.4}});
        break;
    case 2:
        painter->setPen(round(m_color, 2));
        painter->drawPolygon(QPolygonF{{12, 2.4}, {22.4, 21}, {1.6, 21}});
        painter->setPen(round(m_ink, 2.8));
        painter->drawLine(QPointF(12, 9.4), QPointF(12, 14.2));
        painter->drawPoint(QPointF(12, 18));
        break;
    case 3:
        painter->drawPolygon(regular(8, 0.5));
        painter->setPen(round(m_ink, 3));
        painter->drawLine(QPointF(7, 12), QPointF(17, 12));
        break;
    case 4: painter->drawEllipse(QPointF(12, 12), 7, 7); break;
    default: break;
    }
}

Pictogram::Pictogram(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &Pictogram::changed, this, [this] { update(); });
}

void Pictogram::paint(QPainter* painter)
{
    const qreal side = std::min(width(), height());
    painter->translate((width() - side) / 2, (height() - side) / 2);
    painter->scale(side / 48.0, side / 48.0);
    painter->setPen(round(m_color, m_stroke));
    painter->setBrush(Qt::NoBrush);
    drawPictogram(*painter, m_name);
}

} // namespace custody::ui
