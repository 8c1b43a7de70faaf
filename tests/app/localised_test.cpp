// What the engine says in English, in the language of the window: every sentence of every scenario
// that comes with Threadline, and none of the names in them.
#include "app/language/localised.h"
#include "app/language/decimal_mark.h"
#include "app/language/engine_notes.h"
#include "app/language/kind_names.h"
#include "app/language/language.h"
#include "tests/app/cli_run.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;

namespace {

// Words of which German has none.
const QRegularExpression english(
    R"(\b(the|and|of|waits?|waited|holds?|which|nobody|somebody|neither|were|had|took|more|threads wait|idle|cores?|locks?|with|from|before|then|each|hold|take|taken|line|never|either|time|that|this|its|it)\b)",
    QRegularExpression::CaseInsensitiveOption);

QString without(QString text, QStringList names) {
    static const QRegularExpression quoted("\"[^\"]*\"|lock\\(.*\\)");
    text.remove(quoted);
    std::ranges::sort(names,
                      [](const QString& a, const QString& b) { return a.size() > b.size(); });
    for (const QString& name : names)
        text.replace(name, "N");
    return text;
}

}  // namespace

class LocalisedTest : public QObject {
    Q_OBJECT

private slots:
    void inEnglishNothingIsDone();
    void sentencesArePutTogetherAnew_data();
    void sentencesArePutTogetherAnew();
    void namesAndClaimsStayAsTheyAre();
    void whatIsNotKnownStaysAsItIs();
    void everySentenceOfEveryScenarioIsGerman();
    void keysHaveNames();
    void numbersHaveTheMarkOfTheLanguage();
    void notesOfTheEngineAreGerman_data();
    void notesOfTheEngineAreGerman();
    void everyNoteThatTheEngineMakesIsKnown_data();
    void everyNoteThatTheEngineMakesIsKnown();
};

void LocalisedTest::inEnglishNothingIsDone() {
    const std::string text = "A holds Lock 1 (line 24) and waits for Lock 2 (line 27).";
    QCOMPARE(localised(text), QString::fromStdString(text));
    QCOMPARE(decimal_text(7.42, 1), QString("7.4"));
    QCOMPARE(decimal_text(-7.42, 1), QString("−7.4"));
    QCOMPARE(with_minus("seats = -1, (-2) of 3-4, read-modify-write, \"-p\" a -b"),
             QString("seats = −1, (−2) of 3-4, read-modify-write, \"-p\" a -b"));
    QCOMPARE(localised("A turn took 1.5 us."), QString("A turn took 1.5 µs."));
    load_language(*QCoreApplication::instance(), "de");  // for all that follows
}

