// Turns the kernel's records into events of the trace: kernel ids become actors, the kernel's time
// becomes the run's. Beside them, every so often, how busy each CPU was; where the kernel refuses
// that is all there is.
//
// A thread's kernel id is published by itself before its first event, but after the kernel's first
// records of it: until then it counts as one of Threadline's own. If it is on a CPU when its actor
// becomes known, its SwitchedIn is told again.
//
// One owner thread: the session's.
#pragma once

#include "engine/record/shared_memory.h"
#include "engine/session/cpu_usage.h"
#include "engine/session/kernel_switches.h"
#include "engine/session/unpublished.h"
#include "engine/trace/trace_event.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace threadline::session {

class SwitchFeed {
public:
    explicit SwitchFeed(const record::SharedMemory& memory) : memory_(memory) {}

    // Before the runner is spawned: it is to wait for watch().
    void announce();
    // Right after. Errors: one line that says how to allow it; the runner goes on in any case.
    Status watch(pid_t runner);
    bool watches() const { return kernel_.has_value(); }

    // Until the run starts, every few milliseconds, so that nothing is lost.
    void collect();
    // Time zero of the run on CLOCK_MONOTONIC_RAW.
    void start(std::uint64_t raw_ns);
    // Appends what is complete to `events`. Returns up to when it is. Only where it watches().
    trace::Time take(std::vector<trace::TraceEvent>& events);
    // The same without the kernel's switches.
    void take_usage(std::vector<trace::TraceEvent>& events);
    const Unpublished& unpublished() const { return unpublished_; }
    // All that is left, once the run is over. What came after `end` is taken for its end.
    void take_rest(std::vector<trace::TraceEvent>& events, trace::Time end);

    // Whose threads have ended, by the kernel, and when.
    struct End {
        ActorId actor;
        trace::Time at{0};
    };
    std::span<const End> ends() const { return ends_; }

    std::uint64_t lost() const { return kernel_ ? kernel_->lost() : 0; }
    const std::optional<KernelSwitches>& kernel() const { return kernel_; }

private:
    using SteadyClock = std::chrono::steady_clock;

    struct OnCpu {
        std::int32_t thread = 0;
        trace::Time since{0};
    };
    void learn_actors(std::vector<trace::TraceEvent>& events);
    std::vector<CpuUsage> usage_now() const;
    void note_usage_begin();
    void sample_usage();
    void translate(std::vector<trace::TraceEvent>& events, trace::Time end);
    trace::Time run_time(std::uint64_t raw_ns) const;

    const record::SharedMemory& memory_;
    std::optional<KernelSwitches> kernel_;
    bool announced_ = false;
    std::uint64_t start_ns_ = 0;
    trace::Time last_{0};

    std::vector<SwitchRecord> records_;
    std::unordered_map<std::int32_t, ActorId> actor_of_;
    std::vector<std::uint32_t> without_thread_;  // actors whose kernel id is not known yet
    std::uint32_t actors_known_ = 0;
    std::vector<OnCpu> on_cpu_;  // by CPU: threads that are no known actor's
    std::vector<End> ends_;

    Unpublished unpublished_;

    SteadyClock::time_point usage_due_{};
    std::vector<std::int64_t> usage_begin_;  // by CPU, ns
    std::vector<trace::TraceEvent> usage_;   // not yet given out
};

}  // namespace threadline::session
