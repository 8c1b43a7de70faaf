// How fast a scenario is explored: executions and engine steps a second, on one core, beside going
// through all interleavings without any reduction.
#include "engine/runtime/explored_scenario.h"
#include "engine/schedule/exploration.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <vector>

namespace {

using namespace threadline;

const char* const kReadAndWrite = R"(
local n = number("threads", 2, {min = 2, max = 8})
local count = shared("count", 0)
threads(n, "T", function() count:write(count:read() + 1) end)
)";

const char* const kLockAndAdd = R"(
local n = number("threads", 2, {min = 2, max = 8})
local count = shared("count", 0)
local l = lock "L"
threads(n, "T", function()
  l:lock()
  count:write(count:read() + 1)
  l:unlock()
end)
)";

std::unique_ptr<runtime::ExploredScenario> scenario(const char* text, std::int64_t threads) {
    auto loaded = runtime::ExploredScenario::load({"bench.lua", "bench", "bench.lua", text},
                                                  {{"threads", std::to_string(threads)}}, 0, {});
    if (!loaded)
        std::abort();
    return std::move(loaded).value();
}

void report(benchmark::State& state, double executions, double steps) {
    state.counters["executions"] =
        benchmark::Counter(executions / static_cast<double>(state.iterations()));
    state.counters["executions/s"] = benchmark::Counter(executions, benchmark::Counter::kIsRate);
    state.counters["steps/s"] = benchmark::Counter(steps, benchmark::Counter::kIsRate);
}

void explore(benchmark::State& state, const char* text) {
    const auto explored = scenario(text, state.range(0));
    double executions = 0;
    double steps = 0;
    for (auto _ : state) {
        const schedule::Exploration exploration = schedule::explore(explored->program());
        executions += static_cast<double>(exploration.counts.executions);
        steps += static_cast<double>(exploration.counts.steps);
    }
    report(state, executions, steps);
}

// Depth first: which of the choices was taken at each step so far.
void all_interleavings(benchmark::State& state, const char* text) {
    const auto explored = scenario(text, state.range(0));
    schedule::Program& program = explored->program();
    double executions = 0;
    double steps = 0;
    schedule::Footprint footprint;
    for (auto _ : state) {
        std::vector<std::size_t> taken;
        do {
            program.reset();
            std::vector<std::size_t> left;  // choices not taken yet, at each step
            for (std::size_t step = 0;; ++step) {
                const auto choices = program.choices();
                if (choices.empty())
                    break;
                if (step == taken.size())
                    taken.push_back(0);
                left.push_back(choices.size() - 1 - taken[step]);
                const schedule::Choice choice = choices[taken[step]];
                footprint.clear();
                program.make(choice, footprint);
                ++steps;
            }
            ++executions;
            while (!taken.empty() && left[taken.size() - 1] == 0)
                taken.pop_back();
            if (!taken.empty())
                ++taken.back();
        } while (!taken.empty());
    }
    report(state, executions, steps);
}

BENCHMARK_CAPTURE(explore, read_and_write, kReadAndWrite)->Arg(3)->Arg(4)->Arg(5);
BENCHMARK_CAPTURE(all_interleavings, read_and_write, kReadAndWrite)->Arg(3)->Arg(4)->Arg(5);
BENCHMARK_CAPTURE(explore, lock_and_add, kLockAndAdd)->Arg(5)->Arg(6);
BENCHMARK_CAPTURE(all_interleavings, lock_and_add, kLockAndAdd)->Arg(5)->Arg(6);

}  // namespace
