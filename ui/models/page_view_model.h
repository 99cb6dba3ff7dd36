// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What every page has: one question, one primary act, one second act. Shows and asks; decides nothing.

#include <QJsonObject>
#include <QObject>
#include <QtQml/qqmlregistration.h>

#include "app/station/view.h"

namespace custody::ui {

class PageViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes it")
    Q_PROPERTY(QString question READ question NOTIFY changed)
    Q_PROPERTY(QString primaryVerb READ primaryVerb NOTIFY changed)
    Q_PROPERTY(QString secondVerb READ secondVerb NOTIFY changed)
    Q_PROPERTY(bool primaryReady READ primaryReady NOTIFY changed)
    Q_PROPERTY(bool asksBadge READ asksBadge NOTIFY changed)
    Q_PROPERTY(bool saving READ saving NOTIFY changed)

public:
    using QObject::QObject;

    virtual void show(const station::BenchView& view) = 0;
    virtual QString question() const { return {}; }
    virtual QString primaryVerb() const { return {}; } // empty: no button
    virtual QString secondVerb() const { return {}; }
    virtual bool primaryReady() const { return !primaryVerb().isEmpty() && !m_saving; }
    virtual bool asksBadge() const { return false; }
    virtual void badge(const QString&) { }
    virtual void typed(const QString&) { } // one key pressed by hand
    virtual void eraseTyped() { }
    virtual void leave() { } // the page goes out of sight: forget secrets
    bool saving() const { return m_saving; }
    void setSaving(bool saving);

public Q_SLOTS:
    virtual void primary() { }
    virtual void second() { }

Q_SIGNALS:
    void changed();
    void wantsRecord(const QJsonObject& command);
    void wantsPage(int page); // a custody::station::Page

protected:
    void record(const QJsonObject& command); // dropped while one is being saved: a double tap records once

private:
    bool m_saving = false;
};

} // namespace custody::ui
