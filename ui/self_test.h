// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Opens every page, filled and empty, in both themes, languages and sizes, and tells what the pages
// complained of.

#include <QStringList>

namespace custody::ui {

// Needs a QGuiApplication and Window::prepare(). Empty: every page is sound.
QStringList selfTest();

// Writes one PNG per page, size, theme and language into the folder; gives back what went wrong.
QStringList writeGallery(const QString& folder);

} // namespace custody::ui
