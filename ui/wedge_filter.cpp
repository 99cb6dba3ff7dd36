// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/wedge_filter.h"

namespace custody::ui {
namespace {

constexpr int MostDigits = 4; // Alt+0029

// Of the number pad, also while Num Lock is off; -1 for any other key.
int digitOf(const QKeyEvent& key)
{
    if (key.key() >= Qt::Key_0 && key.key() <= Qt::Key_9)
        return key.key() - Qt::Key_0;
    if (!(key.modifiers() & Qt::KeypadModifier))
        return -1;
    switch (key.key()) {
    case Qt::Key_Insert: return 0;
    case Qt::Key_End: return 1;
    case Qt::Key_Down: return 2;
    case Qt::Key_PageDown: return 3;
    case Qt::Key_Left: return 4;
    case Qt::Key_Clear: return 5;
    case Qt::Key_Right: return 6;
    case Qt::Key_Home: return 7;
    case Qt::Key_Up: return 8;
    case Qt::Key_PageUp: return 9;
    default: return -1;
    }
}

} // namespace

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
    if (!watched->isWindowType())
        return false;
    if (event->type() == QEvent::KeyPress)
        return keyPressed(*static_cast<QKeyEvent*>(event));
    if (event->type() == QEvent::KeyRelease) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (key.key() == Qt::Key_Alt)
            return altIsUp();
        return !m_number.isEmpty() && digitOf(key) >= 0;
    }
    return false;
}

bool WedgeFilter::keyPressed(const QKeyEvent& key)
{
    if (digitWithAlt(key))
        return true;
    if (!(key.modifiers() & Qt::AltModifier) && altIsUp()) // its release went to another window
        return keyPressed(key);
    if (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    switch (key.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab: return ended();
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

bool WedgeFilter::digitWithAlt(const QKeyEvent& key)
{
    const int digit = digitOf(key);
    if (!(key.modifiers() & Qt::AltModifier) || (key.modifiers() & (Qt::ControlModifier | Qt::MetaModifier))
        || digit < 0)
        return false;
    if (!key.isAutoRepeat() && m_number.size() <= MostDigits)
        m_number += QChar(u'0' + digit);
    m_pause.start();
    return true;
}

// The number becomes its byte. Alt alone, or a number that is no byte's, is nothing.
bool WedgeFilter::altIsUp()
{
    const auto number = std::exchange(m_number, {});
    bool isNumber = false;
    const int byte = number.toInt(&isNumber);
    if (number.isEmpty())
        return false;
    if (!isNumber || number.size() > MostDigits || byte < 1 || byte > 0xFF)
        return true;
    if (byte == '\r' || byte == '\n' || byte == '\t') {
        ended();
        return true;
    }
    m_burst += QChar(byte);
    m_pause.start();
    return true;
}

// Enter or Tab behind a scan; behind fewer keys it is a hand's, and the focused button takes it.
bool WedgeFilter::ended()
{
    if (m_burst.size() < ShortestScan) {
        release();
        return false;
    }
    m_pause.stop();
    Q_EMIT scanned(std::exchange(m_burst, {}));
    return true;
}

void WedgeFilter::pause()
{
    m_number.clear();
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
