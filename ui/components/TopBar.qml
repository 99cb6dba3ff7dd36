// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// Where this is, who works here, and how the bench's own things stand.
Rectangle {
    id: bar

    required property BenchViewModel bench

    implicitHeight: Theme.topBar
    color: Theme.card

    Rectangle {
        width: parent.width
        height: 1
        anchors.bottom: parent.bottom
        color: Theme.line
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space
        anchors.rightMargin: Theme.space
        spacing: Theme.space

        Words {
            objectName: "stationName"
            text: bar.bench.station
            font.weight: Font.Bold
            wrapMode: Text.NoWrap
        }

        Rectangle {
            implicitWidth: who.implicitWidth + 28
            implicitHeight: 44
            radius: 22
            color: bar.bench.person === "" ? "transparent" : Theme.accent
            border.width: bar.bench.person === "" ? 1 : 0
            border.color: Theme.line

            Words {
                id: who

                objectName: "personChip"
                anchors.centerIn: parent
                text: bar.bench.person === "" ? qsTr("nobody signed in") : bar.bench.person + " " + bar.bench.holds
                color: bar.bench.person === "" ? Theme.ink2 : Theme.accentInk
                font.pixelSize: Theme.label
                font.weight: Font.DemiBold
                wrapMode: Text.NoWrap
            }
        }

        Item {
            Layout.fillWidth: true
        }

        Repeater {
            model: bar.bench.card.devices

            StatusMark {
                required property string name

                required property string deviceWords

                // A device that is ready keeps its name only: what is wrong must stand out.
                words: mark === 1 || deviceWords === "" ? name : name + ": " + deviceWords
                Layout.fillWidth: false
            }
        }

        Rectangle {
            implicitWidth: 1
            implicitHeight: 32
            color: Theme.line
        }

        RowLayout {
            spacing: 6

            Pictogram {
                name: "sync"
                color: Theme.marks[bar.bench.card.syncedMark]
                stroke: 4
                Layout.preferredWidth: 24
                Layout.preferredHeight: 24
            }

            Words {
                objectName: "syncAge"
                text: bar.bench.card.synced
                color: Theme.marks[bar.bench.card.syncedMark]
                font.pixelSize: Theme.label
                font.weight: Font.DemiBold
                wrapMode: Text.NoWrap
            }
        }
    }
}
