// Why every interleaving loses updates, found in the steps of the executions themselves.
#include "engine/session/meeting_before_loss.h"

#include <QTest>

using namespace threadline::session;

namespace {

using Steps = std::vector<std::string>;

ConfirmedOutcome losing(Steps steps) {
    ConfirmedOutcome one;
    one.outcome.notes = std::move(steps);
    one.loses_updates = true;
    return one;
}

const Steps both_read_first{"A: read count, line 5",  "A: arrive all have read, line 6",
                            "B: read count, line 5",  "B: arrive all have read, line 6",
                            "B: write count, line 7", "A: compute, line 8",
                            "A: write count, line 7", "Sum: read count, line 9"};

}  // namespace

class MeetingBeforeLossTest : public QObject {
    Q_OBJECT

private slots:
    void readsBeforeABarrierAndWritesAfterItAreACause() {
        const auto meeting = meeting_before_loss(both_read_first);
        QVERIFY(meeting);
        QCOMPARE(meeting->threads, (Steps{"A", "B"}));
        QCOMPARE(meeting->variable, std::string("count"));
        QCOMPARE(meeting->barrier, std::string("all have read"));
    }

    void withoutAMeetingInBetweenThereIsNone_data() {
        QTest::addColumn<Steps>("steps");
        QTest::newRow("no barrier") << Steps{"A: read count, line 5", "B: read count, line 5",
                                             "A: write count, line 7", "B: write count, line 7"};
        QTest::newRow("they read again after it")
            << Steps{"A: read count, line 5",  "A: arrive gate, line 6", "B: read count, line 5",
                     "B: arrive gate, line 6", "A: read count, line 7",  "A: write count, line 8",
                     "B: read count, line 7",  "B: write count, line 8"};
        QTest::newRow("they write other variables")
            << Steps{"A: read left, line 5",   "A: arrive gate, line 6", "B: read right, line 5",
                     "B: arrive gate, line 6", "A: write left, line 7",  "B: write right, line 7"};
        QTest::newRow("one wrote before the other read")
            << Steps{"A: read count, line 5", "A: arrive gate, line 6", "A: write count, line 7",
                     "B: read count, line 5", "B: arrive gate, line 6", "B: write count, line 7"};
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
        exploration.outcomes[1] = losing({"A: read count, line 5", "B: read count, line 5",
                                          "A: write count, line 7", "B: write count, line 7"});
        QVERIFY(!meeting_before_every_loss(exploration));
    }
};

QTEST_GUILESS_MAIN(MeetingBeforeLossTest)
#include "meeting_before_loss_test.moc"
