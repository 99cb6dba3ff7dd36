// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Custody

// Says that a list goes on below its frame; gloves do not find out by trying.
Rectangle {
    id: hint

    required property ListView list

    anchors.bottom: list.bottom
    anchors.horizontalCenter: list.horizontalCenter
    width: words.implicitWidth + 2 * Theme.space
    height: words.implicitHeight + 8
    radius: height / 2
    color: Theme.ink
    visible: list.contentHeight > list.height && !list.atYEnd

    Words {
        id: words

        anchors.centerIn: parent
        text: qsTr("More below: pull up")
        color: Theme.ground
        font.pixelSize: Theme.label
    }

    TapHandler {
        onTapped: hint.list.flick(0, -1500)
    }
}
