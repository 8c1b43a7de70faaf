// What of a run is work, and what a person is told where that is not known.
#include "engine/analysis/prediction.h"
#include "tests/engine/synthetic_run.h"

using namespace threadline;
using namespace threadline::test;

class AnalysisPredictionTest : public QObject {
    Q_OBJECT

private slots:
    void whoDoesNextToNothingIsNoUnitOfAnything();
    void howLongAThreadTakesToStartIsNoUnitOfItsOwn();
    void aReplyThatIsWaitedForTwiceIsOne();

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
