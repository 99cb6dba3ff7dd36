// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How the bench says things: times at the site's clock, ages, codes in groups of four, and the names of
// states. The only place, with the view models, where std::string becomes QString.

#include <string>

#include <QString>

#include "app/station/view.h"

namespace custody::ui {

inline QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

// "14:02" today, "Tue 14:02" this week, the full date else; always the site's zone.
QString timeAt(UtcMs at, UtcMs now, const std::string& timeZone);
QString ageSince(UtcMs since, UtcMs now); // "6 min"
QString groupedByFour(const QString& code);
QString weight(std::int64_t grams);
QString say(const std::string& sentence); // a sentence of the bench in the worker's language
QString named(const char* kind, const std::string& value); // ("parcel state", "opened") → "opened"
QString markWord(station::Mark mark);
// The number QML draws: None 0, Ok 1, Attention 2, Refused 3, Info 4.
inline int markNumber(station::Mark mark) { return int(mark); }

} // namespace custody::ui
