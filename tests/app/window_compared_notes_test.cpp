// Writing on runs side by side: on the one that has the keys, kept with it, and seen wherever it is
// shown.
#include "app/cli/recording.h"
#include "app/panels/notes_panel.h"
#include "app/panels/search_bar.h"
#include "app/timeline/item_subject.h"
#include "app/timeline/search_hits.h"
#include "app/timeline/timeline_marker.h"
#include "app/timeline/timeline_view.h"
#include "compared_runs.h"
#include "noted_runs.h"

#include <QSignalSpy>
#include <QToolButton>

using namespace threadline;
using namespace threadline::app;
using threadline::test::compares;
using threadline::test::comparison_of;
using threadline::test::earlier_runs;
using threadline::test::notes_in;
using threadline::test::OpenWindow;
using threadline::test::texts_of;

namespace {

NotesPanel* panel_of(OpenWindow& window) {
    return comparison_of(window).findChild<NotesPanel*>();
}

// The line that is open.
QLineEdit* editor_of(OpenWindow& window) {
    NotesPanel* panel = panel_of(window);
    if (!panel || !panel->isVisible())
        return nullptr;
    const auto editors = panel->table()->findChildren<QLineEdit*>();
    const auto editor = std::ranges::find_if(editors, &QWidget::isVisible);
    return editor == editors.end() ? nullptr : *editor;
}

// Into it; it stays open.
QLineEdit* types(OpenWindow& window, const QString& text) {
    QLineEdit* const editor = editor_of(window);
    if (editor)
        QTest::keyClicks(editor, text);
    return editor;
}

// In place of what is there.
bool writes_over(OpenWindow& window, const QString& before, const QString& text) {
    QLineEdit* const editor = editor_of(window);
    if (!editor || editor->text() != before)
        return false;
    editor->selectAll();
    QTest::keyClicks(editor, text);
    QTest::keyClick(editor, Qt::Key_Return);
    return QTest::qWaitFor(
        [&] { return panel_of(window) && texts_of(panel_of(window)->notes()).contains(text); });
}

// By the button of the dialog that is open.
QLineEdit* begins_another(OpenWindow& window, const QString& text) {
    for (QToolButton* button : panel_of(window)->findChildren<QToolButton*>())
        if (button->defaultAction() == window.commands().mark)
            QTest::mouseClick(button, Qt::LeftButton);
    return types(window, text);
}

// By the key, as a person does it; the dialog stays.
bool writes(OpenWindow& window, const QString& text) {
    QTest::keyClick(&window, Qt::Key_M);
    QLineEdit* const editor = types(window, text);
    if (!editor)
        return false;
    QTest::keyClick(editor, Qt::Key_Return);
    return QTest::qWaitFor(
        [&] { return panel_of(window) && texts_of(panel_of(window)->notes()).contains(text); });
}

bool is_closed(OpenWindow& window) {
    QTest::keyClick(panel_of(window)->window(), Qt::Key_Escape);
    if (!QTest::qWaitFor([&] { return !panel_of(window); }))
        return false;
    window.activateWindow();  // nobody manages windows here
    return QTest::qWaitForWindowActive(&window);
}

bool has_notes(const Compared& one, const QStringList& texts) {
    return one.run.annotations && texts_of(*one.run.annotations) == texts;
}

}  // namespace

class WindowComparedNotesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void aNoteIsWrittenOnTheRunThatHasTheKeys();
    void aNoteOnAStretchEndsWithTheRun();
    void whatIsWrittenHereIsThereWhereTheRunIsShown();
    void theKeyForNotesGoesFromOneToTheNextThroughAllRuns();
    void whatIsWrittenIsListedAndWrittenAnew();
    void whatIsWrittenMakesNoFigureAnew();
    void whatIsWrittenIsFoundByTheSearch();
    void theFigureHasTheNotes();
    void whereOthersComeTheNotesThatAreOpenStayThoseOfTheirRun();
    void aRunThatGoesFromUnderItsNotesWaitsWithThem();
    void aRunThatComesBackHasWhatWasWrittenMeanwhile();
};

