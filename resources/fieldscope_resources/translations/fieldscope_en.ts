<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n added</numerusform>
            <numerusform>%n added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n devices</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n faults</source>
        <translation>
            <numerusform>%n fault</numerusform>
            <numerusform>%n faults</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n markers and commands of the stretch stand in the head of the file.</source>
        <translation>
            <numerusform>%n marker or command of the stretch stands in the head of the file.</numerusform>
            <numerusform>%n markers and commands of the stretch stand in the head of the file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages dropped</source>
        <translation>
            <numerusform>%n message dropped</numerusform>
            <numerusform>%n messages dropped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n points answered. Those that are not picked appear all the same, by their address.</source>
        <translation>
            <numerusform>%n point answered. If it is not picked it appears all the same, by its address.</numerusform>
            <numerusform>%n points answered. Those that are not picked appear all the same, by their address.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n produced tags</source>
        <translation>
            <numerusform>%n produced tag</numerusform>
            <numerusform>%n produced tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n produced tags in {name}.</source>
        <translation>
            <numerusform>%n produced tag in {name}.</numerusform>
            <numerusform>%n produced tags in {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows from {name} by {headings}</source>
        <translation>
            <numerusform>%n row from {name} by {headings}</numerusform>
            <numerusform>%n rows from {name} by {headings}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signals</source>
        <translation>
            <numerusform>%n signal</numerusform>
            <numerusform>%n signals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signals are watched</source>
        <translation>
            <numerusform>%n signal is watched</numerusform>
            <numerusform>%n signals are watched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n structures (see the page Structure)</source>
        <translation>
            <numerusform>%n structure (see the page Structure)</numerusform>
            <numerusform>%n structures (see the page Structure)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tags. Which of them are produced the controller does not tell: the test does.</source>
        <translation>
            <numerusform>%n tag. Whether it is produced the controller does not tell: the test does.</numerusform>
            <numerusform>%n tags. Which of them are produced the controller does not tell: the test does.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already</source>
        <translation>
            <numerusform>%n was there already</numerusform>
            <numerusform>%n were there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %n more</source>
        <translation>
            <numerusform>+ %n more</numerusform>
            <numerusform>+ %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All samples of %n signals by time of arrival, not reduced to what is drawn.</source>
        <translation>
            <numerusform>All samples of %n signal by time of arrival, not reduced to what is drawn.</numerusform>
            <numerusform>All samples of %n signals by time of arrival, not reduced to what is drawn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All samples of %n signals by time of the device, not reduced to what is drawn.</source>
        <translation>
            <numerusform>All samples of %n signal by time of the device, not reduced to what is drawn.</numerusform>
            <numerusform>All samples of %n signals by time of the device, not reduced to what is drawn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Limits of %n signals</source>
        <translation>
            <numerusform>Limits of %n signal</numerusform>
            <numerusform>Limits of %n signals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
