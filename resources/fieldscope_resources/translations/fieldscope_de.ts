<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n faults</source>
        <translation>
            <numerusform>%n Störung</numerusform>
            <numerusform>%n Störungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages dropped</source>
        <translation>
            <numerusform>%n Meldung verworfen</numerusform>
            <numerusform>%n Meldungen verworfen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;About Fieldscope</source>
        <translation>Ü&amp;ber Fieldscope</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>&amp;Erneut prüfen</translation>
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
        <source>&amp;Hold</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Keys and gestures</source>
        <translation>&amp;Tasten und Gesten</translation>
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
        <source>&amp;New project</source>
        <translation>&amp;Neues Projekt</translation>
    </message>
    <message>
        <source>&amp;Next part of the window</source>
        <translation>&amp;Nächster Teil des Fensters</translation>
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
        <source>&amp;Plot selected signals</source>
        <translation>Gewählte Signale &amp;darstellen</translation>
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
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen…</translation>
    </message>
    <message>
        <source>&amp;Reset window layout</source>
        <translation>Fensteranordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation>Projekt &amp;speichern</translation>
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
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>A simulated PLC and a simulated 104 server: moving curves in a few seconds</source>
        <translation>Simulierte SPS und simulierter 104-Server: laufende Kurven in wenigen Sekunden</translation>
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
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Alarms ({unseen})</source>
        <translation>Alarme ({unseen})</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>C&amp;opy picture of the lanes</source>
        <translation>Bild der Spuren &amp;kopieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
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
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
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
        <source>Connections and lanes that were saved before</source>
        <translation>Gespeicherte Verbindungen und Spuren</translation>
    </message>
    <message>
        <source>Connections that run, of all</source>
        <translation>Laufende Verbindungen, von allen</translation>
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
        <source>Enter</source>
        <translation>Eingabetaste</translation>
    </message>
    <message>
        <source>Enter: do it, or plot the signal · Esc: close</source>
        <translation>Eingabe: ausführen oder Signal darstellen · Esc: schließen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Fieldscope (safe mode)</source>
        <translation>Fieldscope (abgesicherter Modus)</translation>
    </message>
    <message>
        <source>Find a command or a signal</source>
        <translation>Einen Befehl oder ein Signal suchen</translation>
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
        <source>Go to a tag, an object address, a command…</source>
        <translation>Gehe zu Tag, Objektadresse, Befehl…</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>It is closed, and its samples in memory are dropped. Undo brings back its settings, not its samples.</source>
        <translation>Sie wird geschlossen, und ihre Werte im Speicher werden verworfen. „Rückgängig“ bringt die Einstellungen zurück, nicht die Werte.</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Live values of Rockwell PLCs and IEC 60870-5-104 servers on one time axis.</source>
        <translation>Laufende Werte von Rockwell-SPS und IEC-60870-5-104-Servern auf einer Zeitachse.</translation>
    </message>
    <message>
        <source>Longest time the window did not answer within the last second</source>
        <translation>Längste Zeit in der letzten Sekunde, in der das Fenster nicht reagierte</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Memory used for samples, of the budget; beyond it the oldest go</source>
        <translation>Für Werte belegter Speicher, vom vorgesehenen; darüber hinaus entfallen die ältesten</translation>
    </message>
    <message>
        <source>Network adapters, the UDP port for data of PLCs, the clock</source>
        <translation>Netzwerkadapter, UDP-Port für Daten von SPS, Uhr</translation>
    </message>
    <message>
        <source>No network adapter has an address</source>
        <translation>Kein Netzwerkadapter hat eine Adresse</translation>
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
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
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
        <source>Re&amp;connect</source>
        <translation>&amp;Neu verbinden</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt geöffnete Projekte</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove {names}?</source>
        <translation>{names} entfernen?</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>St&amp;oppen</translation>
    </message>
    <message>
        <source>Samples that the protocols know to be missing, and messages dropped here</source>
        <translation>Werte, deren Fehlen die Protokolle erkennen, und hier verworfene Meldungen</translation>
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
        <source>Save project &amp;as…</source>
        <translation>Projekt speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Bericht speichern…</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>{name} gespeichert</translation>
    </message>
    <message>
        <source>Search commands and signals</source>
        <translation>Befehle und Signale suchen</translation>
    </message>
    <message>
        <source>Send a command, aimed at what is selected; locked until it is armed</source>
        <translation>Einen Befehl an das Gewählte senden; gesperrt bis zur Freigabe</translation>
    </message>
    <message>
        <source>Signals computed from others</source>
        <translation>Signale, die aus anderen berechnet werden</translation>
    </message>
    <message>
        <source>Something unexpected happened.</source>
        <translation>Ein unerwarteter Fehler ist aufgetreten.</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Start the &amp;demo</source>
        <translation>&amp;Demo starten</translation>
    </message>
    <message>
        <source>State, quality bits, gaps, lost packets and jitter over time; dragging a connection does the same</source>
        <translation>Zustand, Qualitätsbits, Lücken, verlorene Pakete und Jitter über der Zeit; wie das Ziehen einer Verbindung auf die Spuren</translation>
    </message>
    <message>
        <source>Stop the view to look at it (Space); receiving goes on</source>
        <translation>Die Anzeige anhalten (Leertaste); der Empfang läuft weiter</translation>
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
        <source>The keyboard goes to the lanes or to the next dock that is seen</source>
        <translation>Die Tastatur wechselt zu den Spuren oder zum nächsten sichtbaren Fensterteil</translation>
    </message>
    <message>
        <source>The language changes at the next start</source>
        <translation>Die Sprache wechselt beim nächsten Start</translation>
    </message>
    <message>
        <source>The picture could not be saved</source>
        <translation>Das Bild konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The samples between the cursors, else those of the visible stretch; every one</source>
        <translation>Alle Werte zwischen den Cursorn, sonst die des sichtbaren Zeitraums</translation>
    </message>
    <message>
        <source>There is no driver “{driver}”.</source>
        <translation>Es gibt keinen Treiber „{driver}“.</translation>
    </message>
    <message>
        <source>This computer&apos;s network</source>
        <translation>Netzwerk dieses Rechners</translation>
    </message>
    <message>
        <source>This protocol is not part of this installation</source>
        <translation>Dieses Protokoll gehört nicht zu dieser Installation</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
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
        <source>Untitled</source>
        <translation>Unbenannt</translation>
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
        <source>Watch a controlled station: points appear by interrogation</source>
        <translation>Eine Unterstation beobachten: Datenpunkte erscheinen durch Generalabfrage</translation>
    </message>
    <message>
        <source>Watch every sample of the selected signals, and raise alarms</source>
        <translation>Jeden Wert der gewählten Signale überwachen und Alarme auslösen</translation>
    </message>
    <message>
        <source>a VPN</source>
        <translation>ein VPN</translation>
    </message>
    <message>
        <source>a virtual adapter</source>
        <translation>ein virtueller Adapter</translation>
    </message>
    <message>
        <source>add {name}</source>
        <translation>{name} hinzufügen</translation>
    </message>
    <message>
        <source>another program (often RSLinx, FactoryTalk Linx or a second copy)</source>
        <translation>ein anderes Programm (oft RSLinx, FactoryTalk Linx oder ein zweites Fieldscope)</translation>
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
        <source>data of a PLC may be sent to it instead of the plant&apos;s network: choose the adapter in “Add PLC”</source>
        <translation>Daten einer SPS könnten dorthin statt ins Anlagennetz gehen: wählen Sie den Adapter unter „SPS hinzufügen“</translation>
    </message>
    <message>
        <source>derived signals</source>
        <translation>berechnete Signale</translation>
    </message>
    <message>
        <source>edit {name}</source>
        <translation>{name} bearbeiten</translation>
    </message>
    <message>
        <source>lanes</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>limits</source>
        <translation>Grenzwerte</translation>
    </message>
    <message>
        <source>lost {lost}</source>
        <translation>verloren {lost}</translation>
    </message>
    <message>
        <source>memory {used} of {budget}</source>
        <translation>Speicher {used} von {budget}</translation>
    </message>
    <message>
        <source>no sources</source>
        <translation>keine Quellen</translation>
    </message>
    <message>
        <source>nobody answered its request for an address; enter a fixed one</source>
        <translation>niemand hat seine Adressanfrage beantwortet; tragen Sie eine feste Adresse ein</translation>
    </message>
    <message>
        <source>plug in the cable, or give the adapter an address; only simulators on this computer can be reached</source>
        <translation>stecken Sie das Kabel ein oder geben Sie dem Adapter eine Adresse; nur Simulatoren auf diesem Rechner sind erreichbar</translation>
    </message>
    <message>
        <source>process {process}</source>
        <translation>Prozess {process}</translation>
    </message>
    <message>
        <source>remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
    <message>
        <source>time stamps of recordings and of 104 stations will not fit: set the clock, best by NTP</source>
        <translation>Zeitstempel von Aufzeichnungen und 104-Stationen werden nicht passen: stellen Sie die Uhr, am besten per NTP</translation>
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
        <source>{name} gave itself the address {address}</source>
        <translation>{name} hat sich selbst die Adresse {address} gegeben</translation>
    </message>
    <message>
        <source>{rate} values/s</source>
        <translation>{rate} Werte/s</translation>
    </message>
    <message>
        <source>{running} of {count} sources run</source>
        <translation>{running} von {count} Quellen laufen</translation>
    </message>
    <message>
        <source>{text}

