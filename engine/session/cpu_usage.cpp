#include "engine/session/cpu_usage.h"

#include <charconv>
#include <fstream>
#include <sstream>
#include <string>

#include <unistd.h>

namespace threadline::session {

std::vector<CpuUsage> cpu_usage_in(std::string_view stat) {
    const long ticks = sysconf(_SC_CLK_TCK);
    const std::chrono::nanoseconds tick(1'000'000'000 / (ticks > 0 ? ticks : 100));
    std::vector<CpuUsage> found;
    std::istringstream lines{std::string(stat)};
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("cpu"))
            break;  // the CPUs stand first
        CpuUsage usage;
        const auto [end, problem] =
            std::from_chars(line.data() + 3, line.data() + line.size(), usage.cpu);
        if (problem != std::errc())
            continue;  // the sum of all
        std::istringstream fields(line.substr(static_cast<std::size_t>(end - line.data())));
        // user nice system idle iowait irq softirq steal; guest time is part of user time.
        std::int64_t field = 0;
        for (int index = 0; index < 8 && fields >> field; ++index)
            if (index != 3 && index != 4)
                usage.busy += field * tick;
        found.push_back(usage);
    }
    return found;
}

std::vector<CpuUsage> cpu_usage() {
    std::ifstream file("/proc/stat");
    std::string text;
    // The counts of interrupts that follow are long and of no use here.
    for (std::string line; std::getline(file, line) && line.starts_with("cpu");)
        text += line + '\n';
    return cpu_usage_in(text);
}

}  // namespace threadline::session
