// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shots.h"

#include <algorithm>
#include <cctype>

#include "app/station/command.h"

namespace custody::ui {

bool Shots::take(const QString& command)
{
    if (m_folder.empty())
        return true;
    const auto parsed = station::Command::parse(command.toStdString());
    auto verb = parsed ? parsed->verb() : std::string("unreadable");
    if (verb == "clock" || verb == "sleep_until")
        return true; // time passes, the page stays
    std::replace_if(
        verb.begin(), verb.end(), [](unsigned char c) { return !std::isalnum(c) && c != '_'; }, '-');
    const auto name =
        QStringLiteral("%1-%2.png").arg(++m_count, 2, 10, QLatin1Char('0')).arg(QString::fromStdString(verb));
    return m_window.shot(QString::fromStdString(m_folder) + QLatin1Char('/') + name);
}

} // namespace custody::ui
