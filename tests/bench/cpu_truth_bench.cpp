// Whether the CPU figures of a run are what others say of the same stretch of time:
//   - the time of each thread on a CPU against its own CPU clock (CLOCK_THREAD_CPUTIME_ID)
//   - the share of idle time against /proc/stat, where the machine is quiet enough to tell; and
//     without the kernel's switches, beside a program that computes
//   - when a thread left its CPU against `perf sched record`, where that may be used
// What cannot be compared here says why. Exit status 1: a figure is out of its bounds.
#include "engine/analysis/report.h"
#include "engine/session/session.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace threadline;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

bool all_well = true;

void check(bool within, const char* text) {
    std::printf("    %s: %s\n", within ? "within" : "OUT OF BOUNDS", text);
    all_well = all_well && within;
}

session::RunSnapshot run_text(const std::string& text, bool kernel_switches = true) {
    session::RunRequest request;
    request.kernel_switches = kernel_switches;
    const fs::path path = fs::temp_directory_path() / "threadline-cpu-truth.lua";
    std::ofstream(path) << text;
    request.scenario = path;
    request.runner = fs::path(THREADLINE_BIN_DIR) / "threadline-runner";
    auto started = session::Session::start(std::move(request));
    if (!started) {
        std::fprintf(stderr, "%s\n", started.error().message.c_str());
        std::exit(1);
    }
    started.value()->wait();
    fs::remove(path);
    return started.value()->snapshot();
}

// Some work, some waiting, on every CPU.
const char* const mixed = R"(
local server = service "server"
threads(4, "T", function(i) for n = 1, 20 do compute(3) server:request(30 + 7 * i) end end)
)";

void compare_cpu_clocks(const session::RunSnapshot& run) {
    std::printf("On a CPU, by the lanes and by the thread's own clock (1 %% or 1 ms)\n");
    for (const auto& thread : analysis::make_report(run.trace, *run.findings).threads) {
        const double lanes =
            std::chrono::duration<double, std::milli>(thread.states.of(trace::State::Running))
                .count();
        const double clock = std::chrono::duration<double, std::milli>(thread.cpu).count();
        std::printf("  %-6s %9.3f ms %9.3f ms\n", thread.name.c_str(), lanes, clock);
        check(std::abs(lanes - clock) <= std::max(1.0, clock / 100), "on-CPU time");
    }
}

struct Ticks {
    double idle = 0;
    double all = 0;
};

Ticks ticks() {
    std::ifstream stat("/proc/stat");
    std::string cpu;
    stat >> cpu;
    std::array<double, 8> fields{};
    for (double& field : fields)
        stat >> field;
    Ticks now{fields[3] + fields[4], 0};
    for (const double field : fields)
        now.all += field;
    return now;
}

double idle_percent(const Ticks& from, const Ticks& to) {
    return to.all > from.all ? 100 * (to.idle - from.idle) / (to.all - from.all) : 0;
}

void compare_idle_share() {
    std::printf("Idle, by the lanes and by /proc/stat (two points, on a quiet machine)\n");
    const Ticks before = ticks();
    std::this_thread::sleep_for(1s);
    const Ticks quiet = ticks();
    const double at_rest = idle_percent(before, quiet);
    if (at_rest < 98) {
        std::printf("  not compared: others keep this machine %.1f %% busy\n", 100 - at_rest);
        return;
    }
    const session::RunSnapshot run = run_text(mixed);
    const Ticks after = ticks();
    const auto cpu = analysis::make_report(run.trace, *run.findings).cpu;
    const double lanes = 100 * static_cast<double>(cpu.idle.count()) /
                         static_cast<double>(std::max<std::int64_t>(1, cpu.total().count()));
    const double kernel = idle_percent(quiet, after);
    std::printf("  %.1f %% by the lanes (%s), %.1f %% by /proc/stat\n", lanes,
                trace::key_of(run.trace.info->cpu_source), kernel);
    check(std::abs(lanes - kernel) <= 2, "idle share");
}

// What the run did not use is other programs' as far as /proc/stat says so: on one core there is
// one.
void compare_estimated_idle_share() {
    std::printf(
        "Idle beside a program that computes, estimated, and by /proc/stat (five points)\n");
    std::fflush(stdout);
    const pid_t busy = fork();
    if (busy == 0)
        for (;;) {
        }
    const Ticks before = ticks();
    const session::RunSnapshot run = run_text(mixed, false);
    const Ticks after = ticks();
    kill(busy, SIGKILL);
    waitpid(busy, nullptr, 0);
    const auto cpu = analysis::make_report(run.trace, *run.findings).cpu;
    const double kernel = idle_percent(before, after);
    std::printf("  %.1f %% by the lanes (%s), %.1f %% by /proc/stat\n", cpu.idle_percent(),
                trace::key_of(run.trace.info->cpu_source), kernel);
    check(std::abs(cpu.idle_percent() - kernel) <= 5, "estimated idle share");
}

