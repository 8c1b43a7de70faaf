// Many threads of one name: one lane for all of them, until a person wants to see them one by one.
// Long traces: what lanes look like where their items are not in memory.
#include "app/timeline/geometry.h"
#include "app/timeline/lane_groups.h"
#include "app/timeline/lane_painting.h"
#include "app/timeline/overview_spans.h"
#include "app/timeline/painter.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/wording.h"
#include "tests/app/drawn_lanes.h"
#include "tests/app/run_fixture.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <random>

using namespace threadline;
using namespace threadline::app;
using namespace threadline::test;
using trace::State;

namespace {

// 100 workers, of which the n-th runs for n ms of 100 and then waits; one other thread.
session::RunSnapshot workers() {
    RunFixture story;
    const ObjectId lock = story.lock("L");
    story.thread("Main").runs(0, 100);
    for (int n = 1; n <= 100; ++n) {
        auto& worker = story.thread("Worker " + std::to_string(n)).runs(0, n);
        if (n < 100)
            worker.state(State::Blocked, n, 100, lock);
    }
    return story.at(100);
}

}  // namespace

class TimelineGroupTest : public QObject {
    Q_OBJECT
private slots:
    void many_threads_of_one_name_are_one_lane();
    void few_keep_their_own();
    void an_unfolded_group_shows_all_of_its_lanes_beneath();
    void the_lane_shows_how_many_are_in_which_state();
    void the_lane_ends_where_the_last_of_its_threads_does();
    void a_lane_of_many_that_wait_for_ever_says_so();
    void a_lane_of_many_is_hatched_as_the_legend_is();
    void a_click_on_the_header_and_the_key_unfold_and_fold();
    void a_group_says_what_it_is();
    void from_afar_a_lane_shows_the_worst_of_each_column();
    void from_afar_what_is_wide_shows_its_shares();
    void from_afar_idle_cores_are_counted_where_they_are();
    void from_afar_a_lock_that_is_seldom_held_does_not_look_held();
    void from_afar_holds_are_where_they_are_at_every_scale();
    void waits_too_short_to_be_seen_leave_no_gap();
    void columns_of_many_colours_are_painted_where_they_are();
};

void TimelineGroupTest::many_threads_of_one_name_are_one_lane() {
    const auto rows = lane_rows(workers(), {}, light());
    QCOMPARE(rows[0].name, QString("Main"));
    QCOMPARE(rows[1].kind, LaneKind::Group);
    QCOMPARE(rows[1].members, std::size_t{100});
    QVERIFY(rows[1].folded);
    QVERIFY(rows[1].name.contains("Worker 1..100"));
    for (std::size_t i = 2; i < rows.size(); ++i)
        QVERIFY(rows[i].kind != LaneKind::Thread);
}

void TimelineGroupTest::few_keep_their_own() {
    TimelineOptions options;
    options.fold_above = 100;
    const auto rows = lane_rows(workers(), options, light());
    QCOMPARE(std::count_if(rows.begin(), rows.end(),
                           [](const LaneRow& row) { return row.kind == LaneKind::Thread; }),
             std::ptrdiff_t{101});
    options.fold_above = 0;
    QCOMPARE(lane_rows(workers(), options, light()).size(), rows.size());
}

void TimelineGroupTest::an_unfolded_group_shows_all_of_its_lanes_beneath() {
    const auto run = workers();
    TimelineOptions options;
    options.arrangement.folded = {{"group:Worker ", false}};
    const auto rows = lane_rows(run, options, light());
    QCOMPARE(rows[1].kind, LaneKind::Group);
    QVERIFY(!rows[1].folded);
    QCOMPARE(rows[2].name, QString("Worker 1"));
    QCOMPARE(rows[101].name, QString("Worker 100"));
    QVERIFY(rows[2].top >= rows[1].top + rows[1].height);
}

