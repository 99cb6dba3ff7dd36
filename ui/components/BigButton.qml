// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import Custody

// A button for a gloved thumb: pressed, focused and switched off all look different.
Button {
    id: button

    property bool main: false
    property bool alarming: false

    implicitHeight: main ? Theme.primary : Theme.touch
    implicitWidth: Math.max(Theme.touch, contentItem.implicitWidth + 2 * Theme.space)
    focusPolicy: Qt.TabFocus
    font.family: Theme.family
    font.pixelSize: main ? Theme.title : Theme.body
    font.weight: main ? Font.Bold : Font.DemiBold
    Keys.onReturnPressed: button.clicked()
    Keys.onEnterPressed: button.clicked()

    contentItem: Words {
        text: button.text
        font: button.font
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.label
        color: !button.enabled ? Theme.ink2 : button.main ? Theme.accentInk : button.alarming ? Theme.marks[3] : Theme.ink
    }

    background: Rectangle {
        radius: Theme.radius
        color: button.main ? (!button.enabled ? Theme.pressed : button.down ? Theme.accentPressed : Theme.accent) : button.down ? Theme.pressed : Theme.card
        border.width: button.main ? 0 : 2
        border.color: button.alarming ? Theme.marks[3] : Theme.line

        Rectangle {
            anchors.fill: parent
            anchors.margins: -5
            radius: Theme.radius + 5
            color: "transparent"
            border.width: Theme.focus
            border.color: Theme.accent
            visible: button.activeFocus
        }
    }
}
