// Why every interleaving loses updates, found in the steps of the executions themselves.
#include "engine/session/meeting_before_loss.h"

#include <QTest>

using namespace threadline;
using namespace threadline::session;

namespace {

using record::ExploredStep;
using record::StepKind;
using Steps = std::vector<ExploredStep>;
using Names = std::vector<std::string>;

ExploredStep step(const char* thread, StepKind does, const char* object = "") {
    ExploredStep one;
    one.thread = thread;
    one.does = does;
    one.object = object;
    one.line = 5;
    return one;
}
ExploredStep read(const char* thread, const char* variable) {
    return step(thread, StepKind::Read, variable);
}
ExploredStep arrive(const char* thread, const char* barrier) {
    return step(thread, StepKind::Arrive, barrier);
}
ExploredStep write(const char* thread, const char* variable) {
    return step(thread, StepKind::Write, variable);
}

ConfirmedOutcome losing(Steps steps) {
    ConfirmedOutcome one;
    one.outcome.steps = std::move(steps);
    one.loses_updates = true;
    return one;
}

const Steps both_read_first{read("A", "count"),  arrive("A", "all have read"),
                            read("B", "count"),  arrive("B", "all have read"),
                            write("B", "count"), step("A", StepKind::Compute),
                            write("A", "count"), read("Sum", "count")};
const Steps no_barrier{read("A", "count"), read("B", "count"), write("A", "count"),
                       write("B", "count")};

}  // namespace

class MeetingBeforeLossTest : public QObject {
    Q_OBJECT

private slots:
    void readsBeforeABarrierAndWritesAfterItAreACause() {
        const auto meeting = meeting_before_loss(both_read_first);
        QVERIFY(meeting);
        QCOMPARE(meeting->threads, (Names{"A", "B"}));
        QCOMPARE(meeting->variable, std::string("count"));
        QCOMPARE(meeting->barrier, std::string("all have read"));
    }

    void namesMayReadLikeAnything() {
        constexpr auto first = "Adder: 1, line 3";
        constexpr auto second = "Adder: read count, line 5";
        const auto meeting = meeting_before_loss(
            {read(first, "count: a, line 2"), read(second, "count: a, line 2"),
             arrive(first, "met, line 9"), arrive(second, "met, line 9"),
             write(first, "count: a, line 2"), write(second, "count: a, line 2")});
        QVERIFY(meeting);
        QCOMPARE(meeting->threads, (Names{first, second}));
        QCOMPARE(meeting->variable, std::string("count: a, line 2"));
        QCOMPARE(meeting->barrier, std::string("met, line 9"));
    }

    void withoutAMeetingInBetweenThereIsNone_data() {
        QTest::addColumn<Steps>("steps");
        QTest::newRow("no barrier") << no_barrier;
        QTest::newRow("they read again after it") << Steps{
            read("A", "count"), arrive("A", "gate"), read("B", "count"), arrive("B", "gate"),
            read("A", "count"), write("A", "count"), read("B", "count"), write("B", "count")};
        QTest::newRow("they write other variables")
            << Steps{read("A", "left"),   arrive("A", "gate"), read("B", "right"),
                     arrive("B", "gate"), write("A", "left"),  write("B", "right")};
        QTest::newRow("one wrote before the other read")
            << Steps{read("A", "count"), arrive("A", "gate"), write("A", "count"),
                     read("B", "count"), arrive("B", "gate"), write("B", "count")};
        ExploredStep in_vain = arrive("A", "gate");
        in_vain.gives_up = true;
        QTest::newRow("one gave up waiting for the others")
            << Steps{read("A", "count"),  in_vain,
                     read("B", "count"),  arrive("B", "gate"),
                     write("B", "count"), write("A", "count")};
    }
    void withoutAMeetingInBetweenThereIsNone() {
        QFETCH(const Steps, steps);
        QVERIFY(!meeting_before_loss(steps));
    }

    void itIsSaidOnlyOfWhatAllOutcomesHaveInCommon() {
        FinishedExploration exploration;
        QVERIFY(!meeting_before_every_loss(exploration));
        exploration.outcomes = {losing(both_read_first), losing(both_read_first)};
        QVERIFY(meeting_before_every_loss(exploration));
        exploration.outcomes[1].loses_updates = false;
        QVERIFY(!meeting_before_every_loss(exploration));
        exploration.outcomes[1] = losing(no_barrier);
        QVERIFY(!meeting_before_every_loss(exploration));
    }
};

QTEST_GUILESS_MAIN(MeetingBeforeLossTest)
#include "meeting_before_loss_test.moc"
