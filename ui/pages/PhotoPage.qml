// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// The shots wanted, and the last one large, so that a bad photo is seen at once.
Item {
    id: page

    required property PhotoViewModel photo

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.compact ? 4 : Theme.gap
        spacing: Theme.compact ? 12 : 20

        RowLayout {
            Question {
                text: page.photo.question
                Layout.fillWidth: true
            }

            Words {
                objectName: "progress"
                text: page.photo.progress
                color: Theme.ink2
                font.pixelSize: Theme.title
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
                objectName: "lastPicture"
                anchors.fill: parent
                anchors.margins: Theme.gap
                anchors.bottomMargin: 44
                source: page.photo.lastPicture
                fillMode: Image.PreserveAspectFit
            }

            EmptyState {
                anchors.centerIn: parent
                width: parent.width - 2 * Theme.space
                visible: page.photo.lastPicture === ""
                picture: "camera"
                words: qsTr("No photo yet")
            }

            Words {
                objectName: "lastWords"
                anchors.bottom: parent.bottom
                anchors.bottomMargin: 10
                anchors.horizontalCenter: parent.horizontalCenter
                text: page.photo.lastWords
                font.pixelSize: Theme.label
                color: Theme.ink2
            }
        }

        PhotoStrip {
            objectName: "photoStrip"
            model: page.photo.shots
            Layout.fillWidth: true
        }
    }
}
