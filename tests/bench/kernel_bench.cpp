// What it costs to watch the kernel's context switches: for those who switch, and for the session
// that reads the records.
#include "engine/session/kernel_switches.h"

#include <benchmark/benchmark.h>

#include <chrono>
#include <optional>
#include <thread>
#include <vector>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace threadline;

// Two processes that hand a byte to each other; each round trip is two switches onto a CPU and two
// off it, at the least.
struct PingPong {
    int go[2], there[2], back[2];
    pid_t first = -1;

    PingPong() {
        if (pipe(go) != 0 || pipe(there) != 0 || pipe(back) != 0)
            return;
        first = fork();
        if (first != 0)
            return;
        char byte = 0;
        if (read(go[0], &byte, 1) != 1)
            _exit(1);
        if (fork() == 0) {
            while (read(there[0], &byte, 1) == 1 && write(back[1], &byte, 1) == 1) {
            }
            _exit(0);
        }
        for (int round = 0;; ++round) {
            if (round == 20'000)
                _exit(0);
            if (write(there[1], &byte, 1) != 1 || read(back[0], &byte, 1) != 1)
                _exit(1);
        }
    }
    ~PingPong() {
        for (const int* pair : {go, there, back})
            for (int end = 0; end < 2; ++end)
                close(pair[end]);
    }
};

void round_trip(benchmark::State& state, bool watched) {
    using Clock = std::chrono::steady_clock;
    std::uint64_t records = 0, lost = 0;
    double reading = 0;
    for (auto _ : state) {
        PingPong run;
        std::optional<session::KernelSwitches> switches;
        if (watched) {
            auto watch = session::KernelSwitches::watch(run.first);
            if (!watch) {
                state.SkipWithError(watch.error().message.c_str());
                break;
            }
            switches.emplace(std::move(watch).value());
        }
        const auto begin = Clock::now();
        if (write(run.go[1], "x", 1) != 1)
            break;
        std::vector<session::SwitchRecord> out;
        while (waitpid(run.first, nullptr, WNOHANG) == 0) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            if (switches)
                switches->take(out);
            out.clear();
        }
        state.SetIterationTime(std::chrono::duration<double>(Clock::now() - begin).count());
        if (switches) {
            switches->take_rest(out);
            records += switches->records();
            lost += switches->lost();
            reading += std::chrono::duration<double, std::nano>(switches->cost()).count();
        }
    }
    state.SetItemsProcessed(state.iterations() * 20'000);
    if (records > 0) {
        state.counters["ns_per_record"] = reading / static_cast<double>(records);
        state.counters["records"] = static_cast<double>(records);
        state.counters["lost"] = static_cast<double>(lost);
    }
}

BENCHMARK_CAPTURE(round_trip, not_watched, false)->UseManualTime()->Iterations(5);
BENCHMARK_CAPTURE(round_trip, watched, true)->UseManualTime()->Iterations(5);

}  // namespace
