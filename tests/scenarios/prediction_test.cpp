// From one run the wall time of another: within ten percent of what the virtual clock then gives.
#include "app/compare/tool_variants.h"
#include "app/lesson/lesson.h"

#include "engine/analysis/prediction.h"
#include "engine/session/scenario_description.h"
#include "engine/session/session.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>
#include <algorithm>
#include <map>

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
    {"bottleneck/simulation", "", "tool=threads,workers=3", 4, 3, 4},
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

Result<trace::Snapshot> new_run_of(const char* scenario, const QString& parameters, int cores) {
    session::RunRequest request;
    request.scenario = std::string(THREADLINE_SOURCE_DIR "/scenarios/") + scenario + ".lua";
    request.name = scenario;
    request.runner = THREADLINE_BIN_DIR "/threadline-runner";
    request.simulated_cpu.emplace().cores = static_cast<std::uint32_t>(cores);
    request.parameters = app::parameters_in(parameters.toStdString());
    auto started = session::Session::start(std::move(request));
    if (!started)
        return started.error();
    started.value()->wait();
    return started.value()->snapshot().trace;
}

// On the virtual clock it is the same each time.
Result<trace::Snapshot> run_of(const char* scenario, const QString& parameters, int cores) {
    static std::map<QString, Result<trace::Snapshot>> made;
    const QString key = QString("%1 %2 %3").arg(scenario, parameters).arg(cores);
    const auto known = made.find(key);
    return known != made.end()
               ? known->second
               : made.emplace(key, new_run_of(scenario, parameters, cores)).first->second;
}

double ms(trace::Duration time) {
    return static_cast<double>(time.count()) / 1e6;
}

const QDir& folder() {
    static const QDir scenarios(THREADLINE_SOURCE_DIR "/scenarios");
    return scenarios;
}

