// What a person writes beside a run is theirs until they throw it away.
#include "asked_in_window.h"
#include "compared_runs.h"
#include "files_in_window.h"
#include "first_minute.h"
#include "noted_runs.h"

#include <QDoubleSpinBox>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace threadline;
using namespace threadline::app;
using threadline::test::accept_button;
using threadline::test::answer;
using threadline::test::choose;
using threadline::test::chooses_file;
using threadline::test::comparison_of;
using threadline::test::earlier_runs;
using threadline::test::has_runs;
using threadline::test::names_of;
using threadline::test::notes_in;
using threadline::test::OpenWindow;
using threadline::test::run;
using threadline::test::texts_of;
using threadline::test::writes_note;

namespace {

QString foreign_trace(const QString& path) {
    QFile json(path);
    if (json.open(QIODevice::WriteOnly))
        json.write(R"({"traceEvents": [{"ph": "X", "pid": 1, "tid": 1, "ts": 0, "dur": 5,
                      "name": "work"}]})");
    return path;
}

bool shows_alone(OpenWindow& window, int number) {
    emit comparison_of(window).show_asked(number);
    return QTest::qWaitFor([&] { return !comparison_of(window).isVisible(); }) &&
           window.has_finished();
}

}  // namespace

class WindowKeptWorkTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void aNoteWrittenAfterSavingIsInTheFile();
    void aRunKeptForComparisonCanBeWrittenOnAndSaved();
    void aRunMadeForTheComparisonCanBeWrittenOnAndSaved();
    void aRunShownAgainIsNotSaidToWait();
    void aRunWithNotesWaitsWhenTheNextOneBegins();
    void onlyNineOfThoseThatWaitHaveAKey();
    void runsThatNobodyWroteOnGo();
    void aSliderPilesNothingUp();
    void aRunThatTheNextOneEndedKeepsItsNotes();
    void aRunThatIsReadBackIsNotForgottenMeanwhile();
    void deletedNotesAreBroughtBackTogether();
    void deletingTheLastNoteLeavesTheKeysInTheList();
    void deletedNotesAreNotBroughtIntoAnotherRun();
    void runsTakenOutOfTheComparisonArePutBack();
    void notesOnATraceOfAnotherProgramLieBesideIt();
    void notesThatCannotLieBesideTheirTraceAreSavedWithACopy_data();
    void notesThatCannotLieBesideTheirTraceAreSavedWithACopy();
    void aTraceOpensWithoutNotesThatCannotBeRead();

private:
    QString path(const QString& name) const { return folder_.filePath(name); }

    QTemporaryDir folder_;
};

void WindowKeptWorkTest::aNoteWrittenAfterSavingIsInTheFile() {
    OpenWindow window;
    QVERIFY(choose(window, "deadlock/opposite-order") && run(window));
    QVERIFY(writes_note(window, "before"));
    QVERIFY(window.saves_run(path("saved.tline").toStdString()));
    QVERIFY(writes_note(window, "after"));
    QTRY_COMPARE(notes_in(path("saved.tline")), (QStringList{"after", "before"}));
}

void WindowKeptWorkTest::aRunKeptForComparisonCanBeWrittenOnAndSaved() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads"));
    QVERIFY(run(window, {{"tool", "one thread"}}));
    window.commands().keep_run->trigger();
    QVERIFY(has_runs(window, 1));
    QVERIFY(run(window, {{"tool", "threads"}}));
    window.commands().comparison->trigger();
    QVERIFY(shows_alone(window, 0));
    QVERIFY(window.commands().save_run->isEnabled());
    QVERIFY(window.commands().save_schedule->isEnabled());
    QVERIFY(writes_note(window, "of one thread"));
    QVERIFY(window.saves_run(path("kept.tline").toStdString()));
    QCOMPARE(notes_in(path("kept.tline")), QStringList{"of one thread"});
    // It has its notes whenever it is shown.
    QVERIFY(run(window, {{"tool", "threads"}}));
    QVERIFY(window.controller().annotations().empty());
    window.commands().comparison->trigger();
    QVERIFY(shows_alone(window, 0));
    QCOMPARE(texts_of(window.controller().annotations()), QStringList{"of one thread"});
}

void WindowKeptWorkTest::aRunMadeForTheComparisonCanBeWrittenOnAndSaved() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads"));
    window.commands().compare_with->trigger();
    QTest::mouseClick(accept_button(*window.findChild<CompareDialog*>()), Qt::LeftButton);
    QVERIFY(has_runs(window, 4));
    QVERIFY(shows_alone(window, 2));
    QVERIFY(window.commands().save_run->isEnabled());
    QVERIFY(writes_note(window, "of this one"));
    QVERIFY(window.saves_run(path("compared.tline").toStdString()));
    QCOMPARE(notes_in(path("compared.tline")), QStringList{"of this one"});
}

