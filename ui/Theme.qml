// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
pragma Singleton

import QtQuick

// Every colour, size and distance of the bench. Nothing else in ui/ names a number of its own for these.
QtObject {
    property bool dark: false
    property bool motion: true
    property bool compact: true // less than 1600 px wide

    readonly property color ground: dark ? "#12151A" : "#F4F3EF"
    readonly property color card: dark ? "#1C2128" : "#FFFFFF"
    readonly property color line: dark ? "#363D47" : "#D8D5CC"
    readonly property color ink: dark ? "#F2F4F7" : "#14181F"
    readonly property color ink2: dark ? "#B4BCC8" : "#4A5260"
    readonly property color ghost: dark ? "#5A6472" : "#A9A698" // drawings only, never words
    readonly property color sunken: dark ? "#171B21" : "#ECEAE3"
    readonly property color pressed: dark ? "#2A313B" : "#E4E1D8"
    readonly property color accent: dark ? "#8FB4FF" : "#1746A2"
    readonly property color accentPressed: dark ? "#6F9BF2" : "#0F3580"
    readonly property color accentInk: dark ? "#0B1220" : "#FFFFFF"
    readonly property color breakGlass: dark ? "#C7A6FF" : "#5B2A9D"

    // By the number of a mark: none, ok, attention, refused, info.
    readonly property list<color> marks: dark ? ["#B4BCC8", "#5BD893", "#FFC061", "#FF8A80", "#7CC4F5"] : ["#4A5260", "#0A6B37", "#8A4B00", "#A11B14", "#0B4F86"]
    readonly property list<color> washes: dark ? ["#1C2128", "#16302A", "#33291A", "#38201F", "#18293A"] : ["#FFFFFF", "#E3F1E8", "#F8ECDB", "#F9E4E2", "#E2EEF7"]
    readonly property color markInk: dark ? "#12151A" : "#FFFFFF"
    // One colour a custodian in a timeline, told apart also by the name beside it.
    readonly property list<color> custodians: dark ? ["#8FB4FF", "#F2A65A", "#5BD8C4", "#D69BF0", "#D7CB5B", "#F58FA8"] : ["#1746A2", "#B4540A", "#0B7A6B", "#7A2E9E", "#746A00", "#A81E4A"]

    readonly property string family: "Inter"
    readonly property string mono: "DejaVu Sans Mono"
    readonly property int label: 18
    readonly property int body: compact ? 20 : 22
    readonly property int title: compact ? 26 : 30
    readonly property int headline: compact ? 36 : 44
    readonly property int hero: compact ? 60 : 72
    readonly property real leading: 1.25

    readonly property int gap: 8
    readonly property int space: compact ? 16 : 24
    readonly property int radius: 14
    readonly property int touch: 64
    readonly property int primary: 88
    readonly property int key: compact ? 72 : 88
    readonly property int focus: 3
    readonly property int topBar: 64
    readonly property int flashBar: compact ? 48 : 56
    readonly property int actionBar: 104
    readonly property int quick: motion ? 120 : 0
}
