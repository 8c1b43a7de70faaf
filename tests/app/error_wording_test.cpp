// What is wrong, in German: each sentence of the engine, whatever stands in its places, and errors
// as the engine makes them.
#include "app/language/error_wording.h"
#include "app/language/error_sentences.h"
#include "app/language/language.h"
#include "app/language/sentence_pattern.h"
#include "app/panels/run_notice.h"
#include "engine/exchange/output_file.h"
#include "engine/session/session.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace threadline;
using namespace threadline::app;

namespace {

QString sentence_of(const QString& expression);

// Those that are made by the sources of the engine, with a 7 for whatever they put in. What is
// chosen among several texts, or is put together from what was made elsewhere, is not found.
QStringList errors_made_by(const QString& source) {
    static const QRegularExpression made(R"re(\bError\{((?:[^{}"]|"(?:[^"\\]|\\.)*")*)\})re");
    QStringList found;
    for (auto each = made.globalMatch(source); each.hasNext();) {
        const QString sentence = sentence_of(each.next().captured(1));
        if (sentence.contains(QRegularExpression("[a-z]{3,} [a-z]")))
            found.append(sentence);
    }
    return found;
}

// Those that a step raises, likewise.
QStringList errors_raised_by(const QString& source) {
    static const QRegularExpression raised(R"re(\braise\(\s*\w+,\s*((?:"(?:[^"\\]|\\.)*"\s*)+))re");
    static const QRegularExpression place("%[sdIf]");
    QStringList found;
    for (auto each = raised.globalMatch(source); each.hasNext();) {
        const QString sentence =
            sentence_of(each.next().captured(1)).replace(place, "7").replace("%%", "%");
        // How a lock is not held is chosen among several; each of them has its sentence.
        if (sentence.contains(QRegularExpression("[a-z]{3,} [a-z]")) &&
            !sentence.contains("is not 7 by"))
            found.append(sentence);
    }
    return found;
}

QString sentence_of(const QString& expression) {
    static const QRegularExpression part(R"re("((?:[^"\\]|\\.)*)"|([^"]+))re");
    QString sentence;
    for (auto each = part.globalMatch(expression); each.hasNext();) {
        const QRegularExpressionMatch match = each.next();
        const QString code = match.captured(2);
        if (code.contains(u'?'))
            return {};
        if (code.isEmpty())
            sentence += match.captured(1).replace("\\\"", "\"");
        else if (!QString(code).remove("std::string(").remove(u'+').trimmed().isEmpty())
            sentence += u'7';
    }
    return sentence;
}

}  // namespace

class ErrorWordingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { load_language(*QCoreApplication::instance(), "de"); }
    void everySentenceIsFoundWhateverStandsInIt();
    void everyErrorOfTheEngineHasASentence();
    void everyErrorThatAStepRaisesHasASentence();
    void anErrorIsPutTogetherAnew_data();
    void anErrorIsPutTogetherAnew();
    void whatTheEngineSaysIsUnderstood();
    void mistakesInAScenarioAreToldInGerman_data();
    void mistakesInAScenarioAreToldInGerman();
    void brokenJsonIsToldInGerman_data();
    void brokenJsonIsToldInGerman();
    void theNoticesOfARunAreInOneLanguage();
};

void ErrorWordingTest::everySentenceIsFoundWhateverStandsInIt() {
    const QStringList parts{"W1", "W2", "W3", "W4"};
    for (const auto list : {error_sentences(), script_error_sentences()})
        for (const char* english : list) {
            const QString german = QCoreApplication::translate("EngineError", english);
            QVERIFY2(german != english, english);
            QCOMPARE(error_in_words(filled(english, parts).toStdString()), filled(german, parts));
        }
}

void ErrorWordingTest::everyErrorOfTheEngineHasASentence() {
    // What is wrong with arguments of the command line, or between the runner and who started it;
    // why there is no prediction has sentences of its own.
    const QStringList not_in_the_window{"runner_arguments.cpp", "schedule_policy.cpp",
                                        "shared_memory.cpp", "chosen_parameters.cpp",
                                        "work_units.cpp"};
    int errors = 0;
    for (QDirIterator files(THREADLINE_SOURCE_DIR "/engine", {"*.cpp"}, QDir::Files,
                            QDirIterator::Subdirectories);
         files.hasNext();) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        if (not_in_the_window.contains(files.fileName()))
            continue;
        for (const QString& error : errors_made_by(QString::fromUtf8(file.readAll()))) {
            ++errors;
            QVERIFY2(error_in_words(error.toStdString()) != error,
                     qPrintable(files.fileName() + ": " + error));
        }
    }
    QVERIFY2(errors > 40, qPrintable(QString::number(errors)));
}

void ErrorWordingTest::everyErrorThatAStepRaisesHasASentence() {
    int errors = 0;
    for (QDirIterator files(THREADLINE_SOURCE_DIR "/engine/runtime", {"*.cpp"}, QDir::Files);
         files.hasNext();) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QString& error : errors_raised_by(QString::fromUtf8(file.readAll()))) {
            ++errors;
            QVERIFY2(error_in_words("own.lua:1: " + error.toStdString()) != "own.lua:1: " + error,
                     qPrintable(files.fileName() + ": " + error));
        }
    }
    QVERIFY2(errors > 60, qPrintable(QString::number(errors)));
}

