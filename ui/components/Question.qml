// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Custody

// The one question a page asks.
Words {
    objectName: "question"
    font.pixelSize: Theme.headline
    font.weight: Font.Bold
    lineHeight: 1.1
}
