// Stretches, measuring, searching, the table and notes in the window, as a person uses them.
#include "app/code/source_view.h"
#include "app/panels/items_model.h"
#include "app/panels/notes_panel.h"
#include "app/panels/range_panel.h"
#include "app/panels/search_bar.h"
#include "app/timeline/timeline_actions.h"
#include "app/timeline/timeline_marker.h"
#include "app/timeline/timeline_view.h"
#include "pointer_drag.h"
#include "window_fixture.h"

#include <QContextMenuEvent>
#include <QFile>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

using namespace threadline;
using namespace threadline::app;
using namespace std::chrono_literals;
using threadline::test::drag;
using threadline::test::OpenWindow;

namespace {

// On the virtual clock: the same each time.
bool run_to_the_end(OpenWindow& window) {
    if (!window.runs_simulated())
        return false;
    window.findChild<TimelineView*>()->refresh_now();
    return true;
}

// What is typed into the field of the search, and asked for.
bool search_for(OpenWindow& window, const QString& words) {
    window.commands().find->trigger();
    auto* field = window.findChild<QWidget*>("search")->findChild<QLineEdit*>();
    field->selectAll();
    QTest::keyClicks(field, words);
    if (QWidget* popup = QApplication::activePopupWidget())
        popup->hide();
    QTest::keyClick(field, Qt::Key_Return);
    auto* bar = window.findChild<SearchBar*>("search");
    return QTest::qWaitFor([bar] { return bar->message().contains("hit"); }, 10'000);
}

// Of the run on show; those side by side have one of their own.
TimelineMarker& marker_of(OpenWindow& window) {
    return *window.findChild<TimelineView*>()->findChild<TimelineMarker*>();
}

}  // namespace

class WindowRangesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }
    void aStretchChosenWithTheMouseHasItsFigures();
    void theViewGoesToAStretchByItsKeyAndItsButton();
    void withoutAStretchTheFiguresAreOfTheWholeRun();
    void aMeasuredDistanceIsToldUntilItIsLetGo();
    void theWaitsStandBesideTheirLines();
    void aSearchShowsItsHitsAndGoesFromOneToTheNext();
    void aWrongWordIsToldInPlace();
    void lanesWithoutAHitCanBeLeftOut();
    void theTableAndTheTimelineShowTheSameInterval();
    void theTableHasWhoWaitsAndWhereCoresAreIdle();
    void aNoteIsWrittenSavedAndFoundAgain();
    void theMenuOfAnIntervalOffersANoteACloserLookAndTheSame();
    void notesThatCannotBeSavedAreOneLine();
    void anotherRunHasNothingOfTheOneBefore();
};

void WindowRangesTest::aStretchChosenWithTheMouseHasItsFigures() {
    OpenWindow window;
    QVERIFY(window.is_ready() && run_to_the_end(window));
    auto* timeline = window.findChild<TimelineView*>();
    auto* panel = window.findChild<RangePanel*>();
    const int width = timeline->plot()->width();
    drag(timeline->plot(), {width / 2, 40}, {width * 3 / 4, 60}, Qt::ShiftModifier);
    const auto stretch = marker_of(window).marking().stretch;
    QVERIFY(stretch.has_value());
    QCOMPARE(window.findChild<QTabWidget*>("facts")->currentWidget(), panel);
    QTRY_VERIFY(panel->report() && panel->report()->statistics.range == *stretch);
    // Both threads are frozen there, all the time.
    QCOMPARE(panel->report()->statistics.states.of(trace::State::Deadlocked),
             stretch->length() * 2);
    QVERIFY(panel->headline().startsWith(length_text(stretch->length())));
    timeline->setFocus();
    QTest::keyClick(timeline, Qt::Key_Escape);
    QTRY_VERIFY(panel->headline().startsWith("The whole run"));
}