void ErrorWordingTest::anErrorIsPutTogetherAnew_data() {
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    QTest::newRow("a full disk")
        << "cannot write '/data/a: b.tline': No space left on device; make room there, or choose "
           "another folder"
        << "„/data/a: b.tline“ lässt sich nicht schreiben: auf dem Datenträger ist kein Platz "
           "mehr; dort Platz schaffen oder einen anderen Ordner wählen";
    QTest::newRow("a full disk, with an older file")
        << "cannot write 'a.tline': No space left on device; make room there, or choose another "
           "folder; the older file is as it was, and what fitted is in '/data/a-new.tline'"
        << "„a.tline“ lässt sich nicht schreiben: auf dem Datenträger ist kein Platz mehr; dort "
           "Platz schaffen oder einen anderen Ordner wählen; die ältere Datei ist, wie sie war, "
           "und was noch passte, liegt in „/data/a-new.tline“";
    QTest::newRow("a file") << "/home/me/my runs/a.tline: No such file or directory"
                            << "/home/me/my runs/a.tline: Datei oder Ordner gibt es nicht";
    QTest::newRow("a file here") << "my run.tline: not a regular file"
                                 << "my run.tline: keine gewöhnliche Datei";
    QTest::newRow("a schedule")
        << "own.schedule:4: write the seed of the run, a whole number: seed 0"
        << "own.schedule:4: den Startwert des Laufs schreiben, eine ganze Zahl: seed 0";
    QTest::newRow("a schedule that does not fit")
        << "race/lost-update does not go as its schedule says: step 3: Adder 1 has ended; make a "
           "schedule of this version of it"
        << "race/lost-update geht nicht so, wie sein Ablaufplan sagt: Schritt 3: Adder 1 ist zu "
           "Ende; einen Ablaufplan von dieser Fassung machen";
    QTest::newRow("a scenario") << "own.lua:5: undefined name 'lokc': did you mean 'lock'?"
                                << "own.lua:5: unbekannter Name „lokc“: ist „lock“ gemeint?";
    QTest::newRow("a scenario in a folder")
        << "/home/me/a b/own.lua:5: attempt to index a nil value (global 'total')"
        << "/home/me/a b/own.lua:5: nil hat keine Felder (global „total“)";
    QTest::newRow("what Lua nests")
        << "own.lua:9: bad argument #1 to 'max' (number expected, got nil)"
        << "own.lua:9: unpassendes Argument 1 für „max“ (number erwartet, nil erhalten)";
    QTest::newRow("a loop") << "own.lua:9: bad 'for' limit (number expected, got nil)"
                            << "own.lua:9: unpassender Endwert in „for“ (number erwartet, nil "
                               "erhalten)";
    QTest::newRow("a remainder") << "own.lua:9: attempt to perform 'n%%0'"
                                 << "own.lua:9: „n%%0“ lässt sich nicht rechnen";
    for (const char* said :
         {"own.lua:5: worker 3 has ended", "own.lua:5: 5 expected, got 4",
          "own.lua:5: cannot read 'a': b", "own.lua:5: step 3: it has not finished"})
        QTest::newRow(said) << said << said;
    QTest::newRow("a hint") << "own.lua:5: undefined name 'pcall': an error ends the run and is "
                               "shown"
                            << "own.lua:5: unbekannter Name „pcall“: ein Fehler beendet den Lauf "
                               "und wird gezeigt";
    QTest::newRow("not known") << "own.lua:5: something new"
                               << "own.lua:5: something new";
}

void ErrorWordingTest::anErrorIsPutTogetherAnew() {
    QFETCH(const QString, english);
    QFETCH(const QString, german);
    QCOMPARE(error_in_words(english.toStdString()), german);
}

