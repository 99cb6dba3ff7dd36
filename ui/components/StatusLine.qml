// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// A name at the left, how it stands at the right.
Item {
    id: line

    required property int mark
    property string title
    property string words

    height: Theme.touch

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }

    RowLayout {
        anchors.fill: parent
        spacing: Theme.space

        Words {
            text: line.title
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Layout.fillWidth: true
        }

        StatusMark {
            mark: line.mark
            words: line.words
            size: Theme.body
            Layout.fillWidth: false
        }
    }
}