void LocalisedTest::sentencesArePutTogetherAnew_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("german");
    QTest::newRow("a cycle") << "A holds Lock 1 (line 24) and waits for Lock 2 (line 27); B holds "
                                "Lock 2 (line 36) and waits for Lock 1 (line 39). Neither can ever "
                                "go on."
                             << "A hält Lock 1 (Zeile 24) und wartet auf Lock 2 (Zeile 27); B hält "
                                "Lock 2 (Zeile 36) und wartet auf Lock 1 (Zeile 39). Keiner von "
                                "beiden kann je weiter.";
    QTest::newRow("a list") << "Deadlock: A, B, C and 7 more wait for each other in a circle"
                            << "Deadlock: A, B, C und 7 weitere warten im Kreis aufeinander";
    QTest::newRow("a title that is estimated")
        << "Idle CPU: 2 cores were idle for 96 % of their time (estimated)"
        << "CPU frei: 2 Kerne waren 96 % ihrer Zeit frei (geschätzt)";
    QTest::newRow("causes")
        << "77.8 % of the idle time: threads wait for Lock 1, held by A; 22.2 % "
           "of the idle time: threads are asleep."
        << "77,8 % der freien Zeit: Threads warten auf Lock 1, gehalten von A; "
           "22,2 % der freien Zeit: Threads schlafen.";
    QTest::newRow("a lock, and idle cores")
        << "The threads spent 75 % of their time blocked, most of it on Gate, and the cores stood "
           "idle for 48 % of theirs. So the 4 threads kept 1.2 of the 2 cores busy on average."
        << "Die Threads waren 75 % ihrer Zeit blockiert, meist an Gate, und die Kerne waren 48 % "
           "der ihren frei. So lasteten die 4 Threads im Mittel 1,2 der 2 Kerne aus.";
    QTest::newRow("requests beside cores that others have")
        << "On average 0.04 of the 2 cores worked, and 0.96 requests were under way at a time."
        << "Im Mittel arbeiteten 0,04 der 2 Kerne, und 0,96 Anfragen waren zugleich unterwegs.";
    QTest::newRow("shares without joins")
        << "Another 16.7 % of the threads' time went into waiting. Waiting for the end of another "
           "thread is left out of these shares."
        << "Weitere 16,7 % ihrer Zeit warteten die Threads. Das Warten auf das Ende eines "
           "anderen Threads zählt in diesen Anteilen nicht mit.";
    QTest::newRow("the remedy of a check that others have no part in")
        << "Go back from here step by step: what this thread did before, and what it waited for."
        << "Von hier Schritt für Schritt zurückgehen: was dieser Thread davor tat und worauf er "
           "wartete.";
    QTest::newRow("a lock, and none that is idle")
        << "The threads spent 75 % of their time blocked, most of it on Gate. So the 4 threads "
           "kept 1.2 of the 2 cores busy on average."
        << "Die Threads waren 75 % ihrer Zeit blockiert, meist an Gate. So lasteten die 4 "
           "Threads im Mittel 1,2 der 2 Kerne aus.";
    QTest::newRow("several locks, and idle cores")
        << "The threads spent 50 % of their time blocked on locks, and the cores stood idle for "
           "48 % of theirs."
        << "Die Threads waren 50 % ihrer Zeit an Sperren blockiert, und die Kerne waren 48 % der "
           "ihren frei.";
    QTest::newRow("a lock alone, and cores that are awaited once it is free")
        << "The threads spent 27.3 % of their time blocked on Printer. For another 8 % of their "
           "time the threads had been woken for Printer and waited for a core."
        << "Die Threads waren 27,3 % ihrer Zeit an Printer blockiert. Weitere 8 % ihrer Zeit waren "
           "die Threads für Printer schon geweckt und warteten auf einen Kern.";
    QTest::newRow("a cause, of one holder after the other")
        << "98.8 % of the idle time: threads wait for Hot lock, and its holder for a reply."
        << "98,8 % der freien Zeit: Threads warten auf Hot lock, und wer es hält, auf eine "
           "Antwort.";
    QTest::newRow("a tool") << "4 threads"
                            << "4 Threads";
    QTest::newRow("a tool of two words") << "a pool of 2 threads"
                                         << "ein Pool von 2 Threads";
    QTest::newRow("no prediction") << "the run did not complete"
                                   << "der Lauf kam nicht ans Ende";
    QTest::newRow("no prediction of a name")
        << "Worker 1 held two locks at once: in another order that need not end"
        << "Worker 1 hielt zwei Sperren zugleich: in anderer Reihenfolge muss das nicht enden";
    QTest::newRow("other programs")
        << "Other programs had the cores for 89 % of their time, and the threads spent 82 % of "
           "their time ready to run without one. How long this run took, and who waited for whom, "
           "says little of the program itself."
        << "Andere Programme hatten die Kerne 89 % ihrer Zeit, und die Threads waren 82 % ihrer "
           "Zeit bereit, aber ohne Kern. Wie lange dieser Lauf dauerte, und wer auf wen wartete, "
           "sagt wenig über das Programm selbst.";
    QTest::newRow("other programs, in a title that is estimated")
        << "Oversubscribed: other programs had 89 % of the cores' time (estimated)"
        << "Überbelegt: andere Programme hatten 89 % der Zeit der Kerne (geschätzt)";
    QTest::newRow("the remedy against them")
        << "Run it on a quiet machine, or on the virtual clock."
        << "Auf einem ruhigen Rechner laufen lassen, oder mit der virtuellen Uhr.";
    QTest::newRow("a remedy of two clauses")
        << "Only more cores, or less work, make it faster; more threads do not."
        << "Nur mehr Kerne oder weniger Arbeit machen es schneller; mehr Threads nicht.";
    QTest::newRow("an exploration")
        << "Found: a deadlock in 2, a failed check in 3 of 12 executions with at most 2 "
           "preemptions."
        << "Gefunden: ein Deadlock in 2, eine fehlgeschlagene Prüfung in 3 von 12 Ausführungen mit "
           "höchstens 2 Unterbrechungen.";
    QTest::newRow("a proof")
        << "Proof: the same in all 6 interleavings: it completes with count = 2."
        << "Beweis: dasselbe in allen 6 Verschränkungen: es kommt ans Ende, mit count = 2.";
    QTest::newRow("thousands")
        << "Proof: the same in all 1,512 interleavings: it completes with count = 2."
        << "Beweis: dasselbe in allen 1.512 Verschränkungen: es kommt ans Ende, mit count = 2.";
    QTest::newRow("what is proven of a race")
        << "It depends on who goes when: 2 outcomes differ in their values, and may be wrong. "
           "Proven of all 20 interleavings is only that none ends in a deadlock, an error or a "
           "failed check."
        << "Es hängt davon ab, wer wann an der Reihe ist: 2 Ergebnisse unterscheiden sich in ihren "
           "Werten und können falsch sein. Bewiesen ist von allen 20 Verschränkungen nur, dass "
           "keine mit einem Deadlock, einem Fehler oder einer fehlgeschlagenen Prüfung endet.";
    QTest::newRow("all outcomes lose updates")
        << "Every one of the 2 outcomes is wrong: updates are lost in each."
        << "Jedes der 2 Ergebnisse ist falsch: in jedem gehen Änderungen verloren.";
    QTest::newRow("why all lose updates")
        << "In all 1,512 interleavings it ends in one of 2 outcomes, and updates are lost in each. "
           "In each Adder 1 and Adder 2 read count before any of them writes it, since they meet "
           "at the barrier \"all have read\" in between."
        << "In allen 1.512 Verschränkungen endet es mit einem von 2 Ergebnissen, und in jedem "
           "gehen Änderungen verloren. In jedem lesen Adder 1 und Adder 2 den Wert von count, "
           "bevor einer von ihnen schreibt, denn dazwischen treffen sie sich an der Barriere \"all "
           "have read\".";
    QTest::newRow("all outcomes found so far are wrong")
        << "Every one of the 12 outcomes so far is wrong. Found: a deadlock in 2 of 12 executions "
           "so far."
        << "Bisher ist jedes der 12 Ergebnisse falsch. Gefunden: ein Deadlock in 2 von bisher 12 "
           "Ausführungen.";
    QTest::newRow("some outcomes lose updates")
        << "It depends on who goes when: 60 outcomes differ in their values, and updates are lost "
           "in at least 47 of them."
        << "Es hängt davon ab, wer wann an der Reihe ist: 60 Ergebnisse unterscheiden sich in "
           "ihren Werten, und in mindestens 47 davon gehen Änderungen verloren.";
    QTest::newRow("what was stopped")
        << "It depends on who goes when: 198 outcomes differ in their values, and may be wrong. No "
           "deadlock, no "
           "error, no failed check so far, and nothing proven: it was stopped before its end."
        << "Es hängt davon ab, wer wann an der Reihe ist: 198 Ergebnisse unterscheiden sich in "
           "ihren Werten und können falsch sein. Bisher kein Deadlock, kein Fehler, keine "
           "fehlgeschlagene Prüfung, und "
           "nichts "
           "bewiesen: es wurde vor dem Ende gestoppt.";
    QTest::newRow("where random numbers decide")
        << "Holds in all 6 interleavings with the random numbers of seed 3: it completes. With "
           "other random numbers nothing is said."
        << "Gilt in allen 6 Verschränkungen mit den Zufallszahlen des Startwerts 3: es kommt ans "
           "Ende. Mit anderen Zufallszahlen ist nichts gesagt.";
    QTest::newRow("what real threads refute")
        << "No proof: with the schedules of 1 of 2 outcomes the real threads ended otherwise, so "
           "what was explored is not what runs. Found: a deadlock in 2 of 3 executions."
        << "Kein Beweis: mit den Ablaufplänen von 1 von 2 Ergebnissen endeten die echten Threads "
           "anders; was erkundet wurde, ist also nicht, was läuft. Gefunden: ein Deadlock in 2 von "
           "3 Ausführungen.";
    QTest::newRow("what goes on beyond a bound")
        << "Nothing is proven: all 3 executions go on beyond at most 3 failed tries, or readings "
           "that found nothing new, per line of a thread."
        << "Nichts ist bewiesen: alle 3 Ausführungen kommen mit höchstens 3 vergeblichen "
           "Versuchen, oder Lesungen, die nichts Neues fanden, je Zeile eines Threads nicht ans "
           "Ende.";
    QTest::newRow("who is stuck")
        << "A waits: lock Lock 2, line 5; B waits: lock Lock 1, line 9"
        << "A wartet auf die Sperre Lock 2, Zeile 5; B wartet auf die Sperre Lock 1, Zeile 9";
}

