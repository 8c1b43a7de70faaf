// The lanes of the CPUs where the kernel does not tell who was on which: from the states of the
// actors, and from what the system counted for all CPUs together.
#pragma once

#include "engine/trace/lane.h"
#include "engine/trace/trace_event.h"

#include <memory>
#include <span>
#include <vector>

namespace threadline::trace {

// How busy the CPUs were, with whatever, as CpuBusy events tell.
class CpuLoad {
public:
    struct Sample {
        Time at{0};
        Duration busy{0};  // all CPUs together, since the first sample
    };

    void append(const TraceEvent& event);  // CpuBusy
    std::span<const Sample> samples() const { return samples_; }

private:
    std::vector<Sample> samples_;
};

// Whoever begins to run takes the CPU that it had, or the first that is free. While one of them is
// ready for long, none is free (taken_cores.h). What the CPUs were busy with beyond that is other
// programs' (Threadline's own among them): so much of the rest of the stretch between two samples,
// on the last CPUs first. Sums are as right as the system's count, which goes in ticks; what adds
// up to less than two of them is noise. Places are guessed. O(n log n).
std::vector<std::shared_ptr<const CpuLane>> estimated_cpu_lanes(
    std::span<const std::shared_ptr<const ActorLane>> actors, std::uint32_t cpus,
    std::span<const CpuLoad::Sample> load, Time end);

}  // namespace threadline::trace
