// From the move of a slider to the picture of the run with its value, on the virtual clock: what a
// person sees follow their hand. Each step is a rerun in a process of its own, recorded, drained,
// analysed and painted in the real window on the offscreen platform.
//
// Prints the median, the 95th percentile and the worst of all steps for each scenario.
#include "app/panels/parameter_form.h"
#include "app/panels/scenario_panel.h"
#include "app/timeline/timeline_view.h"
#include "app/window/main_window.h"
#include "tests/bench/window_bench.h"

#include <QDoubleSpinBox>
#include <QSettings>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

using namespace threadline;
using namespace threadline::app;

namespace {

struct Case {
    const char* scenario;
    const char* parameter;
    double from, to;
};
constexpr Case cases[] = {{"bottleneck/downloads", "requests", 2, 41},
                          {"bottleneck/simulation", "cells", 2, 41},
                          {"deadlock/philosophers", "eat", 2, 41},
                          {"race/lost-update", "times", 100, 490},
                          {"interpreter/cpu-bound", "work", 10, 49}};
constexpr int steps = 40;

double shown(MainWindow& window, const std::string& parameter) {
    if (!window.controller().has_run() || !window.controller().snapshot().trace.info)
        return -1;
    for (const auto& [name, value] : window.controller().snapshot().trace.info->parameters)
        if (name == parameter)
            return std::get<double>(value);
    return -1;
}

bool measure(const Case& one) {
    WindowStart start;
    start.scenarios = THREADLINE_SOURCE_DIR "/scenarios";
    start.runner = THREADLINE_BIN_DIR "/threadline-runner";
    start.scenario = one.scenario;
    MainWindow window(start);
    window.resize(1280, 800);
    window.show();
    if (!wait_for([&] { return window.commands().run->isEnabled(); }))
        return false;
    window.commands().virtual_clock->setChecked(true);
    window.commands().rerun->setChecked(true);
    window.commands().run->trigger();
    if (!wait_for([&] { return window.controller().phase() == RunController::Phase::Finished; }))
        return false;
    auto* box = window.findChild<ScenarioPanel*>()
                    ->form()
                    .findChild<QWidget*>(one.parameter)
                    ->findChild<QDoubleSpinBox*>();
    auto* timeline = window.findChild<TimelineView*>();
    std::vector<double> times;
    for (int i = 0; i < steps; ++i) {
        const double value = one.from + (one.to - one.from) * i / (steps - 1);
        if (shown(window, one.parameter) == value)
            continue;
        QElapsedTimer time;
        time.start();
        box->setValue(value);
        if (!wait_for([&] { return shown(window, one.parameter) == value; }))
            return false;
        timeline->refresh_now();
        timeline->grab();
        times.push_back(double(time.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    std::printf("%-24s %-9s %3zu steps  median %6.1f ms  95 %% %6.1f ms  worst %6.1f ms\n",
                one.scenario, one.parameter, times.size(), times[times.size() / 2],
                times[times.size() * 95 / 100], times.back());
    std::fflush(stdout);
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    return with_application(argc, argv, "ThreadlineSliderBench", [] {
        for (const Case& one : cases) {
            QSettings().clear();
            if (!measure(one)) {
                std::fprintf(stderr, "%s did not come to its end\n", one.scenario);
                return false;
            }
        }
        return true;
    });
}
