// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Two things drawn by hand, sharp at every size and cheap without a GPU: the shape of a status, and a
// pictogram.

#include <QColor>
#include <QQuickPaintedItem>

namespace custody::ui {

// ✓ in a circle, ! in a triangle, – in an octagon, a dot: readable without colour.
class MarkShape : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int mark MEMBER m_mark NOTIFY changed)
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY changed)
    Q_PROPERTY(QColor ink MEMBER m_ink NOTIFY changed)

public:
    explicit MarkShape(QQuickItem* parent = nullptr);
    void paint(QPainter* painter) override;

Q_SIGNALS:
    void changed();

private:
    int m_mark = 0;
    QColor m_color;
    QColor m_ink;
};

class Pictogram : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name MEMBER m_name NOTIFY changed)
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY changed)
    Q_PROPERTY(qreal stroke MEMBER m_stroke NOTIFY changed)

public:
    explicit Pictogram(QQuickItem* parent = nullptr);
    void paint(QPainter* painter) override;

Q_SIGNALS:
    void changed();

private:
    QString m_name;
    QColor m_color;
    qreal m_stroke = 2.5;
};

} // namespace custody::ui
