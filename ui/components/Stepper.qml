// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// A count, one up or one down at a time.
RowLayout {
    id: stepper

    required property int count

    signal more
    signal fewer

    spacing: Theme.gap + 4

    BigButton {
        objectName: "fewer"
        Accessible.name: qsTr("One fewer")
        Layout.preferredWidth: Theme.touch + 8
        onClicked: stepper.fewer()

        Pictogram {
            anchors.centerIn: parent
            width: 32
            height: 32
            name: "minus"
            color: Theme.ink
            stroke: 5
        }
    }

    Words {
        objectName: "count"
        text: stepper.count
        font.pixelSize: Theme.headline
        font.weight: Font.Bold
        horizontalAlignment: Text.AlignHCenter
        Layout.preferredWidth: Theme.touch
    }

    BigButton {
        objectName: "more"
        Accessible.name: qsTr("One more")
        Layout.preferredWidth: Theme.touch + 8
        onClicked: stepper.more()

        Pictogram {
            anchors.centerIn: parent
            width: 32
            height: 32
            name: "plus"
            color: Theme.ink
            stroke: 5
        }
    }
}
