// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Custody

// One answer as a picture to tap.
AbstractButton {
    id: choice

    required property string key
    required property string name
    required property string picture
    required property bool chosen

    implicitHeight: Theme.compact ? 96 : 124
    focusPolicy: Qt.TabFocus
    Accessible.name: name
    Keys.onReturnPressed: choice.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: choice.down ? Theme.pressed : choice.chosen ? Theme.washes[4] : Theme.card
        border.width: choice.chosen || choice.activeFocus ? Theme.focus : 1
        border.color: choice.chosen || choice.activeFocus ? Theme.accent : Theme.line
    }

    contentItem: ColumnLayout {
        spacing: 4

        Item {
            Layout.fillHeight: true
        }

        Pictogram {
            name: choice.picture
            color: choice.chosen ? Theme.accent : Theme.ink2
            Layout.preferredWidth: Theme.compact ? 40 : 56
            Layout.preferredHeight: Theme.compact ? 40 : 56
            Layout.alignment: Qt.AlignHCenter
        }

        Words {
            text: choice.name
            font.pixelSize: Theme.label
            font.weight: choice.chosen ? Font.Bold : Font.Medium
            color: choice.chosen ? Theme.accent : Theme.ink
            horizontalAlignment: Text.AlignHCenter
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Layout.fillWidth: true
        }

        Item {
            Layout.fillHeight: true
        }
    }
}
