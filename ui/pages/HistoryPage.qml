// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// What happened to the thing in hand and who held it, oldest first.
Item {
    id: page

    required property HistoryViewModel history

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.compact ? 12 : 20

        RowLayout {
            spacing: Theme.space

            Question {
                text: page.history.question
                Layout.fillWidth: true
            }

            ColumnLayout {
                spacing: 2

                GroupedCode {
                    objectName: "historyCode"
                    text: page.history.code
                    Layout.alignment: Qt.AlignRight
                }

                Words {
                    objectName: "receipts"
                    text: page.history.receipts
                    color: Theme.ink2
                    font.pixelSize: Theme.label
                    Layout.alignment: Qt.AlignRight
                }
            }
        }

        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Timeline {
                objectName: "timeline"
                anchors.fill: parent
                anchors.margins: Theme.space
                model: page.history.lines
            }

            EmptyState {
                anchors.centerIn: parent
                width: parent.width
                visible: page.history.count === 0
                picture: "history"
                words: qsTr("Nothing has happened to it here yet")
            }
        }
    }
}
