<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n faults</source>
        <translation>
            <numerusform>%n fault</numerusform>
            <numerusform>%n faults</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages dropped</source>
        <translation>
            <numerusform>%n message dropped</numerusform>
            <numerusform>%n messages dropped</numerusform>
        </translation>
    </message>
</context>
</TS>
