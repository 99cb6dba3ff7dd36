// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// The idle bench: any code, anywhere.
Item {
    id: page

    required property ScanViewModel scan
    required property CameraViewModel camera

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.gap
        spacing: Theme.space

        Question {
            text: page.scan.question
            font.pixelSize: page.camera.showing ? Theme.headline : Theme.hero
            horizontalAlignment: Text.AlignHCenter
            fontSizeMode: Text.HorizontalFit
            wrapMode: Text.NoWrap
            Layout.fillWidth: true
        }

        CameraCard {
            objectName: "cameraCard"
            camera: page.camera
            Layout.fillWidth: true
            Layout.fillHeight: true
        }

        RowLayout {
            visible: !page.camera.showing
            spacing: Theme.space
            Layout.fillWidth: true

            ScanHint {
                picture: "carrier_label"
                words: qsTr("carrier label")
            }

            ScanHint {
                picture: "item_tag"
                words: qsTr("item tag")
            }

            ScanHint {
                picture: "badge"
                words: qsTr("badge")
            }

            ScanHint {
                picture: "zone"
                words: qsTr("zone")
            }
        }
    }
}