void WindowComparedNotesTest::aNoteIsWrittenOnTheRunThatHasTheKeys() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    TimelineView& first = *view.timelines()[0];
    first.refresh_now();
    QTest::mouseClick(first.plot(), Qt::LeftButton, {},
                      QPoint(int(first.options().header_width) + 60, 40));
    const auto at = first.cursor();
    QVERIFY(at.has_value());
    QVERIFY(writes(window, "slow from here"));
    QVERIFY(has_notes(view.runs()[0], {"slow from here"}));
    QCOMPARE(view.runs()[0].run.annotations->front().range, (trace::TimeRange{*at, *at}));
    QVERIFY(!view.runs()[1].run.annotations);
    QVERIFY(window.controller().annotations().empty());  // the other one is on show behind
    // Written into its recording, and seen above its lanes.
    const QString file = QString::fromStdString(view.runs()[0].recording->file.string());
    QTRY_COMPARE(notes_in(file), QStringList{"slow from here"});
    QCOMPARE(view.findChildren<ComparedPane*>()[0]->run().annotations,
             view.runs()[0].run.annotations);
    QVERIFY(first.options().findings);
    // It is not lost when the run leaves the comparison.
    QVERIFY(earlier_runs(window).isEmpty());
    QVERIFY(is_closed(window));
    QTRY_COMPARE(earlier_runs(window).size(), 1);
    // Nor does it have to be looked for as long as it is on show here.
    QVERIFY2(!window.findChild<Banner*>()->message().contains("waits"),
             qPrintable(window.findChild<Banner*>()->message()));
    view.set_runs({});
    earlier_runs(window).front()->trigger();
    QTRY_COMPARE(texts_of(window.controller().annotations()), QStringList{"slow from here"});
}

void WindowComparedNotesTest::aNoteOnAStretchEndsWithTheRun() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    const trace::Time end = view.runs()[1].run.trace.now;
    view.marker().choose_stretch({end / 2, end * 2});
    view.timelines()[1]->setFocus();
    QTRY_COMPARE(view.active_number(), std::optional(std::size_t(1)));
    QVERIFY(writes(window, "the end"));
    QCOMPARE(view.runs()[1].run.annotations->front().range.begin, end / 2);
    QVERIFY(view.runs()[1].run.annotations->front().range.end < end);
    // This one is on show behind: nothing waits, and its own list has it.
    QVERIFY(is_closed(window));
    QVERIFY(earlier_runs(window).isEmpty());
    window.commands().single_run->trigger();
    QCOMPARE(texts_of(window.controller().annotations()), QStringList{"the end"});
    QCOMPARE(texts_of(window.findChild<NotesPanel*>()->notes()), QStringList{"the end"});
}

void WindowComparedNotesTest::whatIsWrittenHereIsThereWhereTheRunIsShown() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    window.commands().single_run->trigger();
    QVERIFY(threadline::test::writes_note(window, "written alone"));
    window.commands().comparison->trigger();
    QVERIFY(has_notes(view.runs()[1], {"written alone"}));
    view.timelines()[1]->setFocus();
    QTRY_COMPARE(view.active_number(), std::optional(std::size_t(1)));
    QVERIFY(writes(window, "and beside another"));
    QVERIFY(has_notes(view.runs()[1], {"and beside another", "written alone"}));
    // What is deleted is gone, and comes back.
    NotesPanel* panel = panel_of(window);
    panel->table()->setCurrentIndex(panel->table()->model()->index(0, 1));
    panel->delete_selected();
    QCOMPARE(view.runs()[1].run.annotations->size(), std::size_t(1));
    panel->bring_back();
    QVERIFY(has_notes(view.runs()[1], {"and beside another", "written alone"}));
    QVERIFY(is_closed(window));
    emit view.show_asked(1);
    QTRY_COMPARE(texts_of(window.controller().annotations()),
                 (QStringList{"and beside another", "written alone"}));
}

