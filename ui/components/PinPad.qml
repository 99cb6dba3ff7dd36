// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Custody

// Digits go in and show as dots only.
ColumnLayout {
    id: pad

    required property PinEntry pin
    property int keyHeight: Theme.key

    spacing: Theme.gap + 4

    Row {
        spacing: 14
        Layout.alignment: Qt.AlignHCenter
        Layout.preferredHeight: 28

        Repeater {
            model: Math.max(4, pad.pin.length)

            Rectangle {
                required property int index

                width: 22
                height: 22
                radius: 11
                color: index < pad.pin.length ? Theme.ink : "transparent"
                border.width: 2
                border.color: index < pad.pin.length ? Theme.ink : Theme.ghost
            }
        }
    }

    GridLayout {
        columns: 3
        columnSpacing: Theme.gap + 4
        rowSpacing: Theme.gap + 4
        Layout.alignment: Qt.AlignHCenter

        Repeater {
            model: 9

            BigButton {
                required property int index

                objectName: "key" + (index + 1)
                text: index + 1
                font.pixelSize: Theme.title
                Layout.preferredWidth: Math.round(pad.keyHeight * 1.5)
                Layout.preferredHeight: pad.keyHeight
                onClicked: pad.pin.press(index + 1)
            }
        }

        BigButton {
            text: qsTr("Clear")
            font.pixelSize: Theme.label
            Layout.preferredWidth: Math.round(pad.keyHeight * 1.5)
            Layout.preferredHeight: pad.keyHeight
            onClicked: pad.pin.forget()
        }

        BigButton {
            objectName: "key0"
            text: "0"
            font.pixelSize: Theme.title
            Layout.preferredWidth: Math.round(pad.keyHeight * 1.5)
            Layout.preferredHeight: pad.keyHeight
            onClicked: pad.pin.press(0)
        }

        BigButton {
            id: eraseKey

            objectName: "keyErase"
            Accessible.name: qsTr("Erase one digit")
            Layout.preferredWidth: Math.round(pad.keyHeight * 1.5)
            Layout.preferredHeight: pad.keyHeight
            onClicked: pad.pin.erase()

            Pictogram {
                anchors.centerIn: parent
                width: 36
                height: 36
                name: "erase"
                color: Theme.ink
            }
        }
    }
}