void ErrorWordingTest::whatTheEngineSaysIsUnderstood() {
    const QTemporaryDir folder;
    const auto written = exchange::write_file(folder.filePath("none/a.csv").toStdString(),
                                              [](std::ostream& out) -> Status {
                                                  out << "a";
                                                  return Done{};
                                              });
    QVERIFY(!written);
    QCOMPARE(error_in_words(written.error()),
             QString("„%1/none/a.csv“ lässt sich nicht schreiben: den Ordner „%1/none“ gibt es "
                     "nicht; ihn zuerst anlegen")
                 .arg(folder.path()));
    session::RunRequest request;
    request.scenario = folder.filePath("none.lua").toStdString();
    const auto started = session::Session::start(request);
    QVERIFY(!started);
    QVERIFY2(error_in_words(started.error()).endsWith("nennt die, die es gibt"),
             qPrintable(error_in_words(started.error())));
}

// Made by Lua itself, as an author comes upon them.
void ErrorWordingTest::mistakesInAScenarioAreToldInGerman_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("german");
    const auto within = [](const char* code) {
        return QString("thread(\"A\", function()\n%1\nend)\n").arg(code);
    };
    const std::pair<const char*, const char*> while_it_runs[] = {
        {"local t = {} local x = t.a.b", "2: nil hat keine Felder (Feld „a“)"},
        {"local t = {} t:go()", "2: nil lässt sich nicht aufrufen (Methode „go“)"},
        {"for x in 5 do end",
         "2: number lässt sich nicht aufrufen: „for ... in“ braucht eine Funktion, wie pairs(t) "
         "sie gibt"},
        {"local x = \"a\" + 1", "2: mit „string“ und „number“ lässt sich nicht rechnen (add)"},
        {"local x = {} & 1", "2: die Bits von table lassen sich nicht verknüpfen"},
        {"local x = 1 << 1.5", "2: keine ganze Zahl"},
        {"local x = 1 // 0", "2: geteilt durch 0"},
        {"local n local x = #n", "2: nil hat keine Länge (local „n“)"},
        {"local t = {} t[nil] = 1", "2: nil kann in einer Tabelle kein Schlüssel sein"},
        {"table.insert({}, 5, 2)",
         "2: unpassendes Argument 2 für „insert“ (die Stelle gibt es nicht)"},
        {"table.insert({})", "2: die Zahl der Argumente von „insert“ stimmt nicht"},
        {"local x = table.concat({1, {}})",
         "2: unpassender Wert (table) an Stelle 2 der Tabelle für „concat“"},
        {"local x = (\"%d\"):format(1.5)",
         "2: unpassendes Argument 2 für „string.format“ (keine ganze Zahl)"},
        {"local x = (\"%y\"):format(1)", "2: „format“ kennt „%y“ nicht"},
        {"local x = (\"a\"):find(\"[a\")", "2: fehlerhaftes Muster („]“ fehlt)"},
        {"local x = (\"a\"):gsub(\"a\", \"%2\")", "2: die Klammer %2 gibt es im Muster nicht"},
        {"string.upper()",
         "2: unpassendes Argument 1 für „upper“ (string erwartet, nichts erhalten)"},
        {"local x = random(5, 1)", "2: random(a, b) braucht a <= b, erhalten: 5 und 1"},
        {"local x <close> = 5",
         "2: „x“ lässt sich nicht mit <close> deklarieren: der Wert hat kein Ende"}};
    for (const auto& [code, german] : while_it_runs)
        QTest::newRow(code) << within(code) << QString(german);
    const std::pair<const char*, const char*> when_it_loads[] = {
        {"goto nowhere", "die Marke „nowhere“ gibt es nicht, zu der goto in Zeile 2 springt"},
        {"break", "break steht in Zeile 2 außerhalb jeder Schleife"},
        {"::a:: ::a::", "3: die Marke „a“ steht schon in Zeile 2"},
        {"local x <foo> = 1", "2: unbekanntes Attribut „foo“; es gibt <const> und <close>"},
        {"local f = function(a, 1) end", "2: ein Name oder „...“ fehlt bei '1'"},
        {"for i 5 do end", "2: „=“ oder „in“ fehlt bei '5'"},
        {"local x = \"\\xzz\"", "2: eine Hexadezimalziffer fehlt bei '\"\\xz'"},
        {"local x = \"\\q\"", "2: ungültige Escape-Folge bei '\"\\q'"},
        {"local x = y z", "3: Syntaxfehler bei 'end'"}};
    for (const auto& [code, german] : when_it_loads)
        QTest::newRow(code) << within(code) << QString(german);
    QTest::newRow("too deep") << QString("local x = %1%2").arg(QString(250, '{'), QString(250, '}'))
                              << "zu tief verschachtelt";
    QString many = "local f = 1\n";
    for (int i = 0; i < 200; ++i)
        many += QString("local a%1 = 1\n").arg(i);
    QTest::newRow("too many locals")
        << many
        << "201: zu viele lokale Variablen (höchstens 200), außerhalb jeder Funktion, bei '='";
    QTest::newRow("a name that is none") << "lock(5)"
                                         << "1: lock braucht einen Namen: lock \"Name\"";
}

