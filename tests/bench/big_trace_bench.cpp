// A trace of a hundred million events over 64 lanes, from its recording to its frames: how large
// its file is, how long it takes to open, what it takes in memory, and how long a frame takes while
// a person pans, zooms and hovers.
//   big_trace_bench [--events N] [--threads N] [--folder PATH]      default: 100 million, 64, /tmp
#include "tests/bench/big_trace.h"

#include "app/timeline/timeline_view.h"
#include "engine/session/live_trace.h"
#include "engine/session/long_trace.h"
#include "engine/session/long_trace_file.h"
#include "engine/session/session.h"

#include <QApplication>
#include <QMouseEvent>
#include <QProcess>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <time.h>

using namespace threadline;

namespace {

using Clock = std::chrono::steady_clock;

// By the clock on the wall, and by that of the thread's CPU, which other programs do not disturb.
struct Took {
    double wall = 0;
    double cpu = 0;
    Took& operator+=(Took other) {
        wall += other.wall;
        cpu += other.cpu;
        return *this;
    }
    friend Took operator-(Took a, Took b) { return {a.wall - b.wall, a.cpu - b.cpu}; }
};

class Stopwatch {
public:
    Took ms() const {
        return {std::chrono::duration<double, std::milli>(Clock::now() - begin_).count(),
                cpu() - cpu_};
    }

private:
    static double cpu() {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
    }
    Clock::time_point begin_ = Clock::now();
    double cpu_ = cpu();
};

double peak_mib() {
    // Not getrusage(): what it says begins with the peak of the parent.
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return std::strtod(line.c_str() + 6, nullptr) / 1024;
    return 0;
}

[[noreturn]] void fail(const std::string& what) {
    std::fprintf(stderr, "big_trace_bench: %s\n", what.c_str());
    std::exit(1);
}

// As a session does it, without the rings.
void write_trace(const std::filesystem::path& path, std::uint64_t events, std::uint32_t threads) {
    bench::BigTrace source(threads);
    auto writer = trace::TraceWriter::create(path);
    if (!writer)
        fail(writer.error().message);
    session::LiveTrace live;
    live.keep_checkpoints({.memory = session::RunRequest{}.memory});
    live.set_info(std::make_shared<const trace::RunInfo>(source.info));
    live.set_tables(std::make_shared<const trace::Tables>(source.tables));
    std::vector<trace::TraceEvent> batch;
    Took generating;
    Took tracing;
    const Stopwatch begin;
    std::uint64_t done = 0;
    const auto take = [&] {
        const Stopwatch at;
        live.apply(batch);
        tracing += at.ms();
        done += batch.size();
        Status written = (*writer)->append(batch, source.tables);
        if (written)
            written = session::write_checkpoints(live, **writer);
        if (!written)
            fail(written.error().message);
        live.settle(source.now(), source.now());
        batch.clear();
    };
    while (done < events) {
        const Stopwatch at;
        source.generate(std::min<std::uint64_t>(65'536, events - done), batch);
        generating += at.ms();
        take();
    }
    source.end(batch);
    take();
    live.finish(source.now());
    source.info.wall = source.now();
    source.info.events_recorded = done;
    Status written = session::write_overviews(live, **writer);
    if (written)
        written = (*writer)->finish(source.info, source.tables, {trace::Time{0}, source.now()});
    if (!written)
        fail(written.error().message);
    if (live.world().inconsistencies() != 0)
        fail("the events are not sound");
    const Took all = begin.ms();
    const auto rate = [&](const char* what, Took took) {
        std::printf("         %-36s %6.2f M events/s, %6.2f a second of CPU time\n", what,
                    static_cast<double>(done) / took.wall / 1000,
                    static_cast<double>(done) / took.cpu / 1000);
    };
    const auto size = std::filesystem::file_size(path);
    std::printf("record   %12llu events  %8.1f s (%.1f s of it to make them up)\n",
                static_cast<unsigned long long>(done), all.wall / 1000, generating.wall / 1000);
    rate("trace, analyses and checkpoints", tracing);
    rate("and the file", all - generating);
    std::printf("file     %12.1f MB      %8.2f bytes/event (goal: 8)\n",
                static_cast<double>(size) / 1e6,
                static_cast<double>(size) / static_cast<double>(done));
    std::printf("memory   %12.0f MiB peak while recording\n", peak_mib());
}

struct Frames {
    const char* name;
    std::vector<Took> times;
    std::vector<trace::Duration> stretches = {};  // of the run that each shows
    void print() {
        const auto part = [&](auto&& of) {
            std::vector<double> sorted;
            for (const Took took : times)
                sorted.push_back(of(took));
            std::sort(sorted.begin(), sorted.end());
            std::printf("  median %6.2f p99 %6.2f longest %6.2f", sorted[sorted.size() / 2],
                        sorted[sorted.size() * 99 / 100], sorted.back());
        };
        std::printf("%-6s %5zu frames, ms:", name, times.size());
        part([](Took took) { return took.wall; });
        std::printf("; of CPU time:");
        part([](Took took) { return took.cpu; });
        if (!stretches.empty()) {
            const auto worst = std::max_element(times.begin(), times.end(),
                                                [](Took a, Took b) { return a.cpu < b.cpu; });
            std::printf("; slowest where %.3f ms are seen",
                        static_cast<double>(
                            stretches[static_cast<std::size_t>(worst - times.begin())].count()) /
                            1e6);
        }
        std::printf("\n");
    }
};

void show(const std::filesystem::path& path) {
    // The window is there already.
    app::TimelineView view;
    view.resize(1920, 1080);
    view.show();
    QApplication::processEvents();
    const Stopwatch begin;
    auto opened = session::open_trace(path);
    if (!opened)
        fail(opened.error().message);
    const Took open = begin.ms();
    session::RunSnapshot run = std::move(opened).value();
    view.set_run(run);
    view.refresh_now();
    QApplication::sendPostedEvents();
    const Took painted = begin.ms();
    std::printf(
        "open     %12.0f ms, %8.0f ms to the first paint (goal: 1000); of CPU time %.0f, %.0f\n",
        open.wall, painted.wall, open.cpu, painted.cpu);
    std::printf("memory   %12.0f MiB peak at the first paint\n", peak_mib());
    view.grab().save(QString::fromStdString(path.string() + ".whole.png"));
    std::fflush(stdout);
    if (!run.whole)
        return;

    const auto frame = [&](Frames& frames, auto&& change) {
        const Stopwatch at;
        change();
        view.refresh_now();
        QApplication::sendPostedEvents();
        frames.times.push_back(at.ms());
        frames.stretches.push_back(view.visible_range().length());
    };
    const trace::Time all = run.trace.now;
    Frames zoom{"zoom", {}}, pan{"pan", {}}, hover{"hover", {}}, arrive{"detail", {}};
    Frames load{"part", {}};
    QWidget* plot = view.findChild<QWidget*>(QStringLiteral("timeline-plot"));
    const auto point_at = [&](int x, int y) {
        QMouseEvent event(QEvent::MouseMove, QPointF(x, y), plot->mapToGlobal(QPointF(x, y)),
                          Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(plot, &event);
    };
    // From afar to near and back at several places, panning and pointing at each level.
    for (const int place : {10, 33, 50, 77, 90}) {
        frame(zoom, [&] { view.fit(); });
        const trace::Time at = all * place / 100;
        for (double share = 0.5; share > 2e-7; share *= 0.6) {
            const trace::Duration half(
                static_cast<std::int64_t>(static_cast<double>(all.count()) * share / 2));
            frame(zoom, [&] { view.zoom_to({at - half, at + half}); });
            for (int i = 0; i < 3; ++i)
                frame(pan, [&] { view.pan_right(); });
            for (int i = 0; i < 5; ++i)
                frame(hover, [&] { point_at(300 + 300 * i, 100 + 170 * i); });
            const trace::TimeRange seen = view.visible_range();
            if (run.trace.is_detailed(seen) ||
                run.whole->events_in(seen) > run.whole->most_events())
                continue;
            const Stopwatch loading;
            auto detail = run.whole->detail(seen);
            if (!detail)
                fail(detail.error().message);
            load.times.push_back(loading.ms());
            run = std::move(detail).value();
            frame(arrive, [&] { view.set_run(run); });
            for (int i = 0; i < 3; ++i)
                frame(pan, [&] { view.pan_left(); });
            for (int i = 0; i < 5; ++i)
                frame(hover, [&] { point_at(310 + 300 * i, 100 + 170 * i); });
        }
    }
    view.grab().save(QString::fromStdString(path.string() + ".near.png"));
    for (Frames* frames : {&zoom, &pan, &hover, &arrive, &load})
        frames->print();
    std::printf("memory   %12.0f MiB peak (goal: 1500)\n", peak_mib());
}

}  // namespace

int main(int count, char** arguments) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(count, arguments);
    std::uint64_t events = 100'000'000;
    std::uint32_t threads = 64;
    std::string folder = "/tmp";
    std::string only;
    for (int i = 1; i + 1 < count; ++i) {
        if (std::strcmp(arguments[i], "--events") == 0)
            events = std::strtoull(arguments[i + 1], nullptr, 10);
        else if (std::strcmp(arguments[i], "--threads") == 0)
            threads = static_cast<std::uint32_t>(std::strtoul(arguments[i + 1], nullptr, 10));
        else if (std::strcmp(arguments[i], "--folder") == 0)
            folder = arguments[i + 1];
        else if (std::strcmp(arguments[i], "--show") == 0)
            only = arguments[i + 1];
    }
    if (!only.empty()) {
        show(only);
        return 0;
    }
    const std::filesystem::path path = std::filesystem::path(folder) / "threadline-big-trace.tline";
    write_trace(path, events, threads);
    std::fflush(stdout);
    // Opened by a process of its own, so that its peak is its own.
    QProcess viewer;
    viewer.setProcessChannelMode(QProcess::ForwardedChannels);
    viewer.start(QCoreApplication::applicationFilePath(),
                 {QStringLiteral("--show"), QString::fromStdString(path.string())});
    viewer.waitForFinished(-1);
    std::filesystem::remove(path);
    return viewer.exitCode();
}
