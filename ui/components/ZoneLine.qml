// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// One zone: how much lies there, how long the oldest of it, and who is inside.
Item {
    id: zone

    required property string name
    required property string kind
    required property string items
    required property string oldest
    required property string inside
    required property int mark
    required property string zoneWords
    required property real load

    height: Theme.compact ? 112 : 128

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.topMargin: 8
        anchors.bottomMargin: 8
        spacing: 4

        RowLayout {
            spacing: Theme.space

            ColumnLayout {
                spacing: 2
                Layout.fillWidth: true

                Words {
                    text: zone.name + "  ·  " + zone.kind
                    font.weight: Font.DemiBold
                    elide: Text.ElideRight
                    wrapMode: Text.NoWrap
                    Layout.fillWidth: true
                }

                StatusMark {
                    mark: zone.mark
                    words: zone.zoneWords
                    Layout.fillWidth: true
                }
            }

            Fact {
                words: qsTr("items")
                value: zone.items
                Layout.fillWidth: false
                Layout.preferredWidth: 128
            }

            Fact {
                words: qsTr("the oldest lies")
                value: zone.oldest
                Layout.fillWidth: false
                Layout.preferredWidth: 150
            }
        }

        Words {
            text: zone.inside === "" ? qsTr("nobody inside") : qsTr("inside: %1").arg(zone.inside)
            color: Theme.ink2
            font.pixelSize: Theme.label
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Layout.fillWidth: true
        }

        Rectangle {
            visible: zone.load > 0
            color: Theme.line
            radius: 3
            Layout.fillWidth: true
            Layout.preferredHeight: 6

            Rectangle {
                width: parent.width * zone.load
                height: parent.height
                radius: 3
                color: zone.mark === 2 ? Theme.marks[2] : Theme.accent
            }
        }
    }
}
