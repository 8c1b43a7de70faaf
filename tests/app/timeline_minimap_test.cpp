// The strip with the whole run: what it shows, and how it moves the timeline.
#include "app/timeline/contrast.h"
#include "app/timeline/lane_painting.h"
#include "app/timeline/minimap.h"
#include "app/timeline/minimap_content.h"
#include "app/timeline/timeline_view.h"
#include "tests/app/drawn_lanes.h"
#include "tests/app/live_picture.h"
#include "tests/app/run_fixture.h"
#include "tests/app/shown_timeline.h"

#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <random>

using namespace threadline;
using namespace threadline::app;
using threadline::test::light;
using threadline::test::ms;
using threadline::test::RunFixture;

namespace {

session::RunSnapshot with_cpus(session::RunSnapshot run, int busy_until_ms, double end_ms) {
    auto lane = std::make_shared<trace::CpuLane>();
    lane->cpu = 0;
    lane->end = ms(end_ms);
    trace::CpuInterval first;
    first.end = ms(busy_until_ms);
    first.use = trace::CpuUse::Thread;
    first.actor = ActorId{1};
    trace::CpuInterval second;
    second.begin = first.end;
    second.end = ms(end_ms);
    lane->intervals.append(first);
    lane->intervals.append(second);
    run.trace.cpus = {lane};
    return run;
}

double sum(const StateCounts& counts) {
    double all = 0;
    for (const double count : counts)
        all += count;
    return all;
}

}  // namespace

class TimelineMinimapTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qRegisterMetaType<threadline::trace::TimeRange>(); }
    void itKnowsHowManyWereInWhichState();
    void itAgreesWithACountOfEachInterval();
    void itKnowsWhereCoresWereIdle();
    void ofALongTraceTheOverviewsTell();
    void anEmptyRunHasNothingToShow();
    void whatWasFoundIsMarkedTheWorstOnTop();
    void theFrameCoversNothingThatIsTold_data();
    void theFrameCoversNothingThatIsTold();
    void theFrameIsNeverTooNarrowToTakeHoldOf();
    void itSaysWhatIsThere();
    void aRunThatGrowsIntoItsRoomLiesOnTheScaleOfTheLanes();
    void aRoomThatIsDoubledIsInBothAtOnce();

    void draggingTheFramePans();
    void draggingASideShowsMoreOrLess();
    void aClickGoesThereAndADoubleClickShowsAll();
    void theWheelZooms();
    void keysMoveTheFrameAndItsEnd();
    void escapeEndsADrag();

private:
    static void show(Minimap& map) {
        map.set_run(RunFixture::opposite_order());  // 121 ms
        map.set_density(run_density(RunFixture::opposite_order()));
        map.set_visible_range({ms(20), ms(40)});
        map.resize(800, 40);
        map.show();
        QVERIFY(QTest::qWaitForWindowExposed(&map));
        connect(&map, &Minimap::range_chosen, &map, &Minimap::set_visible_range);
    }
    static void drag(Minimap& map, double from, double to) {
        QTest::mousePress(&map, Qt::LeftButton, {}, QPoint(int(from), 20));
        for (int i = 1; i <= 4; ++i) {
            const QPointF at(from + (to - from) * i / 4, 20);
            QMouseEvent move(QEvent::MouseMove, at, map.mapToGlobal(at), Qt::NoButton,
                             Qt::LeftButton, {});
            QCoreApplication::sendEvent(&map, &move);
        }
    }
    static double ms_of(trace::Duration time) { return double(time.count()) / 1e6; }
};

void TimelineMinimapTest::itKnowsHowManyWereInWhichState() {
    const RunDensity density = run_density(RunFixture::opposite_order(), 121);
    QCOMPARE(density.columns.size(), std::size_t{121});
    QCOMPARE(density.range, (trace::TimeRange{ms(0), ms(121)}));
    // At 10 ms both run, at 100 ms both are deadlocked.
    const auto at = [&](double time) { return density.at(ms(time))->threads; };
    QVERIFY(std::abs(at(10.5)[trace::index_of(trace::State::Running)] - 2) < 0.01);
    QVERIFY(std::abs(at(100.5)[trace::index_of(trace::State::Deadlocked)] - 2) < 0.01);
    QVERIFY(std::abs(density.most - 2) < 0.01);
    QVERIFY(!density.knows_idle);
    QCOMPARE(density.at(ms(-1)), nullptr);
    QCOMPARE(density.at(ms(121)), nullptr);
}

