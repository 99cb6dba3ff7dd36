// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Custody

// The LPNs of a parcel or an offer.
ListView {
    id: list

    required property RowsModel codes
    required property string nothing

    model: codes
    spacing: Theme.gap
    clip: true

    Words {
        anchors.centerIn: parent
        text: list.nothing
        color: Theme.ink2
        visible: list.count === 0
    }

    delegate: Card {
        id: row

        required property string code
        required property int index

        width: list.width
        height: Theme.touch - 8

        Words {
            id: number

            anchors.left: parent.left
            anchors.leftMargin: Theme.space
            anchors.verticalCenter: parent.verticalCenter
            width: 32
            text: row.index + 1
            color: Theme.ink2
        }

        GroupedCode {
            anchors.left: number.right
            anchors.right: parent.right
            anchors.rightMargin: Theme.space
            anchors.verticalCenter: parent.verticalCenter
            text: row.code
            elide: Text.ElideMiddle
            wrapMode: Text.NoWrap
        }
    }
}
