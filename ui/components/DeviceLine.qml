// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// One device: how it stands, what is wrong with it and what to do, and a test where one can work. What it calls itself
// comes last and gives way: its maker chose how long that is.
Item {
    id: line

    required property string key
    required property string name
    required property int mark
    required property string deviceWords
    required property string what
    required property string fault
    required property string advice
    required property string rule
    required property bool canTest

    signal tested(string key)

    height: Math.max(Theme.touch, told.implicitHeight + 2 * Theme.gap)

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }

    RowLayout {
        anchors.fill: parent
        anchors.topMargin: Theme.gap
        anchors.bottomMargin: Theme.gap
        spacing: Theme.space

        ColumnLayout {
            id: told

            spacing: 4
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter

            RowLayout {
                spacing: Theme.space

                Words {
                    text: line.name
                    font.weight: Font.DemiBold
                    wrapMode: Text.NoWrap
                }

                StatusMark {
                    mark: line.mark
                    words: line.deviceWords
                    Layout.fillWidth: true
                }
            }

            Words {
                text: line.fault
                visible: text !== ""
                font.pixelSize: Theme.label
                wrapMode: Text.Wrap
                maximumLineCount: 5
                elide: Text.ElideRight
                Layout.fillWidth: true
            }

            Words {
                text: line.advice
                visible: text !== ""
                font.pixelSize: Theme.label
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }

            Words {
                text: line.rule
                visible: text !== ""
                color: Theme.ink2
                font.family: Theme.mono
                font.pixelSize: Theme.label
                wrapMode: Text.WrapAnywhere
                Layout.fillWidth: true
            }

            Words {
                text: line.what
                visible: text !== ""
                color: Theme.ink2
                font.pixelSize: Theme.label
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
        }

        BigButton {
            objectName: "test " + line.key
            text: qsTr("Test")
            visible: line.canTest
            onClicked: line.tested(line.key)
        }
    }
}