void TimelineMinimapTest::itAgreesWithACountOfEachInterval() {
    const auto run = RunFixture::busy(7, 300, 3);
    const RunDensity density = run_density(run, 50);
    for (const std::size_t column : {std::size_t{0}, std::size_t{17}, std::size_t{49}}) {
        const trace::TimeRange range = density.range_of(column);
        StateCounts expected{};
        for (const auto& lane : run.trace.actors)
            for (std::size_t i = 0; i < lane->intervals.size(); ++i) {
                const trace::Interval& interval = lane->intervals[i];
                const auto inside =
                    std::min(interval.end, range.end) - std::max(interval.begin, range.begin);
                if (inside.count() > 0)
                    expected[trace::index_of(interval.state)] +=
                        double(inside.count()) / double(range.length().count());
            }
        for (std::size_t state = 0; state < trace::state_count; ++state)
            QVERIFY2(std::abs(density.columns[column].threads[state] - expected[state]) < 1e-3,
                     qPrintable(QString("column %1, state %2: %3, expected %4")
                                    .arg(column)
                                    .arg(state)
                                    .arg(density.columns[column].threads[state])
                                    .arg(expected[state])));
    }
}

void TimelineMinimapTest::itKnowsWhereCoresWereIdle() {
    const RunDensity density = run_density(with_cpus(RunFixture::opposite_order(), 40, 121), 121);
    QVERIFY(density.knows_idle);
    QVERIFY(density.at(ms(10))->idle < 0.01);
    QVERIFY(density.at(ms(90))->idle > 0.99);
}

// The same lane, once as items and once as an overview of them.
void TimelineMinimapTest::ofALongTraceTheOverviewsTell() {
    auto run = RunFixture::busy(3, 20'000, 9);
    const RunDensity expected = run_density(run, 64);
    for (auto& lane : run.trace.actors) {
        auto from_afar = std::make_shared<trace::ActorLane>(*lane);
        auto overview = std::make_shared<trace::ActorOverview>();
        for (std::size_t i = 0; i < lane->intervals.size(); ++i)
            overview->states.add(lane->intervals[i].range(), lane->intervals[i].state);
        overview->states.close();
        from_afar->overview = overview;
        from_afar->intervals = {};
        lane = from_afar;
    }
    run.trace.detail = {ms(0), ms(0)};
    const RunDensity density = run_density(run, 64);
    for (std::size_t i = 0; i + 1 < density.columns.size(); ++i) {
        QVERIFY(std::abs(sum(density.columns[i].threads) - sum(expected.columns[i].threads)) <
                0.05);
        for (std::size_t state = 0; state < trace::state_count; ++state)
            QVERIFY(std::abs(density.columns[i].threads[state] -
                             expected.columns[i].threads[state]) < 0.1);
    }
}

void TimelineMinimapTest::anEmptyRunHasNothingToShow() {
    const session::RunSnapshot nothing;
    QVERIFY(run_density(nothing).columns.empty());
    const auto list = minimap_content(nothing, {}, {{ms(0), ms(0)}, 0, 100}, 40, light());
    QVERIFY(list.boxes.empty());
    Minimap map;
    map.resize(300, 40);
    map.grab();
    QTest::mouseClick(&map, Qt::LeftButton, {}, {100, 20});
    QTest::keyClick(&map, Qt::Key_Right);
}

void TimelineMinimapTest::whatWasFoundIsMarkedTheWorstOnTop() {
    auto run = RunFixture::opposite_order();
    auto findings = std::make_shared<std::vector<analysis::Finding>>(*run.findings);
    findings->front().severity = analysis::Severity::Error;
    analysis::Finding info = findings->front();
    info.severity = analysis::Severity::Info;
    info.at += trace::Duration(1000);
    findings->push_back(info);
    info.at = ms(80);
    findings->push_back(info);
    run.findings = findings;
    const TimeScale scale{{ms(0), ms(121)}, 0, 1210};
    const auto list = minimap_content(run, run_density(run), scale, 40, light());
    int errors = 0;
    int infos = 0;
    for (const Box& box : list.boxes) {
        if (box.rect.top() > 8)
            continue;
        errors += box.fill.colour == light().error;
        infos += box.fill.colour == light().info;
    }
    QCOMPARE(errors, 1);
    QCOMPARE(infos, 1);  // the one beside the error is beneath it
    QCOMPARE(list.lines.size(), std::size_t{1});
    QVERIFY(std::abs(list.lines.front().from.x() - 215) < 1);
}

void TimelineMinimapTest::theFrameCoversNothingThatIsTold_data() {
    QTest::addColumn<ThemeKind>("kind");
    QTest::addColumn<int>("height");
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark, ThemeKind::HighContrast})
        for (const int height : {19, 28})
            QTest::addRow("%s, %d px", qPrintable(theme(kind).name), height) << kind << height;
}

