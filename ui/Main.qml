// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// The frame of the bench: top bar, flash, the thing in hand, the one question, what I hold, the action bar.
Rectangle {
    id: main

    required property BenchViewModel bench

    color: Theme.ground
    focus: true
    Keys.onReturnPressed: main.bench.primary()
    Keys.onEnterPressed: main.bench.primary()
    Keys.onEscapePressed: main.bench.back()

    Binding {
        target: Theme
        property: "dark"
        value: main.bench.dark
    }

    Binding {
        target: Theme
        property: "motion"
        value: main.bench.motion
    }

    Binding {
        target: Theme
        property: "compact"
        value: main.width < 1600
    }

    Shortcut {
        sequence: "F1"
        onActivated: main.bench.toggleMore()
    }

    Shortcut {
        sequence: "F2"
        onActivated: main.bench.primary()
    }

    Shortcut {
        sequence: "F3"
        onActivated: main.bench.second()
    }

    Shortcut {
        sequence: "F4"
        onActivated: main.bench.openHistory()
    }

    Shortcut {
        sequence: "F5"
        onActivated: main.bench.openStatus()
    }

    Shortcut {
        sequence: "Ctrl+B"
        onActivated: main.bench.openBoard()
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        TopBar {
            bench: main.bench
            Layout.fillWidth: true
        }

        FlashBar {
            objectName: "flashBar"
            mark: main.bench.mark
            say: main.bench.say
            flash: main.bench.flash
            repeated: main.bench.repeated
            Layout.fillWidth: true
        }

        RowLayout {
            spacing: Theme.space
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.space

            CurrentCard {
                objectName: "currentCard"
                card: main.bench.card
                visible: !main.bench.wide
                Layout.preferredWidth: Math.round((main.width - 4 * Theme.space) * 0.3)
                Layout.fillHeight: true
            }

            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true

                StackLayout {
                    objectName: "pages"
                    anchors.fill: parent
                    currentIndex: main.bench.page

                    SignInPage {
                        objectName: "signInPage"
                        signIn: main.bench.signIn
                    }

                    ScanPage {
                        objectName: "scanPage"
                        scan: main.bench.scan
                        camera: main.bench.camera
                    }

                    ParcelPage {
                        objectName: "parcelPage"
                        parcel: main.bench.parcel
                    }

                    PhotoPage {
                        objectName: "photoPage"
                        photo: main.bench.photo
                    }

                    ItemPage {
                        objectName: "itemPage"
                        item: main.bench.item
                    }

                    HandOffPage {
                        objectName: "handOffPage"
                        handOff: main.bench.handOff
                    }

                    HistoryPage {
                        objectName: "historyPage"
                        history: main.bench.history
                    }

                    StatusPage {
                        objectName: "statusPage"
                        status: main.bench.status
                    }

                    BoardPage {
                        objectName: "boardPage"
                        board: main.bench.board
                    }
                }

                RefusedPanel {
                    objectName: "refusedPanel"
                    anchors.fill: parent
                    bench: main.bench
                    visible: main.bench.refused
                }
            }

            HoldQueue {
                objectName: "holdPanel"
                card: main.bench.card
                visible: !main.bench.wide
                Layout.fillWidth: false
                Layout.preferredWidth: Math.round((main.width - 4 * Theme.space) * 0.25)
                Layout.fillHeight: true
            }
        }

        ActionBar {
            bench: main.bench
            Layout.fillWidth: true
        }
    }

    MorePanel {
        objectName: "morePanel"
        bench: main.bench
        visible: main.bench.more
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.actionBar + Theme.gap
        width: Math.min(parent.width - 2 * Theme.space, 1000)
    }
}
