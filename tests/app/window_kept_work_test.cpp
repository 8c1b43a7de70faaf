// What a person writes beside a run is theirs until they throw it away.
#include "compared_runs.h"
#include "files_in_window.h"
#include "noted_runs.h"

#include <QDoubleSpinBox>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace threadline;
using namespace threadline::app;
using threadline::test::accept_button;
using threadline::test::choose;
using threadline::test::chooses_file;
using threadline::test::comparison_of;
using threadline::test::earlier_runs;
using threadline::test::has_runs;
using threadline::test::notes_in;
using threadline::test::OpenWindow;
using threadline::test::run;
using threadline::test::texts_of;
using threadline::test::writes_note;

namespace {

bool saves_run(OpenWindow& window, const QString& file) {
    const QSignalSpy saved(&window.controller(), &RunController::saved);
    window.controller().save_recording(file.toStdString());
    return QTest::qWaitFor([&] { return saved.count() == 1; }, 20'000);
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
    void runsThatNobodyWroteOnGo();
    void aSliderPilesNothingUp();
    void aRunThatTheNextOneEndedKeepsItsNotes();

private:
    QString path(const QString& name) const { return folder_.filePath(name); }

    QTemporaryDir folder_;
};

void WindowKeptWorkTest::aNoteWrittenAfterSavingIsInTheFile() {
    OpenWindow window;
    QVERIFY(choose(window, "deadlock/opposite-order") && run(window));
    QVERIFY(writes_note(window, "before"));
    QVERIFY(saves_run(window, path("saved.tline")));
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
    QVERIFY(saves_run(window, path("kept.tline")));
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
    QVERIFY(saves_run(window, path("compared.tline")));
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
    QVERIFY(saves_run(window, path("waited.tline")));
    window.findChild<Banner*>()->dismiss();
    QVERIFY(run(window));
    QVERIFY(!window.findChild<Banner*>()->message().contains("waits"));
    QCOMPARE(notes_in(path("waited.tline")), QStringList{"why so long?"});
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
    QTRY_VERIFY(began.count() > 1);
    QTRY_VERIFY(!window.controller().runs_unseen() && !window.controller().busy());
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
    QVERIFY(saves_run(window, path("ended.tline")));
    QCOMPARE(notes_in(path("ended.tline")), QStringList{"while it went on"});
}

QTEST_MAIN(WindowKeptWorkTest)
#include "window_kept_work_test.moc"
