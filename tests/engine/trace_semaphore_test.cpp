// What a semaphore has left at each moment: a lane like that of a variable or a queue.
#include <QTest>

#include "tests/engine/synthetic_run.h"

using namespace threadline;
using namespace threadline::test;
using record::ObjectKind;

namespace {

struct Stretch {
    std::int64_t count;
    trace::Time end;
    friend bool operator==(const Stretch&, const Stretch&) = default;
};

std::vector<Stretch> stretches_of(const trace::VariableLane& lane, trace::Time now) {
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < lane.values.size(); ++i)
        stretches.push_back({lane.values[i].value.payload, lane.values[i].end});
    if (lane.open)
        stretches.push_back({lane.open->value.payload, now});
    return stretches;
}

}  // namespace

class TraceSemaphoreTest : public QObject {
    Q_OBJECT

private slots:
    void aSemaphoreHasLeftWhatNobodyTook();
};

void TraceSemaphoreTest::aSemaphoreHasLeftWhatNobodyTook() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId places = run.object(ObjectKind::Semaphore, "places", 2);
    run.object(ObjectKind::Semaphore, "untouched", 1);
    run.at(0us).begin({a, b});
    run.at(10us).event(a, EventKind::SemaphoreAcquired, places, 1);
    run.at(20us).event(b, EventKind::SemaphoreAcquired, places, 0);
    run.at(40us).event(a, EventKind::SemaphorePosted, places, 1);
    const auto snapshot = run.snapshot();
    QCOMPARE(snapshot.variables.size(), std::size_t{1});
    QVERIFY(snapshot.variables[0]->variable == places);
    const std::vector<Stretch> expected{{2, trace::Time(10us)},
                                        {1, trace::Time(20us)},
                                        {0, trace::Time(40us)},
                                        {1, trace::Time(50us)}};
    QVERIFY(stretches_of(*snapshot.variables[0], trace::Time(50us)) == expected);
    QVERIFY(snapshot.variables[0]->open->writer == a);
}

QTEST_GUILESS_MAIN(TraceSemaphoreTest)
#include "trace_semaphore_test.moc"