void WindowRangesTest::theViewGoesToAStretchByItsKeyAndItsButton() {
    OpenWindow window;
    QVERIFY(window.is_ready() && run_to_the_end(window));
    auto* timeline = window.findChild<TimelineView*>();
    auto* panel = window.findChild<RangePanel*>();
    const trace::TimeRange whole = timeline->visible_range();
    timeline->setFocus();
    QTest::keyClick(timeline, Qt::Key_F, Qt::ShiftModifier);  // there is none to go to
    QCOMPARE(timeline->visible_range(), whole);
    QVERIFY(!window.commands().range_zoom->isEnabled());
    const trace::TimeRange stretch{whole.begin + whole.length() / 2,
                                   whole.begin + whole.length() * 3 / 4};
    marker_of(window).choose_stretch(stretch);
    const auto is_seen_large = [&] {
        const trace::TimeRange seen = timeline->visible_range();
        return seen.begin <= stretch.begin && seen.end >= stretch.end &&
               seen.length() < stretch.length() * 2;
    };
    QVERIFY(!is_seen_large());
    // Behind the comparison there is no view that could go there.
    QVERIFY(window.commands().range_zoom->isEnabled());
    window.commands().comparison->trigger();
    QVERIFY(!window.commands().range_zoom->isEnabled());
    window.commands().single_run->trigger();
    QVERIFY(window.commands().range_zoom->isEnabled());
    QTest::keyClick(timeline, Qt::Key_F, Qt::ShiftModifier);
    QVERIFY(is_seen_large());
    QTest::keyClick(timeline, Qt::Key_F);
    QVERIFY(!is_seen_large());
    QTRY_VERIFY(panel->report() && panel->report()->statistics.range == stretch);
    for (auto* button : panel->findChildren<QPushButton*>())
        if (button->text() == "Zoom to it")
            button->click();
    QVERIFY(is_seen_large());
}

void WindowRangesTest::withoutAStretchTheFiguresAreOfTheWholeRun() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(run_to_the_end(window));
    window.commands().figures->trigger();
    auto* panel = window.findChild<RangePanel*>();
    const trace::Time now = window.controller().snapshot().trace.now;
    QTRY_VERIFY(panel->report() && panel->report()->statistics.range.end == now);
    trace::Duration lives{0};
    for (const auto& lane : window.controller().snapshot().trace.actors)
        lives += lane->end - lane->begin;
    QCOMPARE(panel->report()->statistics.states.total(), lives);
}

void WindowRangesTest::aMeasuredDistanceIsToldUntilItIsLetGo() {
    OpenWindow window;
    QVERIFY(window.is_ready() && run_to_the_end(window));
    auto* timeline = window.findChild<TimelineView*>();
    timeline->setFocus();
    QTest::keyClick(timeline, Qt::Key_Down);
    QTest::keyClick(timeline, Qt::Key_BracketRight);
    QTest::keyClick(timeline, Qt::Key_X);
    QTest::keyClick(timeline, Qt::Key_BracketRight);
    QTest::keyClick(timeline, Qt::Key_X);
    const auto distance = marker_of(window).marking().distance;
    QVERIFY(distance.has_value() && distance->length() > trace::Duration{0});
    auto* told = window.findChild<QLabel*>("distance");
    QVERIFY2(told->text().contains(length_text(distance->length())), qPrintable(told->text()));
    QVERIFY2(told->text().contains("start of"), qPrintable(told->text()));
    window.commands().zoom_in->trigger();
    QVERIFY(marker_of(window).marking().distance.has_value());
    QTest::keyClick(timeline, Qt::Key_Escape);
    QVERIFY(!marker_of(window).marking().distance.has_value());
    QVERIFY(told->text().isEmpty());
}

void WindowRangesTest::theWaitsStandBesideTheirLines() {
    OpenWindow window;
    QVERIFY(window.is_ready() && run_to_the_end(window));
    auto* source = window.findChild<SourceView*>();
    QTRY_VERIFY(!source->heat().empty());
    double most = 0;
    trace::Duration waited{0};
    for (const LineHeat& line : source->heat()) {
        most = std::max(most, line.share);
        waited += line.waits.total();
        QVERIFY(line.waits.of(trace::State::Running) == trace::Duration{0});
        QVERIFY2(line.text.startsWith("waited "), qPrintable(line.text));
    }
    QCOMPARE(most, 1.0);
    trace::Duration lives{0};
    for (const auto& lane : window.controller().snapshot().trace.actors)
        lives +=
            lane->shares(window.controller().snapshot().trace.range()).total() -
            lane->shares(window.controller().snapshot().trace.range()).of(trace::State::Running);
    QCOMPARE(waited, lives);
    for (const QWidget* each : source->findChildren<QWidget*>())
        if (each->accessibleName() == "Threads by line")
            QVERIFY(each->accessibleDescription().contains("waited"));
    window.commands().heat->setChecked(false);
    QVERIFY(source->heat().empty());
    window.commands().heat->setChecked(true);
    QTRY_VERIFY(!source->heat().empty());
    // In another text they stand beside the lines that they are of.
    const int line = source->heat().front().line;
    source->moveCursor(QTextCursor::Start);
    source->insertPlainText("-- new\n");
    QTRY_VERIFY(!source->heat().empty() && source->heat().front().line == line + 1);
}