// ---- perf sched ---------------------------------------------------------------------------------

pid_t start_perf(const fs::path& file) {
    std::fflush(stdout);  // or the child would say it again
    const pid_t child = fork();
    if (child != 0)
        return child;
    if (!std::freopen("/dev/null", "w", stdout) || !std::freopen("/dev/null", "w", stderr))
        _exit(126);
    execlp("perf", "perf", "sched", "record", "-k", "CLOCK_MONOTONIC_RAW", "-o", file.c_str(),
           static_cast<char*>(nullptr));
    _exit(127);
}

// Of each thread of `process`, when it left its CPU, in ns.
std::map<long, std::vector<double>> switched_out(const fs::path& file, long process) {
    std::map<long, std::vector<double>> times;
    const std::string command =
        "perf script -i '" + file.string() + "' --ns -F pid,tid,time,event 2>/dev/null";
    FILE* pipe = popen(command.c_str(), "r");
    if (!pipe)
        return times;
    std::array<char, 512> line{};
    while (std::fgets(line.data(), line.size(), pipe)) {
        long pid = 0, tid = 0;
        double seconds = 0;
        if (std::sscanf(line.data(), " %ld/%ld %lf:", &pid, &tid, &seconds) == 3 &&
            pid == process && std::string(line.data()).find("sched_switch") != std::string::npos)
            times[tid].push_back(seconds * 1e9);
    }
    pclose(pipe);
    return times;
}

double median(std::vector<double> values) {
    std::nth_element(values.begin(),
                     values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

// How far the two are apart at most, once the best common shift is taken out; a few at either end
// may be known to one of them only.
double largest_difference(const std::vector<double>& ours, const std::vector<double>& theirs) {
    double best = 1e18;
    for (int shift = -4; shift <= 4; ++shift) {
        std::vector<double> differences;
        for (int i = 0; i < static_cast<int>(ours.size()); ++i)
            if (i + shift >= 0 && i + shift < static_cast<int>(theirs.size()))
                differences.push_back(theirs[static_cast<std::size_t>(i + shift)] -
                                      ours[static_cast<std::size_t>(i)]);
        if (differences.size() + 4 < ours.size() || differences.size() < 8)
            continue;
        const double middle = median(differences);
        double worst = 0;
        for (const double difference : differences)
            worst = std::max(worst, std::abs(difference - middle));
        best = std::min(best, worst);
    }
    return best;
}

void compare_switches() {
    std::printf("Leaving a CPU, by the lanes and by perf sched (20 us)\n");
    const fs::path file = fs::temp_directory_path() / "threadline-cpu-truth.perf";
    const pid_t perf = start_perf(file);
    std::this_thread::sleep_for(1s);
    if (waitpid(perf, nullptr, WNOHANG) == perf) {
        std::printf("  not compared: `perf sched record` is not there, or not allowed\n");
        return;
    }
    const session::RunSnapshot run =
        run_text("thread('A', function() for n = 1, 40 do compute(0.5) sleep(1 + n % 7) end end)");
    std::this_thread::sleep_for(200ms);
    kill(perf, SIGINT);
    waitpid(perf, nullptr, 0);
    const trace::ActorLane& lane = *run.trace.actors.at(0);
    std::vector<double> ours;
    for (std::size_t i = 0; i + 1 < lane.intervals.size(); ++i)
        if (lane.intervals[i].state == trace::State::Running &&
            lane.intervals[i + 1].state != trace::State::Running)
            ours.push_back(static_cast<double>(lane.intervals[i].end.count()));
    double best = 1e18;
    const long process = run.trace.tables->actor(lane.actor).process_id;
    for (const auto& [tid, times] : switched_out(file, process))
        best = std::min(best, largest_difference(ours, times));
    fs::remove(file);
    if (run.trace.info->cpu_source != trace::CpuSource::Kernel || best > 1e17) {
        std::printf("  not compared: no thread of the run is in the records of perf\n");
        return;
    }
    std::printf("  %zu switches, %.1f us apart at most\n", ours.size(), best / 1000);
    check(best <= 20'000, "times of switches");
}

}  // namespace

int main() {
    const session::RunSnapshot run = run_text(mixed);
    if (run.trace.info->cpu_source == trace::CpuSource::Kernel)
        compare_cpu_clocks(run);
    else
        std::printf("On a CPU: not compared: %s\n", run.trace.info->cpu_note.c_str());
    compare_idle_share();
    compare_estimated_idle_share();
    compare_switches();
    return all_well ? 0 : 1;
}
