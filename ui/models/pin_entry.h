// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The PIN being typed. Nothing can read it but take(), which also forgets it.

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace custody::ui {

class PinEntry : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes it")
    Q_PROPERTY(int length READ length NOTIFY changed)

public:
    static constexpr int Longest = 12;
    static constexpr int Shortest = 4;
    using QObject::QObject;
    ~PinEntry() override;

    int length() const { return int(m_digits.size()); }
    bool longEnough() const { return length() >= Shortest; }
    QString take();

public Q_SLOTS:
    void press(int digit);
    void erase();
    void forget();

Q_SIGNALS:
    void changed();

private:
    QString m_digits;
};

} // namespace custody::ui
