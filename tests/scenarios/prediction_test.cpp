// From one run the wall time of another: within ten percent of what the virtual clock then gives.
#include "engine/analysis/prediction.h"
#include "engine/session/session.h"

#include <QTest>

using namespace threadline;

namespace {

struct Row {
    const char* scenario;
    const char* recorded;   // parameters of the run that is looked at
    const char* predicted;  // and of the one that it is to tell of
    int cores;
    std::size_t workers;  // 0: one for each unit of work
    int working;  // cores that can be used at a time: 1 under an interpreter lock, or on a loop
};

constexpr Row rows[] = {
    {"bottleneck/downloads", "", "", 2, 1, 2},
    {"bottleneck/downloads", "", "tool=threads", 2, 0, 2},
    {"bottleneck/downloads", "requests=50", "requests=50,tool=threads", 2, 0, 2},
    {"bottleneck/downloads", "", "tool=pool of threads", 2, 4, 2},
    {"bottleneck/downloads", "", "tool=event loop", 2, 0, 1},
    {"bottleneck/downloads", "tool=threads", "", 2, 1, 2},
    {"bottleneck/simulation", "", "tool=threads", 4, 4, 4},
    {"bottleneck/simulation", "", "tool=threads,threads=3", 4, 3, 4},
    {"bottleneck/simulation", "", "tool=threads", 1, 4, 1},
    {"bottleneck/mixed", "", "tool=threads", 4, 0, 4},
    {"bottleneck/mixed", "", "tool=threads", 2, 0, 2},
    {"bottleneck/mixed", "", "tool=threads", 1, 0, 1},
    {"bottleneck/files", "", "tool=threads", 4, 4, 4},
    {"bottleneck/files", "tool=threads", "", 4, 1, 4},
    {"bottleneck/files", "", "tool=threads,threads=20", 2, 20, 2},
    {"bottleneck/query", "", "tool=threads,connections=12", 4, 12, 4},
    {"bottleneck/query", "", "tool=threads", 4, 4, 4},
    {"bottleneck/images", "", "tool=threads", 4, 4, 4},
    {"bottleneck/images", "", "tool=threads,interpreter lock=true", 4, 4, 1},
    {"bottleneck/images", "tool=threads", "", 4, 1, 4},
    {"bottleneck/array", "", "tool=threads", 4, 0, 4},
    {"bottleneck/array", "", "tool=threads", 2, 0, 2},
    {"bottleneck/array", "tool=threads", "", 4, 1, 4},
    {"interpreter/cpu-bound", "tool=one thread", "tool=threads", 4, 0, 1},
    {"interpreter/cpu-bound", "tool=one thread", "tool=threads without lock", 4, 0, 4},
    {"interpreter/cpu-bound", "tool=one thread", "tool=processes", 4, 0, 4},
    {"interpreter/cpu-bound", "tool=threads", "tool=one thread", 4, 1, 4},
    {"interpreter/io-bound", "lock=false", "lock=true", 2, 8, 1},
    {"race/locks-cost", "guard=one lock,hold=long,threads=1,times=40",
     "guard=one lock,hold=long,threads=1,times=40", 4, 1, 4},
    {"race/locks-cost", "guard=one lock,hold=long", "guard=one lock,hold=long", 4, 4, 4},
};

Result<trace::Snapshot> run_of(const char* scenario, const QString& parameters, int cores) {
    session::RunRequest request;
    request.scenario = std::string(THREADLINE_SOURCE_DIR "/scenarios/") + scenario + ".lua";
    request.name = scenario;
    request.runner = std::string(THREADLINE_BIN_DIR) + "/threadline-runner";
    request.simulated_cpu.emplace().cores = static_cast<std::uint32_t>(cores);
    for (const QString& part : parameters.split(',', Qt::SkipEmptyParts))
        request.parameters.emplace_back(part.section('=', 0, 0).toStdString(),
                                        part.section('=', 1).toStdString());
    auto started = session::Session::start(std::move(request));
    if (!started)
        return started.error();
    started.value()->wait();
    return started.value()->snapshot().trace;
}

double ms(trace::Duration time) {
    return static_cast<double>(time.count()) / 1e6;
}

}  // namespace

class PredictionTest : public QObject {
    Q_OBJECT

private slots:
    void isWithinTenPercentOfTheOutcome_data() {
        QTest::addColumn<int>("place");
        for (int i = 0; i < int(std::size(rows)); ++i)
            QTest::addRow("%s %s -> %s on %d", rows[i].scenario, rows[i].recorded,
                          rows[i].predicted, rows[i].cores)
                << i;
    }
    void isWithinTenPercentOfTheOutcome() {
        QFETCH(int, place);
        const Row& row = rows[place];
        const auto recorded = run_of(row.scenario, row.recorded, row.cores);
        const auto outcome = run_of(row.scenario, row.predicted, row.cores);
        QVERIFY2(recorded.ok(), recorded ? "" : recorded.error().message.c_str());
        QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().message.c_str());
        const auto work = analysis::work_of(*recorded);
        QVERIFY2(work.ok(), work ? "" : work.error().message.c_str());
        const double predicted =
            ms(analysis::predict(*work, row.workers > 0 ? row.workers : work->size(),
                                 static_cast<std::uint32_t>(row.working)));
        const double measured = ms(outcome->info->wall);
        QVERIFY2(std::abs(predicted - measured) <= 0.1 * measured,
                 qPrintable(QString("predicted %1 ms, came out %2 ms, of %3 units")
                                .arg(predicted)
                                .arg(measured)
                                .arg(work->size())));
        QVERIFY(ms(analysis::amdahl_bound(*work, static_cast<std::uint32_t>(row.working))) <=
                1.001 * predicted);
    }

    void isNotMadeWhereThreadsWaitForEachOther() {
        const auto run = run_of("classics/amdahl", "", 4);
        QVERIFY(run.ok());
        const analysis::Predictions predicted = analysis::predictions_of(*run);
        QVERIFY(predicted.tools.empty());
        QVERIFY2(QString::fromStdString(predicted.why_not).contains(" waited for another one"),
                 predicted.why_not.c_str());
    }

    void amdahlCountsWhatIsDoneUnderOneLock() {
        using analysis::Segment;
        using namespace std::chrono_literals;
        const ObjectId lock{1};
        const analysis::WorkUnit unit{{Segment::Kind::Compute, 30ms, {}},
                                      {Segment::Kind::Lock, 0ms, lock},
                                      {Segment::Kind::Compute, 10ms, {}},
                                      {Segment::Kind::Unlock, 0ms, lock}};
        const std::vector<analysis::WorkUnit> work(8, unit);
        QCOMPARE(analysis::amdahl_bound(work, 1), trace::Duration(320ms));
        QCOMPARE(analysis::amdahl_bound(work, 4), trace::Duration(140ms));
        QCOMPARE(analysis::amdahl_bound(work, 1000), trace::Duration(80ms + 240us));
        QVERIFY(analysis::predict(work, 8, 8) >= 110ms);  // the first comes to the lock at 30 ms
        QCOMPARE(analysis::predict(work, 1, 8), trace::Duration(320ms));
    }
};

QTEST_GUILESS_MAIN(PredictionTest)
#include "prediction_test.moc"
