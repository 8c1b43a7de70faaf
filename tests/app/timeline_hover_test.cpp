// What a person is told who points at something, and what lights up.
#include "app/panels/subject_finding.h"
#include "app/timeline/hover_wording.h"
#include "app/timeline/lane_painting.h"
#include "app/timeline/painter.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/tip_place.h"
#include "app/timeline/wording.h"
#include "tests/app/run_fixture.h"
#include "tests/app/shown_timeline.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTest>
#include <QToolTip>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::RunFixture;
using threadline::test::show;

namespace {

Subject interval(ActorId actor, ObjectId object, double from, double to) {
    Subject subject;
    subject.kind = Subject::Kind::Interval;
    subject.actor = actor;
    subject.object = object;
    subject.range = {ms(from), ms(to)};
    return subject;
}

}  // namespace

class TimelineHoverTest : public QObject {
    Q_OBJECT
private slots:
    void aWaitSaysWhoHoldsAndWhoElseWaitsSinceWhen();
    void itIsToldOfTheInstantPointedAtNotOfTheBegin();
    void detailsAndTooltipTellOfTheSameInstant();
    void aRunningThreadSaysWhatItHoldsAndWhoWantsIt();
    void aFreeLockIsSaidToBeFree();
    void whoWokeItIsTold();
    void notStartedAndFinishedAreToldApart();
    void whatIsNotThereYetLooksOtherThanWhatIsHidden();
    void aThreadThatNeverEndedHasNoEndStop();
    void pointingAtAWaitLightsTheLockInEveryLane();
    void whatIsToldStandsBelowItsLaneAndGoesWithAClick();
    void aTipStandsOnNothingThatItIsAbout();
    void narrowHoldsSayThatTheyAreSeveral_data();
    void narrowHoldsSayThatTheyAreSeveral();
    void ofHoldsInOnePixelThatWhichOthersWantedShows();
    void aMarkFindsTheFindingThatIsAboutIt();
    void whatRunsAfterAnUpdateWasLostIsNoPartOfThat();
};

void TimelineHoverTest::aWaitSaysWhoHoldsAndWhoElseWaitsSinceWhen() {
    const auto run = RunFixture::opposite_order();
    const QString text =
        describe_on_hover(run, interval(ActorId{2}, ObjectId{1}, 21.5, 121), ms(50));
    const QStringList lines = text.split('\n');
    QVERIFY2(lines[0].startsWith("B has waited since 21.5 ms for Lock 1, held by A since 0.1 ms"),
             qPrintable(text));
    QVERIFY2(lines.contains("Lock 1 is held by A since 0.1 ms; wanted by B since 21.5 ms."),
             qPrintable(text));
    QVERIFY2(lines.contains("Lock 2 is held by B since 0.3 ms; wanted by A since 20.9 ms."),
             qPrintable(text));
}

void TimelineHoverTest::itIsToldOfTheInstantPointedAtNotOfTheBegin() {
    RunFixture run;
    const ObjectId lock = run.lock("Lock 1");
    auto& a = run.thread("A").runs(0, 40).holds(lock, 0, 20);
    run.thread("C").sleeps(0, 20).runs(20, 40).holds(lock, 20, 40);
    auto& b = run.thread("B").runs(0, 10).blocked(lock, 10, 40, a.id());
    const auto snapshot = run.at(40);
    const Subject wait = interval(b.id(), lock, 10, 40);
    QVERIFY(
        describe_on_hover(snapshot, wait, ms(15)).contains("held by A since 0 ms; wanted by B"));
    QVERIFY(
        describe_on_hover(snapshot, wait, ms(30)).contains("held by C since 20 ms; wanted by B"));
}