void TimelineGroupTest::the_lane_shows_how_many_are_in_which_state() {
    const auto run = workers();
    const auto rows = lane_rows(run, {}, light());
    const LaneRow& group = rows[1];
    const auto list = lane_content(run, rows, {run.trace.range(), 0, 1000}, {}, light());
    // At 25 ms a quarter of them is blocked, on top; at 75 ms three quarters.
    for (const int at : {25, 50, 75}) {
        double blocked = 0;
        double running = 0;
        double top_of_running = 0;
        for (const Box& box : list.boxes) {
            if (box.subject.kind != Subject::Kind::Group ||
                !box.rect.contains(QPointF(at * 10, box.rect.center().y())))
                continue;
            const Fill& running_look = light().fill(State::Running);
            if (box.fill.colour == running_look.colour ||
                box.fill.colour == from_afar(running_look, light().surface)) {
                running += box.rect.height();
                top_of_running = box.rect.top();
            } else {
                blocked += box.rect.height();
            }
        }
        QVERIFY2(std::abs(blocked / group.height - at / 100.0) < 0.06,
                 qPrintable(QString("%1 at %2 ms").arg(blocked / group.height).arg(at)));
        QVERIFY(std::abs(blocked + running - group.height) < 0.01);
        QVERIFY(top_of_running > group.top);
    }
}

void TimelineGroupTest::the_lane_ends_where_the_last_of_its_threads_does() {
    const auto run = workers();
    const auto rows = lane_rows(run, {}, light());
    const TimeScale scale{{ms(0), ms(110)}, 0, 1003};
    const auto list = lane_content(run, rows, scale, {}, light());
    const double end = scale.x(ms(100));  // within a column
    double right = 0, height = 0;
    for (const Box& box : list.boxes) {
        if (box.subject.kind != Subject::Kind::Group)
            continue;
        right = std::max(right, box.rect.right());
        if (box.rect.left() < end - 0.1 && box.rect.right() > end - 0.1)
            height += box.rect.height();
    }
    QVERIFY2(std::abs(right - end) < 0.01, qPrintable(QString::number(right)));
    QVERIFY(std::abs(height - rows[1].height) < 0.01);
}

void TimelineGroupTest::a_lane_of_many_that_wait_for_ever_says_so() {
    RunFixture story;
    const ObjectId lock = story.lock("L");
    for (int n = 1; n <= 100; ++n)
        story.thread("Worker " + std::to_string(n))
            .runs(0, 10)
            .state(State::Deadlocked, 10, 100, lock);
    const auto run = story.at(100);
    const auto list = lanes_of(run, run.trace.range(), 1000);
    QCOMPARE(std::ranges::count(list.labels, look_name(State::Deadlocked), &Label::text),
             std::ptrdiff_t{1});
}

// In print a state is told by its hatch, here as in the legend; slivers have no room for one.
void TimelineGroupTest::a_lane_of_many_is_hatched_as_the_legend_is() {
    const auto run = workers();
    const Theme& print = theme(ThemeKind::Print);
    const auto rows = lane_rows(run, {}, print);
    const auto list = lane_content(run, rows, {run.trace.range(), 0, 1000}, {}, print);
    std::size_t hatched = 0;
    for (const Box& box : list.boxes) {
        if (box.subject.kind != Subject::Kind::Group)
            continue;
        QVERIFY(!box.fill.outline.isValid());
        const bool has_room = box.rect.width() >= 2 && box.rect.height() >= 4;
        if (box.fill.colour == print.fill(State::Blocked).colour && has_room) {
            QCOMPARE(box.fill.hatch, print.fill(State::Blocked).hatch);
            QVERIFY(box.joins);
            ++hatched;
        }
        if (!has_room)
            QCOMPARE(box.fill.hatch, Hatch::None);
    }
    QVERIFY(hatched > 0);
}

void TimelineGroupTest::a_click_on_the_header_and_the_key_unfold_and_fold() {
    TimelineView view;
    view.resize(1024, 768);
    view.set_run(workers());
    view.refresh_now();
    view.grab();
    auto* plot = view.findChild<QWidget*>(QStringLiteral("timeline-plot"));
    const auto unfolded = [&] {
        return lane_rows(workers(), view.options(), light()).size() > 100;
    };
    QVERIFY(!unfolded());
    QTest::keyClick(&view, Qt::Key_G);
    QVERIFY(unfolded());
    QTest::keyClick(&view, Qt::Key_G);
    QVERIFY(!unfolded());
    view.refresh_now();
    QTest::mouseClick(plot, Qt::LeftButton, {}, QPoint(20, 110));
    QVERIFY(unfolded());
}

