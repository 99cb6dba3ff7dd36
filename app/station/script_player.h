// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Plays a file of commands through a bench's window, one after the other, as a worker would: the next goes
// out when the last is answered and shown.

#include <QObject>
#include <QString>
#include <QStringList>

#include "app/base/result.h"

namespace custody::station {

class ScriptPlayer : public QObject {
    Q_OBJECT
public:
    explicit ScriptPlayer(QStringList commands, QObject* parent = nullptr);
    // Lines of a file; blank ones are left out.
    static Result<QStringList> read(const std::string& path);

public Q_SLOTS:
    void start();
    // To be called when the window shows the answer.
    void shown(const QString& command, const QString& answer);

Q_SIGNALS:
    void wantsRecord(const QString& command);
    void finished();

private:
    void next();
    QStringList m_waiting;
};

} // namespace custody::station