Fieldscope goes on. The log file has the details:
{log_file}</source>
        <translation>{text}

Fieldscope läuft weiter. Einzelheiten stehen in der Logdatei:
{log_file}</translation>
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
        <source>Bytes of the tag + 2; 0 is computed from the type</source>
        <translation>Bytes des Tags + 2; 0: aus dem Typ berechnet</translation>
    </message>
    <message>
        <source>CA certificates</source>
        <translation>CA-Zertifikate</translation>
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
        <translation>Betriebsart</translation>
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
        <source>Object address</source>
        <translation>Objektadresse</translation>
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
        <source>Our key</source>
        <translation>Eigener Schlüssel</translation>
    </message>
    <message>
        <source>Output instance</source>
        <translation>Output-Instanz</translation>
    </message>
    <message>
        <source>Output type</source>
        <translation>Output-Typ</translation>
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
        <translation>Einzelabfrage</translation>
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
        <translation>Stufenbefehl</translation>
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
        <source>TCP port</source>
        <translation>TCP-Port</translation>
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
        <source>direct: execute at once</source>
        <translation>direkt: sofort ausführen</translation>
    </message>
    <message>
        <source>do not start data transfer</source>
        <translation>Datenübertragung nicht starten</translation>
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
        <source>read</source>
        <translation>lesen</translation>
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
        <source>the zone&apos;s wall clock</source>
        <translation>Ortszeit der Zone</translation>
    </message>
</context>
</TS>
