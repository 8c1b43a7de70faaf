// How long the timeline takes to lay out and to paint: a frame at 60 a second has 16 ms.
#include "app/timeline/geometry.h"
#include "app/timeline/lane_tree.h"
#include "app/timeline/minimap.h"
#include "app/timeline/painter.h"
#include "app/timeline/timeline_view.h"
#include "tests/app/run_fixture.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QImage>
#include <QPainter>

#include <map>

using namespace threadline;
using namespace threadline::app;
using threadline::test::RunFixture;

namespace {

QApplication& application() {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static int count = 1;
    static char name[] = "timeline_bench";
    static char* arguments[] = {name, nullptr};
    // Never destroyed: what Qt keeps static is gone by the time our own statics would be.
    static auto* instance = new QApplication(count, arguments);
    return *instance;
}

const session::RunSnapshot& busy(int lanes, int intervals) {
    static std::map<std::pair<int, int>, session::RunSnapshot> known;
    auto& run = known[{lanes, intervals}];
    if (run.trace.actors.empty())
        run = RunFixture::busy(lanes, intervals);
    return run;
}

constexpr double width = 1920;

void lay_out_rows(benchmark::State& state) {
    application();
    const auto& run = busy(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
    for (auto _ : state)
        benchmark::DoNotOptimize(lane_rows(run, {}, theme(ThemeKind::Light)));
}

void lay_out_lanes(benchmark::State& state) {
    application();
    const auto& run = busy(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
    const Theme& look = theme(ThemeKind::Light);
    const auto rows = lane_rows(run, {}, look);
    const double share = static_cast<double>(state.range(2)) / 1000;
    const auto all = static_cast<double>(run.trace.now.count());
    const trace::TimeRange range{trace::Time(std::int64_t(all * 0.3 * (1 - share))),
                                 trace::Time(std::int64_t(all * (0.3 * (1 - share) + share)))};
    std::size_t boxes = 0;
    for (auto _ : state) {
        const auto list = lane_content(run, rows, {range, 0, width}, {}, look);
        boxes = list.boxes.size();
        benchmark::DoNotOptimize(list);
    }
    state.counters["boxes"] = static_cast<double>(boxes);
}

void paint_lanes(benchmark::State& state) {
    application();
    const auto& run = busy(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
    const Theme& look = theme(ThemeKind::Light);
    const auto rows = lane_rows(run, {}, look);
    const auto list = lane_content(run, rows, {run.trace.range(), 0, width}, {}, look);
    QImage image(static_cast<int>(width), 1080, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    for (auto _ : state)
        paint(painter, list, look);
}

// What a person waits for: a fresh snapshot laid out and painted by the widget, 1920 x 1080.
void show_frame(benchmark::State& state) {
    application();
    const auto& run = busy(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
    TimelineView view;
    view.resize(1920, 1080);
    view.set_run(run);
    QImage image(view.size(), QImage::Format_RGB32);
    view.grab();
    for (auto _ : state) {
        view.set_run(run);
        view.refresh_now();
        view.render(&image);
    }
}

// The same lanes in an order of somebody's own, some of them hidden.
void lay_out_arranged_rows(benchmark::State& state) {
    application();
    const auto& run = busy(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
    TimelineOptions options;
    options.fold_above = 0;
    for (const LaneRow& row : lane_rows(run, options, theme(ThemeKind::Light)))
        options.arrangement.order.prepend(lane_key(row, *run.trace.tables));
    options.arrangement.hidden = {"thread:Worker 7", "lock:log"};
    for (auto _ : state)
        benchmark::DoNotOptimize(lane_rows(run, options, theme(ThemeKind::Light)));
}

// A person pans to and fro, or zooms in and out, near the middle of the run.
void pan_and_zoom(benchmark::State& state, bool zoom) {
    application();
    const auto& run = busy(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
    TimelineView view;
    view.resize(1920, 1080);
    view.set_run(run);
    QImage image(view.size(), QImage::Format_RGB32);
    view.grab();
    const auto part = run.trace.now / state.range(2);
    view.show_range({run.trace.now / 2 - part / 2, run.trace.now / 2 + part / 2});
    bool forth = false;
    for (auto _ : state) {
        forth = !forth;
        if (zoom)
            forth ? view.zoom_in() : view.zoom_out();
        else
            forth ? view.pan_right() : view.pan_left();
        view.refresh_now();
        view.render(&image);
    }
}
void pan(benchmark::State& state) {
    pan_and_zoom(state, false);
}
void zoom(benchmark::State& state) {
    pan_and_zoom(state, true);
}

// What the minimap shows, made in the background.
void minimap_density(benchmark::State& state) {
    application();
    const auto& run = busy(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
    for (auto _ : state)
        benchmark::DoNotOptimize(run_density(run));
}

// Its share of a frame: while the timeline is panned, and where a live run has grown.
void minimap_frame_of(benchmark::State& state, bool grows) {
    application();
    const auto& run = busy(64, 15'625);
    Minimap map;
    map.resize(1920, 38);
    map.set_run(run);
    map.set_density(run_density(run));
    QImage image(map.size(), QImage::Format_RGB32);
    map.grab();
    std::int64_t at = 0;
    for (auto _ : state) {
        at = (at + 1) % 500;
        const auto begin = run.trace.now * at / 1000;
        map.set_visible_range({begin, begin + run.trace.now / 10});
        if (grows)
            map.set_run(run);
        map.render(&image);
    }
}
void minimap_pan(benchmark::State& state) {
    minimap_frame_of(state, false);
}
void minimap_live(benchmark::State& state) {
    minimap_frame_of(state, true);
}

BENCHMARK(lay_out_rows)->Args({64, 15'625})->Args({4096, 16})->Unit(benchmark::kMillisecond);
// lanes, intervals a lane, per mille of the run in sight
BENCHMARK(lay_out_lanes)
    ->Args({64, 15'625, 1000})
    ->Args({64, 15'625, 100})
    ->Args({64, 15'625, 1})
    ->Args({1, 1'000'000, 1000})
    ->Args({8, 1'000'000, 1000})
    ->Args({10, 40, 1000})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(lay_out_arranged_rows)
    ->Args({64, 15'625})
    ->Args({4096, 16})
    ->Unit(benchmark::kMillisecond);
// lanes, intervals a lane, so many times as much as is in sight
BENCHMARK(pan)
    ->Args({2, 40, 4})
    ->Args({64, 15'625, 1})
    ->Args({64, 15'625, 4})
    ->Args({64, 15'625, 1000})
    ->Args({4096, 16, 4})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(zoom)
    ->Args({2, 40, 4})
    ->Args({64, 15'625, 1})
    ->Args({64, 15'625, 4})
    ->Args({64, 15'625, 1000})
    ->Args({4096, 16, 4})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(minimap_density)->Args({64, 15'625})->Args({4096, 16})->Unit(benchmark::kMillisecond);
BENCHMARK(minimap_pan)->Unit(benchmark::kMillisecond);
BENCHMARK(minimap_live)->Unit(benchmark::kMillisecond);
BENCHMARK(paint_lanes)->Args({64, 15'625})->Args({10, 40})->Unit(benchmark::kMillisecond);
BENCHMARK(show_frame)
    ->Args({2, 40})
    ->Args({64, 15'625})
    ->Args({4096, 16})
    ->Unit(benchmark::kMillisecond);

}  // namespace