void TimelineGroupTest::a_group_says_what_it_is() {
    const auto run = workers();
    Subject subject;
    subject.kind = Subject::Kind::Group;
    subject.actor = lane_rows(run, {}, light())[1].actor;
    subject.depth = 100;
    subject.range = {ms(0), ms(100)};
    const QString text = describe(run, subject);
    QVERIFY2(text.startsWith("Worker 1 to Worker 100, 100 thread"), qPrintable(text));
    QVERIFY2(text.contains("running") && text.contains("blocked"), qPrintable(text));
}

void TimelineGroupTest::from_afar_a_lane_shows_the_worst_of_each_column() {
    const quint32 seed = 5;
    std::mt19937 random(seed);
    trace::ActorOverview overview;
    std::vector<trace::Interval> intervals;
    trace::Time now{0};
    for (int i = 0; i < 50'000; ++i) {
        trace::Interval interval;
        interval.begin = now;
        interval.end = now += trace::Duration(1 + random() % 1000);
        interval.state = random() % 2000 == 0 ? State::Blocked : State::Running;
        intervals.push_back(interval);
        overview.states.add(interval.range(), interval.state);
    }
    overview.states.close();
    for (int i = 0; i < 20; ++i) {
        const trace::Time begin = now * (random() % 1000) / 2000;
        const TimeScale scale{{begin, begin + now / (1 + random() % 8)}, 0, 500};
        const auto spans = overview_spans(overview, scale);
        QVERIFY(!spans.empty());
        // They tile what is in view.
        for (std::size_t k = 1; k < spans.size(); ++k)
            QVERIFY(std::abs(spans[k].left - spans[k - 1].right) < 0.01);
        QVERIFY(spans.front().left <= 0.01);
        // Whatever is blocked is seen, and nothing that lies far from it.
        const auto is_red = [&](double x) {
            for (const StateSpan& span : spans)
                if (span.left - 0.01 <= x && x <= span.right + 0.01 && span.state == State::Blocked)
                    return true;
            return false;
        };
        for (const trace::Interval& interval : intervals)
            if (interval.state == State::Blocked && scale.range.contains(interval.begin))
                QVERIFY2(is_red(scale.x(interval.begin)),
                         qPrintable(QString("seed %1, view %2").arg(seed).arg(i)));
    }
}

// Sixteen intervals are one node of an overview.
void TimelineGroupTest::from_afar_what_is_wide_shows_its_shares() {
    auto run = workers();
    auto lane = std::make_shared<trace::ActorLane>();
    lane->actor = run.trace.actors.front()->actor;
    auto overview = std::make_shared<trace::ActorOverview>();
    trace::Time now{0};
    for (int i = 0; i < 16 * 20; ++i) {
        const trace::Duration length(i % 4 == 0 ? 1'000'000 : 3'000'000);
        overview->states.add({now, now + length}, i % 4 == 0 ? State::Blocked : State::Ready);
        now += length;
    }
    overview->states.close();
    lane->end = now;
    lane->ended = true;
    lane->overview = overview;
    run.trace.actors = {lane};
    run.trace.locks.clear();
    run.trace.now = now;
    run.trace.detail = {};
    const TimelineOptions options;
    const auto rows = lane_rows(run, options, light());
    const DisplayList list =
        lane_content(run, rows, TimeScale{{trace::Time{0}, now}, 0, 1000}, options, light());
    // Each share has the hatch of its state, as far as there is room for one.
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Print}) {
        int hatched = 0;
        for (const Box& box : lane_content(run, rows, TimeScale{{trace::Time{0}, now}, 0, 1000},
                                           options, theme(kind))
                                  .boxes)
            if (box.subject.kind == Subject::Kind::Interval)
                hatched += box.fill.hatch == theme(kind).fill(State::Ready).hatch ? 1 : 0;
        QCOMPARE(hatched, 20);
    }
    double red = 0, all = 0;
    for (const Box& box : list.boxes) {
        const double area = box.rect.width() * box.rect.height();
        if (box.subject.kind != Subject::Kind::Interval)
            continue;
        all += area;
        if (std::abs(box.rect.top() - rows[0].top) < 0.01)  // the most severe
            red += area;
    }
    QVERIFY(all > 0);
    QVERIFY2(std::abs(red / all - 0.1) < 0.01, qPrintable(QString::number(red / all)));
}

