// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Custody

// For a supervisor: zones at the left, at the right the decisions that wait and what is overdue.
Item {
    id: page

    required property BoardViewModel board

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.compact ? 12 : 20

        Question {
            text: page.board.question
            Layout.fillWidth: true
        }

        RowLayout {
            spacing: Theme.space

            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1

                ListHeading {
                    id: zonesHeading

                    text: qsTr("ZONES")
                    anchors.left: parent.left
                    anchors.top: parent.top
                    anchors.margins: Theme.space
                }

                ListView {
                    id: zones

                    objectName: "zoneList"
                    anchors.fill: parent
                    anchors.margins: Theme.space
                    anchors.topMargin: Theme.space + zonesHeading.height
                    clip: true
                    model: page.board.zones

                    delegate: ZoneLine {
                        width: ListView.view.width
                    }

                    Words {
                        anchors.centerIn: parent
                        text: qsTr("No zone is defined")
                        color: Theme.ink2
                        visible: zones.count === 0
                    }
                }

                MoreBelow {
                    list: zones
                }
            }

            ColumnLayout {
                spacing: Theme.space
                Layout.fillWidth: true
                Layout.preferredWidth: 1

                Card {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: 1

                    ListHeading {
                        id: approvalsHeading

                        text: qsTr("WAITING FOR APPROVAL")
                        anchors.left: parent.left
                        anchors.top: parent.top
                        anchors.margins: Theme.space
                    }

                    ListView {
                        id: approvals

                        objectName: "approvalList"
                        anchors.fill: parent
                        anchors.margins: Theme.space
                        anchors.topMargin: Theme.space + approvalsHeading.height
                        spacing: Theme.gap
                        clip: true
                        model: page.board.approvals

                        delegate: ApprovalLine {
                            width: ListView.view.width
                            onClicked: page.board.choose(lpn)
                        }

                        Words {
                            anchors.centerIn: parent
                            text: qsTr("Nothing waits")
                            color: Theme.ink2
                            visible: approvals.count === 0
                        }
                    }

                    MoreBelow {
                        list: approvals
                    }
                }

                Card {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: 1

                    ListHeading {
                        id: overdueHeading

                        text: qsTr("OVERDUE")
                        anchors.left: parent.left
                        anchors.top: parent.top
                        anchors.margins: Theme.space
                    }

                    ListView {
                        id: overdue

                        objectName: "overdueList"
                        anchors.fill: parent
                        anchors.margins: Theme.space
                        anchors.topMargin: Theme.space + overdueHeading.height
                        clip: true
                        model: page.board.overdue

                        delegate: OverdueLine {
                            width: ListView.view.width
                        }

                        Words {
                            anchors.centerIn: parent
                            text: qsTr("Nothing is overdue")
                            color: Theme.ink2
                            visible: overdue.count === 0
                        }
                    }

                    MoreBelow {
                        list: overdue
                    }
                }
            }
        }
    }
}
