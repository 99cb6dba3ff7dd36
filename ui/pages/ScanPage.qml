// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// The idle bench: any code, anywhere.
Item {
    id: page

    required property ScanViewModel scan

    ColumnLayout {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.space
        spacing: Theme.compact ? 40 : 64

        Question {
            text: page.scan.question
            font.pixelSize: Theme.hero
            horizontalAlignment: Text.AlignHCenter
            fontSizeMode: Text.HorizontalFit
            wrapMode: Text.NoWrap
            Layout.fillWidth: true
        }

        RowLayout {
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
