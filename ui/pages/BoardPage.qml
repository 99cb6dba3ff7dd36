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

                ListView {
                    id: zones

                    objectName: "zoneList"
                    anchors.fill: parent
                    anchors.margins: Theme.space
                    clip: true
                    model: page.board.zones

                    header: ListHeading {
                        text: qsTr("ZONES")
                    }

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

                    ListView {
                        id: approvals

                        objectName: "approvalList"
                        anchors.fill: parent
                        anchors.margins: Theme.space
                        spacing: Theme.gap
                        clip: true
                        model: page.board.approvals

                        header: ListHeading {
                            text: qsTr("WAITING FOR APPROVAL")
                        }

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

                    ListView {
                        id: overdue

                        objectName: "overdueList"
                        anchors.fill: parent
                        anchors.margins: Theme.space
                        clip: true
                        model: page.board.overdue

                        header: ListHeading {
                            text: qsTr("OVERDUE")
                        }

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
