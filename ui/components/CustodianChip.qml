// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// Who holds it: on every card, in the same corner.
Rectangle {
    id: chip

    required property string custodian
    property bool offered: false

    implicitWidth: row.implicitWidth + 2 * Theme.gap + 8
    implicitHeight: 40
    radius: 20
    color: custodian === "" ? "transparent" : offered ? Theme.washes[2] : Theme.washes[4]
    border.width: 1
    border.color: custodian === "" ? Theme.line : offered ? Theme.marks[2] : Theme.marks[4]

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.gap + 2
        anchors.rightMargin: Theme.gap + 6
        spacing: Theme.gap

        Pictogram {
            name: chip.offered ? "hands" : "badge"
            color: holder.color
            stroke: 3.5
            Layout.preferredWidth: 24
            Layout.preferredHeight: 24
        }

        Words {
            id: holder

            text: chip.custodian === "" ? qsTr("held by nobody") : chip.custodian
            color: chip.custodian === "" ? Theme.ink2 : chip.offered ? Theme.marks[2] : Theme.marks[4]
            font.pixelSize: Theme.label
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Layout.fillWidth: true
        }
    }
}
