// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// Something that has waited too long: what, by which limit, with whom, and for how long.
Item {
    id: line

    required property string title
    required property string rule
    required property string where
    required property string late

    height: Theme.compact ? 72 : 80

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }

    RowLayout {
        anchors.fill: parent
        spacing: Theme.space

        ColumnLayout {
            spacing: 2
            Layout.fillWidth: true

            GroupedCode {
                text: line.title
                elide: Text.ElideMiddle
                wrapMode: Text.NoWrap
                Layout.fillWidth: true
            }

            StatusMark {
                mark: 2
                words: line.where === "" ? line.rule : line.rule + "  ·  " + line.where
                Layout.fillWidth: true
            }
        }

        Fact {
            words: qsTr("late by")
            value: line.late
            Layout.fillWidth: false
            Layout.preferredWidth: 128
        }
    }
}
