// How long each CPU was busy so far, with whatever: the system's own count, for everybody to read
// (/proc/stat, proc(5)), in steps of a clock tick, usually 10 ms.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>
#include <vector>

namespace threadline::session {

struct CpuUsage {
    std::uint16_t cpu = 0;
    std::chrono::nanoseconds busy{0};
};

std::vector<CpuUsage> cpu_usage();                          // of those online; empty: not known
std::vector<CpuUsage> cpu_usage_in(std::string_view stat);  // the text of /proc/stat

}  // namespace threadline::session
