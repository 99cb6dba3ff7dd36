// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Turns the fast keystrokes of a wedge scanner into one scan, wherever the focus is. Keys pressed by hand are
// told one at a time, so that a PIN can be typed and a scan never lands in it. A scanner set so types what no
// key is printed with as Alt and the byte's number on the number pad: Alt+029 is a GS.

#include <QElapsedTimer>
#include <QKeyEvent>
#include <QObject>
#include <QTimer>

namespace custody::ui {

class WedgeFilter : public QObject {
    Q_OBJECT
public:
    static constexpr int GapMs = 80; // no hand types every key faster than this
    static constexpr int ShortestScan = 3;
    static constexpr int ShortestUnended = 6; // a burst without Enter that is still no hand

    explicit WedgeFilter(QObject* parent = nullptr);
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void scanned(const QString& raw);
    void typed(const QString& key);
    void erased();

private:
    bool keyPressed(const QKeyEvent& key);
    bool digitWithAlt(const QKeyEvent& key);
    bool altIsUp();
    bool ended();
    void pause();
    void release();

    QString m_burst;
    QString m_number; // digits typed while Alt is held
    QTimer m_pause;
};

} // namespace custody::ui
