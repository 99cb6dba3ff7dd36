// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// What the last scan or tap came to. The whole bar takes the status colour while it flashes, then keeps the words.
Rectangle {
    id: bar

    required property int mark
    required property string say
    required property bool flash
    required property bool repeated

    readonly property bool lit: flash && mark > 0

    implicitHeight: Theme.flashBar
    color: lit ? Theme.marks[mark] : mark > 0 ? Theme.washes[mark] : Theme.ground

    Rectangle {
        width: parent.width
        height: 1
        anchors.bottom: parent.bottom
        color: Theme.line
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space
        anchors.rightMargin: Theme.space
        spacing: 12

        MarkShape {
            mark: bar.mark
            color: bar.lit ? Theme.markInk : Theme.marks[bar.mark]
            ink: bar.lit ? Theme.marks[bar.mark] : Theme.markInk
            visible: bar.mark > 0
            Layout.preferredWidth: 30
            Layout.preferredHeight: 30
        }

        Words {
            objectName: "flashWords"
            text: bar.say
            color: bar.lit ? Theme.markInk : Theme.marks[bar.mark]
            font.pixelSize: Theme.body
            font.weight: Font.Bold
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Layout.fillWidth: true
        }

        Words {
            text: qsTr("the same scan again")
            color: bar.lit ? Theme.markInk : Theme.marks[bar.mark]
            font.pixelSize: Theme.label
            font.weight: Font.DemiBold
            visible: bar.repeated
        }
    }
}
