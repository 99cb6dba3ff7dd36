// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Custody

// Text as the bench writes it.
Text {
    font.family: Theme.family
    font.pixelSize: Theme.body
    color: Theme.ink
    wrapMode: Text.WordWrap
    textFormat: Text.PlainText
}
