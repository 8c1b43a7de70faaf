// Two threads that record as fast as they can, for ten seconds, by either setting of --overflow:
// what was lost is counted and Unknown, or nothing is and what they were held up for is Recorder.
// The session's memory is bounded by --memory.
//   flood_bench [--seconds N] [--memory MIB]      default: 10, 256
// Exit status 1: something was lost in silence, or the memory was not bounded.
#include "engine/session/session.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

#include <malloc.h>

namespace {

using namespace threadline;
namespace fs = std::filesystem;

const char* const flat_out = R"(
local noise = shared("noise", 0)
threads(2, "Worker", function() while true do noise:add(1) end end)
)";

double status_mib(const char* field) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(field))
            return std::strtod(line.c_str() + std::strlen(field), nullptr) / 1024;
    return 0;
}

double share_of(const session::RunSnapshot& run, trace::State state) {
    trace::StateShares shares;
    for (const auto& lane : run.trace.actors)
        shares.merge(lane->shares({lane->begin, lane->end}));
    return 100 * static_cast<double>(shares.of(state).count()) /
           static_cast<double>(std::max<std::int64_t>(1, shares.total().count()));
}

std::uint64_t additions(const session::RunSnapshot& run) {
    for (const auto& [name, value] : run.trace.values())
        if (name == "noise")
            return static_cast<std::uint64_t>(value.payload);
    return 0;
}

bool flood(record::OverflowPolicy overflow, int seconds, std::size_t memory_mib) {
    malloc_trim(0);
    std::ofstream("/proc/self/clear_refs") << "5";  // the peak begins anew
    const double before = status_mib("VmRSS:");
    session::RunRequest request;
    request.scenario = "flood.lua";
    request.name = "flood";
    request.source = flat_out;
    request.runner = fs::path(THREADLINE_BIN_DIR) / "threadline-runner";
    request.time_limit = std::chrono::seconds(seconds);
    request.overflow = overflow;
    request.memory = memory_mib << 20;
    auto started = session::Session::start(std::move(request));
    if (!started) {
        std::fprintf(stderr, "%s\n", started.error().message.c_str());
        return false;
    }
    started.value()->wait();
    const session::RunSnapshot run = started.value()->snapshot();
    const trace::RunInfo& info = *run.trace.info;
    const bool loses = overflow == record::OverflowPolicy::CountLost;
    const double unknown = share_of(run, trace::State::Unknown);
    const double recorder = share_of(run, trace::State::Recorder);
    const double peak = status_mib("VmHWM:") - before;
    std::printf("%-6s %9.2f %12llu %12llu %9.1f %% %9.1f %% %9.0f MiB\n", loses ? "lose" : "wait",
                static_cast<double>(info.events_recorded) / 1e6 / seconds,
                static_cast<unsigned long long>(info.events_recorded),
                static_cast<unsigned long long>(info.events_lost), unknown, recorder, peak);
    std::fflush(stdout);
    // An addition may have been killed before it could be counted.
    const bool silent = info.events_recorded + info.events_lost + 2 < additions(run);
    const bool drawn =
        loses ? info.events_lost == 0 || unknown > 0 : info.events_lost <= 2 && recorder > 0;
    // The rings, what stands before them in memory, and what is being copied come on top.
    const bool bounded = peak < 2.0 * static_cast<double>(memory_mib) + 256;
    if (silent)
        std::printf("       LOST IN SILENCE: there were %llu additions\n",
                    static_cast<unsigned long long>(additions(run)));
    if (!drawn)
        std::printf("       NOT DRAWN\n");
    if (!bounded)
        std::printf("       MEMORY NOT BOUNDED\n");
    return !silent && drawn && bounded;
}

}  // namespace

int main(int count, char** arguments) {
    int seconds = 10;
    std::size_t memory = 256;
    for (int i = 1; i + 1 < count; ++i)
        if (std::strcmp(arguments[i], "--seconds") == 0)
            seconds = std::max(1, std::atoi(arguments[i + 1]));
        else if (std::strcmp(arguments[i], "--memory") == 0)
            memory = static_cast<std::size_t>(std::max(16, std::atoi(arguments[i + 1])));
    std::printf("Two threads flat out for %d s, --memory %zu\n", seconds, memory);
    std::printf("%-6s %9s %12s %12s %11s %11s %13s\n", "", "M/s", "recorded", "lost", "Unknown",
                "Recorder", "session peak");
    bool well = flood(record::OverflowPolicy::CountLost, seconds, memory);
    well = flood(record::OverflowPolicy::HoldUp, seconds, memory) && well;
    return well ? 0 : 1;
}
