// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// A badge, then its PIN. Who the PIN belongs to is said; the PIN never is.
Item {
    id: page

    required property SignInViewModel signIn

    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.space, 760)
        spacing: Theme.space

        Question {
            text: page.signIn.question
            font.pixelSize: page.signIn.badgeRead ? Theme.headline : Theme.hero
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }

        Words {
            objectName: "pseudonym"
            text: page.signIn.pseudonym
            visible: page.signIn.pseudonym !== ""
            color: Theme.ink2
            font.family: Theme.mono
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }

        Pictogram {
            visible: !page.signIn.badgeRead
            name: "badge"
            color: Theme.accent
            stroke: 2
            Layout.preferredWidth: Theme.compact ? 200 : 280
            Layout.preferredHeight: Theme.compact ? 200 : 280
            Layout.alignment: Qt.AlignHCenter
        }

        PinPad {
            objectName: "pinPad"
            visible: page.signIn.badgeRead
            pin: page.signIn.pin
            Layout.alignment: Qt.AlignHCenter
        }

        StatusMark {
            objectName: "lockedWords"
            visible: page.signIn.lockedWords !== "" && !page.signIn.badgeRead
            mark: 2
            words: page.signIn.lockedWords
            size: Theme.body
            Layout.alignment: Qt.AlignHCenter
        }
    }
}
