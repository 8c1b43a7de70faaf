<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
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
        <message>
            <source>Timeline of a run</source>
            <translation>Zeitverlauf eines Laufs</translation>
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
            <source>letters, derived from them</source>
            <translation>davon abgeleitete Schriften</translation>
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <source>%1. What was recorded until then is shown. Run it again; signal 9 means that something ended it from outside, often for want of memory: then fewer threads help.</source>
            <translation>%1. Gezeigt wird, was bis dahin aufgezeichnet war. Noch einmal ausführen; Signal 9 heißt, dass der Lauf von außen beendet wurde, oft aus Mangel an Speicher: dann helfen weniger Threads.</translation>
        </message>
        <message>
            <source>%1. The run on show is whole, but it cannot be saved.</source>
            <translation>%1. Der gezeigte Lauf ist vollständig, kann aber nicht gesichert werden.</translation>
        </message>
        <message>
            <source>The file ends early: what is whole of it is shown.</source>
            <translation>Die Datei endet zu früh: gezeigt wird, was von ihr vollständig ist.</translation>
        </message>
        <message>
            <source>%1 of %2 events were lost, for threads recorded faster than could be drained: where they are missing the lanes say Unknown. With “Wait rather than lose events” none are lost, but threads are held up.</source>
            <translation>%1 von %2 Ereignissen gingen verloren, weil Threads schneller aufzeichneten, als gelesen werden konnte: wo sie fehlen, steht in den Spuren „Unbekannt“. Mit „Lieber warten als Ereignisse verlieren“ geht keines verloren, aber Threads werden aufgehalten.</translation>
        </message>
        <message>
            <source>Times on the CPU are estimated in this run: %1</source>
            <translation>Zeiten auf der CPU sind in diesem Lauf geschätzt: %1</translation>
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
            <source>let %1 go and wait for %2</source>
            <translation>%1 freigeben und auf %2 warten</translation>
        </message>
        <message>
            <source>take %1 again</source>
            <translation>%1 wieder nehmen</translation>
        </message>
        <message>
            <source>notify one who waits for %1</source>
            <translation>einen wecken, der auf %1 wartet</translation>
        </message>
        <message>
            <source>notify all who wait for %1</source>
            <translation>alle wecken, die auf %1 warten</translation>
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
            <source>arrive at %1</source>
            <translation>bei %1 ankommen</translation>
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
            <source>notify %1, which wakes %2</source>
            <translation>%1 benachrichtigen, was %2 weckt</translation>
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
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>simulated time (%1)</source>
            <translation>simulierte Zeit (%1)</translation>
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
            <source>is ready to run, but its event loop is busy</source>
            <translation>ist bereit, aber seine Ereignisschleife ist beschäftigt</translation>
        </message>
        <message>
            <source>is ready to run, but no CPU is free</source>
            <translation>ist bereit, aber keine CPU ist frei</translation>
        </message>
        <message>
            <source>waits for %1</source>
            <translation>wartet auf %1</translation>
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
            <source>waits to be notified on %1</source>
            <translation>wartet auf eine Benachrichtigung an %1</translation>
        </message>
        <message>
            <source>waits at %1 for the others</source>
            <translation>wartet bei %1 auf die anderen</translation>
        </message>
        <message>
            <source>waits for %1 to end</source>
            <translation>wartet auf das Ende von %1</translation>
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
            <translation>%1 hält %2 für %3%4%5</translation>
        </message>
        <message>
            <source>%1 waits for %2%3</source>
            <translation>%1 wartet auf %2%3</translation>
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
            <source>%1 is written %n time(s) in %2, from %3 to %4</source>
            <translation>
                <numerusform>%1 wird %n-mal in %2 geschrieben, von %3 bis %4</numerusform>
                <numerusform>%1 wird %n-mal in %2 geschrieben, von %3 bis %4</numerusform>
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
            <source>Held for %1, waited for for %2, at the longest %3.</source>
            <translation>Gehalten für %1, erwartet für %2, längstens %3.</translation>
        </message>
        <message numerus="yes">
            <source>Written %n time(s).</source>
            <translation>
                <numerusform>%n-mal geschrieben.</numerusform>
                <numerusform>%n-mal geschrieben.</numerusform>
            </translation>
        </message>
        <message>
            <source>In the end it is %1.</source>
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
            <source>Whether it ran or waited is not in such a file.</source>
            <translation>Ob er lief oder wartete, steht nicht in einer solchen Datei.</translation>
        </message>
        <message>
            <source>%1 had taken it at %2, in line %3.</source>
            <translation>%1 hatte sie bei %2 genommen, in Zeile %3.</translation>
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
            <source>Where in this stretch the CPU was had is estimated.</source>
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
            <source>Deadlocked, ended after %1</source>
            <translation>Verklemmt, abgebrochen nach %1</translation>
        </message>
        <message>
            <source>Stopped at the time limit, %1</source>
            <translation>An der Zeitgrenze angehalten, %1</translation>
        </message>
        <message>
            <source>Stopped after %1</source>
            <translation>Angehalten nach %1</translation>
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
            <source>waits at %1</source>
            <translation>wartet bei %1</translation>
        </message>
        <message>
            <source>waits on %1</source>
            <translation>wartet an %1</translation>
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
            <translation>verklemmt</translation>
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
            <source>by %1</source>
            <translation>von %1</translation>
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
            <source>note</source>
            <translation>notieren</translation>
        </message>
        <message>
            <source>%1 is the first who has to wait for %2%3.</source>
            <translation>%1 muss als erster auf %2%3 warten.</translation>
        </message>
        <message>
            <source>%1 begins to wait for %2%3.</source>
            <translation>%1 beginnt, auf %2%3 zu warten.</translation>
        </message>
        <message>
            <source>%1 begins to wait for another thread's end.</source>
            <translation>%1 beginnt, auf das Ende eines anderen Threads zu warten.</translation>
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
            <source>%1 notify on %2</source>
            <translation>%1 Benachrichtigung an %2</translation>
        </message>
        <message>
            <source>%1 post to %2</source>
            <translation>%1 Gabe an %2</translation>
        </message>
        <message>
            <source>%1 arrival at %2, the last one</source>
            <translation>%1 Ankunft bei %2, die letzte</translation>
        </message>
        <message>
            <source>%1 put into %2</source>
            <translation>%1 Ablage in %2</translation>
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
            <translation>%1 Start davon</translation>
        </message>
        <message>
            <source>the reply from %1</source>
            <translation>die Antwort von %1</translation>
        </message>
        <message>
            <source>went on %1 later</source>
            <translation>machte %1 später weiter</translation>
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
            <source>Started by %1 at %2%3; %4.</source>
            <translation>Gestartet von %1 bei %2%3; %4.</translation>
        </message>
        <message>
            <source>Woken by %1 at %2%3; %4.</source>
            <translation>Geweckt von %1 bei %2%3; %4.</translation>
        </message>
        <message>
            <source>Starts %1 at %2%3, which %4.</source>
            <translation>Startet %1 bei %2%3, der/die %4.</translation>
        </message>
        <message>
            <source>Wakes %1 by %2 at %3%4, which %5.</source>
            <translation>Weckt %1 durch %2 bei %3%4, der/die %5.</translation>
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
            <translation>Verklemmt</translation>
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
            <source>ready, no CPU free</source>
            <translation>bereit, keine CPU frei</translation>
        </message>
        <message>
            <source>interpreter lock</source>
            <translation>Interpretersperre</translation>
        </message>
        <message>
            <source>blocked on a lock</source>
            <translation>durch eine Sperre blockiert</translation>
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
    </context>
    <context>
        <name>threadline::app</name>
        <message>
            <source>Everywhere</source>
            <translation>Überall</translation>
        </message>
        <message>
            <source> or </source>
            <translation> oder </translation>
        </message>
        <message>
            <source>In the timeline</source>
            <translation>Im Zeitverlauf</translation>
        </message>
        <message>
            <source>W S, + −</source>
            <translation>W S, + −</translation>
        </message>
        <message>
            <source>Zoom in and out at the cursor</source>
            <translation>Am Zeiger vergrößern und verkleinern</translation>
        </message>
        <message>
            <source>A D, ← →</source>
            <translation>A D, ← →</translation>
        </message>
        <message>
            <source>Earlier and later</source>
            <translation>Früher und später</translation>
        </message>
        <message>
            <source>The whole run</source>
            <translation>Der ganze Lauf</translation>
        </message>
        <message>
            <source>Home End</source>
            <translation>Pos1 Ende</translation>
        </message>
        <message>
            <source>To its begin and its end</source>
            <translation>An seinen Anfang und sein Ende</translation>
        </message>
        <message>
            <source>Choose a lane</source>
            <translation>Eine Spur wählen</translation>
        </message>
        <message>
            <source>To the previous and the next edge on it</source>
            <translation>Zur vorigen und nächsten Kante darauf</translation>
        </message>
        <message>
            <source>Fold many threads of one name into one lane, or unfold them</source>
            <translation>Viele Threads eines Namens in eine Spur falten oder entfalten</translation>
        </message>
        <message>
            <source>Select the interval, select nothing</source>
            <translation>Den Abschnitt auswählen, nichts auswählen</translation>
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
            <source>Space</source>
            <translation>Leertaste</translation>
        </message>
        <message>
            <source>Play the run and pause it; hold the picture of a live one</source>
            <translation>Den Lauf abspielen und anhalten; das Bild eines laufenden festhalten</translation>
        </message>
        <message>
            <source>Step by step</source>
            <translation>Schritt für Schritt</translation>
        </message>
        <message>
            <source>Who goes next</source>
            <translation>Wer als Nächster geht</translation>
        </message>
        <message>
            <source>G, Backspace</source>
            <translation>G, Rücktaste</translation>
        </message>
        <message>
            <source>Go on until something happens; take the last step back</source>
            <translation>Weiter, bis etwas geschieht; den letzten Schritt zurücknehmen</translation>
        </message>
        <message>
            <source>In the wait-for graph</source>
            <translation>Im Wartegraphen</translation>
        </message>
        <message>
            <source>From node to node</source>
            <translation>Von Knoten zu Knoten</translation>
        </message>
        <message>
            <source>Choose the node, let go</source>
            <translation>Den Knoten wählen, loslassen</translation>
        </message>
        <message>
            <source>In the source</source>
            <translation>Im Quelltext</translation>
        </message>
        <message>
            <source>Select the next interval on this line</source>
            <translation>Den nächsten Abschnitt dieser Zeile auswählen</translation>
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

