// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// What is one tap away from every page.
Card {
    id: panel

    required property BenchViewModel bench

    implicitHeight: column.implicitHeight + 2 * Theme.space

    MouseArea {
        anchors.fill: parent
    }

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: Theme.space
        spacing: Theme.space

        GridLayout {
            columns: 3
            columnSpacing: Theme.gap + 4
            rowSpacing: Theme.gap + 4

            BigButton {
                objectName: "historyButton"
                text: qsTr("History")
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.primary
                onClicked: panel.bench.openHistory()
            }

            BigButton {
                objectName: "statusButton"
                text: qsTr("This bench")
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.primary
                onClicked: panel.bench.openStatus()
            }

            BigButton {
                objectName: "boardButton"
                text: qsTr("Zones and approvals")
                enabled: panel.bench.person !== ""
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.primary
                onClicked: panel.bench.openBoard()
            }

            BigButton {
                objectName: "handOverAllButton"
                text: qsTr("Hand over all")
                enabled: panel.bench.card.held > 0
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.primary
                onClicked: panel.bench.handOverAll()
            }

            BigButton {
                objectName: "switchButton"
                text: qsTr("Switch person")
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.primary
                onClicked: panel.bench.openSignIn()
            }

            BigButton {
                objectName: "signOutButton"
                text: qsTr("End of shift")
                enabled: panel.bench.person !== ""
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.primary
                onClicked: panel.bench.signOut()
            }

            BigButton {
                objectName: "themeButton"
                text: panel.bench.dark ? qsTr("Light screen") : qsTr("Dark screen")
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.primary
                onClicked: panel.bench.setDark(!panel.bench.dark)
            }
        }

        Words {
            text: qsTr("Scan ACCEPT or NEXT to press the big button, BACK to go back, HELP for this sheet. A badge tapped at any time switches the person.")
            color: Theme.ink2
            font.pixelSize: Theme.label
            Layout.fillWidth: true
        }

        BigButton {
            text: qsTr("Close this sheet")
            Layout.fillWidth: true
            onClicked: panel.bench.back()
        }
    }
}
