// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// One of a few steps in order, done or still to do.
Rectangle {
    id: step

    required property int number
    required property string words
    required property bool reached

    implicitHeight: 56
    radius: 10
    color: reached ? Theme.washes[1] : Theme.sunken
    border.width: 1
    border.color: reached ? Theme.marks[1] : Theme.line
    Layout.fillWidth: true
    Layout.preferredWidth: words.length

    Words {
        anchors.fill: parent
        anchors.margins: 8
        text: (step.reached ? "✓ " : step.number + " · ") + step.words
        color: step.reached ? Theme.marks[1] : Theme.ink2
        font.pixelSize: Theme.label
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
    }
}
