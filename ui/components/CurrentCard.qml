// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// The thing in hand: its picture, its code, who holds it, and what comes next.
Card {
    id: current

    required property CardViewModel card

    EmptyState {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.space
        visible: !current.card.filled
        picture: "scan"
        words: qsTr("Nothing on the bench")
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.space
        spacing: Theme.gap + 4
        visible: current.card.filled

        RowLayout {
            Words {
                text: current.card.kind
                font.pixelSize: Theme.label
                font.weight: Font.Bold
                color: Theme.ink2
                wrapMode: Text.NoWrap
                Layout.fillWidth: true
            }

            CustodianChip {
                objectName: "custodianChip"
                custodian: current.card.custodian
                offered: current.card.offered
                Layout.maximumWidth: current.width * 0.66
            }
        }

        Rectangle {
            color: Theme.sunken
            radius: Theme.radius
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: 90

            Image {
                anchors.fill: parent
                anchors.margins: Theme.gap
                source: current.card.picture
                fillMode: Image.PreserveAspectFit
            }

            Pictogram {
                anchors.centerIn: parent
                width: 88
                height: 88
                name: "camera"
                color: Theme.ghost
                stroke: 2
                visible: current.card.picture === ""
            }
        }

        GroupedCode {
            objectName: "cardCode"
            text: current.card.code
            Layout.fillWidth: true
        }

        Words {
            text: current.card.brand === "" ? current.card.detail : current.card.brand + " · " + current.card.detail
            color: Theme.ink2
            elide: Text.ElideMiddle
            wrapMode: Text.NoWrap
            Layout.fillWidth: true
        }

        StatusMark {
            objectName: "cardState"
            mark: current.card.stateMark
            words: current.card.state
            size: Theme.body
            Layout.fillWidth: true
        }

        Rectangle {
            color: Theme.washes[4]
            radius: 10
            visible: current.card.next !== ""
            implicitHeight: nextWords.implicitHeight + 2 * 12
            Layout.fillWidth: true

            Words {
                id: nextWords

                objectName: "nextStep"
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.margins: 14
                text: current.card.next
                color: Theme.marks[4]
                font.weight: Font.DemiBold
            }
        }
    }
}