// One of two cores is idle from 40 ms on, and at 80 ms something was found.
void TimelineMinimapTest::theFrameCoversNothingThatIsTold() {
    QFETCH(const ThemeKind, kind);
    QFETCH(const int, height);
    const Theme& look = theme(kind);
    auto run = with_cpus(RunFixture::opposite_order(), 40, 121);
    auto busy = std::make_shared<trace::CpuLane>();
    busy->cpu = 1;
    busy->end = ms(121);
    trace::CpuInterval all;
    all.end = busy->end;
    all.use = trace::CpuUse::Thread;
    all.actor = ActorId{2};
    busy->intervals.append(all);
    run.trace.cpus.push_back(busy);
    auto findings = std::make_shared<std::vector<analysis::Finding>>(*run.findings);
    findings->front().severity = analysis::Severity::Info;
    findings->front().at = ms(80);
    run.findings = findings;

    Minimap map;
    map.set_theme(look);
    map.resize(800, height);
    map.set_run(run);
    map.set_density(run_density(run));
    map.set_visible_range({ms(0), ms(121)});  // the frame is around all of it
    const QImage picture = map.grab().toImage();
    const double sharp = picture.devicePixelRatio();
    const auto column_at = [&](double time) {
        std::vector<QColor> pixels;
        const int x = int(map.scale().x(ms(time)) * sharp);
        for (int y = 0; y < picture.height(); ++y)
            pixels.push_back(picture.pixelColor(x, y));
        return pixels;
    };
    // The foot, from below: the frame, and nothing but idle cores on that, to be told from what
    // lies above.
    const std::vector<QColor> idle = column_at(100);
    auto at = idle.rbegin();
    QCOMPARE(*at, look.accent);
    at = std::find_if(at, idle.rend(), [&](const QColor& pixel) { return pixel != look.accent; });
    const QColor strip = *at;
    QVERIFY2(contrast_ratio(strip, look.surface) >= 3, qPrintable(strip.name()));
    int rows = 0;
    for (; at != idle.rend() && *at == strip; ++at)
        ++rows;
    QVERIFY2(rows >= 2 * sharp, qPrintable(QString::number(rows)));
    QCOMPARE(*at, look.surface);
    QVERIFY(column_at(20)[idle.size() - std::size_t(3 * sharp)] != strip);
    // The head, from above: the frame, a gap, the dot.
    const std::vector<QColor> dot = column_at(80);
    QCOMPARE(dot.front(), look.accent);
    const auto below = std::find_if(dot.begin(), dot.end(),
                                    [&](const QColor& pixel) { return pixel != look.accent; });
    QVERIFY(below != dot.end());
    QCOMPARE(*below, look.surface);
    const auto head = below + std::ptrdiff_t(8 * sharp);
    QVERIFY(std::find(below, head, look.info) != head);
}

