// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// Where one person of a hand-over stands: filled only when they have acted with their own badge.
Rectangle {
    id: well

    required property string title
    required property string name
    required property string words
    property bool active: false

    implicitHeight: Theme.compact ? 112 : 170
    radius: Theme.radius
    color: name !== "" ? Theme.washes[1] : active ? Theme.washes[4] : Theme.sunken
    border.width: active ? Theme.focus : 1
    border.color: name !== "" ? Theme.marks[1] : active ? Theme.accent : Theme.line

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.compact ? 8 : 14
        spacing: 2

        Words {
            text: well.title
            font.pixelSize: Theme.label
            font.weight: Font.Bold
            color: Theme.ink2
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }

        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Pictogram {
                anchors.centerIn: parent
                width: Math.min(parent.height, 56)
                height: width
                name: "badge"
                color: well.active ? Theme.accent : Theme.ghost
                visible: well.name === ""
            }

            Words {
                objectName: "wellName"
                anchors.fill: parent
                text: well.name
                font.pixelSize: Theme.title
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.label
            }
        }

        StatusMark {
            mark: well.name !== "" ? 1 : 0
            words: well.words
            Layout.alignment: Qt.AlignHCenter
            Layout.maximumWidth: well.width - 24
        }
    }
}