void LocalisedTest::sentencesArePutTogetherAnew() {
    QFETCH(const QString, text);
    QFETCH(const QString, german);
    QCOMPARE(localised(text.toStdString()), german);
}

void LocalisedTest::namesAndClaimsStayAsTheyAre() {
    QCOMPARE(localised("Check failed: \"5 and two additions make 7\" does not hold"),
             QString("Prüfung fehlgeschlagen: \"5 and two additions make 7\" gilt nicht"));
    QCOMPARE(localised("Check failed: \"it waits. A; and ends\" does not hold"),
             QString("Prüfung fehlgeschlagen: \"it waits. A; and ends\" gilt nicht"));
    // As an earlier version recorded it.
    QCOMPARE(localised("Check failed: nothing is lost"),
             QString("Prüfung fehlgeschlagen: nothing is lost"));
    QCOMPARE(localised("check failed: \"first; then\" does not hold; updates were lost"),
             QString("Prüfung fehlgeschlagen: \"first; then\" gilt nicht; Änderungen gingen "
                     "verloren"));
    QCOMPARE(localised("Sum found \"it waits. And goes on\" to be false at 5 ms (line 33)."),
             QString("Sum fand bei 5 ms (Zeile 33), dass dies nicht gilt: \"it waits. And goes "
                     "on\"."));
    // A lock of that name.
    QCOMPARE(localised("Contention: threads waited 5 ms for salt and pepper",
                       {{"salt and pepper", "salt and pepper"}}),
             QString("Streit um eine Sperre: Threads warteten 5 ms auf salt and pepper"));
}

