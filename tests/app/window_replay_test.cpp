// Moving through a run: playing, halting at moments, scrubbing, holding a live picture. Lanes,
// graph, code and values show one instant.
#include "app/code/source_view.h"
#include "app/export/export_dialog.h"
#include "app/graph/graph_view.h"
#include "app/panels/scrub_bar.h"
#include "app/panels/transport.h"
#include "app/timeline/minimap.h"
#include "app/timeline/moment_wording.h"
#include "app/timeline/timeline_view.h"
#include "app/window/replay.h"
#include "note_beside.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>

using namespace threadline;
using namespace threadline::app;
using namespace std::chrono_literals;
using threadline::test::note_beside;
using threadline::test::OpenWindow;

class WindowReplayTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void theInstantMovesOnAsFastAsTheSpeedSays();
    void playingHaltsAtEachStopAndGoesOnFromThere();
    void playingFromTheEndBeginsAfresh();
    void theSpeedFitsTheLengthOfTheRun_data();
    void theSpeedFitsTheLengthOfTheRun();
    void theKeysGoFromMomentToMoment();
    void whereAPersonWantsToHaltIsRemembered();
    void theWindowCountsTheEventsThatTheReportCounts();
    void aKindThatIsNewIsHaltedAtAsItIsAtFirst();
    void theNarrationSaysWhatHappensThere();
    void scrubbingShowsLanesGraphAndCodeAtOneInstant();
    void playingMovesTheCursorAndHaltsByItself();
    void nothingCanBePlayedBeforeThereIsARun();
    void aLivePictureCanBeHeldWhileRecordingGoesOn();
    void theOverviewOfAHeldPictureIsThatOfThePicture();
    void aRunIsScrubbedAndPlayedWhileItGoesOn();
    void followingEndsTheHold();
    void theSpeedFitsTheWholeRunThoughItWasHeldEarly();
    void aNoteOnAHeldPictureShowsThereAndItsEndStays();
    void ofAHeldPictureThatIsExportedWhichIsHeld();
    void aLiveRunWithoutMomentsIsNotHeldByTheirKey();
    void itHaltsAtBookmarksOfOnesOwn();
    void whetherItHaltsAtBookmarksComesBack();

private:
    // One thread that sleeps for some seconds, five milliseconds at a time; to where it runs.
    static void goesOnForAWhile(OpenWindow& window, bool with_notes = true) {
        const QByteArray note = with_notes ? "if i % 4 == 0 then note(\"tick\") end " : "";
        QVERIFY(window.opens_text("thread(\"Long\", function()\n  for i = 1, 2000 do sleep(5) " +
                                  note + "end\nend)\n"));
        window.commands().run->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(window.controller().phase() == RunController::Phase::Running &&
                                     window.controller().has_run() &&
                                     window.controller().snapshot().trace.now > trace::Time{400ms},
                                 20'000);
    }
};

void WindowReplayTest::theInstantMovesOnAsFastAsTheSpeedSays() {
    Replay replay;
    replay.set_end(100ms);
    replay.set_speed(0.01);
    replay.play(20ms);
    replay.advance(500ms);
    QCOMPARE(replay.at(), trace::Time(25ms));
    replay.set_speed(10);
    replay.advance(3ms);
    QCOMPARE(replay.at(), trace::Time(55ms));
    QVERIFY(replay.playing());
    replay.advance(1s);
    QCOMPARE(replay.at(), trace::Time(100ms));
    QVERIFY(!replay.playing());
}

void WindowReplayTest::playingHaltsAtEachStopAndGoesOnFromThere() {
    Replay replay;
    replay.set_end(100ms);
    replay.set_stops({10ms, 40ms});
    replay.play(0ms);
    QList<trace::Time> halts;
    for (int i = 0; i < 3; ++i) {
        replay.advance(1s);
        QVERIFY(!replay.playing());
        halts.append(replay.at());
        replay.play(replay.at());
    }
    QCOMPARE(halts, (QList<trace::Time>{10ms, 40ms, 100ms}));
    QCOMPARE(replay.next_stop(10ms), std::optional<trace::Time>(40ms));
    QCOMPARE(replay.previous_stop(40ms), std::optional<trace::Time>(10ms));
    QVERIFY(!replay.next_stop(40ms) && !replay.previous_stop(10ms));
}

void WindowReplayTest::playingFromTheEndBeginsAfresh() {
    Replay replay;
    replay.set_end(100ms);
    replay.play(100ms);
    QVERIFY(replay.playing());
    QCOMPARE(replay.at(), trace::Time(0ms));
    replay.set_end(0ms);
    replay.play(0ms);
    QVERIFY(!replay.playing());
}

