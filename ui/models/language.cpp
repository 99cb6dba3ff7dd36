// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/language.h"

#include <QCoreApplication>

namespace custody::ui {

Language::Language() { speak(QStringLiteral("en")); }

Language::~Language() { QCoreApplication::removeTranslator(&m_translator); }

bool Language::speak(const QString& code)
{
    const QString wanted = code == QStringLiteral("es") ? code : QStringLiteral("en");
    if (wanted == m_code)
        return false;
    m_code = wanted;
    QCoreApplication::removeTranslator(&m_translator);
    // The English file holds the plurals only.
    if (m_translator.load(QStringLiteral(":/translations/custody_%1.qm").arg(m_code)))
        QCoreApplication::installTranslator(&m_translator);
    return true;
}

} // namespace custody::ui
