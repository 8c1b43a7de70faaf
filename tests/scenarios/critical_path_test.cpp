// Every shipped scenario, on the virtual clock: its critical path is as long as the run, to the
// nanosecond, and its lanes add up.
#include "engine/analysis/report.h"
#include "engine/session/session.h"
#include "tests/engine/cpu_accounting.h"

#include <QTest>

#include <algorithm>
#include <filesystem>

using namespace threadline;
using trace::Duration;

namespace fs = std::filesystem;

class CriticalPathTest : public QObject {
    Q_OBJECT

private slots:
    void isAsLongAsTheRun_data() {
        QTest::addColumn<QString>("path");
        const fs::path root = THREADLINE_SOURCE_DIR "/scenarios";
        std::vector<fs::path> scenarios;
        for (const auto& entry : fs::recursive_directory_iterator(root))
            if (entry.path().extension() == ".lua")
                scenarios.push_back(entry.path());
        std::sort(scenarios.begin(), scenarios.end());
        for (const fs::path& path : scenarios)
            QTest::newRow(fs::relative(path, root).c_str()) << QString::fromStdString(path);
        QVERIFY(!scenarios.empty());
    }

    void isAsLongAsTheRun() {
        QFETCH(QString, path);
        session::RunRequest request;
        request.scenario = path.toStdString();
        request.name = request.scenario.stem();
        request.runner = fs::path(THREADLINE_BIN_DIR) / "threadline-runner";
        request.time_limit = std::chrono::seconds(5);
        request.simulated_cpu.emplace().cores = 2;
        auto started = session::Session::start(std::move(request));
        QVERIFY2(started, started ? "" : started.error().message.c_str());
        started.value()->wait();
        const session::RunSnapshot run = started.value()->snapshot();
        QVERIFY2(run.trace.info->outcome != trace::Outcome::Failed, run.trace.info->error.c_str());
        QCOMPARE(test::unaccounted(run.trace), QString());

        const auto critical = analysis::make_report(run.trace, *run.findings).critical_path;
        QVERIFY(critical);
        QCOMPARE(critical->length(), run.trace.info->wall);
        QCOMPARE(critical->states.total() + critical->outside, run.trace.info->wall);
        Duration threads = critical->outside;
        for (const analysis::ThreadOnPath& thread : critical->threads)
            threads += thread.time;
        QCOMPARE(threads, run.trace.info->wall);
        trace::Time at{0};
        for (const analysis::PathStep& step : critical->steps) {
            QCOMPARE(step.range.begin, at);
            at = step.range.end;
        }
        for (const analysis::LockOnPath& lock : critical->locks)
            QVERIFY(lock.held <= run.trace.info->wall);
    }
};

QTEST_GUILESS_MAIN(CriticalPathTest)
#include "critical_path_test.moc"
