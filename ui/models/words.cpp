// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace custody::ui {

QString timeAt(UtcMs at, UtcMs now, const std::string& timeZone)
{
    const QTimeZone named(QByteArray::fromStdString(timeZone));
    const QTimeZone zone = named.isValid() ? named : QTimeZone::utc();
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(at, zone);
    const QDate today = QDateTime::fromMSecsSinceEpoch(now, zone).date();
    const qint64 days = then.date().daysTo(today);
    if (days == 0)
        return then.toString(QStringLiteral("HH:mm"));
    if (days > 0 && days < 7) {
        static constexpr const char* Days[] = {QT_TRANSLATE_NOOP("words", "Mon"),
            QT_TRANSLATE_NOOP("words", "Tue"), QT_TRANSLATE_NOOP("words", "Wed"),
            QT_TRANSLATE_NOOP("words", "Thu"), QT_TRANSLATE_NOOP("words", "Fri"),
            QT_TRANSLATE_NOOP("words", "Sat"), QT_TRANSLATE_NOOP("words", "Sun")};
        return QCoreApplication::translate("words", Days[then.date().dayOfWeek() - 1])
            + then.toString(QStringLiteral(" HH:mm"));
    }
    return then.toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString ageSince(UtcMs since, UtcMs now)
{
    const int minutes = int(std::max<UtcMs>(0, now - since) / 60000);
    if (minutes < 1)
        return QCoreApplication::translate("words", "just now");
    if (minutes < 60)
        return QCoreApplication::translate("words", "%n min", nullptr, minutes);
    const int hours = minutes / 60;
    if (hours < 48)
        return QCoreApplication::translate("words", "%n h", nullptr, hours);
    const int days = hours / 24;
    return QCoreApplication::translate("words", "%n days", nullptr, days);
}

QString groupedByFour(const QString& code)
{
    // A code that brings its own hyphens is already grouped, and is printed so on its label.
    if (code.contains(QLatin1Char('-')) || code.contains(QLatin1Char(' ')))
        return code;
    QString grouped;
    for (qsizetype i = 0; i < code.size(); ++i) {
        if (i > 0 && i % 4 == 0)
            grouped += QLatin1Char(' ');
        grouped += code.at(i);
    }
    return grouped;
}

QString weight(std::int64_t grams)
{
    if (grams <= 0)
        return QStringLiteral("–");
    if (grams < 1000)
        return QStringLiteral("%1 g").arg(grams);
    return QStringLiteral("%1 kg").arg(double(grams) / 1000.0, 0, 'f', 2);
}

QString say(const std::string& sentence)
{
    const auto translated =
        sentence.empty() ? QString() : QCoreApplication::translate("say", sentence.c_str());
    const auto from = sentence.find('"'), to = sentence.rfind('"');
    if (from == to || translated != QString::fromStdString(sentence))
        return translated;
    const auto gap = sentence.substr(0, from + 1) + "%1" + sentence.substr(to);
    return QCoreApplication::translate("say", gap.c_str())
        .arg(QString::fromStdString(sentence.substr(from + 1, to - from - 1)));
}

QString markWord(station::Mark mark)
{
    using station::Mark;
    switch (mark) {
    case Mark::None: return {};
    case Mark::Ok: return QCoreApplication::translate("words", "recorded");
    case Mark::Attention: return QCoreApplication::translate("words", "attention");
    case Mark::Refused: return QCoreApplication::translate("words", "refused");
    case Mark::Info: return QCoreApplication::translate("words", "for your information");
    }
    return {};
}

} // namespace custody::ui
