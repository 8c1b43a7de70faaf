// The words beside a figure speak of what it draws, whatever was chosen for it.
#include "app/figure/figure.h"
#include "tests/app/run_fixture.h"

#include <QTest>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::RunFixture;

class FigureWordsTest : public QObject {
    Q_OBJECT

private slots:
    void onlyTheLanesThatAreDrawnAreTold();
    void lanesThatAreLeftOutAreCounted();
    void whereNoLaneIsDrawnNoneIsTold();
    void threadsThatShareALaneAreAllTold();
    void provenanceHasWhatSimulatedTimeGoesTo();
    void whatOtherProgramsHadOfTheCoresIsToldWhereItIsMuch();

private:
    static FigureText words(const TimelineOptions& timeline,
                            const session::RunSnapshot& run = RunFixture::opposite_order()) {
        FigureOptions options;
        options.timeline = timeline;
        return figure_words(run, options);
    }
};

void FigureWordsTest::whatOtherProgramsHadOfTheCoresIsToldWhereItIsMuch() {
    session::RunSnapshot run = RunFixture::opposite_order();
    auto info = std::make_shared<trace::RunInfo>(*run.trace.info);
    info->cores = 2;
    run.trace.info = std::move(info);
    const auto caption = [&run](int percent) {
        run.trace.cpus.clear();
        for (std::uint16_t i = 0; i < 2; ++i) {
            auto cpu = std::make_shared<trace::CpuLane>();
            cpu->cpu = i;
            cpu->end = run.trace.now;
            const trace::Time until = run.trace.now * percent / 100;
            cpu->intervals.append({trace::Time{0}, until, {}, trace::CpuUse::OtherPrograms, false});
            cpu->intervals.append({until, run.trace.now, {}, trace::CpuUse::Idle, false});
            run.trace.cpus.push_back(std::move(cpu));
        }
        return words({}, run).caption;
    };
    QVERIFY2(caption(60).endsWith("Measured on 2 cores, which other programs had for 60 % of the "
                                  "time."),
             qPrintable(caption(60)));
    QVERIFY2(caption(20).endsWith("Measured on 2 cores."), qPrintable(caption(20)));
}

void FigureWordsTest::onlyTheLanesThatAreDrawnAreTold() {
    TimelineOptions threads;
    threads.locks = false;
    const FigureText of_threads = words(threads);
    QVERIFY2(of_threads.caption.contains("Timeline of 2 threads."), qPrintable(of_threads.caption));
    QVERIFY2(of_threads.description.contains("it shows 2 threads."),
             qPrintable(of_threads.description));
    QVERIFY(of_threads.description.contains("A lived for"));
    QVERIFY(!of_threads.description.contains("Lock 1: acquisitions"));
    TimelineOptions locks;
    locks.threads = false;
    const FigureText of_locks = words(locks);
    QVERIFY2(of_locks.caption.contains("Timeline of 2 locks."), qPrintable(of_locks.caption));
    QVERIFY(!of_locks.description.contains("A lived for"));
    QVERIFY(of_locks.description.contains("Lock 1: acquisitions"));
}

void FigureWordsTest::lanesThatAreLeftOutAreCounted() {
    TimelineOptions options;
    options.arrangement.hidden = {"thread:B"};
    const FigureText text = words(options);
    QVERIFY2(text.caption.contains("1 thread and 2 locks. 1 lane is left out."),
             qPrintable(text.caption));
    QVERIFY(text.description.contains("1 lane is left out."));
    QVERIFY(!text.description.contains("B lived for"));
}

void FigureWordsTest::whereNoLaneIsDrawnNoneIsTold() {
    TimelineOptions none;
    none.threads = none.locks = none.variables = none.cpus = false;
    const FigureText text = words(none);
    QVERIFY2(text.description.startsWith("A timeline: time runs from left to right, from 0 ms to "
                                         "121 ms. The figures"),
             qPrintable(text.description));
}

void FigureWordsTest::threadsThatShareALaneAreAllTold() {
    RunFixture run;
    for (int i = 1; i <= 5; ++i)
        run.thread("Worker " + std::to_string(i)).runs(0, 10);
    TimelineOptions options;
    options.fold_above = 3;
    const FigureText text = words(options, run.at(10));
    QVERIFY2(text.caption.contains("Timeline of 5 threads."), qPrintable(text.caption));
    QVERIFY(text.description.contains("Worker 5 lived for"));
}

void FigureWordsTest::provenanceHasWhatSimulatedTimeGoesTo() {
    trace::RunInfo info;
    info.clock = trace::Clock::Virtual;
    const auto simulated = [&] {
        for (const FigureFact& fact : provenance_of(info))
            if (fact.key == "simulate")
                return fact.value;
        return QString();
    };
    QCOMPARE(simulated(), QString());
    info.simulate = "slice=1ms";
    QCOMPARE(simulated(), QString("slice=1ms"));
}

QTEST_MAIN(FigureWordsTest)
#include "figure_words_test.moc"
