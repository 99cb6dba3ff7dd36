// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// One primary act, one second, and the rest one tap away. The buttons never change places.
Rectangle {
    id: bar

    required property BenchViewModel bench

    implicitHeight: Theme.actionBar
    color: Theme.card

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space
        anchors.rightMargin: Theme.space
        spacing: Theme.space

        Item {
            Layout.preferredWidth: Math.round(bar.width * 0.3) - Theme.space
            Layout.preferredHeight: Theme.primary

            BigButton {
                objectName: "primaryButton"
                anchors.fill: parent
                main: true
                visible: bar.bench.current.primaryVerb !== "" && !bar.bench.refused
                enabled: bar.bench.current.primaryReady
                text: bar.bench.current.saving ? qsTr("Checking…") : bar.bench.current.primaryVerb
                onClicked: bar.bench.primary()
            }

            Words {
                anchors.fill: parent
                visible: bar.bench.current.primaryVerb === "" && !bar.bench.refused
                text: bar.bench.current.asksBadge ? qsTr("Waiting for a badge") : qsTr("Waiting for a scan")
                color: Theme.ink2
                verticalAlignment: Text.AlignVCenter
            }
        }

        Item {
            Layout.preferredWidth: Math.round(bar.width * 0.22)
            Layout.preferredHeight: Theme.primary

            BigButton {
                objectName: "secondButton"
                anchors.fill: parent
                visible: bar.bench.current.secondVerb !== "" && !bar.bench.refused
                enabled: !bar.bench.current.saving
                text: bar.bench.current.secondVerb
                onClicked: bar.bench.second()
            }
        }

        BigButton {
            objectName: "moreButton"
            text: qsTr("More…")
            Layout.preferredHeight: Theme.primary
            Layout.preferredWidth: Math.round(bar.width * 0.12)
            onClicked: bar.bench.toggleMore()
        }

        Words {
            text: qsTr("or scan: ACCEPT · NEXT · HELP")
            color: Theme.ink2
            font.pixelSize: Theme.label
            horizontalAlignment: Text.AlignRight
            Layout.fillWidth: true
        }
    }
}
