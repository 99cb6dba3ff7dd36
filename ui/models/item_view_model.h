// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One item and its label: as printed, and whether it was scanned back.

#include "ui/models/page_view_model.h"
#include "ui/models/pictures.h"

namespace custody::ui {

class ItemViewModel : public custody::ui::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes it")
    Q_PROPERTY(QString lpn READ lpn NOTIFY changed)
    Q_PROPERTY(QString brand READ brand NOTIFY changed)
    Q_PROPERTY(QString sku READ sku NOTIFY changed)
    Q_PROPERTY(QString process READ process NOTIFY changed)
    Q_PROPERTY(QString labelPicture MEMBER m_labelPicture NOTIFY changed)
    Q_PROPERTY(QString labelWords READ labelWords NOTIFY changed)
    Q_PROPERTY(int labelMark READ labelMark NOTIFY changed)
    Q_PROPERTY(int step READ step NOTIFY changed)

public:
    explicit ItemViewModel(Pictures& pictures);
    void show(const station::BenchView& view) override;
    QString question() const override;
    QString primaryVerb() const override;
    QString secondVerb() const override;
    QString lpn() const;
    QString brand() const;
    QString sku() const;
    QString process() const;
    QString labelWords() const;
    int labelMark() const;
    int step() const; // 0 print, 1 stick on and scan, 2 verified
    bool waitsForScan() const { return m_item.label == "printed" || m_item.label == "replaced"; }
    void scanBack(const QString& raw); // label.verify

public Q_SLOTS:
    void primary() override;
    void second() override;

Q_SIGNALS:
    void wantsScanRecorded(const QJsonObject& command);

private:
    Pictures& m_pictures;
    station::ItemView m_item;
    QString m_labelPicture;
};

} // namespace custody::ui
