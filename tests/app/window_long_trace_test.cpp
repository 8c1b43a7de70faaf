// A trace that is too long to be in memory, in the window: what a person looks at is read beside
// it.
#include "tests/bench/big_trace.h"

#include "app/panels/items_pane.h"
#include "app/panels/values_model.h"
#include "app/runs/run_controller.h"
#include "engine/session/live_trace.h"
#include "engine/session/long_trace.h"
#include "engine/session/long_trace_file.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace threadline;
using namespace threadline::app;
using trace::Duration;
using trace::Time;
using trace::TimeRange;

class WindowLongTraceTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void it_opens_with_its_overviews();
    void what_is_looked_at_is_read_and_what_lies_beside_it();
    void only_the_last_place_that_was_looked_at_is_read();
    void the_table_lists_it_all_part_by_part();
    void what_was_lost_is_of_the_part_that_is_there();

private:
    QTemporaryDir folder_;
    std::filesystem::path file_;
};

void WindowLongTraceTest::initTestCase() {
    file_ = std::filesystem::path(folder_.path().toStdString()) / "long.tline";
    bench::BigTrace source(12, 4);
    session::LiveTrace live;
    live.keep_checkpoints({.first = 8192, .between = 4096, .memory = 0});
    live.set_info(std::make_shared<const trace::RunInfo>(source.info));
    live.set_tables(std::make_shared<const trace::Tables>(source.tables));
    auto writer = trace::TraceWriter::create(file_);
    QVERIFY(writer.ok());
    std::vector<trace::TraceEvent> events;
    source.generate(1'000'000, events);
    source.end(events);
    // As a session does, a batch after the other: a checkpoint stands between two of them.
    constexpr std::size_t batch = 2048;
    for (std::size_t at = 0; at < events.size(); at += batch)
        live.apply(std::span(events).subspan(at, std::min(batch, events.size() - at)));
    live.finish(source.now());
    QVERIFY((*writer)->append(events, source.tables).ok());
    QVERIFY(session::write_checkpoints(live, **writer).ok());
    QVERIFY(session::write_overviews(live, **writer).ok());
    QVERIFY((*writer)->finish(source.info, source.tables, {Time{0}, source.now()}).ok());
}

void WindowLongTraceTest::it_opens_with_its_overviews() {
    RunController controller;
    QSignalSpy finished(&controller, &RunController::finished);
    controller.open(file_);
    QVERIFY(finished.wait());
    const session::RunSnapshot& run = controller.snapshot();
    QVERIFY(run.whole);
    QVERIFY(!run.trace.is_detailed({Time{0}, Time{1000}}));
    QVERIFY(run.trace.actors.front()->overview->states.size() > 10);
}

void WindowLongTraceTest::what_is_looked_at_is_read_and_what_lies_beside_it() {
    RunController controller;
    QSignalSpy finished(&controller, &RunController::finished);
    controller.open(file_);
    QVERIFY(finished.wait());
    QSignalSpy changed(&controller, &RunController::snapshot_changed);
    const Time middle = controller.snapshot().trace.now / 2;
    const TimeRange seen{middle, middle + Duration(2000)};
    controller.look_at(seen);
    QVERIFY(changed.wait());
    const trace::Snapshot& trace = controller.snapshot().trace;
    QVERIFY(trace.is_detailed({seen.begin - seen.length(), seen.end + seen.length()}));
    QVERIFY(!trace.is_detailed(trace.range()));
    std::size_t intervals = 0;
    for (const auto& lane : trace.actors)
        intervals += lane->intervals.size();
    QVERIFY(intervals > 0);
    // It is there already: nothing is read again.
    controller.look_at({seen.begin + Duration(500), seen.end + Duration(500)});
    QVERIFY(!changed.wait(50));
}

void WindowLongTraceTest::only_the_last_place_that_was_looked_at_is_read() {
    RunController controller;
    QSignalSpy finished(&controller, &RunController::finished);
    controller.open(file_);
    QVERIFY(finished.wait());
    QSignalSpy changed(&controller, &RunController::snapshot_changed);
    const Time all = controller.snapshot().trace.now;
    for (int i = 1; i < 50; ++i)
        controller.look_at({all * i / 50, all * i / 50 + Duration(1000)});
    const TimeRange last{all * 49 / 50, all * 49 / 50 + Duration(1000)};
    QTRY_VERIFY(controller.snapshot().trace.is_detailed(last));
    QVERIFY2(changed.count() <= 2, qPrintable(QString::number(changed.count())));
}