void ErrorWordingTest::mistakesInAScenarioAreToldInGerman() {
    QFETCH(const QString, text);
    QFETCH(const QString, german);
    const QTemporaryDir folder;
    QFile file(folder.filePath("own.lua"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
    file.close();
    session::RunRequest request;
    request.scenario = file.fileName().toStdString();
    request.runner = THREADLINE_BIN_DIR "/threadline-runner";
    request.simulated_cpu.emplace();
    const auto started = session::Session::start(request);
    std::string error;
    if (started) {
        (*started)->wait();
        error = (*started)->snapshot().trace.info->error;
    } else {
        error = started.error().message;
    }
    const QString said = error_in_words(error);
    QVERIFY2(said.endsWith("own.lua:" + german) || said.endsWith(": " + german), qPrintable(said));
}

void ErrorWordingTest::brokenJsonIsToldInGerman_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("german");
    const std::pair<const char*, const char*> traces[] = {
        {R"([{"ph": "X"}] 5)", "nach dem Ende folgt noch etwas"},
        {R"([{"ph": }])", "kein gültiger Wert"},
        {R"([{"ph": "X", 5: 1}])", "der Name eines Eintrags fehlt"},
        {R"([{"ph" "X"}])", "nach dem Namen eines Eintrags fehlt der Doppelpunkt"},
        {R"([{"ph": "X" "ts": 1}])", "nach einem Eintrag fehlt ein Komma oder „}“"},
        {R"([{"ph": "X"} {"ph": "X"}])", "nach einem Element fehlt ein Komma oder „]“"},
        {R"([{"ph": "\q"}])", "nach „\\“ steht ein Zeichen, das dort nicht sein kann"},
        {R"([{"ph": "\u12zz"}])", "nach \\u fehlt eine Hexadezimalziffer"},
        {R"([{"ph": "\ud800x"}])", "ein Ersatzpaar (\\ud800 bis \\udfff) ist unvollständig"},
        {R"([{"ph": "X)", "das Anführungszeichen am Ende eines Textes fehlt"},
        {R"([{"ts": 1.}])", "in einer Zahl fehlen die Stellen nach dem Komma"},
        {R"([{"ts": 1e}])", "in einer Zahl fehlt der Exponent"}};
    for (const auto& [text, german] : traces)
        QTest::newRow(text) << QByteArray(text) << QString(german);
}

void ErrorWordingTest::brokenJsonIsToldInGerman() {
    QFETCH(const QByteArray, text);
    QFETCH(const QString, german);
    const QTemporaryDir folder;
    QFile file(folder.filePath("trace.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    const auto opened = session::open_trace(file.fileName().toStdString());
    QVERIFY(!opened);
    const QString said = error_in_words(opened.error());
    QVERIFY2(said.contains(": fehlerhaftes JSON bei Byte ") && said.endsWith(": " + german),
             qPrintable(said));
}

void ErrorWordingTest::theNoticesOfARunAreInOneLanguage() {
    trace::RunInfo info;
    info.outcome = trace::Outcome::Completed;
    info.clock = trace::Clock::Real;
    info.cpu_source = trace::CpuSource::Estimated;
    info.cpu_note =
        "the kernel does not tell which thread is on which CPU; to allow it: sudo sysctl "
        "kernel.perf_event_paranoid=2";
    QVERIFY(notice_of(info)->text.endsWith(
        "der Kernel verrät nicht, welcher Thread auf welcher CPU ist; um es zu erlauben: sudo "
        "sysctl kernel.perf_event_paranoid=2"));
    info.file_error =
        "cannot write 'a.tline': No space left on device; make room there, or choose "
        "another folder";
    QVERIFY2(notice_of(info)->text.startsWith("„a.tline“ lässt sich nicht schreiben: auf dem"),
             qPrintable(notice_of(info)->text));
    info.outcome = trace::Outcome::Failed;
    info.error = "own.lua:3: assertion failed";
    QCOMPARE(notice_of(info)->text, QString("own.lua:3: die Annahme gilt nicht"));
}

QTEST_MAIN(ErrorWordingTest)
#include "error_wording_test.moc"
