// How much memory the processes of a run use, from /proc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <sys/types.h>

namespace threadline::session {

struct MemoryUse {
    std::uint64_t resident_kib = 0;  // high-water mark (VmHWM); pages shared by several count once
                                     // for each
    std::uint64_t virtual_kib = 0;   // high-water mark (VmPeak)

    void raise_to(const MemoryUse& other);
};

// All processes that live in a process group.
std::vector<pid_t> processes_in_group(pid_t group);
// Summed over processes; those that have ended count nothing.
MemoryUse memory_use_of(std::span<const pid_t> processes);

}  // namespace threadline::session