void WindowKeptWorkTest::aRunShownAgainIsNotSaidToWait() {
    OpenWindow window;
    QVERIFY(choose(window, "deadlock/opposite-order") && run(window));
    window.commands().keep_run->trigger();
    QVERIFY(has_runs(window, 1));
    QVERIFY(writes_note(window, "mine"));
    window.commands().comparison->trigger();
    QVERIFY(shows_alone(window, 0));
    QCOMPARE(texts_of(window.controller().annotations()), QStringList{"mine"});
    QVERIFY(earlier_runs(window).isEmpty());
    QVERIFY(!window.findChild<Banner*>()->message().contains("waits"));
    // Nor once it was elsewhere meanwhile.
    QVERIFY(run(window));
    QCOMPARE(earlier_runs(window).size(), 1);
    window.commands().comparison->trigger();
    QVERIFY(shows_alone(window, 0));
    QCOMPARE(texts_of(window.controller().annotations()), QStringList{"mine"});
    QVERIFY(earlier_runs(window).isEmpty());
    QVERIFY(!window.findChild<Banner*>()->message().contains("waits"));
}

void WindowKeptWorkTest::aRunWithNotesWaitsWhenTheNextOneBegins() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads") && run(window, {{"requests", "7"}}));
    QVERIFY(writes_note(window, "why so long?"));
    const trace::Time length = window.controller().snapshot().trace.now;
    QVERIFY(run(window, {{"requests", "20"}}));
    QVERIFY(window.controller().annotations().empty());
    QVERIFY(window.says("The run with your notes waits"));
    QTest::mouseClick(window.findChild<QToolButton*>("offer"), Qt::LeftButton);
    QCOMPARE(texts_of(window.controller().annotations()), QStringList{"why so long?"});
    QCOMPARE(window.controller().snapshot().trace.now, length);
    // With the values that it had; and the other one is where this one was.
    QCOMPARE(window.findChild<ScenarioPanel*>()->form().values()["requests"], QString("7"));
    QVERIFY(!window.findChild<Banner*>()->isVisible());
    QList<QAction*> waiting = earlier_runs(window);
    QCOMPARE(waiting.size(), 1);
    waiting[0]->trigger();
    QVERIFY(window.controller().annotations().empty());
    QCOMPARE(window.findChild<ScenarioPanel*>()->form().values()["requests"], QString("20"));
    waiting = earlier_runs(window);
    QCOMPARE(waiting.size(), 1);
    QVERIFY2(waiting[0]->text().endsWith("1 note: “why so long?”"), qPrintable(waiting[0]->text()));
    // Once saved it can be had from its file, and goes as any other.
    waiting[0]->trigger();
    QVERIFY(window.saves_run(path("waited.tline").toStdString()));
    window.findChild<Banner*>()->dismiss();
    QVERIFY(run(window));
    QVERIFY(!window.findChild<Banner*>()->message().contains("waits"));
    QCOMPARE(notes_in(path("waited.tline")), QStringList{"why so long?"});
}

void WindowKeptWorkTest::onlyNineOfThoseThatWaitHaveAKey() {
    OpenWindow window;
    QVERIFY(choose(window, "deadlock/opposite-order"));
    for (int i = 0; i < 10; ++i)
        QVERIFY(run(window) && writes_note(window, QString::number(i)));
    QVERIFY(run(window));
    const QList<QAction*> waiting = earlier_runs(window);
    QCOMPARE(waiting.size(), 10);
    QVERIFY(waiting[8]->text().startsWith("&9 "));
    QVERIFY(waiting[9]->text().startsWith("10 "));
}

void WindowKeptWorkTest::runsThatNobodyWroteOnGo() {
    OpenWindow window;
    QVERIFY(choose(window, "deadlock/opposite-order"));
    for (int i = 0; i < 3; ++i)
        QVERIFY(run(window));
    QVERIFY(earlier_runs(window).isEmpty());
    QVERIFY(!window.findChild<Banner*>()->isVisible());
}

