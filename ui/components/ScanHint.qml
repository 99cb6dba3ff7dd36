// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// One kind of thing that can be scanned.
ColumnLayout {
    id: hint

    required property string picture
    required property string words

    spacing: Theme.gap
    Layout.fillWidth: true
    Layout.preferredWidth: 1
    Layout.alignment: Qt.AlignTop

    Pictogram {
        name: hint.picture
        color: Theme.accent
        stroke: 2.2
        Layout.preferredWidth: Theme.compact ? 76 : 112
        Layout.preferredHeight: Theme.compact ? 76 : 112
        Layout.alignment: Qt.AlignHCenter
    }

    Words {
        text: hint.words
        color: Theme.ink2
        font.pixelSize: Theme.label
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
}
