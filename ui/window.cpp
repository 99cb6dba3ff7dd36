// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window.h"

#include <QGuiApplication>
#include <QQmlEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QSGRendererInterface>

// Written by the build for our QML module; named here so that the linker keeps a static module's types.
extern void qml_register_types_Custody();

namespace custody::ui {

void Window::prepare()
{
    if (qEnvironmentVariableIsEmpty("QT_QUICK_CONTROLS_STYLE"))
        QQuickStyle::setStyle(QStringLiteral("Basic"));
    if (qEnvironmentVariableIsEmpty("QT_QUICK_BACKEND") && qEnvironmentVariableIsEmpty("QSG_RHI_BACKEND"))
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
}

Window::Window(BenchViewModel& bench)
{
    qml_register_types_Custody();
    QObject::connect(
        m_view.engine(), &QQmlEngine::warnings, &m_view, [this](const QList<QQmlError>& warnings) {
            for (const QQmlError& warning : warnings)
                m_warnings << warning.toString();
        });
    m_view.engine()->addImportPath(QStringLiteral("qrc:/qt/qml"));
    m_view.engine()->addImageProvider(QStringLiteral("custody"), new PictureProvider(bench.pictures()));
    m_view.setResizeMode(QQuickView::SizeRootObjectToView);
    m_view.setMinimumSize(QSize(1280, 720));
    m_view.resize(1280, 800);
    m_view.setInitialProperties({{QStringLiteral("bench"), QVariant::fromValue(&bench)}});
    m_view.setSource(QUrl(QStringLiteral("qrc:/qt/qml/Custody/Main.qml")));
    QObject::connect(
        &bench, &BenchViewModel::languageChanged, &m_view, [this] { m_view.engine()->retranslate(); });
    QObject::connect(&m_wedge, &WedgeFilter::scanned, &bench, &BenchViewModel::scanned);
    QObject::connect(&m_wedge, &WedgeFilter::typed, &bench, &BenchViewModel::typed);
    QObject::connect(&m_wedge, &WedgeFilter::erased, &bench, &BenchViewModel::eraseTyped);
    qGuiApp->installEventFilter(&m_wedge);
}

Window::~Window()
{
    qGuiApp->removeEventFilter(&m_wedge);
    // The pages let go of the bench before it dies, so that no binding reads a null.
    m_view.setSource({});
}

void Window::show(bool fullScreen)
{
    if (fullScreen)
        m_view.showFullScreen();
    else
        m_view.show();
    m_view.requestActivate();
}

void Window::resize(QSize size) { m_view.resize(size); }

QImage Window::picture() { return m_view.grabWindow(); }

bool Window::shot(const QString& path) { return picture().save(path, "PNG"); }

bool Window::loaded() const { return m_view.status() == QQuickView::Ready && m_view.rootObject(); }

} // namespace custody::ui
