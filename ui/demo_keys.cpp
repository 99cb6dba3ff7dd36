// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/demo_keys.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>

namespace custody::ui {

bool DemoKeys::eventFilter(QObject* target, QEvent* event)
{
    if (event->type() != QEvent::KeyPress || !target->isWindowType())
        return false;
    const auto scan = [this](const char* label) {
        const QJsonObject command{{QStringLiteral("do"), QStringLiteral("parcel.scan")},
            {QStringLiteral("image"),
                QStringLiteral("%1/%2_bench.jpg").arg(m_pictures, QLatin1String(label))}};
        Q_EMIT m_bench.wantsRecord(QString::fromUtf8(QJsonDocument(command).toJson(QJsonDocument::Compact)));
    };
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_F6: scan("ups"); return true;
    case Qt::Key_F7: scan("usps"); return true;
    case Qt::Key_F8: scan("fedex"); return true;
    case Qt::Key_F9: m_bench.badgeTapped(QStringLiteral("26:2F764DD")); return true;
    case Qt::Key_F10: m_bench.badgeTapped(QStringLiteral("26:2F764DE")); return true;
    case Qt::Key_F11: m_bench.badgeTapped(QStringLiteral("26:2F64E2E")); return true;
    case Qt::Key_F12: m_scanByHand(); return true;
    default: return false;
    }
}

} // namespace custody::ui
