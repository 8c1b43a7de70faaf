// From the move of the handle under the timeline to the picture of that instant: lanes with their
// cursor, wait-for graph, source with its markers, values. Each step is a key press in the real
// window on the offscreen platform, and ends when all that it changed has been painted.
//
// Prints the median, the 99th percentile and the worst of all steps for each scenario and size.
#include "app/panels/scrub_bar.h"
#include "app/timeline/timeline_view.h"
#include "app/window/main_window.h"
#include "tests/bench/window_bench.h"

#include <QSettings>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

using namespace threadline;
using namespace threadline::app;

namespace {

constexpr const char* scenarios[] = {"deadlock/opposite-order", "deadlock/philosophers",
                                     "race/lost-update", "bottleneck/downloads",
                                     "interpreter/cpu-bound"};
constexpr QSize sizes[] = {{1024, 768}, {1920, 1080}};
constexpr int steps = 400;

// Whether anything of a widget has been painted.
class Painted : public QObject {
public:
    explicit Painted(const QWidget& of) : of_(of) {}
    bool done = false;

protected:
    bool eventFilter(QObject* object, QEvent* event) override {
        const auto* widget = qobject_cast<QWidget*>(object);
        if (event->type() == QEvent::Paint && widget && of_.isAncestorOf(widget))
            done = true;
        return false;
    }

private:
    const QWidget& of_;
};

bool measure(const char* scenario, QSize size) {
    WindowStart start;
    start.scenarios = THREADLINE_SOURCE_DIR "/scenarios";
    start.runner = THREADLINE_BIN_DIR "/threadline-runner";
    start.scenario = scenario;
    MainWindow window(start);
    window.resize(size);
    window.show();
    if (!wait_for([&] { return window.commands().run->isEnabled(); }))
        return false;
    window.commands().virtual_clock->setChecked(true);
    window.commands().run->trigger();
    auto* bar = window.findChild<ScrubBar*>();
    if (!wait_for([&] {
            return window.controller().phase() == RunController::Phase::Finished &&
                   bar->isEnabled();
        }))
        return false;
    QApplication::processEvents();

    auto* timeline = window.findChild<TimelineView*>();
    Painted painted(*timeline);
    qApp->installEventFilter(&painted);
    std::vector<double> times;
    for (int i = 0; i <= steps; ++i) {
        const int value = bar->minimum() + (bar->maximum() - bar->minimum()) * i / steps;
        if (value == bar->value())
            continue;
        painted.done = false;
        QElapsedTimer time;
        time.start();
        bar->setValue(value);
        timeline->refresh_now();  // not with the next frame
        do
            QApplication::processEvents();
        while (!painted.done && time.elapsed() < 1000);
        times.push_back(double(time.nsecsElapsed()) / 1e6);
        if (!painted.done)
            return false;
    }
    qApp->removeEventFilter(&painted);
    std::sort(times.begin(), times.end());
    std::printf("%-24s %4d x %-4d %4zu steps  median %6.2f ms  99 %% %6.2f ms  worst %6.2f ms\n",
                scenario, size.width(), size.height(), times.size(), times[times.size() / 2],
                times[times.size() * 99 / 100], times.back());
    std::fflush(stdout);
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    return with_application(argc, argv, "ThreadlineScrubBench", [] {
        for (const char* scenario : scenarios)
            for (const QSize size : sizes) {
                QSettings().clear();
                if (!measure(scenario, size)) {
                    std::fprintf(stderr, "%s did not come to its end\n", scenario);
                    return false;
                }
            }
        return true;
    });
}
