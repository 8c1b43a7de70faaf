// What recording costs a run: each shipped scenario on the real clock with and without it, in
// turns, and the ratio of their wall times. Beside it what the program itself says that it cost.
//
//   overhead_bench [--rounds N] [NAME...]     names: parts of the names of scenarios
//
// A ratio is the median over the rounds of (with / without), each pair run one right after the
// other, the first of them by turns. Scenarios that do not end by themselves have no ratio.
#include "engine/session/session.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using namespace threadline;
namespace fs = std::filesystem;

constexpr auto longest = std::chrono::seconds(5);

std::vector<fs::path> scenarios() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(THREADLINE_SOURCE_DIR "/scenarios"))
        if (entry.path().extension() == ".lua")
            found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

struct Measured {
    bool completed = false;
    double wall_ms = 0;
    double events = 0;
    double own_estimate = 0;  // %
};

Measured run_once(const fs::path& scenario, bool recording) {
    session::RunRequest request;
    request.scenario = scenario;
    request.runner = fs::path(THREADLINE_BIN_DIR) / "threadline-runner";
    request.time_limit = longest;
    request.recording = recording;
    request.seed = 1;
    auto started = session::Session::start(std::move(request));
    if (!started)
        return {};
    started.value()->wait();
    const trace::RunInfo info = *started.value()->snapshot().trace.info;
    return {info.outcome == trace::Outcome::Completed,
            std::chrono::duration<double, std::milli>(info.wall).count(),
            static_cast<double>(info.events_recorded), info.overhead_percent};
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

void measure(const fs::path& scenario, int rounds) {
    const std::string name = scenario.parent_path().filename() / scenario.stem();
    std::vector<double> ratios, with, without, rates, estimates;
    for (int round = 0; round < rounds; ++round) {
        Measured recorded, bare;
        for (const bool recording : {round % 2 == 0, round % 2 != 0})
            (recording ? recorded : bare) = run_once(scenario, recording);
        if (!recorded.completed || !bare.completed) {
            std::printf("%-32s does not end by itself\n", name.c_str());
            return;
        }
        ratios.push_back(recorded.wall_ms / bare.wall_ms);
        with.push_back(recorded.wall_ms);
        without.push_back(bare.wall_ms);
        rates.push_back(recorded.events / recorded.wall_ms * 1000);
        estimates.push_back(recorded.own_estimate);
    }
    std::printf("%-32s %10.0f %11.2f %11.2f %8.4f  %5.2f %%\n", name.c_str(), median(rates),
                median(with), median(without), median(ratios), median(estimates));
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    int rounds = 5;
    std::vector<std::string> names;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--rounds") == 0 && i + 1 < argc)
            rounds = std::max(1, std::atoi(argv[++i]));
        else if (argv[i][0] != '-')  // options of Google Benchmark mean nothing here
            names.emplace_back(argv[i]);
    }
    std::printf("%-32s %10s %11s %11s %8s  %s\n", "scenario", "events/s", "with ms", "without ms",
                "ratio", "own estimate");
    for (const fs::path& scenario : scenarios())
        if (names.empty() || std::any_of(names.begin(), names.end(), [&](const std::string& name) {
                return scenario.string().find(name) != std::string::npos;
            }))
            measure(scenario, rounds);
}
