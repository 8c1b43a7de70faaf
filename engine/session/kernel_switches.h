// The kernel's context switches of a run's threads (perf_event_open(2), DESIGN.md decision 5).
//
// One descriptor a CPU, opened on the runner while it has a single thread and no child: all its
// threads and processes inherit it. The records of a CPU lie in a ring that the kernel fills and
// this class empties; those of all CPUs are merged by time. No permission is needed up to
// kernel.perf_event_paranoid = 2; where the kernel refuses, which is a normal case, the run goes on
// and its CPU figures are estimated.
//
// The session's own threads are watched as well, so that their time on a CPU is not taken for
// idle or for other programs'.
//
// What finds no room in a ring the kernel tells with the next record that does, which may be much
// later, or never. So where a ring was full its count is asked for at once (PERF_FORMAT_LOST, Linux
// 6.0; an older kernel has none, and a full ring counts as one record lost).
//
// One owner thread: the session's.
#pragma once

#include "engine/record/result.h"
#include "engine/session/runner_process.h"

#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

#include <sys/types.h>

namespace threadline::session {

// One record, its time on CLOCK_MONOTONIC_RAW.
struct SwitchRecord {
    enum class Kind : std::uint8_t { In, Out, Preempted, Lost };
    std::uint64_t raw_ns = 0;
    std::int32_t thread = 0;  // kernel id
    std::uint16_t cpu = 0;
    Kind kind = Kind::In;
    bool ends = false;       // Out: and so does the thread
    std::uint32_t lost = 0;  // Lost: how many, from here to the CPU's next record
};

class KernelSwitches {
public:
    // Errors: one line that names the mend.
    static Result<KernelSwitches> watch(pid_t runner);
    ~KernelSwitches();
    KernelSwitches(KernelSwitches&&) noexcept = default;
    KernelSwitches& operator=(KernelSwitches&&) = delete;

    // Appends what has come, in order of time, to `out`. Returns up to when nothing is missing.
    std::uint64_t take(std::vector<SwitchRecord>& out);
    // The same once the run is over: everything.
    void take_rest(std::vector<SwitchRecord>& out);

    std::uint64_t lost() const { return lost_; }
    std::uint64_t records() const { return records_; }
    std::chrono::nanoseconds cost() const { return cost_; }  // of taking them

private:
    struct Ring {
        std::uint16_t cpu = 0;
        Descriptor watch;
        std::vector<Descriptor> own;  // the session's threads, into the same ring
        void* pages = nullptr;
        std::size_t data_bytes = 0;
        std::uint64_t last_ns = 0;  // of its latest record
        bool counts_lost = true;
        std::uint64_t lost_by_record = 0;  // as the kernel's records say
        std::uint64_t lost = 0;            // told
        std::int32_t on = nobody;          // who is on the CPU, as far as is known
    };
    static constexpr std::int32_t nobody = 0;
    static constexpr std::int32_t not_known = -1;

    KernelSwitches() = default;
    static Result<Ring> open(int cpu, pid_t runner);
    void read(Ring& ring);
    void parse(Ring& ring, std::span<const std::byte> record);
    void tell_lost(Ring& ring, std::uint64_t in_all);
    static std::uint64_t count_lost(const Ring& ring);
    void add(Ring& ring, const SwitchRecord& record);

    std::vector<Ring> rings_;
    std::vector<SwitchRecord> pending_;  // read, not yet given out
    std::uint64_t lost_ = 0;
    std::uint64_t records_ = 0;
    std::chrono::nanoseconds cost_{0};
};

}  // namespace threadline::session
