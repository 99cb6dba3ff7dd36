// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The idle bench: scan anything.

#include <QJsonArray>

#include "ui/models/page_view_model.h"

namespace custody::ui {

class ScanViewModel : public custody::ui::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes it")

public:
    using PageViewModel::PageViewModel;
    void show(const station::BenchView& view) override;
    QString question() const override;
    QString primaryVerb() const override; // ends the putting away
    QString secondVerb() const override;

public Q_SLOTS:
    void primary() override;
    void second() override; // offers all that the person holds

private:
    QJsonArray m_held;
    QString m_zone;
};

} // namespace custody::ui
