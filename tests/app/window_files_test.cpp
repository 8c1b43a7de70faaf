// Files of a window: a run is exported, saved, dropped on it and opened again, and what cannot be
// opened is one calm line.
#include "app/code/source_view.h"
#include "app/export/export_dialog.h"
#include "app/panels/banner.h"
#include "app/panels/findings_list.h"
#include "app/panels/gallery.h"
#include "app/timeline/timeline_view.h"
#include "files_in_window.h"

#include <QDir>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>

using namespace threadline;
using namespace threadline::app;
using threadline::test::chooses_file;
using threadline::test::drop;
using threadline::test::OpenWindow;

class WindowFilesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void theRunIsExportedSavedAndOpenedAgain();
    void aRunOfAScenarioThatIsNotListedHighlightsNone();
    void aChromeTraceIsOpenedAsARecordingIs();
    void whatLeftNoFileCannotBeSaved();
    void brokenFilesAreOneCalmLine_data();
    void brokenFilesAreOneCalmLine();
    void whatIsWrittenWhileAFileIsReadIsAskedAbout_data();
    void whatIsWrittenWhileAFileIsReadIsAskedAbout();
    void aFileThatDoesNotOpenCostsNothing();
    void ofAFileThatIsNotThereItIsSaidWhatToDo();
    void whateverOpensCanBeDropped_data();
    void whateverOpensCanBeDropped();
    void ofSeveralFilesTheFirstIsOpened();
    void theNextFileIsAskedForWhereTheLastOneWasWrittenOrOpened();
};

void WindowFilesTest::theRunIsExportedSavedAndOpenedAgain() {
    QTemporaryDir folder;
    const QString recording = folder.filePath("run.tline");
    {
        OpenWindow window;
        QVERIFY(window.is_ready());
        window.commands().run->trigger();
        QVERIFY(window.has_finished());

        window.commands().export_figure->trigger();
        auto* dialog = window.findChild<ExportDialog*>();
        QVERIFY(dialog);
        bool written = false;
        connect(dialog, &ExportDialog::written, this, [&] { written = true; });
        const QString pdf = folder.filePath("figure.pdf");
        dialog->write_to(pdf);
        QTRY_VERIFY_WITH_TIMEOUT(written, 10'000);
        QFile file(pdf);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(5) == "%PDF-");

        QVERIFY(window.saves_run(recording.toStdString()));
    }
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(drop(window, recording));
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Deadlocked);
    QCOMPARE(window.findChild<FindingsList*>()->findings().rowCount(), 1);
    QCOMPARE(window.findChild<Gallery*>()->selected(), QString("deadlock/opposite-order"));
}

void WindowFilesTest::aRunOfAScenarioThatIsNotListedHighlightsNone() {
    const QTemporaryDir folder;
    const QString recording = folder.filePath("run.tline");
    {
        OpenWindow window;
        QVERIFY(window.opens_text(threadline::test::opposite));
        QVERIFY(window.runs_simulated());
        QVERIFY(window.saves_run(recording.toStdString()));
    }
    QSettings().clear();
    OpenWindow window;
    QVERIFY(window.is_ready());
    const auto* gallery = window.findChild<Gallery*>();
    QVERIFY(!gallery->selected().isEmpty());
    QVERIFY(drop(window, recording));
    QVERIFY(window.has_finished());
    QCOMPARE(gallery->selected(), QString());
    // Its text came with it; what it was run from did not.
    QCOMPARE(window.findChild<SourceView*>()->toPlainText().toUtf8(), threadline::test::opposite);
    QVERIFY(!window.commands().run->isEnabled());
    QVERIFY(!window.commands().rerun->isEnabled());
    QCOMPARE(window.commands().rerun->toolTip(),
             QString("The scenario of this run is not among those here: it cannot be run again"));
}

