// What it costs that a schedule decides: choices a second on real threads, from the start of the
// run to its last snapshot, and how long a person waits for the next step of a stepped run.
#include "engine/session/session.h"

#include <benchmark/benchmark.h>
#include <unistd.h>

#include <fstream>
#include <thread>

using namespace threadline;
using namespace std::chrono_literals;
using record::SchedulePolicy;

namespace {

namespace fs = std::filesystem;

session::RunRequest request(int threads, int times) {
    session::RunRequest what;
    what.scenario =
        fs::temp_directory_path() / ("schedule_bench-" + std::to_string(getpid()) + ".lua");
    std::ofstream(what.scenario) << "local v = shared('v', 0)\nthreads(" << threads
                                 << ", 'T', function() for i = 1, " << times
                                 << " do v:write(v:read() + 1) end end)\n";
    what.runner = fs::path(THREADLINE_BIN_DIR) / "threadline-runner";
    what.time_limit = 120s;
    return what;
}

void run_with(benchmark::State& state, SchedulePolicy::Kind kind) {
    const auto threads = static_cast<int>(state.range(0));
    session::RunRequest what = request(threads, 100'000 / threads);
    what.schedule.kind = kind;
    what.schedule.seed = 1;
    what.schedule.steps = 200'000;
    std::int64_t choices = 0;
    for (auto _ : state) {
        auto started = session::Session::start(what);
        if (!started)
            return state.SkipWithError(started.error().message.c_str());
        started.value()->wait();
        choices += static_cast<std::int64_t>(started.value()->choices().size());
    }
    state.SetItemsProcessed(choices);
    fs::remove(what.scenario);
}

void seeded(benchmark::State& state) {
    run_with(state, SchedulePolicy::Kind::Seeded);
}
BENCHMARK(seeded)->ArgName("threads")->Arg(2)->Arg(10)->Arg(1000)->UseRealTime()->Unit(
    benchmark::kMillisecond);

void pct(benchmark::State& state) {
    run_with(state, SchedulePolicy::Kind::Pct);
}
BENCHMARK(pct)->ArgName("threads")->Arg(2)->Arg(10)->UseRealTime()->Unit(benchmark::kMillisecond);

// From one choice to the next decision, snapshot included.
void stepped(benchmark::State& state) {
    session::RunRequest what = request(2, 1'000'000);
    what.schedule.kind = SchedulePolicy::Kind::Stepped;
    auto started = session::Session::start(what);
    if (!started)
        return state.SkipWithError(started.error().message.c_str());
    session::Session& session = *started.value();
    const auto decide = [&session] {
        auto decision = session.decision();
        while (!decision && !session.finished()) {
            std::this_thread::yield();
            decision = session.decision();
        }
        return decision;
    };
    for (auto _ : state) {
        const auto decision = decide();
        if (!decision || !session.choose(decision->choices().front()))
            return state.SkipWithError("the run is over");
    }
    state.SetItemsProcessed(state.iterations());
    fs::remove(what.scenario);
}
BENCHMARK(stepped)->UseRealTime()->Unit(benchmark::kMicrosecond);

}  // namespace