void TimelineGroupTest::from_afar_idle_cores_are_counted_where_they_are() {
    auto run = workers();
    run.trace.detail = {};
    run.trace.now = ms(100);
    for (std::uint16_t cpu = 0; cpu < 2; ++cpu) {
        auto lane = std::make_shared<trace::CpuLane>();
        lane->cpu = cpu;
        lane->end = ms(100);
        auto overview = std::make_shared<trace::CpuLaneOverview>();
        for (int i = 0; i < 16; ++i)  // idle from 0 to 20 ms, then used
            overview->uses.add({ms(20 * i / 16.0), ms(20 * (i + 1) / 16.0)}, trace::CpuUse::Idle);
        for (int i = 0; i < 16; ++i)
            overview->uses.add({ms(20 + 5 * i), ms(25 + 5 * i)}, trace::CpuUse::Thread);
        overview->uses.close();
        lane->overview = overview;
        run.trace.cpus.push_back(lane);
    }
    TimelineOptions options;
    options.cpus = true;
    const auto rows = lane_rows(run, options, light());
    const DisplayList list =
        lane_content(run, rows, TimeScale{{ms(0), ms(100)}, 0, 1000}, options, light());
    double right = 0;
    for (const Box& box : list.boxes)
        if (box.subject.kind == Subject::Kind::IdleCores)
            right = std::max(right, box.rect.right());
    QVERIFY2(std::abs(right - 200) <= 1, qPrintable(QString::number(right)));
}

// For a tenth of each node of sixteen holds; then for all of the time.
void TimelineGroupTest::from_afar_a_lock_that_is_seldom_held_does_not_look_held() {
    trace::SpanOverview overview;
    for (int i = 0; i < 32; ++i)
        overview.add({ms(i), ms(i + 0.1)});
    for (int i = 32; i < 64; ++i)
        overview.add({ms(i), ms(i + 1)});
    overview.close();
    const TimeScale scale{{ms(0), ms(64)}, 0, 640};
    std::vector<trace::TimeRange> ranges;
    std::vector<double> shares;
    overview_ranges(overview, scale, ranges, shares);
    QCOMPARE(ranges.size(), shares.size());
    double held = 0;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        if (i > 0)
            QVERIFY(ranges[i].begin >= ranges[i - 1].end);
        held += static_cast<double>(ranges[i].length().count()) * shares[i];
        QVERIFY(shares[i] == 1 || ranges[i].end <= ms(32));
    }
    QVERIFY(shares.front() < 0.2);
    QCOMPARE(shares.back(), 1.0);
    QVERIFY(std::abs(held / 1e6 - (32 * 0.15 + 32)) < 1);
}

