// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The bench's one window: the QML of the pages over a BenchViewModel. A wedge scanner may type anywhere in
// it.

#include <QQuickView>
#include <QStringList>

#include "ui/models/bench_view_model.h"
#include "ui/wedge_filter.h"

namespace custody::ui {

class Window {
public:
    // Basic style and the software renderer, unless QT_QUICK_CONTROLS_STYLE or
    // QSG_RHI_BACKEND/QT_QUICK_BACKEND say otherwise. Call after QGuiApplication is made and before the first
    // Window.
    static void prepare();

    explicit Window(BenchViewModel& bench);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    void show(bool fullScreen = false);
    void resize(QSize size);
    QImage picture(); // what is on the screen now
    bool shot(const QString& path); // writes picture() as PNG
    bool loaded() const; // false: the pages did not load; warnings() says why
    QStringList warnings() const { return m_warnings; }
    QQuickView& view() { return m_view; }

private:
    QQuickView m_view;
    WedgeFilter m_wedge;
    QStringList m_warnings;
};

} // namespace custody::ui
