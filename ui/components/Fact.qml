// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// A value over what it is.
ColumnLayout {
    id: fact

    required property string words
    required property string value

    spacing: 2
    Layout.fillWidth: true
    Layout.preferredWidth: 2

    Words {
        text: fact.value
        font.weight: Font.DemiBold
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        Layout.fillWidth: true
    }

    Words {
        text: fact.words
        color: Theme.ink2
        font.pixelSize: Theme.label
        elide: Text.ElideMiddle
        wrapMode: Text.NoWrap
        Layout.fillWidth: true
    }
}
