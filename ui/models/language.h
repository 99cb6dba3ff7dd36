// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The language the bench speaks now. English is the source; others come from resources/translations.

#include <QString>
#include <QTranslator>

namespace custody::ui {

class Language {
public:
    ~Language();
    bool speak(const QString& code); // true: it changed; unknown codes speak English

private:
    QString m_code = QStringLiteral("en");
    QTranslator m_translator;
};

} // namespace custody::ui