void WindowRangesTest::aSearchShowsItsHitsAndGoesFromOneToTheNext() {
    OpenWindow window;
    QVERIFY(window.is_ready() && run_to_the_end(window));
    auto* timeline = window.findChild<TimelineView*>();
    QVERIFY(!window.commands().find_next->isEnabled());
    QVERIFY(search_for(window, "state:blocked,deadlocked"));
    auto* bar = window.findChild<SearchBar*>("search");
    const QString count = bar->message().section(' ', 0, 0);
    QVERIFY(count.toInt() >= 2);
    QVERIFY(timeline->options().hits && timeline->options().hits->count() == count.toUInt());
    QStringList places;
    for (int i = 0; i < count.toInt() + 1; ++i) {
        QTest::keyClick(&window, Qt::Key_F3);
        places.append(bar->message());
        QCOMPARE(timeline->selected().kind, Subject::Kind::Interval);
        QVERIFY(timeline->options().hits->has(timeline->selected()));
    }
    QCOMPARE(places.first(), QString("1 of %1").arg(count));
    QCOMPARE(places.last(), places.first());  // round
    QTest::keyClick(&window, Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(bar->message(), QString("%1 of %1").arg(count));
    // The end of the search brings all back.
    auto* field = bar->findChild<QLineEdit*>();
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
    QVERIFY(!timeline->options().hits);
}

void WindowRangesTest::lanesWithoutAHitCanBeLeftOut() {
    OpenWindow window;
    QVERIFY(window.is_ready() && run_to_the_end(window));
    auto* timeline = window.findChild<TimelineView*>();
    const auto lanes = [&] {
        timeline->refresh_now();
        return lane_rows(window.controller().snapshot(), timeline->options(),
                         theme(ThemeKind::Light))
            .size();
    };
    QCOMPARE(lanes(), std::size_t(4));  // two threads, two locks
    QVERIFY(search_for(window, "thread:A"));
    QCOMPARE(lanes(), std::size_t(4));  // all else fades, and stays
    QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(lanes(), std::size_t(3));            // A, and the locks that it held or wanted
    QVERIFY(!timeline->hidden_mark().isEmpty());  // one is left out, and that is said
    QVERIFY(!timeline->actions().show_hidden->isEnabled());  // no hand has hidden it
    QVERIFY(timeline->options().arrangement.is_usual());
    QVERIFY(search_for(window, "thread:B lock:\"Lock 1\" state:deadlocked"));
    QCOMPARE(lanes(), std::size_t(2));
    // Without a search there is nothing to leave out.
    QTest::keyClick(window.findChild<SearchBar*>("search")->findChild<QLineEdit*>(),
                    Qt::Key_Escape);
    QCOMPARE(lanes(), std::size_t(4));
}

void WindowRangesTest::aWrongWordIsToldInPlace() {
    OpenWindow window;
    QVERIFY(window.is_ready() && run_to_the_end(window));
    window.commands().find->trigger();
    auto* bar = window.findChild<SearchBar*>("search");
    bar->set_text("thread:A");
    QTRY_VERIFY(window.commands().find_next->isEnabled());
    bar->set_text("colour:red");
    QVERIFY(bar->findChild<QLabel*>("search-problem")->isVisible());
    QVERIFY(!window.commands().find_next->isEnabled());  // what was found before is no longer lit
    QVERIFY2(bar->message().startsWith("there is no 'colour:'"), qPrintable(bar->message()));
    bar->set_text("thread:Zed");
    QTRY_COMPARE(bar->message(), QString("0 hits: there is no thread 'Zed'"));
    QVERIFY(!bar->findChild<QLabel*>("search-problem")->isVisible());
}

void WindowRangesTest::theTableAndTheTimelineShowTheSameInterval() {
    OpenWindow window;
    QVERIFY(window.is_ready() && run_to_the_end(window));
    auto* timeline = window.findChild<TimelineView*>();
    auto* table = window.findChild<QTableView*>("items");
    auto* model = static_cast<ItemsModel*>(table->model());
    window.commands().table->trigger();
    QVERIFY(table->isVisible());
    QVERIFY(model->rowCount() > 5);
    // From the table to the timeline, with the keyboard.
    table->setFocus();
    table->setCurrentIndex(model->index(0, 0));
    QTest::keyClick(table, Qt::Key_Down);
    const analysis::LaneItem second = model->item(1);
    QCOMPARE(timeline->selected().actor, second.actor);
    QCOMPARE(timeline->selected().range, second.range);
    // And back, with the mouse.
    QTest::mouseClick(timeline->plot(), Qt::LeftButton, {},
                      QPoint(timeline->plot()->width() * 7 / 10, 40));
    const Subject chosen = timeline->selected();
    QCOMPARE(chosen.kind, Subject::Kind::Interval);
    QVERIFY(table->currentIndex().isValid());
    QCOMPARE(model->item(table->currentIndex().row()).range, chosen.range);
    QCOMPARE(model->item(table->currentIndex().row()).actor, chosen.actor);
    // A search shows here, too.
    QVERIFY(search_for(window, "state:holding"));
    QTRY_COMPARE(quint64(model->rowCount()), quint64(timeline->options().hits->count()));
    for (int row = 0; row < model->rowCount(); ++row)
        QVERIFY(model->item(row).kind == analysis::ItemKind::Hold);
}

void WindowRangesTest::theTableHasWhoWaitsAndWhereCoresAreIdle() {
    OpenWindow window;
    QVERIFY(window.is_ready() && run_to_the_end(window));
    auto* timeline = window.findChild<TimelineView*>();
    auto* table = window.findChild<QTableView*>("items");
    auto* model = static_cast<ItemsModel*>(table->model());
    window.commands().table->trigger();
    const auto longest = [&](analysis::ItemKind kind) {
        int found = -1;
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->item(row).kind == kind &&
                (found < 0 || model->item(row).range.length() > model->item(found).range.length()))
                found = row;
        return found;
    };
    for (const auto& [item, mark] :
         {std::pair(analysis::ItemKind::Wait, Subject::Kind::LockWait),
          std::pair(analysis::ItemKind::Idle, Subject::Kind::IdleCores)}) {
        const int row = longest(item);
        QVERIFY(row >= 0);
        const trace::TimeRange range = model->item(row).range;
        table->setCurrentIndex(model->index(row, 0));
        QCOMPARE(timeline->selected().kind, mark);
        QCOMPARE(timeline->selected().range, range);
        // And back from its mark in the picture, which is on show.
        QTest::keyClick(timeline, Qt::Key_Escape);
        QVERIFY(!table->currentIndex().isValid());
        timeline->refresh_now();
        QPoint at(0, 0);
        while (at.x() < timeline->plot()->width() &&
               (!timeline->is_on_lanes({at.x(), timeline->plot()->height() / 2}) ||
                timeline->time_at(at) < range.begin + range.length() / 2))
            at.rx() += 1;
        while (at.y() < timeline->plot()->height() && timeline->subject_near(at).kind != mark)
            at.ry() += 1;
        QVERIFY(at.y() < timeline->plot()->height());
        QTest::mouseClick(timeline->plot(), Qt::LeftButton, {}, at);
        QCOMPARE(timeline->selected().kind, mark);
        QCOMPARE(table->currentIndex().row(), row);
    }
}