const std::vector<record::Declaration>& shipped() {
    static const std::vector<record::Declaration> all = [] {
        std::vector<std::filesystem::path> paths;
        QDirIterator files(folder().path(), {"*.lua"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            paths.emplace_back(files.next().toStdString());
        std::sort(paths.begin(), paths.end());
        auto described =
            session::describe_scenarios(THREADLINE_BIN_DIR "/threadline-runner", paths);
        if (!described)
            qFatal("%s", described.error().message.c_str());
        for (std::size_t i = 0; i < paths.size(); ++i)
            (*described)[i].name =
                folder().relativeFilePath(paths[i].c_str()).chopped(4).toStdString();
        return *described;
    }();
    return all;
}

constexpr std::array tools{analysis::WorkTool::OneThread,       analysis::WorkTool::Threads,
                           analysis::WorkTool::InterpreterLock, analysis::WorkTool::Pool,
                           analysis::WorkTool::EventLoop,       analysis::WorkTool::Processes};

QString variant(const record::Declaration& scenario, analysis::WorkTool tool) {
    const auto assignment = app::parameter_for(tool, scenario);
    return assignment ? QString::fromStdString(assignment->first + "=" + assignment->second)
                      : QString();
}

// The defaults, and what the lesson proposes to try.
QStringList parameters_tried(const std::string& scenario) {
    QStringList tried{""};
    QFile file(folder().filePath(QString::fromStdString(scenario) + ".lesson.md"));
    if (file.open(QIODevice::ReadOnly))
        if (const auto lesson = app::read_lesson(scenario, file.readAll().toStdString()))
            for (const app::NextTry& next : lesson->next)
                tried << QString::fromStdString(next.parameters);
    return tried;
}

QString told(trace::Duration predicted, trace::Duration measured, std::size_t units) {
    return QString("predicted %1 ms, came out %2 ms, of %3 units")
        .arg(ms(predicted))
        .arg(ms(measured))
        .arg(units);
}

// Who did as much as others, and not only summed up what they had done.
std::size_t workers_of(const trace::Snapshot& run) {
    using trace::State;
    std::vector<trace::Duration> work;
    for (const auto& lane : run.actors) {
        const trace::StateShares shares = lane->shares({lane->begin, lane->end});
        work.push_back(shares.of(State::Running) + shares.of(State::Io) +
                       shares.of(State::Sleeping));
    }
    const trace::Duration most = std::ranges::max(work);
    return std::size_t(
        std::ranges::count_if(work, [most](trace::Duration one) { return one * 20 > most; }));
}

// Where the work is not what has to be done: it was dealt in advance, or thrown away, or goes on
// for as long as somebody else waits.
const std::array unlike_others{QString("classics/work-stealing "), QString("deadlock/back-off "),
                               QString("deadlock/back-off rounds=200"),
                               QString("interpreter/convoy ")};

bool is_close(trace::Duration predicted, trace::Duration measured) {
    return std::abs(ms(predicted) - ms(measured)) <= 0.1 * ms(measured);
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
        const trace::Duration predicted =
            analysis::predict(*work, row.workers > 0 ? row.workers : work->size(),
                              static_cast<std::uint32_t>(row.working));
        const trace::Duration measured = outcome->info->wall;
        QVERIFY2(is_close(predicted, measured),
                 qPrintable(told(predicted, measured, work->size())));
        QVERIFY(ms(analysis::amdahl_bound(*work, static_cast<std::uint32_t>(row.working))) <=
                1.001 * ms(predicted));
    }

    // From each tool that a scenario knows to each other, as the window sets them side by side.
    void isCloseFromEachToolToEachOther_data() {
        QTest::addColumn<int>("place");
        QTest::addColumn<QString>("recorded");
        QTest::addColumn<int>("cores");
        for (std::size_t i = 0; i < shipped().size(); ++i) {
            QStringList variants{""};
            for (const analysis::WorkTool tool : tools)
                if (const QString one = variant(shipped()[i], tool); !one.isEmpty())
                    variants << one;
            for (const QString& recorded : variants)
                for (const int cores : {1, 2, 4})
                    if (variants.size() > 1)
                        QTest::addRow("%s %s on %d", shipped()[i].name.c_str(),
                                      qPrintable(recorded), cores)
                            << int(i) << recorded << cores;
        }
    }
    void isCloseFromEachToolToEachOther() {
        QFETCH(int, place);
        QFETCH(QString, recorded);
        QFETCH(int, cores);
        const record::Declaration& scenario = shipped()[std::size_t(place)];
        const auto run = run_of(scenario.name.c_str(), recorded, cores);
        QVERIFY2(run.ok(), run ? "" : run.error().message.c_str());
        const analysis::Predictions predicted = analysis::predictions_of(*run);
        for (const analysis::Prediction& one : predicted.tools) {
            const QString parameters = variant(scenario, one.tool);
            if (parameters.isEmpty())
                continue;
            const auto outcome = run_of(scenario.name.c_str(), parameters, cores);
            QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().message.c_str());
            QVERIFY2(is_close(one.wall, outcome->info->wall),
                     qPrintable(parameters + ": " +
                                told(one.wall, outcome->info->wall, predicted.units)));
        }
    }

    // And of the tool that the run itself had, for each scenario where work can be told apart.
    void isCloseToTheRunItself_data() {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<QString>("parameters");
        for (const record::Declaration& scenario : shipped())
            for (const QString& parameters : parameters_tried(scenario.name))
                QTest::addRow("%s %s", scenario.name.c_str(), qPrintable(parameters))
                    << QString::fromStdString(scenario.name) << parameters;
    }
    void isCloseToTheRunItself() {
        QFETCH(QString, scenario);
        QFETCH(QString, parameters);
        const QString name = scenario + " " + parameters;
        if (std::ranges::any_of(unlike_others, [&](const QString& other) {
                return other == name || (other.contains("convoy") && name.startsWith(other));
            }))
            return;
        const auto run = run_of(qPrintable(scenario), parameters, 4);
        QVERIFY2(run.ok(), run ? "" : run.error().message.c_str());
        const auto work = analysis::work_of(*run);
        if (!work) {
            QVERIFY(!work.error().message.empty());
            return;
        }
        // Each process has an interpreter of its own.
        const auto locks = std::ranges::count(run->tables->objects, record::ObjectKind::Interpreter,
                                              &trace::ObjectInfo::kind);
        const trace::Duration predicted = analysis::predict(
            *work, workers_of(*run), locks > 0 ? std::min(std::uint32_t(locks), 4u) : 4u);
        QVERIFY2(is_close(predicted, run->info->wall),
                 qPrintable(told(predicted, run->info->wall, work->size())));
    }

    void isNotMadeWhereOrderIsPartOfTheWork_data() {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<QString>("parameters");
        QTest::addColumn<QString>("why_not");
        QTest::newRow("a barrier") << "classics/amdahl"
                                   << ""
                                   << " waited for another one";
        QTest::newRow("work after a join") << "race/read-modify-write"
                                           << "cure=lock"
                                           << "Sum went on once another one had ended";
        QTest::newRow("readers") << "classics/readers-writers"
                                 << ""
                                 << " read under a reader-writer lock";
        QTest::newRow("two locks") << "deadlock/transfer"
                                   << "cure=global order"
                                   << " held two locks at once";
        QTest::newRow("tasks") << "bottleneck/downloads"
                               << "tool=event loop"
                               << "tasks share the thread";
    }
    void isNotMadeWhereOrderIsPartOfTheWork() {
        QFETCH(QString, scenario);
        QFETCH(QString, parameters);
        QFETCH(QString, why_not);
        const auto run = run_of(qPrintable(scenario), parameters, 4);
        QVERIFY(run.ok());
        const analysis::Predictions predicted = analysis::predictions_of(*run);
        QVERIFY(predicted.tools.empty());
        QVERIFY2(QString::fromStdString(predicted.why_not).contains(why_not),
                 predicted.why_not.c_str());
    }

    // What waiting for the lock costs is no work that others could take.
    void whereAllIsDoneUnderOneLockNoToolGains() {
        const auto run = run_of("race/lost-update", "guard=lock", 2);
        QVERIFY(run.ok());
        const analysis::Predictions predicted = analysis::predictions_of(*run);
        QCOMPARE(predicted.serial_name, std::string("Lock"));
        QVERIFY(analysis::is_serial(predicted));
        QVERIFY(!predicted.tools.empty());
        for (const analysis::Prediction& one : predicted.tools) {
            QVERIFY(one.wall >= predicted.serial.time);
            QVERIFY2(ms(one.wall) < 1.03 * ms(run->info->wall) &&
                         ms(one.wall) > 0.97 * ms(run->info->wall),
                     qPrintable(told(one.wall, run->info->wall, predicted.units)));
            QCOMPARE(was_done_with(one, *run), one.tool == analysis::WorkTool::Threads);
        }
    }

    void whereMuchIsDoneWithoutALockItIsNotSaid() {
        const auto run = run_of("bottleneck/simulation", "tool=threads", 2);
        QVERIFY(run.ok());
        QVERIFY(!analysis::is_serial(analysis::predictions_of(*run)));
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
        QCOMPARE(analysis::amdahl_bound(work, 2), trace::Duration(160ms));
        QCOMPARE(analysis::amdahl_bound(work, 1000), trace::Duration(80ms));
        // While one has the lock others compute: no bound is above what can be reached.
        for (const std::uint32_t cores : {1u, 2u, 3u, 4u, 8u})
            for (const std::size_t workers : {2u, 4u, 8u})
                QVERIFY(analysis::amdahl_bound(work, cores) <=
                        analysis::predict(work, workers, cores));
        QVERIFY(analysis::predict(work, 8, 8) >= 110ms);  // the first comes to the lock at 30 ms
        QCOMPARE(analysis::predict(work, 1, 8), trace::Duration(320ms));
    }
};

QTEST_GUILESS_MAIN(PredictionTest)
#include "prediction_test.moc"
