// What a run on the virtual clock costs: a whole process from the command line (goal: under 100
// ms), and a million scheduling points with threads (goal: under 10 s); and what the costs are that
// its defaults state (record/simulated_cpu.h), on this machine.
#include "engine/record/futex.h"
#include "engine/session/session.h"

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <sched.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <string>
#include <thread>

using namespace threadline;
using namespace std::chrono_literals;

extern char** environ;

namespace {

namespace fs = std::filesystem;

void whole_process(benchmark::State& state) {
    std::string program = THREADLINE_BIN_DIR "/threadline";
    std::string words[] = {program, "run", "deadlock/opposite-order", "--clock", "virtual"};
    char* arguments[] = {words[0].data(), words[1].data(), words[2].data(),
                         words[3].data(), words[4].data(), nullptr};
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    for (auto _ : state) {
        pid_t process = 0;
        int status = -1;
        if (posix_spawn(&process, program.c_str(), &quiet, nullptr, arguments, environ) != 0 ||
            waitpid(process, &status, 0) != process || status != 0)
            return state.SkipWithError("threadline run failed");
    }
    posix_spawn_file_actions_destroy(&quiet);
}
BENCHMARK(whole_process)->UseRealTime()->Unit(benchmark::kMillisecond);

// Threads that take turns at one lock: each of their calls is a scheduling point, and many of them
// pass the turn on.
void a_million_points(benchmark::State& state, bool seeded) {
    const auto threads = static_cast<int>(state.range(0));
    constexpr int points = 1'000'000;
    session::RunRequest what;
    what.scenario =
        fs::temp_directory_path() / ("virtual_clock_bench-" + std::to_string(getpid()) + ".lua");
    std::ofstream(what.scenario) << "local l, v = lock 'L', shared('v', 0)\nthreads(" << threads
                                 << ", 'T', function() for i = 1, " << points / 4 / threads
                                 << " do l:lock() v:write(v:read() + 1) l:unlock() end end)\n";
    what.runner = fs::path(THREADLINE_BIN_DIR) / "threadline-runner";
    what.time_limit = 600s;
    what.simulated_cpu.emplace();
    if (seeded) {
        what.schedule.kind = record::SchedulePolicy::Kind::Seeded;
        what.schedule.seed = 1;
    }
    for (auto _ : state) {
        auto started = session::Session::start(what);
        if (!started)
            return state.SkipWithError(started.error().message.c_str());
        started.value()->wait();
        if (started.value()->snapshot().trace.info->outcome != trace::Outcome::Completed)
            return state.SkipWithError("the run did not complete");
    }
    state.SetItemsProcessed(state.iterations() * points);
    fs::remove(what.scenario);
}
BENCHMARK_CAPTURE(a_million_points, simulated, false)
    ->ArgName("threads")
    ->Arg(2)
    ->Arg(100)
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(a_million_points, seeded, true)
    ->ArgName("threads")
    ->Arg(2)
    ->Arg(100)
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

void stay_on(int cpu) {
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(static_cast<unsigned>(cpu), &one);
    sched_setaffinity(0, sizeof one, &one);
}

// SimulatedCpu::switch_cost: two threads on one CPU that yield to each other.
void switch_on_one_core(benchmark::State& state) {
    const int cpu = sched_getcpu();
    cpu_set_t before;
    sched_getaffinity(0, sizeof before, &before);
    std::atomic<bool> over = false;
    std::thread other([&] {
        stay_on(cpu);
        while (!over.load(std::memory_order_relaxed))
            sched_yield();
    });
    stay_on(cpu);
    for (auto _ : state)
        sched_yield();
    over = true;
    other.join();
    sched_setaffinity(0, sizeof before, &before);
}
BENCHMARK(switch_on_one_core)->UseRealTime();

// SimulatedCpu::hand_over: a thread lets another go on, which goes on and does the same.
void hand_over(benchmark::State& state) {
    std::atomic<std::uint32_t> turn = 0;
    std::atomic<bool> over = false;
    const auto pass = [&turn](std::uint32_t to) {
        turn.store(to);
        record::futex_wake(turn, 1);
    };
    std::thread other([&] {
        while (!over.load()) {
            while (turn.load() == 0 && !over.load())
                record::futex_wait(turn, 0, std::chrono::steady_clock::now() + 100ms);
            pass(0);
        }
    });
    for (auto _ : state) {
        pass(1);
        while (turn.load() == 1)
            record::futex_wait(turn, 1, std::chrono::steady_clock::now() + 100ms);
    }
    over = true;
    pass(1);
    other.join();
    // There and back again.
    state.SetItemsProcessed(2 * state.iterations());
}
BENCHMARK(hand_over)->UseRealTime();

}  // namespace