// Bursts of holds, and long stretches without any: at every scale each hold is within what is
// drawn, and what is drawn reaches no further than the nodes of the holds, to a pixel.
void TimelineGroupTest::from_afar_holds_are_where_they_are_at_every_scale() {
    const quint32 seed = 17;
    std::mt19937 random(seed);
    trace::SpanOverview overview;
    std::vector<trace::TimeRange> nodes;
    trace::Time now{0};
    for (int burst = 0; burst < 300; ++burst) {
        now += trace::Duration(random() % 3'000'000);
        for (std::uint32_t i = 0, count = 16 * (1 + static_cast<std::uint32_t>(random()) % 40);
             i < count; ++i) {
            const trace::Time begin = now + trace::Duration(random() % 200);
            now = begin + trace::Duration(1 + random() % 200);
            overview.add({begin, now});
            if (i % 16 == 0)
                nodes.push_back({begin, now});
            nodes.back().end = now;
        }
    }
    for (int i = 0; i < 200; ++i) {
        const trace::Duration length = now / (1 + random() % 2000);
        const trace::Time begin =
            trace::Time(static_cast<std::int64_t>(static_cast<double>((now - length).count()) *
                                                  static_cast<double>(random() % 1000) / 1000));
        const TimeScale scale{{begin, begin + length}, 0, 300};
        const trace::Duration pixel = length / 300 + trace::Duration(1);
        std::vector<trace::TimeRange> ranges;
        std::vector<double> shares;
        overview_ranges(overview, scale, ranges, shares);
        const QString where = QString("seed %1, view %2").arg(seed).arg(i);
        for (const trace::TimeRange node : nodes)
            if (node.begin < scale.range.end && node.end > scale.range.begin)
                QVERIFY2(std::any_of(ranges.begin(), ranges.end(),
                                     [&](trace::TimeRange range) {
                                         return range.begin <= node.begin && node.end <= range.end;
                                     }),
                         qPrintable(where));
        trace::Duration drawn{0}, there{0};
        for (const trace::TimeRange range : ranges)
            drawn += range.length();
        for (const trace::TimeRange node : nodes)
            if (node.begin < scale.range.end && node.end > scale.range.begin)
                there += node.length();
        QVERIFY2(drawn <= there + pixel * static_cast<std::int64_t>(ranges.size() + 300) * 2,
                 qPrintable(where));
    }
}

// Somebody waits all the time, now one and now, for half a pixel, the other.
void TimelineGroupTest::waits_too_short_to_be_seen_leave_no_gap() {
    RunFixture fixture;
    const ObjectId lock = fixture.lock("L");
    test::ThreadStory& a = fixture.thread("A");
    test::ThreadStory& b = fixture.thread("B");
    fixture.thread("C").state(State::Running, 0, 400).holds(lock, 0, 400);
    for (int at = 0; at < 400; at += 20) {
        a.blocked(lock, at, at + 19.5, {}).state(State::Running, at + 19.5, at + 20);
        b.state(State::Running, at, at + 19.5).blocked(lock, at + 19.5, at + 20, {});
    }
    const session::RunSnapshot run = fixture.at(400);
    const auto rows = lane_rows(run, {}, light());
    double seen_to = 0;
    for (const Box& box : lane_content(run, rows, {run.trace.range(), 0, 400}, {}, light()).boxes) {
        if (box.subject.kind != Subject::Kind::LockWait)
            continue;
        QVERIFY2(box.rect.left() <= seen_to + 0.01,
                 qPrintable(QString("from %1 to %2").arg(seen_to).arg(box.rect.left())));
        seen_to = std::max(seen_to, box.rect.right());
    }
    QVERIFY(seen_to >= 399);
}

// However they are grouped for the painter.
void TimelineGroupTest::columns_of_many_colours_are_painted_where_they_are() {
    const quint32 seed = 9;
    std::mt19937 random(seed);
    const QColor colours[] = {Qt::red, Qt::green, Qt::blue, Qt::yellow};
    DisplayList list;
    for (int lane = 0; lane < 3; ++lane) {
        double x = 0.3 * lane;
        while (x < 400) {
            const double next = x + 1 + static_cast<double>(random() % 300) / 100;
            Box box;
            box.rect = QRectF(x, 10 * lane, next - x, 8);
            box.fill.colour = colours[random() % 4];
            list.boxes.push_back(box);
            x = next;
        }
    }
    QImage image(410, 30, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paint(painter, list, light());
    painter.end();
    for (const Box& box : list.boxes)
        for (int x = qRound(box.rect.left()); x < qRound(box.rect.right()); ++x)
            QCOMPARE(image.pixelColor(x, qRound(box.rect.center().y())), box.fill.colour);
    QCOMPARE(image.pixelColor(200, 9), QColor(Qt::white));
}

QTEST_MAIN(TimelineGroupTest)
#include "timeline_group_test.moc"