void WindowReplayTest::theSpeedFitsTheLengthOfTheRun_data() {
    QTest::addColumn<qint64>("length_ns");
    QTest::addColumn<double>("speed");
    QTest::newRow("microseconds") << qint64(50'000) << 0.001;
    QTest::newRow("a tenth of a second") << qint64(100'000'000) << 0.01;
    QTest::newRow("ten seconds") << qint64(10'000'000'000) << 1.0;
    QTest::newRow("ten minutes") << qint64(600'000'000'000) << 10.0;
}

void WindowReplayTest::theSpeedFitsTheLengthOfTheRun() {
    QFETCH(const qint64, length_ns);
    QFETCH(const double, speed);
    QCOMPARE(fitting_speed(trace::Duration(length_ns)), speed);
}

void WindowReplayTest::theKeysGoFromMomentToMoment() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.commands().virtual_clock->setChecked(true);
    QVERIFY(!window.commands().next_moment->isEnabled());
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    auto* timeline = window.findChild<TimelineView*>();
    timeline->setFocus();
    const auto& run = window.controller().snapshot();
    const auto moments = moments_of(run, window.findChild<Transport*>()->halts_at());
    QVERIFY(moments.size() >= 2);  // contention, and the cycle
    for (const trace::Moment& moment : moments) {
        QTest::keyClick(timeline, Qt::Key_N);
        QCOMPARE(timeline->cursor(), std::optional(moment.at));
    }
    QTest::keyClick(timeline, Qt::Key_N);  // there is no other
    QCOMPARE(timeline->cursor(), std::optional(moments.back().at));
    QTest::keyClick(timeline, Qt::Key_N, Qt::ShiftModifier);
    QCOMPARE(timeline->cursor(), std::optional(moments[moments.size() - 2].at));
}

void WindowReplayTest::whereAPersonWantsToHaltIsRemembered() {
    using trace::MomentKind;
    const std::vector<MomentKind> wanted{MomentKind::EdgeAdded, MomentKind::CycleClosed};
    {
        OpenWindow window;
        auto* transport = window.findChild<Transport*>();
        const auto at_first = transport->halts_at();
        // The kinds that are many.
        QCOMPARE(at_first.size(), moment_kinds().size() - 3);
        for (const MomentKind kind :
             {MomentKind::EdgeAdded, MomentKind::LockObtained, MomentKind::LockTaken})
            QVERIFY(std::find(at_first.begin(), at_first.end(), kind) == at_first.end());
        transport->set_halts_at(wanted);
    }
    OpenWindow window;
    QVERIFY(window.findChild<Transport*>()->halts_at() == wanted);
}

void WindowReplayTest::theWindowCountsTheEventsThatTheReportCounts() {
    OpenWindow window;
    QVERIFY(window.is_ready() && window.runs_simulated());
    const auto& info = *window.controller().snapshot().trace.info;
    QStringList told;
    for (QLabel* label : window.statusBar()->findChildren<QLabel*>())
        told.append(label->text());
    QVERIFY2(told.contains(QString("%1 events").arg(info.events_recorded)),
             qPrintable(told.join(u'\n')));
}

// Of who has left the list when there were fewer kinds.
void WindowReplayTest::aKindThatIsNewIsHaltedAtAsItIsAtFirst() {
    using trace::MomentKind;
    QSettings().setValue("replay/passed over", QStringList{QString::number(int(MomentKind::Note))});
    OpenWindow window;
    const auto halts = window.findChild<Transport*>()->halts_at();
    const auto is_halted_at = [&](MomentKind kind) {
        return std::find(halts.begin(), halts.end(), kind) != halts.end();
    };
    QVERIFY(is_halted_at(MomentKind::CycleClosed));
    QVERIFY(!is_halted_at(MomentKind::Note));
    QVERIFY(!is_halted_at(MomentKind::LockObtained));
    QVERIFY(!is_halted_at(MomentKind::LockTaken));
}

void WindowReplayTest::theNarrationSaysWhatHappensThere() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(window.runs_simulated());
    window.commands().next_moment->trigger();
    QLabel* outcome = nullptr;
    for (QLabel* label : window.statusBar()->findChildren<QLabel*>())
        if (label->accessibleName() == "Outcome")
            outcome = label;
    QVERIFY(outcome);
    QVERIFY2(outcome->text().contains("has to wait for Lock"), qPrintable(outcome->text()));
    window.findChild<TimelineView*>()->setFocus();
    QTest::keyClick(window.findChild<TimelineView*>(), Qt::Key_Escape);
    QVERIFY2(outcome->text().contains("Deadlock"), qPrintable(outcome->text()));
}

void WindowReplayTest::scrubbingShowsLanesGraphAndCodeAtOneInstant() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(window.runs_simulated());
    auto* bar = window.findChild<ScrubBar*>();
    QVERIFY(bar->isEnabled());
    bar->setFocus();
    QTest::keyClick(bar, Qt::Key_Home);
    auto* timeline = window.findChild<TimelineView*>();
    QCOMPARE(timeline->cursor(), std::optional(trace::Time{0}));
    QTest::keyClick(bar, Qt::Key_End);
    QVERIFY(timeline->cursor() > std::optional(trace::Time{0}));
    // Both threads stand where they can never go on.
    QCOMPARE(window.findChild<SourceView*>()->marks().size(), std::size_t(2));
    QTest::mouseClick(bar, Qt::LeftButton, {}, QPoint(bar->width() / 2, bar->height() / 2));
    const trace::Time end = window.controller().snapshot().trace.now;
    QVERIFY(std::chrono::abs(*timeline->cursor() - end / 2) < end / 50);
}