void TimelineMinimapTest::theFrameIsNeverTooNarrowToTakeHoldOf() {
    const TimeScale scale{{ms(0), ms(1000)}, 50, 500};
    const QRectF wide = minimap_frame({ms(100), ms(300)}, scale, 40, 1);
    QCOMPARE(wide, QRectF(100, 0, 100, 40));
    for (const double at : {0.0, 500.0, 999.9}) {
        const QRectF narrow = minimap_frame({ms(at), ms(at + 0.01)}, scale, 40, 1);
        QVERIFY(narrow.width() >= 9);
        QVERIFY(narrow.left() >= 50 && narrow.right() <= 550);
    }
}

void TimelineMinimapTest::itSaysWhatIsThere() {
    const auto run = with_cpus(RunFixture::opposite_order(), 40, 121);
    const RunDensity density = run_density(run);
    const QString late = describe_density(density, ms(100));
    QVERIFY2(
        late.startsWith("At 100") && late.contains("2 ") && late.contains("100 % of the cores"),
        qPrintable(late));
    QVERIFY(late.contains("deadlock"));
    QCOMPARE(describe_density(density, ms(500)), QString());
}

void TimelineMinimapTest::aRoomThatIsDoubledIsInBothAtOnce() {
    const session::RunSnapshot run = RunFixture::opposite_order();
    TimelineView view;
    Minimap map;
    connect(&view, &TimelineView::visible_range_changed, &map, &Minimap::set_visible_range);
    threadline::test::show(view, threadline::test::as_it_was_at(run, ms(94)));
    // In the band of the first lane: where there is something, and where there is nothing yet.
    const int y = int(view.header_rects().first().top()) + 4;
    const auto x_of = [&view, y](trace::Time at) {
        int x = 0;
        while (view.time_at({x, y}) < at)
            ++x;
        return x;
    };
    const int before = x_of(ms(10)), there = x_of(ms(70));
    const int beyond = there + (there - before) * 28 / 60;  // 98 ms, of which none knows yet
    const auto looks_empty = [&] {
        const QImage seen = view.grab().toImage();
        return seen.pixelColor(there, y) == seen.pixelColor(beyond, y);
    };
    QVERIFY(!looks_empty());
    const session::RunSnapshot later = threadline::test::as_it_was_at(run, ms(96));
    view.set_run(later);
    map.set_run(later);
    QCOMPARE(map.scale().range, view.visible_range());
    QCOMPARE(view.time_at({there, y}), later.trace.now);  // it ends before
    QVERIFY(looks_empty());                               // at once: no frame has passed
}

void TimelineMinimapTest::draggingTheFramePans() {
    Minimap map;
    show(map);
    QSignalSpy chosen(&map, &Minimap::range_chosen);
    const QRectF frame = map.frame();
    drag(map, frame.center().x(), frame.center().x() + 100);
    QTest::mouseRelease(&map, Qt::LeftButton, {}, QPoint(int(frame.center().x()) + 100, 20));
    QVERIFY(chosen.count() >= 4);
    const auto range = chosen.last().first().value<trace::TimeRange>();
    QVERIFY(std::abs(ms_of(range.length()) - 20) < 0.001);
    QVERIFY2(std::abs(ms_of(range.begin) - 20 - 100 * 121 * 1.02 / 800) < 0.5,
             qPrintable(QString::number(ms_of(range.begin))));
    // It stops at the ends.
    drag(map, map.frame().center().x(), 5000);
    QCOMPARE(map.frame().right(), 800.0);
    QTest::mouseRelease(&map, Qt::LeftButton);
}

