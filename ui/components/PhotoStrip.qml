// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Custody

// The shots wanted, as ghosts that fill up.
ListView {
    id: strip

    implicitHeight: Theme.compact ? 124 : 160
    orientation: ListView.Horizontal
    spacing: Theme.gap + 4
    clip: true

    delegate: Item {
        id: shot

        required property string role
        required property string name
        required property string picture
        required property bool next

        width: Math.round(strip.height * 1.25)
        height: strip.height

        Rectangle {
            id: frame

            width: parent.width
            height: parent.height - 30
            radius: Theme.radius
            color: Theme.sunken
            border.width: shot.next ? Theme.focus : 1
            border.color: shot.next ? Theme.accent : Theme.line

            Image {
                anchors.fill: parent
                anchors.margins: 3
                source: shot.picture
                fillMode: Image.PreserveAspectCrop
                visible: shot.picture !== ""
            }

            Pictogram {
                anchors.centerIn: parent
                width: parent.height * 0.6
                height: parent.height * 0.6
                name: shot.role
                color: shot.next ? Theme.accent : Theme.ghost
                visible: shot.picture === ""
            }

            MarkShape {
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                anchors.margins: 8
                width: 26
                height: 26
                mark: 1
                color: Theme.marks[1]
                ink: Theme.markInk
                visible: shot.picture !== ""
            }
        }

        Words {
            anchors.top: frame.bottom
            anchors.topMargin: 4
            width: parent.width
            text: shot.name
            font.pixelSize: Theme.label
            font.weight: shot.next ? Font.Bold : Font.Normal
            color: shot.next ? Theme.accent : Theme.ink2
            horizontalAlignment: Text.AlignHCenter
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
    }
}
