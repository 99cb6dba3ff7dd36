// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/script_player.h"

#include "app/base/file.h"

namespace custody::station {

constexpr std::size_t longestScript = 16u << 20;

ScriptPlayer::ScriptPlayer(QStringList commands, QObject* parent)
    : QObject(parent)
    , m_waiting(std::move(commands))
{
}

Result<QStringList> ScriptPlayer::read(const std::string& path)
{
    const auto content = TRY(readFile(path, longestScript));
    QStringList lines;
    for (const auto& line : QString::fromUtf8(
             reinterpret_cast<const char*>(content.data()), static_cast<qsizetype>(content.size()))
                                .split(QLatin1Char('\n')))
        if (!line.trimmed().isEmpty())
            lines.push_back(line);
    return lines;
}

void ScriptPlayer::start() { next(); }

void ScriptPlayer::shown(const QString&, const QString&) { next(); }

void ScriptPlayer::next()
{
    if (m_waiting.isEmpty())
        Q_EMIT finished();
    else
        Q_EMIT wantsRecord(m_waiting.takeFirst());
}

} // namespace custody::station