void TimelineHoverTest::detailsAndTooltipTellOfTheSameInstant() {
    RunFixture run;
    const ObjectId lock = run.lock("Lock 1");
    auto& a = run.thread("A").runs(0, 40).holds(lock, 0, 20);
    run.thread("C").sleeps(0, 20).runs(20, 40).holds(lock, 20, 40);
    auto& b = run.thread("B").runs(0, 10).blocked(lock, 10, 40, a.id());
    const auto snapshot = run.at(40);
    const Subject wait = interval(b.id(), lock, 10, 40);
    for (const double at : {15.0, 30.0}) {
        const QStringList tip = describe_on_hover(snapshot, wait, ms(at)).split('\n');
        const QStringList details = describe_at_length(snapshot, wait, ms(at)).split('\n');
        QCOMPARE(details[0], tip[0] + ".");
        QVERIFY2(details.contains(QString("At %1 ms:").arg(at)), qPrintable(details.join('\n')));
        for (const QString& line : tip.mid(1))
            QVERIFY2(details.contains(line), qPrintable(line));
    }
    QVERIFY(describe(snapshot, wait, ms(30))
                .startsWith("B has waited since 10 ms for Lock 1, held by C since 20"));
    // Of the wait as a whole neither holder is the one.
    QVERIFY(describe(snapshot, wait).startsWith("B waits for Lock 1, at first held by A since 0"));
    // An instant that is not its own says nothing of it.
    QVERIFY(describe_at_length(snapshot, wait, ms(5)).contains("At 10 ms:"));
}

void TimelineHoverTest::aRunningThreadSaysWhatItHoldsAndWhoWantsIt() {
    const auto run = RunFixture::opposite_order();
    const QStringList lines = locks_at(run, interval(ActorId{1}, {}, 0.9, 20.9), ms(10));
    QCOMPARE(lines,
             QStringList{"Lock 1 is held by A since 0.1 ms; nobody waits for it at this moment."});
    // Before it has taken anything there is nothing to tell.
    QVERIFY(locks_at(run, interval(ActorId{1}, {}, 0, 0.4), ms(0.05)).isEmpty());
}

void TimelineHoverTest::aFreeLockIsSaidToBeFree() {
    RunFixture run;
    const ObjectId lock = run.lock("Lock 1");
    run.thread("A").runs(0, 40).holds(lock, 0, 10);
    Subject header;
    header.kind = Subject::Kind::LaneHeader;
    header.object = lock;
    QCOMPARE(locks_at(run.at(40), header, ms(20)),
             QStringList{"Lock 1 is free; nobody waits for it at this moment."});
}

void TimelineHoverTest::whoWokeItIsTold() {
    RunFixture run;
    auto& a = run.thread("A").runs(0, 40);
    run.thread("B").sleeps(0, 40);
    auto snapshot = run.at(40);
    auto lane = std::make_shared<trace::ActorLane>(*snapshot.trace.actors[1]);
    trace::Interval woken = lane->intervals[0];
    woken.woken_by = a.id();
    woken.state = trace::State::Waiting;
    lane->intervals = {};
    lane->intervals.append(woken);
    snapshot.trace.actors[1] = lane;
    QVERIFY(describe_on_hover(snapshot, interval(ActorId{2}, {}, 0, 40), ms(20))
                .endsWith("Woken by A at 40 ms."));
}

void TimelineHoverTest::notStartedAndFinishedAreToldApart() {
    RunFixture run;
    run.thread("A").runs(20, 60);
    run.thread("B").runs(0, 100);
    const auto snapshot = run.at(100);
    const auto rows = lane_rows(snapshot, {}, theme(ThemeKind::Light));
    const auto list =
        lane_content(snapshot, rows, {{ms(0), ms(100)}, 0, 1000}, {}, theme(ThemeKind::Light));
    const double y = rows[0].top + rows[0].height / 2;
    QCOMPARE(describe(snapshot, subject_at(list, {100, y})),
             "A has not started yet; it starts at 20 ms");
    QCOMPARE(describe(snapshot, subject_at(list, {800, y})), "A has finished, at 60 ms");
    QCOMPARE(subject_at(list, {400, y}).kind, Subject::Kind::Interval);
    const auto count = [&](Line::Meaning meaning) {
        return std::count_if(list.lines.begin(), list.lines.end(),
                             [&](const Line& line) { return line.meaning == meaning; });
    };
    QCOMPARE(count(Line::Meaning::NotStarted), 1);
    QCOMPARE(count(Line::Meaning::Finished), 1);  // B ends where the run does
    // The legend explains both.
    QStringList words;
    for (const Label& label : legend_content(snapshot, list, 1000, theme(ThemeKind::Light)).labels)
        words.append(label.text);
    QVERIFY(words.contains("not started") && words.contains("finished"));
}