void WindowRangesTest::aNoteIsWrittenSavedAndFoundAgain() {
    QTemporaryDir folder;
    const QString file = folder.filePath("noted.tline");
    {
        OpenWindow window;
        QVERIFY(window.is_ready() && run_to_the_end(window));
        auto* timeline = window.findChild<TimelineView*>();
        auto* notes = window.findChild<NotesPanel*>();
        QTest::mouseClick(timeline->plot(), Qt::LeftButton, {},
                          QPoint(timeline->plot()->width() / 2, 40));
        const auto at = timeline->cursor();
        QVERIFY(at.has_value());
        QTest::keyClick(timeline, Qt::Key_M);
        auto* editor = notes->table()->findChild<QLineEdit*>();
        QVERIFY(editor);
        QTest::keyClicks(editor, "M comes twice here");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(window.controller().annotations().size(), std::size_t(1));
        QTRY_COMPARE(window.controller().annotations()[0].text, std::string("M comes twice here"));
        QCOMPARE(window.controller().annotations()[0].range.begin, *at);
        QVERIFY(window.saves_run(file.toStdString()));
    }
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(file.toStdString());
    QVERIFY(window.has_finished());
    QTRY_COMPARE(window.findChild<NotesPanel*>()->notes().size(), std::size_t(1));
    auto* notes = window.findChild<NotesPanel*>();
    QCOMPARE(notes->notes()[0].text, std::string("M comes twice here"));
    // A note on a stretch goes into the file that is open.
    marker_of(window).choose_stretch({trace::Time{1'000'000}, trace::Time{5'000'000}});
    window.commands().mark->trigger();
    QTest::keyClick(notes->table()->findChild<QLineEdit*>(), Qt::Key_Return);
    const auto kept = [&] {
        const auto opened = session::open_trace(file.toStdString());
        return opened ? opened->annotations->size() : 99;
    };
    QTRY_COMPARE(kept(), std::size_t(2));
    // Chosen in the list, it is where the timeline looks.
    QSignalSpy cursor(&window, &QObject::objectNameChanged);
    emit notes->chosen(notes->notes()[1].range);
    QCOMPARE(window.findChild<TimelineView*>()->cursor(), notes->notes()[1].range.begin);
    notes->table()->setCurrentIndex(notes->table()->model()->index(0, 1));
    notes->delete_selected();
    QTRY_COMPARE(kept(), std::size_t(1));
}

