// What a person waits for: from starting the program to a window that can be used, to the example
// run on show, and from pressing Run to the finished picture of a small scenario.
//
// A start is a process of its own: this program starts itself again with `first-frame`, `example`
// or `run` as its argument, opens the main window of the program on the offscreen platform, and
// ends once it has been painted with its scenarios in it, or once the run is on show. What is
// measured is the wall time of that process from exec to its last word, so that linking, fonts and
// theme count.
#include "app/timeline/fonts.h"
#include "app/window/appearance.h"
#include "app/window/main_window.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QSettings>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <string>
#include <utility>

using namespace threadline;
using namespace threadline::app;

namespace {

WindowStart start_here() {
    WindowStart start;
    start.scenarios = THREADLINE_SOURCE_DIR "/scenarios";
    start.runner = THREADLINE_BIN_DIR "/threadline-runner";
    return start;
}

enum class Until { FirstFrame, Example, Run };

// As run_window() does it; says "ready" and ends.
int open_window(int argc, char** argv, Until until) {
    QApplication application(argc, argv);
    QApplication::setOrganizationName("Threadline");
    QApplication::setApplicationName("Threadline");
    remember_system_palette(QApplication::palette());
    QApplication::setStyle(QStyleFactory::create("Fusion"));
    load_fonts();
    WindowStart start = start_here();
    if (until == Until::Run)
        start.scenario = "race/lost-update";  // over in some milliseconds
    start.first_minute = until != Until::Run;
    QSettings().setValue("tour/is-known", true);
    MainWindow window(start);
    window.show();
    const auto say_ready = [] {
        std::puts("ready");
        std::fflush(stdout);
        QApplication::quit();
    };
    QTimer look;
    bool started = false;
    QObject::connect(&look, &QTimer::timeout, &window, [&] {
        if (!window.commands().run->isEnabled())
            return;  // the scenarios are still being read
        if (until == Until::FirstFrame) {
            window.grab();  // whatever is still to be painted
            say_ready();
        } else if (until == Until::Run && !std::exchange(started, true)) {
            window.commands().run->trigger();
        }
    });
    QObject::connect(&window.controller(), &RunController::finished, &window, [&] {
        window.grab();
        say_ready();
    });
    look.start(1);
    return QApplication::exec();
}

void start_program(benchmark::State& state, const QString& what) {
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    environment.insert("HOME", home.path());
    environment.insert("XDG_CONFIG_HOME", home.path());
    environment.insert("XDG_CACHE_HOME", home.path());
    for (auto _ : state) {
        QProcess process;
        process.setProcessEnvironment(environment);
        QElapsedTimer time;
        time.start();
        process.start("/proc/self/exe", {what});
        QByteArray said;
        while (!said.contains("ready") && process.waitForReadyRead(30'000))
            said += process.readAllStandardOutput();
        state.SetIterationTime(double(time.nsecsElapsed()) / 1e9);
        process.waitForFinished(30'000);
        if (!said.contains("ready")) {
            state.SkipWithError("the window did not become usable");
            break;
        }
    }
}

void first_frame(benchmark::State& state) {
    start_program(state, "first-frame");
}

void first_frame_and_example(benchmark::State& state) {
    start_program(state, "example");
}

void first_frame_and_run(benchmark::State& state) {
    start_program(state, "run");
}

BENCHMARK(first_frame)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(10);
BENCHMARK(first_frame_and_example)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(10);
BENCHMARK(first_frame_and_run)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(10);

}  // namespace

int main(int argc, char** argv) {
    for (const auto& [word, until] : {std::pair{"first-frame", Until::FirstFrame},
                                      {"example", Until::Example},
                                      {"run", Until::Run}})
        if (argc == 2 && argv[1] == std::string(word))
            return open_window(argc, argv, until);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