void LocalisedTest::whatIsNotKnownStaysAsItIs() {
    QCOMPARE(localised("Quite something else. Neither can ever go on."),
             QString("Quite something else. Keiner von beiden kann je weiter."));
    QCOMPARE(localised(""), QString());
}

void LocalisedTest::everySentenceOfEveryScenarioIsGerman() {
    const auto list = QJsonDocument::fromJson(run_threadline({"list", "--json"}).out).array();
    QVERIFY(list.size() > 40);
    int sentences = 0;
    for (const auto& scenario : list) {
        const QString name = scenario.toObject()["name"].toString();
        const auto report =
            run_threadline({"run", name, "--clock", "virtual", "--report", "json"}).object();
        QStringList names;
        for (const char* kind : {"threads", "locks"})
            for (const auto& each : report[QLatin1String(kind)].toArray())
                names.append(each.toObject()["name"].toString());
        for (const QString& variable : report["values"].toObject().keys())
            names.append(variable);
        const auto verify = [&](const QString& text, const QStringList& own) {
            static const QRegularExpression exponent("\\de[+-]\\d");
            QVERIFY2(!exponent.match(text).hasMatch(), qPrintable(name + ": " + text));
            std::vector<NameInWords> kept;
            for (const QString& each : own)
                kept.push_back({each, each});
            const QString german = localised(text.toStdString(), kept);
            const QString left = without(german, own);
            const auto match = english.match(left);
            QVERIFY2(!match.hasMatch(),
                     qPrintable(name + ": '" + match.captured() + "' in: " + german));
            ++sentences;
        };
        for (const auto& each : report["findings"].toArray()) {
            const QJsonObject finding = each.toObject();
            QStringList own = names;
            for (const char* kind : {"threads", "locks"})
                for (const auto& one : finding[QLatin1String(kind)].toArray())
                    own.append(one.toString());
            // The claim of a check is the scenario's own text.
            if (finding["kind"] != "check-failed")
                verify(finding["title"].toString(), own);
            verify(finding["explanation"].toString(), own);
            verify(finding["remedy"].toString(), own);
        }
        for (const auto& cause : report["cpu"].toObject()["idle_causes"].toArray())
            verify(cause.toObject()["text"].toString(), names);
    }
    QVERIFY(sentences > 200);
}

void LocalisedTest::keysHaveNames() {
    QCOMPARE(outcome_named("deadlocked"), QString("im Deadlock"));
    QCOMPARE(outcome_named("something"), QString("something"));
    QCOMPARE(findings_named("data-race, lost-update x2"),
             QString("Wettlauf um Daten, Verlorene Änderung x2"));
}

