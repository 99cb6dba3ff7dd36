<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>custody::ui::BenchViewModel</name>
    <message numerus="yes">
        <source>holds %n</source>
        <translation>
            <numerusform>holds %n</numerusform>
            <numerusform>holds %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>custody::ui::CardViewModel</name>
    <message numerus="yes">
        <source>%n parcels</source>
        <translation>
            <numerusform>%n parcel</numerusform>
            <numerusform>%n parcels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exceptions</source>
        <translation>
            <numerusform>%n exception</numerusform>
            <numerusform>%n exceptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown scans</source>
        <translation>
            <numerusform>%n unknown scan</numerusform>
            <numerusform>%n unknown scans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>custody::ui::HandOffViewModel</name>
    <message numerus="yes">
        <source>I have counted %n items and take them into my custody.</source>
        <translation>
            <numerusform>I have counted %n item and take it into my custody.</numerusform>
            <numerusform>I have counted %n items and take them into my custody.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>custody::ui::SignInViewModel</name>
    <message numerus="yes">
        <source>%n things are still held here</source>
        <translation>
            <numerusform>%n thing is still held here</numerusform>
            <numerusform>%n things are still held here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>words</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
</TS>
