// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// What is in my hands, oldest first, and what today came to.
ColumnLayout {
    id: queue

    required property CardViewModel card

    spacing: Theme.gap

    RowLayout {
        Words {
            text: qsTr("I HOLD")
            font.pixelSize: Theme.label
            font.weight: Font.Bold
            font.letterSpacing: 1
            color: Theme.ink2
            Layout.fillWidth: true
        }

        Words {
            objectName: "heldCount"
            text: queue.card.held
            font.pixelSize: Theme.title
            font.weight: Font.Bold
        }
    }

    Item {
        Layout.fillWidth: true
        Layout.fillHeight: true

        EmptyState {
            anchors.centerIn: parent
            width: parent.width
            visible: queue.card.held === 0
            picture: "empty_hands"
            words: qsTr("Nothing in your hands")
        }

        ListView {
            objectName: "holdQueue"
            anchors.fill: parent
            model: queue.card.holding
            spacing: Theme.gap
            clip: true

            delegate: Card {
                id: row

                required property string title
                required property string detail
                required property string age

                width: ListView.view.width
                height: 84

                GroupedCode {
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.top: parent.top
                    anchors.margins: 14
                    text: row.title
                    font.pixelSize: Theme.label
                    elide: Text.ElideMiddle
                    wrapMode: Text.NoWrap
                }

                Words {
                    anchors.left: parent.left
                    anchors.right: held.left
                    anchors.bottom: parent.bottom
                    anchors.margins: 14
                    text: row.detail
                    font.pixelSize: Theme.label
                    color: Theme.ink2
                    elide: Text.ElideRight
                    wrapMode: Text.NoWrap
                }

                Words {
                    id: held

                    anchors.right: parent.right
                    anchors.bottom: parent.bottom
                    anchors.margins: 14
                    text: row.age
                    font.pixelSize: Theme.label
                    font.weight: Font.DemiBold
                    wrapMode: Text.NoWrap
                }
            }
        }
    }

    Rectangle {
        color: Theme.line
        implicitHeight: 1
        Layout.fillWidth: true
    }

    Words {
        text: qsTr("TODAY")
        font.pixelSize: Theme.label
        font.weight: Font.Bold
        font.letterSpacing: 1
        color: Theme.ink2
    }

    Words {
        objectName: "parcelsToday"
        text: queue.card.parcelsToday
        wrapMode: Text.NoWrap
        font.weight: Font.DemiBold
    }

    StatusMark {
        mark: queue.card.exceptions ? 2 : 0
        words: queue.card.exceptionsToday
        Layout.fillWidth: true
    }

    StatusMark {
        mark: queue.card.unknown ? 2 : 0
        words: queue.card.unknownToday
        Layout.fillWidth: true
    }
}
