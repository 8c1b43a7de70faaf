// The title of the window: what is on show, and whether that is saved.
#include "noted_runs.h"
#include "window_fixture.h"

#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;
using threadline::test::writes_note;

class WindowTitleTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void aRunFromAFileIsNamedByIt();
    void aChangedTextIsMarked();
    void aNoteThatIsNotSavedIsMarked();
    void whatWaitsOutOfSightMarksNoOtherScenario();

private:
    QTemporaryDir folder_;
};

void WindowTitleTest::aRunFromAFileIsNamedByIt() {
    const QString file = folder_.filePath("first.tline");
    {
        OpenWindow window;
        QVERIFY(window.chooses("deadlock/opposite-order"));
        QVERIFY(window.runs_simulated());
        QVERIFY(window.windowTitle().startsWith("Deadlock: "));
        QVERIFY(!window.windowTitle().contains(".tline"));
        QVERIFY(window.saves_run(file.toStdString()));
        QVERIFY2(window.windowTitle().contains("first.tline"), qPrintable(window.windowTitle()));
    }
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(file.toStdString());
    QTRY_VERIFY2(window.windowTitle().contains("first.tline"), qPrintable(window.windowTitle()));
    QVERIFY(window.windowTitle().startsWith("Deadlock: "));
    QVERIFY(window.chooses("race/lost-update"));
    QVERIFY2(window.windowTitle().startsWith("Race: lost updates"),
             qPrintable(window.windowTitle()));
    QVERIFY(!window.windowTitle().contains("first.tline"));
}

void WindowTitleTest::aChangedTextIsMarked() {
    OpenWindow window;
    QVERIFY(window.opens_text("title \"A [*] in it\"\n" + threadline::test::opposite));
    QTRY_VERIFY2(window.windowTitle().startsWith("A [*][*] in it"),
                 qPrintable(window.windowTitle()));
    QVERIFY(!window.isWindowModified());
    auto* code = window.findChild<SourceView*>();
    QTest::keyClicks(code, "-- mine");
    QTRY_VERIFY(window.isWindowModified());
    window.commands().save_source->trigger();
    QTRY_VERIFY(!window.isWindowModified());
}

void WindowTitleTest::aNoteThatIsNotSavedIsMarked() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    QVERIFY(!window.isWindowModified());
    QVERIFY(writes_note(window, "here"));
    QVERIFY(window.isWindowModified());
    window.controller().save(window.controller().share_recording(),
                             folder_.filePath("noted.tline").toStdString());
    QTRY_VERIFY(!window.isWindowModified());
}

// Nothing on show is unsaved; closing still names the note.
void WindowTitleTest::whatWaitsOutOfSightMarksNoOtherScenario() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    QVERIFY(writes_note(window, "here"));
    QVERIFY(window.isWindowModified());
    QVERIFY(window.chooses("race/lost-update"));
    QTRY_VERIFY(!window.isWindowModified());
    QVERIFY(window.runs_simulated());
    QVERIFY(!window.isWindowModified());
    window.close();
    QTRY_VERIFY(window.findChild<QMessageBox*>());
    auto* question = window.findChild<QMessageBox*>();
    QVERIFY2(question->informativeText().contains("Deadlock: "),
             qPrintable(question->informativeText()));
    question->button(QMessageBox::Cancel)->click();
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QTRY_VERIFY(window.isWindowModified());
}

QTEST_MAIN(WindowTitleTest)
#include "window_title_test.moc"
