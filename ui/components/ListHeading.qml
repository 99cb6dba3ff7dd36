// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Custody

// A list's name in small capitals.
Words {
    height: 40
    font.pixelSize: Theme.label
    font.weight: Font.Bold
    font.letterSpacing: 1
    color: Theme.ink2
}
