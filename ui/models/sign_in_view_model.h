// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A badge, then its PIN. The badge string is kept only until it is recorded or the page is left.

#include "ui/models/page_view_model.h"
#include "ui/models/pin_entry.h"

namespace custody::ui {

class SignInViewModel : public custody::ui::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes it")
    Q_PROPERTY(bool badgeRead READ badgeRead NOTIFY changed)
    Q_PROPERTY(QString name MEMBER m_name NOTIFY changed)
    Q_PROPERTY(QString pseudonym MEMBER m_pseudonym NOTIFY changed)
    Q_PROPERTY(QString lockedWords READ lockedWords NOTIFY changed)
    Q_PROPERTY(custody::ui::PinEntry* pin READ pin CONSTANT)

public:
    SignInViewModel();
    void show(const station::BenchView& view) override;
    QString question() const override;
    QString primaryVerb() const override;
    QString secondVerb() const override;
    bool primaryReady() const override;
    void badge(const QString& badge) override;
    void typed(const QString& key) override;
    void eraseTyped() override { m_pin.erase(); }
    void leave() override;
    bool asksBadge() const override { return true; }
    bool badgeRead() const { return !m_badge.isEmpty() || m_benchHasBadge; }
    QString lockedWords() const;
    PinEntry* pin() { return &m_pin; }

public Q_SLOTS:
    void primary() override;
    void second() override;

private:
    PinEntry m_pin;
    QString m_badge;
    QString m_name;
    QString m_pseudonym;
    bool m_benchHasBadge = false;
    int m_heldHere = 0;
};

} // namespace custody::ui
