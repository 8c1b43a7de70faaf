// What of a run is work, and what a person is told where that is not known.
#include "engine/analysis/prediction.h"
#include "tests/engine/synthetic_run.h"

using namespace threadline;
using namespace threadline::test;

class AnalysisPredictionTest : public QObject {
    Q_OBJECT

private slots:
    void whoDoesNextToNothingIsNoUnitOfAnything();
};

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
