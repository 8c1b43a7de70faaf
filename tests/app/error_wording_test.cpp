// What is wrong, in German: each sentence of the engine, whatever stands in its places, and errors
// as the engine makes them.
#include "app/timeline/error_wording.h"
#include "app/panels/run_notice.h"
#include "app/timeline/error_sentences.h"
#include "app/timeline/language.h"
#include "app/timeline/sentence_pattern.h"
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
    void anErrorIsPutTogetherAnew_data();
    void anErrorIsPutTogetherAnew();
    void whatTheEngineSaysIsUnderstood();
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

void ErrorWordingTest::anErrorIsPutTogetherAnew_data() {
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    QTest::newRow("a full disk")
        << "cannot write '/data/a: b.tline': No space left on device; make room there, or choose "
           "another folder"
        << "„/data/a: b.tline“ lässt sich nicht schreiben: auf dem Datenträger ist kein Platz "
           "mehr; dort Platz schaffen oder einen anderen Ordner wählen";
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
                                              [](std::ostream& out) { out << "a"; });
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
