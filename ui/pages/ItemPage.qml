// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// One item and its label: as printed, stuck on, scanned back.
Item {
    id: page

    required property ItemViewModel item

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.compact ? 4 : Theme.gap
        spacing: Theme.compact ? 12 : 20

        Question {
            text: page.item.question
            Layout.fillWidth: true
        }

        RowLayout {
            GroupedCode {
                objectName: "lpn"
                text: page.item.lpn
                font.pixelSize: Theme.title
                Layout.fillWidth: true
            }

            Words {
                objectName: "process"
                text: page.item.process
                color: Theme.ink2
                wrapMode: Text.NoWrap
            }
        }

        Rectangle {
            color: Theme.sunken
            border.color: Theme.line
            radius: Theme.radius
            Layout.fillWidth: true
            Layout.fillHeight: true

            Image {
                objectName: "labelPicture"
                anchors.fill: parent
                anchors.margins: Theme.space
                source: page.item.labelPicture
                fillMode: Image.PreserveAspectFit
            }

            EmptyState {
                anchors.centerIn: parent
                width: parent.width - 2 * Theme.space
                visible: page.item.labelPicture === ""
                picture: "item_tag"
                words: qsTr("No label printed yet")
            }
        }

        StatusMark {
            objectName: "labelWords"
            mark: page.item.labelMark
            words: page.item.labelWords
            size: Theme.body
            weight: Font.DemiBold
            visible: page.item.lpn !== ""
            Layout.fillWidth: true
        }

        RowLayout {
            spacing: Theme.gap

            Step {
                number: 1
                words: qsTr("print")
                reached: page.item.step > 0
            }

            Step {
                number: 2
                words: qsTr("stick on and scan")
                reached: page.item.step > 1
            }

            Step {
                number: 3
                words: qsTr("hand over")
                reached: false
            }
        }
    }
}