void WindowComparedNotesTest::theKeyForNotesGoesFromOneToTheNextThroughAllRuns() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    const auto put_cursor = [&](std::optional<trace::Time> at) {
        for (TimelineView* timeline : view.timelines())
            timeline->set_cursor(at);
    };
    const auto writes_at = [&](std::size_t run, trace::Time at, const QString& text) {
        put_cursor(at);
        view.timelines()[run]->setFocus();
        return QTest::qWaitFor([&] { return view.active_number() == run; }) &&
               writes(window, text) && is_closed(window);
    };
    const auto goes_on = [&] {
        QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    };
    goes_on();
    QVERIFY2(view.said().startsWith("Nothing is written"), qPrintable(view.said()));

    const trace::Time end = view.runs()[1].run.trace.now;
    QVERIFY(writes_at(1, end / 2, "later"));
    QVERIFY(writes_at(1, end / 4, "of the fast one"));
    QVERIFY(writes_at(0, end / 4, "of the slow one"));
    QVERIFY(writes_at(0, end / 4, "beside it"));
    put_cursor({});
    const auto is_at = [&](std::size_t run, trace::Time at, const QString& text) {
        return view.isVisible() && view.active_number() == run && view.said().contains(text) &&
               view.timelines()[0]->cursor() == at && view.timelines()[1]->cursor() == at;
    };
    goes_on();
    QVERIFY2(is_at(0, end / 4, "of the slow one"), qPrintable(view.said()));
    goes_on();
    QVERIFY2(is_at(0, end / 4, "beside it"), qPrintable(view.said()));
    goes_on();
    QVERIFY2(is_at(1, end / 4, "of the fast one"), qPrintable(view.said()));
    goes_on();
    QVERIFY2(is_at(1, end / 2, "later"), qPrintable(view.said()));
    goes_on();
    QVERIFY2(is_at(0, end / 4, "of the slow one"), qPrintable(view.said()));
    // From where a person has gone meanwhile, into sight.
    put_cursor(end / 3);
    view.timelines()[0]->show_range({trace::Time{0}, end / 3});
    goes_on();
    QVERIFY2(is_at(1, end / 2, "later"), qPrintable(view.said()));
    QVERIFY(view.visible_range().contains(end / 2));
    // M writes on the run that it has led to.
    QVERIFY(writes(window, "an answer"));
    QVERIFY(has_notes(view.runs()[1], {"an answer", "later", "of the fast one"}));
}

void WindowComparedNotesTest::whatIsWrittenIsListedAndWrittenAnew() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    view.timelines()[1]->setFocus();
    QTRY_COMPARE(view.active_number(), std::optional(std::size_t(1)));
    QVERIFY(writes(window, "first"));
    QVERIFY(is_closed(window));

    // The key for the list, as in the single run; nothing is written by it.
    QTest::keyClick(&window, Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(panel_of(window) && panel_of(window)->isVisible());
    QCOMPARE(texts_of(panel_of(window)->notes()), QStringList{"first"});
    QVERIFY(!editor_of(window));
    QVERIFY(is_closed(window));

    // To it by the key, and into it.
    QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY2(view.said().contains("first"), qPrintable(view.said()));
    QTest::keyClick(view.timelines()[1], Qt::Key_Return);
    QVERIFY(writes_over(window, "first", "second"));
    QVERIFY(is_closed(window));
    QVERIFY(has_notes(view.runs()[1], {"second"}));

    // By the mouse, on its flag.
    TimelineView& timeline = *view.timelines()[1];
    timeline.refresh_now();
    std::optional<QPoint> flag;
    for (int y = 0; y < 40 && !flag; ++y)
        for (int x = int(timeline.options().header_width); x < timeline.plot()->width(); ++x)
            if (note_of(view.runs()[1].run, timeline.subject_near({x, y}))) {
                flag = QPoint(x, y);
                break;
            }
    QVERIFY(flag);
    QTest::mouseDClick(timeline.plot(), Qt::LeftButton, {}, *flag);
    QVERIFY(writes_over(window, "second", "third"));
    QVERIFY(is_closed(window));
    QVERIFY(has_notes(view.runs()[1], {"third"}));
    QVERIFY(!view.runs()[0].run.annotations);
    // Who goes on along the lanes selects what lies there.
    QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(&timeline, Qt::Key_Down);
    QTest::keyClick(&timeline, Qt::Key_Return);
    QVERIFY(!panel_of(window));
}

void WindowComparedNotesTest::whatIsWrittenMakesNoFigureAnew() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    const trace::Time end = view.runs()[1].run.trace.now;
    view.marker().choose_stretch({trace::Time{0}, end / 2});
    QTRY_VERIFY(!view.stretch_title().isEmpty());
    const QSignalSpy other_runs(&view, &ComparisonView::runs_changed);
    const QSignalSpy other_notes(&view, &ComparisonView::notes_changed);
    const QSignalSpy figures(&view.differences(), &QAbstractItemModel::modelReset);
    QVERIFY(writes(window, "look here"));
    QVERIFY(is_closed(window));
    QVERIFY(other_notes.count() > 0);
    QCOMPARE(other_runs.count(), 0);
    // Those of another stretch are the next that come.
    view.marker().choose_stretch({trace::Time{0}, end / 4});
    QTRY_VERIFY(view.stretch_title().contains(length_text(end / 4)));
    QCOMPARE(figures.count(), 1);
}

