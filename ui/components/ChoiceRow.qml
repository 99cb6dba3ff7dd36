// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Custody

// Pictures of which one is tapped.
RowLayout {
    id: row

    required property RowsModel choices

    signal chose(key: string)

    spacing: Theme.gap

    Repeater {
        model: row.choices

        Choice {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: row.chose(key)
        }
    }
}
