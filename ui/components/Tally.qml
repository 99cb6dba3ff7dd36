// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// The one number that matters, and what it counts.
Card {
    id: tally

    required property int count
    required property string words
    property int mark: 0

    implicitHeight: Theme.compact ? 116 : 150
    Layout.fillWidth: true
    Layout.preferredWidth: 1

    Words {
        id: number

        objectName: "tallyCount"
        anchors.left: parent.left
        anchors.leftMargin: Theme.space
        anchors.verticalCenter: parent.verticalCenter
        text: tally.count
        font.pixelSize: Theme.hero
        font.weight: Font.Bold
        color: tally.mark > 0 ? Theme.marks[tally.mark] : Theme.ink
        wrapMode: Text.NoWrap
    }

    StatusMark {
        anchors.left: number.right
        anchors.leftMargin: Theme.space
        anchors.right: parent.right
        anchors.rightMargin: Theme.space
        anchors.verticalCenter: parent.verticalCenter
        mark: tally.mark
        words: tally.words
        size: Theme.body
    }
}
