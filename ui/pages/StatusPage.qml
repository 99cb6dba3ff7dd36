// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// The bench's own health: its devices, what still waits to be sent, today's counts.
Item {
    id: page

    required property StatusViewModel status

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.compact ? 12 : 20

        Question {
            text: page.status.question
            Layout.fillWidth: true
        }

        RowLayout {
            spacing: Theme.space

            Tally {
                objectName: "tallyParcels"
                count: page.status.parcels
                words: qsTr("parcels today")
            }

            Tally {
                objectName: "tallyExceptions"
                count: page.status.exceptions
                words: qsTr("exceptions")
                mark: page.status.exceptions > 0 ? 2 : 0
            }

            Tally {
                objectName: "tallyUnknown"
                count: page.status.unknown
                words: qsTr("unknown scans")
                mark: page.status.unknown > 0 ? 2 : 0
            }
        }

        RowLayout {
            spacing: Theme.space

            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 3

                ListView {
                    id: devices

                    objectName: "deviceList"
                    anchors.fill: parent
                    anchors.margins: Theme.space
                    anchors.bottomMargin: Theme.space + (contentHeight > parent.height - 2 * Theme.space ? more.height : 0)
                    clip: true
                    enabled: !page.status.saving // its buttons look so too: nothing is tested meanwhile
                    cacheBuffer: 4000 // a handful of rows, whose heights differ
                    model: page.status.devices

                    header: ListHeading {
                        text: qsTr("DEVICES")
                    }

                    delegate: DeviceLine {
                        width: ListView.view.width
                        onTested: key => page.status.testDevice(key)
                    }
                }

                MoreBelow {
                    id: more

                    list: devices
                    anchors.bottom: undefined
                    anchors.top: devices.bottom // over the last line it would hide what is to be done
                }
            }

            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 3

                ListView {
                    id: lanes

                    objectName: "laneList"
                    anchors.fill: parent
                    anchors.margins: Theme.space
                    clip: true
                    model: page.status.lanes

                    header: ListHeading {
                        text: qsTr("SENT AND RECEIPTED")
                    }

                    delegate: LaneLine {
                        width: ListView.view.width
                    }
                }

                MoreBelow {
                    list: lanes
                }
            }
        }
    }
}
