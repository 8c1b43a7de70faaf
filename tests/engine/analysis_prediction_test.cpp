// What of a run is work, and what a person is told where that is not known.
#include "engine/analysis/prediction.h"
#include "tests/engine/synthetic_run.h"

#include <algorithm>

using namespace threadline;
using namespace threadline::test;

class AnalysisPredictionTest : public QObject {
    Q_OBJECT

private slots:
    void whoDoesNextToNothingIsNoUnitOfAnything();
    void howLongAThreadTakesToStartIsNoUnitOfItsOwn();
    void aReplyThatIsWaitedForTwiceIsOne();
    void theTurnsOfSeveralThreadsAreNotAThreadEach_data();
    void theTurnsOfSeveralThreadsAreNotAThreadEach();

private:
    // Requests and computing in turn, as one thread does them on real cores.
    static Result<std::vector<analysis::WorkUnit>> measured(
        Time start, const std::vector<std::vector<Time>>& waits);
};

// `start`: what the thread took before its first step; then `waits` on line 18, one after the other
// with microseconds in between, and half a millisecond of work on line 19.
Result<std::vector<analysis::WorkUnit>> AnalysisPredictionTest::measured(
    Time start, const std::vector<std::vector<Time>>& waits) {
    SyntheticRun run;
    trace::RunInfo info;
    info.outcome = trace::Outcome::Completed;
    info.clock = trace::Clock::Real;
    run.set_info(info);
    const ActorId a = run.thread("A");
    const ObjectId server = run.object(record::ObjectKind::Service, "server");
    Time now{0};
    run.at(now, 24).begin({a});
    now += start;
    for (const std::vector<Time>& request : waits) {
        for (const Time wait : request) {
            run.at(now, 18).event(a, EventKind::IoBegin, server);
            run.at(now + wait, 18).event(a, EventKind::IoEnd, server);
            now += wait + 3us;
        }
        run.at(now, 19).event(a, EventKind::ComputeBegin);
        run.at(now + 500us, 19).event(a, EventKind::ComputeEnd);
        now += 500us;
    }
    return analysis::work_of(run.at(now).end(a).finish(now).snapshot());
}

void AnalysisPredictionTest::howLongAThreadTakesToStartIsNoUnitOfItsOwn() {
    const auto work = measured(80us, {{100ms}, {100ms}, {100ms}});
    QVERIFY2(work.ok(), work.ok() ? "" : work.error().message.c_str());
    QCOMPARE(work->size(), std::size_t(3));
    // With all beside each other it takes as long as one.
    const trace::Duration wall = analysis::predict(*work, 3, 2);
    QVERIFY(wall > 100ms && wall < 103ms);
}

void AnalysisPredictionTest::aReplyThatIsWaitedForTwiceIsOne() {
    const auto work = measured(0us, {{100ms}, {11us, 100ms}, {100ms}, {12us, 100ms}});
    QVERIFY2(work.ok(), work.ok() ? "" : work.error().message.c_str());
    QCOMPARE(work->size(), std::size_t(4));
}

void AnalysisPredictionTest::theTurnsOfSeveralThreadsAreNotAThreadEach_data() {
    QTest::addColumn<std::size_t>("at_work");
    QTest::addColumn<bool>("has_pool");
    QTest::addColumn<std::size_t>("predicted");
    QTest::newRow("of one, they may be") << std::size_t(1) << false << std::size_t(4);
    QTest::newRow("of three") << std::size_t(3) << false << std::size_t(3);
    QTest::newRow("of three that share them out") << std::size_t(3) << true << std::size_t(12);
}

// Each waits for a reply and works, four times.
void AnalysisPredictionTest::theTurnsOfSeveralThreadsAreNotAThreadEach() {
    QFETCH(std::size_t, at_work);
    QFETCH(bool, has_pool);
    QFETCH(std::size_t, predicted);
    SyntheticRun run;
    trace::RunInfo info;
    info.outcome = trace::Outcome::Completed;
    info.clock = trace::Clock::Real;
    info.cores = 4;
    if (has_pool)
        info.parameters.emplace_back("pool", double(at_work));
    run.set_info(info);
    std::vector<ActorId> threads;
    for (std::size_t i = 0; i < at_work; ++i)
        threads.push_back(run.thread("W " + std::to_string(i + 1)));
    const ObjectId server = run.object(record::ObjectKind::Service, "server");
    run.at(0ms, 24);
    for (const ActorId thread : threads)
        run.begin({thread});
    for (int turn = 0; turn < 4; ++turn) {
        run.at(turn * 14ms, 18);
        for (const ActorId thread : threads)
            run.event(thread, EventKind::IoBegin, server);
        run.at(turn * 14ms + 10ms, 18);
        for (const ActorId thread : threads)
            run.event(thread, EventKind::IoEnd, server);
        run.at(turn * 14ms + 10ms, 19);
        for (const ActorId thread : threads)
            run.event(thread, EventKind::ComputeBegin);
        run.at(turn * 14ms + 14ms, 19);
        for (const ActorId thread : threads)
            run.event(thread, EventKind::ComputeEnd, {}, Time(4ms).count());
    }
    for (const ActorId thread : threads)
        run.end(thread);
    const auto made = analysis::predictions_of(run.finish(56ms).snapshot());
    QVERIFY2(made.why_not.empty(), made.why_not.c_str());
    QCOMPARE(made.units, 4 * at_work);
    const auto of_threads =
        std::ranges::find(made.tools, analysis::WorkTool::Threads, &analysis::Prediction::tool);
    QVERIFY(of_threads != made.tools.end());
    QCOMPARE(of_threads->workers, predicted);
    // As many as there were cannot be done sooner than they were.
    QVERIFY2((of_threads->wall >= 56ms) == (predicted == at_work),
             qPrintable(QString("%1 ns").arg(of_threads->wall.count())));
}

// Nothing that it does takes long enough to be where a unit of work begins.
void AnalysisPredictionTest::whoDoesNextToNothingIsNoUnitOfAnything() {
    SyntheticRun run;
    trace::RunInfo info;
    info.outcome = trace::Outcome::Completed;
    run.set_info(info);
    const ActorId a = run.thread("A"), b = run.thread("B");
    run.at(0us).begin({a, b}).at(5us).end(a).at(8us).end(b);
    const auto work = analysis::work_of(run.finish(8us).snapshot());
    QVERIFY2(work.ok(), work.ok() ? "" : work.error().message.c_str());
    QVERIFY(work->empty());
}

QTEST_GUILESS_MAIN(AnalysisPredictionTest)
#include "analysis_prediction_test.moc"
