import QtQuick
import Custody
Item { id: main
 required property BenchViewModel bench
 Binding { target: Theme; property: "dark"; value: main.bench.dark } }