void WindowLongTraceTest::the_table_lists_it_all_part_by_part() {
    RunController controller;
    QSignalSpy finished(&controller, &RunController::finished);
    controller.open(file_);
    QVERIFY(finished.wait());
    ItemsPane pane(20'000);
    connect(&pane, &ItemsPane::part_asked, &controller, &RunController::look_at);
    connect(&controller, &RunController::snapshot_changed, &pane,
            [&] { pane.set_run(controller.snapshot(), nullptr); });
    pane.set_run(controller.snapshot(), nullptr);
    const auto button = [&](const QString& text) {
        for (auto* each : pane.findChildren<QPushButton*>())
            if (each->text() == text)
                return each;
        return static_cast<QPushButton*>(nullptr);
    };
    QVERIFY2(pane.said().contains("too long"), qPrintable(pane.said()));
    QCOMPARE(pane.items().rowCount(), 0);
    QVERIFY(!button("Later")->isEnabled());
    QSignalSpy changed(&controller, &RunController::snapshot_changed);
    const auto detail = [&] { return controller.snapshot().trace.detail; };
    const Time all = controller.snapshot().trace.now;
    button("First")->click();
    QVERIFY(changed.wait());
    QVERIFY(detail().begin <= Time{0});
    int parts = 1;
    for (; button("Later")->isEnabled(); ++parts) {
        const TimeRange before = detail();
        QVERIFY(pane.items().rowCount() > 0);
        QVERIFY2(pane.said().contains("Listed"), qPrintable(pane.said()));
        button("Later")->click();
        QVERIFY(changed.wait());
        QVERIFY(detail().begin <= before.end && detail().end > before.end);  // without a gap
    }
    QVERIFY2(parts > 1, qPrintable(QString::number(parts)));
    QVERIFY(detail().end >= all);
    QVERIFY(!button("Last")->isEnabled());
    const TimeRange last = detail();
    button("Earlier")->click();
    QVERIFY(changed.wait());
    QVERIFY(detail().begin < last.begin && detail().end >= last.begin);
    if (button("First")->isEnabled()) {
        button("First")->click();
        QVERIFY(changed.wait());
    }
    QVERIFY(detail().begin <= Time{0} && detail().end < all);
    button("Last")->click();
    QVERIFY(changed.wait());
    QVERIFY(detail().end >= all);
}

// Each second value takes the place of one that its writer had not seen.
trace::VariableLane values_from(ObjectId variable, std::uint32_t first, std::uint32_t last) {
    const auto at = [](std::uint32_t version) { return Time(1000 * std::int64_t(version)); };
    trace::VariableLane lane;
    lane.variable = variable;
    lane.first_version = first;
    for (std::uint32_t version = first; version < last; ++version) {
        const ActorId writer{1 + version % 2};
        lane.values.append(
            {at(version), at(version + 1), Value::integer(version), writer, SiteId{}});
        if (version % 2 == 0)
            for (const ActorId reader : {ActorId{1}, ActorId{2}})
                lane.readings.append(
                    {at(version), at(version), Value::integer(version), reader, SiteId{}, version});
    }
    return lane;
}

void WindowLongTraceTest::what_was_lost_is_of_the_part_that_is_there() {
    RunController controller;
    QSignalSpy finished(&controller, &RunController::finished);
    controller.open(file_);
    QVERIFY(finished.wait());
    session::RunSnapshot run = controller.snapshot();
    QVERIFY(run.whole);
    const ObjectId variable = run.trace.variables.front()->variable;
    const auto lost = [&](VariablesOfRun& variables, std::uint32_t first, std::uint32_t last) {
        run.trace.detail = {Time(1000 * std::int64_t(first)), Time(1000 * std::int64_t(last))};
        run.trace.variables = {
            std::make_shared<const trace::VariableLane>(values_from(variable, first, last))};
        for (const VariableAtInstant& row : variables.at(run, run.trace.detail.end))
            if (row.variable == variable)
                return row.lost;
        return std::size_t{0};
    };
    // Beside it to the right, a larger one, a smaller one, to the left: as if one came there first.
    VariablesOfRun moving;
    const std::pair<std::uint32_t, std::uint32_t> parts[] = {
        {20, 40}, {30, 60}, {10, 80}, {30, 50}, {20, 44}};
    for (const auto& [first, last] : parts) {
        VariablesOfRun fresh;
        const std::size_t there = lost(fresh, first, last);
        QVERIFY(there > 5);
        QCOMPARE(lost(moving, first, last), there);
        QCOMPARE(lost(moving, first, last), there);
    }
}

QTEST_MAIN(WindowLongTraceTest)
#include "window_long_trace_test.moc"
