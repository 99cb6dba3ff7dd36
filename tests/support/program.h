// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Runs another program in a test: ours from the build, or a stranger's from Debian.

#include <QProcess>
#include <QStandardPaths>
#include <QString>
#include <QStringList>

namespace custody::test {

struct Ran {
    bool started = false;
    bool crashed = false;
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

inline Ran run(const QString& program, const QStringList& arguments, const QByteArray& input = {})
{
    Ran ran;
    QProcess process;
    process.start(program, arguments);
    ran.started = process.waitForStarted();
    if (!ran.started)
        return ran;
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    ran.crashed = process.exitStatus() == QProcess::CrashExit;
    ran.exitCode = process.exitCode();
    ran.out = process.readAllStandardOutput();
    ran.err = process.readAllStandardError();
    return ran;
}

inline QString ours(const char* program)
{
    return QStringLiteral(CUSTODY_BIN "/") + QString::fromLatin1(program);
}

inline bool isInstalled(const char* program)
{
    return !QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty();
}

} // namespace custody::test
