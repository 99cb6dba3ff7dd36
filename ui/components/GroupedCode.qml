// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Custody

// An LPN or tracking number, in groups a colleague can read out.
Text {
    font.family: Theme.mono
    font.bold: true
    font.pixelSize: Theme.body
    color: Theme.ink
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
}
