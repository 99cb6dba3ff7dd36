// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// Nothing here yet, said kindly.
ColumnLayout {
    id: empty

    required property string picture
    required property string words

    spacing: Theme.gap

    Pictogram {
        name: empty.picture
        color: Theme.ghost
        stroke: 2
        Layout.preferredWidth: Theme.compact ? 72 : 96
        Layout.preferredHeight: Theme.compact ? 72 : 96
        Layout.alignment: Qt.AlignHCenter
    }

    Words {
        text: empty.words
        color: Theme.ink2
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
}
