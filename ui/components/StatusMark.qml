// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// Shape, colour and word: how a thing stands.
RowLayout {
    id: status

    required property int mark
    required property string words
    property int size: Theme.label
    property int weight: Font.Medium

    spacing: Theme.gap
    Layout.fillWidth: false
    Layout.fillHeight: false

    MarkShape {
        mark: status.mark
        color: Theme.marks[status.mark]
        ink: Theme.markInk
        visible: status.mark > 0
        Layout.preferredWidth: Math.round(status.size * 1.25)
        Layout.preferredHeight: Math.round(status.size * 1.25)
    }

    Words {
        text: status.words
        color: Theme.marks[status.mark]
        font.pixelSize: status.size
        font.weight: status.weight
        Layout.fillWidth: true
    }
}
