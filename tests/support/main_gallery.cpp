// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Writes a picture of every page into a folder, to be looked at: gallery FOLDER

#include <cstdio>

#include <QGuiApplication>

#include "ui/self_test.h"
#include "ui/window.h"

int main(int count, char** words)
{
    if (count != 2) {
        std::fputs("usage: gallery FOLDER\n", stderr);
        return 64;
    }
    const QGuiApplication application(count, words);
    custody::ui::Window::prepare();
    const QStringList wrong = custody::ui::writeGallery(QString::fromLocal8Bit(words[1]));
    for (const QString& line : wrong)
        std::fprintf(stderr, "%s\n", qPrintable(line));
    return wrong.isEmpty() ? 0 : 65;
}
