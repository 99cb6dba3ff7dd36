// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/wedge_filter.h"

namespace custody::ui {

WedgeFilter::WedgeFilter(QObject* parent)
    : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(GapMs);
    connect(&m_pause, &QTimer::timeout, this, &WedgeFilter::pause);
}

bool WedgeFilter::eventFilter(QObject* watched, QEvent* event)
{
    // Keys reach the window first; the items inside get only what is left.
    if (event->type() == QEvent::KeyPress && watched->isWindowType())
        return keyPressed(*static_cast<QKeyEvent*>(event));
    return false;
}

bool WedgeFilter::keyPressed(const QKeyEvent& key)
{
    if (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    switch (key.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        if (m_burst.size() < ShortestScan) {
            release();
            return false; // a hand: the focused button takes it
        }
        m_pause.stop();
        Q_EMIT scanned(std::exchange(m_burst, {}));
        return true;
    case Qt::Key_Backspace:
        release();
        Q_EMIT erased();
        return true;
    case Qt::Key_Space:
        if (m_burst.isEmpty())
            return false; // a hand presses the focused button
        break;
    default: break;
    }
    // FNC1 reaches us as the control character 0x1d and belongs to the scan.
    const QString typed = key.text();
    if (typed.isEmpty() || (!typed.at(0).isPrint() && typed.at(0) != QChar(0x1d)))
        return false;
    m_burst += typed;
    m_pause.start();
    return true;
}

void WedgeFilter::pause()
{
    if (m_burst.size() >= ShortestUnended)
        Q_EMIT scanned(std::exchange(m_burst, {}));
    else
        release();
}

void WedgeFilter::release()
{
    m_pause.stop();
    const QString keys = std::exchange(m_burst, {});
    for (const QChar key : keys)
        Q_EMIT typed(QString(key));
}

} // namespace custody::ui