void WindowKeptWorkTest::aSliderPilesNothingUp() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads") && run(window, {{"requests", "5"}}));
    window.commands().rerun->setChecked(true);
    QVERIFY(writes_note(window, "before the drag"));
    const QSignalSpy began(&window.controller(), &RunController::began);
    auto* requests = window.findChild<ScenarioPanel*>()
                         ->form()
                         .findChild<QWidget*>("requests")
                         ->findChild<QDoubleSpinBox*>();
    for (int value = 6; value < 26; ++value) {
        requests->setValue(value);
        QTest::qWait(5);
    }
    QTRY_COMPARE(parameter_text(*window.controller().snapshot().trace.info, "requests"),
                 std::string("25"));
    QTRY_VERIFY(!window.controller().runs_unseen() && !window.controller().busy());
    QVERIFY(began.count() >= 1);
    QVERIFY(window.controller().annotations().empty());
    QCOMPARE(earlier_runs(window).size(), 1);
    QVERIFY(window.says("The run with your notes waits"));
    QTest::mouseClick(window.findChild<QToolButton*>("offer"), Qt::LeftButton);
    QCOMPARE(texts_of(window.controller().annotations()), QStringList{"before the drag"});
}

void WindowKeptWorkTest::aRunThatTheNextOneEndedKeepsItsNotes() {
    OpenWindow window;
    QVERIFY(window.opens_text(threadline::test::endless));
    window.commands().run->trigger();
    QVERIFY(window.is_under_way());
    QVERIFY(writes_note(window, "while it went on"));
    window.commands().run->trigger();
    QTRY_VERIFY(window.controller().annotations().empty());
    QVERIFY(window.is_under_way());
    const QList<QAction*> waiting = earlier_runs(window);
    QCOMPARE(waiting.size(), 1);
    waiting[0]->trigger();
    QTRY_COMPARE(texts_of(window.controller().annotations()), QStringList{"while it went on"});
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Stopped);
    QVERIFY(window.saves_run(path("ended.tline").toStdString()));
    QCOMPARE(notes_in(path("ended.tline")), QStringList{"while it went on"});
}

void WindowKeptWorkTest::aRunThatIsReadBackIsNotForgottenMeanwhile() {
    OpenWindow window;
    QVERIFY(window.opens_text(threadline::test::endless));
    window.commands().run->trigger();
    QVERIFY(window.is_under_way());
    QVERIFY(writes_note(window, "while it went on"));
    window.commands().run->trigger();
    QTRY_COMPARE(earlier_runs(window).size(), 1);
    QVERIFY(window.is_under_way());
    earlier_runs(window)[0]->trigger();
    window.close();  // before it is there
    QVERIFY(window.findChild<QMessageBox*>());
    QVERIFY(window.findChild<QMessageBox*>()->informativeText().contains("“while it went on”"));
    QVERIFY(answer(window, QMessageBox::Cancel));
    QTRY_COMPARE(texts_of(window.controller().annotations()), QStringList{"while it went on"});
    QVERIFY(earlier_runs(window).isEmpty());
}