void LocalisedTest::numbersHaveTheMarkOfTheLanguage() {
    QCOMPARE(in_print("1.5 us, 12 us and 3 users"), QString("1,5 µs, 12 µs and 3 users"));
    QCOMPARE(localised("Contention: threads waited 12 us for Lock"),
             QString("Streit um eine Sperre: Threads warteten 12 µs auf Lock"));
    QCOMPARE(decimal_text(7.42, 1), QString("7,4"));
    QCOMPARE(with_decimal_mark("1.5 ms, 20 % of visitors.txt."),
             QString("1,5 ms, 20 % of visitors.txt."));
    QCOMPARE(localised("Contention: threads waited 1.25 ms for v1.2"),
             QString("Streit um eine Sperre: Threads warteten 1,25 ms auf v1.2"));
}

void LocalisedTest::notesOfTheEngineAreGerman_data() {
    QTest::addColumn<QString>("note");
    QTest::addColumn<QString>("german");
    QTest::newRow("fewer threads")
        << "the system allowed only 7 of 10 threads of Worker: the run goes on with those"
        << "das System erlaubte nur 7 von 10 Threads von Worker: mit diesen geht der Lauf weiter";
    QTest::newRow("a name that looks like a place")
        << "the system allowed only 7 of 10 threads of %1: the run goes on with those"
        << "das System erlaubte nur 7 von 10 Threads von %1: mit diesen geht der Lauf weiter";
    QTest::newRow("nothing undone") << "victim of a circle: rolled back to line 30"
                                    << "Opfer eines Kreises: zurückgesetzt auf Zeile 30";
    QTest::newRow("one undone")
        << "victim of a circle: rolled back to line 30, 1 write undone"
        << "Opfer eines Kreises: zurückgesetzt auf Zeile 30, 1 Änderung zurückgenommen";
    QTest::newRow("two undone")
        << "its time for a lock is over: rolled back to line 30, 2 writes undone"
        << "die Frist für eine Sperre ist um: zurückgesetzt auf Zeile 30, 2 Änderungen "
           "zurückgenommen";
    QTest::newRow("two locks") << "what if: takes Lock 1 and Lock 2 at once, in the global order"
                               << "was wäre wenn: nimmt Lock 1 und Lock 2 auf einmal, in der "
                                  "festen Reihenfolge";
    QTest::newRow("three locks")
        << "what if: takes Lock 1, Lock 2 and Lock 3 at once, in the global order"
        << "was wäre wenn: nimmt Lock 1, Lock 2 und Lock 3 auf einmal, in der festen Reihenfolge";
    QTest::newRow("one lock") << "what if: takes Lock 1 at once, in the global order"
                              << "was wäre wenn: nimmt Lock 1 auf einmal, in der festen "
                                 "Reihenfolge";
    QTest::newRow("a name with a sign") << "what if: passes '50% done', where now nobody could "
                                           "wait for the others"
                                        << "was wäre wenn: geht durch „50% done“, wo nun niemand "
                                           "auf die anderen warten könnte";
    QTest::newRow("of the scenario") << "the parcel has come"
                                     << "the parcel has come";
}

void LocalisedTest::notesOfTheEngineAreGerman() {
    QFETCH(QString, note);
    QTEST(engine_note_in_words(note), "german");
}

void LocalisedTest::everyNoteThatTheEngineMakesIsKnown_data() {
    QTest::addColumn<QStringList>("run");
    const auto row = [](const char* name, const char* scenario, const char* option,
                        const char* value) {
        QTest::newRow(name) << QStringList{"run", scenario, option, value, "--report", "json"};
    };
    row("a priority that does not count", "classics/priority-inversion", "--clock", "real");
    row("all locks at once", "deadlock/opposite-order", "--what-if", "global-order");
    row("a timeout", "deadlock/opposite-order", "--what-if", "timeout");
    row("a victim", "deadlock/opposite-order", "--what-if", "victim");
    row("a worker of a pool", "interpreter/pool", "--clock", "virtual");
}

void LocalisedTest::everyNoteThatTheEngineMakesIsKnown() {
    QFETCH(QStringList, run);
    const QJsonArray notes = run_threadline(run).object()["notes"].toArray();
    QVERIFY(!notes.isEmpty());
    for (const auto& note : notes) {
        const QString text = note.toObject()["text"].toString();
        QVERIFY2(engine_note_in_words(text) != text, qPrintable(text));
    }
}

QTEST_MAIN(LocalisedTest)
#include "localised_test.moc"
