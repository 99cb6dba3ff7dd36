// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Custody

// A sheet on the ground.
Rectangle {
    color: Theme.card
    border.color: Theme.line
    border.width: 1
    radius: Theme.radius
}
