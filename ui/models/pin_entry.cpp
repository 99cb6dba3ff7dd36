// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/pin_entry.h"

namespace custody::ui {

PinEntry::~PinEntry() { m_digits.fill(QLatin1Char('0')); }

QString PinEntry::take()
{
    // A deep copy, so that forgetting overwrites our own digits and not a shared buffer.
    const QString digits(m_digits.constData(), m_digits.size());
    forget();
    return digits;
}

void PinEntry::press(int digit)
{
    if (digit < 0 || digit > 9 || length() >= Longest)
        return;
    m_digits.reserve(Longest);
    m_digits.append(QLatin1Char(char('0' + digit)));
    Q_EMIT changed();
}

void PinEntry::erase()
{
    if (m_digits.isEmpty())
        return;
    m_digits.chop(1);
    Q_EMIT changed();
}

void PinEntry::forget()
{
    m_digits.fill(QLatin1Char('0'));
    m_digits.truncate(0);
    Q_EMIT changed();
}

} // namespace custody::ui