// Without colour, in each theme, in a lane as in the legend.
void TimelineHoverTest::whatIsNotThereYetLooksOtherThanWhatIsHidden() {
    auto run = RunFixture::busy(1, 20'000);
    run.trace.actors[0] = [&] {
        auto later = std::make_shared<trace::ActorLane>(*run.trace.actors[0]);
        later->begin = run.trace.now / 2;
        return later;
    }();
    for (const ThemeKind kind : all_themes) {
        const Theme& look = theme(kind);
        const auto rows = lane_rows(run, {}, look);
        const auto lanes = lane_content(run, rows, {run.trace.range(), 0, 400}, {}, look);
        const auto legend = legend_content(run, lanes, 1000, look);
        for (const DisplayList* list : {&lanes, &legend}) {
            const auto mark = [&](Line::Meaning meaning) {
                const auto found = std::ranges::find(list->lines, meaning, &Line::meaning);
                return found == list->lines.end() ? Line{} : *found;
            };
            const Line absent = mark(Line::Meaning::NotStarted);
            const Line hidden = mark(Line::Meaning::Several);
            QVERIFY(absent.dashed && hidden.dashed);
            QVERIFY(hidden.width >= 2 * absent.width);
            QVERIFY(dash_length(absent, look.unit()) >= 2 * dash_length(hidden, look.unit()));
        }
        // In the legend dots stand beneath a band, dashes alone.
        const auto over = [&](const Line& line) {
            return std::ranges::any_of(legend.boxes, [&](const Box& box) {
                return box.rect.left() == line.from.x() && box.rect.bottom() <= line.from.y() &&
                       line.from.y() - box.rect.bottom() < 3 * look.unit();
            });
        };
        for (const Line& line : legend.lines)
            QCOMPARE(over(line), line.meaning == Line::Meaning::Several);
    }
}

void TimelineHoverTest::aThreadThatNeverEndedHasNoEndStop() {
    RunFixture run;
    run.thread("A").runs(0, 60).lives_on();
    const auto snapshot = run.at(60, false);
    const auto rows = lane_rows(snapshot, {}, theme(ThemeKind::Light));
    const auto list =
        lane_content(snapshot, rows, {{ms(0), ms(100)}, 0, 1000}, {}, theme(ThemeKind::Light));
    for (const Line& line : list.lines)
        QVERIFY(line.meaning != Line::Meaning::Finished);
    QCOMPARE(subject_at(list, {800, rows[0].top + 5}).kind, Subject::Kind::None);
}

void TimelineHoverTest::whatIsToldStandsBelowItsLaneAndGoesWithAClick() {
    TimelineView view;
    show(view, RunFixture::opposite_order());
    auto* plot = view.findChild<QWidget*>("timeline-plot");
    const QRectF lane = view.header_rects()[0];
    const QPointF at(500, lane.top() + 10);
    QMouseEvent move(QEvent::MouseMove, at, plot->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
    QCoreApplication::sendEvent(plot, &move);
    QTRY_VERIFY(QToolTip::isVisible());
    const auto tip = [] {
        for (const QWidget* each : QApplication::topLevelWidgets())
            if (each->inherits("QTipLabel") && each->isVisible())
                return each->geometry();
        return QRect();
    };
    const int bottom = plot->mapToGlobal(QPointF(0, lane.bottom())).toPoint().y();
    QVERIFY2(tip().top() >= bottom - 2, qPrintable(QString::number(tip().top() - bottom)));
    // A waits for Lock 2, which B holds, and B for Lock 1: it is about all lanes, and on none.
    for (const QRectF& header : view.header_rects()) {
        const QPoint start = plot->mapToGlobal(header.topLeft()).toPoint();
        QVERIFY(!tip().intersects(QRect(start, QSize(plot->width(), int(header.height())))));
    }
    QTest::mouseClick(plot, Qt::LeftButton, {}, at.toPoint());
    QTRY_VERIFY(!QToolTip::isVisible());
    QTest::qWait(600);  // longer than it takes to come
    QVERIFY(!QToolTip::isVisible());
}

void TimelineHoverTest::aTipStandsOnNothingThatItIsAbout() {
    const Band room{-100, 700};
    const Band own{100, 140};
    // Right below, unless it is about what lies there; then in the next gap that is high enough.
    QCOMPARE(tip_top(own, {own, {300, 340}}, 80, room), 140.0);
    QCOMPARE(tip_top(own, {own, {150, 190}, {250, 290}}, 60, room), 190.0);
    QCOMPARE(tip_top(own, {own, {150, 190}, {250, 290}}, 80, room), 290.0);
    // Above where there is no room below.
    QCOMPARE(tip_top(own, {own, {60, 90}, {150, 190}}, 80, {-100, 200}), -20.0);
    // And where there is none at all the lane itself can be seen.
    QCOMPARE(tip_top(own, {own, {60, 90}, {150, 190}}, 80, {50, 200}), 140.0);
}

void TimelineHoverTest::pointingAtAWaitLightsTheLockInEveryLane() {
    TimelineView view;
    show(view, RunFixture::opposite_order());
    auto* plot = view.findChild<QWidget*>("timeline-plot");
    const auto lit = [&] {
        const QImage image = view.grab().toImage();
        const QColor accent = theme(ThemeKind::Light).accent;
        // Rows of pixels in which the frame of a lit mark runs along.
        int rows = 0;
        for (int y = 0; y < image.height(); ++y) {
            int run = 0;
            int longest = 0;
            for (int x = 100; x < image.width() - 12; ++x) {
                run = image.pixelColor(x, y) == accent ? run + 1 : 0;
                longest = std::max(longest, run);
            }
            rows += longest > 200;
        }
        return rows;
    };
    QTest::mouseMove(plot, {5, 5});
    const int before = lit();
    const QRectF b = view.header_rects()[1];
    const QPointF at(700, b.top() + 10);  // B waits for Lock 1
    QMouseEvent move(QEvent::MouseMove, at, plot->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
    QCoreApplication::sendEvent(plot, &move);
    view.refresh_now();
    // In A's lane as held, in B's as wanted, in the lock's as both.
    QVERIFY2(lit() >= before + 6, qPrintable(QString("%1, before %2").arg(lit()).arg(before)));
}

void TimelineHoverTest::narrowHoldsSayThatTheyAreSeveral_data() {
    QTest::addColumn<bool>("shared");
    QTest::newRow("one after the other") << false;
    QTest::newRow("readers") << true;
}

void TimelineHoverTest::narrowHoldsSayThatTheyAreSeveral() {
    QFETCH(const bool, shared);
    RunFixture run;
    const ObjectId lock = run.object(
        "Lock 1", shared ? record::ObjectKind::ReaderWriterLock : record::ObjectKind::Mutex);
    auto& a = run.thread("A").runs(0, 1000);
    for (int i = 0; i < 300; ++i)
        a.holds(lock, 100 + i * 0.1, 100 + i * 0.1 + 0.05, shared);
    const auto snapshot = run.at(1000);
    const Theme& look = theme(ThemeKind::Light);
    const auto rows = lane_rows(snapshot, {}, look);
    const auto several_of_lock = [&](double width) {
        const auto list = lane_content(snapshot, rows, {{ms(0), ms(1000)}, 0, width}, {}, look);
        return std::count_if(list.lines.begin(), list.lines.end(), [&](const Line& line) {
            return line.meaning == Line::Meaning::Several && line.from.y() > rows.back().top;
        });
    };
    QCOMPARE(several_of_lock(1000), 1);
    QCOMPARE(several_of_lock(100'000), 0);  // each has its room
}

void TimelineHoverTest::ofHoldsInOnePixelThatWhichOthersWantedShows() {
    RunFixture run;
    const ObjectId lock = run.lock("Lock 1");
    auto& a = run.thread("A").runs(0, 1000);
    a.holds(lock, 500.1, 500.2).holds(lock, 500.4, 500.6).holds(lock, 500.7, 500.8);
    run.thread("B").runs(0, 500.5).blocked(lock, 500.5, 500.6, a.id()).runs(500.6, 1000);
    const auto snapshot = run.at(1000);
    const Theme& look = theme(ThemeKind::Light);
    const auto rows = lane_rows(snapshot, {}, look);
    const auto list = lane_content(snapshot, rows, {{ms(0), ms(1000)}, 0, 1000}, {}, look);
    // What is painted last at that pixel, on the lane of the lock and on that of its holder.
    for (const std::size_t row : {std::size_t{0}, rows.size() - 1}) {
        const Box* top = nullptr;
        for (const Box& box : list.boxes)
            if ((box.subject.kind == Subject::Kind::LockHold ||
                 box.subject.kind == Subject::Kind::Hold) &&
                box.rect.top() >= rows[row].top &&
                box.rect.bottom() <= rows[row].top + rows[row].height + 0.1)
                top = &box;
        QVERIFY(top);
        QCOMPARE(top->fill.colour, from_afar(look.hold_wanted, look.surface));
    }
}

void TimelineHoverTest::aMarkFindsTheFindingThatIsAboutIt() {
    const auto run = RunFixture::opposite_order();
    auto findings = *run.findings;
    findings[0].severity = analysis::Severity::Error;
    analysis::Finding contention;
    contention.severity = analysis::Severity::Info;
    contention.at = ms(20.9);
    contention.range = {ms(20.9), ms(121)};
    contention.actors = {ActorId{1}, ActorId{2}};
    contention.objects = {ObjectId{2}};
    findings.insert(findings.begin(), contention);
    // B waits for Lock 1: the deadlock. A for Lock 2: both, of which the deadlock is worse.
    QCOMPARE(finding_about(findings, interval(ActorId{2}, ObjectId{1}, 21.5, 121)), 1);
    QCOMPARE(finding_about(findings, interval(ActorId{1}, ObjectId{2}, 20.9, 121)), 1);
    QCOMPARE(finding_about(findings, interval(ActorId{1}, {}, 0.9, 19)), -1);
    findings.pop_back();
    QCOMPARE(finding_about(findings, interval(ActorId{1}, ObjectId{2}, 20.9, 121)), 0);
    QCOMPARE(finding_about(findings, interval(ActorId{1}, ObjectId{1}, 20.9, 121)), -1);
    Subject lock;
    lock.kind = Subject::Kind::LockHold;
    lock.object = ObjectId{2};
    lock.range = {ms(30), ms(60)};
    QCOMPARE(finding_about(findings, lock), 0);
    // In the midst of it, and with no lock at all: only where it was found.
    QCOMPARE(finding_about(findings, interval(ActorId{1}, {}, 40, 50)), -1);
    QCOMPARE(finding_about(findings, interval(ActorId{1}, {}, 20, 22)), 0);
}

void TimelineHoverTest::whatRunsAfterAnUpdateWasLostIsNoPartOfThat() {
    analysis::Finding lost;
    lost.kind = analysis::FindingKind::LostUpdate;
    lost.severity = analysis::Severity::Error;
    lost.at = ms(0.03);
    lost.range = {ms(0.02), ms(0.03)};
    lost.actors = {ActorId{1}, ActorId{2}};
    lost.objects = {ObjectId{3}};
    analysis::Finding starved;
    starved.kind = analysis::FindingKind::Starvation;
    starved.severity = analysis::Severity::Warning;
    starved.at = ms(0.5);
    starved.range = {ms(0.5), ms(2)};
    starved.actors = {ActorId{2}};
    starved.objects = {ObjectId{4}};
    const std::vector findings{lost, starved};
    QCOMPARE(finding_about(findings, interval(ActorId{1}, {}, 0.01, 0.04)), 0);
    QCOMPARE(finding_about(findings, interval(ActorId{1}, {}, 0.9, 1)), -1);
    QCOMPARE(finding_about(findings, interval(ActorId{2}, {}, 0.9, 1)), 1);
    Subject value;
    value.kind = Subject::Kind::VariableValue;
    value.object = ObjectId{3};
    value.range = {ms(0.025), ms(0.9)};
    QCOMPARE(finding_about(findings, value), 0);
    value.range = {ms(0.9), ms(1)};
    QCOMPARE(finding_about(findings, value), -1);
}

QTEST_MAIN(TimelineHoverTest)
#include "timeline_hover_test.moc"
