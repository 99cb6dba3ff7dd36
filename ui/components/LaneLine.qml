// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// One lane: how much of it the cloud has receipted, and how old the oldest is that it has not.
Item {
    id: lane

    required property string name
    required property string leaves
    required property string receipted
    required property string oldest
    required property string lastReceipt
    required property int mark
    required property string laneWords

    height: Theme.compact ? 92 : 104

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }

    RowLayout {
        anchors.fill: parent
        spacing: Theme.space

        ColumnLayout {
            spacing: 4
            Layout.fillWidth: true
            Layout.preferredWidth: 3

            Words {
                text: lane.name
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Layout.fillWidth: true
            }

            StatusMark {
                mark: lane.mark
                words: lane.laneWords
                Layout.fillWidth: true
            }
        }

        Fact {
            words: qsTr("receipted")
            value: lane.receipted + " / " + lane.leaves
        }

        Fact {
            words: qsTr("oldest waiting")
            value: lane.oldest
        }

        Fact {
            words: qsTr("last receipt")
            value: lane.lastReceipt
        }
    }
}
