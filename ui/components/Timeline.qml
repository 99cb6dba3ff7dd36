// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Custody

// Time, event, and a band in the colour of whoever held it; a dashed hole where nobody did.
ListView {
    id: timeline

    clip: true
    spacing: 0
    onCountChanged: positionViewAtEnd() // the newest is what people look for

    delegate: Item {
        id: line

        required property string time
        required property string title
        required property string detail
        required property string custodian
        required property int band
        required property bool handedOver
        required property int mark
        required property bool receipted
        required property string place

        width: timeline.width
        height: Theme.compact ? 80 : 88

        Words {
            id: when

            width: Theme.compact ? 110 : 150
            height: parent.height
            text: line.time
            color: Theme.ink2
            font.weight: Font.DemiBold
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.WordWrap
        }

        Rectangle {
            id: strip

            anchors.left: when.right
            width: 16
            height: parent.height
            color: line.band < 0 ? "transparent" : Theme.custodians[line.band % 6]
            border.width: line.band < 0 ? 2 : 0
            border.color: Theme.line
        }

        MarkShape {
            id: shape

            anchors.horizontalCenter: strip.horizontalCenter
            anchors.verticalCenter: parent.verticalCenter
            width: 40
            height: 40
            mark: line.mark
            color: Theme.card
            ink: Theme.card

            MarkShape {
                anchors.fill: parent
                anchors.margins: 4
                mark: line.mark
                color: Theme.marks[line.mark]
                ink: Theme.markInk
            }
        }

        Column {
            anchors.left: strip.right
            anchors.leftMargin: Theme.space + 12
            anchors.right: holder.left
            anchors.rightMargin: Theme.space
            anchors.verticalCenter: parent.verticalCenter
            spacing: 2

            Words {
                width: parent.width
                text: line.title
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }

            Words {
                width: parent.width
                text: line.detail
                visible: line.detail !== ""
                font.pixelSize: Theme.label
                color: Theme.ink2
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }
        }

        Words {
            id: holder

            anchors.right: receipt.left
            anchors.rightMargin: Theme.space
            width: Math.round(parent.width * 0.2)
            height: parent.height
            text: line.handedOver ? line.custodian : ""
            color: line.band < 0 ? Theme.ink2 : Theme.custodians[line.band % 6]
            font.weight: Font.Bold
            verticalAlignment: Text.AlignVCenter
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }

        ColumnLayout {
            id: receipt

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.compact ? 190 : 230
            spacing: 2

            StatusMark {
                mark: line.receipted ? 1 : 4
                words: line.receipted ? qsTr("receipt") : qsTr("not sent yet")
                Layout.fillWidth: true
            }

            Words {
                text: line.place
                color: Theme.ink2
                font.family: Theme.mono
                font.pixelSize: Theme.label
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Layout.fillWidth: true
            }
        }

        Rectangle {
            anchors.bottom: parent.bottom
            anchors.left: strip.right
            anchors.leftMargin: Theme.space + 12
            anchors.right: parent.right
            height: 1
            color: Theme.line
        }
    }
}
