// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Custody

// One parcel at the door: what its label says, how it arrived, then what lies in it.
Item {
    id: page

    required property ParcelViewModel parcel

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.compact ? 4 : Theme.gap
        spacing: Theme.compact ? 12 : 20

        Question {
            text: page.parcel.question
            Layout.fillWidth: true
        }

        Card {
            Layout.fillWidth: true
            implicitHeight: label.implicitHeight + 2 * Theme.space

            ColumnLayout {
                id: label

                anchors.fill: parent
                anchors.margins: Theme.space
                spacing: Theme.gap

                RowLayout {
                    Words {
                        objectName: "carrier"
                        text: page.parcel.carrier
                        font.weight: Font.Bold
                        Layout.fillWidth: true
                    }

                    StatusMark {
                        objectName: "expectation"
                        mark: page.parcel.expectationMark
                        words: page.parcel.expectation
                        size: Theme.body
                    }
                }

                GroupedCode {
                    objectName: "tracking"
                    text: page.parcel.tracking
                    font.pixelSize: Theme.headline
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.label
                    wrapMode: Text.NoWrap
                    Layout.fillWidth: true
                }

                StatusMark {
                    objectName: "check"
                    mark: page.parcel.checkMark
                    words: page.parcel.check
                    visible: page.parcel.check !== ""
                    Layout.fillWidth: true
                }

                StatusMark {
                    objectName: "destination"
                    mark: page.parcel.destinationMark
                    words: page.parcel.destination
                    visible: page.parcel.destination !== ""
                    Layout.fillWidth: true
                }
            }
        }

        ColumnLayout {
            visible: page.parcel.arriving
            spacing: Theme.compact ? 10 : 18

            ChoiceRow {
                objectName: "conditions"
                choices: page.parcel.conditions
                Layout.fillWidth: true
                onChose: key => page.parcel.chooseCondition(key)
            }

            ChoiceRow {
                objectName: "seals"
                choices: page.parcel.seals
                Layout.fillWidth: true
                onChose: key => page.parcel.chooseSeal(key)
            }

            RowLayout {
                spacing: Theme.space

                Words {
                    text: qsTr("Pieces")
                    color: Theme.ink2
                }

                Stepper {
                    objectName: "pieces"
                    count: page.parcel.pieces
                    onMore: page.parcel.morePieces()
                    onFewer: page.parcel.fewerPieces()
                }

                Item {
                    Layout.fillWidth: true
                }

                Pictogram {
                    name: "scale"
                    color: Theme.ink2
                    Layout.preferredWidth: 36
                    Layout.preferredHeight: 36
                }

                Words {
                    objectName: "weight"
                    text: page.parcel.weight
                    font.pixelSize: Theme.title
                    font.weight: Font.Bold
                    wrapMode: Text.NoWrap
                }
            }
        }

        ColumnLayout {
            visible: page.parcel.registering
            spacing: Theme.gap + 4

            Words {
                text: qsTr("No tag on it? Tap what it is:")
                color: Theme.ink2
            }

            ChoiceRow {
                objectName: "categories"
                choices: page.parcel.categories
                Layout.fillWidth: true
                onChose: key => page.parcel.chooseCategory(key)
            }
        }

        ItemList {
            visible: !page.parcel.arriving
            codes: page.parcel.items
            nothing: qsTr("No items registered yet")
            Layout.fillWidth: true
            Layout.fillHeight: true
        }

        Item {
            visible: page.parcel.arriving
            Layout.fillHeight: true
        }
    }
}
