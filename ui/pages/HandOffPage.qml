// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// Left offers, right accepts. The right well fills only with whom the bench says has accepted.
Item {
    id: page

    required property HandOffViewModel handOff

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.compact ? 4 : Theme.gap
        spacing: Theme.compact ? 12 : 20

        Question {
            text: page.handOff.question
            Layout.fillWidth: true
        }

        RowLayout {
            spacing: Theme.gap

            BadgeWell {
                objectName: "giverWell"
                title: qsTr("OFFERS")
                name: page.handOff.giver
                words: qsTr("offered")
                Layout.fillWidth: true
                Layout.preferredWidth: 1
            }

            Pictogram {
                name: "hands"
                color: Theme.ink2
                Layout.preferredWidth: 44
                Layout.preferredHeight: 44
            }

            BadgeWell {
                objectName: "takerWell"
                title: qsTr("ACCEPTS")
                name: page.handOff.taker
                words: page.handOff.takerWords
                active: page.handOff.waiting
                Layout.fillWidth: true
                Layout.preferredWidth: 1
            }
        }

        ItemList {
            objectName: "offeredItems"
            visible: !page.handOff.badgeRead
            codes: page.handOff.items
            nothing: qsTr("No items")
            Layout.fillWidth: true
            Layout.fillHeight: true
        }

        Words {
            objectName: "agreed"
            text: page.handOff.agreed
            font.pixelSize: page.handOff.badgeRead ? Theme.label : Theme.body
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }

        PinPad {
            objectName: "receiverPin"
            visible: page.handOff.badgeRead
            pin: page.handOff.pin
            keyHeight: Theme.compact ? 64 : Theme.key
            Layout.alignment: Qt.AlignHCenter
        }

        Item {
            visible: page.handOff.badgeRead
            Layout.fillHeight: true
        }
    }
}