void WindowComparedNotesTest::whatIsWrittenIsFoundByTheSearch() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    emit window.findChild<SearchBar*>()->asked(analysis::parse_query("lane:note").query);
    const auto found_in = [&](std::size_t run) {
        const auto& hits = view.timelines()[run]->options().hits;
        return hits ? int(hits->count()) : -1;
    };
    QTRY_COMPARE(found_in(0), 0);
    QVERIFY(writes(window, "look here"));
    QVERIFY(is_closed(window));
    QTRY_COMPARE(found_in(0), 1);
    QTRY_COMPARE(found_in(1), 0);
}

void WindowComparedNotesTest::theFigureHasTheNotes() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    const auto shows_it = [&] {
        const ComparisonPicture picture =
            comparison_picture(view.runs(), 174, view.lanes(), theme(ThemeKind::Print));
        return std::ranges::find(picture.list.labels, QString("look here"), &Label::text) !=
               picture.list.labels.end();
    };
    QVERIFY(!shows_it());
    QVERIFY(writes(window, "look here"));
    QVERIFY(is_closed(window));
    QVERIFY(shows_it());
    const ComparisonPicture picture =
        comparison_picture(view.runs(), 174, view.lanes(), theme(ThemeKind::Print));
    const DisplayList& list = picture.list;
    QVERIFY2(picture.text.description.contains("tool = one thread: Note at ") &&
                 picture.text.description.contains("look here"),
             qPrintable(picture.text.description));
    QVERIFY(!picture.text.caption.contains("look here"));
    const auto flag = std::ranges::find(list.labels, QString("look here"), &Label::text);
    QVERIFY(flag != list.labels.end());
    // Above the lanes of the first run, below what it is called.
    const auto title = std::ranges::find_if(list.labels, [](const Label& label) {
        return label.bold && label.text.contains("one thread");
    });
    QVERIFY(title != list.labels.end() && title->rect.bottom() <= flag->rect.top());
    for (const Box& box : list.boxes)
        if (box.subject.kind == Subject::Kind::Interval)
            QVERIFY(box.rect.top() >= flag->rect.bottom());
}

// As when a what-if run is over.
void WindowComparedNotesTest::whereOthersComeTheNotesThatAreOpenStayThoseOfTheirRun() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    QVERIFY(writes(window, "of the slow one"));
    view.set_runs({view.runs()[1], view.runs()[0]});
    QVERIFY(panel_of(window)->isVisible());
    QCOMPARE(panel_of(window)->window()->windowTitle(),
             QString("Bookmarks and notes of run 2: tool = one thread"));
    QLineEdit* const editor = begins_another(window, "and more");
    QVERIFY(editor);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(has_notes(view.runs()[1], {"and more", "of the slow one"}));
    QVERIFY(!view.runs()[0].run.annotations);
    QVERIFY(window.controller().annotations().empty());
    QVERIFY(is_closed(window));
    QTRY_COMPARE(earlier_runs(window).size(), 1);
}

void WindowComparedNotesTest::aRunThatGoesFromUnderItsNotesWaitsWithThem() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    QVERIFY(writes(window, "of the slow one"));
    QVERIFY(QTest::qWaitForWindowActive(panel_of(window)->window()));
    QVERIFY(begins_another(window, "half a line"));
    view.set_runs({view.runs()[1]});
    QTRY_VERIFY(!panel_of(window));
    QVERIFY(!view.runs()[0].run.annotations);
    QCOMPARE(earlier_runs(window).size(), 1);
    earlier_runs(window).front()->trigger();
    QTRY_COMPARE(texts_of(window.controller().annotations()),
                 (QStringList{"half a line", "of the slow one"}));
}

void WindowComparedNotesTest::aRunThatComesBackHasWhatWasWrittenMeanwhile() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    const std::vector<Compared> before = view.runs();
    view.take_out(1);
    window.commands().single_run->trigger();
    QVERIFY(threadline::test::writes_note(window, "written alone"));
    window.commands().comparison->trigger();
    QCOMPARE(view.runs().size(), std::size_t(1));
    view.put_back(1);
    QVERIFY(has_notes(view.runs()[1], {"written alone"}));
    QCOMPARE(view.findChildren<ComparedPane*>()[1]->run().annotations,
             view.runs()[1].run.annotations);
    view.set_runs(before);
    QVERIFY(has_notes(view.runs()[1], {"written alone"}));
    QVERIFY(!view.runs()[0].run.annotations);
}

QTEST_MAIN(WindowComparedNotesTest)
#include "window_compared_notes_test.moc"
