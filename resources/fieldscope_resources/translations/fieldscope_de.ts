<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n hinzugefügt</numerusform>
            <numerusform>%n hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n devices</source>
        <translation>
            <numerusform>%n Gerät</numerusform>
            <numerusform>%n Geräte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n faults</source>
        <translation>
            <numerusform>%n Störung</numerusform>
            <numerusform>%n Störungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n markers of the stretch stand in the head of the file.</source>
        <translation>
            <numerusform>%n Marke des Zeitraums steht im Kopf der Datei.</numerusform>
            <numerusform>%n Marken des Zeitraums stehen im Kopf der Datei.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages dropped</source>
        <translation>
            <numerusform>%n Meldung verworfen</numerusform>
            <numerusform>%n Meldungen verworfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n points answered. Those that are not picked appear all the same, by their address.</source>
        <translation>
            <numerusform>%n Datenpunkt hat geantwortet. Auch wenn er nicht gewählt wird, erscheint er, mit seiner Adresse.</numerusform>
            <numerusform>%n Datenpunkte haben geantwortet. Auch nicht gewählte erscheinen, mit ihrer Adresse.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n produced tags</source>
        <translation>
            <numerusform>%n produziertes Tag</numerusform>
            <numerusform>%n produzierte Tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n produced tags in {name}.</source>
        <translation>
            <numerusform>%n produziertes Tag in {name}.</numerusform>
            <numerusform>%n produzierte Tags in {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows from {name} by {headings}</source>
        <translation>
            <numerusform>%n Zeile aus {name} mit {headings}</numerusform>
            <numerusform>%n Zeilen aus {name} mit {headings}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signals</source>
        <translation>
            <numerusform>%n Signal</numerusform>
            <numerusform>%n Signale</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signals are watched</source>
        <translation>
            <numerusform>%n Signal wird überwacht</numerusform>
            <numerusform>%n Signale werden überwacht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n structures (see the page Structure)</source>
        <translation>
            <numerusform>%n Struktur (siehe Seite „Struktur“)</numerusform>
            <numerusform>%n Strukturen (siehe Seite „Struktur“)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tags. Which of them are produced the controller does not tell: the test does.</source>
        <translation>
            <numerusform>%n Tag. Ob es produziert wird, sagt die Steuerung nicht: der Test zeigt es.</numerusform>
            <numerusform>%n Tags. Welche davon produziert werden, sagt die Steuerung nicht: der Test zeigt es.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already</source>
        <translation>
            <numerusform>%n war schon vorhanden</numerusform>
            <numerusform>%n waren schon vorhanden</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;About Fieldscope</source>
        <translation>Ü&amp;ber Fieldscope</translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>&amp;Quittieren</translation>
    </message>
    <message>
        <source>&amp;Alarms</source>
        <translation>&amp;Alarme</translation>
    </message>
    <message>
        <source>&amp;Arm for 10 min</source>
        <translation>Für 10 min fre&amp;igeben</translation>
    </message>
    <message>
        <source>&amp;Browse the controller</source>
        <translation>Steuerung &amp;durchsuchen</translation>
    </message>
    <message>
        <source>&amp;Capture</source>
        <translation>Au&amp;fzeichnen</translation>
    </message>
    <message>
        <source>&amp;Capturing …</source>
        <translation>Zeichnet au&amp;f …</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>&amp;Erneut prüfen</translation>
    </message>
    <message>
        <source>&amp;Commands</source>
        <translation>&amp;Befehle</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy	Ctrl+C</source>
        <translation>&amp;Kopieren	Strg+C</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Derived signals…</source>
        <translation>&amp;Berechnete Signale…</translation>
    </message>
    <message>
        <source>&amp;Detach the dock, or put it back</source>
        <translation>Dock &amp;lösen oder wieder einsetzen</translation>
    </message>
    <message>
        <source>&amp;Discover</source>
        <translation>Geräte &amp;suchen</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Events</source>
        <translation>&amp;Ereignisse</translation>
    </message>
    <message>
        <source>&amp;Export samples as CSV…</source>
        <translation>Werte als CSV &amp;exportieren…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>F&amp;iltern</translation>
    </message>
    <message>
        <source>&amp;Frames</source>
        <translation>&amp;Telegramme</translation>
    </message>
    <message>
        <source>&amp;From an interrogation</source>
        <translation>Aus einer &amp;Generalabfrage</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>V&amp;ollbild</translation>
    </message>
    <message>
        <source>&amp;Go to…</source>
        <translation>&amp;Gehe zu…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>&amp;Ausblenden</translation>
    </message>
    <message>
        <source>&amp;Hold</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Keys and gestures</source>
        <translation>&amp;Tasten und Gesten</translation>
    </message>
    <message>
        <source>&amp;Lanes</source>
        <translation>&amp;Spuren</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Limits…</source>
        <translation>&amp;Grenzwerte…</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>&amp;Mark changes</source>
        <translation>Änderungen &amp;markieren</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Messen</translation>
    </message>
    <message>
        <source>&amp;Menu of what has the focus</source>
        <translation>Kontext&amp;menü an dieser Stelle</translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation>&amp;Neues Projekt</translation>
    </message>
    <message>
        <source>&amp;Next part of the window</source>
        <translation>&amp;Nächster Teil des Fensters</translation>
    </message>
    <message>
        <source>&amp;Only this source</source>
        <translation>Nur diese &amp;Quelle</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>Projekt ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Part of the window before</source>
        <translation>&amp;Vorheriger Teil des Fensters</translation>
    </message>
    <message>
        <source>&amp;Plot</source>
        <translation>&amp;Kurven</translation>
    </message>
    <message>
        <source>&amp;Plot or take off	Enter</source>
        <translation>&amp;Darstellen oder entfernen	Eingabe</translation>
    </message>
    <message>
        <source>&amp;Plot selected signals</source>
        <translation>Gewählte Signale &amp;darstellen</translation>
    </message>
    <message>
        <source>&amp;Plot the signals</source>
        <translation>Signale &amp;darstellen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Be&amp;enden</translation>
    </message>
    <message>
        <source>&amp;Recent projects</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Redo {what}</source>
        <translation>&amp;Wiederholen: {what}</translation>
    </message>
    <message>
        <source>&amp;Remove all signals</source>
        <translation>Alle Signale entfe&amp;rnen</translation>
    </message>
    <message>
        <source>&amp;Remove limits</source>
        <translation>Grenzwerte &amp;entfernen</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen…</translation>
    </message>
    <message>
        <source>&amp;Reset window layout</source>
        <translation>Fensteranordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Save as CSV…</source>
        <translation>Als CSV &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation>Projekt &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Show this moment in the lanes</source>
        <translation>Diesen Moment in den Spuren &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Sources</source>
        <translation>&amp;Quellen</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>S&amp;tarten</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>&amp;Stop browsing</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>&amp;Stop the test</source>
        <translation>Test &amp;stoppen</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Undo {what}</source>
        <translation>&amp;Rückgängig: {what}</translation>
    </message>
    <message>
        <source>&amp;Use for this tag</source>
        <translation>Für dieses Tag ü&amp;bernehmen</translation>
    </message>
    <message>
        <source>&amp;Use the selected</source>
        <translation>&amp;Gewählte übernehmen</translation>
    </message>
    <message>
        <source>&amp;Use this device</source>
        <translation>Gerät ü&amp;bernehmen</translation>
    </message>
    <message>
        <source>&amp;Values</source>
        <translation>&amp;Werte</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>(row {number})</source>
        <translation>(Zeile {number})</translation>
    </message>
    <message>
        <source>(value)</source>
        <translation>(Wert)</translation>
    </message>
    <message numerus="yes">
        <source>+ %n more</source>
        <translation>
            <numerusform>+ %n weiteres</numerusform>
            <numerusform>+ %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>1 bit</source>
        <translation>1 Bit</translation>
    </message>
    <message>
        <source>: did you mean “{name}”?</source>
        <translation>: meinten Sie „{name}“?</translation>
    </message>
    <message>
        <source>: there are {names}</source>
        <translation>: es gibt {names}</translation>
    </message>
    <message>
        <source>: write a comma</source>
        <translation>: schreiben Sie ein Komma</translation>
    </message>
    <message>
        <source>: write “and”, or bit(x, 3) for a bit</source>
        <translation>: schreiben Sie „and“ oder bit(x, 3) für ein Bit</translation>
    </message>
    <message>
        <source>: write “not”</source>
        <translation>: schreiben Sie „not“</translation>
    </message>
    <message>
        <source>: write “or”</source>
        <translation>: schreiben Sie „or“</translation>
    </message>
    <message>
        <source>A comma stands only between the arguments of a function (numbers have a point)</source>
        <translation>Ein Komma steht nur zwischen den Argumenten einer Funktion (Zahlen haben einen Punkt)</translation>
    </message>
    <message>
        <source>A controller produces DINT, REAL, arrays of them and user-defined structures; of this tag it does not</source>
        <translation>Eine Steuerung produziert DINT, REAL, Felder davon und benutzerdefinierte Strukturen; dieses Tag nicht</translation>
    </message>
    <message>
        <source>A file for each record</source>
        <translation>Eine Datei je Datensatz</translation>
    </message>
    <message>
        <source>A line for each moment, a column for each signal, which holds its previous sample.</source>
        <translation>Eine Zeile je Zeitpunkt, eine Spalte je Signal, die den vorigen Wert hält.</translation>
    </message>
    <message>
        <source>A page earlier</source>
        <translation>Eine Seite früher</translation>
    </message>
    <message>
        <source>A page later</source>
        <translation>Eine Seite später</translation>
    </message>
    <message>
        <source>A simulated PLC and a simulated 104 server: moving curves in a few seconds</source>
        <translation>Simulierte SPS und simulierter 104-Server: laufende Kurven in wenigen Sekunden</translation>
    </message>
    <message>
        <source>A value or a name is missing before “{text}”</source>
        <translation>Vor „{text}“ fehlt ein Wert oder ein Name</translation>
    </message>
    <message>
        <source>ARMED – locks itself in {time}</source>
        <translation>FREIGEGEBEN – sperrt sich in {time}</translation>
    </message>
    <message>
        <source>About Fieldscope</source>
        <translation>Über Fieldscope</translation>
    </message>
    <message>
        <source>Ackno&amp;wledge</source>
        <translation>Qui&amp;ttieren</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>Acknowledge a&amp;ll</source>
        <translation>A&amp;lle quittieren</translation>
    </message>
    <message>
        <source>Ad&amp;vanced</source>
        <translation>Er&amp;weitert</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add &amp;104 server…</source>
        <translation>&amp;104-Server hinzufügen…</translation>
    </message>
    <message>
        <source>Add &amp;PLC…</source>
        <translation>&amp;SPS hinzufügen…</translation>
    </message>
    <message>
        <source>Add 104 server</source>
        <translation>104-Server hinzufügen</translation>
    </message>
    <message>
        <source>Add PLC</source>
        <translation>SPS hinzufügen</translation>
    </message>
    <message>
        <source>Add a row to “{table}” (Insert)</source>
        <translation>Zeile zu „{table}“ hinzufügen (Einfg)</translation>
    </message>
    <message>
        <source>Add {title}</source>
        <translation>{title} hinzufügen</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Alarms ({unseen})</source>
        <translation>Alarme ({unseen})</translation>
    </message>
    <message>
        <source>All connections</source>
        <translation>Alle Verbindungen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>All parts and their licences: {link}</source>
        <translation>Alle Teile und ihre Lizenzen: {link}</translation>
    </message>
    <message numerus="yes">
        <source>All samples of %n signals by time of arrival, not reduced to what is drawn.</source>
        <translation>
            <numerusform>Alle Werte von %n Signal nach Empfangszeit, nicht auf das Gezeichnete reduziert.</numerusform>
            <numerusform>Alle Werte von %n Signalen nach Empfangszeit, nicht auf das Gezeichnete reduziert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All samples of %n signals by time of the device, not reduced to what is drawn.</source>
        <translation>
            <numerusform>Alle Werte von %n Signal nach Gerätezeit, nicht auf das Gezeichnete reduziert.</numerusform>
            <numerusform>Alle Werte von %n Signalen nach Gerätezeit, nicht auf das Gezeichnete reduziert.</numerusform>
        </translation>
    </message>
    <message>
        <source>All signals</source>
        <translation>Alle Signale</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>Alle Quellen</translation>
    </message>
    <message>
        <source>Alt+↑</source>
        <translation>Alt+↑</translation>
    </message>
    <message>
        <source>Alt+↓</source>
        <translation>Alt+↓</translation>
    </message>
    <message>
        <source>An alarm above this value</source>
        <translation>Alarm oberhalb dieses Werts</translation>
    </message>
    <message>
        <source>An alarm below this value</source>
        <translation>Alarm unterhalb dieses Werts</translation>
    </message>
    <message>
        <source>An alarm when no sample came for so long</source>
        <translation>Alarm, wenn so lange kein Wert kam</translation>
    </message>
    <message>
        <source>An alarm when two samples differ by more</source>
        <translation>Alarm, wenn sich zwei Werte um mehr unterscheiden</translation>
    </message>
    <message>
        <source>An alarm while the value is invalid or not there</source>
        <translation>Alarm, solange der Wert ungültig ist oder fehlt</translation>
    </message>
    <message>
        <source>An alarm while the value is one of these</source>
        <translation>Alarm, solange der Wert einer von diesen ist</translation>
    </message>
    <message>
        <source>An operator is missing before “{text}”</source>
        <translation>Vor „{text}“ fehlt ein Operator</translation>
    </message>
    <message>
        <source>An operator or a closing bracket is missing before “{text}”</source>
        <translation>Vor „{text}“ fehlt ein Operator oder eine schließende Klammer</translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation>Empfang</translation>
    </message>
    <message>
        <source>As a Markdown table</source>
        <translation>Als Markdown-Tabelle</translation>
    </message>
    <message>
        <source>As cells for a spreadsheet</source>
        <translation>Als Zellen für eine Tabellenkalkulation</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>Ask again later</source>
        <translation>Später erneut fragen</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Frage…</translation>
    </message>
    <message>
        <source>Asks on every network card, or on the chosen one, which EtherNet/IP devices are there</source>
        <translation>Fragt auf jeder oder der gewählten Netzwerkkarte, welche EtherNet/IP-Geräte vorhanden sind</translation>
    </message>
    <message>
        <source>At character {number}</source>
        <translation>An Zeichen {number}</translation>
    </message>
    <message>
        <source>At every sample of any signal in it</source>
        <translation>Bei jedem Wert eines der Signale</translation>
    </message>
    <message>
        <source>At the samples of its first signal</source>
        <translation>Bei den Werten des ersten Signals</translation>
    </message>
    <message>
        <source>BAD</source>
        <translation>SCHLECHT</translation>
    </message>
    <message>
        <source>Back to the automatic range</source>
        <translation>Zurück zum automatischen Bereich</translation>
    </message>
    <message>
        <source>Back to the view before</source>
        <translation>Zurück zur vorigen Ansicht</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>Bad quality</source>
        <translation>Schlechte Qualität</translation>
    </message>
    <message>
        <source>Before this can be used – {problem}</source>
        <translation>Noch nicht verwendbar – {problem}</translation>
    </message>
    <message>
        <source>Begin minimum and maximum &amp;anew</source>
        <translation>Minimum und Maximum &amp;neu beginnen</translation>
    </message>
    <message>
        <source>Between the cursors</source>
        <translation>Zwischen den Cursorn</translation>
    </message>
    <message>
        <source>Between the quotation marks stands no name</source>
        <translation>Zwischen den Anführungszeichen steht kein Name</translation>
    </message>
    <message>
        <source>Between two lanes</source>
        <translation>Zwischen zwei Spuren</translation>
    </message>
    <message>
        <source>Browsing needs the package pycomm3, which is not installed: {how}</source>
        <translation>Das Durchsuchen braucht das Paket pycomm3, das nicht installiert ist: {how}</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>S&amp;palten</translation>
    </message>
    <message>
        <source>C&amp;opy picture of the lanes</source>
        <translation>Bild der Spuren &amp;kopieren</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>CSV-Dateien (*.csv *.txt *.tsv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Ca&amp;ncel the selection</source>
        <translation>Anwahl abbreche&amp;n</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change &amp;limits…</source>
        <translation>&amp;Grenzwerte ändern…</translation>
    </message>
    <message>
        <source>Change limits</source>
        <translation>Grenzwerte ändern</translation>
    </message>
    <message>
        <source>Change marker “{text}”…	Enter</source>
        <translation>Marke „{text}“ ändern…	Eingabe</translation>
    </message>
    <message>
        <source>Change the chosen marker</source>
        <translation>Die gewählte Marke ändern</translation>
    </message>
    <message>
        <source>Change the span; LIVE stays LIVE</source>
        <translation>Zeitspanne ändern; LIVE bleibt LIVE</translation>
    </message>
    <message>
        <source>Changes nothing in the plant</source>
        <translation>Ändert nichts in der Anlage</translation>
    </message>
    <message>
        <source>Changes of a digital signal or a state</source>
        <translation>Wechsel eines digitalen Signals oder Zustands</translation>
    </message>
    <message>
        <source>Choose the file: {name}</source>
        <translation>Datei wählen: {name}</translation>
    </message>
    <message>
        <source>Choose the signal above</source>
        <translation>Das Signal darüber wählen</translation>
    </message>
    <message>
        <source>Choose the signal below</source>
        <translation>Das Signal darunter wählen</translation>
    </message>
    <message>
        <source>Clea&amp;r</source>
        <translation>Lee&amp;ren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close ta&amp;b</source>
        <translation>Register sc&amp;hließen</translation>
    </message>
    <message>
        <source>Close the connection and open it anew</source>
        <translation>Die Verbindung schließen und neu aufbauen</translation>
    </message>
    <message>
        <source>Co&amp;mmand…</source>
        <translation>Be&amp;fehl…</translation>
    </message>
    <message>
        <source>Comma, 1.5</source>
        <translation>Komma, 1.5</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Common address</source>
        <translation>Gemeinsame Adresse</translation>
    </message>
    <message>
        <source>Compare two values at a time: write  a &lt; b and b &lt; c</source>
        <translation>Vergleichen Sie je zwei Werte: schreiben Sie  a &lt; b and b &lt; c</translation>
    </message>
    <message>
        <source>Connect to a Logix controller and consume its produced tags</source>
        <translation>Mit einer Logix-Steuerung verbinden und ihre produzierten Tags konsumieren</translation>
    </message>
    <message>
        <source>Connect to an IEC 60870-5-104 controlled station</source>
        <translation>Mit einer IEC-60870-5-104-Unterstation verbinden</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Connection to command</source>
        <translation>Verbindung für Befehle</translation>
    </message>
    <message>
        <source>Connections and lanes that were saved before</source>
        <translation>Gespeicherte Verbindungen und Spuren</translation>
    </message>
    <message>
        <source>Connections that run, of all</source>
        <translation>Laufende Verbindungen, von allen</translation>
    </message>
    <message>
        <source>Connections to capture</source>
        <translation>Aufzuzeichnende Verbindungen</translation>
    </message>
    <message>
        <source>Consume produced tags of a Logix controller over EtherNet/IP</source>
        <translation>Produzierte Tags einer Logix-Steuerung über EtherNet/IP konsumieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Tabelle kopieren</translation>
    </message>
    <message>
        <source>Copy the &amp;octets</source>
        <translation>&amp;Oktette kopieren</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Die gewählten Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy the selected rows, or all: as cells for a spreadsheet, or as Markdown for a report</source>
        <translation>Die gewählten oder alle Zeilen kopieren: als Zellen für eine Tabellenkalkulation oder als Markdown für einen Bericht</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>Versionen kopieren</translation>
    </message>
    <message>
        <source>Ctrl+Shift+←</source>
        <translation>Strg+Umschalt+←</translation>
    </message>
    <message>
        <source>Ctrl+Shift+↑</source>
        <translation>Strg+Umschalt+↑</translation>
    </message>
    <message>
        <source>Ctrl+Shift+→</source>
        <translation>Strg+Umschalt+→</translation>
    </message>
    <message>
        <source>Ctrl+Shift+↓</source>
        <translation>Strg+Umschalt+↓</translation>
    </message>
    <message>
        <source>Ctrl+←</source>
        <translation>Strg+←</translation>
    </message>
    <message>
        <source>Ctrl+↑</source>
        <translation>Strg+↑</translation>
    </message>
    <message>
        <source>Ctrl+→</source>
        <translation>Strg+→</translation>
    </message>
    <message>
        <source>Ctrl+↓</source>
        <translation>Strg+↓</translation>
    </message>
    <message>
        <source>Cursor A here	A</source>
        <translation>Cursor A hierher	A</translation>
    </message>
    <message>
        <source>Cursor A under the mouse, else take hold of it</source>
        <translation>Cursor A unter die Maus, sonst ihn in die Hand nehmen</translation>
    </message>
    <message>
        <source>Cursor B here	B</source>
        <translation>Cursor B hierher	B</translation>
    </message>
    <message>
        <source>Cursor B under the mouse, else take hold of it</source>
        <translation>Cursor B unter die Maus, sonst ihn in die Hand nehmen</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Data size</source>
        <translation>Datengröße</translation>
    </message>
    <message>
        <source>Deadband</source>
        <translation>Hysterese</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Derived</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <source>Derived from {names}.</source>
        <translation>Berechnet aus {names}.</translation>
    </message>
    <message>
        <source>Derived signals</source>
        <translation>Berechnete Signale</translation>
    </message>
    <message>
        <source>Devices behind a router do not hear the question: enter their address.</source>
        <translation>Geräte hinter einem Router hören die Frage nicht: geben Sie ihre Adresse ein.</translation>
    </message>
    <message>
        <source>Devices that answered</source>
        <translation>Geräte, die geantwortet haben</translation>
    </message>
    <message>
        <source>Did you mean {name}?</source>
        <translation>Meinten Sie {name}?</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>Dimension</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Duplicate the selected row</source>
        <translation>Die gewählte Zeile duplizieren</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Edit {name}</source>
        <translation>{name} bearbeiten</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabetaste</translation>
    </message>
    <message>
        <source>Enter at least one limit; to watch nothing, remove the limits of this signal</source>
        <translation>Geben Sie mindestens einen Grenzwert ein; um nichts zu überwachen, entfernen Sie die Grenzwerte dieses Signals</translation>
    </message>
    <message>
        <source>Enter the produced tags on the page before first.</source>
        <translation>Tragen Sie zuerst die produzierten Tags auf der Seite davor ein.</translation>
    </message>
    <message>
        <source>Enter: do it, or plot the signal · Esc: close</source>
        <translation>Eingabe: ausführen oder Signal darstellen · Esc: schließen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Every command ever sent; only appended, in {path}</source>
        <translation>Jeder je gesendete Befehl; wird nur ergänzt, in {path}</translation>
    </message>
    <message>
        <source>Every sample is looked at, however short it was outside. What is left empty is not watched.</source>
        <translation>Jeder Wert wird geprüft, auch wenn die Verletzung nur kurz war. Leere Felder werden nicht überwacht.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Everything is in {folder}</source>
        <translation>Alles steht in {folder}</translation>
    </message>
    <message>
        <source>Export frames</source>
        <translation>Telegramme exportieren</translation>
    </message>
    <message>
        <source>Export samples as CSV</source>
        <translation>Werte als CSV exportieren</translation>
    </message>
    <message>
        <source>Export samples of {span} as CSV</source>
        <translation>Werte aus {span} als CSV exportieren</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Expression:</source>
        <translation>Ausdruck:</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>Fastest change</source>
        <translation>Schnellste Änderung</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Fieldscope (safe mode)</source>
        <translation>Fieldscope (abgesicherter Modus)</translation>
    </message>
    <message>
        <source>Fieldscope did not end in order last time.</source>
        <translation>Fieldscope wurde zuletzt nicht ordnungsgemäß beendet.</translation>
    </message>
    <message>
        <source>Fieldscope projects ({pattern})</source>
        <translation>Fieldscope-Projekte ({pattern})</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter events</source>
        <translation>Ereignisse filtern</translation>
    </message>
    <message>
        <source>Filter frames</source>
        <translation>Telegramme filtern</translation>
    </message>
    <message>
        <source>Filter keys and gestures</source>
        <translation>Tasten und Gesten filtern</translation>
    </message>
    <message>
        <source>Filter sources</source>
        <translation>Quellen filtern</translation>
    </message>
    <message>
        <source>Filter the {what}</source>
        <translation>{what} filtern</translation>
    </message>
    <message>
        <source>Filter values</source>
        <translation>Werte filtern</translation>
    </message>
    <message>
        <source>Filter: a key or a word</source>
        <translation>Filter: eine Taste oder ein Wort</translation>
    </message>
    <message>
        <source>Filter: any text</source>
        <translation>Filter: beliebiger Text</translation>
    </message>
    <message>
        <source>Filter: name, bad, changed&lt;5s, type:MFL, ioa:1200-1300</source>
        <translation>Filter: Name, bad, changed&lt;5s, type:MFL, ioa:1200-1300</translation>
    </message>
    <message>
        <source>Filter: name, bad, plotted, changed&lt;5s, type:MFL, ioa:1200-1300</source>
        <translation>Filter: Name, bad, plotted, changed&lt;5s, type:MFL, ioa:1200-1300</translation>
    </message>
    <message>
        <source>Filter: text, sent, received, tcp, udp, wrong, len&gt;100</source>
        <translation>Filter: Text, sent, received, tcp, udp, wrong, len&gt;100</translation>
    </message>
    <message>
        <source>Find a command or a signal</source>
        <translation>Einen Befehl oder ein Signal suchen</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Fit the values of the chosen signal’s lane</source>
        <translation>Werte der Spur des gewählten Signals einpassen</translation>
    </message>
    <message>
        <source>Fit the values of the lane under the mouse, else of all</source>
        <translation>Werte der Spur unter der Maus einpassen, sonst aller</translation>
    </message>
    <message>
        <source>Fit values	F</source>
        <translation>Werte einpassen	F</translation>
    </message>
    <message>
        <source>For the signals that are selected in Sources</source>
        <translation>Für die unter „Quellen“ gewählten Signale</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Telegramme</translation>
    </message>
    <message>
        <source>From the next start on</source>
        <translation>Ab dem nächsten Start</translation>
    </message>
    <message>
        <source>From the value at A to the value at B, per second</source>
        <translation>Vom Wert bei A zum Wert bei B, je Sekunde</translation>
    </message>
    <message>
        <source>From which source</source>
        <translation>Aus welcher Quelle</translation>
    </message>
    <message>
        <source>G&amp;o to part</source>
        <translation>Gehe zu &amp;Teil</translation>
    </message>
    <message>
        <source>Give the signal a name</source>
        <translation>Geben Sie dem Signal einen Namen</translation>
    </message>
    <message>
        <source>Go to a tag, an object address, a command…</source>
        <translation>Gehe zu Tag, Objektadresse, Befehl…</translation>
    </message>
    <message>
        <source>HIGH</source>
        <translation>HOCH</translation>
    </message>
    <message>
        <source>HOLD the view, or back to LIVE</source>
        <translation>Anzeige anhalten (HOLD) oder zurück zu LIVE</translation>
    </message>
    <message>
        <source>High limit</source>
        <translation>Oberer Grenzwert</translation>
    </message>
    <message>
        <source>High time between the first rising edge and the falling edge after it</source>
        <translation>Zeit zwischen der ersten steigenden und der folgenden fallenden Flanke</translation>
    </message>
    <message>
        <source>Higher lane</source>
        <translation>Spur höher</translation>
    </message>
    <message>
        <source>Higher values</source>
        <translation>Höhere Werte</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Hold the mouse button, or the space bar, for one second</source>
        <translation>Maustaste oder Leertaste eine Sekunde gedrückt halten</translation>
    </message>
    <message>
        <source>Hold to execute</source>
        <translation>Halten zum Ausführen</translation>
    </message>
    <message>
        <source>Hold to select</source>
        <translation>Halten zum Anwählen</translation>
    </message>
    <message>
        <source>Hold to send</source>
        <translation>Halten zum Senden</translation>
    </message>
    <message>
        <source>Home	H</source>
        <translation>Grundstellung	H</translation>
    </message>
    <message>
        <source>Home: LIVE, with automatic ranges</source>
        <translation>Grundstellung: LIVE, mit automatischen Bereichen</translation>
    </message>
    <message>
        <source>How far the value must come back before the alarm is over</source>
        <translation>Wie weit der Wert zurückkehren muss, bis der Alarm vorbei ist</translation>
    </message>
    <message>
        <source>How severe</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-Adresse</translation>
    </message>
    <message>
        <source>Import &amp;L5X…</source>
        <translation>&amp;L5X importieren…</translation>
    </message>
    <message>
        <source>Import C&amp;SV…</source>
        <translation>C&amp;SV importieren…</translation>
    </message>
    <message>
        <source>Import L5X</source>
        <translation>L5X importieren</translation>
    </message>
    <message>
        <source>Import from CSV</source>
        <translation>Aus CSV importieren</translation>
    </message>
    <message>
        <source>Import members from CSV</source>
        <translation>Mitglieder aus CSV importieren</translation>
    </message>
    <message>
        <source>Import “{table}” from a CSV file</source>
        <translation>„{table}“ aus einer CSV-Datei importieren</translation>
    </message>
    <message>
        <source>In alarms</source>
        <translation>In Alarmen</translation>
    </message>
    <message>
        <source>In events, frames and alarms</source>
        <translation>In Ereignissen, Telegrammen und Alarmen</translation>
    </message>
    <message>
        <source>In limits</source>
        <translation>In Grenzwerten</translation>
    </message>
    <message>
        <source>In lists</source>
        <translation>In Listen</translation>
    </message>
    <message>
        <source>In the source tree</source>
        <translation>Im Quellenbaum</translation>
    </message>
    <message>
        <source>Insert a function…</source>
        <translation>Funktion einfügen…</translation>
    </message>
    <message>
        <source>Insert a signal…</source>
        <translation>Signal einfügen…</translation>
    </message>
    <message>
        <source>It could not be built: {why}</source>
        <translation>Es konnte nicht erstellt werden: {why}</translation>
    </message>
    <message>
        <source>It is closed, and its samples in memory are dropped. Undo brings back its settings, not its samples.</source>
        <translation>Sie wird geschlossen, und ihre Werte im Speicher werden verworfen. „Rückgängig“ bringt die Einstellungen zurück, nicht die Werte.</translation>
    </message>
    <message>
        <source>Key or gesture</source>
        <translation>Taste oder Geste</translation>
    </message>
    <message>
        <source>Keys and gestures</source>
        <translation>Tasten und Gesten</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>LIVE follows the present; HOLD stands still while samples go on arriving (Space)</source>
        <translation>LIVE folgt der Gegenwart; HOLD steht still, während weiter Werte eintreffen (Leertaste)</translation>
    </message>
    <message>
        <source>LOW</source>
        <translation>TIEF</translation>
    </message>
    <message>
        <source>Labels of the time axis</source>
        <translation>Beschriftung der Zeitachse</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Aufbau</translation>
    </message>
    <message>
        <source>Layout:</source>
        <translation>Aufbau:</translation>
    </message>
    <message>
        <source>Length of time shown</source>
        <translation>Angezeigte Zeitspanne</translation>
    </message>
    <message>
        <source>Length of time that is shown</source>
        <translation>Angezeigte Zeitspanne</translation>
    </message>
    <message>
        <source>Licensed under the Apache License 2.0. Qt and PySide6 are used under the LGPL 3.</source>
        <translation>Lizenziert unter der Apache License 2.0. Qt und PySide6 werden unter der LGPL 3 verwendet.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzwerte</translation>
    </message>
    <message numerus="yes">
        <source>Limits of %n signals</source>
        <translation>
            <numerusform>Grenzwerte von %n Signal</numerusform>
            <numerusform>Grenzwerte von %n Signalen</numerusform>
        </translation>
    </message>
    <message>
        <source>Limits of {name}</source>
        <translation>Grenzwerte von {name}</translation>
    </message>
    <message>
        <source>Listed as an error instead of a warning</source>
        <translation>Als Fehler statt als Warnung aufgeführt</translation>
    </message>
    <message>
        <source>Lists the devices of the network that can be reached without a router.</source>
        <translation>Zeigt die Geräte im Netz, die ohne Router erreichbar sind.</translation>
    </message>
    <message>
        <source>Live values of Rockwell PLCs and IEC 60870-5-104 servers on one time axis.</source>
        <translation>Laufende Werte von Rockwell-SPS und IEC-60870-5-104-Servern auf einer Zeitachse.</translation>
    </message>
    <message>
        <source>Loc&amp;k now</source>
        <translation>Jetzt &amp;sperren</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>Local time ({zone})</source>
        <translation>Ortszeit ({zone})</translation>
    </message>
    <message>
        <source>Locked. Type the connection’s name to arm it.</source>
        <translation>Gesperrt. Zum Freigeben den Namen der Verbindung eintippen.</translation>
    </message>
    <message>
        <source>Locked: arm the connection first</source>
        <translation>Gesperrt: geben Sie erst die Verbindung frei</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Log files: {folder}</source>
        <translation>Logdateien: {folder}</translation>
    </message>
    <message>
        <source>Log of commands</source>
        <translation>Befehlsprotokoll</translation>
    </message>
    <message>
        <source>Longest time the window did not answer within the last second</source>
        <translation>Längste Zeit in der letzten Sekunde, in der das Fenster nicht reagierte</translation>
    </message>
    <message>
        <source>Low limit</source>
        <translation>Unterer Grenzwert</translation>
    </message>
    <message>
        <source>Low limit: it must be below the high limit</source>
        <translation>Unterer Grenzwert: er muss unter dem oberen liegen</translation>
    </message>
    <message>
        <source>Lower lane</source>
        <translation>Spur niedriger</translation>
    </message>
    <message>
        <source>Lower values</source>
        <translation>Niedrigere Werte</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Marker before</source>
        <translation>Vorherige Marke</translation>
    </message>
    <message>
        <source>Marker here…	M</source>
        <translation>Marke hier…	M</translation>
    </message>
    <message>
        <source>Marker with a text</source>
        <translation>Marke mit Text</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Meaning of the frame</source>
        <translation>Bedeutung des Telegramms</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Measured between the cursors</source>
        <translation>Zwischen den Cursorn gemessen</translation>
    </message>
    <message>
        <source>Members of this tag: a heading line with name, type and dimension</source>
        <translation>Mitglieder dieses Tags: eine Kopfzeile mit name, type und dimension</translation>
    </message>
    <message>
        <source>Memory used for samples, of the budget; beyond it the oldest go</source>
        <translation>Für Werte belegter Speicher, vom vorgesehenen; darüber hinaus entfallen die ältesten</translation>
    </message>
    <message>
        <source>Menu key, Shift+F10</source>
        <translation>Menütaste, Umschalt+F10</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>Min</translation>
    </message>
    <message>
        <source>More than {most} brackets or signs within each other</source>
        <translation>Mehr als {most} Klammern oder Vorzeichen ineinander</translation>
    </message>
    <message>
        <source>Move it</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Move it to the lane above, or to a new one</source>
        <translation>Es in die Spur darüber oder in eine neue verschieben</translation>
    </message>
    <message>
        <source>Move it to the lane below, or to a new one</source>
        <translation>Es in die Spur darunter oder in eine neue verschieben</translation>
    </message>
    <message>
        <source>Move through time</source>
        <translation>Durch die Zeit bewegen</translation>
    </message>
    <message>
        <source>Move values</source>
        <translation>Werte verschieben</translation>
    </message>
    <message>
        <source>Must be</source>
        <translation>Soll</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the connection, to arm it</source>
        <translation>Name der Verbindung, zum Freigeben</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>Network adapters, the UDP port for data of PLCs, the clock</source>
        <translation>Netzwerkadapter, UDP-Port für Daten von SPS, Uhr</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>New &amp;tab</source>
        <translation>Neues Re&amp;gister</translation>
    </message>
    <message>
        <source>New tab</source>
        <translation>Neues Register</translation>
    </message>
    <message>
        <source>Next marker</source>
        <translation>Nächste Marke</translation>
    </message>
    <message>
        <source>No alarm. Every sample of the signals under Limits is watched.</source>
        <translation>Kein Alarm. Jeder Wert der Signale unter „Grenzwerte“ wird überwacht.</translation>
    </message>
    <message>
        <source>No browser could be started. The manual is here: {page}</source>
        <translation>Es konnte kein Browser gestartet werden. Das Handbuch liegt hier: {page}</translation>
    </message>
    <message>
        <source>No connection.</source>
        <translation>Keine Verbindung.</translation>
    </message>
    <message>
        <source>No event meets the filter.</source>
        <translation>Kein Ereignis passt zum Filter.</translation>
    </message>
    <message>
        <source>No network adapter has an address</source>
        <translation>Kein Netzwerkadapter hat eine Adresse</translation>
    </message>
    <message>
        <source>No signal meets the filter.</source>
        <translation>Kein Signal passt zum Filter.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Nobody answered. Check the cable and that this computer has an address in the network of the PLC.</source>
        <translation>Niemand hat geantwortet. Prüfen Sie das Kabel und ob dieser Rechner eine Adresse im Netz der SPS hat.</translation>
    </message>
    <message>
        <source>Not executed. The station drops the selection by itself.</source>
        <translation>Nicht ausgeführt. Die Station verwirft die Anwahl von selbst.</translation>
    </message>
    <message>
        <source>Nothing has been sent or received yet.</source>
        <translation>Es wurde noch nichts gesendet oder empfangen.</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Es ist noch nichts geschehen.</translation>
    </message>
    <message>
        <source>Nothing is plotted. Tick signals in Sources, or choose “All signals”.</source>
        <translation>Nichts ist dargestellt. Haken Sie Signale unter „Quellen“ an oder wählen Sie „Alle Signale“.</translation>
    </message>
    <message>
        <source>Nothing is watched yet: select signals in Sources, then “Set limits…”.</source>
        <translation>Noch nichts wird überwacht: wählen Sie Signale unter „Quellen“, dann „Grenzwerte setzen…“.</translation>
    </message>
    <message>
        <source>Nothing plotted yet</source>
        <translation>Noch nichts dargestellt</translation>
    </message>
    <message>
        <source>Object address</source>
        <translation>Objektadresse</translation>
    </message>
    <message>
        <source>Octets</source>
        <translation>Oktette</translation>
    </message>
    <message>
        <source>Octets of the frame</source>
        <translation>Oktette des Telegramms</translation>
    </message>
    <message>
        <source>Of good samples in memory</source>
        <translation>Der guten Werte im Speicher</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>On a cursor</source>
        <translation>Auf einem Cursor</translation>
    </message>
    <message>
        <source>On a name</source>
        <translation>Auf einem Namen</translation>
    </message>
    <message>
        <source>On a value axis</source>
        <translation>Auf einer Werteachse</translation>
    </message>
    <message>
        <source>On the curves</source>
        <translation>Auf den Kurven</translation>
    </message>
    <message>
        <source>On the time axis</source>
        <translation>Auf der Zeitachse</translation>
    </message>
    <message>
        <source>One line per sample</source>
        <translation>Eine Zeile je Wert</translation>
    </message>
    <message>
        <source>One table</source>
        <translation>Eine Tabelle</translation>
    </message>
    <message>
        <source>One table for each produced tag or information object, its fields as columns.</source>
        <translation>Eine Tabelle je produziertem Tag oder Informationsobjekt, seine Felder als Spalten.</translation>
    </message>
    <message>
        <source>Only the first {count} lines are shown.</source>
        <translation>Nur die ersten {count} Zeilen werden angezeigt.</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>Log-Ordner öffnen</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Open the &amp;log folder</source>
        <translation>&amp;Log-Ordner öffnen</translation>
    </message>
    <message>
        <source>Open them</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Over since</source>
        <translation>Vorbei seit</translation>
    </message>
    <message>
        <source>Own axis	O</source>
        <translation>Eigene Achse	O</translation>
    </message>
    <message>
        <source>Own lane	L</source>
        <translation>Eigene Spur	L</translation>
    </message>
    <message>
        <source>Own lane for it</source>
        <translation>Eigene Spur für das Signal</translation>
    </message>
    <message>
        <source>Own value axis for it, or the common one again</source>
        <translation>Eigene Werteachse für das Signal, oder wieder die gemeinsame</translation>
    </message>
    <message>
        <source>PLC</source>
        <translation>SPS</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG-Bild</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Bild ab</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Bild auf</translation>
    </message>
    <message>
        <source>Parameters:</source>
        <translation>Parameter:</translation>
    </message>
    <message>
        <source>Picture written to {path}</source>
        <translation>Bild in {path} gespeichert</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Darstellen</translation>
    </message>
    <message>
        <source>Plot a signal, or remove it from the lanes</source>
        <translation>Ein Signal darstellen oder aus den Spuren entfernen</translation>
    </message>
    <message>
        <source>Plot health of the co&amp;nnection</source>
        <translation>Zustand der &amp;Verbindung darstellen</translation>
    </message>
    <message>
        <source>Plot selected in a &amp;lane each</source>
        <translation>Gewählte in je einer &amp;Spur darstellen</translation>
    </message>
    <message>
        <source>Plot the selected signals</source>
        <translation>Die gewählten Signale darstellen</translation>
    </message>
    <message>
        <source>Plot the signals whose samples you want first.</source>
        <translation>Stellen Sie zuerst die Signale dar, deren Werte Sie brauchen.</translation>
    </message>
    <message>
        <source>Plot {number}</source>
        <translation>Blatt {number}</translation>
    </message>
    <message>
        <source>Plotted</source>
        <translation>Dargestellte</translation>
    </message>
    <message>
        <source>Press A and B over the plot to place two cursors, or drag them.</source>
        <translation>Drücken Sie A und B über den Spuren, um zwei Cursor zu setzen, oder ziehen Sie sie.</translation>
    </message>
    <message>
        <source>Produced tags and structures of a project exported by Studio 5000</source>
        <translation>Produzierte Tags und Strukturen eines aus Studio 5000 exportierten Projekts</translation>
    </message>
    <message>
        <source>Product name</source>
        <translation>Produktname</translation>
    </message>
    <message>
        <source>Protocol parameters</source>
        <translation>Protokollparameter</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>RATE</source>
        <translation>ÄNDERUNG</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Re&amp;connect</source>
        <translation>&amp;Neu verbinden</translation>
    </message>
    <message>
        <source>Reading the tag list; large controllers take a while…</source>
        <translation>Lese die Tag-Liste; bei großen Steuerungen dauert es etwas…</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>Lese {name}…</translation>
    </message>
    <message>
        <source>Reads the tag list of the controller at the address and in the slot of the first page.</source>
        <translation>Liest die Tag-Liste der Steuerung mit Adresse und Steckplatz der ersten Seite.</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt geöffnete Projekte</translation>
    </message>
    <message>
        <source>Relative</source>
        <translation>Relativ</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove cursors</source>
        <translation>Cursor entfernen</translation>
    </message>
    <message>
        <source>Remove cursors	Esc</source>
        <translation>Cursor entfernen	Esc</translation>
    </message>
    <message>
        <source>Remove lane</source>
        <translation>Spur entfernen</translation>
    </message>
    <message>
        <source>Remove limi&amp;ts</source>
        <translation>Grenzwerte &amp;entfernen</translation>
    </message>
    <message>
        <source>Remove limits</source>
        <translation>Grenzwerte entfernen</translation>
    </message>
    <message>
        <source>Remove marker “{text}”	Del</source>
        <translation>Marke „{text}“ entfernen	Entf</translation>
    </message>
    <message>
        <source>Remove the cursors</source>
        <translation>Die Cursor entfernen</translation>
    </message>
    <message>
        <source>Remove the selected rows (Delete)</source>
        <translation>Die gewählten Zeilen entfernen (Entf)</translation>
    </message>
    <message>
        <source>Remove the signal whose name is under the mouse, else the chosen marker or signal</source>
        <translation>Das Signal entfernen, dessen Name unter der Maus steht, sonst die gewählte Marke oder das gewählte Signal</translation>
    </message>
    <message>
        <source>Remove {names}?</source>
        <translation>{names} entfernen?</translation>
    </message>
    <message>
        <source>Remove {name}	Del</source>
        <translation>{name} entfernen	Entf</translation>
    </message>
    <message>
        <source>Rena&amp;me tab…</source>
        <translation>Register &amp;umbenennen…</translation>
    </message>
    <message>
        <source>Rename tab</source>
        <translation>Register umbenennen</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>F&amp;ortsetzen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Row {row} – {message}</source>
        <translation>Zeile {row} – {message}</translation>
    </message>
    <message>
        <source>Runs the test and lists every object that answers, to be picked and named</source>
        <translation>Führt den Test aus und listet jedes antwortende Objekt zum Auswählen und Benennen auf</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>St&amp;oppen</translation>
    </message>
    <message>
        <source>STALE</source>
        <translation>VERALTET</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>ZUSTAND</translation>
    </message>
    <message>
        <source>SVG picture</source>
        <translation>SVG-Bild</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Samples of bad quality</source>
        <translation>Werte mit schlechter Qualität</translation>
    </message>
    <message>
        <source>Samples over the last 5 s</source>
        <translation>Werte in den letzten 5 s</translation>
    </message>
    <message>
        <source>Samples that the protocols know to be missing, and messages dropped here</source>
        <translation>Werte, deren Fehlen die Protokolle erkennen, und hier verworfene Meldungen</translation>
    </message>
    <message>
        <source>Samples:</source>
        <translation>Werte:</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save &amp;picture of the window…</source>
        <translation>&amp;Bild des Fensters speichern…</translation>
    </message>
    <message>
        <source>Save &amp;report…</source>
        <translation>Be&amp;richt speichern…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Save pi&amp;cture of the lanes…</source>
        <translation>B&amp;ild der Spuren speichern…</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Save picture of the lanes</source>
        <translation>Bild der Spuren speichern</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>Projekt speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Save report (versions, log files, project, picture of the window; nothing is sent)</source>
        <translation>Bericht speichern (Versionen, Logdateien, Projekt, Bild des Fensters; nichts wird versendet)</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Bericht speichern…</translation>
    </message>
    <message>
        <source>Save the changes to this project first?</source>
        <translation>Änderungen an diesem Projekt vorher speichern?</translation>
    </message>
    <message>
        <source>Save values</source>
        <translation>Werte speichern</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>{name} gespeichert</translation>
    </message>
    <message>
        <source>Scale:</source>
        <translation>Skalierung:</translation>
    </message>
    <message>
        <source>Search commands and signals</source>
        <translation>Befehle und Signale suchen</translation>
    </message>
    <message>
        <source>Seconds for which a good value is known</source>
        <translation>Sekunden, für die ein guter Wert bekannt ist</translation>
    </message>
    <message>
        <source>Seconds from the earlier cursor to the first change</source>
        <translation>Sekunden vom früheren Cursor bis zum ersten Wechsel</translation>
    </message>
    <message>
        <source>Select connections, groups or signals in Sources.</source>
        <translation>Wählen Sie unter „Quellen“ Verbindungen, Gruppen oder Signale.</translation>
    </message>
    <message>
        <source>Selected sources</source>
        <translation>Gewählte Quellen</translation>
    </message>
    <message>
        <source>Selected. Hold to execute, or cancel the selection.</source>
        <translation>Angewählt. Halten zum Ausführen, oder Anwahl abbrechen.</translation>
    </message>
    <message>
        <source>Semicolon, 1,5</source>
        <translation>Semikolon, 1,5</translation>
    </message>
    <message>
        <source>Semicolon, 1.5</source>
        <translation>Semikolon, 1.5</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send a command, aimed at what is selected; locked until it is armed</source>
        <translation>Einen Befehl an das Gewählte senden; gesperrt bis zur Freigabe</translation>
    </message>
    <message>
        <source>Send: {command}</source>
        <translation>Senden: {command}</translation>
    </message>
    <message>
        <source>Separator and decimals</source>
        <translation>Trennzeichen und Dezimalzeichen</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Seriennr.</translation>
    </message>
    <message>
        <source>Set li&amp;mits…</source>
        <translation>&amp;Grenzwerte setzen…</translation>
    </message>
    <message>
        <source>Severe</source>
        <translation>Schwerwiegend</translation>
    </message>
    <message>
        <source>Share the height</source>
        <translation>Höhe aufteilen</translation>
    </message>
    <message>
        <source>Shift+F</source>
        <translation>Umschalt+F</translation>
    </message>
    <message>
        <source>Shift+drag, right drag</source>
        <translation>Umschalt+Ziehen, Ziehen rechts</translation>
    </message>
    <message>
        <source>Shift+wheel</source>
        <translation>Umschalt+Mausrad</translation>
    </message>
    <message>
        <source>Shift+↑</source>
        <translation>Umschalt+↑</translation>
    </message>
    <message>
        <source>Shift+↓</source>
        <translation>Umschalt+↓</translation>
    </message>
    <message>
        <source>Show this moment in the lanes</source>
        <translation>Diesen Moment in den Spuren zeigen</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>Signal, value, unit and quality in a line: nothing held, nothing filled in.</source>
        <translation>Signal, Wert, Einheit und Qualität je Zeile: nichts gehalten, nichts ergänzt.</translation>
    </message>
    <message>
        <source>Signals by the names of the source tree, numbers, + − × / ^, comparisons, and, or, not.</source>
        <translation>Signale mit ihren Namen im Quellenbaum, Zahlen, + − × / ^, Vergleiche, and, or, not.</translation>
    </message>
    <message>
        <source>Signals computed from others</source>
        <translation>Signale, die aus anderen berechnet werden</translation>
    </message>
    <message>
        <source>Signs:</source>
        <translation>Zeichen:</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Size [bytes]</source>
        <translation>Größe [Bytes]</translation>
    </message>
    <message>
        <source>Slope of the best straight line through everything between, per second</source>
        <translation>Steigung der Ausgleichsgeraden durch alles dazwischen, je Sekunde</translation>
    </message>
    <message>
        <source>Something is missing at the end</source>
        <translation>Am Ende fehlt etwas</translation>
    </message>
    <message>
        <source>Something on this page has to be corrected</source>
        <translation>Auf dieser Seite ist etwas zu korrigieren</translation>
    </message>
    <message>
        <source>Something unexpected happened.</source>
        <translation>Ein unerwarteter Fehler ist aufgetreten.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Source time</source>
        <translation>Quellzeit</translation>
    </message>
    <message>
        <source>Source time or arrival time</source>
        <translation>Quellzeit oder Empfangszeit</translation>
    </message>
    <message>
        <source>Source time or time of arrival</source>
        <translation>Quellzeit oder Empfangszeit</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Stack or join curves	S</source>
        <translation>Kurven stapeln oder vereinen	S</translation>
    </message>
    <message>
        <source>Stack: a lane for every signal, or one again</source>
        <translation>Stapeln: eine Spur je Signal, oder wieder eine</translation>
    </message>
    <message>
        <source>Stale after</source>
        <translation>Veraltet nach</translation>
    </message>
    <message>
        <source>Stand still to look; frames are collected meanwhile</source>
        <translation>Anhalten zum Ansehen; Telegramme werden weiter gesammelt</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Standard deviation, weighted by time</source>
        <translation>Standardabweichung, zeitgewichtet</translation>
    </message>
    <message>
        <source>Standard: the values that both sides use unless agreed otherwise</source>
        <translation>Standard: die Werte, die beide Seiten ohne andere Absprache verwenden</translation>
    </message>
    <message>
        <source>Start the &amp;demo</source>
        <translation>&amp;Demo starten</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>State, quality bits, gaps, lost packets and jitter over time; dragging a connection does the same</source>
        <translation>Zustand, Qualitätsbits, Lücken, verlorene Pakete und Jitter über der Zeit; wie das Ziehen einer Verbindung auf die Spuren</translation>
    </message>
    <message>
        <source>States</source>
        <translation>Zustände</translation>
    </message>
    <message>
        <source>States: at most {most} of them</source>
        <translation>Zustände: höchstens {most}</translation>
    </message>
    <message>
        <source>States: enter whole numbers with commas between them, such as 0, 3</source>
        <translation>Zustände: geben Sie ganze Zahlen mit Kommas dazwischen ein, zum Beispiel 0, 3</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Steps of the command</source>
        <translation>Schritte des Befehls</translation>
    </message>
    <message>
        <source>Steps of the test</source>
        <translation>Schritte des Tests</translation>
    </message>
    <message>
        <source>Stop the view to look at it (Space); receiving goes on</source>
        <translation>Die Anzeige anhalten (Leertaste); der Empfang läuft weiter</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestoppt.</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Stretch:</source>
        <translation>Zeitraum:</translation>
    </message>
    <message>
        <source>Stretches where nothing is known</source>
        <translation>Zeiträume, in denen nichts bekannt ist</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>Structure of a &amp;file:</source>
        <translation>Struktur aus einer &amp;Datei:</translation>
    </message>
    <message>
        <source>Structure of a file</source>
        <translation>Struktur aus einer Datei</translation>
    </message>
    <message>
        <source>Studio 5000 exports (*.L5X *.l5x);;All files (*)</source>
        <translation>Studio-5000-Exporte (*.L5X *.l5x);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Sum over time: value × seconds</source>
        <translation>Summe über die Zeit: Wert × Sekunden</translation>
    </message>
    <message>
        <source>T&amp;ype:</source>
        <translation>T&amp;yp:</translation>
    </message>
    <message>
        <source>Ta&amp;g:</source>
        <translation>Ta&amp;g:</translation>
    </message>
    <message>
        <source>Tabs</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Tabs of lanes</source>
        <translation>Register der Spuren</translation>
    </message>
    <message>
        <source>Tabulator, 1,5</source>
        <translation>Tabulator, 1,5</translation>
    </message>
    <message>
        <source>Tabulator, 1.5</source>
        <translation>Tabulator, 1.5</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Testing – {seconds:.0f} s</source>
        <translation>Test läuft – {seconds:.0f} s</translation>
    </message>
    <message>
        <source>Text of the marker:</source>
        <translation>Text der Marke:</translation>
    </message>
    <message>
        <source>The clock is behind: it shows {shown}</source>
        <translation>Die Uhr geht nach: sie zeigt {shown}</translation>
    </message>
    <message>
        <source>The clock is not synchronised by NTP; it shows {shown}</source>
        <translation>Die Uhr ist nicht per NTP synchronisiert; sie zeigt {shown}</translation>
    </message>
    <message>
        <source>The clock shows {shown}</source>
        <translation>Die Uhr zeigt {shown}</translation>
    </message>
    <message>
        <source>The connection does not run.</source>
        <translation>Die Verbindung läuft nicht.</translation>
    </message>
    <message>
        <source>The cursor in hand a little earlier</source>
        <translation>Den Cursor in der Hand ein wenig früher</translation>
    </message>
    <message>
        <source>The cursor in hand a little later</source>
        <translation>Den Cursor in der Hand ein wenig später</translation>
    </message>
    <message>
        <source>The cursor to the edge before: sample, change, limit or quality of the chosen signal</source>
        <translation>Den Cursor zur vorherigen Flanke: Wert, Wechsel, Grenzwert oder Qualität des gewählten Signals</translation>
    </message>
    <message>
        <source>The cursor to the next edge</source>
        <translation>Den Cursor zur nächsten Flanke</translation>
    </message>
    <message>
        <source>The device&apos;s time tag, in local time</source>
        <translation>Zeitstempel des Geräts, in Ortszeit</translation>
    </message>
    <message>
        <source>The dock that has the focus gets a window of its own</source>
        <translation>Das Dock mit dem Fokus bekommt ein eigenes Fenster</translation>
    </message>
    <message>
        <source>The expression has more than {most} parts: split it into several</source>
        <translation>Der Ausdruck hat mehr als {most} Teile: teilen Sie ihn auf</translation>
    </message>
    <message>
        <source>The expression has no signal in it: write for example  2 * Speed</source>
        <translation>Im Ausdruck ist kein Signal: schreiben Sie zum Beispiel  2 * Speed</translation>
    </message>
    <message>
        <source>The expression is empty: write for example  2 * Speed</source>
        <translation>Der Ausdruck ist leer: schreiben Sie zum Beispiel  2 * Speed</translation>
    </message>
    <message>
        <source>The expression is longer than {most} characters</source>
        <translation>Der Ausdruck ist länger als {most} Zeichen</translation>
    </message>
    <message>
        <source>The frames could not be exported</source>
        <translation>Die Telegramme konnten nicht exportiert werden</translation>
    </message>
    <message>
        <source>The frames that are listed, as pcapng for Wireshark</source>
        <translation>Die aufgeführten Telegramme, als pcapng für Wireshark</translation>
    </message>
    <message>
        <source>The keyboard goes to the lanes or to the next dock that is seen</source>
        <translation>Die Tastatur wechselt zu den Spuren oder zum nächsten sichtbaren Fensterteil</translation>
    </message>
    <message>
        <source>The language changes at the next start</source>
        <translation>Die Sprache wechselt beim nächsten Start</translation>
    </message>
    <message>
        <source>The last {seconds} s</source>
        <translation>Die letzten {seconds} s</translation>
    </message>
    <message>
        <source>The log of commands cannot be written ({why}): {path}</source>
        <translation>Das Befehlsprotokoll kann nicht geschrieben werden ({why}): {path}</translation>
    </message>
    <message>
        <source>The manual cannot be opened</source>
        <translation>Das Handbuch lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>The manual is being built; it opens by itself in about a minute</source>
        <translation>Das Handbuch wird erstellt; es öffnet sich in etwa einer Minute von selbst</translation>
    </message>
    <message>
        <source>The newest sample</source>
        <translation>Der neueste Wert</translation>
    </message>
    <message>
        <source>The picture could not be saved</source>
        <translation>Das Bild konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The project could not be opened</source>
        <translation>Das Projekt konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>The project could not be saved</source>
        <translation>Das Projekt konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The report could not be saved</source>
        <translation>Der Bericht konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The rest is open without a name, so that the file stays as it is: save it under another name.</source>
        <translation>Der Rest ist ohne Namen geöffnet, damit die Datei bleibt, wie sie ist: speichern Sie unter einem anderen Namen.</translation>
    </message>
    <message>
        <source>The samples between the cursors, else those of the visible stretch; every one</source>
        <translation>Alle Werte zwischen den Cursorn, sonst die des sichtbaren Zeitraums</translation>
    </message>
    <message>
        <source>The samples could not be exported</source>
        <translation>Die Werte konnten nicht exportiert werden</translation>
    </message>
    <message>
        <source>The test has failed at: {step}.</source>
        <translation>Der Test ist gescheitert bei: {step}.</translation>
    </message>
    <message>
        <source>The test has passed, with a remark.</source>
        <translation>Der Test ist bestanden, mit einem Hinweis.</translation>
    </message>
    <message>
        <source>The test has passed: every step holds.</source>
        <translation>Der Test ist bestanden: jeder Schritt ist in Ordnung.</translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation>Der Test wurde gestoppt.</translation>
    </message>
    <message>
        <source>The type of this tag is not entered: choose a structure of a file below, or write it here.</source>
        <translation>Der Typ dieses Tags fehlt: wählen Sie unten eine Struktur aus einer Datei oder schreiben Sie ihn hier.</translation>
    </message>
    <message>
        <source>The unsaved changes could not be opened</source>
        <translation>Die nicht gespeicherten Änderungen konnten nicht geöffnet werden</translation>
    </message>
    <message>
        <source>The values could not be saved</source>
        <translation>Die Werte konnten nicht gespeichert werden</translation>
    </message>
    <message>
        <source>There are no signals yet.</source>
        <translation>Es gibt noch keine Signale.</translation>
    </message>
    <message>
        <source>There are unsaved changes of {when:%Y-%m-%d %H:%M:%S}. Open them?</source>
        <translation>Es gibt nicht gespeicherte Änderungen vom {when:%d.%m.%Y %H:%M:%S}. Öffnen?</translation>
    </message>
    <message>
        <source>There is no driver “{driver}”.</source>
        <translation>Es gibt keinen Treiber „{driver}“.</translation>
    </message>
    <message>
        <source>There is no function “{name}”</source>
        <translation>Es gibt keine Funktion „{name}“</translation>
    </message>
    <message>
        <source>There is no signal in it.</source>
        <translation>Darin ist kein Signal.</translation>
    </message>
    <message>
        <source>There is no signal {name} (yet): it is waited for.</source>
        <translation>Es gibt (noch) kein Signal {name}: es wird darauf gewartet.</translation>
    </message>
    <message>
        <source>There is nothing to export</source>
        <translation>Es gibt nichts zu exportieren</translation>
    </message>
    <message>
        <source>They stay in the file as they are.</source>
        <translation>Sie bleiben unverändert in der Datei.</translation>
    </message>
    <message>
        <source>This bracket closes nothing</source>
        <translation>Diese Klammer schließt nichts</translation>
    </message>
    <message>
        <source>This bracket is not closed</source>
        <translation>Diese Klammer ist nicht geschlossen</translation>
    </message>
    <message>
        <source>This computer&apos;s network</source>
        <translation>Netzwerk dieses Rechners</translation>
    </message>
    <message>
        <source>This installation came without its manual; bundles and the source tree carry it.</source>
        <translation>Diese Installation kam ohne Handbuch; Bundles und der Quellbaum enthalten es.</translation>
    </message>
    <message>
        <source>This protocol is not part of this installation</source>
        <translation>Dieses Protokoll gehört nicht zu dieser Installation</translation>
    </message>
    <message>
        <source>This quotation mark is not closed</source>
        <translation>Dieses Anführungszeichen ist nicht geschlossen</translation>
    </message>
    <message>
        <source>Tick a signal in the source tree, or drag signals here.
Bools and states get their own kind of lane.</source>
        <translation>Haken Sie ein Signal im Quellenbaum an oder ziehen Sie Signale hierher.
BOOL-Werte und Zustände bekommen eine eigene Art von Spur.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time:</source>
        <translation>Zeit:</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Title of the tab:</source>
        <translation>Titel des Registers:</translation>
    </message>
    <message>
        <source>To another lane, to an edge for an own axis, or between lanes</source>
        <translation>In eine andere Spur, an den Rand für eine eigene Achse oder zwischen Spuren</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Try these settings with a connection of its own; nothing is changed</source>
        <translation>Diese Einstellungen mit einer eigenen Verbindung testen; nichts wird verändert</translation>
    </message>
    <message>
        <source>Turn to this tab</source>
        <translation>Zu diesem Register wechseln</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>UDP port {port} cannot be opened: {strerror}</source>
        <translation>UDP-Port {port} lässt sich nicht öffnen: {strerror}</translation>
    </message>
    <message>
        <source>UDP port {port} is free to receive data of PLCs</source>
        <translation>UDP-Port {port} ist frei für den Empfang von SPS-Daten</translation>
    </message>
    <message>
        <source>UDP port {port} is held by {who}</source>
        <translation>UDP-Port {port} ist belegt durch {who}</translation>
    </message>
    <message>
        <source>UDP port {port} is in use by this program, as it should be</source>
        <translation>UDP-Port {port} wird von diesem Programm benutzt, wie vorgesehen</translation>
    </message>
    <message>
        <source>UI lag {lag:.0f} ms</source>
        <translation>Oberfläche {lag:.0f} ms verzögert</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Unit:</source>
        <translation>Einheit:</translation>
    </message>
    <message>
        <source>Until then the visible stretch is measured.</source>
        <translation>Bis dahin wird der sichtbare Zeitraum gemessen.</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>Use &amp;all</source>
        <translation>&amp;Alle übernehmen</translation>
    </message>
    <message>
        <source>Use these settings and keep this dialog open</source>
        <translation>Diese Einstellungen übernehmen, der Dialog bleibt offen</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Value of the sample before cursor A, never of the nearest one</source>
        <translation>Letzter Wert vor Cursor A, nie der nächstgelegene</translation>
    </message>
    <message>
        <source>Value of the sample before cursor B, never of the nearest one</source>
        <translation>Letzter Wert vor Cursor B, nie der nächstgelegene</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Values received per second, over all connections</source>
        <translation>Empfangene Werte je Sekunde, über alle Verbindungen</translation>
    </message>
    <message>
        <source>Versions, log files, project and a picture of the window in one zip; nothing is sent</source>
        <translation>Versionen, Logdateien, Projekt und ein Bild des Fensters in einer ZIP-Datei; nichts wird versendet</translation>
    </message>
    <message>
        <source>Visible</source>
        <translation>Sichtbarer</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Watch a controlled station: points appear by interrogation</source>
        <translation>Eine Unterstation beobachten: Datenpunkte erscheinen durch Generalabfrage</translation>
    </message>
    <message>
        <source>Watch every sample of the selected signals, and raise alarms</source>
        <translation>Jeden Wert der gewählten Signale überwachen und Alarme auslösen</translation>
    </message>
    <message>
        <source>Weighted by time; time without a good value is left out</source>
        <translation>Zeitgewichtet; Zeit ohne guten Wert bleibt außer Acht</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What a right click there would offer; the menu key does the same</source>
        <translation>Was ein Rechtsklick dort anbieten würde; die Menütaste tut dasselbe</translation>
    </message>
    <message>
        <source>What else can be done with them</source>
        <translation>Was sonst mit ihnen getan werden kann</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>What is still missing</source>
        <translation>Was noch fehlt</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was sie bewirkt</translation>
    </message>
    <message>
        <source>What the connection is called in the tree, in plots and in exports</source>
        <translation>Name der Verbindung im Baum, in Spuren und in Exporten</translation>
    </message>
    <message>
        <source>What to check</source>
        <translation>Was zu prüfen ist</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>When this computer received it, in local time</source>
        <translation>Wann dieser Rechner ihn empfing, in Ortszeit</translation>
    </message>
    <message>
        <source>Which clock places a sample: this computer&apos;s on arrival, or the device&apos;s time tag (T)</source>
        <translation>Welche Uhr einen Wert einordnet: die dieses Rechners beim Empfang oder der Zeitstempel des Geräts (T)</translation>
    </message>
    <message>
        <source>Which of its limits it is beyond</source>
        <translation>Welcher Grenzwert verletzt ist</translation>
    </message>
    <message>
        <source>Which signals</source>
        <translation>Welche Signale</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Without saving, changes of connections and lanes are lost.</source>
        <translation>Ohne Speichern gehen Änderungen an Verbindungen und Spuren verloren.</translation>
    </message>
    <message>
        <source>Write the quality of each sample</source>
        <translation>Qualität jedes Werts schreiben</translation>
    </message>
    <message>
        <source>Writing {name}: {rows:,} rows</source>
        <translation>Schreibe {name}: {rows:,} Zeilen</translation>
    </message>
    <message>
        <source>Writing {name}…</source>
        <translation>Schreibe {name}…</translation>
    </message>
    <message>
        <source>You have seen the selected alarms; those that are over go</source>
        <translation>Sie haben die gewählten Alarme gesehen; vergangene entfallen</translation>
    </message>
    <message>
        <source>Zip (*.zip)</source>
        <translation>ZIP (*.zip)</translation>
    </message>
    <message>
        <source>Zoom back	Backspace</source>
        <translation>Zoom zurück	Rücktaste</translation>
    </message>
    <message>
        <source>Zoom into the box</source>
        <translation>In den Rahmen zoomen</translation>
    </message>
    <message>
        <source>Zoom into time</source>
        <translation>Zeit vergrößern</translation>
    </message>
    <message>
        <source>Zoom into values</source>
        <translation>Werte vergrößern</translation>
    </message>
    <message>
        <source>Zoom out of time</source>
        <translation>Zeit verkleinern</translation>
    </message>
    <message>
        <source>Zoom out of values</source>
        <translation>Werte verkleinern</translation>
    </message>
    <message>
        <source>Zoom time</source>
        <translation>Zeit zoomen</translation>
    </message>
    <message>
        <source>Zoom values</source>
        <translation>Werte zoomen</translation>
    </message>
    <message>
        <source>a VPN</source>
        <translation>ein VPN</translation>
    </message>
    <message>
        <source>a derived signal needs a name, without blanks around it</source>
        <translation>ein berechnetes Signal braucht einen Namen, ohne Leerzeichen am Rand</translation>
    </message>
    <message>
        <source>a virtual adapter</source>
        <translation>ein virtueller Adapter</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>active, seen</source>
        <translation>aktiv, gesehen</translation>
    </message>
    <message>
        <source>add {name}</source>
        <translation>{name} hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>angle of the point (x, y): atan2(y, x)</source>
        <translation>Winkel des Punkts (x, y): atan2(y, x)</translation>
    </message>
    <message>
        <source>another program (often RSLinx, FactoryTalk Linx or a second copy)</source>
        <translation>ein anderes Programm (oft RSLinx, FactoryTalk Linx oder ein zweites Fieldscope)</translation>
    </message>
    <message>
        <source>any: the system chooses</source>
        <translation>beliebig: das System wählt</translation>
    </message>
    <message>
        <source>armed</source>
        <translation>freigegeben</translation>
    </message>
    <message>
        <source>at most {limit:g} s</source>
        <translation>höchstens {limit:g} s</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>bit of an integer, counted from 0: bit(x, 3)</source>
        <translation>Bit einer ganzen Zahl, ab 0 gezählt: bit(x, 3)</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>blockiert</translation>
    </message>
    <message>
        <source>by hand or because its connection ended</source>
        <translation>von Hand oder weil die Verbindung endete</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>change ≤ {rate:g}/s</source>
        <translation>Änderung ≤ {rate:g}/s</translation>
    </message>
    <message>
        <source>changes by {value:.4g}{unit} per second, more than {limit:.4g}</source>
        <translation>ändert sich um {value:.4g}{unit} je Sekunde, mehr als {limit:.4g}</translation>
    </message>
    <message>
        <source>close it: not every PLC sends its data to another port</source>
        <translation>schließen Sie es: nicht jede SPS sendet ihre Daten an einen anderen Port</translation>
    </message>
    <message>
        <source>compare it with the station&apos;s before you rely on time tags</source>
        <translation>vergleichen Sie sie mit der Uhr der Station, bevor Sie sich auf Zeitstempel verlassen</translation>
    </message>
    <message>
        <source>cosine, x in radians</source>
        <translation>Kosinus, x in Radiant</translation>
    </message>
    <message>
        <source>data of a PLC may be sent to it instead of the plant&apos;s network: choose the adapter in “Add PLC”</source>
        <translation>Daten einer SPS könnten dorthin statt ins Anlagennetz gehen: wählen Sie den Adapter unter „SPS hinzufügen“</translation>
    </message>
    <message>
        <source>decimal logarithm</source>
        <translation>Zehnerlogarithmus</translation>
    </message>
    <message>
        <source>derivative, per second, from sample to sample</source>
        <translation>Ableitung, je Sekunde, von Wert zu Wert</translation>
    </message>
    <message>
        <source>derived signals</source>
        <translation>berechnete Signale</translation>
    </message>
    <message>
        <source>device type {device_type}</source>
        <translation>Gerätetyp {device_type}</translation>
    </message>
    <message>
        <source>difference to the sample before</source>
        <translation>Differenz zum vorigen Wert</translation>
    </message>
    <message>
        <source>done</source>
        <translation>ausgeführt</translation>
    </message>
    <message>
        <source>e to the power of x</source>
        <translation>e hoch x</translation>
    </message>
    <message>
        <source>edges</source>
        <translation>Flanken</translation>
    </message>
    <message>
        <source>edit {name}</source>
        <translation>{name} bearbeiten</translation>
    </message>
    <message>
        <source>elapsed time invalid</source>
        <translation>Laufzeit ungültig</translation>
    </message>
    <message>
        <source>enter a number</source>
        <translation>geben Sie eine Zahl ein</translation>
    </message>
    <message>
        <source>enter a whole number</source>
        <translation>geben Sie eine ganze Zahl ein</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>every {seconds:g} s</source>
        <translation>alle {seconds:g} s</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>first edge</source>
        <translation>1. Flanke</translation>
    </message>
    <message>
        <source>from {least:g} to {most:g}</source>
        <translation>von {least:g} bis {most:g}</translation>
    </message>
    <message>
        <source>from {least} to {most}</source>
        <translation>von {least} bis {most}</translation>
    </message>
    <message>
        <source>gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>gaps counted since the start</source>
        <translation>seit dem Start gezählte Lücken</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>good quality</source>
        <translation>gute Qualität</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>holds, but</source>
        <translation>in Ordnung, aber</translation>
    </message>
    <message>
        <source>if(condition, then, else)</source>
        <translation>if(Bedingung, dann, sonst)</translation>
    </message>
    <message>
        <source>in the future</source>
        <translation>in der Zukunft</translation>
    </message>
    <message>
        <source>info</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>internal error</source>
        <translation>interner Fehler</translation>
    </message>
    <message>
        <source>into this lane</source>
        <translation>in diese Spur</translation>
    </message>
    <message>
        <source>invalid</source>
        <translation>ungültig</translation>
    </message>
    <message>
        <source>inverse cosine, radians</source>
        <translation>Arkuskosinus, Radiant</translation>
    </message>
    <message>
        <source>inverse sine, radians</source>
        <translation>Arkussinus, Radiant</translation>
    </message>
    <message>
        <source>inverse tangent, radians</source>
        <translation>Arkustangens, Radiant</translation>
    </message>
    <message>
        <source>is {state}</source>
        <translation>ist {state}</translation>
    </message>
    <message>
        <source>it was written by a newer Fieldscope (format {version}, here {most} at most): update first</source>
        <translation>sie wurde von einem neueren Fieldscope geschrieben (Format {version}, hier höchstens {most}): bitte zuerst aktualisieren</translation>
    </message>
    <message>
        <source>known s</source>
        <translation>bekannt s</translation>
    </message>
    <message>
        <source>lanes</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>largest departure from the interval in the period, of awaited packets too</source>
        <translation>größte Abweichung vom Intervall im Zeitabschnitt, auch erwarteter Pakete</translation>
    </message>
    <message>
        <source>largest of its arguments</source>
        <translation>größtes der Argumente</translation>
    </message>
    <message>
        <source>limits</source>
        <translation>Grenzwerte</translation>
    </message>
    <message>
        <source>line {number}: {error}</source>
        <translation>Zeile {number}: {error}</translation>
    </message>
    <message>
        <source>locked: {why}</source>
        <translation>gesperrt: {why}</translation>
    </message>
    <message>
        <source>lost {lost}</source>
        <translation>verloren {lost}</translation>
    </message>
    <message>
        <source>magnitude</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>max</source>
        <translation>max</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>memory {used} of {budget}</source>
        <translation>Speicher {used} von {budget}</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>moving RMS over time: rms(x, 200 ms)</source>
        <translation>gleitender Effektivwert: rms(x, 200 ms)</translation>
    </message>
    <message>
        <source>moving mean over time: mean(x, 5 s)</source>
        <translation>gleitender Mittelwert: mean(x, 5 s)</translation>
    </message>
    <message>
        <source>natural logarithm</source>
        <translation>natürlicher Logarithmus</translation>
    </message>
    <message>
        <source>nearest integer</source>
        <translation>nächste ganze Zahl</translation>
    </message>
    <message>
        <source>new lane</source>
        <translation>neue Spur</translation>
    </message>
    <message>
        <source>next integer above</source>
        <translation>nächste ganze Zahl darüber</translation>
    </message>
    <message>
        <source>next integer below</source>
        <translation>nächste ganze Zahl darunter</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>no heading of the first line is known; use {expected}</source>
        <translation>keine Überschrift der ersten Zeile ist bekannt; verwenden Sie {expected}</translation>
    </message>
    <message>
        <source>no sample for more than {limit:g} s</source>
        <translation>seit mehr als {limit:g} s kein Wert</translation>
    </message>
    <message>
        <source>no sources</source>
        <translation>keine Quellen</translation>
    </message>
    <message>
        <source>no value yet</source>
        <translation>noch kein Wert</translation>
    </message>
    <message>
        <source>nobody answered its request for an address; enter a fixed one</source>
        <translation>niemand hat seine Adressanfrage beantwortet; tragen Sie eine feste Adresse ein</translation>
    </message>
    <message>
        <source>none imported yet</source>
        <translation>noch keine importiert</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>not topical</source>
        <translation>nicht aktuell</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht versucht</translation>
    </message>
    <message>
        <source>not used: {names}</source>
        <translation>nicht verwendet: {names}</translation>
    </message>
    <message>
        <source>not {states}</source>
        <translation>nicht {states}</translation>
    </message>
    <message>
        <source>of at least {least}</source>
        <translation>von mindestens {least}</translation>
    </message>
    <message>
        <source>of at most {most}</source>
        <translation>von höchstens {most}</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>older samples left memory</source>
        <translation>ältere Werte sind nicht mehr im Speicher</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>or</source>
        <translation>oder</translation>
    </message>
    <message>
        <source>out of range</source>
        <translation>außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>over</source>
        <translation>vorbei</translation>
    </message>
    <message>
        <source>overflow</source>
        <translation>Überlauf</translation>
    </message>
    <message>
        <source>own axis</source>
        <translation>eigene Achse</translation>
    </message>
    <message>
        <source>packets lost since the start, as the protocol counts them</source>
        <translation>seit dem Start verlorene Pakete, wie das Protokoll sie zählt</translation>
    </message>
    <message>
        <source>per s</source>
        <translation>je s</translation>
    </message>
    <message>
        <source>plug in the cable, or give the adapter an address; only simulators on this computer can be reached</source>
        <translation>stecken Sie das Kabel ein oder geben Sie dem Adapter eine Adresse; nur Simulatoren auf diesem Rechner sind erreichbar</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Datenpunkte</translation>
    </message>
    <message>
        <source>process {process}</source>
        <translation>Prozess {process}</translation>
    </message>
    <message>
        <source>pulse s</source>
        <translation>Impuls s</translation>
    </message>
    <message>
        <source>quality bits set anywhere: of the newest samples and of all in the period</source>
        <translation>irgendwo gesetzte Qualitätsbits: der neuesten Werte und aller im Zeitabschnitt</translation>
    </message>
    <message>
        <source>received {arrival}
source time {source}</source>
        <translation>empfangen {arrival}
Quellzeit {source}</translation>
    </message>
    <message>
        <source>relative</source>
        <translation>relativ</translation>
    </message>
    <message>
        <source>remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>searching…</source>
        <translation>suche…</translation>
    </message>
    <message>
        <source>self-testing, silentx</source>
        <translation>Selbsttest, stummxxx</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>sent, received, tcp, udp: that only
wrong: it breaks the protocol, or tells of a refusal
len&gt;100: octets, also &lt; and =
anything else: the connection or the line of text contains it</source>
        <translation>sent, received, tcp, udp: nur diese (gesendet, empfangen, …)
wrong: verletzt das Protokoll oder meldet eine Ablehnung
len&gt;100: Oktette, auch &lt; und =
alles andere: Verbindung oder Textzeile enthält es</translation>
    </message>
    <message>
        <source>silent now</source>
        <translation>jetzt stumm</translation>
    </message>
    <message>
        <source>sine, x in radians</source>
        <translation>Sinus, x in Radiant</translation>
    </message>
    <message>
        <source>slope /s</source>
        <translation>Steigung /s</translation>
    </message>
    <message>
        <source>smallest of its arguments</source>
        <translation>kleinstes der Argumente</translation>
    </message>
    <message>
        <source>source time · {day}</source>
        <translation>Quellzeit · {day}</translation>
    </message>
    <message>
        <source>speed: name, path or type contains it
bad: the latest value is invalid, blocked, not topical, overflowed, or missing
plotted: it is shown in a lane
changed&lt;5s: a sample came within the last 5 seconds (ms, s, min, h)
type:MFL: type, as the protocol or by its short name
ioa:1200-1300: information object address, or a range
ca:7: common address, or a range</source>
        <translation>speed: Name, Pfad oder Typ enthält es
bad: der letzte Wert ist ungültig, blockiert, nicht aktuell, übergelaufen oder fehlt
plotted: in einer Spur dargestellt
changed&lt;5s: ein Wert kam in den letzten 5 Sekunden (ms, s, min, h)
type:MFL: Typ, wie im Protokoll oder als Kurzname
ioa:1200-1300: Objektadresse oder Bereich
ca:7: gemeinsame Adresse oder Bereich</translation>
    </message>
    <message>
        <source>square root</source>
        <translation>Quadratwurzel</translation>
    </message>
    <message>
        <source>state of the connection</source>
        <translation>Zustand der Verbindung</translation>
    </message>
    <message>
        <source>state {state}</source>
        <translation>Zustand {state}</translation>
    </message>
    <message>
        <source>status {status}</source>
        <translation>Status {status}</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>substituted</source>
        <translation>ersetzt</translation>
    </message>
    <message>
        <source>such as {example}</source>
        <translation>zum Beispiel {example}</translation>
    </message>
    <message>
        <source>sum over time since the beginning, unit · seconds</source>
        <translation>Summe über die Zeit seit Beginn, Einheit · Sekunden</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>tangent, x in radians</source>
        <translation>Tangens, x in Radiant</translation>
    </message>
    <message>
        <source>the field is empty</source>
        <translation>das Feld ist leer</translation>
    </message>
    <message>
        <source>the file has more than {most} rows</source>
        <translation>die Datei hat mehr als {most} Zeilen</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>the heading line must have name, type and dimension, and a member must follow</source>
        <translation>die Kopfzeile muss name, type und dimension enthalten, und ein Mitglied muss folgen</translation>
    </message>
    <message>
        <source>the program was closed meanwhile</source>
        <translation>das Programm wurde inzwischen beendet</translation>
    </message>
    <message>
        <source>the value is invalid or not there</source>
        <translation>der Wert ist ungültig oder fehlt</translation>
    </message>
    <message>
        <source>this is not a CSV file: {error}</source>
        <translation>dies ist keine CSV-Datei: {error}</translation>
    </message>
    <message>
        <source>this is not a project file (it has no “schema”)</source>
        <translation>dies ist keine Projektdatei (es fehlt „schema“)</translation>
    </message>
    <message>
        <source>this is not a project file (its parts are nested more than {most} deep)</source>
        <translation>dies ist keine Projektdatei (ihre Teile sind tiefer als {most} verschachtelt)</translation>
    </message>
    <message>
        <source>this is not a project file ({error})</source>
        <translation>dies ist keine Projektdatei ({error})</translation>
    </message>
    <message>
        <source>this is not a text file</source>
        <translation>dies ist keine Textdatei</translation>
    </message>
    <message>
        <source>time has run out</source>
        <translation>Zeit abgelaufen</translation>
    </message>
    <message>
        <source>time stamps of recordings and of 104 stations will not fit: set the clock, best by NTP</source>
        <translation>Zeitstempel von Aufzeichnungen und 104-Stationen werden nicht passen: stellen Sie die Uhr, am besten per NTP</translation>
    </message>
    <message>
        <source>time tag invalid</source>
        <translation>Zeitstempel ungültig</translation>
    </message>
    <message>
        <source>trend /s</source>
        <translation>Trend /s</translation>
    </message>
    <message>
        <source>trying</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>under way …</source>
        <translation>läuft …</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>vendor {vendor}</source>
        <translation>Hersteller {vendor}</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>x within limits: clamp(x, low, high)</source>
        <translation>x innerhalb von Grenzen: clamp(x, unten, oben)</translation>
    </message>
    <message>
        <source>{active} active, {unseen} not seen yet</source>
        <translation>{active} aktiv, {unseen} noch nicht gesehen</translation>
    </message>
    <message>
        <source>{count:,} events</source>
        <translation>{count:,} Ereignisse</translation>
    </message>
    <message>
        <source>{count:,} not kept up with</source>
        <translation>{count:,} nicht erfasst</translation>
    </message>
    <message>
        <source>{count:,} older went</source>
        <translation>{count:,} ältere entfallen</translation>
    </message>
    <message>
        <source>{count} frames</source>
        <translation>{count} Telegramme</translation>
    </message>
    <message>
        <source>{devices} answered.</source>
        <translation>{devices} gefunden.</translation>
    </message>
    <message>
        <source>{devices} answered; asking again…</source>
        <translation>{devices} gefunden; frage erneut…</translation>
    </message>
    <message>
        <source>{field}: enter a number</source>
        <translation>{field}: geben Sie eine Zahl ein</translation>
    </message>
    <message>
        <source>{label}: enter a value {span}{unit}, not {value}</source>
        <translation>{label}: geben Sie einen Wert {span}{unit} ein, nicht {value}</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least} bis {most}</translation>
    </message>
    <message>
        <source>{names} looks like {what}</source>
        <translation>{names} ist vermutlich {what}</translation>
    </message>
    <message>
        <source>{name} (process {process})</source>
        <translation>{name} (Prozess {process})</translation>
    </message>
    <message>
        <source>{name} cannot be read: {why}</source>
        <translation>{name} kann nicht gelesen werden: {why}</translation>
    </message>
    <message>
        <source>{name} gave itself the address {address}</source>
        <translation>{name} hat sich selbst die Adresse {address} gegeben</translation>
    </message>
    <message>
        <source>{name} is larger than {most} MB</source>
        <translation>{name} ist größer als {most} MB</translation>
    </message>
    <message>
        <source>{name} is locked.</source>
        <translation>{name} ist gesperrt.</translation>
    </message>
    <message>
        <source>{name} is not a text file</source>
        <translation>{name} ist keine Textdatei</translation>
    </message>
    <message>
        <source>{name} is too large for a project file</source>
        <translation>{name} ist zu groß für eine Projektdatei</translation>
    </message>
    <message>
        <source>{name} needs a length of time up to 24 h: {name}(x, 5 s)</source>
        <translation>{name} braucht eine Zeitspanne bis 24 h: {name}(x, 5 s)</translation>
    </message>
    <message>
        <source>{name} takes {wanted} arguments, not {count}: {meaning}</source>
        <translation>{name} hat {wanted} Argumente, nicht {count}: {meaning}</translation>
    </message>
    <message>
        <source>{name} – {size} bytes</source>
        <translation>{name} – {size} Bytes</translation>
    </message>
    <message>
        <source>{name}: some parts could not be used</source>
        <translation>{name}: einiges konnte nicht verwendet werden</translation>
    </message>
    <message>
        <source>{path} cannot be written: {why}</source>
        <translation>{path} kann nicht geschrieben werden: {why}</translation>
    </message>
    <message>
        <source>{rate} values/s</source>
        <translation>{rate} Werte/s</translation>
    </message>
    <message>
        <source>{rows:,} rows written to {files}</source>
        <translation>{rows:,} Zeilen in {files} geschrieben</translation>
    </message>
    <message>
        <source>{running} of {count} sources run</source>
        <translation>{running} von {count} Quellen laufen</translation>
    </message>
    <message>
        <source>{shown:,} of {every}</source>
        <translation>{shown:,} von {every}</translation>
    </message>
    <message>
        <source>{shown:,} of {held:,}</source>
        <translation>{shown:,} von {held:,}</translation>
    </message>
    <message>
        <source>{size} bytes; data size = tag bytes + {header} = {total}.</source>
        <translation>{size} Bytes; Datengröße = Bytes des Tags + {header} = {total}.</translation>
    </message>
    <message>
        <source>{span} in memory; drag the window to look back</source>
        <translation>{span} im Speicher; ziehen Sie das Fenster, um zurückzublicken</translation>
    </message>
    <message>
        <source>{span} old</source>
        <translation>{span} alt</translation>
    </message>
    <message>
        <source>{text}

Fieldscope goes on. The log file has the details:
{log_file}</source>
        <translation>{text}

Fieldscope läuft weiter. Einzelheiten stehen in der Logdatei:
{log_file}</translation>
    </message>
    <message>
        <source>{text} was entered as the address.</source>
        <translation>{text} wurde als Adresse eingetragen.</translation>
    </message>
    <message>
        <source>{title} is still under way.</source>
        <translation>{title} läuft noch.</translation>
    </message>
    <message>
        <source>{value:.6g}{unit} is above {limit:.6g}{unit}</source>
        <translation>{value:.6g}{unit} ist über {limit:.6g}{unit}</translation>
    </message>
    <message>
        <source>{value:.6g}{unit} is below {limit:.6g}{unit}</source>
        <translation>{value:.6g}{unit} ist unter {limit:.6g}{unit}</translation>
    </message>
    <message>
        <source>{value} – not there at the moment</source>
        <translation>{value} – zurzeit nicht vorhanden</translation>
    </message>
    <message>
        <source>“Capture” shows what goes over the wires of the connections, both ways.</source>
        <translation>„Aufzeichnen“ zeigt, was über die Leitungen der Verbindungen geht, in beide Richtungen.</translation>
    </message>
    <message>
        <source>“{name}” would depend on itself (through “{circle}”)</source>
        <translation>„{name}“ würde von sich selbst abhängen (über „{circle}“)</translation>
    </message>
    <message>
        <source>“{name}”: end the name with {endings}</source>
        <translation>„{name}“: der Name muss mit {endings} enden</translation>
    </message>
    <message>
        <source>“{path}” could not be written</source>
        <translation>„{path}“ konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>“{sign}” means nothing here</source>
        <translation>„{sign}“ bedeutet hier nichts</translation>
    </message>
    <message>
        <source>“{text}” is no unit of time; after a number may stand: {units}</source>
        <translation>„{text}“ ist keine Zeiteinheit; nach einer Zahl darf stehen: {units}</translation>
    </message>
    <message>
        <source>“{text}” is not one</source>
        <translation>„{text}“ ist keine</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weiteres</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>← received</source>
        <translation>← empfangen</translation>
    </message>
    <message>
        <source>→ sent</source>
        <translation>→ gesendet</translation>
    </message>
    <message>
        <source>−1, 0 or 1</source>
        <translation>−1, 0 oder 1</translation>
    </message>
    <message>
        <source>✓ good, IV invalid, NT not topical, SB substituted, BL blocked, OV overflow, TI time tag invalid</source>
        <translation>✓ gut, IV ungültig, NT nicht aktuell, SB ersetzt, BL blockiert, OV Überlauf, TI Zeitstempel ungültig</translation>
    </message>
</context>
<context>
    <name>protocols</name>
    <message>
        <source>-1 to 1 of the range (C_SE_NA).</source>
        <translation>-1 bis 1 des Bereichs (C_SE_NA).</translation>
    </message>
    <message>
        <source>1 becomes 32767/32768, the most there is.</source>
        <translation>1 wird zu 32767/32768, dem größten Wert.</translation>
    </message>
    <message>
        <source>10 (reserved)</source>
        <translation>10 (reserviert)</translation>
    </message>
    <message>
        <source>11 (reserved)</source>
        <translation>11 (reserviert)</translation>
    </message>
    <message>
        <source>12 (reserved)</source>
        <translation>12 (reserviert)</translation>
    </message>
    <message>
        <source>13 (reserved)</source>
        <translation>13 (reserviert)</translation>
    </message>
    <message>
        <source>14 (reserved)</source>
        <translation>14 (reserviert)</translation>
    </message>
    <message>
        <source>15 (reserved)</source>
        <translation>15 (reserviert)</translation>
    </message>
    <message>
        <source>16 (private)</source>
        <translation>16 (privat)</translation>
    </message>
    <message>
        <source>17 (private)</source>
        <translation>17 (privat)</translation>
    </message>
    <message>
        <source>18 (private)</source>
        <translation>18 (privat)</translation>
    </message>
    <message>
        <source>19 (private)</source>
        <translation>19 (privat)</translation>
    </message>
    <message>
        <source>2 by the standard; some gateways use 1.</source>
        <translation>Nach Norm 2; manche Gateways verwenden 1.</translation>
    </message>
    <message>
        <source>20 (private)</source>
        <translation>20 (privat)</translation>
    </message>
    <message>
        <source>21 (private)</source>
        <translation>21 (privat)</translation>
    </message>
    <message>
        <source>22 (private)</source>
        <translation>22 (privat)</translation>
    </message>
    <message>
        <source>23 (private)</source>
        <translation>23 (privat)</translation>
    </message>
    <message>
        <source>24 (private)</source>
        <translation>24 (privat)</translation>
    </message>
    <message>
        <source>2404 unless the station says otherwise.</source>
        <translation>2404, sofern die Station nichts anderes vorgibt.</translation>
    </message>
    <message>
        <source>25 (private)</source>
        <translation>25 (privat)</translation>
    </message>
    <message>
        <source>26 (private)</source>
        <translation>26 (privat)</translation>
    </message>
    <message>
        <source>27 (private)</source>
        <translation>27 (privat)</translation>
    </message>
    <message>
        <source>28 (private)</source>
        <translation>28 (privat)</translation>
    </message>
    <message>
        <source>29 (private)</source>
        <translation>29 (privat)</translation>
    </message>
    <message>
        <source>3 by the standard; some gateways use 1 or 2.</source>
        <translation>Nach Norm 3; manche Gateways verwenden 1 oder 2.</translation>
    </message>
    <message>
        <source>30 (private)</source>
        <translation>30 (privat)</translation>
    </message>
    <message>
        <source>31 (private)</source>
        <translation>31 (privat)</translation>
    </message>
    <message>
        <source>32 bits at once (C_BO).</source>
        <translation>32 Bits auf einmal (C_BO).</translation>
    </message>
    <message>
        <source>4 (reserved)</source>
        <translation>4 (reserviert)</translation>
    </message>
    <message>
        <source>44818 in every real PLC</source>
        <translation>44818 in jeder echten SPS</translation>
    </message>
    <message>
        <source>5 (reserved)</source>
        <translation>5 (reserviert)</translation>
    </message>
    <message>
        <source>5, 12.5, on, [1, 2] or {&quot;Speed&quot;: 1.5}</source>
        <translation>5, 12.5, on, [1, 2] oder {&quot;Speed&quot;: 1.5}</translation>
    </message>
    <message>
        <source>6 (reserved)</source>
        <translation>6 (reserviert)</translation>
    </message>
    <message>
        <source>7 (reserved)</source>
        <translation>7 (reserviert)</translation>
    </message>
    <message>
        <source>8 (reserved)</source>
        <translation>8 (reserviert)</translation>
    </message>
    <message>
        <source>9 (reserved)</source>
        <translation>9 (reserviert)</translation>
    </message>
    <message>
        <source>A number (C_SE_NC).</source>
        <translation>Eine Zahl (C_SE_NC).</translation>
    </message>
    <message>
        <source>A restart usually ends the connection.</source>
        <translation>Ein Neustart beendet meist die Verbindung.</translation>
    </message>
    <message>
        <source>A whole number (C_SE_NB).</source>
        <translation>Eine ganze Zahl (C_SE_NB).</translation>
    </message>
    <message>
        <source>Accept an offered RPI</source>
        <translation>Angebotenes RPI annehmen</translation>
    </message>
    <message>
        <source>Acknowledge after t2</source>
        <translation>Quittierung nach t2</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address: enter only an IP address or host name, such as 192.168.1.10</source>
        <translation>Adresse: geben Sie nur eine IP-Adresse oder einen Rechnernamen ein, zum Beispiel 192.168.1.10</translation>
    </message>
    <message>
        <source>Address: enter the IP address or the name of the PLC, for example 192.168.1.10</source>
        <translation>Adresse: geben Sie IP-Adresse oder Namen der SPS ein, zum Beispiel 192.168.1.10</translation>
    </message>
    <message>
        <source>Address: enter the station&apos;s IP address or host name</source>
        <translation>Adresse: geben Sie IP-Adresse oder Rechnernamen der Station ein</translation>
    </message>
    <message>
        <source>Address: this cannot be an IP address or host name</source>
        <translation>Adresse: dies kann weder IP-Adresse noch Rechnername sein</translation>
    </message>
    <message>
        <source>Asked one by one; without any, all stations are asked with one broadcast.</source>
        <translation>Werden einzeln abgefragt; ohne Eintrag werden alle Stationen mit einem Rundruf abgefragt.</translation>
    </message>
    <message>
        <source>Asks for all values (C_IC).</source>
        <translation>Fragt alle Werte ab (C_IC).</translation>
    </message>
    <message>
        <source>Asks for an echo (C_TS).</source>
        <translation>Fordert ein Echo an (C_TS).</translation>
    </message>
    <message>
        <source>Asks for one object (C_RD).</source>
        <translation>Fragt ein Objekt ab (C_RD).</translation>
    </message>
    <message>
        <source>Asks for the counters, or freezes and resets them (C_CI).</source>
        <translation>Fragt Zähler ab oder friert sie ein und setzt sie zurück (C_CI).</translation>
    </message>
    <message>
        <source>At most so many at a time; 0 for no limit</source>
        <translation>Höchstens so viele gleichzeitig; 0: unbegrenzt</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>Beim Start</translation>
    </message>
    <message>
        <source>Authority and dates of the station&apos;s certificate; without, its fingerprint must be known.</source>
        <translation>Aussteller und Gültigkeit des Zertifikats der Station; sonst muss sein Fingerabdruck bekannt sein.</translation>
    </message>
    <message>
        <source>Bit string</source>
        <translation>Bitmuster</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bits</translation>
    </message>
    <message>
        <source>Bits: enter a number such as 255, 0xFF or 0b1111</source>
        <translation>Bits: geben Sie eine Zahl wie 255, 0xFF oder 0b1111 ein</translation>
    </message>
    <message>
        <source>Bytes of the tag + 2; 0 is computed from the type</source>
        <translation>Bytes des Tags + 2; 0: aus dem Typ berechnet</translation>
    </message>
    <message>
        <source>CA certificates</source>
        <translation>CA-Zertifikate</translation>
    </message>
    <message>
        <source>CA certificates: enter a file, or uncheck the chain and enter known certificates</source>
        <translation>CA-Zertifikate: geben Sie eine Datei an, oder schalten Sie „Kette prüfen“ aus und geben Sie bekannte Zertifikate an</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der)</source>
        <translation>Zertifikate (*.pem *.crt *.cer *.der)</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Zertifikate (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>Check the chain</source>
        <translation>Kette prüfen</translation>
    </message>
    <message>
        <source>Check the name</source>
        <translation>Namen prüfen</translation>
    </message>
    <message>
        <source>Check the name: this needs the chain to be checked</source>
        <translation>Namen prüfen: dazu muss die Kette geprüft werden</translation>
    </message>
    <message>
        <source>Closes tags in the PLC and opens them again.</source>
        <translation>Schließt Tags in der SPS und öffnet sie neu.</translation>
    </message>
    <message>
        <source>Command timeout</source>
        <translation>Befehlszeitüberwachung</translation>
    </message>
    <message>
        <source>Common address</source>
        <translation>Gemeinsame Adresse</translation>
    </message>
    <message>
        <source>Common address: this station is in the list twice</source>
        <translation>Gemeinsame Adresse: diese Station steht zweimal in der Liste</translation>
    </message>
    <message>
        <source>Connect timeout t0</source>
        <translation>Verbindungsaufbau t0</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>Konsumenten</translation>
    </message>
    <message>
        <source>Counter interrogation</source>
        <translation>Zählerabfrage</translation>
    </message>
    <message>
        <source>Data size</source>
        <translation>Datengröße</translation>
    </message>
    <message>
        <source>Data size: enter the bytes of the tag + 2, or 0 to compute it from the type</source>
        <translation>Datengröße: geben Sie die Bytes des Tags + 2 ein, oder 0 zum Berechnen aus dem Typ</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Double command</source>
        <translation>Doppelbefehl</translation>
    </message>
    <message>
        <source>Encrypted and authenticated; usually on port 19998.</source>
        <translation>Verschlüsselt und authentifiziert; meist auf Port 19998.</translation>
    </message>
    <message>
        <source>EtherNet/IP session</source>
        <translation>EtherNet/IP-Sitzung</translation>
    </message>
    <message>
        <source>Fails when ACT_TERM does not come; else it is awaited but may be missing, as with many stations.</source>
        <translation>Scheitert, wenn ACT_TERM ausbleibt; sonst wird darauf gewartet, es darf aber fehlen wie bei vielen Stationen.</translation>
    </message>
    <message>
        <source>File (PEM or DER) with the authorities that may have issued the station&apos;s certificate.</source>
        <translation>Datei (PEM oder DER) mit den zulässigen Ausstellern des Stationszertifikats.</translation>
    </message>
    <message>
        <source>For producers that do not allow unicast consumers</source>
        <translation>Für Produzenten, die keine Unicast-Konsumenten zulassen</translation>
    </message>
    <message>
        <source>Frames after which we acknowledge; at most two thirds of the station&apos;s k.</source>
        <translation>Telegramme, nach denen wir quittieren; höchstens zwei Drittel des k der Station.</translation>
    </message>
    <message>
        <source>Frames that may wait for the station&apos;s acknowledgement.</source>
        <translation>Telegramme, die auf die Quittierung der Station warten dürfen.</translation>
    </message>
    <message>
        <source>Freezing and resetting changes the counters for every other master too.</source>
        <translation>Einfrieren und Rücksetzen verändert die Zähler auch für jede andere Zentrale.</translation>
    </message>
    <message>
        <source>From which of our addresses the PLC is called; it sends its data there</source>
        <translation>Eigene Adresse, von der die SPS angesprochen wird; dorthin sendet sie ihre Daten</translation>
    </message>
    <message>
        <source>Groups are defined in the station.</source>
        <translation>Gruppen sind in der Station festgelegt.</translation>
    </message>
    <message>
        <source>Hops before the chassis of the controller; produced tags do not cross a second Ethernet network</source>
        <translation>Weg bis zum Chassis der Steuerung; produzierte Tags überqueren kein zweites Ethernet-Netz</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>How long a command or an interrogation may stay without an answer.</source>
        <translation>Wie lange ein Befehl oder eine Abfrage ohne Antwort bleiben darf.</translation>
    </message>
    <message>
        <source>How long a connection attempt may take.</source>
        <translation>Wie lange ein Verbindungsaufbau dauern darf.</translation>
    </message>
    <message>
        <source>How long the station may take to acknowledge; then the connection is closed.</source>
        <translation>Wie lange die Station zum Quittieren brauchen darf; danach wird die Verbindung geschlossen.</translation>
    </message>
    <message>
        <source>How long we may take to acknowledge; below t1.</source>
        <translation>Wie lange wir zum Quittieren brauchen dürfen; kleiner als t1.</translation>
    </message>
    <message>
        <source>How many intervals without a packet end the connection</source>
        <translation>Wie viele Intervalle ohne Paket die Verbindung beenden</translation>
    </message>
    <message>
        <source>How the output acts (QU); with none the station decides.</source>
        <translation>Wie die Ausgabe wirkt (QU); ohne Angabe entscheidet die Station.</translation>
    </message>
    <message>
        <source>How the station&apos;s time tags behave in summer.</source>
        <translation>Wie sich die Zeitstempel der Station im Sommer verhalten.</translation>
    </message>
    <message>
        <source>IP address or host name.</source>
        <translation>IP-Adresse oder Rechnername.</translation>
    </message>
    <message>
        <source>IP address or name of the PLC</source>
        <translation>IP-Adresse oder Name der SPS</translation>
    </message>
    <message>
        <source>Identifies this master; 0 for none.</source>
        <translation>Kennzeichnet diese Zentrale; 0: keine.</translation>
    </message>
    <message>
        <source>Identity of the controller in slot {slot}</source>
        <translation>Identität der Steuerung in Steckplatz {slot}</translation>
    </message>
    <message>
        <source>Information object address (IOA).</source>
        <translation>Adresse des Informationsobjekts (IOA).</translation>
    </message>
    <message>
        <source>Information object address.</source>
        <translation>Adresse des Informationsobjekts.</translation>
    </message>
    <message>
        <source>Input instance</source>
        <translation>Input-Instanz</translation>
    </message>
    <message>
        <source>Input instance: an output needs an input instance beside it</source>
        <translation>Input-Instanz: ein Output braucht daneben eine Input-Instanz</translation>
    </message>
    <message>
        <source>Instance as which a generic Ethernet module reads it; 0 for a produced tag</source>
        <translation>Instanz, als die ein generisches Ethernet-Modul es liest; 0: produziertes Tag</translation>
    </message>
    <message>
        <source>Instance that the module writes to us; 0 for none</source>
        <translation>Instanz, die das Modul an uns schreibt; 0: keine</translation>
    </message>
    <message>
        <source>Instead of the address that is dialled.</source>
        <translation>Statt der angewählten Adresse.</translation>
    </message>
    <message>
        <source>Interrogation</source>
        <translation>Generalabfrage</translation>
    </message>
    <message>
        <source>Interval at which the PLC sends the tag</source>
        <translation>Intervall, in dem die SPS das Tag sendet</translation>
    </message>
    <message>
        <source>Interval of our heartbeats, slightly more than the RPI; 0 is the RPI + 100 ms</source>
        <translation>Intervall unserer Lebenszeichen, etwas über dem RPI; 0: RPI + 100 ms</translation>
    </message>
    <message>
        <source>Key password from</source>
        <translation>Kennwort des Schlüssels</translation>
    </message>
    <message>
        <source>Keys (*.pem *.key)</source>
        <translation>Schlüssel (*.pem *.key)</translation>
    </message>
    <message>
        <source>Known certificates</source>
        <translation>Bekannte Zertifikate</translation>
    </message>
    <message>
        <source>Known certificates: enter one, for without the chain nothing else is checked</source>
        <translation>Bekannte Zertifikate: geben Sie eines an, denn ohne Kette wird sonst nichts geprüft</translation>
    </message>
    <message>
        <source>Local UDP port</source>
        <translation>Eigener UDP-Port</translation>
    </message>
    <message>
        <source>Longest RPI</source>
        <translation>Größtes RPI</translation>
    </message>
    <message>
        <source>Lower or higher: tap changers (C_RC).</source>
        <translation>Tiefer oder höher: Stufensteller (C_RC).</translation>
    </message>
    <message>
        <source>Lowest version</source>
        <translation>Niedrigste Version</translation>
    </message>
    <message>
        <source>Member or element; empty for the whole</source>
        <translation>Mitglied oder Element; leer: das Ganze</translation>
    </message>
    <message>
        <source>Message timeout t1</source>
        <translation>Telegrammüberwachung t1</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>Mode: a bit string cannot be selected, it has no S/E bit</source>
        <translation>Ausführung: ein Bitmuster kann nicht angewählt werden, es hat kein S/E-Bit</translation>
    </message>
    <message>
        <source>Multicast</source>
        <translation>Multicast</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of a tag or assembly that we produce</source>
        <translation>Name eines von uns produzierten Tags oder Assemblys</translation>
    </message>
    <message>
        <source>Name of the produced tag</source>
        <translation>Name des produzierten Tags</translation>
    </message>
    <message>
        <source>Name of the tag; empty for all of this connection</source>
        <translation>Name des Tags; leer: alle dieser Verbindung</translation>
    </message>
    <message>
        <source>Name to find</source>
        <translation>Erwarteter Name</translation>
    </message>
    <message>
        <source>Name under which a PLC consumes it from us</source>
        <translation>Name, unter dem eine SPS es von uns konsumiert</translation>
    </message>
    <message>
        <source>Names and units. Points appear by themselves when the station sends them.</source>
        <translation>Namen und Einheiten. Datenpunkte erscheinen von selbst, wenn die Station sie sendet.</translation>
    </message>
    <message>
        <source>Network adapter</source>
        <translation>Netzwerkadapter</translation>
    </message>
    <message>
        <source>Network adapter: choose one of the list, or “any”</source>
        <translation>Netzwerkadapter: wählen Sie einen aus der Liste oder „beliebig“</translation>
    </message>
    <message>
        <source>Object address</source>
        <translation>Objektadresse</translation>
    </message>
    <message>
        <source>Object address: this point is in the list twice</source>
        <translation>Objektadresse: dieser Datenpunkt steht zweimal in der Liste</translation>
    </message>
    <message>
        <source>Of the shown value.</source>
        <translation>Des angezeigten Werts.</translation>
    </message>
    <message>
        <source>Of the station&apos;s time tags, which carry none.</source>
        <translation>Der Zeitstempel der Station, die keine Zone tragen.</translation>
    </message>
    <message>
        <source>Off or on (C_SC).</source>
        <translation>Aus oder ein (C_SC).</translation>
    </message>
    <message>
        <source>Off or on with two bits: breakers (C_DC).</source>
        <translation>Aus oder ein mit zwei Bits: Schalter (C_DC).</translation>
    </message>
    <message>
        <source>Offered to a faster one</source>
        <translation>Einem schnelleren angeboten</translation>
    </message>
    <message>
        <source>Offered to a slower one</source>
        <translation>Einem langsameren angeboten</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>Only needed to see the point before it comes.</source>
        <translation>Nur nötig, um den Datenpunkt vor dem ersten Wert zu sehen.</translation>
    </message>
    <message>
        <source>Opens refused tags again without the usual pause.</source>
        <translation>Öffnet abgelehnte Tags erneut, ohne die übliche Pause.</translation>
    </message>
    <message>
        <source>Originator address</source>
        <translation>Herkunftsadresse</translation>
    </message>
    <message>
        <source>Our TCP port</source>
        <translation>Eigener TCP-Port</translation>
    </message>
    <message>
        <source>Our certificate</source>
        <translation>Eigenes Zertifikat</translation>
    </message>
    <message>
        <source>Our certificate: enter the file that belongs to the key</source>
        <translation>Eigenes Zertifikat: geben Sie die zum Schlüssel gehörende Datei an</translation>
    </message>
    <message>
        <source>Our key</source>
        <translation>Eigener Schlüssel</translation>
    </message>
    <message>
        <source>Output instance</source>
        <translation>Output-Instanz</translation>
    </message>
    <message>
        <source>Output instance: enter another number than that of the input</source>
        <translation>Output-Instanz: geben Sie eine andere Nummer als die des Inputs ein</translation>
    </message>
    <message>
        <source>Output type</source>
        <translation>Output-Typ</translation>
    </message>
    <message>
        <source>Output type: enter both the output instance and its type, or neither</source>
        <translation>Output-Typ: geben Sie Output-Instanz und Typ beide ein oder keines</translation>
    </message>
    <message>
        <source>PEM file from the authority; certificates in it are refused.</source>
        <translation>PEM-Datei des Ausstellers; darin genannte Zertifikate werden abgelehnt.</translation>
    </message>
    <message>
        <source>PEM file, its chain behind it. Needed where the station asks who we are.</source>
        <translation>PEM-Datei, dahinter ihre Kette. Nötig, wenn die Station unsere Identität prüft.</translation>
    </message>
    <message>
        <source>PEM file; empty when the key is in the certificate&apos;s file.</source>
        <translation>PEM-Datei; leer, wenn der Schlüssel in der Zertifikatsdatei steht.</translation>
    </message>
    <message>
        <source>PLC (EtherNet/IP)</source>
        <translation>SPS (EtherNet/IP)</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Datenpunkte</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Port of the reserve address.</source>
        <translation>Port der Reserveadresse.</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Produced by us</source>
        <translation>Von uns produziert</translation>
    </message>
    <message>
        <source>Produced tag</source>
        <translation>Produziertes Tag</translation>
    </message>
    <message>
        <source>Produced tags</source>
        <translation>Produzierte Tags</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>QL; 0 unless the station defines others.</source>
        <translation>QL; 0, sofern die Station nichts anderes festlegt.</translation>
    </message>
    <message>
        <source>Qualifier</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>REAL, DINT[4], or a structure with its members in the order of the consumed tag</source>
        <translation>REAL, DINT[4] oder eine Struktur mit Mitgliedern in der Reihenfolge des konsumierten Tags</translation>
    </message>
    <message>
        <source>REAL, DINT[4], or a structure with its members in the order of the controller</source>
        <translation>REAL, DINT[4] oder eine Struktur mit Mitgliedern in der Reihenfolge der Steuerung</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesebefehl</translation>
    </message>
    <message>
        <source>Receive window w</source>
        <translation>Empfangsfenster w</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Neu verbinden</translation>
    </message>
    <message>
        <source>Require termination</source>
        <translation>ACT_TERM verlangen</translation>
    </message>
    <message>
        <source>Reserve address</source>
        <translation>Reserveadresse</translation>
    </message>
    <message>
        <source>Reserve address: this is the address itself</source>
        <translation>Reserveadresse: dies ist die Adresse selbst</translation>
    </message>
    <message>
        <source>Reserve port</source>
        <translation>Reserveport</translation>
    </message>
    <message>
        <source>Reset process</source>
        <translation>Prozess rücksetzen</translation>
    </message>
    <message>
        <source>Restarts the station (C_RP).</source>
        <translation>Startet die Station neu (C_RP).</translation>
    </message>
    <message>
        <source>Revocation list</source>
        <translation>Sperrliste</translation>
    </message>
    <message>
        <source>Revocation list: this needs the chain to be checked</source>
        <translation>Sperrliste: dazu muss die Kette geprüft werden</translation>
    </message>
    <message>
        <source>Revocation lists (*.pem *.crl)</source>
        <translation>Sperrlisten (*.pem *.crl)</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>SHA-256 fingerprints; when there are any, only stations with one of these certificates are accepted.</source>
        <translation>SHA-256-Fingerabdrücke; wenn angegeben, werden nur Stationen mit einem dieser Zertifikate angenommen.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>Scale: 0 would make every value the same; enter 1 for the value as it comes</source>
        <translation>Faktor: 0 würde jeden Wert gleich machen; 1 ist der Wert, wie er kommt</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Send window k</source>
        <translation>Sendefenster k</translation>
    </message>
    <message>
        <source>Sends STARTDT and initialises again.</source>
        <translation>Sendet STARTDT und initialisiert neu.</translation>
    </message>
    <message>
        <source>Sends STOPDT; the connection stays open.</source>
        <translation>Sendet STOPDT; die Verbindung bleibt offen.</translation>
    </message>
    <message>
        <source>Sends a deactivation instead.</source>
        <translation>Sendet stattdessen einen Abbruch (DEACT).</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Set point, floating point</source>
        <translation>Sollwert, Gleitkomma</translation>
    </message>
    <message>
        <source>Set point, normalized</source>
        <translation>Sollwert, normiert</translation>
    </message>
    <message>
        <source>Set point, scaled</source>
        <translation>Sollwert, skaliert</translation>
    </message>
    <message>
        <source>Set the clock</source>
        <translation>Uhr stellen</translation>
    </message>
    <message>
        <source>Sets what the PLC gets from a tag that we produce.</source>
        <translation>Setzt, was die SPS von einem unserer produzierten Tags erhält.</translation>
    </message>
    <message>
        <source>Shortest RPI</source>
        <translation>Kleinstes RPI</translation>
    </message>
    <message>
        <source>Shown in the tree instead of the address.</source>
        <translation>Wird im Baum statt der Adresse angezeigt.</translation>
    </message>
    <message>
        <source>Shown value = value of the station × scale + offset.</source>
        <translation>Angezeigter Wert = Wert der Station × Faktor + Offset.</translation>
    </message>
    <message>
        <source>Silence after which the connection is tested.</source>
        <translation>Ruhezeit, nach der die Verbindung getestet wird.</translation>
    </message>
    <message>
        <source>Single command</source>
        <translation>Einzelbefehl</translation>
    </message>
    <message>
        <source>Size of the cause</source>
        <translation>Größe der Übertragungsursache</translation>
    </message>
    <message>
        <source>Size of the common address</source>
        <translation>Größe der gemeinsamen Adresse</translation>
    </message>
    <message>
        <source>Size of the object address</source>
        <translation>Größe der Objektadresse</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>Steckplatz</translation>
    </message>
    <message>
        <source>Slot of the controller in its chassis; 0 for a CompactLogix</source>
        <translation>Steckplatz der Steuerung im Chassis; 0 bei CompactLogix</translation>
    </message>
    <message>
        <source>Start data transfer</source>
        <translation>Datenübertragung starten</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>State texts</source>
        <translation>Zustandstexte</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>Stationen</translation>
    </message>
    <message>
        <source>Stations discard a command whose time is too far from their own, often without a word.</source>
        <translation>Stationen verwerfen Befehle, deren Zeit zu weit von ihrer eigenen abweicht, oft ohne Meldung.</translation>
    </message>
    <message>
        <source>Step command</source>
        <translation>Stufenstellbefehl</translation>
    </message>
    <message>
        <source>Stop data transfer</source>
        <translation>Datenübertragung stoppen</translation>
    </message>
    <message>
        <source>Stop one that runs</source>
        <translation>Eine laufende abbrechen</translation>
    </message>
    <message>
        <source>Summer time</source>
        <translation>Sommerzeit</translation>
    </message>
    <message>
        <source>TCP connection to {where}</source>
        <translation>TCP-Verbindung zu {where}</translation>
    </message>
    <message>
        <source>TCP port</source>
        <translation>TCP-Port</translation>
    </message>
    <message>
        <source>TESTFR (the transfer shall not be started)</source>
        <translation>TESTFR (die Übertragung soll nicht gestartet werden)</translation>
    </message>
    <message>
        <source>TLS 1.0 (insecure, old stations)</source>
        <translation>TLS 1.0 (unsicher, alte Stationen)</translation>
    </message>
    <message>
        <source>TLS 1.1 (insecure, old stations)</source>
        <translation>TLS 1.1 (unsicher, alte Stationen)</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Tag: produce a whole tag; members and elements cannot be produced on their own</source>
        <translation>Tag: produzieren Sie ein ganzes Tag; Mitglieder und Elemente lassen sich nicht einzeln produzieren</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Test after t3</source>
        <translation>Test nach t3</translation>
    </message>
    <message>
        <source>The certificate must carry the station&apos;s address or name, which is rare.</source>
        <translation>Das Zertifikat muss Adresse oder Namen der Station tragen, was selten ist.</translation>
    </message>
    <message>
        <source>The produced tags to receive</source>
        <translation>Die zu empfangenden produzierten Tags</translation>
    </message>
    <message>
        <source>The same station over another network: connected as well, used when the first connection fails.</source>
        <translation>Dieselbe Station über ein anderes Netz: ebenfalls verbunden, benutzt bei Ausfall der ersten Verbindung.</translation>
    </message>
    <message>
        <source>The station&apos;s address (CA, ASDU address).</source>
        <translation>Adresse der Station (CA, ASDU-Adresse).</translation>
    </message>
    <message>
        <source>The station&apos;s address.</source>
        <translation>Adresse der Station.</translation>
    </message>
    <message>
        <source>The station&apos;s address; 65535 asks all stations at once, which not every server takes.</source>
        <translation>Adresse der Station; 65535 fragt alle Stationen zugleich, was nicht jeder Server annimmt.</translation>
    </message>
    <message>
        <source>The station&apos;s address; 65535 restarts all stations.</source>
        <translation>Adresse der Station; 65535 startet alle Stationen neu.</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Time zone: enter UTC or a name such as Europe/Berlin</source>
        <translation>Zeitzone: geben Sie UTC oder einen Namen wie Europe/Berlin ein</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Zeitüberwachung</translation>
    </message>
    <message>
        <source>To this computer&apos;s time (C_CS).</source>
        <translation>Auf die Zeit dieses Rechners (C_CS).</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Type: enter the type of the tag, for example REAL</source>
        <translation>Typ: geben Sie den Typ des Tags ein, zum Beispiel REAL</translation>
    </message>
    <message>
        <source>Type: enter the type of the tag, or its data size</source>
        <translation>Typ: geben Sie den Typ des Tags oder seine Datengröße ein</translation>
    </message>
    <message>
        <source>UDP port for the data</source>
        <translation>UDP-Port für die Daten</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Use TLS</source>
        <translation>TLS verwenden</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Value = text, divided by commas; then the point is drawn as states.</source>
        <translation>Wert=Text, durch Kommas getrennt; der Datenpunkt wird dann als Zustände gezeichnet.</translation>
    </message>
    <message>
        <source>Value at start</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Value: enter a number</source>
        <translation>Wert: geben Sie eine Zahl ein</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What is sent after every connect. Setting the clock changes the station&apos;s: so ours must be right.</source>
        <translation>Was nach jedem Verbindungsaufbau gesendet wird. Uhr stellen verstellt die Uhr der Station: unsere muss also stimmen.</translation>
    </message>
    <message>
        <source>What the module writes</source>
        <translation>Was das Modul schreibt</translation>
    </message>
    <message>
        <source>What the station must offer at least.</source>
        <translation>Was die Station mindestens anbieten muss.</translation>
    </message>
    <message>
        <source>What this computer produces and the PLC consumes</source>
        <translation>Was dieser Rechner produziert und die SPS konsumiert</translation>
    </message>
    <message>
        <source>What was only selected is executed by a direct command with the same value.</source>
        <translation>Was nur angewählt wurde, wird durch einen direkten Befehl mit demselben Wert ausgeführt.</translation>
    </message>
    <message>
        <source>When the PLC refuses the RPI and offers another, take that one</source>
        <translation>Lehnt die SPS das RPI ab und bietet ein anderes an, dieses nehmen</translation>
    </message>
    <message>
        <source>Where it is, never the password itself: an environment variable, or file: and a path.</source>
        <translation>Wo es steht, nie das Kennwort selbst: eine Umgebungsvariable oder file: und ein Pfad.</translation>
    </message>
    <message>
        <source>Where the PLC finds what we produce: 44818, which RSLinx may hold; 0 for any free one</source>
        <translation>Wo die SPS findet, was wir produzieren: 44818, evtl. durch RSLinx belegt; 0: ein freier</translation>
    </message>
    <message>
        <source>Where the data arrives: 2222, or 0 for any free port, which not every PLC honours</source>
        <translation>Wo die Daten ankommen: 2222 oder 0 für einen freien Port, was nicht jede SPS beachtet</translation>
    </message>
    <message>
        <source>With the originator address: 2 by the standard; some gateways use 1.</source>
        <translation>Mit der Herkunftsadresse: nach Norm 2; manche Gateways verwenden 1.</translation>
    </message>
    <message>
        <source>With time</source>
        <translation>Mit Zeit</translation>
    </message>
    <message>
        <source>With time tag</source>
        <translation>Mit Zeitstempel</translation>
    </message>
    <message>
        <source>Without it is a command of 101, which few 104 stations know.</source>
        <translation>Ohne ist es ein Befehl der 101, den wenige 104-Stationen kennen.</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>all counters</source>
        <translation>alle Zähler</translation>
    </message>
    <message>
        <source>all values</source>
        <translation>alle Werte</translation>
    </message>
    <message>
        <source>as it comes</source>
        <translation>wie empfangen</translation>
    </message>
    <message>
        <source>automatic (at least 500 ms)</source>
        <translation>automatisch (mindestens 500 ms)</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>cancel a selection</source>
        <translation>eine Anwahl abbrechen</translation>
    </message>
    <message>
        <source>clear its event buffer</source>
        <translation>ihren Ereignispuffer löschen</translation>
    </message>
    <message>
        <source>connected, data transfer is stopped</source>
        <translation>verbunden, Datenübertragung gestoppt</translation>
    </message>
    <message>
        <source>connected; no tags are configured</source>
        <translation>verbunden; keine Tags konfiguriert</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>connecting to {address}</source>
        <translation>verbindet mit {address}</translation>
    </message>
    <message>
        <source>data transfer is on</source>
        <translation>Datenübertragung läuft</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>eingeschränkt</translation>
    </message>
    <message>
        <source>direct: execute at once</source>
        <translation>direkt: sofort ausführen</translation>
    </message>
    <message>
        <source>do not start data transfer</source>
        <translation>Datenübertragung nicht starten</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>Telegramme</translation>
    </message>
    <message>
        <source>freeze</source>
        <translation>einfrieren</translation>
    </message>
    <message>
        <source>freeze and reset</source>
        <translation>einfrieren und rücksetzen</translation>
    </message>
    <message>
        <source>group 1</source>
        <translation>Gruppe 1</translation>
    </message>
    <message>
        <source>group 10</source>
        <translation>Gruppe 10</translation>
    </message>
    <message>
        <source>group 11</source>
        <translation>Gruppe 11</translation>
    </message>
    <message>
        <source>group 12</source>
        <translation>Gruppe 12</translation>
    </message>
    <message>
        <source>group 13</source>
        <translation>Gruppe 13</translation>
    </message>
    <message>
        <source>group 14</source>
        <translation>Gruppe 14</translation>
    </message>
    <message>
        <source>group 15</source>
        <translation>Gruppe 15</translation>
    </message>
    <message>
        <source>group 16</source>
        <translation>Gruppe 16</translation>
    </message>
    <message>
        <source>group 2</source>
        <translation>Gruppe 2</translation>
    </message>
    <message>
        <source>group 3</source>
        <translation>Gruppe 3</translation>
    </message>
    <message>
        <source>group 4</source>
        <translation>Gruppe 4</translation>
    </message>
    <message>
        <source>group 5</source>
        <translation>Gruppe 5</translation>
    </message>
    <message>
        <source>group 6</source>
        <translation>Gruppe 6</translation>
    </message>
    <message>
        <source>group 7</source>
        <translation>Gruppe 7</translation>
    </message>
    <message>
        <source>group 8</source>
        <translation>Gruppe 8</translation>
    </message>
    <message>
        <source>group 9</source>
        <translation>Gruppe 9</translation>
    </message>
    <message>
        <source>higher</source>
        <translation>höher</translation>
    </message>
    <message>
        <source>interrogate</source>
        <translation>Generalabfrage</translation>
    </message>
    <message>
        <source>interrogate, then set the clock</source>
        <translation>Generalabfrage, dann Uhr stellen</translation>
    </message>
    <message>
        <source>long pulse</source>
        <translation>langer Impuls</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>tiefer</translation>
    </message>
    <message>
        <source>marked by the SU bit</source>
        <translation>durch das SU-Bit gekennzeichnet</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>none (RQT 0)</source>
        <translation>keine (RQT 0)</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>octets</source>
        <translation>Oktette</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>only select</source>
        <translation>nur anwählen</translation>
    </message>
    <message>
        <source>only start data transfer</source>
        <translation>nur Datenübertragung starten</translation>
    </message>
    <message>
        <source>persistent</source>
        <translation>Dauerausgabe</translation>
    </message>
    <message>
        <source>producing {count} tag</source>
        <translation>produziert {count} Tag</translation>
    </message>
    <message>
        <source>producing {count} tags</source>
        <translation>produziert {count} Tags</translation>
    </message>
    <message>
        <source>read</source>
        <translation>lesen</translation>
    </message>
    <message>
        <source>receiving {count} tag</source>
        <translation>empfängt {count} Tag</translation>
    </message>
    <message>
        <source>receiving {count} tags</source>
        <translation>empfängt {count} Tags</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>rücksetzen</translation>
    </message>
    <message>
        <source>restart the station</source>
        <translation>die Station neu starten</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>select, then execute</source>
        <translation>anwählen, dann ausführen</translation>
    </message>
    <message>
        <source>set the clock</source>
        <translation>Uhr stellen</translation>
    </message>
    <message>
        <source>short pulse</source>
        <translation>kurzer Impuls</translation>
    </message>
    <message>
        <source>standard time all year</source>
        <translation>ganzjährig Normalzeit</translation>
    </message>
    <message>
        <source>the events say why, tag by tag</source>
        <translation>die Ereignisse nennen den Grund für jedes Tag</translation>
    </message>
    <message>
        <source>the zone&apos;s wall clock</source>
        <translation>Ortszeit der Zone</translation>
    </message>
    <message>
        <source>{count} of {all} tags are receiving</source>
        <translation>{count} von {all} Tags empfangen</translation>
    </message>
    <message>
        <source>{tag}: Forward Open</source>
        <translation>{tag}: Forward Open</translation>
    </message>
    <message>
        <source>{tag}: first packet</source>
        <translation>{tag}: erstes Paket</translation>
    </message>
    <message>
        <source>{tag}: {count} packets</source>
        <translation>{tag}: {count} Pakete</translation>
    </message>
</context>
</TS>
