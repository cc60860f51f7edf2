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
        <source>%n markers and commands of the stretch stand in the head of the file.</source>
        <translation>
            <numerusform>%n Marke oder Befehl des Zeitraums steht im Kopf der Datei.</numerusform>
            <numerusform>%n Marken und Befehle des Zeitraums stehen im Kopf der Datei.</numerusform>
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
        <source>&amp;Anchor cursors to the screen</source>
        <translation>&amp;Cursor am Bildschirm festhalten</translation>
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
        <source>&amp;Clock:</source>
        <translation>&amp;Uhr:</translation>
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
        <source>&amp;Evidence snapshot</source>
        <translation>Be&amp;weissicherung</translation>
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
        <source>&amp;Layout:</source>
        <translation>&amp;Aufbau:</translation>
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
        <source>&amp;New project</source>
        <translation>&amp;Neues Projekt</translation>
    </message>
    <message>
        <source>&amp;Next part of the window</source>
        <translation>&amp;Nächster Teil des Fensters</translation>
    </message>
    <message>
        <source>&amp;Not at all</source>
        <translation>&amp;Gar nicht</translation>
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
        <source>Add a connection whose samples you want first.</source>
        <translation>Legen Sie zuerst eine Verbindung an, deren Werte Sie brauchen.</translation>
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
        <source>Adva&amp;nced</source>
        <translation>Er&amp;weitert</translation>
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
        <source>All of the session</source>
        <translation>Alle der Sitzung</translation>
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
        <source>Alt while dragging</source>
        <translation>Alt beim Ziehen</translation>
    </message>
    <message>
        <source>Alt+←</source>
        <translation>Alt+←</translation>
    </message>
    <message>
        <source>Alt+↑</source>
        <translation>Alt+↑</translation>
    </message>
    <message>
        <source>Alt+→</source>
        <translation>Alt+→</translation>
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
        <source>Anchor cursors to the screen	X</source>
        <translation>Cursor am Bildschirm festhalten	X</translation>
    </message>
    <message>
        <source>Anchor the cursors to the screen, or to the data again</source>
        <translation>Cursor am Bildschirm festhalten, oder wieder an den Daten</translation>
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
        <source>Await no feedback</source>
        <translation>Auf keine Rückmeldung warten</translation>
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
        <source>Beyond it the oldest samples go</source>
        <translation>Was darüber hinausgeht, verdrängt die ältesten Werte</translation>
    </message>
    <message>
        <source>Both cursors a little earlier</source>
        <translation>Beide Cursor etwas früher</translation>
    </message>
    <message>
        <source>Both cursors a little later</source>
        <translation>Beide Cursor etwas später</translation>
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
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the selecti&amp;on</source>
        <translation>Anwahl abbreche&amp;n</translation>
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
        <source>Change the chosen marker, or show the chosen event in its list</source>
        <translation>Gewählte Marke ändern, oder gewähltes Ereignis in der Liste zeigen</translation>
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
        <source>Choose a frame to see its octets and what they mean.</source>
        <translation>Ein Telegramm wählen, um seine Oktette und ihre Bedeutung zu sehen.</translation>
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
        <source>Choose the signal that shows what the command has done</source>
        <translation>Wählen Sie das Signal, das zeigt, was der Befehl bewirkt hat</translation>
    </message>
    <message>
        <source>Clea&amp;r</source>
        <translation>Lee&amp;ren</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Klick</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
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
        <source>Connections that receive data now, of all in the project; behind ✕ those that cannot.
Sources shows why in the connection&apos;s line; Events tells what to check.</source>
        <translation>Verbindungen, die jetzt Daten empfangen, von allen im Projekt; hinter ✕ die, die es nicht können.
Warum, steht in den Quellen in der Zeile der Verbindung; was zu prüfen ist, in den Ereignissen.</translation>
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
        <source>Copying {count:,} rows…</source>
        <translation>Kopiere {count:,} Zeilen…</translation>
    </message>
    <message>
        <source>Counting rows…</source>
        <translation>Zähle Zeilen…</translation>
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
        <source>Ctrl+drag</source>
        <translation>Strg+Ziehen</translation>
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
        <source>Cursor A, without snapping to an edge</source>
        <translation>Cursor A, ohne einzurasten</translation>
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
        <source>Cursor B, without snapping to an edge</source>
        <translation>Cursor B, ohne einzurasten</translation>
    </message>
    <message>
        <source>Cursors that the mouse places jump to a change or a sample near it; with Alt they do not</source>
        <translation>Cursor, die die Maus setzt, springen auf eine nahe Flanke oder einen nahen Wert; mit Alt nicht</translation>
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
        <source>Enter a number</source>
        <translation>Geben Sie eine Zahl ein</translation>
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
        <source>Enter: take it as feedback · Esc: close</source>
        <translation>Eingabe: als Rückmeldung nehmen · Esc: schließen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Event of the strip before</source>
        <translation>Vorheriges Ereignis der Leiste</translation>
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
        <source>Every sample of a stretch, of chosen signals, with a preview of the file</source>
        <translation>Alle Werte eines Zeitraums, von gewählten Signalen, mit einer Vorschau der Datei</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Everything in memory</source>
        <translation>Alles im Speicher</translation>
    </message>
    <message>
        <source>Everything is in {folder}</source>
        <translation>Alles steht in {folder}</translation>
    </message>
    <message>
        <source>Evidence snapshot written to {path}; the file is on the clipboard</source>
        <translation>Beweissicherung in {path} geschrieben; die Datei ist in der Zwischenablage</translation>
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
        <source>Feedback</source>
        <translation>Rückmeldung</translation>
    </message>
    <message>
        <source>Feedback:</source>
        <translation>Rückmeldung:</translation>
    </message>
    <message>
        <source>Feedback: {signal}</source>
        <translation>Rückmeldung: {signal}</translation>
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
        <source>Files: {files:,}.</source>
        <translation>Dateien: {files:,}.</translation>
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
        <source>How the file begins</source>
        <translation>Wie die Datei beginnt</translation>
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
        <source>Lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>Locked. Type the connection’s name to arm it.</source>
        <translation>Gesperrt. Verbindungsname zum Freigeben:</translation>
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
        <source>Lost: packets missing in the sequence of PLC connections since each was started; the network or this computer was too slow for them. Drag a connection onto the lanes to see when; a longer RPI or a wired network helps.
Messages dropped: lines of the event list left out since the program started because too many came at once; no samples.</source>
        <translation>Verloren: Pakete, die in der Folge von SPS-Verbindungen seit deren Start fehlen; das Netz oder dieser Rechner war zu langsam für sie. Ziehen Sie eine Verbindung auf die Spuren, um zu sehen, wann; ein längeres RPI oder ein Netz mit Kabel hilft.
Verworfene Meldungen: Zeilen der Ereignisliste, die seit dem Start des Programms weggelassen wurden, weil zu viele auf einmal kamen; keine Werte.</translation>
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
        <source>Markers, commands, alarms and events of connections below the lanes</source>
        <translation>Marken, Befehle, Alarme und Ereignisse der Verbindungen unter den Spuren</translation>
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
        <source>Measure: cursor A where it begins, cursor B where it ends</source>
        <translation>Messen: Cursor A an den Anfang, Cursor B ans Ende</translation>
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
        <source>Memory for &amp;samples</source>
        <translation>S&amp;peicher für Werte</translation>
    </message>
    <message>
        <source>Memory used for samples, of what they may use. Once it is full the oldest samples go, and lanes reach back less far; current values go on. More signals fill it sooner.</source>
        <translation>Speicher für Werte, von dem, den sie belegen dürfen. Ist er voll, gehen die ältesten Werte, und die Spuren reichen weniger weit zurück; aktuelle Werte laufen weiter. Mehr Signale füllen ihn schneller.</translation>
    </message>
    <message>
        <source>Menu key, Shift+F10</source>
        <translation>Menütaste, Umschalt+F10</translation>
    </message>
    <message>
        <source>Menu of &amp;what has the focus</source>
        <translation>&amp;Kontextmenü an dieser Stelle</translation>
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
        <source>Move both of them</source>
        <translation>Beide verschieben</translation>
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
        <source>Move it; it snaps to edges and samples near it</source>
        <translation>Verschieben; an nahen Flanken und Werten rastet er ein</translation>
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
        <source>Next event of the strip</source>
        <translation>Nächstes Ereignis der Leiste</translation>
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
        <source>No command has been sent yet.</source>
        <translation>Es wurde noch kein Befehl gesendet.</translation>
    </message>
    <message>
        <source>No connection has any signal yet.</source>
        <translation>Noch hat keine Verbindung ein Signal.</translation>
    </message>
    <message>
        <source>No connection yet. Add a PLC or a 104 server, or try the demo.</source>
        <translation>Noch keine Verbindung. Eine SPS oder einen 104-Server hinzufügen oder die Demo ausprobieren.</translation>
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
        <source>Nothing is plotted in this tab.</source>
        <translation>In diesem Blatt ist nichts dargestellt.</translation>
    </message>
    <message>
        <source>Nothing is plotted. Tick signals in Sources, or choose “All signals”.</source>
        <translation>Nichts ist dargestellt. Haken Sie Signale unter „Quellen“ an oder wählen Sie „Alle Signale“.</translation>
    </message>
    <message>
        <source>Nothing is plotted. Tick signals in Sources.</source>
        <translation>Nichts ist dargestellt. Signale in den Quellen ankreuzen.</translation>
    </message>
    <message>
        <source>Nothing is selected in Sources.</source>
        <translation>In den Quellen ist nichts gewählt.</translation>
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
        <source>On the strip of events</source>
        <translation>Auf der Ereignisleiste</translation>
    </message>
    <message>
        <source>On the time axis</source>
        <translation>Auf der Zeitachse</translation>
    </message>
    <message>
        <source>On the time between two cursors</source>
        <translation>Auf der Zeit zwischen zwei Cursorn</translation>
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
        <source>Plot feedback</source>
        <translation>Rückmeldung darstellen</translation>
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
        <source>Plot {number}</source>
        <translation>Blatt {number}</translation>
    </message>
    <message>
        <source>Plotted</source>
        <translation>Dargestellte</translation>
    </message>
    <message>
        <source>Plotted in this tab</source>
        <translation>In diesem Blatt dargestellt</translation>
    </message>
    <message>
        <source>Press A and B over the plot to place two cursors, or drag with Ctrl from one to the other.</source>
        <translation>Drücken Sie A und B über den Spuren, um zwei Cursor zu setzen, oder ziehen Sie mit Strg von einem zum anderen.</translation>
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
        <source>Reading…</source>
        <translation>Lese…</translation>
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
        <source>Rows: {rows:,}. Size: about {size}, estimated from the first rows.</source>
        <translation>Zeilen: {rows:,}. Größe: etwa {size}, geschätzt nach den ersten Zeilen.</translation>
    </message>
    <message>
        <source>Runs the test and lists every object that answers, to be picked and named</source>
        <translation>Führt den Test aus und listet jedes antwortende Objekt zum Auswählen und Benennen auf</translation>
    </message>
    <message>
        <source>S&amp;igns:</source>
        <translation>Zei&amp;chen:</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>St&amp;oppen</translation>
    </message>
    <message>
        <source>S&amp;tretch:</source>
        <translation>Zei&amp;traum:</translation>
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
        <source>Samples:</source>
        <translation>Werte:</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern u&amp;nter…</translation>
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
        <source>Search a signal…</source>
        <translation>Ein Signal suchen…</translation>
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
        <source>Seconds from the beginning only</source>
        <translation>Nur Sekunden ab Beginn</translation>
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
        <source>Select signals in Sources first</source>
        <translation>Wählen Sie zuerst Signale in den Quellen</translation>
    </message>
    <message>
        <source>Selected in Sources</source>
        <translation>In den Quellen gewählt</translation>
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
        <source>Shift+A</source>
        <translation>Umschalt+A</translation>
    </message>
    <message>
        <source>Shift+B</source>
        <translation>Umschalt+B</translation>
    </message>
    <message>
        <source>Shift+E</source>
        <translation>Umschalt+E</translation>
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
        <source>Show the event, or zoom into several</source>
        <translation>Ereignis zeigen, oder in mehrere hineinzoomen</translation>
    </message>
    <message>
        <source>Show this moment in the lanes</source>
        <translation>Diesen Moment in den Spuren zeigen</translation>
    </message>
    <message>
        <source>Si&amp;gnals:</source>
        <translation>&amp;Signale:</translation>
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
        <source>Signals</source>
        <translation>Signale</translation>
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
        <source>Snap cursors to ed&amp;ges</source>
        <translation>Cursor an &amp;Flanken einrasten</translation>
    </message>
    <message>
        <source>So&amp;rt by</source>
        <translation>So&amp;rtieren nach</translation>
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
        <source>Spreadsheets hold {most:,} rows only.</source>
        <translation>Tabellenkalkulationen fassen nur {most:,} Zeilen.</translation>
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
        <source>Stretches where nothing is known</source>
        <translation>Zeiträume, in denen nichts bekannt ist</translation>
    </message>
    <message>
        <source>Strip of e&amp;vents</source>
        <translation>&amp;Ereignisleiste</translation>
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
        <source>The evidence snapshot before this one is still being written</source>
        <translation>Die vorige Beweissicherung wird noch geschrieben</translation>
    </message>
    <message>
        <source>The evidence snapshot could not be written</source>
        <translation>Die Beweissicherung konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The evidence snapshot was cancelled; nothing was written</source>
        <translation>Die Beweissicherung wurde abgebrochen; nichts wurde geschrieben</translation>
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
        <source>The feedback is awaited …</source>
        <translation>Die Rückmeldung wird erwartet …</translation>
    </message>
    <message>
        <source>The file &amp;begins like this, below lines that say what it is:</source>
        <translation>So &amp;beginnt die Datei, unter Zeilen, die sie beschreiben:</translation>
    </message>
    <message>
        <source>The first {copied:,} of {all:,} rows are on the clipboard: more of them are too many at once</source>
        <translation>Die ersten {copied:,} von {all:,} Zeilen sind in der Zwischenablage: mehr sind auf einmal zu viele</translation>
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
        <source>The list changed while it was copied: nothing is on the clipboard; copy it again</source>
        <translation>Die Liste hat sich beim Kopieren geändert: nichts ist in der Zwischenablage; kopieren Sie noch einmal</translation>
    </message>
    <message>
        <source>The longest time within the last second in which the window did not answer. Below 100 ms nobody feels it; samples are received meanwhile in any case.
Longer again and again: plot fewer signals, or close docks that are not needed.</source>
        <translation>Die längste Zeit innerhalb der letzten Sekunde, in der das Fenster nicht antwortete. Unter 100 ms spürt es niemand; Werte werden währenddessen auf jeden Fall empfangen.
Immer wieder länger: weniger Signale darstellen oder nicht benötigte Bereiche schließen.</translation>
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
        <source>The samples could not be exported</source>
        <translation>Die Werte konnten nicht exportiert werden</translation>
    </message>
    <message>
        <source>The steps of a command appear here, with their times.</source>
        <translation>Hier erscheinen die Schritte eines Befehls mit ihren Zeiten.</translation>
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
        <source>There is no such signal now: does its connection run?</source>
        <translation>Dieses Signal gibt es zurzeit nicht: Läuft seine Verbindung?</translation>
    </message>
    <message>
        <source>There is nothing to export</source>
        <translation>Es gibt nichts zu exportieren</translation>
    </message>
    <message>
        <source>They stay at their place in the view, and what they read changes live (X)</source>
        <translation>Sie bleiben an ihrem Platz in der Ansicht, und was sie ablesen, ändert sich live (X)</translation>
    </message>
    <message>
        <source>They stay in the file as they are.</source>
        <translation>Sie bleiben unverändert in der Datei.</translation>
    </message>
    <message>
        <source>This address is monitored, too: {signal}</source>
        <translation>Diese Adresse wird auch überwacht: {signal}</translation>
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
        <source>Ti&amp;me:</source>
        <translation>&amp;Zeit:</translation>
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
        <source>Time limit</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>Time limit of the feedback in seconds</source>
        <translation>Zeitgrenze der Rückmeldung in Sekunden</translation>
    </message>
    <message>
        <source>Time of arrival</source>
        <translation>Empfangszeit</translation>
    </message>
    <message>
        <source>Time of the device</source>
        <translation>Zeit des Geräts</translation>
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
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>Tolerance of the feedback</source>
        <translation>Toleranz der Rückmeldung</translation>
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
        <source>Use it</source>
        <translation>Verwenden</translation>
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
        <source>Values received within the last second, over all connections; each member of a structure counts.
Much less than usual: a connection stands still, see Sources.</source>
        <translation>In der letzten Sekunde empfangene Werte, über alle Verbindungen; jedes Mitglied einer Struktur zählt.