void WindowFilesTest::aChromeTraceIsOpenedAsARecordingIs() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("trace.json");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"([{"ph":"X","ts":1000,"dur":5000,"pid":1,"tid":7,"name":"load"}])");
    file.close();
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(drop(window, path));
    QVERIFY(window.has_finished());
    QCOMPARE(window.findChild<Banner*>()->message(), QString());
    const auto rows =
        lane_rows(window.controller().snapshot(), window.findChild<TimelineView*>()->options(),
                  theme(ThemeKind::Light));
    QCOMPARE(rows.size(), std::size_t(1));
    QVERIFY(window.commands().export_figure->isEnabled());
    // It would be a Chrome trace under the name of a recording.
    QVERIFY(!window.commands().save_run->isEnabled());
}

void WindowFilesTest::whatLeftNoFileCannotBeSaved() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.findChild<SourceView*>()->setPlainText("title \"x\"\nlocal = 1\n");
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Failed);
    QVERIFY(!window.commands().save_run->isEnabled());
}

void WindowFilesTest::brokenFilesAreOneCalmLine_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("not a recording") << "x.tline" << QByteArray("hello");
    QTest::newRow("empty") << "x.tline" << QByteArray("");
    QTest::newRow("of another kind") << "x.txt" << QByteArray("hello");
    QTest::newRow("not a trace") << "x.json" << QByteArray("{}");
    QTest::newRow("a scenario that does not load") << "x.lua" << QByteArray("title \"X\nlocal");
}

void WindowFilesTest::brokenFilesAreOneCalmLine() {
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(file.fileName().toStdString());
    auto* banner = window.findChild<Banner*>();
    auto* code = window.findChild<SourceView*>();
    QTRY_VERIFY(!banner->message().isEmpty() || code->error_line() > 0);
    QVERIFY(!banner->message().contains(u'\n'));
    if (code->error_line() > 0)
        QCOMPARE(code->error_line(), 1);
}

void WindowFilesTest::whatIsWrittenWhileAFileIsReadIsAskedAbout_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("a recording") << "run.tline";
    QTest::newRow("a scenario") << "own.lua";
}

void WindowFilesTest::whatIsWrittenWhileAFileIsReadIsAskedAbout() {
    QFETCH(QString, name);
    const QTemporaryDir folder;
    const QString path = folder.filePath(name);
    OpenWindow window;
    QVERIFY(window.chooses("race/lost-update"));
    if (name.endsWith(".lua")) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(threadline::test::opposite);
    } else {
        QVERIFY(window.runs_simulated());
        QVERIFY(window.saves_run(path.toStdString()));
        emit window.findChild<Gallery*>()->chosen("deadlock/opposite-order");
    }
    auto* code = window.findChild<SourceView*>();
    auto* gallery = window.findChild<Gallery*>();
    const QString before = gallery->selected();

    window.open(path.toStdString());
    code->insertPlainText("-- mine\n");  // before anything of the file is there
    QTRY_VERIFY(window.findChild<QMessageBox*>());
    QVERIFY(code->toPlainText().startsWith("-- mine\n"));
    QTest::mouseClick(window.findChild<QMessageBox*>()->button(QMessageBox::Cancel),
                      Qt::LeftButton);
    QTRY_VERIFY(!window.findChild<QMessageBox*>());
    QVERIFY(code->toPlainText().startsWith("-- mine\n"));
    QCOMPARE(gallery->selected(), before);
    QVERIFY(!window.controller().busy());

    window.open(path.toStdString());
    QTRY_VERIFY(window.findChild<QMessageBox*>());
    QTest::mouseClick(window.findChild<QMessageBox*>()->button(QMessageBox::Discard),
                      Qt::LeftButton);
    QTRY_VERIFY(gallery->selected() != before);
    QVERIFY(!code->toPlainText().startsWith("-- mine\n"));
}

