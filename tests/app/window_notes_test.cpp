// Notes of the run on show: written on where they stand, and gone with what they are of.
#include "app/panels/notes_panel.h"
#include "app/timeline/item_subject.h"
#include "app/timeline/timeline_marker.h"
#include "app/timeline/timeline_view.h"
#include "noted_runs.h"
#include "window_fixture.h"

#include <QTabWidget>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

class WindowNotesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void returnOnAChosenNoteWritesIt();
    void theTabsOfNotesAndTheRangeGoWithTheScenario();
};

void WindowNotesTest::returnOnAChosenNoteWritesIt() {
    OpenWindow window;
    QVERIFY(window.is_ready() && window.runs_simulated());
    QVERIFY(threadline::test::writes_note(window, "look here"));
    auto* timeline = window.findChild<TimelineView*>();
    timeline->setFocus();
    timeline->select(subject_of(analysis::item_of(window.controller().annotations().front(), 0)));
    QTest::keyClick(timeline, Qt::Key_Return);
    auto* panel = window.findChild<NotesPanel*>();
    QCOMPARE(window.findChild<QTabWidget*>("facts")->currentWidget(), panel);
    const auto editors = panel->table()->findChildren<QLineEdit*>();
    const auto editor = std::ranges::find_if(editors, &QWidget::isVisible);
    QVERIFY(editor != editors.end());
    QCOMPARE((*editor)->text(), QString("look here"));
}

void WindowNotesTest::theTabsOfNotesAndTheRangeGoWithTheScenario() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order") && window.runs_simulated());
    auto* facts = window.findChild<QTabWidget*>("facts");
    const auto tabs = [facts] {
        QStringList shown;
        for (int tab = 0; tab < facts->count(); ++tab)
            if (facts->isTabVisible(tab))
                shown.append(facts->tabText(tab).section(" (", 0, 0));  // without how many
        return shown;
    };
    const QStringList before = tabs();
    QVERIFY(!before.contains("Notes") && !before.contains("Range"));
    QVERIFY(threadline::test::writes_note(window, "look here"));
    window.findChild<TimelineView*>()->findChild<TimelineMarker*>()->choose_stretch(
        {trace::Time{1'000'000}, trace::Time{5'000'000}});
    QCOMPARE(tabs(), before + (QStringList{"Range", "Notes"}));
    auto* timeline = window.findChild<TimelineView*>();
    timeline->setFocus();
    QTRY_VERIFY(timeline->hasFocus());
    QVERIFY(window.chooses("bottleneck/downloads"));
    QTRY_COMPARE(tabs(), before);
    // Those of one's own are back with the run that they are of.
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QTRY_COMPARE(window.controller().annotations().size(), std::size_t(1));
    QTRY_COMPARE(tabs(), before + QStringList{"Notes"});
    // Not from under who is about to write.
    QVERIFY(window.chooses("bottleneck/downloads") && window.runs_simulated());
    QTest::keyClick(&window, Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(window.findChild<NotesPanel*>()->table()->hasFocus());
    QVERIFY(window.chooses("race/lost-update"));
    QTRY_VERIFY(!window.controller().has_run());
    QCOMPARE(tabs(), before + QStringList{"Notes"});
}

QTEST_MAIN(WindowNotesTest)
#include "window_notes_test.moc"
