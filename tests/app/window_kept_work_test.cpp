// What a person writes beside a run is theirs until they throw it away.
#include "compared_runs.h"
#include "files_in_window.h"
#include "noted_runs.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace threadline;
using namespace threadline::app;
using threadline::test::accept_button;
using threadline::test::choose;
using threadline::test::chooses_file;
using threadline::test::comparison_of;
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

QTEST_MAIN(WindowKeptWorkTest)
#include "window_kept_work_test.moc"
