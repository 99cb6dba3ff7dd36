// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// What was refused, by which rule, and what to do now; over the page, which changed nothing.
Card {
    id: panel

    required property BenchViewModel bench

    color: Theme.washes[3]
    border.color: Theme.marks[3]
    border.width: 3

    MouseArea {
        anchors.fill: parent
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.compact ? 24 : 40
        spacing: Theme.space

        RowLayout {
            spacing: Theme.space

            MarkShape {
                mark: 3
                color: Theme.marks[3]
                ink: Theme.markInk
                Layout.preferredWidth: 88
                Layout.preferredHeight: 88
            }

            ColumnLayout {
                spacing: 0

                Words {
                    text: qsTr("Refused")
                    color: Theme.marks[3]
                    font.pixelSize: Theme.headline
                    font.weight: Font.Bold
                }

                Words {
                    objectName: "refusedRule"
                    text: panel.bench.rule === "" ? qsTr("nothing was changed") : qsTr("rule %1 · nothing was changed").arg(panel.bench.rule)
                    color: Theme.ink2
                    font.pixelSize: Theme.label
                }
            }
        }

        Words {
            objectName: "refusedSay"
            text: panel.bench.say
            font.pixelSize: Theme.title
            font.weight: Font.DemiBold
            lineHeight: 1.15
            Layout.fillWidth: true
        }

        RowLayout {
            visible: panel.bench.next !== ""
            spacing: 12

            Pictogram {
                name: "hands"
                color: Theme.ink
                Layout.preferredWidth: 36
                Layout.preferredHeight: 36
            }

            Words {
                objectName: "refusedNext"
                text: panel.bench.next
                Layout.fillWidth: true
            }
        }

        Item {
            Layout.fillHeight: true
        }

        Words {
            objectName: "supervisorWanted"
            visible: panel.bench.supervisor
            text: qsTr("Supervisor wanted at %1").arg(panel.bench.station)
            color: Theme.breakGlass
            font.pixelSize: Theme.title
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }

        RowLayout {
            spacing: Theme.space

            BigButton {
                objectName: "refusedBack"
                text: qsTr("Back")
                main: true
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: panel.bench.back()
            }

            BigButton {
                objectName: "callSupervisor"
                text: qsTr("Call supervisor")
                alarming: true
                enabled: !panel.bench.supervisor
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.primary
                onClicked: panel.bench.callSupervisor()
            }
        }
    }
}
