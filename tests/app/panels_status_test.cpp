// The line below the window: what is said of the run, as fine as its instants, and what gives way.
#include "app/panels/elided_label.h"
#include "app/panels/run_status.h"
#include "app/timeline/wording.h"
#include "app/timeline/wording_terms.h"
#include "tests/app/run_fixture.h"

#include <QLabel>
#include <QtTest>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;

class PanelsStatusTest : public QObject {
    Q_OBJECT

private slots:
    void theLineBelowIsAsFineAsTheInstantsOfTheRun();
    void aSentenceHasTheRoomOfClockAndEvents();
};

// Beside the player, which tells 2.046 ms.
void PanelsStatusTest::theLineBelowIsAsFineAsTheInstantsOfTheRun() {
    for (const auto& [end, told] : {std::pair(2.046, "2.046 ms"), std::pair(2.0465, "2.047 ms")}) {
        test::RunFixture fixture;
        fixture.thread("A").runs(0, end);
        const session::RunSnapshot run = fixture.at(end);
        QCOMPARE(wording::instant_text(run.trace.now, run.trace.now), QString(told));
        QVERIFY2(describe_outcome(run).startsWith(QString("Completed in ") + told),
                 qPrintable(describe_outcome(run)));
        RunStatus status;
        status.show_run(run, describe_outcome(run), {});
        const QList<QLabel*> labels = status.findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [&](QLabel* each) { return each->text() == told; }));
    }
}

void PanelsStatusTest::aSentenceHasTheRoomOfClockAndEvents() {
    RunStatus status;
    const int height = status.sizeHint().height();
    status.resize(1024, height);
    status.show();
    QVERIFY(QTest::qWaitForWindowExposed(&status));
    session::RunSnapshot run;
    run.trace.finished = true;
    run.trace.now = std::chrono::microseconds(33'490);
    run.trace.events = 1'000'008;
    const auto label = [&](const QString& words) {
        for (const QLabel* each : status.findChildren<QLabel*>())
            if (each->text().contains(words))
                return each->isVisible();
        return false;
    };
    const auto* said = status.findChild<ElidedLabel*>();
    status.show_clock("real");
    status.show_run(run, "Deadlock", "Deadlock");
    QTRY_VERIFY(label("events") && label("clock: real") && label(" ms"));
    QString sentence = "B begins to wait";
    while (said->fontMetrics().horizontalAdvance(sentence) < 860)
        sentence += " for A";
    status.show_run(run, "Deadlock", sentence);
    QTRY_VERIFY(!label("clock: real"));
    QTRY_COMPARE(said->shown(), sentence);
    QVERIFY(label(" ms"));
    // The clock goes first.
    bool has_events_alone = false;
    for (int width = 1600; width >= 900; width -= 10) {
        status.resize(width, height);
        QCoreApplication::sendPostedEvents();
        QVERIFY(label("events") || !label("clock: real"));
        QVERIFY(!label("events") || said->shown() == sentence);
        has_events_alone |= label("events") && !label("clock: real");
    }
    QVERIFY(has_events_alone && !label("events"));
    status.show_run(run, "Deadlock", "Deadlock");
    QTRY_VERIFY(label("events") && label("clock: real"));
    status.show_side_by_side(2);
    QVERIFY(!label("events") && !label("clock: real") && !label(" ms"));
    QCoreApplication::sendPostedEvents();
    QVERIFY(!label("events") && !label("clock: real"));
}

QTEST_MAIN(PanelsStatusTest)
#include "panels_status_test.moc"
