// How often what several threads share was changed.
#include "engine/analysis/shared_changes.h"

#include <QTest>

#include "tests/engine/synthetic_run.h"

using namespace threadline;
using namespace threadline::test;
using analysis::SharedChanges;
using record::ObjectKind;

class AnalysisSharedChangesTest : public QObject {
    Q_OBJECT

private slots:
    void changesOfAVariableThatTwoChangedAreCounted();
    void whatOneAloneChangedIsNotShared();
};

void AnalysisSharedChangesTest::changesOfAVariableThatTwoChangedAreCounted() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId count = run.object(ObjectKind::Variable, "count");
    const ObjectId tickets = run.object(ObjectKind::Semaphore, "tickets");
    run.at(0ms).begin({a, b}).read(a, count, 0).write(a, count, 1);
    run.at(1ms).add(b, count, 2).event(a, EventKind::SemaphorePosted, tickets, 1);
    run.at(2ms).add(b, count, 3).event(b, EventKind::SemaphorePosted, tickets, 2);
    run.at(3ms).end(a).end(b);
    const auto shared = analysis::shared_changes(run.finish(3ms).snapshot());
    QCOMPARE(shared, (std::vector{SharedChanges{count, 3}}));
}

void AnalysisSharedChangesTest::whatOneAloneChangedIsNotShared() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId mine = run.object(ObjectKind::Variable, "mine");
    run.at(0ms).begin({a, b}).add(a, mine, 1).add(a, mine, 2).read(b, mine, 2);
    run.at(1ms).end(a).end(b);
    QVERIFY(analysis::shared_changes(run.finish(1ms).snapshot()).empty());
}

QTEST_GUILESS_MAIN(AnalysisSharedChangesTest)
#include "analysis_shared_changes_test.moc"