void WindowRangesTest::theMenuOfAnIntervalOffersANoteACloserLookAndTheSame() {
    OpenWindow window;
    QVERIFY(window.is_ready() && run_to_the_end(window));
    auto* timeline = window.findChild<TimelineView*>();
    // Of the first lane that has an interval then. What comes above the lanes moves them.
    const auto at_ten_ms = [&] {
        timeline->refresh_now();
        for (const QRectF& header : timeline->header_rects()) {
            // Above the locks that it holds.
            QPoint at(0, int(header.top() + header.height() / 4));
            while (at.x() < timeline->plot()->width() &&
                   (!timeline->is_on_lanes(at) || timeline->time_at(at) < 10ms))
                at.rx() += 1;
            if (timeline->subject_near(at).kind == Subject::Kind::Interval)
                return at;
        }
        return QPoint();
    };
    const auto choose = [&](const QString& text) {
        const QPoint at = at_ten_ms();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, timeline->plot()->mapToGlobal(at));
        QCoreApplication::sendEvent(timeline->plot(), &event);
        QAction* chosen = nullptr;
        const auto menus = timeline->findChildren<QMenu*>("lane-menu");
        for (auto* menu : menus) {
            for (QAction* action : menu->actions())
                if (action->text() == text)
                    chosen = action;
            menu->close();
        }
        if (chosen)
            chosen->trigger();
        for (auto* menu : menus)
            QCoreApplication::sendPostedEvents(menu, QEvent::DeferredDelete);
    };
    const Subject meant = timeline->subject_near(at_ten_ms());
    QVERIFY(meant.kind == Subject::Kind::Interval);
    const trace::TimeRange whole = timeline->visible_range();
    choose("&Zoom to it");
    QVERIFY(timeline->visible_range().length() < whole.length());
    timeline->show_range(whole);
    choose("Not&e on it");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(window.controller().annotations().size(), std::size_t(1));
    QCOMPARE(window.controller().annotations().front().range, meant.range);
    choose("Find the sa&me");
    auto* bar = window.findChild<SearchBar*>("search");
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->text(), QString("state:running"));
    QTRY_VERIFY(bar->message().contains("hit") && !bar->message().startsWith("0 "));
}

void WindowRangesTest::notesThatCannotBeSavedAreOneLine() {
    QTemporaryDir folder;
    const QString file = folder.filePath("chrome.json");
    QFile json(file);
    QVERIFY(json.open(QIODevice::WriteOnly));
    json.write(R"({"traceEvents": [{"ph": "X", "pid": 1, "tid": 1, "ts": 0, "dur": 5,
                  "name": "work"}]})");
    json.close();
    OpenWindow window;
    QVERIFY(window.is_ready());
    QSignalSpy warned(&window.controller(), &RunController::warned);
    window.open(file.toStdString());
    QVERIFY(window.has_finished());
    QVERIFY(folder.remove());
    window.commands().mark->trigger();
    QTRY_COMPARE(warned.count(), 1);
    const QString line = warned[0][0].toString();
    QVERIFY2(line.startsWith("Bookmarks and notes are not saved: ") && !line.contains('\n'),
             qPrintable(line));
    // On show they stay.
    QCOMPARE(window.controller().annotations().size(), std::size_t(1));
}

void WindowRangesTest::anotherRunHasNothingOfTheOneBefore() {
    OpenWindow window;
    QVERIFY(window.is_ready() && run_to_the_end(window));
    QVERIFY(search_for(window, "state:running"));
    marker_of(window).choose_stretch({trace::Time{1'000'000}, trace::Time{5'000'000}});
    window.commands().mark->trigger();
    QCOMPARE(window.controller().annotations().size(), std::size_t(1));
    QVERIFY(run_to_the_end(window));
    QVERIFY(window.controller().annotations().empty());
    QVERIFY(window.findChild<NotesPanel*>()->notes().empty());
    QVERIFY(marker_of(window).marking().empty());
    // The words of the search stay, and are searched for in the new run.
    auto* timeline = window.findChild<TimelineView*>();
    QTRY_VERIFY(timeline->options().hits && timeline->options().hits->count() > 0);
}

QTEST_MAIN(WindowRangesTest)
#include "window_ranges_test.moc"