void WindowKeptWorkTest::deletedNotesAreBroughtBackTogether() {
    OpenWindow window;
    QVERIFY(choose(window, "deadlock/opposite-order") && run(window));
    QVERIFY(writes_note(window, "one") && writes_note(window, "two"));
    auto* notes = window.findChild<NotesPanel*>();
    notes->table()->setFocus();
    for (int left = 1; left >= 0; --left) {
        notes->table()->setCurrentIndex(notes->table()->model()->index(0, 1));
        QTest::keyClick(notes->table(), Qt::Key_Delete);
        QCOMPARE(window.controller().annotations().size(), std::size_t(left));
    }
    QVERIFY(window.says("2 notes deleted"));
    QTest::mouseClick(window.findChild<QToolButton*>("offer"), Qt::LeftButton);
    QCOMPARE(texts_of(window.controller().annotations()), (QStringList{"one", "two"}));
    // And by its key, from the list.
    notes->table()->setCurrentIndex(notes->table()->model()->index(0, 1));
    QTest::keyClick(notes->table(), Qt::Key_Delete);
    QVERIFY(window.says("1 note deleted"));
    QTest::keyClick(notes->table(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(texts_of(window.controller().annotations()), (QStringList{"one", "two"}));
    QVERIFY(!window.findChild<Banner*>()->isVisible());  // nothing is left to be undone
}

void WindowKeptWorkTest::deletingTheLastNoteLeavesTheKeysInTheList() {
    OpenWindow window;
    QVERIFY(choose(window, "deadlock/opposite-order") && run(window));
    QVERIFY(writes_note(window, "one"));
    auto* notes = window.findChild<NotesPanel*>();
    for (auto* button : notes->findChildren<QPushButton*>())
        if (button->text() == "Delete") {
            button->setFocus();
            QTest::mouseClick(button, Qt::LeftButton);
        }
    QVERIFY(window.controller().annotations().empty());
    QCOMPARE(window.focusWidget(), notes->table());
    QTest::keyClick(notes->table(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(texts_of(window.controller().annotations()), QStringList{"one"});
}

void WindowKeptWorkTest::deletedNotesAreNotBroughtIntoAnotherRun() {
    OpenWindow window;
    QVERIFY(choose(window, "deadlock/opposite-order") && run(window));
    QVERIFY(writes_note(window, "of the first"));
    auto* notes = window.findChild<NotesPanel*>();
    notes->delete_selected();
    QVERIFY(window.controller().annotations().empty());
    QVERIFY(run(window));
    QVERIFY(!window.findChild<Banner*>()->message().contains("deleted"));
    notes->bring_back();
    QVERIFY(window.controller().annotations().empty());
    QVERIFY(notes->notes().empty());
}

void WindowKeptWorkTest::runsTakenOutOfTheComparisonArePutBack() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads"));
    window.commands().compare_with->trigger();
    QTest::mouseClick(accept_button(*window.findChild<CompareDialog*>()), Qt::LeftButton);
    QVERIFY(has_runs(window, 4));
    ComparisonView& view = comparison_of(window);
    const QStringList names = names_of(view);
    view.take_out(0);
    view.take_out(2);
    QCOMPARE(names_of(view), (QStringList{names[1], names[2]}));
    QVERIFY(window.says("2 runs taken out of the comparison"));
    QTest::mouseClick(window.findChild<QToolButton*>("offer"), Qt::LeftButton);
    QCOMPARE(names_of(view), names);
    // Not into another comparison.
    view.take_out(0);
    view.set_runs({view.runs()[1]});
    view.put_back(1);
    QCOMPARE(view.runs().size(), std::size_t(1));
    // Nor is that offered any more.
    QVERIFY(!window.findChild<Banner*>()->isVisible());
}

void WindowKeptWorkTest::notesOnATraceOfAnotherProgramLieBesideIt() {
    const QString file = foreign_trace(path("foreign.json"));
    {
        OpenWindow window;
        QVERIFY(window.is_ready());
        const QSignalSpy failed(&window.controller(), &RunController::failed);
        const QSignalSpy warned(&window.controller(), &RunController::warned);
        window.open(file.toStdString());
        QVERIFY(window.has_finished());
        QVERIFY(writes_note(window, "slow here"));
        window.close();
        QVERIFY(!window.isVisible());
        QCOMPARE(failed.count(), 0);
        QCOMPARE(warned.count(), 0);
    }
    QCOMPARE(notes_in(file), QStringList{"slow here"});
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(file.toStdString());
    QVERIFY(window.has_finished());
    QCOMPARE(texts_of(window.controller().annotations()), QStringList{"slow here"});
}

void WindowKeptWorkTest::notesThatCannotLieBesideTheirTraceAreSavedWithACopy_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("as usual") << "locked.json";
    QTest::newRow("in capitals") << "LOUD.JSON";
}

void WindowKeptWorkTest::notesThatCannotLieBesideTheirTraceAreSavedWithACopy() {
    QFETCH(QString, name);
    const QString file = foreign_trace(path(name));
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(file.toStdString());
    QVERIFY(window.has_finished());
    QVERIFY(QDir(folder_.path()).mkdir(name + ".notes"));  // a file cannot take that name
    const QSignalSpy warned(&window.controller(), &RunController::warned);
    QVERIFY(writes_note(window, "slow here"));
    QTRY_VERIFY(warned.count() > 0);
    QTRY_VERIFY(window.controller().share_recording()->has_unsaved_notes());
    window.close();
    QVERIFY(answer(window, QMessageBox::Save));
    QVERIFY(chooses_file(window, path("copy-of-" + name + ".json")));
    QTRY_VERIFY(!window.isVisible());
    QCOMPARE(notes_in(path("copy-of-" + name + ".json")), QStringList{"slow here"});
}

void WindowKeptWorkTest::aTraceOpensWithoutNotesThatCannotBeRead() {
    const QString file = foreign_trace(path("beside.json"));
    QFile beside(file + ".notes");
    QVERIFY(beside.open(QIODevice::WriteOnly));
    beside.write("shopping list\n");
    beside.close();
    OpenWindow window;
    QVERIFY(window.is_ready());
    const QSignalSpy warned(&window.controller(), &RunController::warned);
    window.open(file.toStdString());
    QVERIFY(window.has_finished());
    QVERIFY(window.controller().annotations().empty());
    QTRY_COMPARE(warned.count(), 1);
    const QString line = warned.front().front().toString();
    QVERIFY2(line.startsWith("Bookmarks and notes are not shown: ") &&
                 line.contains("not notes of Threadline"),
             qPrintable(line));
}

QTEST_MAIN(WindowKeptWorkTest)
#include "window_kept_work_test.moc"
