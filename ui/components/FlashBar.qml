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

    implicitHeight: Theme.flashBar
    color: flash ? Theme.marks[mark] : Theme.washes[mark]

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
            color: bar.flash ? Theme.onMark : Theme.marks[bar.mark]
            ink: bar.flash ? Theme.marks[bar.mark] : Theme.onMark
            visible: bar.mark > 0
            Layout.preferredWidth: 30
            Layout.preferredHeight: 30
        }

        Words {
            objectName: "flashWords"
            text: bar.say
            color: bar.flash ? Theme.onMark : Theme.marks[bar.mark]
            font.pixelSize: Theme.body
            font.weight: Font.Bold
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Layout.fillWidth: true
        }

        Words {
            text: qsTr("the same scan again")
            color: bar.flash ? Theme.onMark : Theme.marks[bar.mark]
            font.pixelSize: Theme.label
            font.weight: Font.DemiBold
            visible: bar.repeated
        }
    }
}