void WindowFilesTest::aFileThatDoesNotOpenCostsNothing() {
    const QTemporaryDir folder;
    QFile file(folder.filePath("broken.tline"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("hello");
    file.close();
    OpenWindow window;
    QVERIFY(window.is_ready());
    auto* code = window.findChild<SourceView*>();
    code->insertPlainText("-- mine\n");
    for (const QString& path : {file.fileName(), folder.filePath("none.lua")}) {
        window.open(path.toStdString());
        QVERIFY(window.says(QFileInfo(path).fileName()));
        QVERIFY(!window.findChild<QMessageBox*>());
        QVERIFY(code->toPlainText().startsWith("-- mine\n"));
        QVERIFY(window.commands().save_source->isEnabled());
    }
}

void WindowFilesTest::ofAFileThatIsNotThereItIsSaidWhatToDo() {
    OpenWindow window;
    QVERIFY(window.is_ready() && window.runs_simulated());
    for (const char* name : {"nowhere.tline", "nowhere.json", "nowhere.lua", "nowhere.schedule"}) {
        window.open(name);
        QVERIFY(window.says(QString("cannot open '%1': it is not there").arg(name)));
        QVERIFY(window.says("Ctrl+O opens another file"));
    }
    QVERIFY(window.controller().has_run());  // what was on show stays
}

void WindowFilesTest::whateverOpensCanBeDropped_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("opens");
    QTest::newRow("a recording") << "a.tline" << true;
    QTest::newRow("in capitals") << "A.TLINE" << true;
    QTest::newRow("a trace of another program") << "a.json" << true;
    QTest::newRow("a schedule") << "a.schedule" << true;
    QTest::newRow("a scenario") << "a.Lua" << true;
    QTest::newRow("a text") << "a.txt" << false;
    QTest::newRow("no ending") << "schedule" << false;
}

// What is in it is another matter, and another line.
void WindowFilesTest::whateverOpensCanBeDropped() {
    QFETCH(QString, name);
    QFETCH(bool, opens);
    const QTemporaryDir folder;
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("it is none");
    file.close();
    OpenWindow window;
    QVERIFY(window.is_ready());
    auto* code = window.findChild<SourceView*>();
    QCOMPARE(drop(window, file.fileName()), opens);
    if (opens)
        QTRY_VERIFY(!window.findChild<Banner*>()->message().isEmpty() || code->error_line() > 0);
    QVERIFY(!window.findChild<Banner*>()->message().contains("neither"));
}

void WindowFilesTest::ofSeveralFilesTheFirstIsOpened() {
    const QTemporaryDir folder;
    QStringList paths{folder.filePath("read me.txt")};  // it is passed over
    for (const char* name : {"one.lua", "two.lua"}) {
        paths.append(folder.filePath(name));
        QFile file(paths.back());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(threadline::test::opposite);
    }
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(drop(window, paths));
    QVERIFY(window.says("Only one.lua is opened"));
    QTRY_VERIFY(window.findChild<Gallery*>()->selected().endsWith("one.lua"));
}

void WindowFilesTest::theNextFileIsAskedForWhereTheLastOneWasWrittenOrOpened() {
    const QTemporaryDir saved, opened;
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order") && window.runs_simulated());
    const auto asks_in = [&](QAction* command) {
        command->trigger();
        const auto* dialog = window.findChild<QFileDialog*>();
        return dialog ? dialog->directory().absolutePath() : QString();
    };
    const auto chosen = [&](const QString& path, const QString& words) {
        return chooses_file(window, path) && window.says(words) &&
               QTest::qWaitFor([&] { return !window.findChild<QFileDialog*>(); });
    };
    QAction* save = window.commands().save_schedule;
    QVERIFY(!asks_in(save).isEmpty());
    QVERIFY(chosen(saved.filePath("run.schedule"), "run.schedule"));
    QCOMPARE(asks_in(save), saved.path());
    QVERIFY(chosen("/proc/run.schedule", "nothing can be written in the folder '/proc'"));

    QFile broken(opened.filePath("broken.tline"));
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("hello") > 0);
    broken.close();
    QAction* open = window.commands().open;
    QCOMPARE(asks_in(open), saved.path());
    QVERIFY(chosen(broken.fileName(), "broken.tline"));
    QCOMPARE(asks_in(open), saved.path());
    QFile script(opened.filePath("mine.lua"));
    QVERIFY(script.open(QIODevice::WriteOnly) && script.write(threadline::test::opposite) > 0);
    script.close();
    QVERIFY(chooses_file(window, script.fileName()));
    QTRY_VERIFY(window.findChild<Gallery*>()->selected().endsWith("mine.lua"));
    QTRY_VERIFY(!window.findChild<QFileDialog*>());
    QCOMPARE(asks_in(open), opened.path());
}

QTEST_MAIN(WindowFilesTest)
#include "window_files_test.moc"