void WindowReplayTest::playingMovesTheCursorAndHaltsByItself() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(window.runs_simulated());
    auto* speed = window.findChild<Transport*>()->findChild<QComboBox*>();
    const trace::Duration length = window.controller().snapshot().trace.now;
    QCOMPARE(speed->currentData().toDouble(), fitting_speed(length));
    speed->setCurrentIndex(speed->count() - 1);
    emit speed->activated(speed->currentIndex());
    auto* timeline = window.findChild<TimelineView*>();
    timeline->setFocus();
    QTest::keyClick(timeline, Qt::Key_Space);
    const auto moments =
        moments_of(window.controller().snapshot(), window.findChild<Transport*>()->halts_at());
    QTRY_COMPARE(timeline->cursor(), std::optional(moments.front().at));
    // It stands there, until somebody plays on.
    QTest::qWait(60);
    QCOMPARE(timeline->cursor(), std::optional(moments.front().at));
    QTest::keyClick(timeline, Qt::Key_Space);
    QTRY_COMPARE(timeline->cursor(), std::optional(moments[1].at));
}

void WindowReplayTest::nothingCanBePlayedBeforeThereIsARun() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(!window.commands().play->isEnabled());
    QVERIFY(!window.findChild<ScrubBar*>()->isEnabled());
}

void WindowReplayTest::aLivePictureCanBeHeldWhileRecordingGoesOn() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QTemporaryDir folder;
    const std::string file = folder.filePath("long.lua").toStdString();
    QFile script(QString::fromStdString(file));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("thread(\"Long\", function() for i = 1, 400 do sleep(5) end end)\n");
    script.close();
    window.open(file);
    auto* source = window.findChild<SourceView*>();
    QTRY_VERIFY(source->toPlainText().contains("Long") && window.commands().run->isEnabled());
    window.commands().run->trigger();
    QVERIFY(window.is_under_way());
    window.commands().play->trigger();
    auto* timeline = window.findChild<TimelineView*>();
    timeline->refresh_now();
    const QImage held = timeline->grab().toImage();
    const auto events = window.controller().snapshot().trace.events;
    QTRY_VERIFY(window.controller().snapshot().trace.events > events + 20);
    timeline->refresh_now();
    QCOMPARE(timeline->grab().toImage(), held);
    window.commands().play->trigger();
    timeline->refresh_now();
    QVERIFY(timeline->grab().toImage() != held);
    window.commands().stop->trigger();
    QVERIFY(window.has_finished());
}

void WindowReplayTest::theOverviewOfAHeldPictureIsThatOfThePicture() {
    OpenWindow window;
    goesOnForAWhile(window);
    const auto& overview = *window.findChild<Minimap*>();
    window.commands().play->trigger();
    const trace::Time held = window.controller().snapshot().trace.now;
    QTRY_COMPARE(overview.density().range.end, held);
    QVERIFY(note_beside(window.findChild<GraphView*>()).startsWith("at "));  // not: now
    QTRY_VERIFY(window.controller().snapshot().trace.now > held + 400ms);
    QCOMPARE(overview.density().range.end, held);
    window.commands().stop->trigger();
    QVERIFY(window.has_finished());
    QTRY_COMPARE(overview.density().range.end, window.controller().snapshot().trace.now);
}

