// For what whoever is ready waits, as the legend says it: a thread for a CPU, a task for its loop.
#include "app/timeline/comparison_figure.h"
#include "app/timeline/fonts.h"
#include "app/timeline/geometry.h"
#include "app/timeline/wording.h"
#include "tests/app/drawn_lanes.h"
#include "tests/app/run_fixture.h"

#include <QTest>

#include <cmath>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::RunFixture;

class TimelineReadyTest : public QObject {
    Q_OBJECT

private slots:
    void theLegendTellsForWhatWhoIsReadyWaits_data();
    void theLegendTellsForWhatWhoIsReadyWaits();
    void theLegendOfSeveralRunsTellsOfAllOfThem();
    void whoIsWokenForALockWantsItUntilItIsTaken();
};

void TimelineReadyTest::theLegendTellsForWhatWhoIsReadyWaits_data() {
    QTest::addColumn<bool>("thread");
    QTest::addColumn<bool>("task");
    QTest::addColumn<QString>("words");
    QTest::newRow("a thread") << true << false << "ready, waits for a CPU";
    QTest::newRow("a task") << false << true << "ready, its event loop has not come to it";
    QTest::newRow("both") << true << true << "ready, waits for a CPU or its event loop";
}

void TimelineReadyTest::theLegendTellsForWhatWhoIsReadyWaits() {
    QFETCH(const bool, thread);
    QFETCH(const bool, task);
    QFETCH(const QString, words);
    RunFixture story;
    auto& loop = story.thread("Loop").runs(0, 50);
    if (thread)
        loop.ready(50, 100);
    else
        loop.runs(50, 100);
    auto& fetch = story.thread("Fetch").runs(0, 40);
    const ActorId id = fetch.id();
    if (task)
        fetch.ready(40, 100);
    else
        fetch.runs(40, 100);
    auto run = story.at(100);
    auto tables = std::make_shared<trace::Tables>(*run.trace.tables);
    tables->actors[id.value].kind = record::ActorKind::Task;
    run.trace.tables = tables;
    auto info = std::make_shared<trace::RunInfo>(*run.trace.info);
    info->cpu_source = trace::CpuSource::Kernel;
    run.trace.info = info;

    const Theme& look = theme(ThemeKind::Light);
    const auto says = [&](const DisplayList& legend) {
        QStringList found;
        for (const Label& label : legend.labels)
            if (label.text.startsWith("ready"))
                found << label.text;
        return found;
    };
    const TimelineOptions options;
    const DisplayList lanes = lane_content(run, lane_rows(run, options, look),
                                           {run.trace.range(), 0, 800}, options, look);
    const DisplayList legend = legend_content(run, lanes, 1000, look);
    QCOMPARE(says(legend), QStringList{words});
    // However wide a screen draws a name, it does not touch what comes next.
    for (const Label& label : legend.labels)
        for (const Box& next : legend.boxes)
            if (label.rect.top() < next.rect.top() && next.rect.bottom() < label.rect.bottom() &&
                next.rect.left() > label.rect.left())
                QVERIFY(next.rect.left() - label.rect.left() >=
                        1.05 * text_width(label.text, {label.size}) + 5 * look.unit());
    QCOMPARE(says(state_legend(run, run.trace.range(), run.trace.now, options, 1000, look)),
             QStringList{words});
}

// Of which the second has more threads than the first.
void TimelineReadyTest::theLegendOfSeveralRunsTellsOfAllOfThem() {
    RunFixture one, other;
    one.thread("A").ready(0, 50);
    for (const char* name : {"Loop", "Task 1", "Task 2"})
        other.thread(name).ready(0, 50);
    std::vector<ComparedRun> runs(2);
    runs[0].run = one.at(50);
    runs[1].run = other.at(50);
    auto tables = std::make_shared<trace::Tables>(*runs[1].run.trace.tables);
    tables->actors.back().kind = record::ActorKind::Task;
    runs[1].run.trace.tables = tables;
    for (ComparedRun& run : runs) {
        auto info = std::make_shared<trace::RunInfo>(*run.run.trace.info);
        info->cpu_source = trace::CpuSource::Kernel;
        run.run.trace.info = info;
    }
    TimelineOptions options;
    options.legend = true;
    QStringList words;
    for (const Label& label : comparison_figure(runs, 900, options, theme(ThemeKind::Light)).labels)
        if (label.text.startsWith("ready, "))
            words << label.text;
    QCOMPARE(words, QStringList{"ready, waits for a CPU or its event loop"});
}

// As the lane of the lock has it, and the wait-for graph.
void TimelineReadyTest::whoIsWokenForALockWantsItUntilItIsTaken() {
    RunFixture story;
    const ObjectId lock = story.lock("Lock 2");
    story.thread("A").runs(0, 100).holds(lock, 0, 40);
    const ActorId b = story.thread("B")
                          .runs(0, 10)
                          .blocked(lock, 10, 40)
                          .state(trace::State::Ready, 40, 70, lock)
                          .runs(70, 80)
                          .ready(80, 100)
                          .holds(lock, 70, 100)
                          .id();
    const auto run = story.at(100);
    const Theme& look = theme(ThemeKind::Light);
    const DisplayList lanes = threadline::test::lanes_of(run, run.trace.range(), 1000, {}, look);
    std::vector<const Box*> bars;
    for (const Box& box : lanes.boxes)
        if (box.subject.kind == Subject::Kind::Hold && box.subject.actor == b)
            bars.push_back(&box);
    QCOMPARE(bars.size(), std::size_t{2});  // wants, then holds
    QCOMPARE(bars[0]->subject.range, (trace::TimeRange{ms(10), ms(70)}));
    QVERIFY(std::abs(bars[0]->rect.right() - 700) < 1);
    QCOMPARE(bars[0]->fill.colour, look.lock_wait.colour);
    QVERIFY2(describe(run, bars[0]->subject).startsWith("B wants Lock 2"),
             qPrintable(describe(run, bars[0]->subject)));
    QVERIFY(std::abs(bars[1]->rect.left() - 700) < 1);
}

QTEST_MAIN(TimelineReadyTest)
#include "timeline_ready_test.moc"
