// What recording costs a run: each shipped scenario on the real clock with and without it, in
// turns, and the ratio of their wall times. Beside it what the program itself says that it cost.
//
//   overhead_bench [--rounds N] [--seconds N] [NAME...]     names: parts of the names of scenarios
//
// A ratio is the median over the rounds of (with / without), each pair run one right after the
// other, the first of them by turns, after one of each that does not count. Beside it stands
// between which two ratios the true median lies with 99 %: two of the measured ones, by the
// binomial distribution, whatever the noise is like. After 8 rounds, 16, 32 and so on it is looked
// at: they end as soon as that says whether recording costs more than 2 %, else when the seconds of
// this scenario are over (default: 8, at most 512 rounds). So few looks leave the answer right with
// 93 % at least. Scenarios that do not end by themselves have no ratio. Exit status 1: one with at
// most 100,000 events a second surely costs more.
#include "engine/session/session.h"

#include <algorithm>
#include <chrono>
#include <cmath>
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
constexpr double most_ratio = 1.02;
constexpr double most_events = 100'000;  // a second, for which that is promised

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

// The two of n sorted values between which the true median lies with 99 % at least: the k-th from
// either end. Of fewer than eight there are none, and it is all of them.
struct Bounds {
    double low = 0, high = 0;
};
Bounds bounds_of_median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t n = values.size();
    // How likely fewer than k + 1 of n lie on one side: the sum of the first terms of the binomial.
    double term = std::pow(0.5, static_cast<double>(n));
    double outside = term;
    std::size_t k = 0;
    while (k + 1 < n / 2) {
        term *= static_cast<double>(n - k) / static_cast<double>(k + 1);
        if (outside + term > 0.005)
            break;
        outside += term;
        ++k;
    }
    return {values[k], values[n - 1 - k]};
}

enum class Verdict { Within, Beyond, NotDecided };

Verdict verdict_of(Bounds bounds) {
    return bounds.high <= most_ratio ? Verdict::Within
           : bounds.low > most_ratio ? Verdict::Beyond
                                     : Verdict::NotDecided;
}

struct Effort {
    int least_rounds = 8;
    std::chrono::seconds time{8};
};

// False: it surely costs more than it may.
bool measure(const fs::path& scenario, Effort effort) {
    constexpr int most_rounds = 512;
    int next_look = effort.least_rounds;
    const std::string name = scenario.parent_path().filename() / scenario.stem();
    const auto until = std::chrono::steady_clock::now() + effort.time;
    std::vector<double> ratios, with, without, rates, estimates;
    Bounds bounds;
    Verdict verdict = Verdict::NotDecided;
    for (int round = -1; round < most_rounds; ++round) {
        Measured recorded, bare;
        for (const bool recording : {round % 2 == 0, round % 2 != 0})
            (recording ? recorded : bare) = run_once(scenario, recording);
        if (!recorded.completed || !bare.completed) {
            std::printf("%-32s does not end by itself\n", name.c_str());
            return true;
        }
        if (round < 0)
            continue;
        ratios.push_back(recorded.wall_ms / bare.wall_ms);
        with.push_back(recorded.wall_ms);
        without.push_back(bare.wall_ms);
        rates.push_back(recorded.events / recorded.wall_ms * 1000);
        estimates.push_back(recorded.own_estimate);
        const bool late = std::chrono::steady_clock::now() > until;
        if (round + 1 < next_look && !(late && round + 1 >= effort.least_rounds))
            continue;
        next_look *= 2;
        bounds = bounds_of_median(ratios);
        verdict = verdict_of(bounds);
        if (late || verdict != Verdict::NotDecided)
            break;
    }
    const bool promised = median(rates) <= most_events;
    const char* says = !promised                    ? "not promised"
                       : verdict == Verdict::Within ? "within"
                       : verdict == Verdict::Beyond ? "BEYOND 2 %"
                                                    : "not decided";
    std::printf("%-32s %10.0f %9.2f %9.2f  %6.4f [%6.4f, %6.4f] %6zu  %-12s %5.2f %%\n",
                name.c_str(), median(rates), median(with), median(without), median(ratios),
                bounds.low, bounds.high, ratios.size(), says, median(estimates));
    std::fflush(stdout);
    return !promised || verdict != Verdict::Beyond;
}

}  // namespace

int main(int argc, char** argv) {
    Effort effort;
    std::vector<std::string> names;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--rounds") == 0 && i + 1 < argc)
            effort.least_rounds = std::max(1, std::atoi(argv[++i]));
        else if (std::strcmp(argv[i], "--seconds") == 0 && i + 1 < argc)
            effort.time = std::chrono::seconds(std::max(0, std::atoi(argv[++i])));
        else if (argv[i][0] != '-')  // options of Google Benchmark mean nothing here
            names.emplace_back(argv[i]);
    }
    std::printf("%-32s %10s %9s %9s  %6s %18s %6s  %-12s %s\n", "scenario", "events/s", "with ms",
                "without", "ratio", "99 % of the median", "rounds", "2 %", "own estimate");
    bool well = true;
    for (const fs::path& scenario : scenarios())
        if (names.empty() || std::any_of(names.begin(), names.end(), [&](const std::string& name) {
                return scenario.string().find(name) != std::string::npos;
            }))
            well = measure(scenario, effort) && well;
    return well ? 0 : 1;
}