Viel weniger als sonst: eine Verbindung steht still, siehe Quellen.</translation>
    </message>
    <message>
        <source>Values so near each other count as equal, in the unit of the signal</source>
        <translation>So nahe beieinander liegende Werte gelten als gleich, in der Einheit des Signals</translation>
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
        <source>What the lanes show, with its samples, frames, events, commands and the project, as one zip</source>
        <translation>Was die Spuren zeigen, mit Werten, Telegrammen, Ereignissen, Befehlen und dem Projekt, als ein Zip</translation>
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
        <source>When a command is sent, the signal is plotted unless it is already</source>
        <translation>Wird ein Befehl gesendet, wird das Signal dargestellt, wenn es das noch nicht ist</translation>
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
        <source>Within:</source>
        <translation>Innerhalb von:</translation>
    </message>
    <message>
        <source>Without saving, changes of connections and lanes are lost.</source>
        <translation>Ohne Speichern gehen Änderungen an Verbindungen und Spuren verloren.</translation>
    </message>
    <message>
        <source>Without snapping</source>
        <translation>Ohne einzurasten</translation>
    </message>
    <message>
        <source>Write the &amp;quality of each sample</source>
        <translation>&amp;Qualität jedes Werts schreiben</translation>
    </message>
    <message>
        <source>Writing the evidence snapshot: {size}</source>
        <translation>Schreibe die Beweissicherung: {size}</translation>
    </message>
    <message>
        <source>Writing the evidence snapshot…</source>
        <translation>Schreibe die Beweissicherung…</translation>
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
        <source>as commanded</source>
        <translation>wie befohlen</translation>
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
        <source>bad quality</source>
        <translation>schlechte Qualität</translation>
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
        <source>changed</source>
        <translation>geändert</translation>
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
        <source>everything in memory</source>
        <translation>allem im Speicher</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>feedback of a command</source>
        <translation>Rückmeldung eines Befehls</translation>
    </message>
    <message>
        <source>feedback {signal}: {text}</source>
        <translation>Rückmeldung {signal}: {text}</translation>
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
        <source>moving</source>
        <translation>unterwegs</translation>
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
        <source>no change</source>
        <translation>keine Änderung</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>no end position</source>
        <translation>keine Endlage</translation>
    </message>
    <message>
        <source>no heading of the first line is known; use {expected}</source>
        <translation>keine Überschrift der ersten Zeile ist bekannt; verwenden Sie {expected}</translation>
    </message>
    <message>
        <source>no longer in memory</source>
        <translation>nicht mehr im Speicher</translation>
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
        <source>none</source>
        <translation>keine</translation>
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
        <source>none – choose a signal…</source>
        <translation>keine – Signal wählen…</translation>
    </message>
    <message>
        <source>not awaited</source>
        <translation>nicht erwartet</translation>
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
        <source>other value</source>
        <translation>anderer Wert</translation>
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
        <source>the log of commands cannot be written ({why}): {path}</source>
        <translation>das Befehlsprotokoll lässt sich nicht schreiben ({why}): {path}</translation>
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
        <source>{copied:,} rows are on the clipboard</source>
        <translation>{copied:,} Zeilen sind in der Zwischenablage</translation>
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
        <source>×{times}, last {at}</source>
        <translation>×{times}, zuletzt {at}</translation>
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
        <source>… and {more:,} more</source>
        <translation>… und {more:,} weitere</translation>
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
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source> and {kinds} more types</source>
        <translation> und {kinds} weitere Typen</translation>
    </message>
    <message>
        <source> by the name of its first element</source>
        <translation> über den Namen des ersten Elements</translation>
    </message>
    <message>
        <source> from CA {addresses}</source>
        <translation> von CA {addresses}</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>, reason {reason}</source>
        <translation>, Grund {reason}</translation>
    </message>
    <message>
        <source>-1 to 1 of the range (C_SE_NA).</source>
        <translation>-1 bis 1 des Bereichs (C_SE_NA).</translation>
    </message>
    <message>
        <source>0x{status}/0x{code}: transport 0x81 is not supported; trying 0x01</source>
        <translation>0x{status}/0x{code}: Transport 0x81 wird nicht unterstützt; versuche 0x01</translation>
    </message>
    <message>
        <source>1 becomes 32767/32768, the most there is.</source>
        <translation>1 wird zu 32767/32768, dem größten Wert.</translation>
    </message>
    <message>
        <source>1 tag is</source>
        <translation>1 Tag wird</translation>
    </message>
    <message>
        <source>10 (reserved)</source>
        <translation>10 (reserviert)</translation>
    </message>
    <message>
        <source>104 initialisation</source>
        <translation>104-Initialisierung</translation>
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
        <source>; no tags are entered, so there is nothing more to try</source>
        <translation>; keine Tags eingetragen, daher gibt es nichts weiter zu prüfen</translation>
    </message>
    <message>
        <source>; {entries} files came before</source>
        <translation>; {entries} Dateien kamen vorher</translation>
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
        <source>API ms</source>
        <translation>API ms</translation>
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
        <source>Acknowledge after t2: must be below t1, which is {t1} s</source>
        <translation>Quittieren nach t2: muss unter t1 liegen, das {t1} s ist</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation>Adresse wird bereits verwendet</translation>
    </message>
    <message>
        <source>Address: enter the IP address or the name of the PLC, for example 192.168.1.10</source>
        <translation>Adresse: geben Sie IP-Adresse oder Namen der SPS ein, zum Beispiel 192.168.1.10</translation>
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
        <source>Bits: there are 32 of them, {text} needs more</source>
        <translation>Bits: es gibt 32, {text} braucht mehr</translation>
    </message>
    <message>
        <source>Broken pipe</source>
        <translation>Verbindung unterbrochen</translation>
    </message>
    <message>
        <source>Browsing needs the package pycomm3, which is not installed. Install it with: pip install pycomm3. Tags can be entered by hand without it.</source>
        <translation>Zum Durchsuchen fehlt das Paket pycomm3. Installieren Sie es mit: pip install pycomm3. Tags lassen sich auch von Hand eingeben.</translation>
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
        <source>CIP reply</source>
        <translation>CIP-Antwort</translation>
    </message>
    <message>
        <source>CIP reply: {service} is the service code of a request</source>
        <translation>CIP-Antwort: {service} ist der Dienstcode einer Anfrage</translation>
    </message>
    <message>
        <source>CIP request</source>
        <translation>CIP-Anfrage</translation>
    </message>
    <message>
        <source>CIP request: {service} is the service code of a reply</source>
        <translation>CIP-Anfrage: {service} ist der Dienstcode einer Antwort</translation>
    </message>
    <message>
        <source>Cannot assign requested address</source>
        <translation>diese Adresse gibt es auf diesem Rechner nicht</translation>
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
        <source>Connection refused</source>
        <translation>Verbindung abgewiesen</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>Verbindung von der Gegenstelle zurückgesetzt</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>Zeitüberschreitung der Verbindung</translation>
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
        <source>Data size: the type has {size} bytes; enter {size2}, or 0 to compute it</source>
        <translation>Datengröße: der Typ hat {size} Bytes; geben Sie {size2} ein, oder 0 zum Berechnen</translation>
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
        <source>Forward_Close reply</source>
        <translation>Forward_Close-Antwort</translation>
    </message>
    <message>
        <source>Forward_Open reply</source>
        <translation>Forward_Open-Antwort</translation>
    </message>
    <message>
        <source>Forward_Open reply:</source>
        <translation>Forward_Open-Antwort:</translation>
    </message>
    <message>
        <source>Forward_Open sent</source>
        <translation>Forward_Open gesendet</translation>
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
        <source>Host is down</source>
        <translation>Rechner ist ausgeschaltet</translation>
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
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
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
        <source>Invalid argument</source>
        <translation>ungültiges Argument</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>ist ein Ordner</translation>
    </message>
    <message>
        <source>Key password from</source>
        <translation>Kennwort des Schlüssels</translation>
    </message>
    <message>
        <source>Key password from: never the password itself; enter the name of an environment variable, or file: and a path</source>
        <translation>Kennwort des Schlüssels aus: nie das Kennwort selbst; geben Sie den Namen einer Umgebungsvariablen ein, oder file: und einen Pfad</translation>
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
        <source>Known certificates: {error}</source>
        <translation>Bekannte Zertifikate: {error}</translation>
    </message>
    <message>
        <source>LOS says {fixed} octets, {data} are given</source>
        <translation>LOS nennt {fixed} Oktette, es sind {data}</translation>
    </message>
    <message>
        <source>ListIdentity reply</source>
        <translation>ListIdentity-Antwort</translation>
    </message>
    <message>
        <source>ListIdentity reply without an identity</source>
        <translation>ListIdentity-Antwort ohne Identität</translation>
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
        <source>Longest RPI: enter at least the shortest, {fastest_ms} ms</source>
        <translation>Längstes RPI: geben Sie mindestens das kürzeste ein, {fastest_ms} ms</translation>
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
        <source>Network is down</source>
        <translation>Netzwerk ist nicht aktiv</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>Netzwerk nicht erreichbar</translation>
    </message>
    <message>
        <source>No buffer space available</source>
        <translation>kein Pufferspeicher verfügbar</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>kein Weg zum Rechner</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Datenträger voll</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>Gerät nicht vorhanden</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht vorhanden</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>kein Ordner</translation>
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
        <source>Offset: enter a number; {value} is not one</source>
        <translation>Offset: geben Sie eine Zahl ein; {value} ist keine</translation>
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
        <source>Operation not permitted</source>
        <translation>Vorgang nicht erlaubt</translation>
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
        <source>Permission denied</source>
        <translation>keine Berechtigung</translation>
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
        <source>PyConPro producer</source>
        <translation>PyConPro producer</translation>
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
        <source>RPI is smaller than the production inhibit time</source>
        <translation>RPI ist kleiner als die Production Inhibit Time</translation>
    </message>
    <message>
        <source>RPI not acceptable</source>
        <translation>RPI nicht annehmbar</translation>
    </message>
    <message>
        <source>RPI not supported</source>
        <translation>RPI nicht unterstützt</translation>
    </message>
    <message>
        <source>RPI {fast} to {slow}</source>
        <translation>RPI {fast} bis {slow}</translation>
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
        <source>Read-only file system</source>
        <translation>Dateisystem ist schreibgeschützt</translation>
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
        <source>Rockwell Automation</source>
        <translation>Rockwell Automation</translation>
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
        <source>SSL 3.0 is broken and not offered; the lowest version is TLS 1.0</source>
        <translation>SSL 3.0 ist unsicher und wird nicht angeboten; die niedrigste Version ist TLS 1.0</translation>
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
        <source>Scale: enter a number; {value} is not one</source>
        <translation>Faktor: geben Sie eine Zahl ein; {value} ist keine</translation>
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
        <source>SendRRData without an unconnected data item</source>
        <translation>SendRRData ohne Unconnected Data Item</translation>
    </message>
    <message>
        <source>SendRRData: interface handle {interface} is not CIP</source>
        <translation>SendRRData: Interface Handle {interface} ist nicht CIP</translation>
    </message>
    <message>
        <source>SendUnitData without a connected address and data item</source>
        <translation>SendUnitData ohne Connected Address Item und Data Item</translation>
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
        <source>Software caused connection abort</source>
        <translation>Verbindung von der Software abgebrochen</translation>
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
        <source>State texts: the text of the value {value} is missing</source>
        <translation>Zustandstexte: der Text des Werts {value} fehlt</translation>
    </message>
    <message>
        <source>State texts: the value {value} is there twice</source>
        <translation>Zustandstexte: der Wert {value} kommt zweimal vor</translation>
    </message>
    <message>
        <source>State texts: write value=text, such as 0=open, 1=closed; “{part}” is not so</source>
        <translation>Zustandstexte: schreiben Sie Wert=Text, zum Beispiel 0=offen, 1=geschlossen; „{part}“ ist nicht so</translation>
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
        <source>TESTFR round trip ms</source>
        <translation>TESTFR-Umlaufzeit ms</translation>
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
        <source>TLS failed: {reason}</source>
        <translation>TLS fehlgeschlagen: {reason}</translation>
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
        <source>The tag list of {host} (slot {slot}) could not be read: {error}. Check address and slot, and that TCP port 44818 is not blocked.</source>
        <translation>Die Tag-Liste von {host} (Steckplatz {slot}) ließ sich nicht lesen: {error}. Prüfen Sie Adresse und Steckplatz, und ob TCP-Port 44818 gesperrt ist.</translation>
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
        <source>Too many open files</source>
        <translation>zu viele offene Dateien</translation>
    </message>
    <message>
        <source>Transport endpoint is not connected</source>
        <translation>nicht verbunden</translation>
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
        <source>T→O fixed or variable size differs from the running multicast</source>
        <translation>T→O-Größe fest oder variabel weicht vom laufenden Multicast ab</translation>
    </message>
    <message>
        <source>T→O priority differs from the running multicast</source>
        <translation>T→O-Priorität weicht vom laufenden Multicast ab</translation>
    </message>
    <message>
        <source>T→O size differs from the running multicast</source>
        <translation>T→O-Größe weicht vom laufenden Multicast ab</translation>
    </message>
    <message>
        <source>UDP port for the data</source>
        <translation>UDP-Port für die Daten</translation>
    </message>
    <message>
        <source>UDP port {port} is in use by another program (RSLinx, FactoryTalk Linx, a second copy)</source>
        <translation>UDP-Port {port} ist durch ein anderes Programm belegt (RSLinx, FactoryTalk Linx, ein zweites Fieldscope)</translation>
    </message>
    <message>
        <source>Unconnected_Send: {left} bytes too many</source>
        <translation>Unconnected_Send: {left} Bytes zu viel</translation>
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
        <source>Value at start: {error}</source>
        <translation>Startwert: {error}</translation>
    </message>
    <message>
        <source>Value: enter a number</source>
        <translation>Wert: geben Sie eine Zahl ein</translation>
    </message>
    <message>
        <source>Value: {value} does not fit a short floating point number</source>
        <translation>Wert: {value} passt nicht in eine kurze Gleitkommazahl</translation>
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
        <source>Written to us</source>
        <translation>An uns geschrieben</translation>
    </message>
    <message>
        <source>[Errno {number}] {error}</source>
        <translation>[Fehler {number}] {error}</translation>
    </message>
    <message>
        <source>a BOOL stands at @byte.bit, anything else at @byte</source>
        <translation>ein BOOL steht bei @Byte.Bit, alles andere bei @Byte</translation>
    </message>
    <message>
        <source>a PLC connection has no command {name}; there are {BY_NAME}</source>
        <translation>eine SPS-Verbindung hat keinen Befehl {name}; es gibt {BY_NAME}</translation>
    </message>
    <message>
        <source>a SHA-256 fingerprint has 64 hex digits, {fingerprint} is none</source>
        <translation>ein SHA-256-Fingerabdruck hat 64 Hexadezimalziffern, {fingerprint} ist keiner</translation>
    </message>
    <message>
        <source>a U frame with function bits {function}</source>
        <translation>ein U-Telegramm mit Funktionsbits {function}</translation>
    </message>
    <message>
        <source>a byte has the bits 0 to 7</source>
        <translation>ein Byte hat die Bits 0 bis 7</translation>
    </message>
    <message>
        <source>a colon and the type follow the member&apos;s name: {Speed: REAL}</source>
        <translation>auf den Namen des Mitglieds folgen Doppelpunkt und Typ: {Speed: REAL}</translation>
    </message>
    <message>
        <source>a connection of more than 511 bytes needs Large_Forward_Open</source>
        <translation>eine Verbindung von mehr als 511 Bytes braucht Large_Forward_Open</translation>
    </message>
    <message>
        <source>a connection size of {size} bytes does not fit: at most {limit}</source>
        <translation>eine Verbindungsgröße von {size} Bytes passt nicht: höchstens {limit}</translation>
    </message>
    <message>
        <source>a connection with the same identification is still alive: an earlier run was not closed, or another computer uses the same vendor and serial number; wait until the old connection has timed out</source>
        <translation>eine Verbindung mit derselben Kennung besteht noch: ein früherer Lauf wurde nicht geschlossen, oder ein anderer Rechner benutzt dieselbe Hersteller- und Seriennummer; warten Sie, bis die alte Verbindung abgelaufen ist</translation>
    </message>
    <message>
        <source>a data frame arrived while the transfer is {phase}</source>
        <translation>ein Datentelegramm kam, Übertragung: {phase}</translation>
    </message>
    <message>
        <source>a data frame without content</source>
        <translation>ein Datentelegramm ohne Inhalt</translation>
    </message>
    <message>
        <source>a date in it is none</source>
        <translation>ein Datum darin ist keines</translation>
    </message>
    <message>
        <source>a derived signal is saved as an object</source>
        <translation>ein berechnetes Signal wird als Objekt gespeichert</translation>
    </message>
    <message>
        <source>a file has at most 16777215 octets, this one {data}</source>
        <translation>eine Datei hat höchstens 16777215 Oktette, diese {data}</translation>
    </message>
    <message>
        <source>a firewall on this computer may block incoming UDP on port 2222, or the data goes to another network card</source>
        <translation>vielleicht sperrt eine Firewall auf diesem Rechner ankommendes UDP auf Port 2222, oder die Daten gehen an eine andere Netzwerkkarte</translation>
    </message>
    <message>
        <source>a frame has length 4 to 253, not {data}</source>
        <translation>ein Telegramm hat die Länge 4 bis 253, nicht {data}</translation>
    </message>
    <message>
        <source>a frame starts with octet 68, not {data}: is this an IEC 104 server?</source>
        <translation>ein Telegramm beginnt mit Oktett 68, nicht {data}: ist das ein IEC-104-Server?</translation>
    </message>
    <message>
        <source>a header field is out of range: {self}</source>
        <translation>ein Kopffeld liegt außerhalb seines Bereichs: {self}</translation>
    </message>
    <message>
        <source>a hop, {remaining_path} words before the end of the path</source>
        <translation>einem Sprung, {remaining_path} Wörter vor dem Ende des Pfads</translation>
    </message>
    <message>
        <source>a jump, or noise: look at the lane around this moment</source>
        <translation>ein Sprung oder Rauschen: sehen Sie die Spur um diesen Zeitpunkt an</translation>
    </message>
    <message>
        <source>a length in it is impossible</source>
        <translation>eine Länge darin ist unmöglich</translation>
    </message>
    <message>
        <source>a limit of this project; acknowledge it in Alarms</source>
        <translation>ein Grenzwert dieses Projekts; quittieren Sie ihn unter „Alarme“</translation>
    </message>
    <message>
        <source>a member starts with its name: {Speed: REAL}</source>
        <translation>ein Mitglied beginnt mit seinem Namen: {Speed: REAL}</translation>
    </message>
    <message>
        <source>a message is incomplete: {defect}</source>
        <translation>eine Meldung ist unvollständig: {defect}</translation>
    </message>
    <message>
        <source>a name in a path must have 1 to 255 characters</source>
        <translation>ein Name in einem Pfad muss 1 bis 255 Zeichen haben</translation>
    </message>
    <message>
        <source>a name in it is none</source>
        <translation>ein Name darin ist keiner</translation>
    </message>
    <message>
        <source>a path of {path} bytes does not fit: it must be even and at most 510</source>
        <translation>ein Pfad von {path} Bytes passt nicht: er muss gerade und höchstens 510 lang sein</translation>
    </message>
    <message>
        <source>a server needs a certificate: call set_certificate</source>
        <translation>ein Server braucht ein Zertifikat: set_certificate aufrufen</translation>
    </message>
    <message>
        <source>a state that this project watches; acknowledge it in Alarms</source>
        <translation>ein Zustand, den dieses Projekt überwacht; quittieren Sie ihn unter „Alarme“</translation>
    </message>
    <message>
        <source>a string has at least 1 character</source>
        <translation>ein String hat mindestens 1 Zeichen</translation>
    </message>
    <message>
        <source>a structure has at least one member</source>
        <translation>eine Struktur hat mindestens ein Mitglied</translation>
    </message>
    <message>
        <source>a tag is consumed whole: enter {tag} and pick the part in what comes; or {hint}</source>
        <translation>ein Tag wird als Ganzes konsumiert: geben Sie {tag} ein und wählen Sie den Teil aus dem Empfangenen; oder {hint}</translation>
    </message>
    <message>
        <source>a type is missing: write REAL, DINT[4], {Speed: REAL, Count: DINT} …</source>
        <translation>ein Typ fehlt: schreiben Sie REAL, DINT[4], {Speed: REAL, Count: DINT} …</translation>
    </message>
    <message>
        <source>a type of the manufacturer&apos;s own; everything else is shown</source>
        <translation>ein eigener Typ des Herstellers; alles andere wird angezeigt</translation>
    </message>
    <message>
        <source>accepted: {size} bytes every {to_api} ms{note}</source>
        <translation>angenommen: {size} Bytes alle {to_api} ms{note}</translation>
    </message>
    <message>
        <source>acknowledge delay ms</source>
        <translation>Quittierverzug ms</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>activation confirmed</source>
        <translation>Aktivierung bestätigt</translation>
    </message>
    <message>
        <source>after {arrivals} ms</source>
        <translation>nach {arrivals} ms</translation>
    </message>
    <message>
        <source>all counters</source>
        <translation>alle Zähler</translation>
    </message>
    <message>
        <source>all stations</source>
        <translation>alle Stationen</translation>
    </message>
    <message>
        <source>all values</source>
        <translation>alle Werte</translation>
    </message>
    <message>
        <source>already in the requested mode or state</source>
        <translation>schon in der verlangten Betriebsart oder dem verlangten Zustand</translation>
    </message>
    <message>
        <source>an ASDU has 1 to 249 octets, not {asdu}</source>
        <translation>eine ASDU hat 1 bis 249 Oktette, nicht {asdu}</translation>
    </message>
    <message>
        <source>an ASDU has at most 249 octets, this one {data}</source>
        <translation>eine ASDU hat höchstens 249 Oktette, diese {data}</translation>
    </message>
    <message>
        <source>an ASDU is too short for its header</source>
        <translation>eine ASDU ist zu kurz für ihren Kopf</translation>
    </message>
    <message>
        <source>an Add-On Instruction</source>
        <translation>eine Add-On Instruction</translation>
    </message>
    <message>
        <source>an O→T RPI of {ot_rpi} ms</source>
        <translation>ein O→T RPI von {ot_rpi} ms</translation>
    </message>
    <message>
        <source>an RPI of {to_rpi} ms</source>
        <translation>ein RPI von {to_rpi} ms</translation>
    </message>
    <message>
        <source>an RPI of {to_rpi} ms was asked for; {hint}</source>
        <translation>verlangt wurde ein RPI von {to_rpi} ms; {hint}</translation>
    </message>
    <message>
        <source>an S or U frame has length 4, not {apdu}</source>
        <translation>ein S- oder U-Telegramm hat die Länge 4, nicht {apdu}</translation>
    </message>
    <message>
        <source>an S or U frame has length 4, not {length}</source>
        <translation>ein S- oder U-Telegramm hat die Länge 4, nicht {length}</translation>
    </message>
    <message>
        <source>an acknowledgement arrived while the transfer is {phase}</source>
        <translation>eine Quittung kam, Übertragung: {phase}</translation>
    </message>
    <message>
        <source>an acknowledgement crossed STOPDT con</source>
        <translation>eine Quittung hat sich mit STOPDT con gekreuzt</translation>
    </message>
    <message>
        <source>an array dimension</source>
        <translation>eine Array-Dimension</translation>
    </message>
    <message>
        <source>an array has at least one element</source>
        <translation>ein Array hat mindestens ein Element</translation>
    </message>
    <message>
        <source>an array has at most three dimensions</source>
        <translation>ein Array hat höchstens drei Dimensionen</translation>
    </message>
    <message>
        <source>an array of {dimensions} elements fits no connection</source>
        <translation>ein Array mit {dimensions} Elementen passt in keine Verbindung</translation>
    </message>
    <message>
        <source>an output needs both its instance and its type</source>
        <translation>ein Output braucht sowohl seine Instanz als auch seinen Typ</translation>
    </message>
    <message>
        <source>an unknown value</source>
        <translation>einem unbekannten Wert</translation>
    </message>
    <message>
        <source>another command followed before a termination</source>
        <translation>ein weiterer Befehl folgte vor der Beendigung</translation>
    </message>
    <message>
        <source>another command to the same object was sent</source>
        <translation>ein weiterer Befehl an dasselbe Objekt wurde gesendet</translation>
    </message>
    <message>
        <source>another computer opened this connection, or the tag&apos;s External Access is None</source>
        <translation>ein anderer Rechner hat diese Verbindung geöffnet, oder External Access des Tags ist None</translation>
    </message>
    <message>
        <source>another consumer already receives this multicast; use the same values as that one, or unicast</source>
        <translation>ein anderer Konsument empfängt diesen Multicast schon; benutzen Sie dieselben Werte wie er, oder Unicast</translation>
    </message>
    <message>
        <source>another file transfer with this station is under way</source>
        <translation>eine andere Dateiübertragung mit dieser Station läuft noch</translation>
    </message>
    <message>
        <source>another master may be active, or the station only accepts this computer as a standby connection</source>
        <translation>vielleicht ist eine andere Zentrale aktiv, oder die Station nimmt diesen Rechner nur als Reserveverbindung an</translation>
    </message>
    <message>
        <source>another program owns this output, or the module accepts one unicast connection only</source>
        <translation>ein anderes Programm besitzt diesen Output, oder das Modul nimmt nur eine Unicast-Verbindung an</translation>
    </message>
    <message>
        <source>answer for session {session} instead of {handle}</source>
        <translation>Antwort für Sitzung {session} statt {handle}</translation>
    </message>
    <message>
        <source>answer to service {service} instead of {service2}</source>
        <translation>Antwort auf Dienst {service} statt {service2}</translation>
    </message>
    <message>
        <source>answer without a CIP reply in it</source>
        <translation>Antwort ohne CIP-Antwort darin</translation>
    </message>
    <message>
        <source>any device</source>
        <translation>jedes Gerät</translation>
    </message>
    <message>
        <source>arrived damaged</source>
        <translation>beschädigt angekommen</translation>
    </message>
    <message>
        <source>as DINT</source>
        <translation>als DINT</translation>
    </message>
    <message>
        <source>as REAL</source>
        <translation>als REAL</translation>
    </message>
    <message>
        <source>as USINT</source>
        <translation>als USINT</translation>
    </message>
    <message>
        <source>as asked</source>
        <translation>wie verlangt</translation>
    </message>
    <message>
        <source>as it comes</source>
        <translation>wie empfangen</translation>
    </message>
    <message>
        <source>assembly {input}</source>
        <translation>Assembly {input}</translation>
    </message>
    <message>
        <source>at least {rpi} ms for the {label}</source>
        <translation>mindestens {rpi} ms für das {label}</translation>
    </message>
    <message>
        <source>at most {rpi} ms for the {label}</source>
        <translation>höchstens {rpi} ms für das {label}</translation>
    </message>
    <message>
        <source>attribute cannot be read</source>
        <translation>Attribut nicht lesbar</translation>
    </message>
    <message>
        <source>attribute cannot be set</source>
        <translation>Attribut nicht setzbar</translation>
    </message>
    <message>
        <source>attribute list error</source>
        <translation>Fehler in der Attributliste</translation>
    </message>
    <message>
        <source>attribute not supported</source>
        <translation>Attribut nicht unterstützt</translation>
    </message>
    <message>
        <source>automatic (at least 500 ms)</source>
        <translation>automatisch (mindestens 500 ms)</translation>
    </message>
    <message>
        <source>being closed</source>
        <translation>wird geschlossen</translation>
    </message>
    <message>
        <source>beyond the end of the object</source>
        <translation>hinter dem Ende des Objekts</translation>
    </message>
    <message>
        <source>bit string of 32 bits command</source>
        <translation>Bitmuster-Befehl, 32 Bits</translation>
    </message>
    <message>
        <source>bit string of 32 bits command with time tag</source>
        <translation>Bitmuster-Befehl, 32 Bits, mit Zeitstempel</translation>
    </message>
    <message>
        <source>buffer overflow</source>
        <translation>Pufferüberlauf</translation>
    </message>
    <message>
        <source>by its own clock at {at}, after {ms} ms</source>
        <translation>nach seiner eigenen Uhr um {at}, nach {ms} ms</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>bytes received</source>
        <translation>Bytes empfangen</translation>
    </message>
    <message>
        <source>bytes sent</source>
        <translation>Bytes gesendet</translation>
    </message>
    <message>
        <source>cancel a selection</source>
        <translation>eine Anwahl abbrechen</translation>
    </message>
    <message>
        <source>cancel {meaning}</source>
        <translation>Abbruch der Anwahl: {meaning}</translation>
    </message>
    <message>
        <source>cancellation</source>
        <translation>Abbruch</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>cancelled as asked</source>
        <translation>wie verlangt abgebrochen</translation>
    </message>
    <message>
        <source>cause {coi}</source>
        <translation>Ursache {coi}</translation>
    </message>
    <message>
        <source>changed from {state} to {shown} after {ms} ms</source>
        <translation>änderte sich von {state} auf {shown} nach {ms} ms</translation>
    </message>
    <message>
        <source>changed from {state} to {shown} after {ms} ms and back after {again} ms</source>
        <translation>änderte sich von {state} auf {shown} nach {ms} ms und zurück nach {again} ms</translation>
    </message>
    <message>
        <source>changes by {value} per second, more than {limit}</source>
        <translation>ändert sich um {value} je Sekunde, mehr als {limit}</translation>
    </message>
    <message>
        <source>check address and port</source>
        <translation>prüfen Sie Adresse und Port</translation>
    </message>
    <message>
        <source>check address, cabling, network settings of this computer and firewalls on the way</source>
        <translation>prüfen Sie Adresse, Verkabelung, Netzwerkeinstellungen dieses Rechners und Firewalls auf dem Weg</translation>
    </message>
    <message>
        <source>check cable, network load and the controller; it is opened again by itself</source>
        <translation>prüfen Sie Kabel, Netzlast und Steuerung; die Verbindung wird von selbst wieder geöffnet</translation>
    </message>
    <message>
        <source>check cable, switch and network load, and that no other program uses UDP port 2222</source>
        <translation>prüfen Sie Kabel, Switch und Netzlast, und ob ein anderes Programm UDP-Port 2222 benutzt</translation>
    </message>
    <message>
        <source>check certificates and clocks on both sides</source>
        <translation>prüfen Sie Zertifikate und Uhren auf beiden Seiten</translation>
    </message>
    <message>
        <source>check configuration, output and input points together</source>
        <translation>prüfen Sie Konfigurations-, Output- und Input-Punkt zusammen</translation>
    </message>
    <message>
        <source>check data type and number of elements</source>
        <translation>prüfen Sie Datentyp und Anzahl der Elemente</translation>
    </message>
    <message>
        <source>check how command and feedback are wired and mapped, and whether somebody else commands the same object; a measured value may need a tolerance</source>
        <translation>prüfen Sie, wie Befehl und Rückmeldung verdrahtet und zugeordnet sind und ob jemand anderes dasselbe Objekt steuert; ein Messwert braucht vielleicht eine Toleranz</translation>
    </message>
    <message>
        <source>check that address and port belong to an IEC 60870-5-104 server</source>
        <translation>prüfen Sie, ob Adresse und Port zu einem IEC-60870-5-104-Server gehören</translation>
    </message>
    <message>
        <source>check that the connection of the signal runs and that its device sends it, or choose another feedback</source>
        <translation>prüfen Sie, ob die Verbindung des Signals läuft und sein Gerät es sendet, oder wählen Sie eine andere Rückmeldung</translation>
    </message>
    <message>
        <source>check that this computer has an address in the station&apos;s network, and the gateway</source>
        <translation>prüfen Sie, ob dieser Rechner eine Adresse im Netz der Station hat, und das Gateway</translation>
    </message>
    <message>
        <source>check the address and this computer&apos;s network settings</source>
        <translation>prüfen Sie die Adresse und die Netzwerkeinstellungen dieses Rechners</translation>
    </message>
    <message>
        <source>check the address, the cable and the firewall</source>
        <translation>prüfen Sie Adresse, Kabel und Firewall</translation>
    </message>
    <message>
        <source>check the cable and the PLC; it may open the connection again by itself</source>
        <translation>prüfen Sie Kabel und SPS; sie öffnet die Verbindung vielleicht von selbst wieder</translation>
    </message>
    <message>
        <source>check the cable, the address, and that this computer has an address in the PLC&apos;s network</source>
        <translation>prüfen Sie Kabel und Adresse, und ob dieser Rechner eine Adresse im Netz der SPS hat</translation>
    </message>
    <message>
        <source>check the common address; on the page Stations every station can be entered by itself</source>
        <translation>prüfen Sie die gemeinsame Adresse; auf der Seite „Stationen“ lässt sich jede Station einzeln eintragen</translation>
    </message>
    <message>
        <source>check the configuration assembly and its data</source>
        <translation>prüfen Sie das Konfigurations-Assembly und seine Daten</translation>
    </message>
    <message>
        <source>check the configuration assembly in the manual or EDS</source>
        <translation>prüfen Sie das Konfigurations-Assembly in Handbuch oder EDS</translation>
    </message>
    <message>
        <source>check the configuration data</source>
        <translation>prüfen Sie die Konfigurationsdaten</translation>
    </message>
    <message>
        <source>check the data type of the tag</source>
        <translation>prüfen Sie den Datentyp des Tags</translation>
    </message>
    <message>
        <source>check the device: local or remote, supply, interlocks; then whether this is the right signal; a slow device needs a longer time limit</source>
        <translation>prüfen Sie das Gerät: Ort oder Fern, Versorgung, Verriegelungen; dann, ob es das richtige Signal ist; ein langsames Gerät braucht eine längere Zeitgrenze</translation>
    </message>
    <message>
        <source>check the firewall: UDP port {io_port} must reach this computer on the right card</source>
        <translation>prüfen Sie die Firewall: UDP-Port {io_port} muss diesen Rechner auf der richtigen Netzwerkkarte erreichen</translation>
    </message>
    <message>
        <source>check the input point in the manual or EDS</source>
        <translation>prüfen Sie den Input-Punkt in Handbuch oder EDS</translation>
    </message>
    <message>
        <source>check the line, and the timers t1 and t3 on both sides</source>
        <translation>prüfen Sie die Leitung sowie die Zeiten t1 und t3 auf beiden Seiten</translation>
    </message>
    <message>
        <source>check the network adapter of this connection, receive fewer multicast tags, or use unicast</source>
        <translation>prüfen Sie den Netzwerkadapter dieser Verbindung, empfangen Sie weniger Multicast-Tags, oder benutzen Sie Unicast</translation>
    </message>
    <message>
        <source>check the output or heartbeat point in the manual or EDS</source>
        <translation>prüfen Sie den Output- oder Heartbeat-Punkt in Handbuch oder EDS</translation>
    </message>
    <message>
        <source>check the port numbers of the route; the backplane is port 1</source>
        <translation>prüfen Sie die Portnummern der Route; der Rückwandbus ist Port 1</translation>
    </message>
    <message>
        <source>check the slot and the name of the tag; the tag must be controller-scoped</source>
        <translation>prüfen Sie Steckplatz und Namen des Tags; das Tag muss ein Controller-Tag sein</translation>
    </message>
    <message>
        <source>check the slot and the route</source>
        <translation>prüfen Sie Steckplatz und Route</translation>
    </message>
    <message>
        <source>check the slot: nothing answers there</source>
        <translation>prüfen Sie den Steckplatz: dort antwortet nichts</translation>
    </message>
    <message>
        <source>check the source of the signal: with this quality its value proves nothing</source>
        <translation>prüfen Sie die Quelle des Signals: Mit dieser Qualität beweist sein Wert nichts</translation>
    </message>
    <message>
        <source>check the spelling of the tag; it must be in the controller scope</source>
        <translation>prüfen Sie die Schreibweise des Tags; es muss ein Controller-Tag sein</translation>
    </message>
    <message>
        <source>check the spelling, or enter the IP address</source>
        <translation>prüfen Sie die Schreibweise, oder geben Sie die IP-Adresse ein</translation>
    </message>
    <message>
        <source>check whether the device is stuck on its way; a slow one needs a longer time limit</source>
        <translation>prüfen Sie, ob das Gerät unterwegs hängt; ein langsames braucht eine längere Zeitgrenze</translation>
    </message>
    <message>
        <source>choose a multiplier from ×4 to ×512</source>
        <translation>wählen Sie einen Multiplikator von ×4 bis ×512</translation>
    </message>
    <message>
        <source>choose the adapter anew, or “any”</source>
        <translation>wählen Sie den Adapter neu, oder „beliebig“</translation>
    </message>
    <message>
        <source>class-1 packet of {datagram} bytes is too short</source>
        <translation>Class-1-Paket von {datagram} Bytes ist zu kurz</translation>
    </message>
    <message>
        <source>clear event buffer</source>
        <translation>Ereignispuffer löschen</translation>
    </message>
    <message>
        <source>clear its event buffer</source>
        <translation>ihren Ereignispuffer löschen</translation>
    </message>
    <message>
        <source>clock offset s</source>
        <translation>Uhrabweichung s</translation>
    </message>
    <message>
        <source>clock synchronisation</source>
        <translation>Uhrzeitsynchronisation</translation>
    </message>
    <message>
        <source>clock synchronisation command</source>
        <translation>Uhrzeitsynchronisationsbefehl</translation>
    </message>
    <message>
        <source>clock {offset} s</source>
        <translation>Uhr {offset} s</translation>
    </message>
    <message>
        <source>close the array with ]</source>
        <translation>schließen Sie das Array mit ]</translation>
    </message>
    <message>
        <source>close the program that holds UDP port {port}, or use unicast</source>
        <translation>beenden Sie das Programm, das UDP-Port {port} belegt, oder benutzen Sie Unicast</translation>
    </message>
    <message>
        <source>close the program that holds the port (RSLinx, FactoryTalk Linx), or choose another port</source>
        <translation>beenden Sie das Programm, das den Port belegt (RSLinx, FactoryTalk Linx), oder wählen Sie einen anderen Port</translation>
    </message>
    <message>
        <source>close the program that uses it</source>
        <translation>beenden Sie das Programm, das ihn benutzt</translation>
    </message>
    <message>
        <source>close the string&apos;s length with )</source>
        <translation>schließen Sie die Länge des Strings mit )</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>closed by the originator</source>
        <translation>vom Originator geschlossen</translation>
    </message>
    <message>
        <source>closed, to be opened again</source>
        <translation>geschlossen, wird wieder geöffnet</translation>
    </message>
    <message>
        <source>communications adapter</source>
        <translation>Kommunikationsadapter</translation>
    </message>
    <message>
        <source>compare tag name, data type and RPI in the program of the consumer with what is produced here</source>
        <translation>vergleichen Sie Tagnamen, Datentyp und RPI im Programm des Konsumenten mit dem hier Produzierten</translation>
    </message>
    <message>
        <source>compare the data size with the tag: bytes of the tag + 2; a structure is padded to 4 bytes, and a CONNECTION_STATUS member counts 4</source>
        <translation>vergleichen Sie die Datengröße mit dem Tag: Bytes des Tags + 2; eine Struktur wird auf 4 Bytes aufgefüllt, und ein Mitglied CONNECTION_STATUS zählt 4</translation>
    </message>
    <message>
        <source>compatible with</source>
        <translation>kompatibel mit</translation>
    </message>
    <message>
        <source>configuration symbol does not exist</source>
        <translation>Symbol der Konfiguration nicht vorhanden</translation>
    </message>
    <message>
        <source>confirm_interval (t2 = {t2} s) must be below message_timeout (t1 = {t1} s)</source>
        <translation>confirm_interval (t2 = {t2} s) muss unter message_timeout (t1 = {t1} s) liegen</translation>
    </message>
    <message>
        <source>confirmation and termination</source>
        <translation>Bestätigung und Beendigung</translation>
    </message>
    <message>
        <source>confirmation, and a termination if one comes</source>
        <translation>Bestätigung, und eine Beendigung, falls eine kommt</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>confirmed and ended by station {addresses}</source>
        <translation>bestätigt und beendet von Station {addresses}</translation>
    </message>
    <message>
        <source>confirmed and ended by stations {addresses}</source>
        <translation>bestätigt und beendet von den Stationen {addresses}</translation>
    </message>
    <message>
        <source>confirmed and ended, asked by broadcast</source>
        <translation>bestätigt und beendet, Abfrage an alle</translation>
    </message>
    <message>
        <source>confirmed and terminated</source>
        <translation>bestätigt und beendet</translation>
    </message>
    <message>
        <source>confirmed, data transfer is on</source>
        <translation>bestätigt, Datenübertragung läuft</translation>
    </message>
    <message>
        <source>confirmed, never terminated</source>
        <translation>bestätigt, nie beendet</translation>
    </message>
    <message>
        <source>confirmed, {objects} objects came, but then no termination {waited}</source>
        <translation>bestätigt, {objects} Objekte kamen, aber dann keine Beendigung {waited}</translation>
    </message>
    <message>
        <source>confirmed; {text}</source>
        <translation>bestätigt; {text}</translation>
    </message>
    <message>
        <source>connected from {getsockname}</source>
        <translation>verbunden von {getsockname}</translation>
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
        <source>connecting to {trying}</source>
        <translation>verbindet mit {trying}</translation>
    </message>
    <message>
        <source>connecting to {where} failed: {error}</source>
        <translation>Verbinden mit {where} fehlgeschlagen: {error}</translation>
    </message>
    <message>
        <source>connection failure</source>
        <translation>Verbindungsfehler</translation>
    </message>
    <message>
        <source>connection failure with an unknown extended status</source>
        <translation>Verbindungsfehler mit unbekanntem erweitertem Status</translation>
    </message>
    <message>
        <source>connection in use or duplicate Forward_Open</source>
        <translation>Verbindung belegt oder doppeltes Forward_Open</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>connection path</source>
        <translation>Verbindungspfad</translation>
    </message>
    <message>
        <source>connection path: reserved size in logical segment {first}</source>
        <translation>Verbindungspfad: reservierte Größe im logischen Segment {first}</translation>
    </message>
    <message>
        <source>connection path: unknown logical segment {first}</source>
        <translation>Verbindungspfad: unbekanntes logisches Segment {first}</translation>
    </message>
    <message>
        <source>connection path: unknown segment {first} at {at}</source>
        <translation>Verbindungspfad: unbekanntes Segment {first} an Stelle {at}</translation>
    </message>
    <message>
        <source>connection timed out</source>
        <translation>Verbindung abgelaufen</translation>
    </message>
    <message>
        <source>connection timeout multiplier not acceptable</source>
        <translation>Timeout-Multiplikator der Verbindung nicht annehmbar</translation>
    </message>
    <message>
        <source>connection {number}: the id “{id}” is there twice</source>
        <translation>Verbindung {number}: die Kennung „{id}“ kommt zweimal vor</translation>
    </message>
    <message>
        <source>connection {number}: {error}</source>
        <translation>Verbindung {number}: {error}</translation>
    </message>
    <message>
        <source>connections lost</source>
        <translation>Verbindungen verloren</translation>
    </message>
    <message>
        <source>consuming symbol does not exist</source>
        <translation>Symbol des Konsumenten nicht vorhanden</translation>
    </message>
    <message>
        <source>controlled</source>
        <translation>gesteuerte</translation>
    </message>
    <message>
        <source>controlling</source>
        <translation>steuernde</translation>
    </message>
    <message>
        <source>counter freeze</source>
        <translation>Zähler einfrieren</translation>
    </message>
    <message>
        <source>counter interrogation</source>
        <translation>Zählerabfrage</translation>
    </message>
    <message>
        <source>counter interrogation command</source>
        <translation>Zählerabfrage-Befehl</translation>
    </message>
    <message>
        <source>data came with common address {common_address}</source>
        <translation>Daten kamen mit gemeinsamer Adresse {common_address}</translation>
    </message>
    <message>
        <source>data transfer is on</source>
        <translation>Datenübertragung läuft</translation>
    </message>
    <message>
        <source>data transfer is stopped</source>
        <translation>Datenübertragung ist gestoppt</translation>
    </message>
    <message>
        <source>data transfer is {phase}</source>
        <translation>Datenübertragung: {phase}</translation>
    </message>
    <message>
        <source>data transfer was stopped</source>
        <translation>Datenübertragung wurde gestoppt</translation>
    </message>
    <message>
        <source>datagrams for nobody</source>
        <translation>Datagramme ohne Empfänger</translation>
    </message>
    <message>
        <source>datagrams from a wrong source</source>
        <translation>Datagramme von falscher Quelle</translation>
    </message>
    <message>
        <source>datagrams malformed</source>
        <translation>fehlerhafte Datagramme</translation>
    </message>
    <message>
        <source>deactivation</source>
        <translation>Deaktivierung</translation>
    </message>
    <message>
        <source>deactivation confirmed</source>
        <translation>Deaktivierung bestätigt</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>eingeschränkt</translation>
    </message>
    <message>
        <source>delay acquisition command</source>
        <translation>Laufzeiterfassungsbefehl</translation>
    </message>
    <message>
        <source>derived signal {number}: {error}</source>
        <translation>berechnetes Signal {number}: {error}</translation>
    </message>
    <message>
        <source>device state conflict</source>
        <translation>Gerätezustand lässt es nicht zu</translation>
    </message>
    <message>
        <source>device type mismatch</source>
        <translation>Gerätetyp stimmt nicht</translation>
    </message>
    <message>
        <source>device type {device_type}</source>
        <translation>Gerätetyp {device_type}</translation>
    </message>
    <message>
        <source>direct: execute at once</source>
        <translation>direkt: sofort ausführen</translation>
    </message>
    <message>
        <source>direction not supported</source>
        <translation>Richtung nicht unterstützt</translation>
    </message>
    <message>
        <source>do not start data transfer</source>
        <translation>Datenübertragung nicht starten</translation>
    </message>
    <message>
        <source>does the station speak TLS on this port? Its usual port is 19998</source>
        <translation>spricht die Station auf diesem Port TLS? Üblich ist Port 19998</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>double command</source>
        <translation>Doppelbefehl</translation>
    </message>
    <message>
        <source>double command with time tag</source>
        <translation>Doppelbefehl mit Zeitstempel</translation>
    </message>
    <message>
        <source>each name and instance can be produced once, whichever connection it belongs to</source>
        <translation>jeder Name und jede Instanz lässt sich nur einmal produzieren, gleich in welcher Verbindung</translation>
    </message>
    <message>
        <source>eighth</source>
        <translation>achte</translation>
    </message>
    <message>
        <source>embedded service error</source>
        <translation>Fehler im eingebetteten Dienst</translation>
    </message>
    <message>
        <source>encapsulation 0x{status}</source>
        <translation>Encapsulation 0x{status}</translation>
    </message>
    <message>
        <source>encapsulation 0x{status} {meaning}</source>
        <translation>Encapsulation 0x{status} {meaning}</translation>
    </message>
    <message>
        <source>encapsulation frame</source>
        <translation>Encapsulation-Telegramm</translation>
    </message>
    <message>
        <source>enter a greater RPI</source>
        <translation>geben Sie ein größeres RPI ein</translation>
    </message>
    <message>
        <source>enter an RPI that the producer accepts; consumers of a multicast must agree on it</source>
        <translation>geben Sie ein RPI ein, das der Produzent annimmt; Konsumenten eines Multicasts brauchen dasselbe</translation>
    </message>
    <message>
        <source>enter one between the minimum and the maximum in the produced tag&apos;s Connection dialog</source>
        <translation>geben Sie eines zwischen Minimum und Maximum im Dialog „Connection“ des produzierten Tags ein</translation>
    </message>
    <message>
        <source>enter the common addresses on the page Stations, or choose to start without an interrogation</source>
        <translation>tragen Sie die gemeinsamen Adressen auf der Seite „Stationen“ ein, oder wählen Sie einen Start ohne Generalabfrage</translation>
    </message>
    <message>
        <source>enter the name of a tag, for example Line1</source>
        <translation>geben Sie den Namen eines Tags ein, zum Beispiel Line1</translation>
    </message>
    <message>
        <source>enter the output size that the device wants</source>
        <translation>geben Sie die Output-Größe ein, die das Gerät verlangt</translation>
    </message>
    <message>
        <source>error in Forward_Close path</source>
        <translation>Fehler im Pfad von Forward_Close</translation>
    </message>
    <message>
        <source>error of the object</source>
        <translation>Fehler des Objekts</translation>
    </message>
    <message>
        <source>events that came twice</source>
        <translation>doppelt empfangene Ereignisse</translation>
    </message>
    <message>
        <source>every {gaps} ms (asked: {to_api}), {gaps2} to {gaps3} ms, jitter {gaps4} ms, lost {lost}</source>
        <translation>alle {gaps} ms (verlangt: {to_api}), {gaps2} bis {gaps3} ms, Jitter {gaps4} ms, verloren {lost}</translation>
    </message>
    <message>
        <source>exclusive owner</source>
        <translation>Exclusive Owner</translation>
    </message>
    <message>
        <source>execute</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>factor and offset of a derived signal are numbers</source>
        <translation>Faktor und Offset eines berechneten Signals sind Zahlen</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>feedback from {name}: {text} – {title}, {where}</source>
        <translation>Rückmeldung von {name}: {text} – {title}, {where}</translation>
    </message>
    <message>
        <source>feedback of a command: {error}</source>
        <translation>Rückmeldung eines Befehls: {error}</translation>
    </message>
    <message>
        <source>fewer elements exist than were asked for</source>
        <translation>es gibt weniger Elemente als verlangt</translation>
    </message>
    <message>
        <source>fieldscope on {gethostname}</source>
        <translation>fieldscope on {gethostname}</translation>
    </message>
    <message>
        <source>fifth</source>
        <translation>fünfte</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>first</source>
        <translation>erste</translation>
    </message>
    <message>
        <source>fourth</source>
        <translation>vierte</translation>
    </message>
    <message>
        <source>fragmentation of a primitive value</source>
        <translation>Fragmentierung eines einfachen Werts</translation>
    </message>
    <message>
        <source>fragmentation sequence not in progress</source>
        <translation>keine Fragmentierung im Gang</translation>
    </message>
    <message>
        <source>frame number {first} instead of {number}: a frame was lost or came twice</source>
        <translation>Telegrammnummer {first} statt {number}: ein Telegramm ging verloren oder kam doppelt</translation>
    </message>
    <message>
        <source>frame number {number} is acknowledged, which was not sent or was confirmed before</source>
        <translation>quittiert wird Telegramm {number}, das nicht gesendet oder schon bestätigt wurde</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>Telegramme</translation>
    </message>
    <message>
        <source>frames received</source>
        <translation>Telegramme empfangen</translation>
    </message>
    <message>
        <source>frames sent</source>
        <translation>Telegramme gesendet</translation>
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
        <source>from {low} to {high}</source>
        <translation>von {low} bis {high}</translation>
    </message>
    <message>
        <source>general error of the object</source>
        <translation>allgemeiner Fehler des Objekts</translation>
    </message>
    <message>
        <source>generic device</source>
        <translation>allgemeines Gerät</translation>
    </message>
    <message>
        <source>greater RPI or fewer connections</source>
        <translation>größeres RPI oder weniger Verbindungen</translation>
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
        <source>group 2 only server failure</source>
        <translation>Fehler eines Group-2-Only-Servers</translation>
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
        <source>group {n}</source>
        <translation>Gruppe {n}</translation>
    </message>
    <message>
        <source>harmless; the station departs from the standard</source>
        <translation>harmlos; die Station weicht von der Norm ab</translation>
    </message>
    <message>
        <source>have it renewed: with an expired one there is no connection</source>
        <translation>lassen Sie es erneuern: mit einem abgelaufenen gibt es keine Verbindung</translation>
    </message>
    <message>
        <source>heartbeat lateness max ms</source>
        <translation>Heartbeat-Verspätung max. ms</translation>
    </message>
    <message>
        <source>heartbeat lateness p99 ms</source>
        <translation>Heartbeat-Verspätung p99 ms</translation>
    </message>
    <message>
        <source>heartbeats skipped</source>
        <translation>ausgelassene Heartbeats</translation>
    </message>
    <message>
        <source>higher</source>
        <translation>höher</translation>
    </message>
    <message>
        <source>hop {place} of the route, {hop}</source>
        <translation>Sprung {place} der Route, {hop}</translation>
    </message>
    <message>
        <source>inconsistent application path combination</source>
        <translation>widersprüchliche Kombination von Anwendungspfaden</translation>
    </message>
    <message>
        <source>inconsistent consume data format</source>
        <translation>widersprüchliches Datenformat beim Konsumieren</translation>
    </message>
    <message>
        <source>inconsistent produce data format</source>
        <translation>widersprüchliches Datenformat beim Produzieren</translation>
    </message>
    <message>
        <source>incorrect data in the encapsulated message</source>
        <translation>falsche Daten in der Encapsulation-Meldung</translation>
    </message>
    <message>
        <source>indeterminate</source>
        <translation>unbestimmt</translation>
    </message>
    <message>
        <source>input only</source>
        <translation>Input Only</translation>
    </message>
    <message>
        <source>instance cannot be deleted</source>
        <translation>Instanz nicht löschbar</translation>
    </message>
    <message>
        <source>insufficient memory in the device</source>
        <translation>zu wenig Speicher im Gerät</translation>
    </message>
    <message>
        <source>intermediate</source>
        <translation>Zwischenstellung</translation>
    </message>
    <message>
        <source>internal error: {error}</source>
        <translation>interner Fehler: {error}</translation>
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
        <source>interrogation command</source>
        <translation>Generalabfrage-Befehl</translation>
    </message>
    <message>
        <source>interrogation of group {qualifier}</source>
        <translation>Abfrage der Gruppe {qualifier}</translation>
    </message>
    <message>
        <source>interval max ms</source>
        <translation>Intervall max. ms</translation>
    </message>
    <message>
        <source>interval mean ms</source>
        <translation>Intervall Mittel ms</translation>
    </message>
    <message>
        <source>interval min ms</source>
        <translation>Intervall min. ms</translation>
    </message>
    <message>
        <source>interval p50 ms</source>
        <translation>Intervall p50 ms</translation>
    </message>
    <message>
        <source>interval p99 ms</source>
        <translation>Intervall p99 ms</translation>
    </message>
    <message>
        <source>invalid O→T connection type</source>
        <translation>ungültiger O→T-Verbindungstyp</translation>
    </message>
    <message>
        <source>invalid O→T fixed or variable size</source>
        <translation>ungültige O→T-Größe (fest oder variabel)</translation>
    </message>
    <message>
        <source>invalid O→T priority</source>
        <translation>ungültige O→T-Priorität</translation>
    </message>
    <message>
        <source>invalid O→T size</source>
        <translation>ungültige O→T-Größe</translation>
    </message>
    <message>
        <source>invalid T→O connection type</source>
        <translation>ungültiger T→O-Verbindungstyp</translation>
    </message>
    <message>
        <source>invalid T→O fixed or variable size</source>
        <translation>ungültige T→O-Größe (fest oder variabel)</translation>
    </message>
    <message>
        <source>invalid T→O priority</source>
        <translation>ungültige T→O-Priorität</translation>
    </message>
    <message>
        <source>invalid T→O size</source>
        <translation>ungültige T→O-Größe</translation>
    </message>
    <message>
        <source>invalid attribute or data segment value</source>
        <translation>ungültiger Wert in Attribut oder Datensegment</translation>
    </message>
    <message>
        <source>invalid attribute value list</source>
        <translation>ungültige Liste von Attributwerten</translation>
    </message>
    <message>
        <source>invalid configuration application path</source>
        <translation>ungültiger Anwendungspfad der Konfiguration</translation>
    </message>
    <message>
        <source>invalid configuration size</source>
        <translation>ungültige Größe der Konfiguration</translation>
    </message>
    <message>
        <source>invalid connection size</source>
        <translation>ungültige Verbindungsgröße</translation>
    </message>
    <message>
        <source>invalid consuming application path</source>
        <translation>ungültiger Anwendungspfad beim Konsumieren</translation>
    </message>
    <message>
        <source>invalid length of the encapsulated message</source>
        <translation>ungültige Länge der Encapsulation-Meldung</translation>
    </message>
    <message>
        <source>invalid member id</source>
        <translation>ungültige Mitgliedskennung</translation>
    </message>
    <message>
        <source>invalid message format</source>
        <translation>ungültiges Meldungsformat</translation>
    </message>
    <message>
        <source>invalid network connection parameter</source>
        <translation>ungültiger Netzwerkparameter der Verbindung</translation>
    </message>
    <message>
        <source>invalid or inconsistent configuration path</source>
        <translation>ungültiger oder widersprüchlicher Konfigurationspfad</translation>
    </message>
    <message>
        <source>invalid or unsupported encapsulation command</source>
        <translation>ungültiges oder nicht unterstütztes Encapsulation-Kommando</translation>
    </message>
    <message>
        <source>invalid parameter</source>
        <translation>ungültiger Parameter</translation>
    </message>
    <message>
        <source>invalid parameter value</source>
        <translation>ungültiger Parameterwert</translation>
    </message>
    <message>
        <source>invalid produce or consume data format</source>
        <translation>ungültiges Datenformat beim Produzieren oder Konsumieren</translation>
    </message>
    <message>
        <source>invalid produced or consumed application path</source>
        <translation>ungültiger Anwendungspfad beim Produzieren oder Konsumieren</translation>
    </message>
    <message>
        <source>invalid producing application path</source>
        <translation>ungültiger Anwendungspfad beim Produzieren</translation>
    </message>
    <message>
        <source>invalid redundant owner flag</source>
        <translation>ungültiges Redundant-Owner-Bit</translation>
    </message>
    <message>
        <source>invalid reply received</source>
        <translation>ungültige Antwort empfangen</translation>
    </message>
    <message>
        <source>invalid segment in connection path</source>
        <translation>ungültiges Segment im Verbindungspfad</translation>
    </message>
    <message>
        <source>invalid session handle</source>
        <translation>ungültiges Session Handle</translation>
    </message>
    <message>
        <source>is the connection up, and does the source still send?</source>
        <translation>besteht die Verbindung, und sendet die Quelle noch?</translation>
    </message>
    <message>
        <source>is the controller in slot {slot}?</source>
        <translation>ist die Steuerung in Steckplatz {slot}?</translation>
    </message>
    <message>
        <source>is the station&apos;s IEC 104 server on, is this its port (usually 2404), may this address connect?</source>
        <translation>läuft der IEC-104-Server der Station, ist dies sein Port (meist 2404), darf sich diese Adresse verbinden?</translation>
    </message>
    <message>
        <source>is there an EtherNet/IP device at this address?</source>
        <translation>gibt es unter dieser Adresse ein EtherNet/IP-Gerät?</translation>
    </message>
    <message>
        <source>is this an EtherNet/IP device? If so, it may be overloaded</source>
        <translation>ist das ein EtherNet/IP-Gerät? Wenn ja, ist es vielleicht überlastet</translation>
    </message>
    <message>
        <source>is this an EtherNet/IP device? If so, it may be overloaded or out of sessions</source>
        <translation>ist das ein EtherNet/IP-Gerät? Wenn ja, ist es vielleicht überlastet oder hat keine freie Sitzung</translation>
    </message>
    <message>
        <source>is this an IEC 60870-5-104 server?</source>
        <translation>ist das ein IEC-60870-5-104-Server?</translation>
    </message>
    <message>
        <source>is {state}</source>
        <translation>ist {state}</translation>
    </message>
    <message>
        <source>it began to move after {ms} ms</source>
        <translation>es bewegte sich ab {ms} ms</translation>
    </message>
    <message>
        <source>it belongs to no command</source>
        <translation>sie gehört zu keinem Befehl</translation>
    </message>
    <message>
        <source>it could not be opened</source>
        <translation>er ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>it did not get ready in time</source>
        <translation>er wurde nicht rechtzeitig bereit</translation>
    </message>
    <message>
        <source>it does not carry the address that was dialled</source>
        <translation>es enthält nicht die angewählte Adresse</translation>
    </message>
    <message>
        <source>it does not carry the name that was dialled</source>
        <translation>es enthält nicht den angewählten Namen</translation>
    </message>
    <message>
        <source>it does not confirm the selection, S/E is 0</source>
        <translation>sie bestätigt die Anwahl nicht, S/E ist 0</translation>
    </message>
    <message>
        <source>it does not confirm the start of data transfer</source>
        <translation>sie bestätigt den Start der Datenübertragung nicht</translation>
    </message>
    <message>
        <source>it does not consist of one DER sequence</source>
        <translation>es besteht nicht aus einer einzigen DER-Sequenz</translation>
    </message>
    <message>
        <source>it ended with status {wait}</source>
        <translation>er endete mit Status {wait}</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>es endet zu früh</translation>
    </message>
    <message>
        <source>it failed at {failed}</source>
        <translation>gescheitert an {failed}</translation>
    </message>
    <message>
        <source>it has been revoked</source>
        <translation>es wurde gesperrt</translation>
    </message>
    <message>
        <source>it has expired</source>
        <translation>es ist abgelaufen</translation>
    </message>
    <message>
        <source>it is not meant for this use (extended key usage)</source>
        <translation>es ist nicht für diesen Zweck bestimmt (Extended Key Usage)</translation>
    </message>
    <message>
        <source>it is not produced</source>
        <translation>es wird nicht produziert</translation>
    </message>
    <message>
        <source>it is not valid yet</source>
        <translation>es ist noch nicht gültig</translation>
    </message>
    <message>
        <source>it is opened again when needed; received data is not affected</source>
        <translation>sie wird bei Bedarf wieder geöffnet; empfangene Daten sind nicht betroffen</translation>
    </message>
    <message>
        <source>it is self-signed and not among our CA certificates</source>
        <translation>es ist selbstsigniert und gehört nicht zu unseren CA-Zertifikaten</translation>
    </message>
    <message>
        <source>it is tried again by itself</source>
        <translation>es wird von selbst wieder versucht</translation>
    </message>
    <message>
        <source>it states 0 information objects</source>
        <translation>sie nennt 0 Informationsobjekte</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>wurde abgebrochen</translation>
    </message>
    <message>
        <source>its chain ends at an authority that is not among our CA certificates</source>
        <translation>seine Kette endet bei einer Stelle, die nicht zu unseren CA-Zertifikaten gehört</translation>
    </message>
    <message>
        <source>its connection was removed</source>
        <translation>seine Verbindung wurde entfernt</translation>
    </message>
    <message>
        <source>its issuer is not among our CA certificates</source>
        <translation>sein Aussteller gehört nicht zu unseren CA-Zertifikaten</translation>
    </message>
    <message>
        <source>its parts are not those of a certificate</source>
        <translation>seine Teile sind nicht die eines Zertifikats</translation>
    </message>
    <message>
        <source>its program does not run; check key switch and faults</source>
        <translation>ihr Programm läuft nicht; prüfen Sie Schlüsselschalter und Störungen</translation>
    </message>
    <message>
        <source>key failure in path</source>
        <translation>Fehler im elektronischen Schlüssel des Pfads</translation>
    </message>
    <message>
        <source>left {state} after {ms} ms, but reached no end position within {seconds} s: {shown}</source>
        <translation>verließ {state} nach {ms} ms, erreichte aber in {seconds} s keine Endlage: {shown}</translation>
    </message>
    <message>
        <source>left {state} after {ms} ms: {shown}</source>
        <translation>verließ {state} nach {ms} ms: {shown}</translation>
    </message>
    <message>
        <source>length octet {apdu}, but {apdu2} octets follow</source>
        <translation>Längenoktett {apdu}, aber es folgen {apdu2} Oktette</translation>
    </message>
    <message>
        <source>length or checksum of section {number} is wrong, 2 times</source>
        <translation>Länge oder Prüfsumme des Abschnitts {number} ist falsch, 2-mal</translation>
    </message>
    <message>
        <source>limits of a signal: {error}</source>
        <translation>Grenzwerte eines Signals: {error}</translation>
    </message>
    <message>
        <source>line {CurrentLineNumber}: a document type declaration does not belong into an L5X file</source>
        <translation>Zeile {CurrentLineNumber}: eine Dokumenttypdeklaration gehört nicht in eine L5X-Datei</translation>
    </message>
    <message>
        <source>line {CurrentLineNumber}: elements are nested deeper than 200</source>
        <translation>Zeile {CurrentLineNumber}: Elemente sind tiefer als 200 geschachtelt</translation>
    </message>
    <message>
        <source>line {CurrentLineNumber}: this is no L5X export: it begins with &lt;{name}&gt;</source>
        <translation>Zeile {CurrentLineNumber}: dies ist kein L5X-Export: er beginnt mit &lt;{name}&gt;</translation>
    </message>
    <message>
        <source>line {lineno}: this is not XML: {messages}</source>
        <translation>Zeile {lineno}: dies ist kein XML: {messages}</translation>
    </message>
    <message>
        <source>line {line}: the bit {name} has the number {number}, {target} has {host}</source>
        <translation>Zeile {line}: das Bit {name} hat die Nummer {number}, {target} hat {host}</translation>
    </message>
    <message>
        <source>line {line}: the bit {name} stands in {target}, which is no member before it</source>
        <translation>Zeile {line}: das Bit {name} steht in {target}, das kein Mitglied davor ist</translation>
    </message>
    <message>
        <source>line {line}: the type {name} contains itself</source>
        <translation>Zeile {line}: der Typ {name} enthält sich selbst</translation>
    </message>
    <message>
        <source>line {line}: {name} without {name2}</source>
        <translation>Zeile {line}: {name} ohne {name2}</translation>
    </message>
    <message>
        <source>line {line}: {name}=“{text}” is no list of numbers</source>
        <translation>Zeile {line}: {name}=„{text}“ ist keine Liste von Zahlen</translation>
    </message>
    <message>
        <source>line {line}: {text}</source>
        <translation>Zeile {line}: {text}</translation>
    </message>
    <message>
        <source>link address not valid</source>
        <translation>Link-Adresse ungültig</translation>
    </message>
    <message>
        <source>link address to self is invalid</source>
        <translation>Link-Adresse zeigt auf das Modul selbst</translation>
    </message>
    <message>
        <source>listen only</source>
        <translation>Listen Only</translation>
    </message>
    <message>
        <source>listen-only needs an owner or input-only connection beside it</source>
        <translation>Listen Only braucht daneben eine Owner- oder Input-Only-Verbindung</translation>
    </message>
    <message>
        <source>long pulse</source>
        <translation>langer Impuls</translation>
    </message>
    <message>
        <source>longest outage s</source>
        <translation>längster Ausfall s</translation>
    </message>
    <message>
        <source>look at the quality in Values, and at the source</source>
        <translation>sehen Sie die Qualität unter „Werte“ an, und die Quelle</translation>
    </message>
    <message>
        <source>lost {lost}</source>
        <translation>verloren {lost}</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>tiefer</translation>
    </message>
    <message>
        <source>major recoverable fault</source>
        <translation>schwere behebbare Störung</translation>
    </message>
    <message>
        <source>major unrecoverable fault</source>
        <translation>schwere nicht behebbare Störung</translation>
    </message>
    <message>
        <source>manual reset</source>
        <translation>Rücksetzen von Hand</translation>
    </message>
    <message>
        <source>marked by the SU bit</source>
        <translation>durch das SU-Bit gekennzeichnet</translation>
    </message>
    <message>
        <source>member cannot be set</source>
        <translation>Mitglied nicht setzbar</translation>
    </message>
    <message>
        <source>members are divided by commas</source>
        <translation>Mitglieder werden durch Kommas getrennt</translation>
    </message>
    <message>
        <source>message too large for unconnected request</source>
        <translation>Meldung zu groß für eine unverbundene Anfrage</translation>
    </message>
    <message>
        <source>missing attribute list entry</source>
        <translation>Eintrag in der Attributliste fehlt</translation>
    </message>
    <message>
        <source>module connection already established</source>
        <translation>Modulverbindung besteht schon</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>multicast group {group} cannot be joined on {interface}: {reason}</source>
        <translation>Multicast-Gruppe {group} lässt sich auf {interface} nicht empfangen: {reason}</translation>
    </message>
    <message>
        <source>name, expression and unit of a derived signal are texts</source>
        <translation>Name, Ausdruck und Einheit eines berechneten Signals sind Texte</translation>
    </message>
    <message>
        <source>network bandwidth not available</source>
        <translation>Netzwerkbandbreite nicht verfügbar</translation>
    </message>
    <message>
        <source>network link offline</source>
        <translation>Netzwerk offline</translation>
    </message>
    <message>
        <source>network segment {segment} {value}</source>
        <translation>Netzwerksegment {segment} {value}</translation>
    </message>
    <message>
        <source>next attempt in {delay} s</source>
        <translation>nächster Versuch in {delay} s</translation>
    </message>
    <message>
        <source>no EtherNet/IP device at this address, or it is starting; check the address</source>
        <translation>kein EtherNet/IP-Gerät unter dieser Adresse, oder es startet gerade; prüfen Sie die Adresse</translation>
    </message>
    <message>
        <source>no Large_Forward_Open there, using Forward_Open</source>
        <translation>kein Large_Forward_Open vorhanden, benutze Forward_Open</translation>
    </message>
    <message>
        <source>no TLS connection to {where}: {words}</source>
        <translation>keine TLS-Verbindung zu {where}: {words}</translation>
    </message>
    <message>
        <source>no UDP port for the data: {error}</source>
        <translation>kein UDP-Port für die Daten: {error}</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>no answer from {where} within {t0} s</source>
        <translation>keine Antwort von {where} innerhalb von {t0} s</translation>
    </message>
    <message>
        <source>no answer to Forward_Open: {text}</source>
        <translation>keine Antwort auf Forward_Open: {text}</translation>
    </message>
    <message>
        <source>no answer {waited}</source>
        <translation>keine Antwort {waited}</translation>
    </message>
    <message>
        <source>no buffer memory available</source>
        <translation>kein Pufferspeicher verfügbar</translation>
    </message>
    <message>
        <source>no change within {seconds} s: it is still {state}</source>
        <translation>keine Änderung in {seconds} s: noch immer {state}</translation>
    </message>
    <message>
        <source>no change within {seconds} s: it is {state}, and its quality is {text}</source>
        <translation>keine Änderung in {seconds} s: der Wert ist {state}, und seine Qualität ist {text}</translation>
    </message>
    <message>
        <source>no change within {seconds} s: it was {state} before, as commanded</source>
        <translation>keine Änderung in {seconds} s: der Wert war schon vorher {state}, wie befohlen</translation>
    </message>
    <message>
        <source>no cipher</source>
        <translation>keine Verschlüsselung</translation>
    </message>
    <message>
        <source>no common ground for the handshake: compare cipher suites and certificates on both sides</source>
        <translation>keine gemeinsame Grundlage für den Handshake: vergleichen Sie Cipher-Suites und Zertifikate auf beiden Seiten</translation>
    </message>
    <message>
        <source>no consumed connection id filter available</source>
        <translation>kein Filter für Connection IDs zum Konsumieren frei</translation>
    </message>
    <message>
        <source>no data can be sent while the connection is {phase}</source>
        <translation>keine Daten sendbar, Verbindung: {phase}</translation>
    </message>
    <message>
        <source>no data for {now} s</source>
        <translation>keine Daten seit {now} s</translation>
    </message>
    <message>
        <source>no data within {seconds} s: the signal has no value</source>
        <translation>keine Daten in {seconds} s: das Signal hat keinen Wert</translation>
    </message>
    <message>
        <source>no data within {seconds} s: there is no such signal</source>
        <translation>keine Daten in {seconds} s: dieses Signal gibt es nicht</translation>
    </message>
    <message>
        <source>no data yet</source>
        <translation>noch keine Daten</translation>
    </message>
    <message>
        <source>no end of the interrogation</source>
        <translation>kein Ende der Generalabfrage</translation>
    </message>
    <message>
        <source>no more user-configurable link consumer resources in the producing module</source>
        <translation>keine konfigurierbaren Konsumentenplätze im produzierenden Modul mehr frei</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>kein Name</translation>
    </message>
    <message>
        <source>no originator application data available</source>
        <translation>keine Anwendungsdaten des Originators verfügbar</translation>
    </message>
    <message>
        <source>no packet came from the originator in time</source>
        <translation>vom Originator kam nicht rechtzeitig ein Paket</translation>
    </message>
    <message>
        <source>no request for {limit} s</source>
        <translation>keine Anfrage seit {limit} s</translation>
    </message>
    <message>
        <source>no sample for more than {limit} s</source>
        <translation>seit mehr als {limit} s kein Wert</translation>
    </message>
    <message>
        <source>no stored attribute data</source>
        <translation>keine gespeicherten Attributdaten</translation>
    </message>
    <message>
        <source>no target application data available</source>
        <translation>keine Anwendungsdaten des Targets verfügbar</translation>
    </message>
    <message>
        <source>no termination came {waited}, which is usual with many stations</source>
        <translation>{waited} kam keine Beendigung, was bei vielen Stationen üblich ist</translation>
    </message>
    <message>
        <source>no user-configurable link consumer resources configured</source>
        <translation>keine konfigurierbaren Konsumentenplätze eingerichtet</translation>
    </message>
    <message>
        <source>no value came</source>
        <translation>es kam kein Wert</translation>
    </message>
    <message>
        <source>no value for {missing}</source>
        <translation>kein Wert für {missing}</translation>
    </message>
    <message>
        <source>nobody consumes it now</source>
        <translation>zurzeit konsumiert es niemand</translation>
    </message>
    <message>
        <source>node address has changed since the network was scheduled</source>
        <translation>Knotenadresse hat sich seit der Netzplanung geändert</translation>
    </message>
    <message>
        <source>non-listen-only connection not open</source>
        <translation>keine andere als Listen-Only-Verbindung offen</translation>
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
        <source>not a ListIdentity reply: command {command}, status {status}</source>
        <translation>keine ListIdentity-Antwort: Kommando {command}, Status {status}</translation>
    </message>
    <message>
        <source>not a class-1 packet: other items or lengths than expected</source>
        <translation>kein Class-1-Paket: andere Items oder Längen als erwartet</translation>
    </message>
    <message>
        <source>not a line of the event log</source>
        <translation>keine Zeile des Ereignisprotokolls</translation>
    </message>
    <message>
        <source>not awaited: {why}</source>
        <translation>nicht erwartet: {why}</translation>
    </message>
    <message>
        <source>not configured for off-subnet multicast</source>
        <translation>nicht für Multicast über das Subnetz hinaus eingerichtet</translation>
    </message>
    <message>
        <source>not configured to send scheduled priority data</source>
        <translation>nicht für Daten mit Priorität „scheduled“ eingerichtet</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>not described in the file</source>
        <translation>in der Datei nicht beschrieben</translation>
    </message>
    <message>
        <source>not enough data</source>
        <translation>zu wenig Daten</translation>
    </message>
    <message>
        <source>not opened yet</source>
        <translation>noch nicht geöffnet</translation>
    </message>
    <message>
        <source>not possible while the connection is {phase}</source>
        <translation>nicht möglich, Verbindung: {phase}</translation>
    </message>
    <message>
        <source>not produced</source>
        <translation>nicht produziert</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>nicht gestartet</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>nothing came for {timeout} s</source>
        <translation>seit {timeout} s kam nichts</translation>
    </message>
    <message>
        <source>nothing can be produced: {error}</source>
        <translation>nichts lässt sich produzieren: {error}</translation>
    </message>
    <message>
        <source>nothing is waiting to be tried again</source>
        <translation>nichts wartet auf einen neuen Versuch</translation>
    </message>
    <message>
        <source>null Forward_Open not supported</source>
        <translation>leeres Forward_Open nicht unterstützt</translation>
    </message>
    <message>
        <source>object already exists</source>
        <translation>Objekt besteht schon</translation>
    </message>
    <message>
        <source>object does not exist</source>
        <translation>Objekt nicht vorhanden</translation>
    </message>
    <message>
        <source>object state conflict</source>
        <translation>Objektzustand lässt es nicht zu</translation>
    </message>
    <message>
        <source>octets</source>
        <translation>Oktette</translation>
    </message>
    <message>
        <source>of at least {low}</source>
        <translation>von mindestens {low}</translation>
    </message>
    <message>
        <source>of at most {high}</source>
        <translation>von höchstens {high}</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>offset out of range</source>
        <translation>Offset außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>one request of a multiple-service packet failed</source>
        <translation>eine Anfrage eines Multiple-Service-Pakets ist fehlgeschlagen</translation>
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
        <source>only the {role} station does this</source>
        <translation>nur die {role} Station tut das</translation>
    </message>
    <message>
        <source>only_known is on, but no peer is allowed: call add_allowed_remote_certificate, or set only_known=False</source>
        <translation>only_known ist ein, aber keine Gegenstelle ist zugelassen: add_allowed_remote_certificate aufrufen, oder only_known=False setzen</translation>
    </message>
    <message>
        <source>open, no data yet</source>
        <translation>offen, noch keine Daten</translation>
    </message>
    <message>
        <source>opened, but no data within {timeout} s</source>
        <translation>geöffnet, aber keine Daten innerhalb von {timeout} s</translation>
    </message>
    <message>
        <source>opened{other}, waiting for the first packet</source>
        <translation>geöffnet{other}, wartet auf das erste Paket</translation>
    </message>
    <message>
        <source>our own</source>
        <translation>unser eigenes</translation>
    </message>
    <message>
        <source>out of connections</source>
        <translation>keine Verbindung mehr frei</translation>
    </message>
    <message>
        <source>outage s</source>
        <translation>Ausfall s</translation>
    </message>
    <message>
        <source>ownership conflict</source>
        <translation>Konflikt um den Besitz</translation>
    </message>
    <message>
        <source>packets do not arrive: check firewall, UDP port 2222, duplicate IP addresses, and the load of the module</source>
        <translation>Pakete kommen nicht an: prüfen Sie Firewall, UDP-Port 2222, doppelte IP-Adressen und die Last des Moduls</translation>
    </message>
    <message>
        <source>packets were lost: check cable, switch and duplex settings, and the network load</source>
        <translation>Pakete gingen verloren: prüfen Sie Kabel, Switch und Duplex-Einstellung sowie die Netzlast</translation>
    </message>
    <message>
        <source>parameter activation</source>
        <translation>Parameteraktivierung</translation>
    </message>
    <message>
        <source>parameter error in unconnected request</source>
        <translation>Parameterfehler in unverbundener Anfrage</translation>
    </message>
    <message>
        <source>parameter of measured value, normalized</source>
        <translation>Messwertparameter, normiert</translation>
    </message>
    <message>
        <source>parameter of measured value, scaled</source>
        <translation>Messwertparameter, skaliert</translation>
    </message>
    <message>
        <source>parameter of measured value, short floating point</source>
        <translation>Messwertparameter, Gleitkomma</translation>
    </message>
    <message>
        <source>partial transfer</source>
        <translation>unvollständige Übertragung</translation>
    </message>
    <message>
        <source>path destination unknown</source>
        <translation>Ziel des Pfads unbekannt</translation>
    </message>
    <message>
        <source>path segment error</source>
        <translation>Fehler im Pfadsegment</translation>
    </message>
    <message>
        <source>path size invalid</source>
        <translation>Pfadlänge ungültig</translation>
    </message>
    <message>
        <source>persistent</source>
        <translation>Dauerausgabe</translation>
    </message>
    <message>
        <source>pip install pycomm3</source>
        <translation>pip install pycomm3</translation>
    </message>
    <message>
        <source>please send the log file</source>
        <translation>bitte senden Sie die Protokolldatei</translation>
    </message>
    <message>
        <source>points changed</source>
        <translation>Datenpunkte geändert</translation>
    </message>
    <message>
        <source>port not available</source>
        <translation>Port nicht verfügbar</translation>
    </message>
    <message>
        <source>port {port}</source>
        <translation>Port {port}</translation>
    </message>
    <message>
        <source>port {port} to {link}</source>
        <translation>Port {port} zu {link}</translation>
    </message>
    <message>
        <source>port {port}: enter 1 to 65535 (1 is the backplane)</source>
        <translation>Port {port}: geben Sie 1 bis 65535 ein (1 ist der Rückwandbus)</translation>
    </message>
    <message>
        <source>power on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>privilege violation</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>producing</source>
        <translation>produziert</translation>
    </message>
    <message>
        <source>producing symbol does not exist</source>
        <translation>Symbol des Produzenten nicht vorhanden</translation>
    </message>
    <message>
        <source>production inhibit time differs from the running multicast</source>
        <translation>Production Inhibit Time weicht vom laufenden Multicast ab</translation>
    </message>
    <message>
        <source>production trigger differs from the running multicast</source>
        <translation>Production Trigger weicht vom laufenden Multicast ab</translation>
    </message>
    <message>
        <source>production trigger not supported</source>
        <translation>Production Trigger nicht unterstützt</translation>
    </message>
    <message>
        <source>programmable controller</source>
        <translation>speicherprogrammierbare Steuerung</translation>
    </message>
    <message>
        <source>project file: {complaint}</source>
        <translation>Projektdatei: {complaint}</translation>
    </message>
    <message>
        <source>rack connection already established</source>
        <translation>Rack-Verbindung besteht schon</translation>
    </message>
    <message>
        <source>raise Max Consumers in the produced tag&apos;s Connection dialog; or our own earlier connection still lives there: wait until the old connection has timed out</source>
        <translation>erhöhen Sie Max Consumers im Dialog „Connection“ des produzierten Tags; oder unsere frühere Verbindung besteht dort noch: warten Sie, bis die alte Verbindung abgelaufen ist</translation>
    </message>
    <message>
        <source>read</source>
        <translation>lesen</translation>
    </message>
    <message>
        <source>read command</source>
        <translation>Lesebefehl</translation>
    </message>
    <message>
        <source>receiving</source>
        <translation>empfängt</translation>
    </message>
    <message>
        <source>redundant connection mismatch</source>
        <translation>redundante Verbindung stimmt nicht überein</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>registered, handle {handle}</source>
        <translation>angemeldet, Handle {handle}</translation>
    </message>
    <message>
        <source>regulating step command</source>
        <translation>Stufenstellbefehl</translation>
    </message>
    <message>
        <source>regulating step command with time tag</source>
        <translation>Stufenstellbefehl mit Zeitstempel</translation>
    </message>
    <message>
        <source>remote reset</source>
        <translation>Rücksetzen aus der Ferne</translation>
    </message>
    <message>
        <source>reply too large</source>
        <translation>Antwort zu groß</translation>
    </message>
    <message>
        <source>request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>rücksetzen</translation>
    </message>
    <message>
        <source>reset process</source>
        <translation>Prozess rücksetzen</translation>
    </message>
    <message>
        <source>reset process command</source>
        <translation>Befehl „Prozess rücksetzen“</translation>
    </message>
    <message>
        <source>resource unavailable</source>
        <translation>Ressource nicht verfügbar</translation>
    </message>
    <message>
        <source>restart the station</source>
        <translation>die Station neu starten</translation>
    </message>
    <message>
        <source>revision mismatch</source>
        <translation>Revision stimmt nicht</translation>
    </message>
    <message>
        <source>routing failure: reply too large</source>
        <translation>Weiterleitung gescheitert: Antwort zu groß</translation>
    </message>
    <message>
        <source>routing failure: request too large</source>
        <translation>Weiterleitung gescheitert: Anfrage zu groß</translation>
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
        <source>safe mode: no connection was started</source>
        <translation>abgesicherter Modus: keine Verbindung wurde gestartet</translation>
    </message>
    <message>
        <source>safety connection refused</source>
        <translation>Safety-Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>safety connections are not supported here</source>
        <translation>Safety-Verbindungen werden hier nicht unterstützt</translation>
    </message>
    <message>
        <source>schedule signature mismatch</source>
        <translation>Signatur der Netzplanung stimmt nicht</translation>
    </message>
    <message>
        <source>schedule signature validation not possible</source>
        <translation>Signatur der Netzplanung nicht prüfbar</translation>
    </message>
    <message>
        <source>scheduling not specified</source>
        <translation>Netzplanung nicht angegeben</translation>
    </message>
    <message>
        <source>second</source>
        <translation>zweite</translation>
    </message>
    <message>
        <source>secondary resources unavailable</source>
        <translation>Ressourcen des Partners nicht verfügbar</translation>
    </message>
    <message>
        <source>see the steps in Commands</source>
        <translation>siehe die Schritte unter „Befehle“</translation>
    </message>
    <message>
        <source>select</source>
        <translation>Anwahl</translation>
    </message>
    <message>
        <source>select and execute</source>
        <translation>anwählen und ausführen</translation>
    </message>
    <message>
        <source>select {meaning}</source>
        <translation>Anwahl: {meaning}</translation>
    </message>
    <message>
        <source>select, then execute</source>
        <translation>anwählen, dann ausführen</translation>
    </message>
    <message>
        <source>send window full</source>
        <translation>Sendefenster voll</translation>
    </message>
    <message>
        <source>sent, no answer awaited</source>
        <translation>gesendet, keine Antwort erwartet</translation>
    </message>
    <message>
        <source>service not allowed on this port</source>
        <translation>Dienst auf diesem Port nicht erlaubt</translation>
    </message>
    <message>
        <source>service not supported</source>
        <translation>Dienst nicht unterstützt</translation>
    </message>
    <message>
        <source>service not supported for this path</source>
        <translation>Dienst für diesen Pfad nicht unterstützt</translation>
    </message>
    <message>
        <source>session closed</source>
        <translation>Sitzung geschlossen</translation>
    </message>
    <message>
        <source>session given up: {reason}</source>
        <translation>Sitzung aufgegeben: {reason}</translation>
    </message>
    <message>
        <source>session registered</source>
        <translation>Sitzung angemeldet</translation>
    </message>
    <message>
        <source>set the clock</source>
        <translation>Uhr stellen</translation>
    </message>
    <message>
        <source>set-point, normalized</source>
        <translation>Sollwert, normiert</translation>
    </message>
    <message>
        <source>set-point, normalized, with time tag</source>
        <translation>Sollwert, normiert, mit Zeitstempel</translation>
    </message>
    <message>
        <source>set-point, scaled</source>
        <translation>Sollwert, skaliert</translation>
    </message>
    <message>
        <source>set-point, scaled, with time tag</source>
        <translation>Sollwert, skaliert, mit Zeitstempel</translation>
    </message>
    <message>
        <source>set-point, short floating point</source>
        <translation>Sollwert, Gleitkomma</translation>
    </message>
    <message>
        <source>set-point, short floating point, with time tag</source>
        <translation>Sollwert, Gleitkomma, mit Zeitstempel</translation>
    </message>
    <message>
        <source>setting the clock</source>
        <translation>Uhr stellen</translation>
    </message>
    <message>
        <source>seventh</source>
        <translation>siebte</translation>
    </message>
    <message>
        <source>short pulse</source>
        <translation>kurzer Impuls</translation>
    </message>
    <message>
        <source>shorten or extend the configuration data</source>
        <translation>kürzen oder verlängern Sie die Konfigurationsdaten</translation>
    </message>
    <message>
        <source>simulator {name}</source>
        <translation>Simulator {name}</translation>
    </message>
    <message>
        <source>single command</source>
        <translation>Einzelbefehl</translation>
    </message>
    <message>
        <source>single command with time tag</source>
        <translation>Einzelbefehl mit Zeitstempel</translation>
    </message>
    <message>
        <source>sixth</source>
        <translation>sechste</translation>
    </message>
    <message>
        <source>sizes are 1-2 octets for cause and common address, 1-3 for the object address</source>
        <translation>Größen sind 1-2 Oktette für Ursache und gemeinsame Adresse, 1-3 für die Objektadresse</translation>
    </message>
    <message>
        <source>slot {link} of the chassis</source>
        <translation>Steckplatz {link} des Chassis</translation>
    </message>
    <message>
        <source>slot {link}: enter 0 to 255</source>
        <translation>Steckplatz {link}: geben Sie 0 bis 255 ein</translation>
    </message>
    <message>
        <source>socket address</source>
        <translation>Socket-Adresse</translation>
    </message>
    <message>
        <source>socket address of family {family} instead of 2 (IPv4)</source>
        <translation>Socket-Adresse der Familie {family} statt 2 (IPv4)</translation>
    </message>
    <message>
        <source>standard time all year</source>
        <translation>ganzjährig Normalzeit</translation>
    </message>
    <message>
        <source>start data transfer</source>
        <translation>Datenübertragung starten</translation>
    </message>
    <message>
        <source>start them one by one</source>
        <translation>starten Sie sie einzeln</translation>
    </message>
    <message>
        <source>started</source>
        <translation>gestartet</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>station interrogation</source>
        <translation>Generalabfrage</translation>
    </message>
    <message>
        <source>station {common_address} has initialised after {cause}</source>
        <translation>Station {common_address} hat sich initialisiert: {cause}</translation>
    </message>
    <message>
        <source>station {stations}</source>
        <translation>Station {stations}</translation>
    </message>
    <message>
        <source>stations do that when this computer&apos;s address is not in their list of masters, when another master is connected, or when they restart</source>
        <translation>Stationen tun das, wenn die Adresse dieses Rechners nicht in ihrer Liste der Zentralen steht, wenn eine andere Zentrale verbunden ist oder wenn sie neu starten</translation>
    </message>
    <message>
        <source>stations {stations}</source>
        <translation>Stationen {stations}</translation>
    </message>
    <message>
        <source>status {general}</source>
        <translation>Status {general}</translation>
    </message>
    <message>
        <source>stop data transfer</source>
        <translation>Datenübertragung stoppen</translation>
    </message>
    <message>
        <source>stop {title}</source>
        <translation>Abbruch: {title}</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>stopped on our side</source>
        <translation>auf unserer Seite gestoppt</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>wird gestoppt</translation>
    </message>
    <message>
        <source>stopping, frames unacknowledged</source>
        <translation>wird gestoppt, Telegramme unquittiert</translation>
    </message>
    <message>
        <source>store operation failure</source>
        <translation>Speichern gescheitert</translation>
    </message>
    <message>
        <source>structures are nested deeper than 16</source>
        <translation>Strukturen sind tiefer als 16 geschachtelt</translation>
    </message>
    <message>
        <source>subject alternative name</source>
        <translation>Subject Alternative Name</translation>
    </message>
    <message>
        <source>switched over from {where} to {where2}: {why}</source>
        <translation>umgeschaltet von {where} auf {where2}: {why}</translation>
    </message>
    <message>
        <source>target connection not found</source>
        <translation>Verbindung im Target nicht gefunden</translation>
    </message>
    <message>
        <source>target not configured</source>
        <translation>Target nicht konfiguriert</translation>
    </message>
    <message>
        <source>target object out of connections</source>
        <translation>Zielobjekt hat keine Verbindung mehr frei</translation>
    </message>
    <message>
        <source>terminated</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>terminated without confirmation</source>
        <translation>ohne Bestätigung beendet</translation>
    </message>
    <message>
        <source>test command</source>
        <translation>Prüfbefehl</translation>
    </message>
    <message>
        <source>test command with time tag</source>
        <translation>Prüfbefehl mit Zeitstempel</translation>
    </message>
    <message>
        <source>test without time</source>
        <translation>Prüfbefehl ohne Zeitstempel</translation>
    </message>
    <message>
        <source>the Add-On Instruction {name} is left out: its data layout is not in the file</source>
        <translation>die Add-On Instruction {name} wird ausgelassen: ihr Datenaufbau steht nicht in der Datei</translation>
    </message>
    <message>
        <source>the ControlNet schedule must be renewed with RSNetWorx</source>
        <translation>die ControlNet-Planung muss mit RSNetWorx erneuert werden</translation>
    </message>
    <message>
        <source>the Forward_Open reply is for another connection</source>
        <translation>die Forward_Open-Antwort gilt einer anderen Verbindung</translation>
    </message>
    <message>
        <source>the PLC closed the session: {reason}</source>
        <translation>die SPS hat die Sitzung geschlossen: {reason}</translation>
    </message>
    <message>
        <source>the PLC or a bridge on the way may be overloaded or restarting</source>
        <translation>die SPS oder eine Bridge auf dem Weg ist vielleicht überlastet oder startet gerade neu</translation>
    </message>
    <message>
        <source>the PLC or a bridge on the way may be overloaded; try again</source>
        <translation>die SPS oder eine Bridge auf dem Weg ist vielleicht überlastet; versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>the address of a hop must have 1 to 255 characters</source>
        <translation>die Adresse eines Sprungs muss 1 bis 255 Zeichen haben</translation>
    </message>
    <message>
        <source>the array index is beyond the end of the tag</source>
        <translation>der Array-Index liegt hinter dem Ende des Tags</translation>
    </message>
    <message>
        <source>the array index is out of range</source>
        <translation>der Array-Index liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>the array index {value}</source>
        <translation>dem Array-Index {value}</translation>
    </message>
    <message>
        <source>the array index {value} of {names}</source>
        <translation>dem Array-Index {value} von {names}</translation>
    </message>
    <message>
        <source>the bit</source>
        <translation>das Bit</translation>
    </message>
    <message>
        <source>the broadcast did not reach every station, asking one by one</source>
        <translation>die Abfrage an alle erreichte nicht jede Station, sie werden einzeln abgefragt</translation>
    </message>
    <message>
        <source>the byte behind @</source>
        <translation>das Byte hinter @</translation>
    </message>
    <message>
        <source>the certificate of the other side</source>
        <translation>das Zertifikat der Gegenstelle</translation>
    </message>
    <message>
        <source>the certificate of the other side cannot be read: {error}</source>
        <translation>das Zertifikat der Gegenstelle ist nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>the certificate of {peer}, issued by {issuer},</source>
        <translation>das Zertifikat von {peer}, ausgestellt von {issuer},</translation>
    </message>
    <message>
        <source>the certificate of {subject} expired on {not_after} UTC; {clock}</source>
        <translation>das Zertifikat von {subject} ist am {not_after} UTC abgelaufen; {clock}</translation>
    </message>
    <message>
        <source>the certificate of {subject} is valid from {not_before} UTC on; {clock}</source>
        <translation>das Zertifikat von {subject} gilt erst ab {not_before} UTC; {clock}</translation>
    </message>
    <message>
        <source>the certificate of {subject}, issued by {issuer}, is not among the allowed ones; its SHA-256 fingerprint is {fingerprint}</source>
        <translation>das Zertifikat von {subject}, ausgestellt von {issuer}, gehört nicht zu den zugelassenen; sein SHA-256-Fingerabdruck ist {fingerprint}</translation>
    </message>
    <message>
        <source>the chosen network adapter has another address now</source>
        <translation>der gewählte Netzwerkadapter hat jetzt eine andere Adresse</translation>
    </message>
    <message>
        <source>the columns do not fit {short}: {odd}</source>
        <translation>die Spalten passen nicht zu {short}: {odd}</translation>
    </message>
    <message>
        <source>the columns must be one-dimensional and of one length</source>
        <translation>die Spalten müssen eindimensional und gleich lang sein</translation>
    </message>
    <message>
        <source>the command did not succeed, {reason}</source>
        <translation>der Befehl gelang nicht, {reason}</translation>
    </message>
    <message>
        <source>the communication module is overloaded: greater RPI or fewer connections</source>
        <translation>das Kommunikationsmodul ist überlastet: größeres RPI oder weniger Verbindungen</translation>
    </message>
    <message>
        <source>the configuration data</source>
        <translation>den Konfigurationsdaten</translation>
    </message>
    <message>
        <source>the connection for {label} was closed</source>
        <translation>die Verbindung für {label} wurde geschlossen</translation>
    </message>
    <message>
        <source>the connection goes on without it</source>
        <translation>die Verbindung läuft ohne sie weiter</translation>
    </message>
    <message>
        <source>the connection is not started</source>
        <translation>die Verbindung ist nicht gestartet</translation>
    </message>
    <message>
        <source>the connection is open, but no data came</source>
        <translation>die Verbindung ist offen, aber es kamen keine Daten</translation>
    </message>
    <message>
        <source>the connection is stopped</source>
        <translation>die Verbindung ist gestoppt</translation>
    </message>
    <message>
        <source>the connection was already closed or timed out</source>
        <translation>die Verbindung war schon geschlossen oder abgelaufen</translation>
    </message>
    <message>
        <source>the connection was closed</source>
        <translation>die Verbindung wurde geschlossen</translation>
    </message>
    <message>
        <source>the connection was lost</source>
        <translation>die Verbindung ging verloren</translation>
    </message>
    <message>
        <source>the connection was lost: {reason}</source>
        <translation>die Verbindung ging verloren: {reason}</translation>
    </message>
    <message>
        <source>the controller has left run mode (seen in {key}): its values are marked as not topical</source>
        <translation>die Steuerung ist nicht mehr im Run-Modus (gesehen an {key}): ihre Werte sind als nicht aktuell markiert</translation>
    </message>
    <message>
        <source>the controller is faulted or being downloaded</source>
        <translation>die Steuerung hat eine Störung oder wird gerade geladen</translation>
    </message>
    <message>
        <source>the controller is in a state that forbids it; check its mode and faults</source>
        <translation>der Zustand der Steuerung verbietet es; prüfen Sie Betriebsart und Störungen</translation>
    </message>
    <message>
        <source>the controller is in run mode again (seen in {key})</source>
        <translation>die Steuerung ist wieder im Run-Modus (gesehen an {key})</translation>
    </message>
    <message>
        <source>the controller or its Ethernet module has no connection left; a tag takes one per consumer and one more</source>
        <translation>Steuerung oder Ethernet-Modul hat keine Verbindung mehr frei; ein Tag braucht eine je Konsument und eine mehr</translation>
    </message>
    <message>
        <source>the controller or its communication module has no connection or memory left</source>
        <translation>Steuerung oder Kommunikationsmodul hat keine Verbindung oder keinen Speicher mehr frei</translation>
    </message>
    <message>
        <source>the data size must be {least} to 65535 bytes (bytes of the tag + 2), not {to_size}</source>
        <translation>die Datengröße muss {least} bis 65535 Bytes sein (Bytes des Tags + 2), nicht {to_size}</translation>
    </message>
    <message>
        <source>the data size {size} was asked for; {hint}</source>
        <translation>verlangt wurde die Datengröße {size}; {hint}</translation>
    </message>
    <message>
        <source>the device accepted the TCP connection but did not register a session in {REQUEST_TIMEOUT} s</source>
        <translation>das Gerät nahm die TCP-Verbindung an, meldete aber innerhalb von {REQUEST_TIMEOUT} s keine Sitzung an</translation>
    </message>
    <message>
        <source>the device accepted the connection but registered no session</source>
        <translation>das Gerät nahm die Verbindung an, meldete aber keine Sitzung an</translation>
    </message>
    <message>
        <source>the device accepts at most {wanted} bytes of configuration data</source>
        <translation>das Gerät nimmt höchstens {wanted} Bytes Konfigurationsdaten an</translation>
    </message>
    <message>
        <source>the device demands CIP Security, which is not supported here</source>
        <translation>das Gerät verlangt CIP Security, was hier nicht unterstützt wird</translation>
    </message>
    <message>
        <source>the device did not answer within {timeout} s</source>
        <translation>das Gerät antwortete nicht innerhalb von {timeout} s</translation>
    </message>
    <message>
        <source>the device does not follow the protocol here; note its firmware revision</source>
        <translation>das Gerät hält sich hier nicht an das Protokoll; notieren Sie seinen Firmwarestand</translation>
    </message>
    <message>
        <source>the device does not understand the path: it has no backplane (no slot), or no tags (use assembly numbers)</source>
        <translation>das Gerät versteht den Pfad nicht: es hat keinen Rückwandbus (keinen Steckplatz) oder keine Tags (dann Assembly-Nummern benutzen)</translation>
    </message>
    <message>
        <source>the device does not understand this form of the request</source>
        <translation>das Gerät versteht diese Form der Anfrage nicht</translation>
    </message>
    <message>
        <source>the device ended the session: {status}</source>
        <translation>das Gerät hat die Sitzung beendet: {status}</translation>
    </message>
    <message>
        <source>the device ended the session: {text}</source>
        <translation>das Gerät hat die Sitzung beendet: {text}</translation>
    </message>
    <message>
        <source>the device has no Large_Forward_Open, or the path ends at a bridge: check the slot of the controller</source>
        <translation>das Gerät hat kein Large_Forward_Open, oder der Pfad endet an einer Bridge: prüfen Sie den Steckplatz der Steuerung</translation>
    </message>
    <message>
        <source>the device has no data for this connection yet</source>
        <translation>das Gerät hat noch keine Daten für diese Verbindung</translation>
    </message>
    <message>
        <source>the device has no valid configuration yet</source>
        <translation>das Gerät hat noch keine gültige Konfiguration</translation>
    </message>
    <message>
        <source>the device no longer knows this session; it is registered again by itself</source>
        <translation>das Gerät kennt diese Sitzung nicht mehr; sie wird von selbst wieder angemeldet</translation>
    </message>
    <message>
        <source>the device refused a session: {status}</source>
        <translation>das Gerät hat eine Sitzung abgelehnt: {status}</translation>
    </message>
    <message>
        <source>the device registered a session without a handle</source>
        <translation>das Gerät meldete eine Sitzung ohne Handle an</translation>
    </message>
    <message>
        <source>the device wants {data} bytes of output</source>
        <translation>das Gerät verlangt {data} Bytes Output</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>the electronic key</source>
        <translation>dem elektronischen Schlüssel</translation>
    </message>
    <message>
        <source>the electronic key names another device; disable keying or enter the key of the device</source>
        <translation>der elektronische Schlüssel nennt ein anderes Gerät; schalten Sie ihn ab, oder geben Sie den Schlüssel des Geräts ein</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>das Ende</translation>
    </message>
    <message>
        <source>the environment variable {reference}, which is to hold the key&apos;s password, is not set</source>
        <translation>die Umgebungsvariable {reference}, in der das Kennwort des Schlüssels stehen soll, ist nicht gesetzt</translation>
    </message>
    <message>
        <source>the events say why, tag by tag</source>
        <translation>die Ereignisse nennen den Grund für jedes Tag</translation>
    </message>
    <message>
        <source>the file is damaged in line {lineno}: what stands from there on could not be read</source>
        <translation>die Datei ist in Zeile {lineno} beschädigt: ab dort ließ sie sich nicht lesen</translation>
    </message>
    <message>
        <source>the file is larger than {LARGEST_FILE} MB</source>
        <translation>die Datei ist größer als {LARGEST_FILE} MB</translation>
    </message>
    <message>
        <source>the file {path}, which is to hold the key&apos;s password, cannot be read: {error}</source>
        <translation>die Datei {path}, in der das Kennwort des Schlüssels stehen soll, ist nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>the file&apos;s encoding cannot be read: {error}</source>
        <translation>die Zeichenkodierung der Datei ist nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>the first values came</source>
        <translation>die ersten Werte kamen</translation>
    </message>
    <message>
        <source>the handshake does not end</source>
        <translation>der Handshake endet nicht</translation>
    </message>
    <message>
        <source>the host name {host} is not known</source>
        <translation>der Rechnername {host} ist nicht bekannt</translation>
    </message>
    <message>
        <source>the key log {path} cannot be written: {error}</source>
        <translation>das Schlüsselprotokoll {path} lässt sich nicht schreiben: {error}</translation>
    </message>
    <message>
        <source>the key {key} cannot be read: {error}</source>
        <translation>der Schlüssel {key} ist nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>the key {key} cannot be used: {error}</source>
        <translation>der Schlüssel {key} ist nicht verwendbar: {error}</translation>
    </message>
    <message>
        <source>the key {key} does not belong to the certificate {cert}</source>
        <translation>der Schlüssel {key} gehört nicht zum Zertifikat {cert}</translation>
    </message>
    <message>
        <source>the last class-1 connection of this originator timed out</source>
        <translation>die letzte Class-1-Verbindung dieses Originators ist abgelaufen</translation>
    </message>
    <message>
        <source>the last connection that it listened to ended</source>
        <translation>die letzte Verbindung, die sie mithörte, ist beendet</translation>
    </message>
    <message>
        <source>the link behind the bridge is down</source>
        <translation>die Strecke hinter der Bridge ist unterbrochen</translation>
    </message>
    <message>
        <source>the list of cipher suites is empty</source>
        <translation>die Liste der Cipher-Suites ist leer</translation>
    </message>
    <message>
        <source>the log of commands cannot be written ({why}): {path}</source>
        <translation>das Befehlsprotokoll lässt sich nicht schreiben ({why}): {path}</translation>
    </message>
    <message>
        <source>the lowest version {name} is above the highest {name2}</source>
        <translation>die niedrigste Version {name} liegt über der höchsten {name2}</translation>
    </message>
    <message>
        <source>the module behind the bridge did not answer: check the slot, and whether it is there and not overloaded</source>
        <translation>das Modul hinter der Bridge antwortete nicht: prüfen Sie den Steckplatz, und ob es vorhanden und nicht überlastet ist</translation>
    </message>
    <message>
        <source>the name can only be checked when the certificate is validated</source>
        <translation>der Name lässt sich nur prüfen, wenn das Zertifikat geprüft wird</translation>
    </message>
    <message>
        <source>the object came</source>
        <translation>das Objekt kam</translation>
    </message>
    <message>
        <source>the object itself</source>
        <translation>das Objekt selbst</translation>
    </message>
    <message>
        <source>the originator ended the session</source>
        <translation>der Originator hat die Sitzung beendet</translation>
    </message>
    <message>
        <source>the other side asks for a certificate and we have none: set_certificate is missing</source>
        <translation>die Gegenstelle verlangt ein Zertifikat, und wir haben keines: tragen Sie „Eigenes Zertifikat“ ein (set_certificate fehlt)</translation>
    </message>
    <message>
        <source>the other side closed the connection</source>
        <translation>die Gegenstelle hat die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>the other side closed the connection during the handshake</source>
        <translation>die Gegenstelle hat die Verbindung während des Handshakes geschlossen</translation>
    </message>
    <message>
        <source>the other side denied access to the owner of our certificate</source>
        <translation>die Gegenstelle verweigert dem Inhaber unseres Zertifikats den Zugang</translation>
    </message>
    <message>
        <source>the other side does not speak TLS</source>
        <translation>die Gegenstelle spricht kein TLS</translation>
    </message>
    <message>
        <source>the other side does not speak TLS on this port: is it the port for plain connections?</source>
        <translation>die Gegenstelle spricht auf diesem Port kein TLS: ist es der Port für unverschlüsselte Verbindungen?</translation>
    </message>
    <message>
        <source>the other side ended the TLS handshake without a word: it may have rejected our certificate, or there is no TLS version or cipher suite that both sides allow</source>
        <translation>die Gegenstelle hat den TLS-Handshake wortlos beendet: vielleicht hat sie unser Zertifikat abgelehnt, oder keine TLS-Version oder Cipher-Suite ist auf beiden Seiten zugelassen</translation>
    </message>
    <message>
        <source>the other side ended the handshake; most likely it rejected our certificate</source>
        <translation>die Gegenstelle hat den Handshake beendet; wahrscheinlich hat sie unser Zertifikat abgelehnt</translation>
    </message>
    <message>
        <source>the other side rejected our certificate</source>
        <translation>die Gegenstelle hat unser Zertifikat abgelehnt</translation>
    </message>
    <message>
        <source>the other side rejected our certificate: it does not know the authority that issued it</source>
        <translation>die Gegenstelle hat unser Zertifikat abgelehnt: sie kennt die ausstellende Stelle nicht</translation>
    </message>
    <message>
        <source>the other side rejected our certificate: it finds it expired; compare both clocks</source>
        <translation>die Gegenstelle hat unser Zertifikat abgelehnt: sie hält es für abgelaufen; vergleichen Sie beide Uhren</translation>
    </message>
    <message>
        <source>the other side rejected our certificate: it has been revoked</source>
        <translation>die Gegenstelle hat unser Zertifikat abgelehnt: es wurde gesperrt</translation>
    </message>
    <message>
        <source>the other side rejected our certificate: of a kind it does not support</source>
        <translation>die Gegenstelle hat unser Zertifikat abgelehnt: sie unterstützt diese Art nicht</translation>
    </message>
    <message>
        <source>the other side showed no certificate</source>
        <translation>die Gegenstelle zeigte kein Zertifikat</translation>
    </message>
    <message>
        <source>the other side showed no certificate, but only known ones are admitted</source>
        <translation>die Gegenstelle zeigte kein Zertifikat, aber nur bekannte sind zugelassen</translation>
    </message>
    <message>
        <source>the other side&apos;s</source>
        <translation>das der Gegenstelle</translation>
    </message>
    <message>
        <source>the outcome of {words} is not in the log of commands</source>
        <translation>der Ausgang von {words} steht nicht im Befehlsprotokoll</translation>
    </message>
    <message>
        <source>the packets stopped</source>
        <translation>die Pakete blieben aus</translation>
    </message>
    <message>
        <source>the passphrase of the key {key} is missing</source>
        <translation>das Kennwort des Schlüssels {key} fehlt</translation>
    </message>
    <message>
        <source>the passphrase of the key {key} is wrong</source>
        <translation>das Kennwort des Schlüssels {key} ist falsch</translation>
    </message>
    <message>
        <source>the path is too long or too short for a hop; check route and slot</source>
        <translation>der Pfad ist für einen Sprung zu lang oder zu kurz; prüfen Sie Route und Steckplatz</translation>
    </message>
    <message>
        <source>the peer did not acknowledge a message within {t1} s (t1)</source>
        <translation>die Gegenstelle quittierte eine Meldung nicht innerhalb von {t1} s (t1)</translation>
    </message>
    <message>
        <source>the peer did not answer {title} within {t1} s (t1)</source>
        <translation>die Gegenstelle beantwortete {title} nicht innerhalb von {t1} s (t1)</translation>
    </message>
    <message>
        <source>the produced tag {name} is left out</source>
        <translation>das produzierte Tag {name} wird ausgelassen</translation>
    </message>
    <message>
        <source>the produced tag {name} is left out: {error}</source>
        <translation>das produzierte Tag {name} wird ausgelassen: {error}</translation>
    </message>
    <message>
        <source>the producer multicasts to UDP port {port}, but this program receives on {io_port}</source>
        <translation>der Produzent sendet den Multicast an UDP-Port {port}, aber dieses Programm empfängt auf {io_port}</translation>
    </message>
    <message>
        <source>the producer offers {offered}; taking it</source>
        <translation>der Produzent bietet {offered}; wird angenommen</translation>
    </message>
    <message>
        <source>the producer offers {wishes}; enter that, or accept an offered RPI</source>
        <translation>der Produzent bietet {wishes}; geben Sie das ein, oder nehmen Sie ein angebotenes RPI an</translation>
    </message>
    <message>
        <source>the producer takes no multicast consumers; use unicast</source>
        <translation>der Produzent nimmt keine Multicast-Konsumenten; benutzen Sie Unicast</translation>
    </message>
    <message>
        <source>the redundant partner cannot take the connection</source>
        <translation>der redundante Partner kann die Verbindung nicht übernehmen</translation>
    </message>
    <message>
        <source>the renegotiation time</source>
        <translation>die Zeit bis zur Neuaushandlung</translation>
    </message>
    <message>
        <source>the request was cut on its way or the path is malformed</source>
        <translation>die Anfrage wurde unterwegs abgeschnitten, oder der Pfad ist fehlerhaft</translation>
    </message>
    <message>
        <source>the reserve connection is lost again and again: {text}</source>
        <translation>die Reserveverbindung geht immer wieder verloren: {text}</translation>
    </message>
    <message>
        <source>the reserve connection to {where} is ready</source>
        <translation>die Reserveverbindung zu {where} ist bereit</translation>
    </message>
    <message>
        <source>the reserve connection to {where} is steady again</source>
        <translation>die Reserveverbindung zu {where} ist wieder stabil</translation>
    </message>
    <message>
        <source>the resumption interval</source>
        <translation>die Zeit bis zur Sitzungswiederaufnahme</translation>
    </message>
    <message>
        <source>the revocation list has expired</source>
        <translation>die Sperrliste ist abgelaufen</translation>
    </message>
    <message>
        <source>the revocation list {crl} cannot be read: {error}</source>
        <translation>die Sperrliste {crl} ist nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>the route leads back to the same module</source>
        <translation>die Route führt zum selben Modul zurück</translation>
    </message>
    <message>
        <source>the same is under way</source>
        <translation>dasselbe läuft schon</translation>
    </message>
    <message>
        <source>the same request is already under way</source>
        <translation>dieselbe Anfrage läuft schon</translation>
    </message>
    <message>
        <source>the simulator “{name}” did not start: {why}</source>
        <translation>der Simulator „{name}“ startete nicht: {why}</translation>
    </message>
    <message>
        <source>the station answers about file {name}, asked was {name2}</source>
        <translation>die Station antwortet zu Datei {name}, gefragt war {name2}</translation>
    </message>
    <message>
        <source>the station broke the transfer off</source>
        <translation>die Station hat die Übertragung abgebrochen</translation>
    </message>
    <message>
        <source>the station did not answer {waited}</source>
        <translation>die Station antwortete nicht {waited}</translation>
    </message>
    <message>
        <source>the station did not confirm the selection {waited}</source>
        <translation>die Station bestätigte die Anwahl nicht {waited}</translation>
    </message>
    <message>
        <source>the station does not accept the file{why}</source>
        <translation>die Station nimmt die Datei nicht an{why}</translation>
    </message>
    <message>
        <source>the station does not accept this cause of transmission</source>
        <translation>die Station nimmt diese Übertragungsursache nicht an</translation>
    </message>
    <message>
        <source>the station does not acknowledge, the send window is full</source>
        <translation>die Station quittiert nicht, das Sendefenster ist voll</translation>
    </message>
    <message>
        <source>the station does not answer TESTFR</source>
        <translation>die Station beantwortet TESTFR nicht</translation>
    </message>
    <message>
        <source>the station does not confirm STARTDT</source>
        <translation>die Station bestätigt STARTDT nicht</translation>
    </message>
    <message>
        <source>the station does not know this common address</source>
        <translation>die Station kennt diese gemeinsame Adresse nicht</translation>
    </message>
    <message>
        <source>the station does not know this file</source>
        <translation>die Station kennt diese Datei nicht</translation>
    </message>
    <message>
        <source>the station does not know this information object address</source>
        <translation>die Station kennt diese Objektadresse nicht</translation>
    </message>
    <message>
        <source>the station does not know this type of command</source>
        <translation>die Station kennt diesen Befehlstyp nicht</translation>
    </message>
    <message>
        <source>the station found section {number} damaged, 2 times{why}</source>
        <translation>die Station fand Abschnitt {number} beschädigt, 2-mal{why}</translation>
    </message>
    <message>
        <source>the station has nothing to tell, or only answers an interrogation of its own common address</source>
        <translation>die Station hat nichts zu melden, oder sie beantwortet nur eine Generalabfrage ihrer eigenen gemeinsamen Adresse</translation>
    </message>
    <message>
        <source>the station refuses</source>
        <translation>die Station lehnt ab</translation>
    </message>
    <message>
        <source>the station says that section {values} is not ready</source>
        <translation>die Station meldet, dass Abschnitt {values} nicht bereit ist</translation>
    </message>
    <message>
        <source>the station says that the file is not ready</source>
        <translation>die Station meldet, dass die Datei nicht bereit ist</translation>
    </message>
    <message>
        <source>the string&apos;s length</source>
        <translation>die Länge des Strings</translation>
    </message>
    <message>
        <source>the structure is longer than 65511 bytes</source>
        <translation>die Struktur ist länger als 65511 Bytes</translation>
    </message>
    <message>
        <source>the tag exists but is not a produced tag, or its name or connection point is wrong</source>
        <translation>das Tag gibt es, aber es wird nicht produziert, oder Name oder Verbindungspunkt ist falsch</translation>
    </message>
    <message>
        <source>the tag is not known or not understood; check its spelling and that it is controller-scoped</source>
        <translation>das Tag ist nicht bekannt oder wird nicht verstanden; prüfen Sie die Schreibweise, und ob es ein Controller-Tag ist</translation>
    </message>
    <message>
        <source>the tag is produced for 0 consumers; allow at least one</source>
        <translation>das Tag wird für 0 Konsumenten produziert; lassen Sie mindestens einen zu</translation>
    </message>
    <message>
        <source>the tag is {data} bytes; enter {data2}</source>
        <translation>das Tag hat {data} Bytes; geben Sie {data2} ein</translation>
    </message>
    <message>
        <source>the tag {segment}</source>
        <translation>dem Tag {segment}</translation>
    </message>
    <message>
        <source>the target changed the T→O connection id, which is ours to choose</source>
        <translation>das Target hat die T→O Connection ID geändert, die wir bestimmen</translation>
    </message>
    <message>
        <source>the target gave up before the consumer was started</source>
        <translation>das Target gab auf, bevor der Konsument gestartet war</translation>
    </message>
    <message>
        <source>the target granted a multicast connection without a multicast address</source>
        <translation>das Target gewährte eine Multicast-Verbindung ohne Multicast-Adresse</translation>
    </message>
    <message>
        <source>the timeout multiplier code must be 0 to 7</source>
        <translation>der Code des Timeout-Multiplikators muss 0 bis 7 sein</translation>
    </message>
    <message>
        <source>the type is {size} bytes, more than 65511 fit no connection</source>
        <translation>der Typ hat {size} Bytes, mehr als 65511 passen in keine Verbindung</translation>
    </message>
    <message>
        <source>the type of the tag differs from what the consumer asks for; compare the data types</source>
        <translation>der Typ des Tags ist ein anderer als vom Konsumenten verlangt; vergleichen Sie die Datentypen</translation>
    </message>
    <message>
        <source>the type {name} of {get} is {what}</source>
        <translation>der Typ {name} von {get} ist {what}</translation>
    </message>
    <message>
        <source>the value</source>
        <translation>der Wert</translation>
    </message>
    <message>
        <source>the values are used all the same</source>
        <translation>die Werte werden trotzdem verwendet</translation>
    </message>
    <message>
        <source>the zone&apos;s wall clock</source>
        <translation>Ortszeit der Zone</translation>
    </message>
    <message>
        <source>the {ordinal} part of the tag, {segment}</source>
        <translation>dem {ordinal}n Teil des Tags, {segment}</translation>
    </message>
    <message>
        <source>there are no tags to open</source>
        <translation>es gibt keine Tags zu öffnen</translation>
    </message>
    <message>
        <source>there are two members named {name}</source>
        <translation>zwei Mitglieder heißen {name}</translation>
    </message>
    <message>
        <source>there are {lines} connections, counted from 0</source>
        <translation>es gibt {lines} Verbindungen, von 0 an gezählt</translation>
    </message>
    <message>
        <source>there is a produced tag {name} already</source>
        <translation>ein produziertes Tag {name} gibt es schon</translation>
    </message>
    <message>
        <source>there is already a connection {link_id}</source>
        <translation>eine Verbindung {link_id} gibt es schon</translation>
    </message>
    <message>
        <source>there is an assembly instance {pop} already</source>
        <translation>eine Assembly-Instanz {pop} gibt es schon</translation>
    </message>
    <message>
        <source>there is no TLS version left that is allowed</source>
        <translation>es bleibt keine zugelassene TLS-Version übrig</translation>
    </message>
    <message>
        <source>there is no TLS version that both sides allow</source>
        <translation>keine TLS-Version ist auf beiden Seiten zugelassen</translation>
    </message>
    <message>
        <source>there is no cipher suite that both sides allow</source>
        <translation>keine Cipher-Suite ist auf beiden Seiten zugelassen</translation>
    </message>
    <message>
        <source>there is no command {name}; there are {BY_NAME}</source>
        <translation>einen Befehl {name} gibt es nicht; es gibt {BY_NAME}</translation>
    </message>
    <message>
        <source>there is no member {unknown}</source>
        <translation>ein Mitglied {unknown} gibt es nicht</translation>
    </message>
    <message>
        <source>there is no network card to ask on; check cable and IP settings of this computer</source>
        <translation>keine Netzwerkkarte zum Suchen vorhanden; prüfen Sie Kabel und IP-Einstellungen dieses Rechners</translation>
    </message>
    <message>
        <source>there is no produced tag “{tag}”; none is there</source>
        <translation>ein produziertes Tag „{tag}“ gibt es nicht; es gibt keines</translation>
    </message>
    <message>
        <source>there is no produced tag “{tag}”; there are: {names}</source>
        <translation>ein produziertes Tag „{tag}“ gibt es nicht; vorhanden: {names}</translation>
    </message>
    <message>
        <source>there is no reserve connection: {text}</source>
        <translation>keine Reserveverbindung: {text}</translation>
    </message>
    <message>
        <source>there is no revocation list of its issuer</source>
        <translation>von seinem Aussteller gibt es keine Sperrliste</translation>
    </message>
    <message>
        <source>there is no tag “{tag}”; there are {hints}</source>
        <translation>ein Tag „{tag}“ gibt es nicht; vorhanden: {hints}</translation>
    </message>
    <message>
        <source>there is no type {word}</source>
        <translation>einen Typ {word} gibt es nicht</translation>
    </message>
    <message>
        <source>there is no type {word}, did you mean {near}?</source>
        <translation>einen Typ {word} gibt es nicht, meinten Sie {near}?</translation>
    </message>
    <message>
        <source>there is no way to {address}</source>
        <translation>kein Weg zu {address}</translation>
    </message>
    <message>
        <source>there is no {part} in it: {first} is not there</source>
        <translation>{part} gibt es darin nicht: {first} ist nicht vorhanden</translation>
    </message>
    <message>
        <source>third</source>
        <translation>dritte</translation>
    </message>
    <message>
        <source>this TLS configuration is in use and read-only; make a new one</source>
        <translation>diese TLS-Konfiguration wird benutzt und ist nur lesbar; legen Sie eine neue an</translation>
    </message>
    <message>
        <source>this computer&apos;s clock shows {astimezone} UTC</source>
        <translation>die Uhr dieses Rechners zeigt {astimezone} UTC</translation>
    </message>
    <message>
        <source>this connection is not open</source>
        <translation>diese Verbindung ist nicht offen</translation>
    </message>
    <message>
        <source>this is no certificate: {error}</source>
        <translation>dies ist kein Zertifikat: {error}</translation>
    </message>
    <message>
        <source>this part is kept in the file but not used</source>
        <translation>dieser Teil bleibt in der Datei, wird aber nicht verwendet</translation>
    </message>
    <message>
        <source>tick “Allow Unicast Consumer Connections” at the produced tag, or use multicast for this consumer</source>
        <translation>kreuzen Sie beim produzierten Tag „Allow Unicast Consumer Connections“ an, oder benutzen Sie für diesen Konsumenten Multicast</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>Zeitüberschreitung</translation>
    </message>
    <message>
        <source>to be opened</source>
        <translation>wird geöffnet</translation>
    </message>
    <message>
        <source>to be tried again</source>
        <translation>wird wieder versucht</translation>
    </message>
    <message>
        <source>too many connections in the module</source>
        <translation>zu viele Verbindungen im Modul</translation>
    </message>
    <message>
        <source>too many consumers on this object; close one or allow more</source>
        <translation>zu viele Konsumenten an diesem Objekt; schließen Sie einen, oder lassen Sie mehr zu</translation>
    </message>
    <message>
        <source>too many sessions: close other programs that talk to it</source>
        <translation>zu viele Sitzungen: beenden Sie andere Programme, die mit ihm sprechen</translation>
    </message>
    <message>
        <source>too much data</source>
        <translation>zu viele Daten</translation>
    </message>
    <message>
        <source>transport class and trigger combination not supported</source>
        <translation>Kombination von Transportklasse und Trigger nicht unterstützt</translation>
    </message>
    <message>
        <source>transport class differs from the running multicast</source>
        <translation>Transportklasse weicht vom laufenden Multicast ab</translation>
    </message>
    <message>
        <source>transport class not supported</source>
        <translation>Transportklasse nicht unterstützt</translation>
    </message>
    <message>
        <source>try transport 0x01 instead of 0x81 or the reverse</source>
        <translation>versuchen Sie Transport 0x01 statt 0x81 oder umgekehrt</translation>
    </message>
    <message>
        <source>try “fieldscope sim plc” in a terminal to see why</source>
        <translation>„fieldscope sim plc“ in einem Terminal zeigt den Grund</translation>
    </message>
    <message>
        <source>type {type_id} is unknown</source>
        <translation>Typ {type_id} ist unbekannt</translation>
    </message>
    <message>
        <source>uid {getuid}</source>
        <translation>uid {getuid}</translation>
    </message>
    <message>
        <source>unconnected acknowledge without reply</source>
        <translation>unverbundene Quittung ohne Antwort</translation>
    </message>
    <message>
        <source>unconnected request timed out</source>
        <translation>Zeitüberschreitung einer unverbundenen Anfrage</translation>
    </message>
    <message>
        <source>unexpected attribute in list</source>
        <translation>unerwartetes Attribut in der Liste</translation>
    </message>
    <message>
        <source>unexpected encapsulation command {command} with status {status}</source>
        <translation>unerwartetes Encapsulation-Kommando {command} mit Status {status}</translation>
    </message>
    <message>
        <source>unicast or multicast is refused; try the other one</source>
        <translation>Unicast oder Multicast wird abgelehnt; versuchen Sie das andere</translation>
    </message>
    <message>
        <source>unknown Modbus error</source>
        <translation>unbekannter Modbus-Fehler</translation>
    </message>
    <message>
        <source>unknown cause</source>
        <translation>unbekannte Ursache</translation>
    </message>
    <message>
        <source>unknown common address</source>
        <translation>unbekannte gemeinsame Adresse</translation>
    </message>
    <message>
        <source>unknown encapsulation status</source>
        <translation>unbekannter Encapsulation-Status</translation>
    </message>
    <message>
        <source>unknown object address</source>
        <translation>unbekannte Objektadresse</translation>
    </message>
    <message>
        <source>unknown protocol “{driver}”</source>
        <translation>unbekanntes Protokoll „{driver}“</translation>
    </message>
    <message>
        <source>unknown status</source>
        <translation>unbekannter Status</translation>
    </message>
    <message>
        <source>unknown type</source>
        <translation>unbekannter Typ</translation>
    </message>
    <message>
        <source>unsupported encapsulation protocol version</source>
        <translation>Version des Encapsulation-Protokolls nicht unterstützt</translation>
    </message>
    <message>
        <source>use a smaller connection size over this network</source>
        <translation>benutzen Sie über dieses Netz eine kleinere Verbindungsgröße</translation>
    </message>
    <message>
        <source>use fixed size</source>
        <translation>benutzen Sie eine feste Größe</translation>
    </message>
    <message>
        <source>use scheduled, high or low priority</source>
        <translation>benutzen Sie Priorität „scheduled“, „high“ oder „low“</translation>
    </message>
    <message>
        <source>use the cyclic trigger</source>
        <translation>benutzen Sie den zyklischen Trigger</translation>
    </message>
    <message>
        <source>use unicast, or a computer in the controller&apos;s subnet</source>
        <translation>benutzen Sie Unicast oder einen Rechner im Subnetz der Steuerung</translation>
    </message>
    <message>
        <source>validate is on, but there is no CA certificate: call set_ca_certificate</source>
        <translation>validate ist ein, aber es gibt kein CA-Zertifikat: set_ca_certificate aufrufen</translation>
    </message>
    <message>
        <source>vendor id or product code mismatch</source>
        <translation>Herstellerkennung oder Produktcode stimmt nicht</translation>
    </message>
    <message>
        <source>vendor {vendor}</source>
        <translation>Hersteller {vendor}</translation>
    </message>
    <message>
        <source>vendor-specific error</source>
        <translation>herstellerspezifischer Fehler</translation>
    </message>
    <message>
        <source>w = {receive_window_size} is more than two thirds of k = {send_window_size}: a peer with the same k may stop sending until t2</source>
        <translation>w = {receive_window_size} ist mehr als zwei Drittel von k = {send_window_size}: eine Gegenstelle mit demselben k sendet dann vielleicht erst nach t2 weiter</translation>
    </message>
    <message>
        <source>wait until the old connection has timed out</source>
        <translation>warten Sie, bis die alte Verbindung abgelaufen ist</translation>
    </message>
    <message>
        <source>what came is used</source>
        <translation>was ankam, wird verwendet</translation>
    </message>
    <message>
        <source>with SQ=1 the addresses of the objects must be consecutive</source>
        <translation>mit SQ=1 müssen die Objektadressen aufeinander folgen</translation>
    </message>
    <message>
        <source>within {timeout} s</source>
        <translation>innerhalb von {timeout} s</translation>
    </message>
    <message>
        <source>word {extended} of the path</source>
        <translation>Wort {extended} des Pfads</translation>
    </message>
    <message>
        <source>write-once value already written</source>
        <translation>einmal schreibbarer Wert ist schon geschrieben</translation>
    </message>
    <message>
        <source>wrong or unsupported data type</source>
        <translation>falscher oder nicht unterstützter Datentyp</translation>
    </message>
    <message>
        <source>wrong size</source>
        <translation>falsche Größe</translation>
    </message>
    <message>
        <source>{SENT} sent</source>
        <translation>{SENT} gesendet</translation>
    </message>
    <message>
        <source>{act} sent</source>
        <translation>{act} gesendet</translation>
    </message>
    <message>
        <source>{address} does not answer on TCP port {port}</source>
        <translation>{address} antwortet nicht auf TCP-Port {port}</translation>
    </message>
    <message>
        <source>{address} refuses connections on TCP port {port}</source>
        <translation>{address} weist Verbindungen auf TCP-Port {port} ab</translation>
    </message>
    <message>
        <source>{cert} must be PEM; convert it: openssl x509 -inform der -in FILE</source>
        <translation>{cert} muss PEM sein; wandeln Sie es um: openssl x509 -inform der -in DATEI</translation>
    </message>
    <message>
        <source>{cipher} is not offered by {OPENSSL_VERSION}</source>
        <translation>{cipher} wird von {OPENSSL_VERSION} nicht angeboten</translation>
    </message>
    <message>
        <source>{connections} tags</source>
        <translation>{connections} Tags</translation>
    </message>
    <message>
        <source>{con} received</source>
        <translation>{con} empfangen</translation>
    </message>
    <message>
        <source>{count} consumer</source>
        <translation>{count} Konsument</translation>
    </message>
    <message>
        <source>{count} consumers</source>
        <translation>{count} Konsumenten</translation>
    </message>
    <message>
        <source>{count} point of {which}: {listed}</source>
        <translation>{count} Datenpunkt von {which}: {listed}</translation>
    </message>
    <message>
        <source>{count} points of {which}: {listed}</source>
        <translation>{count} Datenpunkte von {which}: {listed}</translation>
    </message>
    <message>
        <source>{count} tags are</source>
        <translation>{count} Tags werden</translation>
    </message>
    <message>
        <source>{count} × {mnemonic} need {expected} octets, {got} are there</source>
        <translation>{count} × {mnemonic} brauchen {expected} Oktette, es sind {got}</translation>
    </message>
    <message>
        <source>{crl} holds no revocation list in PEM form</source>
        <translation>{crl} enthält keine Sperrliste im PEM-Format</translation>
    </message>
    <message>
        <source>{data} bytes of output do not fit: {ot_data} are connected</source>
        <translation>{data} Bytes Output passen nicht: verbunden sind {ot_data}</translation>
    </message>
    <message>
        <source>{data} configuration bytes: it must be an even number up to 510</source>
        <translation>{data} Konfigurationsbytes: es muss eine gerade Zahl bis 510 sein</translation>
    </message>
    <message>
        <source>{data} data bytes</source>
        <translation>{data} Datenbytes</translation>
    </message>
    <message>
        <source>{data} octets came, {length} were announced</source>
        <translation>{data} Oktette kamen, {length} waren angekündigt</translation>
    </message>
    <message>
        <source>{entries} files</source>
        <translation>{entries} Dateien</translation>
    </message>
    <message>
        <source>{failing} of {hints} tags do not work: {names}</source>
        <translation>{failing} von {hints} Tags funktionieren nicht: {names}</translation>
    </message>
    <message>
        <source>{function} was not expected</source>
        <translation>{function} wurde nicht erwartet</translation>
    </message>
    <message>
        <source>{get} is left out, because of its member {name}</source>
        <translation>{get} wird ausgelassen, wegen des Mitglieds {name}</translation>
    </message>
    <message>
        <source>{get} is left out: it has no members</source>
        <translation>{get} wird ausgelassen: es hat keine Mitglieder</translation>
    </message>
    <message>
        <source>{host} cannot be reached from here</source>
        <translation>{host} ist von hier nicht erreichbar</translation>
    </message>
    <message>
        <source>{host}: {name} ({vendor}, {kind}, revision {revision})</source>
        <translation>{host}: {name} ({vendor}, {kind}, Revision {revision})</translation>
    </message>
    <message>
        <source>{key} holds no private key in PEM form, or one that is not supported</source>
        <translation>{key} enthält keinen privaten Schlüssel im PEM-Format, oder einen nicht unterstützten</translation>
    </message>
    <message>
        <source>{key} output</source>
        <translation>{key} Output</translation>
    </message>
    <message>
        <source>{key}: consumers</source>
        <translation>{key}: Konsumenten</translation>
    </message>
    <message>
        <source>{key}: receiving again</source>
        <translation>{key}: empfängt wieder</translation>
    </message>
    <message>
        <source>{kind} port {port} on {host} is taken by another program (RSLinx, FactoryTalk Linx or another target?): choose another port, 0 for any free one</source>
        <translation>{kind}-Port {port} auf {host} ist durch ein anderes Programm belegt (RSLinx, FactoryTalk Linx oder ein anderes Target?): wählen Sie einen anderen Port, 0 für einen freien</translation>
    </message>
    <message>
        <source>{kind} {vendor}/{device_type}/{product_code} revision {major}.{minor}</source>
        <translation>{kind} {vendor}/{device_type}/{product_code} Revision {major}.{minor}</translation>
    </message>
    <message>
        <source>{label}: choose one of {choices}</source>
        <translation>{label}: wählen Sie eines von {choices}</translation>
    </message>
    <message>
        <source>{label}: enter a value {high}, not {item}</source>
        <translation>{label}: geben Sie einen Wert {high} ein, nicht {item}</translation>
    </message>
    <message>
        <source>{label}: enter only an IP address or host name, such as 192.168.1.10</source>
        <translation>{label}: geben Sie nur eine IP-Adresse oder einen Rechnernamen ein, zum Beispiel 192.168.1.10</translation>
    </message>
    <message>
        <source>{label}: enter the station&apos;s IP address or host name</source>
        <translation>{label}: geben Sie IP-Adresse oder Rechnernamen der Station ein</translation>
    </message>
    <message>
        <source>{label}: this cannot be an IP address or host name</source>
        <translation>{label}: dies kann weder IP-Adresse noch Rechnername sein</translation>
    </message>
    <message>
        <source>{late_text} within {limit} s</source>
        <translation>{late_text} innerhalb von {limit} s</translation>
    </message>
    <message>
        <source>{length} octets</source>
        <translation>{length} Oktette</translation>
    </message>
    <message>
        <source>{meant} opened anew</source>
        <translation>{meant} neu geöffnet</translation>
    </message>
    <message>
        <source>{message} (at character {position}: {shown})</source>
        <translation>{message} (bei Zeichen {position}: {shown})</translation>
    </message>
    <message>
        <source>{mnemonic} came with cause {cause}, which the standard does not foresee</source>
        <translation>{mnemonic} kam mit Ursache {cause}, die die Norm nicht vorsieht</translation>
    </message>
    <message>
        <source>{mnemonic} came with object address 0, which means none</source>
        <translation>{mnemonic} kam mit Objektadresse 0, also ohne Adresse</translation>
    </message>
    <message>
        <source>{mnemonic} cannot be selected: it has no S/E bit</source>
        <translation>{mnemonic} kann nicht angewählt werden: es hat kein S/E-Bit</translation>
    </message>
    <message>
        <source>{mnemonic} is no parameter</source>
        <translation>{mnemonic} ist kein Parameter</translation>
    </message>
    <message>
        <source>{mnemonic} is no process command</source>
        <translation>{mnemonic} ist kein Prozessbefehl</translation>
    </message>
    <message>
        <source>{mnemonic}: a value does not fit its field: {error}</source>
        <translation>{mnemonic}: ein Wert passt nicht in sein Feld: {error}</translation>
    </message>
    <message>
        <source>{mnemonic}: an address or value is out of range: {error}</source>
        <translation>{mnemonic}: eine Adresse oder ein Wert liegt außerhalb des Bereichs: {error}</translation>
    </message>
    <message>
        <source>{name} ({symbol}) is {least} to {most}, not {value}</source>
        <translation>{name} ({symbol}) ist {least} bis {most}, nicht {value}</translation>
    </message>
    <message>
        <source>{name} is left out: {error}</source>
        <translation>{name} wird ausgelassen: {error}</translation>
    </message>
    <message>
        <source>{name}, revision {revision}, serial {serial}</source>
        <translation>{name}, Revision {revision}, Seriennummer {serial}</translation>
    </message>
    <message>
        <source>{name}: Forward Open</source>
        <translation>{name}: Forward Open</translation>
    </message>
    <message>
        <source>{name}: enter 0.001 to {LONGEST_RPI} ms</source>
        <translation>{name}: geben Sie 0.001 bis {LONGEST_RPI} ms ein</translation>
    </message>
    <message>
        <source>{name}: first packet</source>
        <translation>{name}: erstes Paket</translation>
    </message>
    <message>
        <source>{name}: its owner has left run mode: what it writes is marked as not topical</source>
        <translation>{name}: der Besitzer ist nicht mehr im Run-Modus: was er schreibt, ist als nicht aktuell markiert</translation>
    </message>
    <message>
        <source>{name}: its owner is in run mode again</source>
        <translation>{name}: der Besitzer ist wieder im Run-Modus</translation>
    </message>
    <message>
        <source>{name}: nothing comes from {originator} any more</source>
        <translation>{name}: von {originator} kommt nichts mehr</translation>
    </message>
    <message>
        <source>{name}: within its limits again (it was: {text})</source>
        <translation>{name}: wieder innerhalb der Grenzwerte (es war: {text})</translation>
    </message>
    <message>
        <source>{name}: {name2} cannot be {given}</source>
        <translation>{name}: {name2} kann nicht {given} sein</translation>
    </message>
    <message>
        <source>{name}: {originator} consumes it every {api} ms</source>
        <translation>{name}: {originator} konsumiert es alle {api} ms</translation>
    </message>
    <message>
        <source>{name}: {originator} has closed its connection</source>
        <translation>{name}: {originator} hat seine Verbindung geschlossen</translation>
    </message>
    <message>
        <source>{name}: {wanted} packets</source>
        <translation>{name}: {wanted} Pakete</translation>
    </message>
    <message>
        <source>{n} (private)</source>
        <translation>{n} (privat)</translation>
    </message>
    <message>
        <source>{n} (reserved)</source>
        <translation>{n} (reserviert)</translation>
    </message>
    <message>
        <source>{objects} objects</source>
        <translation>{objects} Objekte</translation>
    </message>
    <message>
        <source>{octets} characters, the string takes {length}</source>
        <translation>{octets} Zeichen, der String fasst {length}</translation>
    </message>
    <message>
        <source>{originator} was refused: {code} {meaning}</source>
        <translation>{originator} wurde abgelehnt: {code} {meaning}</translation>
    </message>
    <message>
        <source>{part} is {value}; {whom}</source>
        <translation>{part} ist {value}; {whom}</translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}</source>
        <translation>{path} ist nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>{path} holds no certificate: {error}</source>
        <translation>{path} enthält kein Zertifikat: {error}</translation>
    </message>
    <message>
        <source>{place} is not a tag name; use letters, digits and _, and [0] or [1,2] for array indices</source>
        <translation>{place} ist kein Tagname; erlaubt sind Buchstaben, Ziffern und _, sowie [0] oder [1,2] für Array-Indizes</translation>
    </message>
    <message>
        <source>{rate}/s{mean} max {longest} ms</source>
        <translation>{rate}/s{mean} max. {longest} ms</translation>
    </message>
    <message>
        <source>{rpi} ms for the {label}</source>
        <translation>{rpi} ms für das {label}</translation>
    </message>
    <message>
        <source>{running} of {hints} tags are receiving</source>
        <translation>{running} von {hints} Tags empfangen</translation>
    </message>
    <message>
        <source>{segment} in the path</source>
        <translation>{segment} im Pfad</translation>
    </message>
    <message>
        <source>{sent} frames are unacknowledged, the window k is full</source>
        <translation>{sent} Telegramme sind unquittiert, das Fenster k ist voll</translation>
    </message>
    <message>
        <source>{session}; it is tried again</source>
        <translation>{session}; es wird wieder versucht</translation>
    </message>
    <message>
        <source>{short} is {size} bytes, the data are {payload}</source>
        <translation>{short} hat {size} Bytes, die Daten haben {payload}</translation>
    </message>
    <message>
        <source>{short} takes rows of {size} bytes, not {dtype} {shape}</source>
        <translation>{short} nimmt Zeilen von {size} Bytes, nicht {dtype} {shape}</translation>
    </message>
    <message>
        <source>{subject} (valid from {not_before} to {not_after})</source>
        <translation>{subject} (gültig von {not_before} bis {not_after})</translation>
    </message>
    <message>
        <source>{tag} (produced)</source>
        <translation>{tag} (produziert)</translation>
    </message>
    <message>
        <source>{tag} is not produced: {error}</source>
        <translation>{tag} wird nicht produziert: {error}</translation>
    </message>
    <message>
        <source>{text} (negative)</source>
        <translation>{text} (negativ)</translation>
    </message>
    <message>
        <source>{text}, as commanded</source>
        <translation>{text}, wie befohlen</translation>
    </message>
    <message>
        <source>{text}, but its quality is {what}</source>
        <translation>{text}, aber seine Qualität ist {what}</translation>
    </message>
    <message>
        <source>{text}, but {what} was commanded</source>
        <translation>{text}, aber befohlen war {what}</translation>
    </message>
    <message>
        <source>{text}, over {where}</source>
        <translation>{text}, über {where}</translation>
    </message>
    <message>
        <source>{title}: all stations</source>
        <translation>{title}: alle Stationen</translation>
    </message>
    <message>
        <source>{title}: confirmed</source>
        <translation>{title}: bestätigt</translation>
    </message>
    <message>
        <source>{title}: it is so already</source>
        <translation>{title}: ist schon so</translation>
    </message>
    <message>
        <source>{title}: not connected</source>
        <translation>{title}: nicht verbunden</translation>
    </message>
    <message>
        <source>{title}: station {address}, {position} of {left}</source>
        <translation>{title}: Station {address}, {position} von {left}</translation>
    </message>
    <message>
        <source>{title}: the opposite was asked for meanwhile</source>
        <translation>{title}: inzwischen wurde das Gegenteil verlangt</translation>
    </message>
    <message>
        <source>{total} octets</source>
        <translation>{total} Oktette</translation>
    </message>
    <message>
        <source>{type_id} from station {common_address} cannot be shown ({body})</source>
        <translation>{type_id} von Station {common_address} ist nicht darstellbar ({body})</translation>
    </message>
    <message>
        <source>{type_id} with cause {cause}</source>
        <translation>{type_id} mit Ursache {cause}</translation>
    </message>
    <message>
        <source>{type} is {size} bytes, the data are {image}</source>
        <translation>{type} hat {size} Bytes, die Daten haben {image}</translation>
    </message>
    <message>
        <source>{value} elements, the array takes {dimensions}</source>
        <translation>{value} Elemente, das Array fasst {dimensions}</translation>
    </message>
    <message>
        <source>{value} has characters that a controller cannot hold</source>
        <translation>{value} enthält Zeichen, die eine Steuerung nicht speichern kann</translation>
    </message>
    <message>
        <source>{value} is above {limit}</source>
        <translation>{value} ist über {limit}</translation>
    </message>
    <message>
        <source>{value} is below {limit}</source>
        <translation>{value} ist unter {limit}</translation>
    </message>
    <message>
        <source>{value} is no BOOL</source>
        <translation>{value} ist kein BOOL</translation>
    </message>
    <message>
        <source>{value} is no array: give a list</source>
        <translation>{value} ist kein Array: geben Sie eine Liste an</translation>
    </message>
    <message>
        <source>{value} is no string</source>
        <translation>{value} ist kein String</translation>
    </message>
    <message>
        <source>{value} is no structure: give a dict of its members</source>
        <translation>{value} ist keine Struktur: geben Sie ihre Mitglieder mit Namen an</translation>
    </message>
    <message>
        <source>{value} is no {name}</source>
        <translation>{value} ist kein {name}</translation>
    </message>
    <message>
        <source>{value} is outside the range of {name}</source>
        <translation>{value} liegt außerhalb des Bereichs von {name}</translation>
    </message>
    <message>
        <source>{verb} {number} tag</source>
        <translation>{verb} {number} Tag</translation>
    </message>
    <message>
        <source>{verb} {number} tags</source>
        <translation>{verb} {number} Tags</translation>
    </message>
    <message>
        <source>{waiting} tried again now</source>
        <translation>{waiting} jetzt wieder versucht</translation>
    </message>
    <message>
        <source>{what} is {least} to {most}, not {interval}</source>
        <translation>{what} ist {least} bis {most}, nicht {interval}</translation>
    </message>
    <message>
        <source>{what} must be a whole number</source>
        <translation>{what} muss eine ganze Zahl sein</translation>
    </message>
    <message>
        <source>{what}: {count} items in one message</source>
        <translation>{what}: {count} Items in einer Meldung</translation>
    </message>
    <message>
        <source>{what}: {left} bytes too many</source>
        <translation>{what}: {left} Bytes zu viel</translation>
    </message>
    <message>
        <source>{what}: {size} bytes expected at {position}, {left} left</source>
        <translation>{what}: {size} Bytes erwartet an Stelle {position}, {left} übrig</translation>
    </message>
    <message>
        <source>{where} accepts the connection but does not start data transfer: {text}</source>
        <translation>{where} nimmt die Verbindung an, startet aber die Datenübertragung nicht: {text}</translation>
    </message>
    <message>
        <source>{where} broke the protocol: {text}</source>
        <translation>{where} hat das Protokoll verletzt: {text}</translation>
    </message>
    <message>
        <source>{where} closed the connection</source>
        <translation>{where} hat die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>{where} fell silent: {text}</source>
        <translation>{where} schweigt: {text}</translation>
    </message>
    <message>
        <source>{where} refuses the connection</source>
        <translation>{where} weist die Verbindung ab</translation>
    </message>
    <message>
        <source>{where}, {ready}/{lines} connected</source>
        <translation>{where}, {ready}/{lines} verbunden</translation>
    </message>
    <message>
        <source>{whose} certificate ({subject}) expires on {not_after}, in {left} days</source>
        <translation>Zertifikat ({subject}), {whose}, läuft am {not_after} ab, in {left} Tagen</translation>
    </message>
    <message>
        <source>{whose} is not accepted: {reason}</source>
        <translation>{whose} wird nicht angenommen: {reason}</translation>
    </message>
    <message>
        <source>{words}; close it</source>
        <translation>{words}; beenden Sie es</translation>
    </message>
    <message>
        <source>{words}; using port {address}, which not every PLC honours: close it if no data comes</source>
        <translation>{words}; benutze Port {address}, was nicht jede SPS beachtet: beenden Sie es, wenn keine Daten kommen</translation>
    </message>
    <message>
        <source>“connections” is not a list</source>
        <translation>„connections“ ist keine Liste</translation>
    </message>
    <message>
        <source>“derived” is not a list: there are no derived signals</source>
        <translation>„derived“ ist keine Liste: es gibt keine berechneten Signale</translation>
    </message>
    <message>
        <source>“feedbacks” is not a list: commands have no feedback</source>
        <translation>„feedbacks“ ist keine Liste: Befehle haben keine Rückmeldung</translation>
    </message>
    <message>
        <source>“limits” is not a list: no signal is watched</source>
        <translation>„limits“ ist keine Liste: kein Signal wird überwacht</translation>
    </message>
    <message>
        <source>“window” is not an object: the window stays as it is</source>
        <translation>„window“ ist kein Objekt: das Fenster bleibt, wie es ist</translation>
    </message>
    <message>
        <source>“workspace” is not an object: the lanes start empty</source>
        <translation>„workspace“ ist kein Objekt: die Spuren beginnen leer</translation>
    </message>
    <message>
        <source>“{address}” is not an address that can be found</source>
        <translation>„{address}“ ist keine auffindbare Adresse</translation>
    </message>
    <message>
        <source>“{name}”: produce a whole tag; members and elements cannot be produced on their own</source>
        <translation>„{name}“: produzieren Sie ein ganzes Tag; Mitglieder und Elemente lassen sich nicht einzeln produzieren</translation>
    </message>
    <message>
        <source>“{text}” is no value; write 5, 12.5, on, [1, 2] or {&quot;Speed&quot;: 1.5}</source>
        <translation>„{text}“ ist kein Wert; schreiben Sie 5, 12.5, on, [1, 2] oder {&quot;Speed&quot;: 1.5}</translation>
    </message>
    <message>
        <source>“{text}”: [{inside}] is not an array index; write [0] or [1,2], at most three numbers</source>
        <translation>„{text}“: [{inside}] ist kein Array-Index; schreiben Sie [0] oder [1,2], höchstens drei Zahlen</translation>
    </message>
    <message>
        <source>“{text}”: a name has at most 40 characters, not {longest}</source>
        <translation>„{text}“: ein Name hat höchstens 40 Zeichen, nicht {longest}</translation>
    </message>
    <message>
        <source>“{text}”: a route consists of pairs, port and slot or address, for example 1,0</source>
        <translation>„{text}“: eine Route besteht aus Paaren von Port und Steckplatz oder Adresse, zum Beispiel 1,0</translation>
    </message>
    <message>
        <source>“{text}”: a single bit (.{part}) cannot be consumed; enter the whole tag</source>
        <translation>„{text}“: ein einzelnes Bit (.{part}) lässt sich nicht konsumieren; geben Sie das ganze Tag ein</translation>
    </message>
    <message>
        <source>“{text}”: an array index is at most 4294967295</source>
        <translation>„{text}“: ein Array-Index ist höchstens 4294967295</translation>
    </message>
    <message>
        <source>“{text}”: slot {link} does not exist; enter 0 to 255</source>
        <translation>„{text}“: Steckplatz {link} gibt es nicht; geben Sie 0 bis 255 ein</translation>
    </message>
    <message>
        <source>“{text}”: “{link}” is neither a slot number nor an IP address</source>
        <translation>„{text}“: „{link}“ ist weder eine Steckplatznummer noch eine IP-Adresse</translation>
    </message>
    <message>
        <source>“{text}”: “{port}” is not a port; enter a number from 1, bp or enet</source>
        <translation>„{text}“: „{port}“ ist kein Port; geben Sie eine Zahl ab 1 ein, bp oder enet</translation>
    </message>
    <message>
        <source>“{twice}” stands twice at one place: the last one is used</source>
        <translation>„{twice}“ steht zweimal an einer Stelle: das letzte gilt</translation>
    </message>
</context>
</TS>