Free software under the GNU General Public License, version 3 or later. It comes with no warranty. It stands on these libraries:</source>
            <translation>Führt nebenläufige Szenarien auf echten Threads aus, zeichnet auf, was jeder Thread tut, und zeichnet es: wo die CPU frei ist, wer auf wen wartet, wie sich ein Deadlock schließt.

Freie Software unter der GNU General Public License, Version 3 oder später, ohne jede Gewährleistung. Sie steht auf diesen Bibliotheken:</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::Banner</name>
        <message>
            <source>Dismiss</source>
            <translation>Schließen</translation>
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
            <source>edited, not saved</source>
            <translation>geändert, nicht gesichert</translation>
        </message>
        <message>
            <source>line %1</source>
            <translation>Zeile %1</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::Commands</name>
        <message>
            <source>&amp;Run</source>
            <translation>&amp;Ausführen</translation>
        </message>
        <message>
            <source>Run the scenario on real threads</source>
            <translation>Das Szenario auf echten Threads ausführen</translation>
        </message>
        <message>
            <source>Step &amp;by step</source>
            <translation>Schritt &amp;für Schritt</translation>
        </message>
        <message>
            <source>Run it step by step: at each one you say who goes next</source>
            <translation>Schritt für Schritt ausführen: bei jedem bestimmst du, wer als Nächster geht</translation>
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
            <translation>A&amp;nhalten</translation>
        </message>
        <message>
            <source>End the run</source>
            <translation>Den Lauf beenden</translation>
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
            <source>Re&amp;vert the source</source>
            <translation>&amp;Quelltext zurücksetzen</translation>
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
            <source>Open a recorded run or a scenario</source>
            <translation>Einen aufgezeichneten Lauf oder ein Szenario öffnen</translation>
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
            <translation>Exportieren</translation>
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
            <source>Run on two simulated cores: the same result each time</source>
            <translation>Auf zwei simulierten Kernen ausführen: jedes Mal dasselbe Ergebnis</translation>
        </message>
        <message>
            <source>&amp;Wait rather than lose events</source>
            <translation>Lieber &amp;warten als Ereignisse verlieren</translation>
        </message>
        <message>
            <source>Hold a thread up where it records faster than can be drained</source>
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
            <source>&amp;Previous finding</source>
            <translation>&amp;Voriger Befund</translation>
        </message>
        <message>
            <source>Go to the finding before</source>
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
            <source>Moment &amp;before</source>
            <translation>Moment &amp;davor</translation>
        </message>
        <message>
            <source>Go to the moment before</source>
            <translation>Zum Moment davor</translation>
        </message>
        <message>
            <source>Presen&amp;t</source>
            <translation>&amp;Präsentieren</translation>
        </message>
        <message>
            <source>Full screen, for a room: PageDown goes from moment to moment, Esc ends</source>
            <translation>Bildschirmfüllend, für einen Raum: Bild↓ geht von Moment zu Moment, Esc beendet</translation>
        </message>
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
            <source>Le&amp;gend</source>
            <translation>Legende</translation>
        </message>
        <message>
            <source>What each look means</source>
            <translation>Was jedes Aussehen bedeutet</translation>
        </message>
        <message>
            <source>&amp;CPUs</source>
            <translation>&amp;CPUs</translation>
        </message>
        <message>
            <source>Show who was on which CPU, and where cores were idle</source>
            <translation>Zeigen, wer auf welcher CPU war und wo Kerne frei waren</translation>
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
            <translation>Helles Thema</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>&amp;Dunkel</translation>
        </message>
        <message>
            <source>Dark theme</source>
            <translation>Dunkles Thema</translation>
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
            <source>&amp;Language</source>
            <translation>Sprache</translation>
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
            <source>&amp;Larger letters</source>
            <translation>&amp;Größere Schrift</translation>
        </message>
        <message>
            <source>All letters of the window larger</source>
            <translation>Alle Schrift im Fenster größer</translation>
        </message>
        <message>
            <source>&amp;Smaller letters</source>
            <translation>&amp;Kleinere Schrift</translation>
        </message>
        <message>
            <source>All letters of the window smaller</source>
            <translation>Alle Schrift im Fenster kleiner</translation>
        </message>
        <message>
            <source>Letters of the &amp;usual size</source>
            <translation>&amp;Übliche Schriftgröße</translation>
        </message>
        <message>
            <source>All letters as they were at first</source>
            <translation>Alle Schrift wie zu Anfang</translation>
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
            <source>Part of the window &amp;before</source>
            <translation>Voriger Teil des Fensters</translation>
        </message>
        <message>
            <source>The keys go to the part of the window before</source>
            <translation>Die Tasten gelten dem vorigen Teil des Fensters</translation>
        </message>
        <message>
            <source>Le&amp;tters</source>
            <translation>Schrift</translation>
        </message>
        <message>
            <source>Try see&amp;ds</source>
            <translation>&amp;Startwerte versuchen</translation>
        </message>
        <message>
            <source>Run it under many seeds, and count how it ends</source>
            <translation>Unter vielen Startwerten ausführen und zählen, wie es endet</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::DetailsPanel</name>
        <message>
            <source>line %1</source>
            <translation>Zeile %1</translation>
        </message>
        <message>
            <source>a handle</source>
            <translation>ein Verweis</translation>
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
            <source>In the end:</source>
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
            <source>%1, busy %2 % of the time, idle %3 %</source>
            <translation>%1, beschäftigt %2 % der Zeit, frei %3 %</translation>
        </message>
        <message>
            <source>, with other programs about %1 %</source>
            <translation>, mit anderen Programmen etwa %1 %</translation>
        </message>
        <message>
            <source>, with Threadline itself %1 %</source>
            <translation>, mit Threadline selbst %1 %</translation>
        </message>
        <message>
            <source>CPU:</source>
            <translation>CPU:</translation>
        </message>
        <message>
            <source>Idle time in which there was work to do is what can be gained: by doing at once what waits one after the other.</source>
            <translation>Zu gewinnen ist die freie Zeit, in der es Arbeit gab: indem zugleich geschieht, was nacheinander wartet.</translation>
        </message>
        <message>
            <source>Why it was idle:</source>
            <translation>Warum sie frei war:</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::ExportDialog</name>
        <message>
            <source>Export a figure</source>
            <translation>Abbildung exportieren</translation>
        </message>
        <message>
            <source>88.9 mm, a column</source>
            <translation>88,9 mm, eine Spalte</translation>
        </message>
        <message>
            <source>174 mm, two columns</source>
            <translation>174 mm, zwei Spalten</translation>
        </message>
        <message>
            <source>182 mm, a page</source>
            <translation>182 mm, eine Seite</translation>
        </message>
        <message>
            <source>own width</source>
            <translation>eigene Breite</translation>
        </message>
        <message>
            <source> mm</source>
            <translation> mm</translation>
        </message>
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
            <source>The whole run</source>
            <translation>Der ganze Lauf</translation>
        </message>
        <message>
            <source>What is visible now</source>
            <translation>Was jetzt zu sehen ist</translation>
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
            <source>Shared variables</source>
            <translation>Gemeinsame Variablen</translation>
        </message>
        <message>
            <source>CPUs, and where cores were idle</source>
            <translation>CPUs, und wo Kerne frei waren</translation>
        </message>
        <message>
            <source>Critical path</source>
            <translation>Kritischer Pfad</translation>
        </message>
        <message>
            <source>As the window shows it (Ctrl+6)</source>
            <translation>Wie das Fenster ihn zeigt (Strg+6)</translation>
        </message>
        <message>
            <source>Legend</source>
            <translation>Legende</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <source> dpi</source>
            <translation> dpi</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>Breite</translation>
        </message>
        <message>
            <source>Own width</source>
            <translation>Eigene Breite</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Thema</translation>
        </message>
        <message>
            <source>Time range</source>
            <translation>Zeitbereich</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>Resolution</source>
            <translation>Auflösung</translation>
        </message>
        <message>
            <source>Lanes</source>
            <translation>Spuren</translation>
        </message>
        <message>
            <source>Over them</source>
            <translation>Darüber</translation>
        </message>
        <message>
            <source>Around them</source>
            <translation>Darum herum</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Vorschau</translation>
        </message>
        <message>
            <source>Export …</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>%1 mm wide, %2 mm high</source>
            <translation>%1 mm breit, %2 mm hoch</translation>
        </message>
        <message>
            <source>Export to</source>
            <translation>Exportieren nach</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::FindingsList</name>
        <message>
            <source>%1 · %2 · at %3 ms</source>
            <translation>%1 · %2 · bei %3 ms</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Befunde</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::FindingsModel</name>
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
            <source>The page before (Alt+←)</source>
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
        <name>threadline::app::LessonPanel</name>
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
            <source>Held ms</source>
            <translation>Gehalten ms</translation>
        </message>
        <message>
            <source>Time waited, all threads together</source>
            <translation>Gewartete Zeit, alle Threads zusammen</translation>
        </message>
        <message>
            <source>Waited ms</source>
            <translation>Gewartet ms</translation>
        </message>
        <message>
            <source>The longest single wait</source>
            <translation>Das längste einzelne Warten</translation>
        </message>
        <message>
            <source>Longest ms</source>
            <translation>Längstes ms</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::MainWindow</name>
        <message>
            <source>Threadline</source>
            <translation>Threadline</translation>
        </message>
        <message>
            <source>Scenarios</source>
            <translation>Szenarien</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameter</translation>
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
            <source>What the analyses find shows here, while the run goes on.</source>
            <translation>Hier zeigt sich, was die Analysen finden, noch während der Lauf geht.</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Befunde</translation>
        </message>
        <message>
            <source>Click an interval, a finding or a node to read about it.</source>
            <translation>Einen Abschnitt, einen Befund oder einen Knoten anklicken, um darüber zu lesen.</translation>
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
            <source>Values of the shared variables</source>
            <translation>Werte der gemeinsamen Variablen</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Einzelheiten</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>Werte</translation>
        </message>
        <message>
            <source>Outcomes</source>
            <translation>Ausgänge</translation>
        </message>
        <message>
            <source>Facts</source>
            <translation>Fakten</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Ausgang</translation>
        </message>
        <message>
            <source>Saved as %1</source>
            <translation>Gesichert als %1</translation>
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
            <source>This is an example run, simulated on two cores. Press Run (Ctrl+R) to run the scenario on real threads; F1 opens the guide.</source>
            <translation>Dies ist ein Beispiellauf, auf zwei Kernen simuliert. Ausführen (Strg+R) führt das Szenario auf echten Threads aus; F1 öffnet die Anleitung.</translation>
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
            <source>Each lane is a thread, and time goes to the right. A colour says what the thread did: green ran, red was blocked on a lock. The lanes below are the locks.</source>
            <translation>Jede Spur ist ein Thread, die Zeit geht nach rechts. Die Farbe sagt, was der Thread tat: grün lief er, rot war er durch eine Sperre blockiert. Die Spuren darunter sind die Sperren.</translation>
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
            <translation>Befunde nennen die Threads, die Sperren und die Zeilen und was zu tun ist (auf Englisch). Einen wählen (F8): Zeitverlauf, Graph und Quelltext gehen dorthin.</translation>
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
            <source>Change the code</source>
            <translation>Den Code ändern</translation>
        </message>
        <message>
            <source>This is the scenario itself, a short Lua file. Change it and press Run; Revert brings it back. Beside it: the lesson, and the same program in Python.</source>
            <translation>Das ist das Szenario selbst, eine kurze Lua-Datei. Ändern und Ausführen drücken; Zurücksetzen stellt sie wieder her. Daneben: die Lektion und dasselbe Programm in Python.</translation>
        </message>
        <message>
            <source>More scenarios</source>
            <translation>Weitere Szenarien</translation>
        </message>
        <message>
            <source>From bottlenecks and races to the dining philosophers, chapter by chapter. Ctrl+K searches.</source>
            <translation>Von Engpässen und Wettläufen bis zu den speisenden Philosophen, Kapitel für Kapitel. Strg+K sucht.</translation>
        </message>
        <message>
            <source>That is all</source>
            <translation>Das ist alles</translation>
        </message>
        <message>
            <source>F1 opens the guide, ? shows all keys, and this tour is in the Help menu. F5 shows the run to a room; Ctrl+E exports it as a figure.</source>
            <translation>F1 öffnet die Anleitung, ? zeigt alle Tasten, und dieser Rundgang steht im Menü Hilfe. F5 zeigt den Lauf einem Raum; Strg+E exportiert ihn als Abbildung.</translation>
        </message>
        <message>
            <source>Nothing was opened or saved yet</source>
            <translation>Noch nichts geöffnet oder gesichert</translation>
        </message>
        <message>
            <source>&amp;Forget these</source>
            <translation>Diese &amp;vergessen</translation>
        </message>
        <message>
            <source>The window is in that language when Threadline is started the next time.</source>
            <translation>Das Fenster hat diese Sprache beim nächsten Start von Threadline.</translation>
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
            <source>Do not say so again</source>
            <translation>Nicht mehr sagen</translation>
        </message>
        <message>
            <source>Lanes and reports mark estimated times all the same</source>
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
            <source>%1 / %2 ms</source>
            <translation>%1 / %2 ms</translation>
        </message>
        <message>
            <source>Press Run (Ctrl+R): the threads of this scenario show here.</source>
            <translation>Ausführen drücken (Strg+R): hier zeigen sich die Threads dieses Szenarios.</translation>
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
            <source>CPU idle %1 %</source>
            <translation>CPU frei %1 %</translation>
        </message>
        <message numerus="yes">
            <source>Of the time of %n core(s) during the run; where it could have worked, that is what there is to gain.</source>
            <translation>
                <numerusform>Von der Zeit eines Kerns während des Laufs; wo er hätte arbeiten können, ist etwas zu gewinnen.</numerusform>
                <numerusform>Von der Zeit von %n Kernen während des Laufs; wo sie hätten arbeiten können, ist etwas zu gewinnen.</numerusform>
            </translation>
        </message>
        <message>
            <source>at %1 ms</source>
            <translation>bei %1 ms</translation>
        </message>
        <message>
            <source>at the end, %1 ms</source>
            <translation>am Ende, %1 ms</translation>
        </message>
        <message>
            <source>now, %1 ms</source>
            <translation>jetzt, %1 ms</translation>
        </message>
        <message>
            <source>The scenario failed before anything could be found.</source>
            <translation>Das Szenario scheiterte, bevor etwas gefunden werden konnte.</translation>
        </message>
        <message>
            <source>Nothing found: no deadlock, no failed check.</source>
            <translation>Nichts gefunden: kein Deadlock, keine fehlgeschlagene Prüfung.</translation>
        </message>
        <message>
            <source>Starting …</source>
            <translation>Beginnt …</translation>
        </message>
        <message>
            <source>Nothing has run yet</source>
            <translation>Noch ist nichts gelaufen</translation>
        </message>
        <message>
            <source>The picture stands still; recording goes on</source>
            <translation>Das Bild steht still; die Aufzeichnung geht weiter</translation>
        </message>
        <message>
            <source>%1 ms</source>
            <translation>%1 ms</translation>
        </message>
        <message>
            <source>%1 events</source>
            <translation>%1 Ereignisse</translation>
        </message>
        <message>
            <source>clock: %1</source>
            <translation>Uhr: %1</translation>
        </message>
        <message>
            <source>Reading the scenarios …</source>
            <translation>Die Szenarien werden gelesen …</translation>
        </message>
        <message>
            <source>%1 — Threadline</source>
            <translation>%1 — Threadline</translation>
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
            <source>cannot open '%1': it is neither a recorded run (.tline or .json) nor a scenario (.lua)</source>
            <translation>„%1“ lässt sich nicht öffnen: es ist weder ein aufgezeichneter Lauf (.tline oder .json) noch ein Szenario (.lua)</translation>
        </message>
        <message>
            <source>Open a recorded run or a scenario</source>
            <translation>Einen aufgezeichneten Lauf oder ein Szenario öffnen</translation>
        </message>
        <message>
            <source>Runs and scenarios (*.tline *.json *.lua);;All files (*)</source>
            <translation>Läufe und Szenarien (*.tline *.json *.lua);;Alle Dateien (*)</translation>
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
            <source>Exported to %1</source>
            <translation>Exportiert nach %1</translation>
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
            <source>It goes on …</source>
            <translation>Es geht weiter …</translation>
        </message>
        <message>
            <source>The run is over.</source>
            <translation>Der Lauf ist zu Ende.</translation>
        </message>
        <message>
            <source>↑ and ↓ choose a lane, [ and ] go from edge to edge, Enter selects an interval</source>
            <translation>↑ und ↓ wählen eine Spur, [ und ] gehen von Kante zu Kante, Eingabe wählt einen Abschnitt aus</translation>
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
            <source>Arrow keys choose a scenario, Enter goes to its Run button</source>
            <translation>Pfeiltasten wählen ein Szenario, Eingabe geht zu Ausführen</translation>
        </message>
        <message>
            <source>Enter goes to a finding, F8 to the next one</source>
            <translation>Eingabe geht zu einem Befund, F8 zum nächsten</translation>
        </message>
        <message>
            <source>What is known of what is selected</source>
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
            <source>How can it end? Explore goes through every interleaving that matters; seeds try some of them at random.</source>
            <translation>Wie kann es enden? Erkunden geht alle Verschränkungen durch, auf die es ankommt; Startwerte versuchen einige davon zufällig.</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::OutcomesModel</name>
        <message>
            <source>cut by the bound</source>
            <translation>von der Schranke abgeschnitten</translation>
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
            <source>not replayed</source>
            <translation>nicht nachgespielt</translation>
        </message>
        <message>
            <source>How it can end</source>
            <translation>Wie es enden kann</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Ausgang</translation>
        </message>
        <message>
            <source>Of the shared variables, then</source>
            <translation>Der gemeinsamen Variablen, dann</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>Werte</translation>
        </message>
        <message>
            <source>That end so; no two of them are equivalent</source>
            <translation>Die so enden; keine zwei davon sind gleichwertig</translation>
        </message>
        <message>
            <source>Executions</source>
            <translation>Ausführungen</translation>
        </message>
        <message>
            <source>If each choice is as likely as the others</source>
            <translation>Wenn jede Wahl so wahrscheinlich ist wie die anderen</translation>
        </message>
        <message>
            <source>Probability</source>
            <translation>Wahrscheinlichkeit</translation>
        </message>
        <message>
            <source>Of the schedule with the fewest that was found</source>
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
    </context>
    <context>
        <name>threadline::app::OutcomesPanel</name>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>End it, with what it has found by now</source>
            <translation>Beenden, mit dem bisher Gefundenen</translation>
        </message>
        <message>
            <source>Outcomes</source>
            <translation>Ausgänge</translation>
        </message>
        <message>
            <source>Explored %1 executions, %2 outcomes so far.</source>
            <translation>%1 Ausführungen erkundet, bisher %2 Ausgänge.</translation>
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
            <source> seeds</source>
            <translation> Startwerte</translation>
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
            <source>%1 of %2 seeds, %3 outcomes so far.</source>
            <translation>%1 von %2 Startwerten, bisher %3 Ausgänge.</translation>
        </message>
        <message>
            <source>%1 seeds, %2 different outcomes: a sample, and no proof. Explore gives one.</source>
            <translation>%1 Startwerte, %2 verschiedene Ausgänge: eine Stichprobe, kein Beweis. Einen gibt Erkunden.</translation>
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
            <source>Press R to run it</source>
            <translation>R drücken, um es auszuführen</translation>
        </message>
        <message>
            <source>line %1:  %2</source>
            <translation>Zeile %1:  %2</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
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
        <name>threadline::app::RunController</name>
        <message>
            <source>cannot write '%1': %2; choose another folder</source>
            <translation>„%1“ lässt sich nicht schreiben: %2; einen anderen Ordner wählen</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::ScenarioPanel</name>
        <message>
            <source>Scenario and its parameters</source>
            <translation>Szenario und seine Parameter</translation>
        </message>
    </context>
    <context>
        <name>threadline::app::ScrubBar</name>
        <message>
            <source>Instant of the run</source>
            <translation>Zeitpunkt des Laufs</translation>
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
            <translation>Ausgang</translation>
        </message>
        <message>
            <source>Of the shared variables, then</source>
            <translation>Der gemeinsamen Variablen, dann</translation>
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
            <source>That ended so</source>
            <translation>Die so endeten</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
        <message>
            <source>Of all runs so far</source>
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
            <source>Take the last step back (Backspace)</source>
            <translation>Den letzten Schritt zurücknehmen (Rücktaste)</translation>
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
    </context>
    <context>
        <name>threadline::app::ThreadsModel</name>
        <message>
            <source>Thread</source>
            <translation>Thread</translation>
        </message>
        <message>
            <source>Milliseconds of its life in this state</source>
            <translation>Millisekunden seines Lebens in diesem Zustand</translation>
        </message>
        <message>
            <source>Life ms</source>
            <translation>Leben ms</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>Läuft</translation>
        </message>
        <message>
            <source>Blocked</source>
            <translation>Blockiert</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Wartet</translation>
        </message>
        <message>
            <source>I/O</source>
            <translation>E/A</translation>
        </message>
        <message>
            <source>Sleeping</source>
            <translation>Schläft</translation>
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
    </context>
    <context>
        <name>threadline::app::Tour</name>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Skip the tour</source>
            <translation>Rundgang beenden</translation>
        </message>
        <message>
            <source>To the step before (←)</source>
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
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Weiter</translation>
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
            <source>At which moments playing halts, and where the keys go</source>
            <translation>Bei welchen Momenten das Abspielen anhält und wohin die Tasten gehen</translation>
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
            <source>Updates that another thread wrote over without having seen them; click the row to see the first</source>
            <translation>Änderungen, die ein anderer Thread überschrieb, ohne sie gesehen zu haben; die Zeile anklicken, um die erste zu sehen</translation>
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
</TS>
