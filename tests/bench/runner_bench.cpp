// What a run costs around the scenario: from the start of threadline-runner to the open gate and to
// its end, per thread, and per step through Lua. Real time, as a person waits for it.
#include "tests/engine/runner_harness.h"

#include <benchmark/benchmark.h>
#include <sys/wait.h>

#include <chrono>

namespace {

using namespace threadline;
using test::RunnerHarness;
using Clock = std::chrono::steady_clock;

const std::string kFile = "scenarios/bench/one.lua";

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// The calling thread spins, as the end is looked for every millisecond otherwise.
void run_to(benchmark::State& state, const std::string& source, record::Phase wanted) {
    for (auto _ : state) {
        const auto start = Clock::now();
        RunnerHarness run(kFile, {}, source);
        while (run.phase() < wanted)
            sched_yield();
        state.SetIterationTime(seconds_since(start));
        run.wait();
        if (run.exit_status() != 0)
            state.SkipWithError(run.error_message().c_str());
    }
}

void start_to_running(benchmark::State& state) {
    run_to(state, "thread('A', function() end)", record::Phase::Running);
}

void start_to_exit(benchmark::State& state) {
    for (auto _ : state) {
        const auto start = Clock::now();
        RunnerHarness run(kFile, {}, "thread('A', function() end)");
        siginfo_t info;
        waitid(P_PID, static_cast<id_t>(run.process()), &info, WEXITED | WNOWAIT);
        state.SetIterationTime(seconds_since(start));
    }
}

void start_of_threads(benchmark::State& state) {
    run_to(state, "threads(" + std::to_string(state.range(0)) + ", 'T', function() end)",
           record::Phase::Running);
}

// CPU time of the thread per round of `steps`, from its own first and last event.
void steps_through_lua(benchmark::State& state, const std::string& steps) {
    constexpr int rounds = 100'000;
    const std::string source =
        "local l, v = lock 'L', shared('v', 0)\nthread('A', function() for _ = 1, " +
        std::to_string(rounds) + " do " + steps + " end end)";
    for (auto _ : state) {
        RunnerHarness run(kFile, {}, source);
        run.wait();
        const auto events = run.events();
        const auto cpu = events.back().event.argument - events.front().event.argument;
        state.SetIterationTime(static_cast<double>(cpu) * 1e-9 / rounds);
    }
}

BENCHMARK(start_to_running)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(30);
BENCHMARK(start_to_exit)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(30);
BENCHMARK(start_of_threads)
    ->Arg(1000)
    ->Arg(10'000)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(3);
BENCHMARK_CAPTURE(steps_through_lua, empty_loop, "")->UseManualTime()->Iterations(5);
BENCHMARK_CAPTURE(steps_through_lua, arithmetic, "local a = _ * 2 + 1")
    ->UseManualTime()
    ->Iterations(5);
BENCHMARK_CAPTURE(steps_through_lua, call_into_c, "local a = math.abs(_)")
    ->UseManualTime()
    ->Iterations(5);
BENCHMARK_CAPTURE(steps_through_lua, lock_unlock, "l:lock() l:unlock()")
    ->UseManualTime()
    ->Iterations(5);
BENCHMARK_CAPTURE(steps_through_lua, read_write, "v:write(v:read() + 1)")
    ->UseManualTime()
    ->Iterations(5);

}  // namespace