void TimelineMinimapTest::draggingASideShowsMoreOrLess() {
    Minimap map;
    show(map);
    QSignalSpy chosen(&map, &Minimap::range_chosen);
    const double right = map.frame().right();
    drag(map, right, right + 80);
    QTest::mouseRelease(&map, Qt::LeftButton, {}, QPoint(int(right) + 80, 20));
    auto range = chosen.last().first().value<trace::TimeRange>();
    QCOMPARE(range.begin, ms(20));
    QVERIFY(ms_of(range.length()) > 30);
    const double left = map.frame().left();
    drag(map, left, left - 60);
    QTest::mouseRelease(&map, Qt::LeftButton, {}, QPoint(int(left) - 60, 20));
    range = chosen.last().first().value<trace::TimeRange>();
    QVERIFY(range.begin < ms(12));
    // Past the other side there is nothing left, but never less than that.
    drag(map, map.frame().left(), 790);
    QTest::mouseRelease(&map, Qt::LeftButton);
    range = chosen.last().first().value<trace::TimeRange>();
    QVERIFY(range.length() > trace::Duration{0});
}

void TimelineMinimapTest::aClickGoesThereAndADoubleClickShowsAll() {
    Minimap map;
    show(map);
    QSignalSpy chosen(&map, &Minimap::range_chosen);
    QSignalSpy whole(&map, &Minimap::whole_chosen);
    QTest::mouseClick(&map, Qt::LeftButton, {}, {600, 20});
    QCOMPARE(chosen.count(), 1);
    QVERIFY(std::abs(map.frame().center().x() - 600) < 2);
    QTest::mouseDClick(&map, Qt::LeftButton, {}, {600, 20});
    QCOMPARE(whole.count(), 1);
}

void TimelineMinimapTest::aRunThatGrowsIntoItsRoomLiesOnTheScaleOfTheLanes() {
    RunFixture story;
    story.thread("A").runs(0, 5).lives_on();
    Minimap map;
    map.resize(800, 40);
    map.set_run(story.at(5, false));
    map.set_visible_range({ms(0), ms(40)});
    const TimeScale lanes{{ms(0), ms(40)}, 0, 800};
    for (const trace::Time t : {ms(0), ms(5), ms(40)})
        QCOMPARE(map.scale().x(t), lanes.x(t));
}

void TimelineMinimapTest::theWheelZooms() {
    Minimap map;
    show(map);
    QSignalSpy chosen(&map, &Minimap::range_chosen);
    const double x = map.frame().center().x();
    QWheelEvent event({x, 20}, map.mapToGlobal(QPointF(x, 20)), {}, {0, 240}, Qt::NoButton, {},
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&map, &event);
    const auto range = chosen.last().first().value<trace::TimeRange>();
    QVERIFY(std::abs(ms_of(range.length()) - 20 / 1.25 / 1.25) < 0.01);
    QVERIFY(range.contains(ms(30)));
}

void TimelineMinimapTest::keysMoveTheFrameAndItsEnd() {
    Minimap map;
    show(map);
    map.setFocus();
    QSignalSpy chosen(&map, &Minimap::range_chosen);
    const auto last = [&] { return chosen.last().first().value<trace::TimeRange>(); };
    QTest::keyClick(&map, Qt::Key_Right);
    QCOMPARE(last(), (trace::TimeRange{ms(23), ms(43)}));
    QTest::keyClick(&map, Qt::Key_Left);
    QTest::keyClick(&map, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(last(), (trace::TimeRange{ms(20), ms(43)}));
    QTest::keyClick(&map, Qt::Key_Plus, Qt::ShiftModifier);
    QVERIFY(last().length() < ms(20));
    QTest::keyClick(&map, Qt::Key_Home);
    QCOMPARE(last().begin, ms(0));
    QTest::keyClick(&map, Qt::Key_End);
    QVERIFY(last().end > ms(121));
    QSignalSpy whole(&map, &Minimap::whole_chosen);
    QTest::keyClick(&map, Qt::Key_F);
    QCOMPARE(whole.count(), 1);
}

void TimelineMinimapTest::escapeEndsADrag() {
    Minimap map;
    show(map);
    map.setFocus();
    const QRectF frame = map.frame();
    drag(map, frame.center().x(), 700);
    QVERIFY(map.frame() != frame);
    QTest::keyClick(&map, Qt::Key_Escape);
    QCOMPARE(map.frame(), frame);
    QTest::mouseRelease(&map, Qt::LeftButton);
}

QTEST_MAIN(TimelineMinimapTest)
#include "timeline_minimap_test.moc"