void WindowReplayTest::aRunIsScrubbedAndPlayedWhileItGoesOn() {
    OpenWindow window;
    goesOnForAWhile(window);
    const Commands& commands = window.commands();
    for (const QAction* action :
         {commands.fit, commands.zoom_in, commands.mark, commands.find, commands.export_figure})
        QVERIFY2(action->isEnabled(), qPrintable(action->text()));
    auto* timeline = window.findChild<TimelineView*>();
    auto* bar = window.findChild<ScrubBar*>();
    QVERIFY(bar->isEnabled());
    // A press in the middle of the bar: half of what was recorded until then.
    const auto until = window.controller().snapshot().trace.now;
    QTest::mouseClick(bar, Qt::LeftButton, {}, QPoint(bar->width() / 2, bar->height() / 2));
    QVERIFY(timeline->cursor());
    const trace::Time half = *timeline->cursor();
    QVERIFY(half > until / 3);
    QVERIFY(half < window.controller().snapshot().trace.now * 2 / 3);
    timeline->refresh_now();
    const auto events = window.controller().snapshot().trace.events;
    QTRY_VERIFY(window.controller().snapshot().trace.events > events + 20);
    QCOMPARE(*timeline->cursor(), half);  // though it goes on
    // From moment to moment, in what was recorded until then.
    QTest::keyClick(timeline, Qt::Key_N);
    const trace::Time moment = *timeline->cursor();
    QVERIFY(moment > half);
    QTest::keyClick(timeline, Qt::Key_N, Qt::ShiftModifier);
    QVERIFY(*timeline->cursor() < moment);
    // Played from there, as fast as it goes: up to the end of what is held, then live.
    auto* halts = window.findChild<Transport*>();
    halts->set_halts_at({});
    auto* speed = halts->findChild<QComboBox*>();
    QCOMPARE(speed->accessibleName(), QString("Speed"));
    speed->setCurrentIndex(speed->count() - 1);
    emit speed->activated(speed->currentIndex());
    QTest::keyClick(timeline, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(!timeline->cursor(), 10'000);
    QVERIFY(window.controller().phase() == RunController::Phase::Running);
    const trace::TimeRange seen = timeline->visible_range();
    QTRY_VERIFY_WITH_TIMEOUT(timeline->visible_range() != seen, 15'000);  // it grows again
    window.commands().stop->trigger();
    QVERIFY(window.has_finished());
}

void WindowReplayTest::followingEndsTheHold() {
    OpenWindow window;
    goesOnForAWhile(window);
    auto* timeline = window.findChild<TimelineView*>();
    window.commands().play->trigger();
    QTest::keyClick(timeline, Qt::Key_N);
    QVERIFY(timeline->cursor());
    window.commands().follow->trigger();
    QVERIFY(!timeline->cursor());
    QVERIFY(window.commands().follow->isChecked());
    const trace::TimeRange seen = timeline->visible_range();
    QTRY_VERIFY_WITH_TIMEOUT(timeline->visible_range() != seen, 15'000);
    window.commands().stop->trigger();
    QVERIFY(window.has_finished());
}

void WindowReplayTest::theSpeedFitsTheWholeRunThoughItWasHeldEarly() {
    OpenWindow window;
    QVERIFY(window.opens_text("thread(\"Long\", function() for i = 1, 400 do sleep(5) end end)\n"));
    window.commands().run->trigger();
    QVERIFY(window.is_under_way());
    window.commands().play->trigger();
    QVERIFY(window.has_finished());
    QCOMPARE(window.findChild<Transport*>()->speed(),
             fitting_speed(window.controller().snapshot().trace.now));
}

void WindowReplayTest::aNoteOnAHeldPictureShowsThereAndItsEndStays() {
    OpenWindow window;
    goesOnForAWhile(window, false);
    auto* timeline = window.findChild<TimelineView*>();
    auto* transport = window.findChild<Transport*>();
    window.commands().play->trigger();
    const auto end_of_picture = [&] {
        emit transport->instant_chosen(1h);
        return *timeline->cursor();
    };
    const trace::Time end = end_of_picture();
    timeline->refresh_now();
    const double top = timeline->header_rects().first().top();
    const auto events = window.controller().snapshot().trace.events;
    QTRY_VERIFY(window.controller().snapshot().trace.events > events + 20);
    QCOMPARE(end_of_picture(), end);
    emit transport->instant_chosen(end / 2);
    window.commands().mark->trigger();
    QWidget* editor = QApplication::focusWidget();
    QTest::keyClicks(editor, "half of it");
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(window.controller().annotations().size(), std::size_t(1));
    timeline->refresh_now();
    QVERIFY(timeline->header_rects().first().top() > top);  // its flag stands above the lanes
    QCOMPARE(end_of_picture(), end);
    QVERIFY(window.controller().snapshot().trace.now > end + 10ms);
    window.commands().stop->trigger();
    QVERIFY(window.has_finished());
}

void WindowReplayTest::ofAHeldPictureThatIsExportedWhichIsHeld() {
    const QTemporaryDir folder;
    OpenWindow window;
    goesOnForAWhile(window, false);
    window.commands().play->trigger();
    emit window.findChild<Transport*>()->instant_chosen(1h);
    auto* timeline = window.findChild<TimelineView*>();
    const trace::Time end = *timeline->cursor();
    timeline->setFocus();
    QTest::keyClick(timeline, Qt::Key_Escape);
    QVERIFY(!timeline->cursor());
    QTRY_VERIFY(window.controller().snapshot().trace.now > end + 50ms);
    window.commands().export_figure->trigger();
    auto* dialog = window.findChild<ExportDialog*>();
    QVERIFY(dialog);
    const auto choose = [&](const char* combo, const char* entry) {
        for (QComboBox* box : dialog->findChildren<QComboBox*>())
            if (box->accessibleName() == QLatin1String(combo))
                box->setCurrentIndex(box->findText(entry, Qt::MatchStartsWith));
    };
    choose("Format", "SVG");
    choose("Content", "Wait-for graph");
    QCOMPARE(dialog->form().request().graph_at, std::optional(end));
    choose("Format", "CSV of intervals");
    QSignalSpy written(dialog, &ExportDialog::written);
    dialog->write_to(folder.filePath("run.csv"));
    QTRY_COMPARE(written.size(), 1);
    QFile file(folder.filePath("run.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> rows = file.readAll().split('\n');
    QVERIFY(rows.size() > 50);
    for (const QByteArray& row : rows.mid(1, rows.size() - 2))
        QVERIFY2(row.split(',').at(4).toDouble() * 1e6 <= double(end.count()) + 2, row.constData());
    window.commands().stop->trigger();
    QVERIFY(window.has_finished());
}

void WindowReplayTest::aLiveRunWithoutMomentsIsNotHeldByTheirKey() {
    OpenWindow window;
    goesOnForAWhile(window, false);
    window.findChild<Transport*>()->set_halts_at({});
    auto* timeline = window.findChild<TimelineView*>();
    const QString live = window.commands().play->text();
    QTest::keyClick(timeline, Qt::Key_N);
    QVERIFY(!timeline->cursor());
    QCOMPARE(window.commands().play->text(), live);
    const trace::TimeRange seen = timeline->visible_range();
    QTRY_VERIFY_WITH_TIMEOUT(timeline->visible_range() != seen, 15'000);
    window.commands().stop->trigger();
    QVERIFY(window.has_finished());
}

void WindowReplayTest::itHaltsAtBookmarksOfOnesOwn() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    auto* timeline = window.findChild<TimelineView*>();
    auto* transport = window.findChild<Transport*>();
    transport->set_halts_at({});
    QVERIFY(!window.commands().next_moment->isEnabled());
    emit transport->instant_chosen(50ms);
    window.commands().mark->trigger();
    QWidget* editor = QApplication::focusWidget();
    QTest::keyClicks(editor, "nobody moves");
    QTest::keyClick(editor, Qt::Key_Return);
    QVERIFY(window.commands().next_moment->isEnabled());
    emit transport->instant_chosen(10ms);
    timeline->setFocus();
    QTest::keyClick(timeline, Qt::Key_N);
    QCOMPARE(*timeline->cursor(), trace::Time(50ms));
    QVERIFY(QTest::qWaitFor([&] {
        for (const QLabel* label : window.statusBar()->findChildren<QLabel*>())
            if (label->text() == "nobody moves")
                return true;
        return false;
    }));
    transport->set_halts_at_bookmarks(false);
    QVERIFY(!window.commands().next_moment->isEnabled());
}

void WindowReplayTest::whetherItHaltsAtBookmarksComesBack() {
    {
        OpenWindow window;
        QVERIFY(window.is_ready());
        QVERIFY(window.findChild<Transport*>()->halts_at_bookmarks());
        window.findChild<Transport*>()->set_halts_at_bookmarks(false);
        window.close();
    }
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(!window.findChild<Transport*>()->halts_at_bookmarks());
}

QTEST_MAIN(WindowReplayTest)
#include "window_replay_test.moc"
