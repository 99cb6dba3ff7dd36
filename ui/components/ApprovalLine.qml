// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Custody

// A decision that waits for another person; a tap chooses it.
AbstractButton {
    id: line

    required property string lpn
    required property string route
    required property string detail
    required property bool chosen

    implicitHeight: Theme.compact ? 72 : 84
    focusPolicy: Qt.TabFocus
    Accessible.name: line.lpn + ": " + line.route
    Keys.onReturnPressed: line.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: line.down ? Theme.pressed : line.chosen ? Theme.washes[4] : Theme.card
        border.width: line.chosen || line.activeFocus ? Theme.focus : 1
        border.color: line.chosen || line.activeFocus ? Theme.accent : Theme.line
    }

    contentItem: RowLayout {
        spacing: Theme.space

        ColumnLayout {
            spacing: 2
            Layout.fillWidth: true
            Layout.leftMargin: Theme.gap

            GroupedCode {
                text: line.lpn
                elide: Text.ElideMiddle
                wrapMode: Text.NoWrap
                Layout.fillWidth: true
            }

            Words {
                text: line.detail
                color: Theme.ink2
                font.pixelSize: Theme.label
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Layout.fillWidth: true
            }
        }

        Words {
            text: line.route
            font.weight: Font.DemiBold
            Layout.rightMargin: Theme.gap
        }
    }
}
