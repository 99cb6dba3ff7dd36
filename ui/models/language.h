// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The language the bench speaks now. English is the source; others come from resources/translations.

#include <QString>
#include <QTranslator>

namespace custody::ui {

class Language {
public:
    Language();
    ~Language();
    Language(const Language&) = delete;
    Language& operator=(const Language&) = delete;
    bool speak(const QString& code); // true: it changed; unknown codes speak English

private:
    QString m_code;
    QTranslator m_translator;
};

} // namespace custody::ui
