// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// What the running camera sees, what it needs from the worker, and its switch.
Rectangle {
    id: card

    required property CameraViewModel camera

    color: Theme.sunken
    border.color: Theme.line
    radius: Theme.radius

    CameraPreview {
        objectName: "cameraPreview"
        anchors.fill: parent
        anchors.margins: Theme.gap
        anchors.bottomMargin: Theme.touch + 2 * Theme.gap
        camera: card.camera
        outline: Theme.marks[1]
        visible: card.camera.showing
    }

    EmptyState {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -Theme.touch / 2
        width: parent.width - 2 * Theme.space
        visible: !card.camera.showing
        picture: "camera"
        words: card.camera.words
    }

    // Two lines at most fit beside the switch; what is wrong says more than a hint.
    RowLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.gap
        height: Theme.touch
        spacing: Theme.space

        StatusMark {
            objectName: "cameraWords"
            mark: card.camera.mark
            words: card.camera.words
            size: card.camera.mark === 2 ? Theme.body : Theme.title
            Layout.maximumHeight: Theme.touch
            visible: card.camera.showing && card.camera.words !== ""
            Layout.fillWidth: true
        }

        Item {
            Layout.fillWidth: true
            visible: !card.camera.showing || card.camera.words === ""
        }

        BigButton {
            objectName: "cameraSwitch"
            text: card.camera.on ? qsTr("Camera off") : qsTr("Camera on")
            visible: card.camera.present
            onClicked: card.camera.toggle()
        }
    }
}
