<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
    <context>
        <name>Animation</name>
        <message>
            <source>the animation was stopped before its end</source>
            <translation>die Animation wurde vor ihrem Ende abgebrochen</translation>
        </message>
        <message>
            <source>%1 frames a second cannot be shown: give 1 to 50</source>
            <translation>%1 Bilder je Sekunde lassen sich nicht zeigen: 1 bis 50 angeben</translation>
        </message>
        <message>
            <source>the animation would have %1 frames: give a length and a number of frames a second that make 1 to %2</source>
            <translation>die Animation hätte %1 Bilder: eine Länge und Bilder je Sekunde angeben, die 1 bis %2 ergeben</translation>
        </message>
        <message>
            <source>a frame would have %1 x %2 pixels: lower the dpi or the size</source>
            <translation>ein Bild hätte %1 x %2 Pixel: weniger dpi oder eine kleinere Größe wählen</translation>
        </message>
        <message>
            <source>'%1' bears the name of a frame, and Threadline did not write it: choose another name</source>
            <translation>'%1' heißt wie eines der Bilder und ist nicht von Threadline: einen anderen Namen wählen</translation>
        </message>
    </context>
    <context>
        <name>Chapters</name>
        <message>
            <source>Bottleneck</source>
            <translation>Engpässe</translation>
        </message>
        <message>
            <source>Interpreter</source>
            <translation>Interpreter</translation>
        </message>
        <message>
            <source>Race</source>
            <translation>Wettläufe</translation>
        </message>
        <message>
            <source>Deadlock</source>
            <translation>Deadlocks</translation>
        </message>
        <message>
            <source>Classics</source>
            <translation>Klassiker</translation>
        </message>
        <message>
            <source>Opened</source>
            <translation>Geöffnet</translation>
        </message>
    </context>
    <context>
        <name>Comparison</name>
        <message>
            <source>%1 MiB</source>
            <translation>%1 MiB</translation>
        </message>
        <message>
            <source> points</source>
            <translation> Punkte</translation>
        </message>
        <message>
            <source>A shared variable, at the end</source>
            <translation>Eine gemeinsame Variable, am Ende</translation>
        </message>
        <message>
            <source>Errors found</source>
            <translation>Gefundene Fehler</translation>
        </message>
        <message>
            <source>By the analyses, by kind</source>
            <translation>Von den Analysen, nach Art</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>Simulated time</source>
            <translation>Simulierte Zeit</translation>
        </message>
        <message>
            <source>Wall time</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <source>From start to end</source>
            <translation>Vom Start bis zum Ende</translation>
        </message>
        <message>
            <source>Speed-up</source>
            <translation>Beschleunigung</translation>
        </message>
        <message>
            <source>How many times as fast as the first run</source>
            <translation>Wie viel Mal so schnell wie der erste Lauf</translation>
        </message>
        <message>
            <source>Cores idle</source>
            <translation>Kerne frei</translation>
        </message>
        <message>
            <source>Share of the time of all cores</source>
            <translation>Anteil der Zeit aller Kerne</translation>
        </message>
        <message>
            <source>Cores busy</source>
            <translation>Kerne beschäftigt</translation>
        </message>
        <message>
            <source>At once, on average</source>
            <translation>Zugleich, im Mittel</translation>
        </message>
        <message>
            <source>CPU time</source>
            <translation>CPU-Zeit</translation>
        </message>
        <message>
            <source>Of all threads together</source>
            <translation>Aller Threads zusammen</translation>
        </message>
        <message>
            <source>Threads, tasks</source>
            <translation>Threads, Tasks</translation>
        </message>
        <message>
            <source>That ran</source>
            <translation>Die liefen</translation>
        </message>
        <message>
            <source>Blocked on locks</source>
            <translation>Durch Sperren blockiert</translation>
        </message>
        <message>
            <source>All threads together</source>
            <translation>Alle Threads zusammen</translation>
        </message>
        <message>
            <source>Waiting for others</source>
            <translation>Warten auf andere</translation>
        </message>
        <message>
            <source>Condition, queue, join; all threads together</source>
            <translation>Bedingung, Warteschlange, Ende; alle Threads zusammen</translation>
        </message>
        <message>
            <source>Interpreter lock</source>
            <translation>Interpretersperre</translation>
        </message>
        <message>
            <source>Waited for it, all threads together</source>
            <translation>Darauf gewartet, alle Threads zusammen</translation>
        </message>
        <message>
            <source>Ready, waits for a CPU</source>
            <translation>Bereit, wartet auf eine CPU</translation>
        </message>
        <message>
            <source>Wanted a CPU and had none, all threads together</source>
            <translation>Wollten eine CPU und hatten keine, alle Threads zusammen</translation>
        </message>
        <message>
            <source>Waiting for I/O</source>
            <translation>Wartet auf E/A</translation>
        </message>
        <message>
            <source>For replies and files, all threads together</source>
            <translation>Auf Antworten und Dateien, alle Threads zusammen</translation>
        </message>
        <message>
            <source>Sleeping</source>
            <translation>Schläft</translation>
        </message>
        <message>
            <source>Switches</source>
            <translation>Wechsel</translation>
        </message>
        <message>
            <source>Times that a thread left a CPU, or was made to wait</source>
            <translation>Wie oft ein Thread eine CPU verließ oder warten musste</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Speicher</translation>
        </message>
        <message>
            <source>Resident, all processes of the run</source>
            <translation>Belegt, alle Prozesse des Laufs</translation>
        </message>
        <message>
            <source>End</source>
            <translation>Ende</translation>
        </message>
        <message>
            <source>How the run ended</source>
            <translation>Wie der Lauf endete</translation>
        </message>
        <message>
            <source>Updates lost</source>
            <translation>Verlorene Änderungen</translation>
        </message>
        <message>
            <source>Changes to shared variables that are gone</source>
            <translation>Änderungen gemeinsamer Variablen, die weg sind</translation>
        </message>
        <message>
            <source>In the run</source>
            <translation>Im Lauf</translation>
        </message>
        <message>
            <source>How much of the stretch lies before its end</source>
            <translation>Wie viel des Bereichs vor seinem Ende liegt</translation>
        </message>
        <message>
            <source>over by then</source>
            <translation>da schon zu Ende</translation>
        </message>
        <message>
            <source>In the stretch from %1 to %2: %3</source>
            <translation>Im Bereich von %1 bis %2: %3</translation>
        </message>
        <message>
            <source>cores idle for %1</source>
            <translation>Kerne frei: %1</translation>
        </message>
    </context>
    <context>
        <name>ExportFormat</name>
        <message>
            <source>PDF, vector</source>
            <translation>PDF, Vektor</translation>
        </message>
        <message>
            <source>SVG, vector</source>
            <translation>SVG, Vektor</translation>
        </message>
        <message>
            <source>PNG, pixels</source>
            <translation>PNG, Pixel</translation>
        </message>
        <message>
            <source>GIF, animated replay</source>
            <translation>GIF, bewegte Wiedergabe</translation>
        </message>
        <message>
            <source>APNG, animated replay</source>
            <translation>APNG, bewegte Wiedergabe</translation>
        </message>
        <message>
            <source>PNG frames, numbered</source>
            <translation>PNG-Bilder, nummeriert</translation>
        </message>
        <message>
            <source>HTML page with tables</source>
            <translation>HTML-Seite mit Tabellen</translation>
        </message>
        <message>
            <source>CSV of intervals</source>
            <translation>CSV der Abschnitte</translation>
        </message>
        <message>
            <source>CSV of threads</source>
            <translation>CSV der Threads</translation>
        </message>
        <message>
            <source>CSV of locks</source>
            <translation>CSV der Sperren</translation>
        </message>
        <message>
            <source>CSV of findings</source>
            <translation>CSV der Befunde</translation>
        </message>
        <message>
            <source>CSV of values</source>
            <translation>CSV der Werte</translation>
        </message>
        <message>
            <source>Chrome JSON trace</source>
            <translation>Chrome-JSON-Aufzeichnung</translation>
        </message>
    </context>
    <context>
        <name>Figure</name>
        <message>
            <source>'%1' does not end in .png, .svg or .pdf, so its format is not known</source>
            <translation>„%1“ endet nicht auf .png, .svg oder .pdf; das Format ist also unbekannt</translation>
        </message>
        <message>
            <source>%1 mm is not a width for a figure: give %2mm to %3mm</source>
            <translation>%1 mm ist keine Breite für eine Abbildung: %2mm bis %3mm angeben</translation>
        </message>
        <message>
            <source>the figure would be %1 mm high: choose a height, a shorter list of lanes or a smaller width</source>
            <translation>die Abbildung würde %1 mm hoch: eine Höhe, weniger Spuren oder eine kleinere Breite wählen</translation>
        </message>
        <message>
            <source>%1 dpi is not a resolution for a figure: give 20 to 2400</source>
            <translation>%1 dpi ist keine Auflösung für eine Abbildung: 20 bis 2400 angeben</translation>
        </message>
        <message>
            <source>the picture would be %1 x %2 pixels: lower the dpi or the size</source>
            <translation>das Bild hätte %1 x %2 Pixel: weniger dpi oder eine kleinere Größe wählen</translation>
        </message>
        <message>
            <source>a height of %1 mm is too little for this picture: give at least %2mm, fewer lanes, or auto</source>
            <translation>eine Höhe von %1 mm ist zu wenig für dieses Bild: mindestens %2mm, weniger Spuren oder auto angeben</translation>
        </message>
        <message>
            <source>%1 mm is not a height for a figure: give up to %2mm, or auto</source>
            <translation>%1 mm ist keine Höhe für eine Abbildung: bis zu %2mm oder auto angeben</translation>
        </message>
    </context>
    <context>
        <name>FigurePreset</name>
        <message>
            <source>IEEE column, 88.9 mm</source>
            <translation>IEEE-Spalte, 88,9 mm</translation>
        </message>
        <message>
            <source>Two columns, 182 mm</source>
            <translation>Zwei Spalten, 182 mm</translation>
        </message>
        <message>
            <source>Page of text, 174 mm</source>
            <translation>Textseite, 174 mm</translation>
        </message>
        <message>
            <source>Slide 16:9, 339 x 191 mm</source>
            <translation>Folie 16:9, 339 x 191 mm</translation>
        </message>
        <message>
            <source>Poster, 400 mm</source>
            <translation>Poster, 400 mm</translation>
        </message>
    </context>
    <context>
        <name>FigureText</name>
        <message>
            <source>1 thread</source>
            <translation>1 Thread</translation>
        </message>
        <message>
            <source>%1 threads</source>
            <translation>%1 Threads</translation>
        </message>
        <message>
            <source>1 task</source>
            <translation>1 Task</translation>
        </message>
        <message>
            <source>%1 tasks</source>
            <translation>%1 Tasks</translation>
        </message>
        <message>
            <source>1 lock</source>
            <translation>1 Sperre</translation>
        </message>
        <message>
            <source>%1 locks</source>
            <translation>%1 Sperren</translation>
        </message>
        <message>
            <source>Simulated on 1 core</source>
            <translation>Auf 1 Kern simuliert</translation>
        </message>
        <message>
            <source>A person decided each step, and no time was measured</source>
            <translation>Über jeden Schritt hat ein Mensch entschieden, und keine Zeit wurde gemessen</translation>
        </message>
        <message>
            <source>Simulated on %1 cores</source>
            <translation>Auf %1 Kernen simuliert</translation>
        </message>
        <message>
            <source>Measured on 1 core</source>
            <translation>Auf 1 Kern gemessen</translation>
        </message>
        <message>
            <source>Measured on %1 cores</source>
            <translation>Auf %1 Kernen gemessen</translation>
        </message>
        <message>
            <source>Timeline of %1.</source>
            <translation>Zeitverlauf von %1.</translation>
        </message>
        <message>
            <source>The time shown is from %1 to %2.</source>
            <translation>Gezeigt ist die Zeit von %1 bis %2.</translation>
        </message>
        <message>
            <source>%1 % %2</source>
            <translation>%1 % %2</translation>
        </message>
        <message>
            <source>%1 lived for no measurable time.</source>
            <translation>%1 lebte keine messbare Zeit.</translation>
        </message>
        <message>
            <source>%1 lived for %2: %3.</source>
            <translation>%1 lebte %2: %3.</translation>
        </message>
        <message>
            <source>%1: acquisitions %2, never contended.</source>
            <translation>%1: genommen %2, nie umkämpft.</translation>
        </message>
        <message>
            <source>%1: acquisitions %2, contended %3, waited for %4 in all.</source>
            <translation>%1: genommen %2, umkämpft %3, darauf gewartet insgesamt %4.</translation>
        </message>
        <message>
            <source>And %1 more like these.</source>
            <translation>Und %1 weitere wie diese.</translation>
        </message>
        <message>
            <source>The cores were idle for %1 of their time.</source>
            <translation>Die Kerne waren %1 ihrer Zeit frei.</translation>
        </message>
        <message>
            <source>Timeline of a run</source>
            <translation>Zeitverlauf eines Laufs</translation>
        </message>
        <message>
            <source>Caption</source>
            <translation>Bildunterschrift</translation>
        </message>
        <message>
            <source>Text description</source>
            <translation>Beschreibung in Worten</translation>
        </message>
        <message>
            <source>Where it comes from</source>
            <translation>Woher sie kommt</translation>
        </message>
        <message>
            <source>Note on %1 to %2: %3</source>
            <translation>Notiz zu %1 bis %2: %3</translation>
        </message>
        <message>
            <source>Note at %1: %2</source>
            <translation>Notiz bei %1: %2</translation>
        </message>
        <message>
            <source>Note: %1</source>
            <translation>Notiz: %1</translation>
        </message>
        <message>
            <source>1 variable</source>
            <translation>1 Variable</translation>
        </message>
        <message>
            <source>%1 variables</source>
            <translation>%1 Variablen</translation>
        </message>
        <message>
            <source>1 core</source>
            <translation>1 Kern</translation>
        </message>
        <message>
            <source>%1 cores</source>
            <translation>%1 Kerne</translation>
        </message>
        <message>
            <source>1 lane is left out.</source>
            <translation>1 Spur ist weggelassen.</translation>
        </message>
        <message>
            <source>%1 lanes are left out.</source>
            <translation>%1 Spuren sind weggelassen.</translation>
        </message>
        <message>
            <source>%1 is %2 at the end.</source>
            <translation>%1 ist am Ende %2.</translation>
        </message>
        <message>
            <source>A timeline: time runs from left to right, from %1 to %2; from top to bottom it shows %3. The figures are those of the whole run.</source>
            <translation>Ein Zeitverlauf: die Zeit geht von links nach rechts, von %1 bis %2; von oben nach unten zeigt er %3. Die Zahlen sind die des ganzen Laufs.</translation>
        </message>
        <message>
            <source>A timeline: time runs from left to right, from %1 to %2. The figures are those of the whole run.</source>
            <translation>Ein Zeitverlauf: die Zeit geht von links nach rechts, von %1 bis %2. Die Zahlen sind die des ganzen Laufs.</translation>
        </message>
        <message>
            <source>%1, which other programs had for %2 of the time</source>
            <translation>%1; andere Programme hatten sie %2 der Zeit</translation>
        </message>
    </context>
    <context>
        <name>Finding</name>
        <message>
            <source>Deadlock: %1 wait for each other in a circle</source>
            <translation>Deadlock: %1 warten im Kreis aufeinander</translation>
        </message>
        <message>
            <source>Deadlock: %1 wait for each other</source>
            <translation>Deadlock: %1 warten aufeinander</translation>
        </message>
        <message>
            <source>Deadlock: %1 waits, and nobody is left to help</source>
            <translation>Deadlock: %1 wartet, und niemand ist übrig, der hilft</translation>
        </message>
        <message>
            <source>Deadlock: %1 wait, and nobody is left to help</source>
            <translation>Deadlock: %1 warten, und niemand ist übrig, der hilft</translation>
        </message>
        <message>
            <source>Self-deadlock: %1 waits for its own end</source>
            <translation>Selbst-Deadlock: %1 wartet auf sein eigenes Ende</translation>
        </message>
        <message>
            <source>Self-deadlock: %1 waits for its own reading of %2 to end</source>
            <translation>Selbst-Deadlock: %1 wartet darauf, dass sein eigenes Lesen von %2 endet</translation>
        </message>
        <message>
            <source>Self-deadlock: %1 waits for %2, which it holds itself</source>
            <translation>Selbst-Deadlock: %1 wartet auf %2 und hält es selbst</translation>
        </message>
        <message>
            <source>Abandoned lock: %1 ended without letting go of %2</source>
            <translation>Verlassene Sperre: %1 endete, ohne %2 freizugeben</translation>
        </message>
        <message>
            <source>Lost wakeup: %1 waits for a notify that can never come</source>
            <translation>Verlorenes Wecken: %1 wartet auf eine Benachrichtigung, die nie kommen kann</translation>
        </message>
        <message>
            <source>Lost wakeup: %1 wait for a notify that can never come</source>
            <translation>Verlorenes Wecken: %1 warten auf eine Benachrichtigung, die nie kommen kann</translation>
        </message>
        <message>
            <source>Potential deadlock: %1 and %2 take %3 and %4 in opposite order</source>
            <translation>Möglicher Deadlock: %1 und %2 nehmen %3 und %4 in umgekehrter Reihenfolge</translation>
        </message>
        <message>
            <source>Potential deadlock: %1 threads take %2 locks in a circle, %3 to %4</source>
            <translation>Möglicher Deadlock: %1 Threads nehmen %2 Sperren im Kreis, %3 bis %4</translation>
        </message>
        <message>
            <source>Data race: %1 and %2 use %3 unordered</source>
            <translation>Wettlauf um Daten: %1 und %2 benutzen %3 ungeordnet</translation>
        </message>
        <message>
            <source>Lost update: %1 overwrote what %2 wrote to %3</source>
            <translation>Verlorene Änderung: %1 überschrieb, was %2 in %3 schrieb</translation>
        </message>
        <message>
            <source>Check failed: %1 does not hold</source>
            <translation>Prüfung fehlgeschlagen: %1 gilt nicht</translation>
        </message>
        <message>
            <source>Check failed in %1</source>
            <translation>Prüfung fehlgeschlagen in %1</translation>
        </message>
        <message>
            <source>Check failed: %1</source>
            <translation>Prüfung fehlgeschlagen: %1</translation>
        </message>
        <message>
            <source>Contention: threads waited %1 for %2 locks</source>
            <translation>Streit um Sperren: Threads warteten %1 auf %2 Sperren</translation>
        </message>
        <message>
            <source>Contention: threads waited %1 for %2</source>
            <translation>Streit um eine Sperre: Threads warteten %1 auf %2</translation>
        </message>
        <message>
            <source>Lock convoy: %1 threads move one behind the other through %2</source>
            <translation>Konvoi: %1 Threads gehen hintereinander durch %2</translation>
        </message>
        <message>
            <source>Starvation: %1 waits for %2 and is passed over</source>
            <translation>Verhungern: %1 wartet auf %2 und wird übergangen</translation>
        </message>
        <message>
            <source>Livelock: %1 keep each other from getting on</source>
            <translation>Livelock: %1 hindern einander am Weiterkommen</translation>
        </message>
        <message>
            <source>Priority inversion: %1 waits for %2 while %3 runs</source>
            <translation>Prioritätsumkehr: %1 wartet auf %2, während %3 läuft</translation>
        </message>
        <message>
            <source>Priority inversion: %1 waits for %2 while %3 run</source>
            <translation>Prioritätsumkehr: %1 wartet auf %2, während %3 laufen</translation>
        </message>
        <message>
            <source>Straggler: all wait for %1 at %2</source>
            <translation>Nachzügler: alle warten bei %2 auf %1</translation>
        </message>
        <message>
            <source>Oversubscribed: other programs had %1 of the cores' time</source>
            <translation>Überbelegt: andere Programme hatten %1 der Zeit der Kerne</translation>
        </message>
        <message>
            <source>Oversubscribed: %1 threads wanted the only core at once</source>
            <translation>Überbelegt: %1 Threads wollten zugleich den einzigen Kern</translation>
        </message>
        <message>
            <source>Oversubscribed: %1 threads wanted the %2 cores at once</source>
            <translation>Überbelegt: %1 Threads wollten zugleich die %2 Kerne</translation>
        </message>
        <message>
            <source>Idle CPU: the core was idle for %1 of its time</source>
            <translation>CPU frei: der Kern war %1 seiner Zeit frei</translation>
        </message>
        <message>
            <source>Idle CPU: %1 cores were idle for %2 of their time</source>
            <translation>CPU frei: %1 Kerne waren %2 ihrer Zeit frei</translation>
        </message>
        <message>
            <source>I/O-bound: %1 of the threads&apos; time went into waiting for replies</source>
            <translation>E/A-begrenzt: %1 der Zeit der Threads verging mit dem Warten auf Antworten</translation>
        </message>
        <message>
            <source>CPU-bound: on average %1 of the only core worked</source>
            <translation>CPU-begrenzt: im Mittel arbeitete %1 des einzigen Kerns</translation>
        </message>
        <message>
            <source>CPU-bound: on average %1 of the %2 cores worked</source>
            <translation>CPU-begrenzt: im Mittel arbeiteten %1 der %2 Kerne</translation>
        </message>
        <message>
            <source>Nothing to gain: the run took %1</source>
            <translation>Nichts zu gewinnen: der Lauf dauerte %1</translation>
        </message>
        <message>
            <source>Nothing to gain: it slept</source>
            <translation>Nichts zu gewinnen: es schlief</translation>
        </message>
        <message>
            <source>Nothing to gain: %1 threads took turns</source>
            <translation>Nichts zu gewinnen: %1 Threads wechselten sich ab</translation>
        </message>
        <message>
            <source>Neither can ever go on</source>
            <translation>Keiner von beiden kann je weiter</translation>
        </message>
        <message>
            <source>None of them can ever go on</source>
            <translation>Keiner von ihnen kann je weiter</translation>
        </message>
        <message>
            <source>%1 waits for them and can never go on either</source>
            <translation>%1 wartet auf sie und kann auch nie weiter</translation>
        </message>
        <message>
            <source>%1 wait for them and can never go on either</source>
            <translation>%1 warten auf sie und können auch nie weiter</translation>
        </message>
        <message>
            <source>%1 joins itself, so it can never end</source>
            <translation>%1 wartet auf das eigene Ende und kann so nie enden</translation>
        </message>
        <message>
            <source>%1 joins itself (line %2), so it can never end</source>
            <translation>%1 wartet auf das eigene Ende (Zeile %2) und kann so nie enden</translation>
        </message>
        <message>
            <source>A writer waits until nobody reads, the thread itself included</source>
            <translation>Wer schreiben will, wartet, bis niemand liest, auch er selbst nicht</translation>
        </message>
        <message>
            <source>%1 took %2 and ended with it</source>
            <translation>%1 nahm %2 und endete damit</translation>
        </message>
        <message>
            <source>%1, and so do %2 more, for ever</source>
            <translation>%1, und %2 weitere ebenso, für immer</translation>
        </message>
        <message>
            <source>%1, for ever</source>
            <translation>%1, für immer</translation>
        </message>
        <message>
            <source>Every other thread has ended or is stuck itself, so no notify can come any more</source>
            <translation>Jeder andere Thread hat geendet oder hängt selbst fest, also kann keine Benachrichtigung mehr kommen</translation>
        </message>
        <message>
            <source>Every other thread has ended or is stuck itself, so nobody is left who could help</source>
            <translation>Jeder andere Thread hat geendet oder hängt selbst fest, also ist niemand übrig, der helfen könnte</translation>
        </message>
        <message>
            <source>%1 notified %2 at %3, when nobody was waiting yet, and a notify is not kept</source>
            <translation>%1 benachrichtigte %2 bei %3, als noch niemand wartete, und eine Benachrichtigung wird nicht aufgehoben</translation>
        </message>
        <message>
            <source>%1 more are stuck likewise</source>
            <translation>%1 weitere hängen ebenso fest</translation>
        </message>
        <message>
            <source>and so on</source>
            <translation>und so weiter</translation>
        </message>
        <message>
            <source>%1 holds %2 when it takes %3</source>
            <translation>%1 hält %2, wenn er %3 nimmt</translation>
        </message>
        <message>
            <source>The circle is %1</source>
            <translation>Der Kreis ist %1</translation>
        </message>
        <message>
            <source>Readers queue behind a writer that waits: so it happens only if %1 wants to write to %2 meanwhile</source>
            <translation>Leser stellen sich hinter einem Schreiber an, der wartet: es muss also %1 inzwischen in %2 schreiben wollen</translation>
        </message>
        <message>
            <source>They did not meet in this run; once each of them holds its first lock, all of them wait for ever</source>
            <translation>In diesem Lauf trafen sie nicht aufeinander; sobald jeder seine erste Sperre hält, warten alle für immer</translation>
        </message>
        <message>
            <source>%1 reads %2 and %3 reads it, and nothing orders the two: either can come first</source>
            <translation>%1 liest %2, und %3 liest es auch, und nichts ordnet die beiden: jeder kann der Erste sein</translation>
        </message>
        <message>
            <source>%1 reads %2 and %3 writes it, and nothing orders the two: either can come first</source>
            <translation>%1 liest %2, und %3 schreibt es, und nichts ordnet die beiden: jeder kann der Erste sein</translation>
        </message>
        <message>
            <source>%1 reads %2 and %3 changes it in one step, and nothing orders the two: either can come first</source>
            <translation>%1 liest %2, und %3 ändert es in einem Schritt, und nichts ordnet die beiden: jeder kann der Erste sein</translation>
        </message>
        <message>
            <source>%1 reads %2 and %3 changes it in one step (line %4), and nothing orders the two: either can come first</source>
            <translation>%1 liest %2, und %3 ändert es in einem Schritt (Zeile %4), und nichts ordnet die beiden: jeder kann der Erste sein</translation>
        </message>
        <message>
            <source>%1 reads %2 and %3 reads it (line %4), and nothing orders the two: either can come first</source>
            <translation>%1 liest %2, und %3 liest es auch (Zeile %4), und nichts ordnet die beiden: jeder kann der Erste sein</translation>
        </message>
        <message>
            <source>%1 reads %2 and %3 writes it (line %4), and nothing orders the two: either can come first</source>
            <translation>%1 liest %2, und %3 schreibt es (Zeile %4), und nichts ordnet die beiden: jeder kann der Erste sein</translation>
        </message>
        <message>
            <source>%1 writes %2 and %3 reads it (line %4), and nothing orders the two: either can come first</source>
            <translation>%1 schreibt %2, und %3 liest es (Zeile %4), und nichts ordnet die beiden: jeder kann der Erste sein</translation>
        </message>
        <message>
            <source>%1 writes %2 and %3 writes it (line %4), and nothing orders the two: either can come first</source>
            <translation>%1 schreibt %2, und %3 schreibt es auch (Zeile %4), und nichts ordnet die beiden: jeder kann der Erste sein</translation>
        </message>
        <message>
            <source>%1 writes %2 and %3 changes it in one step (line %4), and nothing orders the two: either can come first</source>
            <translation>%1 schreibt %2, und %3 ändert es in einem Schritt (Zeile %4), und nichts ordnet die beiden: jeder kann der Erste sein</translation>
        </message>
        <message>
            <source>%1 changes %2 and %3 reads it (line %4), and nothing orders the two: either can come first</source>
            <translation>%1 ändert %2, und %3 liest es (Zeile %4), und nichts ordnet die beiden: jeder kann der Erste sein</translation>
        </message>
        <message>
            <source>%1 changes %2 and %3 writes it (line %4), and nothing orders the two: either can come first</source>
            <translation>%1 ändert %2, und %3 schreibt es (Zeile %4), und nichts ordnet die beiden: jeder kann der Erste sein</translation>
        </message>
        <message>
            <source>Neither of them holds a lock</source>
            <translation>Keiner von beiden hält eine Sperre</translation>
        </message>
        <message>
            <source>They hold no lock in common</source>
            <translation>Sie halten keine gemeinsame Sperre</translation>
        </message>
        <message>
            <source>%1 guards %2 in %3 of %4 places, but %5 goes without it</source>
            <translation>%1 schützt %2 an %3 von %4 Stellen, aber %5 geht ohne sie</translation>
        </message>
        <message>
            <source>%1 guards %2 in %3 of %4 place, but %5 goes without it</source>
            <translation>%1 schützt %2 an %3 von %4 Stelle, aber %5 geht ohne sie</translation>
        </message>
        <message>
            <source>%1 guards %2 in %3 of %4 places, but %5 goes without it (line %6)</source>
            <translation>%1 schützt %2 an %3 von %4 Stellen, aber %5 geht ohne sie (Zeile %6)</translation>
        </message>
        <message>
            <source>%1 guards %2 in %3 of %4 place, but %5 goes without it (line %6)</source>
            <translation>%1 schützt %2 an %3 von %4 Stelle, aber %5 geht ohne sie (Zeile %6)</translation>
        </message>
        <message>
            <source>%1 guards %2 in %3 of %4 places, but %5 goes without it (line %6), holding it only as a reader</source>
            <translation>%1 schützt %2 an %3 von %4 Stellen, aber %5 geht ohne sie (Zeile %6) und hält sie nur als Leser</translation>
        </message>
        <message>
            <source>%1 guards %2 in %3 of %4 places, but %5 goes without it (line %6), holding %7 instead</source>
            <translation>%1 schützt %2 an %3 von %4 Stellen, aber %5 geht ohne sie (Zeile %6) und hält stattdessen %7</translation>
        </message>
        <message>
            <source>%1 guards %2 in %3 of %4 places</source>
            <translation>%1 schützt %2 an %3 von %4 Stellen</translation>
        </message>
        <message>
            <source>%1 guards %2 in %3 of %4 place</source>
            <translation>%1 schützt %2 an %3 von %4 Stelle</translation>
        </message>
        <message>
            <source>%1 accesses in all raced with an earlier one</source>
            <translation>Insgesamt %1 Zugriffe liefen mit einem vor ihnen um die Wette</translation>
        </message>
        <message>
            <source>The same is true of line %1 with itself</source>
            <translation>Dasselbe gilt von Zeile %1 mit sich selbst</translation>
        </message>
        <message>
            <source>The same is true of line %1</source>
            <translation>Dasselbe gilt von Zeile %1</translation>
        </message>
        <message>
            <source>%1 read %2 from %3</source>
            <translation>%1 las %2 aus %3</translation>
        </message>
        <message>
            <source>Then %1 wrote %2, which %3 did not see when it wrote %4</source>
            <translation>Dann schrieb %1 %2, was %3 nicht sah, als er %4 schrieb</translation>
        </message>
        <message>
            <source>%1 of %2 change of %3 elements was lost in all</source>
            <translation>Insgesamt ging %1 von %2 Änderung an %3 Elementen verloren</translation>
        </message>
        <message>
            <source>%1 of %2 changes of %3 elements was lost in all</source>
            <translation>Insgesamt ging %1 von %2 Änderungen an %3 Elementen verloren</translation>
        </message>
        <message>
            <source>%1 of %2 changes of %3 elements were lost in all</source>
            <translation>Insgesamt gingen %1 von %2 Änderungen an %3 Elementen verloren</translation>
        </message>
        <message>
            <source>%1 of %2 change of %3 was lost in all</source>
            <translation>Insgesamt ging %1 von %2 Änderung an %3 verloren</translation>
        </message>
        <message>
            <source>%1 of %2 changes of %3 was lost in all</source>
            <translation>Insgesamt ging %1 von %2 Änderungen an %3 verloren</translation>
        </message>
        <message>
            <source>%1 of %2 changes of %3 were lost in all</source>
            <translation>Insgesamt gingen %1 von %2 Änderungen an %3 verloren</translation>
        </message>
        <message>
            <source>%1 found %2 to be false at %3</source>
            <translation>%1 fand bei %3, dass dies nicht gilt: %2</translation>
        </message>
        <message>
            <source>%1 of %2 requests for these %3 locks had to wait, %4 in all: %5 of the time of the threads that waited</source>
            <translation>%1 von %2 Anforderungen dieser %3 Sperren mussten warten, insgesamt %4: %5 der Zeit der Threads, die warteten</translation>
        </message>
        <message>
            <source>The largest part, %1, was for %2</source>
            <translation>Der größte Teil, %1, galt %2</translation>
        </message>
        <message>
            <source>%1 of %2 requests for %3 had to wait, %4 in all: %5 of the time of the threads that waited</source>
            <translation>%1 von %2 Anforderungen von %3 mussten warten, insgesamt %4: %5 der Zeit der Threads, die warteten</translation>
        </message>
        <message>
            <source>The longest wait was %1, by %2, which held it itself</source>
            <translation>Am längsten, %1, wartete %2, der es selbst hielt</translation>
        </message>
        <message>
            <source>The longest wait was %1, by %2, while %3 held it</source>
            <translation>Am längsten, %1, wartete %2, während %3 sie hielt</translation>
        </message>
        <message>
            <source>The longest wait was %1, by %2, while it was taken %3 time by others</source>
            <translation>Am längsten, %1, wartete %2, während andere sie %3-mal nahmen</translation>
        </message>
        <message>
            <source>The longest wait was %1, by %2, while it was taken %3 times by others</source>
            <translation>Am längsten, %1, wartete %2, während andere sie %3-mal nahmen</translation>
        </message>
        <message>
            <source>The longest wait was %1, by %2, for %3</source>
            <translation>Am längsten, %1, wartete %2, auf %3</translation>
        </message>
        <message>
            <source>The longest wait was %1, by %2</source>
            <translation>Am längsten, %1, wartete %2</translation>
        </message>
        <message>
            <source>%1 waited longest altogether; %2 kept others waiting most</source>
            <translation>Zusammengenommen wartete %1 am längsten; %2 ließ andere am meisten warten</translation>
        </message>
        <message>
            <source>From %1 to %2 somebody always waited for %3, %4 turns in a row</source>
            <translation>Von %1 bis %2 wartete immer jemand auf %3, %4 Mal hintereinander</translation>
        </message>
        <message>
            <source>A turn took %1 on average, the wait for it %2</source>
            <translation>Wer an der Reihe war, brauchte im Mittel %1, das Warten darauf dauerte %2</translation>
        </message>
        <message>
            <source>%1 waited for %2 from %3 to %4, longer than all others, and %5 times somebody who came later got it first, the last time %6</source>
            <translation>%1 wartete auf %2 von %3 bis %4, länger als alle anderen, und %5-mal bekam es jemand zuerst, der später kam, zuletzt %6</translation>
        </message>
        <message>
            <source>%1 failed %2 times in a row to get %3, held by %4</source>
            <translation>%1 versuchte %2-mal hintereinander vergeblich, %3 zu bekommen, gehalten von %4</translation>
        </message>
        <message>
            <source>They worked on it from %1 to %2, and none of them got through</source>
            <translation>Sie mühten sich von %1 bis %2, und keiner kam durch</translation>
        </message>
        <message>
            <source>%1 (priority %2) waited for %3 from %4 to %5</source>
            <translation>%1 (Priorität %2) wartete auf %3 von %4 bis %5</translation>
        </message>
        <message>
            <source>For %1 of that %2 (priority %3), which holds it, got no CPU, since %4, more urgent than it and less than %5, ran</source>
            <translation>In %1 davon bekam %2 (Priorität %3), der sie hält, keine CPU; die ging an %4, dringender als er und weniger dringend als %5</translation>
        </message>
        <message>
            <source>%1 was the last to come to %2 in %3 of %4 rounds, in all %5 after everybody else: %6 of the time of these rounds</source>
            <translation>%1 kam in %3 von %4 Runden als Letzter zu %2, insgesamt %5 nach allen anderen: %6 der Zeit dieser Runden</translation>
        </message>
        <message>
            <source>In %1 its only thread spent %2 of the time waiting for replies</source>
            <translation>In %1 wartete der einzige Thread %2 der Zeit auf Antworten</translation>
        </message>
        <message>
            <source>In %1 its %2 threads spent %3 of the time waiting for replies</source>
            <translation>In %1 warteten die %2 Threads %3 der Zeit auf Antworten</translation>
        </message>
        <message>
            <source>The time went into computing: in %1, on average %2 of the only core worked, and its only thread spent %3 of the time on one</source>
            <translation>Die Zeit ging ins Rechnen: in %1 arbeitete im Mittel %2 des einzigen Kerns, und der einzige Thread verbrachte %3 der Zeit auf einem</translation>
        </message>
        <message>
            <source>The time went into computing: in %1, on average %2 of the %3 cores worked, and its only thread spent %4 of the time on one</source>
            <translation>Die Zeit ging ins Rechnen: in %1 arbeiteten im Mittel %2 der %3 Kerne, und der einzige Thread verbrachte %4 der Zeit auf einem</translation>
        </message>
        <message>
            <source>The time went into computing: in %1, on average %2 of the only core worked, and its %3 threads spent %4 of the time on one</source>
            <translation>Die Zeit ging ins Rechnen: in %1 arbeitete im Mittel %2 des einzigen Kerns, und die %3 Threads verbrachten %4 der Zeit auf einem</translation>
        </message>
        <message>
            <source>The time went into computing: in %1, on average %2 of the %3 cores worked, and its %4 threads spent %5 of the time on one</source>
            <translation>Die Zeit ging ins Rechnen: in %1 arbeiteten im Mittel %2 der %3 Kerne, und die %4 Threads verbrachten %5 der Zeit auf einem</translation>
        </message>
        <message>
            <source>There is no idle time to exploit</source>
            <translation>Es gibt keine freie Zeit zu nutzen</translation>
        </message>
        <message>
            <source>The threads spent %1 of their time blocked on locks, and the core stood idle for %2 of its own</source>
            <translation>Die Threads waren %1 ihrer Zeit an Sperren blockiert, und der Kern war %2 der seinen frei</translation>
        </message>
        <message>
            <source>The threads spent %1 of their time blocked on locks, and the cores stood idle for %2 of theirs</source>
            <translation>Die Threads waren %1 ihrer Zeit an Sperren blockiert, und die Kerne waren %2 der ihren frei</translation>
        </message>
        <message>
            <source>The threads spent %1 of their time blocked on locks</source>
            <translation>Die Threads waren %1 ihrer Zeit an Sperren blockiert</translation>
        </message>
        <message>
            <source>The threads spent %1 of their time blocked on %2</source>
            <translation>Die Threads waren %1 ihrer Zeit an %2 blockiert</translation>
        </message>
        <message>
            <source>The threads spent %1 of their time blocked on %2, and the core stood idle for %3 of its own</source>
            <translation>Die Threads waren %1 ihrer Zeit an %2 blockiert, und der Kern war %3 der seinen frei</translation>
        </message>
        <message>
            <source>The threads spent %1 of their time blocked on %2, and the cores stood idle for %3 of theirs</source>
            <translation>Die Threads waren %1 ihrer Zeit an %2 blockiert, und die Kerne waren %3 der ihren frei</translation>
        </message>
        <message>
            <source>For another %1 of their time the threads had been woken for %2 and waited for a core</source>
            <translation>Weitere %1 ihrer Zeit waren die Threads für %2 schon geweckt und warteten auf einen Kern</translation>
        </message>
        <message>
            <source>The threads spent %1 of their time blocked, most of it on %2</source>
            <translation>Die Threads waren %1 ihrer Zeit blockiert, meist an %2</translation>
        </message>
        <message>
            <source>The threads spent %1 of their time blocked, most of it on %2, and the core stood idle for %3 of its own</source>
            <translation>Die Threads waren %1 ihrer Zeit blockiert, meist an %2, und der Kern war %3 der seinen frei</translation>
        </message>
        <message>
            <source>The threads spent %1 of their time blocked, most of it on %2, and the cores stood idle for %3 of theirs</source>
            <translation>Die Threads waren %1 ihrer Zeit blockiert, meist an %2, und die Kerne waren %3 der ihren frei</translation>
        </message>
        <message>
            <source>No tool makes an agreed time pass sooner</source>
            <translation>Kein Werkzeug lässt eine vereinbarte Zeit schneller vergehen</translation>
        </message>
        <message>
            <source>So the %1 threads kept %2 of the only core busy on average, and whoever held the lock mostly waited for a reply</source>
            <translation>So lasteten die %1 Threads im Mittel %2 des einzigen Kerns aus, und wer die Sperre hielt, wartete meist auf eine Antwort</translation>
        </message>
        <message>
            <source>So the %1 threads kept %2 of the %3 cores busy on average, and whoever held the lock mostly waited for a reply</source>
            <translation>So lasteten die %1 Threads im Mittel %2 der %3 Kerne aus, und wer die Sperre hielt, wartete meist auf eine Antwort</translation>
        </message>
        <message>
            <source>So the %1 threads kept %2 of the only core busy on average, and more threads or more cores change nothing</source>
            <translation>So lasteten die %1 Threads im Mittel %2 des einzigen Kerns aus, und mehr Threads oder mehr Kerne ändern nichts</translation>
        </message>
        <message>
            <source>So the %1 threads kept %2 of the %3 cores busy on average, and more threads or more cores change nothing</source>
            <translation>So lasteten die %1 Threads im Mittel %2 der %3 Kerne aus, und mehr Threads oder mehr Kerne ändern nichts</translation>
        </message>
        <message>
            <source>So the %1 threads kept %2 of the only core busy on average, and what only one can do at a time bounds the rest</source>
            <translation>So lasteten die %1 Threads im Mittel %2 des einzigen Kerns aus, und was immer nur einer tun kann, begrenzt den Rest</translation>
        </message>
        <message>
            <source>So the %1 threads kept %2 of the %3 cores busy on average, and what only one can do at a time bounds the rest</source>
            <translation>So lasteten die %1 Threads im Mittel %2 der %3 Kerne aus, und was immer nur einer tun kann, begrenzt den Rest</translation>
        </message>
        <message>
            <source>So the %1 threads kept %2 of the only core busy on average</source>
            <translation>So lasteten die %1 Threads im Mittel %2 des einzigen Kerns aus</translation>
        </message>
        <message>
            <source>So the %1 threads kept %2 of the %3 cores busy on average</source>
            <translation>So lasteten die %1 Threads im Mittel %2 der %3 Kerne aus</translation>
        </message>
        <message>
            <source>The threads spent %1 of their time ready to run, while all the cores were busy</source>
            <translation>Die Threads waren %1 ihrer Zeit bereit zu laufen, während alle Kerne beschäftigt waren</translation>
        </message>
        <message>
            <source>Other programs had the cores for %1 of their time, and the threads spent %2 of their time ready to run without one</source>
            <translation>Andere Programme hatten die Kerne %1 ihrer Zeit, und die Threads waren %2 ihrer Zeit bereit, aber ohne Kern</translation>
        </message>
        <message>
            <source>How long this run took, and who waited for whom, says little of the program itself</source>
            <translation>Wie lange dieser Lauf dauerte, und wer auf wen wartete, sagt wenig über das Programm selbst</translation>
        </message>
        <message>
            <source>On average %1 threads wanted to run, and %2 did: the others cost memory and switches, and nothing ended sooner for them</source>
            <translation>Im Mittel wollten %1 Threads laufen, und %2 liefen: die anderen kosten Speicher und Wechsel, und nichts war ihretwegen früher fertig</translation>
        </message>
        <message>
            <source>The whole run took %1, less than anybody would notice</source>
            <translation>Der ganze Lauf dauerte %1, weniger, als jemand bemerkt</translation>
        </message>
        <message>
            <source>Whatever a tool could gain would be less than what the tool costs to set up and to understand</source>
            <translation>Was ein Werkzeug daran gewinnen könnte, wäre weniger, als es kostet, es einzurichten und zu verstehen</translation>
        </message>
        <message>
            <source>The threads spent %1 of their time asleep, because the program says so</source>
            <translation>Die Threads schliefen %1 ihrer Zeit, weil das Programm es so sagt</translation>
        </message>
        <message>
            <source>The cores were idle meanwhile, but no tool makes an agreed time pass sooner</source>
            <translation>Die Kerne waren derweil frei, aber kein Werkzeug lässt eine vereinbarte Zeit schneller vergehen</translation>
        </message>
        <message>
            <source>There were %1 threads, but on average %2 of the only core worked: while one of them worked, the others waited for it</source>
            <translation>Es gab %1 Threads, aber im Mittel arbeitete %2 des einzigen Kerns: während einer arbeitete, warteten die anderen auf ihn</translation>
        </message>
        <message>
            <source>There were %1 threads, but on average %2 of the %3 cores worked: while one of them worked, the others waited for it</source>
            <translation>Es gab %1 Threads, aber im Mittel arbeiteten %2 der %3 Kerne: während einer arbeitete, warteten die anderen auf ihn</translation>
        </message>
        <message>
            <source>One thread does the same just as fast, without the waiting</source>
            <translation>Ein Thread tut dasselbe ebenso schnell, ohne das Warten</translation>
        </message>
        <message>
            <source>%1 of the idle time: %2</source>
            <translation>%1 der freien Zeit: %2</translation>
        </message>
        <message>
            <source>Shown to deadlock: the real threads were led into it, by a schedule of %1 steps</source>
            <translation>Gezeigt: die echten Threads wurden in den Deadlock geführt, mit einem Ablauf von %1 Schritten</translation>
        </message>
        <message>
            <source>It stays potential: a schedule leads into it, but the real threads did not follow</source>
            <translation>Er bleibt möglich: ein Ablauf führt hinein, aber die echten Threads folgten nicht</translation>
        </message>
        <message>
            <source>It cannot be reached: it occurs in none of the interleavings, and all that matter were explored</source>
            <translation>Er ist nicht erreichbar: er kommt in keiner der Verschränkungen vor, von denen alle erkundet wurden, auf die es ankommt</translation>
        </message>
        <message>
            <source>It stays potential: it was not reached within the bounds on timeouts and retries</source>
            <translation>Er bleibt möglich: er wurde innerhalb der Grenzen für Fristen und Wiederholungen nicht erreicht</translation>
        </message>
        <message>
            <source>It stays potential: it was not reached in %1 execution, and there are more than could be explored here</source>
            <translation>Er bleibt möglich: er wurde in %1 Ausführung nicht erreicht, und es gibt mehr, als hier erkundet werden konnten</translation>
        </message>
        <message>
            <source>It stays potential: it was not reached in %1 executions, and there are more than could be explored here</source>
            <translation>Er bleibt möglich: er wurde in %1 Ausführungen nicht erreicht, und es gibt mehr, als hier erkundet werden konnten</translation>
        </message>
        <message>
            <source>It stays potential: only circles of plain locks can be steered into</source>
            <translation>Er bleibt möglich: nur in Kreise einfacher Sperren kann gesteuert werden</translation>
        </message>
        <message>
            <source>It stays potential: %1</source>
            <translation>Er bleibt möglich: %1</translation>
        </message>
        <message>
            <source>Join a thread from another one</source>
            <translation>Auf einen Thread von einem anderen aus warten</translation>
        </message>
        <message>
            <source>Let go of the reader's side of %1 before asking for the writer's, or ask for the writer's from the start</source>
            <translation>Das Lesen von %1 beenden, bevor das Schreiben verlangt wird, oder gleich das Schreiben verlangen</translation>
        </message>
        <message>
            <source>Let go of %1 before locking it again, or split the code into a part that locks and a part that expects the lock to be held</source>
            <translation>%1 freigeben, bevor es wieder gesperrt wird, oder den Code in einen Teil trennen, der sperrt, und einen, der die Sperre voraussetzt</translation>
        </message>
        <message>
            <source>Let only one side join the other: threads that join each other in a circle never end</source>
            <translation>Nur eine Seite auf das Ende der anderen warten lassen: Threads, die im Kreis auf ihr Ende warten, enden nie</translation>
        </message>
        <message>
            <source>Let go of %1 before joining a thread that needs it in order to end</source>
            <translation>%1 freigeben, bevor auf einen Thread gewartet wird, der es braucht, um zu enden</translation>
        </message>
        <message>
            <source>Do not ask for the writer's side, or for another reader's, while still reading: let go first</source>
            <translation>Beim Lesen nicht schon das Schreiben oder ein weiteres Lesen verlangen: erst freigeben</translation>
        </message>
        <message>
            <source>Take the locks in one order everywhere, for example %1 and so on; or wait with a timeout, let go of what is held, and try again</source>
            <translation>Die Sperren überall in einer Reihenfolge nehmen, zum Beispiel %1 und so weiter; oder mit Frist warten, freigeben, was gehalten wird, und es erneut versuchen</translation>
        </message>
        <message>
            <source>Take the locks in one order everywhere, for example %1; or wait with a timeout, let go of what is held, and try again</source>
            <translation>Die Sperren überall in einer Reihenfolge nehmen, zum Beispiel %1; oder mit Frist warten, freigeben, was gehalten wird, und es erneut versuchen</translation>
        </message>
        <message>
            <source>Let go of %1 on every way out of the code that takes it; lock:with(function) does so by itself, also after an error</source>
            <translation>%1 auf jedem Weg aus dem Code freigeben, der es nimmt; lock:with(function) tut das von selbst, auch nach einem Fehler</translation>
        </message>
        <message>
            <source>Keep what is waited for in a shared variable: change it and notify while holding the lock, and wait in a loop that looks at it first</source>
            <translation>Worauf gewartet wird, in einer gemeinsamen Variable halten: sie unter der Sperre ändern und benachrichtigen, und in einer Schleife warten, die zuerst nachsieht</translation>
        </message>
        <message>
            <source>Post the semaphore on every way out of the code that waited for it, and start it with enough permits</source>
            <translation>Den Semaphor auf jedem Weg aus dem Code freigeben, der auf ihn wartete, und ihn mit genug Plätzen beginnen</translation>
        </message>
        <message>
            <source>Let as many threads reach the barrier as it was declared for, in every round</source>
            <translation>In jeder Runde so viele Threads zur Barriere kommen lassen, wie für sie angegeben sind</translation>
        </message>
        <message>
            <source>Close the queue when nothing more comes, so that those who take from it go on</source>
            <translation>Die Warteschlange schließen, wenn nichts mehr kommt, damit weitergeht, wer aus ihr nimmt</translation>
        </message>
        <message>
            <source>Keep somebody taking from the queue until all is put, or give it more room</source>
            <translation>Jemanden aus der Warteschlange nehmen lassen, bis alles hineingelegt ist, oder ihr mehr Platz geben</translation>
        </message>
        <message>
            <source>Notify after every change that somebody may wait for</source>
            <translation>Nach jeder Änderung benachrichtigen, auf die jemand warten könnte</translation>
        </message>
        <message>
            <source>Take these locks in one order everywhere, %1 first; or take all of them under one more lock</source>
            <translation>Diese Sperren überall in einer Reihenfolge nehmen, %1 zuerst; oder alle unter einer weiteren Sperre nehmen</translation>
        </message>
        <message>
            <source>Hold %1 there as well</source>
            <translation>Auch dort %1 halten</translation>
        </message>
        <message>
            <source>Change %1 with add or cas everywhere, or hold one lock at every access to it</source>
            <translation>%1 überall mit add oder cas ändern, oder bei jedem Zugriff darauf eine Sperre halten</translation>
        </message>
        <message>
            <source>Hold one lock at every access to %1, or change it in one atomic step (add, cas)</source>
            <translation>Bei jedem Zugriff auf %1 eine Sperre halten, oder es in einem unteilbaren Schritt ändern (add, cas)</translation>
        </message>
        <message>
            <source>Hold one lock from the read to the write, or change %1 in one atomic step (add, cas)</source>
            <translation>Vom Lesen bis zum Schreiben eine Sperre halten, oder %1 in einem unteilbaren Schritt ändern (add, cas)</translation>
        </message>
        <message>
            <source>Look at what the other threads did just before: what the check relies on may have changed between two steps of this thread</source>
            <translation>Nachsehen, was die anderen Threads kurz davor taten: worauf sich die Prüfung verlässt, kann sich zwischen zwei Schritten dieses Threads geändert haben</translation>
        </message>
        <message>
            <source>Hold these locks for less time (do the work before or after), or let fewer threads want them at once</source>
            <translation>Diese Sperren kürzer halten (die Arbeit davor oder danach tun), oder weniger Threads zugleich nach ihnen fragen lassen</translation>
        </message>
        <message>
            <source>Hold %1 for less time (do the work before or after), or split what it protects among several locks</source>
            <translation>%1 kürzer halten (die Arbeit davor oder danach tun), oder, was es schützt, auf mehrere Sperren verteilen</translation>
        </message>
        <message>
            <source>Come for %1 less often (do several things in one turn), or split what it guards</source>
            <translation>Seltener um %1 kommen (mehreres auf einmal tun), oder aufteilen, was es schützt</translation>
        </message>
        <message>
            <source>Let those who hold %1 do something else before they come back for it, or hand it over in turn</source>
            <translation>Wer %1 hält, etwas anderes tun lassen, bevor er wiederkommt, oder es der Reihe nach weitergeben</translation>
        </message>
        <message>
            <source>Take the locks in one order everywhere, so that nobody has to give way; or pause for a random and growing time before the next try</source>
            <translation>Die Sperren überall in einer Reihenfolge nehmen, damit niemand ausweichen muss; oder vor dem nächsten Versuch zufällig und immer länger warten</translation>
        </message>
        <message>
            <source>Let the holder inherit the priority of who waits: %1</source>
            <translation>Wer die Sperre hält, die Priorität dessen erben lassen, der wartet: %1</translation>
        </message>
        <message>
            <source>Give %1 a smaller part of the work, or cut the work into pieces that whoever is free takes</source>
            <translation>%1 einen kleineren Teil der Arbeit geben, oder die Arbeit in Stücke schneiden, die nimmt, wer frei ist</translation>
        </message>
        <message>
            <source>Let the waits overlap: with threads, or with an event loop where there are very many requests</source>
            <translation>Das Warten überlappen lassen: mit Threads, oder bei sehr vielen Anfragen mit einer Ereignisschleife</translation>
        </message>
        <message>
            <source>More cores change nothing</source>
            <translation>Mehr Kerne ändern nichts</translation>
        </message>
        <message>
            <source>Split the work over threads, at most one a core</source>
            <translation>Die Arbeit auf Threads verteilen, höchstens einen je Kern</translation>
        </message>
        <message>
            <source>Many requests are on their way at once already; an event loop waits for as many with one thread and less memory</source>
            <translation>Viele Anfragen sind schon zugleich unterwegs; eine Ereignisschleife wartet auf ebenso viele mit einem Thread und weniger Speicher</translation>
        </message>
        <message>
            <source>Split the work over processes: each has an interpreter lock of its own</source>
            <translation>Die Arbeit auf Prozesse verteilen: jeder hat eine eigene Interpretersperre</translation>
        </message>
        <message>
            <source>Only more cores, or less work, make it faster; more threads do not</source>
            <translation>Nur mehr Kerne oder weniger Arbeit machen es schneller; mehr Threads nicht</translation>
        </message>
        <message>
            <source>Only more cores, with a thread for each, or less work make it faster</source>
            <translation>Nur mehr Kerne, mit je einem Thread, oder weniger Arbeit machen es schneller</translation>
        </message>
        <message>
            <source>Use a pool with as many threads as cores, and let the other work queue up</source>
            <translation>So viele Threads wie Kerne verwenden, und die übrige Arbeit anstehen lassen</translation>
        </message>
        <message>
            <source>Do not hold the lock while waiting for a reply; more threads change nothing</source>
            <translation>Die Sperre nicht halten, während auf eine Antwort gewartet wird; mehr Threads ändern nichts</translation>
        </message>
        <message>
            <source>Hold the lock for less long, or use one for each item; more threads change nothing</source>
            <translation>Die Sperre kürzer halten, oder für jedes Ding eine eigene verwenden; mehr Threads ändern nichts</translation>
        </message>
        <message>
            <source>Make the part shorter that the others wait for, or cut the work so that fewer have to wait; more threads or cores help little</source>
            <translation>Den Teil kürzen, auf den die anderen warten, oder die Arbeit so schneiden, dass weniger warten müssen; mehr Threads oder Kerne helfen wenig</translation>
        </message>
        <message>
            <source>Run it on a quiet machine, or on the virtual clock</source>
            <translation>Auf einem ruhigen Rechner laufen lassen, oder mit der virtuellen Uhr</translation>
        </message>
        <message>
            <source>Leave it single-threaded, unless they need not wait for each other</source>
            <translation>Bei einem Thread bleiben, es sei denn, sie müssen nicht aufeinander warten</translation>
        </message>
        <message>
            <source>Leave it single-threaded</source>
            <translation>Bei einem Thread bleiben</translation>
        </message>
        <message>
            <source>First mend what can go wrong, then measure again</source>
            <translation>Zuerst beheben, was schiefgehen kann, dann neu messen</translation>
        </message>
        <message>
            <source>Let more requests be on their way at once: more threads, or tasks on an event loop</source>
            <translation>Mehr Anfragen zugleich unterwegs sein lassen: mehr Threads, oder Tasks auf einer Ereignisschleife</translation>
        </message>
        <message>
            <source>Do not hold the lock while waiting for a reply: ask first, then lock and store</source>
            <translation>Die Sperre nicht halten, während auf eine Antwort gewartet wird: erst fragen, dann sperren und ablegen</translation>
        </message>
        <message>
            <source>Hold the lock for less long, or split what it guards</source>
            <translation>Die Sperre kürzer halten, oder aufteilen, was sie schützt</translation>
        </message>
        <message>
            <source>Cut the work into smaller pieces, so that the others can take some of what is left</source>
            <translation>Die Arbeit in kleinere Stücke schneiden, damit die anderen vom Rest etwas nehmen können</translation>
        </message>
        <message>
            <source>Share the work among threads, at most one a core for computing</source>
            <translation>Die Arbeit auf Threads verteilen, zum Rechnen höchstens einen je Kern</translation>
        </message>
        <message>
            <source>Share the work among more threads</source>
            <translation>Die Arbeit auf mehr Threads verteilen</translation>
        </message>
        <message>
            <source>Look at whom they wait for: let that one do less, or start earlier</source>
            <translation>Nachsehen, auf wen sie warten: den weniger tun lassen, oder früher anfangen</translation>
        </message>
        <message>
            <source>each thread takes all locks of a block at once, in the order of their declaration</source>
            <translation>jeder Thread nimmt alle Sperren eines Blocks auf einmal, in der Reihenfolge ihrer Angabe</translation>
        </message>
        <message>
            <source>a wait for a second lock ends after %1; the thread lets go of all, and starts over</source>
            <translation>das Warten auf eine zweite Sperre endet nach %1; der Thread gibt alles frei und beginnt von vorn</translation>
        </message>
        <message>
            <source>a circle of waits is found; the thread declared last is rolled back, and starts over</source>
            <translation>ein Kreis von Wartenden wird gefunden; der zuletzt angegebene Thread wird zurückgesetzt und beginnt von vorn</translation>
        </message>
        <message>
            <source>a lock around what raced, from the reading to the writing that follows</source>
            <translation>eine Sperre um das, was um die Wette lief, vom Lesen bis zum Schreiben, das folgt</translation>
        </message>
        <message>
            <source>%1 holds %2 and waits %3</source>
            <translation>%1 hält %2 und wartet %3</translation>
        </message>
        <message>
            <source>%1 reads %2 and waits %3</source>
            <translation>%1 liest %2 und wartet %3</translation>
        </message>
        <message>
            <source>%1 waits %2</source>
            <translation>%1 wartet %2</translation>
        </message>
        <message>
            <source>for %1 to end</source>
            <translation>auf das Ende von %1</translation>
        </message>
        <message>
            <source>for %1 to end (line %2)</source>
            <translation>auf das Ende von %1 (Zeile %2)</translation>
        </message>
        <message>
            <source>for %1 to be notified</source>
            <translation>auf eine Benachrichtigung von %1</translation>
        </message>
        <message>
            <source>for %1 to be notified (line %2)</source>
            <translation>auf eine Benachrichtigung von %1 (Zeile %2)</translation>
        </message>
        <message>
            <source>to read %1</source>
            <translation>darauf, %1 zu lesen</translation>
        </message>
        <message>
            <source>to write %1 a second time</source>
            <translation>darauf, %1 ein zweites Mal zu schreiben</translation>
        </message>
        <message>
            <source>to write %1</source>
            <translation>darauf, %1 zu schreiben</translation>
        </message>
        <message>
            <source>for a post to %1</source>
            <translation>auf einen Platz bei %1</translation>
        </message>
        <message>
            <source>for room in %1</source>
            <translation>auf Platz in %1</translation>
        </message>
        <message>
            <source>for an item in %1</source>
            <translation>auf etwas in %1</translation>
        </message>
        <message>
            <source>at %1, where %2 of %3 arrived</source>
            <translation>bei %1, wo %2 von %3 ankamen</translation>
        </message>
        <message>
            <source>at %1, where %2 arrived</source>
            <translation>bei %1, wo %2 ankamen</translation>
        </message>
        <message>
            <source>for %1 a second time</source>
            <translation>ein zweites Mal auf %1</translation>
        </message>
        <message>
            <source>for %1</source>
            <translation>auf %1</translation>
        </message>
        <message>
            <source>threads wait for replies</source>
            <translation>Threads warten auf Antworten</translation>
        </message>
        <message>
            <source>threads wait for %1, and its holder %2 for a reply</source>
            <translation>Threads warten auf %1, und %2, der es hält, auf eine Antwort</translation>
        </message>
        <message>
            <source>threads wait for %1, and its holder for a reply</source>
            <translation>Threads warten auf %1, und wer es hält, auf eine Antwort</translation>
        </message>
        <message>
            <source>threads wait for locks, and their holders for replies</source>
            <translation>Threads warten auf Sperren, und wer sie hält, auf Antworten</translation>
        </message>
        <message>
            <source>threads wait for each other</source>
            <translation>Threads warten aufeinander</translation>
        </message>
        <message>
            <source>threads wait for the interpreter lock</source>
            <translation>Threads warten auf die Interpretersperre</translation>
        </message>
        <message>
            <source>threads wait for %1, held by %2</source>
            <translation>Threads warten auf %1, gehalten von %2</translation>
        </message>
        <message>
            <source>threads wait for locks</source>
            <translation>Threads warten auf Sperren</translation>
        </message>
        <message>
            <source>threads wait for %1</source>
            <translation>Threads warten auf %1</translation>
        </message>
        <message>
            <source>threads are deadlocked</source>
            <translation>Threads sind im Deadlock</translation>
        </message>
        <message>
            <source>threads are asleep</source>
            <translation>Threads schlafen</translation>
        </message>
        <message>
            <source>threads are held up by the recording</source>
            <translation>Threads werden von der Aufzeichnung aufgehalten</translation>
        </message>
        <message>
            <source>threads are ready and about to get a CPU</source>
            <translation>Threads sind bereit und bekommen gleich eine CPU</translation>
        </message>
        <message>
            <source>only %1 is left, all others have finished</source>
            <translation>nur %1 ist übrig, alle anderen sind fertig</translation>
        </message>
        <message>
            <source>only one is left, all others have finished</source>
            <translation>nur einer ist übrig, alle anderen sind fertig</translation>
        </message>
        <message>
            <source>there is no other thread</source>
            <translation>es gibt keinen anderen Thread</translation>
        </message>
        <message>
            <source>there are fewer threads than cores</source>
            <translation>es gibt weniger Threads als Kerne</translation>
        </message>
        <message>
            <source>no thread has begun yet, or all have finished</source>
            <translation>noch kein Thread hat begonnen, oder alle sind fertig</translation>
        </message>
        <message>
            <source>events were lost</source>
            <translation>Ereignisse gingen verloren</translation>
        </message>
        <message>
            <source>the check</source>
            <translation>die Prüfung</translation>
        </message>
        <message>
            <source>%1 as a reader (line %2)</source>
            <translation>%1 als Leser (Zeile %2)</translation>
        </message>
        <message>
            <source>%1 as a reader</source>
            <translation>%1 als Leser</translation>
        </message>
        <message>
            <source>%1 (line %2)</source>
            <translation>%1 (Zeile %2)</translation>
        </message>
        <message>
            <source>%1 (line %2) and %3</source>
            <translation>%1 (Zeile %2) und %3</translation>
        </message>
        <message>
            <source>%1 with %2</source>
            <translation>%1 mit %2</translation>
        </message>
        <message>
            <source>%1 and %2 more</source>
            <translation>%1 und %2 weitere</translation>
        </message>
        <message>
            <source>%1 and %2</source>
            <translation>%1 und %2</translation>
        </message>
        <message>
            <source>%1, then %2</source>
            <translation>%1, dann %2</translation>
        </message>
        <message>
            <source>%1 (estimated)</source>
            <translation>%1 (geschätzt)</translation>
        </message>
        <message>
            <source>Found: %1 of %2 execution so far</source>
            <translation>Gefunden: %1 von bisher %2 Ausführung</translation>
        </message>
        <message>
            <source>Found: %1 of %2 executions so far</source>
            <translation>Gefunden: %1 von bisher %2 Ausführungen</translation>
        </message>
        <message>
            <source>Found: %1 of %2 executions with %3</source>
            <translation>Gefunden: %1 von %2 Ausführungen mit %3</translation>
        </message>
        <message>
            <source>Found: %1 of %2 execution</source>
            <translation>Gefunden: %1 von %2 Ausführung</translation>
        </message>
        <message>
            <source>Found: %1 of %2 executions</source>
            <translation>Gefunden: %1 von %2 Ausführungen</translation>
        </message>
        <message>
            <source>Holds in %1: %2</source>
            <translation>Gilt in %1: %2</translation>
        </message>
        <message>
            <source>Beyond that bound nothing is said</source>
            <translation>Jenseits dieser Grenze ist nichts gesagt</translation>
        </message>
        <message>
            <source>%1 others go on beyond it</source>
            <translation>%1 andere gehen darüber hinaus weiter</translation>
        </message>
        <message>
            <source>a deadlock in %1, %2</source>
            <translation>ein Deadlock in %1, %2</translation>
        </message>
        <message>
            <source>a deadlock in %1</source>
            <translation>ein Deadlock in %1</translation>
        </message>
        <message>
            <source>an error in %1, %2</source>
            <translation>ein Fehler in %1, %2</translation>
        </message>
        <message>
            <source>an error in %1</source>
            <translation>ein Fehler in %1</translation>
        </message>
        <message>
            <source>a failed check in %1</source>
            <translation>eine fehlgeschlagene Prüfung in %1</translation>
        </message>
        <message>
            <source>the only interleaving</source>
            <translation>der einzigen Verschränkung</translation>
        </message>
        <message>
            <source>all %1 interleavings</source>
            <translation>allen %1 Verschränkungen</translation>
        </message>
        <message>
            <source>all interleavings (%1 execution, of which no two are equivalent)</source>
            <translation>allen Verschränkungen (%1 Ausführung)</translation>
        </message>
        <message>
            <source>all interleavings (%1 executions, of which no two are equivalent)</source>
            <translation>allen Verschränkungen (%1 Ausführungen, keine zwei davon gleichwertig)</translation>
        </message>
        <message>
            <source>it completes with %1</source>
            <translation>es kommt ans Ende, mit %1</translation>
        </message>
        <message>
            <source>it completes</source>
            <translation>es kommt ans Ende</translation>
        </message>
        <message>
            <source>no deadlock, no error, no failed check</source>
            <translation>kein Deadlock, kein Fehler, keine fehlgeschlagene Prüfung</translation>
        </message>
        <message>
            <source>the %1 that come to an end</source>
            <translation>den %1, die ans Ende kommen,</translation>
        </message>
        <message>
            <source>%1 execution with %2</source>
            <translation>%1 Ausführung mit %2</translation>
        </message>
        <message>
            <source>%1 executions with %2</source>
            <translation>%1 Ausführungen mit %2</translation>
        </message>
        <message>
            <source>at most %1 preemption and %2</source>
            <translation>höchstens %1 Unterbrechung und %2</translation>
        </message>
        <message>
            <source>at most %1 preemptions and %2</source>
            <translation>höchstens %1 Unterbrechungen und %2</translation>
        </message>
        <message>
            <source>at most %1 preemption</source>
            <translation>höchstens %1 Unterbrechung</translation>
        </message>
        <message>
            <source>at most %1 preemptions</source>
            <translation>höchstens %1 Unterbrechungen</translation>
        </message>
        <message>
            <source>at most %1 timeout per line of a thread</source>
            <translation>höchstens %1 abgelaufenen Frist je Zeile eines Threads</translation>
        </message>
        <message>
            <source>at most %1 timeouts per line of a thread</source>
            <translation>höchstens %1 abgelaufenen Fristen je Zeile eines Threads</translation>
        </message>
        <message>
            <source>executions of at most %1 steps</source>
            <translation>Ausführungen von höchstens %1 Schritten</translation>
        </message>
        <message>
            <source>%1 waits: %2, line %3</source>
            <translation>%1 wartet: %2, Zeile %3</translation>
        </message>
        <message>
            <source>%1 waits: %2</source>
            <translation>%1 wartet: %2</translation>
        </message>
        <message>
            <source>check failed: %1 does not hold</source>
            <translation>Prüfung fehlgeschlagen: %1 gilt nicht</translation>
        </message>
        <message>
            <source>Found: %1 of %2 execution with %3</source>
            <translation>Gefunden: %1 von %2 Ausführung mit %3</translation>
        </message>
        <message>
            <source>No proof: %1, so what was explored is not what runs</source>
            <translation>Kein Beweis: %1; was erkundet wurde, ist also nicht, was läuft</translation>
        </message>
        <message>
            <source>Nothing is proven: %1</source>
            <translation>Nichts ist bewiesen: %1</translation>
        </message>
        <message>
            <source>It holds, as it was explored, in %1: %2</source>
            <translation>Es gilt, so wie es erkundet wurde, in %1: %2</translation>
        </message>
        <message>
            <source>Beyond that bound, and with other random numbers, nothing is said</source>
            <translation>Jenseits dieser Grenze, und mit anderen Zufallszahlen, ist nichts gesagt</translation>
        </message>
        <message>
            <source>With other random numbers nothing is said</source>
            <translation>Mit anderen Zufallszahlen ist nichts gesagt</translation>
        </message>
        <message>
            <source>It stays potential: it occurs in none of the interleavings with the random numbers of seed %1, but may with others</source>
            <translation>Er bleibt möglich: er kommt in keiner Verschränkung mit den Zufallszahlen des Startwerts %1 vor, aber vielleicht mit anderen</translation>
        </message>
        <message>
            <source>%1 other goes on beyond it</source>
            <translation>%1 andere geht darüber hinaus weiter</translation>
        </message>
        <message>
            <source>with the schedules of %1 of %2 outcomes the real threads ended otherwise</source>
            <translation>mit den Ablaufplänen von %1 von %2 Ergebnissen endeten die echten Threads anders</translation>
        </message>
        <message>
            <source>not all of its outcomes were found both by going through what matters and by going through everything</source>
            <translation>nicht alle Ergebnisse wurden sowohl beim Durchgehen dessen, worauf es ankommt, als auch beim Durchgehen von allem gefunden</translation>
        </message>
        <message>
            <source>with steps that seem independent in another order it went another way at %1</source>
            <translation>mit unabhängig scheinenden Schritten in anderer Reihenfolge ging es anders weiter bei %1</translation>
        </message>
        <message>
            <source>it is not deterministic: under the same choices it went another way at %1</source>
            <translation>es ist nicht deterministisch: bei denselben Entscheidungen ging es anders weiter bei %1</translation>
        </message>
        <message>
            <source>the only execution goes on beyond %1</source>
            <translation>die einzige Ausführung kommt mit %1 nicht ans Ende</translation>
        </message>
        <message>
            <source>all %1 executions go on beyond %2</source>
            <translation>alle %1 Ausführungen kommen mit %2 nicht ans Ende</translation>
        </message>
        <message>
            <source>the only interleaving with %1</source>
            <translation>der einzigen Verschränkung mit %1</translation>
        </message>
        <message>
            <source>all %1 interleavings with %2</source>
            <translation>allen %1 Verschränkungen mit %2</translation>
        </message>
        <message>
            <source>at most %1 failed try, or reading that found nothing new, per line of a thread</source>
            <translation>höchstens %1 vergeblichen Versuch, oder einer Lesung, die nichts Neues fand, je Zeile eines Threads</translation>
        </message>
        <message>
            <source>at most %1 failed tries, or readings that found nothing new, per line of a thread</source>
            <translation>höchstens %1 vergeblichen Versuchen, oder Lesungen, die nichts Neues fanden, je Zeile eines Threads</translation>
        </message>
        <message>
            <source>the random numbers of seed %1</source>
            <translation>den Zufallszahlen des Startwerts %1</translation>
        </message>
        <message>
            <source>%1 is at: %2, line %3</source>
            <translation>%1 steht bei: %2, Zeile %3</translation>
        </message>
        <message>
            <source>%1 is at: %2</source>
            <translation>%1 steht bei: %2</translation>
        </message>
        <message>
            <source>at most %1 failed tries per line of a thread</source>
            <translation>höchstens %1 vergeblichen Versuchen je Zeile eines Threads</translation>
        </message>
        <message>
            <source>one thread</source>
            <translation>ein Thread</translation>
        </message>
        <message>
            <source>%1 thread under an interpreter lock</source>
            <translation>%1 Thread unter einer Interpretersperre</translation>
        </message>
        <message>
            <source>%1 threads under an interpreter lock</source>
            <translation>%1 Threads unter einer Interpretersperre</translation>
        </message>
        <message>
            <source>a pool of %1 thread</source>
            <translation>ein Pool von %1 Thread</translation>
        </message>
        <message>
            <source>a pool of %1 threads</source>
            <translation>ein Pool von %1 Threads</translation>
        </message>
        <message>
            <source>%1 thread</source>
            <translation>%1 Thread</translation>
        </message>
        <message>
            <source>%1 threads</source>
            <translation>%1 Threads</translation>
        </message>
        <message>
            <source>an event loop</source>
            <translation>eine Ereignisschleife</translation>
        </message>
        <message>
            <source>%1 process</source>
            <translation>%1 Prozess</translation>
        </message>
        <message>
            <source>%1 processes</source>
            <translation>%1 Prozesse</translation>
        </message>
        <message>
            <source>it is not known on how many cores it ran</source>
            <translation>es ist nicht bekannt, auf wie vielen Kernen er lief</translation>
        </message>
        <message>
            <source>a schedule decided who goes next, so nothing went as fast as it could</source>
            <translation>ein Ablauf entschied, wer als Nächster dran ist, also ging nichts so schnell, wie es könnte</translation>
        </message>
        <message>
            <source>all of the work is one unit: there is nothing to share out</source>
            <translation>alle Arbeit ist ein Stück: es gibt nichts aufzuteilen</translation>
        </message>
        <message>
            <source>The time went into computing: in %1, on average %2 of the only core worked, and its only thread spent %3 of its time on a core</source>
            <translation>Die Zeit ging ins Rechnen: in %1 arbeitete im Mittel %2 des einzigen Kerns, und der einzige Thread verbrachte %3 seiner Zeit auf einem Kern</translation>
        </message>
        <message>
            <source>The time went into computing: in %1, on average %2 of the %3 cores worked, and its only thread spent %4 of its time on a core</source>
            <translation>Die Zeit ging ins Rechnen: in %1 arbeiteten im Mittel %2 der %3 Kerne, und der einzige Thread verbrachte %4 seiner Zeit auf einem Kern</translation>
        </message>
        <message>
            <source>The time went into computing: in %1, on average %2 of the only core worked, and its %3 threads spent %4 of their time on a core</source>
            <translation>Die Zeit ging ins Rechnen: in %1 arbeitete im Mittel %2 des einzigen Kerns, und die %3 Threads verbrachten %4 ihrer Zeit auf einem Kern</translation>
        </message>
        <message>
            <source>The time went into computing: in %1, on average %2 of the %3 cores worked, and its %4 threads spent %5 of their time on a core</source>
            <translation>Die Zeit ging ins Rechnen: in %1 arbeiteten im Mittel %2 der %3 Kerne, und die %4 Threads verbrachten %5 ihrer Zeit auf einem Kern</translation>
        </message>
        <message>
            <source>In %1 its %2 task spent %3 of the time waiting for replies</source>
            <translation>In %1 wartete %2 Task %3 der Zeit auf Antworten</translation>
        </message>
        <message>
            <source>In %1 its %2 tasks spent %3 of the time waiting for replies</source>
            <translation>In %1 warteten die %2 Tasks %3 der Zeit auf Antworten</translation>
        </message>
        <message>
            <source>In %1 its thread and %2 tasks spent %3 of the time waiting for replies</source>
            <translation>In %1 warteten der Thread und %2 Tasks %3 der Zeit auf Antworten</translation>
        </message>
        <message>
            <source>In %1 its %2 threads and %3 tasks spent %4 of the time waiting for replies</source>
            <translation>In %1 warteten die %2 Threads und %3 Tasks %4 der Zeit auf Antworten</translation>
        </message>
        <message>
            <source>Threads ended long before the last one, and nothing was left for their cores to do</source>
            <translation>Threads endeten lange vor dem letzten, und für ihre Kerne blieb nichts zu tun</translation>
        </message>
        <message>
            <source>So the %1 threads kept %2 of the only core busy on average, and the thread with the most to do sets the pace</source>
            <translation>So lasteten die %1 Threads im Mittel %2 des einzigen Kerns aus, und der Thread mit der meisten Arbeit bestimmt das Tempo</translation>
        </message>
        <message>
            <source>So the %1 threads kept %2 of the %3 cores busy on average, and the thread with the most to do sets the pace</source>
            <translation>So lasteten die %1 Threads im Mittel %2 der %3 Kerne aus, und der Thread mit der meisten Arbeit bestimmt das Tempo</translation>
        </message>
        <message>
            <source>It stays potential: it names no circle to be steered into</source>
            <translation>Er bleibt möglich: er nennt keinen Kreis, in den gesteuert werden könnte</translation>
        </message>
        <message>
            <source>Wait for several semaphores in one order everywhere, post each on every way out of the code that waited for it, and start it with enough permits</source>
            <translation>Auf mehrere Semaphore überall in einer Reihenfolge warten, jeden auf jedem Weg aus dem Code freigeben, der auf ihn wartete, und ihn mit genug Plätzen beginnen</translation>
        </message>
        <message>
            <source>Close the queue when nothing more comes; where those who should fill it wait themselves, let somebody else do that work</source>
            <translation>Die Warteschlange schließen, wenn nichts mehr kommt; wo die, die sie füllen sollten, selbst warten, jemand anderen diese Arbeit tun lassen</translation>
        </message>
        <message>
            <source>Deal the work more evenly, or in smaller parts that whoever is free takes; more threads or cores help little</source>
            <translation>Die Arbeit gleichmäßiger verteilen, oder in kleineren Teilen, die nimmt, wer frei ist; mehr Threads oder Kerne helfen wenig</translation>
        </message>
        <message>
            <source>Its outcome is confirmed on real threads</source>
            <translation>Sein Ergebnis ist auf echten Threads bestätigt</translation>
        </message>
        <message>
            <source>All outcomes are confirmed on real threads</source>
            <translation>Alle Ergebnisse sind auf echten Threads bestätigt</translation>
        </message>
        <message>
            <source>%1 million</source>
            <translation>%1 Millionen</translation>
        </message>
        <message>
            <source>No deadlock, no error, no failed check so far, and nothing proven: it was stopped before its end</source>
            <translation>Bisher kein Deadlock, kein Fehler, keine fehlgeschlagene Prüfung, und nichts bewiesen: es wurde vor dem Ende gestoppt</translation>
        </message>
        <message>
            <source>tasks share the thread of their event loop, so what each did by itself is not known; run it with threads</source>
            <translation>Tasks teilen sich den Thread ihrer Ereignisschleife, also ist nicht bekannt, was jeder für sich tat; mit Threads ausführen</translation>
        </message>
        <message>
            <source>%1 did not come to its end</source>
            <translation>%1 kam nicht ans Ende</translation>
        </message>
        <message>
            <source>%1 waited for another one: who comes first is part of the work</source>
            <translation>%1 wartete auf einen anderen: wer zuerst kommt, gehört zur Arbeit</translation>
        </message>
        <message>
            <source>%1 is deadlocked</source>
            <translation>%1 ist im Deadlock</translation>
        </message>
        <message>
            <source>%1 went on once another one had ended: their order is part of the work</source>
            <translation>%1 machte weiter, als ein anderer geendet hatte: ihre Reihenfolge gehört zur Arbeit</translation>
        </message>
        <message>
            <source>%1 read under a reader-writer lock: who else reads meanwhile is part of the work</source>
            <translation>%1 las unter einer Lese-Schreib-Sperre: wer inzwischen noch liest, gehört zur Arbeit</translation>
        </message>
        <message>
            <source>%1 held two locks at once: in another order that need not end</source>
            <translation>%1 hielt zwei Sperren zugleich: in anderer Reihenfolge muss das nicht enden</translation>
        </message>
        <message>
            <source>the run is not over</source>
            <translation>der Lauf ist noch nicht zu Ende</translation>
        </message>
        <message>
            <source>the run did not complete</source>
            <translation>der Lauf kam nicht ans Ende</translation>
        </message>
        <message>
            <source>the run has more than %1 segments</source>
            <translation>der Lauf hat mehr als %1 Abschnitte</translation>
        </message>
        <message>
            <source>Split the work over more threads, also more than there are cores: while some wait, others compute</source>
            <translation>Die Arbeit auf mehr Threads verteilen, auch mehr, als es Kerne gibt: Während die einen warten, rechnen die anderen</translation>
        </message>
        <message>
            <source>Proof: the same in %1: %2</source>
            <translation>Beweis: dasselbe in %1: %2</translation>
        </message>
        <message>
            <source>It depends on who goes when: %1 outcomes differ in their values, and may be wrong</source>
            <translation>Es hängt davon ab, wer wann an der Reihe ist: %1 Ergebnisse unterscheiden sich in ihren Werten und können falsch sein</translation>
        </message>
        <message>
            <source>Proven of %1 is only that none ends in a deadlock, an error or a failed check</source>
            <translation>Bewiesen ist von %1 nur, dass keine mit einem Deadlock, einem Fehler oder einer fehlgeschlagenen Prüfung endet</translation>
        </message>
        <message>
            <source>On average %1 of the only core worked, and %2 request was under way at a time</source>
            <translation>Im Mittel arbeitete %1 des einzigen Kerns, und %2 Anfrage war zugleich unterwegs</translation>
        </message>
        <message>
            <source>On average %1 of the %2 cores worked, and %3 request was under way at a time</source>
            <translation>Im Mittel arbeiteten %1 der %2 Kerne, und %3 Anfrage war zugleich unterwegs</translation>
        </message>
        <message>
            <source>On average %1 of the only core worked, and %2 requests were under way at a time</source>
            <translation>Im Mittel arbeitete %1 des einzigen Kerns, und %2 Anfragen waren zugleich unterwegs</translation>
        </message>
        <message>
            <source>On average %1 of the %2 cores worked, and %3 requests were under way at a time</source>
            <translation>Im Mittel arbeiteten %1 der %2 Kerne, und %3 Anfragen waren zugleich unterwegs</translation>
        </message>
        <message>
            <source>Waiting for the end of another thread is left out of these shares</source>
            <translation>Das Warten auf das Ende eines anderen Threads zählt in diesen Anteilen nicht mit</translation>
        </message>
        <message>
            <source>Go back from here step by step: what this thread did before, and what it waited for</source>
            <translation>Von hier Schritt für Schritt zurückgehen: was dieser Thread davor tat und worauf er wartete</translation>
        </message>
        <message>
            <source>The idle time of the cores is the opportunity: on average %1 of the only core worked, and %2 request was under way at a time</source>
            <translation>Die freie Zeit der Kerne ist die Gelegenheit: im Mittel arbeitete %1 des einzigen Kerns, und %2 Anfrage war zugleich unterwegs</translation>
        </message>
        <message>
            <source>The idle time of the cores is the opportunity: on average %1 of the %2 cores worked, and %3 request was under way at a time</source>
            <translation>Die freie Zeit der Kerne ist die Gelegenheit: im Mittel arbeiteten %1 der %2 Kerne, und %3 Anfrage war zugleich unterwegs</translation>
        </message>
        <message>
            <source>The idle time of the cores is the opportunity: on average %1 of the only core worked, and %2 requests were under way at a time</source>
            <translation>Die freie Zeit der Kerne ist die Gelegenheit: im Mittel arbeitete %1 des einzigen Kerns, und %2 Anfragen waren zugleich unterwegs</translation>
        </message>
        <message>
            <source>The idle time of the cores is the opportunity: on average %1 of the %2 cores worked, and %3 requests were under way at a time</source>
            <translation>Die freie Zeit der Kerne ist die Gelegenheit: im Mittel arbeiteten %1 der %2 Kerne, und %3 Anfragen waren zugleich unterwegs</translation>
        </message>
        <message>
            <source>%1 more, each waiting for the next</source>
            <translation>%1 weitere, jeder wartet auf den nächsten</translation>
        </message>
        <message>
            <source>It depends on who goes when: %1 outcomes differ in their values, and updates are lost in at least %2 of them</source>
            <translation>Es hängt davon ab, wer wann an der Reihe ist: %1 Ergebnisse unterscheiden sich in ihren Werten, und in mindestens %2 davon gehen Änderungen verloren</translation>
        </message>
        <message>
            <source>It depends on who goes when: %1 outcomes differ in their values, and updates are lost in %2 of them</source>
            <translation>Es hängt davon ab, wer wann an der Reihe ist: %1 Ergebnisse unterscheiden sich in ihren Werten, und in %2 davon gehen Änderungen verloren</translation>
        </message>
        <message>
            <source>Every one of the %1 outcomes so far is wrong: updates are lost in each</source>
            <translation>Bisher ist jedes der %1 Ergebnisse falsch: in jedem gehen Änderungen verloren</translation>
        </message>
        <message>
            <source>Every one of the %1 outcomes so far is wrong</source>
            <translation>Bisher ist jedes der %1 Ergebnisse falsch</translation>
        </message>
        <message>
            <source>Every one of the %1 outcomes is wrong: updates are lost in each</source>
            <translation>Jedes der %1 Ergebnisse ist falsch: in jedem gehen Änderungen verloren</translation>
        </message>
        <message>
            <source>Every one of the %1 outcomes is wrong</source>
            <translation>Jedes der %1 Ergebnisse ist falsch</translation>
        </message>
        <message>
            <source>The only outcome so far is wrong: updates are lost in it</source>
            <translation>Das bisher einzige Ergebnis ist falsch: in ihm gehen Änderungen verloren</translation>
        </message>
        <message>
            <source>The only outcome so far is wrong</source>
            <translation>Das bisher einzige Ergebnis ist falsch</translation>
        </message>
        <message>
            <source>The only outcome is wrong: updates are lost in it</source>
            <translation>Es gibt nur ein Ergebnis, und das ist falsch: in ihm gehen Änderungen verloren</translation>
        </message>
        <message>
            <source>The only outcome is wrong</source>
            <translation>Es gibt nur ein Ergebnis, und das ist falsch</translation>
        </message>
        <message>
            <source>updates were lost</source>
            <translation>Änderungen gingen verloren</translation>
        </message>
        <message>
            <source>Lock-bound: %1 of the threads' time went into waiting for locks</source>
            <translation>Sperre begrenzt: die Threads warteten %1 ihrer Zeit auf Sperren</translation>
        </message>
        <message>
            <source>Lock-bound: %1 of the threads' time went into waiting for %2</source>
            <translation>Sperre begrenzt: die Threads warteten %1 ihrer Zeit auf %2</translation>
        </message>
        <message>
            <source>Interpreter-bound: %1 of the threads' time went into waiting for the interpreter lock</source>
            <translation>Interpreter begrenzt: die Threads warteten %1 ihrer Zeit auf die Interpretersperre</translation>
        </message>
        <message>
            <source>Serial: %1 of the threads' time went into waiting for each other</source>
            <translation>Seriell: die Threads warteten %1 ihrer Zeit aufeinander</translation>
        </message>
        <message>
            <source>Only the thread that holds the interpreter lock runs</source>
            <translation>Nur der Thread läuft, der die Interpretersperre hält</translation>
        </message>
        <message>
            <source>The threads waited for another one to get something done, not for a lock or a reply</source>
            <translation>Die Threads warteten darauf, dass ein anderer etwas fertig hat, nicht auf eine Sperre oder eine Antwort</translation>
        </message>
        <message>
            <source>Only a faster service helps, unless there is more to ask for at once</source>
            <translation>Nur ein schnellerer Dienst hilft, wenn es nicht mehr auf einmal zu fragen gibt</translation>
        </message>
        <message>
            <source>Serial: for %1 of the run only the last thread still worked</source>
            <translation>Seriell: %1 des Laufs arbeitete nur noch der letzte Thread</translation>
        </message>
        <message>
            <source>Waiting is not what costs the time: there were fewer threads to run than cores</source>
            <translation>Das Warten ist nicht, was es kostet: es gab weniger Threads auszuführen als Kerne</translation>
        </message>
        <message>
            <source>Another %1 of the threads' time went into waiting</source>
            <translation>Weitere %1 ihrer Zeit warteten die Threads</translation>
        </message>
        <message>
            <source>The requests already overlap: on average %1 of the only core worked, and %2 request was under way at a time</source>
            <translation>Die Anfragen überlappen sich schon: im Mittel arbeitete %1 des einzigen Kerns, und %2 Anfrage war zugleich unterwegs</translation>
        </message>
        <message>
            <source>The requests already overlap: on average %1 of the %2 cores worked, and %3 request was under way at a time</source>
            <translation>Die Anfragen überlappen sich schon: im Mittel arbeiteten %1 der %2 Kerne, und %3 Anfrage war zugleich unterwegs</translation>
        </message>
        <message>
            <source>The requests already overlap: on average %1 of the only core worked, and %2 requests were under way at a time</source>
            <translation>Die Anfragen überlappen sich schon: im Mittel arbeitete %1 des einzigen Kerns, und %2 Anfragen waren zugleich unterwegs</translation>
        </message>
        <message>
            <source>The requests already overlap: on average %1 of the %2 cores worked, and %3 requests were under way at a time</source>
            <translation>Die Anfragen überlappen sich schon: im Mittel arbeiteten %1 der %2 Kerne, und %3 Anfragen waren zugleich unterwegs</translation>
        </message>
        <message>
            <source>The threads hardly waited for anything but a core</source>
            <translation>Die Threads warteten kaum auf etwas anderes als einen Kern</translation>
        </message>
        <message>
            <source>Other programs had the cores for %1 of their time: how long things took here says little of the program</source>
            <translation>Andere Programme hatten die Kerne %1 ihrer Zeit: wie lange hier etwas dauerte, sagt wenig über das Programm</translation>
        </message>
        <message>
            <source>In it %1 read %2 before any of them writes it, since they meet at the barrier %3 in between</source>
            <translation>Darin lesen %1 den Wert von %2, bevor einer von ihnen schreibt, denn dazwischen treffen sie sich an der Barriere %3</translation>
        </message>
        <message>
            <source>In each %1 read %2 before any of them writes it, since they meet at the barrier %3 in between</source>
            <translation>In jedem lesen %1 den Wert von %2, bevor einer von ihnen schreibt, denn dazwischen treffen sie sich an der Barriere %3</translation>
        </message>
        <message>
            <source>In %1 it ends in the same way, and updates are lost</source>
            <translation>In %1 endet es gleich, und Änderungen gehen verloren</translation>
        </message>
        <message>
            <source>In %1 it ends in one of %2 outcomes, and updates are lost in each</source>
            <translation>In %1 endet es mit einem von %2 Ergebnissen, und in jedem gehen Änderungen verloren</translation>
        </message>
        <message>
            <source>%1 waits: lock %2, line %3</source>
            <translation>%1 wartet auf die Sperre %2, Zeile %3</translation>
        </message>
        <message>
            <source>%1 waits: lock %2</source>
            <translation>%1 wartet auf die Sperre %2</translation>
        </message>
    </context>
    <context>
        <name>GraphFigure</name>
        <message>
            <source>Who waits for whom at %1</source>
            <translation>Wer auf wen wartet, bei %1</translation>
        </message>
        <message>
            <source>Who waits for whom</source>
            <translation>Wer auf wen wartet</translation>
        </message>
        <message>
            <source>Wait-for graph at %1</source>
            <translation>Wartegraph bei %1</translation>
        </message>
        <message>
            <source>Wait-for graph</source>
            <translation>Wartegraph</translation>
        </message>
        <message>
            <source>Nobody waits.</source>
            <translation>Niemand wartet.</translation>
        </message>
        <message>
            <source>a height of %1 mm is too little for this graph: give at least %2mm, or auto</source>
            <translation>eine Höhe von %1 mm ist zu wenig für diesen Graphen: mindestens %2mm angeben, oder die Höhe offenlassen</translation>
        </message>
    </context>
    <context>
        <name>GraphView</name>
        <message>
            <source>Deadlock: the cycle is closed</source>
            <translation>Deadlock: der Kreis ist geschlossen</translation>
        </message>
        <message>
            <source>Deadlock: nobody is left to let them go on</source>
            <translation>Deadlock: niemand ist übrig, der sie weiterlässt</translation>
        </message>
        <message>
            <source>Nobody waits, nothing is held</source>
            <translation>Niemand wartet, nichts ist gehalten</translation>
        </message>
        <message>
            <source>and %1 more</source>
            <translation>und %1 weitere</translation>
        </message>
        <message>
            <source>Closes if %1 wants %2</source>
            <translation>Schließt sich, wenn %1 %2 will</translation>
        </message>
        <message>
            <source>boxes: %1</source>
            <translation>Kästen: %1</translation>
        </message>
        <message>
            <source>lozenges: %1</source>
            <translation>Rauten: %1</translation>
        </message>
        <message>
            <source>%1, nothing is held</source>
            <translation>%1, nichts ist gehalten</translation>
        </message>
        <message>
            <source>Closes if %1 wants to write %2</source>
            <translation>Schließt sich, wenn %1 %2 schreiben will</translation>
        </message>
    </context>
    <context>
        <name>HtmlPage</name>
        <message>
            <source>The scenario</source>
            <translation>Das Szenario</translation>
        </message>
        <message>
            <source>Where it comes from</source>
            <translation>Woher sie kommt</translation>
        </message>
        <message>
            <source>The figure</source>
            <translation>Die Abbildung</translation>
        </message>
        <message>
            <source>The wait-for graph</source>
            <translation>Der Wartegraph</translation>
        </message>
    </context>
    <context>
        <name>Item</name>
        <message>
            <source>thread</source>
            <translation>Thread</translation>
        </message>
        <message>
            <source>lock</source>
            <translation>Sperre</translation>
        </message>
        <message>
            <source>slice</source>
            <translation>Stück</translation>
        </message>
        <message>
            <source>variable</source>
            <translation>Variable</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>moment</source>
            <translation>Moment</translation>
        </message>
        <message>
            <source>note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>idle</source>
            <translation>frei</translation>
        </message>
        <message>
            <source>blocked</source>
            <translation>blockiert</translation>
        </message>
        <message>
            <source>I/O</source>
            <translation>E/A</translation>
        </message>
        <message>
            <source>interpreter</source>
            <translation>Interpreter</translation>
        </message>
        <message>
            <source>holding</source>
            <translation>hält</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>wartet</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>%1 waits for %2, held by %3</source>
            <translation>%1 wartet auf %2, gehalten von %3</translation>
        </message>
        <message>
            <source>%1 waits for %2</source>
            <translation>%1 wartet auf %2</translation>
        </message>
        <message>
            <source>%1 in %2</source>
            <translation>%1 in %2</translation>
        </message>
        <message>
            <source>%1 is %2, since a step of %3</source>
            <translation>%1 ist %2, seit einem Schritt von %3</translation>
        </message>
        <message>
            <source>%1 is %2</source>
            <translation>%1 ist %2</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>%1, a note</source>
            <translation>%1, eine Notiz</translation>
        </message>
        <message>
            <source>%1, from %2 ms, for %3 ms</source>
            <translation>%1, ab %2 ms, für %3 ms</translation>
        </message>
        <message>
            <source>%1 from %2 ms, for %3 ms</source>
            <translation>%1 ab %2 ms, für %3 ms</translation>
        </message>
        <message>
            <source>%1 at %2 ms</source>
            <translation>%1 bei %2 ms</translation>
        </message>
    </context>
    <context>
        <name>KindNames</name>
        <message>
            <source>running</source>
            <translation>läuft</translation>
        </message>
        <message>
            <source>completed</source>
            <translation>beendet</translation>
        </message>
        <message>
            <source>deadlocked</source>
            <translation>im Deadlock</translation>
        </message>
        <message>
            <source>timed out</source>
            <translation>Zeit abgelaufen</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>fehlgeschlagen</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>gestoppt</translation>
        </message>
        <message>
            <source>virtual</source>
            <translation>virtuell</translation>
        </message>
        <message>
            <source>real</source>
            <translation>echt</translation>
        </message>
        <message>
            <source>Deadlock</source>
            <translation>Deadlock</translation>
        </message>
        <message>
            <source>Self-deadlock</source>
            <translation>Selbst-Deadlock</translation>
        </message>
        <message>
            <source>Abandoned lock</source>
            <translation>Verlassene Sperre</translation>
        </message>
        <message>
            <source>Lost wakeup</source>
            <translation>Verlorenes Wecken</translation>
        </message>
        <message>
            <source>Potential deadlock</source>
            <translation>Möglicher Deadlock</translation>
        </message>
        <message>
            <source>Data race</source>
            <translation>Wettlauf um Daten</translation>
        </message>
        <message>
            <source>Lost update</source>
            <translation>Verlorene Änderung</translation>
        </message>
        <message>
            <source>Check failed</source>
            <translation>Prüfung fehlgeschlagen</translation>
        </message>
        <message>
            <source>Contention</source>
            <translation>Streit um eine Sperre</translation>
        </message>
        <message>
            <source>Convoy</source>
            <translation>Konvoi</translation>
        </message>
        <message>
            <source>Starvation</source>
            <translation>Verhungern</translation>
        </message>
        <message>
            <source>Livelock</source>
            <translation>Livelock</translation>
        </message>
        <message>
            <source>Priority inversion</source>
            <translation>Prioritätsumkehr</translation>
        </message>
        <message>
            <source>Straggler</source>
            <translation>Nachzügler</translation>
        </message>
        <message>
            <source>Oversubscribed</source>
            <translation>Überbelegt</translation>
        </message>
        <message>
            <source>Idle CPU</source>
            <translation>CPU frei</translation>
        </message>
        <message>
            <source>I/O-bound</source>
            <translation>E/A-begrenzt</translation>
        </message>
        <message>
            <source>CPU-bound</source>
            <translation>CPU-begrenzt</translation>
        </message>
        <message>
            <source>Lock-bound</source>
            <translation>Sperren-begrenzt</translation>
        </message>
        <message>
            <source>Interpreter-bound</source>
            <translation>Interpreter-begrenzt</translation>
        </message>
        <message>
            <source>Serial</source>
            <translation>Seriell</translation>
        </message>
        <message>
            <source>Nothing to gain</source>
            <translation>Nichts zu gewinnen</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Hinweis</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Warnung</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>timeout</source>
            <translation>Frist</translation>
        </message>
        <message>
            <source>guard</source>
            <translation>Schutz</translation>
        </message>
        <message>
            <source>victim</source>
            <translation>Opfer</translation>
        </message>
        <message>
            <source>global order</source>
            <translation>feste Reihenfolge</translation>
        </message>
    </context>
    <context>
        <name>ToldNotes</name>
        <message>
            <source>Here is a bookmark.</source>
            <translation>Hier ist ein Lesezeichen.</translation>
        </message>
    </context>
    <context>
        <name>EngineError</name>
        <message>
            <source>cannot write &apos;%1&apos;: %2</source>
            <translation>„%1“ lässt sich nicht schreiben: %2</translation>
        </message>
        <message>
            <source>cannot read &apos;%1&apos;: %2</source>
            <translation>„%1“ lässt sich nicht lesen: %2</translation>
        </message>
        <message>
            <source>there is no folder &apos;%1&apos;; make it first</source>
            <translation>den Ordner „%1“ gibt es nicht; ihn zuerst anlegen</translation>
        </message>
        <message>
            <source>nothing can be written in the folder &apos;%1&apos;; choose another folder</source>
            <translation>im Ordner „%1“ lässt sich nichts schreiben; einen anderen Ordner wählen</translation>
        </message>
        <message>
            <source>%1; the older file is as it was, and what fitted is in &apos;%2&apos;</source>
            <translation>%1; die ältere Datei ist, wie sie war, und was noch passte, liegt in „%2“</translation>
        </message>
        <message>
            <source>it is a folder; give the name of a file</source>
            <translation>es ist ein Ordner; den Namen einer Datei angeben</translation>
        </message>
        <message>
            <source>%1; choose a place that you may write to</source>
            <translation>%1; einen Ort wählen, an dem Schreiben erlaubt ist</translation>
        </message>
        <message>
            <source>%1; make room there, or choose another folder</source>
            <translation>%1; dort Platz schaffen oder einen anderen Ordner wählen</translation>
        </message>
        <message>
            <source>%1; it would pass the limit for one file (&apos;ulimit -f&apos;, or of the file system)</source>
            <translation>%1; die Datei wäre größer, als erlaubt ist („ulimit -f“ oder das Dateisystem)</translation>
        </message>
        <message>
            <source>%1; check the name and the rights</source>
            <translation>%1; Namen und Rechte prüfen</translation>
        </message>
        <message>
            <source>it is not a file; choose a scenario</source>
            <translation>es ist keine Datei; ein Szenario wählen</translation>
        </message>
        <message>
            <source>it is larger than 16 MiB; is it a scenario?</source>
            <translation>sie ist größer als 16 MiB; ist es ein Szenario?</translation>
        </message>
        <message>
            <source>cannot read the scenarios in &apos;%1&apos;: %2; install Threadline again or start it from its own folder</source>
            <translation>die Szenarien in „%1“ lassen sich nicht lesen: %2; Threadline neu installieren oder aus seinem eigenen Ordner starten</translation>
        </message>
        <message>
            <source>&apos;%1&apos; says nothing about itself; is it a scenario?</source>
            <translation>„%1“ sagt nichts über sich; ist es ein Szenario?</translation>
        </message>
        <message>
            <source>No such file or directory</source>
            <translation>Datei oder Ordner gibt es nicht</translation>
        </message>
        <message>
            <source>Permission denied</source>
            <translation>keine Berechtigung</translation>
        </message>
        <message>
            <source>Operation not permitted</source>
            <translation>nicht erlaubt</translation>
        </message>
        <message>
            <source>No space left on device</source>
            <translation>auf dem Datenträger ist kein Platz mehr</translation>
        </message>
        <message>
            <source>Disk quota exceeded</source>
            <translation>das Kontingent auf dem Datenträger ist erschöpft</translation>
        </message>
        <message>
            <source>File too large</source>
            <translation>die Datei ist zu groß</translation>
        </message>
        <message>
            <source>Read-only file system</source>
            <translation>das Dateisystem lässt nur Lesen zu</translation>
        </message>
        <message>
            <source>Is a directory</source>
            <translation>es ist ein Ordner</translation>
        </message>
        <message>
            <source>Not a directory</source>
            <translation>es ist kein Ordner</translation>
        </message>
        <message>
            <source>File exists</source>
            <translation>die Datei gibt es schon</translation>
        </message>
        <message>
            <source>File name too long</source>
            <translation>der Name der Datei ist zu lang</translation>
        </message>
        <message>
            <source>Too many open files</source>
            <translation>zu viele offene Dateien</translation>
        </message>
        <message>
            <source>Too many open files in system</source>
            <translation>zu viele offene Dateien im System</translation>
        </message>
        <message>
            <source>Input/output error</source>
            <translation>Ein-/Ausgabefehler</translation>
        </message>
        <message>
            <source>Cannot allocate memory</source>
            <translation>es ist kein Speicher mehr frei</translation>
        </message>
        <message>
            <source>Resource temporarily unavailable</source>
            <translation>das System hat gerade nicht genug davon</translation>
        </message>
        <message>
            <source>Text file busy</source>
            <translation>die Datei wird gerade ausgeführt</translation>
        </message>
        <message>
            <source>Exec format error</source>
            <translation>die Datei ist kein Programm für diesen Rechner</translation>
        </message>
        <message>
            <source>Invalid cross-device link</source>
            <translation>sie liegt auf einem anderen Datenträger</translation>
        </message>
        <message>
            <source>Broken pipe</source>
            <translation>der Empfänger ist nicht mehr da</translation>
        </message>
        <message>
            <source>Invalid argument</source>
            <translation>ungültige Angabe</translation>
        </message>
        <message>
            <source>Function not implemented</source>
            <translation>das kann dieses System nicht</translation>
        </message>
        <message>
            <source>Connection reset by peer</source>
            <translation>die Gegenseite hat abgebrochen</translation>
        </message>
        <message>
            <source>not a Threadline trace; bookmarks and notes are kept in .tline files only</source>
            <translation>keine Aufzeichnung von Threadline; Lesezeichen und Notizen stehen nur in .tline-Dateien</translation>
        </message>
        <message>
            <source>not a Threadline trace</source>
            <translation>keine Aufzeichnung von Threadline</translation>
        </message>
        <message>
            <source>not a regular file</source>
            <translation>keine gewöhnliche Datei</translation>
        </message>
        <message>
            <source>written by a later version of Threadline (format %1)</source>
            <translation>von einer späteren Version von Threadline geschrieben (Format %1)</translation>
        </message>
        <message>
            <source>its run is too long for so many cores</source>
            <translation>ihr Lauf ist für so viele Kerne zu lang</translation>
        </message>
        <message>
            <source>chunk %1 is damaged</source>
            <translation>Teil %1 ist beschädigt</translation>
        </message>
        <message>
            <source>its index is damaged</source>
            <translation>ihr Verzeichnis ist beschädigt</translation>
        </message>
        <message>
            <source>its bookmarks and notes are damaged</source>
            <translation>ihre Lesezeichen und Notizen sind beschädigt</translation>
        </message>
        <message>
            <source>its checkpoints are damaged</source>
            <translation>ihre Zwischenstände sind beschädigt</translation>
        </message>
        <message>
            <source>what was found in it is damaged</source>
            <translation>was in ihr gefunden wurde, ist beschädigt</translation>
        </message>
        <message>
            <source>%1 bytes follow the end of the trace; keep the first %2 (&apos;truncate -s %3&apos;)</source>
            <translation>hinter dem Ende der Aufzeichnung folgen %1 Bytes; die ersten %2 behalten („truncate -s %3“)</translation>
        </message>
        <message>
            <source>the trace has too much of one kind for its file: no part of it may have more than 256 MiB</source>
            <translation>die Aufzeichnung hat zu viel von einer Art für ihre Datei: kein Teil darf mehr als 256 MiB haben</translation>
        </message>
        <message>
            <source>malformed JSON at byte %1: %2</source>
            <translation>fehlerhaftes JSON bei Byte %1: %2</translation>
        </message>
        <message>
            <source>nested too deeply</source>
            <translation>zu tief verschachtelt</translation>
        </message>
        <message>
            <source>the file is empty; write the trace again</source>
            <translation>die Datei ist leer; die Aufzeichnung noch einmal schreiben</translation>
        </message>
        <message>
            <source>no trace events in it; a Chrome JSON trace is an array of events or an object with &quot;traceEvents&quot;</source>
            <translation>keine Ereignisse darin; eine Chrome-JSON-Aufzeichnung ist eine Liste von Ereignissen oder ein Objekt mit &quot;traceEvents&quot;</translation>
        </message>
        <message>
            <source>the run was too long to be kept whole; write it with threadline run -o RUN.tline, and open that file</source>
            <translation>der Lauf war zu lang, um ganz behalten zu werden; ihn mit threadline run -o LAUF.tline schreiben und diese Datei öffnen</translation>
        </message>
        <message>
            <source>stopped: nothing was written</source>
            <translation>angehalten: geschrieben wurde nichts</translation>
        </message>
        <message>
            <source>the GIF could not be made: %1</source>
            <translation>das GIF konnte nicht erzeugt werden: %1</translation>
        </message>
        <message>
            <source>it has no frames</source>
            <translation>es hat keine Bilder</translation>
        </message>
        <message>
            <source>%1 events were lost, so it is not known who went next; record a shorter run</source>
            <translation>%1 Ereignisse gingen verloren, also ist nicht bekannt, wer als Nächster ging; einen kürzeren Lauf aufzeichnen</translation>
        </message>
        <message>
            <source>this is not a schedule: it begins with &apos;%1&apos;</source>
            <translation>das ist kein Ablaufplan: es beginnt mit „%1“</translation>
        </message>
        <message>
            <source>write which scenario it is for: scenario deadlock/opposite-order</source>
            <translation>schreiben, von welchem Szenario er ist: scenario deadlock/opposite-order</translation>
        </message>
        <message>
            <source>write the hash of the scenario&apos;s text: source and 16 hex digits</source>
            <translation>die Prüfsumme des Szenariotextes schreiben: source und 16 Hexadezimalziffern</translation>
        </message>
        <message>
            <source>a parameter is written as: parameter NAME = VALUE</source>
            <translation>ein Parameter wird so geschrieben: parameter NAME = WERT</translation>
        </message>
        <message>
            <source>write the seed of the run, a whole number: seed 0</source>
            <translation>den Startwert des Laufs schreiben, eine ganze Zahl: seed 0</translation>
        </message>
        <message>
            <source>write how many choices follow: choices 12</source>
            <translation>schreiben, wie viele Entscheidungen folgen: choices 12</translation>
        </message>
        <message>
            <source>the schedule ends after %1 of %2 choices: it was cut off</source>
            <translation>der Ablaufplan endet nach %1 von %2 Entscheidungen: er wurde abgeschnitten</translation>
        </message>
        <message>
            <source>the last line is cut off: each ends with a line break</source>
            <translation>die letzte Zeile ist abgeschnitten: jede endet mit einem Zeilenumbruch</translation>
        </message>
        <message>
            <source>&apos;%1&apos; is not a choice; write the number of an actor, as in 1, or 1 timeout, or 1 wakes 3</source>
            <translation>„%1“ ist keine Entscheidung; die Nummer eines Akteurs schreiben, wie in 1, oder 1 timeout, oder 1 wakes 3</translation>
        </message>
        <message>
            <source>more follows than the %1 choices that were announced</source>
            <translation>es folgt mehr als die %1 Entscheidungen, von denen die Rede war</translation>
        </message>
        <message>
            <source>%1 does not go as its schedule says: %2; make a schedule of this version of it</source>
            <translation>%1 geht nicht so, wie sein Ablaufplan sagt: %2; einen Ablaufplan von dieser Fassung machen</translation>
        </message>
        <message>
            <source>step %1: actor %2 cannot do that now; choose another</source>
            <translation>Schritt %1: Akteur %2 kann das jetzt nicht; einen anderen wählen</translation>
        </message>
        <message>
            <source>step %1: %2 has ended</source>
            <translation>Schritt %1: %2 ist zu Ende</translation>
        </message>
        <message>
            <source>step %1: %2</source>
            <translation>Schritt %1: %2</translation>
        </message>
        <message>
            <source>there is no actor %1 here</source>
            <translation>es gibt hier keinen Akteur %1</translation>
        </message>
        <message>
            <source>%1 is not in a wait that it could give up here</source>
            <translation>%1 wartet hier auf nichts, was es aufgeben könnte</translation>
        </message>
        <message>
            <source>%1 cannot go on here: its event loop is in the middle of %2</source>
            <translation>%1 kann hier nicht weiter: seine Ereignisschleife ist mitten in %2</translation>
        </message>
        <message>
            <source>%1 cannot go on here: it waits for %2</source>
            <translation>%1 kann hier nicht weiter, sondern wartet auf %2</translation>
        </message>
        <message>
            <source>%1 wakes nobody here: its next step is %2</source>
            <translation>%1 weckt hier niemanden: sein nächster Schritt ist %2</translation>
        </message>
        <message>
            <source>%1 does not wait for %2, so %3 cannot wake it here</source>
            <translation>%1 wartet nicht auf %2, also kann %3 es hier nicht wecken</translation>
        </message>
        <message>
            <source>there is nothing to choose now: the run goes on by itself, or is over</source>
            <translation>jetzt ist nichts zu wählen: der Lauf geht von selbst weiter oder ist vorbei</translation>
        </message>
        <message>
            <source>only waits could be given up now; choose one</source>
            <translation>jetzt ließe sich nur ein Warten aufgeben; eines wählen</translation>
        </message>
        <message>
            <source>the schedule cannot be read to its end</source>
            <translation>der Ablaufplan lässt sich nicht bis zum Ende lesen</translation>
        </message>
        <message>
            <source>the schedule cannot be read: %1</source>
            <translation>der Ablaufplan lässt sich nicht lesen: %1</translation>
        </message>
        <message>
            <source>cannot find the scenario file %1; &apos;threadline list&apos; names the ones that there are</source>
            <translation>die Szenariodatei %1 ist nicht zu finden; „threadline list“ nennt die, die es gibt</translation>
        </message>
        <message>
            <source>there is no scenario file %1</source>
            <translation>es gibt keine Szenariodatei %1</translation>
        </message>
        <message>
            <source>cannot read %1; &apos;threadline list&apos; names the scenarios that there are</source>
            <translation>%1 lässt sich nicht lesen; „threadline list“ nennt die Szenarien, die es gibt</translation>
        </message>
        <message>
            <source>cannot find %1; build the target threadline-runner, or install it beside threadline</source>
            <translation>%1 ist nicht zu finden; das Ziel threadline-runner bauen oder es neben threadline installieren</translation>
        </message>
        <message>
            <source>there is no virtual clock and no file without recording; record the run</source>
            <translation>ohne Aufzeichnung gibt es keine virtuelle Uhr und keine Datei; den Lauf aufzeichnen</translation>
        </message>
        <message>
            <source>cannot start a thread: %1; close other programs or raise `ulimit -u`</source>
            <translation>ein Thread lässt sich nicht starten: %1; andere Programme schließen oder „ulimit -u“ erhöhen</translation>
        </message>
        <message>
            <source>%1 did not load within %2 s: declare fewer threads, or close other programs</source>
            <translation>%1 war nach %2 s nicht geladen: weniger Threads deklarieren oder andere Programme schließen</translation>
        </message>
        <message>
            <source>what %1 does could not be simulated within %2 s; give it less to do, or a shorter --timeout, which is simulated time</source>
            <translation>was %1 tut, ließ sich nicht in %2 s simulieren; ihm weniger zu tun geben, oder eine kürzere Höchstdauer, die simulierte Zeit ist</translation>
        </message>
        <message>
            <source>the runner was killed by signal %1 while it ran %2</source>
            <translation>der Runner wurde durch Signal %1 beendet, während er %2 ausführte</translation>
        </message>
        <message>
            <source>the runner ended with status %1 while it ran %2</source>
            <translation>der Runner endete mit Status %1, während er %2 ausführte</translation>
        </message>
        <message>
            <source>cannot make a pipe: %1</source>
            <translation>eine Pipe lässt sich nicht anlegen: %1</translation>
        </message>
        <message>
            <source>cannot duplicate a descriptor (raise `ulimit -n`): %1</source>
            <translation>ein Deskriptor lässt sich nicht verdoppeln („ulimit -n“ erhöhen): %1</translation>
        </message>
        <message>
            <source>cannot make room for %1: %2</source>
            <translation>für %1 ist kein Platz zu schaffen: %2</translation>
        </message>
        <message>
            <source>cannot hand over %1: %2</source>
            <translation>%1 lässt sich nicht übergeben: %2</translation>
        </message>
        <message>
            <source>the edited scenario</source>
            <translation>das bearbeitete Szenario</translation>
        </message>
        <message>
            <source>the schedule</source>
            <translation>der Ablaufplan</translation>
        </message>
        <message>
            <source>cannot start %1: %2</source>
            <translation>%1 lässt sich nicht starten: %2</translation>
        </message>
        <message>
            <source>%1 did not describe the scenarios within %2 ms</source>
            <translation>%1 hat die Szenarien nicht in %2 ms beschrieben</translation>
        </message>
        <message>
            <source>%1 was killed by signal %2</source>
            <translation>%1 wurde durch Signal %2 beendet</translation>
        </message>
        <message>
            <source>%1 described nothing</source>
            <translation>%1 hat nichts beschrieben</translation>
        </message>
        <message>
            <source>%1 did not describe %2</source>
            <translation>%1 hat %2 nicht beschrieben</translation>
        </message>
        <message>
            <source>the runner&apos;s description of the scenarios cannot be read (%1); threadline and threadline-runner must be of one version</source>
            <translation>die Beschreibung der Szenarien durch den Runner lässt sich nicht lesen (%1); threadline und threadline-runner müssen von einer Version sein</translation>
        </message>
        <message>
            <source>cannot create the shared memory of the run: %1</source>
            <translation>der gemeinsame Speicher des Laufs lässt sich nicht anlegen: %1</translation>
        </message>
        <message>
            <source>cannot reserve %1 MiB of shared memory for the run: %2; allow more address space (ulimit -v) and larger files (ulimit -f), or set smaller limits</source>
            <translation>für den Lauf lassen sich keine %1 MiB gemeinsamen Speichers belegen: %2; mehr Adressraum (ulimit -v) und größere Dateien (ulimit -f) erlauben oder kleinere Grenzen setzen</translation>
        </message>
        <message>
            <source>the exploration was killed by signal %1: too little memory?</source>
            <translation>die Erkundung wurde durch Signal %1 beendet: zu wenig Speicher?</translation>
        </message>
        <message>
            <source>the exploration ended without a report</source>
            <translation>die Erkundung endete ohne Bericht</translation>
        </message>
        <message>
            <source>the exploration reported something other than expected: %1</source>
            <translation>die Erkundung berichtete etwas anderes als erwartet: %1</translation>
        </message>
        <message>
            <source>it has not finished</source>
            <translation>sie ist nicht fertig</translation>
        </message>
        <message>
            <source>it was given up</source>
            <translation>sie wurde aufgegeben</translation>
        </message>
        <message>
            <source>parameter &apos;%1&apos;: &apos;%2&apos; is not a whole number; give %3</source>
            <translation>Parameter „%1“: „%2“ ist keine ganze Zahl; anzugeben ist %3</translation>
        </message>
        <message>
            <source>parameter &apos;%1&apos;: &apos;%2&apos; is not a number; give %3</source>
            <translation>Parameter „%1“: „%2“ ist keine Zahl; anzugeben ist %3</translation>
        </message>
        <message>
            <source>parameter &apos;%1&apos;: &apos;%2&apos; is not one of its choices; give one of: %3</source>
            <translation>Parameter „%1“: „%2“ ist nicht unter seinen Werten; anzugeben ist einer von: %3</translation>
        </message>
        <message>
            <source>parameter &apos;%1&apos;: &apos;%2&apos; is neither; give true or false</source>
            <translation>Parameter „%1“: „%2“ ist keines von beiden; anzugeben ist true oder false</translation>
        </message>
        <message>
            <source>parameter &apos;%1&apos;: %2 is out of range; give %3</source>
            <translation>Parameter „%1“: %2 liegt außerhalb; anzugeben ist %3</translation>
        </message>
        <message>
            <source>unknown parameter &apos;%1&apos; of %2; it has none</source>
            <translation>unbekannter Parameter „%1“ von %2; es hat keine</translation>
        </message>
        <message>
            <source>unknown parameter &apos;%1&apos; of %2; it has: %3</source>
            <translation>unbekannter Parameter „%1“ von %2; es hat: %3</translation>
        </message>
        <message>
            <source>there is no remedy &apos;%1&apos;; there are %2</source>
            <translation>das Mittel „%1“ gibt es nicht; es gibt %2</translation>
        </message>
        <message>
            <source>timeout and victim both end a wait for a lock; choose one of them, as in global-order,victim</source>
            <translation>timeout und victim beenden beide ein Warten auf eine Sperre; eines davon wählen, wie in global-order,victim</translation>
        </message>
        <message>
            <source>&apos;%1&apos; is not a bound: it needs a whole number up to a million; %2</source>
            <translation>„%1“ ist keine Grenze: nötig ist eine ganze Zahl bis zu einer Million; %2</translation>
        </message>
        <message>
            <source>there is no bound on &apos;%1&apos;; %2</source>
            <translation>für „%1“ gibt es keine Grenze; %2</translation>
        </message>
        <message>
            <source>the kernel does not tell which thread is on which CPU; to allow it: sudo sysctl kernel.perf_event_paranoid=2</source>
            <translation>der Kernel verrät nicht, welcher Thread auf welcher CPU ist; um es zu erlauben: sudo sysctl kernel.perf_event_paranoid=2</translation>
        </message>
        <message>
            <source>this system does not tell which thread is on which CPU (perf_event_open is refused; in a container, allow it in its seccomp profile)</source>
            <translation>dieses System verrät nicht, welcher Thread auf welcher CPU ist (perf_event_open wird verweigert; in einem Container ist es in dessen seccomp-Profil zu erlauben)</translation>
        </message>
        <message>
            <source>this kernel cannot tell which thread is on which CPU</source>
            <translation>dieser Kernel kann nicht sagen, welcher Thread auf welcher CPU ist</translation>
        </message>
        <message>
            <source>which thread is on which CPU cannot be watched: no memory may be locked for it, other programs use it; to allow more: sudo sysctl kernel.perf_event_mlock_kb=4096</source>
            <translation>welcher Thread auf welcher CPU ist, lässt sich nicht beobachten: dafür darf kein Speicher mehr gesperrt werden, andere Programme nutzen ihn; um mehr zu erlauben: sudo sysctl kernel.perf_event_mlock_kb=4096</translation>
        </message>
        <message>
            <source>which thread is on which CPU cannot be watched: %1</source>
            <translation>welcher Thread auf welcher CPU ist, lässt sich nicht beobachten: %1</translation>
        </message>
        <message>
            <source>which thread was on which CPU was not watched, as asked for</source>
            <translation>welcher Thread auf welcher CPU war, wurde wie verlangt nicht beobachtet</translation>
        </message>
        <message>
            <source>which thread was on which CPU is not known: the run began before it could be watched; run it again</source>
            <translation>welcher Thread auf welcher CPU war, ist nicht bekannt: der Lauf begann, bevor er beobachtet werden konnte; noch einmal ausführen</translation>
        </message>
        <message>
            <source>undefined name &apos;%1&apos;: did you mean &apos;%2&apos;?</source>
            <translation>unbekannter Name „%1“: ist „%2“ gemeint?</translation>
        </message>
        <message>
            <source>undefined name &apos;%1&apos;: %2</source>
            <translation>unbekannter Name „%1“: %2</translation>
        </message>
        <message>
            <source>undefined name &apos;%1&apos;</source>
            <translation>unbekannter Name „%1“</translation>
        </message>
        <message>
            <source>note(text) marks a moment on the timeline</source>
            <translation>note(text) markiert einen Moment im Zeitverlauf</translation>
        </message>
        <message>
            <source>an error ends the run and is shown</source>
            <translation>ein Fehler beendet den Lauf und wird gezeigt</translation>
        </message>
        <message>
            <source>threads are declared with thread(name, function)</source>
            <translation>Threads werden mit thread(name, function) deklariert</translation>
        </message>
        <message>
            <source>a scenario is one file</source>
            <translation>ein Szenario ist eine einzige Datei</translation>
        </message>
        <message>
            <source>a file is declared with file(name, value); service(name) answers requests</source>
            <translation>eine Datei wird mit file(name, value) deklariert; service(name) beantwortet Anfragen</translation>
        </message>
        <message>
            <source>a scenario has no clock of its own; compute(ms) and sleep(ms) take time</source>
            <translation>ein Szenario hat keine eigene Uhr; compute(ms) und sleep(ms) brauchen Zeit</translation>
        </message>
        <message>
            <source>a scenario has no need of it</source>
            <translation>ein Szenario braucht das nicht</translation>
        </message>
        <message>
            <source>pairs(table) goes through a table in a fixed order</source>
            <translation>pairs(table) geht eine Tabelle in fester Reihenfolge durch</translation>
        </message>
        <message>
            <source>tables are plain</source>
            <translation>Tabellen sind einfach</translation>
        </message>
        <message>
            <source>names are used as they are</source>
            <translation>Namen werden so benutzt, wie sie sind</translation>
        </message>
        <message>
            <source>it is called %1</source>
            <translation>es heißt %1</translation>
        </message>
        <message>
            <source>&apos;%1&apos; was set outside of this thread, and each thread has its own copy: shared state is declared with shared(...)</source>
            <translation>„%1“ wurde außerhalb dieses Threads gesetzt, und jeder Thread hat seine eigene Kopie: gemeinsamer Zustand wird mit shared(...) deklariert</translation>
        </message>
        <message>
            <source>&apos;%1&apos; is new here: write local %2 = ... for this thread alone; shared state is declared with shared(...)</source>
            <translation>„%1“ ist hier neu: für diesen Thread allein local %2 = ... schreiben; gemeinsamer Zustand wird mit shared(...) deklariert</translation>
        </message>
        <message>
            <source>&apos;%1&apos; was changed by a thread, but each thread has its own copy of it: shared state is declared with shared(...)</source>
            <translation>„%1“ wurde von einem Thread geändert, aber jeder Thread hat seine eigene Kopie davon: gemeinsamer Zustand wird mit shared(...) deklariert</translation>
        </message>
        <message>
            <source>&apos;%1&apos; is set in a table that was made outside of this thread, and each thread has its own copy: shared state is declared with shared(...) or shared_array(...)</source>
            <translation>„%1“ wird in einer Tabelle gesetzt, die außerhalb dieses Threads entstand, und jeder Thread hat seine eigene Kopie: gemeinsamer Zustand wird mit shared(...) oder shared_array(...) deklariert</translation>
        </message>
        <message>
            <source>no thread is declared: thread(&quot;A&quot;, function() ... end)</source>
            <translation>es ist kein Thread deklariert: thread(&quot;A&quot;, function() ... end)</translation>
        </message>
        <message>
            <source>%1(...) declares, and declarations belong to the top of the scenario, outside of the threads</source>
            <translation>%1(...) deklariert, und Deklarationen gehören an den Anfang des Szenarios, außerhalb der Threads</translation>
        </message>
        <message>
            <source>%1(...) cannot be called from inside %2: do it before or after</source>
            <translation>%1(...) lässt sich nicht aus %2 heraus aufrufen: es davor oder danach tun</translation>
        </message>
        <message>
            <source>%1 cannot be used inside a function that %2 calls: do it before or after</source>
            <translation>%1 geht nicht in einer Funktion, die %2 aufruft: es davor oder danach tun</translation>
        </message>
        <message>
            <source>%1 is a step, and steps belong in a thread: thread(&quot;A&quot;, function() ... end)</source>
            <translation>%1 ist ein Schritt, und Schritte gehören in einen Thread: thread(&quot;A&quot;, function() ... end)</translation>
        </message>
        <message>
            <source>there is already a %1 named &apos;%2&apos;: give each its own name</source>
            <translation>es gibt schon ein %1 namens „%2“: jedem einen eigenen Namen geben</translation>
        </message>
        <message>
            <source>%1: the name is empty</source>
            <translation>%1: der Name ist leer</translation>
        </message>
        <message>
            <source>%1: the text is too long: at most %2 bytes</source>
            <translation>%1: der Text ist zu lang: höchstens %2 Bytes</translation>
        </message>
        <message>
            <source>%1: the name &apos;%2&apos; may not contain &apos;=&apos;</source>
            <translation>%1: der Name „%2“ darf kein „=“ enthalten</translation>
        </message>
        <message>
            <source>%1: the top level must declare the same things in the same order each time that it is loaded (every thread loads it)</source>
            <translation>%1: außerhalb der Threads muss bei jedem Laden dasselbe in derselben Reihenfolge deklariert werden (jeder Thread lädt es)</translation>
        </message>
        <message>
            <source>%1(...) needs what it does: function() ... end</source>
            <translation>%1(...) muss sagen, was es tut: function() ... end</translation>
        </message>
        <message>
            <source>%1(...) needs how many first: %2</source>
            <translation>%1(...) muss zuerst sagen, wie viele: %2</translation>
        </message>
        <message>
            <source>%1(...) needs %2: a whole number from %3 to %4</source>
            <translation>%1(...) braucht %2: eine ganze Zahl von %3 bis %4</translation>
        </message>
        <message>
            <source>more than %1 threads and tasks: declare fewer</source>
            <translation>mehr als %1 Threads und Tasks: weniger deklarieren</translation>
        </message>
        <message>
            <source>the system allowed only %1 threads: declare fewer</source>
            <translation>das System ließ nur %1 Threads zu: weniger deklarieren</translation>
        </message>
        <message>
            <source>no room for %1 tasks: declare fewer</source>
            <translation>kein Platz für %1 Tasks: weniger deklarieren</translation>
        </message>
        <message>
            <source>no room for %1 threads: declare fewer</source>
            <translation>kein Platz für %1 Threads: weniger deklarieren</translation>
        </message>
        <message>
            <source>no room for &apos;%1&apos;: %2</source>
            <translation>kein Platz für „%1“: %2</translation>
        </message>
        <message>
            <source>no room for the interpreter locks: %1</source>
            <translation>kein Platz für die Interpreter-Sperren: %1</translation>
        </message>
        <message>
            <source>at most %1 reader-writer locks fit into a run, fewer beside large queues; declare fewer</source>
            <translation>in einen Lauf passen höchstens %1 Lese-Schreib-Sperren, neben großen Warteschlangen weniger; weniger deklarieren</translation>
        </message>
        <message>
            <source>all queues together hold at most %1 items, fewer beside reader-writer locks; declare fewer or smaller ones</source>
            <translation>alle Warteschlangen zusammen fassen höchstens %1 Einträge, neben Lese-Schreib-Sperren weniger; weniger oder kleinere deklarieren</translation>
        </message>
        <message>
            <source>at most %1 objects and array elements fit into a run; declare fewer or smaller ones</source>
            <translation>in einen Lauf passen höchstens %1 Objekte und Feldelemente; weniger oder kleinere deklarieren</translation>
        </message>
        <message>
            <source>choice(&quot;%1&quot;): initial = &quot;%2&quot; is not one of the choices</source>
            <translation>choice(&quot;%1&quot;): initial = &quot;%2&quot; steht nicht zur Wahl</translation>
        </message>
        <message>
            <source>number(&quot;%1&quot;): step is above 0</source>
            <translation>number(&quot;%1&quot;): step ist größer als 0</translation>
        </message>
        <message>
            <source>number(&quot;%1&quot;): %2 does not lie between min = %3 and max = %4</source>
            <translation>number(&quot;%1&quot;): %2 liegt nicht zwischen min = %3 und max = %4</translation>
        </message>
        <message>
            <source>%1: priority is a whole number, from 0 to %2, the highest</source>
            <translation>%1: priority ist eine ganze Zahl von 0 bis %2, der höchsten</translation>
        </message>
        <message>
            <source>%1 needs a time in ms, from 0 to an hour, as in %2</source>
            <translation>%1 braucht eine Zeit in ms, von 0 bis zu einer Stunde, wie in %2</translation>
        </message>
        <message>
            <source>%1 is not held by %2: lock it before waiting for %3</source>
            <translation>%1 wird nicht von %2 gehalten: es sperren, bevor auf %3 gewartet wird</translation>
        </message>
        <message>
            <source>%1 is not held by %2: only who has locked it can unlock it</source>
            <translation>%1 wird nicht von %2 gehalten: nur wer gesperrt hat, kann freigeben</translation>
        </message>
        <message>
            <source>%1 is not held for reading by %2: only who has locked it can unlock it</source>
            <translation>%1 wird nicht von %2 zum Lesen gehalten: nur wer gesperrt hat, kann freigeben</translation>
        </message>
        <message>
            <source>%1 is not held for writing by %2: only who has locked it can unlock it</source>
            <translation>%1 wird nicht von %2 zum Schreiben gehalten: nur wer gesperrt hat, kann freigeben</translation>
        </message>
        <message>
            <source>a %1 has no &apos;%2&apos;; it has %3</source>
            <translation>%1: „%2“ gibt es da nicht; es gibt %3</translation>
        </message>
        <message>
            <source>%1 has no &apos;%2&apos;: did you mean &apos;%3&apos;?</source>
            <translation>%1 hat kein „%2“: ist „%3“ gemeint?</translation>
        </message>
        <message>
            <source>%1 has no &apos;%2&apos;; a %3 has %4</source>
            <translation>%1 hat kein „%2“; dort (%3) gibt es %4</translation>
        </message>
        <message>
            <source>&apos;%1&apos; is called with a colon: write %2, not %3</source>
            <translation>„%1“ wird mit einem Doppelpunkt aufgerufen: %2, nicht %3</translation>
        </message>
        <message>
            <source>&apos;%1&apos; is called with a colon, after the %2 that it belongs to</source>
            <translation>„%1“ wird mit einem Doppelpunkt aufgerufen, hinter dem, wozu es gehört (%2)</translation>
        </message>
        <message>
            <source>a %1 cannot be shared between threads: use nil, true or false, a number, a short text, or something declared</source>
            <translation>%1: so etwas können Threads nicht teilen: nil, true oder false, eine Zahl, ein kurzer Text oder etwas Deklariertes geht</translation>
        </message>
        <message>
            <source>a %1 cannot be shared between threads</source>
            <translation>%1: so etwas können Threads nicht teilen</translation>
        </message>
        <message>
            <source>a text of %1 bytes is too long to be shared: at most %2</source>
            <translation>ein Text von %1 Bytes ist zu lang, um geteilt zu werden: höchstens %2</translation>
        </message>
        <message>
            <source>%1 has elements 1 to %2; %3 is not one of them</source>
            <translation>%1 hat die Elemente 1 bis %2; %3 ist keines davon</translation>
        </message>
        <message>
            <source>%1 holds no number that could be added to</source>
            <translation>%1 enthält keine Zahl, zu der sich addieren ließe</translation>
        </message>
        <message>
            <source>check needs what is to be true: check(total == 10, &quot;nothing is lost&quot;)</source>
            <translation>check braucht, was wahr sein soll: check(total == 10, &quot;nothing is lost&quot;)</translation>
        </message>
        <message>
            <source>join needs a thread: local a = thread(&quot;A&quot;, ...), then join(a)</source>
            <translation>join braucht einen Thread: local a = thread(&quot;A&quot;, ...), dann join(a)</translation>
        </message>
        <message>
            <source>assertion failed: %1</source>
            <translation>die Annahme gilt nicht: %1</translation>
        </message>
        <message>
            <source>assertion failed</source>
            <translation>die Annahme gilt nicht</translation>
        </message>
        <message>
            <source>an endless loop? 200 million instructions without a step: put a step such as compute(1) into the loop, or end it</source>
            <translation>eine Endlosschleife? 200 Millionen Anweisungen ohne einen Schritt: einen Schritt wie compute(1) in die Schleife setzen oder sie beenden</translation>
        </message>
        <message>
            <source>an endless loop? 10 million instructions, and the top level is not at its end: it only declares</source>
            <translation>eine Endlosschleife? 10 Millionen Anweisungen, und der Teil außerhalb der Threads ist nicht am Ende: er deklariert nur</translation>
        </message>
        <message>
            <source>the script needs more than %1 MiB of memory: an endless recursion, or too much kept in tables and texts</source>
            <translation>das Skript braucht mehr als %1 MiB Speicher: eine endlose Rekursion, oder zu viel in Tabellen und Texten</translation>
        </message>
        <message>
            <source>no memory is left for another Lua state: use fewer threads</source>
            <translation>für einen weiteren Lua-Zustand ist kein Speicher frei: weniger Threads verwenden</translation>
        </message>
        <message>
            <source>no memory is left to start the run</source>
            <translation>um den Lauf zu starten, ist kein Speicher frei</translation>
        </message>
        <message>
            <source>no memory is left to explore the scenario</source>
            <translation>um das Szenario zu erkunden, ist kein Speicher frei</translation>
        </message>
        <message>
            <source>no memory is left to rehearse the scenario</source>
            <translation>um das Szenario zu proben, ist kein Speicher frei</translation>
        </message>
        <message>
            <source>no room is left for another thread: start fewer</source>
            <translation>für einen weiteren Thread ist kein Platz: weniger starten</translation>
        </message>
        <message>
            <source>no room is left for another task: start fewer</source>
            <translation>für eine weitere Task ist kein Platz: weniger starten</translation>
        </message>
        <message>
            <source>the system allows no further thread (%1): use fewer</source>
            <translation>das System lässt keinen weiteren Thread zu (%1): weniger verwenden</translation>
        </message>
        <message>
            <source>the system allows only %1 connections, too few for so many requests at once: use fewer tasks</source>
            <translation>das System lässt nur %1 Verbindungen zu, zu wenige für so viele Anfragen auf einmal: weniger Tasks verwenden</translation>
        </message>
        <message>
            <source>process &apos;%1&apos; cannot be started: %2</source>
            <translation>Prozess „%1“ lässt sich nicht starten: %2</translation>
        </message>
        <message>
            <source>the service cannot be started: %1</source>
            <translation>der Dienst lässt sich nicht starten: %1</translation>
        </message>
        <message>
            <source>the event loop cannot be started: %1</source>
            <translation>die Ereignisschleife lässt sich nicht starten: %1</translation>
        </message>
        <message>
            <source>the pool cannot be started: %1</source>
            <translation>der Pool lässt sich nicht starten: %1</translation>
        </message>
        <message>
            <source>no room is left for the queues of the pool: use fewer workers</source>
            <translation>für die Warteschlangen des Pools ist kein Platz: weniger Worker verwenden</translation>
        </message>
        <message>
            <source>no room is left for a guard</source>
            <translation>für einen Schutz ist kein Platz</translation>
        </message>
        <message>
            <source>the event loop cannot wait: %1</source>
            <translation>die Ereignisschleife kann nicht warten: %1</translation>
        </message>
        <message>
            <source>the service ended before it answered</source>
            <translation>der Dienst endete, bevor er antwortete</translation>
        </message>
        <message>
            <source>the file &apos;%1&apos; cannot be made: %2</source>
            <translation>die Datei „%1“ lässt sich nicht anlegen: %2</translation>
        </message>
        <message>
            <source>the files of &apos;%1&apos; cannot be made in %2: %3; set TMPDIR to a folder with room</source>
            <translation>die Dateien von „%1“ lassen sich in %2 nicht anlegen: %3; TMPDIR auf einen Ordner mit Platz setzen</translation>
        </message>
        <message>
            <source>%1 cannot be opened or written: %2</source>
            <translation>%1 lässt sich nicht öffnen oder schreiben: %2</translation>
        </message>
        <message>
            <source>the remedy %1 has nothing to do here: %2</source>
            <translation>das Mittel %1 hat hier nichts zu tun: %2</translation>
        </message>
        <message>
            <source>unknown parameter &apos;%1&apos;: %2 has none</source>
            <translation>unbekannter Parameter „%1“: %2 hat keine</translation>
        </message>
        <message>
            <source>unknown parameter &apos;%1&apos;: %2 has %3</source>
            <translation>unbekannter Parameter „%1“: %2 hat %3</translation>
        </message>
        <message>
            <source>cannot be read: %1</source>
            <translation>lässt sich nicht lesen: %1</translation>
        </message>
        <message>
            <source>cannot be opened: %1</source>
            <translation>lässt sich nicht öffnen: %1</translation>
        </message>
        <message>
            <source>larger than 1 MiB, which no scenario is</source>
            <translation>größer als 1 MiB, was kein Szenario ist</translation>
        </message>
        <message>
            <source>is a folder; name one of the .lua files in it</source>
            <translation>ist ein Ordner; eine der .lua-Dateien darin nennen</translation>
        </message>
        <message>
            <source>attempt to index a %1 value (%2 &apos;%3&apos;)</source>
            <translation>%1 hat keine Felder (%2 „%3“)</translation>
        </message>
        <message>
            <source>attempt to index a %1 value</source>
            <translation>%1 hat keine Felder</translation>
        </message>
        <message>
            <source>attempt to call a %1 value (%2 &apos;%3&apos;)</source>
            <translation>%1 lässt sich nicht aufrufen (%2 „%3“)</translation>
        </message>
        <message>
            <source>attempt to call a %1 value</source>
            <translation>%1 lässt sich nicht aufrufen</translation>
        </message>
        <message>
            <source>attempt to perform arithmetic on a %1 value (%2 &apos;%3&apos;)</source>
            <translation>mit %1 lässt sich nicht rechnen (%2 „%3“)</translation>
        </message>
        <message>
            <source>attempt to perform arithmetic on a %1 value</source>
            <translation>mit %1 lässt sich nicht rechnen</translation>
        </message>
        <message>
            <source>attempt to concatenate a %1 value (%2 &apos;%3&apos;)</source>
            <translation>%1 lässt sich nicht anhängen (%2 „%3“)</translation>
        </message>
        <message>
            <source>attempt to concatenate a %1 value</source>
            <translation>%1 lässt sich nicht anhängen</translation>
        </message>
        <message>
            <source>attempt to compare two %1 values</source>
            <translation>zwei Werte der Art %1 lassen sich nicht vergleichen</translation>
        </message>
        <message>
            <source>attempt to compare %1 with %2</source>
            <translation>%1 lässt sich nicht mit %2 vergleichen</translation>
        </message>
        <message>
            <source>attempt to get length of a %1 value (%2 &apos;%3&apos;)</source>
            <translation>%1 hat keine Länge (%2 „%3“)</translation>
        </message>
        <message>
            <source>attempt to perform &apos;n//0&apos;</source>
            <translation>geteilt durch 0</translation>
        </message>
        <message>
            <source>attempt to perform &apos;%1&apos;</source>
            <translation>„%1“ lässt sich nicht rechnen</translation>
        </message>
        <message>
            <source>attempt to assign to const variable &apos;%1&apos;</source>
            <translation>„%1“ ist konstant und behält seinen Wert</translation>
        </message>
        <message>
            <source>cannot use &apos;...&apos; outside a vararg function near %1</source>
            <translation>„...“ gibt es nur in Funktionen, die beliebig viele Argumente nehmen, bei %1</translation>
        </message>
        <message>
            <source>&apos;%1&apos; expected (to close &apos;%2&apos; at line %3) near %4</source>
            <translation>„%1“ fehlt (zu „%2“ in Zeile %3) bei %4</translation>
        </message>
        <message>
            <source>&apos;%1&apos; expected near %2</source>
            <translation>„%1“ fehlt bei %2</translation>
        </message>
        <message>
            <source>&lt;name&gt; expected near %1</source>
            <translation>ein Name fehlt bei %1</translation>
        </message>
        <message>
            <source>unexpected symbol near %1</source>
            <translation>unerwartetes Zeichen bei %1</translation>
        </message>
        <message>
            <source>syntax error near %1</source>
            <translation>Syntaxfehler bei %1</translation>
        </message>
        <message>
            <source>unfinished string near %1</source>
            <translation>der Text hört nicht auf: bei %1</translation>
        </message>
        <message>
            <source>unfinished long string (starting at line %1) near %2</source>
            <translation>der lange Text aus Zeile %1 hört nicht auf: bei %2</translation>
        </message>
        <message>
            <source>unfinished long comment (starting at line %1) near %2</source>
            <translation>der lange Kommentar aus Zeile %1 hört nicht auf: bei %2</translation>
        </message>
        <message>
            <source>malformed number near %1</source>
            <translation>fehlerhafte Zahl bei %1</translation>
        </message>
        <message>
            <source>invalid escape sequence %1</source>
            <translation>ungültige Escape-Folge %1</translation>
        </message>
        <message>
            <source>bad argument #%1 to &apos;%2&apos; (%3 expected, got %4)</source>
            <translation>unpassendes Argument %1 für „%2“ (%3 erwartet, %4 erhalten)</translation>
        </message>
        <message>
            <source>bad argument #%1 to &apos;%2&apos; (%3)</source>
            <translation>unpassendes Argument %1 für „%2“ (%3)</translation>
        </message>
        <message>
            <source>bad &apos;for&apos; initial value (%1 expected, got %2)</source>
            <translation>unpassender Anfangswert in „for“ (%1 erwartet, %2 erhalten)</translation>
        </message>
        <message>
            <source>bad &apos;for&apos; limit (%1 expected, got %2)</source>
            <translation>unpassender Endwert in „for“ (%1 erwartet, %2 erhalten)</translation>
        </message>
        <message>
            <source>bad &apos;for&apos; step (%1 expected, got %2)</source>
            <translation>unpassende Schrittweite in „for“ (%1 erwartet, %2 erhalten)</translation>
        </message>
        <message>
            <source>&apos;for&apos; step is zero</source>
            <translation>die Schrittweite in „for“ ist 0</translation>
        </message>
        <message>
            <source>stack overflow</source>
            <translation>eine endlose Rekursion</translation>
        </message>
        <message>
            <source>%1; mend the line, or put the file away</source>
            <translation>%1; die Zeile berichtigen oder die Datei weglegen</translation>
        </message>
        <message>
            <source>not notes of Threadline</source>
            <translation>keine Notizen von Threadline</translation>
        </message>
        <message>
            <source>not a note: start and end in ns, and its text</source>
            <translation>keine Notiz: Beginn und Ende in ns, und ihr Text</translation>
        </message>
        <message>
            <source>cannot be read</source>
            <translation>lässt sich nicht lesen</translation>
        </message>
        <message>
            <source>start needs a body that the top level declares: local work = later(&quot;Work&quot;, function() ... end), then start(work)</source>
            <translation>start braucht etwas, das außerhalb der Threads deklariert ist: local work = later(&quot;Work&quot;, function() ... end), dann start(work)</translation>
        </message>
        <message>
            <source>string.%1: matching this pattern in %2 bytes takes too long: use a simpler pattern or a shorter text</source>
            <translation>string.%1: dieses Muster in %2 Bytes zu suchen dauert zu lange: ein einfacheres Muster oder einen kürzeren Text nehmen</translation>
        </message>
        <message>
            <source>string.format: %p prints an address, which differs from run to run</source>
            <translation>string.format: %p schreibt eine Adresse, die in jedem Lauf eine andere ist</translation>
        </message>
        <message>
            <source>clock: a scenario can ask for the virtual clock only: %1</source>
            <translation>clock: ein Szenario kann nur die virtuelle Uhr verlangen: %1</translation>
        </message>
        <message>
            <source>clock needs %1</source>
            <translation>clock wird so geschrieben: %1</translation>
        </message>
        <message>
            <source>interpreter_lock: switch_interval is a time in ms, from 0.01 to 1000</source>
            <translation>interpreter_lock: switch_interval ist eine Zeit in ms, von 0.01 bis 1000</translation>
        </message>
        <message>
            <source>interpreter_lock is declared already: each process has one</source>
            <translation>interpreter_lock ist schon deklariert: jeder Prozess hat eine</translation>
        </message>
        <message>
            <source>rwlock: prefer is &quot;in turn&quot;, &quot;readers&quot; or &quot;writers&quot;</source>
            <translation>rwlock: prefer ist &quot;in turn&quot;, &quot;readers&quot; oder &quot;writers&quot;</translation>
        </message>
        <message>
            <source>file(name, value) needs what it holds, a number or a text: file(&quot;count.txt&quot;, 5)</source>
            <translation>file(name, value) braucht, was darin steht, eine Zahl oder einen Text: file(&quot;count.txt&quot;, 5)</translation>
        </message>
        <message>
            <source>a file holds a number or a text: %1</source>
            <translation>eine Datei fasst eine Zahl oder einen Text: %1</translation>
        </message>
        <message>
            <source>folder: kib is the size of each file, a whole number from 1; all files together have at most %1 MiB</source>
            <translation>folder: kib ist die Größe jeder Datei, eine ganze Zahl ab 1; alle Dateien zusammen haben höchstens %1 MiB</translation>
        </message>
        <message>
            <source>folder: latency is a time in ms, from 0 to 10000</source>
            <translation>folder: latency ist eine Zeit in ms, von 0 bis 10000</translation>
        </message>
        <message>
            <source>%1:read(i) needs the number of a file, 1 to %2</source>
            <translation>%1:read(i) muss sagen, welche Datei, 1 bis %2</translation>
        </message>
        <message>
            <source>%1:read(i) would hold up the event loop, since epoll waits for no file: read it in a thread</source>
            <translation>%1:read(i) würde die Ereignisschleife aufhalten, denn epoll wartet auf keine Datei: sie in einem Thread lesen</translation>
        </message>
        <message>
            <source>a file of %1 cannot be read: %2</source>
            <translation>eine Datei von %1 lässt sich nicht lesen: %2</translation>
        </message>
        <message>
            <source>%1: a task has no priority of its own, but its event loop&apos;s</source>
            <translation>%1: eine Task hat keine eigene Priorität, sondern die ihrer Ereignisschleife</translation>
        </message>
        <message>
            <source>pool(&quot;%1&quot;): start_up is a time in ms, from 0 to 10000</source>
            <translation>pool(&quot;%1&quot;): start_up ist eine Zeit in ms, von 0 bis 10000</translation>
        </message>
        <message>
            <source>%1 needs a name: %2</source>
            <translation>%1 braucht einen Namen: %2</translation>
        </message>
        <message>
            <source>%1 needs a text: %2</source>
            <translation>%1 braucht einen Text: %2</translation>
        </message>
        <message>
            <source>%1 needs texts to choose from</source>
            <translation>%1 braucht Texte, die zur Wahl stehen</translation>
        </message>
        <message>
            <source>refuse needs a condition and why: %1</source>
            <translation>refuse braucht eine Bedingung und den Grund: %1</translation>
        </message>
        <message>
            <source>%1: byte %2 of the name is a control character (%3), such as a line break: leave it out</source>
            <translation>%1: Byte %2 des Namens ist ein Steuerzeichen (%3), etwa ein Zeilenumbruch: es weglassen</translation>
        </message>
        <message>
            <source>number(...) needs its value to begin with: number(&quot;work&quot;, 20)</source>
            <translation>number(...) braucht den Wert, mit dem es beginnt: number(&quot;work&quot;, 20)</translation>
        </message>
        <message>
            <source>choice(...) needs what to choose from: choice(&quot;%1&quot;, {&quot;none&quot;, &quot;lock&quot;})</source>
            <translation>choice(...) muss sagen, was zur Wahl steht: choice(&quot;%1&quot;, {&quot;none&quot;, &quot;lock&quot;})</translation>
        </message>
        <message>
            <source>boolean(...) begins as true or false: boolean(&quot;%1&quot;, true)</source>
            <translation>boolean(...) beginnt als true oder false: boolean(&quot;%1&quot;, true)</translation>
        </message>
        <message>
            <source>a %1 has no fields to set</source>
            <translation>%1: da gibt es keine Felder, die sich setzen lassen</translation>
        </message>
        <message>
            <source>&apos;%1&apos; belongs to a %2, and %3 is a %4</source>
            <translation>„%1“ gehört zu: %2; %3 ist: %4</translation>
        </message>
        <message>
            <source>%1 is held for reading by %2 255 times already: read_unlock() as often as read_lock()</source>
            <translation>%1 wird von %2 schon 255-mal zum Lesen gehalten: so oft read_unlock() wie read_lock()</translation>
        </message>
        <message>
            <source>it is held for reading 255 times already: read_unlock() as often as read_lock()</source>
            <translation>sie wird schon 255-mal zum Lesen gehalten: so oft read_unlock() wie read_lock()</translation>
        </message>
        <message>
            <source>%1 needs what to do meanwhile: %2(function() ... end)</source>
            <translation>%1 braucht, was unterdessen zu tun ist: %2(function() ... end)</translation>
        </message>
        <message>
            <source>wait needs the lock that guards the condition: %1</source>
            <translation>wait braucht die Sperre, die die Bedingung schützt: %1</translation>
        </message>
        <message>
            <source>put needs what to put: %1</source>
            <translation>put braucht, was hineinkommt: %1</translation>
        </message>
        <message>
            <source>write needs the new value: %1</source>
            <translation>write braucht den neuen Wert: %1</translation>
        </message>
        <message>
            <source>add needs a number: %1</source>
            <translation>add braucht eine Zahl: %1</translation>
        </message>
        <message>
            <source>cas needs the old and the new value: %1</source>
            <translation>cas braucht den alten und den neuen Wert: %1</translation>
        </message>
        <message>
            <source>resize(width, height, to_width) needs pixels, 1 to %1, and a to_width that is no larger than width and at least a %2th of it: resize(1600, 1200, 200)</source>
            <translation>resize(width, height, to_width) braucht Pixel, 1 bis %1, und ein to_width, das nicht größer als width und mindestens ein %2stel davon ist: resize(1600, 1200, 200)</translation>
        </message>
        <message>
            <source>pairs: a %1 as key has no fixed order: use numbers or texts as keys</source>
            <translation>pairs: mit %1 als Schlüssel gibt es keine feste Reihenfolge: Zahlen oder Texte als Schlüssel nehmen</translation>
        </message>
        <message>
            <source>random(a, b) needs a &lt;= b, got %1 and %2</source>
            <translation>random(a, b) braucht a &lt;= b, erhalten: %1 und %2</translation>
        </message>
        <message>
            <source>map waits in its thread, and would hold up the event loop: call it in a thread</source>
            <translation>map wartet in seinem Thread und würde die Ereignisschleife aufhalten: es in einem Thread aufrufen</translation>
        </message>
        <message>
            <source>map belongs in the process that the pool works for</source>
            <translation>map gehört in den Prozess, für den der Pool arbeitet</translation>
        </message>
        <message>
            <source>map needs the items, at most a million, or how many: %1</source>
            <translation>map braucht die Einträge, höchstens eine Million, oder wie viele: %1</translation>
        </message>
        <message>
            <source>map needs at least 1 item in a chunk: %1</source>
            <translation>map braucht mindestens 1 Eintrag je Portion: %1</translation>
        </message>
        <message>
            <source>another thread maps on this pool already: one at a time</source>
            <translation>ein anderer Thread ruft map auf diesem Pool schon auf: einer nach dem anderen</translation>
        </message>
        <message>
            <source>the pool cannot be reached: %1</source>
            <translation>der Pool ist nicht zu erreichen: %1</translation>
        </message>
        <message>
            <source>a message of %1 KiB is too long for the pipe of a worker: at most %2 KiB; use smaller chunks, or send less</source>
            <translation>eine Nachricht von %1 KiB ist zu lang für die Pipe eines Workers: höchstens %2 KiB; kleinere Portionen nehmen oder weniger schicken</translation>
        </message>
        <message>
            <source>a table in a table, %1 deep, cannot be sent to another process: send less</source>
            <translation>eine Tabelle in einer Tabelle, %1 tief, lässt sich keinem anderen Prozess schicken: weniger schicken</translation>
        </message>
        <message>
            <source>a %1 cannot be sent to another process: send numbers, texts, true or false, or tables of them</source>
            <translation>%1 lässt sich keinem anderen Prozess schicken: Zahlen, Texte, true oder false oder Tabellen davon schicken</translation>
        </message>
        <message>
            <source>&apos;%1&apos; is private, and means nothing in another process: share its value</source>
            <translation>„%1“ ist privat und bedeutet in einem anderen Prozess nichts: den Wert teilen</translation>
        </message>
        <message>
            <source>the run holds too many different texts: use fewer</source>
            <translation>der Lauf hat zu viele verschiedene Texte: weniger nehmen</translation>
        </message>
        <message>
            <source>called again it does not do what it did before: what it depends on besides its steps cannot be rolled back</source>
            <translation>noch einmal aufgerufen tut es nicht dasselbe wie zuvor: wovon es außer seinen Schritten abhängt, lässt sich nicht zurücknehmen</translation>
        </message>
        <message>
            <source>attempt to index a %1 value (field &apos;%2&apos;)</source>
            <translation>%1 hat keine Felder (Feld „%2“)</translation>
        </message>
        <message>
            <source>attempt to call a %1 value (field &apos;%2&apos;)</source>
            <translation>%1 lässt sich nicht aufrufen (Feld „%2“)</translation>
        </message>
        <message>
            <source>attempt to call a %1 value (method &apos;%2&apos;)</source>
            <translation>%1 lässt sich nicht aufrufen (Methode „%2“)</translation>
        </message>
        <message>
            <source>attempt to call a %1 value (for iterator &apos;for iterator&apos;)</source>
            <translation>%1 lässt sich nicht aufrufen: „for ... in“ braucht eine Funktion, wie pairs(t) sie gibt</translation>
        </message>
        <message>
            <source>attempt to perform arithmetic on a %1 value (field &apos;%2&apos;)</source>
            <translation>mit %1 lässt sich nicht rechnen (Feld „%2“)</translation>
        </message>
        <message>
            <source>attempt to concatenate a %1 value (field &apos;%2&apos;)</source>
            <translation>%1 lässt sich nicht anhängen (Feld „%2“)</translation>
        </message>
        <message>
            <source>attempt to get length of a %1 value (field &apos;%2&apos;)</source>
            <translation>%1 hat keine Länge (Feld „%2“)</translation>
        </message>
        <message>
            <source>attempt to perform bitwise operation on a %1 value (field &apos;%2&apos;)</source>
            <translation>die Bits von %1 lassen sich nicht verknüpfen (Feld „%2“)</translation>
        </message>
        <message>
            <source>attempt to perform bitwise operation on a %1 value (%2 &apos;%3&apos;)</source>
            <translation>die Bits von %1 lassen sich nicht verknüpfen (%2 „%3“)</translation>
        </message>
        <message>
            <source>attempt to perform bitwise operation on a %1 value</source>
            <translation>die Bits von %1 lassen sich nicht verknüpfen</translation>
        </message>
        <message>
            <source>attempt to perform bitwise operation on a %1 value (constant &apos;%2&apos;)</source>
            <translation>die Bits von %1 lassen sich nicht verknüpfen (Konstante „%2“)</translation>
        </message>
        <message>
            <source>attempt to call a %1 value (constant &apos;%2&apos;)</source>
            <translation>%1 lässt sich nicht aufrufen (Konstante „%2“)</translation>
        </message>
        <message>
            <source>attempt to divide by zero</source>
            <translation>geteilt durch 0</translation>
        </message>
        <message>
            <source>number (%1 &apos;%2&apos;) has no integer representation</source>
            <translation>keine ganze Zahl (%1 „%2“)</translation>
        </message>
        <message>
            <source>number has no integer representation</source>
            <translation>keine ganze Zahl</translation>
        </message>
        <message>
            <source>&apos;=&apos; or &apos;in&apos; expected near %1</source>
            <translation>„=“ oder „in“ fehlt bei %1</translation>
        </message>
        <message>
            <source>&lt;name&gt; or &apos;...&apos; expected near %1</source>
            <translation>ein Name oder „...“ fehlt bei %1</translation>
        </message>
        <message>
            <source>&lt;eof&gt; expected near %1</source>
            <translation>hier müsste der Text zu Ende sein: bei %1</translation>
        </message>
        <message>
            <source>function arguments expected near %1</source>
            <translation>die Argumente der Funktion fehlen bei %1</translation>
        </message>
        <message>
            <source>hexadecimal digit expected near %1</source>
            <translation>eine Hexadezimalziffer fehlt bei %1</translation>
        </message>
        <message>
            <source>invalid escape sequence near %1</source>
            <translation>ungültige Escape-Folge bei %1</translation>
        </message>
        <message>
            <source>decimal escape too large near %1</source>
            <translation>die Zahl in der Escape-Folge ist zu groß: bei %1</translation>
        </message>
        <message>
            <source>UTF-8 value too large near %1</source>
            <translation>das Zeichen gibt es in UTF-8 nicht: bei %1</translation>
        </message>
        <message>
            <source>missing &apos;{&apos; near %1</source>
            <translation>„{“ fehlt bei %1</translation>
        </message>
        <message>
            <source>missing &apos;}&apos; near %1</source>
            <translation>„}“ fehlt bei %1</translation>
        </message>
        <message>
            <source>invalid long string delimiter near %1</source>
            <translation>ein langer Text beginnt mit [[ oder [=[: bei %1</translation>
        </message>
        <message>
            <source>bad argument #%1 to &apos;%2&apos; (zero)</source>
            <translation>unpassendes Argument %1 für „%2“ (null)</translation>
        </message>
        <message>
            <source>attempt to get length of a %1 value</source>
            <translation>%1 hat keine Länge</translation>
        </message>
        <message>
            <source>attempt to %1 a &apos;%2&apos; with a &apos;%3&apos;</source>
            <translation>mit „%2“ und „%3“ lässt sich nicht rechnen (%1)</translation>
        </message>
        <message>
            <source>table index is nil</source>
            <translation>nil kann in einer Tabelle kein Schlüssel sein</translation>
        </message>
        <message>
            <source>table index is NaN</source>
            <translation>NaN kann in einer Tabelle kein Schlüssel sein</translation>
        </message>
        <message>
            <source>calling &apos;%1&apos; on bad self (%2 expected, got %3)</source>
            <translation>„%1“ wurde auf etwas Unpassendem aufgerufen (%2 erwartet, %3 erhalten)</translation>
        </message>
        <message>
            <source>calling &apos;%1&apos; on bad self (%2)</source>
            <translation>„%1“ wurde auf etwas Unpassendem aufgerufen (%2)</translation>
        </message>
        <message>
            <source>invalid value (%1) at index %2 in table for &apos;concat&apos;</source>
            <translation>unpassender Wert (%1) an Stelle %2 der Tabelle für „concat“</translation>
        </message>
        <message>
            <source>wrong number of arguments to &apos;%1&apos;</source>
            <translation>die Zahl der Argumente von „%1“ stimmt nicht</translation>
        </message>
        <message>
            <source>too many results to unpack</source>
            <translation>zu viele Werte für „unpack“</translation>
        </message>
        <message>
            <source>resulting string too large</source>
            <translation>der Text wird zu lang</translation>
        </message>
        <message>
            <source>invalid order function for sorting</source>
            <translation>die Funktion zum Sortieren widerspricht sich</translation>
        </message>
        <message>
            <source>invalid conversion &apos;%1&apos; to &apos;format&apos;</source>
            <translation>„format“ kennt „%1“ nicht</translation>
        </message>
        <message>
            <source>invalid conversion specification: &apos;%1&apos;</source>
            <translation>„format“ kennt „%1“ nicht</translation>
        </message>
        <message>
            <source>specifier &apos;%1&apos; cannot have modifiers</source>
            <translation>zwischen die Zeichen von „%1“ gehört nichts</translation>
        </message>
        <message>
            <source>malformed pattern (missing &apos;]&apos;)</source>
            <translation>fehlerhaftes Muster („]“ fehlt)</translation>
        </message>
        <message>
            <source>malformed pattern (ends with &apos;%&apos;)</source>
            <translation>fehlerhaftes Muster (es endet mit „%“)</translation>
        </message>
        <message>
            <source>malformed pattern (missing arguments to &apos;%b&apos;)</source>
            <translation>fehlerhaftes Muster (nach „%b“ fehlen zwei Zeichen)</translation>
        </message>
        <message>
            <source>missing &apos;[&apos; after &apos;%f&apos; in pattern</source>
            <translation>fehlerhaftes Muster (nach „%f“ fehlt „[“)</translation>
        </message>
        <message>
            <source>unfinished capture</source>
            <translation>fehlerhaftes Muster („)“ fehlt)</translation>
        </message>
        <message>
            <source>invalid pattern capture</source>
            <translation>fehlerhaftes Muster („(“ fehlt)</translation>
        </message>
        <message>
            <source>too many captures</source>
            <translation>fehlerhaftes Muster (zu viele Klammern)</translation>
        </message>
        <message>
            <source>pattern too complex</source>
            <translation>das Muster ist zu verschachtelt</translation>
        </message>
        <message>
            <source>invalid capture index %1 in replacement string</source>
            <translation>die Klammer %1 gibt es im Muster nicht, der Ersatz nennt sie</translation>
        </message>
        <message>
            <source>invalid capture index %1</source>
            <translation>die Klammer %1 gibt es im Muster nicht</translation>
        </message>
        <message>
            <source>invalid use of &apos;%1&apos; in replacement string</source>
            <translation>nach „%1“ steht im Ersatz eine Ziffer, oder es steht zweimal da</translation>
        </message>
        <message>
            <source>invalid replacement value (a %1)</source>
            <translation>unpassender Ersatz (%1)</translation>
        </message>
        <message>
            <source>invalid UTF-8 code</source>
            <translation>kein UTF-8</translation>
        </message>
        <message>
            <source>initial position is a continuation byte</source>
            <translation>die Stelle liegt mitten in einem Zeichen</translation>
        </message>
        <message>
            <source>variable &apos;%1&apos; got a non-closable value</source>
            <translation>„%1“ lässt sich nicht mit &lt;close&gt; deklarieren: der Wert hat kein Ende</translation>
        </message>
        <message>
            <source>multiple to-be-closed variables in local list</source>
            <translation>nur eine Variable eines local hat &lt;close&gt;</translation>
        </message>
        <message>
            <source>unknown attribute &apos;%1&apos;</source>
            <translation>unbekanntes Attribut „%1“; es gibt &lt;const&gt; und &lt;close&gt;</translation>
        </message>
        <message>
            <source>no visible label &apos;%1&apos; for &lt;goto&gt; at line %2</source>
            <translation>die Marke „%1“ gibt es nicht, zu der goto in Zeile %2 springt</translation>
        </message>
        <message>
            <source>label &apos;%1&apos; already defined on line %2</source>
            <translation>die Marke „%1“ steht schon in Zeile %2</translation>
        </message>
        <message>
            <source>&lt;goto %1&gt; at line %2 jumps into the scope of local &apos;%3&apos;</source>
            <translation>goto %1 in Zeile %2 springt an der Deklaration von „%3“ vorbei</translation>
        </message>
        <message>
            <source>break outside loop at line %1</source>
            <translation>break steht in Zeile %1 außerhalb jeder Schleife</translation>
        </message>
        <message>
            <source>too many local variables (limit is %1) in %2 near %3</source>
            <translation>zu viele lokale Variablen (höchstens %1), %2, bei %3</translation>
        </message>
        <message>
            <source>too many upvalues (limit is %1) in %2 near %3</source>
            <translation>zu viele Variablen von außerhalb der Funktion (höchstens %1), %2, bei %3</translation>
        </message>
        <message>
            <source>too many %1 (limit is %2) in %3 near %4</source>
            <translation>zu viele %1 (höchstens %2), %3, bei %4</translation>
        </message>
        <message>
            <source>main function</source>
            <translation>außerhalb jeder Funktion</translation>
        </message>
        <message>
            <source>function at line %1</source>
            <translation>in der Funktion in Zeile %1</translation>
        </message>
        <message>
            <source>function or expression needs too many registers near %1</source>
            <translation>der Ausdruck ist zu groß: bei %1</translation>
        </message>
        <message>
            <source>control structure too long near %1</source>
            <translation>der Block ist zu lang: bei %1</translation>
        </message>
        <message>
            <source>chunk has too many lines</source>
            <translation>der Text hat zu viele Zeilen</translation>
        </message>
        <message>
            <source>C stack overflow</source>
            <translation>zu tief verschachtelt</translation>
        </message>
        <message>
            <source>stack overflow (%1)</source>
            <translation>eine endlose Rekursion (%1)</translation>
        </message>
        <message>
            <source>string slice too long</source>
            <translation>das Stück ist zu lang</translation>
        </message>
        <message>
            <source>no value</source>
            <translation>nichts</translation>
        </message>
        <message>
            <source>value expected</source>
            <translation>ein Wert fehlt</translation>
        </message>
        <message>
            <source>value out of range</source>
            <translation>der Wert ist zu klein oder zu groß</translation>
        </message>
        <message>
            <source>base out of range</source>
            <translation>die Basis ist 2 bis 36</translation>
        </message>
        <message>
            <source>index out of range</source>
            <translation>die Stelle gibt es nicht</translation>
        </message>
        <message>
            <source>position out of bounds</source>
            <translation>die Stelle gibt es nicht</translation>
        </message>
        <message>
            <source>initial position out of bounds</source>
            <translation>die erste Stelle gibt es nicht</translation>
        </message>
        <message>
            <source>final position out of bounds</source>
            <translation>die letzte Stelle gibt es nicht</translation>
        </message>
        <message>
            <source>out of bounds</source>
            <translation>außerhalb des Textes</translation>
        </message>
        <message>
            <source>interval is empty</source>
            <translation>von ist größer als bis</translation>
        </message>
        <message>
            <source>string contains zeros</source>
            <translation>der Text enthält ein Nullzeichen</translation>
        </message>
        <message>
            <source>The document is empty</source>
            <translation>die Datei ist leer</translation>
        </message>
        <message>
            <source>The document root must not be followed by other values</source>
            <translation>nach dem Ende folgt noch etwas</translation>
        </message>
        <message>
            <source>Invalid value</source>
            <translation>kein gültiger Wert</translation>
        </message>
        <message>
            <source>Missing a name for object member</source>
            <translation>der Name eines Eintrags fehlt</translation>
        </message>
        <message>
            <source>Missing a colon after a name of object member</source>
            <translation>nach dem Namen eines Eintrags fehlt der Doppelpunkt</translation>
        </message>
        <message>
            <source>Missing a comma or &apos;}&apos; after an object member</source>
            <translation>nach einem Eintrag fehlt ein Komma oder „}“</translation>
        </message>
        <message>
            <source>Missing a comma or &apos;]&apos; after an array element</source>
            <translation>nach einem Element fehlt ein Komma oder „]“</translation>
        </message>
        <message>
            <source>Incorrect hex digit after \u escape in string</source>
            <translation>nach \u fehlt eine Hexadezimalziffer</translation>
        </message>
        <message>
            <source>The surrogate pair in string is invalid</source>
            <translation>ein Ersatzpaar (\ud800 bis \udfff) ist unvollständig</translation>
        </message>
        <message>
            <source>Invalid escape character in string</source>
            <translation>nach „\“ steht ein Zeichen, das dort nicht sein kann</translation>
        </message>
        <message>
            <source>Missing a closing quotation mark in string</source>
            <translation>das Anführungszeichen am Ende eines Textes fehlt</translation>
        </message>
        <message>
            <source>Invalid encoding in string</source>
            <translation>ein Text ist kein UTF-8</translation>
        </message>
        <message>
            <source>Number too big to be stored in double</source>
            <translation>eine Zahl ist zu groß</translation>
        </message>
        <message>
            <source>Miss fraction part in number</source>
            <translation>in einer Zahl fehlen die Stellen nach dem Komma</translation>
        </message>
        <message>
            <source>Miss exponent in number</source>
            <translation>in einer Zahl fehlt der Exponent</translation>
        </message>
    </context>
    <context>
        <name>LaneSwitch</name>
        <message>
            <source>&amp;Threads</source>
            <translation>&amp;Threads</translation>
        </message>
        <message>
            <source>Show the lanes of threads</source>
            <translation>Die Spuren der Threads zeigen</translation>
        </message>
        <message>
            <source>&amp;Locks</source>
            <translation>Sp&amp;erren</translation>
        </message>
        <message>
            <source>Show the lanes of locks</source>
            <translation>Die Spuren der Sperren zeigen</translation>
        </message>
        <message>
            <source>&amp;Variables</source>
            <translation>Variab&amp;len</translation>
        </message>
        <message>
            <source>Show the lanes of shared variables</source>
            <translation>Die Spuren der gemeinsamen Variablen zeigen</translation>
        </message>
        <message>
            <source>&amp;CPUs</source>
            <translation>&amp;CPUs</translation>
        </message>
        <message>
            <source>Show who was on which CPU, and where cores were idle</source>
            <translation>Zeigen, wer auf welcher CPU war und wo Kerne frei waren</translation>
        </message>
    </context>
    <context>
        <name>Libraries</name>
        <message>
            <source>window and drawing</source>
            <translation>Fenster und Zeichnen</translation>
        </message>
        <message>
            <source>axes of the timeline</source>
            <translation>Achsen des Zeitverlaufs</translation>
        </message>
        <message>
            <source>language of the scenarios</source>
            <translation>Sprache der Szenarien</translation>
        </message>
        <message>
            <source>exploration</source>
            <translation>Erkundung</translation>
        </message>
        <message>
            <source>command line</source>
            <translation>Befehlszeile</translation>
        </message>
        <message>
            <source>reports as JSON</source>
            <translation>Berichte als JSON</translation>
        </message>
        <message>
            <source>Chrome JSON traces</source>
            <translation>Aufzeichnungen als Chrome-JSON</translation>
        </message>
        <message>
            <source>animations as GIF</source>
            <translation>Animationen als GIF</translation>
        </message>
        <message>
            <source>animations as APNG</source>
            <translation>Animationen als APNG</translation>
        </message>
        <message>
            <source>fonts derived from them</source>
            <translation>davon abgeleitete Schriften</translation>
        </message>
    </context>
    <context>
        <name>LineHeat</name>
        <message>
            <source>waited %1: %2</source>
            <translation>gewartet %1: %2</translation>
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <source>What was recorded until then is shown. Run it again; signal 9 means that something ended it from outside, often for want of memory: then fewer threads help.</source>
            <translation>Gezeigt wird, was bis dahin aufgezeichnet war. Noch einmal ausführen; Signal 9 heißt, dass der Lauf von außen beendet wurde, oft aus Mangel an Speicher: dann helfen weniger Threads.</translation>
        </message>
        <message>
            <source>The run on show is whole, but it cannot be saved.</source>
            <translation>Der gezeigte Lauf ist vollständig, kann aber nicht gesichert werden.</translation>
        </message>
        <message>
            <source>The file ends early: what is whole of it is shown.</source>
            <translation>Die Datei endet zu früh: gezeigt wird, was von ihr vollständig ist.</translation>
        </message>
        <message>
            <source>%1 of %2 events were lost, because threads recorded them faster than they could be drained: where they are missing the lanes say Unknown. With “Wait rather than lose events” none are lost, but threads are held up.</source>
            <translation>%1 von %2 Ereignissen gingen verloren, weil Threads schneller aufzeichneten, als gelesen werden konnte: wo sie fehlen, steht in den Spuren „Unbekannt“. Mit „Lieber warten als Ereignisse verlieren“ geht keines verloren, aber Threads werden aufgehalten.</translation>
        </message>
        <message>
            <source>Times on the CPU are estimated in this run: %1</source>
            <translation>Zeiten auf der CPU sind in diesem Lauf geschätzt: %1</translation>
        </message>
        <message>
            <source>The runner was killed by signal %1 while it ran %2</source>
            <translation>Der ausführende Prozess wurde durch Signal %1 beendet, als er %2 ausführte</translation>
        </message>
        <message>
            <source>The runner ended with status %1 while it ran %2</source>
            <translation>Der ausführende Prozess endete mit Status %1, als er %2 ausführte</translation>
        </message>
    </context>
    <context>
        <name>QObject</name>
        <message>
            <source>%1, slider</source>
            <translation>%1, Schieberegler</translation>
        </message>
        <message>
            <source>%1 to %2 %3</source>
            <translation>%1 bis %2 %3</translation>
        </message>
        <message>
            <source>A parameter of the scenario</source>
            <translation>Ein Parameter des Szenarios</translation>
        </message>
    </context>
    <context>
        <name>ReportTables</name>
        <message>
            <source>Threads, times in ms</source>
            <translation>Threads, Zeiten in ms</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>Threads</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Lifetime</source>
            <translation>Lebenszeit</translation>
        </message>
        <message>
            <source>On a CPU</source>
            <translation>Auf einer CPU</translation>
        </message>
        <message>
            <source>Switches</source>
            <translation>Wechsel</translation>
        </message>
        <message>
            <source>Locks, times in ms</source>
            <translation>Sperren, Zeiten in ms</translation>
        </message>
        <message>
            <source>Locks</source>
            <translation>Sperren</translation>
        </message>
        <message>
            <source>Acquisitions</source>
            <translation>Genommen</translation>
        </message>
        <message>
            <source>Contended</source>
            <translation>Umkämpft</translation>
        </message>
        <message>
            <source>Held</source>
            <translation>Gehalten</translation>
        </message>
        <message>
            <source>Waited for</source>
            <translation>Gewartet</translation>
        </message>
        <message>
            <source>Longest wait</source>
            <translation>Längstes Warten</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>Was gefunden wurde</translation>
        </message>
        <message>
            <source>Severity</source>
            <translation>Schwere</translation>
        </message>
        <message>
            <source>At (ms)</source>
            <translation>Bei (ms)</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>Was zu tun ist</translation>
        </message>
        <message>
            <source>Shared variables at the end</source>
            <translation>Gemeinsame Variablen am Ende</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>thread</source>
            <translation>Thread</translation>
        </message>
        <message>
            <source>task</source>
            <translation>Task</translation>
        </message>
    </context>
    <context>
        <name>RoomQuestion</name>
        <message>
            <source>As the run shows: %1.</source>
            <translation>Wie der Lauf zeigt: %1.</translation>
        </message>
        <message>
            <source>That was predicted.</source>
            <translation>Das war vorhergesagt.</translation>
        </message>
        <message>
            <source>Predicted: %1.</source>
            <translation>Vorhergesagt: %1.</translation>
        </message>
    </context>
    <context>
        <name>Remedies</name>
        <message>
            <source>What if: %1</source>
            <translation>Was wäre wenn: %1</translation>
        </message>
        <message>
            <source>timeout</source>
            <translation>Frist</translation>
        </message>
        <message>
            <source>victim</source>
            <translation>Opfer</translation>
        </message>
        <message>
            <source>guard</source>
            <translation>Schutz</translation>
        </message>
        <message>
            <source>global order</source>
            <translation>feste Reihenfolge</translation>
        </message>
    </context>
    <context>
        <name>Search</name>
        <message>
            <source>thread</source>
            <translation>thread</translation>
        </message>
        <message>
            <source>lock</source>
            <translation>sperre</translation>
        </message>
        <message>
            <source>state</source>
            <translation>zustand</translation>
        </message>
        <message>
            <source>longer</source>
            <translation>länger</translation>
        </message>
        <message>
            <source>shorter</source>
            <translation>kürzer</translation>
        </message>
        <message>
            <source>line</source>
            <translation>zeile</translation>
        </message>
        <message>
            <source>%1 or %2</source>
            <translation>%1 oder %2</translation>
        </message>
        <message>
            <source>holding</source>
            <translation>hält</translation>
        </message>
        <message>
            <source>there is no '%1:'; write %2, or put the word in quotes</source>
            <translation>„%1:“ gibt es nicht; es gibt %2, oder das Wort in Anführungszeichen setzen</translation>
        </message>
        <message>
            <source>there is no state '%1'; write %2</source>
            <translation>den Zustand „%1“ gibt es nicht; es gibt %2</translation>
        </message>
        <message>
            <source>'%1' is not a time; write a number with ns, us, ms, s or min: 5ms</source>
            <translation>„%1“ ist keine Zeit; eine Zahl mit ns, us, ms, s oder min schreiben: 5ms</translation>
        </message>
        <message>
            <source>'%1' is not a line; write line:14, or line:14-20</source>
            <translation>„%1“ ist keine Zeile; zeile:14 oder zeile:14-20 schreiben</translation>
        </message>
        <message>
            <source>something has to follow %1</source>
            <translation>nach %1 muss etwas stehen</translation>
        </message>
        <message>
            <source>%1: takes one time</source>
            <translation>%1: nimmt eine einzige Zeit</translation>
        </message>
        <message>
            <source>the quote is not closed; write another "</source>
            <translation>das Anführungszeichen ist nicht geschlossen; noch eines schreiben: "</translation>
        </message>
        <message>
            <source>there is no thread '%1'</source>
            <translation>den Thread „%1“ gibt es nicht</translation>
        </message>
        <message>
            <source>there is no lock '%1'</source>
            <translation>die Sperre „%1“ gibt es nicht</translation>
        </message>
        <message>
            <source>nothing is called '%1'</source>
            <translation>nichts heißt „%1“</translation>
        </message>
        <message>
            <source>name</source>
            <translation>name</translation>
        </message>
        <message>
            <source>lane</source>
            <translation>spur</translation>
        </message>
        <message>
            <source>there is no lane '%1'; write %2</source>
            <translation>die Spur „%1“ gibt es nicht; es gibt %2</translation>
        </message>
    </context>
    <context>
        <name>Steps</name>
        <message>
            <source>, held by %1</source>
            <translation>, gehalten von %1</translation>
        </message>
        <message>
            <source> and </source>
            <translation> und </translation>
        </message>
        <message>
            <source>try to take %1</source>
            <translation>versuchen, %1 zu nehmen</translation>
        </message>
        <message>
            <source>take %1</source>
            <translation>%1 nehmen</translation>
        </message>
        <message>
            <source>let %1 go</source>
            <translation>%1 freigeben</translation>
        </message>
        <message>
            <source>take %1 for reading</source>
            <translation>%1 zum Lesen nehmen</translation>
        </message>
        <message>
            <source>let %1 go, having read</source>
            <translation>%1 nach dem Lesen freigeben</translation>
        </message>
        <message>
            <source>take %1 for writing</source>
            <translation>%1 zum Schreiben nehmen</translation>
        </message>
        <message>
            <source>let %1 go, having written</source>
            <translation>%1 nach dem Schreiben freigeben</translation>
        </message>
        <message>
            <source>take %1 again</source>
            <translation>%1 wieder nehmen</translation>
        </message>
        <message>
            <source>try to take one of %1</source>
            <translation>versuchen, eines von %1 zu nehmen</translation>
        </message>
        <message>
            <source>take one of %1</source>
            <translation>eines von %1 nehmen</translation>
        </message>
        <message>
            <source>give one to %1</source>
            <translation>eines an %1 geben</translation>
        </message>
        <message>
            <source>put something into %1</source>
            <translation>etwas in %1 legen</translation>
        </message>
        <message>
            <source>get something out of %1</source>
            <translation>etwas aus %1 holen</translation>
        </message>
        <message>
            <source>close %1</source>
            <translation>%1 schließen</translation>
        </message>
        <message>
            <source>read %1</source>
            <translation>%1 lesen</translation>
        </message>
        <message>
            <source>compute</source>
            <translation>rechnen</translation>
        </message>
        <message>
            <source>sleep</source>
            <translation>schlafen</translation>
        </message>
        <message>
            <source>ask %1 and wait for the answer</source>
            <translation>%1 fragen und auf die Antwort warten</translation>
        </message>
        <message>
            <source>wait for the end of %1</source>
            <translation>auf das Ende von %1 warten</translation>
        </message>
        <message>
            <source>start another</source>
            <translation>einen weiteren starten</translation>
        </message>
        <message>
            <source>check</source>
            <translation>prüfen</translation>
        </message>
        <message>
            <source>note</source>
            <translation>notieren</translation>
        </message>
        <message>
            <source>give up: %1</source>
            <translation>aufgeben: %1</translation>
        </message>
        <message>
            <source>waits for its tasks</source>
            <translation>wartet auf seine Tasks</translation>
        </message>
        <message>
            <source>waits for the end of %1</source>
            <translation>wartet auf das Ende von %1</translation>
        </message>
        <message>
            <source>waits for %1%2</source>
            <translation>wartet auf %1%2</translation>
        </message>
        <message>
            <source>, having read %1</source>
            <translation>, nachdem er %1 las</translation>
        </message>
        <message>
            <source>, having read %1: it is %2 by now, which would be lost</source>
            <translation>, nachdem er %1 las: inzwischen ist es %2, was verloren ginge</translation>
        </message>
        <message>
            <source>: fails%1</source>
            <translation>: schlägt fehl%1</translation>
        </message>
        <message>
            <source>: blocks%1</source>
            <translation>: blockiert%1</translation>
        </message>
        <message>
            <source>begin</source>
            <translation>beginnen</translation>
        </message>
        <message>
            <source>write %1 to %2</source>
            <translation>%1 in %2 schreiben</translation>
        </message>
        <message>
            <source>add %1 to %2, in one</source>
            <translation>%1 in einem Schritt zu %2 addieren</translation>
        </message>
        <message>
            <source>write %1 to %2 if it is as expected</source>
            <translation>%1 in %2 schreiben, falls es wie erwartet ist</translation>
        </message>
        <message>
            <source>%1 from %2</source>
            <translation>%1 aus %2</translation>
        </message>
        <message>
            <source>has read %1%2</source>
            <translation>hat %1%2 gelesen</translation>
        </message>
        <message>
            <source>waits at “%1” for the others</source>
            <translation>wartet bei „%1“ auf die anderen</translation>
        </message>
        <message>
            <source>let %1 go and wait for “%2”</source>
            <translation>%1 freigeben und auf „%2“ warten</translation>
        </message>
        <message>
            <source>notify one who waits for “%1”</source>
            <translation>einen wecken, der auf „%1“ wartet</translation>
        </message>
        <message>
            <source>notify all who wait for “%1”</source>
            <translation>alle wecken, die auf „%1“ warten</translation>
        </message>
        <message>
            <source>arrive at “%1”</source>
            <translation>bei „%1“ ankommen</translation>
        </message>
        <message>
            <source>notify “%1”, which wakes %2</source>
            <translation>„%1“ benachrichtigen, was %2 weckt</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>simulated time (%1)</source>
            <translation>simulierte Zeit (%1)</translation>
        </message>
        <message>
            <source>step by step: only the order counts</source>
            <translation>Schritt für Schritt: nur die Reihenfolge zählt</translation>
        </message>
        <message>
            <source>time (%1)</source>
            <translation>Zeit (%1)</translation>
        </message>
        <message>
            <source>CPU %1</source>
            <translation>CPU %1</translation>
        </message>
        <message>
            <source>idle cores</source>
            <translation>freie Kerne</translation>
        </message>
        <message>
            <source>zoom in to see where cores were idle</source>
            <translation>vergrößern, um zu sehen, wo Kerne frei waren</translation>
        </message>
        <message>
            <source>idle</source>
            <translation>frei</translation>
        </message>
        <message>
            <source>Threadline</source>
            <translation>Threadline</translation>
        </message>
        <message>
            <source>other programs</source>
            <translation>andere Programme</translation>
        </message>
        <message>
            <source>others</source>
            <translation>andere</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <source>%1 of %2 cores idle</source>
            <translation>%1 von %2 Kernen frei</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>%1 idle</source>
            <translation>%1 frei</translation>
        </message>
        <message>
            <source>%1: threads of the run %2 % of this time, idle %3 %</source>
            <translation>%1: Threads des Laufs %2 % dieser Zeit, frei %3 %</translation>
        </message>
        <message>
            <source>%1: several, too narrow to tell apart</source>
            <translation>%1: mehrere, zu schmal zum Unterscheiden</translation>
        </message>
        <message>
            <source>at most %1</source>
            <translation>höchstens %1</translation>
        </message>
        <message>
            <source>other programs and Threadline %1</source>
            <translation>andere Programme und Threadline %1</translation>
        </message>
        <message>
            <source>other programs %1</source>
            <translation>andere Programme %1</translation>
        </message>
        <message>
            <source>Threadline %1</source>
            <translation>Threadline %1</translation>
        </message>
        <message>
            <source>not known %1</source>
            <translation>nicht bekannt %1</translation>
        </message>
        <message>
            <source>CPU idle %1</source>
            <translation>CPU frei %1</translation>
        </message>
        <message>
            <source>busy %1</source>
            <translation>beschäftigt %1</translation>
        </message>
        <message>
            <source>idle %1</source>
            <translation>frei %1</translation>
        </message>
        <message>
            <source>busy with the threads of the run %1</source>
            <translation>mit den Threads des Laufs beschäftigt %1</translation>
        </message>
        <message>
            <source>%1 is idle, by estimate</source>
            <translation>%1 ist geschätzt frei</translation>
        </message>
        <message>
            <source>%1 is idle</source>
            <translation>%1 ist frei</translation>
        </message>
        <message>
            <source>%1 runs %2; on which CPU is estimated</source>
            <translation>%1 führt %2 aus; auf welcher CPU, ist geschätzt</translation>
        </message>
        <message>
            <source>%1 runs %2</source>
            <translation>%1 führt %2 aus</translation>
        </message>
        <message>
            <source>%1 runs Threadline itself: a service of the scenario, the recording, the start or the end of a thread</source>
            <translation>%1 führt Threadline selbst aus: einen Dienst des Szenarios, die Aufzeichnung, Beginn oder Ende eines Threads</translation>
        </message>
        <message>
            <source>%1 runs other programs, by estimate</source>
            <translation>%1 führt geschätzt andere Programme aus</translation>
        </message>
        <message>
            <source>What %1 did is not known: records of the kernel were lost</source>
            <translation>Was %1 tat, ist unbekannt: Meldungen des Kernels gingen verloren</translation>
        </message>
        <message>
            <source>Cores are idle in short stretches; zoom in to see why</source>
            <translation>Kerne sind in kurzen Stücken frei; vergrößern, um zu sehen, warum</translation>
        </message>
        <message>
            <source>%1, held by %2 since %3</source>
            <translation>%1, gehalten von %2 seit %3</translation>
        </message>
        <message>
            <source>%1, held by %2</source>
            <translation>%1, gehalten von %2</translation>
        </message>
        <message>
            <source>%1, at first held by %2</source>
            <translation>%1, zunächst gehalten von %2</translation>
        </message>
        <message>
            <source>%1, at first held by %2 since %3</source>
            <translation>%1, zunächst gehalten von %2 seit %3</translation>
        </message>
        <message>
            <source>runs</source>
            <translation>läuft</translation>
        </message>
        <message>
            <source>runs on CPU %1</source>
            <translation>läuft auf CPU %1</translation>
        </message>
        <message>
            <source>sleeps</source>
            <translation>schläft</translation>
        </message>
        <message>
            <source>waits for a reply</source>
            <translation>wartet auf eine Antwort</translation>
        </message>
        <message>
            <source>waits for a reply from %1</source>
            <translation>wartet auf eine Antwort von %1</translation>
        </message>
        <message>
            <source>is ready to run, but its event loop has not come to it yet</source>
            <translation>ist bereit, aber seine Ereignisschleife ist noch nicht bei ihm</translation>
        </message>
        <message>
            <source>is ready to run, but no CPU is free</source>
            <translation>ist bereit, aber keine CPU ist frei</translation>
        </message>
        <message>
            <source>is ready to run, and waits for a CPU</source>
            <translation>ist bereit und wartet auf eine CPU</translation>
        </message>
        <message>
            <source>is ready to run and not on a CPU yet, though one was idle for %1</source>
            <translation>ist bereit und noch auf keiner CPU, obwohl eine %1 lang frei war</translation>
        </message>
        <message>
            <source>waits for %1</source>
            <translation>wartet auf %1</translation>
        </message>
        <message>
            <source>waits for room in %1</source>
            <translation>wartet auf Platz in %1</translation>
        </message>
        <message>
            <source>waits for an item in %1</source>
            <translation>wartet auf ein Element in %1</translation>
        </message>
        <message>
            <source>the interpreter lock</source>
            <translation>die Interpretersperre</translation>
        </message>
        <message>
            <source>is held up by the recorder, whose buffer is full</source>
            <translation>wird vom Aufzeichner aufgehalten, dessen Puffer voll ist</translation>
        </message>
        <message>
            <source>did something that is not known: its events were lost</source>
            <translation>tat etwas Unbekanntes: seine Ereignisse gingen verloren</translation>
        </message>
        <message>
            <source>a lock</source>
            <translation>eine Sperre</translation>
        </message>
        <message>
            <source>waits for %1 to end</source>
            <translation>wartet auf das Ende von %1</translation>
        </message>
        <message>
            <source>does not go on: the error ended the run</source>
            <translation>läuft nicht weiter: der Fehler hat den Lauf beendet</translation>
        </message>
        <message>
            <source>ended by the error</source>
            <translation>vom Fehler beendet</translation>
        </message>
        <message>
            <source>ended</source>
            <translation>beendet</translation>
        </message>
        <message>
            <source>waits</source>
            <translation>wartet</translation>
        </message>
        <message>
            <source>%1, and can never go on</source>
            <translation>%1 und kann nie mehr weiter</translation>
        </message>
        <message numerus="yes">
            <source>%1: %n interval(s) in %2: %3</source>
            <translation>
                <numerusform>%1: %n Abschnitt in %2: %3</numerusform>
                <numerusform>%1: %n Abschnitte in %2: %3</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: %n step(s), too narrow to tell apart</source>
            <translation>
                <numerusform>%1: %n Schritt, zu schmal zum Unterscheiden</numerusform>
                <numerusform>%1: %n Schritte, zu schmal zum Unterscheiden</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message numerus="yes">
            <source>%1, %n thread(s): %2</source>
            <translation>
                <numerusform>%1, %n Thread: %2</numerusform>
                <numerusform>%1, %n Threads: %2</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1, %n thread(s)</source>
            <translation>
                <numerusform>%1, %n Thread</numerusform>
                <numerusform>%1, %n Threads</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>; %n wait(s) for it</source>
            <translation>
                <numerusform>; %n wartet darauf</numerusform>
                <numerusform>; %n warten darauf</numerusform>
            </translation>
        </message>
        <message>
            <source>; %1 waits for it</source>
            <translation>; %1 wartet darauf</translation>
        </message>
        <message>
            <source>; %1 wait for it</source>
            <translation>; %1 warten darauf</translation>
        </message>
        <message>
            <source>%1 takes and gives back locks, too often to tell apart here</source>
            <translation>%1 nimmt Sperren und gibt sie zurück, zu oft zum Unterscheiden</translation>
        </message>
        <message>
            <source>%1 is held, by several one after the other or together</source>
            <translation>%1 wird gehalten, von mehreren nacheinander oder zusammen</translation>
        </message>
        <message>
            <source>%1 wants %2%3</source>
            <translation>%1 will %2%3</translation>
        </message>
        <message>
            <source>%1 holds %2 for %3%4%5</source>
            <translation>%1 hält %2 %3 lang%4%5</translation>
        </message>
        <message>
            <source>%1 holds %2%3%4</source>
            <translation>%1 hält %2%3%4</translation>
        </message>
        <message>
            <source>has waited since %1 for %2</source>
            <translation>wartet seit %1 auf %2</translation>
        </message>
        <message>
            <source>%1 is held by %2; %3</source>
            <translation>%1 wird gehalten von %2; %3</translation>
        </message>
        <message>
            <source>%1, at %2%3</source>
            <translation>%1, bei %2%3</translation>
        </message>
        <message numerus="yes">
            <source>%1 gets or loses an item %n time(s) in %2; it holds %3 at first, %4 at last</source>
            <translation>
                <numerusform>%1 bekommt oder verliert %n-mal in %2 etwas; anfangs sind %3 darin, zuletzt %4</numerusform>
                <numerusform>%1 bekommt oder verliert %n-mal in %2 etwas; anfangs sind %3 darin, zuletzt %4</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 holds %n item(s) from the start</source>
            <translation>
                <numerusform>%1 enthält von Anfang an %n Element</numerusform>
                <numerusform>%1 enthält von Anfang an %n Elemente</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 holds %n item(s), since a step of %2%3</source>
            <translation>
                <numerusform>%1 enthält %n Element, seit einem Schritt von %2%3</numerusform>
                <numerusform>%1 enthält %n Elemente, seit einem Schritt von %2%3</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>An item came or went %n time(s).</source>
            <translation>
                <numerusform>%n-mal kam oder ging ein Element.</numerusform>
                <numerusform>%n-mal kam oder ging ein Element.</numerusform>
            </translation>
        </message>
        <message>
            <source>At the end it holds %1.</source>
            <translation>Am Ende enthält es %1.</translation>
        </message>
        <message numerus="yes">
            <source>%1 is written %n time(s) in %2, from %3 to %4</source>
            <translation>
                <numerusform>%1 wird %n-mal in %2 geschrieben, von %3 bis %4</numerusform>
                <numerusform>%1 wird %n-mal in %2 geschrieben, von %3 bis %4</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 changes %n time(s) here, from %2 to %3</source>
            <translation>
                <numerusform>%1 ändert sich hier %n-mal, von %2 bis %3</numerusform>
                <numerusform>%1 ändert sich hier %n-mal, von %2 bis %3</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>; %n of them left the value as it was</source>
            <translation>
                <numerusform>; %n davon ließ den Wert, wie er war</numerusform>
                <numerusform>; %n davon ließen den Wert, wie er war</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 is %2 from the start</source>
            <translation>%1 ist von Anfang an %2</translation>
        </message>
        <message>
            <source>%1 is %2, written by %3%4</source>
            <translation>%1 ist %2, geschrieben von %3%4</translation>
        </message>
        <message>
            <source>%1; it was %2 from the start</source>
            <translation>%1; es war von Anfang an %2</translation>
        </message>
        <message>
            <source>%1; %2 had written the same value %3 before</source>
            <translation>%1; %2 hatte %3 zuvor denselben Wert geschrieben</translation>
        </message>
        <message>
            <source>%1; %2 had written the same value before</source>
            <translation>%1; %2 hatte zuvor denselben Wert geschrieben</translation>
        </message>
        <message>
            <source>%1 in %2, for %3</source>
            <translation>%1 in %2, für %3</translation>
        </message>
        <message numerus="yes">
            <source>%1: %n slice(s) in %2, too narrow to tell apart</source>
            <translation>
                <numerusform>%1: %n Stück in %2, zu schmal zum Unterscheiden</numerusform>
                <numerusform>%1: %n Stücke in %2, zu schmal zum Unterscheiden</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 %2%3</source>
            <translation>%1 %2%3</translation>
        </message>
        <message>
            <source>Click here or press G to see them one by one, or all in one again.</source>
            <translation>Hier klicken oder G drücken, um sie einzeln zu sehen oder wieder alle in einer.</translation>
        </message>
        <message>
            <source>From %1 to %2, for %3.</source>
            <translation>Von %1 bis %2, für %3.</translation>
        </message>
        <message>
            <source>Taken %1 times, %2 of them at once and %3 after a wait.</source>
            <translation>%1-mal genommen, davon %2-mal sofort und %3-mal nach Warten.</translation>
        </message>
        <message>
            <source>Held for %1; the waits for it took %2, the longest %3.</source>
            <translation>%1 lang gehalten, %2 lang darauf gewartet, am längsten %3.</translation>
        </message>
        <message numerus="yes">
            <source>%n more wait(s) for it ended without it.</source>
            <translation>
                <numerusform>%n weiteres Mal wurde vergeblich darauf gewartet.</numerusform>
                <numerusform>%n weitere Male wurde vergeblich darauf gewartet.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Written %n time(s).</source>
            <translation>
                <numerusform>%n-mal geschrieben.</numerusform>
                <numerusform>%n-mal geschrieben.</numerusform>
            </translation>
        </message>
        <message>
            <source>At the end it is %1.</source>
            <translation>Am Ende ist es %1.</translation>
        </message>
        <message numerus="yes">
            <source>%n named slice(s), %1 deep.</source>
            <translation>
                <numerusform>%n benanntes Stück, %1 tief.</numerusform>
                <numerusform>%n benannte Stücke, %1 tief.</numerusform>
            </translation>
        </message>
        <message>
            <source>This trace does not say whether it ran or waited.</source>
            <translation>Diese Aufzeichnung sagt nicht, ob er lief oder wartete.</translation>
        </message>
        <message>
            <source>%1 had taken it at %2, in line %3.</source>
            <translation>%1 hatte sie bei %2 genommen, in Zeile %3.</translation>
        </message>
        <message>
            <source>%1 had taken it, in line %2.</source>
            <translation>%1 hatte sie genommen, in Zeile %2.</translation>
        </message>
        <message>
            <source>The wait ended at its deadline, without what it waited for.</source>
            <translation>Das Warten endete mit seiner Frist, ohne das Erwartete.</translation>
        </message>
        <message>
            <source>Woken by %1.</source>
            <translation>Geweckt von %1.</translation>
        </message>
        <message>
            <source>Where in this stretch it had the CPU is estimated.</source>
            <translation>Wo in diesem Stück die CPU genutzt wurde, ist geschätzt.</translation>
        </message>
        <message>
            <source>%1, line %2</source>
            <translation>%1, Zeile %2</translation>
        </message>
        <message>
            <source>Running, %1</source>
            <translation>Läuft, %1</translation>
        </message>
        <message>
            <source>Completed in %1</source>
            <translation>Beendet nach %1</translation>
        </message>
        <message>
            <source>Deadlocked, stopped after %1</source>
            <translation>Deadlock, gestoppt nach %1</translation>
        </message>
        <message>
            <source>Stopped at the time limit, %1</source>
            <translation>An der Zeitgrenze gestoppt, %1</translation>
        </message>
        <message>
            <source>Stopped after %1</source>
            <translation>Gestoppt nach %1</translation>
        </message>
        <message>
            <source>Nothing has happened yet: choose who goes first</source>
            <translation>Noch ist nichts geschehen: wählen, wer zuerst geht</translation>
        </message>
        <message>
            <source>Running, step by step</source>
            <translation>Läuft, Schritt für Schritt</translation>
        </message>
        <message>
            <source>Completed, step by step</source>
            <translation>Beendet, Schritt für Schritt</translation>
        </message>
        <message>
            <source>Deadlocked, step by step</source>
            <translation>Im Deadlock, Schritt für Schritt</translation>
        </message>
        <message>
            <source>Stopped, step by step</source>
            <translation>Gestoppt, Schritt für Schritt</translation>
        </message>
        <message>
            <source>Failed, step by step</source>
            <translation>Gescheitert, Schritt für Schritt</translation>
        </message>
        <message>
            <source>Failed: %1</source>
            <translation>Gescheitert: %1</translation>
        </message>
        <message>
            <source> (simulated)</source>
            <translation> (simuliert)</translation>
        </message>
        <message>
            <source>several, too narrow</source>
            <translation>mehrere, zu schmal</translation>
        </message>
        <message>
            <source>%1 (estimated)</source>
            <translation>%1 (geschätzt)</translation>
        </message>
        <message>
            <source>lock held</source>
            <translation>Sperre gehalten</translation>
        </message>
        <message>
            <source>held, others wait</source>
            <translation>gehalten, andere warten</translation>
        </message>
        <message>
            <source>lock wanted</source>
            <translation>Sperre gewollt</translation>
        </message>
        <message>
            <source>Threadline itself</source>
            <translation>Threadline selbst</translation>
        </message>
        <message>
            <source>other programs (estimated)</source>
            <translation>andere Programme (geschätzt)</translation>
        </message>
        <message>
            <source>value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>same value written again</source>
            <translation>derselbe Wert noch einmal</translation>
        </message>
        <message>
            <source>read by a thread</source>
            <translation>von einem Thread gelesen</translation>
        </message>
        <message>
            <source>many writes (higher: more)</source>
            <translation>viele Schreibzugriffe (höher: mehr)</translation>
        </message>
        <message>
            <source>deadlock</source>
            <translation>Deadlock</translation>
        </message>
        <message>
            <source>self-deadlock</source>
            <translation>Selbst-Deadlock</translation>
        </message>
        <message>
            <source>abandoned lock</source>
            <translation>verlassene Sperre</translation>
        </message>
        <message>
            <source>lost wakeup</source>
            <translation>verlorenes Wecken</translation>
        </message>
        <message>
            <source>running</source>
            <translation>läuft</translation>
        </message>
        <message>
            <source>sleeping</source>
            <translation>schläft</translation>
        </message>
        <message>
            <source>waits for I/O</source>
            <translation>wartet auf E/A</translation>
        </message>
        <message>
            <source>I/O</source>
            <translation>E/A</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>bereit</translation>
        </message>
        <message>
            <source>waits for the interpreter</source>
            <translation>wartet auf den Interpreter</translation>
        </message>
        <message>
            <source>interpreter</source>
            <translation>Interpreter</translation>
        </message>
        <message>
            <source>held up by the recorder</source>
            <translation>vom Aufzeichner aufgehalten</translation>
        </message>
        <message>
            <source>recorder</source>
            <translation>Aufzeichner</translation>
        </message>
        <message>
            <source>unknown: events were lost</source>
            <translation>unbekannt: Ereignisse gingen verloren</translation>
        </message>
        <message>
            <source>blocked</source>
            <translation>blockiert</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>wartet</translation>
        </message>
        <message>
            <source>%1, for ever</source>
            <translation>%1, für immer</translation>
        </message>
        <message>
            <source>deadlocked</source>
            <translation>im Deadlock</translation>
        </message>
        <message>
            <source>holds %1</source>
            <translation>hält %1</translation>
        </message>
        <message>
            <source>wants %1</source>
            <translation>will %1</translation>
        </message>
        <message>
            <source>held by %1</source>
            <translation>gehalten von %1</translation>
        </message>
        <message>
            <source>held by %1, for ever</source>
            <translation>gehalten von %1, für immer</translation>
        </message>
        <message>
            <source>%1 waits</source>
            <translation>%1 wartet</translation>
        </message>
        <message>
            <source>%1 wait</source>
            <translation>%1 warten</translation>
        </message>
        <message>
            <source>%1 readers</source>
            <translation>%1 Leser</translation>
        </message>
        <message>
            <source>read by %1</source>
            <translation>gelesen von %1</translation>
        </message>
        <message>
            <source>%1, by %2</source>
            <translation>%1, von %2</translation>
        </message>
        <message>
            <source>, held by %1</source>
            <translation>, gehalten von %1</translation>
        </message>
        <message>
            <source>first contention</source>
            <translation>erster Streit um eine Sperre</translation>
        </message>
        <message>
            <source>somebody begins to wait</source>
            <translation>jemand beginnt zu warten</translation>
        </message>
        <message>
            <source>the cycle closes</source>
            <translation>der Kreis schließt sich</translation>
        </message>
        <message>
            <source>an update is lost</source>
            <translation>eine Änderung geht verloren</translation>
        </message>
        <message>
            <source>a check fails</source>
            <translation>eine Prüfung schlägt fehl</translation>
        </message>
        <message>
            <source>note of the scenario</source>
            <translation>Notiz des Szenarios</translation>
        </message>
        <message>
            <source>%1 is the first who has to wait for %2%3.</source>
            <translation>%1 wartet als Erster auf %2%3.</translation>
        </message>
        <message>
            <source>%1 begins to wait for %2%3.</source>
            <translation>%1 wartet ab jetzt auf %2%3.</translation>
        </message>
        <message>
            <source>%1 begins to wait for another thread's end.</source>
            <translation>%1 wartet ab jetzt auf das Ende eines anderen Threads.</translation>
        </message>
        <message>
            <source>The cycle closes: from here on nobody in it can go on.</source>
            <translation>Der Kreis schließt sich: ab hier kann niemand darin weiter.</translation>
        </message>
        <message>
            <source>%1 writes %2 by what it read before: an update is lost.</source>
            <translation>%1 schreibt %2 nach dem, was es zuvor las: eine Änderung geht verloren.</translation>
        </message>
        <message>
            <source>%1 finds that this does not hold: %2.</source>
            <translation>%1 stellt fest, dass dies nicht gilt: %2.</translation>
        </message>
        <message>
            <source>%1: %2.</source>
            <translation>%1: %2.</translation>
        </message>
        <message>
            <source>%1 and %2 more</source>
            <translation>%1 und %2 weitere</translation>
        </message>
        <message>
            <source>%1 and %2</source>
            <translation>%1 und %2</translation>
        </message>
        <message>
            <source> (line %1)</source>
            <translation> (Zeile %1)</translation>
        </message>
        <message>
            <source>Read by %1.</source>
            <translation>Gelesen von %1.</translation>
        </message>
        <message>
            <source>%1 had read %2%3 before %4 wrote %5%6, and now wrote %7 over it: the update of %4 is lost.</source>
            <translation>%1 hatte %2%3 gelesen, bevor %4 %5%6 schrieb, und schrieb nun %7 darüber: die Änderung von %4 ist verloren.</translation>
        </message>
        <message>
            <source>%1 reads %2: %3%4</source>
            <translation>%1 liest %2: %3%4</translation>
        </message>
        <message>
            <source>%1 unlock of %2</source>
            <translation>%1 Freigabe von %2</translation>
        </message>
        <message>
            <source>%1 giving up the wait for %2</source>
            <translation>%1 Aufgabe des Wartens auf %2</translation>
        </message>
        <message>
            <source>%1 post to %2</source>
            <translation>%1 Freigabe von %2</translation>
        </message>
        <message>
            <source>%1 put into %2</source>
            <translation>%1 Einlegen in %2</translation>
        </message>
        <message>
            <source>%1 get from %2</source>
            <translation>%1 Entnahme aus %2</translation>
        </message>
        <message>
            <source>%1 closing of %2</source>
            <translation>%1 Schließen von %2</translation>
        </message>
        <message>
            <source>%1 end</source>
            <translation>%1 Ende</translation>
        </message>
        <message>
            <source>%1 start of it</source>
            <translation>%1 dessen Start</translation>
        </message>
        <message>
            <source>the reply from %1</source>
            <translation>die Antwort von %1</translation>
        </message>
        <message>
            <source>went on %1 later</source>
            <translation>er machte %1 später weiter</translation>
        </message>
        <message>
            <source>went on later</source>
            <translation>machte später weiter</translation>
        </message>
        <message>
            <source>went on at once</source>
            <translation>machte sofort weiter</translation>
        </message>
        <message>
            <source>it has not gone on yet</source>
            <translation>er hat noch nicht weitergemacht</translation>
        </message>
        <message>
            <source>%1's</source>
            <translation>%1:</translation>
        </message>
        <message>
            <source>Started by %1%2; %3.</source>
            <translation>Gestartet von %1%2; %3.</translation>
        </message>
        <message>
            <source>Woken by %1%2; %3.</source>
            <translation>Geweckt von %1%2; %3.</translation>
        </message>
        <message>
            <source> at %1</source>
            <translation> bei %1</translation>
        </message>
        <message>
            <source>Starts %1%2, which %3.</source>
            <translation>Startet %1%2; %3.</translation>
        </message>
        <message>
            <source>Wakes %1 by %2%3, which %4.</source>
            <translation>Weckt %1 durch %2%3; %4.</translation>
        </message>
        <message>
            <source>its</source>
            <translation>die eigene</translation>
        </message>
        <message>
            <source>And wakes more than %1 others.</source>
            <translation>Und weckt mehr als %1 andere.</translation>
        </message>
        <message>
            <source>And wakes %1 more.</source>
            <translation>Und weckt %1 weitere.</translation>
        </message>
        <message>
            <source>, line %1</source>
            <translation>, Zeile %1</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>Läuft</translation>
        </message>
        <message>
            <source>Sleeping</source>
            <translation>Schläft</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Wartet</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>Bereit</translation>
        </message>
        <message>
            <source>Interpreter</source>
            <translation>Interpreter</translation>
        </message>
        <message>
            <source>Recorder</source>
            <translation>Aufzeichner</translation>
        </message>
        <message>
            <source>Blocked</source>
            <translation>Blockiert</translation>
        </message>
        <message>
            <source>Deadlocked</source>
            <translation>Im Deadlock</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Unbekannt</translation>
        </message>
        <message>
            <source>waiting for I/O</source>
            <translation>wartet auf E/A</translation>
        </message>
        <message>
            <source>ready, its event loop has not come to it</source>
            <translation>bereit, seine Ereignisschleife ist noch nicht bei ihm</translation>
        </message>
        <message>
            <source>ready, waits for a CPU or its event loop</source>
            <translation>bereit, wartet auf eine CPU oder die Ereignisschleife</translation>
        </message>
        <message>
            <source>ready, waits for a CPU</source>
            <translation>bereit, wartet auf eine CPU</translation>
        </message>
        <message>
            <source>blocked on a lock</source>
            <translation>durch eine Sperre blockiert</translation>
        </message>
        <message>
            <source>bookmark</source>
            <translation>Lesezeichen</translation>
        </message>
        <message numerus="yes">
            <source>The process of %1, %n thread(s): %2</source>
            <translation>
                <numerusform>Der Prozess von %1, %n Thread: %2</numerusform>
                <numerusform>Der Prozess von %1, %n Threads: %2</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 has not started yet; it starts at %2</source>
            <translation>%1 hat noch nicht begonnen; das geschieht bei %2</translation>
        </message>
        <message>
            <source>%1 has finished, at %2</source>
            <translation>%1 ist zu Ende, bei %2</translation>
        </message>
        <message>
            <source>%1 has not started yet</source>
            <translation>%1 hat noch nicht begonnen</translation>
        </message>
        <message>
            <source>%1 has finished</source>
            <translation>%1 ist zu Ende</translation>
        </message>
        <message>
            <source>%1, at %2</source>
            <translation>%1, bei %2</translation>
        </message>
        <message>
            <source>At %1:</source>
            <translation>Bei %1:</translation>
        </message>
        <message>
            <source>At this moment:</source>
            <translation>In diesem Augenblick:</translation>
        </message>
        <message>
            <source>%1: start of “%2”</source>
            <translation>%1: %2 beginnt</translation>
        </message>
        <message>
            <source>%1 ends</source>
            <translation>%1 endet</translation>
        </message>
        <message>
            <source>%1: end of “%2”</source>
            <translation>%1: %2 endet</translation>
        </message>
        <message>
            <source>%1: %2 wants it</source>
            <translation>%1: %2 will sie</translation>
        </message>
        <message>
            <source>%1: %2 takes it</source>
            <translation>%1: %2 nimmt sie</translation>
        </message>
        <message>
            <source>%1: %2 no longer waits</source>
            <translation>%1: %2 wartet nicht mehr</translation>
        </message>
        <message>
            <source>%1: %2 lets it go</source>
            <translation>%1: %2 gibt sie frei</translation>
        </message>
        <message>
            <source>%1 since %2</source>
            <translation>%1 seit %2</translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n weiterer</numerusform>
                <numerusform>%n weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 is free</source>
            <translation>%1 ist frei</translation>
        </message>
        <message>
            <source>%1 is held by %2</source>
            <translation>%1 wird gehalten von %2</translation>
        </message>
        <message>
            <source>%1; nobody waits for it at this moment.</source>
            <translation>%1; in diesem Moment wartet niemand darauf.</translation>
        </message>
        <message>
            <source>%1; wanted by %2.</source>
            <translation>%1; gewollt von %2.</translation>
        </message>
        <message numerus="yes">
            <source>and %n more lock(s)</source>
            <translation>
                <numerusform>und %n weitere Sperre</numerusform>
                <numerusform>und %n weitere Sperren</numerusform>
            </translation>
        </message>
        <message>
            <source>Woken by %1 at %2.</source>
            <translation>Geweckt von %1 bei %2.</translation>
        </message>
        <message>
            <source>a point between edges</source>
            <translation>keine Kante</translation>
        </message>
        <message>
            <source>no time, as it was made step by step</source>
            <translation>keine Zeit, da Schritt für Schritt entschieden wurde</translation>
        </message>
        <message>
            <source>from %1 to %2</source>
            <translation>von %1 bis %2</translation>
        </message>
        <message>
            <source>process of %1</source>
            <translation>Prozess von %1</translation>
        </message>
        <message>
            <source>%1 in a slice</source>
            <translation>%1 in einem Abschnitt</translation>
        </message>
        <message>
            <source>no thread</source>
            <translation>kein Thread</translation>
        </message>
        <message>
            <source>At %1: %2</source>
            <translation>Bei %1: %2</translation>
        </message>
        <message>
            <source>; %1 % of the cores idle</source>
            <translation>; %1 % der Kerne frei</translation>
        </message>
        <message>
            <source>core idle (estimated)</source>
            <translation>Kern frei (geschätzt)</translation>
        </message>
        <message>
            <source>core idle</source>
            <translation>Kern frei</translation>
        </message>
        <message>
            <source>taken after a wait</source>
            <translation>nach Warten genommen</translation>
        </message>
        <message>
            <source>not started</source>
            <translation>nicht begonnen</translation>
        </message>
        <message>
            <source>finished</source>
            <translation>zu Ende</translation>
        </message>
        <message>
            <source>beneath: several, too narrow</source>
            <translation>darunter: mehrere, zu schmal</translation>
        </message>
        <message>
            <source>critical path</source>
            <translation>kritischer Pfad</translation>
        </message>
        <message>
            <source>does not hold: %1</source>
            <translation>gilt nicht: %1</translation>
        </message>
        <message numerus="yes">
            <source>Taken or posted %n time(s).</source>
            <translation>
                <numerusform>%n-mal genommen oder freigegeben.</numerusform>
                <numerusform>%n-mal genommen oder freigegeben.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 is %2, since a step of %3%4</source>
            <translation>%1 ist %2, seit einem Schritt von %3%4</translation>
        </message>
        <message numerus="yes">
            <source>%1 is taken or posted %n time(s) in %2; %3 are left at first, %4 at last</source>
            <translation>
                <numerusform>%1 wird in %2 %n-mal genommen oder freigegeben; anfangs sind %3 übrig, zuletzt %4</numerusform>
                <numerusform>%1 wird in %2 %n-mal genommen oder freigegeben; anfangs sind %3 übrig, zuletzt %4</numerusform>
            </translation>
        </message>
        <message>
            <source>held back until it is let go</source>
            <translation>zurückgehalten, bis er losgelassen wird</translation>
        </message>
        <message>
            <source>ready, not its turn</source>
            <translation>bereit, nicht an der Reihe</translation>
        </message>
        <message>
            <source>held back</source>
            <translation>zurückgehalten</translation>
        </message>
        <message>
            <source>is held back until it is let go</source>
            <translation>wird zurückgehalten, bis er losgelassen wird</translation>
        </message>
        <message>
            <source>is ready to run, but it is not its turn</source>
            <translation>ist bereit, aber nicht an der Reihe</translation>
        </message>
        <message>
            <source>somebody gets a lock after a wait</source>
            <translation>jemand bekommt eine Sperre nach dem Warten</translation>
        </message>
        <message>
            <source>%1 gets %2, after a wait of %3.</source>
            <translation>%1 bekommt %2, nach %3 Wartezeit.</translation>
        </message>
        <message>
            <source>%1 gets %2, after a wait.</source>
            <translation>%1 bekommt %2, nach einer Wartezeit.</translation>
        </message>
        <message>
            <source>%1 begins to wait for %2 to end.</source>
            <translation>%1 wartet ab jetzt auf das Ende von %2.</translation>
        </message>
        <message>
            <source>%1, at %2: a step that took no time</source>
            <translation>%1, bei %2: ein Schritt, der keine Zeit brauchte</translation>
        </message>
        <message>
            <source>Taken once, after a wait.</source>
            <translation>Einmal genommen, nach Warten.</translation>
        </message>
        <message>
            <source>Taken once, without a wait.</source>
            <translation>Einmal genommen, ohne Warten.</translation>
        </message>
        <message>
            <source>waits at “%1” for the others</source>
            <translation>wartet bei „%1“ auf die anderen</translation>
        </message>
        <message>
            <source>waits at “%1”</source>
            <translation>wartet bei „%1“</translation>
        </message>
        <message>
            <source>%1 begins to wait for %2%3, and the cycle closes: from here on nobody in it can go on.</source>
            <translation>%1 wartet ab jetzt auf %2%3, und der Kreis schließt sich: ab hier kann niemand darin weiter.</translation>
        </message>
        <message>
            <source>%1 takes %2.</source>
            <translation>%1 nimmt %2.</translation>
        </message>
        <message>
            <source>%1 reads %2: %3.</source>
            <translation>%1 liest %2: %3.</translation>
        </message>
        <message>
            <source>%1 writes %2: %3.</source>
            <translation>%1 schreibt %2: %3.</translation>
        </message>
        <message>
            <source>somebody takes a lock that is free</source>
            <translation>jemand nimmt eine freie Sperre</translation>
        </message>
        <message>
            <source>%1 notify on “%2”</source>
            <translation>%1 Benachrichtigung an „%2“</translation>
        </message>
        <message>
            <source>%1 arrival at “%2”, the last one</source>
            <translation>%1 Ankunft bei „%2“, die letzte</translation>
        </message>
        <message>
            <source>Failed after %1</source>
            <translation>Gescheitert nach %1</translation>
        </message>
        <message>
            <source>waiting for the interpreter lock</source>
            <translation>wartet auf die Interpretersperre</translation>
        </message>
        <message>
            <source>waits to be notified on “%1”</source>
            <translation>wartet auf eine Benachrichtigung an „%1“</translation>
        </message>
        <message>
            <source>waits on “%1”</source>
            <translation>wartet an „%1“</translation>
        </message>
        <message>
            <source>update lost</source>
            <translation>Änderung verloren</translation>
        </message>
        <message>
            <source>recorded until %1</source>
            <translation>aufgezeichnet bis %1</translation>
        </message>
        <message>
            <source>ended at %1</source>
            <translation>endete bei %1</translation>
        </message>
        <message numerus="yes">
            <source>%n hidden</source>
            <translation>
                <numerusform>%n fehlt</numerusform>
                <numerusform>%n fehlen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WaitHistogram</name>
        <message>
            <source>from %1</source>
            <translation>ab %1</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>Nobody waited</source>
            <translation>Niemand wartete</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>Waits by length: %1</source>
            <translation>Wartezeiten nach ihrer Länge: %1</translation>
        </message>
    </context>
    <context>
        <name>graph</name>
        <message>
            <source>held by</source>
            <translation>gehalten von</translation>
        </message>
        <message>
            <source>waits for</source>
            <translation>wartet auf</translation>
        </message>
        <message>
            <source>waits on</source>
            <translation>wartet an</translation>
        </message>
        <message>
            <source>waits at</source>
            <translation>wartet bei</translation>
        </message>
        <message>
            <source>wants</source>
            <translation>will</translation>
        </message>
        <message>
            <source>, held by </source>
            <translation>, gehalten von </translation>
        </message>
        <message>
            <source>Deadlock.</source>
            <translation>Deadlock.</translation>
        </message>
        <message>
            <source>One waits for a reply</source>
            <translation>Einer wartet auf eine Antwort</translation>
        </message>
        <message>
            <source>%1 wait for replies</source>
            <translation>%1 warten auf Antworten</translation>
        </message>
        <message>
            <source>This trace does not tell who waits for whom.</source>
            <translation>Diese Aufzeichnung sagt nicht, wer auf wen wartet.</translation>
        </message>
    </context>
    <context>
        <name>threadline::app</name>
        <message>
            <source> or </source>
            <translation> oder </translation>
        </message>
        <message>
            <source>Keyboard</source>
            <translation>Tastatur</translation>
        </message>
        <message>
            <source>What each key does</source>
            <translation>Was jede Taste tut</translation>
        </message>
        <message>
            <source>About Threadline</source>
            <translation>Über Threadline</translation>
        </message>
        <message>
            <source>Threadline %1</source>
            <translation>Threadline %1</translation>
        </message>
        <message>
            <source>Runs concurrency scenarios on real threads, records what each thread does, and draws it: where the CPU is idle, who waits for whom, how a deadlock closes.

Free software under the GNU General Public License, version 3 or later. It comes with no warranty. It is built on these libraries:</source>
            <translation>Führt nebenläufige Szenarien auf echten Threads aus, zeichnet auf, was jeder Thread tut, und zeichnet es: wo die CPU frei ist, wer auf wen wartet, wie sich ein Deadlock schließt.

Freie Software unter der GNU General Public License, Version 3 oder später, ohne jede Gewährleistung. Sie steht auf diesen Bibliotheken:</translation>
        </message>
        <message>
            <source>line %1</source>
            <translation>Zeile %1</translation>
        </message>
        <message>
            <source>%1 more</source>
            <translation>%1 weitere</translation>
        </message>
        <message>
            <source>%1 held, then %2: once, by %3</source>
            <translation>%1 gehalten, dann %2: einmal, von %3</translation>
        </message>
        <message>
            <source>%1 held, then %2: %4 times, by %3</source>
            <translation>%1 gehalten, dann %2: %4-mal, von %3</translation>
        </message>
        <message>
            <source>; part of a cycle</source>
            <translation>; Teil eines Kreises</translation>
        </message>
        <message>
            <source>Find a key or what it does</source>
            <translation>Taste oder Befehl suchen</translation>
        </message>
        <message>
            <source>No key does that.</source>
            <translation>Keine Taste tut das.</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::Banner</name>
        <message>
            <source>Dismiss</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Close this message (Esc)</source>
            <translation>Diese Meldung schließen (Esc)</translation>
        </message>
        <message>
            <source>Close this message</source>
            <translation>Diese Meldung schließen</translation>
        </message>
        <message>
            <source>Go to line %1</source>
            <translation>Zu Zeile %1</translation>
        </message>
        <message>
            <source>Show the line in the source</source>
            <translation>Die Zeile im Quelltext zeigen</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Hinweis</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::CodePane</name>
        <message>
            <source>Source</source>
            <translation>Quelltext</translation>
        </message>
        <message>
            <source>Revert</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>Back to the text of the file</source>
            <translation>Zurück zum Text der Datei</translation>
        </message>
        <message>
            <source>Revert the source</source>
            <translation>Quelltext zurücksetzen</translation>
        </message>
        <message>
            <source>Error in the source</source>
            <translation>Fehler im Quelltext</translation>
        </message>
        <message>
            <source>error in line %1</source>
            <translation>Fehler in Zeile %1</translation>
        </message>
        <message>
            <source>error</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>edited, not saved</source>
            <translation>geändert, nicht gesichert</translation>
        </message>
        <message>
            <source>edited</source>
            <translation>geändert</translation>
        </message>
        <message>
            <source>line %1</source>
            <translation>Zeile %1</translation>
        </message>
        <message>
            <source>edited since the run, not saved</source>
            <translation>seit dem Lauf geändert, nicht gesichert</translation>
        </message>
        <message>
            <source>edited since the run</source>
            <translation>seit dem Lauf geändert</translation>
        </message>
        <message>
            <source>not the text of the file</source>
            <translation>nicht der Text der Datei</translation>
        </message>
        <message>
            <source>other</source>
            <translation>anders</translation>
        </message>
        <message>
            <source>Go to a line</source>
            <translation>Zu einer Zeile gehen</translation>
        </message>
        <message>
            <source>Line, from 1 to %1:</source>
            <translation>Zeile, von 1 bis %1:</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::Commands</name>
        <message>
            <source>Rerun</source>
            <translation>Neu ausführen</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Vergleich</translation>
        </message>
        <message>
            <source>Sh&amp;ow the comparison</source>
            <translation>Vergleich zei&amp;gen</translation>
        </message>
        <message>
            <source>Back to the single r&amp;un</source>
            <translation>Zurück zum einzelnen &amp;Lauf</translation>
        </message>
        <message>
            <source>&amp;Run</source>
            <translation>&amp;Ausführen</translation>
        </message>
        <message>
            <source>Run the scenario on real threads</source>
            <translation>Das Szenario auf echten Threads ausführen</translation>
        </message>
        <message>
            <source>Run the scenario on the virtual clock</source>
            <translation>Das Szenario mit der virtuellen Uhr ausführen</translation>
        </message>
        <message>
            <source>Step &amp;by step</source>
            <translation>Schritt &amp;für Schritt</translation>
        </message>
        <message>
            <source>&amp;Explore</source>
            <translation>&amp;Erkunden</translation>
        </message>
        <message>
            <source>Go through every interleaving that matters: how can it end?</source>
            <translation>Alle Verschränkungen durchgehen, auf die es ankommt: wie kann es enden?</translation>
        </message>
        <message>
            <source>&amp;Stop</source>
            <translation>Stoppe&amp;n</translation>
        </message>
        <message>
            <source>End what is going on: a run, a comparison, seeds, an exploration, a trial</source>
            <translation>Beenden, was im Gang ist: einen Lauf, einen Vergleich, Startwerte, eine Erkundung, einen Versuch</translation>
        </message>
        <message>
            <source>Reset the &amp;parameters</source>
            <translation>&amp;Parameter zurücksetzen</translation>
        </message>
        <message>
            <source>All parameters as the scenario declares them</source>
            <translation>Alle Parameter, wie das Szenario sie angibt</translation>
        </message>
        <message>
            <source>Find a s&amp;cenario</source>
            <translation>S&amp;zenario suchen</translation>
        </message>
        <message>
            <source>Search the scenarios</source>
            <translation>In den Szenarien suchen</translation>
        </message>
        <message>
            <source>The text as the file has it</source>
            <translation>Der Text, wie er in der Datei steht</translation>
        </message>
        <message>
            <source>&amp;Open …</source>
            <translation>Ö&amp;ffnen …</translation>
        </message>
        <message>
            <source>&amp;Save the source</source>
            <translation>&amp;Quelltext sichern</translation>
        </message>
        <message>
            <source>Write the text to its file; a scenario that came with Threadline asks for a file of your own</source>
            <translation>Den Text in seine Datei schreiben; ein mitgeliefertes Szenario fragt nach einer eigenen Datei</translation>
        </message>
        <message>
            <source>Save the source &amp;as …</source>
            <translation>Quelltext sichern &amp;als …</translation>
        </message>
        <message>
            <source>Write the text to another file</source>
            <translation>Den Text in eine andere Datei schreiben</translation>
        </message>
        <message>
            <source>Save the r&amp;un …</source>
            <translation>&amp;Lauf sichern …</translation>
        </message>
        <message>
            <source>Save the run as a .tline file</source>
            <translation>Den Lauf als .tline-Datei sichern</translation>
        </message>
        <message>
            <source>&amp;Export a figure …</source>
            <translation>Abbildung &amp;exportieren …</translation>
        </message>
        <message>
            <source>Export the picture as PDF, SVG or PNG</source>
            <translation>Das Bild als PDF, SVG oder PNG exportieren</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <source>Close the window</source>
            <translation>Das Fenster schließen</translation>
        </message>
        <message>
            <source>On the &amp;virtual clock</source>
            <translation>Mit &amp;virtueller Uhr</translation>
        </message>
        <message>
            <source>Run on two simulated cores: the same result each time. The examples always do</source>
            <translation>Auf zwei simulierten Kernen ausführen: jedes Mal dasselbe Ergebnis. Die Beispiele laufen immer dort</translation>
        </message>
        <message>
            <source>&amp;Wait rather than lose events</source>
            <translation>Lieber &amp;warten als Ereignisse verlieren</translation>
        </message>
        <message>
            <source>Hold a thread up where it records events faster than they can be drained</source>
            <translation>Einen Thread aufhalten, wo er schneller aufzeichnet, als gelesen werden kann</translation>
        </message>
        <message>
            <source>&amp;Fit the run</source>
            <translation>&amp;Ganzer Lauf</translation>
        </message>
        <message>
            <source>Show the whole run; F in the timeline</source>
            <translation>Den ganzen Lauf zeigen; F im Zeitverlauf</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Ganz</translation>
        </message>
        <message>
            <source>Fo&amp;llow the run</source>
            <translation>Dem Lauf &amp;folgen</translation>
        </message>
        <message>
            <source>Keep the live end in sight</source>
            <translation>Das laufende Ende im Blick behalten</translation>
        </message>
        <message>
            <source>Follow</source>
            <translation>Folgen</translation>
        </message>
        <message>
            <source>Zoom &amp;in</source>
            <translation>Vergrö&amp;ßern</translation>
        </message>
        <message>
            <source>Less time, larger</source>
            <translation>Weniger Zeit, größer</translation>
        </message>
        <message>
            <source>Zoom &amp;out</source>
            <translation>Ver&amp;kleinern</translation>
        </message>
        <message>
            <source>More time, smaller</source>
            <translation>Mehr Zeit, kleiner</translation>
        </message>
        <message>
            <source>&amp;Next finding</source>
            <translation>&amp;Nächster Befund</translation>
        </message>
        <message>
            <source>Go to the next finding</source>
            <translation>Zum nächsten Befund</translation>
        </message>
        <message>
            <source>Go to the previous finding</source>
            <translation>Zum vorigen Befund</translation>
        </message>
        <message>
            <source>&amp;Play the run</source>
            <translation>Lauf ab&amp;spielen</translation>
        </message>
        <message>
            <source>Play the run, pause it</source>
            <translation>Den Lauf abspielen, anhalten</translation>
        </message>
        <message>
            <source>Next &amp;moment</source>
            <translation>Nächster &amp;Moment</translation>
        </message>
        <message>
            <source>Go to the next moment worth stopping at</source>
            <translation>Zum nächsten Moment, der das Anhalten lohnt</translation>
        </message>
        <message>
            <source>Previous m&amp;oment</source>
            <translation>Moment &amp;davor</translation>
        </message>
        <message>
            <source>Go to the previous moment</source>
            <translation>Zum Moment davor</translation>
        </message>
        <message>
            <source>Full screen, for a room: PageDown goes from moment to moment, Esc ends</source>
            <translation>Bildschirmfüllend, zum Vorführen: Bild↓ geht von Moment zu Moment, Esc beendet</translation>
        </message>
        <message>
            <source>Le&amp;gend</source>
            <translation>Legen&amp;de</translation>
        </message>
        <message>
            <source>What the colours and patterns mean</source>
            <translation>Was jedes Aussehen bedeutet</translation>
        </message>
        <message>
            <source>Critical &amp;path</source>
            <translation>K&amp;ritischer Pfad</translation>
        </message>
        <message>
            <source>Show what made the run as long as it was</source>
            <translation>Zeigen, was den Lauf so lang machte</translation>
        </message>
        <message>
            <source>As the s&amp;ystem</source>
            <translation>Wie das S&amp;ystem</translation>
        </message>
        <message>
            <source>Light or dark as the system is</source>
            <translation>Hell oder dunkel wie das System</translation>
        </message>
        <message>
            <source>Li&amp;ght</source>
            <translation>&amp;Hell</translation>
        </message>
        <message>
            <source>Light theme</source>
            <translation>Helle Darstellung</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>&amp;Dunkel</translation>
        </message>
        <message>
            <source>Dark theme</source>
            <translation>Dunkle Darstellung</translation>
        </message>
        <message>
            <source>&amp;Guide</source>
            <translation>&amp;Anleitung</translation>
        </message>
        <message>
            <source>How to use Threadline</source>
            <translation>Wie man Threadline benutzt</translation>
        </message>
        <message>
            <source>Take the &amp;tour</source>
            <translation>&amp;Rundgang</translation>
        </message>
        <message>
            <source>A few steps through the window</source>
            <translation>Ein paar Schritte durch das Fenster</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>&amp;Zuletzt geöffnet</translation>
        </message>
        <message>
            <source>Earlie&amp;r runs</source>
            <translation>F&amp;rühere Läufe</translation>
        </message>
        <message>
            <source>&amp;Keyboard</source>
            <translation>&amp;Tastatur</translation>
        </message>
        <message>
            <source>What each key does</source>
            <translation>Was jede Taste tut</translation>
        </message>
        <message>
            <source>&amp;About Threadline</source>
            <translation>Ü&amp;ber Threadline</translation>
        </message>
        <message>
            <source>Version and licence</source>
            <translation>Version und Lizenz</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Datei</translation>
        </message>
        <message>
            <source>&amp;Scenario</source>
            <translation>&amp;Szenario</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <source>The&amp;me</source>
            <translation>T&amp;hema</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
        <message>
            <source>Next p&amp;art of the window</source>
            <translation>Nächster Te&amp;il des Fensters</translation>
        </message>
        <message>
            <source>The keys go to the next part of the window</source>
            <translation>Die Tasten gelten dem nächsten Teil des Fensters</translation>
        </message>
        <message>
            <source>The keys go to the previous part of the window</source>
            <translation>Die Tasten gelten dem vorigen Teil des Fensters</translation>
        </message>
        <message>
            <source>Try see&amp;ds</source>
            <translation>&amp;Startwerte versuchen</translation>
        </message>
        <message>
            <source>Run it under many seeds, and count how it ends</source>
            <translation>Unter vielen Startwerten ausführen und zählen, wie es endet</translation>
        </message>
        <message>
            <source>Back to what was looked at before</source>
            <translation>Was zuvor zu sehen war</translation>
        </message>
        <message>
            <source>On to what was looked at after this</source>
            <translation>Was danach zu sehen war</translation>
        </message>
        <message>
            <source>&amp;Search the lanes</source>
            <translation>In den &amp;Spuren suchen</translation>
        </message>
        <message>
            <source>Find intervals by thread, lock, state, length or line</source>
            <translation>Abschnitte nach Thread, Sperre, Zustand, Länge oder Zeile finden</translation>
        </message>
        <message>
            <source>Next &amp;hit</source>
            <translation>Nächster Tre&amp;ffer</translation>
        </message>
        <message>
            <source>Go to the next hit of the search</source>
            <translation>Zum nächsten Treffer der Suche</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>&amp;Previous hit</source>
            <translation>Vori&amp;ger Treffer</translation>
        </message>
        <message>
            <source>Go to the previous hit of the search</source>
            <translation>Zum vorigen Treffer der Suche</translation>
        </message>
        <message>
            <source>&amp;Table of intervals</source>
            <translation>&amp;Tabelle der Abschnitte</translation>
        </message>
        <message>
            <source>The same as the timeline, to read; it sorts, and shows what a search found</source>
            <translation>Dasselbe wie der Zeitverlauf, zum Lesen; sie lässt sich sortieren und zeigt, was eine Suche fand</translation>
        </message>
        <message>
            <source>Boo&amp;kmark or note</source>
            <translation>&amp;Lesezeichen oder Notiz</translation>
        </message>
        <message>
            <source>Put a bookmark at this instant, or a note on the chosen stretch</source>
            <translation>Ein Lesezeichen an diesen Zeitpunkt setzen oder eine Notiz an den gewählten Bereich</translation>
        </message>
        <message>
            <source>Bookmark</source>
            <translation>Lesezeichen</translation>
        </message>
        <message>
            <source>Stretch &amp;begins here</source>
            <translation>Bereich &amp;beginnt hier</translation>
        </message>
        <message>
            <source>The figures are of the stretch from here; or drag with Shift</source>
            <translation>Die Zahlen gelten dem Bereich ab hier; oder mit Umschalt ziehen</translation>
        </message>
        <message>
            <source>Stretch &amp;ends here</source>
            <translation>Bereich &amp;endet hier</translation>
        </message>
        <message>
            <source>The figures are of the stretch up to here; or drag with Shift</source>
            <translation>Die Zahlen gelten dem Bereich bis hier; oder mit Umschalt ziehen</translation>
        </message>
        <message>
            <source>&amp;Measure from here</source>
            <translation>Von hier &amp;messen</translation>
        </message>
        <message>
            <source>The distance to where the cursor goes next; or drag with Ctrl</source>
            <translation>Der Abstand dorthin, wohin der Zeiger als Nächstes geht; oder mit Strg ziehen</translation>
        </message>
        <message>
            <source>&amp;Waits beside the source</source>
            <translation>&amp;Wartezeiten am Quelltext</translation>
        </message>
        <message>
            <source>Show beside each line how long threads waited there</source>
            <translation>Neben jeder Zeile zeigen, wie lange dort gewartet wurde</translation>
        </message>
        <message>
            <source>The whole run in a strip above the lanes</source>
            <translation>Der ganze Lauf in einem Streifen über den Spuren</translation>
        </message>
        <message>
            <source>On the virtual clock while a slider is dragged, on the real one when it is let go</source>
            <translation>Mit virtueller Uhr, während ein Regler gezogen wird, mit echter, wenn er losgelassen wird</translation>
        </message>
        <message>
            <source>Run this scenario with other values, and see the runs side by side</source>
            <translation>Dieses Szenario mit anderen Werten ausführen und die Läufe nebeneinander sehen</translation>
        </message>
        <message>
            <source>&amp;Keep this run for comparison</source>
            <translation>Diesen Lauf zum Vergleich &amp;behalten</translation>
        </message>
        <message>
            <source>Keep the finished run, to see others beside it</source>
            <translation>Den beendeten Lauf behalten, um andere daneben zu sehen</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Behalten</translation>
        </message>
        <message>
            <source>The runs that are kept or were compared, side by side</source>
            <translation>Die behaltenen oder verglichenen Läufe nebeneinander</translation>
        </message>
        <message>
            <source>Comparison</source>
            <translation>Vergleich</translation>
        </message>
        <message>
            <source>The run with its source, graph and findings</source>
            <translation>Der Lauf mit Quelltext, Graph und Befunden</translation>
        </message>
        <message>
            <source>← Single run</source>
            <translation>← Einzelner Lauf</translation>
        </message>
        <message>
            <source>One picture of all the runs, as PDF, SVG or PNG</source>
            <translation>Ein Bild aller Läufe, als PDF, SVG oder PNG</translation>
        </message>
        <message>
            <source>End waits for locks by &amp;time</source>
            <translation>Warten auf Sperren durch &amp;Zeit beenden</translation>
        </message>
        <message>
            <source>What if a wait for a second lock ended, and its block started over?</source>
            <translation>Was, wenn ein Warten auf eine zweite Sperre endete und neu begänne?</translation>
        </message>
        <message>
            <source>Roll a &amp;victim back</source>
            <translation>Ein O&amp;pfer zurücksetzen</translation>
        </message>
        <message>
            <source>What if a deadlock were found, and one thread started over?</source>
            <translation>Was, wenn ein Deadlock erkannt würde und ein Thread von vorn begänne?</translation>
        </message>
        <message>
            <source>&amp;Guard what raced</source>
            <translation>&amp;Schützen, was im Wettlauf war</translation>
        </message>
        <message>
            <source>What if a lock were held from the reading to the writing?</source>
            <translation>Was, wenn vom Lesen bis zum Schreiben eine Sperre gehalten würde?</translation>
        </message>
        <message>
            <source>Timeout</source>
            <translation>Frist</translation>
        </message>
        <message>
            <source>Victim</source>
            <translation>Opfer</translation>
        </message>
        <message>
            <source>Guard</source>
            <translation>Schutz</translation>
        </message>
        <message>
            <source>In place of who waits for whom: which lock is taken after which</source>
            <translation>An der Stelle von „wer auf wen wartet“: welche Sperre nach welcher genommen wird</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Reihenfolge</translation>
        </message>
        <message>
            <source>What &amp;if</source>
            <translation>Was wäre wenn</translation>
        </message>
        <message>
            <source>&amp;Inspect</source>
            <translation>&amp;Untersuchen</translation>
        </message>
        <message>
            <source>Bookmarks and &amp;notes</source>
            <translation>Lesezeichen und &amp;Notizen</translation>
        </message>
        <message>
            <source>Show what was written beside the run, and is kept with it</source>
            <translation>Zeigen, was neben den Lauf geschrieben und mit ihm aufbewahrt wurde</translation>
        </message>
        <message>
            <source>From n&amp;ote to note</source>
            <translation>V&amp;on Notiz zu Notiz</translation>
        </message>
        <message>
            <source>Go to the next note, through all the runs side by side</source>
            <translation>Zur nächsten Notiz, durch alle Läufe nebeneinander</translation>
        </message>
        <message>
            <source>Fi&amp;gures of the stretch</source>
            <translation>&amp;Zahlen des Bereichs</translation>
        </message>
        <message>
            <source>States, locks and lengths of waits, of the chosen stretch or the whole run</source>
            <translation>Zustände, Sperren und Längen des Wartens, des gewählten Bereichs oder des ganzen Laufs</translation>
        </message>
        <message>
            <source>&amp;Before and after</source>
            <translation>&amp;Vorher und nachher</translation>
        </message>
        <message>
            <source>The run as it is and with what was tried, side by side</source>
            <translation>Der Lauf, wie er ist, und mit dem, was versucht wurde, nebeneinander</translation>
        </message>
        <message>
            <source>Side by side</source>
            <translation>Nebeneinander</translation>
        </message>
        <message>
            <source>Rever&amp;t the source</source>
            <translation>&amp;Quelltext zurücksetzen</translation>
        </message>
        <message>
            <source>Previous vi&amp;ew</source>
            <translation>V&amp;orige Ansicht</translation>
        </message>
        <message>
            <source>Nex&amp;t view</source>
            <translation>Nächste Ansi&amp;cht</translation>
        </message>
        <message>
            <source>Pre&amp;vious finding</source>
            <translation>&amp;Voriger Befund</translation>
        </message>
        <message>
            <source>P&amp;resent</source>
            <translation>&amp;Präsentieren</translation>
        </message>
        <message>
            <source>Overvie&amp;w of the run</source>
            <translation>Ü&amp;berblick über den Lauf</translation>
        </message>
        <message>
            <source>Rerun when a parameter chan&amp;ges</source>
            <translation>Bei geändertem Parameter neu a&amp;usführen</translation>
        </message>
        <message>
            <source>Predict &amp;first</source>
            <translation>Zuerst vo&amp;rhersagen</translation>
        </message>
        <message>
            <source>The lesson asks before anything of an example is shown</source>
            <translation>Die Lektion fragt, bevor von einem Beispiel etwas zu sehen ist</translation>
        </message>
        <message>
            <source>Compare wit&amp;h …</source>
            <translation>Vergleichen &amp;mit …</translation>
        </message>
        <message>
            <source>Export the &amp;comparison …</source>
            <translation>Vergleich e&amp;xportieren …</translation>
        </message>
        <message>
            <source>Scenarios at the si&amp;de</source>
            <translation>S&amp;zenarien links</translation>
        </message>
        <message>
            <source>Scenarios and parameters, left of the timeline</source>
            <translation>Szenarien und Parameter, links vom Zeitverlauf</translation>
        </message>
        <message>
            <source>Parts &amp;below the timeline</source>
            <translation>Te&amp;ile unter dem Zeitverlauf</translation>
        </message>
        <message>
            <source>Source, graph and what else stands below the timeline</source>
            <translation>Quelltext, Graph und was sonst unter dem Zeitverlauf steht</translation>
        </message>
        <message>
            <source>Previous part of the &amp;window</source>
            <translation>Voriger T&amp;eil des Fensters</translation>
        </message>
        <message>
            <source>Lang&amp;uage</source>
            <translation>Spr&amp;ache</translation>
        </message>
        <message>
            <source>Loc&amp;k-order graph</source>
            <translation>Sperr&amp;ordnungsgraph</translation>
        </message>
        <message>
            <source>&amp;Go</source>
            <translation>&amp;Gehe zu</translation>
        </message>
        <message>
            <source>High &amp;contrast</source>
            <translation>Hoher &amp;Kontrast</translation>
        </message>
        <message>
            <source>Open a recorded run, a scenario, or a schedule, which is replayed</source>
            <translation>Einen aufgezeichneten Lauf öffnen, ein Szenario, oder einen Ablaufplan, der wiederholt wird</translation>
        </message>
        <message>
            <source>Save the sche&amp;dule …</source>
            <translation>Ablauf&amp;plan sichern …</translation>
        </message>
        <message>
            <source>Save who went next in the run as a small text file, to be replayed</source>
            <translation>Wer im Lauf jeweils an der Reihe war, als kleine Textdatei sichern, die wiederholt werden kann</translation>
        </message>
        <message>
            <source>Virtual clock</source>
            <translation>Virtuelle Uhr</translation>
        </message>
        <message>
            <source>&amp;Lanes with hits only</source>
            <translation>N&amp;ur Spuren mit Treffern</translation>
        </message>
        <message>
            <source>While something is searched for, lanes without any do not show</source>
            <translation>Solange etwas gesucht wird, zeigen sich Spuren ohne Treffer nicht</translation>
        </message>
        <message>
            <source>Only these lanes</source>
            <translation>Nur diese Spuren</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>Voriger</translation>
        </message>
        <message>
            <source>Take locks in a global &amp;order</source>
            <translation>Sperren in fester Reihenf&amp;olge nehmen</translation>
        </message>
        <message>
            <source>What if each thread took all locks of a block in a global order?</source>
            <translation>Was, wenn jeder Thread alle Sperren eines Blocks in einer festen Reihenfolge nähme?</translation>
        </message>
        <message>
            <source>Global order</source>
            <translation>Feste Reihenfolge</translation>
        </message>
        <message>
            <source>Run it step by step: you say at each step who goes next; pressed again: the marked one</source>
            <translation>Schritt für Schritt ausführen: bei jedem ist zu wählen, wer als Nächster geht; noch einmal: die markierte Zeile</translation>
        </message>
        <message>
            <source>&amp;Larger text</source>
            <translation>&amp;Größere Schrift</translation>
        </message>
        <message>
            <source>All text of the window larger</source>
            <translation>Alle Schrift im Fenster größer</translation>
        </message>
        <message>
            <source>&amp;Smaller text</source>
            <translation>&amp;Kleinere Schrift</translation>
        </message>
        <message>
            <source>All text of the window smaller</source>
            <translation>Alle Schrift im Fenster kleiner</translation>
        </message>
        <message>
            <source>Text of the &amp;usual size</source>
            <translation>&amp;Übliche Schriftgröße</translation>
        </message>
        <message>
            <source>All text as it was at first</source>
            <translation>Alle Schrift wie zu Anfang</translation>
        </message>
        <message>
            <source>Text &amp;size</source>
            <translation>&amp;Schriftgröße</translation>
        </message>
        <message>
            <source>White on black, and stark colours</source>
            <translation>Weiß auf Schwarz, und starke Farben</translation>
        </message>
        <message>
            <source>&amp;New scenario …</source>
            <translation>Ne&amp;ues Szenario …</translation>
        </message>
        <message>
            <source>A file of your own, with a small scenario to begin with</source>
            <translation>Eine eigene Datei, mit einem kleinen Szenario für den Anfang</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Reset</translation>
        </message>
        <message>
            <source>&amp;Zoom to the stretch</source>
            <translation>&amp;Auf den Bereich zoomen</translation>
        </message>
        <message>
            <source>Show the chosen stretch as large as it can be</source>
            <translation>Den gewählten Bereich so groß zeigen, wie es geht</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::CompareDialog</name>
        <message>
            <source>They were measured, and this scenario runs on the virtual clock alone</source>
            <translation>Sie wurden gemessen, und dieses Szenario läuft nur mit virtueller Uhr</translation>
        </message>
        <message>
            <source>Compare with …</source>
            <translation>Vergleichen mit …</translation>
        </message>
        <message>
            <source>What to compare</source>
            <translation>Was zu vergleichen ist</translation>
        </message>
        <message>
            <source>One parameter, several values</source>
            <translation>Ein Parameter, mehrere Werte</translation>
        </message>
        <message>
            <source>Other values</source>
            <translation>Andere Werte</translation>
        </message>
        <message>
            <source>virtual: simulated cores, the same result each time</source>
            <translation>virtuell: simulierte Kerne, jedes Mal dasselbe Ergebnis</translation>
        </message>
        <message>
            <source>real: measured</source>
            <translation>echt: gemessen</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Uhr</translation>
        </message>
        <message numerus="yes">
            <source>Beside the %n run(s) that are there</source>
            <translation>
                <numerusform>Neben dem %n vorhandenen Lauf</numerusform>
                <numerusform>Neben den %n vorhandenen Läufen</numerusform>
            </translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Vergleichen</translation>
        </message>
        <message>
            <source>Parameter</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>Its values</source>
            <translation>Seine Werte</translation>
        </message>
        <message>
            <source>Its values, with commas between them</source>
            <translation>Seine Werte, durch Kommas getrennt</translation>
        </message>
        <message>
            <source>Change a value: these are the ones that are set now.</source>
            <translation>Einen Wert ändern: dies sind die jetzt eingestellten.</translation>
        </message>
        <message>
            <source>Choose two values or more.</source>
            <translation>Zwei Werte oder mehr wählen.</translation>
        </message>
        <message>
            <source>At most %1 runs stand side by side; these are %2.</source>
            <translation>Höchstens %1 Läufe stehen nebeneinander; das sind %2.</translation>
        </message>
        <message>
            <source>All other parameters stay as they are set.</source>
            <translation>Alle anderen Parameter bleiben, wie sie eingestellt sind.</translation>
        </message>
        <message>
            <source>Beside a run with the values set now.</source>
            <translation>Neben einem Lauf mit den jetzt eingestellten Werten.</translation>
        </message>
        <message>
            <source>Choose a value that is not there yet.</source>
            <translation>Einen Wert wählen, der noch nicht da ist.</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::ComparedNotes</name>
        <message>
            <source>Bookmarks and notes of run %1: %2</source>
            <translation>Lesezeichen und Notizen von Lauf %1: %2</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::ComparedPane</name>
        <message>
            <source>Show alone</source>
            <translation>Allein zeigen</translation>
        </message>
        <message>
            <source>This run by itself, with its source, graph and findings</source>
            <translation>Dieser Lauf für sich, mit Quelltext, Graph und Befunden</translation>
        </message>
        <message>
            <source>Take this run out of the comparison</source>
            <translation>Diesen Lauf aus dem Vergleich nehmen</translation>
        </message>
        <message>
            <source>Timeline of run %1: %2</source>
            <translation>Zeitverlauf des Laufs %1: %2</translation>
        </message>
        <message>
            <source>Show run %1 alone</source>
            <translation>Lauf %1 allein zeigen</translation>
        </message>
        <message>
            <source>Take run %1 out of the comparison</source>
            <translation>Lauf %1 aus dem Vergleich nehmen</translation>
        </message>
        <message>
            <source>Hits of the search</source>
            <translation>Treffer der Suche</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::ComparisonExportDialog</name>
        <message>
            <source>Legend</source>
            <translation>Legende</translation>
        </message>
        <message>
            <source>Caption and description beside it</source>
            <translation>Bildunterschrift und Beschreibung daneben</translation>
        </message>
        <message>
            <source>Export the comparison</source>
            <translation>Vergleich exportieren</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Darstellung</translation>
        </message>
        <message>
            <source>Export …</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>Export to</source>
            <translation>Exportieren nach</translation>
        </message>
        <message>
            <source>The whole runs</source>
            <translation>Die ganzen Läufe</translation>
        </message>
        <message>
            <source>What is visible now</source>
            <translation>Was jetzt zu sehen ist</translation>
        </message>
        <message>
            <source>The chosen stretch</source>
            <translation>Der gewählte Bereich</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <source>What is marked</source>
            <translation>Was markiert ist</translation>
        </message>
        <message>
            <source>The stretch that is chosen or measured, and what each run did in it</source>
            <translation>Der gewählte oder gemessene Bereich, und was jeder Lauf darin tat</translation>
        </message>
        <message>
            <source>Time range</source>
            <translation>Zeitbereich</translation>
        </message>
        <message>
            <source>-compared</source>
            <translation>-verglichen</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>&amp;Format</source>
            <translation>&amp;Format</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Kopieren</translation>
        </message>
        <message>
            <source>The picture to the clipboard, as pixels and as SVG</source>
            <translation>Das Bild in die Zwischenablage, als Pixel und als SVG</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::ComparisonView</name>
        <message>
            <source>Comparison</source>
            <translation>Vergleich</translation>
        </message>
        <message>
            <source>How to compare</source>
            <translation>Wie man vergleicht</translation>
        </message>
        <message>
            <source>How many runs are over</source>
            <translation>Wie viele Läufe zu Ende sind</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>End the runs; those that are over stay</source>
            <translation>Die Läufe beenden; beendete bleiben</translation>
        </message>
        <message>
            <source>What is pointed at</source>
            <translation>Worauf der Zeiger steht</translation>
        </message>
        <message>
            <source>How the runs differ</source>
            <translation>Worin sich die Läufe unterscheiden</translation>
        </message>
        <message>
            <source>Running %1 of %2: %3</source>
            <translation>%1 von %2 läuft: %3</translation>
        </message>
        <message>
            <source>Running: %1</source>
            <translation>Läuft: %1</translation>
        </message>
        <message>
            <source>Point at an interval to read what it is.</source>
            <translation>Auf einen Abschnitt zeigen, um zu lesen, was er ist.</translation>
        </message>
        <message>
            <source>One run is kept. Keep another one, or add one, to compare them.</source>
            <translation>Ein Lauf ist behalten. Einen weiteren behalten oder hinzufügen, um sie zu vergleichen.</translation>
        </message>
        <message>
            <source>Nothing is written beside these runs yet; M puts a bookmark at the cursor.</source>
            <translation>Neben diesen Läufen steht noch nichts; M setzt ein Lesezeichen dorthin, wo der Zeiger steht.</translation>
        </message>
        <message>
            <source>Comparison: %1</source>
            <translation>Vergleich: %1</translation>
        </message>
        <message numerus="yes">
            <source>virtual clock, %n core(s)</source>
            <translation>
                <numerusform>virtuelle Uhr, %n Kern</numerusform>
                <numerusform>virtuelle Uhr, %n Kerne</numerusform>
            </translation>
        </message>
        <message>
            <source>real clock</source>
            <translation>echte Uhr</translation>
        </message>
        <message>
            <source>What if</source>
            <translation>Was wäre wenn</translation>
        </message>
        <message>
            <source>What is different</source>
            <translation>Was anders ist</translation>
        </message>
        <message>
            <source>Which stretch the figures are of</source>
            <translation>Für welchen Bereich die Zahlen gelten</translation>
        </message>
        <message>
            <source>In the stretch of %1, from %2 to %3. Esc leads back to the whole runs.</source>
            <translation>Im Bereich von %1, von %2 bis %3. Esc führt zurück zu den ganzen Läufen.</translation>
        </message>
        <message>
            <source>In the chosen stretch. Esc leads back to the whole runs.</source>
            <translation>Im gewählten Bereich. Esc führt zurück zu den ganzen Läufen.</translation>
        </message>
        <message>
            <source>Measured: %1</source>
            <translation>Gemessen: %1</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::DetailsPanel</name>
        <message>
            <source>line %1</source>
            <translation>Zeile %1</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Einzelheiten</translation>
        </message>
        <message>
            <source>Show %1</source>
            <translation>%1 zeigen</translation>
        </message>
        <message>
            <source>What to do:</source>
            <translation>Was zu tun ist:</translation>
        </message>
        <message>
            <source>In the source: %1</source>
            <translation>Im Quelltext: %1</translation>
        </message>
        <message>
            <source>and %1 more</source>
            <translation>und %1 weitere</translation>
        </message>
        <message>
            <source>At the end:</source>
            <translation>Am Ende:</translation>
        </message>
        <message>
            <source>Notes:</source>
            <translation>Notizen:</translation>
        </message>
        <message>
            <source>one core</source>
            <translation>ein Kern</translation>
        </message>
        <message>
            <source>%1 cores</source>
            <translation>%1 Kerne</translation>
        </message>
        <message>
            <source>%1, busy %2 of the time, idle %3</source>
            <translation>%1, beschäftigt %2 der Zeit, frei %3</translation>
        </message>
        <message>
            <source>, other programs about %1</source>
            <translation>, andere Programme etwa %1</translation>
        </message>
        <message>
            <source>, Threadline itself %1</source>
            <translation>, Threadline selbst %1</translation>
        </message>
        <message>
            <source>CPU:</source>
            <translation>CPU:</translation>
        </message>
        <message>
            <source>A person decided each step: only their order counts. No time was measured.</source>
            <translation>Über jeden Schritt hat ein Mensch entschieden: Nur ihre Reihenfolge zählt. Keine Zeit wurde gemessen.</translation>
        </message>
        <message>
            <source>Why it was idle:</source>
            <translation>Warum sie frei war:</translation>
        </message>
        <message>
            <source>Play it</source>
            <translation>Abspielen</translation>
        </message>
        <message>
            <source>What each of them does at %1:</source>
            <translation>Was jeder davon bei %1 tut:</translation>
        </message>
        <message>
            <source>What each of them does then:</source>
            <translation>Was jeder davon dann tut:</translation>
        </message>
        <message>
            <source>Of the %1 changes to %2 none was lost.</source>
            <translation>Von den %1 Änderungen von %2 ging keine verloren.</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::DifferenceModel</name>
        <message>
            <source>Figure</source>
            <translation>Zahl</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::ExportDialog</name>
        <message>
            <source>Export a figure</source>
            <translation>Abbildung exportieren</translation>
        </message>
        <message>
            <source>Export …</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>Export to</source>
            <translation>Exportieren nach</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Kopieren</translation>
        </message>
        <message>
            <source>The picture to the clipboard, as pixels and as SVG</source>
            <translation>Das Bild in die Zwischenablage, als Pixel und als SVG</translation>
        </message>
        <message>
            <source>Frame %1 of %2</source>
            <translation>Bild %1 von %2</translation>
        </message>
        <message>
            <source>A table in a text file: one row per line, its cells separated by commas</source>
            <translation>Eine Tabelle in einer Textdatei: eine Zeile je Eintrag, die Zellen durch Kommas getrennt</translation>
        </message>
        <message>
            <source>Reading what it shows …</source>
            <translation>Was sie zeigt, wird gelesen …</translation>
        </message>
        <message>
            <source>Reading the run …</source>
            <translation>Der Lauf wird gelesen …</translation>
        </message>
        <message>
            <source>Stopped: nothing was written.</source>
            <translation>Angehalten: geschrieben wurde nichts.</translation>
        </message>
        <message>
            <source>All lanes and findings of the run, for Perfetto, chrome://tracing and Threadline</source>
            <translation>Alle Spuren und Befunde des Laufs, für Perfetto, chrome://tracing und Threadline</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::ExportForm</name>
        <message>
            <source>Print, also in grey</source>
            <translation>Druck, auch in Grau</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Projector</source>
            <translation>Projektor</translation>
        </message>
        <message>
            <source> mm</source>
            <translation> mm</translation>
        </message>
        <message>
            <source> pt</source>
            <translation> pt</translation>
        </message>
        <message>
            <source> dpi</source>
            <translation> dpi</translation>
        </message>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>Critical path</source>
            <translation>Kritischer Pfad</translation>
        </message>
        <message>
            <source>Legend</source>
            <translation>Legende</translation>
        </message>
        <message>
            <source>Annotations</source>
            <translation>Anmerkungen</translation>
        </message>
        <message>
            <source>Measured distance</source>
            <translation>Gemessener Abstand</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <source>Caption and description beside it</source>
            <translation>Bildunterschrift und Beschreibung daneben</translation>
        </message>
        <message>
            <source>Own size</source>
            <translation>Eigene Größe</translation>
        </message>
        <message>
            <source>as the lanes need</source>
            <translation>wie die Spuren brauchen</translation>
        </message>
        <message>
            <source>&amp;Format</source>
            <translation>&amp;Format</translation>
        </message>
        <message>
            <source>&amp;Size</source>
            <translation>&amp;Größe</translation>
        </message>
        <message>
            <source>Resolution</source>
            <translation>Auflösung</translation>
        </message>
        <message>
            <source>Plays for</source>
            <translation>Spieldauer</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>Dars&amp;tellung</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Zeitverlauf</translation>
        </message>
        <message>
            <source>Wait-for graph at %1</source>
            <translation>Wartegraph bei %1</translation>
        </message>
        <message>
            <source>Wait-for graph at the chosen moment</source>
            <translation>Wartegraph im gewählten Augenblick</translation>
        </message>
        <message>
            <source>The whole run</source>
            <translation>Der ganze Lauf</translation>
        </message>
        <message>
            <source>What is visible now</source>
            <translation>Was jetzt zu sehen ist</translation>
        </message>
        <message>
            <source>The chosen stretch</source>
            <translation>Der gewählte Bereich</translation>
        </message>
        <message>
            <source>As the window shows it (Ctrl+6)</source>
            <translation>Wie das Fenster ihn zeigt (Strg+6)</translation>
        </message>
        <message>
            <source>Marks of findings, bookmarks and notes</source>
            <translation>Marken von Befunden, Lesezeichen und Notizen</translation>
        </message>
        <message>
            <source>As measured in the timeline (Ctrl and the mouse)</source>
            <translation>Wie im Zeitverlauf gemessen (Strg und Maus)</translation>
        </message>
        <message>
            <source>A text file with a caption, a description for those who do not see the figure, and where it comes from</source>
            <translation>Eine Textdatei mit Bildunterschrift, Beschreibung für alle, die die Abbildung nicht sehen, und Herkunft</translation>
        </message>
        <message>
            <source>C&amp;ontent</source>
            <translation>&amp;Inhalt</translation>
        </message>
        <message>
            <source>Time &amp;range</source>
            <translation>&amp;Zeitbereich</translation>
        </message>
        <message>
            <source>Lanes</source>
            <translation>Spuren</translation>
        </message>
        <message>
            <source>With</source>
            <translation>Mit</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>Beschriftung</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>Breite</translation>
        </message>
        <message>
            <source>Height</source>
            <translation>Höhe</translation>
        </message>
        <message>
            <source>Size of the text</source>
            <translation>Größe der Schrift</translation>
        </message>
        <message>
            <source>Length of the animation</source>
            <translation>Länge der Animation</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Darstellung</translation>
        </message>
        <message>
            <source>Content</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <source>Time range</source>
            <translation>Zeitbereich</translation>
        </message>
        <message>
            <source>Exactly as in the window</source>
            <translation>Genau wie im Fenster</translation>
        </message>
        <message>
            <source>As the window shows it: the lanes and the time in sight, what is chosen, found and measured</source>
            <translation>Wie das Fenster ihn zeigt: die Spuren und die Zeit, die zu sehen sind, und was gewählt, gefunden und gemessen ist</translation>
        </message>
        <message>
            <source>A table is not a picture</source>
            <translation>Eine Tabelle ist kein Bild</translation>
        </message>
        <message>
            <source>The graph has no lanes</source>
            <translation>Der Graph hat keine Spuren</translation>
        </message>
        <message>
            <source>As the window shows it: choose the timeline to change it</source>
            <translation>Wie das Fenster ihn zeigt: zum Ändern den Zeitverlauf wählen</translation>
        </message>
        <message>
            <source>Set by the chosen size; with your own size it can be changed</source>
            <translation>Wie die Größe es vorgibt; mit eigener Größe lässt es sich einstellen</translation>
        </message>
        <message>
            <source>Lines and letters are sharp at any size</source>
            <translation>Linien und Schrift sind in jeder Größe scharf</translation>
        </message>
        <message>
            <source>Only an animation plays</source>
            <translation>Nur eine Animation wird abgespielt</translation>
        </message>
        <message>
            <source>Switch it on in the window first (Ctrl+6)</source>
            <translation>Erst im Fenster einschalten (Strg+6)</translation>
        </message>
        <message>
            <source>A page always has its words</source>
            <translation>Eine Seite enthält ihren Text selbst</translation>
        </message>
        <message>
            <source>A table says it in its cells</source>
            <translation>Eine Tabelle sagt es in ihren Zellen</translation>
        </message>
        <message>
            <source>Main text</source>
            <translation>Schrift</translation>
        </message>
        <message>
            <source>A trace is not a picture</source>
            <translation>Eine Aufzeichnung ist kein Bild</translation>
        </message>
        <message>
            <source>A trace holds all that is known</source>
            <translation>Eine Aufzeichnung enthält alles, was bekannt ist</translation>
        </message>
        <message>
            <source>A trace holds the whole run</source>
            <translation>Eine Aufzeichnung enthält den ganzen Lauf</translation>
        </message>
        <message>
            <source> frames/s</source>
            <translation> Bilder/s</translation>
        </message>
        <message>
            <source>Timeline and wait-for graph</source>
            <translation>Zeitverlauf und Wartegraph</translation>
        </message>
        <message>
            <source>Below the timeline, who waits for whom: in an animation at each of its instants, in a page at %1</source>
            <translation>Unter dem Zeitverlauf, wer auf wen wartet: in einer Animation zu jedem ihrer Zeitpunkte, in einer Webseite bei %1</translation>
        </message>
        <message>
            <source>Below the timeline, who waits for whom: in an animation at each of its instants, in a page at the chosen moment</source>
            <translation>Unter dem Zeitverlauf, wer auf wen wartet: in einer Animation zu jedem ihrer Zeitpunkte, in einer Webseite im gewählten Augenblick</translation>
        </message>
        <message>
            <source>Frames a second</source>
            <translation>Bilder je Sekunde</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::FigurePreview</name>
        <message>
            <source>Preview</source>
            <translation>Vorschau</translation>
        </message>
        <message>
            <source>%1 mm wide, %2 mm high, small print %3 pt</source>
            <translation>%1 mm breit, %2 mm hoch, kleine Schrift %3 pt</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::FindingsList</name>
        <message>
            <source>%1 · %2 · at %3</source>
            <translation>%1 · %2 · bei %3</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Befunde</translation>
        </message>
        <message>
            <source>%1 · at %2</source>
            <translation>%1 · bei %2</translation>
        </message>
        <message>
            <source>%1 · of the whole run</source>
            <translation>%1 · zum ganzen Lauf</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::FindingsModel</name>
        <message>
            <source>, shown</source>
            <translation>, gezeigt</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::Gallery</name>
        <message>
            <source>Other</source>
            <translation>Anderes</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Search the scenarios</source>
            <translation>In den Szenarien suchen</translation>
        </message>
        <message>
            <source>Scenarios</source>
            <translation>Szenarien</translation>
        </message>
        <message>
            <source>Reading the scenarios …</source>
            <translation>Die Szenarien werden gelesen …</translation>
        </message>
        <message>
            <source>%1 (does not load)</source>
            <translation>%1 (lädt nicht)</translation>
        </message>
        <message>
            <source>No scenarios found.</source>
            <translation>Keine Szenarien gefunden.</translation>
        </message>
        <message>
            <source>Nothing found.</source>
            <translation>Nichts gefunden.</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::GraphView</name>
        <message>
            <source>Wait-for graph</source>
            <translation>Wartegraph</translation>
        </message>
        <message>
            <source>Who waits for whom shows here during a run.</source>
            <translation>Hier zeigt sich während eines Laufs, wer auf wen wartet.</translation>
        </message>
        <message>
            <source>Nobody waits.</source>
            <translation>Niemand wartet.</translation>
        </message>
        <message>
            <source>%1 %2 %3 since %4 ms</source>
            <translation>%1 %2 %3 seit %4 ms</translation>
        </message>
        <message>
            <source>%1 %2 %3</source>
            <translation>%1 %2 %3</translation>
        </message>
        <message>
            <source>is held by</source>
            <translation>wird gehalten von</translation>
        </message>
        <message>
            <source>, line %1</source>
            <translation>, Zeile %1</translation>
        </message>
        <message>
            <source>%1 is free</source>
            <translation>%1 ist frei</translation>
        </message>
        <message>
            <source>%1 holds nothing and waits for nothing</source>
            <translation>%1 hält nichts und wartet auf nichts</translation>
        </message>
        <message>
            <source>Lock-order graph</source>
            <translation>Sperrordnungsgraph</translation>
        </message>
        <message>
            <source>No lock was requested while another was held.</source>
            <translation>Keine Sperre wurde verlangt, während eine andere gehalten war.</translation>
        </message>
        <message>
            <source>%1 was held alone, or not at all</source>
            <translation>%1 wurde allein gehalten oder gar nicht</translation>
        </message>
        <message>
            <source>, and %1 more locks</source>
            <translation>, und %1 weitere Sperren</translation>
        </message>
        <message>
            <source>Taken in a circle: deadlocked</source>
            <translation>Im Kreis genommen: im Deadlock</translation>
        </message>
        <message>
            <source>Taken in a circle: can deadlock</source>
            <translation>Im Kreis genommen: ein Deadlock ist möglich</translation>
        </message>
        <message>
            <source>No lock was requested while another was held</source>
            <translation>Keine Sperre wurde verlangt, während eine andere gehalten war</translation>
        </message>
        <message>
            <source>Held, then requested: no circle</source>
            <translation>Gehalten, dann verlangt: kein Kreis</translation>
        </message>
        <message>
            <source>To the node on the left</source>
            <translation>Zum Knoten links</translation>
        </message>
        <message>
            <source>To the node on the right</source>
            <translation>Zum Knoten rechts</translation>
        </message>
        <message>
            <source>To the node above</source>
            <translation>Zum Knoten darüber</translation>
        </message>
        <message>
            <source>To the node below</source>
            <translation>Zum Knoten darunter</translation>
        </message>
        <message>
            <source>Choose the node</source>
            <translation>Den Knoten wählen</translation>
        </message>
        <message>
            <source>Let go</source>
            <translation>Loslassen</translation>
        </message>
        <message>
            <source>, and one more lock</source>
            <translation>, und eine weitere Sperre</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::Guide</name>
        <message>
            <source>Guide</source>
            <translation>Anleitung</translation>
        </message>
        <message>
            <source>Search the guide</source>
            <translation>In der Anleitung suchen</translation>
        </message>
        <message>
            <source>Enter goes to the next match, Shift+Enter back</source>
            <translation>Eingabe geht zum nächsten Treffer, Umschalt+Eingabe zurück</translation>
        </message>
        <message>
            <source>Pages of the guide</source>
            <translation>Seiten der Anleitung</translation>
        </message>
        <message>
            <source>Text of the guide</source>
            <translation>Text der Anleitung</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Previous page (Alt+←)</source>
            <translation>Die vorige Seite (Alt+←)</translation>
        </message>
        <message>
            <source>Nothing found.</source>
            <translation>Nichts gefunden.</translation>
        </message>
        <message numerus="yes">
            <source>On %n page(s)</source>
            <translation>
                <numerusform>Auf %n Seite</numerusform>
                <numerusform>Auf %n Seiten</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>threadline::app::ItemsModel</name>
        <message>
            <source>Thread</source>
            <translation>Thread</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Object</source>
            <translation>Objekt</translation>
        </message>
        <message>
            <source>When it began</source>
            <translation>Wann er begann</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Beginn</translation>
        </message>
        <message>
            <source>When it ended</source>
            <translation>Wann er endete</translation>
        </message>
        <message>
            <source>End</source>
            <translation>Ende</translation>
        </message>
        <message>
            <source>How long it was</source>
            <translation>Wie lang er war</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Länge</translation>
        </message>
        <message>
            <source>Who held the lock when the wait began, or is waited for</source>
            <translation>Wer die Sperre hielt, als das Warten begann, oder auf wen gewartet wird</translation>
        </message>
        <message>
            <source>By</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>Line of the source</source>
            <translation>Zeile des Quelltexts</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Zeile</translation>
        </message>
        <message>
            <source>What the thread or the CPU did, the value of the variable, or how many cores were idle</source>
            <translation>Was der Thread oder die CPU tat, der Wert der Variablen, oder wie viele Kerne frei waren</translation>
        </message>
        <message>
            <source>The lock, or whatever it waits for or holds; the variable, the CPU, or what it is called; why cores were idle</source>
            <translation>Die Sperre, oder worauf er wartet oder was er hält; die Variable, die CPU, oder wie es heißt; warum Kerne frei waren</translation>
        </message>
        <message>
            <source>On what kind of lane it lies</source>
            <translation>Auf welcher Art von Spur es liegt</translation>
        </message>
        <message>
            <source>Lane</source>
            <translation>Spur</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::ItemsPane</name>
        <message>
            <source>Table of all intervals</source>
            <translation>Tabelle aller Abschnitte</translation>
        </message>
        <message>
            <source>First</source>
            <translation>Anfang</translation>
        </message>
        <message>
            <source>Earlier</source>
            <translation>Früher</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Später</translation>
        </message>
        <message>
            <source>Last</source>
            <translation>Ende</translation>
        </message>
        <message>
            <source>Enter shows the row in the timeline</source>
            <translation>Eingabe zeigt die Zeile im Zeitverlauf</translation>
        </message>
        <message>
            <source>What is listed</source>
            <translation>Was aufgeführt ist</translation>
        </message>
        <message>
            <source>List the first part of the run, and show it in the timeline</source>
            <translation>Den ersten Teil des Laufs aufführen und im Zeitverlauf zeigen</translation>
        </message>
        <message>
            <source>List the previous part, and show it in the timeline</source>
            <translation>Den Teil davor aufführen und im Zeitverlauf zeigen</translation>
        </message>
        <message>
            <source>List the next part, and show it in the timeline</source>
            <translation>Den Teil danach aufführen und im Zeitverlauf zeigen</translation>
        </message>
        <message>
            <source>List the last part of the run, and show it in the timeline</source>
            <translation>Den letzten Teil des Laufs aufführen und im Zeitverlauf zeigen</translation>
        </message>
        <message>
            <source>The first %1 of %2 hits are listed: search for less to see all.</source>
            <translation>Die ersten %1 von %2 Treffern sind aufgeführt: enger suchen, um alle zu sehen.</translation>
        </message>
        <message>
            <source>Listed from %1 on. What came before is in the recording, and can be listed once the run is over.</source>
            <translation>Aufgeführt ab %1. Was davor war, steht in der Aufzeichnung und lässt sich aufführen, sobald der Lauf vorbei ist.</translation>
        </message>
        <message>
            <source>This run is too long to be listed at once: choose a part of it, here or in the timeline.</source>
            <translation>Dieser Lauf ist zu lang, um auf einmal aufgeführt zu werden: einen Teil wählen, hier oder im Zeitverlauf.</translation>
        </message>
        <message>
            <source>Listed: %1 to %2, of %3. The whole run is too long to be listed at once.</source>
            <translation>Aufgeführt: %1 bis %2, von %3. Der ganze Lauf ist zu lang, um auf einmal aufgeführt zu werden.</translation>
        </message>
        <message>
            <source>All lanes</source>
            <translation>Alle Spuren</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>Threads</translation>
        </message>
        <message>
            <source>Locks</source>
            <translation>Sperren</translation>
        </message>
        <message>
            <source>Variables</source>
            <translation>Variablen</translation>
        </message>
        <message>
            <source>CPUs</source>
            <translation>CPUs</translation>
        </message>
        <message>
            <source>Idle cores</source>
            <translation>Freie Kerne</translation>
        </message>
        <message>
            <source>Slices</source>
            <translation>Stücke</translation>
        </message>
        <message>
            <source>Moments and notes</source>
            <translation>Momente und Notizen</translation>
        </message>
        <message>
            <source>Which lanes are listed</source>
            <translation>Welche Spuren aufgeführt sind</translation>
        </message>
        <message>
            <source>List only what lies on lanes of this kind</source>
            <translation>Nur aufführen, was auf Spuren dieser Art liegt</translation>
        </message>
        <message>
            <source>Nothing was found to be listed here.</source>
            <translation>Gefunden wurde nichts, was hier aufzuführen wäre.</translation>
        </message>
        <message>
            <source>Where cores were idle is listed once the run is over.</source>
            <translation>Wo Kerne frei waren, wird aufgeführt, sobald der Lauf vorbei ist.</translation>
        </message>
        <message>
            <source>Nothing of this kind is listed of this part of the run.</source>
            <translation>Von diesem Teil des Laufs ist nichts dieser Art aufgeführt.</translation>
        </message>
        <message>
            <source>Nothing of this kind is in the run.</source>
            <translation>Nichts dieser Art ist in dem Lauf.</translation>
        </message>
        <message>
            <source>Nothing lies on any lane.</source>
            <translation>Auf keiner Spur liegt etwas.</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::KeyPage</name>
        <message>
            <source>Any key closes this.</source>
            <translation>Jede Taste schließt das.</translation>
        </message>
        <message>
            <source>What each key does</source>
            <translation>Was jede Taste tut</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::LessonPanel</name>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>%1 ms</source>
            <translation>%1 ms</translation>
        </message>
        <message>
            <source>Lesson</source>
            <translation>Lektion</translation>
        </message>
        <message>
            <source>Predict</source>
            <translation>Vorhersagen</translation>
        </message>
        <message>
            <source>Now press Run (Ctrl+R): the run gives the answer.</source>
            <translation>Nun Ausführen drücken (Strg+R): der Lauf gibt die Antwort.</translation>
        </message>
        <message>
            <source>Choose one, then press Run (Ctrl+R).</source>
            <translation>Eine wählen, dann Ausführen drücken (Strg+R).</translation>
        </message>
        <message>
            <source>As the run shows: %1.</source>
            <translation>Wie der Lauf zeigt: %1.</translation>
        </message>
        <message>
            <source>Look at the run</source>
            <translation>Den Lauf ansehen</translation>
        </message>
        <message>
            <source>Choose what the example on show tells you.</source>
            <translation>Wählen, was das gezeigte Beispiel sagt.</translation>
        </message>
        <message>
            <source>Show the answer</source>
            <translation>Die Antwort zeigen</translation>
        </message>
        <message>
            <source>Show the run</source>
            <translation>Den Lauf zeigen</translation>
        </message>
        <message>
            <source>Hide the run and predict</source>
            <translation>Den Lauf verbergen und vorhersagen</translation>
        </message>
        <message>
            <source>Predict again</source>
            <translation>Noch einmal vorhersagen</translation>
        </message>
        <message>
            <source>Choose one, with the mouse or its number: a run then gives the answer.</source>
            <translation>Eine wählen, mit der Maus oder ihrer Ziffer: dann gibt ein Lauf die Antwort.</translation>
        </message>
        <message>
            <source>You chose it.</source>
            <translation>Das war gewählt.</translation>
        </message>
        <message>
            <source>You chose: %1.</source>
            <translation>Gewählt war: %1.</translation>
        </message>
        <message>
            <source>You had predicted it.</source>
            <translation>Das war vorhergesagt.</translation>
        </message>
        <message>
            <source>You had predicted: %1.</source>
            <translation>Vorhergesagt war: %1.</translation>
        </message>
        <message>
            <source>Look at</source>
            <translation>Zu sehen</translation>
        </message>
        <message>
            <source>Explanation</source>
            <translation>Erklärung</translation>
        </message>
        <message>
            <source>Try next</source>
            <translation>Als Nächstes versuchen</translation>
        </message>
        <message>
            <source>Say it aloud</source>
            <translation>Laut sagen</translation>
        </message>
        <message>
            <source>as it is</source>
            <translation>wie es ist</translation>
        </message>
        <message>
            <source>Side by side: %1</source>
            <translation>Nebeneinander: %1</translation>
        </message>
        <message>
            <source>When not to</source>
            <translation>Wann nicht</translation>
        </message>
        <message>
            <source>Gained</source>
            <translation>Gewinn</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Kosten</translation>
        </message>
        <message>
            <source>Risk</source>
            <translation>Risiko</translation>
        </message>
        <message>
            <source>Press Run (Ctrl+R): the lesson then tells of that run.</source>
            <translation>Ausführen drücken (Strg+R): die Lektion erzählt dann von dem Lauf.</translation>
        </message>
        <message>
            <source>Run it on the virtual clock</source>
            <translation>Mit der virtuellen Uhr laufen lassen</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>Frage</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::LocksModel</name>
        <message>
            <source>Lock</source>
            <translation>Sperre</translation>
        </message>
        <message>
            <source>How often it was taken</source>
            <translation>Wie oft sie genommen wurde</translation>
        </message>
        <message>
            <source>Taken</source>
            <translation>Genommen</translation>
        </message>
        <message>
            <source>How often it was free when a thread wanted it</source>
            <translation>Wie oft sie frei war, als ein Thread sie wollte</translation>
        </message>
        <message>
            <source>At once</source>
            <translation>Sofort</translation>
        </message>
        <message>
            <source>How often a thread had to wait first, or gave up waiting</source>
            <translation>Wie oft ein Thread erst warten musste oder das Warten aufgab</translation>
        </message>
        <message>
            <source>Contended</source>
            <translation>Umkämpft</translation>
        </message>
        <message>
            <source>Time held, all threads together</source>
            <translation>Gehaltene Zeit, alle Threads zusammen</translation>
        </message>
        <message>
            <source>Held</source>
            <translation>Gehalten</translation>
        </message>
        <message>
            <source>Time waited, all threads together</source>
            <translation>Gewartete Zeit, alle Threads zusammen</translation>
        </message>
        <message>
            <source>Waited</source>
            <translation>Gewartet</translation>
        </message>
        <message>
            <source>The longest single wait</source>
            <translation>Das längste einzelne Warten</translation>
        </message>
        <message>
            <source>Longest</source>
            <translation>Längstes</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::MainWindow</name>
        <message>
            <source>This run broke off with an error: the lesson needs one that goes on to its end.</source>
            <translation>Dieser Lauf brach mit einem Fehler ab: Was er lehrt, wird von einem erzählt, der bis zum Ende geht.</translation>
        </message>
        <message>
            <source>Threadline</source>
            <translation>Threadline</translation>
        </message>
        <message>
            <source>Scenarios</source>
            <translation>Szenarien</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Zeitverlauf</translation>
        </message>
        <message>
            <source>Wait-for graph</source>
            <translation>Wartegraph</translation>
        </message>
        <message>
            <source>What the analyses find shows here during a run.</source>
            <translation>Was die Analysen finden, zeigt sich hier während eines Laufs.</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Befunde</translation>
        </message>
        <message>
            <source>Click an interval, a finding or a node of a run to read about it.</source>
            <translation>Einen Abschnitt, einen Befund oder einen Knoten eines Laufs anklicken, um darüber zu lesen.</translation>
        </message>
        <message>
            <source>Locks</source>
            <translation>Sperren</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>Threads</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>Werte</translation>
        </message>
        <message>
            <source>Outcomes</source>
            <translation>Ergebnisse</translation>
        </message>
        <message>
            <source>Facts</source>
            <translation>Fakten</translation>
        </message>
        <message>
            <source>Saved as %1</source>
            <translation>Gesichert als %1</translation>
        </message>
        <message>
            <source>Nothing was saved: the run whose schedule it was to be is no longer on show.</source>
            <translation>Nichts ist gesichert: der Lauf, dessen Ablaufplan es sein sollte, wird nicht mehr gezeigt.</translation>
        </message>
        <message>
            <source>Run again</source>
            <translation>Noch einmal</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Ausführen</translation>
        </message>
        <message>
            <source>Take the tour</source>
            <translation>Rundgang</translation>
        </message>
        <message>
            <source>Nine short steps through the window</source>
            <translation>Neun kurze Schritte durch das Fenster</translation>
        </message>
        <message>
            <source>A run at a glance</source>
            <translation>Ein Lauf auf einen Blick</translation>
        </message>
        <message>
            <source>The upper lanes are the threads, those below them the locks; time goes to the right. A colour says what a thread did: green ran, dark red waits for a lock for ever, in a deadlock.</source>
            <translation>Die oberen Spuren sind die Threads, darunter liegen die Sperren; die Zeit geht nach rechts. Die Farbe sagt, was ein Thread tat: grün lief er, dunkelrot wartet er für immer auf eine Sperre, in einem Deadlock.</translation>
        </message>
        <message>
            <source>Click an interval</source>
            <translation>Einen Abschnitt anklicken</translation>
        </message>
        <message>
            <source>The details say what the thread did then, who held what it waited for, and the source shows the line. By keyboard: ↓ chooses a lane, ] goes to the next edge, Enter selects. Zoom with the wheel or W and S.</source>
            <translation>Die Einzelheiten sagen, was der Thread da tat und wer hielt, worauf er wartete; der Quelltext zeigt die Zeile. Mit der Tastatur: ↓ wählt eine Spur, ] geht zur nächsten Kante, Eingabe wählt aus. Vergrößern mit dem Rad oder W und S.</translation>
        </message>
        <message>
            <source>Run it</source>
            <translation>Ausführen</translation>
        </message>
        <message>
            <source>What you see so far was simulated. Press Run (Ctrl+R): the same scenario on real threads, measured as it goes.</source>
            <translation>Was bisher zu sehen ist, war simuliert. Ausführen drücken (Strg+R): dasselbe Szenario auf echten Threads, dabei gemessen.</translation>
        </message>
        <message>
            <source>Who waits for whom</source>
            <translation>Wer auf wen wartet</translation>
        </message>
        <message>
            <source>The wait-for graph at the instant that is chosen. A closed cycle is a deadlock: nobody in it can ever go on.</source>
            <translation>Der Wartegraph zum gewählten Zeitpunkt. Ein geschlossener Kreis ist ein Deadlock: niemand darin kann je weiter.</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>Was gefunden wurde</translation>
        </message>
        <message>
            <source>Findings name the threads, the locks and the lines, and what to do about it. Choose one (F8): timeline, graph and source go there.</source>
            <translation>Befunde nennen die Threads, die Sperren und die Zeilen und was zu tun ist. Einen wählen (F8): Zeitverlauf, Graph und Quelltext gehen dorthin.</translation>
        </message>
        <message>
            <source>Move through the run</source>
            <translation>Durch den Lauf gehen</translation>
        </message>
        <message>
            <source>N goes to the next moment that matters, Space plays the run in slow motion, and the bar can be dragged. Everything shows the same instant.</source>
            <translation>N geht zum nächsten wichtigen Moment, die Leertaste spielt den Lauf in Zeitlupe ab, und der Balken lässt sich ziehen. Alles zeigt denselben Zeitpunkt.</translation>
        </message>
        <message>
            <source>gone to another moment</source>
            <translation>zu einem anderen Moment gegangen</translation>
        </message>
        <message>
            <source>gone to %1</source>
            <translation>zu %1 gegangen</translation>
        </message>
        <message>
            <source>the run is played</source>
            <translation>der Lauf wird abgespielt</translation>
        </message>
        <message>
            <source>Change the code</source>
            <translation>Den Code ändern</translation>
        </message>
        <message>
            <source>This is the scenario itself, a short Lua file. Change it and press Run; Revert brings it back. Beside it: the lesson, and the same program in Python.</source>
            <translation>Das ist das Szenario selbst, eine kurze Lua-Datei. Ändern und Ausführen drücken; Zurücksetzen stellt sie wieder her. Daneben: die Lektion und dasselbe Programm in Python.</translation>
        </message>
        <message>
            <source>the text is changed, and Run shows what comes of it</source>
            <translation>der Text ist geändert, und Ausführen zeigt, was daraus wird</translation>
        </message>
        <message>
            <source>More scenarios</source>
            <translation>Weitere Szenarien</translation>
        </message>
        <message>
            <source>From bottlenecks and races to the dining philosophers, chapter by chapter: choose another one. Ctrl+K searches.</source>
            <translation>Von Engpässen und Wettläufen bis zu den speisenden Philosophen, Kapitel für Kapitel: ein anderes wählen. Strg+K sucht.</translation>
        </message>
        <message>
            <source>That is all</source>
            <translation>Das ist alles</translation>
        </message>
        <message>
            <source>The menus have all of it: F1 opens the guide, ? shows all keys, F5 shows the run to a room, and Ctrl+E exports it as a figure. Help brings this tour back.</source>
            <translation>Die Menüs haben das alles: F1 öffnet die Anleitung, ? zeigt alle Tasten, F5 führt den Lauf vor Publikum vor, und Strg+E exportiert ihn als Abbildung. Hilfe bringt diesen Rundgang zurück.</translation>
        </message>
        <message>
            <source>Nothing has been opened or saved yet</source>
            <translation>Noch nichts geöffnet oder gesichert</translation>
        </message>
        <message>
            <source>The run with your notes waits under “Go”, “Earlier runs”.</source>
            <translation>Der Lauf mit den eigenen Notizen wartet unter „Gehe zu“, „Frühere Läufe“.</translation>
        </message>
        <message>
            <source>Show it</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>Show it again; the run on show waits in its place</source>
            <translation>Ihn wieder zeigen; der gezeigte Lauf wartet an seiner Stelle</translation>
        </message>
        <message>
            <source>No other run waits</source>
            <translation>Kein anderer Lauf wartet</translation>
        </message>
        <message>
            <source>&amp;Forget these</source>
            <translation>Diese &amp;vergessen</translation>
        </message>
        <message>
            <source>The window will be in that language when Threadline is next started.</source>
            <translation>Das Fenster hat diese Sprache beim nächsten Start von Threadline.</translation>
        </message>
        <message>
            <source>Restart now</source>
            <translation>Jetzt neu starten</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Später</translation>
        </message>
        <message>
            <source>Close the window, and open it again with the same scenario or file</source>
            <translation>Das Fenster schließen und mit demselben Szenario oder derselben Datei wieder öffnen</translation>
        </message>
        <message>
            <source>Go on; the language is kept for the next time</source>
            <translation>Weitermachen; die Sprache bleibt für das nächste Mal gewählt</translation>
        </message>
        <message>
            <source>As the &amp;system</source>
            <translation>Wie das &amp;System</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Quelltext</translation>
        </message>
        <message>
            <source>Lesson</source>
            <translation>Lektion</translation>
        </message>
        <message>
            <source>Python</source>
            <translation>Python</translation>
        </message>
        <message>
            <source>Source and lesson</source>
            <translation>Quelltext und Lektion</translation>
        </message>
        <message>
            <source>The same program: python3 %1</source>
            <translation>Dasselbe Programm: python3 %1</translation>
        </message>
        <message>
            <source>Wait, and run again</source>
            <translation>Warten und noch einmal</translation>
        </message>
        <message>
            <source>Run it again; threads wait rather than lose events</source>
            <translation>Noch einmal ausführen; Threads warten, statt Ereignisse zu verlieren</translation>
        </message>
        <message>
            <source>Do not say this again</source>
            <translation>Nicht mehr darauf hinweisen</translation>
        </message>
        <message>
            <source>Lanes and reports still mark estimated times</source>
            <translation>Spuren und Berichte kennzeichnen geschätzte Zeiten trotzdem</translation>
        </message>
        <message>
            <source>Go on s&amp;howing</source>
            <translation>&amp;Weiter zeigen</translation>
        </message>
        <message>
            <source>&amp;Hold the picture</source>
            <translation>Bild fest&amp;halten</translation>
        </message>
        <message>
            <source>&amp;Pause</source>
            <translation>&amp;Pause</translation>
        </message>
        <message>
            <source>&amp;Play the run</source>
            <translation>Lauf ab&amp;spielen</translation>
        </message>
        <message>
            <source>Show the run as it goes on</source>
            <translation>Den Lauf zeigen, wie er weitergeht</translation>
        </message>
        <message>
            <source>Hold the picture while recording goes on</source>
            <translation>Das Bild festhalten, während die Aufzeichnung weitergeht</translation>
        </message>
        <message>
            <source>Play the run, pause it (Ctrl+Space)</source>
            <translation>Den Lauf abspielen, anhalten (Strg+Leertaste)</translation>
        </message>
        <message>
            <source>Explored: a click on an outcome plays it here.</source>
            <translation>Erkundet: ein Klick auf ein Ergebnis spielt es hier.</translation>
        </message>
        <message>
            <source>Seeds were tried: a click on an outcome plays it here.</source>
            <translation>Seeds sind probiert: ein Klick auf ein Ergebnis spielt es hier.</translation>
        </message>
        <message>
            <source>What the analyses find in an outcome shows here once it is played.</source>
            <translation>Hier zeigt sich, was die Analysen in einem Ergebnis finden, sobald es gespielt wird.</translation>
        </message>
        <message>
            <source>Press Run (Ctrl+R): the threads of this scenario show here.</source>
            <translation>Ausführen drücken (Strg+R): hier zeigen sich die Threads dieses Szenarios.</translation>
        </message>
        <message>
            <source>Predict in the lesson what will happen: then a run shows here. Or press Run (Ctrl+R).</source>
            <translation>In der Lektion vorhersagen, was geschehen wird: dann zeigt sich hier ein Lauf. Oder Ausführen drücken (Strg+R).</translation>
        </message>
        <message>
            <source>Who waits for whom shows here during a run.</source>
            <translation>Hier zeigt sich während eines Laufs, wer auf wen wartet.</translation>
        </message>
        <message>
            <source>Nothing found so far.</source>
            <translation>Bisher nichts gefunden.</translation>
        </message>
        <message>
            <source>at %1</source>
            <translation>bei %1</translation>
        </message>
        <message>
            <source>at the chosen moment</source>
            <translation>im gewählten Augenblick</translation>
        </message>
        <message>
            <source>at the end, %1</source>
            <translation>am Ende, %1</translation>
        </message>
        <message>
            <source>at the end</source>
            <translation>am Ende</translation>
        </message>
        <message>
            <source>now, %1</source>
            <translation>jetzt, %1</translation>
        </message>
        <message>
            <source>now</source>
            <translation>jetzt</translation>
        </message>
        <message>
            <source>The scenario failed before anything could be found.</source>
            <translation>Das Szenario scheiterte, bevor etwas gefunden werden konnte.</translation>
        </message>
        <message>
            <source>Starting …</source>
            <translation>Startet …</translation>
        </message>
        <message>
            <source>Nothing has run yet</source>
            <translation>Noch ist nichts gelaufen</translation>
        </message>
        <message>
            <source>The picture stands still; recording goes on: Follow (%1) shows it live</source>
            <translation>Das Bild steht still; die Aufzeichnung geht weiter: Folgen (%1) zeigt sie</translation>
        </message>
        <message>
            <source>Reading the scenarios …</source>
            <translation>Die Szenarien werden gelesen …</translation>
        </message>
        <message>
            <source>A recorded run. Its scenario is not among those here.</source>
            <translation>Ein aufgezeichneter Lauf. Sein Szenario ist nicht unter den hiesigen.</translation>
        </message>
        <message>
            <source>Source of the run</source>
            <translation>Quelltext des Laufs</translation>
        </message>
        <message>
            <source>A trace of another program.</source>
            <translation>Die Aufzeichnung eines anderen Programms.</translation>
        </message>
        <message>
            <source>A trace of another program: there is no source beside it.</source>
            <translation>Die Aufzeichnung eines anderen Programms: Ein Quelltext liegt nicht bei.</translation>
        </message>
        <message>
            <source>The text that ran is not in this recording.</source>
            <translation>Der Text, der lief, ist nicht in dieser Aufzeichnung.</translation>
        </message>
        <message>
            <source>A trace of another program cannot be run</source>
            <translation>Die Aufzeichnung eines anderen Programms lässt sich nicht ausführen</translation>
        </message>
        <message>
            <source>The scenario of this run is not among those here: it cannot be run again</source>
            <translation>Das Szenario dieses Laufs ist nicht unter den hiesigen: Es lässt sich nicht noch einmal ausführen</translation>
        </message>
        <message>
            <source>Save the run</source>
            <translation>Lauf sichern</translation>
        </message>
        <message>
            <source>Recorded runs (*.tline)</source>
            <translation>Aufgezeichnete Läufe (*.tline)</translation>
        </message>
        <message>
            <source>scenario.lua</source>
            <translation>szenario.lua</translation>
        </message>
        <message>
            <source>Save the source as</source>
            <translation>Quelltext sichern als</translation>
        </message>
        <message>
            <source>Scenarios (*.lua)</source>
            <translation>Szenarien (*.lua)</translation>
        </message>
        <message>
            <source>Unsaved changes</source>
            <translation>Ungesicherte Änderungen</translation>
        </message>
        <message>
            <source>Save the changes to %1?</source>
            <translation>Die Änderungen an %1 sichern?</translation>
        </message>
        <message>
            <source>the source</source>
            <translation>dem Quelltext</translation>
        </message>
        <message>
            <source>Otherwise they are lost.</source>
            <translation>Sonst sind sie verloren.</translation>
        </message>
        <message>
            <source>Unsaved work</source>
            <translation>Nicht gesicherte Arbeit</translation>
        </message>
        <message>
            <source>Traces of other programs (*.json)</source>
            <translation>Aufzeichnungen anderer Programme (*.json)</translation>
        </message>
        <message numerus="yes">
            <source>%n note(s) deleted</source>
            <translation>
                <numerusform>%n Notiz gelöscht</numerusform>
                <numerusform>%n Notizen gelöscht</numerusform>
            </translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Bring back what was deleted (Ctrl+Z in the list)</source>
            <translation>Gelöschtes zurückholen (Strg+Z in der Liste)</translation>
        </message>
        <message numerus="yes">
            <source>%n run(s) taken out of the comparison</source>
            <translation>
                <numerusform>%n Lauf aus dem Vergleich genommen</numerusform>
                <numerusform>%n Läufe aus dem Vergleich genommen</numerusform>
            </translation>
        </message>
        <message>
            <source>Put back what was taken out</source>
            <translation>Wieder hineinnehmen, was herausgenommen wurde</translation>
        </message>
        <message>
            <source>Save your work before the window closes?</source>
            <translation>Die Arbeit sichern, bevor sich das Fenster schließt?</translation>
        </message>
        <message numerus="yes">
            <source>Save %n run(s) with your notes?</source>
            <translation>
                <numerusform>Den Lauf mit den eigenen Notizen sichern?</numerusform>
                <numerusform>%n Läufe mit den eigenen Notizen sichern?</numerusform>
            </translation>
        </message>
        <message>
            <source>The runs that you kept are not there the next time: another window that is closed does not come to its end.</source>
            <translation>Die behaltenen Läufe sind das nächste Mal nicht da: ein anderes Fenster, das geschlossen wird, kommt damit nicht zu Ende.</translation>
        </message>
        <message>
            <source>Close this one again to try once more; it closes then.</source>
            <translation>Dieses noch einmal schließen versucht es noch einmal; dann schließt es.</translation>
        </message>
        <message>
            <source>Otherwise this is lost:</source>
            <translation>Sonst ist verloren:</translation>
        </message>
        <message>
            <source>• the changes to %1</source>
            <translation>• die Änderungen an %1</translation>
        </message>
        <message>
            <source>• %1</source>
            <translation>• %1</translation>
        </message>
        <message>
            <source>It goes on …</source>
            <translation>Es geht weiter …</translation>
        </message>
        <message>
            <source>The run is over.</source>
            <translation>Der Lauf ist zu Ende.</translation>
        </message>
        <message>
            <source>↑ and ↓ choose a lane, [ and ] go from edge to edge, Enter selects an interval, and pressed again what lies beneath it</source>
            <translation>↑ und ↓ wählen eine Spur, [ und ] gehen von Kante zu Kante, Eingabe wählt einen Abschnitt aus, und noch einmal, was darunter liegt</translation>
        </message>
        <message>
            <source>Arrow keys go from node to node, Enter chooses one</source>
            <translation>Pfeiltasten gehen von Knoten zu Knoten, Eingabe wählt einen</translation>
        </message>
        <message>
            <source>Source of the scenario, its lesson, the same in Python</source>
            <translation>Quelltext des Szenarios, seine Lektion, dasselbe in Python</translation>
        </message>
        <message>
            <source>Details of what is selected, and tables of the run</source>
            <translation>Einzelheiten der Auswahl und Tabellen des Laufs</translation>
        </message>
        <message>
            <source>Close the message</source>
            <translation>Die Meldung schließen</translation>
        </message>
        <message>
            <source>Arrow keys choose a scenario, Enter goes to its Run button</source>
            <translation>Pfeiltasten wählen ein Szenario, Eingabe geht zu Ausführen</translation>
        </message>
        <message>
            <source>Enter goes to a finding, F8 to the next one</source>
            <translation>Eingabe geht zu einem Befund, F8 zum nächsten</translation>
        </message>
        <message>
            <source>What is known about the selection</source>
            <translation>Was über die Auswahl bekannt ist</translation>
        </message>
        <message>
            <source>What to predict, to look at and to try next</source>
            <translation>Was vorherzusagen, zu sehen und als Nächstes zu versuchen ist</translation>
        </message>
        <message>
            <source>For comparison; it is not run here</source>
            <translation>Zum Vergleich; es wird hier nicht ausgeführt</translation>
        </message>
        <message>
            <source>A Lua file that can be changed and run</source>
            <translation>Eine Lua-Datei, die sich ändern und ausführen lässt</translation>
        </message>
        <message>
            <source>Enter shows the row in the timeline</source>
            <translation>Eingabe zeigt die Zeile im Zeitverlauf</translation>
        </message>
        <message>
            <source>Prediction</source>
            <translation>Vorhersage</translation>
        </message>
        <message>
            <source>Reading the runs that were kept …

%1</source>
            <translation>Behaltene Läufe werden gelesen …

%1</translation>
        </message>
        <message>
            <source>It will not be there the next time unless you save it as a file of your own (%1).</source>
            <translation>Das nächste Mal ist er nur da, wenn er als eigene Datei gesichert wird (%1).</translation>
        </message>
        <message numerus="yes">
            <source>%n other run(s) made way for it.</source>
            <translation>
                <numerusform>%n anderer Lauf hat ihm Platz gemacht.</numerusform>
                <numerusform>%n andere Läufe haben ihm Platz gemacht.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n run(s) made way for this comparison.</source>
            <translation>
                <numerusform>%n Lauf hat diesem Vergleich Platz gemacht.</numerusform>
                <numerusform>%n Läufe haben diesem Vergleich Platz gemacht.</numerusform>
            </translation>
        </message>
        <message>
            <source>Bring the others back, without these</source>
            <translation>Die anderen zurückholen, ohne diese</translation>
        </message>
        <message>
            <source>Show them</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>Bring the others back, without this one</source>
            <translation>Die anderen zurückholen, ohne diesen</translation>
        </message>
        <message>
            <source>Start over</source>
            <translation>Neu beginnen</translation>
        </message>
        <message>
            <source>Keep this run alone; Undo brings the others back</source>
            <translation>Nur diesen Lauf behalten; Rückgängig holt die anderen zurück</translation>
        </message>
        <message>
            <source>Other kept runs are on another clock; they are there the next time, once these are taken out of the comparison.</source>
            <translation>Andere behaltene Läufe haben eine andere Uhr; sie sind das nächste Mal da, wenn diese aus dem Vergleich genommen sind.</translation>
        </message>
        <message>
            <source>Not all of the runs that were kept can be read any more.</source>
            <translation>Nicht alle behaltenen Läufe lassen sich noch lesen.</translation>
        </message>
        <message>
            <source>%1 cannot be kept for the next time as it is now: %2. Save it as a file of your own (%3).</source>
            <translation>%1 lässt sich so, wie der Lauf jetzt ist, nicht für das nächste Mal behalten: %2. Er kann als eigene Datei gesichert werden (%3).</translation>
        </message>
        <message>
            <source>Nothing to compare yet.

Compare with … (%1) runs this scenario with several values of a parameter.
Keep this run (%2) keeps a finished run, so that another one can come beside it.
A lesson names comparisons of its own, under Try next.</source>
            <translation>Noch nichts zu vergleichen.

Vergleichen mit … (%1) führt dieses Szenario mit mehreren Werten eines Parameters aus.
Diesen Lauf behalten (%2) behält einen beendeten Lauf, damit ein anderer daneben kommen kann.
Eine Lektion nennt eigene Vergleiche unter „Als Nächstes versuchen“.</translation>
        </message>
        <message>
            <source>%1 runs are side by side, and no more fit: take one out of the comparison first (%2).</source>
            <translation>%1 Läufe stehen nebeneinander, mehr passen nicht: erst einen aus dem Vergleich nehmen (%2).</translation>
        </message>
        <message>
            <source>The runs side by side are on the %1 clock: a measured time says nothing beside a simulated one.</source>
            <translation>Die Läufe im Vergleich haben eine andere Uhr (%1): eine gemessene Zeit sagt nichts neben einer simulierten.</translation>
        </message>
        <message>
            <source>Kept for comparison, %1 of %2: %3. %4 shows them side by side.</source>
            <translation>Zum Vergleich behalten, %1 von %2: %3. %4 zeigt sie nebeneinander.</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notizen</translation>
        </message>
        <message>
            <source>Range</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>Measured: %1</source>
            <translation>Gemessen: %1</translation>
        </message>
        <message>
            <source>This run is very long. Hold Shift and drag over the timeline to choose a stretch of it.</source>
            <translation>Dieser Lauf ist sehr lang. Mit gehaltener Umschalttaste über den Zeitverlauf ziehen, um einen Bereich davon zu wählen.</translation>
        </message>
        <message>
            <source>Hold Shift and drag over the timeline to choose a stretch.</source>
            <translation>Mit gehaltener Umschalttaste über den Zeitverlauf ziehen, um einen Bereich zu wählen.</translation>
        </message>
        <message>
            <source>Lock-order graph</source>
            <translation>Sperrordnungsgraph</translation>
        </message>
        <message>
            <source>Play the run and pause it; hold the picture of a live one</source>
            <translation>Den Lauf abspielen und anhalten; das Bild eines laufenden festhalten</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>Tabelle</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>Überall</translation>
        </message>
        <message>
            <source>In the timeline</source>
            <translation>Im Zeitverlauf</translation>
        </message>
        <message>
            <source>Among tabs: source, lesson, details and the like</source>
            <translation>Zwischen Karten: Quelltext, Lektion, Einzelheiten und dergleichen</translation>
        </message>
        <message>
            <source>The next tab</source>
            <translation>Die nächste Karte</translation>
        </message>
        <message>
            <source>The previous tab</source>
            <translation>Die vorige Karte</translation>
        </message>
        <message>
            <source>In the overview of the run</source>
            <translation>Im Überblick über den Lauf</translation>
        </message>
        <message>
            <source>Step by step</source>
            <translation>Schritt für Schritt</translation>
        </message>
        <message>
            <source>In the wait-for graph</source>
            <translation>Im Wartegraphen</translation>
        </message>
        <message>
            <source>In the source</source>
            <translation>Im Quelltext</translation>
        </message>
        <message>
            <source>While presenting</source>
            <translation>Beim Präsentieren</translation>
        </message>
        <message>
            <source>While presenting, step by step</source>
            <translation>Beim Präsentieren, Schritt für Schritt</translation>
        </message>
        <message>
            <source>The c&amp;hosen lane</source>
            <translation>Die ge&amp;wählte Spur</translation>
        </message>
        <message>
            <source>An example, simulated. Press Run (Ctrl+R) to run it again.</source>
            <translation>Ein Beispiel, simuliert. Ausführen (Strg+R): noch einmal.</translation>
        </message>
        <message>
            <source>An example, simulated. Press Run (Ctrl+R) for real threads.</source>
            <translation>Ein Beispiel, simuliert. Ausführen (Strg+R): echte Threads.</translation>
        </message>
        <message>
            <source>cannot open '%1': it is not there. It may have been moved, renamed or deleted; Ctrl+O opens another file.</source>
            <translation>„%1“ lässt sich nicht öffnen: die Datei ist nicht da. Vielleicht wurde sie verschoben, umbenannt oder gelöscht; Strg+O öffnet eine andere.</translation>
        </message>
        <message>
            <source>cannot open '%1': it is neither a recorded run (.tline or .json), a schedule (.schedule) nor a scenario (.lua)</source>
            <translation>„%1“ lässt sich nicht öffnen: es ist weder ein aufgezeichneter Lauf (.tline oder .json) noch ein Ablaufplan (.schedule) oder ein Szenario (.lua)</translation>
        </message>
        <message>
            <source>Open a recorded run, a schedule or a scenario</source>
            <translation>Einen aufgezeichneten Lauf, einen Ablaufplan oder ein Szenario öffnen</translation>
        </message>
        <message>
            <source>Save the schedule</source>
            <translation>Ablaufplan sichern</translation>
        </message>
        <message>
            <source>Schedules (*.schedule)</source>
            <translation>Ablaufpläne (*.schedule)</translation>
        </message>
        <message>
            <source>%1 is a schedule of '%2', which is not among the scenarios here; open its file first</source>
            <translation>%1 ist ein Ablaufplan von „%2“; dieses Szenario ist hier nicht vorhanden; zuerst seine Datei öffnen</translation>
        </message>
        <message>
            <source>A trace of another program: its slices are shown, but not searched for problems.</source>
            <translation>Die Aufzeichnung eines anderen Programms: Ihre Stücke werden gezeigt, aber nicht nach Problemen durchsucht.</translation>
        </message>
        <message>
            <source>undefined name &apos;%1&apos;</source>
            <translation>unbekannter Name „%1“</translation>
        </message>
        <message>
            <source>undefined name &apos;%1&apos;: did you mean &apos;%2&apos;?</source>
            <translation>unbekannter Name „%1“: ist „%2“ gemeint?</translation>
        </message>
        <message>
            <source>of another version of the source</source>
            <translation>von einer anderen Fassung des Quelltexts</translation>
        </message>
        <message>
            <source>of another version</source>
            <translation>von einer anderen Fassung</translation>
        </message>
        <message>
            <source>with values other than those set now</source>
            <translation>mit anderen Werten, als jetzt eingestellt sind</translation>
        </message>
        <message>
            <source>with other values</source>
            <translation>mit anderen Werten</translation>
        </message>
        <message>
            <source>Exploring …</source>
            <translation>Wird erkundet …</translation>
        </message>
        <message>
            <source>Explored: a click on an outcome plays it</source>
            <translation>Erkundet: ein Klick auf ein Ergebnis spielt es</translation>
        </message>
        <message>
            <source>Seeds were tried: a click on an outcome plays it</source>
            <translation>Seeds sind probiert: ein Klick auf ein Ergebnis spielt es</translation>
        </message>
        <message>
            <source>Step %1 waits for a choice</source>
            <translation>Schritt %1 wartet auf eine Wahl</translation>
        </message>
        <message>
            <source>virtual, as always step by step</source>
            <translation>virtuell, wie immer Schritt für Schritt</translation>
        </message>
        <message>
            <source>Nothing found: no deadlock, no lost update, no failed check.</source>
            <translation>Nichts gefunden: kein Deadlock, keine verlorene Änderung, keine fehlgeschlagene Prüfung.</translation>
        </message>
        <message>
            <source>Nothing found until the run was stopped, before its end.</source>
            <translation>Nichts gefunden, bis der Lauf vor seinem Ende gestoppt wurde.</translation>
        </message>
        <message>
            <source>A new scenario</source>
            <translation>Ein neues Szenario</translation>
        </message>
        <message>
            <source>on a clock other than the one set now</source>
            <translation>auf einer anderen Uhr, als jetzt eingestellt ist</translation>
        </message>
        <message>
            <source>on another clock</source>
            <translation>auf einer anderen Uhr</translation>
        </message>
        <message>
            <source>step by step: only the order counts, no time was measured</source>
            <translation>Schritt für Schritt: nur die Reihenfolge zählt, keine Zeit wurde gemessen</translation>
        </message>
        <message>
            <source>step by step: no time was measured</source>
            <translation>Schritt für Schritt: keine Zeit wurde gemessen</translation>
        </message>
        <message>
            <source>Step by step: no time was measured.</source>
            <translation>Schritt für Schritt: keine Zeit wurde gemessen.</translation>
        </message>
        <message>
            <source>A person decided each step of this run: only their order counts, and no time was measured.</source>
            <translation>Über jeden Schritt dieses Laufs hat ein Mensch entschieden: Nur ihre Reihenfolge zählt, und keine Zeit wurde gemessen.</translation>
        </message>
        <message>
            <source>no time was measured</source>
            <translation>keine Zeit wurde gemessen</translation>
        </message>
        <message>
            <source>Example: </source>
            <translation>Beispiel: </translation>
        </message>
        <message>
            <source>example, simulated; press Run (%1) to run it</source>
            <translation>Beispiel, simuliert; „Ausführen“ (%1) führt es aus</translation>
        </message>
        <message>
            <source>example, simulated</source>
            <translation>Beispiel, simuliert</translation>
        </message>
        <message>
            <source>example</source>
            <translation>Beispiel</translation>
        </message>
        <message>
            <source>What happened then cannot be read.</source>
            <translation>Was damals war, ist nicht zu lesen.</translation>
        </message>
        <message>
            <source>Reading which locks were taken while others were held …</source>
            <translation>Welche Sperren genommen wurden, während andere gehalten waren, wird gelesen …</translation>
        </message>
        <message>
            <source>Which locks were taken cannot be read.</source>
            <translation>Welche Sperren genommen wurden, ist nicht zu lesen.</translation>
        </message>
        <message>
            <source>reading what was at %1 …</source>
            <translation>was bei %1 war, wird gelesen …</translation>
        </message>
        <message>
            <source>The run is too long: who waited for whom then is no longer known.</source>
            <translation>Der Lauf ist zu lang: wer damals auf wen wartete, ist nicht mehr bekannt.</translation>
        </message>
        <message>
            <source>Reading who waits for whom …</source>
            <translation>Wer auf wen wartet, wird gelesen …</translation>
        </message>
        <message>
            <source>waits show when the run is over</source>
            <translation>Wartezeiten kommen nach dem Ende des Laufs</translation>
        </message>
        <message>
            <source>waits show for a chosen stretch</source>
            <translation>Wartezeiten kommen mit einem gewählten Bereich</translation>
        </message>
        <message>
            <source>reading …</source>
            <translation>wird gelesen …</translation>
        </message>
        <message>
            <source>no waits yet</source>
            <translation>noch keine Wartezeiten</translation>
        </message>
        <message>
            <source>Not&amp;e on it</source>
            <translation>Notiz dazu</translation>
        </message>
        <message>
            <source>&amp;Zoom to it</source>
            <translation>Darauf zoomen</translation>
        </message>
        <message>
            <source>Find the sa&amp;me</source>
            <translation>Gleiche suchen</translation>
        </message>
        <message>
            <source>Replace it?</source>
            <translation>Ersetzen?</translation>
        </message>
        <message>
            <source>%1 was changed by another program since it was read here. Replace it with what stands here?</source>
            <translation>%1 wurde von einem anderen Programm geändert, seit es hier gelesen wurde. Mit dem ersetzen, was hier steht?</translation>
        </message>
        <message>
            <source>What the other program wrote is then lost.</source>
            <translation>Was das andere Programm geschrieben hat, ist dann verloren.</translation>
        </message>
        <message>
            <source>&amp;Replace</source>
            <translation>E&amp;rsetzen</translation>
        </message>
        <message>
            <source>What you wrote in %1 can be recovered</source>
            <translation>Text noch da: %1</translation>
        </message>
        <message>
            <source>What you wrote in %1 and its last run can be recovered</source>
            <translation>Text und Lauf noch da: %1</translation>
        </message>
        <message>
            <source>The unsaved run of %1, %2 can be recovered</source>
            <translation>Lauf noch da: %1, %2</translation>
        </message>
        <message>
            <source>Threadline ended before its window was closed; the last of what was not saved then is still there</source>
            <translation>Threadline endete, bevor sein Fenster geschlossen wurde; das Letzte, was dabei nicht gesichert war, ist noch da</translation>
        </message>
        <message>
            <source>Not all runs could be brought back; they are offered again the next time.</source>
            <translation>Nicht alle Läufe ließen sich zurückholen; sie werden das nächste Mal wieder angeboten.</translation>
        </message>
        <message>
            <source>Recover</source>
            <translation>Wiederherstellen</translation>
        </message>
        <message>
            <source>Open it as you left it</source>
            <translation>Öffnen, wie es zuletzt war</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Verwerfen</translation>
        </message>
        <message>
            <source>It is then lost</source>
            <translation>Es ist dann verloren</translation>
        </message>
        <message>
            <source>Runs, schedules and scenarios (%1);;All files (*)</source>
            <translation>Läufe, Ablaufpläne und Szenarien (%1);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Only %1 is opened: one file is on show at a time.</source>
            <translation>Nur %1 wird geöffnet: auf einmal wird eine Datei gezeigt.</translation>
        </message>
        <message>
            <source>%1[*] — Threadline</source>
            <translation>%1[*] — Threadline</translation>
        </message>
        <message>
            <source>Save run %1: %2</source>
            <translation>Lauf %1 sichern: %2</translation>
        </message>
        <message>
            <source>This scenario has no parameters to be compared by: run it twice and keep both runs (%1), or see how it ends under many seeds.</source>
            <translation>Dieses Szenario hat keine Parameter, nach denen verglichen werden könnte: zweimal ausführen und beide Läufe behalten (%1), oder sehen, wie es mit vielen Startwerten endet.</translation>
        </message>
        <message>
            <source>Try seeds</source>
            <translation>Startwerte versuchen</translation>
        </message>
        <message>
            <source>stands still, recording goes on: Follow (%1) shows it live</source>
            <translation>steht still, die Aufzeichnung läuft weiter: Folgen (%1) zeigt sie</translation>
        </message>
        <message>
            <source>stands still, recording goes on</source>
            <translation>steht still, die Aufzeichnung läuft weiter</translation>
        </message>
        <message>
            <source>stands still</source>
            <translation>steht still</translation>
        </message>
        <message>
            <source>Recording goes on (%1: live) · %2</source>
            <translation>Die Aufzeichnung geht weiter (%1: live) · %2</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::Minimap</name>
        <message>
            <source>Overview of the whole run</source>
            <translation>Überblick über den ganzen Lauf</translation>
        </message>
        <message>
            <source>Earlier</source>
            <translation>Früher</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Später</translation>
        </message>
        <message>
            <source>Frame ends earlier</source>
            <translation>Das Ende des Rahmens früher</translation>
        </message>
        <message>
            <source>Frame ends later</source>
            <translation>Das Ende des Rahmens später</translation>
        </message>
        <message>
            <source>Less time</source>
            <translation>Weniger Zeit</translation>
        </message>
        <message>
            <source>More time</source>
            <translation>Mehr Zeit</translation>
        </message>
        <message>
            <source>To the beginning</source>
            <translation>Zum Anfang</translation>
        </message>
        <message>
            <source>To the end</source>
            <translation>Zum Ende</translation>
        </message>
        <message>
            <source>The whole run</source>
            <translation>Der ganze Lauf</translation>
        </message>
        <message>
            <source>From %1 to %2 of %3</source>
            <translation>Von %1 bis %2 von %3</translation>
        </message>
        <message>
            <source>whole run</source>
            <translation>ganzer Lauf</translation>
        </message>
        <message>
            <source>run</source>
            <translation>Lauf</translation>
        </message>
        <message>
            <source>Arrow keys move the frame of what the lanes show</source>
            <translation>Pfeiltasten bewegen den Rahmen dessen, was die Spuren zeigen</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::NotesModel</name>
        <message>
            <source>%1 ms, %2 long</source>
            <translation>%1 ms, %2 lang</translation>
        </message>
        <message>
            <source>at %1 ms</source>
            <translation>bei %1 ms</translation>
        </message>
        <message>
            <source>At ms</source>
            <translation>Bei ms</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::NotesPanel</name>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Bookmarks and notes</source>
            <translation>Lesezeichen und Notizen</translation>
        </message>
        <message>
            <source>Delete the chosen one (Del)</source>
            <translation>Das Gewählte löschen (Entf)</translation>
        </message>
        <message>
            <source>Kept with the run. F2 writes, Del deletes, Ctrl+Z brings back what was deleted, Enter goes there.</source>
            <translation>Mit dem Lauf gesichert. F2 schreibt, Entf löscht, Strg+Z bringt Gelöschtes zurück, Eingabe geht dorthin.</translation>
        </message>
        <message>
            <source>Press M in the timeline to put a bookmark there, and write a note. Shift and the mouse choose a stretch: then the note is about that.</source>
            <translation>Im Zeitverlauf M drücken, um dort ein Lesezeichen zu setzen und eine Notiz zu schreiben. Umschalt und Maus wählen einen Bereich: dann gilt die Notiz ihm.</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::OutcomeStudy</name>
        <message>
            <source>How can it end? Explore goes through every interleaving that matters; seeds try some of them at random.</source>
            <translation>Wie kann es enden? „Erkunden“ geht alle Verschränkungen durch, auf die es ankommt; Startwerte versuchen einige davon zufällig.</translation>
        </message>
        <message>
            <source>With %1; your own settings stay as they are. </source>
            <translation>Mit %1; was eingestellt ist, bleibt. </translation>
        </message>
    </context>
    <context>
        <name>threadline::app::OutcomesModel</name>
        <message>
            <source>cut by the bound</source>
            <translation>von der Grenze abgeschnitten</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>How it can end</source>
            <translation>Wie es enden kann</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>Werte</translation>
        </message>
        <message>
            <source>How many end so; no two of them are equivalent</source>
            <translation>Die so enden; keine zwei davon sind gleichwertig</translation>
        </message>
        <message>
            <source>Executions</source>
            <translation>Ausführungen</translation>
        </message>
        <message>
            <source>How likely this outcome is, if each choice is as likely as the others</source>
            <translation>Wenn jede Wahl so wahrscheinlich ist wie die anderen</translation>
        </message>
        <message>
            <source>Probability</source>
            <translation>Wahrscheinlichkeit</translation>
        </message>
        <message>
            <source>The fewest in any schedule that was found</source>
            <translation>Des Ablaufs mit den wenigsten, der gefunden wurde</translation>
        </message>
        <message>
            <source>Preemptions</source>
            <translation>Verdrängungen</translation>
        </message>
        <message>
            <source>Whether its schedule ends the same on real threads</source>
            <translation>Ob sein Ablauf auf echten Threads ebenso endet</translation>
        </message>
        <message>
            <source>Confirmed</source>
            <translation>Bestätigt</translation>
        </message>
        <message>
            <source>not yet</source>
            <translation>noch nicht</translation>
        </message>
        <message>
            <source>A click plays it on real threads.</source>
            <translation>Ein Klick spielt es auf echten Threads ab.</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::OutcomesPanel</name>
        <message>
            <source>Stop</source>
            <translation>Stoppen</translation>
        </message>
        <message>
            <source>End it, with what it has found so far</source>
            <translation>Beenden, mit dem bisher Gefundenen</translation>
        </message>
        <message>
            <source>Outcomes</source>
            <translation>Ergebnisse</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>Was gefunden wurde</translation>
        </message>
        <message>
            <source>How much is done</source>
            <translation>Wie viel getan ist</translation>
        </message>
        <message>
            <source>at random</source>
            <translation>zufällig</translation>
        </message>
        <message>
            <source>PCT, depth %1</source>
            <translation>PCT, Tiefe %1</translation>
        </message>
        <message>
            <source>Who goes next: anybody, each as likely as the others; or by priorities that change a few times (PCT), which finds a bug of that depth with a known probability</source>
            <translation>Wer als Nächster geht: irgendwer, jeder gleich wahrscheinlich; oder nach Prioritäten, die sich wenige Male ändern (PCT), was einen Fehler dieser Tiefe mit bekannter Wahrscheinlichkeit findet</translation>
        </message>
        <message>
            <source>How the seeds decide</source>
            <translation>Wie die Startwerte entscheiden</translation>
        </message>
        <message>
            <source>How many runs, each with the next seed</source>
            <translation>Wie viele Läufe, jeder mit dem nächsten Startwert</translation>
        </message>
        <message>
            <source>Number of seeds</source>
            <translation>Anzahl der Startwerte</translation>
        </message>
        <message>
            <source>At most %1 preemptions</source>
            <translation>Höchstens %1 Verdrängungen</translation>
        </message>
        <message>
            <source>Explore anew, but leave out what needs more switches away from a thread that could have gone on: most errors need few. The result says so.</source>
            <translation>Neu erkunden, aber weglassen, was mehr Wechsel weg von einem Thread braucht, der hätte weitergehen können: die meisten Fehler brauchen wenige. Das Ergebnis sagt es.</translation>
        </message>
        <message>
            <source>Enter plays a run that ended so</source>
            <translation>Eingabe spielt ab, was so endete</translation>
        </message>
        <message numerus="yes">
            <source>%1 outcome(s)</source>
            <translation>
                <numerusform>%1 Ergebnis</numerusform>
                <numerusform>%1 Ergebnisse</numerusform>
            </translation>
        </message>
        <message>
            <source>Try with fewer</source>
            <translation>Mit weniger versuchen</translation>
        </message>
        <message numerus="yes">
            <source> seed(s)</source>
            <translation>
                <numerusform> Startwert</numerusform>
                <numerusform> Startwerte</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Explored; confirmed %1 of %2 outcome(s) on real threads so far.</source>
            <translation>
                <numerusform>Erkundet; bisher %1 von %2 Ergebnis auf echten Threads bestätigt.</numerusform>
                <numerusform>Erkundet; bisher %1 von %2 Ergebnissen auf echten Threads bestätigt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 step(s)</source>
            <translation>
                <numerusform>%1 Schritt</numerusform>
                <numerusform>%1 Schritte</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 execution(s)</source>
            <translation>
                <numerusform>%1 Ausführung</numerusform>
                <numerusform>%1 Ausführungen</numerusform>
            </translation>
        </message>
        <message>
            <source>Explored %1, %2 so far; %3 in all.</source>
            <translation>%1 erkundet, bisher %2; insgesamt %3.</translation>
        </message>
        <message>
            <source>Explored %1, %2 so far.</source>
            <translation>%1 erkundet, bisher %2.</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %2 seed(s), %3 so far.</source>
            <translation>
                <numerusform>%1 von %2 Startwert, bisher %3.</numerusform>
                <numerusform>%1 von %2 Startwerten, bisher %3.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 seed(s)</source>
            <translation>
                <numerusform>%1 Startwert</numerusform>
                <numerusform>%1 Startwerte</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 different outcome(s)</source>
            <translation>
                <numerusform>%1 Ergebnis</numerusform>
                <numerusform>%1 verschiedene Ergebnisse</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, %2: a sample, and no proof. Explore gives one.</source>
            <translation>%1, %2: eine Stichprobe, kein Beweis. Den Beweis liefert „Erkunden“.</translation>
        </message>
        <message numerus="yes">
            <source>Confirmed on real threads: %1 of %2 outcome(s); playing one confirms it.</source>
            <translation>
                <numerusform>Auf echten Threads bestätigt: %1 von %2 Ergebnis; es abzuspielen bestätigt es.</numerusform>
                <numerusform>Auf echten Threads bestätigt: %1 von %2 Ergebnissen; eines abzuspielen bestätigt es.</numerusform>
            </translation>
        </message>
        <message>
            <source>Explore with %1; your own settings stay as they are</source>
            <translation>Mit %1 erkunden; was eingestellt ist, bleibt</translation>
        </message>
        <message>
            <source>There is a lot to go through. Lower values are quick, and often end in the same ways: %1.</source>
            <translation>Das ist viel. Weniger geht schnell und endet oft auf dieselben Arten: %1.</translation>
        </message>
        <message>
            <source>Seeds %1 to %2</source>
            <translation>Startwerte %1 bis %2</translation>
        </message>
        <message>
            <source>Model: sequential consistency; durations decide nothing.</source>
            <translation>Modell: sequenzielle Konsistenz; Dauern entscheiden nichts.</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::PredictionModel</name>
        <message>
            <source>With which the same work would be done</source>
            <translation>Womit dieselbe Arbeit getan würde</translation>
        </message>
        <message>
            <source>Tool</source>
            <translation>Werkzeug</translation>
        </message>
        <message>
            <source>Wall time, from the segments of the run on show</source>
            <translation>Dauer, aus den Stücken des gezeigten Laufs</translation>
        </message>
        <message>
            <source>Predicted</source>
            <translation>Erwartet</translation>
        </message>
        <message>
            <source>Came out</source>
            <translation>Ergab</translation>
        </message>
        <message>
            <source>Of the prediction, of what came out</source>
            <translation>Der Vorhersage, des Ergebnisses</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>not tried</source>
            <translation>offen</translation>
        </message>
        <message>
            <source>Wall time of that variant, on the virtual clock, or of the run on show; – where the scenario has none</source>
            <translation>Dauer dieser Variante auf der virtuellen Uhr, oder des gezeigten Laufs; – wo das Szenario keine hat</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::PredictionPanel</name>
        <message>
            <source>Amdahl's bound: %1</source>
            <translation>Amdahls Grenze: %1</translation>
        </message>
        <message>
            <source>None can be tried: this scenario has no parameter that chooses the tool.</source>
            <translation>Keines lässt sich versuchen: Dieses Szenario hat keinen Parameter, der das Werkzeug wählt.</translation>
        </message>
        <message>
            <source>Choose a tool that this scenario has a variant for</source>
            <translation>Ein Werkzeug wählen, für das dieses Szenario eine Variante hat</translation>
        </message>
        <message>
            <source>None has been tried yet</source>
            <translation>Noch keines wurde versucht</translation>
        </message>
        <message>
            <source>Try it</source>
            <translation>Versuchen</translation>
        </message>
        <message>
            <source>Try all</source>
            <translation>Alle versuchen</translation>
        </message>
        <message>
            <source>Side by side</source>
            <translation>Nebeneinander</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Prediction</source>
            <translation>Vorhersage</translation>
        </message>
        <message>
            <source>What is predicted</source>
            <translation>Wovon die Vorhersage ist</translation>
        </message>
        <message>
            <source>Run the chosen variant on the virtual clock, and see what comes out</source>
            <translation>Die gewählte Variante mit virtueller Uhr ausführen und sehen, was sich ergibt</translation>
        </message>
        <message>
            <source>Run each variant that this scenario has</source>
            <translation>Jede Variante ausführen, die dieses Szenario hat</translation>
        </message>
        <message>
            <source>Compare the run on show with those that were tried</source>
            <translation>Den gezeigten Lauf mit den versuchten vergleichen</translation>
        </message>
        <message>
            <source>End what is being tried</source>
            <translation>Beenden, was versucht wird</translation>
        </message>
        <message>
            <source>Predicted, and what came out</source>
            <translation>Vorhergesagt, und was sich ergab</translation>
        </message>
        <message>
            <source>No prediction: %1.</source>
            <translation>Keine Vorhersage: %1.</translation>
        </message>
        <message>
            <source>What the %1 units of work of this run would take with another tool, on %2. Amdahl's bound: %3; with these cores no tool can be faster.</source>
            <translation>Was die %1 Arbeitseinheiten dieses Laufs mit einem anderen Werkzeug brauchten, auf %2. Amdahls Grenze: %3; schneller kann mit diesen Kernen kein Werkzeug sein.</translation>
        </message>
        <message numerus="yes">
            <source>%n core(s)</source>
            <translation>
                <numerusform>%n Kern</numerusform>
                <numerusform>%n Kernen</numerusform>
            </translation>
        </message>
        <message>
            <source>Trying %1 on the virtual clock …</source>
            <translation>%1 wird mit virtueller Uhr versucht …</translation>
        </message>
        <message>
            <source>%1 It is made from a run that comes to its end and in which nobody holds two locks at once. A remedy among the parameters, or one under “What if”, may lead to such a run.</source>
            <translation>%1 Sie entsteht aus einem Lauf, der ans Ende kommt und in dem niemand zwei Sperren zugleich hält. Ein Mittel bei den Parametern oder eines unter „Was wäre wenn“ kann zu einem solchen führen.</translation>
        </message>
        <message>
            <source>That bound is the time under the lock %1, which only one has at a time.</source>
            <translation>Diese Grenze ist die Zeit unter der Sperre %1, die immer nur einer hat.</translation>
        </message>
        <message>
            <source>%1 of the work is done under one lock, %2, which only one has at a time: more threads or processes gain next to nothing.</source>
            <translation>%1 der Arbeit geschehen unter einer Sperre, %2, die immer nur einer hat: Mehr Threads oder Prozesse gewinnen so gut wie nichts.</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::Presentation</name>
        <message>
            <source>Threadline: presentation</source>
            <translation>Threadline: Präsentation</translation>
        </message>
        <message>
            <source>What happens here</source>
            <translation>Was hier geschieht</translation>
        </message>
        <message>
            <source>Line of code</source>
            <translation>Zeile des Quelltexts</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Zeitverlauf</translation>
        </message>
        <message>
            <source>line %1:  %2</source>
            <translation>Zeile %1:  %2</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message numerus="yes">
            <source>the %n lane(s)</source>
            <translation>
                <numerusform>die eine Spur</numerusform>
                <numerusform>die %n Spuren</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>the lanes of %n lock(s)</source>
            <translation>
                <numerusform>die Spur einer Sperre</numerusform>
                <numerusform>die Spuren von %n Sperren</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>the lanes of %n variable(s)</source>
            <translation>
                <numerusform>die Spur einer Variablen</numerusform>
                <numerusform>die Spuren von %n Variablen</numerusform>
            </translation>
        </message>
        <message>
            <source>the wait-for graph (G)</source>
            <translation>der Wartegraph (G)</translation>
        </message>
        <message>
            <source>No room here: %1</source>
            <translation>Hier ohne Platz: %1</translation>
        </message>
        <message>
            <source>That was all.</source>
            <translation>Das war alles.</translation>
        </message>
        <message>
            <source>Home: from the beginning</source>
            <translation>Pos1: von vorn</translation>
        </message>
        <message>
            <source>Esc: close</source>
            <translation>Esc: schließen</translation>
        </message>
        <message>
            <source>PageDown: on</source>
            <translation>Bild ab: weiter</translation>
        </message>
        <message>
            <source>PageDown: run</source>
            <translation>Bild ab: ausführen</translation>
        </message>
        <message>
            <source>PageUp: back</source>
            <translation>Bild auf: zurück</translation>
        </message>
        <message>
            <source>1–%1: who goes next</source>
            <translation>1–%1: wer als Nächstes geht</translation>
        </message>
        <message>
            <source>PageDown: the marked one</source>
            <translation>Bild ab: die markierte</translation>
        </message>
        <message>
            <source>PageUp: a step back</source>
            <translation>Bild auf: einen Schritt zurück</translation>
        </message>
        <message>
            <source>B: blank</source>
            <translation>B: dunkel</translation>
        </message>
        <message>
            <source>+: larger letters</source>
            <translation>+: größere Schrift</translation>
        </message>
        <message>
            <source>1–%1: prediction</source>
            <translation>1–%1: Vorhersage</translation>
        </message>
        <message>
            <source>Reading who waits for whom …</source>
            <translation>Wer auf wen wartet, wird gelesen …</translation>
        </message>
        <message>
            <source>?: all keys</source>
            <translation>?: alle Tasten</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::PresentationActions</name>
        <message>
            <source>To the next moment</source>
            <translation>Zum nächsten Moment</translation>
        </message>
        <message>
            <source>To the previous moment</source>
            <translation>Zum vorigen Moment</translation>
        </message>
        <message>
            <source>To the beginning</source>
            <translation>Zum Anfang</translation>
        </message>
        <message>
            <source>To the end</source>
            <translation>Zum Ende</translation>
        </message>
        <message>
            <source>What the room predicts</source>
            <translation>Was das Publikum vorhersagt</translation>
        </message>
        <message>
            <source>Blank the screen, and back</source>
            <translation>Bildschirm schwarz, und zurück</translation>
        </message>
        <message>
            <source>Larger letters</source>
            <translation>Größere Schrift</translation>
        </message>
        <message>
            <source>Smaller letters</source>
            <translation>Kleinere Schrift</translation>
        </message>
        <message>
            <source>Run again</source>
            <translation>Noch einmal</translation>
        </message>
        <message>
            <source>End the presentation</source>
            <translation>Präsentation beenden</translation>
        </message>
        <message>
            <source>The graph alone, and back</source>
            <translation>Nur den Graphen zeigen, und zurück</translation>
        </message>
        <message>
            <source>All keys</source>
            <translation>Alle Tasten</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::RoomStepActions</name>
        <message>
            <source>Who goes next</source>
            <translation>Wer als Nächster geht</translation>
        </message>
        <message>
            <source>The marked one goes next</source>
            <translation>Der Markierte geht als Nächster</translation>
        </message>
        <message>
            <source>A step back</source>
            <translation>Einen Schritt zurück</translation>
        </message>
        <message>
            <source>Mark the one above, the one below</source>
            <translation>Den darüber, den darunter markieren</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::PythonView</name>
        <message>
            <source>The same program in Python</source>
            <translation>Dasselbe Programm in Python</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::RangeLocksModel</name>
        <message>
            <source>Lock</source>
            <translation>Sperre</translation>
        </message>
        <message>
            <source>How often it was held, also in part</source>
            <translation>Wie oft sie gehalten wurde, auch zum Teil</translation>
        </message>
        <message>
            <source>Holds</source>
            <translation>Gehalten</translation>
        </message>
        <message>
            <source>How often somebody waited for it, also in part</source>
            <translation>Wie oft jemand darauf wartete, auch zum Teil</translation>
        </message>
        <message>
            <source>Waits</source>
            <translation>Warten</translation>
        </message>
        <message>
            <source>Time held within the stretch, all threads together</source>
            <translation>Im Bereich gehaltene Zeit, alle Threads zusammen</translation>
        </message>
        <message>
            <source>Held</source>
            <translation>Gehalten</translation>
        </message>
        <message>
            <source>Time waited within the stretch, from asking for it to having it, all threads together</source>
            <translation>Im Bereich gewartete Zeit, vom Verlangen bis zum Haben, alle Threads zusammen</translation>
        </message>
        <message>
            <source>Waited</source>
            <translation>Gewartet</translation>
        </message>
        <message>
            <source>The longest wait as a whole, also what lies outside the stretch</source>
            <translation>Das längste Warten als Ganzes, auch was außerhalb des Bereichs liegt</translation>
        </message>
        <message>
            <source>Longest (whole)</source>
            <translation>Längstes (ganz)</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::RangePanel</name>
        <message>
            <source>Threads in the stretch</source>
            <translation>Threads im Bereich</translation>
        </message>
        <message>
            <source>Locks in the stretch</source>
            <translation>Sperren im Bereich</translation>
        </message>
        <message>
            <source>Copy as CSV</source>
            <translation>Als CSV kopieren</translation>
        </message>
        <message>
            <source>Whole run</source>
            <translation>Ganzer Lauf</translation>
        </message>
        <message>
            <source>Statistics of a stretch</source>
            <translation>Statistik eines Bereichs</translation>
        </message>
        <message>
            <source>All figures of this stretch, to the clipboard</source>
            <translation>Alle Zahlen dieses Bereichs in die Zwischenablage</translation>
        </message>
        <message>
            <source>Let go of the stretch (Esc in the timeline)</source>
            <translation>Den Bereich loslassen (Esc im Zeitverlauf)</translation>
        </message>
        <message>
            <source>Show the longest wait in the timeline</source>
            <translation>Das längste Warten im Zeitverlauf zeigen</translation>
        </message>
        <message>
            <source>Hold Shift and drag over the timeline to choose a stretch.</source>
            <translation>Mit gehaltener Umschalttaste über den Zeitverlauf ziehen, um einen Bereich zu wählen.</translation>
        </message>
        <message>
            <source>Measured: %1</source>
            <translation>Gemessen: %1</translation>
        </message>
        <message>
            <source>The whole run: %1</source>
            <translation>Der ganze Lauf: %1</translation>
        </message>
        <message>
            <source>%1, from %2 to %3</source>
            <translation>%1, von %2 bis %3</translation>
        </message>
        <message>
            <source>No thread lived then.</source>
            <translation>Da lebte kein Thread.</translation>
        </message>
        <message>
            <source>All threads together: %1</source>
            <translation>Alle Threads zusammen: %1</translation>
        </message>
        <message numerus="yes">
            <source>%n wait(s) by their length</source>
            <translation>
                <numerusform>%n Wartezeit nach ihrer Länge</numerusform>
                <numerusform>%n Wartezeiten nach ihrer Länge</numerusform>
            </translation>
        </message>
        <message>
            <source>Longest: %1, %2</source>
            <translation>Längste: %1, %2</translation>
        </message>
        <message>
            <source>How threads and locks spent the chosen stretch</source>
            <translation>Wie Threads und Sperren den gewählten Bereich verbrachten</translation>
        </message>
        <message>
            <source>Enter shows the row in the timeline</source>
            <translation>Eingabe zeigt die Zeile im Zeitverlauf</translation>
        </message>
        <message>
            <source>Slices in the stretch</source>
            <translation>Stücke im Bereich</translation>
        </message>
        <message>
            <source>This trace does not say whether a thread ran or waited.</source>
            <translation>Diese Aufzeichnung sagt nicht, ob ein Thread lief oder wartete.</translation>
        </message>
        <message>
            <source>Zoom to it</source>
            <translation>Darauf zoomen</translation>
        </message>
        <message>
            <source>Show the stretch as large as it can be (Shift+F)</source>
            <translation>Den Bereich so groß zeigen, wie es geht (Umschalt+F)</translation>
        </message>
        <message numerus="yes">
            <source>%n wait(s) touch the stretch, by their whole length</source>
            <translation>
                <numerusform>%n Wartezeit berührt den Bereich, nach ihrer ganzen Länge</numerusform>
                <numerusform>%n Wartezeiten berühren den Bereich, nach ihrer ganzen Länge</numerusform>
            </translation>
        </message>
        <message>
            <source>Longest: %1, %2, of that %3 here</source>
            <translation>Längste: %1, %2, davon %3 hier</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::RemedySwitches</name>
        <message>
            <source>Shift and a click: together with what is switched on</source>
            <translation>Umschalt und ein Klick: zusammen mit dem, was eingeschaltet ist</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::RunController</name>
        <message>
            <source>cannot write '%1': %2; choose another folder</source>
            <translation>„%1“ lässt sich nicht schreiben: %2; einen anderen Ordner wählen</translation>
        </message>
        <message>
            <source>Bookmarks and notes are not saved: %1</source>
            <translation>Lesezeichen und Notizen sind nicht gesichert: %1</translation>
        </message>
        <message>
            <source>Bookmarks and notes are not shown: %1</source>
            <translation>Lesezeichen und Notizen werden nicht gezeigt: %1</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::RunPage</name>
        <message>
            <source>Findings (%1)</source>
            <translation>Befunde (%1)</translation>
        </message>
        <message>
            <source>Graph</source>
            <translation>Graph</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Einzelheiten</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Befunde</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::RunStatus</name>
        <message>
            <source>clock: %1</source>
            <translation>Uhr: %1</translation>
        </message>
        <message>
            <source>%1 events</source>
            <translation>%1 Ereignisse</translation>
        </message>
        <message numerus="yes">
            <source>%n run(s) side by side</source>
            <translation>
                <numerusform>%n Lauf</numerusform>
                <numerusform>%n Läufe nebeneinander</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Of the time of %n core(s) during the run: %1.</source>
            <translation>
                <numerusform>Von der Zeit eines Kerns während des Laufs: %1.</numerusform>
                <numerusform>Von der Zeit von %n Kernen während des Laufs: %1.</numerusform>
            </translation>
        </message>
        <message>
            <source>Where the run could have worked meanwhile, idle time is what there is to gain.</source>
            <translation>Wo der Lauf währenddessen hätte arbeiten können, ist freie Zeit das, was zu gewinnen ist.</translation>
        </message>
        <message>
            <source>So short a run does not show other programs unless a thread waits for them: idle may be less.</source>
            <translation>Ein so kurzer Lauf zeigt andere Programme nur, wo ein Thread auf sie wartet: frei kann weniger gewesen sein.</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Ergebnis</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::ScenarioPanel</name>
        <message>
            <source>Scenario and its parameters</source>
            <translation>Szenario und seine Parameter</translation>
        </message>
        <message>
            <source>Runs on the virtual clock: %1.</source>
            <translation>Läuft mit virtueller Uhr: %1.</translation>
        </message>
        <message>
            <source>Switch off</source>
            <translation>Ausschalten</translation>
        </message>
        <message>
            <source>Switch off: %1</source>
            <translation>Ausschalten: %1</translation>
        </message>
        <message>
            <source>Run the scenario as it is again</source>
            <translation>Das Szenario wieder ausführen, wie es ist</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::ScrubBar</name>
        <message>
            <source>Instant of the run</source>
            <translation>Zeitpunkt des Laufs</translation>
        </message>
        <message>
            <source>Arrow keys move the instant, Home and End go to the ends</source>
            <translation>Pfeiltasten bewegen den Zeitpunkt, Pos1 und Ende gehen an die Enden</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::SearchBar</name>
        <message>
            <source>state:blocked lock:"Lock 1" longer:5ms thread:A line:14</source>
            <translation>zustand:blockiert sperre:"Lock 1" länger:5ms thread:A zeile:14</translation>
        </message>
        <message>
            <source>Search the lanes</source>
            <translation>In den Spuren suchen</translation>
        </message>
        <message>
            <source>thread: lock: state: name: longer: shorter: line: lane: or a part of a name. A comma is or, a minus before a word is not.</source>
            <translation>thread: sperre: zustand: name: länger: kürzer: zeile: spur: oder ein Teil eines Namens. Ein Komma heißt „oder“, ein Minus vor einem Wort „nicht“.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>End the search (Esc)</source>
            <translation>Die Suche beenden (Esc)</translation>
        </message>
        <message>
            <source>searching …</source>
            <translation>sucht …</translation>
        </message>
        <message>
            <source>0 hits: %1</source>
            <translation>0 Treffer: %1</translation>
        </message>
        <message>
            <source>%1 in run %2</source>
            <translation>%1 in Lauf %2</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>1 hit</source>
            <translation>1 Treffer</translation>
        </message>
        <message>
            <source>%1 hits</source>
            <translation>%1 Treffer</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::SeedOutcomesModel</name>
        <message>
            <source>How a run ended</source>
            <translation>Wie ein Lauf endete</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>Werte</translation>
        </message>
        <message>
            <source>What was found in it</source>
            <translation>Was darin gefunden wurde</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Befunde</translation>
        </message>
        <message>
            <source>How many ended so</source>
            <translation>Die so endeten</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
        <message>
            <source>What share of all runs so far</source>
            <translation>Von allen bisherigen Läufen</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Anteil</translation>
        </message>
        <message>
            <source>The first seed that ends so; click the row to play it</source>
            <translation>Der erste Startwert, der so endet; die Zeile anklicken, um ihn abzuspielen</translation>
        </message>
        <message>
            <source>First seed</source>
            <translation>Erster Startwert</translation>
        </message>
        <message>
            <source>A click runs the first seed that ends so.</source>
            <translation>Ein Klick führt den ersten Startwert aus, der so endet.</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::SourceView</name>
        <message>
            <source>Threads by line</source>
            <translation>Threads nach Zeile</translation>
        </message>
        <message>
            <source>On this line now: %1</source>
            <translation>Jetzt auf dieser Zeile: %1</translation>
        </message>
        <message>
            <source>Source of the scenario</source>
            <translation>Quelltext des Szenarios</translation>
        </message>
        <message>
            <source>error</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>line %1 ↓</source>
            <translation>Zeile %1 ↓</translation>
        </message>
        <message>
            <source>line %1 ↑</source>
            <translation>Zeile %1 ↑</translation>
        </message>
        <message>
            <source>Select what happened next on this line</source>
            <translation>Auswählen, was auf dieser Zeile als Nächstes geschah</translation>
        </message>
        <message>
            <source>line %1: %2</source>
            <translation>Zeile %1: %2</translation>
        </message>
        <message>
            <source>Line %1: %2</source>
            <translation>Zeile %1: %2</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::StepPanel</name>
        <message>
            <source>   line %1</source>
            <translation>   Zeile %1</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Who goes next</source>
            <translation>Wer als Nächster geht</translation>
        </message>
        <message>
            <source>Let them go on in turn until something happens: a wait, a cycle, a lost update, the end (G)</source>
            <translation>Sie reihum weiterlassen, bis etwas geschieht: ein Warten, ein Kreis, eine verlorene Änderung, das Ende (G)</translation>
        </message>
        <message>
            <source>Step %1: who goes next?</source>
            <translation>Schritt %1: wer geht als Nächster?</translation>
        </message>
        <message>
            <source>%1   %2 would %3%4%5</source>
            <translation>%1   %2 würde %3%4%5</translation>
        </message>
        <message>
            <source>–   %1 %2%3%4</source>
            <translation>–   %1 %2%3%4</translation>
        </message>
        <message>
            <source>The row that is chosen goes next</source>
            <translation>Die gewählte Zeile geht als Nächste</translation>
        </message>
        <message>
            <source>Take the last step back</source>
            <translation>Den letzten Schritt zurücknehmen</translation>
        </message>
        <message>
            <source>Go on until something happens</source>
            <translation>Weiter, bis etwas geschieht</translation>
        </message>
        <message>
            <source>A number or Enter lets that thread take its step</source>
            <translation>Eine Zahl oder Eingabe lässt den Thread seinen Schritt tun</translation>
        </message>
        <message>
            <source>Take the last step back (U, Ctrl+Z or Backspace)</source>
            <translation>Den letzten Schritt zurücknehmen (U, Strg+Z oder Rücktaste)</translation>
        </message>
        <message>
            <source>1, 2: that row · F10: the marked one · U: back · G: go on</source>
            <translation>1, 2: diese Zeile · F10: die markierte · U: zurück · G: weiter</translation>
        </message>
        <message>
            <source>1 to %1: that row · F10: the marked one · U: back · G: go on</source>
            <translation>1 bis %1: diese Zeile · F10: die markierte · U: zurück · G: weiter</translation>
        </message>
        <message>
            <source>F10: it goes · U: back · G: go on</source>
            <translation>F10: er geht · U: zurück · G: weiter</translation>
        </message>
        <message>
            <source>U: the last step back · F10: once more from the start</source>
            <translation>U: letzten Schritt zurück · F10: noch einmal von vorn</translation>
        </message>
        <message>
            <source>F10: once more from the start</source>
            <translation>F10: noch einmal von vorn</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::ThreadTimesModel</name>
        <message>
            <source>Thread</source>
            <translation>Thread</translation>
        </message>
        <message>
            <source>How long it lived then</source>
            <translation>Wie lange er darin lebte</translation>
        </message>
        <message>
            <source>Life</source>
            <translation>Leben</translation>
        </message>
        <message>
            <source>Time on a CPU</source>
            <translation>Zeit auf einer CPU</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>Läuft</translation>
        </message>
        <message>
            <source>Time in which it wanted a CPU and had none</source>
            <translation>Zeit, in der er eine CPU wollte und keine hatte</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>Bereit</translation>
        </message>
        <message>
            <source>Time blocked on locks, without that in a deadlock</source>
            <translation>Zeit, in der er an Sperren blockiert war, ohne die im Deadlock</translation>
        </message>
        <message>
            <source>Blocked</source>
            <translation>Blockiert</translation>
        </message>
        <message>
            <source>Time of waiting for a condition, a queue, a thread's end</source>
            <translation>Zeit des Wartens auf eine Bedingung, eine Warteschlange, das Ende eines Threads</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Wartet</translation>
        </message>
        <message>
            <source>Time of waiting for replies and files</source>
            <translation>Zeit des Wartens auf Antworten und Dateien</translation>
        </message>
        <message>
            <source>I/O</source>
            <translation>E/A</translation>
        </message>
        <message>
            <source>Time asleep</source>
            <translation>Zeit im Schlaf</translation>
        </message>
        <message>
            <source>Sleeping</source>
            <translation>Schläft</translation>
        </message>
        <message>
            <source>Time of waiting for the interpreter lock</source>
            <translation>Zeit des Wartens auf die Interpretersperre</translation>
        </message>
        <message>
            <source>Interpreter</source>
            <translation>Interpreter</translation>
        </message>
        <message>
            <source>Time of which events were lost, or in which the recorder held it up</source>
            <translation>Zeit, deren Ereignisse verloren gingen oder in der die Aufzeichnung ihn aufhielt</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Unbekannt</translation>
        </message>
        <message>
            <source>Deadlocked</source>
            <translation>Im Deadlock</translation>
        </message>
        <message>
            <source>Time in a deadlock, whatever it waits for there</source>
            <translation>Zeit in einem Deadlock, worauf er da auch wartet</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::TimelineActions</name>
        <message>
            <source>Zoom in at the cursor</source>
            <translation>Am Zeiger vergrößern</translation>
        </message>
        <message>
            <source>Zoom out at the cursor</source>
            <translation>Am Zeiger verkleinern</translation>
        </message>
        <message>
            <source>Earlier</source>
            <translation>Früher</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Später</translation>
        </message>
        <message>
            <source>The whole run</source>
            <translation>Der ganze Lauf</translation>
        </message>
        <message>
            <source>To its beginning</source>
            <translation>An seinen Anfang</translation>
        </message>
        <message>
            <source>To its end</source>
            <translation>An sein Ende</translation>
        </message>
        <message>
            <source>Choose the lane above</source>
            <translation>Die Spur darüber wählen</translation>
        </message>
        <message>
            <source>Choose the lane below</source>
            <translation>Die Spur darunter wählen</translation>
        </message>
        <message>
            <source>To the previous edge on it</source>
            <translation>Zur vorigen Kante darauf</translation>
        </message>
        <message>
            <source>To the next edge on it</source>
            <translation>Zur nächsten Kante darauf</translation>
        </message>
        <message>
            <source>Select what is there; of a chosen note: write it</source>
            <translation>Auswählen, was dort ist; bei einer gewählten Notiz: sie schreiben</translation>
        </message>
        <message>
            <source>Select nothing</source>
            <translation>Nichts auswählen</translation>
        </message>
        <message>
            <source>Menu of the lane</source>
            <translation>Menü der Spur</translation>
        </message>
        <message>
            <source>&amp;Fold or unfold</source>
            <translation>Zu- oder aufklappen</translation>
        </message>
        <message>
            <source>Move &amp;up</source>
            <translation>Nach oben</translation>
        </message>
        <message>
            <source>Move &amp;down</source>
            <translation>Nach unten</translation>
        </message>
        <message>
            <source>&amp;Taller</source>
            <translation>Höher</translation>
        </message>
        <message>
            <source>Sh&amp;orter</source>
            <translation>Niedriger</translation>
        </message>
        <message>
            <source>Usual &amp;height</source>
            <translation>Übliche Höhe</translation>
        </message>
        <message>
            <source>&amp;Show hidden lanes</source>
            <translation>Ausgeblendete Spuren zeigen</translation>
        </message>
        <message>
            <source>H&amp;ide</source>
            <translation>Ausblenden</translation>
        </message>
        <message>
            <source>Take &amp;back the last change of the lanes</source>
            <translation>Letzte Änderung der Spuren zurücknehmen</translation>
        </message>
        <message>
            <source>&amp;All lanes as usual</source>
            <translation>Alle Spuren wie üblich</translation>
        </message>
        <message>
            <source>Wheel</source>
            <translation>Rad</translation>
        </message>
        <message>
            <source>Zoom; through the lanes where they do not all fit</source>
            <translation>Vergrößern; durch die Spuren, wo nicht alle passen</translation>
        </message>
        <message>
            <source>Ctrl+Wheel, Shift+Wheel</source>
            <translation>Strg+Rad, Umschalt+Rad</translation>
        </message>
        <message>
            <source>Zoom always; earlier and later</source>
            <translation>Immer vergrößern; früher und später</translation>
        </message>
        <message>
            <source>Drag</source>
            <translation>Ziehen</translation>
        </message>
        <message>
            <source>Earlier and later, up and down</source>
            <translation>Früher und später, auf und ab</translation>
        </message>
        <message>
            <source>Double click</source>
            <translation>Doppelklick</translation>
        </message>
        <message>
            <source>Zoom to that interval; on a note: write it</source>
            <translation>So nah wie dieser Abschnitt; auf einer Notiz: sie schreiben</translation>
        </message>
        <message>
            <source>Shift+drag</source>
            <translation>Umschalt+Ziehen</translation>
        </message>
        <message>
            <source>Choose a stretch, from edge to edge, for its figures</source>
            <translation>Einen Bereich wählen, von Kante zu Kante, für seine Zahlen</translation>
        </message>
        <message>
            <source>Ctrl+drag</source>
            <translation>Strg+Ziehen</translation>
        </message>
        <message>
            <source>Measure from edge to edge; Esc lets go of both</source>
            <translation>Von Kante zu Kante messen; Esc lässt beides los</translation>
        </message>
        <message>
            <source>Back, Forward</source>
            <translation>Zurück, Vorwärts</translation>
        </message>
        <message>
            <source>Previous view, next view</source>
            <translation>Die Ansicht davor, die danach</translation>
        </message>
        <message>
            <source>Drag a header</source>
            <translation>Einen Kopf ziehen</translation>
        </message>
        <message>
            <source>Move its lane; at the lower edge: make it taller</source>
            <translation>Seine Spur verschieben; am unteren Rand: höher machen</translation>
        </message>
        <message>
            <source>Right button</source>
            <translation>Rechte Taste</translation>
        </message>
        <message>
            <source>Menu of what is there, and of its lane</source>
            <translation>Menü zu dem, was dort ist, und zu seiner Spur</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::SliceTimesModel</name>
        <message>
            <source>What the slices are called</source>
            <translation>Wie die Stücke heißen</translation>
        </message>
        <message>
            <source>Slice</source>
            <translation>Stück</translation>
        </message>
        <message>
            <source>Time in slices of this name, within the stretch, all threads together</source>
            <translation>Zeit in Stücken dieses Namens innerhalb des Bereichs, alle Threads zusammen</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>The same without the slices that lie within them</source>
            <translation>Dasselbe ohne die Stücke, die darin liegen</translation>
        </message>
        <message>
            <source>Self</source>
            <translation>Selbst</translation>
        </message>
        <message>
            <source>The longest slice as a whole, also what lies outside the stretch</source>
            <translation>Das längste Stück als Ganzes, auch was außerhalb des Bereichs liegt</translation>
        </message>
        <message>
            <source>Longest (whole)</source>
            <translation>Längstes (ganz)</translation>
        </message>
        <message>
            <source>How many slices there are, also in part</source>
            <translation>Wie viele Stücke es sind, auch zum Teil</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>Anzahl</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::TimelineView</name>
        <message>
            <source>Timeline</source>
            <translation>Zeitverlauf</translation>
        </message>
        <message>
            <source>Nothing ran</source>
            <translation>Nichts lief</translation>
        </message>
        <message>
            <source>Waiting for the first thread ...</source>
            <translation>Warten auf den ersten Thread ...</translation>
        </message>
        <message numerus="yes">
            <source>%1 (%n lane(s))</source>
            <translation>
                <numerusform>%1 (%n Spur)</numerusform>
                <numerusform>%1 (%n Spuren)</numerusform>
            </translation>
        </message>
        <message>
            <source>Un&amp;fold</source>
            <translation>Aufklappen</translation>
        </message>
        <message>
            <source>&amp;Fold</source>
            <translation>Zuklappen</translation>
        </message>
        <message>
            <source>Take the &amp;group apart</source>
            <translation>Die Gruppe auflösen</translation>
        </message>
        <message>
            <source>Threads by &amp;process</source>
            <translation>Threads nach Prozess</translation>
        </message>
        <message>
            <source>Sho&amp;w</source>
            <translation>Zeigen</translation>
        </message>
        <message numerus="yes">
            <source>&amp;Show %n hidden lane(s)</source>
            <translation>
                <numerusform>%n ausgeblendete Spur zeigen</numerusform>
                <numerusform>%n ausgeblendete Spuren zeigen</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Show hidden lanes</source>
            <translation>Ausgeblendete Spuren zeigen</translation>
        </message>
        <message>
            <source>All lanes are hidden; Shift+H shows them</source>
            <translation>Alle Spuren sind ausgeblendet; Umschalt+H zeigt sie</translation>
        </message>
        <message>
            <source>Hide the othe&amp;r locks</source>
            <translation>Die anderen Sperren ausblenden</translation>
        </message>
        <message>
            <source>Hide the othe&amp;r variables</source>
            <translation>Die anderen Variablen ausblenden</translation>
        </message>
        <message>
            <source>Hide the othe&amp;r CPUs</source>
            <translation>Die anderen CPUs ausblenden</translation>
        </message>
        <message>
            <source>Hide the othe&amp;r threads</source>
            <translation>Die anderen Threads ausblenden</translation>
        </message>
        <message>
            <source>Put %1 into o&amp;ne lane</source>
            <translation>%1 in eine Spur legen</translation>
        </message>
        <message>
            <source>No lane has a hit of the search</source>
            <translation>Keine Spur hat einen Treffer der Suche</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::Tabs</name>
        <message>
            <source>More tabs</source>
            <translation>Weitere Reiter</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::ToolRow</name>
        <message>
            <source>More commands</source>
            <translation>Weitere Befehle</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::ToolTrials</name>
        <message>
            <source>What other tools would give is predicted from a finished run.</source>
            <translation>Was andere Werkzeuge brächten, wird aus einem beendeten Lauf vorhergesagt.</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::Tour</name>
        <message>
            <source>&amp;Back</source>
            <translation>&amp;Zurück</translation>
        </message>
        <message>
            <source>S&amp;kip the tour</source>
            <translation>&amp;Rundgang beenden</translation>
        </message>
        <message>
            <source>To the previous step (←)</source>
            <translation>Zum vorigen Schritt (←)</translation>
        </message>
        <message>
            <source>To the next step (→)</source>
            <translation>Zum nächsten Schritt (→)</translation>
        </message>
        <message>
            <source>End the tour (Esc); Help brings it back</source>
            <translation>Den Rundgang beenden (Esc); das Menü Hilfe holt ihn zurück</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>From anywhere: %1 on, %2 back</source>
            <translation>Von überall: %1 weiter, %2 zurück</translation>
        </message>
        <message>
            <source>Done: %1</source>
            <translation>Erledigt: %1</translation>
        </message>
        <message>
            <source>Skip this step</source>
            <translation>Überspringen</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>&amp;Next</source>
            <translation>&amp;Weiter</translation>
        </message>
        <message>
            <source>Tour, step %1 of %2: %3</source>
            <translation>Rundgang, Schritt %1 von %2: %3</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::Transport</name>
        <message>
            <source>%1 ×</source>
            <translation>%1 ×</translation>
        </message>
        <message>
            <source>How fast the run is played</source>
            <translation>Wie schnell der Lauf abgespielt wird</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Tempo</translation>
        </message>
        <message>
            <source>Halt at</source>
            <translation>Anhalten bei</translation>
        </message>
        <message>
            <source>At which moments playing halts, and to which the keys go</source>
            <translation>Bei welchen Momenten das Abspielen anhält und wohin die Tasten gehen</translation>
        </message>
        <message>
            <source>Bookmark or note of your own</source>
            <translation>Eigenes Lesezeichen oder eigene Notiz</translation>
        </message>
        <message>
            <source>%1 (not known for so long a run)</source>
            <translation>%1 (von einem so langen Lauf nicht bekannt)</translation>
        </message>
        <message>
            <source>%1 left out</source>
            <translation>%1 ausgelassen</translation>
        </message>
        <message>
            <source>Moments that are left out, since there are too many: neither the bar nor the keys stop at them</source>
            <translation>Momente, die ausgelassen sind, da es zu viele sind: weder die Leiste noch die Tasten kennen sie</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::ValuesModel</name>
        <message>
            <source>from the start</source>
            <translation>von Anfang an</translation>
        </message>
        <message>
            <source>Variable</source>
            <translation>Variable</translation>
        </message>
        <message>
            <source>At the instant that is chosen, or else at the end</source>
            <translation>Zum gewählten Zeitpunkt, sonst am Ende</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Who wrote this value</source>
            <translation>Wer diesen Wert schrieb</translation>
        </message>
        <message>
            <source>Written by</source>
            <translation>Geschrieben von</translation>
        </message>
        <message>
            <source>Who read this value</source>
            <translation>Wer diesen Wert las</translation>
        </message>
        <message>
            <source>Read by</source>
            <translation>Gelesen von</translation>
        </message>
        <message>
            <source>Changes that are not in this value, since another thread wrote over them without having seen them; click the row to see the first</source>
            <translation>Änderungen, die in diesem Wert fehlen, weil ein anderer Thread sie überschrieb, ohne sie gesehen zu haben; die Zeile anklicken, um die erste zu sehen</translation>
        </message>
        <message>
            <source>Lost</source>
            <translation>Verloren</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>What each thread has read and not yet written: its own copy, which may be out of date</source>
            <translation>Was jeder Thread gelesen und noch nicht geschrieben hat: seine eigene Kopie, die veraltet sein kann</translation>
        </message>
        <message>
            <source>Copies</source>
            <translation>Kopien</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::ValuesTab</name>
        <message>
            <source>This run has no shared variables, so there are no values to show.</source>
            <translation>Dieser Lauf hat keine gemeinsamen Variablen, also auch keine Werte.</translation>
        </message>
        <message>
            <source>Values of the shared variables</source>
            <translation>Werte der gemeinsamen Variablen</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::WaitHistogram</name>
        <message>
            <source>How long waits were</source>
            <translation>Wie lang gewartet wurde</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::WhatIfPanel</name>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>What if</source>
            <translation>Was wäre wenn</translation>
        </message>
        <message>
            <source>Before and after</source>
            <translation>Vorher und nachher</translation>
        </message>
        <message>
            <source>as it is</source>
            <translation>wie es ist</translation>
        </message>
        <message>
            <source>End</source>
            <translation>Ende</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>Werte</translation>
        </message>
    </context>
    <context>
        <name>ComparedRuns</name>
        <message>
            <source>as it is</source>
            <translation>wie er ist</translation>
        </message>
        <message>
            <source>what if: %1</source>
            <translation>was wäre wenn: %1</translation>
        </message>
        <message>
            <source>1 core</source>
            <translation>1 Kern</translation>
        </message>
        <message>
            <source>%1 cores</source>
            <translation>%1 Kerne</translation>
        </message>
        <message>
            <source>run %1</source>
            <translation>Lauf %1</translation>
        </message>
        <message>
            <source>%1 as fast as the first</source>
            <translation>%1 so schnell wie der erste</translation>
        </message>
        <message>
            <source>cores idle for %1</source>
            <translation>Kerne frei: %1</translation>
        </message>
        <message>
            <source>others used %1</source>
            <translation>andere benutzten %1</translation>
        </message>
        <message>
            <source>as fast as the first</source>
            <translation>so schnell wie der erste</translation>
        </message>
        <message>
            <source>Comparison</source>
            <translation>Vergleich</translation>
        </message>
    </context>
    <context>
        <name>Judgement</name>
        <message>
            <source>a deadlock</source>
            <translation>ein Deadlock</translation>
        </message>
        <message>
            <source>a deadlock with oneself</source>
            <translation>ein Deadlock mit sich selbst</translation>
        </message>
        <message>
            <source>a lost wake-up</source>
            <translation>ein verlorenes Wecken</translation>
        </message>
        <message>
            <source>a lock that was never let go</source>
            <translation>eine Sperre, die nie freigegeben wurde</translation>
        </message>
        <message>
            <source>a deadlock that another timing brings</source>
            <translation>ein Deadlock, der bei anderem zeitlichem Ablauf eintritt</translation>
        </message>
        <message>
            <source>a data race</source>
            <translation>ein Wettlauf um Daten</translation>
        </message>
        <message>
            <source>lost updates</source>
            <translation>verlorene Änderungen</translation>
        </message>
        <message>
            <source>a check that failed</source>
            <translation>eine fehlgeschlagene Prüfung</translation>
        </message>
        <message>
            <source>a livelock</source>
            <translation>ein Livelock</translation>
        </message>
        <message>
            <source>starvation</source>
            <translation>Verhungern</translation>
        </message>
        <message>
            <source>priority inversion</source>
            <translation>eine Prioritätsumkehr</translation>
        </message>
        <message>
            <source>%1 ms</source>
            <translation>%1 ms</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>nicht bekannt</translation>
        </message>
        <message>
            <source>%1 and %2</source>
            <translation>%1 und %2</translation>
        </message>
        <message>
            <source>%1 of computing and waiting for replies took %2</source>
            <translation>%1 Rechnen und Warten auf Antworten dauerten %2</translation>
        </message>
        <message>
            <source>%1 of computing took %2</source>
            <translation>%1 Rechnen dauerten %2</translation>
        </message>
        <message>
            <source>Other programs had the cores for %1 % of their time: how long things took here says little of the program. Run it again on a quiet machine, or on the virtual clock.</source>
            <translation>Andere Programme hatten die Kerne %1 % ihrer Zeit: wie lange hier etwas dauerte, sagt wenig über das Programm. Auf einem ruhigen Rechner noch einmal laufen lassen, oder mit der virtuellen Uhr.</translation>
        </message>
        <message>
            <source>A person decided each step of this run: no time was measured, and how long things take in the program it does not say.</source>
            <translation>Über jeden Schritt dieses Laufs hat ein Mensch entschieden: keine Zeit wurde gemessen, und wie lange im Programm etwas dauert, sagt er nicht.</translation>
        </message>
        <message>
            <source>This run cannot tell: a person decided each of its steps.</source>
            <translation>Dieser Lauf kann es nicht sagen: über jeden seiner Schritte hat ein Mensch entschieden.</translation>
        </message>
        <message>
            <source>Nothing: threads kept each other from getting on.</source>
            <translation>Nichts: Threads ließen einander nicht vorankommen.</translation>
        </message>
        <message>
            <source>Nothing: the run came to a standstill.</source>
            <translation>Nichts: der Lauf kam zum Stillstand.</translation>
        </message>
        <message>
            <source>Nothing that can be measured: the run was %1.</source>
            <translation>Nichts, was sich messen lässt: der Lauf ist %1.</translation>
        </message>
        <message>
            <source>Nothing yet: this is the single-threaded version, and it takes %1.</source>
            <translation>Noch nichts: das ist die Fassung mit einem Thread, und sie braucht %1.</translation>
        </message>
        <message>
            <source>No time: %1.</source>
            <translation>Keine Zeit: %1.</translation>
        </message>
        <message>
            <source>%1: %2 times as fast as one after the other, but a check failed.</source>
            <translation>%1: %2-mal so schnell wie nacheinander, aber eine Prüfung schlug fehl.</translation>
        </message>
        <message>
            <source>%1: %2 times as fast as one after the other, but updates were lost.</source>
            <translation>%1: %2-mal so schnell wie nacheinander, aber Änderungen gingen verloren.</translation>
        </message>
        <message>
            <source>%1: %2 times as fast as one after the other.</source>
            <translation>%1: %2-mal so schnell wie nacheinander.</translation>
        </message>
        <message>
            <source>%1 thread</source>
            <translation>%1 Thread</translation>
        </message>
        <message>
            <source>%1 threads</source>
            <translation>%1 Threads</translation>
        </message>
        <message>
            <source>%1 task</source>
            <translation>%1 Task</translation>
        </message>
        <message>
            <source>%1 tasks</source>
            <translation>%1 Tasks</translation>
        </message>
        <message>
            <source>%1 in %2 processes</source>
            <translation>%1 in %2 Prozessen</translation>
        </message>
        <message>
            <source>%1 MiB of memory</source>
            <translation>%1 MiB Speicher</translation>
        </message>
        <message>
            <source>%1 context switch</source>
            <translation>%1 Kontextwechsel</translation>
        </message>
        <message>
            <source>%1 context switches</source>
            <translation>%1 Kontextwechsel</translation>
        </message>
        <message>
            <source>, and no waiting for a lock</source>
            <translation>, und kein Warten auf eine Sperre</translation>
        </message>
        <message>
            <source>, and %1 of waiting for the interpreter lock</source>
            <translation>, und %1 Warten auf die Interpretersperre</translation>
        </message>
        <message>
            <source>%1 execution</source>
            <translation>%1 Ausführung</translation>
        </message>
        <message>
            <source>%1 executions</source>
            <translation>%1 Ausführungen</translation>
        </message>
        <message>
            <source>Explored, all %1 that differ</source>
            <translation>Erkundet, alle %1, die sich unterscheiden</translation>
        </message>
        <message>
            <source>Explored, but not to be trusted (%1), %2</source>
            <translation>Erkundet, aber ohne Verlass (%1), %2</translation>
        </message>
        <message>
            <source>Explored within bounds, %1</source>
            <translation>Erkundet in Grenzen, %1</translation>
        </message>
        <message>
            <source>Explored in part, %1</source>
            <translation>Teilweise erkundet, %1</translation>
        </message>
        <message>
            <source>%1 with the random numbers of seed %2</source>
            <translation>%1 mit den Zufallszahlen des Startwerts %2</translation>
        </message>
        <message>
            <source>One run proves nothing: Explore goes through every interleaving that matters.</source>
            <translation>Ein Lauf beweist nichts: „Erkunden“ geht alle Verschränkungen durch, auf die es ankommt.</translation>
        </message>
        <message>
            <source>%1 ends in a deadlock</source>
            <translation>%1 endet in einem Deadlock</translation>
        </message>
        <message>
            <source>%1 end in a deadlock</source>
            <translation>%1 enden in einem Deadlock</translation>
        </message>
        <message>
            <source>%1 fails a check</source>
            <translation>bei %1 schlägt eine Prüfung fehl</translation>
        </message>
        <message>
            <source>%1 fail a check</source>
            <translation>bei %1 schlägt eine Prüfung fehl</translation>
        </message>
        <message>
            <source>%1 breaks off</source>
            <translation>%1 bricht ab</translation>
        </message>
        <message>
            <source>%1 break off</source>
            <translation>%1 brechen ab</translation>
        </message>
        <message>
            <source>%1: %2.</source>
            <translation>%1: %2.</translation>
        </message>
        <message>
            <source>Nothing went wrong in this run.</source>
            <translation>In diesem Lauf ging nichts schief.</translation>
        </message>
        <message>
            <source>In this run: %1.</source>
            <translation>In diesem Lauf: %1.</translation>
        </message>
        <message>
            <source>All this is about the scenario with %1 tried, not about the scenario as it is.</source>
            <translation>All dies gilt für das Szenario mit „%1“ als Versuch, nicht für das Szenario, wie es ist.</translation>
        </message>
        <message>
            <source>, and waiting for locks (%1 of %2)</source>
            <translation>, und Warten auf Sperren (%1 von %2)</translation>
        </message>
        <message>
            <source>, and %1 of waiting for locks (%2 of %3)</source>
            <translation>, und %1 Warten auf Sperren (%2 von %3)</translation>
        </message>
        <message>
            <source>%1 request</source>
            <translation>%1 Anforderung</translation>
        </message>
        <message>
            <source>%1 requests</source>
            <translation>%1 Anforderungen</translation>
        </message>
        <message>
            <source>%1: none deadlocks, breaks off or fails a check.</source>
            <translation>%1: keine endet im Deadlock, bricht ab oder fällt durch eine Prüfung.</translation>
        </message>
        <message>
            <source>Tried here, though the script does not have it: %1.</source>
            <translation>Hier wird versucht, was das Skript nicht hat: %1.</translation>
        </message>
        <message>
            <source>But the values depend on who goes when, in %1 ways, and may be wrong.</source>
            <translation>Aber die Werte hängen davon ab, wer wann an der Reihe ist, auf %1 Weisen, und können falsch sein.</translation>
        </message>
        <message>
            <source>But updates are lost in the only way in which it can end.</source>
            <translation>Aber auf die einzige Art, wie es enden kann, gehen Änderungen verloren.</translation>
        </message>
        <message>
            <source>But updates are lost in each of the %1 ways in which it can end.</source>
            <translation>Aber auf jede der %1 Arten, wie es enden kann, gehen Änderungen verloren.</translation>
        </message>
        <message>
            <source>But updates are lost in %1 of the %2 ways in which it can end.</source>
            <translation>Aber auf %1 der %2 Arten, wie es enden kann, gehen Änderungen verloren.</translation>
        </message>
        <message>
            <source>The run was stopped before its end: there is nothing that an answer could be compared with.</source>
            <translation>Der Lauf wurde vor seinem Ende gestoppt: es gibt nichts, womit eine Antwort verglichen werden könnte.</translation>
        </message>
        <message>
            <source>Each thread took all locks of its block at once, in one order for all. Whoever has the first one can always get the rest, so no circle of waits can close. The price is that locks are held for longer.</source>
            <translation>Jeder Thread nahm alle Sperren seines Blocks auf einmal, in einer Reihenfolge für alle. Wer die erste hat, bekommt immer auch die anderen, also kann sich kein Kreis von Wartenden schließen. Der Preis: Sperren werden länger gehalten.</translation>
        </message>
        <message>
            <source>Whoever waited too long for a second lock let go of what it had, and began its block anew. So a circle of waits may close, but it breaks. The price is the wait, and work that is done twice.</source>
            <translation>Wer zu lange auf eine zweite Sperre wartete, gab her, was er hatte, und begann seinen Block von vorn. So kann sich ein Kreis von Wartenden schließen, aber er bricht auf. Der Preis: das Warten, und Arbeit, die zweimal getan wird.</translation>
        </message>
        <message>
            <source>A circle of waits is found as it closes. One of its threads lets go of its locks, what it wrote is undone, and it begins its block anew. The price is work that is done twice.</source>
            <translation>Ein Kreis von Wartenden wird erkannt, sobald er sich schließt. Einer seiner Threads gibt seine Sperren her, was er schrieb, wird zurückgenommen, und er beginnt seinen Block von vorn. Der Preis: Arbeit, die zweimal getan wird.</translation>
        </message>
        <message>
            <source>A lock was held around what raced, from the reading to the writing that follows, so nobody comes in between. The price is that the threads take turns there.</source>
            <translation>Um das, worum die Threads liefen, lag eine Sperre, vom Lesen bis zum Schreiben, das folgt; so kommt niemand dazwischen. Der Preis: dort wechseln sich die Threads ab.</translation>
        </message>
        <message>
            <source>Tried: %1. It still ends in a deadlock: that is not the cure.</source>
            <translation>Ausprobiert wurde: %1. Trotzdem endet es in einem Deadlock: das ist nicht das Mittel.</translation>
        </message>
        <message>
            <source>Tried: %1. The run was %2.</source>
            <translation>Ausprobiert wurde: %1. Der Lauf: %2.</translation>
        </message>
        <message>
            <source>Tried: %1. It completes after %2, but what comes out is still wrong: that is not the cure.</source>
            <translation>Ausprobiert wurde: %1. Er kommt nach %2 ans Ende, aber was herauskommt, ist noch falsch: das ist nicht das Mittel.</translation>
        </message>
        <message>
            <source>Tried: %1. It completes, but what comes out is still wrong: that is not the cure.</source>
            <translation>Ausprobiert wurde: %1. Er kommt ans Ende, aber was herauskommt, ist noch falsch: das ist nicht das Mittel.</translation>
        </message>
        <message>
            <source>Tried: %1. It completes, after %2. I propose to write that into the script, and then to have it explored, since one run proves nothing.</source>
            <translation>Ausprobiert wurde: %1. Er kommt ans Ende, nach %2. Ich schlage vor, das ins Skript zu schreiben und es dann erkunden zu lassen, denn ein Lauf beweist nichts.</translation>
        </message>
        <message>
            <source>Tried: %1. It completes. I propose to write that into the script, and then to have it explored, since one run proves nothing.</source>
            <translation>Ausprobiert wurde: %1. Er kommt ans Ende. Ich schlage vor, das ins Skript zu schreiben und es dann erkunden zu lassen, denn ein Lauf beweist nichts.</translation>
        </message>
        <message>
            <source>What was tried stands in no line of the script: until somebody writes it, the single-threaded version is the safe one.</source>
            <translation>Was ausprobiert wurde, steht in keiner Zeile des Skripts: bis es jemand schreibt, ist die Fassung mit einem Thread die sichere.</translation>
        </message>
        <message>
            <source>This run cannot tell: other programs had the cores for %1 % of their time.</source>
            <translation>Aus diesem Lauf nicht zu sagen: andere Programme hatten die Kerne %1 % ihrer Zeit.</translation>
        </message>
    </context>
    <context>
        <name>ScenarioWording</name>
        <message>
            <source>true</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>false</source>
            <translation>nein</translation>
        </message>
    </context>
    <context>
        <name>TitleOfOne</name>
        <message>
            <source>Race</source>
            <translation>Wettlauf</translation>
        </message>
        <message>
            <source>Deadlock</source>
            <translation>Deadlock</translation>
        </message>
    </context>
    <context>
        <name>EngineName</name>
        <message>
            <source>Interpreter lock</source>
            <translation>Interpretersperre</translation>
        </message>
        <message>
            <source>Interpreter lock of %1</source>
            <translation>Interpretersperre von %1</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>%1: jobs</source>
            <translation>%1: Aufträge</translation>
        </message>
        <message>
            <source>%1: results</source>
            <translation>%1: Ergebnisse</translation>
        </message>
        <message>
            <source>guard of %1</source>
            <translation>Schutz von %1</translation>
        </message>
        <message>
            <source>Event loop</source>
            <translation>Ereignisschleife</translation>
        </message>
    </context>
    <context>
        <name>EngineNote</name>
        <message>
            <source>the system allowed only %1 of %2 threads of %3: the run goes on with those</source>
            <translation>das System erlaubte nur %1 von %2 Threads von %3: mit diesen geht der Lauf weiter</translation>
        </message>
        <message>
            <source>the system allowed only %1 of %2 processes of %3: the run goes on with those</source>
            <translation>das System erlaubte nur %1 von %2 Prozessen von %3: mit diesen geht der Lauf weiter</translation>
        </message>
        <message>
            <source>only %1 connections are allowed at a time: the other requests share them</source>
            <translation>nur %1 Verbindungen sind zugleich erlaubt: die übrigen Anfragen teilen sie sich</translation>
        </message>
        <message>
            <source>only %1 connections are allowed at a time: the others wait for one</source>
            <translation>nur %1 Verbindungen sind zugleich erlaubt: die übrigen warten auf eine</translation>
        </message>
        <message>
            <source>priority %1 counts on the virtual clock only</source>
            <translation>Priorität %1 zählt nur mit virtueller Uhr</translation>
        </message>
        <message>
            <source>%1 has started</source>
            <translation>%1 ist gestartet</translation>
        </message>
        <message>
            <source>victim of a circle: rolled back to line %1, 1 write undone</source>
            <translation>Opfer eines Kreises: zurückgesetzt auf Zeile %1, 1 Änderung zurückgenommen</translation>
        </message>
        <message>
            <source>victim of a circle: rolled back to line %1, %2 writes undone</source>
            <translation>Opfer eines Kreises: zurückgesetzt auf Zeile %1, %2 Änderungen zurückgenommen</translation>
        </message>
        <message>
            <source>victim of a circle: rolled back to line %1</source>
            <translation>Opfer eines Kreises: zurückgesetzt auf Zeile %1</translation>
        </message>
        <message>
            <source>its time for a lock is over: rolled back to line %1, 1 write undone</source>
            <translation>die Frist für eine Sperre ist um: zurückgesetzt auf Zeile %1, 1 Änderung zurückgenommen</translation>
        </message>
        <message>
            <source>its time for a lock is over: rolled back to line %1, %2 writes undone</source>
            <translation>die Frist für eine Sperre ist um: zurückgesetzt auf Zeile %1, %2 Änderungen zurückgenommen</translation>
        </message>
        <message>
            <source>its time for a lock is over: rolled back to line %1</source>
            <translation>die Frist für eine Sperre ist um: zurückgesetzt auf Zeile %1</translation>
        </message>
        <message>
            <source>what if: takes %1 and %2 at once, in the global order</source>
            <translation>was wäre wenn: nimmt %1 und %2 auf einmal, in der festen Reihenfolge</translation>
        </message>
        <message>
            <source>what if: takes %1 at once, in the global order</source>
            <translation>was wäre wenn: nimmt %1 auf einmal, in der festen Reihenfolge</translation>
        </message>
        <message>
            <source>what if: another has written here meanwhile, so it is not undone</source>
            <translation>was wäre wenn: inzwischen schrieb hier ein anderer, also wird es nicht zurückgenommen</translation>
        </message>
        <message>
            <source>what if: passes '%1', where now nobody could wait for the others</source>
            <translation>was wäre wenn: geht durch „%1“, wo nun niemand auf die anderen warten könnte</translation>
        </message>
    </context>
    <context>
        <name>Number</name>
        <message>
            <source>.</source>
            <extracomment>The decimal mark: 7.4</extracomment>
            <translation>,</translation>
        </message>
    </context>
    <context>
        <name>ExplorationSize</name>
        <message>
            <source>more than %1 interleavings</source>
            <translation>mehr als %1 Verschränkungen</translation>
        </message>
        <message>
            <source>%1 million</source>
            <translation>%1 Millionen</translation>
        </message>
        <message numerus="yes">
            <source>about %1 interleaving(s)</source>
            <translation>
                <numerusform>etwa %1 Verschränkung</numerusform>
                <numerusform>etwa %1 Verschränkungen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CameOut</name>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>deadlock at %1</source>
            <translation>Deadlock bei %1</translation>
        </message>
        <message>
            <source>deadlock</source>
            <translation>Deadlock</translation>
        </message>
        <message>
            <source>its time was up</source>
            <translation>die Zeit war um</translation>
        </message>
        <message>
            <source>did not end: %1</source>
            <translation>endete nicht: %1</translation>
        </message>
        <message>
            <source>step by step</source>
            <translation>Schritt für Schritt</translation>
        </message>
        <message>
            <source>1 update lost</source>
            <translation>1 Änderung verloren</translation>
        </message>
        <message>
            <source>%1 updates lost</source>
            <translation>%1 Änderungen verloren</translation>
        </message>
        <message>
            <source>With “%1” it ends, after %2; as it is it does not: %3.</source>
            <translation>Mit „%1“ endet er, nach %2; wie er ist, nicht: %3.</translation>
        </message>
        <message>
            <source>With “%1” it ends; as it is it does not: %2.</source>
            <translation>Mit „%1“ endet er; wie er ist, nicht: %2.</translation>
        </message>
        <message>
            <source>With “%1” it does not end: %2; as it is it does, after %3.</source>
            <translation>Mit „%1“ endet er nicht: %2; wie er ist, schon, nach %3.</translation>
        </message>
        <message>
            <source>With “%1” it does not end: %2; as it is it does.</source>
            <translation>Mit „%1“ endet er nicht: %2; wie er ist, schon.</translation>
        </message>
        <message>
            <source>It does not end, as it is (%1) or with “%2” (%3).</source>
            <translation>Er endet nicht, weder wie er ist (%1) noch mit „%2“ (%3).</translation>
        </message>
        <message>
            <source>It ends, as it is and with “%1”.</source>
            <translation>Er endet, wie er ist und mit „%1“.</translation>
        </message>
        <message>
            <source>Updates lost: %1 as it is, %2 with “%3”.</source>
            <translation>Verlorene Änderungen: %1 wie er ist, %2 mit „%3“.</translation>
        </message>
        <message>
            <source>It takes just as long: %1.</source>
            <translation>Er dauert gleich lang: %1.</translation>
        </message>
        <message>
            <source>It takes %1 instead of %2 (%3).</source>
            <translation>Er dauert %1 statt %2 (%3).</translation>
        </message>
        <message>
            <source>it broke off with an error</source>
            <translation>er brach mit einem Fehler ab</translation>
        </message>
    </context>
    <context>
        <name>SaveQuestion</name>
        <message>
            <source>Replace it?</source>
            <translation>Ersetzen?</translation>
        </message>
        <message>
            <source>%1 is there already. Replace it?</source>
            <translation>%1 gibt es schon. Soll es ersetzt werden?</translation>
        </message>
        <message>
            <source>Replace them?</source>
            <translation>Ersetzen?</translation>
        </message>
        <message numerus="yes">
            <source>%n frame(s) of an earlier export are there already, from %1 on. Replace all of them?</source>
            <translation>
                <numerusform>%n Bild eines früheren Exports gibt es schon: %1. Soll es ersetzt werden?</numerusform>
                <numerusform>%n Bilder eines früheren Exports gibt es schon, ab %1. Sollen alle ersetzt werden?</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>threadline::app::LegendStrip</name>
        <message>
            <source>Legend</source>
            <translation>Legende</translation>
        </message>
    </context>
    <context>
        <name>FigureCopy</name>
        <message>
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
    </context>
    <context>
        <name>ExportNote</name>
        <message>
            <source>Exported to %1 and the numbers after it</source>
            <translation>Exportiert nach %1 und den Nummern danach</translation>
        </message>
        <message>
            <source>Exported to %1</source>
            <translation>Exportiert nach %1</translation>
        </message>
        <message>
            <source>, with caption and description in %1</source>
            <translation>, Bildunterschrift und Beschreibung in %1</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>Ordner öffnen</translation>
        </message>
        <message>
            <source>No program could be found that opens %1</source>
            <translation>Es ließ sich kein Programm finden, das %1 öffnet</translation>
        </message>
        <message numerus="yes">
            <source>; %n later frame(s) of an earlier export were removed</source>
            <translation>
                <numerusform>; %n späteres Bild eines früheren Exports wurde entfernt</numerusform>
                <numerusform>; %n spätere Bilder eines früheren Exports wurden entfernt</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>threadline::app::Skeleton</name>
        <message>
            <source>A new scenario</source>
            <translation>Ein neues Szenario</translation>
        </message>
        <message>
            <source>Two threads take turns with one lock. While one holds it, the other waits.</source>
            <translation>Zwei Threads wechseln sich mit einer Sperre ab. Solange einer sie hält, wartet der andere.</translation>
        </message>
        <message>
            <source>A parameter: it has a slider beside the timeline.</source>
            <translation>Ein Parameter: er hat einen Regler neben dem Zeitverlauf.</translation>
        </message>
        <message>
            <source>What the threads share, and nothing else.</source>
            <translation>Was die Threads gemeinsam haben, sonst nichts.</translation>
        </message>
        <message>
            <source>All that they can do: F1, The language.</source>
            <translation>Alles, was sie tun können: F1, Die Sprache.</translation>
        </message>
    </context>
    <context>
        <name>DifferingValues</name>
        <message>
            <source>Of the shared variables, then</source>
            <translation>Der gemeinsamen Variablen, dann</translation>
        </message>
        <message>
            <source>The same in all rows: %1</source>
            <translation>In allen Zeilen gleich: %1</translation>
        </message>
    </context>
    <context>
        <name>ExportSource</name>
        <message>
            <source>the run was too long to be kept whole: what is asked for can be read from its recording, once it is over</source>
            <translation>der Lauf war zu lang, um ganz aufgehoben zu werden: was gefragt ist, lässt sich aus seiner Aufzeichnung lesen, sobald er vorbei ist</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::SourceOnDisk</name>
        <message>
            <source>%1 was changed by another program. What runs is still the text below.</source>
            <translation>%1 wurde von einem anderen Programm geändert. Es läuft weiterhin der Text unten.</translation>
        </message>
        <message>
            <source>Revert</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>The text as the file has it now; Undo brings this one back</source>
            <translation>Der Text, den die Datei jetzt hat; Rückgängigmachen bringt diesen zurück</translation>
        </message>
        <message>
            <source>Keep mine on save</source>
            <translation>Beim Sichern ersetzen</translation>
        </message>
        <message>
            <source>Saving replaces what the other program wrote</source>
            <translation>Sichern ersetzt, was das andere Programm geschrieben hat</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::FindBar</name>
        <message>
            <source>Find in the source</source>
            <translation>Im Quelltext suchen</translation>
        </message>
        <message>
            <source>How often it was found</source>
            <translation>Wie oft es gefunden wurde</translation>
        </message>
        <message>
            <source>Next place where it was found</source>
            <translation>Nächste Fundstelle</translation>
        </message>
        <message>
            <source>Previous place</source>
            <translation>Vorige Fundstelle</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>Vorige</translation>
        </message>
        <message>
            <source>Previous place (Shift+F3)</source>
            <translation>Vorige Fundstelle (Umschalt+F3)</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Nächste</translation>
        </message>
        <message>
            <source>Next place (F3)</source>
            <translation>Nächste Fundstelle (F3)</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>End the search (Esc)</source>
            <translation>Die Suche beenden (Esc)</translation>
        </message>
        <message>
            <source>not found</source>
            <translation>nicht gefunden</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
    </context>
    <context>
        <name>RunName</name>
        <message numerus="yes">
            <source>%n note(s)</source>
            <translation>
                <numerusform>%n Notiz</numerusform>
                <numerusform>%n Notizen</numerusform>
            </translation>
        </message>
        <message>
            <source>%1: “%2”</source>
            <translation>%1: „%2“</translation>
        </message>
        <message>
            <source>step by step</source>
            <translation>Schritt für Schritt</translation>
        </message>
    </context>
</TS>
