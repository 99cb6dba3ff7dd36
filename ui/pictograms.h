// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The small drawings of the bench, as lines on a 48 × 48 sheet.

#include <QString>

class QPainter;

namespace custody::ui {

// Draws with the painter's pen; an unknown name draws nothing.
void drawPictogram(QPainter& painter, const QString& name);
QStringList pictogramNames();

} // namespace custody::ui
