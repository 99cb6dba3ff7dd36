// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The shots a parcel or item needs, as a strip that fills up, and the next one in words.

#include <QAbstractItemModel>

#include "ui/models/lists.h"
#include "ui/models/page_view_model.h"

namespace custody::ui {

class PhotoViewModel : public custody::ui::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes it")
    Q_PROPERTY(QAbstractItemModel* shots READ shots CONSTANT)
    Q_PROPERTY(QString lastPicture MEMBER m_lastPicture NOTIFY changed)
    Q_PROPERTY(QString lastWords MEMBER m_lastWords NOTIFY changed)
    Q_PROPERTY(QString nextRole MEMBER m_nextRole NOTIFY changed)
    Q_PROPERTY(QString progress MEMBER m_progress NOTIFY changed)

public:
    explicit PhotoViewModel(Pictures& pictures);
    void show(const station::BenchView& view) override;
    QString question() const override;
    QString primaryVerb() const override { return m_subject.isEmpty() ? QString() : tr("Take photo"); }
    QString secondVerb() const override { return m_subject.isEmpty() ? QString() : tr("Done"); }
    QAbstractItemModel* shots() { return &m_shots; }

public Q_SLOTS:
    void primary() override;
    void second() override;

private:
    Pictures& m_pictures;
    Rows<PhotoRow> m_shots;
    QString m_subject;
    QString m_nextRole; // as the command says it
    QString m_nextName; // empty: every shot is taken
    QString m_lastPicture;
    QString m_lastWords;
    QString m_progress;
    bool m_ofItem = false;
};

} // namespace custody::ui
